import type { PDFDocument, StructElement } from 'pdfkit'
import type { PdfFont } from './font.ts'

/** A document on its way to pages. */
export interface Drawing {
  readonly pdf: PDFDocument
  readonly root: StructElement
  /** The text, with a number instead of each letter that the fonts lack. */
  readonly printable: (text: string) => string
}

/** Points. */
export const MARGINS = { top: 64, bottom: 72, left: 64, right: 64 } as const
export const INK = '#1a1a1a'
export const GREY = '#595959'
export const BODY = 10
export const SMALL = 8.5

/** Begin a new page unless `height` points are left on this one. */
export function needRoom({ pdf }: Drawing, height: number): void {
  if (pdf.y + height > pdf.page.height - pdf.page.margins.bottom) pdf.addPage()
}

/** Points between the margins. */
export function widthOf({ pdf }: Drawing): number {
  return pdf.page.width - MARGINS.left - MARGINS.right
}

/** Draw something for the eye only: a screen reader skips it. */
export function artifact({ pdf }: Drawing, type: 'Layout' | 'Pagination', draw: () => void): void {
  pdf.markContent('Artifact', { type })
  draw()
  pdf.endMarkedContent()
}

/**
 * A function that makes a text printable: it writes a number, as in `[U+4E00]`, for each letter that one of
 * `fonts` lacks.
 */
export function printableWith(fonts: readonly PdfFont[]): (text: string) => string {
  const isHeld = (letter: string) =>
    letter === '\n' || fonts.every(({ letters }) => letters.has(letter.codePointAt(0) ?? 0))
  return (text) =>
    [...text.normalize('NFC').replace(/\r\n?/g, '\n').replaceAll('\t', ' ')]
      .map((letter) => (isHeld(letter) ? letter : named(letter)))
      .join('')
}

function named(letter: string): string {
  const number = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase()
  return `[U+${number.padStart(4, '0')}]`
}
