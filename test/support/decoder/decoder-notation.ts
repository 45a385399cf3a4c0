import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  verify,
} from 'node:crypto'
import { blake2b } from '@noble/hashes/blake2.js'
import { shake256 } from '@noble/hashes/sha3.js'
import { ml_kem768 } from '@noble/post-quantum/ml-kem.js'

/**
 * The notation of crypto/PROTOCOL.md for the decoder beside this file: sections 1.2, 2 and 3. It imports nothing of
 * crypto/, and uses other code if Node has it: Ed25519, X25519, ChaCha20-Poly1305 and SHA-3 of node:crypto.
 */

/** Input that is not as the specification says, with the reason. */
export class Unreadable extends Error {}

export function demand(holds: boolean, why: string): asserts holds {
  if (!holds) throw new Unreadable(why)
}

// Section 2: notation

export function join(...parts: readonly Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts))
}

function u32(value: number): Uint8Array {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32BE(value)
  return Uint8Array.from(bytes)
}

export function number(bytes: Uint8Array, at: number, size: 1 | 2 | 4): number {
  return Buffer.from(bytes).readUIntBE(at, size)
}

export function same(a: Uint8Array, b: Uint8Array): boolean {
  return Buffer.compare(a, b) === 0
}

export function ascii(text: string): Uint8Array {
  return Uint8Array.from(Buffer.from(text, 'ascii'))
}

export function zeros(length: number): Uint8Array {
  return new Uint8Array(length)
}

export function hash(length: number, message: Uint8Array, key?: Uint8Array): Uint8Array {
  return blake2b(message, key === undefined ? { dkLen: length } : { dkLen: length, key })
}

/** HChaCha20, draft-irtf-cfrg-xchacha-03 section 2.2 */
function hChaCha20(key: Uint8Array, nonce: Uint8Array): Uint8Array {
  const words = new DataView(join(ascii('expand 32-byte k'), key, nonce).buffer)
  const s = Uint32Array.from({ length: 16 }, (_, i) => words.getUint32(4 * i, true))
  const turn = (x: number, by: number) => (x << by) | (x >>> (32 - by))
  const at = (i: number) => s[i] ?? 0
  const quarter = (a: number, b: number, c: number, d: number) => {
    for (const [one, two] of [
      [16, 12],
      [8, 7],
    ] as const) {
      s[a] = at(a) + at(b)
      s[d] = turn(at(d) ^ at(a), one)
      s[c] = at(c) + at(d)
      s[b] = turn(at(b) ^ at(c), two)
    }
  }
  for (let round = 0; round < 10; round++) {
    for (let i = 0; i < 4; i++) quarter(i, 4 + i, 8 + i, 12 + i)
    for (let i = 0; i < 4; i++) {
      quarter(i, 4 + ((i + 1) % 4), 8 + ((i + 2) % 4), 12 + ((i + 3) % 4))
    }
  }
  const out = new DataView(new ArrayBuffer(32))
  for (const [i, from] of [0, 1, 2, 3, 12, 13, 14, 15].entries()) {
    out.setUint32(4 * i, at(from), true)
  }
  return new Uint8Array(out.buffer)
}

/** Open SEAL; null if it does not open. */
export function unseal(
  key: Uint8Array,
  nonce: Uint8Array,
  ad: Uint8Array,
  sealed: Uint8Array,
): Uint8Array | null {
  const subkey = hChaCha20(key, nonce.subarray(0, 16))
  const short = join(zeros(4), nonce.subarray(16, 24))
  const cipher = createDecipheriv('chacha20-poly1305', subkey, short, { authTagLength: 16 })
  const length = sealed.length - 16
  cipher.setAAD(ad, { plaintextLength: length })
  cipher.setAuthTag(sealed.subarray(length))
  const plain = cipher.update(sealed.subarray(0, length))
  try {
    return Uint8Array.from(Buffer.concat([plain, cipher.final()]))
  } catch {
    return null
  }
}

/** SEAL(key, nonce, ad, plain). */
export function seal(
  key: Uint8Array,
  nonce: Uint8Array,
  ad: Uint8Array,
  plain: Uint8Array,
): Uint8Array {
  const subkey = hChaCha20(key, nonce.subarray(0, 16))
  const short = join(zeros(4), nonce.subarray(16, 24))
  const cipher = createCipheriv('chacha20-poly1305', subkey, short, { authTagLength: 16 })
  cipher.setAAD(ad, { plaintextLength: plain.length })
  return join(cipher.update(plain), cipher.final(), cipher.getAuthTag())
}

