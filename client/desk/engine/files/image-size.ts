import type { ByteSource } from '../../../shared/clean/source.ts'

export interface PixelSize {
  readonly width: number
  readonly height: number
}

/** The most pixels that a desk decodes: 160 MB of memory. */
export const PIXEL_LIMIT = 40_000_000

export type ShownImage = 'jpeg' | 'png' | 'webp' | 'gif' | 'bmp'

/** As far as a header is looked for; if maker notes are longer than that, a picture is not shown. */
const HEADER_LIMIT = 4 * 1024 * 1024

/** The size that a picture states, before anything of it is decoded. @returns null if its header is not whole */
export async function imageSize(source: ByteSource, format: ShownImage): Promise<PixelSize | null> {
  const bytes = await source.read(0, Math.min(source.size, HEADER_LIMIT))
  const data = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    return SIZES[format](data)
  } catch (error) {
    // A header that ends in its middle.
    if (error instanceof RangeError) return null
    throw error
  }
}

const SIZES: Readonly<Record<ShownImage, (data: DataView) => PixelSize | null>> = {
  jpeg: jpegSize,
  png: pngSize,
  gif: gifSize,
  webp: webpSize,
  bmp: (data) => ({ width: data.getUint32(18, true), height: Math.abs(data.getInt32(22, true)) }),
}

/** The largest of all frames that a file names: a decoder may take any of them. */
function largest(sizes: readonly PixelSize[]): PixelSize | null {
  if (sizes.length === 0) return null
  return {
    width: Math.max(...sizes.map(({ width }) => width)),
    height: Math.max(...sizes.map(({ height }) => height)),
  }
}

function pngSize(data: DataView): PixelSize | null {
  if (chunkName(data, 12) !== 'IHDR') return null
  return { width: data.getUint32(16), height: data.getUint32(20) }
}

/** Segments of JPEG that begin a frame. */
const FRAMES = [0xc0, 0xc1, 0xc2, 0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]
const SCAN = 0xda

/** Markers without a length, and no business before the scan: to skip one by a length could hide a frame. */
function isBare(marker: number): boolean {
  return marker <= 0x01 || (marker >= 0xd0 && marker <= 0xd9)
}

function jpegSize(data: DataView): PixelSize | null {
  const sizes: PixelSize[] = []
  let at = 2
  while (at + 4 <= data.byteLength) {
    if (data.getUint8(at) !== 0xff) return null
    const marker = data.getUint8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === SCAN) return largest(sizes)
    if (isBare(marker)) return null
    if (FRAMES.includes(marker)) {
      sizes.push({ width: data.getUint16(at + 7), height: data.getUint16(at + 5) })
    }
    at += 2 + data.getUint16(at + 2)
  }
  return null
}

/** The screen, and the first frame, which may be larger. */
function gifSize(data: DataView): PixelSize | null {
  const screen = { width: data.getUint16(6, true), height: data.getUint16(8, true) }
  const flags = data.getUint8(10)
  let at = 13 + (flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0)
  while (data.getUint8(at) === 0x21) {
    at += 2
    while (data.getUint8(at) !== 0) at += data.getUint8(at) + 1
    at++
  }
  if (data.getUint8(at) !== 0x2c) return null
  const [left, top, width, height] = [1, 3, 5, 7].map((part) => data.getUint16(at + part, true))
  const frame = { width: (left ?? 0) + (width ?? 0), height: (top ?? 0) + (height ?? 0) }
  return largest([screen, frame])
}

function chunkName(data: DataView, at: number): string {
  return String.fromCharCode(...[0, 1, 2, 3].map((i) => data.getUint8(at + i)))
}

function webpSize(data: DataView): PixelSize | null {
  const sizes: PixelSize[] = []
  let at = 12
  while (at + 18 <= data.byteLength && sizes.length < 2) {
    const size = webpChunkSize(data, at)
    if (size !== null) sizes.push(size)
    if (chunkName(data, at) !== 'VP8X' && size !== null) break
    const length = data.getUint32(at + 4, true)
    at += 8 + length + (length % 2)
  }
  return largest(sizes)
}

function webpChunkSize(data: DataView, at: number): PixelSize | null {
  const low = (part: number) => data.getUint16(at + part, true)
  switch (chunkName(data, at)) {
    case 'VP8X':
      return {
        width: 1 + (low(12) | (data.getUint8(at + 14) << 16)),
        height: 1 + (low(15) | (data.getUint8(at + 17) << 16)),
      }
    case 'VP8 ':
      return { width: low(14) & 0x3fff, height: low(16) & 0x3fff }
    case 'VP8L': {
      const bits = data.getUint32(at + 9, true)
      return { width: 1 + (bits & 0x3fff), height: 1 + ((bits >>> 14) & 0x3fff) }
    }
    default:
      return null
  }
}
