import { CleanError, damaged } from '../outcome.ts'
import { latin1, viewOf } from '../reading.ts'
import { type Box, bodyOf, countedOf, firstOf } from './bmff.ts'
import type { SampleEntry } from './mp4-entry.ts'

/** Samples that lie behind one another in the file. */
export interface Chunk {
  readonly at: number
  readonly size: number
  readonly firstSample: number
  readonly count: number
  /** which entry describes them, from 0 */
  readonly entry: number
}

/** Sizes of samples, each for itself or all alike. */
export interface Sizes {
  readonly count: number
  /** bytes */
  of(sample: number): number
  /** bytes of `count` samples from `first` on */
  sum(first: number, count: number): number
}

/** All that the tables of a track say of its samples. */
export interface SampleTable {
  readonly chunks: readonly Chunk[]
  readonly sizes: Sizes
}

/** More samples than two days of film have. */
const MOST_SAMPLES = 20_000_000
const UNFIT = 'the tables of samples do not fit each other'

/**
 * The places and sizes of a track's samples.
 *
 * @param boxes of its `stbl`
 * @param entryCount how many entries describe them, if they are not all known
 * @throws CleanError `damaged` if the tables do not fit each other
 */
export function readTable(
  boxes: readonly Box[],
  entries: readonly SampleEntry[],
  entryCount = entries.length,
): SampleTable {
  const sizes = readSizes(boxes, entries)
  const stsc = bodyOf(boxes, 'stsc')
  const offsets = readOffsets(boxes)
  if (sizes.count === 0) return { chunks: [], sizes }
  if (stsc === undefined || offsets === null) throw damaged('a table of samples is missing')
  return { chunks: readChunks(countedOf(stsc, 4, 12), offsets, sizes, entryCount), sizes }
}

function readChunks(
  stsc: Uint8Array,
  offsets: readonly number[],
  sizes: Sizes,
  entries: number,
): Chunk[] {
  const view = viewOf(stsc)
  const runs = view.getUint32(4)
  const chunks: Chunk[] = []
  let sample = 0
  for (let run = 0; run < runs; run++) {
    const at = 8 + run * 12
    const first = view.getUint32(at) - 1
    const next = run + 1 < runs ? view.getUint32(at + 12) - 1 : offsets.length
    const each = view.getUint32(at + 4)
    const entry = view.getUint32(at + 8) - 1
    if (first !== chunks.length || next < first || entry >= entries || entry < 0)
      throw damaged(UNFIT)
    for (let i = first; i < Math.min(next, offsets.length); i++) {
      const count = Math.min(each, sizes.count - sample)
      const size = sizes.sum(sample, count)
      chunks.push({ at: offsets[i] ?? 0, size, firstSample: sample, count, entry })
      sample += count
    }
  }
  if (sample !== sizes.count || chunks.length !== offsets.length) throw damaged(UNFIT)
  return chunks
}

function readOffsets(boxes: readonly Box[]): number[] | null {
  const long = bodyOf(boxes, 'co64')
  const body = long ?? bodyOf(boxes, 'stco')
  if (body === undefined) return null
  const table = countedOf(body, 4, long === undefined ? 4 : 8)
  const view = viewOf(table)
  return Array.from({ length: view.getUint32(4) }, (_, i) =>
    long === undefined ? view.getUint32(8 + 4 * i) : Number(view.getBigUint64(8 + 8 * i)),
  )
}

/** The sizes of a track's samples; none if no table says. */
export function readSizes(boxes: readonly Box[], entries: readonly SampleEntry[]): Sizes {
  const stsz = bodyOf(boxes, 'stsz')
  if (stsz === undefined) return readCompactSizes(boxes)
  const view = viewOf(firstOf(stsz, 12))
  const each = view.getUint32(4)
  const count = view.getUint32(8)
  if (each === 0) return listed(countedOf(stsz, 8, 4), 12, count)
  // QuickTime counts frames of plain sound as samples of one byte, however wide they are
  const packet = each === 1 ? (entries[0]?.packet ?? null) : null
  return packet === null ? alike(count, each, 1) : alike(count, packet.bytes, packet.frames)
}

