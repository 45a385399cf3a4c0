import { concat } from '../../../../crypto/primitives/bytes.ts'
import type { Findings } from '../found.ts'
import { CleanError } from '../outcome.ts'
import { PieceList, type Window } from '../sound/window.ts'
import {
  type EbmlElement,
  type EbmlPart,
  elementHead,
  makeElement,
  makeNumber,
  numberAt,
  parseParts,
  unsigned,
} from './ebml.ts'
import { type Patch, type Scrub, scrubOf } from './mp4-scrub.ts'
import { ID } from './webm-ids.ts'
import type { WebmTrack } from './webm-track.ts'

const MOST_GROUP = 64 * 1024 * 1024
const LACED = 6

/** The blocks of one cluster that stay, with its time. */
export class WebmBlocks {
  readonly list = new PieceList()
  isEmpty = true
  readonly #window: Window
  readonly #scrubs: ReadonlyMap<number, Scrub>
  readonly #patches: Patch[] = []

  constructor(window: Window, tracks: readonly WebmTrack[], found: Findings) {
    this.#window = window
    this.#scrubs = new Map(
      tracks.map(({ number, codec, lengthSize }) => {
        const isAac = codec === 'mp4a'
        const entry = { type: codec, bytes: new Uint8Array(0), lengthSize, packet: null, isAac }
        return [number, scrubOf(entry, window, this.#patches, found)]
      }),
    )
  }

  /** Take over one element of a cluster, or leave it out. */
  async take({ id, at, from, end }: EbmlElement): Promise<void> {
    const size = (end ?? from) - from
    if (id === ID.Timestamp && size <= 8) this.list.keep(at, from + size - at)
    if (id === ID.SimpleBlock && (await this.#look(from, size))) this.#put(at, from + size)
    if (id === ID.BlockGroup) await this.#takeGroup(from, size)
  }

  /** Whether a block is of a track that stays; then its frame is looked through. */
  async #look(from: number, size: number): Promise<boolean> {
    const head = await this.#window.bytes(from, Math.min(size, 12))
    const track = numberAt(head, 0)
    const scrub = track === null ? undefined : this.#scrubs.get(track.value ?? 0)
    if (track === null || scrub === undefined || size < track.length + 3) return false
    this.isEmpty = false
    if (scrub === null) return true
    const flags = head[track.length + 2] ?? 0
    if ((flags & LACED) !== 0) throw new CleanError('damaged', 'frames in one block')
    await scrub(from + track.length + 3, size - track.length - 3)
    return true
  }

  #put(from: number, end: number): void {
    let at = from
    for (const patch of this.#patches) {
      this.list.keep(at, patch.at - at)
      this.list.put(patch.bytes)
      at = patch.at + patch.bytes.length
    }
    this.#patches.length = 0
    this.list.keep(at, end - at)
  }

  /** A block with what belongs to it: its data stay in the file, the rest is rebuilt. */
  async #takeGroup(from: number, size: number): Promise<void> {
    if (size > MOST_GROUP) throw new CleanError('too-large', 'a block is too large')
    const data = await this.#window.bytes(from, size)
    const parts = parseParts(data)
    const block = parts.find(({ id }) => id === ID.Block)
    if (block === undefined) return
    const blockFrom = from + block.data.byteOffset - data.byteOffset
    const others = concat(...parts.flatMap(cleanPart))
    if (!(await this.#look(blockFrom, block.data.length))) return
    const head = elementHead(ID.Block, block.data.length)
    this.list.put(elementHead(ID.BlockGroup, head.length + block.data.length + others.length))
    this.list.put(head)
    this.#put(blockFrom, blockFrom + block.data.length)
    this.list.put(others)
  }
}

const NUMBERS: readonly number[] = [ID.BlockDuration, ID.ReferenceBlock, ID.DiscardPadding]
/** The transparency of a picture. */
const ALPHA = 1

function cleanPart({ id, data }: EbmlPart): Uint8Array[] {
  if (NUMBERS.includes(id) && data.length <= 8) return [makeElement(id, data)]
  if (id !== ID.BlockAdditions) return []
  const more = parseParts(data).filter((part) => part.id === ID.BlockMore)
  const alpha = more
    .map((part) => parseParts(part.data))
    .filter(
      (parts) => unsigned(parts.find((one) => one.id === ID.BlockAddID)?.data ?? ONE) === ALPHA,
    )
    .map((parts) => parts.find((one) => one.id === ID.BlockAdditional)?.data ?? ONE)
    .map((one) =>
      makeElement(
        ID.BlockMore,
        makeNumber(ID.BlockAddID, ALPHA),
        makeElement(ID.BlockAdditional, one),
      ),
    )
  return alpha.length === 0 ? [] : [makeElement(ID.BlockAdditions, ...alpha)]
}

/** The value of a number that is absent. */
const ONE = Uint8Array.of(1)
