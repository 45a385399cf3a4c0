import { type Child, h } from '../../shared/dom.ts'
import type { ChannelView } from '../../shared/reception.ts'
import { fill, type Texts, wordFor } from '../../texts/catalogue.ts'
import { channelOf, receptionOf, reportContent, roomLeft } from '../letter.ts'
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
  showText,
  textField,
} from '../parts.ts'
import { loadReception } from '../reception.ts'
import type { App, FieldError, Step } from '../state.ts'

/** Below this, the counter is shown as a warning, in bytes. */
const SCARCE = 500

function stepLine(t: Texts, n: number): Child {
  return paragraph(fill(t.page.step, { n }), 'step')
}

function wayOn(app: App, back: Step, next: () => void): Child {
  return actions(
    button(app.t.page.next, next, { id: 'next', look: 'main' }),
    goButton(app, app.t.page.back, back, { id: 'back', look: 'quiet' }),
  )
}

/** First step: the text, under the four guiding questions. */
export function tell(app: App): Child[] {
  const { t, state } = app
  const { reception } = state
  if (reception.kind !== 'ready') return notReady(app)
  const { channels } = reception.value
  const channel = channelOf(state)
  const questions = channel?.questionnaire.questions ?? channels[0]?.questionnaire.questions ?? []
  return [
    stepLine(t, 1),
    heading(t.tell.heading),
    errorSummary(app),
    paragraph(t.tell.lead),
    paragraph(t.tell.careful, 'hint'),
    channels.length > 1 ? chooseChannel(app, channels) : null,
    ...questions.map((name, i) => question(app, name, i === 0)),
    h('p', { id: 'room', class: 'hint' }, roomText(t, roomLeft(reportContent(state)))),
    wayOn(app, 'landing', () => leaveTell(app)),
  ]
}

/** While it is not known who reads, or where nobody can be sealed to. */
function notReady(app: App): Child[] {
  const { t, state } = app
  const { reception } = state
  if (reception.kind === 'failed') {
    const retry = button(t.page.retry, () => void loadReception(app), { id: 'retry' })
    return [
      heading(t.tell.heading),
      notice('bad', null, paragraph(t.errors[reception.code]), actions(retry)),
      otherWays(app),
      actions(goButton(app, t.page.back, 'landing', { id: 'back', look: 'quiet' })),
    ]
  }
  return [heading(t.tell.heading), h('p', { 'aria-busy': 'true', class: 'busy' }, t.page.working)]
}

/** Shared with the return visit, where the channel may have to be asked again. */
export function chooseChannel(app: App, channels: readonly ChannelView[]): Child {
  const { t, state } = app
  return choices(app, {
    id: 'channel',
    type: 'radio',
    legend: t.tell.channel,
    hint: t.tell.channelHint,
    options: channels.map(({ id, name }) => ({ value: id, label: name[state.language] })),
    chosen: state.draft.channel === null ? [] : [state.draft.channel],
    onChange: ([id = null]) => {
      state.draft.channel = id
      state.draft.leftOut = []
      app.redraw()
    },
  })
}

function question(app: App, name: string, first: boolean): Child {
  const { t, state } = app
  const hint = wordFor(t.questionHints, name)
  return textField(app, {
    id: `answer-${name}`,
    label: wordFor(t.questions, name),
    ...(hint === name ? {} : { hint }),
    value: state.draft.answers[name] ?? '',
    rows: first ? 7 : 3,
    count: 'room',
    onInput: (value) => {
      state.draft.answers[name] = value
      showRoom(app, roomLeft(reportContent(state)))
    },
  })
}

function roomText(t: Texts, left: number): string {
  return left < 0 ? fill(t.tell.over, { n: -left }) : fill(t.tell.left, { n: left })
}

/** Count along; a screen reader is told when it becomes scarce, and not at every key. */
export function showRoom(app: App, left: number): void {
  const text = roomText(app.t, left)
  const scarce = left < 0 ? 'error' : left < SCARCE ? 'hint scarce' : 'hint'
  const before = document.getElementById('room')?.className
  showText('room', text, scarce)
  if (before !== scarce && scarce !== 'hint') app.say(text)
}

