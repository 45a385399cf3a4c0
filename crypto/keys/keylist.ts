import * as v from 'valibot'
import type { Day, Week } from '../days/calendar.ts'
import { concat, equal, isZero, toHex } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import {
  bytesOf,
  day,
  decodeJson,
  encodeJson,
  integer,
  name,
  text,
  week,
} from '../primitives/json.ts'
import { ctx, keyId } from '../primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { rowOf, seated } from './channel.ts'
import { choiceRow, rowSince } from './choice-row.ts'
import {
  asKemPublicKey,
  asSignPublicKey,
  fingerprint,
  type KemPublicKey,
  recipientId,
  type SignSeed,
} from './keys.ts'
import { stepsFrom, successionSchema } from './succession.ts'

export const ROLES = [
  'head',
  'reception',
  'follow-up-manager',
  'co-handler',
  'reader',
  'custodian',
  'auditor',
] as const
export type Role = (typeof ROLES)[number]

const signingKey = v.pipe(bytesOf(SIZE.key), v.transform(asSignPublicKey))
const threeLanguages = (max: number) =>
  v.strictObject({ nb: text(max, 1), nn: text(max, 1), en: text(max, 1) })

const memberSchema = v.strictObject({
  id: name,
  role: v.picklist(ROLES),
  title: threeLanguages(80),
  /** The member's own name, if reporters are to know who it is. */
  name: v.optional(text(LIMIT.memberName, 1)),
  position: integer(0, LIMIT.positions - 1),
  signing: signingKey,
})

const keyListSchema = v.strictObject({
  format: v.literal('postern-key-list/1'),
  instance: bytesOf(SIZE.instance),
  root: signingKey,
  successions: v.pipe(v.array(successionSchema), v.maxLength(LIMIT.successions)),
  version: integer(1, LIMIT.listVersion),
  previous: bytesOf(SIZE.key),
  issued: day,
  expires: day,
  wraps: v.literal(LIMIT.positions),
  board: v.strictObject({
    slots: integer(16, 4096),
    echoes: integer(16, 16_384),
    pageBits: integer(0, LIMIT.pageBits),
  }),
  channels: v.pipe(
    v.array(
      v.strictObject({
        id: name,
        members: v.pipe(v.array(name), v.maxLength(LIMIT.positions)),
        /** Two of its readers must say yes before a report opens; absent if one of them opens it. */
        together: v.optional(v.literal(2)),
        substitutes: v.optional(v.pipe(v.array(name), v.maxLength(LIMIT.positions))),
        /** See `rowSince`. */
        since: v.optional(integer(1, LIMIT.listVersion)),
      }),
    ),
    v.minLength(1),
    v.maxLength(LIMIT.channels),
  ),
  members: v.pipe(v.array(memberSchema), v.maxLength(64)),
  weeks: v.strictObject({
    first: week,
    bundles: v.pipe(v.array(bytesOf(SIZE.key)), v.maxLength(LIMIT.listWeeks + 1)),
  }),
  content: bytesOf(SIZE.key),
  otherWays: threeLanguages(2000),
})

export type KeyList = v.InferOutput<typeof keyListSchema>
export type Member = KeyList['members'][number]
export type Channel = KeyList['channels'][number]

declare const verified: unique symbol
/** A key list whose signature, root and inner rules have been checked. */
export type VerifiedKeyList = KeyList & {
  /** Hash of the signed document; every report carries it. */
  readonly hash: Uint8Array
  readonly [verified]: true
}

/** A person who may read a drop. */
export interface Recipient {
  readonly member: Member
  readonly position: number
  readonly publicKey: KemPublicKey
  /** 16 bytes */
  readonly id: Uint8Array
}

/** @returns `signature ‖ JSON` */
export function signKeyList(p: Primitives, root: SignSeed, list: KeyList): Uint8Array {
  requireConsistent(p, list)
  const json = encodeJson(list)
  return concat(p.sign(root, ctx(LABEL.keyList, json)), json)
}

/** The largest signed key list that anybody accepts, in bytes. */
export const KEY_LIST_LIMIT = 65_536

/**
 * Check a signed key list against the root that the reader trusts.
 *
 * Says nothing of its age: see `listExpired`.
 *
 * @param root the fingerprint that the page, the desk or the person holds
 * @throws CryptoError `malformed`, `forged` (signature), `foreign` (another root), `refused`
 *   (inconsistent, or a key named twice). PROTOCOL.md section 7
 */
