import { Marks } from '../marks.ts'
import { xmpPacket } from '../picture/exif.ts'
import type { Sample } from '../sample.ts'
import { big, bytes, filled } from './media-kit.ts'
import {
  aacSample,
  avcConfig,
  avcSample,
  box,
  esds,
  FILM,
  filmEntry,
  full,
  hevcConfig,
  hevcSample,
  movieHead,
  NONE,
  OTHER,
  SOUND,
  soundEntry,
  tables,
  track,
  userData,
} from './mp4-kit.ts'

const XMP = [190, 122, 207, 203, 151, 169, 66, 232, 156, 113, 153, 148, 145, 227, 175, 172]

/** Samples of several tracks behind one another, with something between them that no table names. */
function laid(
  begin: number,
  parts: readonly (readonly [string, Uint8Array])[],
): { data: Uint8Array; at: Record<string, number[]>; sizes: Record<string, number[]> } {
  const at: Record<string, number[]> = {}
  const sizes: Record<string, number[]> = {}
  let offset = begin
  for (const [name, body] of parts) {
    at[name] = [...(at[name] ?? []), offset]
    sizes[name] = [...(sizes[name] ?? []), body.length]
    offset += body.length
  }
  return { data: bytes(...parts.map(([, body]) => body)), at, sizes }
}

function tableOf(marks: Marks, name: string, where: ReturnType<typeof laid>): Uint8Array[] {
  return tables(marks, where.sizes[name] ?? [], where.at[name] ?? [])
}

function phone(): Sample {
  const marks = new Marks('mp4A')
  const shown = ['ShownPictureOne', 'ShownPictureTwo', 'ShownSoundOne', 'ShownSoundTwo']
  const [one, two, three, four] = shown as [string, string, string, string]
  const head = bytes(
    box('ftyp', 'mp42', big(0, 4), 'mp42', 'isom', 'XAVC'),
    box('free', marks.at('Free')),
  )
  const where = laid(head.length + 8, [
    ['film', avcSample(marks.within('Film1'), one)],
    ['places', bytes('DEVC', marks.at('PlaceSample'))],
    ['sound', aacSample(marks.at('SoundTool'), three)],
    ['gap', filled(marks.at('Unused'), 90)],
    ['film', avcSample(marks.within('Film2'), two)],
    ['words', bytes(big(20, 2), marks.at('Subtitle'))],
    ['sound', aacSample(marks.at('SoundTool2'), four)],
  ])
  const film = {
    ...{
      id: 1,
      handler: 'vide',
      media: FILM,
      table: tableOf(marks.within('FilmTable'), 'film', where),
    },
    entry: filmEntry(marks.within('Film'), 'avc1', box('avcC', avcConfig(marks))),
    beside: [box('tref', box('cdsc', big(3, 4))), box('meta', marks.at('TrackMeta'))],
  }
  const sound = {
    ...{
      id: 2,
      handler: 'soun',
      media: SOUND,
      table: tableOf(marks.within('SoundTable'), 'sound', where),
    },
    entry: soundEntry('mp4a', 0, bytes(esds(marks), box('uuid', marks.at('SoundOwn')))),
  }
  const other = (id: number, handler: string, kind: string, name: string) => ({
    ...{ id, handler, media: OTHER, table: tableOf(marks.within(`${kind}Table`), name, where) },
    entry: box(kind, new Uint8Array(6), big(1, 2), marks.at(`${kind}Entry`)),
  })
  const moov = box(
    'moov',
    movieHead(marks),
    box('iods', marks.at('Descriptor')),
    track(marks.within('FilmTrack'), film),
    track(marks.within('SoundTrack'), sound),
    track(marks.within('PlaceTrack'), other(3, 'meta', 'gpmd', 'places')),
    track(marks.within('WordTrack'), other(4, 'sbtl', 'tx3g', 'words')),
    userData(marks),
    box('uuid', XMP, xmpPacket(marks.within('Movie'))),
  )
  const whole = bytes(
    ...[head, box('mdat', where.data), moov, box('uuid', filled('', 16, 4), marks.at('Vendor'))],
    ...[box('uuid', XMP, xmpPacket(marks.within('File'))), box('skip', marks.at('Skip'))],
    ...[full('meta', NONE, marks.at('FileMeta')), marks.at('Behind')],
  )
  return { name: 'phone.mp4', format: 'mp4', bytes: whole, markers: marks.all, shown }
}