/** The counter as a step draws it. */
export function roomLine(app: App, left: number): Child {
  return h('p', { id: 'room', class: left < 0 ? 'error' : 'hint' }, roomText(app.t, left))
}

function leaveTell(app: App): void {
  const errors = tellErrors(app)
  if (errors.length > 0) app.refuse(errors)
  else app.go('details')
}

/** What stands against going on from the first step. */
export function tellErrors(app: App): FieldError[] {
  const { state } = app
  const channel = channelOf(state)
  const questions = (channel ?? receptionOf(state)?.channels[0])?.questionnaire.questions ?? []
  const texts = questions.map((name) => state.draft.answers[name] ?? '')
  const longest = texts.reduce(
    (at, text, i) => (text.length > (texts[at] ?? '').length ? i : at),
    0,
  )
  const left = roomLeft(reportContent(state))
  const errors: FieldError[] = []
  if (channel === null) errors.push({ field: 'channel', sentence: (t) => t.tell.channelMissing })
  if (texts.every((text) => text.trim() === '')) {
    errors.push({ field: `answer-${questions[0]}`, sentence: (t) => t.tell.empty })
  }
  if (left < 0) {
    const sentence = (t: Texts) => fill(t.tell.overShort, { n: -left })
    errors.push({ field: `answer-${questions[longest]}`, sentence })
  }
  return errors
}

/** Second step: who it is about, what kind of matter, who writes. */
export function details(app: App): Child[] {
  const { t, state } = app
  const { draft } = state
  const { parties = [], categories = [], relations = [] } = channelOf(state)?.questionnaire ?? {}
  const named = (section: Readonly<Record<string, string>>, names: readonly string[]) =>
    names.map((value) => ({ value, label: wordFor(section, value) }))
  return [
    stepLine(t, 2),
    heading(t.details.heading),
    paragraph(t.details.lead),
    choices(app, {
      id: 'party',
      type: 'radio',
      legend: t.details.party,
      options: [...named(t.parties, parties), { value: '', label: t.details.skip }],
      chosen: [draft.party ?? ''],
      onChange: ([value]) => {
        draft.party = value || null
      },
    }),
    choices(app, {
      id: 'category',
      type: 'checkbox',
      legend: t.details.categories,
      hint: t.details.categoriesHint,
      options: named(t.categories, categories),
      chosen: draft.categories,
      onChange: (chosen) => {
        draft.categories = chosen
      },
    }),
    choices(app, {
      id: 'relation',
      type: 'radio',
      legend: t.details.relation,
      hint: t.details.relationHint,
      options: named(t.relations, relations),
      chosen: draft.relation === null ? [] : [draft.relation],
      onChange: ([value = null]) => {
        draft.relation = value
      },
    }),
    wayOn(app, 'tell', () => app.go('readers')),
  ]
}

/** Third step: who reads, and who must not. */
export function readers(app: App): Child[] {
  const { t } = app
  const channel = channelOf(app.state)
  return [
    stepLine(t, 3),
    heading(t.readers.heading),
    errorSummary(app),
    channel === null ? null : leaveOut(app, channel),
    app.state.errors.length > 0 ? otherWays(app) : null,
    wayOn(app, 'details', () => {
      const errors = channel === null ? [] : readersErrors(app, channel)
      if (errors.length > 0) app.refuse(errors)
      else app.go('review')
    }),
  ]
}

/** Readers by role, and boxes for those who must not be among them. */
export function leaveOut(app: App, channel: ChannelView): Child {
  const { t, state } = app
  const titles = channel.recipients.map(({ id, title }) => ({ id, title: title[state.language] }))
  return h(
    'div',
    {},
    paragraph(t.readers.lead),
    h('ul', { class: 'people' }, ...titles.map(({ title }) => h('li', {}, title))),
    choices(app, {
      id: 'leave-out',
      type: 'checkbox',
      legend: t.readers.leaveOut,
      hint: t.readers.leaveOutHint,
      options: titles.map(({ id, title }) => ({
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

export function readersErrors(app: App, channel: ChannelView): FieldError[] {
  const { leftOut } = app.state.draft
  if (channel.recipients.some(({ id }) => !leftOut.includes(id))) return []
  return [{ field: 'leave-out', sentence: (t) => t.readers.nobody }]
}