export function verifyKeyList(p: Primitives, signed: Uint8Array, root: string): VerifiedKeyList {
  if (signed.length <= SIZE.signature || signed.length > KEY_LIST_LIMIT) {
    throw new CryptoError('malformed', `a key list of ${signed.length} bytes`)
  }
  const json = signed.subarray(SIZE.signature)
  const list = decodeJson(keyListSchema, json)
  if (!p.verify(list.root, ctx(LABEL.keyList, json), signed.subarray(0, SIZE.signature))) {
    throw new CryptoError('forged', 'the key list is not signed by its root')
  }
  stepsFrom(p, list, root)
  requireConsistent(p, list)
  const hash = p.hash(32, null, ctx(LABEL.keyListHash, json))
  return Object.assign(list, { hash }) as VerifiedKeyList
}

/**
 * The fingerprint of the root that a signed key list names as its own. Nothing is checked: it is for a reader
 * who has no other source, and pins it.
 *
 * @throws CryptoError `malformed`
 */
export function statedFingerprint(p: Primitives, signed: Uint8Array): string {
  if (signed.length <= SIZE.signature || signed.length > KEY_LIST_LIMIT) {
    throw new CryptoError('malformed', `a key list of ${signed.length} bytes`)
  }
  return fingerprint(p, decodeJson(keyListSchema, signed.subarray(SIZE.signature)).root)
}

/** Check what no schema can say: sizes fit each other, and no key or place is named twice. */
function requireConsistent(p: Primitives, list: KeyList): void {
  const members = new Map(list.members.map((member) => [member.id, member]))
  const refuse = (why: string): never => {
    throw new CryptoError('refused', why)
  }
  if (members.size !== list.members.length) refuse('two members share an id')
  const left = list.successions.map(({ from }) => from)
  const keys = [list.root, ...left, ...list.members.map((member) => member.signing)]
  if (new Set(keys.map(toHex)).size !== keys.length) refuse('a signing key is named twice')
  const ids = list.members.map((member) => toHex(keyId(p, member.signing)))
  if (new Set(ids).size !== ids.length) refuse('two signing keys share an id')
  if (new Set(list.channels.map((channel) => channel.id)).size !== list.channels.length) {
    refuse('two channels share an id')
  }
  if (list.expires <= list.issued || list.expires > list.issued + 7 * LIMIT.listWeeks) {
    refuse('a key list must be valid for 1 day to 26 weeks')
  }
  for (const channel of list.channels) {
    const fault = channelFault(channel, list.members)
    if (fault !== null) refuse(`${fault.kind}: ${Object.values(fault.values).join(', ')}`)
    if (channel.together !== undefined && channel.members.length < 2) {
      refuse(`two must open what comes to channel ${channel.id}, and it has one member`)
    }
    if (rowSince(list, channel) > list.version) refuse('a channel names a future list')
    if (choiceRow(list, channel).length > LIMIT.choices) {
      refuse(`more than ${LIMIT.choices} people can be left out of channel ${channel.id}`)
    }
  }
  const custodians = list.members.filter((member) => member.role === 'custodian')
  if (new Set(custodians.map((member) => member.position)).size !== custodians.length) {
    refuse('two custodians share a position')
  }
}

/** The reason why a channel cannot have these people, and what a sentence about it names. */
export interface ChannelFault {
  readonly kind: 'seat-stranger' | 'seat-role' | 'seat-twice' | 'seat-shared'
  readonly values: Readonly<Record<string, string | number>>
}

/** @returns null if the channel can have these people */
export function channelFault(
  channel: Channel,
  members: readonly Pick<Member, 'id' | 'role' | 'position'>[],
): ChannelFault | null {
  const seats = new Map<number, string>()
  for (const id of rowOf(channel)) {
    const member = members.find((one) => one.id === id)
    const named = { id, channel: channel.id }
    if (member === undefined) return { kind: 'seat-stranger', values: named }
    const { role, position } = member
    if (role === 'custodian' || role === 'auditor') {
      return { kind: 'seat-role', values: { ...named, role } }
    }
    const other = seats.get(position)
    if (other === id) return { kind: 'seat-twice', values: named }
    if (other !== undefined) {
      return { kind: 'seat-shared', values: { ...named, other, position } }
    }
    seats.set(position, id)
  }
  return null
}

/** Whether the list may no longer be sealed to. @param today the later of clock and build day */
export function listExpired(list: KeyList, today: Day): boolean {
  return today >= list.expires
}

/** The hash of a week's bundle as the list names it. */
export function bundleHash(p: Primitives, instance: Uint8Array, at: Week, bundle: Uint8Array) {
  return p.hash(32, null, ctx(LABEL.bundle, instance, at, bundle))
}

