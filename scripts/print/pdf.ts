import { PDFDocument, type StructElement } from 'pdfkit'
import { encodeQR } from 'qr'
import type { Language } from '../../crypto/entries/names.ts'
import { concat } from '../../crypto/primitives/bytes.ts'

/** A size in millimetres, width first. */
export type Size = readonly [number, number]

export const A4: Size = [210, 297]
/** A card that is folded once to fit a wallet. */
export const A6_WIDE: Size = [148, 105]

export const BLACK = '#1a1a1a'
const GREY = '#595959'

export interface PdfOptions {
  readonly size: Size
  readonly language: Language
  readonly title: string
  /** Author of the document; readers show it beside the title. */
  readonly author: string
  readonly now: Date
}

/** Role of a piece of text, for people who have it read aloud. */
export type Role = 'H1' | 'H2' | 'P'

export interface TextStyle {
  readonly role?: Role
  readonly font?: 'plain' | 'bold' | 'fixed'
  /** Points. */
  readonly size: number
  readonly colour?: string
  readonly align?: 'left' | 'center'
  /** Millimetres between lines, beyond the font's own. */
  readonly gap?: number
  /** Shrink the text, down to 6 points, if it would not fit into one line otherwise. */
  readonly oneLine?: boolean
}

/** Position of an element: millimetres from the top left corner. */
export interface Place {
  readonly x: number
  readonly y: number
  readonly width: number
}

/** One page that is drawn from top to bottom: text in the order in which it is read. */
export interface PdfPage {
  /**
   * @returns where the text ends, in millimetres from the top
   * @throws Error if the fonts lack a letter of it, or it would leave the page
   */
  text(text: string, place: Place, style: TextStyle): number
  /** Height of `text`, in millimetres. */
  height(text: string, width: number, style: TextStyle): number
  /** A square of `width` that encodes `text`; `said` describes it to people who cannot see it. */
  code(text: string, said: string, place: Place): void
  /** An area of one colour. */
  band(place: Place, height: number, colour: string): void
  /** A thin line from one point to another; dashed to fold or cut along. */
  line(from: readonly [number, number], to: readonly [number, number], dashed?: boolean): void
}

const LOCALES: Readonly<Record<Language, string>> = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' }
const FONTS = { plain: 'Helvetica', bold: 'Helvetica-Bold', fixed: 'Courier-Bold' } as const
const POINTS = 72 / 25.4
const SMALLEST = 6

/**
 * Make a PDF file of one page, with its text tagged for screen readers.
 *
 * We use pdfkit because it is maintained, makes tagged PDF, and its standard fonts have æ, ø and å.
 */
export async function drawPdf(
  { size, language, title, author, now }: PdfOptions,
  draw: (page: PdfPage) => void,
): Promise<Uint8Array> {
  const document = new PDFDocument({
    size: [size[0] * POINTS, size[1] * POINTS],
    margin: 0,
    pdfVersion: '1.7',
    tagged: true,
    lang: LOCALES[language],
    displayTitle: true,
    info: { Title: title, Author: author, CreationDate: now },
  })
  const chunks: Uint8Array[] = []
  document.on('data', (chunk) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    document.on('end', resolve)
    document.on('error', reject)
  })
  const root = document.struct('Document')
  document.addStructure(root)
  draw(pageOn(document, root, size))
  root.end()
  document.end()
  await ended
  return concat(...chunks)
}

function pageOn(document: PDFDocument, root: StructElement, size: Size): PdfPage {
  /** Mark drawings that are only for the eye. */
  const artifact = (work: () => void) => {
    document.markContent('Artifact')
    work()
    document.endMarkedContent()
  }
  return {
    text: (text, place, style) => writeText(document, root, size, text, place, style),
    height: (text, width, style) => {
      const { font = 'plain', size: points, gap = 0 } = style
      document.font(FONTS[font]).fontSize(points)
      const options = { width: width * POINTS, lineGap: gap * POINTS }
      return document.heightOfString(text, options) / POINTS
    },
    code: (text, said, place) => drawCode(document, root, text, said, place),
    band: ({ x, y, width }, height, colour) =>
      artifact(() => {
        const [left, top, wide, high] = [x, y, width, height].map((one) => one * POINTS)
        document.rect(left ?? 0, top ?? 0, wide ?? 0, high ?? 0)
        document.fillColor(colour).fill()
      }),
    line: (from, to, dashed = false) =>
      artifact(() => {
        document.lineWidth(0.5).strokeColor(GREY)
        if (dashed) document.dash(3)
        document.moveTo(from[0] * POINTS, from[1] * POINTS)
        document.lineTo(to[0] * POINTS, to[1] * POINTS).stroke()
        if (dashed) document.undash()
      }),
  }
}

function writeText(
  document: PDFDocument,
  root: StructElement,
  size: Size,
  text: string,
  { x, y, width }: Place,
  style: TextStyle,
): number {
  requireLetters(text)
  const { role = 'P', font = 'plain', colour = BLACK, align = 'left', gap = 0 } = style
  const options = { width: width * POINTS, align, lineGap: gap * POINTS }
  document.font(FONTS[font]).fontSize(style.size)
  if (style.oneLine) {
    const wide = document.widthOfString(text)
    // a point below the exact fit, or rounding would break the line
    const fitting = (style.size * width * POINTS) / wide - 0.1
    if (fitting < SMALLEST) throw new Error(`"${text}" is too long for its place`)
    document.fontSize(Math.min(style.size, fitting))
  }
  const bottom = y + document.heightOfString(text, options) / POINTS
  if (bottom > size[1] || x + width > size[0]) throw new Error(`"${text}" leaves the page`)
  const content = document.markStructureContent(role)
  document.fillColor(colour).text(text, x * POINTS, y * POINTS, options)
  document.endMarkedContent()
  root.add(document.struct(role, {}, content))
  return bottom
}

/** Space that scanners need around a code, in modules. */
const QUIET = 4

function drawCode(
  document: PDFDocument,
  root: StructElement,
  text: string,
  said: string,
  { x, y, width }: Place,
): void {
  const rows = encodeQR(text, 'raw', { ecc: 'quartile', border: QUIET })
  const [left, top, side] = [x * POINTS, y * POINTS, width * POINTS]
  const module = side / rows.length
  const content = document.markStructureContent('Figure')
  document.rect(left, top, side, side).fillColor('#ffffff').fill()
  for (const [i, row] of rows.entries()) {
    for (const { at, length } of runs(row)) {
      document.rect(left + at * module, top + i * module, length * module, module)
    }
  }
  document.fillColor('#000000').fill()
  document.endMarkedContent()
  const bbox = [left, top, left + side, top + side]
  root.add(document.struct('Figure', { alt: said, bbox }, content))
}

/** The dark stretches of a row. */
function runs(
  row: readonly boolean[],
): readonly { readonly at: number; readonly length: number }[] {
  return row.flatMap((dark, at) => {
    if (!dark || row[at - 1]) return []
    const end = row.indexOf(false, at)
    return [{ at, length: (end < 0 ? row.length : end) - at }]
  })
}

/** Letters of Windows-1252, which the standard fonts have, beyond those that it shares with Latin-1. */
const BEYOND_LATIN = '€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ'

/** @throws Error that names the first letter that the fonts do not have */
function requireLetters(text: string): void {
  for (const letter of text) {
    if (/[\n\u0020-\u007e\u00a0-\u00ff]/.test(letter) || BEYOND_LATIN.includes(letter)) continue
    throw new Error(`"${text}" has "${letter}", which cannot be printed: write it otherwise`)
  }
}
