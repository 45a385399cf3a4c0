import { concat, u32be } from '../../../crypto/primitives/bytes.ts'

/** Bytes by their letters. */
export const latin1 = (letters: string): Uint8Array =>
  Uint8Array.from(letters, (letter) => letter.charCodeAt(0))

function le(value: number, bytes: number): Uint8Array {
  return Uint8Array.from({ length: bytes }, (_, i) => Math.floor(value / 256 ** i) % 256)
}

const be16 = (value: number) => Uint8Array.of(value >> 8, value & 255)

/** The headers of pictures of some size: enough to be recognised and measured, and no pixels. */
export const jpeg = (width: number, height: number) =>
  concat(
    latin1('\xff\xd8\xff\xe0\0\x04AB\xff\xc0\0\x0b\x08'),
    ...[be16(height), be16(width), latin1('\x01\x01\x11\0\xff\xda\0\x02')],
  )
export const png = (width: number, height: number) =>
  concat(
    latin1('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'),
    u32be(width),
    u32be(height),
    latin1('\x08\x02\0\0\0'),
  )
export const gif = (width: number, height: number) =>
  concat(
    ...[latin1('GIF89a'), le(width, 2), le(height, 2), latin1('\0\0\0')],
    ...[latin1(',\0\0\0\0'), le(width, 2), le(height, 2), latin1('\0')],
  )
export const webp = (width: number, height: number) =>
  concat(
    ...[latin1('RIFF'), le(30, 4), latin1('WEBPVP8X'), le(10, 4), le(0, 4)],
    ...[le(width - 1, 3), le(height - 1, 3), latin1('VP8 '), le(10, 4)],
    ...[latin1('\0\0\0\x9d\x01\x2a'), le(width, 2), le(height, 2)],
  )
export const bmp = (width: number, height: number) =>
  concat(latin1('BM'), new Uint8Array(16), le(width, 4), le(height, 4), new Uint8Array(28))

/** A zip file with these names, all of them empty. */
export function zipNames(...names: readonly string[]): Uint8Array {
  const all = names.map((name) => new TextEncoder().encode(name))
  const local = all.map((name) => {
    const head = concat(latin1('PK\x03\x04'), le(20, 2), new Uint8Array(20), le(name.length, 2))
    return concat(head, le(0, 2), name)
  })
  let at = 0
  const list = all.map((name, i) => {
    const head = concat(latin1('PK\x01\x02'), le(20, 2), le(20, 2), new Uint8Array(20))
    const entry = concat(head, le(name.length, 2), new Uint8Array(12), le(at, 4), name)
    at += local[i]?.length ?? 0
    return entry
  })
  const directory = concat(...list)
  const counts = concat(le(0, 4), le(names.length, 2), le(names.length, 2))
  const end = concat(latin1('PK\x05\x06'), counts, le(directory.length, 4), le(at, 4), le(0, 2))
  return concat(...local, directory, end)
}

/** A document from before 2007 in whose directory these names stand. */
export function ole(...names: readonly string[]): Uint8Array {
  const wide = names.map((name) => latin1([...name].map((one) => `${one}\0`).join('')))
  return concat(latin1('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), new Uint8Array(504), ...wide)
}

export function tarOf(name: string): Uint8Array {
  const header = new Uint8Array(512)
  header.set(latin1(name))
  header.set(latin1('ustar'), 257)
  return header
}