function alike(count: number, bytes: number, frames: number): Sizes {
  const sum = (_: number, some: number) => Math.floor(some / frames) * bytes
  return { count, of: () => bytes, sum }
}

function listed(table: Uint8Array, from: number, count: number): Sizes {
  if (count > MOST_SAMPLES) throw new CleanError('too-large', 'too many samples')
  const view = viewOf(table)
  const of = (sample: number) => view.getUint32(from + 4 * sample)
  const sum = (first: number, some: number) => {
    let total = 0
    for (let i = first; i < first + some; i++) total += of(i)
    return total
  }
  return { count, of, sum }
}

/** stz2: four, eight or sixteen bits for each. */
function readCompactSizes(boxes: readonly Box[]): Sizes {
  const body = bodyOf(boxes, 'stz2')
  if (body === undefined) return alike(0, 0, 1)
  const view = viewOf(firstOf(body, 12))
  const bits = view.getUint8(7)
  const count = view.getUint32(8)
  if (![4, 8, 16].includes(bits) || body.length < 12 + (count * bits) / 8) throw damaged(UNFIT)
  const table = new Uint8Array(8 + 4 + 4 * count)
  const wide = viewOf(table)
  for (let i = 0; i < count; i++) {
    const byte = view.getUint8(12 + ((i * bits) >> 3))
    const value = bits === 4 ? (i % 2 === 0 ? byte >> 4 : byte & 15) : byte
    wide.setUint32(12 + 4 * i, bits === 16 ? view.getUint16(12 + 2 * i) : value)
  }
  return listed(table, 12, count)
}

/** Tables of a track that stay as they are, cut to the size that they say. */
const KEPT: Readonly<Record<string, (body: Uint8Array) => Uint8Array>> = {
  ...{ stts: counted(8), ctts: counted(8), stss: counted(4), stps: counted(4), stsc: counted(12) },
  cslg: (body) => firstOf(body, body[0] === 1 ? 44 : 24),
  stsz: (body) => (viewOf(body).getUint32(4) === 0 ? countedOf(body, 8, 4) : firstOf(body, 12)),
  stz2: (body) => firstOf(body, Math.ceil(12 + (viewOf(body).getUint32(8) * (body[7] ?? 0)) / 8)),
  sbgp: (body) => countedOf(body, body[0] === 1 ? 12 : 8, 8),
  sgpd: (body) => body.slice(0, 256),
}

function counted(each: number): (body: Uint8Array) => Uint8Array {
  return (body) => countedOf(body, 4, each)
}

/** Groups that say how to start in the middle. */
const GROUPS = ['roll', 'prol', 'rap ', 'sync', 'tele', 'tsas', 'stsa']

/** A table that is kept, cut; null for one that is not. */
export function cleanTable({ type, body }: Box, samples: number): Uint8Array | null {
  if (type === 'sdtp') return firstOf(body, Math.min(body.length, 4 + samples))
  if (body.length < 8) return null
  if (type === 'sbgp' || type === 'sgpd') {
    if (!GROUPS.includes(latin1(body, 4, 8))) return null
  }
  return KEPT[type]?.(body) ?? null
}

/** Offsets of chunks as the body of `stco`, or of `co64`. */
export function offsetsBody(offsets: readonly number[], long: boolean): Uint8Array {
  const out = new Uint8Array(8 + offsets.length * (long ? 8 : 4))
  const view = viewOf(out)
  view.setUint32(4, offsets.length)
  for (const [i, offset] of offsets.entries()) {
    if (long) view.setBigUint64(8 + 8 * i, BigInt(offset))
    else view.setUint32(8 + 4 * i, offset)
  }
  return out
}
