import type { Status } from '../../../crypto/content.ts'
import type { Action } from '../core/action.ts'
import { NOTE_LIMIT, TEXT_LIMIT, textLength } from '../core/board.ts'
import type { CaseView } from '../protocol.ts'
import { dayOfField } from './words.ts'

export const DRAFT_KINDS = ['question', 'message', 'status', 'note'] as const
export type DraftKind = (typeof DRAFT_KINDS)[number]

/** What is being written in a case; kept until it is sent, whatever happens. */
export interface Draft {
  readonly kind: DraftKind
  readonly texts: Readonly<Record<DraftKind, string>>
  readonly status: Status | ''
  /** Value of the date field. */
  readonly next: string
  /** Names the sending that had no answer: sending again repeats it. */
  readonly job: string | null
}

export const EMPTY_DRAFT: Draft = {
  kind: 'question',
  texts: { question: '', message: '', status: '', note: '' },
  status: '',
  next: '',
  job: null,
}

/** Statuses that a person chooses; the first and the last of a case's life come by themselves. */
export function statusesAfter({ status }: CaseView): readonly Status[] {
  if (status === 'closed') return ['reopened']
  return ['assessing', 'needs-info', 'redirected', 'assigned', 'hearing', 'follow-up', 'closed']
}

/** Bytes left; below 0 where it is too long. */
export function bytesLeft(draft: Draft): number {
  const limit = draft.kind === 'note' ? NOTE_LIMIT : TEXT_LIMIT
  return limit - textLength(draft.texts[draft.kind])
}

/** @returns null where there is nothing to send */
export function actionOf(draft: Draft): Action | null {
  const text = draft.texts[draft.kind].trim()
  const next = dayOfField(draft.next)
  if (draft.kind === 'status') {
    return draft.status === '' ? null : { kind: 'status', status: draft.status, text, next }
  }
  if (text === '') return null
  if (draft.kind === 'note') return { kind: 'note', text }
  return { kind: 'message', as: draft.kind, text }
}

/** Whether something is written that would be missed. */
export function hasText(draft: Draft): boolean {
  return Object.values(draft.texts).some((text) => text.trim() !== '')
}

/** The draft after what it held was sent. */
export function afterSending(draft: Draft): Draft {
  return {
    ...draft,
    texts: { ...draft.texts, [draft.kind]: '' },
    status: '',
    next: '',
    job: null,
  }
}
