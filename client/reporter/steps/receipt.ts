import { dayOf } from '../../../crypto/calendar.ts'
import { codeGroups, parseCode, type ReceiptCode } from '../../../crypto/receipt.ts'
import { type Child, h, type Markup } from '../../shared/dom.ts'
import { dayText, fill } from '../../texts/wording.ts'
import { feedbackDay } from '../clocks.ts'
import { copyText, saveFile } from '../keep.ts'
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
import type { App } from '../state.ts'
import { carryOn } from './send.ts'

/** The code, and how far the report has come. */
export function receipt(app: App): Child[] {
  const { t, state } = app
  const { code } = state
  return [
    heading(t.receipt.heading),
    progress(app),
    ...(code === null ? [] : [...codeCard(app, code), ...whatNext(app)]),
  ]
}

function progress(app: App): Child {
  const { t, state } = app
  const { sending } = state
  switch (sending.kind) {
    case 'none':
    case 'preparing':
      return status('calm busy', t.receipt.preparing, paragraph(t.receipt.preparingText))
    case 'ready':
      return status('care', t.receipt.notSent, paragraph(t.receipt.notSentText))
    case 'sending':
      return status('care busy', t.receipt.sending, paragraph(t.receipt.sendingText))
    case 'delivered':
      return status('good', t.receipt.delivered, paragraph(t.receipt.deliveredText))
    case 'failed':
      return status(
        'bad',
        t.receipt.failed,
        paragraph(t.errors[sending.code]),
        actions(
          button(t.page.retry, () => void carryOn(app), { id: 'retry', look: 'main' }),
          goButton(app, t.receipt.edit, 'tell', { id: 'edit', look: 'quiet' }),
        ),
        h('h3', {}, t.landing.otherTitle),
        otherWays(app.scene),
      )
  }
}

function status(mood: string, title: string, ...children: Child[]): Markup {
  return h('section', { id: 'progress', class: `notice ${mood}` }, h('h2', {}, title), ...children)
}

function codeCard(app: App, code: ReceiptCode): Child[] {
  const { t } = app
  const groups = codeGroups(code)
  // Spaces between the symbols, so that a screen reader spells instead of pronouncing them.
  const items = groups.map((group) =>
    h('li', {}, h('span', { 'aria-hidden': 'true' }, group), spelled(group)),
  )
  return [
    paragraph(t.receipt.why, 'strong'),
    h('ol', { id: 'code', class: 'code', 'aria-label': t.receipt.label }, ...items),
    paragraph(t.receipt.hint, 'hint'),
    h(
      'div',
      { class: 'actions row' },
      button(t.receipt.copy, () => void copyCode(app, groups), { id: 'copy' }),
      button(t.receipt.save, () => saveCode(app, groups), { id: 'save' }),
      button(t.receipt.print, () => print(), { id: 'print' }),
    ),
    h('p', { id: 'kept-how', class: 'hint' }, t.receipt.keep),
    paragraph(t.receipt.secret),
    app.state.sending.kind === 'delivered'
      ? actions(goButton(app, t.receipt.kept, 'confirm', { id: 'kept', look: 'main' }))
      : null,
  ]
}

function spelled(group: string): Markup {
  return h('span', { class: 'only-heard' }, [...group].join(' '))
}

async function copyCode(app: App, groups: readonly string[]): Promise<void> {
  const copied = await copyText(groups.join('-'))
  tell(app, copied ? app.t.receipt.copied : app.t.receipt.copyFailed)
}

function saveCode(app: App, groups: readonly string[]): void {
  const name = app.t.receipt.file
  saveFile(name, `${groups.join('-')}\n`, 'text/plain')
  tell(app, fill(app.t.receipt.saved, { name }))
}

function tell(app: App, text: string): void {
  const line = document.getElementById('kept-how')
  if (line !== null) line.textContent = text
  app.say(text)
}

function whatNext(app: App): Child[] {
  const { t, state } = app
  if (state.sending.kind !== 'delivered') return []
  const now = dayOf(Date.now())
  const dated = (text: string, day: number) => fill(text, { date: dayText(app.language, day) })
  const lines = [
    t.receipt.nextRead,
    t.receipt.nextLook,
    dated(t.receipt.nextAck, now + 7),
    dated(t.receipt.nextFeedback, feedbackDay(now + 7)),
    t.receipt.nextSilent,
  ]
  return [
    h('h2', {}, t.receipt.next),
    h('ol', { class: 'line' }, ...lines.map((line) => h('li', {}, line))),
    notice('calm', t.review.retaliation, paragraph(t.worry.punishedText)),
  ]
}

/** Type one group back; which one is drawn at random. */
export function confirm(app: App): Child[] {
  const { t, state } = app
  const n = state.asked + 1
  return [
    heading(t.confirm.heading),
    errorSummary(app),
    textField(app, {
      id: 'group',
      label: fill(t.confirm.label, { n }),
      hint: t.confirm.hint,
      value: state.typedGroup,
      rows: 1,
      code: true,
      onInput: (value) => {
        state.typedGroup = value
      },
    }),
    actions(
      button(t.confirm.check, () => checkGroup(app), { id: 'check', look: 'main' }),
      goButton(app, t.confirm.again, 'receipt', { id: 'again' }),
      goButton(app, t.confirm.without, 'warn', { id: 'without', look: 'quiet' }),
    ),
  ]
}

function checkGroup(app: App): void {
  const { state } = app
  const { code, asked, typedGroup } = state
  if (code === null) return
  const group = codeGroups(code)[asked] ?? ''
  // The same folding as for a whole code: put in place of the group, it must give the code again.
  const groups = codeGroups(code).map((one, i) => (i === asked ? typedGroup : one))
  const parsed = parseCode(groups.join('-'))
  if (group !== '' && parsed.kind === 'code' && parsed.code === code) {
    forgetCode(app)
    app.go('done')
    return
  }
  app.refuse([{ field: 'group', sentence: (t) => fill(t.confirm.wrong, { n: asked + 1 }) }])
}

/** The code is kept: it leaves the page, and closing the page loses nothing any more. */
function forgetCode({ state }: App): void {
  state.kept = true
  state.code = null
  state.typedGroup = ''
  state.letter = null
}

/** Said to those who go without having checked. */
export function warn(app: App): Child[] {
  const { t } = app
  const leave = () => {
    forgetCode(app)
    app.restart()
  }
  return [
    heading(t.confirm.warnHeading),
    notice('care', null, paragraph(t.confirm.warn)),
    actions(
      goButton(app, t.confirm.again, 'receipt', { id: 'again', look: 'main' }),
      button(t.confirm.leave, leave, { id: 'leave', look: 'quiet' }),
    ),
  ]
}

export function done(app: App): Child[] {
  const { t } = app
  return [
    heading(t.done.heading),
    notice('good', t.done.right, paragraph(t.done.text)),
    ...whatNext(app),
    actions(button(t.done.close, () => app.restart(), { id: 'close', look: 'main' })),
    paragraph(t.done.closeHint, 'hint'),
  ]
}
