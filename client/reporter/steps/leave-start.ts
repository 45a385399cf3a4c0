import { type App, lossesOf } from '../state.ts'

/**
 * Empty the page; where something would be lost, say first what it is.
 *
 * @param said what the reporter has been told of already
 */
export function leavePage(app: App, said?: 'report' | 'code'): void {
  const { state } = app
  if (lossesOf(state).every(({ kind }) => kind === said)) {
    app.restart()
    return
  }
  state.leaving = state.step
  app.go('leave')
}
