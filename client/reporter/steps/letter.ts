import type { BoardMessage } from '../../../crypto/board.ts'
import type { LetterName } from '../../../crypto/content.ts'
import { type Child, h } from '../../shared/dom.ts'
import type { VisitErrorCode } from '../../shared/visit-error.ts'
import { count } from '../../texts/wording.ts'
import { channelsOf, readersOf } from '../form.ts'
import {
  asksAgain,
  letterChannel,
  letterContent,
  receptionOf,
  roomLeft,
  sealLetter,
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
import { leaveOut, readersErrors } from './readers.ts'
import { roomLine, showRoom } from './room.ts'
import { chooseChannel } from './tell.ts'

/** @param about the message that it is about, or null */
export function startLetter(app: App, name: LetterName, about: BoardMessage | null): void {
  const { state } = app
  const same = state.writing?.name === name && state.writing.about === about
  if (!same) state.writing = { name, about, values: {} }
  state.sending = { kind: 'none' }
  app.go('letter')
  if (state.reception.kind === 'failed') void loadReception(app)
}

export function letter(app: App): Child[] {
  const { t, state } = app
  const { sending, writing } = state
  const about = writing?.about ?? null
  const title = about === null ? t.answer.moreHeading : t.answer.answerHeading
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
    about === null ? null : h('blockquote', { class: 'as-written' }, about.content.text),
    textField(app, {
      id: 'follow-up',
      label: t.answer.label,
      hint: t.answer.hint,
      value: String(writing?.values.text ?? ''),
      rows: 8,
      count: 'room',
      onInput: (value) => {
        if (writing !== null) writing.values.text = value
        showRoom(app, room(app))
      },
    }),
    roomLine(app, room(app)),
    ...whoReads(app),
    actions(
      button(t.answer.send, () => void sendNew(app), { id: 'send', look: 'main' }),
      goButton(app, t.answer.back, 'inbox', { id: 'back', look: 'quiet' }),
    ),
  ]
}

function room(app: App): number {
  const content = letterContent(app)
  return content === null ? 0 : roomLeft(content)
}

function failure(app: App, code: VisitErrorCode): Child {
  return h(
    'section',
    { id: 'progress', class: 'notice bad' },
    paragraph(app.t.errors[code]),
    actions(button(app.t.page.retry, () => void sendAgain(app), { id: 'retry', look: 'main' })),
    h('h2', {}, app.t.landing.otherTitle),
    otherWays(app.scene),
  )
}

function back(app: App): void {
  app.state.writing = null
  app.go('inbox')
  void look(app)
}

/** Follow-ups keep to who could read the report; where the board does not say it, it is asked. */
function whoReads(app: App): Child[] {
  const { t, state } = app
  if (!asksAgain(state)) return [paragraph(t.answer.same, 'hint')]
  const channels = channelsOf(app)
  const channel = letterChannel(app)
  return [
    paragraph(t.answer.ask),
    channels.length > 1 ? chooseChannel(app, channels) : null,
    channel === null ? null : leaveOut(app, readersOf(app, channel.id)),
  ]
}

function letterErrors(app: App): FieldError[] {
  const { state, language } = app
  const left = room(app)
  const errors: FieldError[] = []
  if (String(state.writing?.values.text ?? '').trim() === '') {
    errors.push({ field: 'follow-up', sentence: (t) => t.answer.empty })
  }
  if (left < 0) {
    const sentence: FieldError['sentence'] = (t) => count(language, t.tell.overShort, -left)
    errors.push({ field: 'follow-up', sentence })
  }
  if (!asksAgain(state)) return errors
  const channel = letterChannel(app)
  if (channel !== null) return [...errors, ...readersErrors(app, readersOf(app, channel.id))]
  const missing: FieldError = { field: 'channel', sentence: (t) => t.tell.channelMissing }
  return (receptionOf(state)?.channels.length ?? 0) > 1 ? [...errors, missing] : errors
}

async function sendNew(app: App): Promise<void> {
  const errors = letterErrors(app)
  if (errors.length > 0) return app.refuse(errors)
  app.state.letter = sealLetter(app)
  await sendAgain(app)
}

/** The same letter again, so that a lost answer does not make two of it. */
async function sendAgain(app: App): Promise<void> {
  const { state, office } = app
  const { letter: sealed } = state
  if (sealed === null) return
  const show = (sending: Sending) => {
    state.sending = sending
    if (app.state === state && state.step === 'letter') app.go('letter')
  }
  show({ kind: 'sending' })
  try {
    await office.ask('send', sealed)
    state.writing = null
    show({ kind: 'delivered' })
  } catch (error) {
    show({ kind: 'failed', code: codeOf(error) })
  }
}
