import { addMonths, DAY_MS, type Day, dayOf } from '../../../crypto/days/calendar.ts'
import type { ArchiveCode, ArchiveTerms } from '../../texts/archive.ts'
import { NOARK_VALUES, NOARK_WORDS } from '../../texts/noark.ts'
import { fill } from '../../texts/wording.ts'
import { wordsIn } from '../format/words.ts'
import { titleIn } from '../format/work-lines.ts'
import { hasEnded } from '../model/case/over.ts'
import { endedOn, type Retention } from '../model/deadlines/clocks.ts'
import { evidenceOf } from '../model/files/evidence.ts'
import type { CaseView, ItemView } from '../model/views.ts'
import { type ArchiveRow, archiveRow } from './archive-rows.ts'
import { frameOf, heading, notice } from './case-document.ts'
import { endingAlong, type NamedAlong } from './files-along.ts'
import type { PdfBlock, PdfDocument } from './pdf/document.ts'
import { blackOut } from './redact-names.ts'
import { namesOfReporter } from './reporter-names.ts'
import { rowBlocks } from './rows.ts'
import type { ExportSource, FileAlong } from './source.ts'

/** Choices for an archive package: case number, documents, codes and names. */
export interface ArchivePack {
  /** Number of the case in the archive: year, slash, number. */
  readonly number: string
  /** Keys of the rows of the timeline that are in it. */
  readonly rows: ReadonlySet<string>
  /** Why its documents are exempt from public access. */
  readonly codes: readonly ArchiveCode[]
  /** Names that are blacked out, in addition to the reporter's. */
  readonly names: readonly string[]
  /** The reporter's name for the archive; null if the archive gets none. */
  readonly reporter: string | null
  readonly terms: ArchiveTerms
  /** Null if the organisation has not said how long cases are kept. */
  readonly retention: Retention | null
}

/** One row as the archive gets it. */
export interface ArchiveDocument extends ArchiveRow {
  /** From 1. */
  readonly at: number
  readonly day: Day
  /** Path in the package. */
  readonly file: string
  readonly title: string
  readonly codes: readonly ArchiveCode[]
  /** Title of the member who wrote it; null for what the reporter sent. */
  readonly author: string | null
  readonly pdf: PdfDocument
  /** Files that go along with it. */
  readonly attached: readonly ArchiveAttachment[]
}

/** A file of the case as it is, beside the document that brought it. */
export interface ArchiveAttachment extends NamedAlong, Pick<FileAlong, 'sha256' | 'as'> {}

/** The language of a package: no archive is kept in English. */
export function archiveLanguage({ words: { language } }: ExportSource): 'nb' | 'nn' {
  return language === 'nn' ? 'nn' : 'nb'
}

/** Form of a case number in an archive. */
const NUMBER = /^([12]\d{3})\/([1-9]\d{0,8})$/

/** Year and number of a case in an archive; null if the text has another form. */
export function archiveNumber(text: string): { readonly year: number; readonly at: number } | null {
  const [, year, at] = NUMBER.exec(text) ?? []
  return year === undefined ? null : { year: Number(year), at: Number(at) }
}

/** The last day on which a case ended, and the title of the member who ended it; null while it goes on. */
export function endOfCase({
  one,
  view,
  words,
}: ExportSource): { readonly day: Day; readonly by: string } | null {
  if (!hasEnded(one.status)) return null
  const steps = one.items.flatMap((item) =>
    item.kind === 'entry' && item.entry.kind === 'status'
      ? [{ status: item.entry.status, day: item.day, by: words.name(item.author) }]
      : [],
  )
  const day = endedOn({ history: steps.map((step) => [step.status, step.day]) }) ?? one.latest
  const by = steps.find((step) => step.day === day && hasEnded(step.status))?.by
  return { day, by: by || titleIn({ one, view }, words, '') }
}

/**
 * The day on which a case is to be destroyed, and the number of years until then, rounded up. The
 * organisation sets the period for each outcome. Null if the case goes on, if no period is set for its
 * outcome, or while a stop on deletion holds.
 */
