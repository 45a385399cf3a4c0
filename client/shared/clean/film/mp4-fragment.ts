import { concat, u32be } from '../../../../crypto/primitives/bytes.ts'
import { CleanError, damaged } from '../outcome.ts'
import { viewOf } from '../reading.ts'
import { type Box, bodyOf, firstOf, flagsOf, makeBox, parseBoxes, versionFlags } from './bmff.ts'
import { cleanTable } from './mp4-table.ts'

/** Samples of one track in a fragment, which lie behind one another. */
export interface Run {
  readonly track: number
  readonly entry: number
  readonly at: number
  /** bytes */
  readonly size: number
  /** of each sample; all alike if only one number is known */
  readonly sizes: readonly number[] | { readonly each: number; readonly count: number }
}

/** Values for the samples of a track unless a fragment says otherwise. */
export interface TrackDefaults {
  readonly entry: number
  readonly size: number
}

export interface Fragment {
  /** of tracks that stay */
  readonly runs: readonly Run[]
  readonly others: readonly Run[]
  /** Its `moof` with what is kept, for runs that begin `offsets` bytes behind its own beginning. */
  write(sequence: number, offsets: readonly number[]): Uint8Array
}

const BASE_OFFSET = 0x1
const ENTRY = 0x2
const DURATION = 0x8
const SIZE = 0x10
const FLAGS = 0x20
const EMPTY = 0x10000
const FROM_MOOF = 0x20000
const DATA_OFFSET = 0x1
const FIRST_FLAGS = 0x4
const EACH = [0x100, 0x200, 0x400, 0x800]
const EACH_SIZE = 0x200
const MOST_SAMPLES = 1_000_000

/**
 * Read one `moof`.
 *
 * @param at where it begins in the file
 * @param known numbers of all tracks
 * @param kept defaults of the tracks that stay; runs of others are left out
 */
export function readFragment(
  body: Uint8Array,
  at: number,
  known: ReadonlySet<number>,
  kept: ReadonlyMap<number, TrackDefaults>,
): Fragment {
  const parts: TrackPart[] = []
  const others: Run[] = []
  const seen = new Set<number>()
  let next = at
  for (const { type, body: traf } of parseBoxes(body)) {
    if (type !== 'traf') continue
    const part = readPart(parseBoxes(traf), at, next, kept)
    next = part.end
    // a damaged number must not make places of a camera into samples of film
    if (seen.has(part.track) || !known.has(part.track)) {
      throw damaged('a fragment of no track, or of one twice')
    }
    seen.add(part.track)
    if (kept.has(part.track)) parts.push(part)
    else others.push(...part.runs)
  }
  return {
    runs: parts.flatMap(({ runs }) => runs),
    others,
    write: (sequence, offsets) => {
      let run = 0
      const trafs = parts.map((part) => {
        const own = offsets.slice(run, run + part.runs.length)
        run += part.runs.length
        return part.write(own)
      })
      return makeBox('moof', makeBox('mfhd', u32be(0), u32be(sequence)), ...trafs)
    },
  }
}

interface TrackPart {
  readonly track: number
  readonly runs: readonly Run[]
  /** where its samples end in the file */
  readonly end: number
  write(offsets: readonly number[]): Uint8Array
}

function readPart(
  boxes: readonly Box[],
  moof: number,
  next: number,
  kept: ReadonlyMap<number, TrackDefaults>,
): TrackPart {
  const tfhd = bodyOf(boxes, 'tfhd')
  if (tfhd === undefined) throw damaged('a fragment of no track')
  const head = readHead(tfhd, kept)
  const base = head.base ?? (head.fromMoof ? moof : next)
  let at = base
  const runs: Run[] = []
  const written: ((offset: number) => Uint8Array)[] = []
  for (const { type, body } of boxes) {
    if (type !== 'trun') continue
    const run = readRun(body, head, base, at)
    at = run.run.at + run.run.size
    runs.push(run.run)
    written.push(run.write)
  }
  const samples = runs.reduce((sum, { sizes }) => sum + countOf(sizes), 0)
  const others = boxes.flatMap((box) => {
    if (box.type === 'tfdt') return [makeBox('tfdt', firstOf(box.body, box.body[0] === 1 ? 12 : 8))]
    const clean = ['sdtp', 'sbgp', 'sgpd'].includes(box.type) ? cleanTable(box, samples) : null
    return clean === null ? [] : [makeBox(box.type, clean)]
  })
  const write = (offsets: readonly number[]) =>
    makeBox('traf', head.bytes, ...others, ...written.map((one, i) => one(offsets[i] ?? 0)))
  return { track: head.track, runs, end: at, write }
}

