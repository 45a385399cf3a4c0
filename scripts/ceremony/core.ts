import { type Day, weekOf } from '../../crypto/days/calendar.ts'
import { type ContentDocument, encodeContentDocument } from '../../crypto/entries/content.ts'
import { rowOf } from '../../crypto/keys/channel.ts'
import { type CheckedEnrolment, requireMadeFor } from '../../crypto/keys/enrolment.ts'
import type { KeyList, Role } from '../../crypto/keys/keylist.ts'
import {
  asSignSeed,
  fingerprint,
  newSignKeyPair,
  type SignPublicKey,
  type SignSeed,
  signKeyPairOf,
} from '../../crypto/keys/keys.ts'
import { equal, type Random } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import type { PassphraseCost } from '../../crypto/primitives/primitives.ts'
import type { SumoEngine } from '../../crypto/primitives/sodium-sumo.ts'
import {
  newVault,
  newVaultKey,
  openVault,
  openWeeks,
  PASSPHRASE_COST,
  sealRoot,
  sealVault,
  sealWeeks,
  securityKeysOf,
  type VaultKey,
  type WeeklySecrets,
} from '../../crypto/vault/vault.ts'
import {
  listedWeeks,
  triedKeys,
  type WeekKeys,
  withComingWeeks,
} from '../../crypto/vault/weekly.ts'
import { openPublication, publish } from './publish.ts'

export type Names = { readonly nb: string; readonly nn: string; readonly en: string }

/** Board capacities by size of reception. */
export const BOARD = {
  small: { slots: 62, echoes: 256, pageBits: 0 },
  university: { slots: 248, echoes: 1024, pageBits: 0 },
  national: { slots: 256, echoes: 4096, pageBits: 0 },
} as const

export interface MemberPlan {
  readonly id: string
  readonly role: Role
  readonly title: Names
  /** The member's own name, if reporters are to know who it is. */
  readonly name?: string | undefined
  readonly position: number
  /** Ids of the channels that they read. */
  readonly channels: readonly string[]
  /** Ids of the channels that they read instead of a member who cannot. */
  readonly substituteIn?: readonly string[] | undefined
}

/** Decisions of the reception before the ceremony. */
export interface Plan {
  readonly size: keyof typeof BOARD
  readonly members: readonly MemberPlan[]
  /** Member ids by channel: who is asked first, if that is not the order of `members`. */
  readonly order?: Readonly<Record<string, readonly string[]>> | undefined
  /** Ids of the channels whose reports two of their readers must open together. */
  readonly together?: readonly string[] | undefined
  readonly otherWays: Names
}

/** Readers and substitutes of each channel of a document, in its order, as the key list says them. */
export function channelsOf(plan: Plan, document: ContentDocument): KeyList['channels'] {
  return document.channels.map(({ id }) => {
    const all = plan.members.map((one) => one.id)
    const order = [...new Set([...(plan.order?.[id] ?? []), ...all])]
    const idsOf = (some: readonly MemberPlan[]) =>
      order.filter((one) => some.some((member) => member.id === one))
    const members = idsOf(plan.members.filter(({ channels }) => channels.includes(id)))
    const substitutes = idsOf(plan.members.filter((one) => one.substituteIn?.includes(id)))
    return {
      ...{ id, members },
      ...(plan.together?.includes(id) ? { together: 2 as const } : {}),
      ...(substitutes.length > 0 ? { substitutes } : {}),
    }
  })
}

/** Another content document, with the readers of its channels. */
export interface NextContent {
  /** The bytes that are signed. */
  readonly content: Uint8Array
  readonly channels: KeyList['channels']
}

export interface MemberFiles {
  readonly id: string
  readonly vault: Uint8Array
  readonly weeks: Uint8Array
}

/** A root, sealed, with its fingerprint: kept offline. */
export interface RootFile {
  readonly fingerprint: string
  readonly root: Uint8Array
}

/** Result of making the first key list. */
export interface Founding {
  readonly publication: Uint8Array
  /** Files of the members whose keys were made here. */
  readonly members: readonly MemberFiles[]
}

export interface Instance extends RootFile, Founding {}

/** The enrolments of members who made their keys themselves, by the id that the reception gives them. */
export type Enrolments = ReadonlyMap<string, CheckedEnrolment>

/** The passphrase of the root, or of a member by id. */
export type PassphraseOf = (owner: 'root' | { readonly member: string }) => string

