import { type Day, dayOf } from '../../../../crypto/days/calendar.ts'
import type { Questionnaire, ReporterContent } from '../../../../crypto/entries/content.ts'
import { isForCustodians } from '../../../../crypto/entries/custody.ts'
import { USUAL_SETTINGS } from '../../../../crypto/entries/desk-settings.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { Passage } from '../../../../crypto/entries/entry-casework.ts'
import { categoriesIn, questionnaireOf } from '../../../../crypto/entries/questionnaire.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { IdentityRequest } from '../../model/access/access.ts'
import { accessOf, isWritable, withoutTexts } from '../../model/access/case-access.ts'
import { takenIn } from '../../model/access/shut.ts'
import { type Arrivals, isUnseen, type Untold, untoldNow } from '../../model/board/arrival.ts'
import { eachAlone } from '../../model/broken.ts'
import { cameOn, concernsIn, firstText, tellsOfRetaliation } from '../../model/case/answers.ts'
import { attachmentsOf } from '../../model/case/attachments.ts'
import { isTelling } from '../../model/case/board-keys.ts'
import { marksOf } from '../../model/case/case-marks.ts'
import { type Case, lettersOf, type TimelineItem } from '../../model/case/fold.ts'
import { readable } from '../../model/case/long-entry.ts'
import { Memo } from '../../model/case/made-before.ts'
import { ALONE, viewMerges } from '../../model/case/merge-view.ts'
import { orderCases } from '../../model/deadlines/case-order.ts'
import { clockFacts } from '../../model/deadlines/clock-facts.ts'
import { LAWFUL_TERMS } from '../../model/deadlines/work-late.ts'
import { type CaseChange, changesIn, firstRow, streamsIn } from '../../model/log/changes.ts'
import { seenOf } from '../../model/log/checkpoint.ts'
import { type ReporterDrop, waitsForText } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { isOwnMatter, madeOf } from '../../model/log/own-matter.ts'
import { consentThen } from '../../model/names/name-register.ts'
import type { Notice } from '../../model/notice.ts'
import { entryWithMarks, withMarks } from '../../model/passages.ts'
import { plain } from '../../model/plain.ts'
import { standingOf } from '../../model/rules/notice-policy.ts'
import type { CaseView, DeskView, EntryView, ItemView, MemberView } from '../../model/views.ts'
import type { Desk } from '../desk.ts'

/** The start of a report in the list, in code points; of its text at most so many UTF-16 units are looked at. */
const GIST = 120
const GIST_UNITS = 16 * GIST

/** Entries that a desk writes by itself into cases in which nobody has worked. */
const NO_WORK: readonly Entry['kind'][] = ['counted', 'keys-sent', 'holding']

/**
 * The view of a desk for the page.
 *
 * @param now milliseconds
 * @param synced when the last sync ended; null before the first
 * @param viewed earlier views: a case that looks as it did is the same object
 * @param coming entries for cases that were made on this desk and that no list shows yet
 * @param terms days by which the cases are put in order
 */
export function viewDesk(
  desk: Desk,
  now: number,
  synced: number | null,
  viewed = new Memo<CaseView>(),
  coming = 0,
  terms = LAWFUL_TERMS,
): DeskView {
  const content = desk.reception?.content
  const { cases, unreadable } = viewCases(desk, dayOf(now), viewed)
  return {
    organisation: content?.organisation ?? null,
    member: desk.member?.title ?? null,
    role: desk.member?.role ?? null,
    members: viewMembers(desk),
    absences: desk.absences,
    channels: Object.fromEntries((content?.channels ?? []).map(({ id, name }) => [id, name])),
    categories: content === undefined ? {} : categoriesIn(content),
    channelPeople: Object.fromEntries(
      (desk.reception?.list.channels ?? []).map(({ id, members, substitutes = [], together }) => [
        id,
        { members, substitutes, ...(together === undefined ? {} : { together }) },
      ]),
    ),
    ...orderCases(cases, dayOf(now), terms),
    coming,
    notices: [...desk.notices, ...unreadable],
    sealed: desk.sealed,
    shut: desk.shut,
    taken: takenOf(desk),
    purged: desk.purged,
    audit: desk.audit,
    formerly: titlesOf(desk),
    saved: desk.vault.views ?? [],
    settings: desk.vault.settings ?? USUAL_SETTINGS,
    synced,
    today: dayOf(now),
  }
}

