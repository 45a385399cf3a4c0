import type { Day } from '../../../../crypto/days/calendar.ts'
import type { NameTold } from '../../../../crypto/entries/consent.ts'
import type { Language, Manifest, Party, Status } from '../../../../crypto/entries/content.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { DocumentKind } from '../../../../crypto/entries/entry-evidence.ts'
import { equal, fromHex, type Random } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { MANIFEST_LIMIT, NOTE_LIMIT, TEXT_LIMIT, textLength } from '../board/board.ts'
import {
  type CaseworkAction,
  caseworkEntry,
  isApproved,
  isCasework,
  isLastWord,
} from '../case/casework-action.ts'
import { DeskError } from '../error.ts'
import { FILED_TEXT_LIMIT, type FileToSend, roomForFiles } from '../files/attached.ts'
import { type AppendJob, readBack } from '../log/append-job.ts'
import type { ReporterDrop } from '../log/drops.ts'
import { type Stream, saidIn } from '../log/stream.ts'
import type { NoticeParts } from './notice-table.ts'
import { noticeText } from './notice-text.ts'

/** One thing that a person can do in a case. */
export type Action =
  /** Found genuine: the reporter is told that the reception opened it. */
  | { readonly kind: 'acknowledge'; readonly next: Day | null }
  | {
      readonly kind: 'status'
      readonly status: Status
      readonly text: string
      readonly language?: Language
      /** Absent if the reporter is seen as before. */
      readonly party?: Party
      readonly next: Day | null
      /** Texts in fields of their own: see `noticeText`. */
      readonly parts?: NoticeParts
      /** Why more is told than the notice table has; no reporter sees it. */
      readonly override?: string
    }
  | {
      readonly kind: 'message'
      readonly as: 'question' | 'message' | 'notice' | 'minutes'
      readonly text: string
      readonly language?: Language
      /** Message id in hex of a letter that is known by it; if absent, one is drawn. */
      readonly letter?: string
      readonly override?: string
      /** Files that were attached: they are sent first. */
      readonly files?: readonly FileToSend[]
      /** The place where they lie, once they were sent. */
      readonly manifest?: Manifest
      /** Only in a message about the reporter's name. */
      readonly name?: NameTold
    }
  | {
      readonly kind: 'note'
      readonly text: string
      /** The place of the text, if it is too long. */
      readonly manifest?: Manifest
      /** Ids of members who are asked to look. */
      readonly mentions?: readonly string[]
    }
  /** Files are put into the case, for those who read it. */
  | {
      readonly kind: 'filed'
      readonly as: DocumentKind
      readonly received: Day | null
      readonly text: string
      readonly files: readonly FileToSend[]
      readonly manifest?: Manifest
    }
  | CaseworkAction

/**
 * Make the job of an action; its ids are drawn here, so that repeating it says nothing twice.
 *
 * @param settle as of `entryJob`
 * @throws DeskError `too-long`; the job itself, when it is written, `own-closing` if somebody approves what
 *   they closed themselves
 */
export function jobOf(random: Random, action: Action, settle?: Settle): AppendJob {
  if (isCasework(action)) return entryJob(caseworkEntry(random, action))
  if (action.kind !== 'acknowledge') {
    if (textLength(toldBy(action)) + roomFor(action) > limitOf(action)) {
      throw new DeskError('too-long')
    }
  }
  return entryJob(entryOf(random, action), settle)
}

/**
 * Whether a message is too long for the board, so that its text goes in blocks. Statuses never are: number 0
 * tells how a case stands to a reader who fetches nothing else.
 *
 * @param files that go with it
 */
export function isLong(
  { as, text }: Pick<Extract<Action, { kind: 'message' }>, 'as' | 'text'>,
  files: Parameters<typeof roomForFiles>[0],
): boolean {
  return as !== 'notice' && textLength(text) + roomForFiles(files) > TEXT_LIMIT
}

