import type { BoardMessage } from '../../../../crypto/board/board.ts'
import { type Child, h } from '../../../shared/dom.ts'
import type { VisitErrorCode } from '../../../shared/session/visit-error.ts'
import { choices, errorSummary, textField } from '../../fields.ts'
import { filesErrors, filesSection, filesUnderWay, sendWhole } from '../../files/lazy.ts'
import { isSameLetter, letterContent, receptionOf, sealLetter } from '../../form/letter.ts'
import { hasFiles } from '../../form/losses.ts'
import { otherWays } from '../../links.ts'
import {
  actions,
  button,
  goButton,
  heading,
  notice,
  paragraph,
  progressNotice,
} from '../../parts.ts'
import { codeOf, isListChanged } from '../../reception.ts'
import {
  type App,
  type FieldError,
  type LetterDraft,
  letterKey,
  type Posting,
  type Sending,
  type Shipment,
  type State,
} from '../../state.ts'
import type { OutgoingLetter } from '../../worker/protocol.ts'
import { look } from '../look.ts'
import { type Filled, roomErrors, roomLine, showRoom } from '../room.ts'
import { spellingSwitch } from '../spelling.ts'
import { isNews, sentNotice, sentTitle, watchArrival } from './arrival.ts'
import { type Form, type FormField, fieldId } from './form.ts'
import { formOf } from './forms.ts'
import { hintAfterPause, letterHint } from './hint.ts'
import { audienceErrors, showReadersAnew, takeBack, whoReads } from './readers.ts'

/** Any letter of the program's own kinds; the table of forms tells what it asks for. */
export function letter(app: App): Child[] {
  const { t, state } = app
  const { writing } = state
  const { sending } = state.posting
  if (writing === null) return [heading(t.answer.moreHeading)]
  const form = formOf(app, writing)
  switch (sending.kind) {
    case 'sent':
    case 'delivered':
      return [
        heading(form.heading),
        sending.kind === 'sent'
          ? sentNotice(app, sending, () => void sendAgain(app))
          : notice('good', t.answer.delivered, paragraph(form.delivered)),
        actions(
          button(backText(app, writing), () => backFromLetter(app), { id: 'back', look: 'main' }),
        ),
      ]
    case 'sending':
    case 'paused': {
      const waiting = h('p', { class: 'busy' }, t.answer.sending)
      return [heading(form.heading), filesUnderWay(app, sending) ?? waiting]
    }
    case 'failed':
      return [heading(form.heading), ...failure(app, writing, sending.code)]
    default:
      return [heading(form.heading), errorSummary(app), ...toWrite(app, writing, form)]
  }
}

function toWrite(app: App, writing: LetterDraft, form: Form): Child[] {
  const writable = form.fields.length > 0
  return [
    ...form.before,
    quote(writing.about),
    ...form.fields.map((field) => drawField(app, writing, field)),
    writable ? roomLine(app, room(app)) : null,
    hasOwnWords(writing) && writable ? spellingSwitch(app) : null,
    ...(form.takesFiles ? filesSection(app, letterKey(writing)) : []),
    writable ? whoReads(app, form) : null,
    ...letterHint(app, form),
    actions(
      writable && receptionOf(app.state) !== null
        ? button(form.send, () => void sendNew(app, form), { id: 'send', look: 'main' })
        : null,
      goButton(app, form.back, writing.from ?? 'inbox', { id: 'back', look: 'quiet' }),
    ),
  ]
}

/** The message that the letter is about, in the words of the reception. */
function quote(about: BoardMessage | null): Child {
  if (about === null || about.content.text === '') return null
  const { text, language } = about.content
  return h('blockquote', { class: 'as-written', lang: language }, text)
}

/** Whether it is told in the reporter's own words: a name and an address need no spelling help. */
function hasOwnWords({ name }: LetterDraft): boolean {
  return name !== 'letter-identity'
}

function drawField(app: App, writing: LetterDraft, field: FormField): Child {
  const { values } = writing
  const { name, label, hint } = field
  const id = fieldId(name)
  const about = hint === undefined ? {} : { hint }
  if (field.kind === 'text') {
    return textField(app, {
      id,
      label,
      ...about,
      value: String(values[name] ?? ''),
      rows: field.rows,
      ownWords: hasOwnWords(writing),
      count: 'room',
      onInput: (value) => {
        values[name] = value
        showRoom(app, room(app))
        hintAfterPause(app)
      },
    })
  }
  return choices(app, {
    id,
    type: field.kind,
    legend: label,
    ...about,
    options: field.options,
    chosen: [values[name] ?? []].flat(),
    onChange: (chosen) => {
      values[name] = field.kind === 'radio' ? (chosen[0] ?? '') : chosen
      // The readers may depend on what is chosen.
      app.redraw()
    },
  })
}

function room(app: App): number {
  const content = letterContent(app)
  return content === null ? 0 : app.room(content, [])
}

function failure(app: App, writing: LetterDraft, code: VisitErrorCode): Child[] {
  const { t, state } = app
  const { posting } = state
  const { from = 'inbox' } = writing
  const edit = () => {
    takeBack(state, posting)
    posting.sending = { kind: 'none' }
    app.go('letter')
  }
  return [
    progressNotice(
      'bad',
      t.answer.notConfirmed,
      paragraph(t.errors[code]),
      actions(
        button(t.page.retry, () => void sendAgain(app), { id: 'retry', look: 'main' }),
        button(t.answer.edit, edit, { id: 'edit' }),
        goButton(app, backText(app, writing), from, { id: 'back', look: 'quiet' }),
      ),
    ),
    h('h2', {}, t.landing.otherTitle),
    otherWays(app.scene),
  ]
}

