import type { BoardMessage, BoardReading } from '../../crypto/board.ts'
import type { Language } from '../../crypto/content.ts'
import type { ParsedCode, ReceiptCode } from '../../crypto/receipt.ts'
import type { ReceptionView } from '../shared/reception.ts'
import type { VisitErrorCode } from '../shared/visit-error.ts'
import type { Texts } from '../texts/catalogue.ts'
import type { Office } from './office.ts'
import type { OutgoingLetter } from './protocol.ts'

/** What can be on the screen; all of it is one address and one entry of the history. */
export type Step =
  | 'landing'
  | 'tell'
  | 'details'
  | 'readers'
  | 'review'
  | 'receipt'
  | 'confirm'
  | 'warn'
  | 'done'
  | 'code'
  | 'inbox'
  | 'answer'

/** A field that has to be put right; the sentence is chosen when it is shown. */
export interface FieldError {
  /** id of the element that gets the focus */
  readonly field: string
  readonly sentence: (t: Texts) => string
}

/** What the reporter has put in so far. Names are those of the content document. */
export interface Draft {
  channel: string | null
  answers: Record<string, string>
  party: string | null
  relation: string | null
  categories: string[]
  /** Member ids. */
  leftOut: string[]
}

/** How far a letter has come. */
export type Sending =
  | { readonly kind: 'none' }
  | { readonly kind: 'preparing' }
  | { readonly kind: 'ready' }
  | { readonly kind: 'sending' }
  | { readonly kind: 'delivered' }
  | { readonly kind: 'failed'; readonly code: VisitErrorCode }

export type Loading<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'ready'; readonly value: T }
  | { readonly kind: 'failed'; readonly code: VisitErrorCode }

/** Everything that the page knows; it lives in the page's memory and nowhere else. */
export interface State {
  language: Language
  step: Step
  errors: readonly FieldError[]
  reception: Loading<ReceptionView>
  draft: Draft
  letter: OutgoingLetter | null
  sending: Sending
  code: ReceiptCode | null
  /** The code was typed back, or the reporter chose to go without. */
  kept: boolean
  /** Group of the code to type back, 0 to 6. */
  asked: number
  /** What stands in the field for one group. */
  typedGroup: string
  /** What stands in the field for a whole code. */
  typedCode: string
  parsed: ParsedCode | null
  reading: Loading<BoardReading>
  /** The question that is being answered; null for anything else. */
  about: BoardMessage | null
  followUp: string
}

/** What a view may use: pure data to draw from, and ways to change what is drawn. */
export interface App {
  readonly state: State
  readonly t: Texts
  readonly root: string
  readonly demo: boolean
  readonly office: Office
  /** Show a step and put the focus on its heading. */
  go(step: Step): void
  /** Show the step again with the focus where it is. */
  redraw(): void
  /** Show what has to be put right and put the focus there. */
  refuse(errors: readonly FieldError[]): void
  /** Have it said by a screen reader. */
  say(text: string): void
  /** Forget everything and begin anew. */
  restart(): void
}

export function newDraft(): Draft {
  return { channel: null, answers: {}, party: null, relation: null, categories: [], leftOut: [] }
}

export function newState(language: Language): State {
  return {
    language,
    step: 'landing',
    errors: [],
    reception: { kind: 'loading' },
    draft: newDraft(),
    letter: null,
    sending: { kind: 'none' },
    code: null,
    kept: false,
    asked: 0,
    typedGroup: '',
    typedCode: '',
    parsed: null,
    reading: { kind: 'loading' },
    about: null,
    followUp: '',
  }
}

/** Whether closing the page would lose something: unsent text, or a code that may not be kept. */
export function wouldLose(state: State): boolean {
  const delivered = state.sending.kind === 'delivered'
  if (state.followUp.trim() !== '') return true
  if (state.code !== null && !state.kept) return true
  return !delivered && Object.values(state.draft.answers).some((text) => text.trim() !== '')
}
