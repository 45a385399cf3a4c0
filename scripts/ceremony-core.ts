import { equal, isZero, type Random, toHex } from '../crypto/bytes.ts'
import { type Day, firstDay, type Week, weekOf } from '../crypto/calendar.ts'
import { type ContentDocument, encodeContentDocument } from '../crypto/content.ts'
import { CryptoError } from '../crypto/errors.ts'
import {
  bundleHash,
  contentHash,
  encodeBundle,
  type KeyList,
  type Role,
  signKeyList,
  statedFingerprint,
  verifyKeyList,
} from '../crypto/keylist.ts'
import {
  asKemSeed,
  asSignSeed,
  fingerprint,
  type KemPublicKey,
  newSignKeyPair,
  type SignSeed,
  signKeyPairOf,
  weekKeyPairOf,
} from '../crypto/keys.ts'
import { LIMIT, SIZE } from '../crypto/labels.ts'
import type { Primitives } from '../crypto/primitives.ts'
import { decodePublication, encodePublication, type Publication } from '../crypto/publication.ts'
import type { SumoEngine } from '../crypto/sodium-sumo.ts'
import {
  newVaultKey,
  openVault,
  openWeeks,
  PASSPHRASE_COST,
  type PassphraseCost,
  sealRoot,
  sealVault,
  sealWeeks,
  type VaultKey,
  type WeeklySecrets,
} from '../crypto/vault.ts'

export type Names = { readonly nb: string; readonly nn: string; readonly en: string }

/** Board capacities by size of house. */
export const BOARD = {
  small: { slots: 64, echoes: 256, pageBits: 0 },
  university: { slots: 256, echoes: 1024, pageBits: 0 },
  national: { slots: 256, echoes: 4096, pageBits: 0 },
} as const

export interface MemberPlan {
  readonly id: string
  readonly role: Role
  readonly title: Names
  readonly position: number
  readonly channels: readonly string[]
}

/** What the house decides before the ceremony. */
export interface Plan {
  readonly size: keyof typeof BOARD
  readonly members: readonly MemberPlan[]
  readonly otherWays: Names
}

/** Who reads each channel of a document, as the key list says it. */
export function channelsOf(plan: Plan, document: ContentDocument): KeyList['channels'] {
  return document.channels.map(({ id }) => ({
    id,
    members: plan.members.filter((one) => one.channels.includes(id)).map((one) => one.id),
  }))
}

/** Another content document, with who reads its channels. */
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

export interface Instance {
  readonly fingerprint: string
  /** The sealed root: kept offline. */
  readonly root: Uint8Array
  readonly publication: Uint8Array
  readonly members: readonly MemberFiles[]
}

/** The passphrase of the root, or of a member by id. */
export type PassphraseOf = (owner: 'root' | { readonly member: string }) => string

export interface CeremonyTools {
  readonly engine: SumoEngine
  readonly random: Random
  readonly today: Day
  readonly cost?: PassphraseCost
}

/**
 * What a reception with a key list signs next.
 *
 * @param plan who reads which channel; null where that stays as it is
 * @throws Error where nobody is named for a channel, or somebody who has no keys
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
      throw new Error(`channel ${id} is new: say by --plan FILE who reads it`)
    }
    const stranger = channel.members.find((member) => !known.has(member))
    if (stranger === undefined) return channel
    throw new Error(`the plan names ${stranger}, who has no keys: name ${[...known].join(', ')}`)
  })
  return { content: encodeContentDocument(document), channels }
}

/** Make the first key list with everything that belongs to it. @throws CryptoError */
export function makeInstance(
  tools: CeremonyTools,
  plan: Plan,
  document: ContentDocument,
  passphraseOf: PassphraseOf,
): Instance {
  const { engine, random, today, cost = PASSPHRASE_COST } = tools
  const p = engine.primitives
  const instance = random(SIZE.instance)
  const root = newSignKeyPair(p, random)
  const print = fingerprint(p, root.publicKey)
  const lock = (passphrase: string) => newVaultKey(random, engine.hashPassphrase, passphrase, cost)
  const people = plan.members.map((member) => ({
    ...member,
    signing: newSignKeyPair(p, random),
    key: lock(passphraseOf({ member: member.id })),
    secrets: extendWeeks(random, [], weekOf(today)),
  }))
  const publication = publish(p, root.seed, {
    instance,
    version: 1,
    previous: new Uint8Array(SIZE.key),
    today,
    content: encodeContentDocument(document),
    list: {
      successions: [],
      board: BOARD[plan.size],
      channels: channelsOf(plan, document),
      members: people.map(({ id, role, title, position, signing }) => ({
        ...{ id, role, title, position, signing: signing.publicKey },
      })),
      otherWays: plan.otherWays,
    },
    secrets: people.map(({ secrets }) => secrets),
  })
  const members = people.map(({ id, key, signing, secrets }) => {
    const vault = sealVault(p, random, key, {
      format: 'postern-vault/1',
      instance,
      root: print,
      member: id,
      signing: signing.seed,
      listVersion: 1,
      drops: [],
      grants: [],
      read: [],
    })
    return { id, vault, weeks: sealSecrets(tools, key, secrets) }
  })
  const rootFile = sealRoot(p, random, lock(passphraseOf('root')), root.seed)
  return { fingerprint: print, root: rootFile, publication, members }
}

