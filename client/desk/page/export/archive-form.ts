import { ARCHIVE_TERMS, type ArchiveCode, type ArchiveTerms } from '../../../texts/archive.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import type { DeskFile } from '../../../texts/desk-file.ts'
import { type ArchivePack, archiveNumber } from '../../export/archive-pack.ts'
import { rowsForArchive } from '../../export/archive-rows.ts'
import type { CaseView } from '../../model/views.ts'

/** What a person chose of a package for the archive. */
export interface ArchiveForm {
  readonly number: string
  /** Ids of grounds that are not as the organisation has them from the beginning. */
  readonly codes: ReadonlySet<string>
  /** Keys of rows that are not as they are from the beginning. */
  readonly rows: ReadonlySet<string>
  /** Names that are blacked out, of those that were suggested. */
  readonly out: ReadonlySet<string>
  /** Further names, one a line. */
  readonly moreOut: string
  /** The archive is to have the reporter's name. */
  readonly naming: boolean
  readonly reporter: string
  readonly reason: string
}

export const NO_ARCHIVE: ArchiveForm = {
  ...{ number: '', codes: new Set(), rows: new Set(), out: new Set(), moreOut: '' },
  ...{ naming: false, reporter: '', reason: '' },
}

/** What the organisation says to its archive; what fits most where it says nothing. */
export function archiveTerms(file: DeskFile | null): ArchiveTerms {
  return file?.archive ?? ARCHIVE_TERMS
}

export function isChosen({ codes }: ArchiveForm, { id, chosen }: ArchiveCode): boolean {
  return codes.has(id) !== chosen
}

/** What is made of it. */
export function archivePackOf(
  form: ArchiveForm,
  { items }: CaseView,
  file: DeskFile | null,
): ArchivePack {
  const terms = archiveTerms(file)
  const first = rowsForArchive(items)
  const rows = items.map(({ key }) => key).filter((key) => first.has(key) !== form.rows.has(key))
  return {
    number: form.number.trim(),
    rows: new Set(rows),
    codes: terms.codes.filter((code) => isChosen(form, code)),
    names: [...form.out, ...form.moreOut.split('\n')],
    reporter: form.naming ? form.reporter.trim() : null,
    terms,
    retention: file?.retention ?? null,
  }
}

/** What is still to be filled in, in words; null where nothing is. */
export function missingInArchive(
  { naming, reporter, reason }: ArchiveForm,
  { number, codes, rows }: ArchivePack,
  { archiving, exporting }: DeskTexts,
): string | null {
  if (archiveNumber(number) === null) return archiving.needNumber
  if (!codes.some(({ on }) => on === 'all')) return archiving.needCode
  if (rows.size === 0) return exporting.needRows
  if (!naming) return null
  if (reporter.trim() === '') return archiving.needReporter
  return reason.trim() === '' ? archiving.needReason : null
}