/** Members whose access others took away, shown only at the top of the head's desk. */
function takenOf({ member, cases, reception, vault }: Desk): DeskView['taken'] {
  if (member?.role !== 'head') return []
  return takenIn(cases, reception?.list.members ?? [], new Set(vault.read.map(hexOf)))
}

/** The views of all cases that can be shown, and a notice of the others. */
function viewCases(desk: Desk, today: Day, viewed: Memo<CaseView>) {
  const read = new Set(desk.vault.read.map(hexOf))
  const merges = viewMerges(desk)
  const { reception, everybody, waiting } = desk
  const list = reception && toHex(reception.list.hash)
  const all = [list, reception?.content ? 'content' : '', everybody.length, today].join(' ')
  viewed.keepOnly(new Set(desk.cases.map(({ id }) => id)))
  const unreadable = new Map(desk.unreadable)
  const view = (c: Case): CaseView => {
    const merge = merges.get(c.id) ?? ALONE
    const make = () => viewCase(desk, c, { read, today, merge })
    if (dependsOnMore(desk, c)) return make()
    const looks = desk.looks.get(c.id)
    const shown = looks && [...looks].flat().join(' ')
    const of = [
      c,
      all,
      JSON.stringify(merge),
      waiting.get(c.id),
      shown,
      unreadIn(c, read),
      lookedIn(desk, c),
    ]
    return viewed.get(c.id, of, make)
  }
  const cases = eachAlone(desk.cases, view, ({ id, reference }) => unreadable.set(id, reference))
  return { cases, unreadable: unreadableNotice(unreadable) }
}

function unreadableNotice(cases: ReadonlyMap<string, string | null>): Notice[] {
  if (cases.size === 0) return []
  const references = [...cases.values()].map((one) => one ?? '–')
  return [{ kind: 'unreadable-cases', ids: [...cases.keys()], cases: references }]
}

/** Whether its view also depends on other cases, or on entries that wait to be written. */
function dependsOnMore(desk: Desk, c: Case): boolean {
  const isLinked = c.timeline.some((one) => one.kind === 'entry' && one.entry.kind === 'linked')
  return isLinked || lettersOf(c).some(isOwnMatter) || desk.unsentIn(c).length > 0
}

function unreadIn(c: Case, read: ReadonlySet<string>): string {
  const ids = lettersOf(c).map(({ messageId }) => hexOf(messageId))
  return ids.filter((id) => !read.has(id)).join(' ')
}

/** How far the member looked in each stream of a case. */
function lookedIn({ lookedTo }: Desk, c: Case): string {
  return streamsIn(c).map(lookedTo).join(' ')
}

/** Before its member said that they are impartial, a case only says that they were let in. */
function changesFor(desk: Desk, c: Case, mayOpen: boolean): CaseChange[] {
  const changes = changesIn(c, desk.vault.member, desk.lookedTo)
  return mayOpen ? changes : changes.filter(({ kind, toMe }) => kind === 'granted' && toMe)
}

/** Titles of members whom only an older list names. */
function titlesOf({ everybody, reception }: Desk): DeskView['formerly'] {
  const now = new Set(reception?.list.members.map(({ id }) => id))
  const former = everybody.filter(({ id }) => !now.has(id)).reverse()
  return Object.fromEntries(former.map(({ id, title }) => [id, title]))
}

function viewMembers({ reception, member }: Desk): MemberView[] {
  return (reception?.list.members ?? []).map(({ id, title, name, role }) => ({
    id,
    title,
    ...(name === undefined ? {} : { name }),
    role,
    own: id === member?.id,
    channels: (reception?.list.channels ?? []).flatMap((channel) =>
      channel.members.includes(id) ? [channel.id] : [],
    ),
  }))
}

