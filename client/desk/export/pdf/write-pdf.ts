import { PDFDocument } from 'pdfkit'
import { concat } from '../../../../crypto/primitives/bytes.ts'
import type { PdfBlock, PdfDocument } from './document.ts'
import {
  artifact,
  BODY,
  type Drawing,
  GREY,
  INK,
  MARGINS,
  needRoom,
  printableWith,
  SMALL,
  widthOf,
} from './drawing.ts'
import type { PdfFont } from './font.ts'
import { drawTable } from './table.ts'

export interface PdfFonts {
  readonly plain: PdfFont
  readonly bold: PdfFont
}

const SIZES = { 1: 20, 2: 14, 3: 11, 4: BODY } as const

/**
 * Lay out a document on A4 pages: PDF/A-2a, tagged for screen readers, with its fonts inside. A letter that
 * the fonts lack is named by its number, as in `[U+4E00]`.
 */
export async function writePdf(document: PdfDocument, fonts: PdfFonts): Promise<Uint8Array> {
  const printable = printableWith([fonts.plain, fonts.bold])
  const pdf = new PDFDocument({
    size: 'A4',
    margins: { ...MARGINS },
    pdfVersion: '1.7',
    subset: 'PDF/A-2a',
    tagged: true,
    lang: LOCALES[document.language],
    displayTitle: true,
    bufferPages: true,
    font: fonts.plain.bytes,
    info: {
      Title: printable(document.title),
      Author: printable(document.author),
      CreationDate: new Date(document.made),
    },
  })
  pdf.registerFont('plain', fonts.plain.bytes).registerFont('bold', fonts.bold.bytes)
  const chunks: Uint8Array[] = []
  pdf.on('data', (chunk) => chunks.push(chunk))
  const ended = new Promise<void>((resolve, reject) => {
    pdf.on('end', resolve)
    pdf.on('error', reject)
  })
  const root = pdf.struct('Document', {})
  pdf.addStructure(root)
  const drawing = { pdf, root, printable }
  for (const block of document.blocks) drawBlock(drawing, block)
  root.end()
  drawFooters(drawing, document.footer)
  pdf.end()
  await ended
  return concat(...chunks)
}

const LOCALES = { nb: 'nb-NO', nn: 'nn-NO', en: 'en-GB' } as const

function drawBlock(drawing: Drawing, block: PdfBlock): void {
  if (block.kind === 'heading') drawHeading(drawing, block)
  else if (block.kind === 'text') drawText(drawing, block)
  else if (block.kind === 'facts') drawFacts(drawing, block.facts)
  else if (block.kind === 'list') drawList(drawing, block.items)
  else if (block.kind === 'table') drawTable(drawing, block)
  else drawing.pdf.addPage()
}

function drawHeading(drawing: Drawing, { level, text }: Extract<PdfBlock, { kind: 'heading' }>) {
  const { pdf, root, printable } = drawing
  const size = SIZES[level]
  if (pdf.y > MARGINS.top) pdf.y += size * 0.6
  // A heading does not stand at the foot of a page without text below it.
  needRoom(drawing, size * 2 + BODY * 3)
  root.add(
    pdf.struct(`H${level}`, {}, () => {
      pdf.font('bold').fontSize(size).fillColor(INK)
      pdf.text(printable(text), MARGINS.left, pdf.y)
    }),
  )
  pdf.y += size * 0.25
}

const INDENT = { quote: 12, notice: 12, quiet: 0, plain: 0 } as const

function drawText(drawing: Drawing, block: Extract<PdfBlock, { kind: 'text' }>): void {
  const { pdf, root, printable } = drawing
  const { as = 'plain', language } = block
  needRoom(drawing, BODY * 2)
  const lang = language === undefined ? {} : { lang: LOCALES[language] }
  const { y: top, page } = pdf
  root.add(
    pdf.struct(as === 'quote' ? 'BlockQuote' : 'P', lang, () => {
      const quiet = as === 'quiet'
      pdf.font(as === 'notice' ? 'bold' : 'plain').fontSize(quiet ? SMALL : BODY)
      pdf.fillColor(quiet ? GREY : INK)
      const width = widthOf(drawing) - INDENT[as]
      pdf.text(printable(block.text), MARGINS.left + INDENT[as], top, { width, lineGap: 2 })
    }),
  )
  // The line beside it is drawn if the text does not continue on another page.
  if (INDENT[as] > 0 && pdf.page === page) drawBar(drawing, top, pdf.y - 2)
  pdf.y += BODY * 0.6
}

function drawBar(drawing: Drawing, top: number, bottom: number): void {
  const { pdf } = drawing
  artifact(drawing, 'Layout', () => {
    pdf.lineWidth(2).strokeColor(GREY)
    pdf
      .moveTo(MARGINS.left + 3, top)
      .lineTo(MARGINS.left + 3, bottom)
      .stroke()
  })
}

function drawFacts(drawing: Drawing, facts: Extract<PdfBlock, { kind: 'facts' }>['facts']): void {
  const { pdf, root, printable } = drawing
  for (const { term, text } of facts) {
    needRoom(drawing, BODY * 2)
    root.add(
      pdf.struct('P', {}, () => {
        pdf.fontSize(BODY).fillColor(INK)
        pdf.font('bold').text(`${printable(term)}: `, MARGINS.left, pdf.y, { continued: true })
        pdf.font('plain').text(printable(text), { lineGap: 1 })
      }),
    )
    pdf.y += 1
  }
  pdf.y += BODY * 0.5
}

function drawList(drawing: Drawing, items: readonly string[]): void {
  const { pdf, root, printable } = drawing
  const list = pdf.struct('L', {})
  root.add(list)
  for (const item of items) {
    needRoom(drawing, BODY * 2)
    const row = pdf.struct('LI', {})
    list.add(row)
    const { y } = pdf
    pdf.font('plain').fontSize(BODY).fillColor(INK)
    row.add(pdf.struct('Lbl', {}, () => void pdf.text('•', MARGINS.left, y)))
    const width = widthOf(drawing) - 14
    row.add(
      pdf.struct(
        'LBody',
        {},
        () => void pdf.text(printable(item), MARGINS.left + 14, y, { width, lineGap: 1 }),
      ),
    )
    row.end()
    pdf.y += 2
  }
  list.end()
  pdf.y += BODY * 0.5
}

/** For the eye only: a screen reader reads no page number between two lines. */
function drawFooters(drawing: Drawing, footer: string): void {
  const { pdf, printable } = drawing
  const { start, count } = pdf.bufferedPageRange()
  for (let at = 0; at < count; at++) {
    pdf.switchToPage(start + at)
    const { page } = pdf
    // It only states the default, and JHOVE, which archives use, takes a page that has it for damaged.
    delete page.dictionary.data.UserUnit
    // Below the margin text would begin a new page.
    page.margins.bottom = 0
    const width = widthOf(drawing)
    pdf.font('plain').fontSize(SMALL)
    // A long footer grows upwards, so that the ground for exemption stands there whole.
    const y = page.height - 34 - pdf.heightOfString(printable(footer), { width: width - 60 })
    artifact(drawing, 'Pagination', () => {
      pdf.font('plain').fontSize(SMALL).fillColor(GREY)
      pdf.text(printable(footer), MARGINS.left, y, { width: width - 60 })
      pdf.text(`${at + 1} / ${count}`, MARGINS.left, y, { width, align: 'right', lineBreak: false })
    })
  }
}
