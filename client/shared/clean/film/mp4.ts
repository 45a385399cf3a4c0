import { u32be } from '../../../../crypto/primitives/bytes.ts'
import { Findings, type Telling } from '../found.ts'
import { CleanError, type Cleaner, damaged } from '../outcome.ts'
import { fromLatin1, latin1, viewOf } from '../reading.ts'
import { PieceList, Window } from '../window.ts'
import {
  type Box,
  firstOf,
  makeBox,
  parseBoxes,
  readBody,
  readTopBoxes,
  type TopBox,
} from './bmff.ts'
import { readDefaults, readFragment } from './mp4-fragment.ts'
import { type SampleSpan, Samples } from './mp4-samples.ts'
import { findTags } from './mp4-tags.ts'
import { tellTop, wholeFragments } from './mp4-top.ts'
import { cleanMvhd, isTag, readMp4Track, sampleBytes, type Track } from './mp4-track.ts'

/**
 * MP4, QuickTime and M4A (ISO 14496-12), in one piece or in fragments: the tracks of film and sound with the tables
 * that players ask for, and the samples that these tables name. Everything else goes: data about the film that nobody
 * sees, other tracks (places, times, subtitles, chapters), bytes that no table names. In the samples, data that
 * encoders and cameras write beside the pictures of H.264, HEVC and AV1 and before the sound of AAC are blanked.
 *
 * Traces that stay: data that encoders hide in samples of other codecs, and how they chose to encode.
 */
export const cleanMp4: Cleaner = async (source, tools) => {
  tools.spend(source.size)
  const found = new Findings()
  const window = new Window(source)
  const tops = await readTopBoxes(window)
  for (const box of tops) await tellTop(window, box, found)
  const course = { window, tops, tools, found }
  const movie = await readMovie(course)
  const { tracks } = movie
  if (!tops.some(({ type }) => type === 'moof')) tellUnused(tops, tracks, found)
  const samples = new Samples(window, tops, movie.tracks, found)
  const spans = samples.spansOfTables()
  await samples.scrub(spans)
  const list = new PieceList()
  const kind = await cleanKind(window, tops[0])
  if (kind !== null) list.put(kind)
  putMovie(list, movie, samples, spans)
  await putFragments(list, course, movie, samples)
  if (samples.isEmpty) throw damaged('no film and no sound in it')
  return { pieces: list.pieces, found: found.list(), stays: [] }
}

interface Movie {
  readonly mvhd: Uint8Array
  readonly tracks: readonly Track[]
  readonly mvex: Uint8Array | null
  readonly defaults: ReturnType<typeof readDefaults>['defaults']
}

interface Course extends Telling {
  readonly window: Window
  readonly tops: readonly TopBox[]
}

async function readMovie({ window, tops, tools, found }: Course): Promise<Movie> {
  const moov = tops.find(({ type }) => type === 'moov')
  if (moov === undefined) throw damaged('no tables of the film')
  tools.spend(4 * moov.size)
  const boxes = parseBoxes(await readBody(window, moov))
  if (boxes.some(({ type }) => type === 'pssh')) throw new CleanError('locked', 'it is encrypted')
  const mvhd = boxes.find(({ type }) => type === 'mvhd')
  if (mvhd === undefined) throw damaged('no head of the film')
  findTags(boxes.filter(isTag), found)
  const tracks = boxes.filter(isTrack).map(({ body }) => readMp4Track(body, found))
  const kept = new Set(tracks.filter((one) => one.kept !== null).map(({ id }) => id))
  if (kept.size !== tracks.filter((one) => one.kept !== null).length) {
    throw damaged('two tracks of one number')
  }
  checkShown(tracks)
  const mvex = boxes.find(({ type }) => type === 'mvex')
  const { defaults, bytes } = readDefaults(mvex?.body ?? new Uint8Array(0), (id) => kept.has(id))
  return {
    mvhd: cleanMvhd(mvhd.body, found),
    tracks,
    mvex: mvex === undefined ? null : bytes,
    defaults,
  }
}

/** A track of a codec that is not known may go if another one is shown or heard instead. */
function checkShown(tracks: readonly Track[]): void {
  for (const { lost } of tracks) {
    const isFilm = lost === 'vide'
    if (lost !== undefined && !tracks.some(({ kept }) => kept?.isFilm === isFilm)) {
      throw damaged('film or sound of a kind that is not known')
    }
  }
}

function isTrack({ type }: Box): boolean {
  return type === 'trak'
}

