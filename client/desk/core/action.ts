import { equal, fromHex, type Random } from '../../../crypto/bytes.ts'
import type { Day } from '../../../crypto/calendar.ts'
import type { Language, Party, Status } from '../../../crypto/content.ts'
import type { Entry } from '../../../crypto/entry.ts'
import { SIZE } from '../../../crypto/labels.ts'
import type { AppendJob } from './append.ts'
import { NOTE_LIMIT, TEXT_LIMIT, textLength } from './board.ts'
import {
  type CaseworkAction,
  caseworkEntry,
  isApproved,
  isCasework,
  isLastWord,
} from './casework-action.ts'
import type { ReporterDrop } from './drops.ts'
import { DeskError } from './error.ts'
import { type Stream, saidIn } from './stream.ts'

/** What a person can do in a case. */
export type Action =
  /** Found genuine: the reporter is told that the reception opened it. */
  | { readonly kind: 'acknowledge'; readonly next: Day | null }
  | {
      readonly kind: 'status'
      readonly status: Status
      readonly text: string
      readonly language?: Language
      /** Absent where the reporter is seen as before. */
      readonly party?: Party
      readonly next: Day | null
    }
  | {
      readonly kind: 'message'
      readonly as: 'question' | 'message' | 'notice' | 'minutes'
      readonly text: string
      readonly language?: Language
      /** Message id in hex, of a letter that is known by it; else one is drawn. */
      readonly letter?: string
    }
  | { readonly kind: 'note'; readonly text: string }
  | CaseworkAction

/**
 * Make the job of an action; its ids are drawn here, so that repeating it says nothing twice.
 *
 * @throws DeskError `too-long`; the job itself, when it is written, `own-closing` where somebody
 *   approves what they closed themselves
 */
export function jobOf(random: Random, action: Action): AppendJob {
  if (isCasework(action)) return caseworkJob(caseworkEntry(random, action))
  if (action.kind !== 'acknowledge') {
    const limit = action.kind === 'note' ? NOTE_LIMIT : TEXT_LIMIT
    if (textLength(action.text) > limit) throw new DeskError('too-long')
  }
  const entry = entryOf(random, action)
  return {
    entry: (stream) => (isSaid(stream, entry) ? null : entry),
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
    pending: null,
  }
}

function entryOf(random: Random, action: Exclude<Action, CaseworkAction>): Entry {
  switch (action.kind) {
    case 'acknowledge':
      return { kind: 'acknowledged', ...(action.next === null ? {} : { next: action.next }) }
    case 'status': {
      const { next, ...said } = action
      return { ...said, ...(next === null ? {} : { next }) }
    }
    case 'message': {
      const { letter, ...said } = action
      const messageId = letter === undefined ? random(SIZE.messageId) : fromHex(letter)
      return { ...said, messageId }
    }
    case 'note':
      return action
  }
}

/** The job that lets colleagues read a drop of the case. */
export function dropJob(drop: ReporterDrop): AppendJob {
  const entry: Entry = { kind: 'drop', drop: drop.id, key: drop.contentKey }
  return { entry: (stream) => (isSaid(stream, entry) ? null : entry), pending: null }
}

/** Whether the stream says it already, where saying it twice would be one time too many. */
function isSaid(stream: Stream, entry: Entry): boolean {
  return saidIn(stream).some(({ entry: said }) => {
    if (said.kind === 'drop' && entry.kind === 'drop') return equal(said.drop, entry.drop)
    if (said.kind === 'message' && entry.kind === 'message') {
      return equal(said.messageId, entry.messageId)
    }
    return said.kind === 'acknowledged' && entry.kind === 'acknowledged'
  })
}
