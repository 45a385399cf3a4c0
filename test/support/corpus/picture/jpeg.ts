import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { exifBlock, iptcBlock, xmpPacket } from './exif.ts'
import { iccProfile } from './icc.ts'

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const joined = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

export function segment(marker: number, ...parts: Uint8Array[]): Uint8Array {
  const body = Buffer.concat(parts)
  const head = Buffer.of(0xff, marker, 0, 0)
  head.writeUInt16BE(body.length + 2, 2)
  return new Uint8Array(Buffer.concat([head, body]))
}

export const SOI = Uint8Array.of(0xff, 0xd8)
export const EOI = Uint8Array.of(0xff, 0xd9)

/** Lengths 4 for the twelve sizes of a difference of brightness; length 1 for "nothing else". */
const TABLES = joined(
  segment(0xdb, Uint8Array.of(0), new Uint8Array(64).fill(1)),
  segment(
    0xc4,
    Uint8Array.of(0x00, 0, 0, 0, 12, ...new Array(12).fill(0)),
    Uint8Array.from({ length: 12 }, (_, i) => i),
    Uint8Array.of(0x10, 1, ...new Array(15).fill(0), 0),
  ),
)

/** Bits, with a zero behind each byte of ones; filled with ones to its end. */
function coded(bits: string): Uint8Array {
  const padded = bits.padEnd(Math.ceil(bits.length / 8) * 8, '1')
  const bytes = (padded.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2))
  return Uint8Array.from(bytes.flatMap((byte) => (byte === 0xff ? [0xff, 0] : [byte])))
}

/** A difference of brightness between a square and the one before it. */
function difference(value: number): string {
  const size = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) + 1
  const bits = value < 0 ? value + 2 ** size - 1 : value
  return (
    size.toString(2).padStart(4, '0') + (size === 0 ? '' : bits.toString(2).padStart(size, '0'))
  )
}

const SQUARES = [300, -250, 500, -500, 40, 0, 700, -7, 90, -300, 10, 220]

interface Kind {
  readonly components?: 1 | 3 | 4
  readonly isProgressive?: boolean
  readonly hasRestarts?: boolean
}

/** Tables, frame and scans of a picture of twelve squares, and what stands between the scans. */
export function picture(
  { components = 3, isProgressive = false, hasRestarts = false }: Kind = {},
  between: readonly Uint8Array[] = [],
): Uint8Array[] {
  const all = Array.from({ length: components }, (_, i) => i + 1)
  const frame = segment(
    isProgressive ? 0xc2 : 0xc0,
    Uint8Array.of(8, 0, 24, 0, 32, components, ...all.flatMap((id) => [id, 0x11, 0])),
  )
  const scan = (ids: readonly number[], from: number, to: number, data: Uint8Array[]) => [
    segment(0xda, Uint8Array.of(ids.length, ...ids.flatMap((id) => [id, 0]), from, to, 0)),
    ...data,
  ]
  const squares = SQUARES.map(
    (value, i) => value - (hasRestarts && i % 4 === 0 ? 0 : (SQUARES[i - 1] ?? 0)),
  )
  const bits = squares.map((value) =>
    all.map((id) => difference(id === 1 ? value : 0) + (isProgressive ? '' : '0')).join(''),
  )
  const rows = hasRestarts
    ? [0, 1, 2].flatMap((row) => [
        ...(row === 0 ? [] : [Uint8Array.of(0xff, 0xd0 + row - 1)]),
        coded(bits.slice(4 * row, 4 * row + 4).join('')),
      ])
    : [coded(bits.join(''))]
  const restarts = hasRestarts ? [segment(0xdd, Uint8Array.of(0, 4))] : []
  const rest = isProgressive
    ? all.flatMap((id) => [...between, ...scan([id], 1, 63, [coded('0'.repeat(SQUARES.length))])])
    : []
  return [
    TABLES,
    frame,
    ...restarts,
    ...scan(all, 0, isProgressive ? 0 : 63, rows),
    ...(isProgressive && hasRestarts ? [] : rest),
  ]
}

const JFIF = latin1('JFIF\0\x01\x02\x01\0H\0H\0\0')
/** @param transform how colours are stored: 1 for three of them, 2 for four */
export function adobe(transform: number): Uint8Array {
  return segment(0xee, latin1('Adobe\0\x65\x80\0\x40\0'), Uint8Array.of(transform))
}

export function profileSegments(profile: Uint8Array): Uint8Array[] {
  const size = 500
  const total = Math.ceil(profile.length / size)
  return Array.from({ length: total }, (_, i) =>
    segment(
      0xe2,
      latin1('ICC_PROFILE\0'),
      Uint8Array.of(i + 1, total),
      profile.subarray(i * size, (i + 1) * size),
    ),
  )
}

/** A small picture with a picture, comment and EXIF block of its own. */
export function smallJpeg(marks: Marks): Uint8Array {
  return joined(
    SOI,
    segment(0xe1, latin1('Exif\0\0'), exifBlock(marks, { isLittle: true })),
    segment(0xfe, latin1(marks.at('Comment'))),
    ...picture({ components: 1 }),
    EOI,
    latin1(marks.at('BehindTheEnd')),
  )
}

