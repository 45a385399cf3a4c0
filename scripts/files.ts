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

/** Write a file that only its owner reads. @throws Error where it is there already */
export function writeNew(file: string, body: Uint8Array | string): void {
  if (existsSync(file)) {
    throw new Error(`${file} is there already: move it away, or choose another folder`)
  }
  writeFile(file, body)
}

/** Put a new state of a file in the place of the old one: whoever reads sees one or the other. */
export function replace(file: string, body: Uint8Array | string): void {
  writeFile(`${file}.new`, body)
  renameSync(`${file}.new`, file)
}

function writeFile(file: string, body: Uint8Array | string): void {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const handle = openSync(file, 'w', 0o600)
  try {
    const bytes = typeof body === 'string' ? new TextEncoder().encode(body) : body
    for (let at = 0; at < bytes.length; ) at += writeSync(handle, bytes, at)
    fsyncSync(handle)
  } finally {
    closeSync(handle)
  }
}
