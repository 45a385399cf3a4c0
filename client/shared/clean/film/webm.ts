import { concat } from '../../../../crypto/primitives/bytes.ts'
import { Findings } from '../found.ts'
import { CleanError, type Cleaner, type CleanTools, damaged } from '../outcome.ts'
import { fromLatin1 } from '../reading.ts'
import { PieceList, Window } from '../window.ts'
import {
  dataOf,
  type EbmlElement,
  elementAt,
  elementHead,
  makeElement,
  makeNumber,
  makeShort,
  makeText,
  parseParts,
  unsignedOf,
} from './ebml.ts'
import { WebmBlocks } from './webm-blocks.ts'
import { ID, INSIDE, TOP } from './webm-ids.ts'
import { PROGRAM, tellGone, tellInfo } from './webm-tell.ts'
import { numbers, readWebmTrack, type WebmTrack } from './webm-track.ts'

/** Most bytes of an element that is read whole: tables and texts, never film or sound. */
const MOST_READ = 32 * 1024 * 1024
const MOST_TOLD = 1024 * 1024

/**
 * WebM and Matroska (RFC 9559), also as browsers record them, without sizes: film and sound with what players ask for.
 * Tags, chapters, attached files, titles, times, numbers and names of programs go, with other tracks and all elements
 * that are not known; the index is rebuilt. In the blocks, the same is blanked as in the samples of MP4.
 *
 * Traces that stay: data that encoders hide in frames of other codecs, and how they chose to encode.
 */
export const cleanWebm: Cleaner = async (source, tools) => {
  tools.spend(source.size)
  const found = new Findings()
  const window = new Window(source)
  const ebml = await elementAt(window, 0)
  if (ebml?.id !== ID.EBML || ebml.end === null) throw damaged('no EBML')
  const docType = await readDocType(window, ebml)
  const segment = await elementAt(window, ebml.end)
  if (segment?.id !== ID.Segment) throw damaged('no film in it')
  const film = new Film(window, segment.from, tools, found)
  await film.read(Math.min(segment.end ?? source.size, source.size))
  return { pieces: film.write(docType), found: found.list(), stays: [] }
}

async function readDocType(window: Window, { from, end }: EbmlElement): Promise<Uint8Array> {
  const parts = parseParts((await window.bytes(from, Math.min((end ?? from) - from, 4096))).slice())
  const type = dataOf(parts, ID.DocType)
  const name = type === undefined ? '' : new TextDecoder().decode(type)
  return makeShort(
    ID.EBML,
    concat(
      makeShort(ID.DocType, fromLatin1(name === 'matroska' ? name : 'webm')),
      makeShort(ID.DocTypeVersion, Uint8Array.of(4)),
      makeShort(ID.DocTypeReadVersion, Uint8Array.of(2)),
    ),
  )
}

interface Cue {
  readonly time: number
  readonly track: number
  /** of the cluster in the source, from the segment's data on */
  readonly cluster: number
}

class Film {
  readonly #window: Window
  readonly #from: number
  readonly #tools: CleanTools
  readonly #found: Findings
  readonly #clusters = new PieceList()
  /** where clusters of the source stand now, among the clusters */
  readonly #moved = new Map<number, number>()
  #tracks: readonly WebmTrack[] = []
  #info: Uint8Array | null = null
  #cues: readonly Cue[] = []

  constructor(window: Window, from: number, tools: CleanTools, found: Findings) {
    this.#window = window
    this.#from = from
    this.#tools = tools
    this.#found = found
  }

