import * as v from 'valibot'
import type { Week } from '../days/calendar.ts'
import { concat, equal, toHex, utf8 } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { bytesOf, decodeJson, encodeJson, inThree, name, week } from '../primitives/json.ts'
import { ctx } from '../primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { rootPrint, writtenPrint } from './fingerprint.ts'
import { asKemPublicKey, asSignPublicKey, type KemPublicKey, type SignKeyPair } from './keys.ts'

/** Weeks that one file has keys for: as many as the longest key list names. */
export const ENROLMENT_WEEKS = LIMIT.listWeeks + 1
/** A file whose first week is longer ago has too few weeks left for a new list. */
const OLDEST_WEEKS = 8

/** The largest enrolment file that anybody reads, in bytes. */
export const ENROLMENT_LIMIT = 65_536

const sealingKey = v.pipe(bytesOf(SIZE.kemPublicKey), v.transform(asKemPublicKey))

const enrolmentSchema = v.strictObject({
  format: v.literal('postern-enrolment/2'),
  /** Fingerprint of the root that the member typed before the keys were made. */
  root: rootPrint,
  /** Zeros if the member has not seen a key list yet. */
  instance: bytesOf(SIZE.instance),
  /** The id that the member proposes; the head of reception decides. */
  id: name,
  title: inThree(80),
  signing: v.pipe(bytesOf(SIZE.key), v.transform(asSignPublicKey)),
  /** The week of the first key; the others follow week by week. */
  first: week,
  keys: v.pipe(v.array(sealingKey), v.length(ENROLMENT_WEEKS)),
})

/** The file that a member hands to the head of reception: public keys, and nothing secret. */
export type Enrolment = v.InferOutput<typeof enrolmentSchema>

/** An enrolment whose checksum, signature and keys have been checked. */
export interface CheckedEnrolment extends Enrolment {
  /** The fingerprint that head and member compare by phone: six groups of four symbols. */
  readonly print: string
}

const MAGIC = utf8('postern-member-2')
/** Bytes of the mark that say the kind of file; the version follows. */
const KIND = MAGIC.length - 1
const CHECKSUM = 32
const HEAD = MAGIC.length + CHECKSUM + SIZE.signature

/** @returns `magic 16 ‖ checksum 32 ‖ signature 64 ‖ JSON`. KEPT-FILES.md section 17.3 */
export function signEnrolment(
  p: Primitives,
  signer: SignKeyPair,
  enrolment: Omit<Enrolment, 'format' | 'signing'>,
): Uint8Array {
  const { root, instance, id, title, first, keys } = enrolment
  const signing = signer.publicKey
  const format = 'postern-enrolment/2'
  const json = encodeJson({ format, root, instance, id, title, signing, first, keys })
  const signed = concat(p.sign(signer.seed, ctx(LABEL.enrolment, json)), json)
  return concat(MAGIC, p.hash(CHECKSUM, null, signed), signed)
}

/**
 * Read an enrolment file, and try every key in it.
 *
 * @throws CryptoError `malformed` (no such file), `tampered` (damaged), `forged` (not signed by the
 *   key that it names), `refused` (a key twice), `bad-key`
 */
export function readEnrolment(p: Primitives, file: Uint8Array): CheckedEnrolment {
  requireMark(file)
  const signed = file.subarray(MAGIC.length + CHECKSUM)
  if (
    !equal(p.hash(CHECKSUM, null, signed), file.subarray(MAGIC.length, MAGIC.length + CHECKSUM))
  ) {
    throw new CryptoError('tampered', 'the enrolment file is damaged: ask for it again')
  }
  const json = signed.subarray(SIZE.signature)
  const enrolment = decodeJson(enrolmentSchema, json)
  if (
    !p.verify(enrolment.signing, ctx(LABEL.enrolment, json), signed.subarray(0, SIZE.signature))
  ) {
    throw new CryptoError('forged', 'the enrolment file is not signed by the member whom it names')
  }
  if (new Set(enrolment.keys.map(toHex)).size !== enrolment.keys.length) {
    throw new CryptoError('refused', 'the enrolment file has a key twice')
  }
  for (const key of enrolment.keys) requireSealable(p, key)
  const print = writtenPrint(p.hash(32, null, ctx(LABEL.enrolmentPrint, json)), 'enrolment')
  return { ...enrolment, print }
}

/** @throws CryptoError `malformed` */
function requireMark(file: Uint8Array): void {
  const fits = file.length > HEAD && file.length <= ENROLMENT_LIMIT
  if (fits && equal(file.subarray(0, MAGIC.length), MAGIC)) return
  if (fits && equal(file.subarray(0, KIND), MAGIC.subarray(0, KIND))) {
    throw new CryptoError(
      'malformed',
      'the enrolment file is of another version of Postern: have its member make one with the newest desk',
    )
  }
  throw new CryptoError('malformed', 'this is not an enrolment file')
}

function requireSealable(p: Primitives, key: KemPublicKey): void {
  try {
    p.kemEncapsulate(key, new Uint8Array(SIZE.kemSeed))
  } catch {
    throw new CryptoError('bad-key', 'a key of the enrolment file is unusable: ask for a new file')
  }
}

/**
 * Refuse a file of a member whose desk waits for a list of another root, whose fingerprint somebody gave them.
 *
 * @param roots fingerprints: of the root that signs, and of those that it succeeded
 * @throws CryptoError `foreign`
 */
export function requireMadeFor({ id, root }: Enrolment, roots: readonly string[]): void {
  if (roots.includes(root)) return
  const [own = ''] = roots
  throw new CryptoError(
    'foreign',
    `the file of ${id} was made for the root ${root}, and this root is ${own}: have ${id} make a new vault with that fingerprint`,
  )
}

/**
 * Refuse a file that is too old to make a key list with, or that a wrong clock made.
 *
 * @throws CryptoError `expired`
 */
export function requireFresh({ first }: Enrolment, now: Week): void {
  if (first + OLDEST_WEEKS < now) {
    throw new CryptoError(
      'expired',
      'the enrolment file is more than 8 weeks old: ask for a new one',
    )
  }
  if (first > now + 1) {
    throw new CryptoError('expired', 'the enrolment file begins in the future: check both clocks')
  }
}
