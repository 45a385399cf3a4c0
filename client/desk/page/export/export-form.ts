import type { Exported } from '../../../../crypto/entries/entry-export.ts'
import { ARCHIVE_TERMS, type ArchiveCode, type ArchiveTerms } from '../../../texts/archive.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import type { DeskFile } from '../../../texts/desk-file.ts'
import { fill } from '../../../texts/wording.ts'
import { type ArchivePack, archiveNumber } from '../../export/archive-pack.ts'
import { rowsForArchive } from '../../export/archive-rows.ts'
import type { ExportSource } from '../../export/source.ts'
import type { Taken } from '../../export/take-out.ts'
import { evidenceOf } from '../../model/files/evidence.ts'
import type { CaseView } from '../../model/views.ts'
import { type PackForm, packOf } from './pack-fields.tsx'

/** A person's choices for what is taken out. */
export interface Form extends PackForm {
  readonly what: Exported
  readonly provision: string
  readonly to: string
  /** Whether the files of the case go along with all of it. */
  readonly files: boolean
  readonly archive: ArchiveForm
}

/** The material that the form takes out. */
export function takenOf(form: Form, source: ExportSource, file: DeskFile | null): Taken {
  const { what } = form
  switch (what) {
    case 'case':
      return { what }
    case 'access-pack':
      return { what, pack: packOf(form, source) }
    case 'archive':
      return { what, pack: archivePackOf(form.archive, source.one, file) }
    default:
      return what satisfies never
  }
}

/** Keys of the files of the case that go along. One person's access holds none. */
export function filesIn(form: Form, { one }: ExportSource): ReadonlySet<string> {
  const { what, files, archive } = form
  const rows = evidenceOf(one)
  switch (what) {
    case 'case':
      return new Set(files ? rows.map(({ key }) => key) : [])
    case 'access-pack':
      return new Set()
    case 'archive':
      return new Set(rows.map(({ key }) => key).filter((key) => archive.files.has(key)))
    default:
      return what satisfies never
  }
}

/** A text on what is still to be filled in; null if nothing is. */
export function missingIn(form: Form, taken: Taken, desk: DeskTexts): string | null {
  const texts = desk.exporting
  if (form.to.trim() === '') return texts.needTo
  switch (taken.what) {
    case 'case':
      return null
    case 'access-pack':
      if (form.whose.trim() === '') return texts.needWhose
      return form.rows.size === 0 ? texts.needRows : null
    case 'archive':
      return missingInArchive(form.archive, taken.pack, desk)
    default:
      return taken satisfies never
  }
}

/** The text for the log of the case: the people it is for, and why the archive has the reporter's name. */
export function logText({ to, archive }: Form, taken: Taken, { archiving }: DeskTexts): string {
  const isNamed = taken.what === 'archive' && taken.pack.reporter !== null
  if (!isNamed) return to.trim()
  return fill(archiving.named, { to: to.trim(), reason: archive.reason.trim() })
}

/** A person's choices for an archive package. */
export interface ArchiveForm {
  readonly number: string
  /** Ids of grounds whose choice differs from the organisation's default. */
  readonly codes: ReadonlySet<string>
  /** Keys of rows whose choice differs from the default. */
  readonly rows: ReadonlySet<string>
  /** Keys of files that go along. */
  readonly files: ReadonlySet<string>
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
  ...{ number: '', codes: new Set(), rows: new Set(), files: new Set(), out: new Set(), more: '' },
  ...{ naming: false, reporter: '', reason: '' },
}

/** The organisation's terms for its archive; if it has none, terms that fit most organisations. */
function archiveTerms(file: DeskFile | null): ArchiveTerms {
  return file?.archive ?? ARCHIVE_TERMS
}

function isChosen({ codes }: ArchiveForm, { id, chosen }: ArchiveCode): boolean {
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
function missingInArchive(
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