  async read(end: number): Promise<void> {
    let at = this.#from
    while (at < end) {
      const element = await elementAt(this.#window, at)
      if (element === null || element.id === ID.EBML) break
      at = await this.#take(element, end)
    }
    if (at < this.#window.size) await this.#tellRest(at)
    if (this.#tracks.length === 0) throw damaged('no film and no sound in it')
  }

  /** @returns where the next element begins */
  async #take(element: EbmlElement, end: number): Promise<number> {
    const { id, from } = element
    if (id === ID.Cluster) return this.#takeCluster(element, end)
    const last = element.end ?? end
    if (id === ID.SeekHead || id === ID.CRC32) return last
    if (id === ID.Info || id === ID.Tracks || id === ID.Cues) {
      this.#takeTable(id, await this.#readTable(from, last))
    } else {
      const size = Math.min(last - from, MOST_TOLD, this.#window.size - from)
      tellGone(id, await this.#window.bytes(from, size), this.#found)
    }
    return last
  }

  async #readTable(from: number, end: number): Promise<Uint8Array> {
    if (end - from > MOST_READ) throw new CleanError('too-large', 'a table is too large')
    this.#tools.spend(4 * (end - from))
    return (await this.#window.bytes(from, end - from)).slice()
  }

  #takeTable(id: number, data: Uint8Array): void {
    const parts = parseParts(data)
    if (id === ID.Cues) {
      this.#cues = parts.flatMap((part) => (part.id === ID.CuePoint ? readCue(part.data) : []))
    } else if (id === ID.Info && this.#info === null) {
      tellInfo(parts, this.#found)
      this.#info = concat(...numbers(parts, [ID.TimestampScale, ID.Duration]))
    } else if (id === ID.Tracks && this.#tracks.length === 0) {
      const entries = parts.filter((part) => part.id === ID.TrackEntry)
      const tracks = entries.map((part) => readWebmTrack(part.data, this.#found))
      this.#tracks = tracks.filter((track) => track !== null)
    }
  }

  async #takeCluster(cluster: EbmlElement, end: number): Promise<number> {
    const blocks = new WebmBlocks(this.#window, this.#tracks, this.#found)
    const last = Math.min(cluster.end ?? end, end)
    const next = await this.#takeBlocks(blocks, cluster, last)
    if (blocks.isEmpty) return next
    this.#moved.set(cluster.at - this.#from, this.#clusters.size)
    this.#clusters.put(elementHead(ID.Cluster, blocks.list.size))
    this.#clusters.putAll(blocks.list.pieces)
    return next
  }

  /** A block is taken when something whole follows it: otherwise its size may be damaged. */
  async #takeBlocks(blocks: WebmBlocks, cluster: EbmlElement, last: number): Promise<number> {
    let before: EbmlElement | null = null
    let at = cluster.from
    while (at < last) {
      const element = await elementAt(this.#window, at)
      if (element !== null && cluster.end === null && TOP.includes(element.id)) break
      if (!isInside(element, cluster, last)) {
        // a recording that was cut off ends in the middle of something
        const isCut =
          last === this.#window.size &&
          (element === null ? last - at < HEAD : isBeyond(element, last))
        if (isCut) return last
        throw damaged('blocks do not fit what they stand in')
      }
      if (before !== null) await blocks.take(before)
      before = element
      at = element.end
    }
    if (before !== null) await blocks.take(before)
    return at
  }

  async #tellRest(at: number): Promise<void> {
    const rest = await this.#window.upTo(at, MOST_TOLD)
    if (rest.some((byte) => byte !== 0)) this.#found.add('history')
  }

  write(docType: Uint8Array): PieceList['pieces'] {
    const info = makeElement(
      ID.Info,
      this.#info ?? new Uint8Array(0),
      ...[makeText(ID.MuxingApp, PROGRAM), makeText(ID.WritingApp, PROGRAM)],
    )
    const tracks = makeElement(ID.Tracks, ...this.#tracks.map(({ bytes }) => bytes))
    const withCues = this.#pointsAt(0).length > 0
    const seekSize = makeSeek(0, 0, withCues ? 0 : null).length
    const begin = seekSize + info.length + tracks.length
    const cues = withCues ? makeElement(ID.Cues, ...this.#pointsAt(begin)) : new Uint8Array(0)
    const cuesAt = withCues ? begin + this.#clusters.size : null
    const seek = makeSeek(seekSize, seekSize + info.length, cuesAt)
    const size = begin + this.#clusters.size + cues.length
    const head = concat(docType, elementHead(ID.Segment, size), seek, info, tracks)
    return [head, ...this.#clusters.pieces, ...(withCues ? [cues] : [])]
  }

  /** Cues at the new places of their clusters; those of clusters that went are left out. */
  #pointsAt(begin: number): Uint8Array[] {
    return this.#cues.flatMap(({ time, track, cluster }) => {
      const moved = this.#moved.get(cluster)
      if (moved === undefined || !this.#tracks.some(({ number }) => number === track)) return []
      const position = makeNumber(ID.CueClusterPosition, begin + moved)
      const positions = makeElement(ID.CueTrackPositions, makeNumber(ID.CueTrack, track), position)
      return [makeElement(ID.CuePoint, makeNumber(ID.CueTime, time), positions)]
    })
  }
}

function readCue(data: Uint8Array): Cue[] {
  const parts = parseParts(data)
  const of = (list: typeof parts, id: number) => unsignedOf(list, id) ?? 0
  return parts
    .filter(({ id }) => id === ID.CueTrackPositions)
    .map((part) => parseParts(part.data))
    .map((own) => ({
      time: of(parts, ID.CueTime),
      track: of(own, ID.CueTrack),
      cluster: of(own, ID.CueClusterPosition),
    }))
}

/** The index of the tables, with their offsets from the segment's data on. */
function makeSeek(info: number, tracks: number, cues: number | null): Uint8Array {
  const entry = (id: number, position: number) =>
    makeElement(
      ID.Seek,
      makeElement(ID.SeekID, Uint8Array.of(id >>> 24, id >>> 16, id >>> 8, id)),
      makeNumber(ID.SeekPosition, position),
    )
  return makeElement(
    ID.SeekHead,
    ...[entry(ID.Info, info), entry(ID.Tracks, tracks)],
    ...(cues === null ? [] : [entry(ID.Cues, cues)]),
  )
}

/** Fewer bytes may not hold the header of an element. */
const HEAD = 12

function isBeyond({ end }: EbmlElement, last: number): boolean {
  return end !== null && end > last
}

/**
 * Whether an element is one of a cluster, and whole. If nothing says how long the cluster is, an element that cannot be
 * in one means that a size is wrong.
 */
function isInside(
  element: EbmlElement | null,
  cluster: EbmlElement,
  last: number,
): element is EbmlElement & { readonly end: number } {
  if (element === null || element.end === null || isBeyond(element, last)) return false
  return cluster.end !== null || INSIDE.includes(element.id)
}