/** The most bytes of the text of an action. */
function limitOf({ kind }: Exclude<Action, CaseworkAction>): number {
  if (kind === 'note') return NOTE_LIMIT
  return kind === 'filed' ? FILED_TEXT_LIMIT : TEXT_LIMIT
}

/** The room for text that the files of a message take. @throws DeskError `too-long` */
function roomFor(action: Action): number {
  if (action.kind !== 'message' || action.manifest === undefined) return 0
  // Otherwise the board would leave it out, and the log would say that it was sent.
  if (encodeJson(action.manifest).length > MANIFEST_LIMIT) throw new DeskError('too-long')
  return roomForFiles(action.manifest.files)
}

/**
 * The entry as the log has it when it is written.
 *
 * @param author signing key of the member who writes
 * @throws DeskError if something stands against it there
 */
export type Settle = (entry: Entry, stream: Stream, author: Uint8Array) => Entry

/** The job of an entry that is made; an entry that the log has already is not written again. */
export function entryJob(entry: Entry, settle: Settle = (made) => made): AppendJob {
  if (isCasework(entry)) return caseworkJob(entry)
  return {
    entry: (stream, author) => (isSaid(stream, entry) ? null : settle(entry, stream, author)),
    said: entry,
    pending: null,
  }
}

function caseworkJob(entry: Entry): AppendJob {
  const isThere: (stream: Stream, author: Uint8Array) => boolean =
    entry.kind === 'approved'
      ? (stream, author) => isApproved(stream, entry.closing, author)
      : (stream) => isLastWord(stream, entry)
  return {
    entry: (stream, author) => (isThere(stream, author) ? null : entry),
    said: entry,
    pending: null,
  }
}

function entryOf(random: Random, action: Exclude<Action, CaseworkAction>): Entry {
  switch (action.kind) {
    case 'acknowledge':
      return { kind: 'acknowledged', ...(action.next === null ? {} : { next: action.next }) }
    case 'status': {
      const { next, parts: _, ...said } = action
      return { ...said, text: toldBy(action), ...(next === null ? {} : { next }) }
    }
    case 'message': {
      const { letter, files: _, ...said } = action
      const messageId = letter === undefined ? random(SIZE.messageId) : fromHex(letter)
      return { ...said, messageId }
    }
    case 'note': {
      const { mentions = [], ...said } = action
      return mentions.length === 0 ? said : { ...said, mentions: [...mentions] }
    }
    case 'filed': {
      const { kind, as, received, text, manifest } = action
      if (manifest === undefined) throw new DeskError('gone')
      const came = received === null ? {} : { received }
      return readBack({ kind, messageId: random(SIZE.messageId), as, ...came, text, manifest })
    }
    default:
      return action satisfies never
  }
}

/** The whole text that somebody reads. */
export function toldBy(action: Exclude<Action, CaseworkAction | { kind: 'acknowledge' }>): string {
  return action.kind === 'status' ? noticeText(action, action.language ?? 'nb') : action.text
}

/** The job that lets colleagues read a drop of the case. */
export function dropJob(drop: ReporterDrop): AppendJob {
  const entry: Entry = { kind: 'drop', drop: drop.id, key: drop.contentKey }
  return { entry: (stream) => (isSaid(stream, entry) ? null : entry), pending: null }
}

/** Whether the stream has already an entry that must not be there twice. */
function isSaid(stream: Stream, entry: Entry): boolean {
  return saidIn(stream).some(({ entry: said }) => {
    if (said.kind === 'drop' && entry.kind === 'drop') return equal(said.drop, entry.drop)
    if (said.kind === 'message' && entry.kind === 'message') {
      return equal(said.messageId, entry.messageId)
    }
    if (said.kind === 'filed' && entry.kind === 'filed') {
      return equal(said.messageId, entry.messageId)
    }
    return said.kind === 'acknowledged' && entry.kind === 'acknowledged'
  })
}
