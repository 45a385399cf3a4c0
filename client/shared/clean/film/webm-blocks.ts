import { concat } from '../../../../crypto/primitives/bytes.ts'
import type { Findings } from '../found.ts'
import { CleanError, damaged } from '../outcome.ts'
import { type Patch, PieceList, type Window } from '../window.ts'
import {
  dataOf,
  type EbmlElement,
  type EbmlPart,
  elementHead,
  makeElement,
  makeNumber,
  numberAt,
  parseParts,
  unsignedOf,
} from './ebml.ts'
import { type Scrub, scrubOf } from './mp4-scrub.ts'
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
    const course = { window, found, patches: this.#patches }
    this.#scrubs = new Map(
      tracks.map(({ number, codec, lengthSize }) => {
        const isAac = codec === 'mp4a'
        return [number, scrubOf({ type: codec, lengthSize, isAac }, course)]
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
    if ((flags & LACED) !== 0) throw damaged('frames in one block')
    await scrub(from + track.length + 3, size - track.length - 3)
    return true
  }

  #put(from: number, end: number): void {
    this.list.keepPatched(from, end - from, this.#patches)
    this.#patches.length = 0
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
  const number = makeNumber(ID.BlockAddID, ALPHA)
  const alpha = more
    .map((part) => parseParts(part.data))
    .filter((parts) => (unsignedOf(parts, ID.BlockAddID) ?? ALPHA) === ALPHA)
    .map((parts) => makeElement(ID.BlockAdditional, dataOf(parts, ID.BlockAdditional) ?? ONE))
    .map((one) => makeElement(ID.BlockMore, number, one))
  return alpha.length === 0 ? [] : [makeElement(ID.BlockAdditions, ...alpha)]
}

/** The data of a picture's transparency that is absent. */
const ONE = Uint8Array.of(1)
