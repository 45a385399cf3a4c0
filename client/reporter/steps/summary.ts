import { type Child, h, type Markup } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { type Channel, isAsked, type Question } from '../form/form.ts'
import { askedDraft, channelOf, chosenOf, reportContent } from '../form/letter.ts'
import { button, more } from '../parts.ts'
import type { App, Step, Written } from '../state.ts'
import { WISHES } from './contact.ts'
import { changeAt } from './way.ts'

/** The report in the reporter's own words, each part with a way to change it. Parts without an answer are folded. */
export function summary(app: App): Child[] {
  const { t } = app
  const rows = [...storyRows(app), ...matterRows(app), ...hearingRows(app)]
  const list = (some: readonly Row[]) =>
    h('dl', { class: 'summary' }, ...some.map((row) => drawn(app, row)))
  const [filled, empty] = [true, false].map((isFilled) =>
    rows.filter(({ text }) => (text !== '') === isFilled),
  ) as [Row[], Row[]]
  return [
    h('h2', {}, t.review.what),
    list(filled),
    empty.length === 0 ? null : more(t.review.nothing, list(empty)),
  ]
}

interface Row {
  readonly term: string
  /** Empty if nothing was answered. */
  readonly text: string
  readonly step: Step
  /** id of the field where it can be changed */
  readonly field: string
}

/** The text of an answer as it is sent, not as it was typed. */
function sentText(app: App, id: string): string {
  const text = reportContent(app).answers[id]
  return typeof text === 'string' ? text : ''
}

function storyRows(app: App): Row[] {
  const channel = channelOf(app)
  const { questions = [], recall = [] } = channel?.questionnaire ?? {}
  const remembered = recall.filter(({ id }) => sentText(app, id) !== '')
  const texts = [...questions.filter(({ when }) => when === undefined), ...remembered]
  return [
    ...(channel ? [rowOf(channelTerm(app, channel), channel.name, 'tell', 'channel')] : []),
    ...texts.map((one, i) => questionRow(app, one, i === 0 ? 'tell' : 'story')),
  ]
}

/** The question that a channel answers. */
function channelTerm({ t }: App, { isForSome }: Channel): string {
  return isForSome ? t.tell.role : t.tell.channel
}

function matterRows(app: App): Row[] {
  const { t } = app
  const { party, categories, relation } = askedDraft(app)
  const { questionnaire: asked, relation: answered = null } = channelOf(app) ?? {}
  const label = (list: readonly Labelled[] | undefined, id: string | null) =>
    list?.find((one) => one.id === id)?.label ?? ''
  const kinds = categories.map((id) => label(asked?.categories, id)).join('\n')
  const later = (asked?.questions ?? []).filter(
    (one) => one.when !== undefined && isAsked(one, chosenOf(app)),
  )
  return [
    rowOf(t.details.party, label(asked?.parties, party), 'details', 'party'),
    rowOf(t.details.categories, kinds, 'details', 'category'),
    ...(answered === null
      ? [rowOf(t.details.relation, label(asked?.relations, relation), 'details', 'relation')]
      : []),
    ...later.map((one) => questionRow(app, one, 'details')),
  ]
}

function hearingRows(app: App): Row[] {
  const { t, state } = app
  const { wish } = state.draft
  const wishes = WISHES.filter((one) => wish.includes(one)).map((one) => t.wishes[one])
  return [
    rowOf(t.contact.wish, wishes.join('\n'), 'contact', 'wish'),
    rowOf(t.contact.wishText, sentText(app, 'wish-text'), 'contact', 'wish-text'),
  ]
}

type Labelled = Pick<Question, 'id' | 'label'>

function questionRow(app: App, { id, label }: Labelled, step: Step): Row {
  return rowOf(label, sentText(app, id), step, `answer-${id}`)
}

function rowOf(term: string, text: string, step: Step, field: string): Row {
  return { term, text, step, field }
}

function drawn(app: App, { term, text, step, field }: Row): Markup {
  const { t } = app
  const label = fill(t.review.changeWhat, { what: term })
  const change = () => changeAt(app, step, field)
  return h(
    'div',
    {},
    h('dt', {}, term),
    text === '' ? null : h('dd', { class: 'as-written' }, text),
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
  const chosen = chosenOf(app)
  const { questions = [], recall = [] } = channelOf(app)?.questionnaire ?? {}
  const written = (asked: readonly Question[], where: (question: Question) => Step) =>
    asked
      .filter((question) => isAsked(question, chosen))
      .map((question) => ({
        label: question.label,
        text: answers[question.id] ?? '',
        step: where(question),
        field: `answer-${question.id}`,
      }))
  const wish: Written = {
    label: t.contact.wishText,
    text: wishText,
    step: 'contact',
    field: 'wish-text',
  }
  return [
    ...written(questions, (question) => stepOf(question, questions)),
    ...written(recall, () => 'story'),
    wish,
  ].filter(({ text }) => text.trim() !== '')
}

/** The step on which a question is asked: the first of all comes alone. */
function stepOf({ id, when }: Question, questions: readonly Question[]): Step {
  if (when !== undefined) return 'details'
  return id === questions.find((one) => one.when === undefined)?.id ? 'tell' : 'story'
}
