import type { App, Drafting } from '../state.ts'

/** Show how to keep what is written as a file, or to open such a file; it leads back to the step that is shown now. */
export function startDraft(app: App, task: Drafting['task']): void {
  const { state } = app
  state.drafting = { task, from: state.step, work: { kind: 'none' }, file: null, typed: '' }
  app.go('draft')
}
