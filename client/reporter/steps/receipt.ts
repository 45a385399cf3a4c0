import { codeGroups, parseCode, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { type Child, h } from '../../shared/dom.ts'
import { fill } from '../../texts/wording.ts'
import { errorSummary, textField } from '../fields.ts'
import { filesUnderWay, offerOfCopy } from '../files/lazy.ts'
import { otherWays } from '../links.ts'
import {
  actions,
  button,
  goButton,
  heading,
  more,
  notice,
  paragraph,
  progressNotice,
} from '../parts.ts'
import { codeOf } from '../reception.ts'
import { type App, type State, UNSAID } from '../state.ts'
import { codeCard } from './code-card.ts'
import { leavePage } from './leave-start.ts'
import { sentNotice } from './letter/arrival.ts'
import { startLetter } from './letter/start.ts'
import { useMatter } from './look.ts'
import { whatNext } from './next.ts'
import { carryOn, forgetReport } from './send.ts'

/** The code, and how far the report has come. */
export function receipt(app: App): Child[] {
  const { t, state } = app
  const { code } = state
  const isSent = state.sending.kind === 'sent' || state.sending.kind === 'delivered'
  const drawn = [
    heading(t.receipt.heading),
    progress(app),
    ...(code === null ? [] : codeCard(app, code)),
    // once the code is kept it leaves the page, and nothing can be sealed under it
    code !== null && isPresumed(state) && state.isAsFixed() ? offerOfCopy(app, code) : null,
    code !== null && isSent
      ? actions(goButton(app, t.receipt.kept, 'confirm', { id: 'kept', look: 'main' }))
      : null,
    code !== null && isPresumed(state) ? more(t.receipt.next, ...whatNext(app)) : null,
  ]
  return [h('div', { class: 'slip-only' }, ...drawn)]
}

/** Whether nothing suggests that the report is missing: only then the page says what comes next. */
function isPresumed({ sending }: State): boolean {
  return sending.kind === 'delivered' || (sending.kind === 'sent' && sending.board !== 'missing')
}

function progress(app: App): Child {
  const { t, state } = app
  const { sending } = state
  switch (sending.kind) {
    case 'none':
    case 'preparing':
      return progressNotice('calm busy', t.receipt.preparing, paragraph(t.receipt.preparingText))
    case 'ready':
      return progressNotice('care', t.receipt.notSent, paragraph(t.receipt.notSentText))
    case 'sending':
    case 'paused':
      return (
        filesUnderWay(app, sending) ??
        progressNotice('care busy', t.receipt.sending, paragraph(t.receipt.sendingText))
      )
    case 'sent':
      return sentNotice(app, sending, () => void carryOn(app))
    case 'delivered':
      return progressNotice('good', t.receipt.delivered, paragraph(t.receipt.deliveredText))
    case 'failed':
      return progressNotice(
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
    default:
      return sending satisfies never
  }
}

/** Ask the reporter to type one group back; it is chosen at random. */
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
  // The typed text is normalised like a whole code: instead of the group, it must give the code again.
  const groups = codeGroups(code).map((one, i) => (i === asked ? typedGroup : one))
  const isCode = (typed: string) => {
    const parsed = parseCode(typed)
    return parsed.kind === 'code' && parsed.code === code
  }
  // A paste of the whole code proves as much.
  if (isCode(groups.join('-')) || isCode(typedGroup)) {
    keepInUse(app, code)
    forgetCode(app)
    app.go('done')
    return
  }
  app.refuse([{ field: 'group', sentence: (t) => fill(t.confirm.wrong, { n: asked + 1 }) }])
}

/** Use the report's code for the next letters, if another matter was looked at since it was sent. */
function keepInUse(app: App, code: ReceiptCode): void {
  const { state } = app
  if (state.inUse === null || state.inUse === code) return
  void useMatter(app, code).catch((error: unknown) => codeOf(error))
  if (state.letter === null) return
  const { content, leftOut } = state.letter
  state.again = { ...UNSAID, sent: { channel: content.channel, leftOut } }
}

/** The code is kept: it leaves the page, and so does the text once the board has shown the report. */
function forgetCode({ state }: App): void {
  state.kept = true
  state.code = null
  state.qr = null
  state.typedGroup = ''
  if (state.sending.kind === 'delivered') forgetReport(state)
}

/** The warning for those who leave without checking the code. */
export function warn(app: App): Child[] {
  const { t } = app
  return [
    heading(t.confirm.warnHeading),
    notice('care', null, paragraph(t.confirm.warn)),
    actions(
      goButton(app, t.confirm.again, 'receipt', { id: 'again', look: 'main' }),
      button(t.confirm.leave, () => leavePage(app, 'code'), { id: 'leave', look: 'quiet' }),
    ),
  ]
}

/** The last step. From here a reporter may give a name; nobody has to. */
export function done(app: App): Child[] {
  const { t } = app
  const isThere = isPresumed(app.state)
  return [
    heading(t.done.heading),
    notice('good', t.done.right, isThere ? paragraph(t.done.text) : null),
    app.state.sending.kind === 'delivered' ? null : progress(app),
    ...(isThere ? [h('h2', {}, t.receipt.next), ...whatNext(app)] : []),
    h('h2', {}, t.done.who),
    app.hasAllWords ? paragraph(t.identity.anonymous) : null,
    actions(
      button(t.done.close, () => leavePage(app), { id: 'close', look: 'main' }),
      app.state.isOwnInUse
        ? button(t.done.give, () => void giveName(app), {
            id: 'identity',
            look: 'quiet',
          })
        : null,
    ),
    paragraph(t.done.closeHint, 'hint'),
  ]
}

/** Begin the letter with a name, once its words are here: they load behind the form. */
async function giveName(app: App): Promise<void> {
  const { state } = app
  try {
    await app.completeWords()
  } catch {
    state.note = (t) => t.page.pageFailed
    if (app.state === state) app.redraw()
    return
  }
  if (app.state === state && state.step === 'done') startLetter(app, 'letter-identity', null)
}
