import { createHash } from 'node:crypto'
import { concat, equal, utf8 } from '../../crypto/primitives/bytes.ts'
import { noble } from '../../crypto/primitives/noble.ts'

/** A key pair for releases, in minisign's way. */
export interface ReleaseKey {
  /** 8 bytes by which signatures name their key. */
  readonly id: Uint8Array
  /** 32 bytes. */
  readonly seed: Uint8Array
}

/** Signature over BLAKE2b-512 of the file, as minisign makes them by default. */
const PREHASHED = utf8('ED')
const PLAIN = utf8('Ed')

const base64 = (...parts: readonly Uint8Array[]) => Buffer.from(concat(...parts)).toString('base64')
const digest = (bytes: Uint8Array) =>
  new Uint8Array(createHash('blake2b512').update(bytes).digest())

/** The file `minisign.pub`: two lines. */
export function publicKeyFile({ id, seed }: ReleaseKey): string {
  const key = base64(PLAIN, id, noble.signPublicKey(seed))
  return `untrusted comment: public key of Postern's releases\n${key}\n`
}

/**
 * Sign bytes: the text of a `.minisig` file.
 *
 * @param comment one line, which is signed as well
 */
export function signatureFile(
  { id, seed }: ReleaseKey,
  bytes: Uint8Array,
  comment: string,
): string {
  const signature = noble.sign(seed, digest(bytes))
  const over = noble.sign(seed, concat(signature, utf8(comment)))
  return [
    "untrusted comment: signature by the key of Postern's releases",
    base64(PREHASHED, id, signature),
    `trusted comment: ${comment}`,
    base64(over),
    '',
  ].join('\n')
}

/** @returns the signed comment; null if the signature is not one of this key over these bytes */
export function verifySignature(
  publicFile: string,
  bytes: Uint8Array,
  file: string,
): string | null {
  const key = bytesIn(publicFile.split('\n')[1])
  const [, signed, commented = '', over] = file.split('\n')
  const signature = bytesIn(signed)
  const comment = /^trusted comment: (.*)$/.exec(commented)?.[1]
  if (key.length !== 42 || signature.length !== 74 || comment === undefined) return null
  const [publicKey, own] = [key.subarray(10), signature.subarray(10)]
  const isNamed = equal(signature.subarray(2, 10), key.subarray(2, 10))
  const isOurs =
    isNamed &&
    equal(signature.subarray(0, 2), PREHASHED) &&
    noble.verify(publicKey, digest(bytes), own) &&
    noble.verify(publicKey, concat(own, utf8(comment)), bytesIn(over))
  return isOurs ? comment : null
}

const bytesIn = (text = '') => new Uint8Array(Buffer.from(text, 'base64'))

/**
 * Read a secret key of minisign that has no passphrase (`minisign -G -W`).
 *
 * @throws Error if it has one, or is no such file
 */
export function readSecretKey(text: string): ReleaseKey {
  const bytes = bytesIn(text.split('\n')[1])
  if (bytes.length !== 158 || !equal(bytes.subarray(0, 2), PLAIN)) {
    throw new Error('the release key is no secret key of minisign: make one by "minisign -G -W"')
  }
  if (bytes[2] !== 0 || bytes[3] !== 0) {
    throw new Error(
      'the release key has a passphrase: leave --key out, and sign by "minisign -S -m manifest.json"',
    )
  }
  return { id: bytes.slice(54, 62), seed: bytes.slice(62, 94) }
}
