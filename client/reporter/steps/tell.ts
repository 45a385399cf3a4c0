import type { Child } from '../../shared/dom.ts'
import { count } from '../../texts/wording.ts'
import { type Channel, channelsOf, isAsked, type Question } from '../form.ts'
import { channelOf, reportContent, roomLeft } from '../letter.ts'
import { choices, errorSummary, heading, paragraph, textField } from '../parts.ts'
import type { App, FieldError } from '../state.ts'
import { roomLine, showRoom } from './room.ts'
import { stepLine, wayOn } from './way.ts'

/** First step: the text, under the guiding questions. */
export function tell(app: App): Child[] {
  const { t } = app
  const channels = channelsOf(app)
  return [
    stepLine(app, 'tell'),
    heading(t.tell.heading),
    errorSummary(app),
    paragraph(t.tell.lead),
    paragraph(t.tell.careful, 'hint'),
    channels.length > 1 ? chooseChannel(app, channels) : null,
    ...guiding(app).map((question, i) => questionField(app, question, i === 0)),
    roomLine(app, roomLeft(reportContent(app))),
    wayOn(app, 'landing', () => leaveTell(app)),
  ]
}

/** The questions that are asked of everybody; the others come with what is chosen later. */
function guiding(app: App): readonly Question[] {
  const { questionnaire } = channelOf(app) ?? channelsOf(app)[0] ?? {}
  return (questionnaire?.questions ?? []).filter(({ when }) => when === undefined)
}

/** Shared with the return visit, where the channel may have to be asked again. */
export function chooseChannel(app: App, channels: readonly Channel[]): Child {
  const { t, state } = app
  return choices(app, {
    id: 'channel',
    type: 'radio',
    legend: t.tell.channel,
    hint: t.tell.channelHint,
    options: channels.map(({ id, name }) => ({ value: id, label: name })),
    chosen: state.draft.channel === null ? [] : [state.draft.channel],
    onChange: ([id = null]) => {
      state.draft.channel = id
      state.draft.leftOut = []
      app.redraw()
    },
  })
}

/** The field of a question. */
export function questionField(app: App, question: Question, tall: boolean): Child {
  const { state } = app
  const { id, label, hint } = question
  return textField(app, {
    id: `answer-${id}`,
    label,
    ...(hint === undefined ? {} : { hint }),
    value: state.draft.answers[id] ?? '',
    rows: tall ? 7 : 3,
    count: 'room',
    onInput: (value) => {
      state.draft.answers[id] = value
      state.draftKept = false
      showRoom(app, roomLeft(reportContent(app)))
    },
  })
}

function leaveTell(app: App): void {
  const errors = tellErrors(app)
  if (errors.length > 0) app.refuse(errors)
  else app.go('details')
}

/** What stands against going on from the first step. */
export function tellErrors(app: App): FieldError[] {
  const { state, language } = app
  const questions = guiding(app)
  const texts = questions.map(({ id }) => state.draft.answers[id] ?? '')
  const longest = texts.reduce(
    (at, text, i) => (text.length > (texts[at] ?? '').length ? i : at),
    0,
  )
  const left = roomLeft(reportContent(app))
  const errors: FieldError[] = []
  if (channelOf(app) === null) {
    errors.push({ field: 'channel', sentence: (t) => t.tell.channelMissing })
  }
  if (Object.values(state.draft.answers).every((text) => text.trim() === '')) {
    errors.push({ field: `answer-${questions[0]?.id}`, sentence: (t) => t.tell.empty })
  }
  if (left < 0) {
    const field = `answer-${questions[longest]?.id}`
    errors.push({ field, sentence: (t) => count(language, t.tell.overShort, -left) })
  }
  return errors
}

/** Whether a question belongs to what was chosen, and is not among the guiding ones. */
export function askedLater(app: App): readonly Question[] {
  const { questions = [] } = channelOf(app)?.questionnaire ?? {}
  return questions.filter((one) => one.when !== undefined && isAsked(one, app.state.draft))
}
