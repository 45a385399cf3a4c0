import { equal, type Random, toBase64url } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { PassphraseCost } from '../../../../crypto/primitives/primitives.ts'
import type { SumoEngine } from '../../../../crypto/primitives/sodium-sumo.ts'
import {
  newSecurityKey,
  type SecurityKey,
  type SecurityKeyAnswer,
} from '../../../../crypto/vault/security-key.ts'
import {
  hashingOf,
  isCheap,
  isPassphraseOf,
  lockVault,
  newVaultKey,
  openVault,
  openWeeks,
  sealVault,
  sealWeeks,
  securityKeysOf,
  type Vault,
  type VaultKey,
  type WeeklySecrets,
} from '../../../../crypto/vault/vault.ts'
import { unlessBroken } from '../../model/broken.ts'
import { DeskError } from '../../model/error.ts'
import type { AddedKey } from '../../rpc/calls.ts'
import type { VaultFiles } from '../../wire/ports.ts'
import { failureOf } from '../faults.ts'
import type { HashBeside } from './hashing-worker.ts'

export interface VaultTools {
  readonly engine: SumoEngine
  readonly random: Random
  /** The cost of new passphrases; the usual cost by default. */
  readonly cost?: PassphraseCost
  /** Hashes a passphrase beside this thread. Absent to hash it here. */
  readonly hashBeside?: HashBeside
}

/** Without a weekly file a desk still opens what it opened before. */
const NO_WEEKS: WeeklySecrets = { format: 'postern-weekly-keys/1', weeks: [] }

/** An unlocked vault with its weekly secrets, and the key under which their files are sealed. */
export class VaultFile {
  readonly #tools: VaultTools
  readonly #files: VaultFiles
  #key: VaultKey
  #vault: Vault
  #weeks: WeeklySecrets
  #queue: Promise<unknown> = Promise.resolve()
  /** A file of a change of passphrase is still there. */
  #hasNext = false

  private constructor(
    tools: VaultTools,
    files: VaultFiles,
    key: VaultKey,
    content: { readonly vault: Vault; readonly weeks: WeeklySecrets },
  ) {
    this.#tools = tools
    this.#files = files
    this.#key = key
    this.#vault = content.vault
    this.#weeks = content.weeks
  }

  /** The vault as it was last made durable. */
  get vault(): Vault {
    return this.#vault
  }

  get weeks(): WeeklySecrets {
    return this.#weeks
  }

  /** Security keys, one of which is needed beside the passphrase; none if the passphrase is enough. */
  get securityKeys(): readonly SecurityKey[] {
    return this.#key.lock?.keys ?? []
  }

