import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CryptoError } from '../../crypto/primitives/errors.ts'

export const readBytes = (file: string) => new Uint8Array(readFileSync(file))

/** @throws Error if one of the files exists */
export function requireNew(files: readonly string[]): void {
  const there = files.find((file) => existsSync(file))
  if (there === undefined) return
  throw new Error(`${there} already exists: move it away, or choose another folder`)
}

/** Write a file that only its owner reads. @throws Error if it exists */
export function writeNew(file: string, body: Uint8Array | string): void {
  requireNew([file])
  // 'wx' does not write through a dangling link either
  writeFile(file, body, 'wx')
}

/** Replace a file by its new state: a reader sees the old or the new one. */
export function replace(file: string, body: Uint8Array | string): void {
  writeFile(`${file}.new`, body, 'w')
  renameSync(`${file}.new`, file)
}

/** Do `work` on a file; a fault of its bytes becomes an error that names it. */
export function naming<T>(file: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (!(error instanceof CryptoError)) throw error
    throw new Error(`${file}: ${error.message}`, { cause: error })
  }
}

/**
 * Write a folder of files to a place that is free. An interrupted writing is not mistaken for a complete one.
 *
 * @param files path from the folder → bytes or text
 * @throws Error if the place is taken
 */
export function writeNewFolder(to: string, files: ReadonlyMap<string, Uint8Array | string>): void {
  requireNew([to])
  const half = `${to}.new`
  rmSync(half, { recursive: true, force: true })
  for (const [name, body] of files) writeNew(join(half, name), body)
  renameSync(half, to)
}

function writeFile(file: string, body: Uint8Array | string, flags: 'w' | 'wx'): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const handle = openSync(file, flags, 0o600)
  try {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
