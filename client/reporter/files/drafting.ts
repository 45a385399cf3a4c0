import { type Child, h } from '../../shared/dom.ts'
import { goButton, paragraph } from '../parts.ts'
import type { App, Drafting } from '../state.ts'

/** Note how keeping or opening goes. */
export function setDrafting({ state }: App, change: Partial<Drafting>): void {
  state.drafting = { ...state.drafting, ...change }
}

/** Back to the step from which keeping or opening was begun. */
export function backToWriting(app: App): Child {
  return goButton(app, app.t.page.back, app.state.drafting.from, { id: 'back', look: 'quiet' })
}

export function busyLine({ t, state }: App): Child {
  const { kind } = state.drafting.work
  return kind === 'busy' ? h('p', { class: 'busy' }, t.draft.working) : null
}

/** Why it did not work. @param tooLong what to say if the text does not fit */
export function workFailure({ t, state }: App, tooLong: string): Child {
  const { work } = state.drafting
  if (work.kind !== 'failed') return null
  const text = work.code === 'too-long' ? tooLong : t.errors[work.code]
  return h('section', { id: 'progress', class: 'notice bad', role: 'alert' }, paragraph(text))
}