export function discardOf(
  source: ExportSource,
  { retention }: ArchivePack,
): { readonly day: Day; readonly years: number } | null {
  const { one } = source
  const ended = endOfCase(source)
  const noted = one.work.closing?.entry.outcome ?? null
  const outcome = noted ?? (one.status === 'redirected' ? 'redirected' : null)
  const months = outcome === null ? null : (retention?.[outcome] ?? null)
  if (ended === null || months === null || one.access.hold !== null) return null
  return { day: addMonths(ended.day, months), years: Math.ceil(months / 12) }
}

/** The rows that were chosen, as the archive gets them, in their order. */
export function archiveDocuments(source: ExportSource, pack: ArchivePack): ArchiveDocument[] {
  const own = inArchiveWords(source)
  const chosen = source.one.items.filter(
    (item) => pack.rows.has(item.key) && archiveRow(item).standing !== 'never',
  )
  return chosen.map((item, i) => documentOf(item, i + 1, own, pack))
}

/** The same case in the words of the archive, without a time of day. */
export function inArchiveWords(source: ExportSource): ExportSource {
  const words = wordsIn(archiveLanguage(source))
  return { ...source, words, made: dayOf(source.made) * DAY_MS }
}

function documentOf(
  item: ItemView,
  at: number,
  source: ExportSource,
  pack: ArchivePack,
): ArchiveDocument {
  const row = archiveRow(item)
  const titles = NOARK_WORDS[archiveLanguage(source)]
  const codes = pack.codes.filter(({ on }) => on === 'all' || row.way === 'incoming')
  const provision = `${NOARK_VALUES.exempt}, ${provisionOf(codes)}`
  const title = titles.documents[row.name]
  const frame = frameOf(
    { ...source, provision },
    fill(titles.document, { number: at, case: pack.number }),
  )
  // The files stand under other paths than beside a whole case.
  const { files: _, ...bare } = source
  const path = `dokumenter/dokument-${String(at).padStart(4, '0')}`
  return {
    ...row,
    ...{ at, day: item.day, codes, title },
    file: `${path}.pdf`,
    attached: attachedTo(item, source, path),
    author: item.kind === 'entry' ? source.words.name(item.author) : null,
    pdf: {
      ...frame,
      blocks: [
        heading(title, 1),
        notice(provision),
        ...blackOut(blocksOf(item, bare), namesOut(source.one, pack)),
      ],
    },
  }
}

/** The files that a row brought, as far as they go along. */
function attachedTo(
  item: ItemView,
  { one, files }: ExportSource,
  path: string,
): ArchiveAttachment[] {
  const rows = evidenceOf(one).filter((row) => row.item.key === item.key)
  return rows.flatMap((row) => {
    const along = files?.get(row.key)
    if (along === undefined) return []
    const { blob: body, sha256, as } = along
    const name = `${path}-vedlegg-${row.number}.${endingAlong(row, along)}`
    return [{ name, body, file: row.key, sha256, as }]
  })
}

/** Content of a document. It leaves out why the reporter was told more than is usual. */
function blocksOf(item: ItemView, source: ExportSource): PdfBlock[] {
  if (item.kind !== 'entry') return rowBlocks(item, source)
  const { entry } = item
  const shown = 'override' in entry ? { ...entry, override: null } : entry
  return [...rowBlocks({ ...item, entry: shown }, source), ...approvalOf(item, source)]
}

/** The member who approved the closing; the line stands under the approved text. */
function approvalOf({ key }: ItemView, { one, view, words }: ExportSource): PdfBlock[] {
  const { closing } = one.work
  const approved = closing?.id === key ? closing.approved : null
  if (approved === null) return []
  const name = titleIn({ one, view }, words, approved.member)
  return [notice(fill(words.desk.exporting.approvedBy, { name }))]
}

/** Every name that is blacked out. The reporter's name is one of them, unless the archive is to have it. */
export function namesOut(one: CaseView, { names, reporter }: ArchivePack): readonly string[] {
  return reporter === null ? [...namesOfReporter(one), ...names] : names
}

/** Grounds, as they stand in an archive. */
export function provisionOf(codes: readonly ArchiveCode[]): string {
  return codes.map(({ provision }) => provision).join('; ')
}
