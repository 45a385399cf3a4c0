import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { inject } from 'postject'
import type { System } from './runtimes.ts'

/** Names that Node looks for in its own file; see "Single executable applications" in its manual. */
const BLOB = 'NODE_SEA_BLOB'
const FUSE = 'NODE_SEA_FUSE_fce680ab2cc467b6e072b8b5df1996b2'
const SEGMENT = 'NODE_SEA'

/** Write a Node with a program inside it. */
export async function writeImage(
  path: string,
  system: System,
  runtime: Uint8Array,
  blob: Uint8Array,
): Promise<void> {
  rmSync(path, { force: true })
  writeFileSync(path, system === 'windows-x64' ? withoutSignature(runtime) : runtime, {
    mode: 0o755,
  })
  const options = {
    sentinelFuse: FUSE,
    ...(system === 'macos-arm64' ? { machoSegmentName: SEGMENT } : {}),
  }
  await quietly(() => inject(path, BLOB, Buffer.from(blob), options))
  if (!readFileSync(path).includes(`${FUSE}:1`)) throw new Error(`nothing was put into ${path}`)
}

/** The library writes warnings about sections that it leaves alone. */
async function quietly(work: () => Promise<void>): Promise<void> {
  const { warn, error } = console
  console.warn = console.error = () => {}
  try {
    await work()
  } finally {
    Object.assign(console, { warn, error })
  }
}

/** Offsets in the headers of a program for Windows, from the specification "PE Format". */
const PE = {
  header: 0x3c,
  optional: 24,
  checksum: 64,
  /** The fifth of the data directories of a 64-bit program: place and size of the signature. */
  signature: 112 + 4 * 8,
} as const

/**
 * A program for Windows without the signature of those who made Node: it does not hold for the file any more, and
 * Windows would say so of the program.
 *
 * @throws Error if something stands behind the signature
 */
export function withoutSignature(program: Uint8Array): Uint8Array {
  const bytes = Buffer.from(program)
  const optional = bytes.readUInt32LE(PE.header) + PE.optional
  const at = bytes.readUInt32LE(optional + PE.signature)
  const size = bytes.readUInt32LE(optional + PE.signature + 4)
  bytes.writeUInt32LE(0, optional + PE.checksum)
  if (at === 0) return bytes
  if (at + size !== bytes.length) throw new Error('the signature is not the end of the program')
  bytes.writeUInt32LE(0, optional + PE.signature)
  bytes.writeUInt32LE(0, optional + PE.signature + 4)
  return bytes.subarray(0, at)
}
