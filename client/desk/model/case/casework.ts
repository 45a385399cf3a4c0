import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { CaseNumber, Passage } from '../../../../crypto/entries/entry-casework.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { entryWithMarks } from '../passages.ts'

export type EntryOf<Kind extends Entry['kind']> = Extract<Entry, { kind: Kind }>

/** One entry, with its author and its day. */
export interface Noted<E extends Entry> {
  readonly entry: E
  /** Id of the author. */
  readonly member: string
  readonly day: Day
  /** Id of the record. */
  readonly id: Uint8Array
  /** Some of its text lies in blocks that this desk does not have. */
  readonly waits?: true
}

export interface Task extends Noted<EntryOf<'task'>> {
  /** The entry that ticked it; null while it waits. */
  readonly done: Noted<EntryOf<'task-done'>> | null
}

export interface Closing extends Noted<EntryOf<'closing'>> {
  /** The approval by another member than the one who closed; null while there is none. */
  readonly approved: Noted<EntryOf<'approved'>> | null
}

/** The notes of the reception in a case, as they stand. CASEWORK.md section 13.2 */
export interface Casework {
  /** Null if the report came by itself. */
  readonly registered: Noted<EntryOf<'registered'>> | null
  readonly assessment: Noted<EntryOf<'assessment'>> | null
  /** Somebody found that it is no report, and nobody has confirmed it since; null otherwise. */
  readonly dismissed: Noted<EntryOf<'dismissed'>> | null
  /** The reception's own title of the case; empty if it has none. No reporter sees it. */
  readonly title: string
  /** The number that the reception gave it. */
  readonly number: CaseNumber | null
  /** The reception's own classification: ids of categories of the content document. */
  readonly categories: readonly string[]
  readonly labels: readonly string[]
  /** In the order in which they were set. */
  readonly tasks: readonly Task[]
  /** Oldest first; the last stands. */
  readonly care: readonly Noted<EntryOf<'care'>>[]
  readonly hearings: readonly Noted<EntryOf<'hearing'>>[]
  readonly accused: readonly Noted<EntryOf<'accused'>>[]
  /** People and units whom the case concerns. */
  readonly involved: readonly Noted<EntryOf<'involved'>>[]
  readonly memos: readonly Noted<EntryOf<'memo'>>[]
  /** One for each other case. */
  readonly links: readonly Noted<EntryOf<'linked'>>[]
  /** By id in hex of the row that is no longer shown. */
  readonly redactions: Readonly<Record<string, Noted<EntryOf<'redacted'>>>>
  /** Redacted passages of rows that are shown, by the id of the row in hex. */
  readonly passages: Readonly<Record<string, readonly Passage[]>>
  /** Null if none was written since the case was reopened. */
  readonly closing: Closing | null
}

/**
 * The link by which a case was split off from another; undefined if it came by itself. Nobody has the
 * code of such a case: no reporter reads what is told in it.
 */
export function splitLink<
  L extends { readonly entry: { readonly how: string; readonly leads?: boolean | undefined } },
>(work: { readonly registered: unknown; readonly links: readonly L[] }): L | undefined {
  if (work.registered === null) return undefined
  return work.links.find(({ entry }) => entry.how === 'split' && entry.leads !== true)
}

export interface CaseworkLine {
  readonly day: Day
  readonly author: Pick<Member, 'id'>
  readonly id: Uint8Array
  readonly entry: Entry
  readonly waits?: true
}

/**
 * The notes that stand after all entries of a log, in its order. The last entry on a thing stands. A redacted
 * entry is as if it had never been written.
 */
