import { type Child, h } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { guidingOf, headingOf, placedAnswers, type Question } from '../form/form.ts'
import { askedDraft, channelOf } from '../form/letter.ts'
import { actions, button, paragraph } from '../parts.ts'
import type { App } from '../state.ts'
import { alter } from './way.ts'

/**
 * Texts that would be left out silently, because no question asks for them any more. They are shown in full,
 * to be taken along or left. Empty if everything that is filled in is sent.
 */
export function unsent(app: App): Child[] {
  const { t, state } = app
  const texts = unsentTexts(app)
  if (texts.length === 0) return []
  const rows = texts.map(([id, text]) =>
    h(
      'div',
      {},
      h('dt', {}, headingOf(app, id) ?? t.review.unsentGone),
      h('dd', { class: 'as-written' }, text),
    ),
  )
  const list = h('dl', { class: 'summary' }, ...rows)
  const first = firstOf(app)
  const place = first === undefined ? null : placeButton(app, first)
  if (texts.every(([id]) => state.notSent.includes(id))) {
    const inside = h('div', { class: 'inside' }, list, actions(place))
    return [h('details', { id: 'unsent' }, h('summary', {}, t.review.unsent), inside)]
  }
  return [
    h(
      'section',
      { id: 'unsent', class: 'notice care' },
      h('h2', {}, t.review.unsent),
      paragraph(t.review.unsentText),
      list,
      actions(place, leaveButton(app)),
    ),
  ]
}

/** Answers that are filled in and not among those that are sent. */
function unsentTexts(app: App): readonly (readonly [id: string, text: string])[] {
  const sent = askedDraft(app).answers
  return Object.entries(app.state.draft.answers).filter(
    ([id, text]) => text.trim() !== '' && !Object.hasOwn(sent, id),
  )
}

/** The question that the rest is added to: the first one that everybody is asked. */
function firstOf(app: App): Question | undefined {
  const channel = channelOf(app)
  return channel === null ? undefined : guidingOf(channel)[0]
}

function placeButton(app: App, { id, label }: Question): Child {
  const place = () => {
    const asked = new Set(Object.keys(askedDraft(app).answers))
    alter(app, { answers: placedAnswers(app.state.draft.answers, asked, id).answers })
    show(app, fill(app.t.review.unsentPlaced, { label }))
  }
  return button(fill(app.t.review.unsentPlace, { label }), place, { id: 'unsent-place' })
}

function leaveButton(app: App): Child {
  const { t, state } = app
  const leave = () => {
    state.notSent = [...state.notSent, ...unsentTexts(app).map(([id]) => id)]
    show(app, fill(t.review.unsentLeft, { heading: t.review.unsent }))
  }
  return button(t.review.unsentLeave, leave, { id: 'unsent-leave', look: 'quiet' })
}

/** The pressed button is gone: continue from the heading, and say what has become of the text. */
function show(app: App, text: string): void {
  const { state } = app
  app.go(state.step)
  state.note = () => text
  app.redraw()
  app.say(text)
}
