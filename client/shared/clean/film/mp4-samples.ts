import type { Findings } from '../found.ts'
import { CleanError, damaged } from '../outcome.ts'
import type { Patch, PieceList, Window } from '../window.ts'
import { liesIn, type TopBox } from './bmff.ts'
import { countOf, type Run } from './mp4-fragment.ts'
import { type Scrub, scrubOf } from './mp4-scrub.ts'
import type { Track } from './mp4-track.ts'

/** A chunk of a track that stays, in the order of the file. */
export interface SampleSpan {
  readonly track: Track
  /** number in its track, from 0 */
  readonly chunk: number
  readonly at: number
  readonly size: number
}

const MOST_SAMPLES = 20_000_000

/** The samples that stay: looked through, and copied with what was found in them blanked. */
export class Samples {
  /** whether no sample was copied */
  isEmpty = true
  readonly #window: Window
  /** where samples may lie */
  readonly #data: readonly TopBox[]
  readonly #tracks: readonly Track[]
  readonly #scrubs: ReadonlyMap<number, readonly Scrub[]>
  readonly #patches: Patch[] = []
  #nextPatch = 0
  #copied = 0
  #looked = 0

  constructor(window: Window, tops: readonly TopBox[], tracks: readonly Track[], found: Findings) {
    this.#window = window
    this.#data = tops.filter(({ type }) => type === 'mdat')
    this.#tracks = tracks
    const course = { window, found, patches: this.#patches }
    this.#scrubs = new Map(
      tracks.map(({ id, kept }) => [
        id,
        (kept?.entries ?? []).map((entry) => scrubOf(entry, course)),
      ]),
    )
  }

  /**
   * The chunks that the tables of the tracks that stay name, in the order of the file.
   *
   * @throws CleanError `damaged` if chunks overlap or lie outside, also those of other tracks
   */
  spansOfTables(): SampleSpan[] {
    const spans = this.#tracks.flatMap((track) =>
      track.table.chunks.map(({ at, size }, chunk) => ({ track, chunk, at, size })),
    )
    spans.sort((a, b) => a.at - b.at)
    this.#check(spans)
    return spans.filter(({ track }) => track.kept !== null)
  }

  async scrub(spans: readonly SampleSpan[]): Promise<void> {
    for (const { track, chunk } of spans) {
      const own = track.table.chunks[chunk]
      const scrub = own === undefined ? null : this.#scrubOf(track.id, own.entry)
      if (own === undefined || scrub === null) continue
      const { at, count, firstSample } = own
      await this.#look(scrub, at, count, (i) => track.table.sizes.of(firstSample + i))
    }
  }

  /** Look through the runs of one fragment, which are copied next; none may reach into `others`. */
  async scrubRuns(runs: readonly Run[], others: readonly Run[]): Promise<void> {
    this.#check([...runs, ...others].sort((a, b) => a.at - b.at))
    const inOrder = [...runs].sort((a, b) => a.at - b.at)
    for (const run of inOrder) {
      const scrub = this.#scrubOf(run.track, run.entry)
      if (scrub === null || run.size === 0) continue
      const { at, sizes } = run
      await this.#look(scrub, at, countOf(sizes), (i) =>
        'each' in sizes ? sizes.each : (sizes[i] ?? 0),
      )
    }
    this.#patches.sort((a, b) => a.at - b.at)
  }

  /** Copy `size` bytes from `at`, with what is blanked in them; in the order of the file. */
  put(list: PieceList, from: number, size: number): void {
    const end = from + size
    this.#copied += size
    if (this.#copied > this.#window.size) throw damaged('samples are named twice')
    if (size > 0) this.isEmpty = false
    let at = from
    // fragments may go back in the file
    if ((this.#patches[this.#nextPatch - 1]?.at ?? -1) >= from) this.#nextPatch = 0
    for (;;) {
      const patch = this.#patches[this.#nextPatch]
      if (patch === undefined || patch.at >= end) break
      this.#nextPatch++
      if (patch.at < at) continue
      list.keep(at, patch.at - at)
      list.put(patch.bytes)
      at = patch.at + patch.bytes.length
    }
    list.keep(at, end - at)
  }

  #scrubOf(track: number, entry: number): Scrub {
    const scrubs = this.#scrubs.get(track) ?? []
    const scrub = scrubs[entry]
    if (scrub === undefined) throw damaged('samples that nothing describes')
    return scrub
  }

  /** A damaged number must not bring removed bytes in among the samples. */
  #check(inOrder: readonly { readonly at: number; readonly size: number }[]): void {
    let end = 0
    for (const { at, size } of inOrder) {
      if (size === 0) continue
      if (at < end || !liesIn(this.#data, at, size)) throw damaged('samples where none can be')
      end = at + size
    }
  }

  /** Look through `count` samples from `from` on, which lie behind one another. */
  async #look(
    scrub: NonNullable<Scrub>,
    from: number,
    count: number,
    sizeOf: (i: number) => number,
  ): Promise<void> {
    this.#looked += count
    if (this.#looked > MOST_SAMPLES) throw new CleanError('too-large', 'too many samples')
    let at = from
    for (let i = 0; i < count; i++) {
      const size = sizeOf(i)
      await scrub(at, size)
      at += size
    }
  }
}
