import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { concat, fromUtf8, readU16, u16be, utf8 } from '../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../crypto/primitives/errors.ts'
import { PUBLICATION_FILE } from '../../server/publication-file.ts'
import { CONTENT_FOLDER } from '../content/folder.ts'

/** A file that the ceremony or the operator put into DATA_DIR. */
export interface DataFile {
  /** From DATA_DIR, with slashes. */
  readonly path: string
  readonly bytes: Uint8Array
}

/** Paths that a backup may bring: anybody who knows the public key can make one. */
const PATH = new RegExp(
  `^(?:${PUBLICATION_FILE}|${CONTENT_FOLDER}(?:/[A-Za-z0-9][\\w.-]{0,99}){1,3})$`,
)

/** The key list and the content folder, in the order of their names. */
export function readDataFiles(dataDir: string): readonly DataFile[] {
  const paths = [PUBLICATION_FILE, ...below(dataDir, CONTENT_FOLDER)].filter((path) =>
    PATH.test(path),
  )
  return paths
    .filter((path) => existsSync(join(dataDir, path)))
    .sort()
    .map((path) => ({ path, bytes: new Uint8Array(readFileSync(join(dataDir, path))) }))
}

function below(dataDir: string, folder: string): string[] {
  if (!existsSync(join(dataDir, folder))) return []
  return readdirSync(join(dataDir, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return below(dataDir, path)
    return entry.isFile() ? [path] : []
  })
}

export function encodeDataFile({ path, bytes }: DataFile): Uint8Array {
  const name = utf8(path)
  return concat(u16be(name.length), name, bytes)
}

/** @throws CryptoError `malformed` if it is no file that belongs into a data folder */
export function decodeDataFile(bytes: Uint8Array): DataFile {
  const start = 2 + readU16(bytes, 0)
  const path = fromUtf8(bytes.subarray(2, start))
  if (bytes.length < start || !PATH.test(path))
    throw new CryptoError('malformed', 'a file that does not belong into DATA_DIR')
  return { path, bytes: bytes.slice(start) }
}

export function writeDataFile(dataDir: string, { path, bytes }: DataFile): void {
  const file = join(dataDir, path)
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  writeFileSync(file, bytes, { mode: 0o600, flag: 'wx' })
}
