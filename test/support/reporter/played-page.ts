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

/** A page whose worker and board answer as the test says. */
export class Played {
  readonly asked: string[] = []
  /** Letters that were given to be sent, including repeated ones. */
  readonly sent: OutgoingLetter[] = []
  /** Codes with which the worker was asked to read and send. */
  readonly used: ReceiptCode[] = []
  /** Sentences that a screen reader was given. */
  readonly said: string[] = []
  /** Numbers of awaited letters, with a function that tells of the arrival. */
  readonly waiting: { readonly number: number; readonly tell: (arrival: Arrival) => void }[] = []
  /** Reasons why the next letters are not sent; after these, letters are sent. */
  failures: VisitErrorCode[] = []
  /** No letter is answered before this. */
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

  /** Tell everybody who waits for a letter. @param number of the letter; of any letter if absent */
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

/** Type back the requested group. */
export function keep({ app }: Played): void {
  app.state.typedGroup = codeGroups(SOME_CODE)[app.state.asked] ?? ''
  clickOn(confirm(app), 'check')
}

/** Draw frames at once in every test of a suite, because Node draws nothing. */
export function drawsAtOnce(): void {
  before(() => {
    globalThis.requestAnimationFrame = (draw) => Number(setImmediate(draw, 0).hasRef())
  })
  after(() => {
    Reflect.deleteProperty(globalThis, 'requestAnimationFrame')
  })
}
