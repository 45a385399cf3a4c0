import type { Marks } from '../marks.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')

function xyz(...numbers: number[]): Buffer {
  const out = Buffer.alloc(8 + 4 * numbers.length)
  out.write('XYZ ', 'latin1')
  for (const [i, one] of numbers.entries()) out.writeInt32BE(Math.round(one * 65536), 8 + 4 * i)
  return out
}

/** A gamma of 2.2: a single number of 8.8 bits. */
const CURVE = Buffer.concat([latin1('curv\0\0\0\0\0\0\0\x01'), Buffer.of(2, 51)])

/** A matrix profile of a screen, as version 2 has it, with markers in whatever takes text. */
export function iccProfile(marks: Marks): Uint8Array {
  const described = (text: string) => {
    const length = Buffer.alloc(4)
    length.writeUInt32BE(text.length + 1)
    return Buffer.concat([latin1('desc\0\0\0\0'), length, latin1(`${text}\0`), Buffer.alloc(78)])
  }
  const tags: [string, Buffer][] = [
    ['desc', described(marks.at('IccDescription'))],
    ['cprt', latin1(`text\0\0\0\0${marks.at('IccCopyright')}\0`)],
    ['dmnd', described(marks.at('IccManufacturer'))],
    ['dmdd', described(marks.at('IccModel'))],
    ['wtpt', xyz(0.9642, 1, 0.8249)],
    ['rXYZ', Buffer.concat([xyz(0.6097, 0.3111, 0.0195), latin1(marks.at('IccBehindATag'))])],
    ['gXYZ', xyz(0.2053, 0.6257, 0.0609)],
    ['bXYZ', xyz(0.1492, 0.0632, 0.7446)],
    ...(['rTRC', 'gTRC', 'bTRC'] as const).map((name): [string, Buffer] => [name, CURVE]),
    ['mmod', latin1(`mmod\0\0\0\0${marks.at('IccScreenSerial')}`)],
  ]
  const header = Buffer.alloc(128)
  header.write('Mark', 4, 'latin1')
  header[8] = 2
  header.write('mntrRGB XYZ ', 12, 'latin1')
  for (const [i, part] of [2026, 11, 3, 14, 15, 16].entries())
    header.writeUInt16BE(part, 24 + 2 * i)
  header.write('acspAPPL', 36, 'latin1')
  header.write('MkrQMdlQ', 48, 'latin1')
  xyz(0.9642, 1, 0.8249).copy(header, 68, 8)
  header.write('CrtQ', 80, 'latin1')
  header.write('MkIccNumberQ7x9Z', 84, 'latin1')
  marks.all.IccNumber = 'MkIccNumberQ7x9Z'
  const table = Buffer.alloc(4 + 12 * tags.length)
  table.writeUInt32BE(tags.length)
  let at = 128 + table.length
  const parts = tags.map(([name, bytes], i) => {
    table.write(name, 4 + 12 * i, 'latin1')
    table.writeUInt32BE(at, 8 + 12 * i)
    table.writeUInt32BE(bytes.length, 12 + 12 * i)
    at += (bytes.length + 3) & ~3
    return Buffer.concat([bytes, Buffer.alloc(-bytes.length & 3)])
  })
  header.writeUInt32BE(at)
  return new Uint8Array(Buffer.concat([header, table, ...parts]))
}
