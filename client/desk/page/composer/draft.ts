import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Language, Party, Status } from '../../../../crypto/entries/content.ts'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import { dayOfField, fieldOfDay } from '../../format/words.ts'
import { LONG_TEXT_LIMIT, NOTE_LIMIT, TEXT_LIMIT, textLength } from '../../model/board/board.ts'
import { splitFrom } from '../../model/case/merged-list.ts'
import { hasEnded, isClosed } from '../../model/case/over.ts'
import { type AttachedFile, roomForFiles } from '../../model/files/attached.ts'
import type { Action } from '../../model/rules/action.ts'
import {
  messageVerdict,
  NOTICE_PARTS,
  type NoticeCell,
  type NoticeFault,
  type NoticePart,
  type NoticeParts,
  noticeCell,
  noticeFault,
  type Verdict,
} from '../../model/rules/notice-table.ts'
import { noticeText } from '../../model/rules/notice-text.ts'
import type { CaseView, EntryView } from '../../model/views.ts'

const DRAFT_KINDS = ['question', 'message', 'minutes', 'status', 'note'] as const
export type DraftKind = (typeof DRAFT_KINDS)[number]

/** A text that is being written in a case; it is kept until it is sent, whatever happens. */
export interface Draft {
  readonly kind: DraftKind
  readonly texts: Readonly<Record<DraftKind, string>>
  readonly status: Status | ''
  /** Null until a person changes the choice. */
  readonly party: Party | null
  /** Language of the text; null while it is the reporter's. */
  readonly language: Language | null
  /** Value of the date field. */
  readonly next: string
  /** Fields of a status that have a heading of their own. */
  readonly parts: Readonly<Record<NoticePart, string>>
  /** Why the draft goes beyond the notice table. */
  readonly reason: string
  /** Ids of the members whom a note asks to look. */
  readonly mentions: readonly string[]
  /** Ids of the cases that it goes to, if several are handled as one; empty until one is chosen. */
  readonly to: readonly string[]
  /** Files that go with a message. */
  readonly files: readonly AttachedFile[]
  /** Ids of the batches of files that are still being checked. */
  readonly adding: readonly string[]
  /** Id of a sending that had no answer: sending again repeats it. */
  readonly job: string | null
}

export const EMPTY_DRAFT: Draft = {
  kind: 'question',
  texts: { question: '', message: '', minutes: '', status: '', note: '' },
  status: '',
  party: null,
  language: null,
  next: '',
  parts: { outcome: '', measures: '', withheld: '' },
  reason: '',
  mentions: [],
  to: [],
  files: [],
  adding: [],
  job: null,
}

/** Changes a draft. It takes the changed fields, or a function that makes them from the draft at that time. */
export type Change = (part: Partial<Draft> | ((now: Draft) => Partial<Draft>)) => void

/** Kinds of text that the desk's own member may write in a case. A member who only reads writes notes. */
export function draftKinds({ may }: Pick<CaseView, 'may'>): readonly DraftKind[] {
  return may.handle ? DRAFT_KINDS : ['note']
}

/** How the reporter is seen once this is sent. */
export function partyOf(draft: Draft, { party }: CaseView): Party {
  return draft.party ?? party.is
}

/** Language of the text: the reporter's, unless a person chose another; the desk's if that is not known. */
export function languageOf(draft: Draft, one: CaseView, desk: DeskLanguage): Language {
  return draft.language ?? one.language ?? desk
}

/**
 * Statuses that a person can choose. The first status of a case comes by itself. There is no hearing for a
 * reporter who is not a party.
 */
export function statusesAfter({ status }: CaseView, party: Party): readonly Status[] {
  if (isClosed(status)) return ['reopened', 'purged']
  const hearing = party === 'not-a-party' ? [] : (['hearing'] as const)
  const open = ['assessing', 'needs-info', 'redirected', 'assigned', ...hearing] as const
  // a case that belongs elsewhere is deleted too, and its reporter is told ahead of time
  const ends = hasEnded(status) ? (['closed', 'purged'] as const) : (['closed'] as const)
  return [...open, 'follow-up', ...ends]
}

/** The language whose headings take the most room. */
const LONGEST = 'nn'

/** The whole text that the reporter is told. */
export function toldText(draft: Draft, one: CaseView, language: Language): string {
  const { kind, texts } = draft
  if (kind !== 'status') return texts[kind].trim()
  return noticeText({ text: texts.status, parts: partsOf(draft, one) }, language)
}

