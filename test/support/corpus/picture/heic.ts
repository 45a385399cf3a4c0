import { big, bytes, filled } from '../film/media-kit.ts'
import { box, full, hevcConfig, hevcSample, NONE } from '../film/mp4-kit.ts'
import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { exifBlock, xmpPacket } from './exif.ts'
import { iccProfile } from './icc.ts'

interface Item {
  readonly type: string
  readonly data: Uint8Array
  readonly hidden?: boolean
  /** in the box of the tables instead of the file's data */
  readonly inside?: boolean
  readonly mime?: string
  /** numbers of properties, from 1 */
  readonly properties?: readonly number[]
}

interface Layout {
  readonly items: readonly Item[]
  readonly properties: readonly Uint8Array[]
  readonly references: readonly (readonly [string, number, readonly number[]])[]
  /** whether each item lies in two parts, the second of them first */
  readonly split?: boolean
}

const parts = (data: Uint8Array) => [data.subarray(0, 20), data.subarray(20)] as const

function meta(marks: Marks, layout: Layout, begin: number): Uint8Array {
  const { items, properties, references, split = false } = layout
  const infos = items.map(({ type, hidden = false, mime }, i) =>
    full(
      'infe',
      [2, hidden ? 1 : 0],
      ...[
        big(i + 1, 2),
        big(0, 2),
        type,
        marks.at(`Name${i}`),
        '\0',
        mime === undefined ? '' : `${mime}\0`,
      ],
    ),
  )
  let inFile = begin
  let inTable = 0
  const places = items.map(({ data, inside = false }, i) => {
    const at = inside ? inTable : inFile
    if (inside) inTable += data.length
    else inFile += data.length
    const rest = data.length - 20
    const extents = split
      ? [big(2, 2), big(at + rest, 4), big(20, 4), big(at, 4), big(rest, 4)]
      : [big(1, 2), big(at, 4), big(data.length, 4)]
    return bytes(big(i + 1, 2), big(inside ? 1 : 0, 2), big(0, 2), ...extents)
  })
  const used = items.map(({ properties: own = [] }, i) =>
    bytes(
      big(i + 1, 2),
      [own.length],
      own.map((number) => 0x80 + number),
    ),
  )
  const links = references.map(([type, from, to]) =>
    box(type, big(from, 2), big(to.length, 2), ...to.map((id) => big(id, 2))),
  )
  return full(
    'meta',
    NONE,
    full('hdlr', NONE, big(0, 4), 'pict', new Uint8Array(12), marks.at('Handler'), '\0'),
    box('dinf', full('dref', NONE, big(1, 4), full('url ', [0, 1], marks.at('Url')))),
    full('pitm', NONE, big(1, 2)),
    full('iinf', NONE, big(items.length, 2), ...infos),
    full('iref', NONE, ...links),
    box('iprp', box('ipco', ...properties), full('ipma', NONE, big(items.length, 4), ...used)),
    full('iloc', [1, 0], [0x44, 0], big(items.length, 2), ...places),
    box('idat', ...items.filter(({ inside }) => inside).map(({ data }) => data)),
    box('uuid', filled('', 16), marks.at('MetaOwn')),
    box('grpl', full('altr', NONE, big(9, 4), big(1, 4), big(1, 4), marks.at('Group'))),
  )
}

function file(marks: Marks, prefix: string, layout: Layout): Uint8Array {
  const head = box('ftyp', 'heic', big(0, 4), 'mif1', 'heic', 'MiHE')
  // as long as the true one: every number has four bytes
  const { length } = meta(new Marks(prefix), layout, 0)
  const data = layout.items.flatMap((item) => {
    if (item.inside === true) return []
    return layout.split === true ? [...parts(item.data)].reverse() : [item.data]
  })
  return bytes(
    head,
    meta(marks, layout, head.length + length + 8),
    box('mdat', ...data),
    marks.at('Behind'),
  )
}

const size = (width: number, height: number) => full('ispe', NONE, big(width, 4), big(height, 4))
const auxiliary = (name: string) => full('auxC', NONE, name, '\0')

/** As a telephone makes it: tiles, transparency, depth, a thumbnail, EXIF and XMP. */
function phone(): Sample {
  const marks = new Marks('heicA')
  const shown = ['ShownTileOne', 'ShownTileTwo', 'ShownTransparency']
  const coded = (place: string, text: string) => hevcSample(marks.within(place), text)
  const exif = exifBlock(marks.within('Exif'), { thumbnail: bytes(marks.at('ExifThumbnail')) })
  const items: Item[] = [
    {
      type: 'grid',
      data: bytes([0, 0, 0, 1], big(640, 2), big(240, 2), marks.at('GridBehind')),
      inside: true,
      properties: [2, 3, 4, 10],
    },
    { type: 'hvc1', data: coded('Tile1', 'ShownTileOne'), hidden: true, properties: [1, 2] },
    { type: 'hvc1', data: coded('Tile2', 'ShownTileTwo'), hidden: true, properties: [1, 2] },
    { type: 'Exif', data: bytes(big(6, 4), 'Exif\0\0', exif) },
    { type: 'mime', data: bytes(xmpPacket(marks.within('Xmp'))), mime: 'application/rdf+xml' },
    { type: 'hvc1', data: coded('Thumbnail', marks.at('ThumbnailPicture')), properties: [1, 2] },
    { type: 'hvc1', data: coded('Alpha', 'ShownTransparency'), properties: [1, 2, 5] },
    { type: 'hvc1', data: coded('Depth', marks.at('DepthPicture')), properties: [1, 2, 6] },
    { type: 'hvc1', data: coded('Other', marks.at('OtherPicture')), properties: [1, 2] },
    { type: 'uri ', data: bytes(marks.at('UriData')) },
  ]
  const properties = [
    ...[box('hvcC', hevcConfig(marks)), size(320, 240), box('irot', [3], marks.at('TurnBehind'))],
    ...[box('colr', 'prof', iccProfile(marks.within('Icc')))],
    ...[auxiliary('urn:mpeg:hevc:2015:auxid:1'), auxiliary('urn:mpeg:hevc:2015:auxid:2')],
    ...[full('udes', NONE, marks.at('Description'), '\0'), box('uuid', marks.at('PropertyOwn'))],
    ...[full('pixi', NONE, [3, 8, 8, 8]), box('imir', [1])],
  ]
  const whole = file(marks, 'heicA', {
    items,
    properties,
    references: [
      ['dimg', 1, [2, 3]],
      ...[4, 5].map((id) => ['cdsc', id, [1]] as const),
      ...[['thmb', 6, [1]] as const, ['auxl', 7, [1]] as const, ['auxl', 8, [1]] as const],
    ],
  })
  return { name: 'phone.heic', format: 'heic', bytes: whole, markers: marks.all, shown }
}

/** One picture in two parts of the file, the second before the first. */
function parted(): Sample {
  const marks = new Marks('heicB')
  const data = hevcSample(marks, 'ShownPartedPicture')
  const items = [{ type: 'hvc1', data, properties: [1, 2] }]
  const properties = [box('hvcC', hevcConfig(marks)), size(320, 240)]
  const whole = file(marks, 'heicB', { items, properties, references: [], split: true })
  return {
    name: 'parted.heic',
    format: 'heic',
    bytes: whole,
    markers: marks.all,
    shown: ['ShownPartedPicture'],
  }
}

export function samples(): Sample[] {
  return [phone(), parted()]
}