/** Fewer than these are the heads of boxes, and padding. */
const UNUSED_LEAST = 64

function tellUnused(tops: readonly TopBox[], tracks: readonly Track[], found: Findings): void {
  const held = tops
    .filter(({ type }) => type === 'mdat')
    .reduce((sum, { size, head }) => sum + size - head, 0)
  const used = tracks.reduce((sum, track) => sum + sampleBytes(track), 0)
  if (held - used > UNUSED_LEAST) found.add('history')
}

/** Brands that say how a file is built, and not by whom. */
const BRANDS = [
  ...['isom', 'iso2', 'iso3', 'iso4', 'iso5', 'iso6', 'iso8', 'iso9', 'mp41', 'mp42', 'avc1'],
  ...['M4A ', 'M4B ', 'M4V ', 'qt  ', 'dash', 'hvc1', 'hev1', 'av01', '3gp4', '3gp5', '3gp6'],
]

async function cleanKind(window: Window, box: TopBox | undefined): Promise<Uint8Array | null> {
  if (box?.type !== 'ftyp' || box.size > 4096) return null
  const body = await readBody(window, box)
  const major = latin1(firstOf(body, 8), 0, 4)
  const brands = Array.from({ length: (body.length - 8) >> 2 }, (_, i) =>
    latin1(body, 8 + 4 * i, 12 + 4 * i),
  )
  const kept = brands.filter((brand) => BRANDS.includes(brand))
  const first = BRANDS.includes(major) ? major : major.startsWith('3g') ? '3gp5' : 'mp42'
  const compatible = kept.length === 0 ? [first, 'isom'] : kept
  return makeBox('ftyp', fromLatin1(first), u32be(0), ...compatible.map(fromLatin1))
}

/** Above this, offsets take eight bytes. */
const SHORT_OFFSETS = 0xf0000000

function putMovie(
  list: PieceList,
  movie: Movie,
  samples: Samples,
  spans: readonly SampleSpan[],
): void {
  const size = spans.reduce((sum, span) => sum + span.size, 0)
  const long = size > SHORT_OFFSETS
  const write = (begin: number) => {
    const places = new Map<Track, number[]>(movie.tracks.map((track) => [track, []]))
    let at = begin
    for (const span of spans) {
      const own = places.get(span.track)
      if (own !== undefined) own[span.chunk] = at
      at += span.size
    }
    const traks = movie.tracks.flatMap((track) =>
      track.kept === null ? [] : [track.kept.write(places.get(track) ?? [], long)],
    )
    const mvex = movie.mvex === null ? [] : [movie.mvex]
    return makeBox('moov', makeBox('mvhd', movie.mvhd), ...traks, ...mvex)
  }
  const head = dataHead(size)
  const moov = write(0).length
  list.put(write(list.size + moov + head.length))
  if (size === 0) return
  list.put(head)
  for (const span of spans) samples.put(list, span.at, span.size)
}

function dataHead(size: number): Uint8Array {
  if (size + 8 < 2 ** 32) {
    const out = makeBox('mdat')
    viewOf(out).setUint32(0, size + 8)
    return out
  }
  const out = makeBox('mdat', new Uint8Array(8))
  viewOf(out).setUint32(0, 1)
  viewOf(out).setBigUint64(8, BigInt(size + 16))
  return out
}

const MOST_FRAGMENT = 0x7fff0000

async function putFragments(
  list: PieceList,
  { window, tops, tools }: Course,
  movie: Movie,
  samples: Samples,
): Promise<void> {
  let sequence = 0
  const known = new Set(movie.tracks.map(({ id }) => id))
  if (!tops.some(({ type }) => type === 'moof')) return
  for (const box of wholeFragments(tops)) {
    if (box.type !== 'moof') continue
    tools.spend(4 * box.size)
    const fragment = readFragment(await readBody(window, box), box.at, known, movie.defaults)
    const { runs } = fragment
    if (runs.length === 0) continue
    await samples.scrubRuns(runs, fragment.others)
    sequence++
    const size = runs.reduce((sum, run) => sum + run.size, 0)
    if (size > MOST_FRAGMENT) throw damaged('a fragment is too long')
    let offset = fragment.write(sequence, []).length + 8
    const offsets = runs.map((run) => {
      offset += run.size
      return offset - run.size
    })
    list.put(fragment.write(sequence, offsets))
    list.put(dataHead(size))
    for (const run of runs) samples.put(list, run.at, run.size)
  }
}