/** One segment for each place in which a JPEG file can hide something. */
export function markedSegments(marks: Marks): Uint8Array[] {
  const thumbnail = smallJpeg(marks.within('Thumbnail'))
  const plain = (marker: number, head: string) =>
    segment(marker, latin1(head), latin1(marks.at(`App${marker.toString(16)}${head}`)))
  const long = latin1(xmpPacket(marks.within('LongXmp')))
  const longHead = Buffer.concat([latin1('0123456789ABCDEF0123456789ABCDEF'), Buffer.alloc(8)])
  longHead.writeUInt32BE(long.length, 32)
  const resource = (id: number, bytes: Uint8Array) => {
    const head = Buffer.from('8BIM\0\0\0\0\0\0\0\0', 'latin1')
    head.writeUInt16BE(id, 4)
    head.writeUInt32BE(bytes.length, 8)
    return joined(head, bytes, new Uint8Array(bytes.length % 2))
  }
  return [
    segment(0xe0, latin1('JFXX\0\x10'), smallJpeg(marks.within('Jfxx'))),
    segment(0xe1, latin1('Exif\0\0'), exifBlock(marks.within('Exif'), { thumbnail })),
    segment(0xe1, latin1('http://ns.adobe.com/xap/1.0/\0'), latin1(xmpPacket(marks))),
    segment(0xe1, latin1('http://ns.adobe.com/xmp/extension/\0'), longHead, long),
    segment(
      0xed,
      latin1('Photoshop 3.0\0'),
      resource(1028, iptcBlock(marks)),
      resource(1036, joined(new Uint8Array(28), smallJpeg(marks.within('Psd')))),
      resource(1050, latin1(marks.at('Slices'))),
    ),
    segment(0xfe, latin1(marks.at('Comment'))),
    segment(0xeb, latin1('JP\0\x01\0\0\0\x01'), latin1(`jumbc2pa${marks.at('C2pa')}`)),
    plain(0xe0, 'AVI1'),
    plain(0xe2, 'FPXR\0'),
    plain(0xe3, 'Meta\0'),
    plain(0xe4, 'SCALADO\0'),
    plain(0xe5, 'RMETA\0'),
    plain(0xe8, 'SPIFF\0'),
    plain(0xec, 'Ducky'),
    plain(0xef, ''),
  ]
}

export function assembledJpeg(...parts: Uint8Array[]): Uint8Array {
  return joined(SOI, ...parts, EOI)
}

function everything(): Sample {
  const marks = new Marks('jpgA')
  const thumbnail = new Uint8Array(3 * 4 * 4)
  thumbnail.set(latin1(marks.at('JfifThumbnail')).subarray(0, 48))
  const second = joined(
    SOI,
    segment(0xe2, latin1('MPF\0'), latin1(marks.at('MpfSecond'))),
    ...picture(),
    EOI,
  )
  const film = joined(latin1('\0\0\0\x18ftypmp42\0\0\0\0mp42isom'), latin1(marks.at('MotionPhoto')))
  const bytes = joined(
    assembledJpeg(
      segment(0xe0, JFIF.subarray(0, 12), Uint8Array.of(4, 4), thumbnail),
      segment(0xe2, latin1('MPF\0'), latin1(marks.at('Mpf'))),
      ...markedSegments(marks),
      ...profileSegments(iccProfile(marks)),
      latin1(marks.at('Between')),
      ...picture(),
    ),
    second,
    film,
    latin1(`SEFH${marks.at('Trailer')}SEFT`),
  )
  return { name: 'photo-with-everything.jpg', format: 'jpeg', bytes, markers: marks.all, shown: [] }
}

function progressive(): Sample {
  const marks = new Marks('jpgB')
  const between = () => segment(0xfe, latin1(marks.at('Between')))
  const bytes = assembledJpeg(
    Uint8Array.of(0xff, 0xff),
    adobe(1),
    segment(0xe1, latin1('Exif\0\0'), exifBlock(marks, { isLittle: true, orientation: 1 })),
    ...picture({ isProgressive: true }, [between()]),
    segment(0xe1, latin1(marks.at('BeforeTheEnd'))),
  )
  return { name: 'progressive.jpeg', format: 'jpeg', bytes, markers: marks.all, shown: [] }
}

function restarts(): Sample {
  const marks = new Marks('jpgC')
  const bytes = assembledJpeg(
    segment(0xe0, JFIF),
    segment(0xe1, latin1('Exif\0\0'), exifBlock(marks, { orientation: 8 })),
    ...picture({ components: 1, hasRestarts: true }),
  )
  return { name: 'restarts.jpg', format: 'jpeg', bytes, markers: marks.all, shown: [] }
}

function fourColours(): Sample {
  const marks = new Marks('jpgD')
  const bytes = assembledJpeg(adobe(2), ...markedSegments(marks), ...picture({ components: 4 }))
  return { name: 'four-colours.jpg', format: 'jpeg', bytes, markers: marks.all, shown: [] }
}

export function samples(): Sample[] {
  return [everything(), progressive(), restarts(), fourColours()]
}
