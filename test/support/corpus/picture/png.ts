import { deflateSync } from 'node:zlib'
import { crc32 } from '../../../../client/shared/clean/packed/crc32.ts'
import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { exifBlock, iptcBlock, xmpPacket } from './exif.ts'
import { iccProfile } from './icc.ts'
import { smallJpeg } from './jpeg.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

export function chunk(type: string, ...parts: Uint8Array[]): Uint8Array {
  const data = Buffer.concat(parts)
  const out = Buffer.concat([Buffer.alloc(4), latin1(type), data, Buffer.alloc(4)])
  out.writeUInt32BE(data.length)
  out.writeUInt32BE(crc32(out.subarray(4, -4)), out.length - 4)
  return new Uint8Array(out)
}

export const SIGNATURE = new Uint8Array(latin1('\x89PNG\r\n\x1a\n'))
const WIDTH = 16
const HEIGHT = 12

function header(depth: number, kind: number): Uint8Array {
  return chunk('IHDR', Uint8Array.of(0, 0, 0, WIDTH, 0, 0, 0, HEIGHT, depth, kind, 0, 0, 0))
}

/** Lines of a slope, each with its filter of none. */
function lines(bytesPerLine: number, shift = 0): Uint8Array {
  const line = (y: number) => [
    0,
    ...Array.from({ length: bytesPerLine }, (_, x) => (7 * x + 11 * y + shift) % 256),
  ]
  return Uint8Array.from(Array.from({ length: HEIGHT }, (_, y) => line(y)).flat())
}

const END = chunk('IEND')

/** The parts of a picture in true colour, its data in two chunks. */
export function picture(): { head: Uint8Array[]; data: Uint8Array[] } {
  const packed = deflateSync(lines(3 * WIDTH))
  const head = [
    header(8, 2),
    chunk('gAMA', Uint8Array.of(0, 0, 0xb1, 0x8f)),
    chunk('sBIT', Uint8Array.of(8, 8, 8)),
    chunk('bKGD', Uint8Array.of(0, 1, 0, 2, 0, 3)),
    chunk('pHYs', Uint8Array.of(0, 0, 0x0b, 0x13, 0, 0, 0x0b, 0x13, 1)),
  ]
  return { head, data: [chunk('IDAT', packed.subarray(0, 40)), chunk('IDAT', packed.subarray(40))] }
}

/** One chunk for each place in which a PNG file can hide something. */
export function markedChunks(marks: Marks): Uint8Array[] {
  const text = (keyword: string) =>
    chunk('tEXt', latin1(`${keyword}\0${marks.at(`Text${keyword}`)}`))
  const raw = (name: string, bytes: Uint8Array) => {
    const hex = Buffer.from(bytes).toString('hex')
    const words = latin1(`\n${name}\n${String(bytes.length).padStart(8)}\n${hex}\n`)
    return chunk('zTXt', latin1(`Raw profile type ${name}\0\0`), deflateSync(words))
  }
  const exif = exifBlock(marks.within('RawExif'), { isLittle: true })
  return [
    ...['Author', 'Title', 'Software', 'Comment', 'parameters', 'Thumb::URI'].map(text),
    chunk('zTXt', latin1('Description\0\0'), deflateSync(latin1(marks.at('Ztxt')))),
    chunk('iTXt', latin1(`Copyright\0\0\0nb\0${marks.at('Translated')}\0${marks.at('Itxt')}`)),
    chunk('iTXt', latin1('Source\0\x01\0nb\0\0'), deflateSync(latin1(marks.at('PackedItxt')))),
    chunk('iTXt', latin1('XML:com.adobe.xmp\0\0\0\0\0'), latin1(xmpPacket(marks))),
    raw('exif', Buffer.concat([latin1('Exif\0\0'), exif])),
    raw('iptc', iptcBlock(marks.within('RawIptc'))),
    raw('xmp', latin1(xmpPacket(marks.within('RawXmp')))),
    chunk('tIME', Uint8Array.of(0x07, 0xea, 11, 3, 14, 15, 16)),
    chunk('sPLT', latin1(`${marks.at('Palette')}\0\x08`)),
    chunk('caBX', latin1(`jumbc2pa${marks.at('C2pa')}`)),
    chunk('prVW', smallJpeg(marks.within('Preview'))),
    chunk('quAq', latin1(marks.at('Unknown'))),
  ]
}

export function assembledPng(...parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat([SIGNATURE, ...parts, END]))
}

function everything(): Sample {
  const marks = new Marks('pngA')
  const { head, data } = picture()
  const [first, ...rest] = markedChunks(marks)
  const thumbnail = smallJpeg(marks.within('Thumbnail'))
  const profile = iccProfile(marks)
  const whole = assembledPng(
    head[0]!,
    first!,
    chunk('iCCP', latin1(`${marks.at('ProfileName')}\0\0`), deflateSync(profile)),
    ...head.slice(1),
    chunk('eXIf', exifBlock(marks.within('Exif'), { thumbnail })),
    ...rest.slice(0, 4),
    ...data,
    ...rest.slice(4),
  )
  // what phones left behind that wrote a smaller picture over a larger one
  const behind = Buffer.concat([data[1]!, latin1(marks.at('BehindTheEnd')), END])
  const bytes = new Uint8Array(Buffer.concat([whole, behind]))
  return { name: 'screen-with-everything.png', format: 'png', bytes, markers: marks.all, shown: [] }
}

function indexed(): Sample {
  const marks = new Marks('pngB')
  const bytes = assembledPng(
    header(4, 3),
    chunk('sRGB', Uint8Array.of(0)),
    chunk(
      'PLTE',
      Uint8Array.from({ length: 48 }, (_, i) => 5 * i),
    ),
    chunk('tRNS', Uint8Array.of(255, 0, 128)),
    chunk('hIST', new Uint8Array(32)),
    ...markedChunks(marks),
    chunk('IDAT', deflateSync(lines(WIDTH / 2))),
  )
  return { name: 'indexed.png', format: 'png', bytes, markers: marks.all, shown: [] }
}

function moving(): Sample {
  const marks = new Marks('pngC')
  const control = (sequence: number) =>
    chunk(
      'fcTL',
      Uint8Array.of(
        0,
        0,
        0,
        sequence,
        0,
        0,
        0,
        WIDTH,
        0,
        0,
        0,
        HEIGHT,
        ...new Array(9).fill(0),
        1,
        0,
        10,
        0,
        0,
      ),
    )
  const second = deflateSync(lines(3 * WIDTH, 99))
  const { head, data } = picture()
  const [one, two, ...rest] = markedChunks(marks)
  const bytes = assembledPng(
    head[0]!,
    chunk('acTL', Uint8Array.of(0, 0, 0, 2, 0, 0, 0, 0)),
    one!,
    control(0),
    ...data,
    two!,
    control(1),
    ...rest,
    chunk('fdAT', Uint8Array.of(0, 0, 0, 2), second),
  )
  return { name: 'moving.png', format: 'png', bytes, markers: marks.all, shown: [] }
}

export function samples(): Sample[] {
  return [everything(), indexed(), moving()]
}