/**
 * Make the next key list: the same people, half a year of weekly keys from today on.
 *
 * @param files the members' files as they are now; their weekly files come back longer
 * @param next what is signed in the place of the old content; null keeps that
 * @throws CryptoError where a passphrase is wrong, or files and list do not belong together
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
  const { signed, content: oldContent } = decodePublication(old)
  const list = verifyKeyList(p, signed, statedFingerprint(p, signed))
  if (!equal(signKeyPairOf(p, root).publicKey, list.root)) {
    throw new CryptoError('foreign', 'this root did not sign this publication')
  }
  const renewed = list.members.map((member) => {
    const file = files.find((one) => one.id === member.id)
    if (file === undefined) throw new CryptoError('refused', `no files of member ${member.id}`)
    const opened = openVault(
      p,
      engine.hashPassphrase,
      passphraseOf({ member: member.id }),
      file.vault,
    )
    if (opened === null) throw new CryptoError('refused', `wrong passphrase of ${member.id}`)
    const signing = signKeyPairOf(p, asSignSeed(opened.vault.signing)).publicKey
    if (!equal(signing, member.signing)) {
      throw new CryptoError('foreign', `the vault of ${member.id} has another signing key`)
    }
    const kept = openWeeks(p, opened.key, file.weeks).weeks
    const secrets = extendWeeks(random, kept, weekOf(today))
    return { secrets, files: { ...file, weeks: sealSecrets(tools, opened.key, secrets) } }
  })
  const { instance, version, hash, successions, board, members, otherWays } = list
  const { content, channels } = next ?? { content: oldContent, channels: list.channels }
  const publication = publish(p, root, {
    ...{ instance, version: version + 1, previous: hash, today, content },
    list: { successions, board, channels, members, otherWays },
    secrets: renewed.map(({ secrets }) => secrets),
  })
  return { publication, members: renewed.map((one) => one.files) }
}

type Secrets = WeeklySecrets['weeks']

/** Keep what is there, and add the weeks that a list from `first` on names. */
function extendWeeks(random: Random, kept: Secrets, first: Week): Secrets {
  const known = new Set(kept.map(({ week }) => week))
  const wanted = Array.from({ length: LIMIT.listWeeks + 1 }, (_, i) => first + i)
  const added = wanted
    .filter((week) => !known.has(week))
    .map((week) => ({ week, seed: asKemSeed(random(SIZE.key)) }))
  return [...kept, ...added]
}

function sealSecrets({ engine, random }: CeremonyTools, key: VaultKey, weeks: Secrets): Uint8Array {
  return sealWeeks(engine.primitives, random, key, { format: 'postern-weekly-keys/1', weeks })
}

interface Draft {
  readonly instance: Uint8Array
  readonly version: number
  readonly previous: Uint8Array
  readonly today: Day
  readonly content: Uint8Array
  readonly list: Pick<KeyList, 'successions' | 'channels' | 'members' | 'otherWays'> & {
    readonly board: KeyList['board']
  }
  /** By member, in the order of the list. */
  readonly secrets: readonly Secrets[]
}

/** Sign a list over fresh bundles, and try every key before anybody relies on it. */
function publish(p: Primitives, root: SignSeed, draft: Draft): Uint8Array {
  const { instance, today, content, list } = draft
  const first = weekOf(today)
  const bundles = Array.from({ length: LIMIT.listWeeks + 1 }, (_, i) => {
    const week = first + i
    const keys = draft.secrets.map((secrets) => publicKeyOf(p, secrets, week))
    return { week, bundle: encodeBundle(keys) }
  })
  const signed = signKeyList(p, root, {
    format: 'postern-key-list/1',
    instance,
    root: signKeyPairOf(p, root).publicKey,
    ...list,
    version: draft.version,
    previous: draft.previous,
    issued: today,
    // on a Monday: in the last week of a list no clock can be right for one side and wrong for the other
    expires: firstDay(first + LIMIT.listWeeks),
    wraps: LIMIT.positions,
    weeks: { first, bundles: bundles.map((one) => bundleHash(p, instance, one.week, one.bundle)) },
    content: contentHash(p, instance, content),
  })
  const publication: Publication = { signed, content, bundles }
  return encodePublication(publication)
}

/** @throws CryptoError `bad-key` where what was sealed to the key does not open with its secret */
function publicKeyOf(p: Primitives, secrets: Secrets, week: Week): KemPublicKey | null {
  const secret = secrets.find((one) => one.week === week)
  if (secret === undefined) return null
  const { publicKey } = weekKeyPairOf(p, secret.seed, week)
  const { ciphertext, sharedSecret } = p.kemEncapsulate(publicKey, new Uint8Array(SIZE.kemSeed))
  const opened = p.kemDecapsulate(secret.seed, ciphertext)
  if (opened === null || isZero(opened) || toHex(opened) !== toHex(sharedSecret)) {
    throw new CryptoError('bad-key', `the key of week ${week} does not open what is sealed to it`)
  }
  return publicKey
}
