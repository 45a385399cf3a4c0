import { lossesOf } from '../form/losses.ts'
import type { App } from '../state.ts'

/**
 * Empty the page. If something would be lost, first show what it is.
 *
 * @param said the loss that the reporter has been told of already
 */
export function leavePage(app: App, said?: 'report' | 'code'): void {
  const { state } = app
  if (lossesOf(state).every(({ kind }) => kind === said)) {
    app.restart()
    return
  }
  askToLeave(app)
}

/** Ask whether the page is to be emptied. */
export function askToLeave(app: App): void {
  app.state.leaving = app.state.step
  app.go('leave')
}