interface Known extends Pick<CaseView, 'merge'> {
  /** Message ids in hex. */
  readonly read: ReadonlySet<string>
  readonly today: Day
}

function viewCase(desk: Desk, c: Case, { read, today, merge }: Known): CaseView {
  const access = accessOf(desk, c)
  const shown = access.mayOpen ? c : withoutTexts(c)
  const arrivals = desk.arrivalsIn(c)
  const untold = untoldNow(c, desk.looks.get(c.id), desk.waiting.has(c.id), today)
  const all = c.timeline.map(
    (item) => viewTombstone(desk, c, item) ?? viewItem(desk, c, item, { read, arrivals }),
  )
  const items = access.mayOpen ? withIdentity(all, c.access.requests) : []
  const drops = all.flatMap((item) => (item.kind === 'drop' ? [item] : []))
  // On a custodian's desk a question may be all that there is.
  const asked = c.access.requests.map(({ day }) => day)
  const first = c.report?.day ?? drops[0]?.day ?? all[0]?.day ?? asked[0] ?? 0
  const identityOnly =
    drops.length + asked.length > 0 &&
    drops.every(({ drop, content }) => isForCustodians(drop, content))
  return {
    id: c.id,
    reference: c.reference,
    channel: c.channel,
    status: c.status,
    acknowledged: c.progress.acknowledged,
    language: (c.report ?? drops.at(-1))?.content.language ?? null,
    party: standingOf(shown, desk.reception?.content ?? null),
    ...marksOf(shown),
    retaliation: access.mayOpen && drops.some(({ content }) => tellsOfRetaliation(content)),
    identityOnly: identityOnly && c.stream === null,
    next: c.progress.next,
    ...clockOf(desk, c, shown, { first, identityOnly, arrivals, isReached: untold !== 'no-board' }),
    latest: Math.max(first, ...workedOn(c), ...asked),
    gist: gistOf(desk, shown),
    concerns: concernsOf(desk, c),
    unread: drops.filter(({ unread }) => unread).length,
    changes: changesFor(desk, c, access.mayOpen),
    items,
    ...{ work: plain(shown.work), unapproved: unapprovedIn(c) },
    linkName: c.linkName && toHex(c.linkName),
    merge,
    readers: c.access.readers.map(({ member }) => member),
    ...access,
    log: seenOf(c.stream),
    unsent: desk
      .unsentIn(c)
      .flatMap(({ entry, failure, key, isFinal }) =>
        entry.kind === 'drop' || entry.kind === 'logged'
          ? []
          : [{ entry: viewUnsent(entry), failure, key: isFinal && isComposed(entry) ? key : null }],
      ),
    warnings: c.warnings,
    waiting: desk.waiting.get(c.id) ?? null,
    untold,
    writable: isWritable(desk, c),
  }
}

/** The author and the day of a closing, and no word of it: its texts come with the case. */
function unapprovedIn({ work: { closing } }: Case): CaseView['unapproved'] {
  if (closing === null || closing.approved !== null) return null
  return { member: closing.member, day: closing.day }
}

/** Days on which something came, or somebody did something. */
function workedOn({ timeline }: Case): Day[] {
  const isWork = (item: TimelineItem) => item.kind === 'drop' || !NO_WORK.includes(item.entry.kind)
  return timeline.filter(isWork).map(({ day }) => day)
}

interface ClockKnown {
  /** The day of the first of anything. */
  readonly first: Day
  readonly identityOnly: boolean
  readonly arrivals: Arrivals
  readonly isReached: boolean
}

function clockOf(
  desk: Desk,
  c: Case,
  shown: Case,
  { first, identityOnly, arrivals, isReached }: ClockKnown,
): Pick<CaseView, 'since' | 'clock'> {
  const since = Math.min(first, registeredOn(c) ?? first)
  if (identityOnly && c.stream === null) return { since, clock: null }
  const isParty = standingOf(shown, desk.reception?.content ?? null).is === 'party'
  const { assignee } = marksOf(shown)
  const told = { arrivals: desk.presumedIn(c), isSeen: !isUnseen(c, arrivals), isReached }
  const known = { since, isParty, assignee, work: shown.work, ...told }
  return { since, clock: clockFacts(c, known) }
}