/** Bytes left; negative if the text is too long. A message that is too long for the board goes in blocks. */
export function bytesLeft(draft: Draft, one: CaseView): number {
  if (draft.kind === 'note') return leftOfNote(textLength(draft.texts.note))
  const length = textLength(toldText(draft, one, LONGEST))
  if (!isMessage(draft)) return TEXT_LIMIT - length
  return (isLongDraft(draft, one) ? LONG_TEXT_LIMIT : room(draft)) - length
}

function leftOfNote(length: number): number {
  return (length > NOTE_LIMIT ? LONG_TEXT_LIMIT : NOTE_LIMIT) - length
}

/** Whether a message is too long for the board: its reporter fetches the text with a button. */
export function isLongDraft(draft: Draft, one: CaseView): boolean {
  return isMessage(draft) && textLength(toldText(draft, one, LONGEST)) > room(draft)
}

function room({ files }: MessageDraft): number {
  return TEXT_LIMIT - roomForFiles(files)
}

/**
 * Whether the chosen status makes the reporter's page say that the message tells more. Such a status needs
 * a text. In a case that was split from another, nobody reads that text.
 */
export function promisesText(draft: Draft, one: CaseView): boolean {
  const { kind, status } = draft
  if (kind !== 'status' || status === '' || splitFrom(one) !== null) return false
  return noticeCell(status, partyOf(draft, one)).says
}

/** Cell of the notice table for the draft; null if the draft is not a status. */
export function cellOf(draft: Draft, one: CaseView): NoticeCell | null {
  if (draft.kind !== 'status' || draft.status === '') return null
  return noticeCell(draft.status, partyOf(draft, one))
}

/** Whether the draft can go beyond the table, or does, so that a reason is asked for. */
export function mayOverride(draft: Draft, one: CaseView): boolean {
  if (isMessage(draft)) return verdictOf(draft, one) === 'override'
  const cell = splitFrom(one) === null ? cellOf(draft, one) : null
  return cell !== null && Object.values(cell.fields).includes('override')
}

/** The files of a draft once a batch is checked. A draft that was sent meanwhile gets none of them. */
export function withAdded(
  { files, adding }: Pick<Draft, 'files' | 'adding'>,
  batch: string,
  added: readonly AttachedFile[],
): Pick<Draft, 'files' | 'adding'> {
  if (!adding.includes(batch)) return { files, adding }
  return { files: [...files, ...added], adding: adding.filter((one) => one !== batch) }
}

export type FilesFault = 'looking' | 'one-reporter' | 'unclean'

/**
 * The fault in a draft's files that prevents sending; null if there is none.
 *
 * @param receivers number of reporters it goes to
 */
export function filesFault(draft: Draft, receivers: number): FilesFault | null {
  const { files, adding } = draft
  if (adding.length > 0) return 'looking'
  if (!isMessage(draft)) return null
  if (receivers > 1 && files.length > 0) return 'one-reporter'
  // nobody has confirmed that these go as they are
  return files.some(({ state, asIs }) => state !== 'clean' && !asIs) ? 'unclean' : null
}

interface MessageDraft extends Draft {
  readonly kind: 'question' | 'message' | 'minutes'
}

function isMessage(draft: Draft): draft is MessageDraft {
  return draft.kind !== 'status' && draft.kind !== 'note'
}

function verdictOf({ kind }: MessageDraft, { status, party }: CaseView): Verdict {
  return messageVerdict(kind, status, party.is)
}

/** The fault by the notice table that prevents sending; null if there is none. */
export function faultOf(draft: Draft, one: CaseView): NoticeFault | null {
  const { kind, status, texts, reason } = draft
  if (isMessage(draft)) {
    return verdictOf(draft, one) === 'override' && reason.trim() === '' ? 'no-reason' : null
  }
  if (kind !== 'status' || status === '') return null
  const next = dayOfField(draft.next)
  const parts = partsOf(draft, one)
  const said = { status, text: texts.status, parts, next, override: reason }
  return noticeFault(said, partyOf(draft, one), splitFrom(one) === null)
}

