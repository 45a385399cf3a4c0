import type { Marks } from '../marks.ts'
import { big, bytes, filled } from './media-kit.ts'

type Part = string | Uint8Array | readonly number[]

export function box(type: string, ...parts: readonly Part[]): Uint8Array {
  const body = bytes(...parts)
  return bytes(big(body.length + 8, 4), type, body)
}

/** A box whose body begins with version and flags. */
export function full(
  type: string,
  [version, flags]: readonly [number, number],
  ...parts: readonly Part[]
): Uint8Array {
  return box(type, [version], big(flags, 3), ...parts)
}

export const NONE = [0, 0] as const

/** A unit of H.264 or HEVC with its length before it. */
export function unit(...parts: readonly Part[]): Uint8Array {
  const body = bytes(...parts)
  return bytes(big(body.length, 4), body)
}

/** A message of supplemental information: `type` 5 is free for anybody's own use. */
export function message(type: number, body: Uint8Array): Uint8Array {
  return bytes(
    [type],
    new Array(Math.floor(body.length / 255)).fill(255),
    [body.length % 255],
    body,
  )
}

/** H.264: names of an encoder, filler and a unit of the maker's own around one slice. */
export function avcSample(marks: Marks, shown: string): Uint8Array {
  const own = message(5, bytes(filled('', 16, 3), marks.at('Settings'), [0, 0, 3, 1]))
  return bytes(
    unit([9, 0xf0]),
    unit([6], message(6, bytes([0x44])), own, [128]),
    unit([6], message(1, bytes(marks.at('ClockTime'))), [128]),
    unit([0x65], shown, filled('', 60, shown.length)),
    unit([12], marks.at('Filler'), [128]),
    unit([30], marks.at('MakersOwn')),
  )
}

export function avcConfig(marks: Marks): Uint8Array {
  const sps = bytes([0x67, 100, 0, 30], filled('', 12))
  const pps = bytes([0x68], filled('', 4))
  return bytes(
    ...[[1, 100, 0, 30, 0xff, 0xe1], big(sps.length, 2), sps, [1], big(pps.length, 2), pps],
    ...[[0xfd, 0xf8, 0xf8, 0], marks.at('AvcBehind')],
  )
}

/** HEVC: an encoder's name before a slice. */
export function hevcSample(marks: Marks, shown: string): Uint8Array {
  return bytes(
    unit([39 << 1, 1], message(5, bytes(filled('', 16, 5), marks.at('Settings'))), [128]),
    unit([19 << 1, 1], shown, filled('', 40, shown.length)),
    unit([40 << 1, 1], message(4, bytes(marks.at('Suffix'))), [128]),
  )
}

export function hevcConfig(marks: Marks): Uint8Array {
  const array = (type: number, body: Uint8Array) =>
    bytes([type], big(1, 2), big(body.length, 2), body)
  const own = bytes(
    [39 << 1, 1],
    message(5, bytes(filled('', 16), marks.at('ConfigSettings'))),
    [128],
  )
  return bytes(
    ...[[1, 1], filled('', 19, 2), [0xf3, 4], array(0xa0, bytes([0x40, 1], filled('', 8)))],
    ...[
      array(0xa1, bytes([0x42, 1], filled('', 20))),
      array(0xa2, bytes([0x44, 1], filled('', 5))),
    ],
    array(0xa7, own),
  )
}