/** The headings of a reporter's answers, from the document of the last sync. */
function headingsOf(desk: Desk, { questionnaire }: ReporterContent): Questionnaire | null {
  const document = desk.reception?.content
  return document ? questionnaireOf(document, questionnaire) : null
}

/** The day on which a report came another way, if a member has signed that it did. */
function registeredOn({ report, work }: Case): Day | null {
  return work.registered === null || report === null ? null : cameOn(report.content)
}

/** A name, or the reason for withdrawing it, is not for the list, which anybody who walks by can see. */
function gistOf(desk: Desk, c: Case): string {
  const drop = c.report ?? lettersOf(c).find(({ kind, content }) => !isForCustodians(kind, content))
  if (drop === undefined || Object.hasOwn(c.work.redactions, toHex(drop.id))) return ''
  const text = firstText(shownContent(c, drop), headingsOf(desk, drop.content))
  return [...text.slice(0, GIST_UNITS).replace(/\s+/g, ' ')].slice(0, GIST).join('')
}

/** The only words of a report that its reader is shown before they have said that they are impartial. */
function concernsOf(desk: Desk, c: Case): CaseView['concerns'] {
  const { report, work } = c
  if (report === null || Object.hasOwn(work.redactions, toHex(report.id))) return null
  const text = concernsIn(shownContent(c, report), headingsOf(desk, report.content))
  return text === null ? null : { text, waits: text === '' && waitsForText(report) }
}

/** Null if the item was not redacted. */
function viewTombstone(desk: Desk, c: Case, item: TimelineItem): ItemView | null {
  const key = toHex(item.kind === 'drop' ? item.drop.id : item.id)
  const redaction = Object.hasOwn(c.work.redactions, key) ? c.work.redactions[key] : undefined
  if (redaction === undefined) return null
  const author = desk.reception?.list.members.find(({ id }) => id === redaction.member)
  return {
    kind: 'redacted',
    key,
    day: item.day,
    what: item.kind === 'drop' ? 'drop' : item.entry.kind,
    author: author?.title ?? null,
    own: redaction.member === desk.member?.id,
    redacted: redaction.day,
    reason: redaction.entry.text,
  }
}

interface Seen {
  /** Message ids in hex. */
  readonly read: ReadonlySet<string>
  readonly arrivals: Arrivals
}

/** Redacted passages of a row; none for most. */
function passagesOf({ work }: Case, row: string): readonly Passage[] {
  return Object.hasOwn(work.passages, row) ? (work.passages[row] ?? []) : []
}

/** The content of a drop, with a mark for each redacted passage. */
function shownContent(c: Case, { id, content }: ReporterDrop): ReporterContent {
  return { ...content, answers: withMarks(content.answers, passagesOf(c, toHex(id))) }
}

