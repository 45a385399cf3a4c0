import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Stream } from './stream.ts'

/** Something that a colleague wrote in a case since the member of this desk looked at it. */
export interface CaseChange {
  /** Id in hex of its record. */
  readonly key: string
  /** Key of the row of the timeline that shows it. */
  readonly row: string
  readonly day: Day
  /** Id of the member who wrote it. */
  readonly by: string
  readonly kind: Entry['kind']
  /** Whether it names the member: as mentioned, as given a task, or as let in. */
  readonly toMe: boolean
}

/** Whether an entry says something that a colleague should see. A desk writes the others by itself, or often. */
const TELLS: Readonly<Record<Entry['kind'], boolean>> = {
  ...{ drop: false, logged: false, 'keys-sent': false, holding: false, counted: false },
  ...{ impartiality: false, evidence: false },
  ...{ acknowledged: true, status: true, message: true, note: true, registered: true },
  ...{ granted: true, released: true, reinstated: true, hold: true, purged: true },
  'release-agreed': true,
  ...{ 'identity-request': true, 'identity-ask-first': true, 'identity-answer': true },
  ...{ assessment: true, labels: true },
  ...{ task: true, 'task-done': true, care: true, hearing: true, accused: true, memo: true },
  ...{ linked: true, redacted: true, closing: true, approved: true, exported: true },
  ...{ filed: true, named: true, involved: true, dismissed: true, 'purge-agreed': true },
}

/** How far the member looked in a stream: the place of the newest record they saw; null if they never looked. */
export type LookedTo = (stream: Pick<Stream, 'caseKey'>) => number | null

/** The log of a case, and the streams in which custodians are asked about it. */
interface Written {
  readonly stream: Stream | null
  readonly identity: readonly Stream[]
}

/** The streams in which colleagues write what a reader of the case sees. */
export function streamsIn({ stream, identity }: Written): Stream[] {
  return [...(stream === null ? [] : [stream]), ...identity]
}

/**
 * Entries of colleagues since the member looked, in the order of the log.
 *
 * @param own id of the member whose desk it is
 */
export function changesIn(c: Written, own: string, lookedTo: LookedTo): CaseChange[] {
  return streamsIn(c).flatMap((stream) => changesOf(stream, own, lookedTo(stream)))
}

function changesOf(stream: Stream, own: string, looked: number | null): CaseChange[] {
  const changes: (CaseChange & { readonly at: number })[] = []
  let from = looked ?? -1
  if (stream.records.size - 1 <= from) return changes
  for (const { sequence: at, content } of stream.records.values()) {
    if (at <= from || content.kind !== 'opened' || !content.counts) continue
    const { id, day, author, entry } = content.record
    if (author.id === own || !TELLS[entry.kind]) continue
    const key = toHex(id)
    const row = rowOf(entry) ?? key
    const toMe = isTo(entry, own)
    // Entries from before a colleague let the member in are the history of the case, and no change of it.
    if (looked === null && toMe && entry.kind === 'granted') from = Math.max(from, at - 1)
    changes.push({ at, key, row, day, by: author.id, kind: entry.kind, toMe })
  }
  return changes
    .filter(({ at }) => at > from)
    .sort((a, b) => a.at - b.at)
    .map(({ at: _, ...change }) => change)
}

function isTo(entry: Entry, own: string): boolean {
  switch (entry.kind) {
    case 'note':
      return entry.mentions?.includes(own) ?? false
    case 'granted':
    case 'task':
      return entry.member === own
    default:
      return false
  }
}

/** The place of the newest of these records in a stream; null if it has none of them. @param keys ids in hex */
export function placeOfNewest({ records }: Stream, keys: ReadonlySet<string>): number | null {
  let newest: number | null = null
  for (const { sequence, content } of records.values()) {
    if (content.kind !== 'opened' || !keys.has(toHex(content.record.id))) continue
    newest = Math.max(newest ?? 0, sequence)
  }
  return newest
}

/** The row of the story that shows an answer about a name; null if an entry has its own row. */
function rowOf(entry: Entry): string | null {
  if (entry.kind === 'identity-answer') return toHex(entry.request)
  return entry.kind === 'identity-ask-first' ? firstRow(toHex(entry.request)) : null
}

/** Key of the row that says that a custodian wants the reporter to be asked first. @param request hex */
export function firstRow(request: string): string {
  return `first-${request}`
}
