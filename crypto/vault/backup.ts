import type { Day } from '../days/calendar.ts'
import { readDay } from '../days/read-day.ts'
import { asKemPublicKey, asKemSeed, type KemPublicKey, type KemSeed } from '../keys/keys.ts'
import {
  concat,
  equal,
  fromBase64url,
  type Random,
  requireLength,
  toBase64url,
  u32be,
  utf8,
} from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { ctx, kdf, keyId, ZERO_NONCE } from '../primitives/kdf.ts'
import { LABEL, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'

/** Days for which a backup may be put back; after that it is deleted. */
export const BACKUP_DAYS = 14

const MAGIC = utf8('postern-backup-1')
const [DAY_AT, CIPHERTEXT_AT] = [24, 28]

export const BACKUP = {
  header: CIPHERTEXT_AT + SIZE.kemCiphertext,
  /** Bytes of content in one piece, and of the piece when it is sealed. */
  plain: SIZE.blockPlain,
  piece: SIZE.blockPlain + SIZE.aeadTag,
  /** Pieces of the smallest file: 16 MiB. Every larger file has twice as many, or four times, and so on. */
  least: 64,
} as const

/** How many pieces a file has, so that its size is a power of two: with one that only grows, little is told. */
export function backupPieces(used: number): number {
  return Math.max(BACKUP.least, 2 ** Math.ceil(Math.log2(Math.max(1, used))))
}

/** The first bytes of a backup, which everybody can read. */
export interface BackupHeader {
  /** 8 bytes that name the public key. */
  readonly keyId: Uint8Array
  /** The day on which it was made. */
  readonly day: Day
}

/** @throws CryptoError `malformed` if the file does not begin as a backup */
export function readBackupHeader(header: Uint8Array): BackupHeader {
  if (header.length !== BACKUP.header || !equal(header.subarray(0, MAGIC.length), MAGIC)) {
    throw new CryptoError('malformed', 'this is not a backup of this version')
  }
  return { keyId: header.slice(MAGIC.length, DAY_AT), day: readDay(header, DAY_AT) }
}

/** Seals the pieces of one backup, in their order. */
export interface BackupSealer {
  /** 1,148 bytes, the first of the file. */
  readonly header: Uint8Array
  /** @param plain 256 KiB @returns 262,160 bytes */
  seal(plain: Uint8Array, isLast: boolean): Uint8Array
}

/** Begin a backup that only the holder of the key behind `to` opens. KEPT-FILES.md section 17.8 */
export function sealBackup(
  p: Primitives,
  random: Random,
  to: KemPublicKey,
  day: Day,
): BackupSealer {
  const { ciphertext, sharedSecret } = p.kemEncapsulate(to, random(SIZE.kemSeed))
  const header = concat(MAGIC, keyId(p, to), u32be(day), ciphertext)
  const pieces = piecesUnder(p, sharedSecret, to, header)
  return {
    header,
    seal: (plain, isLast) => {
      const { key, ad } = pieces(isLast)
      return p.aeadSeal(key, ZERO_NONCE, ad, requireLength(plain, BACKUP.plain, 'a piece'))
    },
  }
}

/** Opens the pieces of one backup, in their order. */
export interface BackupOpener extends BackupHeader {
  /**
   * @param piece 262,160 bytes
   * @returns 256 KiB
   * @throws CryptoError `malformed`, `tampered` (changed, of another backup, or at another place)
   */
  open(piece: Uint8Array, isLast: boolean): Uint8Array
}

/**
 * Open a backup by its first bytes.
 *
 * @throws CryptoError `malformed`; `foreign` if it is sealed to another key; `tampered`
 */
export function openBackup(p: Primitives, seed: KemSeed, header: Uint8Array): BackupOpener {
  const read = readBackupHeader(header)
  const to = asKemPublicKey(p.kemPublicKey(seed))
  if (!equal(read.keyId, keyId(p, to))) {
    throw new CryptoError('foreign', 'the backup is sealed to another key')
  }
  const secret = p.kemDecapsulate(seed, header.slice(CIPHERTEXT_AT))
  if (secret === null) throw new CryptoError('tampered', 'the backup was changed')
  const pieces = piecesUnder(p, secret, to, header)
  return {
    ...read,
    open: (piece, isLast) => {
      requireLength(piece, BACKUP.piece, 'a piece')
      const { key, ad } = pieces(isLast)
      const plain = p.aeadOpen(key, ZERO_NONCE, ad, piece)
      if (plain === null) throw new CryptoError('tampered', 'the backup was changed')
      return plain
    },
  }
}

/** Key and associated data of one piece after the other. Each key seals one piece. */
function piecesUnder(p: Primitives, secret: Uint8Array, to: KemPublicKey, header: Uint8Array) {
  const stream = kdf(p, secret, LABEL.backup, to, header)
  let index = 0
  return (isLast: boolean) => {
    const place = [index++, isLast ? 1 : 0] as const
    return { key: kdf(p, stream, LABEL.backup, ...place), ad: ctx(LABEL.backup, ...place) }
  }
}

/** The first bytes of a file with the secret key. */
export const BACKUP_SECRET_MARK = 'postern-backup-secret-1'
const PUBLIC = 'postern-backup-public-1'
const CHECK = 8

/** The two files of a key: the secret one, which stays off the server, and the public one. */
export function encodeBackupKey(p: Primitives, seed: KemSeed): { secret: string; public: string } {
  return {
    secret: lineOf(p, BACKUP_SECRET_MARK, seed),
    public: lineOf(p, PUBLIC, p.kemPublicKey(seed)),
  }
}

/** @throws CryptoError `malformed` if it is no such file, or was mistyped */
export function decodeBackupSecret(p: Primitives, text: string): KemSeed {
  return asKemSeed(bytesOfLine(p, BACKUP_SECRET_MARK, 'the secret key of backups', text))
}

/** @throws CryptoError `malformed` */
export function decodeBackupPublic(p: Primitives, text: string): KemPublicKey {
  return asKemPublicKey(bytesOfLine(p, PUBLIC, 'the public key of backups', text))
}

function lineOf(p: Primitives, mark: string, key: Uint8Array): string {
  return `${mark} ${toBase64url(concat(key, checkOf(p, mark, key)))}\n`
}

function bytesOfLine(p: Primitives, mark: string, what: string, text: string): Uint8Array {
  const [, symbols = ''] = new RegExp(`^${mark} ([\\w-]+)$`).exec(text.trim()) ?? []
  const bytes = fromBase64url(symbols)
  const key = bytes.slice(0, Math.max(0, bytes.length - CHECK))
  if (key.length > 0 && equal(bytes.subarray(key.length), checkOf(p, mark, key))) return key
  throw new CryptoError('malformed', `this is not ${what}, or it was changed`)
}

function checkOf(p: Primitives, mark: string, key: Uint8Array): Uint8Array {
  return p.hash(32, null, ctx(LABEL.backup, utf8(mark), key)).subarray(0, CHECK)
}
