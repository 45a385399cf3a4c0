import { LANGUAGES } from '../../../../crypto/entries/names.ts'
import type { EntryView, ItemView, Names } from '../views.ts'
import type { CaseRow } from './merged-list.ts'

/** The parts of a case's story: the words between reporter and reception, the work, and all else that the log notes. */
export const STORY_PARTS = ['conversation', 'work', 'log'] as const
export type StoryPart = (typeof STORY_PARTS)[number]

type Named = EntryView['kind'] | Extract<ItemView, { kind: 'redacted' }>['what']

const PART_OF: Readonly<Record<Named, StoryPart>> = {
  drop: 'conversation',
  acknowledged: 'conversation',
  status: 'conversation',
  question: 'conversation',
  message: 'conversation',
  notice: 'conversation',
  minutes: 'conversation',
  note: 'work',
  registered: 'work',
  assessment: 'work',
  named: 'work',
  dismissed: 'work',
  labels: 'work',
  task: 'work',
  'task-done': 'work',
  care: 'work',
  hearing: 'work',
  accused: 'work',
  involved: 'work',
  memo: 'work',
  linked: 'work',
  redacted: 'work',
  closing: 'work',
  approved: 'work',
  filed: 'work',
  hold: 'work',
  'purge-agreed': 'work',
  purged: 'work',
  'identity-request': 'work',
  'identity-ask-first': 'work',
  'identity-answer': 'work',
  impartiality: 'log',
  granted: 'log',
  'keys-sent': 'log',
  holding: 'log',
  reinstated: 'log',
  released: 'log',
  'release-agreed': 'log',
  exported: 'log',
  counted: 'log',
  evidence: 'log',
}

export function partOf(item: ItemView): StoryPart {
  switch (item.kind) {
    case 'drop':
      return PART_OF.drop
    case 'entry':
      return PART_OF[item.entry.kind]
    case 'identity':
      return PART_OF['identity-answer']
    case 'redacted':
      return PART_OF[item.what]
    default:
      return item satisfies never
  }
}

/** Whether the item waits for somebody: it is new to its reader, or a member has to approve it. */
export function needsSomebody(item: ItemView, fresh: ReadonlySet<string>): boolean {
  if (item.kind === 'drop') return item.unread || fresh.has(item.messageId)
  return item.kind === 'entry' && (item.approvers !== undefined || fresh.has(item.key))
}

/** Message ids of the letters above the last thing that this member told the reporter: they have read those. */
export function answeredIn(items: readonly ItemView[]): readonly string[] {
  const last = items
    .map((item) => item.kind === 'entry' && item.own && partOf(item) === 'conversation')
    .lastIndexOf(true)
  return items
    .slice(0, Math.max(0, last))
    .flatMap((item) => (item.kind === 'drop' ? [item.messageId] : []))
}

/** Lines of a log that stand together as one, if there are at least so many. */
const RUN = 3

/** Rows in their order. A run of lines of the log by one member about one kind of thing stands in one piece. */
export function inRuns<Row extends CaseRow>(rows: readonly Row[]): readonly (readonly Row[])[] {
  const pieces = rows.reduce<Row[][]>((done, row) => {
    const piece = done.at(-1)
    const last = piece?.at(-1)
    if (piece !== undefined && last !== undefined && areLike(last, row)) piece.push(row)
    else done.push([row])
    return done
  }, [])
  return pieces.flatMap((piece) => (piece.length < RUN ? piece.map((row) => [row]) : [piece]))
}

function areLike(one: CaseRow, other: CaseRow): boolean {
  const { item } = one
  if (one.of !== other.of || item.kind !== 'entry' || other.item.kind !== 'entry') return false
  if (partOf(item) !== 'log' || item.entry.kind !== other.item.entry.kind) return false
  return areOne(item.author, other.item.author)
}

function areOne(one: Names, other: Names): boolean {
  return LANGUAGES.every((language) => one[language] === other[language])
}
