import type { ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { REPORT } from '../files/chosen-file.ts'
import { sendWhole } from '../files/lazy.ts'
import { isSameLetter, sealReport } from '../form/letter.ts'
import { codeOf, isListChanged, type ListChanged, loadReception } from '../reception.ts'
import {
  type App,
  newDraft,
  type Sending,
  type Shipment,
  type State,
  type Step,
  UNSAID,
} from '../state.ts'
import type { OutgoingLetter } from '../worker/protocol.ts'
import { isNews, sentTitle, watchArrival } from './letter/arrival.ts'

/** Send the report. The reporter has the code on the screen before it leaves. */
export async function sendReport(app: App): Promise<void> {
  const { state } = app
  const { letter } = state
  const sealed = sealReport(app)
  // An unchanged report that was not confirmed is the same report: it can have arrived.
  const isAgain = letter !== null && state.sending.kind !== 'none' && isSameLetter(letter, sealed)
  if (isAgain) {
    app.go(state.kept ? 'done' : 'receipt')
    if (state.sending.kind !== 'delivered') await carryOn(app)
    return
  }
  // an earlier report with files that were not all sent still holds their sealed parts
  if (letter !== null && letter.files.length > 0) void app.office.ask('giveUp', letter.number)
  state.letter = sealed
  state.isAsFixed = asNow(state)
  state.sending = { kind: 'preparing' }
  // the code that was kept belongs to another report, and so does the choice of its readers
  state.kept = false
  state.again = UNSAID
  app.go('receipt')
  await carryOn(app)
}

/** Make the code if there is none yet, show it, send. After a failure the same letter is sent again. */
export async function carryOn(app: App): Promise<void> {
  const { state, office } = app
  const { letter } = state
  if (letter === null) return
  const show = (sending: Sending) => {
    state.sending = sending
    if (app.state === state) showSending(app)
  }
  try {
    // A code that is kept has left the page, and the report is sent again under it.
    if (state.code === null && !state.kept) {
      show({ kind: 'preparing' })
      state.code = await office.ask('makeReceipt', null)
      useCode(state, state.code)
      state.asked = randomGroup()
      show({ kind: 'ready' })
      await painted()
    }
    // keep the pause button for a reporter who has just resumed with it
    const { sending } = state
    show(sending.kind === 'paused' ? { ...sending, kind: 'sending' } : { kind: 'sending' })
    if (state.code !== null && state.inUse !== state.code) {
      // Another matter was looked at since this code was made.
      useCode(state, state.code)
      await office.ask('useReceipt', state.code)
    }
    if (!(await sendWhole(app, shipmentOf(app, letter)))) return
    // Letters that follow go to the same people.
    const { leftOut, content } = letter
    state.again = { ...UNSAID, sent: { channel: content.channel, leftOut } }
    show({ kind: 'sent', board: 'waiting' })
  } catch (error) {
    const code = codeOf(error)
    if (isListChanged(code) && (await backToReaders(app, code))) return
    show({ kind: 'failed', code })
  }
  // also if no answer came: the letter may have arrived
  void watchArrival(app, letter, (sending) => {
    if (state.letter !== letter || !isNews(state.sending, sending)) return
    if (!state.isAsFixed() || isAtDraft(state)) {
      // A changed text has not arrived, and a text on the screen must not vanish: so nothing is said.
      state.sending = sending
      if (app.state === state && !isAtDraft(state)) app.redraw()
      return
    }
    if (sending.kind === 'delivered' && state.kept) forgetReport(state)
    show(sending)
  })
}

/** Use this code: the reading of another one tells nothing about its matter. */
function useCode(state: State, code: ReceiptCode): void {
  state.inUse = code
  state.isOwnInUse = true
  state.reading = { kind: 'loading' }
}

const DRAFT_STEPS: readonly Step[] = [
  ...(['tell', 'story', 'recall', 'files', 'details', 'contact'] as const),
  ...(['readers', 'review', 'draft'] as const),
]

/** Whether the text of the report is on the screen. */
function isAtDraft({ step }: State): boolean {
  return DRAFT_STEPS.includes(step)
}

function shipmentOf(app: App, letter: OutgoingLetter): Shipment {
  const { state } = app
  return {
    letter,
    owner: REPORT,
    store: (sending) => {
      state.sending = sending
    },
    resume: () => void carryOn(app),
    back: () => app.go('review'),
  }
}

/**
 * Show the readers by the list as it is now. Nothing was sent, and nothing that was written is lost.
 *
 * @returns false if the reporter has gone elsewhere meanwhile
 */
async function backToReaders(app: App, why: ListChanged): Promise<boolean> {
  const { state } = app
  await loadReception(app)
  if (app.state !== state || state.step !== 'receipt') return false
  state.sending = { kind: 'none' }
  app.go('readers')
  app.refuse([{ field: 'leave-out', sentence: (t) => t.errors[why] }])
  return true
}

function showSending(app: App): void {
  const { t, state } = app
  app.redraw()
  // On another step it would be mistaken for what is on the screen.
  if (!['receipt', 'confirm', 'warn', 'done'].includes(state.step)) return
  const { kind } = state.sending
  if (kind === 'ready') app.say(t.receipt.notSent)
  if (kind === 'delivered') app.say(t.receipt.delivered)
  if (state.sending.kind === 'sent') app.say(sentTitle(t, state.sending))
  if (state.sending.kind === 'failed') app.say(t.errors[state.sending.code])
}

/** Whether a report is unchanged since now: after a failure it can be edited. */
function asNow(state: State): () => boolean {
  const said = () => JSON.stringify([state.draft, state.recordings.includes(REPORT)])
  const [text, files] = [said(), state.files[REPORT]]
  return () => said() === text && state.files[REPORT] === files
}

/**
 * Forget the text of the report, once the board has shown it and the code is kept. A text that was edited
 * since stays. The choice of readers stays for later letters.
 */
export function forgetReport(state: State): void {
  if (!state.isAsFixed()) return
  state.letter = null
  state.sentBefore = false
  const { channel, leftOut } = state.draft
  state.draft = { ...newDraft(), channel, leftOut }
  const { [REPORT]: _sent, ...files } = state.files
  state.files = files
  state.isAsFixed = asNow(state)
}

/** Index of the group that is asked for, among seven. */
function randomGroup(): number {
  return (crypto.getRandomValues(new Uint8Array(1))[0] ?? 0) % 7
}

/** Wait until the browser has drawn. A page in the background draws nothing, so the wait ends anyway. */
function painted(): Promise<void> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => requestAnimationFrame(() => resolve()))
    setTimeout(resolve, 500)
  })
}
