import { type Child, h } from '../../shared/dom.ts'
import { choices, errorSummary, textField } from '../fields.ts'
import { REPORT } from '../files/chosen-file.ts'
import { filesErrors, filesSection } from '../files/lazy.ts'
import {
  type Channel,
  channelForAll,
  channelsOf,
  guidingOf,
  isAsked,
  type Question,
} from '../form/form.ts'
import { askedDraft, channelOf, reportContent, roomLeft } from '../form/letter.ts'
import { hasFiles } from '../form/losses.ts'
import { actions, button, heading, more, paragraph } from '../parts.ts'
import type { App, FieldError } from '../state.ts'
import { startDraft } from './draft-start.ts'
import { leavePage } from './leave-start.ts'
import { type Filled, roomErrors, roomLine, showRoom } from './room.ts'
import { unsent } from './unsent.ts'
import { alter, stepLine, wayOn } from './way.ts'

/** First step: the text, under the guiding questions. */
export function tell(app: App): Child[] {
  const { t } = app
  const channels = channelsOf(app)
  const questions = guiding(app)
  const choose = (channel: string | null) => {
    alter(app, { channel })
    app.redraw()
  }
  return [
    stepLine(app, 'tell'),
    heading(t.tell.heading),
    errorSummary(app),
    paragraph(t.tell.lead),
    paragraph(t.tell.careful, 'hint'),
    paragraph(t.tell.memory, 'hint'),
    channels.length > 1 ? chooseChannel(app, channels, app.state.draft.channel, choose) : null,
    ...unsent(app),
    questions.length === 0 ? paragraph(t.tell.chooseFirst, 'hint') : null,
    ...offers(app),
    ...questions.map((question, i) => questionField(app, question, i === 0)),
    ...remembered(app),
    ...filesSection(app, REPORT),
    roomLine(app, roomLeft(reportContent(app))),
    wayOn(app, { back: 'landing', next: 'details', errors: () => tellErrors(app, false) }),
    startOver(app),
  ]
}

/** Help to remember, and going on with a draft that was kept. */
function offers(app: App): Child[] {
  const { t } = app
  const probes = recallOf(app)
  const begin = () => {
    app.state.recallAt = 0
    app.go('recall')
  }
  const recall = more(
    t.recall.offer,
    paragraph(t.recall.offerText),
    actions(button(t.recall.start, begin, { id: 'recall' })),
  )
  const open = () => startDraft(app, 'open')
  const kept = more(
    t.draft.have,
    paragraph(t.draft.haveText),
    actions(button(t.draft.openHeading, open, { id: 'open-draft' })),
  )
  return [h('div', { class: 'offers' }, probes.length > 0 ? recall : null, kept)]
}

/** The questions that are asked of everybody; none while a channel has to be chosen first. */
export function guiding(app: App): readonly Question[] {
  const channel = channelOf(app) ?? channelForAll(channelsOf(app))
  return channel === null ? [] : guidingOf(channel)
}

/** Questions that help to remember, if the story can be told first. */
export function recallOf(app: App): readonly Question[] {
  const channel = channelOf(app) ?? channelForAll(channelsOf(app))
  return (channel?.questionnaire.recall ?? []).filter((one) => isAsked(one, app.state.draft))
}

/** Answers from guided recall, to be read and changed like the rest. */
function remembered(app: App): Child[] {
  const probes = answeredProbes(app)
  if (probes.length === 0) return []
  return [
    h('h2', {}, app.t.recall.remembered),
    ...probes.map((probe) => questionField(app, probe, false)),
  ]
}

/** Recall questions with an answer; one whose answer was emptied keeps its field. */
function answeredProbes(app: App): readonly Question[] {
  return recallOf(app).filter(({ id }) => app.state.draft.answers[id] !== undefined)
}

/** The choice of a channel, also for the return visit, which may have to ask for it again. */
export function chooseChannel(
  app: App,
  channels: readonly Channel[],
  chosen: string | null,
  choose: (id: string | null) => void,
): Child {
  const { t } = app
  return choices(app, {
    id: 'channel',
    type: 'radio',
    legend: t.tell.channel,
    hint: t.tell.channelHint,
    options: channels.map(({ id, name }) => ({ value: id, label: name })),
    chosen: chosen === null ? [] : [chosen],
    onChange: ([id = null]) => choose(id),
  })
}

/** The field of a question. */
export function questionField(app: App, question: Question, tall: boolean): Child {
  const { answers } = app.state.draft
  const { id, label, hint } = question
  return textField(app, {
    id: `answer-${id}`,
    label,
    ...(hint === undefined ? {} : { hint }),
    value: answers[id] ?? '',
    rows: tall ? 7 : 3,
    count: 'room',
    onInput: (value) => {
      alter(app, { answers: { ...app.state.draft.answers, [id]: value } })
      showRoom(app, roomLeft(reportContent(app)))
    },
  })
}

/** The fields of some questions, with their content. */
export function filledFields(app: App, questions: readonly Question[]): Filled[] {
  const { answers } = app.state.draft
  return questions.map(({ id }) => ({ field: `answer-${id}`, text: answers[id] ?? '' }))
}

/** Errors that prevent going on from the first step or, if `isLast`, sending. */
export function tellErrors(app: App, isLast = true): FieldError[] {
  const questions = guiding(app)
  const fields = filledFields(app, [...questions, ...answeredProbes(app)])
  const errors: FieldError[] = []
  if (channelOf(app) === null) {
    errors.push({ field: 'channel', sentence: (t) => t.tell.channelMissing })
  }
  const [first] = fields
  const empty = Object.values(askedDraft(app).answers).every((text) => text.trim() === '')
  if (empty && !hasFiles(app.state, REPORT) && first !== undefined) {
    errors.push({ field: first.field, sentence: (t) => t.tell.empty })
  }
  const room = roomErrors(app, roomLeft(reportContent(app)), fields)
  return [...errors, ...room, ...filesErrors(app, REPORT, isLast)]
}

/** Emptying the page first shows what would be lost. */
function startOver(app: App): Child {
  const { t } = app
  return more(
    t.tell.startOver,
    paragraph(t.tell.startOverText),
    actions(button(t.tell.startOverDo, () => leavePage(app, 'report'), { id: 'start-over' })),
  )
}