/** @returns null if there is nothing to send, or if a promised text is missing */
export function actionOf(draft: Draft, one: CaseView, desk: DeskLanguage): Action | null {
  const text = draft.texts[draft.kind].trim()
  const language = languageOf(draft, one, desk)
  const reason = draft.reason.trim()
  const override = reason === '' || !mayOverride(draft, one) ? {} : { override: reason }
  if (draft.kind === 'status') {
    const { status } = draft
    const next = dayOfField(draft.next)
    const party = partyOf(draft, one)
    // Sent only once: a member who did not look must not overrule a colleague who confirms another party
    // meanwhile.
    const confirms = !one.party.confirmed || party !== one.party.is
    const told = toldText(draft, one, language)
    const parts = partsOf(draft, one)
    const said = {
      ...{ text, ...(Object.keys(parts).length === 0 ? {} : { parts }), ...override },
      ...(told === '' ? {} : { language }),
      ...(confirms ? { party } : {}),
    }
    if (status === '' || !statusesAfter(one, party).includes(status)) return null
    if (told === '' && promisesText(draft, one)) return null
    return { kind: 'status', status, ...said, next }
  }
  if (text === '') return null
  if (draft.kind === 'note') {
    const { mentions } = draft
    return { kind: 'note', text, ...(mentions.length === 0 ? {} : { mentions }) }
  }
  const files = draft.files.map(({ id, asIs }) => ({ id, asIs }))
  const going = files.length === 0 ? {} : { files }
  return { kind: 'message', as: draft.kind, text, language, ...override, ...going }
}

/** Parts that are filled in, and that the notice table does not refuse for this reporter. */
function partsOf(draft: Draft, one: CaseView): NoticeParts {
  const cell = cellOf(draft, one)
  const filled = NOTICE_PARTS.filter(
    (part) => draft.parts[part].trim() !== '' && cell !== null && cell.fields[part] !== 'refused',
  )
  return Object.fromEntries(filled.map((part) => [part, draft.parts[part].trim()]))
}

/**
 * The draft for telling a status in the case `to`. It leaves out words that were meant for another case.
 *
 * @param text the words, if they are given
 * @param next the day to look again, for a status that needs one, if the draft has none
 */
export function draftNotice(
  draft: Draft,
  status: Status,
  to: string,
  text?: string,
  next: Day | null = null,
): Draft {
  const isMeant = draft.to.every((id) => id === to)
  const words = text ?? (isMeant ? draft.texts.status : '')
  const texts = { ...draft.texts, status: words }
  const dated = draft.next === '' && next !== null && noticeCell(status, 'party').dated
  const day = dated ? { next: fieldOfDay(next) } : {}
  return { ...draft, kind: 'status', status, texts, party: null, to: [to], job: null, ...day }
}

/**
 * The draft with the words of an entry that could not be sent, before what is written there by now. Its files are not
 * among them.
 *
 * @param to id of the case that it was for
 */
export function withTakenBack(draft: Draft, entry: EntryView, to: string): Draft {
  const kind = DRAFT_KINDS.find((one) => one === entry.kind)
  if (kind === undefined || !('text' in entry)) return draft
  const words = [entry.text, draft.texts[kind]].filter((text) => text.trim() !== '').join('\n\n')
  const told = 'override' in entry ? { language: entry.language, reason: entry.override ?? '' } : {}
  const status = entry.kind === 'status' ? { status: entry.status, party: entry.party } : {}
  const next =
    entry.kind === 'status' && entry.next !== null ? { next: fieldOfDay(entry.next) } : {}
  const mentions = entry.kind === 'note' ? { mentions: entry.mentions ?? [] } : {}
  const texts = { ...draft.texts, [kind]: words }
  return { ...draft, ...told, ...status, ...next, ...mentions, kind, texts, to: [to], job: null }
}

/** Whether the draft has something that would be missed. */
export function hasText(draft: Draft): boolean {
  const { texts, parts, files } = draft
  if (files.length > 0) return true
  return [...Object.values(texts), ...Object.values(parts)].some((text) => text.trim() !== '')
}

/** The draft after what it held was sent. */
export function afterSending(draft: Draft): Draft {
  return {
    ...draft,
    texts: { ...draft.texts, [draft.kind]: '' },
    status: '',
    party: null,
    next: '',
    parts: EMPTY_DRAFT.parts,
    reason: '',
    mentions: draft.kind === 'note' ? [] : draft.mentions,
    to: [],
    files: draft.kind === 'note' || draft.kind === 'status' ? draft.files : [],
    job: null,
  }
}
