import type { Draft } from '../composer/draft.ts'

/**
 * The draft of a message to the reporter of `to`, in their language; words that the person has written
 * stand.
 */
export function asking(draft: Draft, to: string, text: string): Draft {
  return { ...begunWith(draft, 'message', to, text), kind: 'message', to: [to], job: null }
}

/**
 * The draft with words for the reporter of `to` to begin from, in their language. What a person has
 * written for that case stands.
 *
 * @param text null where there are none
 */
export function begunWith(
  draft: Draft,
  kind: 'message' | 'status',
  to: string,
  text: string | null,
): Draft {
  const isMeant = draft.to.every((id) => id === to)
  if (text === null || (isMeant && draft.texts[kind].trim() !== '')) return draft
  return { ...draft, texts: { ...draft.texts, [kind]: text }, language: null, to: [to] }
}
