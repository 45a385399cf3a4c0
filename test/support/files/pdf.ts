import { inflateSync } from 'node:zlib'
import { decodeQR } from 'qr/decode.js'

/** Content of a PDF file of ours, for tests. */
export interface PdfContents {
  readonly pages: number
  /** Size of the first page, in whole millimetres. */
  readonly size: readonly [number, number]
  /** Its text, piece by piece, in the order in which it is read. */
  readonly texts: readonly string[]
  readonly title: string
  readonly language: string
  readonly tagged: boolean
  /** Texts instead of pictures, for people who cannot see them. */
  readonly descriptions: readonly string[]
  /** Texts of its QR codes, read from the drawn squares. */
  readonly codes: readonly string[]
}

/** Windows-1252 from 0x80 to 0x9f; the rest is as in Latin-1. Node's decoder does not know these. */
const BEYOND_LATIN = '€\0‚ƒ„…†‡ˆ‰Š‹Œ\0Ž\0\0‘’“”•–—˜™š›œ\0žŸ'

/**
 * Read a PDF file, without the library that wrote it: objects, streams, and the strings that are shown.
 *
 * @throws Error if it is not whole
 */
export function readPdf(file: Uint8Array): PdfContents {
  const bytes = Buffer.from(file)
  const plain = bytes.toString('latin1')
  if (!plain.startsWith('%PDF-1.7') || !plain.trimEnd().endsWith('%%EOF')) {
    throw new Error('not a whole PDF file')
  }
  const start = Number(/startxref\s+(\d+)\s+%%EOF\s*$/.exec(plain)?.[1])
  if (!plain.slice(start).startsWith('xref')) throw new Error('its table is not where it says')
  const streams = [...plain.matchAll(/<<([^<>]*\/FlateDecode[^<>]*)>>\s*stream\r?\n/g)].map(
    (match) => {
      const from = match.index + match[0].length
      const length = Number(/\/Length (\d+)/.exec(match[1] ?? '')?.[1])
      return inflateSync(bytes.subarray(from, from + length)).toString('latin1')
    },
  )
  const box = /\/MediaBox \[([^\]]*)\]/.exec(plain)?.[1] ?? ''
  const sizes = box.split(' ').map((points) => Math.round((Number(points) / 72) * 25.4))
  return {
    pages: [...plain.matchAll(/\/Type \/Page\b(?!s)/g)].length,
    size: [sizes[2] ?? 0, sizes[3] ?? 0],
    texts: streams.flatMap(shownIn),
    title: stringAfter(plain, `\n${/\/Title (\d+) 0 R/.exec(plain)?.[1]} 0 obj\n`),
    language: stringAfter(plain, '/Lang'),
    tagged: plain.includes('/Marked true') && plain.includes('/StructTreeRoot'),
    descriptions: [...plain.matchAll(/\/Alt /g)].map((match) =>
      stringAfter(plain.slice(match.index), '/Alt'),
    ),
    codes: streams.flatMap(codesIn),
  }
}

/** The strings that `TJ` shows, each as one piece. */
function shownIn(stream: string): string[] {
  return [...stream.matchAll(/\[([^\]]*)\] TJ/g)].map((match) => {
    const hex = [...(match[1] ?? '').matchAll(/<([0-9a-f]*)>/g)].map((part) => part[1]).join('')
    const letters = [...Buffer.from(hex, 'hex')].map((byte) =>
      byte >= 0x80 && byte < 0xa0 ? BEYOND_LATIN[byte - 0x80] : String.fromCharCode(byte),
    )
    return letters.join('').trim()
  })
}

/** Pixels of a module: a reader of pictures needs more than one. */
const MODULE = 4

/** Each figure is a white square, and dark rectangles on it, all of one row's height. */
function codesIn(stream: string): string[] {
  return [...stream.matchAll(/\/Figure[\s\S]*?BDC([\s\S]*?)EMC/g)].map((match) => {
    const numbers = (text: string) =>
      text.split(' ').map(Number) as [number, number, number, number]
    const all = [...(match[1] ?? '').matchAll(/((?:[-\d.]+ ){4})re/g)]
    const [square, ...dark] = all.map(([, four = '']) => numbers(four.trim()))
    if (square === undefined || dark[0] === undefined) throw new Error('a figure without a code')
    const [left, top, side] = square
    const [, , , row] = dark[0]
    const width = Math.round(side / row) * MODULE
    const data = new Uint8ClampedArray(4 * width * width).fill(255)
    const pixel = (points: number) => Math.round((points / row) * MODULE)
    for (const [x, y, wide, high] of dark) {
      for (let down = pixel(y - top); down < pixel(y - top + high); down++) {
        const from = down * width + pixel(x - left)
        for (let at = from; at < from + pixel(wide); at++) data.fill(0, 4 * at, 4 * at + 3)
      }
    }
    return decodeQR({ width, height: width, data })
  })
}

/** A string of the file after a name: in brackets, as Latin-1 or as UTF-16. */
function stringAfter(plain: string, name: string): string {
  const match = new RegExp(`${name}\\s*\\(((?:\\\\[\\s\\S]|[^\\\\)])*)\\)`).exec(plain)
  const raw = (match?.[1] ?? '').replace(/\\([\s\S])/g, (_, letter: string) =>
    letter === 'n' ? '\n' : letter === 'r' ? '\r' : letter,
  )
  const bytes = Buffer.from(raw, 'latin1')
  if (bytes[0] !== 0xfe || bytes[1] !== 0xff) return raw
  return bytes.subarray(2).swap16().toString('utf16le')
}
