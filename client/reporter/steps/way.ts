import type { Child } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { actions, button, goButton, paragraph } from '../parts.ts'
import type { App, Step } from '../state.ts'

/** The steps from the first word to sending, as they are counted. */
const WAY = ['tell', 'details', 'contact', 'readers', 'review'] as const

/** "Step 2 of 5" */
export function stepLine({ t }: App, step: (typeof WAY)[number]): Child {
  return paragraph(fill(t.page.step, { n: WAY.indexOf(step) + 1, of: WAY.length }), 'step')
}

/** On, and back without loss. */
export function wayOn(app: App, back: Step, next: () => void): Child {
  return actions(
    button(app.t.page.next, next, { id: 'next', look: 'main' }),
    goButton(app, app.t.page.back, back, { id: 'back', look: 'quiet' }),
  )
}
