import { join } from 'node:path'
import { PRINT_CATALOGUES } from '../../client/texts/print/catalogue.ts'
import { dayText, fill } from '../../client/texts/wording.ts'
import type { Day } from '../../crypto/days/calendar.ts'
import type { Language } from '../../crypto/entries/names.ts'
import { encodeSheet, type Sheet, setName } from '../../crypto/vault/sheet.ts'
import { asOnPaper } from '../cli/as-typed.ts'
import { requireNew, writeNew } from '../cli/files.ts'
import { A4, drawPdf, type PdfPage } from './pdf.ts'

/** Facts on a sheet beside its share. */
export interface SheetFacts {
  /** The member whose vault it is for; null for a sheet of the root. */
  readonly member: string | null
  /** Fingerprint of the root. */
  readonly root: string
  /** Name of the recovery file that the sheets open. */
  readonly file: string
  readonly day: Day
  readonly now: Date
}

const LEFT = 22
const WIDTH = A4[0] - 2 * LEFT
const RIGHT = LEFT + WIDTH
/** Width of the QR code, with its quiet zone. */
const CODE = 56

/** One sheet as a PDF file. @throws Error if it does not fit onto its page */
export function sheetPdf(sheet: Sheet, facts: SheetFacts, language: Language): Promise<Uint8Array> {
  const { sheet: own, rootSheet } = PRINT_CATALOGUES[language]
  const t = facts.member === null ? { ...own, ...rootSheet } : own
  const { number, total, needed } = sheet
  const values = { number, total, needed, member: facts.member ?? '', file: facts.file }
  const title = fill(t.title, values)
  const subject = fill(t.subject, values)
  const options = { size: A4, language, title: `${title}: ${subject}`, author: facts.root }
  return drawPdf({ ...options, now: facts.now }, (page) => {
    const y = drawHead(page, [title, subject, fill(t.lead, values)])
    const after = drawShare(page, y + 7, sheet, facts, language)
    const rest = drawSections(page, after + 6, [
      [t.useTitle, fill(asOnPaper(t.use), values), asOnPaper(t.returns), t.lost],
      [t.keepTitle, fill(asOnPaper(t.keep), values), fill(t.backup, values)],
    ])
    drawBlanks(page, rest + 8, [t.keeper, t.place, t.tried])
  })
}

/**
 * Write the file that a set of sheets opens, and each sheet as a PDF file beside it.
 *
 * @returns paths of the PDF files
 * @throws Error if one of the files exists; then none is written
 */
export async function writeSheets(
  folder: string,
  { sheets, file }: { readonly sheets: readonly Sheet[]; readonly file: Uint8Array },
  facts: SheetFacts,
  language: Language,
): Promise<readonly string[]> {
  const owner = facts.member ?? 'root'
  const paths = sheets.map(({ number, total }) =>
    join(folder, `${owner}-sheet-${number}-of-${total}.pdf`),
  )
  const pages = await Promise.all(sheets.map((sheet) => sheetPdf(sheet, facts, language)))
  const all = [join(folder, facts.file), ...paths]
  requireNew(all)
  for (const [i, bytes] of [file, ...pages].entries()) writeNew(all[i] ?? '', bytes)
  return paths
}

function drawHead(
  page: PdfPage,
  [title, subject, lead]: readonly [string, string, string],
): number {
  const place = (y: number) => ({ x: LEFT, y, width: WIDTH })
  const first = page.text(title, place(18), { role: 'H1', font: 'bold', size: 24 })
  const second = page.text(subject, place(first + 1), { size: 14 })
  return page.text(lead, place(second + 4), { size: 11, gap: 0.8 })
}

/** The four lines, with their QR code, and the name of the set. */
function drawShare(
  page: PdfPage,
  top: number,
  sheet: Sheet,
  { root, day }: SheetFacts,
  language: Language,
): number {
  const { sheet: t } = PRINT_CATALOGUES[language]
  const lines = encodeSheet(sheet)
  const beside = WIDTH - CODE - 4
  page.line([LEFT, top], [RIGHT, top])
  let y = page.text(t.codeTitle, { x: LEFT, y: top + 4, width: beside }, heading)
  y += 3
  for (const [i, line] of lines.entries()) {
    const label = { x: LEFT, y: y + 1.3, width: 16 }
    page.text(fill(t.line, { line: i + 1 }), label, { size: 9 })
    const place = { x: LEFT + 17, y, width: beside - 17 }
    y = page.text(line, place, { font: 'fixed', size: 16, oneLine: true }) + 2.6
  }
  const set = fill(t.set, { set: setName(sheet.set) })
  const made = fill(t.made, { day: dayText(language, day) })
  y = page.text(`${set}     ${made}`, { x: LEFT, y: y + 1, width: beside }, { size: 10 })
  const code = { x: RIGHT - CODE, y: top + 2, width: CODE }
  page.code(lines.join(' '), t.qr, code)
  const under = { x: code.x + 4, y: code.y + CODE - 2, width: CODE - 8 }
  const hint = page.text(t.qrHint, under, { size: 8, gap: 0.3 })
  const reception = fill(t.reception, { fingerprint: root })
  const place = { x: LEFT, y: Math.max(y, hint) + 2, width: WIDTH }
  const bottom = page.text(reception, place, { size: 10, oneLine: true }) + 3
  page.line([LEFT, bottom], [RIGHT, bottom])
  return bottom
}

const heading = { role: 'H2', font: 'bold', size: 13 } as const

/** Sections, each with its heading first. */
function drawSections(
  page: PdfPage,
  top: number,
  sections: readonly (readonly [string, ...string[]])[],
): number {
  let y = top
  for (const [title, ...paragraphs] of sections) {
    y = page.text(title, { x: LEFT, y, width: WIDTH }, heading) + 1.5
    for (const text of paragraphs) {
      y = page.text(text, { x: LEFT, y, width: WIDTH }, { size: 10.5, gap: 0.6 }) + 2
    }
    y += 3
  }
  return y
}

/** Lines to write on by hand. */
function drawBlanks(page: PdfPage, top: number, labels: readonly string[]): void {
  let y = top
  for (const label of labels) {
    const bottom = page.text(label, { x: LEFT, y, width: 40 }, { size: 10 })
    page.line([LEFT + 34, bottom], [RIGHT, bottom])
    y = bottom + 6
  }
}
