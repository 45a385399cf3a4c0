import { expect } from 'chai'
import type { CleanOutcome } from '../../../client/shared/clean/clean.ts'
import {
  CleanError,
  type Cleaner,
  type CleanTools,
  type Finding,
} from '../../../client/shared/clean/outcome.ts'
import { bytesSource, pieceSource } from '../../../client/shared/clean/source.ts'
import type { Sample } from '../corpus/sample.ts'
import { markersLeft } from '../corpus/search.ts'
import { scaled } from '../run/scale.ts'
import { counting, type Worked } from '../run/work.ts'

/** Limit of work for a small file of the tests. */
const WORK = 64 * 1024 * 1024

/** Tools that count work, and clean nothing inside unless `inner` is given. */
export function cleanTools(inner: CleanTools['inner'] = async () => null, work = WORK): CleanTools {
  let left = work
  return {
    spend: (bytes) => {
      left -= bytes
      if (!(left >= 0)) throw new CleanError('too-large', 'too much work')
    },
    inner,
  }
}

export interface CleanBytes {
  readonly bytes: Uint8Array
  readonly found: readonly Finding[]
  readonly stays: readonly string[]
}

/** Clean `bytes`, and put the pieces together. */
export async function cleanBytes(
  cleaner: Cleaner,
  bytes: Uint8Array,
  tools: CleanTools = cleanTools(),
): Promise<CleanBytes> {
  const source = bytesSource(bytes)
  const { pieces, found, stays } = await cleaner(source, tools)
  const whole = pieceSource(source, pieces)
  return { bytes: await whole.read(0, whole.size), found, stays }
}

/** Outcome for a whole file, and the work of it. */
export type CleaningWork = (
  bytes: Uint8Array,
  name: string,
) => Promise<Worked<CleanOutcome['kind']>>

/** Bytes that the cleaners may unpack, scan and hold for files in the tests, beside 8 for each byte. */
const SPENT_MOST = 4 * 1024 ** 2

/** Count the work of cleaning while `use` runs. See work.ts. */
export function countingCleaning(use: (work: CleaningWork) => Promise<void>): Promise<void> {
  return counting<typeof import('../../../client/shared/clean/clean.ts')>(
    'client/shared/clean/clean.ts',
    ({ cleanFile, CLEAN_LIMITS }, count) => {
      const limits = { ...CLEAN_LIMITS, work: SPENT_MOST }
      return use((bytes, name) =>
        count(async () => (await cleanFile(bytesSource(bytes), name, limits)).kind),
      )
    },
  )
}

/** Markers that are left in a cleaned file; null if the file was refused. */
async function leftIn(
  cleaner: Cleaner,
  bytes: Uint8Array,
  markers: Sample['markers'],
): Promise<readonly string[] | null> {
  try {
    return markersLeft((await cleanBytes(cleaner, bytes)).bytes, markers)
  } catch (error) {
    if (error instanceof CleanError) return null
    throw error
  }
}

/**
 * Cut `sample` at many places: each time it is refused, or comes out clean.
 *
 * @returns how often it was refused
 */
export async function cutEverywhere(cleaner: Cleaner, sample: Sample): Promise<number> {
  const { bytes, name, markers } = sample
  const step = Math.max(1, Math.floor(bytes.length / scaled(12_000, 600)))
  let refused = 0
  for (let length = 0; length < bytes.length; length += step) {
    const left = await leftIn(cleaner, bytes.subarray(0, length), markers)
    if (left === null) refused++
    else expect(left, `${name} cut after ${length} bytes`).to.deep.equal([])
  }
  return refused
}

/**
 * Spoil `sample` at random places: each time it is refused, or comes out clean.
 *
 * @returns how often it was refused
 */
export async function spoilAtRandom(
  cleaner: Cleaner,
  sample: Sample,
  runs: number,
): Promise<number> {
  let refused = 0
  for (let seed = 1; seed <= scaled(runs * 20, runs); seed++) {
    const spoilt = spoiltBy(sample.bytes, seed)
    const left = await leftIn(cleaner, spoilt, sample.markers)
    if (left === null) refused++
    else if (left.length > 0) {
      const { bytes } = await cleanBytes(cleaner, spoilt)
      const ours = left.filter((name) => !isRepeated(sample, spoilt, bytes, name))
      expect(ours, `${sample.name} spoilt by ${seed}`).to.deep.equal([])
    }
  }
  return refused
}

/**
 * Whether the rest of a marker was only repeated by the change itself: it may then lie among shown data, such as
 * the tables of a picture.
 */
function isRepeated(
  { bytes, markers }: Sample,
  spoilt: Uint8Array,
  cleaned: Uint8Array,
  name: string,
): boolean {
  const [before, after, left] = [bytes, spoilt, cleaned].map(
    (all) =>
      Buffer.from(all)
        .toString('latin1')
        .split(markers[name] ?? '').length - 1,
  ) as [number, number, number]
  return left > 0 && left <= after - before
}

/** One or a few changes of a file: a byte, a bit, a piece left out, repeated or moved. */
export function spoiltBy(bytes: Uint8Array, seed: number): Uint8Array {
  const random = numbersFrom(seed)
  let out: Uint8Array = Uint8Array.from(bytes)
  for (let changes = 1 + random(3); changes > 0; changes--) {
    const at = random(out.length)
    const length = 1 + random(Math.min(64, out.length))
    const kind = random(6)
    if (kind <= 1) out[at] = random(256)
    else if (kind === 2) out[at] = (out[at] ?? 0) ^ (1 << random(8))
    else if (kind === 3) out = joined(out.subarray(0, at), out.subarray(at + length))
    else if (kind === 4) out = joined(out.subarray(0, at + length), out.subarray(at))
    else out.fill([0, 0xff][random(2)] ?? 0, at, at + 1 + random(4))
  }
  return out
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([a, b]))
}

/** The same numbers for the same seed, each below the given limit (mulberry32). */
function numbersFrom(seed: number): (below: number) => number {
  let state = seed
  return (below) => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return Math.floor(((t ^ (t >>> 14)) >>> 0) % below)
  }
}
