import type { VisitErrorCode } from '../shared/session/visit-error.ts'
import { VisitError } from '../shared/session/visit-error.ts'
import type { App } from './state.ts'

/** The code of an error for which the texts have words; any other error is a fault of ours and is thrown on. */
export function codeOf(error: unknown): VisitErrorCode {
  if (error instanceof VisitError) return error.code
  throw error
}

/** Why nothing was sealed to the list that the server has now: that list was not on the screen. */
export type ListChanged = Extract<VisitErrorCode, 'readers-changed' | 'new-root'>

export function isListChanged(code: VisitErrorCode): code is ListChanged {
  return code === 'readers-changed' || code === 'new-root'
}

/** Load the reception, and show it once it is known. */
export async function loadReception(app: App): Promise<void> {
  const { state, office } = app
  state.reception = { kind: 'loading' }
  try {
    state.reception = { kind: 'ready', value: await office.ask('open', null) }
  } catch (error) {
    state.reception = { kind: 'failed', code: codeOf(error) }
  }
  if (app.state === state) app.redraw()
}
