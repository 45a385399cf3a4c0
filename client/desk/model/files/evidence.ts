import type { Day } from '../../../../crypto/days/calendar.ts'
import type { FileAction } from '../../../../crypto/entries/entry-evidence.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { type AttachmentView, fileKey } from '../case/attachments.ts'
import type { CaseView, EntryView, ItemView, Names } from '../views.ts'
import { shownName } from './endings.ts'

/** One action with a file. */
export interface Handled {
  readonly key: string
  readonly action: FileAction
  readonly author: Names
  readonly own: boolean
  readonly day: Day
}

/** One file of a case, where it is from, and who handled it when. */
export interface EvidenceRow extends AttachmentView {
  /** As people call it: from 1, in the order in which files came. */
  readonly number: number
  readonly caseId: string
  /** The letter or the message that brought it. */
  readonly item: Extract<ItemView, { kind: 'drop' | 'entry' }>
  /** In hex, as the log has them: none before somebody opened it, and never two. */
  readonly sums: readonly string[]
  /** Oldest first. */
  readonly handled: readonly Handled[]
}

function attachmentsIn(item: ItemView): readonly AttachmentView[] {
  if (item.kind === 'drop') return item.attachments
  if (item.kind !== 'entry' || !('attachments' in item.entry)) return []
  return item.entry.attachments
}

interface Evidence {
  readonly item: Extract<ItemView, { kind: 'entry' }>
  readonly entry: Extract<EntryView, { kind: 'evidence' }>
}

function evidenceIn({ items }: Pick<CaseView, 'items'>): readonly Evidence[] {
  return items.flatMap((item) =>
    item.kind === 'entry' && item.entry.kind === 'evidence' ? [{ item, entry: item.entry }] : [],
  )
}

/** The files of one case, in the order in which they came. */
export function evidenceOf(one: Pick<CaseView, 'id' | 'items'>): readonly EvidenceRow[] {
  const said = evidenceIn(one)
  const rows = one.items.flatMap((item) =>
    attachmentsIn(item).map((file) => ({ ...file, item: item as EvidenceRow['item'] })),
  )
  return rows.map((row, i) => {
    const ours = said.filter(({ entry }) => fileKey(entry, entry.file) === row.key)
    return {
      ...row,
      number: i + 1,
      caseId: one.id,
      sums: [...new Set(ours.map(({ entry }) => entry.sha256))],
      handled: ours.map(({ item, entry }) => {
        const { key, author, own, day } = item
        return { key, action: entry.action, author, own, day }
      }),
    }
  })
}

/** The timeline's line for an entry: which file, by its number and name. */
export function evidenceLine(
  entry: Extract<EntryView, { kind: 'evidence' }>,
  one: Pick<CaseView, 'id' | 'items'>,
  desk: DeskTexts,
): string {
  const row = evidenceOf(one).find(({ key }) => key === fileKey(entry, entry.file))
  const what = desk.fileActions[entry.action]
  if (row === undefined) return what
  return fill(desk.files.line, { what, number: row.number, name: shownName(row.name) })
}
