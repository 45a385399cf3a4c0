import type { Child } from '../../shared/dom.ts'
import { choices } from '../fields.ts'
import { more } from '../parts.ts'
import type { App } from '../state.ts'

/**
 * The switch for spelling help in the reporter's own words. It is off until the reporter turns it on: a browser may
 * send what is typed to its maker, and no page can tell whether it does.
 */
export function spellingSwitch(app: App): Child {
  const { t, state } = app
  const group = choices(app, {
    id: 'spelling',
    type: 'checkbox',
    legend: t.spelling.where,
    hint: t.spelling.risk,
    options: [{ value: 'on', label: t.spelling.on }],
    chosen: state.spelling ? ['on'] : [],
    onChange: (chosen) => {
      state.spelling = chosen.length > 0
      app.redraw()
    },
  })
  return more(t.spelling.title, group)
}