function viewItem(desk: Desk, c: Case, item: TimelineItem, { read, arrivals }: Seen): ItemView {
  const passages = passagesOf(c, toHex(item.kind === 'drop' ? item.drop.id : item.id))
  const redacted = passages.length === 0 ? {} : { passages }
  if (item.kind === 'drop') {
    const { drop } = item
    const { answers, language, questionnaire, about, manifest } = shownContent(c, drop)
    const messageId = toHex(drop.messageId)
    return {
      kind: 'drop',
      key: toHex(drop.id),
      day: drop.day,
      drop: drop.kind,
      ...redacted,
      content: { answers, language, questionnaire, about },
      waits: waitsForText(drop),
      headings: headingsOf(desk, drop.content),
      files: manifest?.files.length ?? 0,
      fileNames: manifest?.files.map(({ name }) => name) ?? [],
      attachments: attachmentsOf({ message: messageId }, manifest),
      became: isOwnMatter(drop) ? becameOf(desk, messageId) : null,
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
    entry: entryWithMarks(viewEntry(item.entry, toHex(item.id), item.longText), passages),
    ...redacted,
    ...(item.waits ? { waits: true } : {}),
    ...untoldOf(item, arrivals),
  }
}

function becameOf({ cases }: Desk, messageId: string): string | null {
  return cases.find(({ report }) => report && madeOf(report) === messageId)?.id ?? null
}

/** Why the reporter cannot read it; nothing if they can, or it is not for them. */
function untoldOf(
  item: Extract<TimelineItem, { kind: 'entry' | 'waiting' }>,
  arrivals: Arrivals,
): { readonly untold?: Untold; readonly approvers?: readonly string[] } {
  if (item.kind === 'waiting') {
    const { approvers, isOvertaken } = item
    return isOvertaken ? { untold: 'overtaken' } : { untold: 'unapproved', approvers }
  }
  if (!isTelling(item.entry)) return {}
  const arrival = arrivals(item)
  return typeof arrival === 'string' ? { untold: arrival } : {}
}

type ViewedEntry = Extract<TimelineItem, { kind: 'entry' }>['entry']

/** Whether the composer can write it again as it was: a question about a name has a form of its own. */
function isComposed(entry: ViewedEntry): boolean {
  if (entry.kind === 'message')
    return entry.as !== 'notice' && entry.name === undefined && entry.text !== ''
  return (entry.kind === 'status' || entry.kind === 'note') && entry.text !== ''
}

/** An entry that is in no log yet, without the key of a text in blocks. */
function viewUnsent(entry: ViewedEntry): EntryView {
  return viewEntry(readable(entry).entry as ViewedEntry)
}

/** @param record its id; absent if it is in no log yet */
function viewEntry(entry: ViewedEntry, record?: string, longText?: string): EntryView {
  switch (entry.kind) {
    case 'acknowledged':
      return { kind: 'acknowledged', next: entry.next ?? null }
    case 'status': {
      const { language = null, party = null, next = null, override = null } = entry
      return { ...entry, language, party, next, override }
    }
    case 'message': {
      const messageId = toHex(entry.messageId)
      return {
        kind: entry.as,
        messageId,
        text: longText ?? entry.text,
        ...(entry.manifest?.text && longText === undefined ? { waits: true } : {}),
        language: entry.language ?? null,
        override: entry.override ?? null,
        attachments: attachmentsOf({ message: messageId, record }, entry.manifest ?? null),
      }
    }
    case 'note':
      return { ...entry, language: null }
    case 'filed': {
      const { kind, as, received = null, text, manifest } = entry
      const origin = { message: toHex(entry.messageId), record }
      return { kind, as, received, text, attachments: attachmentsOf(origin, manifest) }
    }
    default:
      return plain(entry)
  }
}

/**
 * A timeline with the answers to members who asked for a name, each after everything of its day. An answer
 * stands in a log of its own, and so has no place in the case's log.
 */
export function withIdentity(
  items: readonly ItemView[],
  requests: readonly IdentityRequest[],
): ItemView[] {
  const all = [...items]
  for (const row of requests.flatMap(identityRows)) {
    const before = all.filter((item) => item.day <= row.day).at(-1)
    const at = before === undefined ? 0 : all.indexOf(before) + 1
    all.splice(at, 0, row)
  }
  return all
}

function identityRows({ id, purpose, first, answer }: IdentityRequest): ItemView[] {
  const key = toHex(id)
  const row = { kind: 'identity', purpose } as const
  return [
    ...(first === null
      ? []
      : [{ ...row, ...factsOf(first), key: firstRow(key), as: 'first' as const }]),
    ...(answer === null ? [] : [{ ...row, ...factsOf(answer), key, as: answer.as }]),
  ]
}

function factsOf(said: NonNullable<IdentityRequest['first'] | IdentityRequest['answer']>) {
  return { day: said.day, member: said.member, consent: consentThen(said) }
}
