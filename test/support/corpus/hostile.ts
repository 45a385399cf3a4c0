import { deflateSync } from 'node:zlib'
import { zipSync } from 'fflate'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import { readU32, utf8 } from '../../../crypto/primitives/bytes.ts'
import { allSamples } from './all.ts'
import type { Sample } from './sample.ts'

/** A file that is damaged, or made to do harm. */
export interface Hostile {
  readonly name: string
  readonly bytes: Uint8Array
  /** Must not be in what is called clean. */
  readonly markers: Sample['markers']
}

const ENDINGS = ['jpg', 'pdf', 'docx', 'mp4', 'png', 'txt', 'wav', 'svg']

/** Files that were cut, changed in some places, or given the ending of another kind. */
export function damagedFiles(random: Random): Hostile[] {
  const below = (limit: number) => readU32(random(4), 0) % limit
  return allSamples().flatMap(({ name, bytes, markers: planted }, i): Hostile[] => {
    // without its end, a file that was saved often is the earlier file
    const markers = name.startsWith('saved-often') ? {} : planted
    const cut = (share: number) => bytes.slice(0, Math.floor(bytes.length * share))
    const changed = bytes.slice()
    for (let n = 0; n < 12; n++) changed[below(bytes.length)] = below(256)
    const torn = bytes.slice()
    const from = below(bytes.length)
    torn.fill(0, from, from + below(bytes.length - from))
    return [
      { name: `cut ${name}`, bytes: cut(0.5), markers },
      { name: `cut late ${name}`, bytes: cut(0.97), markers },
      { name: `changed ${name}`, bytes: changed, markers },
      { name: `torn ${name}`, bytes: torn, markers },
      { name: `${name}.${ENDINGS[i % ENDINGS.length]}`, bytes, markers },
    ]
  })
}

const MANY = 32 * 1024 * 1024
/** More than any file may ask to be unpacked. */
const MORE = 160 * 1024 * 1024
const word = (xml: string) => utf8(`<?xml version="1.0"?>${xml}`)
const TYPES =
  '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
const nested = (depth: number): Uint8Array =>
  zipSync({ 'a.zip': depth === 0 ? utf8('end') : nested(depth - 1) })
const document = (xml: Uint8Array) =>
  zipSync({ '[Content_Types].xml': word(TYPES), 'word/document.xml': xml })
const pdf = (body: string) => utf8(`%PDF-1.7\n${body}\ntrailer<</Root 1 0 R>>\n%%EOF`)

function bytesOf(...parts: readonly (string | readonly number[] | Uint8Array)[]): Uint8Array {
  return Uint8Array.from(
    parts.flatMap((part) =>
      typeof part === 'string' ? [...Buffer.from(part, 'latin1')] : [...part],
    ),
  )
}

/** Files that want memory or time without end, or that are one thing and look like another. */
export function bombs(): Hostile[] {
  const entities = Array.from(
    { length: 9 },
    (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
  )
  const made: Readonly<Record<string, Uint8Array>> = {
    'inflates.docx': document(new Uint8Array(MANY)),
    'inflates-twice.docx': document(deflateSync(deflateSync(new Uint8Array(MANY)))),
    'deep.docx': document(word('<w:p>'.repeat(200_000))),
    'wide.docx': document(word(`<a ${'b="c" '.repeat(100_000)}/>`)),
    'nested.zip': nested(20),
    'nested.docx': zipSync({ '[Content_Types].xml': word(TYPES), 'word/media/a.zip': nested(20) }),
    'laughs.svg': utf8(`<!DOCTYPE svg [<!ENTITY e0 "ha">${entities.join('')}]><svg>&e9;</svg>`),
    'deep.svg': utf8(`<svg xmlns="http://www.w3.org/2000/svg">${'<g>'.repeat(300_000)}`),
    'script.svg': utf8(
      '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><text>x</text></svg>',
    ),
    'loop.pdf': pdf('1 0 obj<</Pages 2 0 R>>endobj 2 0 obj<</Kids[2 0 R]/Parent 2 0 R>>endobj'),
    'deep.pdf': pdf(`1 0 obj ${'['.repeat(300_000)} endobj`),
    'inflates.pdf': bytesOf(
      '%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj 3 0 obj<</Type/Page/Parent 2 0 R/Contents 4 0 R>>endobj 4 0 obj<</Filter[/FlateDecode/FlateDecode]/Length 9>>stream\n',
      deflateSync(deflateSync(new Uint8Array(MORE))),
      '\nendstream endobj\ntrailer<</Root 1 0 R>>\n%%EOF',
    ),
    'many-pixels.png': bytesOf(
      [0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13],
      'IHDR',
      [0x7f, 0xff, 0xff, 0xff, 0x7f, 0xff, 0xff, 0xff, 8, 2, 0, 0, 0, 0, 0, 0, 0],
    ),
    'many-pixels.gif': bytesOf('GIF89a', [255, 255, 255, 255, 0, 0, 0, 0x2c]),
    'endless.jpg': bytesOf([0xff, 0xd8], new Array<number>(500_000).fill(0xff)),
    'segments.jpg': bytesOf(
      [0xff, 0xd8],
      Array.from({ length: 100_000 }, () => [0xff, 0xfe, 0, 2]).flat(),
    ),
    'huge-box.mp4': bytesOf([0, 0, 0, 1], 'ftyp', [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff]),
    'empty-boxes.mp4': bytesOf(
      [0, 0, 0, 16],
      'ftypisom',
      [0, 0, 0, 0],
      Array.from({ length: 50_000 }, () => [0, 0, 0, 8, 0x66, 0x72, 0x65, 0x65]).flat(),
    ),
    'endless.webm': bytesOf([
      0x1a, 0x45, 0xdf, 0xa3, 0x01, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff,
    ]),
    'pages.tif': bytesOf('II', [42, 0, 8, 0, 0, 0, 0, 0, 8, 0, 0, 0]),
    'sizes.wav': bytesOf('RIFF', [255, 255, 255, 255], 'WAVEdata', [255, 255, 255, 255]),
    'tags.mp3': bytesOf(
      'ID3',
      [4, 0, 0, 0x7f, 0x7f, 0x7f, 0x7f],
      new Array<number>(100_000).fill(0),
    ),
    'program.pdf': bytesOf('MZ', new Array<number>(1000).fill(0), '%PDF-1.4'),
    'page.jpg': utf8('<html><script>alert(1)</script></html>'),
    'nothing.docx': new Uint8Array(),
    'one.pdf': Uint8Array.of(37),
  }
  return Object.entries(made).map(([name, bytes]) => ({ name, bytes, markers: {} }))
}
