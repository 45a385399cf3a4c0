import { setTimeout as sleep } from 'node:timers/promises'
import { VisitError } from '../../client/shared/session/visit-error.ts'
import type { BoardMessage, BoardReading } from '../../crypto/board/board.ts'
import { toHex } from '../../crypto/primitives/bytes.ts'
import type { DemoReporter, MadeUpLetter } from '../demo/reporter.ts'
import type { Replies } from './cases.ts'

/** A made-up reporter who reads their messages on the board, and answers by a script. */
export class AnsweringReporter {
  readonly #reporter: DemoReporter
  readonly #replies: Replies
  readonly #answered = new Set<string>()
  #questions = 0
  #minutes = 0

  constructor(reporter: DemoReporter, replies: Replies) {
    this.#reporter = reporter
    this.#replies = replies
  }

  /**
   * Read the board, and answer every new question, invitation and minutes.
   *
   * @returns how many letters were sent
   * @throws VisitError
   */
  async answer(): Promise<number> {
    const reading = await this.#reporter.read()
    let sent = 0
    for (const message of newestLast(reading)) {
      const id = toHex(message.messageId)
      if (this.#answered.has(id)) continue
      this.#answered.add(id)
      const letter = this.#letterTo(message)
      if (letter === null) continue
      await this.#reporter.write(letter, reading)
      sent++
    }
    return sent
  }

  /** Null if the message needs no answer. */
  #letterTo(message: BoardMessage): MadeUpLetter | null {
    const about = message.messageId
    if (message.kind === 'minutes') {
      return { name: 'letter-minutes', answers: this.#verdict(), about }
    }
    const isInvitation = message.content.status === 'hearing'
    if (message.kind !== 'question' && !isInvitation) return null
    const { texts, ignores = 0 } = this.#replies
    const turn = this.#questions++ - ignores
    const text = texts[Math.min(turn, texts.length - 1)]
    return text === undefined ? null : { name: 'letter', answers: { text }, about }
  }

  #verdict(): MadeUpLetter['answers'] {
    const { correction } = this.#replies
    const isFirst = this.#minutes++ === 0
    return isFirst && correction !== undefined
      ? { verdict: 'corrected', text: correction }
      : { verdict: 'approved' }
  }
}

function newestLast({ status, messages }: BoardReading): BoardMessage[] {
  const all = status === null ? messages : [status, ...messages]
  return [...all].sort((a, b) => a.content.day - b.content.day)
}

/** Milliseconds between two looks at the board. */
const PERIOD = 2000

/** Have all of them answer, again and again, until `signal` ends it. @returns after that */
export async function keepAnswering(
  reporters: readonly AnsweringReporter[],
  signal: AbortSignal,
): Promise<void> {
  while (!signal.aborted) {
    for (const one of reporters) if (!signal.aborted) await answerIfItCan(one)
    await sleep(PERIOD, null, { signal }).catch(() => {})
  }
}

/** A reporter who cannot answer now looks again later. */
async function answerIfItCan(one: AnsweringReporter): Promise<void> {
  try {
    await one.answer()
  } catch (error) {
    if (!(error instanceof VisitError)) throw error
  }
}
