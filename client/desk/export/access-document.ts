import { fill } from '../../texts/wording.ts'
import { evidenceOf } from '../model/files/evidence.ts'
import type { CaseView, ItemView } from '../model/views.ts'
import { documentReference, frameOf, heading, madeBy, notice } from './case-document.ts'
import type { PdfBlock, PdfDocument } from './pdf/document.ts'
import { BOX, blackOut } from './redact-names.ts'
import { rowBlocks } from './rows.ts'
import type { ExportSource } from './source.ts'

/** The parts of a case that one person may receive. */
export interface AccessPack {
  /** Name of the person whose access it is, as it stands in the case. */
  readonly whose: string
  /** Keys of the rows of the timeline that are in it. */
  readonly rows: ReadonlySet<string>
  /** Names that are blacked out. */
  readonly names: readonly string[]
}

/**
 * The rows of which one person may have any. Files that the reception put into the case are its own, and so is
 * what was done with them.
 */
export function rowsForAccess({
  items,
  ...one
}: Pick<CaseView, 'id' | 'items'>): readonly ItemView[] {
  const filed = new Set(items.filter(isFiled).map(({ key }) => key))
  const internal = new Set(
    evidenceOf({ ...one, items }).flatMap((row) =>
      filed.has(row.item.key) ? row.handled.map(({ key }) => key) : [],
    ),
  )
  return items.filter(({ key }) => !filed.has(key) && !internal.has(key))
}

function isFiled(item: ItemView): boolean {
  return item.kind === 'entry' && item.entry.kind === 'filed'
}

/** The rows that were chosen, of those that one person may have. */
export function accessBlocks(source: ExportSource, rows: ReadonlySet<string>): PdfBlock[] {
  const open = new Set(rowsForAccess(source.one).map(({ key }) => key))
  return chosenBlocks(source, new Set([...rows].filter((key) => open.has(key))))
}

/** The rows that were chosen, before any name is blacked out. */
export function chosenBlocks(source: ExportSource, rows: ReadonlySet<string>): PdfBlock[] {
  return source.one.items
    .filter(({ key }) => rows.has(key))
    .flatMap((item) => rowBlocks(item, source))
}

/** The document that one person may receive under article 15, without the names of others. */
export function accessDocument(source: ExportSource, pack: AccessPack): PdfDocument {
  const { words, provision } = source
  const texts = words.desk.exporting
  const title = fill(texts.coverPack, { reference: documentReference(source) })
  const facts = [{ term: texts.whoseLine, text: pack.whose }, ...madeBy(source)]
  return {
    ...frameOf(source, title),
    blocks: [
      heading(title, 1),
      notice(provision),
      { kind: 'facts', facts: facts.filter(({ text }) => text !== '') },
      { kind: 'text', text: fill(texts.legend, { box: BOX }) },
      { kind: 'text', as: 'quiet', text: texts.notHere },
      ...blackOut(accessBlocks(source, pack.rows), pack.names),
    ],
  }
}