/** AAC: the text that an encoder writes into a fill element before the first sound. */
export function aacSample(text: string, shown: string): Uint8Array {
  // 3 bits of kind, 4 of 15, 8 of the size beyond, 4 of the type of fill; then letters from byte 3 on
  const size = text.length + 2
  const bits = `1101111${(size - 14).toString(2).padStart(8, '0')}0000`.padEnd(24, '0')
  const head = (bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return bytes(head, text, [0, 0], shown, filled('', 40, shown.length))
}

function descriptor(tag: number, ...parts: readonly Part[]): Uint8Array {
  const body = bytes(...parts)
  return bytes([tag, 0x80, 0x80, 0x80, body.length], body)
}

export function esds(marks: Marks): Uint8Array {
  const specific = descriptor(5, [0x11, 0x90])
  const decoder = descriptor(
    4,
    [0x40, 0x15],
    new Uint8Array(11),
    specific,
    marks.at('DecoderBehind'),
  )
  const es = descriptor(3, big(1, 2), [0], decoder, descriptor(6, [2]), marks.at('StreamBehind'))
  return full('esds', NONE, es)
}

/** `mvhd`, `tkhd` and `mdhd` tell the times of a film. */
const TIMES = bytes(big(3_786_825_600, 4), big(3_786_825_601, 4))
export const MATRIX = bytes(
  ...[big(0x10000, 4), new Uint8Array(12), big(0x10000, 4), new Uint8Array(12), big(0x40000000, 4)],
)

export function movieHead(marks: Marks): Uint8Array {
  const own = marks.at('Preview').padEnd(24, '\0').slice(0, 24)
  return full(
    'mvhd',
    NONE,
    ...[TIMES, big(1000, 4), big(2000, 4), big(0x10000, 4), [1, 0], new Uint8Array(10)],
    ...[MATRIX, own, big(9, 4), marks.at('MovieBehind')],
  )
}

export interface TrackParts {
  readonly id: number
  readonly handler: string
  readonly media: Uint8Array
  readonly entry: Uint8Array
  /** boxes of the table beside `stsd` */
  readonly table: readonly Uint8Array[]
  readonly beside?: readonly Uint8Array[]
}

export function track(marks: Marks, parts: TrackParts): Uint8Array {
  const { id, handler, media, entry, table, beside = [] } = parts
  const tkhd = full(
    'tkhd',
    [0, 7],
    ...[TIMES, big(id, 4), big(0, 4), big(2000, 4), new Uint8Array(16), MATRIX, big(320 << 16, 4)],
    ...[big(240 << 16, 4), marks.at('TrackBehind')],
  )
  const mdhd = full('mdhd', NONE, TIMES, big(1000, 4), big(2000, 4), big(0x55c4, 2), big(0, 2))
  const hdlr = full(
    'hdlr',
    NONE,
    'mhlr',
    handler,
    'appl',
    new Uint8Array(8),
    marks.at('Handler'),
    '\0',
  )
  const url = full('url ', [0, 1], marks.at('Url'))
  const minf = box(
    'minf',
    ...[
      media,
      full('hdlr', NONE, 'dhlr', 'url ', new Uint8Array(12), marks.at('DataHandler'), '\0'),
    ],
    ...[box('dinf', full('dref', NONE, big(1, 4), url))],
    box('stbl', full('stsd', NONE, big(1, 4), entry), ...table),
  )
  const edits = box(
    'edts',
    full('elst', NONE, big(1, 4), big(2000, 4), big(0, 4), big(0x10000, 4), marks.at('Edits')),
  )
  const udta = box(
    'udta',
    box('name', marks.at('TrackName')),
    box('\xa9nam', big(4, 2), big(0, 2), 'Mk'),
  )
  return box('trak', tkhd, edits, ...beside, box('mdia', mdhd, hdlr, minf), udta)
}

/** Tables of samples of these sizes, each of them a chunk of its own. */
export function tables(
  marks: Marks,
  sizes: readonly number[],
  offsets: readonly number[],
): Uint8Array[] {
  return [
    full('stts', NONE, big(1, 4), big(sizes.length, 4), big(40, 4), marks.at('TableBehind')),
    full('stsc', NONE, big(1, 4), big(1, 4), big(1, 4), big(1, 4)),
    full('stsz', NONE, big(0, 4), big(sizes.length, 4), ...sizes.map((size) => big(size, 4))),
    full('stco', NONE, big(offsets.length, 4), ...offsets.map((offset) => big(offset, 4))),
    full('sgpd', [1, 0], 'mk  ', big(4, 4), big(1, 4), marks.at('Group')),
    full('subs', NONE, marks.at('Subsamples')),
    box('free', marks.at('TableFree')),
  ]
}

export function filmEntry(marks: Marks, type: string, config: Uint8Array): Uint8Array {
  const name = marks.at('Compressor')
  return box(
    type,
    ...[new Uint8Array(6), big(1, 2), new Uint8Array(4), 'MkVn', new Uint8Array(8)],
    ...[big(320, 2), big(240, 2), big(0x480000, 4), big(0x480000, 4), big(0, 4), big(1, 2)],
    ...[[name.length], name.padEnd(31, '\0'), big(24, 2), big(0xffff, 2), config],
    ...[box('pasp', big(1, 4), big(1, 4)), box('colr', 'nclc', big(1, 2), big(1, 2), big(1, 2))],
    ...[box('colr', 'prof', marks.at('Profile')), box('uuid', marks.at('EntryOwn'))],
  )
}

export function soundEntry(type: string, version: number, more: Uint8Array): Uint8Array {
  const long = version === 1 ? bytes(big(1, 4), big(2, 4), big(4, 4), big(2, 4)) : ''
  return box(
    type,
    ...[new Uint8Array(6), big(1, 2), big(version, 2), big(0, 2), 'MkVn', big(2, 2), big(16, 2)],
    ...[big(0, 4), big(44_100 * 65_536, 4), long, more],
  )
}

export const FILM = full('vmhd', [0, 1], new Uint8Array(8))
export const SOUND = full('smhd', NONE, new Uint8Array(4))
export const OTHER = full('nmhd', NONE)

/** Data about a film that cameras and editors write into `udta`, in three ways. */
export function userData(marks: Marks): Uint8Array {
  const apple = (type: string, value: string) =>
    box(type, big(value.length, 2), big(0x55c4, 2), value)
  const item = (type: string, kind: number, value: string) =>
    box(type, box('data', big(kind, 4), big(0, 4), value))
  const keys = [
    ['com.apple.quicktime.location.ISO6709', '+59.9139+010.7522+012.000/'],
    ['com.apple.quicktime.make', marks.at('KeyMake')],
    ['com.apple.quicktime.model', marks.at('KeyModel')],
    ['com.apple.quicktime.software', marks.at('KeySoftware')],
    ['com.apple.quicktime.creationdate', marks.at('KeyDate')],
    ['com.apple.quicktime.author', marks.at('KeyAuthor')],
    [marks.at('KeyName'), marks.at('KeyValue')],
  ] as const
  const mdta = full(
    'hdlr',
    NONE,
    big(0, 4),
    'mdta',
    new Uint8Array(12),
    marks.at('KeysHandler'),
    '\0',
  )
  const keyed = full(
    'meta',
    NONE,
    mdta,
    full('keys', NONE, big(keys.length, 4), ...keys.map(([key]) => box('mdta', key))),
    box(
      'ilst',
      ...keys.map(([, value], i) => item(Buffer.from(big(i + 1, 4)).toString('latin1'), 1, value)),
    ),
  )
  const listed = full(
    'meta',
    NONE,
    full('hdlr', NONE, big(0, 4), 'mdir', 'appl', new Uint8Array(9)),
    box(
      'ilst',
      ...[item('\xa9nam', 1, marks.at('ListName')), item('\xa9ART', 1, marks.at('ListArtist'))],
      ...[
        item('\xa9too', 1, marks.at('ListTool')),
        item('covr', 13, `\xff\xd8${marks.at('Cover')}`),
      ],
      box(
        '----',
        box('mean', big(0, 4), 'com.example'),
        box('name', big(0, 4), marks.at('FreeName')),
        box('data', big(1, 4), big(0, 4), marks.at('FreeValue')),
      ),
    ),
  )
  const loci = full(
    'loci',
    NONE,
    big(0x55c4, 2),
    marks.at('PlaceName'),
    '\0',
    [0],
    big(0xac088, 4),
    big(0x3be9f7, 4),
    big(0, 4),
    marks.at('PlaceBody'),
    '\0\0',
  )
  return box(
    'udta',
    ...[
      apple('\xa9xyz', '+60.3913+005.3221/'),
      apple('\xa9mak', marks.at('Make')),
      apple('\xa9mod', marks.at('Model')),
    ],
    ...[
      apple('\xa9day', marks.at('Day')),
      apple('\xa9swr', marks.at('Software')),
      apple('\xa9cmt', marks.at('Comment')),
    ],
    ...[full('auth', NONE, big(0x55c4, 2), marks.at('Author'), '\0'), loci, keyed, listed],
    ...[
      box('thmb', marks.at('Thumbnail')),
      box('CAME', marks.at('CameraSerial')),
      box('FIRM', marks.at('Firmware')),
    ],
    ...[
      box('XMP_', `<x:xmpmeta xmlns:x="adobe:ns:meta/">${marks.at('UserXmp')}</x:xmpmeta>`),
      [0, 0, 0, 0],
    ],
  )
}