function backText({ t }: App, { from }: LetterDraft): string {
  return from === 'done' ? t.page.back : t.answer.back
}

/**
 * Go back to where the letter was begun. The inbox shows the page that was fetched last: fetching a new one
 * would reveal that this was not a first report.
 */
export function backFromLetter(app: App): void {
  const { writing, posting } = app.state
  const from = writing?.from ?? 'inbox'
  app.go(from)
  if (posting.sending.kind !== 'delivered' && posting.sending.kind !== 'sent') return
  app.state.writing = null
  if (from === 'inbox') void look(app, false)
}

function letterErrors(app: App, form: Form): FieldError[] {
  const { fields, missing } = form
  const { writing } = app.state
  const values = writing?.values ?? {}
  const brings = writing !== null && hasFiles(app.state, letterKey(writing))
  return [
    ...missing(values, brings).map(({ name, sentence }) => ({ field: fieldId(name), sentence })),
    ...roomErrors(app, room(app), filled(app, fields)),
    ...(writing !== null && form.takesFiles ? filesErrors(app, letterKey(writing)) : []),
    ...audienceErrors(app, form),
  ]
}

/** The text fields with their content. */
function filled({ state }: App, fields: readonly FormField[]): Filled[] {
  const texts = fields.filter(({ kind }) => kind === 'text')
  return texts.map(({ name }) => {
    return { field: fieldId(name), text: String(state.writing?.values[name] ?? '') }
  })
}

async function sendNew(app: App, form: Form): Promise<void> {
  const errors = letterErrors(app, form)
  if (errors.length > 0) return app.refuse(errors)
  const { state } = app
  const { sealed: before } = state.posting
  const sealed = sealLetter(app)
  // An unchanged letter that was not confirmed is the same letter: it can have arrived.
  if (before === null || !isSameLetter(before, sealed)) {
    state.posting = { sealed, sending: { kind: 'none' } }
    if (state.writing) state.writing.posting = state.posting
  }
  await sendAgain(app)
}

/**
 * Set a sent letter aside. It is no longer edited, and its text stays until the board has shown it. Its files
 * go with it: files that are chosen from now on are for the next letter of its kind.
 */
function putAside(state: State, sent: LetterDraft, posting: Posting): void {
  if (state.unseen.some((one) => one.posting === posting)) return
  const key = letterKey(sent)
  const { [key]: _sent, ...letters } = state.letters
  const { [key]: files = [], ...others } = state.files
  state.letters = letters
  state.files = others
  state.unseen = [...state.unseen, { letter: sent, posting, files }]
}

function forgetUnseen(state: State, sent: LetterDraft, posting: Posting): void {
  if (state.unseen.every((one) => one.posting !== posting)) return
  state.unseen = state.unseen.filter((one) => one.posting !== posting)
  if (state.writing !== sent) return
  const { posting: _, ...letter } = sent
  state.writing = { ...letter, values: {} }
  state.posting = posting
}

/** Whether a letter is unchanged since now: after a failure it can be edited. */
function sameAsNow(state: State, { values, ...letter }: LetterDraft): () => boolean {
  const key = letterKey(letter)
  const [text, files] = [JSON.stringify(values), state.files[key]]
  return () => JSON.stringify(values) === text && state.files[key] === files
}

function shipmentOf(
  app: App,
  posting: Posting,
  letter: OutgoingLetter,
  writing: LetterDraft,
): Shipment {
  return {
    letter,
    owner: letterKey(writing),
    store: (sending) => {
      posting.sending = sending
      if (sending.kind === 'none') posting.sealed = null
    },
    resume: () => void sendAgain(app),
    back: () => app.go('letter'),
  }
}

/** Send the same letter again, so that a lost answer does not turn it into two. */
async function sendAgain(app: App): Promise<void> {
  const { t, state } = app
  const { posting, writing } = state
  const { sealed } = posting
  if (sealed === null || writing === null) return
  const show = (sending: Sending) => {
    posting.sending = sending
    // a reporter who has begun another letter meanwhile stays there
    if (app.state !== state || state.posting !== posting) return
    if (state.step === 'letter') app.go('letter')
  }
  const isUnchanged = sameAsNow(state, writing)
  const { sending } = posting
  show(sending.kind === 'paused' ? { ...sending, kind: 'sending' } : { kind: 'sending' })
  app.say(t.answer.sending)
  try {
    if (!(await sendWhole(app, shipmentOf(app, posting, sealed, writing)))) return
    putAside(state, writing, posting)
    show({ kind: 'sent', board: 'waiting' })
    app.say(t.receipt.sent)
  } catch (error) {
    const code = codeOf(error)
    if (isListChanged(code) && (await showReadersAnew(app, posting, code))) return
    show({ kind: 'failed', code })
    app.say(t.answer.notConfirmed)
  }
  // also if no answer came: the letter may have arrived
  void watchArrival(app, sealed, (now) => {
    const { kind } = posting.sending
    if (!isNews(posting.sending, now)) return
    if (kind === 'failed' && isUnchanged()) putAside(state, writing, posting)
    if (now.kind === 'delivered') forgetUnseen(state, writing, posting)
    show(now)
    // Nothing is said about another letter, or on a step where it would be mistaken for something else.
    if (state.posting !== posting || state.step !== 'letter') return
    app.say(now.kind === 'sent' ? sentTitle(t, now) : t.answer.delivered)
  })
}
