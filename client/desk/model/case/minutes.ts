import type { Day } from '../../../../crypto/days/calendar.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { ItemView } from '../views.ts'
import { letterOf } from './answers.ts'

type DropItem = Extract<ItemView, { kind: 'drop' }>

/** The reporter's verdict on minutes; the newest letter counts. Requirement S20 */
export interface MinutesAnswers {
  readonly verdict: 'waiting' | 'approved' | 'corrected'
  /** The day of the letter that counts; null while there is none. */
  readonly day: Day | null
  /** Every letter about these minutes, oldest first. */
  readonly letters: readonly DropItem[]
}

/** The answers to each of the minutes in a case, by the message id of the minutes in hex. */
export function minutesAnswers(items: readonly ItemView[]): ReadonlyMap<string, MinutesAnswers> {
  const minutes = items.flatMap((item) =>
    item.kind === 'entry' && item.entry.kind === 'minutes' ? [item.entry.messageId] : [],
  )
  return new Map(minutes.map((id) => [id, answersTo(id, items)]))
}

function answersTo(id: string, items: readonly ItemView[]): MinutesAnswers {
  const drops = items.flatMap((item) => (item.kind === 'drop' ? [item] : []))
  const letters = drops.filter((drop) => isAbout(drop, id))
  const newest = letters.filter((item) => verdictOf(item) !== 'waiting').at(-1)
  if (newest === undefined) return { verdict: 'waiting', day: null, letters }
  return { verdict: verdictOf(newest), day: newest.day, letters }
}

function isAbout({ content }: DropItem, id: string): boolean {
  const { about } = content
  return letterOf(content) === 'letter-minutes' && about !== null && toHex(about) === id
}

function verdictOf({ content }: DropItem): MinutesAnswers['verdict'] {
  const { verdict } = content.answers
  return verdict === 'approved' || verdict === 'corrected' ? verdict : 'waiting'
}
