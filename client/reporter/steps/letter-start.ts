import type { BoardMessage } from '../../../crypto/board.ts'
import type { LetterName } from '../../../crypto/content.ts'
import { loadReception } from '../reception.ts'
import type { App, Step } from '../state.ts'

/**
 * Begin a letter, or go on with the same one.
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
  const { state } = app
  const same = state.writing?.name === name && state.writing.about === about
  if (!same) state.writing = { name, about, values: {}, from }
  state.sending = { kind: 'none' }
  app.go('letter')
  if (state.reception.kind === 'failed') void loadReception(app)
}
