import { type Child, h } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { showField } from '../fields.ts'
import { actions, button, goButton } from '../parts.ts'
import type { App, Draft, FieldError, Step } from '../state.ts'
import { startDraft } from './draft-start.ts'

/** The steps before sending that everybody sees. All between them can be passed over. */
const COUNTED = ['tell', 'review'] as const

/** "Step 1 of 2" in words, and a bar that screen readers skip. */
export function stepLine({ t }: App, step: (typeof COUNTED)[number]): Child {
  const of = COUNTED.length
  const n = COUNTED.indexOf(step) + 1
  const bar = h('progress', { value: n, max: of, 'aria-hidden': 'true' })
  return h('p', { class: 'step' }, fill(t.page.step, { n, of }), bar)
}

/** The line above a step that can be passed over. */
export function optionalLine({ t }: App): Child {
  return h('p', { class: 'step' }, t.page.optional)
}

export interface Onward {
  readonly back: Step
  /** The next step that can be passed over; null if the review comes next. */
  readonly next: Step | null
  /** Errors that prevent going on. */
  readonly errors?: (to: Step) => readonly FieldError[]
}

/** Buttons to the review, to the next step if one can tell more there, and back without loss. */
export function wayOn(app: App, { back, next, errors = () => [] }: Onward): Child {
  const { t, state } = app
  const goOn = (step: Step) => {
    const found = errors(step)
    if (found.length > 0) return app.refuse(found)
    if (step === 'review') state.checkedFrom = state.step
    app.go(step)
  }
  return actions(
    button(t.page.check, () => goOn('review'), { id: 'to-review', look: 'main' }),
    next === null ? null : button(t.page.more, () => goOn(next), { id: 'next' }),
    goButton(app, t.page.back, back, { id: 'back', look: 'quiet' }),
    keepButton(app),
  )
}

/** The button that leads to keeping a draft as a file, and back here. */
export function keepButton(app: App): Child {
  const keep = () => startDraft(app, 'keep')
  return button(app.t.offer.keep, keep, { id: 'keep-draft', look: 'quiet' })
}

/** Go back to a field. */
export function changeAt(app: App, step: Step, field: string): void {
  app.go(step)
  showField(field)
}

/** Change the draft: a file that was kept is no longer the newest. */
export function alter({ state }: App, change: Partial<Draft>): void {
  Object.assign(state.draft, change)
  state.draftKept = false
}
