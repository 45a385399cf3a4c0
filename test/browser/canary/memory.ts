import { closeSync, openSync, readFileSync, readSync } from 'node:fs'
import type { Needle } from './needles.ts'
import type { Scanner } from './scan.ts'

export interface MemoryScan {
  /** Each needle that was found, once. */
  readonly found: readonly Needle[]
  /** How much was read. */
  readonly bytes: number
  /** Names of the regions: a file, `[heap]`, `[stack]`, or empty. */
  readonly regions: readonly string[]
}

const PIECE = 4 * 1024 * 1024

/**
 * Scan all writable memory of a process (Linux). Heap snapshots would leave out the contents of
 * buffers, and all that has been freed but not overwritten.
 *
 * @throws Error if the process is gone or may not be read
 */
export function scanMemory(pid: number, scanner: Scanner): MemoryScan {
  const maps = readFileSync(`/proc/${pid}/maps`, 'utf8').split('\n').flatMap(parseMap)
  const memory = openSync(`/proc/${pid}/mem`, 'r')
  const found = new Set<Needle>()
  let bytes = 0
  try {
    for (const { from, to } of maps) {
      for (const piece of piecesOf(memory, from, to, scanner.longest)) {
        bytes += piece.length
        for (const needle of scanner.find(piece)) found.add(needle)
      }
    }
  } finally {
    closeSync(memory)
  }
  return { found: [...found], bytes, regions: maps.map(({ name }) => name) }
}

interface Region {
  readonly from: number
  readonly to: number
  readonly name: string
}

/** A line of /proc/PID/maps: `from-to rw-p offset device inode name`. */
function parseMap(line: string): Region[] {
  const [, from, to, rights, name] =
    line.match(/^([0-9a-f]+)-([0-9a-f]+) (\S+) \S+ \S+ \S+\s*(.*)$/) ?? []
  if (from === undefined || to === undefined || name === undefined) return []
  if (rights?.[1] !== 'w' || name === '[vvar]') return []
  return [{ from: Number.parseInt(from, 16), to: Number.parseInt(to, 16), name }]
}

/** A region in pieces that overlap, so that nothing is cut in two; less what went away meanwhile. */
function* piecesOf(memory: number, from: number, to: number, overlap: number): Generator<Buffer> {
  const buffer = Buffer.alloc(PIECE + overlap)
  for (let at = from; at < to; at += PIECE) {
    const length = Math.min(buffer.length, to - at)
    const read = readOrNone(memory, buffer, length, at)
    if (read > 0) yield buffer.subarray(0, read)
  }
}

function readOrNone(memory: number, buffer: Buffer, length: number, at: number): number {
  try {
    return readSync(memory, buffer, 0, length, at)
  } catch (error) {
    // the region was given back between the listing and the reading
    if (error instanceof Error && 'code' in error && error.code === 'EIO') return 0
    throw error
  }
}