const ED25519_PUBLIC = Buffer.from('302a300506032b6570032100', 'hex')
const ED25519_PRIVATE = Buffer.from('302e020100300506032b657004220420', 'hex')
const X25519_PUBLIC = Buffer.from('302a300506032b656e032100', 'hex')
const X25519_PRIVATE = Buffer.from('302e020100300506032b656e04220420', 'hex')

function publicKey(prefix: Buffer, bytes: Uint8Array) {
  return createPublicKey({ key: Buffer.concat([prefix, bytes]), format: 'der', type: 'spki' })
}

/** The Ed25519 public key of a 32-byte seed. */
export function publicKeyOf(seed: Uint8Array): Uint8Array {
  const pkcs8 = Buffer.concat([ED25519_PRIVATE, seed])
  const key = createPrivateKey({ key: pkcs8, format: 'der', type: 'pkcs8' })
  const der = createPublicKey(key).export({ format: 'der', type: 'spki' })
  return Uint8Array.from(der.subarray(-32))
}

export function signed(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  return verify(null, message, publicKey(ED25519_PUBLIC, key), signature)
}

// Section 3: contexts and derivation

export type Field = Uint8Array | number

export function ctx(label: string, ...fields: readonly Field[]): Uint8Array {
  const parts = fields.map((field) => (typeof field === 'number' ? u32(field) : field))
  return join(
    ascii(`postern/v1/${label}`),
    zeros(1),
    ...parts.flatMap((part) => [u32(part.length), part]),
  )
}

export function kdf(key: Uint8Array, label: string, ...fields: readonly Field[]): Uint8Array {
  return hash(32, ctx(label, ...fields), key)
}

export function rowId(contentKey: Uint8Array, index: number): Uint8Array {
  return hash(32, kdf(contentKey, 'disposal', index))
}

export function keyId(signing: Uint8Array): Uint8Array {
  return hash(32, ctx('key-id', signing)).subarray(0, 8)
}

// Section 1.2: X-Wing, by its draft

export interface XWing {
  readonly publicKey: Uint8Array
  /** The shared secret, or null if the X25519 share is of small order. */
  open(ciphertext: Uint8Array): Uint8Array | null
}

/** The combiner: SHA3-256 of both secrets, the share, the X25519 key and the label. */
function combine(first: Uint8Array, second: Uint8Array, share: Uint8Array, point: Uint8Array) {
  const label = Buffer.from('5c2e2f2f5e5c', 'hex')
  const all = Buffer.concat([first, second, share, point, label])
  return Uint8Array.from(createHash('sha3-256').update(all).digest())
}

/** Encapsulate to a public key with 64 bytes of coins: 32 for ML-KEM, then the X25519 secret. */
export function xWingTo(key: Uint8Array, coins: Uint8Array) {
  const lattice = ml_kem768.encapsulate(key.slice(0, 1184), coins.slice(0, 32))
  const point = key.slice(1184)
  const secret = Buffer.concat([X25519_PRIVATE, coins.subarray(32)])
  const ephemeral = createPrivateKey({ key: secret, format: 'der', type: 'pkcs8' })
  const share = createPublicKey(ephemeral).export({ format: 'der', type: 'spki' }).subarray(-32)
  const peer = publicKey(X25519_PUBLIC, point)
  const second = diffieHellman({ privateKey: ephemeral, publicKey: peer })
  return {
    ciphertext: join(lattice.cipherText, share),
    secret: combine(lattice.sharedSecret, second, share, point),
  }
}

export function xWing(seed: Uint8Array): XWing {
  const expanded = shake256(seed, { dkLen: 96 })
  const lattice = ml_kem768.keygen(expanded.slice(0, 64))
  const key = Buffer.concat([X25519_PRIVATE, expanded.subarray(64)])
  const curve = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  const point = createPublicKey(curve).export({ format: 'der', type: 'spki' }).subarray(-32)
  const open = (ciphertext: Uint8Array) => {
    const share = ciphertext.slice(1088)
    const first = ml_kem768.decapsulate(ciphertext.slice(0, 1088), lattice.secretKey)
    try {
      const publicShare = publicKey(X25519_PUBLIC, share)
      const second = diffieHellman({ privateKey: curve, publicKey: publicShare })
      return combine(first, second, share, point)
    } catch {
      return null
    }
  }
  return { publicKey: join(lattice.publicKey, point), open }
}

// JSON, section 2

export function json(bytes: Uint8Array): unknown {
  return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
}
