import { u32be } from '../../../../crypto/primitives/bytes.ts'
import { type Findings, namesOf } from '../found.ts'
import { damaged, type FoundName } from '../outcome.ts'
import { latin1, untilZero, viewOf } from '../reading.ts'
import {
  type Box,
  bodyOf,
  countedOf,
  firstOf,
  flagsOf,
  makeBox,
  makeHandler,
  parseBoxes,
  versionFlags,
} from './bmff.ts'
import { cleanEntry, isKnown, type SampleEntry } from './mp4-entry.ts'
import { cleanTable, offsetsBody, readSizes, readTable, type SampleTable } from './mp4-table.ts'
import { findTags, tellTime } from './mp4-tags.ts'

/** One track of a film, read. */
export interface Track {
  readonly id: number
  /** null if it is taken out: then it has a table and nothing else */
  readonly kept: Kept | null
  /**
   * `vide` or `soun` if it is taken out for its codec, which is not known: such samples may hold what gives people
   * away. Phones and cameras write the same once more in a known codec.
   */
  readonly lost?: string
  readonly table: SampleTable
}

interface Kept {
  readonly isFilm: boolean
  readonly entries: readonly SampleEntry[]
  /** `trak` with its chunks at these offsets */
  write(offsets: readonly number[], long: boolean): Uint8Array
}

function find(boxes: readonly Box[], type: string): Uint8Array {
  const body = bodyOf(boxes, type)
  if (body === undefined) throw damaged(`no ${type} in it`)
  return body
}

/** Read one `trak`, tell what goes, and clean what stays. */
export function readMp4Track(trak: Uint8Array, found: Findings): Track {
  const boxes = parseBoxes(trak)
  const mdia = parseBoxes(find(boxes, 'mdia'))
  const minf = parseBoxes(find(mdia, 'minf'))
  const stbl = parseBoxes(find(minf, 'stbl'))
  const handler = latin1(firstOf(find(mdia, 'hdlr'), 20), 8, 12)
  const tkhd = cleanTkhd(find(boxes, 'tkhd'), found)
  const id = viewOf(tkhd).getUint32(tkhd[0] === 1 ? 20 : 12)
  findTags([...boxes, ...mdia, ...minf].filter(isTag), found)
  const isFilm = handler === 'vide'
  if ((!isFilm && handler !== 'soun') || !isSelfContained(minf)) {
    found.add(toldTrack(stbl))
    return { id, kept: null, table: tableOfOthers(stbl, isSelfContained(minf)) }
  }
  tellHandler(find(mdia, 'hdlr'), found)
  const stsd = find(stbl, 'stsd')
  const entryBoxes = parseBoxes(stsd.subarray(8))
  if (!entryBoxes.every((box) => isKnown(box, isFilm))) {
    found.add(toldTrack(stbl))
    return { id, kept: null, table: tableOfOthers(stbl, true), lost: handler }
  }
  const entries = entryBoxes.map((box) => cleanEntry(box, isFilm, stsd[0] === 0, found))
  const table = readTable(stbl, entries)
  const frame = [makeBox('tkhd', tkhd), ...cleanEdits(boxes), ...cleanAperture(boxes)]
  const head = [makeBox('mdhd', cleanMdhd(find(mdia, 'mdhd'), found)), makeHandler(handler)]
  const media = makeMedia(minf, isFilm)
  const entryBox = makeBox(
    'stsd',
    u32be(0),
    u32be(entries.length),
    ...entries.map(({ bytes }) => bytes),
  )
  const tables = stbl.flatMap((box) => {
    const clean = cleanTable(box, table.sizes.count)
    return clean === null ? [] : [makeBox(box.type, clean)]
  })
  const write = (offsets: readonly number[], long: boolean) => {
    const place = makeBox(long ? 'co64' : 'stco', offsetsBody(offsets, long))
    const samples = makeBox('stbl', entryBox, ...tables, place)
    return makeBox('trak', ...frame, makeBox('mdia', ...head, makeBox('minf', ...media, samples)))
  }
  return { id, kept: { isFilm, entries, write }, table }
}

/** The places of samples that go, so that nothing that stays reaches into them. */
function tableOfOthers(stbl: readonly Box[], isHere: boolean): SampleTable {
  if (!isHere) return { chunks: [], sizes: readSizes([], []) }
  const count = viewOf(firstOf(find(stbl, 'stsd'), 8)).getUint32(4)
  return readTable(stbl, [], count)
}

