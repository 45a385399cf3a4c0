import type { BoardMessage } from '../../../crypto/board.ts'
import type { LetterName } from '../../../crypto/content.ts'
import { loadReception } from '../reception.ts'
import { type App, type LetterDraft, letterKey, type Step } from '../state.ts'

/**
 * Begin a letter, or go on with the same one. Others that were begun stay as they are.
 *
 * @param about the message that it is about, or null
 * @param from where it leads back to
 */
export function startLetter(
  app: App,
  name: LetterName,
  about: BoardMessage | null,
  from: Step = app.state.step,
): void {
  const values = app.state.letters[letterKey({ name, about })]?.values ?? {}
  resumeLetter(app, { name, about, values, from })
}

/** Go on with a letter that was begun. */
export function resumeLetter(app: App, letter: LetterDraft): void {
  const { state } = app
  state.writing = letter
  state.letters = { ...state.letters, [letterKey(letter)]: letter }
  state.posting = { sealed: null, sending: { kind: 'none' } }
  app.go('letter')
  if (state.reception.kind === 'failed') void loadReception(app)
}