  /**
   * Whether the passphrase was hashed at a lower cost than new ones are. The cost rises when the passphrase or
   * the security keys change, never by itself: recovery sheets hold the key, and would no longer open it.
   */
  get isCheap(): boolean {
    return isCheap(this.#key, this.#tools.cost)
  }

  /**
   * Open the files, and end a change of passphrase that was broken off.
   *
   * @param answer of a security key; null if the vault has none
   * @throws DeskError `passphrase`, `key-missing`, `key-mismatch`, `damaged`, `weeks`, `weeks-damaged`, `files`,
   *   `memory`
   */
  static async open(
    tools: VaultTools,
    files: VaultFiles,
    passphrase: string,
    answer: SecurityKeyAnswer | null = null,
  ): Promise<VaultFile> {
    const file = await files.readFile('vault')
    if (file === null) throw new DeskError('files')
    const engine = await withHash(tools, passphrase, file, answer)
    const { key, vault } = openFile(engine, passphrase, file, answer)
    const { weeks, isNext } = await readWeeks(tools.engine, key, files)
    const safe = new VaultFile(tools, files, key, { vault, weeks })
    if (isNext) await files.writeFile('weeks', safe.#sealedWeeks(weeks))
    if ((await files.readFile('weeks-next')) !== null) await files.removeNext()
    return safe
  }

  /**
   * Make the files of a new vault: the secrets of the weeks first, without which it would be of no use.
   *
   * @throws DeskError `other-window` if there is a vault already, `files`, `full-disk`
   */
  static async create(
    tools: VaultTools,
    files: VaultFiles,
    passphrase: string,
    content: { readonly vault: Vault; readonly weeks: WeeklySecrets },
  ): Promise<VaultFile> {
    if ((await files.readFile('vault')) !== null) throw new DeskError('other-window')
    const safe = new VaultFile(tools, files, newKey(tools, passphrase, []), content)
    // A file that an interrupted start has left behind is overwritten.
    await files.readFile('weeks')
    await files.writeFile('weeks', safe.#sealedWeeks(content.weeks))
    await files.writeFile('vault', safe.#sealedVault(content.vault))
    return safe
  }

  /**
   * Make a new state durable. The vault comes first: a weekly key goes only once the keys of the drops that it
   * opened are durable.
   *
   * @throws DeskError; the state is then as it was, in part or whole, and can be kept again
   */
  keep(vault: Vault, weeks: WeeklySecrets): Promise<void> {
    return this.#inTurn(async () => {
      if (vault !== this.#vault) {
        await this.#files.writeFile('vault', this.#sealedVault(vault))
        this.#vault = vault
      }
      if (weeks !== this.#weeks) {
        await this.#files.writeFile('weeks', this.#sealedWeeks(weeks))
        this.#weeks = weeks
        await this.#dropNext()
      }
    })
  }

  /**
   * Change the passphrase. If the change breaks off anywhere, the next unlocking opens both files: by the old
   * passphrase before the vault was written, by the new one from then on.
   *
   * @throws DeskError `passphrase` if `from` is not the one in use; `files`, `full-disk`, `file-busy`: nothing
   *   has changed then; `unsure`: the new one holds, or nobody knows
   */
  changePassphrase(from: string, to: string): Promise<void> {
    return this.#lockAnew(from, to, (keys) => keys)
  }

  /**
   * Let one more security key open the vault, beside the passphrase and as an alternative to any other.
   *
   * @throws DeskError as of `changePassphrase`; `keys-full` after 4, `key-known` if it is one of them
   */
  addSecurityKey(passphrase: string, added: AddedKey): Promise<void> {
    return this.#lockAnew(passphrase, passphrase, (keys) => {
      if (keys.length >= LIMIT.securityKeys) throw new DeskError('keys-full')
      if (keys.some((one) => equal(one.credential, added.credential))) {
        throw new DeskError('key-known')
      }
      return [...keys, newSecurityKey(this.#tools.engine.primitives, added)]
    })
  }

  /**
   * Remove a security key. The passphrase is enough once the last one is removed.
   *
   * @throws DeskError as of `changePassphrase`
   */
  removeSecurityKey(passphrase: string, credential: Uint8Array): Promise<void> {
    return this.#lockAnew(passphrase, passphrase, (keys) =>
      keys.filter((one) => !equal(one.credential, credential)),
    )
  }

  /**
   * The code that opens the files without passphrase and security key, for programs that cannot ask for one. It
   * holds until either is changed.
   *
   * @returns base64url of 32 bytes.
   * @throws DeskError `passphrase`
   */
  fileCode(passphrase: string): string {
    this.requirePassphrase(passphrase)
    return toBase64url(this.#key.key)
  }

  /** @throws DeskError `passphrase`, `memory` */
  requirePassphrase(passphrase: string): void {
    const key = this.#key.lock?.passphrase ?? this.#key
    const { hashPassphrase } = this.#tools.engine
    if (!withMemory(() => isPassphraseOf(hashPassphrase, key, passphrase))) {
      throw new DeskError('passphrase')
    }
  }

  #lockAnew(
    from: string,
    to: string,
    change: (keys: readonly SecurityKey[]) => readonly SecurityKey[],
  ): Promise<void> {
    return this.#inTurn(async () => {
      this.requirePassphrase(from)
      const old = this.#key
      this.#key = newKey(this.#tools, to, change(this.securityKeys))
      let isWriting = false
      try {
        this.#hasNext = true
        await this.#files.writeFile('weeks-next', this.#sealedWeeks(this.#weeks))
        isWriting = true
        await this.#files.writeFile('vault', this.#sealedVault(this.#vault))
      } catch (error) {
        // the vault may open by the new passphrase now: `weeks-next` has the weeks for it, `weeks` for the old
        if (isWriting && error instanceof DeskError && error.code === 'unsure') throw error
        this.#key = old
        await this.#dropNext()
        throw error
      }
      await this.#settleNext()
    })
  }

  /** From here on the new passphrase holds: steps that fail now are done at the next unlocking. */
  async #settleNext(): Promise<void> {
    await failureOf(async () => {
      await this.#files.writeFile('weeks', this.#sealedWeeks(this.#weeks))
      await this.#dropNext()
    })
  }

  /** No copy of weekly secrets outlives its use: a remaining copy would keep secrets that are destroyed. */
  async #dropNext(): Promise<void> {
    if (!this.#hasNext) return
    await this.#files.removeNext()
    this.#hasNext = false
  }

  #sealedVault(vault: Vault): Uint8Array {
    return sealVault(this.#tools.engine.primitives, this.#tools.random, this.#key, vault)
  }

  #sealedWeeks(weeks: WeeklySecrets): Uint8Array {
    return sealWeeks(this.#tools.engine.primitives, this.#tools.random, this.#key, weeks)
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#queue.then(work, work)
    this.#queue = turn.catch(() => {})
    return turn
  }
}