/** QuickTime of old: tables last, plain sound in chunks, and no box that names its kind. */
function quickTime(): Sample {
  const marks = new Marks('movA')
  const shown = ['ShownHevcOne', 'ShownPlainSoundOne', 'ShownPlainSoundTwo']
  const [one, first, second] = shown as [string, string, string]
  const head = box('wide')
  const where = laid(head.length + 8, [
    ['film', hevcSample(marks, one)],
    ['sound', filled(first, 400, 2)],
    ['sound', filled(second, 400, 3)],
    ['clock', big(90_000, 4)],
  ])
  const chunks = where.at.sound ?? []
  const plain = [
    full('stts', NONE, big(1, 4), big(200, 4), big(1, 4)),
    full('stsc', NONE, big(1, 4), big(1, 4), big(100, 4), big(1, 4)),
    full('stsz', NONE, big(1, 4), big(200, 4)),
    full('co64', NONE, big(chunks.length, 4), ...chunks.map((at) => big(at, 8))),
  ]
  const aperture = box(
    'tapt',
    full('clef', NONE, big(320 << 16, 4), big(240 << 16, 4), marks.at('Clef')),
  )
  const film = {
    ...{
      id: 1,
      handler: 'vide',
      media: FILM,
      table: tableOf(marks.within('FilmTable'), 'film', where),
    },
    entry: filmEntry(marks.within('Film'), 'hvc1', box('hvcC', hevcConfig(marks))),
    beside: [aperture, box('load', marks.at('Load'))],
  }
  const wave = box('wave', box('frma', 'sowt'), box('MkVn', marks.at('WaveOwn')), box('\0\0\0\0'))
  const sound = {
    id: 2,
    handler: 'soun',
    media: SOUND,
    table: plain,
    entry: soundEntry('sowt', 1, wave),
  }
  const clock = {
    ...{ id: 3, handler: 'tmcd', media: box('gmhd', marks.at('ClockHead')) },
    entry: box('tmcd', new Uint8Array(6), big(1, 2), new Uint8Array(18), marks.at('ReelName')),
    table: tableOf(marks.within('ClockTable'), 'clock', where),
  }
  // without version and flags, as QuickTime has it
  const plainMeta = box(
    'meta',
    full('hdlr', NONE, big(0, 4), 'mdta', new Uint8Array(13)),
    box('keys', marks.at('PlainKeys')),
  )
  const moov = box(
    'moov',
    ...[movieHead(marks), track(marks.within('FilmTrack'), film)],
    ...[track(marks.within('SoundTrack'), sound), track(marks.within('ClockTrack'), clock)],
    ...[plainMeta, userData(marks)],
  )
  const whole = bytes(head, box('mdat', where.data), moov)
  return { name: 'old.mov', format: 'mov', bytes: whole, markers: marks.all, shown }
}

