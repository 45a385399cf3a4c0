import type { BoardMessage } from '../../../../crypto/board/board.ts'
import type { LetterName } from '../../../../crypto/entries/content.ts'
import { codeOf, loadReception } from '../../reception.ts'
import { type App, type LetterDraft, letterKey, type Step, type Unseen } from '../../state.ts'
import { look, useMatter } from '../look.ts'

/**
 * Begin a letter, or go on with the same one. Others that were begun stay as they are.
 *
 * @param about the message that it is about, or null
 * @param from the step that it leads back to
 */
export function startLetter(
  app: App,
  name: LetterName,
  about: BoardMessage | null,
  from: Step = app.state.step,
): void {
  const fresh: LetterDraft = { name, about, values: {}, from, of: app.state.inUse }
  const begun = app.state.letters[letterKey(fresh)]
  if (begun) begun.from = from
  resumeLetter(app, begun ?? fresh)
}

/** Go on with a letter that was begun, in its own matter, and from where its sending had come to. */
export function resumeLetter(app: App, letter: LetterDraft): void {
  const { state } = app
  useMatterOf(app, letter)
  state.writing = letter
  state.letters = { ...state.letters, [letterKey(letter)]: letter }
  state.posting = letter.posting ?? { sealed: null, sending: { kind: 'none' } }
  app.go('letter')
  if (state.reception.kind === 'failed') void loadReception(app)
}

/** Go back to a letter that was sent and not seen yet. */
export function showUnseen(app: App, { letter, posting }: Unseen): void {
  useMatterOf(app, letter)
  app.state.writing = letter
  app.state.posting = posting
  app.go('letter')
}

/** Use the code under which a letter was begun, whatever was looked at since. */
function useMatterOf(app: App, { of }: LetterDraft): void {
  if (!of || of === app.state.inUse) return
  // The worker answers in turn: the code is in use before anything else is asked.
  void useMatter(app, of)
    .then(() => look(app, false))
    .catch((error: unknown) => codeOf(error))
}
