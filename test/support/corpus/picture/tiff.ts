import { deflateSync } from 'node:zlib'
import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { exifDirectory } from './exif.ts'
import { iccProfile } from './icc.ts'
import { assembledJpeg, picture as jpegPicture, segment, smallJpeg } from './jpeg.ts'
import { type Directory, type Order, tiffBlock } from './tiff-block.ts'

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

const WIDTH = 20
const HEIGHT = 14
const ROWS = 8

/** Rows of a slope, three bytes a pixel. */
export function rows(from: number, to: number, shift = 0): Uint8Array {
  const row = (y: number) =>
    Array.from({ length: 3 * WIDTH }, (_, x) => (5 * x + 13 * y + shift) % 256)
  return Uint8Array.from(Array.from({ length: to - from }, (_, i) => row(from + i)).flat())
}

/** A page of two strips in true colour. @param behind what lies behind its first strip */
export function stripPage(behind: Uint8Array, isPacked = false, shift = 0): Directory {
  const pack = (bytes: Uint8Array) => (isPacked ? new Uint8Array(deflateSync(bytes)) : bytes)
  const strips = [pack(rows(0, ROWS, shift)), pack(rows(ROWS, HEIGHT, shift))]
  return {
    256: { long: [WIDTH] },
    257: { short: [HEIGHT] },
    258: { short: [8, 8, 8] },
    259: { short: [isPacked ? 8 : 1] },
    262: { short: [2] },
    273: { blobs: [joined(strips[0]!, behind), strips[1]!] },
    277: { short: [3] },
    278: { short: [ROWS] },
    279: { long: strips.map((strip) => strip.length) },
    282: { rational: [[300, 1]] },
    283: { rational: [[300, 1]] },
    284: { short: [1] },
    296: { short: [2] },
  }
}

/** A page of four tiles of 16 by 16 grey pixels. */
export function tilePage(): Directory {
  const tile = (shift: number) => Uint8Array.from({ length: 256 }, (_, i) => (3 * i + shift) % 256)
  const tiles = [0, 40, 80, 120].map(tile)
  return {
    256: { short: [32] },
    257: { short: [32] },
    258: { short: [8] },
    259: { short: [1] },
    262: { short: [1] },
    277: { short: [1] },
    322: { short: [16] },
    323: { short: [16] },
    324: { blobs: tiles },
    325: { long: tiles.map((one) => one.length) },
  }
}

/** A page whose strip is a JPEG stream, with tables apart and words in both. */
export function jpegPage(marks: Marks): Directory {
  const [tables, ...frame] = jpegPicture({ components: 1 })
  const comment = (place: string) => segment(0xfe, latin1(marks.at(place)))
  const strip = assembledJpeg(comment('InAStrip'), ...frame)
  return {
    256: { short: [32] },
    257: { short: [24] },
    258: { short: [8] },
    259: { short: [7] },
    262: { short: [1] },
    273: { blobs: [strip] },
    277: { short: [1] },
    278: { short: [24] },
    279: { long: [strip.length] },
    347: { bytes: assembledJpeg(comment('InTables'), tables!) },
  }
}

function everything(name: string, prefix: string, order: Order): Sample {
  const marks = new Marks(prefix)
  const small = smallJpeg(marks.within('Small'))
  const thumbnail: Directory = {
    254: { long: [1] },
    ...stripPage(latin1(marks.at('SmallGap')), false, 90),
    270: { ascii: marks.at('SmallDescription') },
    513: { blobs: [small] },
    514: { long: [small.length] },
  }
  const first: Directory = {
    ...exifDirectory(marks.within('One'), 6),
    ...stripPage(latin1(marks.at('Gap'))),
    330: { directories: [{ ...thumbnail, 270: { ascii: marks.at('SubDescription') } }] },
    34377: { bytes: latin1(`8BIM${marks.at('Photoshop')}`), type: 1 },
    34675: { bytes: iccProfile(marks) },
    37724: { bytes: latin1(`Adobe Photoshop Document Data Block\0${marks.at('Layers')}`) },
  }
  const pages: Directory[] = [
    first,
    thumbnail,
    { ...exifDirectory(marks.within('Two'), 1), ...stripPage(new Uint8Array(0), true, 30) },
    { ...tilePage(), 285: { ascii: marks.at('PageName') } },
    jpegPage(marks),
  ]
  const bytes = joined(tiffBlock(pages, order), latin1(marks.at('BehindTheEnd')))
  return { name, format: 'tiff', bytes, markers: marks.all, shown: [] }
}

export function samples(): Sample[] {
  return [
    everything('scan-with-everything.tif', 'tifA', {}),
    everything('little.tiff', 'tifB', { isLittle: true }),
    everything('big.tif', 'tifC', { isBig: true }),
    everything('big-little.tif', 'tifD', { isBig: true, isLittle: true }),
  ]
}
