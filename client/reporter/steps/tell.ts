import { type Child, h } from '../../shared/dom.ts'
import { type Choices, choices, errorSummary, textField } from '../fields.ts'
import { REPORT } from '../files/chosen-file.ts'
import { type Channel, channelForAll, channelsOf, guidingOf, type Question } from '../form/form.ts'
import { askedDraft, channelOf, reportRoom } from '../form/letter.ts'
import { hasFiles } from '../form/losses.ts'
import { actions, button, goButton, heading, more, paragraph } from '../parts.ts'
import type { App, FieldError } from '../state.ts'
import { completeBoxes, helpBoxes, openBoxes } from './boxes.ts'
import { leavePage } from './leave-start.ts'
import { type Filled, roomErrors, roomLine, showRoom } from './room.ts'
import { spellingSwitch } from './spelling.ts'
import { unsent } from './unsent.ts'
import { alter, stepLine, wayOn } from './way.ts'

/** First step: who writes, and the text. */
export function tell(app: App): Child[] {
  const { t } = app
  const channels = channelsOf(app)
  const [first] = guiding(app)
  const choose = (channel: string | null) => {
    const open = openBoxes(app)
    alter(app, { channel })
    app.redraw()
    const said = openBoxes(app).flatMap((box) => (open.includes(box) ? [] : [`${box.title}.`]))
    if (said.length > 0) app.say(said.join(' '))
    completeBoxes(app)
  }
  return [
    stepLine(app, 'tell'),
    heading(t.tell.heading),
    errorSummary(app),
    channels.length > 1 ? whoWrites(app, channels, choose) : null,
    ...helpBoxes(app),
    ...unsent(app),
    first === undefined ? paragraph(t.tell.chooseFirst, 'hint') : questionField(app, first, true),
    paragraph(`${t.tell.anyLanguage} ${t.tell.careful}`, 'hint'),
    goButton(app, t.story.addFiles, 'files', { id: 'to-files', look: 'quiet' }),
    roomLine(app, reportRoom(app)),
    wayOn(app, {
      back: 'landing',
      next: 'story',
      errors: (to) => (to === 'review' ? tellErrors(app) : beginErrors(app)),
    }),
    paragraph(t.tell.onward, 'hint'),
    h('div', { class: 'offers' }, spellingSwitch(app), startOver(app)),
  ]
}

/** The questions that are asked of everybody; none while a channel has to be chosen first. */
export function guiding(app: App): readonly Question[] {
  const channel = channelOf(app) ?? channelForAll(channelsOf(app))
  return channel === null ? [] : guidingOf(channel)
}

/**
 * The choice of a channel. If channels are for some people, it asks who writes; the channels beside them say what
 * they are for.
 */
function whoWrites(
  app: App,
  channels: readonly Channel[],
  choose: (id: string | null) => void,
): Child {
  const { t, state } = app
  const asksWho = channels.some(({ isForSome }) => isForSome)
  return chooseChannel(app, {
    legend: asksWho ? t.tell.role : t.tell.channel,
    hint: asksWho ? t.tell.roleHint : t.tell.channelHint,
    options: channels.map((one) => ({
      ...optionOf(one),
      hint: asksWho && !one.isForSome ? t.tell.apart : undefined,
    })),
    chosen: state.draft.channel,
    choose,
  })
}

export function optionOf({ id, name }: Channel) {
  return { value: id, label: name }
}

type ChannelChoice = Pick<Choices, 'legend' | 'hint' | 'options'> & {
  readonly chosen: string | null
  readonly choose: (id: string | null) => void
}

/** The choice of a channel, also for the return visit, which may have to ask for it again. */
export function chooseChannel(app: App, { chosen, choose, ...words }: ChannelChoice): Child {
  return choices(app, {
    ...words,
    id: 'channel',
    type: 'radio',
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
    ownWords: true,
    count: 'room',
    onInput: (value) => {
      alter(app, { answers: { ...app.state.draft.answers, [id]: value } })
      showRoom(app, reportRoom(app))
    },
  })
}

/** The fields of some questions, with their content. */
export function filledFields(app: App, questions: readonly Question[]): Filled[] {
  const { answers } = app.state.draft
  return questions.map(({ id }) => ({ field: `answer-${id}`, text: answers[id] ?? '' }))
}

/** Errors that prevent telling more: it must be clear who is written to. */
function beginErrors(app: App): FieldError[] {
  const fields = filledFields(app, guiding(app).slice(0, 1))
  // a text that is too long is put right at the longest field, which may be on the next step
  const longest = Math.max(...Object.values(askedDraft(app).answers).map((text) => text.length))
  const isHere = fields.some(({ text }) => text.length === longest)
  const room = isHere ? roomErrors(app, reportRoom(app), fields) : []
  if (channelOf(app) !== null) return room
  return [{ field: 'channel', sentence: (t) => t.tell.channelMissing }, ...room]
}

/** Errors on the first step that prevent sending: something must be told, in words or by files. */
export function tellErrors(app: App): FieldError[] {
  const [first] = guiding(app)
  const empty = Object.values(askedDraft(app).answers).every((text) => text.trim() === '')
  const errors = beginErrors(app)
  if (!empty || hasFiles(app.state, REPORT) || first === undefined) return errors
  return [...errors, { field: `answer-${first.id}`, sentence: (t) => t.tell.empty }]
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