export function countOf(sizes: Run['sizes']): number {
  return 'each' in sizes ? sizes.count : sizes.length
}

interface Head {
  readonly track: number
  readonly entry: number
  readonly size: number
  readonly base: number | null
  readonly fromMoof: boolean
  readonly bytes: Uint8Array
}

function readHead(body: Uint8Array, kept: ReadonlyMap<number, TrackDefaults>): Head {
  const view = viewOf(firstOf(body, 8))
  const flags = flagsOf(body)
  const track = view.getUint32(4)
  const defaults = kept.get(track) ?? { entry: 0, size: 0 }
  let at = 8
  const take = (flag: number, size: number): Uint8Array | null => {
    if ((flags & flag) === 0) return null
    const out = firstOf(body.subarray(at), size)
    at += size
    return out
  }
  const base = take(BASE_OFFSET, 8)
  const entry = take(ENTRY, 4)
  const duration = take(DURATION, 4)
  const size = take(SIZE, 4)
  const sampleFlags = take(FLAGS, 4)
  const fields = [entry, duration, size, sampleFlags].filter((one) => one !== null)
  const newFlags = (flags & (ENTRY | DURATION | SIZE | FLAGS | EMPTY)) | FROM_MOOF
  return {
    track,
    entry: entry === null ? defaults.entry : viewOf(entry).getUint32(0) - 1,
    size: size === null ? defaults.size : viewOf(size).getUint32(0),
    base: base === null ? null : Number(viewOf(base).getBigUint64(0)),
    fromMoof: (flags & FROM_MOOF) !== 0,
    bytes: makeBox('tfhd', versionFlags(0, newFlags), u32be(track), ...fields),
  }
}

function readRun(
  body: Uint8Array,
  head: Head,
  base: number,
  next: number,
): { run: Run; write(offset: number): Uint8Array } {
  const view = viewOf(firstOf(body, 8))
  const flags = flagsOf(body)
  const count = view.getUint32(4)
  const hasOffset = (flags & DATA_OFFSET) !== 0
  const at = hasOffset ? base + viewOf(firstOf(body, 12)).getInt32(8) : next
  const from = 8 + (hasOffset ? 4 : 0)
  const begin = from + ((flags & FIRST_FLAGS) !== 0 ? 4 : 0)
  const fields = EACH.filter((flag) => (flags & flag) !== 0)
  const row = 4 * fields.length
  if (count > MOST_SAMPLES && row > 0) throw new CleanError('too-large', 'too many samples')
  const all = firstOf(body, begin + row * count)
  const sizeAt = fields.indexOf(EACH_SIZE) * 4
  const rows = viewOf(all)
  const sizes: Run['sizes'] =
    sizeAt < 0
      ? { each: head.size, count }
      : Array.from({ length: count }, (_, i) => rows.getUint32(begin + row * i + sizeAt))
  const size = 'each' in sizes ? sizes.each * count : sizes.reduce((sum, one) => sum + one, 0)
  const kept = flags & (FIRST_FLAGS | EACH.reduce((sum, flag) => sum | flag, 0))
  const start = concat(versionFlags(body[0] ?? 0, kept | DATA_OFFSET), u32be(count))
  return {
    run: { track: head.track, entry: head.entry, at, size, sizes },
    write: (offset) => makeBox('trun', start, u32be(offset), all.subarray(from)),
  }
}

/** The defaults that `trex` gives for each track, and the same boxes cut to their known fields. */
export function readDefaults(
  mvex: Uint8Array,
  isKept: (track: number) => boolean,
): { defaults: Map<number, TrackDefaults>; bytes: Uint8Array } {
  const defaults = new Map<number, TrackDefaults>()
  const parts: Uint8Array[] = []
  for (const { type, body } of parseBoxes(mvex)) {
    if (type === 'mehd') parts.push(makeBox(type, firstOf(body, body[0] === 1 ? 12 : 8)))
    if (type !== 'trex') continue
    const bytes = firstOf(body, 24)
    const view = viewOf(bytes)
    const track = view.getUint32(4)
    if (!isKept(track)) continue
    defaults.set(track, { entry: view.getUint32(8) - 1, size: view.getUint32(16) })
    parts.push(makeBox(type, bytes))
  }
  return { defaults, bytes: makeBox('mvex', ...parts) }
}
