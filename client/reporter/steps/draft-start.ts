import type { App } from '../state.ts'

/** Show how to keep what is written as a file; it leads back to the step that is shown now. */
export function startKeeping(app: App): void {
  const { state } = app
  const from = state.step
  state.drafting = { task: 'keep', from, work: { kind: 'none' }, file: null, typed: '' }
  app.go('draft')
}

/** Show how to open such a file. */
export function startOpening(app: App): void {
  const { state } = app
  state.drafting = { task: 'open', from: state.step, work: { kind: 'none' }, file: null, typed: '' }
  app.go('draft')
}
