import { toHex } from '../../crypto/bytes.ts'
import { dayOf } from '../../crypto/calendar.ts'
import type { Desk } from './core/desk.ts'
import type { Case, TimelineItem } from './core/fold.ts'
import type { CaseView, DeskView, EntryView, ItemView } from './protocol.ts'

const GIST = 120

/**
 * What the page shows of a desk.
 *
 * @param now milliseconds
 * @param synced when the last sync ended; null before the first
 */
export function viewDesk(desk: Desk, now: number, synced: number | null): DeskView {
  const read = new Set(desk.vault.read.map(toHex))
  const content = desk.reception?.content
  return {
    organisation: content?.organisation ?? null,
    member: desk.member?.title ?? null,
    channels: Object.fromEntries((content?.channels ?? []).map(({ id, name }) => [id, name])),
    cases: desk.cases.map((c) => viewCase(desk, c, read)).sort(byUrgency),
    notices: desk.notices,
    synced,
    today: dayOf(now),
  }
}

/** What waits for a person first: unread, then not acknowledged, then the newest. */
function byUrgency(a: CaseView, b: CaseView): number {
  const closed = (c: CaseView) => (c.status === 'closed' && c.unread === 0 ? 1 : 0)
  const unread = (c: CaseView) => (c.unread > 0 ? 0 : 1)
  const open = (c: CaseView) => (c.acknowledged ? 1 : 0)
  return (
    closed(a) - closed(b) ||
    unread(a) - unread(b) ||
    open(a) - open(b) ||
    b.latest - a.latest ||
    (a.id < b.id ? -1 : 1)
  )
}

function viewCase(desk: Desk, c: Case, read: ReadonlySet<string>): CaseView {
  const items = c.timeline.map((item) => viewItem(desk, item, read))
  const days = items.map(({ day }) => day)
  const drops = items.filter((item) => item.kind === 'drop')
  const first = c.report?.day ?? drops[0]?.day ?? days[0] ?? 0
  return {
    id: c.id,
    reference: c.reference,
    channel: c.channel,
    status: c.status,
    acknowledged: c.progress.acknowledged,
    next: c.progress.next,
    since: first,
    latest: Math.max(first, ...days),
    gist: gistOf(c),
    unread: drops.filter((item) => item.kind === 'drop' && item.unread).length,
    items,
    warnings: c.warnings,
    waiting: desk.waiting.get(c.id) ?? null,
    writable: c.stream !== null,
  }
}

function gistOf(c: Case): string {
  const drop = c.report ?? c.timeline.flatMap((one) => (one.kind === 'drop' ? [one.drop] : []))[0]
  const answers = drop?.content.answers ?? {}
  const texts = [answers.what, ...Object.values(answers)]
  const text = texts.find((answer) => typeof answer === 'string' && answer.trim() !== '')
  return typeof text === 'string' ? [...text.replace(/\s+/g, ' ')].slice(0, GIST).join('') : ''
}

function viewItem(desk: Desk, item: TimelineItem, read: ReadonlySet<string>): ItemView {
  if (item.kind === 'drop') {
    const { drop } = item
    const { answers, language, manifest } = drop.content
    const messageId = toHex(drop.messageId)
    return {
      kind: 'drop',
      key: toHex(drop.id),
      day: drop.day,
      drop: drop.kind,
      content: { answers, language },
      files: manifest?.files.length ?? 0,
      messageId,
      unread: !read.has(messageId),
    }
  }
  return {
    kind: 'entry',
    key: toHex(item.id),
    day: item.day,
    author: item.author.title,
    own: item.author.id === desk.member?.id,
    entry: viewEntry(item.entry),
  }
}

function viewEntry(entry: Extract<TimelineItem, { kind: 'entry' }>['entry']): EntryView {
  switch (entry.kind) {
    case 'acknowledged':
      return { kind: 'acknowledged', next: entry.next ?? null }
    case 'status':
      return { kind: 'status', status: entry.status, text: entry.text, next: entry.next ?? null }
    case 'message':
      return { kind: entry.as, text: entry.text }
    case 'note':
      return entry
  }
}
