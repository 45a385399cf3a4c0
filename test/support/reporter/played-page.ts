import { type App, newDraft, type State } from '../../../client/reporter/state.ts'
import { confirm } from '../../../client/reporter/steps/receipt.ts'
import { sendReport } from '../../../client/reporter/steps/send.ts'
import type { OutgoingLetter } from '../../../client/reporter/worker/protocol.ts'
import type { Arrival } from '../../../client/shared/session/arrivals.ts'
import type { Look } from '../../../client/shared/session/visit.ts'
import { VisitError, type VisitErrorCode } from '../../../client/shared/session/visit-error.ts'
import { codeGroups, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { reading, SOME_CODE, someReception, stillApp } from './app.ts'
import { clickOn } from './writing.ts'

export const DRAFT = { ...newDraft(), channel: 'students', answers: { what: 'x' }, leftOut: ['m1'] }
export const settled = () => new Promise((resolve) => setImmediate(resolve))

/** A page whose worker answers as told; the board says of a letter what the test says. */
export class Played {
  readonly asked: string[] = []
  /** Letters that were given to be sent, each as often as it was. */
  readonly sent: OutgoingLetter[] = []
  /** Codes by which the worker was to read and send. */
  readonly used: ReceiptCode[] = []
  /** Sentences that a screen reader was given. */
  readonly said: string[] = []
  /** Numbers of the letters that are waited for, and who waits. */
  readonly waiting: { readonly number: number; readonly tell: (arrival: Arrival) => void }[] = []
  /** Why the next letters do not go; then they go. */
  failures: VisitErrorCode[] = []
  /** Until then no letter is answered. */
  answered: Promise<unknown> = Promise.resolve()
  /** The board that a code opens. */
  opens: Look = reading()
  view = someReception()
  readonly app: App

  constructor(change: Partial<State>) {
    const still = stillApp(change)
    this.app = {
      ...still,
      go: (step) => Object.assign(still.state, { step, errors: [] }),
      refuse: (errors) => Object.assign(still.state, { errors }),
      say: (text) => this.said.push(text),
      office: { ask: this.#ask as never, close: () => [] },
    }
  }

  readonly #ask = async (question: string, given: unknown): Promise<unknown> => {
    if (question === 'arrival') {
      return new Promise<Arrival>((tell) => this.waiting.push({ number: Number(given), tell }))
    }
    this.asked.push(question)
    if (question === 'makeReceipt') return SOME_CODE
    if (question === 'open') return this.view
    if (question === 'read') return this.opens
    if (question === 'useReceipt') this.used.push(given as ReceiptCode)
    if (question !== 'send') return null
    this.sent.push(given as OutgoingLetter)
    await this.answered
    const [failure] = this.failures.splice(0, 1)
    if (failure !== undefined) throw new VisitError(failure)
    return null
  }

  /** The board says this to whoever waits for a letter. @param number of the letter; of any if absent */
  async say(arrival: Arrival, number?: number): Promise<void> {
    for (const one of this.waiting.splice(0)) {
      if (number === undefined || number === one.number) one.tell(arrival)
      else this.waiting.push(one)
    }
    await settled()
  }
}

export async function reported(change: Partial<State> = {}): Promise<Played> {
  const played = new Played({ step: 'review', draft: DRAFT, ...change })
  await sendReport(played.app)
  return played
}

/** Type the group back that is asked for. */
export function keep({ app }: Played): void {
  app.state.typedGroup = codeGroups(SOME_CODE)[app.state.asked] ?? ''
  clickOn(confirm(app), 'check')
}

/** Has frames drawn at once in every test of a suite: Node draws nothing. */
export function drawsAtOnce(): void {
  before(() => {
    globalThis.requestAnimationFrame = (draw) => Number(setImmediate(draw, 0).hasRef())
  })
  after(() => {
    Reflect.deleteProperty(globalThis, 'requestAnimationFrame')
  })
}
