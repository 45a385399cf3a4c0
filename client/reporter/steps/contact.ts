import type { Child } from '../../shared/dom.ts'
import { choices, heading, notice, paragraph } from '../parts.ts'
import type { App } from '../state.ts'
import { stepLine, wayOn } from './way.ts'

/** Ways in which somebody can be heard. PROTOCOL.md section 9 */
export const WISHES = ['meeting', 'phone', 'video', 'written-hearing'] as const

/** Third step: one is unknown unless one says more; and how one would like to be heard. */
export function contact(app: App): Child[] {
  const { t, state } = app
  const { draft } = state
  return [
    stepLine(app, 'contact'),
    heading(t.contact.heading),
    notice('calm', t.contact.anonymous, paragraph(t.contact.anonymousText)),
    choices(app, {
      id: 'wish',
      type: 'checkbox',
      legend: t.contact.wish,
      hint: t.contact.wishHint,
      options: WISHES.map((value) => ({ value, label: t.wishes[value] })),
      chosen: draft.wish,
      onChange: (chosen) => {
        draft.wish = chosen
      },
    }),
    wayOn(app, 'details', () => app.go('readers')),
  ]
}