const TAGS = ['udta', 'meta', 'uuid', 'XMP_']

/** Whether a box holds data that nobody sees. */
export function isTag({ type }: Box): boolean {
  return TAGS.includes(type)
}

/** The finding for a track that is taken out, by the name of its first entry. */
const TOLD = namesOf({
  ...{ place: 'gpmd camm', time: 'tmcd', 'maker-note': 'mebx rtmd', thumbnail: 'jpeg' },
  description: 'text tx3g',
})

function toldTrack(stbl: readonly Box[]): FoundName {
  const stsd = bodyOf(stbl, 'stsd') ?? new Uint8Array(0)
  return TOLD.get(latin1(stsd, 12, 16)) ?? 'other'
}

const NONE = new Uint8Array(0)

/** Whether the samples stand in this very file. */
function isSelfContained(minf: readonly Box[]): boolean {
  const dref = bodyOf(parseBoxes(bodyOf(minf, 'dinf') ?? NONE), 'dref')
  if (dref === undefined) return true
  return parseBoxes(dref.subarray(8)).every(({ body }) => (flagsOf(firstOf(body, 4)) & 1) === 1)
}

/** Names that every phone and program writes tell nothing. */
const COMMON = /^(Core Media (Video|Audio)|VideoHandle[r]?|SoundHandle[r]?|Apple .*Handler)?$/

function tellHandler(body: Uint8Array, found: Findings): void {
  const name = untilZero(latin1(body, 24))
  const plain = name.charCodeAt(0) === name.length - 1 ? name.slice(1) : name
  if (!COMMON.test(plain.trim())) found.add('software', plain)
}

function cleanTkhd(body: Uint8Array, found: Findings): Uint8Array {
  return withoutTimes(firstOf(body, body[0] === 1 ? 96 : 84), found)
}

function cleanMdhd(body: Uint8Array, found: Findings): Uint8Array {
  return withoutTimes(firstOf(body, body[0] === 1 ? 36 : 24), found)
}

/** Cleans `mvhd`; an editor's previews and selections go too. */
export function cleanMvhd(body: Uint8Array, found: Findings): Uint8Array {
  const out = withoutTimes(firstOf(body, body[0] === 1 ? 112 : 100), found)
  out.fill(0, out.length - 28, out.length - 4)
  return out
}

/** Two times follow version and flags, of four or eight bytes each. */
function withoutTimes(body: Uint8Array, found: Findings): Uint8Array {
  const view = viewOf(body)
  const long = body[0] === 1
  for (const i of [0, 1]) {
    tellTime(long ? Number(view.getBigUint64(4 + 8 * i)) : view.getUint32(4 + 4 * i), found)
  }
  body.fill(0, 4, long ? 20 : 12)
  return body
}

function cleanEdits(boxes: readonly Box[]): Uint8Array[] {
  const elst = bodyOf(parseBoxes(bodyOf(boxes, 'edts') ?? NONE), 'elst')
  if (elst === undefined) return []
  return [makeBox('edts', makeBox('elst', countedOf(elst, 4, elst[0] === 1 ? 20 : 12)))]
}

const APERTURES = ['clef', 'prof', 'enof']

function cleanAperture(boxes: readonly Box[]): Uint8Array[] {
  const tapt = bodyOf(boxes, 'tapt')
  if (tapt === undefined) return []
  const kept = parseBoxes(tapt).filter(({ type }) => APERTURES.includes(type))
  return [makeBox('tapt', ...kept.map(({ type, body }) => makeBox(type, firstOf(body, 12))))]
}

function makeMedia(minf: readonly Box[], isFilm: boolean): Uint8Array[] {
  const type = isFilm ? 'vmhd' : 'smhd'
  const size = isFilm ? 12 : 8
  const body = firstOf(bodyOf(minf, type) ?? new Uint8Array(size), size)
  const self = makeBox('url ', versionFlags(0, 1))
  return [makeBox(type, body), makeBox('dinf', makeBox('dref', u32be(0), u32be(1), self))]
}

/** Bytes of a track's samples that the file holds, whether the track stays or not. */
export function sampleBytes(track: Track): number {
  const { sizes } = track.table
  return sizes.sum(0, sizes.count)
}
