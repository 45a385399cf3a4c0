import type { VisitErrorCode } from '../shared/session/visit-error.ts'
import { VisitError } from '../shared/session/visit-error.ts'
import type { App } from './state.ts'

/** What went wrong in words of the texts; anything else is a fault of ours and is thrown on. */
export function codeOf(error: unknown): VisitErrorCode {
  if (error instanceof VisitError) return error.code
  throw error
}

/** Why nothing was sealed to the list that the server has by now: it was not on the screen. */
export type ListChanged = Extract<VisitErrorCode, 'readers-changed' | 'new-root'>

export function isListChanged(code: VisitErrorCode): code is ListChanged {
  return code === 'readers-changed' || code === 'new-root'
}

/** Ask who reads here, and show it once it is known. */
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
