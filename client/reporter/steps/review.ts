import { type Child, h, type Markup } from '../../shared/dom.ts'
import { fill, wordFor } from '../../texts/catalogue.ts'
import { channelOf } from '../letter.ts'
import { actions, button, goButton, heading, notice, paragraph } from '../parts.ts'
import type { App, Step } from '../state.ts'
import { protection } from './landing.ts'
import { sendReport } from './send.ts'

/** Last step before sending: exactly what goes, to whom, and what comes of it. */
export function review(app: App): Child[] {
  const { t } = app
  return [
    paragraph(fill(t.page.step, { n: 4 }), 'step'),
    heading(t.review.heading),
    h('h2', {}, t.review.what),
    h('dl', { class: 'summary' }, ...rows(app)),
    paragraph(t.review.also, 'hint'),
    ...people(app),
    notice('calm', t.review.anonymous, paragraph(t.review.anonymousText)),
    h('h2', {}, t.review.party),
    ...partyTexts(app).map((text) => paragraph(text)),
    h('h2', {}, t.review.retaliation),
    paragraph(t.worry.punishedText),
    protection(t, app.root),
    actions(
      button(t.review.send, () => void sendReport(app), { id: 'send', look: 'main' }),
      goButton(app, t.page.back, 'readers', { id: 'back', look: 'quiet' }),
    ),
    paragraph(t.review.sendHint, 'hint'),
  ]
}

function rows(app: App): Markup[] {
  const { t, state } = app
  const { answers, party, categories, relation } = state.draft
  const channel = channelOf(state)
  const { questions = [] } = channel?.questionnaire ?? {}
  const kinds = categories.map((name) => wordFor(t.categories, name)).join(', ')
  return [
    ...(channel ? [row(app, t.tell.channel, channel.name[state.language], 'tell', 'channel')] : []),
    ...questions.map((name) =>
      row(app, wordFor(t.questions, name), answers[name] ?? '', 'tell', name),
    ),
    row(app, t.details.party, party ? wordFor(t.parties, party) : '', 'details', 'party'),
    row(app, t.details.categories, kinds, 'details', 'categories'),
    row(
      app,
      t.details.relation,
      relation ? wordFor(t.relations, relation) : '',
      'details',
      'relation',
    ),
  ]
}

function row(app: App, term: string, text: string, step: Step, id: string): Markup {
  const { t } = app
  const label = fill(t.review.changeWhat, { what: term })
  const empty = text.trim() === ''
  return h(
    'div',
    {},
    h('dt', {}, term),
    h('dd', { class: empty ? 'hint' : 'as-written' }, empty ? t.review.nothing : text),
    h(
      'dd',
      { class: 'change' },
      goButton(app, t.review.change, step, { id: `change-${id}`, look: 'quiet', label }),
    ),
  )
}

function people(app: App): Child[] {
  const { t, state } = app
  const recipients = channelOf(state)?.recipients ?? []
  const out = recipients.filter(({ id }) => state.draft.leftOut.includes(id))
  const list = (some: typeof recipients) =>
    h('ul', { class: 'people' }, ...some.map(({ title }) => h('li', {}, title[state.language])))
  return [
    h('h2', {}, t.review.to),
    list(recipients.filter((one) => !out.includes(one))),
    ...(out.length > 0 ? [h('h2', {}, t.review.notTo), list(out)] : []),
  ]
}

/** Who is not a party gets no outcome; said before sending, so that nobody waits for it. */
function partyTexts({ t, state }: App): string[] {
  switch (state.draft.party) {
    case 'own':
      return [t.review.partyOwn]
    case 'witness':
      return [t.review.partyOther]
    default:
      return [t.review.partyOwn, t.review.partyOther]
  }
}