function newKey(
  { engine, random, cost }: VaultTools,
  passphrase: string,
  keys: readonly SecurityKey[],
): VaultKey {
  const key = withMemory(() => newVaultKey(random, engine.hashPassphrase, passphrase, cost))
  return lockVault(engine.primitives, random, key, keys)
}

/** @throws DeskError `memory` */
function withMemory<Made>(make: () => Made): Made {
  try {
    return make()
  } catch (error) {
    if (!(error instanceof CryptoError) || error.code !== 'memory') throw error
    throw new DeskError('memory', error)
  }
}

/** The engine, with the hash at hand that opening this file asks for. A file that asks for none is refused later. */
async function withHash(
  { engine, hashBeside }: VaultTools,
  passphrase: string,
  file: Uint8Array,
  answer: SecurityKeyAnswer | null,
): Promise<SumoEngine> {
  const isRefused = answer === null && unlessBroken([], () => securityKeysOf(file)).length > 0
  const hashing = isRefused ? null : unlessBroken(null, () => hashingOf(passphrase, file))
  const hash = hashing && (await hashBeside?.(hashing))
  return hash ? { ...engine, hashPassphrase: () => hash } : engine
}

/** @throws DeskError `passphrase`, `key-missing`, `key-mismatch`, `damaged` */
function openFile(
  { primitives, hashPassphrase }: SumoEngine,
  passphrase: string,
  file: Uint8Array,
  answer: SecurityKeyAnswer | null,
) {
  try {
    const opened = openVault(primitives, hashPassphrase, passphrase, file, answer)
    if (opened !== null) return opened
    throw new DeskError(securityKeysOf(file).length > 0 ? 'key-mismatch' : 'passphrase')
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    const codes = { refused: 'key-missing', memory: 'memory' } as const
    const { code } = error
    throw new DeskError(code === 'refused' || code === 'memory' ? codes[code] : 'damaged', error)
  }
}

/** @throws DeskError `weeks`, `weeks-damaged` */
async function readWeeks(
  engine: SumoEngine,
  key: VaultKey,
  files: VaultFiles,
): Promise<{ readonly weeks: WeeklySecrets; readonly isNext: boolean }> {
  const file = await files.readFile('weeks')
  try {
    const weeks = file === null ? null : openWeeks(engine.primitives, key, file)
    if (weeks !== null) return { weeks, isNext: false }
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    const next = await nextWeeks(engine, key, files)
    if (next !== null) return { weeks: next, isNext: true }
    throw new DeskError(error.code === 'foreign' ? 'weeks' : 'weeks-damaged', error)
  }
  const next = await nextWeeks(engine, key, files)
  return { weeks: next ?? NO_WEEKS, isNext: next !== null }
}

/** Weekly secrets that a broken-off change of passphrase left under this key; null if there are none. */
async function nextWeeks(
  { primitives }: SumoEngine,
  key: VaultKey,
  files: VaultFiles,
): Promise<WeeklySecrets | null> {
  const file = await files.readFile('weeks-next')
  if (file === null) return null
  return unlessBroken(null, () => openWeeks(primitives, key, file))
}