/** The hash of the content document (channels and questionnaires) as the list names it. */
export function contentHash(p: Primitives, instance: Uint8Array, content: Uint8Array) {
  return p.hash(32, null, ctx(LABEL.content, instance, content))
}

/**
 * Join the members' sealing keys of one week in the order of the list; null for an absent one.
 *
 * @returns `members × 1216` bytes
 */
export function encodeBundle(keys: readonly (KemPublicKey | null)[]): Uint8Array {
  return concat(...keys.map((key) => key ?? new Uint8Array(SIZE.kemPublicKey)))
}

/**
 * The members' sealing keys of one week, by member id; an absent member is not in the map.
 *
 * @throws CryptoError `refused` if the list has no such week, `forged` if the bundle is not the one that the
 *   root signed, or names a key twice
 */
export function openBundle(
  p: Primitives,
  list: VerifiedKeyList,
  at: Week,
  bundle: Uint8Array,
): ReadonlyMap<string, KemPublicKey> {
  const expected = list.weeks.bundles[at - list.weeks.first]
  if (expected === undefined) throw new CryptoError('refused', 'the key list has no such week')
  if (!equal(bundleHash(p, list.instance, at, bundle), expected)) {
    throw new CryptoError('forged', 'the weekly keys are not those of the key list')
  }
  if (bundle.length !== list.members.length * SIZE.kemPublicKey) {
    throw new CryptoError('malformed', 'the weekly keys do not fit the members')
  }
  const keys = new Map<string, KemPublicKey>()
  list.members.forEach((member, i) => {
    const key = bundle.slice(i * SIZE.kemPublicKey, (i + 1) * SIZE.kemPublicKey)
    if (!isZero(key)) keys.set(member.id, asKemPublicKey(key))
  })
  if (new Set([...keys.values()].map(toHex)).size !== keys.size) {
    throw new CryptoError('forged', 'a sealing key is named twice')
  }
  return keys
}

/**
 * Everybody with a key who may come to read a drop of `channel`: its members, then its substitutes,
 * in the order in which they are asked.
 */
export function peopleOf(
  p: Primitives,
  list: VerifiedKeyList,
  bundle: ReadonlyMap<string, KemPublicKey>,
  channel: string,
): Recipient[] {
  const found = list.channels.find((one) => one.id === channel)
  const members = (found ? rowOf(found) : []).flatMap(
    (id) => list.members.find((member) => member.id === id) ?? [],
  )
  return recipientsAmong(p, members, bundle)
}

/**
 * The people to whom a drop of `channel` is sealed: its members who have a key and are not left out. The next
 * such substitute replaces each missing member. PROTOCOL.md section 7.1
 *
 * @param leftOut ids of members whom the reporter leaves out
 * @returns in the channel's order; empty if nobody is left, or fewer than must open it together ("closed")
 */
export function recipientsOf(
  p: Primitives,
  list: VerifiedKeyList,
  bundle: ReadonlyMap<string, KemPublicKey>,
  channel: string,
  leftOut: readonly string[] = [],
): Recipient[] {
  const { members = [], together } = list.channels.find((one) => one.id === channel) ?? {}
  const people = peopleOf(p, list, bundle, channel)
  return seated(
    people,
    { seats: members.length, together },
    ({ member }) => !leftOut.includes(member.id),
  )
}

/** The custodians. An identity is sealed only to them, whatever the channel. */
export function custodiansOf(
  p: Primitives,
  list: VerifiedKeyList,
  bundle: ReadonlyMap<string, KemPublicKey>,
): Recipient[] {
  const custodians = list.members.filter((member) => member.role === 'custodian')
  return recipientsAmong(p, custodians, bundle)
}

function recipientsAmong(
  p: Primitives,
  members: readonly Member[],
  bundle: ReadonlyMap<string, KemPublicKey>,
): Recipient[] {
  return members.flatMap((member) => {
    const publicKey = bundle.get(member.id)
    if (publicKey === undefined) return []
    return [{ member, position: member.position, publicKey, id: recipientId(p, publicKey) }]
  })
}

/** The member whose signing key has this 8-byte id, or null. */
export function memberByKeyId(
  p: Primitives,
  list: Pick<KeyList, 'members'>,
  id: Uint8Array,
): Member | null {
  return list.members.find((member) => equal(idOf(p, member.signing), id)) ?? null
}

/** Ids of signing keys, once they were needed: a desk looks for the author of each of its records. */
const idsOfKeys = new WeakMap<Uint8Array, Uint8Array>()

function idOf(p: Primitives, signing: Uint8Array): Uint8Array {
  const known = idsOfKeys.get(signing)
  if (known !== undefined) return known
  const id = keyId(p, signing)
  idsOfKeys.set(signing, id)
  return id
}
