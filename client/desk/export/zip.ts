import { concat, utf8 } from '../../../crypto/primitives/bytes.ts'

export interface NamedFile {
  /** ASCII. */
  readonly name: string
  readonly body: Uint8Array
}

/** First and last bytes of the parts of an archive, and the version that stored files need. */
const [LOCAL, CENTRAL, END, VERSION] = [0x04034b50, 0x02014b50, 0x06054b50, 20]
/** 1980-01-01: no time of day leaves the desk with a file. */
const DATE = 0x21

/** A zip archive whose files are stored as they are. */
export function zipOf(files: readonly NamedFile[]): Uint8Array {
  const parts: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const { name, body } of files) {
    const described = describe(utf8(name), body)
    const local = concat(numbers([4, LOCAL], ...described), utf8(name), body)
    const where = [
      [2, 0],
      [2, 0],
      [2, 0],
      [4, 0],
      [4, offset],
    ] as const
    central.push(concat(numbers([4, CENTRAL], [2, VERSION], ...described, ...where), utf8(name)))
    parts.push(local)
    offset += local.length
  }
  const index = concat(...central)
  const count = files.length
  const tail = numbers(
    ...([
      [4, END],
      [2, 0],
      [2, 0],
      [2, count],
      [2, count],
    ] as const),
    ...([
      [4, index.length],
      [4, offset],
      [2, 0],
    ] as const),
  )
  return concat(...parts, index, tail)
}

/** How many bytes, least significant first, and the number in them. */
type Field = readonly [bytes: 2 | 4, value: number]

function describe(name: Uint8Array, body: Uint8Array): readonly Field[] {
  return [
    [2, VERSION],
    [2, 0],
    [2, 0],
    [2, 0],
    [2, DATE],
    [4, crc32(body)],
    [4, body.length],
    [4, body.length],
    [2, name.length],
    [2, 0],
  ]
}

function numbers(...fields: readonly Field[]): Uint8Array {
  return concat(
    ...fields.map(([bytes, value]) =>
      Uint8Array.from({ length: bytes }, (_, i) => (value >>> (8 * i)) & 0xff),
    ),
  )
}

const TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let value = n
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1
  return value
})

function crc32(bytes: Uint8Array): number {
  let value = 0xffff_ffff
  for (const byte of bytes) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8)
  return (value ^ 0xffff_ffff) >>> 0
}
