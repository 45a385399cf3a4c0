import type { Week } from '../days/calendar.ts'
import { type Brand, brand, concat, type Random } from '../primitives/bytes.ts'
import { ctx, kdf } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { writtenPrint } from './fingerprint.ts'

/** Ed25519 seed: of the root, a member, or a receipt. */
export type SignSeed = Brand<'SignSeed'>
export type SignPublicKey = Brand<'SignPublicKey'>
/** X-Wing decapsulation seed of one week. */
export type KemSeed = Brand<'KemSeed'>
export type KemPublicKey = Brand<'KemPublicKey'>
/** K of a drop. It opens the body, with the manifest of its blocks; the key of its case follows from it. */
export type ContentKey = Brand<'ContentKey'>

export const asSignSeed = brand<'SignSeed'>(SIZE.key, 'a signing seed')
export const asSignPublicKey = brand<'SignPublicKey'>(SIZE.key, 'a signing key')
export const asKemSeed = brand<'KemSeed'>(SIZE.key, 'a sealing seed')
export const asKemPublicKey = brand<'KemPublicKey'>(SIZE.kemPublicKey, 'a sealing key')
export const asContentKey = brand<'ContentKey'>(SIZE.key, 'a content key')

export interface SignKeyPair {
  readonly seed: SignSeed
  readonly publicKey: SignPublicKey
}

/** A member's sealing key of one week. */
export interface WeekKeyPair {
  readonly week: Week
  readonly seed: KemSeed
  readonly publicKey: KemPublicKey
}

export function newSignKeyPair(p: Primitives, random: Random): SignKeyPair {
  return signKeyPairOf(p, asSignSeed(random(SIZE.key)))
}

export function signKeyPairOf(p: Primitives, seed: SignSeed): SignKeyPair {
  return { seed, publicKey: asSignPublicKey(p.signPublicKey(seed)) }
}

export function newWeekKeyPair(p: Primitives, random: Random, week: Week): WeekKeyPair {
  return weekKeyPairOf(p, asKemSeed(random(SIZE.key)), week)
}

export function weekKeyPairOf(p: Primitives, seed: KemSeed, week: Week): WeekKeyPair {
  return { week, seed, publicKey: asKemPublicKey(p.kemPublicKey(seed)) }
}

/** 16 bytes that name a recipient's sealing key inside a drop. */
export function recipientId(p: Primitives, publicKey: KemPublicKey): Uint8Array {
  return p.hash(16, null, ctx(LABEL.keyId, publicKey))
}

/** The fingerprint of a root key as people compare it. PROTOCOL.md section 7 */
export function fingerprint(p: Primitives, root: SignPublicKey): string {
  return writtenPrint(p.hash(32, null, ctx(LABEL.root, root)), 'root')
}

/** The key of a case, which everybody who opens its first drop can derive. */
export function caseKey(p: Primitives, firstDrop: ContentKey): Uint8Array {
  return kdf(p, firstDrop, LABEL.case)
}

/** The key of the case's log stream before anybody has left it. */
export function firstEpochKey(p: Primitives, key: Uint8Array): Uint8Array {
  return kdf(p, key, LABEL.epoch, 0)
}

/**
 * The commitment by which the record that ends an epoch names the key of the next one. 16 bytes; only a
 * holder of that key can make them under their own name.
 *
 * @param author signing key of the record's author, 32 bytes
 */
export function epochCommit(p: Primitives, epochKey: Uint8Array, author: Uint8Array): Uint8Array {
  return p.hash(16, null, concat(epochKey, author))
}

/**
 * The key of the stream in which the custodian is asked who the reporter is. It is a case key of its own,
 * another in each epoch, so that a released member reads no name that is given later. ACCESS.md section 13.1
 */
export function identityKey(p: Primitives, epochKey: Uint8Array): Uint8Array {
  return kdf(p, epochKey, LABEL.identity)
}

/**
 * The key of the log in which desks agree on the case that a letter becomes. Its holders read both the letter
 * and its case. A member who was left out of either cannot tell that the log exists. CASEWORK.md section
 * 13.12
 *
 * @param letter K of the letter
 * @param epochKey of an epoch of the case that the letter belongs to
 */
export function claimKey(p: Primitives, letter: ContentKey, epochKey: Uint8Array): Uint8Array {
  return kdf(p, letter, LABEL.ownCase, epochKey)
}
