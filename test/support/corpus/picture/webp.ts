import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { exifBlock, xmpPacket } from './exif.ts'
import { iccProfile } from './icc.ts'
import { smallJpeg } from './jpeg.ts'

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

export function chunk(type: string, ...parts: Uint8Array[]): Uint8Array {
  const data = Buffer.concat(parts)
  const head = Buffer.from(`${type}\0\0\0\0`, 'latin1')
  head.writeUInt32LE(data.length, 4)
  return joined(head, data, new Uint8Array(data.length % 2))
}

export function riff(...chunks: readonly Uint8Array[]): Uint8Array {
  return chunk('RIFF', latin1('WEBP'), ...chunks)
}

const base64 = (text: string) => new Uint8Array(Buffer.from(text, 'base64'))

/** A slope of 16 by 12 pixels, coded with loss and by another program. */
export const LOSSY = chunk(
  'VP8 ',
  base64('cAIAnQEqEAAMAAOAWiWwAnRrgP4Bcf4HogFa8AD+7FGH8sD/8EvuuM/px3ilf/6tD9z78V5UCcAa/AQiAAA='),
)
/** How much of it shines through. */
export const ALPHA = chunk(
  'ALPH',
  base64('AV8gEEixw6EcEbEkCRDStpMpTGEKU0ghhRRSSCGFFOK7DhH9zyApmsFksTlcHh8='),
)

/** A pattern of 16 by 12 pixels of two colours without loss: one bit a pixel. */
export function lossless(shift = 0): Uint8Array {
  let bits = ''
  const put = (value: number, count: number) => {
    for (let i = 0; i < count; i++) bits += (value >> i) & 1
  }
  put(15, 14)
  put(11, 14)
  // opaque, version, no transform, no cache, one set of codes
  for (const [value, count] of [
    [0, 1],
    [0, 3],
    [0, 1],
    [0, 1],
    [0, 1],
  ] as const)
    put(value, count)
  put(1, 1)
  put(1, 1)
  put(1, 1)
  put(40, 8)
  put(210, 8)
  for (const symbol of [90, 20, 255, 0]) {
    put(1, 1)
    put(0, 1)
    put(1, 1)
    put(symbol, 8)
  }
  for (let i = 0; i < 16 * 12; i++) put((i * i + shift) % 3 === 0 ? 1 : 0, 1)
  const bytes = (bits.match(/.{1,8}/g) ?? []).map((byte) =>
    Number.parseInt([...byte].reverse().join(''), 2),
  )
  return chunk('VP8L', Uint8Array.from([0x2f, ...bytes]))
}

export function header(flags: number): Uint8Array {
  return chunk('VP8X', Uint8Array.of(flags, 0, 0, 0, 15, 0, 0, 11, 0, 0))
}

export function frame(...chunks: readonly Uint8Array[]): Uint8Array {
  return chunk('ANMF', Uint8Array.of(0, 0, 0, 0, 0, 0, 15, 0, 0, 11, 0, 0, 100, 0, 0, 0), ...chunks)
}

export const MOVES = chunk('ANIM', Uint8Array.of(255, 255, 255, 255, 0, 0))

/** One chunk for each place in which a WebP file can hide something; one of them has an odd length. */
export function markedChunks(marks: Marks): Uint8Array[] {
  const thumbnail = smallJpeg(marks.within('Thumbnail'))
  return [
    chunk('EXIF', exifBlock(marks.within('Exif'), { thumbnail, isLittle: true })),
    chunk('XMP ', latin1(xmpPacket(marks))),
    chunk('C2PA', latin1(`jumb${marks.at('C2pa')}`)),
    chunk('quAq', latin1(`${marks.at('Unknown')}!`)),
    chunk('quAq', latin1(`${marks.at('Odd')}!!`)),
  ]
}

function still(): Sample {
  const marks = new Marks('webA')
  const chunks = markedChunks(marks)
  const bytes = joined(
    riff(
      header(0x3c),
      chunk('ICCP', iccProfile(marks)),
      ...[chunks[3]!, ALPHA, LOSSY, chunks[4]!, ...chunks.slice(0, 3)],
    ),
    latin1(marks.at('BehindTheEnd')),
  )
  return {
    name: 'still-with-everything.webp',
    format: 'webp',
    bytes,
    markers: marks.all,
    shown: [],
  }
}

function simple(): Sample {
  const marks = new Marks('webB')
  const bytes = riff(lossless(), ...markedChunks(marks))
  return { name: 'without-loss.webp', format: 'webp', bytes, markers: marks.all, shown: [] }
}

function moving(): Sample {
  const marks = new Marks('webC')
  const inner = chunk('XMP ', latin1(marks.at('InAFrame')))
  const bytes = riff(
    ...[header(0x1e), MOVES, frame(lossless(0), inner), frame(ALPHA, LOSSY, inner)],
    ...markedChunks(marks),
  )
  return { name: 'moving.webp', format: 'webp', bytes, markers: marks.all, shown: [] }
}

export function samples(): Sample[] {
  return [still(), simple(), moving()]
}
