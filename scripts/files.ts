import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'

/** @throws Error where one of the files is there already */
export function requireNew(files: readonly string[]): void {
  const there = files.find((file) => existsSync(file))
  if (there === undefined) return
  throw new Error(`${there} is there already: move it away, or choose another folder`)
}

/** Write a file that only its owner reads. @throws Error where it is there already */
export function writeNew(file: string, body: Uint8Array | string): void {
  requireNew([file])
  // 'wx': nor through a link that leads nowhere yet
  writeFile(file, body, 'wx')
}

/** Put a new state of a file in the place of the old one: whoever reads sees one or the other. */
export function replace(file: string, body: Uint8Array | string): void {
  writeFile(`${file}.new`, body, 'w')
  renameSync(`${file}.new`, file)
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
