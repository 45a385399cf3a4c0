import { buildAll, type Child } from '../../../shared/dom.ts'
import type { App, Written } from '../../state.ts'
import { type Form, fieldId, isEmpty } from './form.ts'
import { formOf } from './forms.ts'

/** The words of a letter that may point to its writer; none if the letter tells who that is. */
export function letterHint(app: App, form: Form): Child[] {
  if (form.saysWho || form.fields.length === 0) return []
  return app.hint?.list(app, textsOf(app, form)) ?? []
}

/** Milliseconds without a key pressed after which somebody has paused: nothing is said of a word half written. */
const PAUSE = 1000

let pause: ReturnType<typeof setTimeout> | undefined

/** Look through the letter again once its writer pauses. */
export function hintAfterPause(app: App): void {
  const { state } = app
  clearTimeout(pause)
  pause = setTimeout(() => {
    const isHere = app.state === state && state.step === 'letter'
    if (isHere && state.writing !== null) showAgain(letterHint(app, formOf(app, state.writing)))
  }, PAUSE)
}

/** Draw the list again, and nothing of the fields above it: somebody is writing in one of them. */
function showAgain([list = null]: readonly Child[]): void {
  const before = document.getElementById('hint')
  if (before === null || list === null || typeof list === 'string') return
  const hadFocus = before.contains(document.activeElement)
  before.replaceChildren(...buildAll(list.children))
  if (hadFocus) before.querySelector('summary')?.focus()
}

/** Every text of the letter that is not empty. */
function textsOf({ state }: App, { fields }: Form): readonly Written[] {
  const { values = {} } = state.writing ?? {}
  return fields
    .filter(({ kind, name }) => kind === 'text' && !isEmpty(values[name]))
    .map(({ name, label }) => {
      return { label, text: String(values[name]), step: 'letter', field: fieldId(name) }
    })
}
