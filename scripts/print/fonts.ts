import { readFile, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { runSimply } from '../cli/command.ts'

/** The part of fontkit, which pdfkit brings, that is used. */
interface Fontkit {
  create(bytes: Uint8Array): {
    hasGlyphForCodePoint(point: number): boolean
    glyphForCodePoint(point: number): { readonly id: number }
    createSubset(): { includeGlyph(id: number): number; encode(): Uint8Array }
  }
}

/** First and last code points that the fonts keep: Latin, Greek, Cyrillic, signs, arrows, blocks. */
const RANGES = [
  ...[0x20, 0x7e, 0xa0, 0x24f, 0x2c6, 0x2dd, 0x300, 0x3ff, 0x400, 0x52f, 0x1e00, 0x1eff],
  ...[0x2010, 0x2027, 0x2030, 0x205e, 0x2070, 0x209c, 0x20a0, 0x20bf, 0x2100, 0x218b],
  ...[0x2190, 0x22ff, 0x2500, 0x266f, 0x2713, 0x2718, 0xfb00, 0xfb04, 0xfffd, 0xfffd],
]

const FOLDER = fileURLToPath(new URL('../../client/desk/export/pdf/fonts', import.meta.url))

/** Offset of the directory in a file of tables, and the size of one of its rows. */
const [DIRECTORY, ROW] = [12, 16]

type Tables = ReadonlyMap<string, Uint8Array>

/** A font file with only the letters of `RANGES`: the same input gives the same output. */
function fontOf(original: Uint8Array): Uint8Array {
  const require = createRequire(createRequire(import.meta.url).resolve('pdfkit'))
  const font = (require('fontkit') as Fontkit).create(Buffer.from(original))
  const subset = font.createSubset()
  const glyphs = new Map<number, number>()
  for (const point of pointsOf(RANGES)) {
    if (!font.hasGlyphForCodePoint(point)) continue
    glyphs.set(point, subset.includeGlyph(font.glyphForCodePoint(point).id))
  }
  const whole = tablesOf(original)
  const kept = ['OS/2', 'name'].flatMap((tag) => {
    const table = whole.get(tag)
    return table === undefined ? [] : [[tag, table] as const]
  })
  // Version 3: no names of glyphs.
  const post = Buffer.from(whole.get('post')?.subarray(0, 32) ?? Buffer.alloc(32))
  post.writeUInt32BE(0x30000, 0)
  const extra = [...kept, ['post', post] as const, ['cmap', cmapOf(glyphs)] as const]
  return fileOf(new Map([...tablesOf(subset.encode()), ...extra]))
}

function* pointsOf(ranges: readonly number[]): Generator<number> {
  for (let at = 0; at + 1 < ranges.length; at += 2) {
    for (let point = ranges[at] ?? 0; point <= (ranges[at + 1] ?? 0); point++) yield point
  }
}

function tablesOf(file: Uint8Array): Tables {
  const bytes = Buffer.from(file)
  const rows = Array.from({ length: bytes.readUInt16BE(4) }, (_, i) => DIRECTORY + i * ROW)
  return new Map(
    rows.map((row) => {
      const start = bytes.readUInt32BE(row + 8)
      const end = start + bytes.readUInt32BE(row + 12)
      return [bytes.toString('latin1', row, row + 4), bytes.subarray(start, end)]
    }),
  )
}

/** A table of format 12 that names the glyph of each letter, one group a letter. */
function cmapOf(glyphs: ReadonlyMap<number, number>): Uint8Array {
  const head = [0, 1, 3, 10, 0, 12, 12, 0]
  const length = 16 + glyphs.size * 12
  const table = Buffer.alloc(12 + length)
  for (const [i, value] of head.entries()) table.writeUInt16BE(value, i * 2)
  for (const [i, value] of [length, 0, glyphs.size].entries())
    table.writeUInt32BE(value, 16 + i * 4)
  const sorted = [...glyphs].sort(([a], [b]) => a - b)
  for (const [i, [point, glyph]] of sorted.entries()) {
    const at = 28 + i * 12
    table.writeUInt32BE(point, at)
    table.writeUInt32BE(point, at + 4)
    table.writeUInt32BE(glyph, at + 8)
  }
  return table
}

function fileOf(tables: Tables): Uint8Array {
  const sorted = [...tables].sort(([a], [b]) => (a < b ? -1 : 1))
  const power = 2 ** Math.floor(Math.log2(sorted.length))
  const head = Buffer.alloc(DIRECTORY + sorted.length * ROW)
  head.writeUInt32BE(0x10000, 0)
  const search = [sorted.length, power * ROW, Math.log2(power), (sorted.length - power) * ROW]
  for (const [i, value] of search.entries()) head.writeUInt16BE(value, 4 + i * 2)
  let at = head.length
  const bodies = sorted.map(([tag, table], i) => {
    const body = Buffer.alloc(Math.ceil(table.length / 4) * 4)
    body.set(table)
    const row = DIRECTORY + i * ROW
    head.write(tag, row, 'latin1')
    for (const [j, value] of [sumOf(body), at, table.length].entries()) {
      head.writeUInt32BE(value, row + 4 + j * 4)
    }
    at += body.length
    return body
  })
  return Buffer.concat([head, ...bodies])
}

function sumOf(body: Buffer): number {
  let sum = 0
  for (let at = 0; at < body.length; at += 4) sum = (sum + body.readUInt32BE(at)) >>> 0
  return sum
}

async function main(): Promise<void> {
  for (const path of process.argv.slice(2)) {
    const font = fontOf(await readFile(path))
    await writeFile(join(FOLDER, basename(path)), font)
    console.log(`${basename(path)}: ${font.length} bytes`)
  }
}

await runSimply(main)
