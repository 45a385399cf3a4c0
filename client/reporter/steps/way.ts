import { type Child, h } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { showField } from '../fields.ts'
import { actions, button, goButton } from '../parts.ts'
import type { App, Draft, FieldError, Step } from '../state.ts'
import { startDraft } from './draft-start.ts'

/** The steps from the first word to sending, as they are counted. */
const WAY = ['tell', 'details', 'contact', 'readers', 'review'] as const
type WayStep = (typeof WAY)[number]

/** "Step 2 of 5" in words, and a bar that screen readers skip. */
export function stepLine({ t }: App, step: WayStep): Child {
  const n = WAY.indexOf(step) + 1
  const bar = h('progress', { value: n, max: WAY.length, 'aria-hidden': 'true' })
  return h('p', { class: 'step' }, fill(t.page.step, { n, of: WAY.length }), bar)
}

export interface Onward {
  readonly back: Step
  readonly next: Step
  /** Errors that prevent going on. */
  readonly errors?: () => readonly FieldError[]
}

/** Buttons to go on, and back without loss; also straight to the review for a reporter who came from there. */
export function wayOn(app: App, { back, next, errors = () => [] }: Onward): Child {
  const { t, state } = app
  const goOn = (step: Step) => {
    const found = errors()
    if (found.length > 0) app.refuse(found)
    else app.go(step)
  }
  const straight = state.changing && next !== 'review'
  return actions(
    button(t.page.next, () => goOn(next), { id: 'next', look: 'main' }),
    straight ? button(t.review.again, () => goOn('review'), { id: 'to-review' }) : null,
    goButton(app, t.page.back, back, { id: 'back', look: 'quiet' }),
    keepButton(app),
  )
}

/** The button that leads to keeping a draft as a file, and back here. */
export function keepButton(app: App): Child {
  const keep = () => startDraft(app, 'keep')
  return button(app.t.draft.keep, keep, { id: 'keep-draft', look: 'quiet' })
}

/** Go back to a field; from there every step leads straight back to the review. */
export function changeAt(app: App, step: Step, field: string): void {
  app.state.changing = true
  app.go(step)
  showField(field)
}

/** Change the draft: a file that was kept is no longer the newest. */
export function alter({ state }: App, change: Partial<Draft>): void {
  Object.assign(state.draft, change)
  state.draftKept = false
}
