import { fill } from '../../texts/wording.ts'
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
      ...blackOut(chosenBlocks(source, pack.rows), pack.names),
    ],
  }
}
