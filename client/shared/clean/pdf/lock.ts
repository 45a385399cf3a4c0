import { concat, fromHex } from '../../../../crypto/primitives/bytes.ts'
import { CleanError } from '../outcome.ts'
import { aesDecrypted, aesEncrypted, md5, rc4, sha256, sha384, sha512 } from './ciphers.ts'
import { bytesIn, type Dict, dictIn, nameIn, numberIn, type Value } from './values.ts'

/** Undoes the encryption of strings and streams, by the number of the object that they are in. */
export interface Lock {
  string(bytes: Uint8Array, number: number, generation: number): Uint8Array
  stream(bytes: Uint8Array, dict: Dict, number: number, generation: number): Uint8Array
}

export const NO_LOCK: Lock = { string: (bytes) => bytes, stream: (bytes) => bytes }

type Get = (value: Value | undefined) => Value

/**
 * Open a file that asks for no password to be read, as most that forbid printing or changing do
 * (ISO 32000-2, 7.6).
 *
 * @param id the first half of the trailer's /ID
 * @throws CleanError `locked` if the empty password does not open it
 */
export function openLock(encrypt: Dict, id: Uint8Array, get: Get): Lock {
  const number = (key: string, otherwise: number) => numberIn(get(encrypt.get(key))) ?? otherwise
  const version = number('V', 0)
  if (nameIn(get(encrypt.get('Filter'))) !== 'Standard' || ![1, 2, 4, 5].includes(version)) {
    throw locked()
  }
  const bytes = (key: string) => bytesIn(get(encrypt.get(key)))
  const asked = {
    revision: number('R', 2),
    size: version === 1 ? 5 : Math.min(16, Math.max(5, number('Length', 40) >> 3)),
    permissions: number('P', 0),
    metadata: get(encrypt.get('EncryptMetadata')) !== false,
    owner: bytes('O'),
    user: bytes('U'),
    wrapped: bytes('UE'),
    id,
  }
  const key =
    version === 5 ? newKey(asked) : oldKey({ ...asked, size: version === 4 ? 16 : asked.size })
  return lockOf(
    key,
    methodOf(encrypt, 'StrF', version, get),
    methodOf(encrypt, 'StmF', version, get),
    get,
  )
}

function locked(): CleanError {
  return new CleanError('locked', 'asks for a password')
}

interface Asked {
  readonly revision: number
  /** bytes of the key */
  readonly size: number
  readonly permissions: number
  readonly metadata: boolean
  readonly owner: Uint8Array
  readonly user: Uint8Array
  readonly wrapped: Uint8Array
  readonly id: Uint8Array
}

/** The bytes that are used instead of an empty password. */
const PAD = fromHex('28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a')

/** Algorithms 2, 4 and 5: revisions 2 to 4. */
function oldKey({ revision, size, permissions, metadata, owner, user, id }: Asked): Uint8Array {
  const rights = new Uint8Array(4)
  new DataView(rights.buffer).setInt32(0, permissions | 0, true)
  const end = revision >= 4 && !metadata ? Uint8Array.of(255, 255, 255, 255) : new Uint8Array()
  let digest = md5(concat(PAD, owner.subarray(0, 32), rights, id, end))
  if (revision >= 3) for (let i = 0; i < 50; i++) digest = md5(digest.subarray(0, size))
  const key = digest.subarray(0, size)
  let check: Uint8Array = revision >= 3 ? md5(concat(PAD, id)) : PAD
  for (let i = 0; i < (revision >= 3 ? 20 : 1); i++) {
    check = rc4(
      key.map((byte) => byte ^ i),
      check,
    )
  }
  if (!check.every((byte, i) => user[i] === byte)) throw locked()
  return key
}

const ZEROS = new Uint8Array(16)

/** Algorithm 2.A: revisions 5 and 6. */
function newKey({ revision, user, wrapped }: Asked): Uint8Array {
  const hash = revision === 5 ? sha256 : slowHash
  const check = hash(user.subarray(32, 40))
  if (wrapped.length < 32 || !check.every((byte, i) => user[i] === byte)) throw locked()
  return aesDecrypted(hash(user.subarray(40, 48)), ZEROS, wrapped.subarray(0, 32))
}

/** Algorithm 2.B for the empty password. */
function slowHash(salt: Uint8Array): Uint8Array {
  let key: Uint8Array = sha256(salt)
  for (let round = 0; ; round++) {
    const block = concat(...Array.from({ length: 64 }, () => key))
    const mixed = aesEncrypted(key.subarray(0, 16), key.subarray(16, 32), block)
    const rest = mixed.subarray(0, 16).reduce((sum, byte) => sum + byte, 0) % 3
    key = rest === 0 ? sha256(mixed) : rest === 1 ? sha384(mixed) : sha512(mixed)
    if (round >= 63 && (mixed[mixed.length - 1] ?? 0) <= round - 31) return key.subarray(0, 32)
  }
}

type Method = 'none' | 'rc4' | 'aes-128' | 'aes-256'

function methodOf(encrypt: Dict, key: string, version: number, get: Get): Method {
  if (version < 4) return 'rc4'
  const name = nameIn(get(encrypt.get(key))) ?? 'Identity'
  if (name === 'Identity') return 'none'
  const filter = dictIn(get(dictIn(get(encrypt.get('CF')))?.get(name)))
  const method = nameIn(get(filter?.get('CFM'))) ?? 'None'
  if (method === 'None') return 'none'
  if (method === 'V2') return 'rc4'
  if (method === 'AESV2') return 'aes-128'
  if (method === 'AESV3') return 'aes-256'
  throw locked()
}

function lockOf(key: Uint8Array, strings: Method, streams: Method, get: Get): Lock {
  const open = (method: Method, bytes: Uint8Array, number: number, generation: number) => {
    if (method === 'none') return bytes
    if (method === 'aes-256') return unpadded(key, bytes)
    const own = keyOfObject(key, method, number, generation)
    return method === 'rc4' ? rc4(own, bytes) : unpadded(own, bytes)
  }
  return {
    string: (bytes, number, generation) => open(strings, bytes, number, generation),
    stream: (bytes, dict, number, generation) =>
      hasOwnFilter(dict, get) ? bytes : open(streams, bytes, number, generation),
  }
}

/** Only the filter that leaves bytes as they are is in use. */
function hasOwnFilter(dict: Dict, get: Get): boolean {
  const filter = get(dict.get('Filter'))
  const first = Array.isArray(filter) ? get(filter[0]) : filter
  return nameIn(first) === 'Crypt'
}

const SALT = Uint8Array.of(0x73, 0x41, 0x6c, 0x54)

function keyOfObject(key: Uint8Array, method: Method, number: number, generation: number) {
  const place = Uint8Array.of(
    ...[number, number >> 8, number >> 16],
    ...[generation, generation >> 8],
  )
  const salt = method === 'aes-128' ? SALT : new Uint8Array()
  return md5(concat(key, place, salt)).subarray(0, Math.min(16, key.length + 5))
}

function unpadded(key: Uint8Array, bytes: Uint8Array): Uint8Array {
  const whole = bytes.length - (bytes.length % 16)
  if (whole < 32) return new Uint8Array()
  const plain = aesDecrypted(key, bytes.subarray(0, 16), bytes.subarray(16, whole))
  const pad = plain[plain.length - 1] ?? 0
  return pad >= 1 && pad <= 16 ? plain.subarray(0, plain.length - pad) : plain
}
