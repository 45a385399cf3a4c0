import { REPORT } from '../files/chosen-file.ts'
import { type LetterDraft, letterKey, type State, type Unseen } from '../state.ts'

/** Something that is lost when the page is emptied. */
export type Loss =
  | { readonly kind: 'report' | 'code' }
  | { readonly kind: 'letter'; readonly letter: LetterDraft }
  | { readonly kind: 'unseen'; readonly unseen: Unseen }

/** Whether anything was chosen or recorded to go along. */
export function hasFiles(state: State, owner: string): boolean {
  return (state.files[owner] ?? []).length > 0
}

/** Everything that is lost when the page is emptied: unsent text, and a code that may not have been kept. */
export function lossesOf(state: State): Loss[] {
  const { draft, letters, sending, recordings } = state
  const brings = (owner: string) => recordings.includes(owner) || hasFiles(state, owner)
  const filled = (value: string | readonly string[]) => value.length > 0 && `${value}`.trim() !== ''
  const written = [...Object.values(draft.answers), draft.wishText].some(filled)
  const sent = sending.kind === 'delivered' && state.isAsFixed()
  const safe = (sent || state.draftKept) && (sent || !brings(REPORT))
  const begun = Object.values(letters).filter(
    (one) => Object.values(one.values).some(filled) || brings(letterKey(one)),
  )
  return [
    ...((written || brings(REPORT)) && !safe ? [{ kind: 'report' } as const] : []),
    ...(state.code !== null && !state.kept ? [{ kind: 'code' } as const] : []),
    ...begun.map((letter) => ({ kind: 'letter', letter }) as const),
    ...state.unseen.map((unseen) => ({ kind: 'unseen', unseen }) as const),
  ]
}

/** Whether closing the page would lose something. */
export function wouldLose(state: State): boolean {
  return lossesOf(state).length > 0
}