/** As a browser records it, or a camera that may lose its power: in fragments. */
function fragments(): Sample {
  const marks = new Marks('mp4B')
  const shown = ['ShownFragmentOne', 'ShownFragmentTwo', 'ShownFragmentSound']
  const [one, two, sound] = shown as [string, string, string]
  const empty = (own: Marks) => tables(own, [], [])
  const film = {
    ...{ id: 1, handler: 'vide', media: FILM, table: empty(marks.within('FilmTable')) },
    entry: filmEntry(marks.within('Film'), 'avc1', box('avcC', avcConfig(marks))),
  }
  const voice = {
    ...{ id: 2, handler: 'soun', media: SOUND, table: empty(marks.within('SoundTable')) },
    entry: soundEntry('mp4a', 0, esds(marks)),
  }
  const places = {
    ...{ id: 3, handler: 'meta', media: OTHER, table: empty(marks.within('PlaceTable')) },
    entry: box('camm', new Uint8Array(6), big(1, 2)),
  }
  const extends_ = (id: number) =>
    full('trex', NONE, big(id, 4), big(1, 4), big(40, 4), big(0, 4), big(0, 4))
  const moov = box(
    'moov',
    ...[
      movieHead(marks),
      track(marks.within('FilmTrack'), film),
      track(marks.within('SoundTrack'), voice),
    ],
    ...[
      track(marks.within('PlaceTrack'), places),
      box('mvex', ...[1, 2, 3].map(extends_), box('free', marks.at('ExtendsFree'))),
    ],
  )
  const samples = [avcSample(marks.within('Film1'), one), avcSample(marks.within('Film2'), two)]
  const audio = aacSample(marks.at('SoundTool'), sound)
  const fragment = (number: number, film1: Uint8Array, withSound: boolean) => {
    const where = bytes(marks.at(`Place${number}`))
    const run = (id: number, size: number, offset: number, own: string) =>
      box(
        'traf',
        full('tfhd', [0, 0x020000], big(id, 4), own),
        full('tfdt', NONE, big(number * 40, 4), own),
        full('trun', [0, 0x201], big(1, 4), big(offset, 4), big(size, 4), own),
        box('uuid', filled('', 16), own),
      )
    const build = (base: number) => {
      const parts = [run(1, film1.length, base, marks.all[`mp4BOwn${number}`] ?? '')]
      if (withSound) parts.push(run(2, audio.length, base + film1.length + where.length, ''))
      parts.push(run(3, where.length, base + film1.length, ''))
      return box('moof', full('mfhd', NONE, big(number, 4)), ...parts)
    }
    marks.at(`Own${number}`)
    const size = build(0).length
    return bytes(build(size + 8), box('mdat', film1, where, withSound ? audio : ''))
  }
  const [first, second] = samples as [Uint8Array, Uint8Array]
  const whole = bytes(
    ...[
      box('ftyp', 'iso5', big(0, 4), 'iso5', 'mp41'),
      moov,
      box('styp', 'msdh', marks.at('Segment')),
    ],
    ...[full('prft', NONE, marks.at('Clock')), fragment(1, first, true)],
    ...[full('emsg', NONE, marks.at('Event')), fragment(2, second, false)],
    box('mfra', marks.at('Index')),
  )
  return { name: 'recorded.mp4', format: 'mp4', bytes: whole, markers: marks.all, shown }
}

function voice(): Sample {
  const marks = new Marks('m4aA')
  const shown = ['ShownVoiceOne', 'ShownVoiceTwo']
  const [one, two] = shown as [string, string]
  const head = box('ftyp', 'M4A ', big(0, 4), 'M4A ', 'mp42')
  const where = laid(head.length + 8, [
    ['sound', aacSample(marks.at('Tool'), one)],
    ['sound', aacSample(marks.at('Tool2'), two)],
  ])
  const sound = {
    ...{
      id: 1,
      handler: 'soun',
      media: SOUND,
      table: tableOf(marks.within('Table'), 'sound', where),
    },
    entry: soundEntry('mp4a', 0, esds(marks)),
  }
  const moov = box('moov', movieHead(marks), track(marks.within('Track'), sound), userData(marks))
  const whole = bytes(head, box('mdat', where.data), moov)
  return { name: 'voice.m4a', format: 'm4a', bytes: whole, markers: marks.all, shown }
}

export function samples(): Sample[] {
  return [phone(), quickTime(), fragments(), voice()]
}
