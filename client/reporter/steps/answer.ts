import type { BoardMessage } from '../../../crypto/board.ts'
import { type Child, h } from '../../shared/dom.ts'
import { fill, type Texts } from '../../texts/catalogue.ts'
import {
  asksAgain,
  followUpChannel,
  followUpContent,
  receptionOf,
  roomLeft,
  sealReady,
} from '../letter.ts'
import {
  actions,
  button,
  errorSummary,
  goButton,
  heading,
  notice,
  otherWays,
  paragraph,
  textField,
} from '../parts.ts'
import { codeOf, loadReception } from '../reception.ts'
import type { App, FieldError, Sending } from '../state.ts'
import { look } from './look.ts'
import { chooseChannel, leaveOut, readersErrors, roomLine, showRoom } from './write.ts'

/** @param about the question that is answered, or null */
export function startAnswer(app: App, about: BoardMessage | null): void {
  const { state } = app
  if (state.about !== about) state.followUp = ''
  state.about = about
  state.sending = { kind: 'none' }
  app.go('answer')
  if (state.reception.kind === 'failed') void loadReception(app)
}

export function answer(app: App): Child[] {
  const { t, state } = app
  const title = state.about === null ? t.answer.moreHeading : t.answer.answerHeading
  const { sending } = state
  if (sending.kind === 'delivered') {
    return [
      heading(title),
      notice('good', t.answer.delivered, paragraph(t.answer.deliveredText)),
      actions(button(t.answer.back, () => back(app), { id: 'back', look: 'main' })),
    ]
  }
  if (sending.kind === 'sending') {
    return [heading(title), h('p', { class: 'busy' }, t.answer.sending)]
  }
  return [
    heading(title),
    errorSummary(app),
    sending.kind === 'failed' ? failure(app, sending.code) : null,
    state.about === null
      ? null
      : h('blockquote', { class: 'as-written' }, state.about.content.text),
    textField(app, {
      id: 'follow-up',
      label: t.answer.label,
      hint: t.answer.hint,
      value: state.followUp,
      rows: 8,
      count: 'room',
      onInput: (value) => {
        state.followUp = value
        showRoom(app, roomLeft(followUpContent(state)))
      },
    }),
    roomLine(app, roomLeft(followUpContent(state))),
    ...whoReads(app),
    actions(
      button(t.answer.send, () => void sendAnswer(app), { id: 'send', look: 'main' }),
      goButton(app, t.answer.back, 'inbox', { id: 'back', look: 'quiet' }),
    ),
  ]
}

function failure(app: App, code: keyof Texts['errors']): Child {
  return h(
    'section',
    { id: 'progress', class: 'notice bad' },
    paragraph(app.t.errors[code]),
    actions(button(app.t.page.retry, () => void sendAgain(app), { id: 'retry', look: 'main' })),
    h('h2', {}, app.t.landing.otherTitle),
    otherWays(app),
  )
}

function back(app: App): void {
  app.state.about = null
  app.go('inbox')
  void look(app)
}

/** Follow-ups keep to who could read the report; where the board does not say it, it is asked. */
function whoReads(app: App): Child[] {
  const { t, state } = app
  if (!asksAgain(state)) return [paragraph(t.answer.same, 'hint')]
  const channels = receptionOf(state)?.channels ?? []
  const channel = followUpChannel(state)
  return [
    paragraph(t.answer.ask),
    channels.length > 1 ? chooseChannel(app, channels) : null,
    channel === null ? null : leaveOut(app, channel),
  ]
}

function answerErrors(app: App): FieldError[] {
  const { state } = app
  const left = roomLeft(followUpContent(state))
  const errors: FieldError[] = []
  if (state.followUp.trim() === '') {
    errors.push({ field: 'follow-up', sentence: (t) => t.answer.empty })
  }
  if (left < 0) {
    errors.push({ field: 'follow-up', sentence: (t) => fill(t.tell.overShort, { n: -left }) })
  }
  if (!asksAgain(state)) return errors
  const channel = followUpChannel(state)
  if (channel !== null) return [...errors, ...readersErrors(app, channel)]
  const missing: FieldError = { field: 'channel', sentence: (t) => t.tell.channelMissing }
  return (receptionOf(state)?.channels.length ?? 0) > 1 ? [...errors, missing] : errors
}

async function sendAnswer(app: App): Promise<void> {
  const { state } = app
  const errors = answerErrors(app)
  if (errors.length > 0) return app.refuse(errors)
  state.letter = sealReady(state, app.t, 'follow-up')
  await sendAgain(app)
}

/** The same letter again, so that a lost answer does not make two of it. */
async function sendAgain(app: App): Promise<void> {
  const { state, office } = app
  const { letter } = state
  if (letter === null) return
  const show = (sending: Sending) => {
    state.sending = sending
    if (app.state === state && state.step === 'answer') app.go('answer')
  }
  show({ kind: 'sending' })
  try {
    await office.ask('send', letter)
    state.followUp = ''
    show({ kind: 'delivered' })
  } catch (error) {
    show({ kind: 'failed', code: codeOf(error) })
  }
}
