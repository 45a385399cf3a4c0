import { type Child, h } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { type Reader, readersOf } from '../form.ts'
import { channelOf } from '../letter.ts'
import {
  actions,
  button,
  choices,
  errorSummary,
  goButton,
  heading,
  notice,
  otherWays,
  paragraph,
} from '../parts.ts'
import { loadReception } from '../reception.ts'
import type { App, FieldError } from '../state.ts'
import { stepLine, wayOn } from './way.ts'

/** Who reads, and who must not: the first step that has to know the signed list. */
export function readers(app: App): Child[] {
  const { t, state } = app
  const { reception } = state
  if (reception.kind !== 'ready') return notReady(app)
  const channel = channelOf(app)
  const people = channel === null ? [] : readersOf(app, channel.id)
  return [
    stepLine(app, 'readers'),
    heading(t.readers.heading),
    errorSummary(app),
    channel === null ? null : leaveOut(app, people),
    state.errors.length > 0 ? otherWays(app.scene) : null,
    wayOn(app, 'contact', () => {
      const errors = readersErrors(app, people)
      if (errors.length > 0) app.refuse(errors)
      else app.go('review')
    }),
  ]
}

/** While it is not known who reads, or where nobody can be sealed to. */
function notReady(app: App): Child[] {
  const { t, state } = app
  const { reception } = state
  const back = goButton(app, t.page.back, 'contact', { id: 'back', look: 'quiet' })
  if (reception.kind === 'failed') {
    const retry = button(t.page.retry, () => void loadReception(app), { id: 'retry' })
    return [
      heading(t.readers.heading),
      notice('bad', null, paragraph(t.errors[reception.code]), actions(retry)),
      otherWays(app.scene),
      actions(back),
    ]
  }
  return [
    heading(t.readers.heading),
    h('p', { 'aria-busy': 'true', class: 'busy' }, t.page.working),
    actions(back),
  ]
}

/** Readers by role, and boxes for those who must not be among them. */
export function leaveOut(app: App, people: readonly Reader[]): Child {
  const { t, state } = app
  return h(
    'div',
    {},
    paragraph(t.readers.lead),
    h('ul', { class: 'people' }, ...people.map(({ title }) => h('li', {}, title))),
    choices(app, {
      id: 'leave-out',
      type: 'checkbox',
      legend: t.readers.leaveOut,
      hint: t.readers.leaveOutHint,
      options: people.map(({ id, title }) => ({
        value: id,
        label: fill(t.readers.leftOut, { title }),
      })),
      chosen: state.draft.leftOut,
      onChange: (chosen) => {
        state.draft.leftOut = chosen
      },
    }),
  )
}

export function readersErrors(app: App, people: readonly Reader[]): FieldError[] {
  const { leftOut } = app.state.draft
  if (people.some(({ id }) => !leftOut.includes(id))) return []
  return [{ field: 'leave-out', sentence: (t) => t.readers.nobody }]
}
