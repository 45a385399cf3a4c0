import type { SentLetter } from '../../../crypto/board/sent.ts'
import { type Day, firstDay, type Week } from '../../../crypto/days/calendar.ts'
import { addWorkingDays } from '../../../crypto/days/working-days.ts'

type Shown = Omit<SentLetter, 'letter'>

/** The proof that the board gives of letters of one week. */
export interface SentState {
  readonly week: Week
  /**
   * `fetched`: a desk confirmed it. `opened`: the reception writes on the board of that week, so it opened the letter.
   * `some-opened`: it opened one of `letters` letters, and nobody knows which. `unconfirmed`: nothing shows yet.
   */
  readonly state: 'fetched' | 'opened' | 'some-opened' | 'unconfirmed'
  readonly letters: number
}

/** One entry for each letter, but one together for letters of a week of which one was opened. */
export function sentStates(sent: readonly Shown[]): SentState[] {
  return sent.flatMap(({ week, fetched, answered }, i): SentState[] => {
    if (fetched) return [{ week, state: 'fetched', letters: 1 }]
    if (answered === 'alone') return [{ week, state: 'opened', letters: 1 }]
    const same = sent.filter((one) => one.week === week)
    // the one that was opened can be the one that is confirmed
    if (answered === undefined || same.some((one) => one.fetched))
      return [{ week, state: 'unconfirmed', letters: 1 }]
    const isFirst = sent.findIndex((one) => one.week === week) === i
    return isFirst ? [{ week, state: 'some-opened', letters: same.length }] : []
  })
}

/** Whether something shows that a member opened at least one of the letters. */
export function someOpened(sent: readonly Shown[]): boolean {
  return sentStates(sent).some(({ state }) => state !== 'unconfirmed')
}

/**
 * Whether nothing shows, for more than a working day, that a member opened a letter. A board tells the week of a letter and
 * not its day: its last day counts.
 */
export function isLate({ week, fetched, answered }: Shown, day: Day): boolean {
  return !fetched && answered !== 'alone' && day > addWorkingDays(firstDay(week) + 6, 1)
}
