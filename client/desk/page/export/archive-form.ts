import { ARCHIVE_TERMS, type ArchiveCode, type ArchiveTerms } from '../../../texts/archive.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import type { DeskFile } from '../../../texts/desk-file.ts'
import { type ArchivePack, archiveNumber } from '../../export/archive-pack.ts'
import { rowsForArchive } from '../../export/archive-rows.ts'
import type { CaseView } from '../../model/views.ts'

/** A person's choices for an archive package. */
export interface ArchiveForm {
  readonly number: string
  /** Ids of grounds whose choice differs from the organisation's default. */
  readonly codes: ReadonlySet<string>
  /** Keys of rows whose choice differs from the default. */
  readonly rows: ReadonlySet<string>
  /** Names that are blacked out, of those that were suggested. */
  readonly out: ReadonlySet<string>
  /** Further names, one a line. */
  readonly more: string
  /** Whether the archive is to have the reporter's name. */
  readonly naming: boolean
  readonly reporter: string
  readonly reason: string
}

export const NO_ARCHIVE: ArchiveForm = {
  ...{ number: '', codes: new Set(), rows: new Set(), out: new Set(), more: '' },
  ...{ naming: false, reporter: '', reason: '' },
}

/** The organisation's terms for its archive; if it has none, terms that fit most organisations. */
export function archiveTerms(file: DeskFile | null): ArchiveTerms {
  return file?.archive ?? ARCHIVE_TERMS
}

export function isChosen({ codes }: ArchiveForm, { id, chosen }: ArchiveCode): boolean {
  return codes.has(id) !== chosen
}

/** The package that the form makes. */
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
    names: [...form.out, ...form.more.split('\n')],
    reporter: form.naming ? form.reporter.trim() : null,
    terms,
    retention: file?.retention ?? null,
  }
}

/** A text on what is still to be filled in; null if nothing is. */
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