export interface CeremonyTools {
  readonly engine: SumoEngine
  readonly random: Random
  readonly today: Day
  readonly cost?: PassphraseCost
}

/**
 * The content that a reception with a key list signs next.
 *
 * @param plan who reads which channel; null if that stays as it is
 * @throws Error if nobody is named for a channel, or somebody who has no keys
 */
export function followingContent(
  list: Pick<KeyList, 'channels' | 'members'>,
  document: ContentDocument,
  plan: Plan | null,
): NextContent {
  const named = plan === null ? list.channels : channelsOf(plan, document)
  const known = new Set(list.members.map(({ id }) => id))
  const channels = document.channels.map(({ id }) => {
    const channel = named.find((one) => one.id === id)
    if (channel === undefined) {
      throw new Error(`channel ${id} is new: name its readers in a plan, and give --plan FILE`)
    }
    const stranger = rowOf(channel).find((member) => !known.has(member))
    if (stranger === undefined) return channel
    throw new Error(`the plan names ${stranger}, who has no keys: name ${[...known].join(', ')}`)
  })
  return { content: encodeContentDocument(document), channels }
}

/** Make a root. It can sign later: members need its fingerprint before. */
export function makeRoot(
  tools: CeremonyTools,
  passphrase: string,
): RootFile & { readonly seed: SignSeed } {
  const { engine, random } = tools
  const p = engine.primitives
  const root = newSignKeyPair(p, random)
  const key = lock(tools, passphrase)
  return {
    fingerprint: fingerprint(p, root.publicKey),
    root: sealRoot(p, random, key, root.seed),
    seed: root.seed,
  }
}

/** A new key for a file under a passphrase. */
export function lock(
  { engine, random, cost = PASSPHRASE_COST }: CeremonyTools,
  passphrase: string,
) {
  return newVaultKey(random, engine.hashPassphrase, passphrase, cost)
}

/** A member of the first list: with what is published, and files if the keys are made here. */
interface Founder {
  readonly plan: MemberPlan
  readonly signing: SignPublicKey
  readonly keys: WeekKeys
  readonly files: ((instance: Uint8Array, print: string) => MemberFiles) | null
}

/** Make a root, and the first key list with the vaults of all. @throws CryptoError */
export function makeInstance(
  tools: CeremonyTools,
  plan: Plan,
  document: ContentDocument,
  passphraseOf: PassphraseOf,
): Instance {
  const { seed, ...root } = makeRoot(tools, passphraseOf('root'))
  return { ...root, ...foundInstance(tools, seed, plan, document, passphraseOf, new Map()) }
}

/**
 * Make the first key list of a root that is there.
 *
 * @param enrolments of members who made their own secrets; the others get vaults
 * @throws CryptoError
 */
export function foundInstance(
  tools: CeremonyTools,
  root: SignSeed,
  plan: Plan,
  document: ContentDocument,
  passphraseOf: PassphraseOf,
  enrolments: Enrolments,
): Founding {
  const { engine, random, today } = tools
  const p = engine.primitives
  const instance = random(SIZE.instance)
  const print = fingerprint(p, signKeyPairOf(p, root).publicKey)
  for (const enrolment of enrolments.values()) requireMadeFor(enrolment, [print])
  const founders = plan.members.map((member): Founder => {
    const enrolment = enrolments.get(member.id)
    if (enrolment === undefined) return founderWithVault(tools, member, passphraseOf)
    return { plan: member, signing: enrolment.signing, keys: enrolledKeys(enrolment), files: null }
  })
  const publication = publish(p, root, {
    instance,
    version: 1,
    previous: new Uint8Array(SIZE.key),
    today,
    content: encodeContentDocument(document),
    list: {
      successions: [],
      board: BOARD[plan.size],
      channels: channelsOf(plan, document),
      members: founders.map(({ plan: { id, role, title, name, position }, signing }) => ({
        ...{ id, role, title, position, signing },
        ...(name === undefined ? {} : { name }),
      })),
      otherWays: plan.otherWays,
    },
    keys: founders.map(({ keys }) => keys),
  })
  const members = founders.flatMap(({ files }) => (files === null ? [] : [files(instance, print)]))
  return { publication, members }
}

/** The keys of an enrolment, by week. */
export function enrolledKeys({ first, keys }: CheckedEnrolment): WeekKeys {
  const weeks = listedWeeks(first)
  return new Map(keys.map((key, i) => [weeks[i] ?? first + i, key]))
}