export function foldCasework(lines: readonly CaseworkLine[]): Casework {
  const redacted = notedOf(lines, 'redacted')
  const redactions = firstRedactions(redacted.filter(({ entry }) => entry.passages === undefined))
  const passages = passagesByRow(redacted)
  const shown = lines
    .filter(({ id }) => !Object.hasOwn(redactions, toHex(id)))
    .map((line) => ({ ...line, entry: entryWithMarks(line.entry, passages[toHex(line.id)] ?? []) }))
  const all = <Kind extends Entry['kind']>(kind: Kind) => notedOf(shown, kind)
  return {
    registered: all('registered').at(-1) ?? null,
    assessment: all('assessment').at(-1) ?? null,
    dismissed: all('acknowledged').length > 0 ? null : standingDismissal(all('dismissed')),
    ...nameOf(all('named')),
    labels: [...new Set(all('labels').at(-1)?.entry.labels ?? [])],
    tasks: tasksOf(all('task'), all('task-done')),
    care: all('care'),
    hearings: newestOf(all('hearing'), ({ id }) => id),
    accused: newestOf(all('accused'), ({ id }) => id),
    involved: newestOf(all('involved'), ({ id }) => id),
    memos: all('memo'),
    links: newestOf(all('linked'), (entry) => entry.case),
    redactions,
    passages,
    closing: closingOf(shown),
  }
}

function notedOf<Kind extends Entry['kind']>(
  lines: readonly CaseworkLine[],
  kind: Kind,
): Noted<EntryOf<Kind>>[] {
  return lines.flatMap(({ entry, author, day, id, waits }) => {
    if (entry.kind !== kind) return []
    const noted = { entry: entry as EntryOf<Kind>, member: author.id, day, id }
    return [waits ? { ...noted, waits } : noted]
  })
}

function standingDismissal(all: readonly Noted<EntryOf<'dismissed'>>[]): Casework['dismissed'] {
  const last = all.at(-1)
  return last?.entry.on ? last : null
}

/** Each part as the last entry has it that says something of it. */
function nameOf(
  all: readonly Noted<EntryOf<'named'>>[],
): Pick<Casework, 'title' | 'number' | 'categories'> {
  const newestFirst = all.map(({ entry }) => entry).reverse()
  const categories = newestFirst.find((entry) => entry.categories !== undefined)?.categories
  return {
    title: newestFirst.find(({ title }) => title !== undefined)?.title ?? '',
    number: newestFirst.find(({ number }) => number !== undefined)?.number ?? null,
    categories: [...new Set(categories)],
  }
}

function passagesByRow(all: readonly Noted<EntryOf<'redacted'>>[]): Casework['passages'] {
  const rows: Record<string, readonly Passage[]> = {}
  for (const { entry } of all) {
    const row = toHex(entry.row)
    if (entry.passages) rows[row] = [...(rows[row] ?? []), ...entry.passages]
  }
  return rows
}

function firstRedactions(all: readonly Noted<EntryOf<'redacted'>>[]): Casework['redactions'] {
  // From the last to the first, so that the reason given first stands.
  return Object.fromEntries([...all].reverse().map((one) => [toHex(one.entry.row), one]))
}

/** The last of each thing, at the place of its first. */
function newestOf<E extends Entry>(
  all: readonly Noted<E>[],
  idOf: (entry: E) => Uint8Array,
): Noted<E>[] {
  const byId = new Map<string, Noted<E>>()
  for (const one of all) byId.set(toHex(idOf(one.entry)), one)
  return [...byId.values()]
}

function tasksOf(
  tasks: readonly Noted<EntryOf<'task'>>[],
  ticks: readonly Noted<EntryOf<'task-done'>>[],
): Task[] {
  return newestOf(tasks, ({ id }) => id).map((task) => {
    const tick = ticks.filter(({ entry }) => equal(entry.id, task.entry.id)).at(-1)
    return { ...task, done: tick?.entry.done ? tick : null }
  })
}

function closingOf(lines: readonly CaseworkLine[]): Closing | null {
  const reopened = lines.map(({ entry }) => entry.kind === 'status' && entry.status === 'reopened')
  const since = lines.slice(reopened.lastIndexOf(true) + 1)
  const closing = notedOf(since, 'closing').at(-1)
  if (closing === undefined) return null
  const approved = notedOf(since, 'approved').find(
    ({ entry, member }) => equal(entry.closing, closing.id) && member !== closing.member,
  )
  return { ...closing, approved: approved ?? null }
}
