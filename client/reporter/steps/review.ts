import { type Child, h, type Markup } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { isAsked, type Question, readersOf } from '../form.ts'
import { channelOf } from '../letter.ts'
import { actions, button, goButton, heading, notice, paragraph } from '../parts.ts'
import type { App, Step } from '../state.ts'
import { WISHES } from './contact.ts'
import { protection } from './landing.ts'
import { sendReport } from './send.ts'
import { stepLine } from './way.ts'

/** Last step before sending: exactly what goes, to whom, and what comes of it. */
export function review(app: App): Child[] {
  const { t } = app
  return [
    stepLine(app, 'review'),
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
    protection(app.scene),
    actions(
      button(t.review.send, () => void sendReport(app), { id: 'send', look: 'main' }),
      goButton(app, t.page.back, 'readers', { id: 'back', look: 'quiet' }),
    ),
    paragraph(t.review.sendHint, 'hint'),
  ]
}

function rows(app: App): Markup[] {
  const { t, state } = app
  const { answers, party, categories, relation, wish } = state.draft
  const channel = channelOf(app)
  const asked = channel?.questionnaire
  const label = (list: readonly Labelled[] | undefined, id: string | null) =>
    list?.find((one) => one.id === id)?.label ?? ''
  const kinds = categories.map((id) => label(asked?.categories, id)).join(', ')
  const wishes = WISHES.filter((one) => wish.includes(one)).map((one) => t.wishes[one])
  const { parties, relations } = asked ?? {}
  return [
    ...(channel ? [row(app, t.tell.channel, channel.name, 'tell', 'channel')] : []),
    ...questionRows(app, asked?.questions ?? [], answers),
    row(app, t.details.party, label(parties, party), 'details', 'party'),
    row(app, t.details.categories, kinds, 'details', 'categories'),
    row(app, t.details.relation, label(relations, relation), 'details', 'relation'),
    row(app, t.contact.wish, wishes.join(', '), 'contact', 'wish'),
  ]
}

type Labelled = Pick<Question, 'id' | 'label'>

function questionRows(
  app: App,
  questions: readonly Question[],
  answers: Readonly<Record<string, string>>,
): Markup[] {
  return questions
    .filter((one) => isAsked(one, app.state.draft))
    .map(({ id, label, when }) =>
      row(app, label, answers[id] ?? '', when === undefined ? 'tell' : 'details', id),
    )
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
  const channel = channelOf(app)
  const all = channel === null ? [] : readersOf(app, channel.id)
  const out = all.filter(({ id }) => state.draft.leftOut.includes(id))
  const list = (some: typeof all) =>
    h('ul', { class: 'people' }, ...some.map(({ title }) => h('li', {}, title)))
  return [
    h('h2', {}, t.review.to),
    list(all.filter((one) => !out.includes(one))),
    ...(out.length > 0 ? [h('h2', {}, t.review.notTo), list(out)] : []),
  ]
}

/** Who is not a party gets no outcome; said before sending, so that nobody waits for it. */
function partyTexts(app: App): string[] {
  const { t, state } = app
  const parties = channelOf(app)?.questionnaire.parties ?? []
  switch (parties.find(({ id }) => id === state.draft.party)?.proposes) {
    case 'party':
      return [t.review.partyOwn]
    case 'not-a-party':
      return [t.review.partyOther]
    default:
      return [t.review.partyOwn, t.review.partyOther]
  }
}
