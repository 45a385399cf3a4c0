import type { Draft } from './draft.ts'

/** The draft of a message to the reporter of `to`; words that the person has written stand. */
export function asking(draft: Draft, to: string, text: string): Draft {
  const message = draft.texts.message.trim() === '' ? text : draft.texts.message
  const texts = { ...draft.texts, message }
  return { ...draft, kind: 'message', texts, to: [to], job: null }
}
