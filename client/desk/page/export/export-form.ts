import type { Exported } from '../../../../crypto/entries/entry-export.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import type { DeskFile } from '../../../texts/desk-file.ts'
import { fill } from '../../../texts/wording.ts'
import type { ExportSource } from '../../export/source.ts'
import type { Taken } from '../../export/take-out.ts'
import { type ArchiveForm, archivePackOf, missingInArchive } from './archive-form.ts'
import { type PackForm, packOf } from './pack-fields.tsx'

/** A person's choices for what is taken out. */
export interface Form extends PackForm {
  readonly what: Exported
  readonly provision: string
  readonly to: string
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
