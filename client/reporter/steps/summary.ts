import { type Child, h, type Markup } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { isAsked, type Question } from '../form/form.ts'
import { askedDraft, channelOf, reportContent } from '../form/letter.ts'
import { button } from '../parts.ts'
import type { App, Step, Written } from '../state.ts'
import { WISHES } from './contact.ts'
import { changeAt } from './way.ts'

/** The report in the reporter's own words, each part with a way to change it. */
export function summary(app: App): Child[] {
  const { t } = app
  return [
    h('h2', {}, t.review.what),
    h('dl', { class: 'summary' }, ...storyRows(app)),
    h('h2', {}, t.review.matter),
    h('dl', { class: 'summary' }, ...matterRows(app)),
    h('h2', {}, t.review.hearing),
    h('dl', { class: 'summary' }, ...hearingRows(app)),
  ]
}

/** The text of an answer as it is sent, not as it was typed. */
function sentText(app: App, id: string): string {
  const text = reportContent(app).answers[id]
  return typeof text === 'string' ? text : ''
}

function storyRows(app: App): Markup[] {
  const { t } = app
  const channel = channelOf(app)
  const { questions = [], recall = [] } = channel?.questionnaire ?? {}
  const remembered = recall.filter(({ id }) => sentText(app, id) !== '')
  const texts = [...questions.filter(({ when }) => when === undefined), ...remembered]
  return [
    ...(channel ? [row(app, t.tell.channel, channel.name, 'tell', 'channel')] : []),
    ...texts.map((one) => questionRow(app, one, 'tell')),
  ]
}

function matterRows(app: App): Markup[] {
  const { t } = app
  const { party, categories, relation } = askedDraft(app)
  const asked = channelOf(app)?.questionnaire
  const label = (list: readonly Labelled[] | undefined, id: string | null) =>
    list?.find((one) => one.id === id)?.label ?? ''
  const kinds = categories.map((id) => label(asked?.categories, id)).join('\n')
  const later = (asked?.questions ?? []).filter(
    (one) => one.when !== undefined && isAsked(one, app.state.draft),
  )
  return [
    row(app, t.details.party, label(asked?.parties, party), 'details', 'party'),
    row(app, t.details.categories, kinds, 'details', 'category'),
    row(app, t.details.relation, label(asked?.relations, relation), 'details', 'relation'),
    ...later.map((one) => questionRow(app, one, 'details')),
  ]
}

function hearingRows(app: App): Markup[] {
  const { t, state } = app
  const { wish } = state.draft
  const wishes = WISHES.filter((one) => wish.includes(one)).map((one) => t.wishes[one])
  return [
    row(app, t.contact.wish, wishes.join('\n'), 'contact', 'wish'),
    row(app, t.contact.wishText, sentText(app, 'wish-text'), 'contact', 'wish-text'),
  ]
}

type Labelled = Pick<Question, 'id' | 'label'>

function questionRow(app: App, { id, label }: Labelled, step: Step): Markup {
  return row(app, label, sentText(app, id), step, `answer-${id}`)
}

/** @param field id of the field where it can be changed */
function row(app: App, term: string, text: string, step: Step, field: string): Markup {
  const { t } = app
  const label = fill(t.review.changeWhat, { what: term })
  const empty = text === ''
  const change = () => changeAt(app, step, field)
  return h(
    'div',
    {},
    h('dt', {}, term),
    h('dd', { class: empty ? 'hint' : 'as-written' }, empty ? t.review.nothing : text),
    h(
      'dd',
      { class: 'change' },
      button(t.review.change, change, { id: `change-${field}`, look: 'quiet', label }),
    ),
  )
}

/** Every text that is sent and is not empty, in the order in which it was asked for. */
export function writtenTexts(app: App): readonly Written[] {
  const { t, state } = app
  const { answers, wishText } = state.draft
  const { questions = [], recall = [] } = channelOf(app)?.questionnaire ?? {}
  const written = (asked: readonly Question[], stepOf: (question: Question) => Step) =>
    asked
      .filter((question) => isAsked(question, state.draft))
      .map((question) => ({
        label: question.label,
        text: answers[question.id] ?? '',
        step: stepOf(question),
        field: `answer-${question.id}`,
      }))
  const wish: Written = {
    label: t.contact.wishText,
    text: wishText,
    step: 'contact',
    field: 'wish-text',
  }
  return [
    ...written(questions, ({ when }) => (when === undefined ? 'tell' : 'details')),
    ...written(recall, () => 'tell'),
    wish,
  ].filter(({ text }) => text.trim() !== '')
}
