import { Marks } from '../marks.ts'
import type { Sample } from '../sample.ts'
import { xmpPacket } from './exif.ts'

const latin1 = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'))
const joined = (...parts: readonly Uint8Array[]) => new Uint8Array(Buffer.concat(parts))

/** Blocks of at most 255 bytes, each with its length, and the empty one that ends them. */
export function blocks(bytes: Uint8Array): Uint8Array {
  const parts: Uint8Array[] = []
  for (let at = 0; at < bytes.length; at += 255) {
    const part = bytes.subarray(at, at + 255)
    parts.push(Uint8Array.of(part.length), part)
  }
  return joined(...parts, Uint8Array.of(0))
}

/** Codes for numbers below 4, packed as GIF packs them: its own form of LZW. */
export function lzw(pixels: readonly number[]): Uint8Array {
  const bytes: number[] = []
  let bits = 0
  let count = 0
  let size = 3
  const put = (code: number) => {
    bits |= code << count
    count += size
    for (; count >= 8; count -= 8, bits >>>= 8) bytes.push(bits & 0xff)
  }
  let table = new Map<string, number>()
  const begin = () => {
    put(4)
    table = new Map([0, 1, 2, 3].map((one) => [String(one), one]))
    size = 3
  }
  begin()
  let next = 6
  let string = ''
  for (const pixel of pixels) {
    const longer = string + pixel
    if (table.has(longer)) {
      string = longer
      continue
    }
    put(table.get(string)!)
    table.set(longer, next)
    if (next === 2 ** size && size < 12) size++
    next++
    if (next === 4096) {
      begin()
      next = 6
    }
    string = String(pixel)
  }
  put(table.get(string)!)
  // a decoder has one more string by now
  if (next === 2 ** size && size < 12) size++
  put(5)
  if (count > 0) bytes.push(bits & 0xff)
  return Uint8Array.from(bytes)
}

export const WIDTH = 40
export const HEIGHT = 30
const COLOURS = Uint8Array.of(0, 0, 0, 255, 255, 255, 200, 30, 30, 30, 30, 200)

/** Version, size and colours. */
export const HEAD = joined(
  latin1('GIF89a'),
  Uint8Array.of(WIDTH, 0, HEIGHT, 0, 0x91, 0, 0),
  COLOURS,
)
export const END = Uint8Array.of(0x3b)
export const CONTROL = Uint8Array.of(0x21, 0xf9, 4, 5, 10, 0, 1, 0)

export function pixelsOf(shift: number): number[] {
  return Array.from({ length: WIDTH * HEIGHT }, (_, i) => (Math.floor(i / 7) * i + shift * i) % 4)
}

/** @param behind bytes in its last blocks, after its end */
export function picture(shift = 0, behind: Uint8Array = new Uint8Array(0)): Uint8Array {
  const head = Uint8Array.of(0x2c, 0, 0, 0, 0, WIDTH, 0, HEIGHT, 0, 0, 2)
  return joined(head, blocks(joined(lzw(pixelsOf(shift)), behind)))
}

export function loop(name = 'NETSCAPE2.0'): Uint8Array {
  return joined(latin1(`\x21\xff\x0b${name}`), Uint8Array.of(3, 1, 5, 0, 0))
}

/** End of XMP in GIF. A reader that lands anywhere in it can skip it as blocks. */
const MAGIC = joined(
  Uint8Array.of(1),
  Uint8Array.from({ length: 256 }, (_, i) => 255 - i),
  Uint8Array.of(0),
)

/** One extension for each place in which a GIF file can hide something. */
export function markedExtensions(marks: Marks): Uint8Array[] {
  const application = (name: string) =>
    joined(latin1(`\x21\xff\x0b${name}`), blocks(latin1(marks.at(`App${name}`))))
  return [
    joined(Uint8Array.of(0x21, 0xfe), blocks(latin1(`${marks.at('Comment')}${'.'.repeat(300)}`))),
    joined(Uint8Array.of(0x21, 0xfe), blocks(latin1(marks.at('SecondComment')))),
    joined(latin1('\x21\xff\x0bXMP DataXMP'), latin1(xmpPacket(marks)), MAGIC),
    application('ICCRGBG1012'),
    application('ImageMagick'),
    joined(
      loop().subarray(0, -1),
      blocks(joined(Uint8Array.of(2, 0, 0, 0, 0), latin1(marks.at('Buffering')))),
    ),
    joined(
      CONTROL,
      Uint8Array.of(0x21, 0x01, 12, 0, 0, 0, 0, 40, 0, 30, 0, 8, 8, 1, 0),
      blocks(latin1(marks.at('Words'))),
    ),
    joined(Uint8Array.of(0x21, 0x77), blocks(latin1(marks.at('Unknown')))),
  ]
}

function moving(): Sample {
  const marks = new Marks('gifA')
  const [one, two, ...rest] = markedExtensions(marks)
  const behind = latin1(marks.at('BehindThePicture'))
  const bytes = joined(
    ...[HEAD, one!, loop(), two!, CONTROL, picture(0), ...rest],
    ...[CONTROL, picture(1, behind), END, latin1(marks.at('BehindTheEnd'))],
  )
  return { name: 'moving-with-everything.gif', format: 'gif', bytes, markers: marks.all, shown: [] }
}

function still(): Sample {
  const marks = new Marks('gifB')
  const bytes = joined(HEAD, ...markedExtensions(marks), picture(), END)
  return { name: 'still.gif', format: 'gif', bytes, markers: marks.all, shown: [] }
}

export function samples(): Sample[] {
  return [moving(), still()]
}