function founderWithVault(
  tools: CeremonyTools,
  plan: MemberPlan,
  passphraseOf: PassphraseOf,
): Founder {
  const { engine, random, today } = tools
  const p = engine.primitives
  const signing = newSignKeyPair(p, random)
  const key = lock(tools, passphraseOf({ member: plan.id }))
  const secrets = withComingWeeks(
    random,
    { format: 'postern-weekly-keys/1', weeks: [] },
    weekOf(today),
  )
  return {
    plan,
    signing: signing.publicKey,
    keys: triedKeys(p, secrets, weekOf(today)),
    files: (instance, root) => {
      const own = { instance, root, member: plan.id, signing: signing.seed, listVersion: 1 }
      const vault = sealVault(p, random, key, newVault(own))
      return { id: plan.id, vault, weeks: sealWeeks(p, random, key, secrets) }
    },
  }
}

/**
 * Make the next key list when all vaults are at hand: the same people, half a year of weekly keys from today on.
 *
 * @param files the members' files as they are now; their weekly files come back longer
 * @param next the content to sign instead of the old one; null keeps the old one
 * @throws CryptoError if a passphrase is wrong, or files and list do not belong together
 */
export function renewInstance(
  tools: CeremonyTools,
  root: SignSeed,
  old: Uint8Array,
  files: readonly MemberFiles[],
  passphraseOf: PassphraseOf,
  next: NextContent | null = null,
): { readonly publication: Uint8Array; readonly members: readonly MemberFiles[] } {
  const { engine, random, today } = tools
  const p = engine.primitives
  const { list, content: oldContent } = openPublication(p, old)
  requireOwnRoot(tools, root, list)
  const first = weekOf(today)
  const renewed = list.members.map((member) => {
    const { file, key, kept } = openMember(tools, member, files, passphraseOf)
    const secrets = withComingWeeks(random, kept, first)
    const weeks = sealWeeks(p, random, key, secrets)
    return { keys: triedKeys(p, secrets, first), files: { ...file, weeks } }
  })
  const { instance, version, hash, successions, board, members, otherWays } = list
  const { content, channels } = next ?? { content: oldContent, channels: list.channels }
  const publication = publish(p, root, {
    ...{ instance, version: version + 1, previous: hash, today, content },
    list: { successions, board, channels, members, otherWays },
    before: list,
    keys: renewed.map(({ keys }) => keys),
  })
  return { publication, members: renewed.map((one) => one.files) }
}

/** @throws CryptoError `foreign` */
export function requireOwnRoot({ engine }: CeremonyTools, root: SignSeed, list: KeyList): void {
  const p = engine.primitives
  const { publicKey } = signKeyPairOf(p, root)
  if (equal(publicKey, list.root)) return
  const [given, signer] = [publicKey, list.root].map((key) => fingerprint(p, key))
  throw new CryptoError(
    'foreign',
    `this is the root ${given}, and publication.bin was signed by the root ${signer}: give root.key of that one, or the newest publication.bin`,
  )
}

function openMember(
  { engine }: CeremonyTools,
  member: KeyList['members'][number],
  files: readonly MemberFiles[],
  passphraseOf: PassphraseOf,
): { readonly file: MemberFiles; readonly key: VaultKey; readonly kept: WeeklySecrets } {
  const p = engine.primitives
  const file = files.find((one) => one.id === member.id)
  if (file === undefined) throw new CryptoError('refused', `no files of member ${member.id}`)
  if (securityKeysOf(file.vault).length > 0) {
    throw new CryptoError(
      'refused',
      `the vault of ${member.id} asks for a security key: have members make files of keys at their desks, under "Vault", and give these with --keys instead of --members`,
    )
  }
  const passphrase = passphraseOf({ member: member.id })
  const opened = openVault(p, engine.hashPassphrase, passphrase, file.vault)
  if (opened === null) throw new CryptoError('refused', `wrong passphrase of ${member.id}`)
  const signing = signKeyPairOf(p, asSignSeed(opened.vault.signing)).publicKey
  if (!equal(signing, member.signing)) {
    throw new CryptoError('foreign', `the vault of ${member.id} has another signing key`)
  }
  return { file, key: opened.key, kept: openWeeks(p, opened.key, file.weeks) }
}
