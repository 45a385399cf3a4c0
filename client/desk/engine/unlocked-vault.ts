import { weekAt } from '../../../crypto/days/calendar.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import type { SumoEngine } from '../../../crypto/primitives/sodium-sumo.ts'
import type { SecurityKeyAnswer, SecurityKeyQuery } from '../../../crypto/vault/security-key.ts'
import { securityKeysOf } from '../../../crypto/vault/vault.ts'
import { unlessBroken } from '../model/broken.ts'
import { DeskError } from '../model/error.ts'
import type { EnrolmentView, Joining, VaultState } from '../rpc/answers.ts'
import type { Relay } from '../wire/host-client.ts'
import type { CacheStore, RowStore, UnsentStore } from '../wire/ports.ts'
import type { Desk } from './desk.ts'
import type { ReceptionSource } from './monitor/reception.ts'
import {
  enrolmentFile,
  findOwnPlace,
  hasJoined,
  newMember,
  printOf,
  requireSameRoot,
  secretsForNextList,
} from './vault/enrol.ts'
import { VaultFile, type VaultTools } from './vault/vault-file.ts'

export interface UnlockTools extends VaultTools, Omit<ReceptionSource, 'transport'> {
  readonly engine: SumoEngine
}

/** The way to a desk: a vault that is opened or made, and the key list that has to name its member. */
export class UnlockedVault {
  readonly #tools: UnlockTools
  readonly #relay: Relay
  readonly safe: VaultFile

  private constructor(tools: UnlockTools, relay: Relay, safe: VaultFile) {
    this.#tools = tools
    this.#relay = relay
    this.safe = safe
  }

  /** Queries for a security key before the vault opens; none if it is damaged or needs no security key. */
  static async wantedKeys(relay: Relay): Promise<readonly SecurityKeyQuery[]> {
    const file = (await relay.readFile('vault')) ?? new Uint8Array(0)
    const keys = unlessBroken([], () => securityKeysOf(file))
    return keys.map(({ credential, salt }) => ({ credential, salt }))
  }

  /** @throws DeskError of `VaultFile.open` */
  static async unlock(
    tools: UnlockTools,
    relay: Relay,
    passphrase: string,
    answer: SecurityKeyAnswer | null,
  ): Promise<UnlockedVault> {
    return new UnlockedVault(tools, relay, await VaultFile.open(tools, relay, passphrase, answer))
  }

  /**
   * Make a vault, and the file with which its member joins a reception.
   *
   * @throws DeskError `other-reception` if the server has another root; of `VaultFile.create`
   */
  static async enrol(
    tools: UnlockTools,
    relay: Relay,
    passphrase: string,
    joining: Joining,
  ): Promise<UnlockedVault> {
    const { primitives: p, random, now } = tools
    await requireSameRoot({ ...tools, transport: relay.transport }, joining.root)
    const week = weekAt(now())
    const made = newMember(p, random, joining, week)
    const file = enrolmentFile(p, made.vault, made.weeks, joining, week)
    // first: a vault whose file cannot be written could never join
    await relay.hand('enrolment', file)
    const safe = await VaultFile.create(tools, relay, passphrase, made)
    return new UnlockedVault(tools, relay, safe)
  }

  get source(): ReceptionSource {
    return { ...this.#tools, transport: this.#relay.transport }
  }

  /** Stores of what was opened, and of what waits. */
  get stores(): {
    readonly cache: CacheStore
    readonly rows: RowStore
    readonly unsent: UnsentStore
  } {
    const { cache, rows, unsent } = this.#relay
    return { cache, rows, unsent }
  }

  get vaultState(): VaultState {
    const { securityKeys, isCheap } = this.safe
    const keys = securityKeys.map(({ credential, name }) => ({ id: toHex(credential), name }))
    return { keys, isCheap }
  }

  get joined(): boolean {
    return hasJoined(this.safe.vault)
  }

  /** Check whether the key list names the member by now, and keep the place. @throws DeskError */
  async join(): Promise<boolean> {
    const { safe } = this
    const vault = await findOwnPlace(this.source, safe.vault)
    if (vault !== null) await safe.keep(vault, safe.weeks)
    return vault !== null
  }

  /** The file with which the member asked to join. @throws DeskError `files`, `full-disk` */
  async enrolment(): Promise<EnrolmentView> {
    const { vault } = this.safe
    const bytes = await this.#relay.readHanded('enrolment')
    const print = bytes && printOf(this.#tools.primitives, vault, bytes)
    const path = bytes && print && (await this.#relay.hand('enrolment', bytes))
    const file = print && path ? { print, path, bytes } : null
    return { purpose: 'joining', id: vault.member, root: vault.root, file }
  }

  /**
   * Draw the secrets for the next list, and write the file with their public keys.
   *
   * @throws DeskError `offline` before the first sync, `files`, `full-disk`, `other-window`
   */
  async makeKeys(desk: Desk): Promise<EnrolmentView> {
    const { primitives: p, random, now } = this.#tools
    const { member } = desk
    if (member === null) throw new DeskError('offline')
    await desk.addWeeks((weeks) => secretsForNextList(random, weeks, now()))
    const file = enrolmentFile(p, desk.vault, desk.weeks, member, weekAt(now()))
    const path = await this.#relay.hand('keys', file)
    const print = printOf(p, desk.vault, file)
    const { root } = desk.vault
    return {
      purpose: 'next-list',
      id: member.id,
      root,
      file: print ? { print, path, bytes: file } : null,
    }
  }
}
