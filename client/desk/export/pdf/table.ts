import type { StructElement } from 'pdfkit'
import type { PdfBlock } from './document.ts'
import { artifact, type Drawing, GREY, INK, MARGINS, needRoom, SMALL, widthOf } from './drawing.ts'

type Table = Extract<PdfBlock, { kind: 'table' }>

/** Points around the text of a cell. */
const PAD = 4

interface Column {
  readonly x: number
  readonly width: number
}

/** Draw a table; its head stands again on each page that it goes on to. */
export function drawTable(drawing: Drawing, { head, rows, widths }: Table): void {
  const { pdf, root } = drawing
  const columns = columnsOf(drawing, widths ?? head.map(() => 1))
  const table = pdf.struct('Table', {})
  root.add(table)
  drawRow(drawing, table, columns, head, 'head')
  let last = pdf.page
  for (const row of rows) {
    needRoom(drawing, heightOf(drawing, columns, row))
    if (pdf.page !== last) {
      last = pdf.page
      // A screen reader has already read the head.
      artifact(drawing, 'Pagination', () => drawCells(drawing, columns, head, 'bold'))
    }
    drawRow(drawing, table, columns, row, 'row')
  }
  table.end()
  pdf.x = MARGINS.left
  pdf.y += SMALL
}

function columnsOf(drawing: Drawing, widths: readonly number[]): Column[] {
  const whole = widths.reduce((sum, one) => sum + one, 0)
  const points = widths.map((one) => (widthOf(drawing) * one) / whole)
  return points.map((width, at) => ({
    x: MARGINS.left + points.slice(0, at).reduce((sum, one) => sum + one, 0),
    width,
  }))
}

function heightOf({ pdf, printable }: Drawing, columns: readonly Column[], row: readonly string[]) {
  pdf.font('bold').fontSize(SMALL)
  const heights = columns.map(({ width }, at) =>
    pdf.heightOfString(printable(row[at] ?? ''), { width: width - 2 * PAD }),
  )
  return Math.max(...heights) + 2 * PAD
}

function drawRow(
  drawing: Drawing,
  table: StructElement,
  columns: readonly Column[],
  row: readonly string[],
  as: 'head' | 'row',
): void {
  const { pdf } = drawing
  if (as === 'head') needRoom(drawing, 3 * heightOf(drawing, columns, row))
  const tr = pdf.struct('TR', {})
  table.add(tr)
  const top = pdf.y
  const height = heightOf(drawing, columns, row)
  for (const [at, column] of columns.entries()) {
    const names = as === 'head' ? ('Column' as const) : at === 0 ? ('Row' as const) : null
    const type = names === null ? 'TD' : 'TH'
    const scope = names === null ? {} : { scope: names }
    const font = as === 'head' ? 'bold' : 'plain'
    tr.add(pdf.struct(type, scope, () => drawCell(drawing, column, top, row[at] ?? '', font)))
  }
  tr.end()
  endRow(drawing, top, height)
}

function drawCells(
  drawing: Drawing,
  columns: readonly Column[],
  row: readonly string[],
  font: 'plain' | 'bold',
): void {
  const { pdf } = drawing
  const top = pdf.y
  for (const [at, column] of columns.entries()) drawCell(drawing, column, top, row[at] ?? '', font)
  pdf.y = top + heightOf(drawing, columns, row)
}

function drawCell(
  { pdf, printable }: Drawing,
  { x, width }: Column,
  top: number,
  text: string,
  font: 'plain' | 'bold',
): void {
  pdf.font(font).fontSize(SMALL).fillColor(INK)
  pdf.text(printable(text), x + PAD, top + PAD, { width: width - 2 * PAD })
}

function endRow(drawing: Drawing, top: number, height: number): void {
  const { pdf } = drawing
  pdf.y = top + height
  artifact(drawing, 'Layout', () => {
    pdf.lineWidth(0.5).strokeColor(GREY)
    pdf
      .moveTo(MARGINS.left, pdf.y)
      .lineTo(MARGINS.left + widthOf(drawing), pdf.y)
      .stroke()
  })
}
