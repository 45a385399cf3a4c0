import { type Day, weekOf } from '../days/calendar.ts'
import { toHex } from '../primitives/bytes.ts'
import { kdf } from '../primitives/kdf.ts'
import { LABEL, LIMIT } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { type EchoName, echoPlace } from './echo.ts'
import { type Page, pageTag } from './page.ts'

/**
 * The echo by which a desk shows a reporter that it opened their letter. The desk sends it instead of an echo
 * of its own. Only holders of the board key can make it.
 *
 * @param board the board key of the letter's week: `boardOf`
 * @returns 16 bytes
 */
export function fetchedEcho(
  p: Primitives,
  board: Uint8Array,
  { week, letter }: EchoName,
): Uint8Array {
  return kdf(p, board, LABEL.fetched, week, letter).slice(0, 16)
}

/**
 * Whether a page shows that a desk has opened a letter, in any week.
 *
 * @param tags of the page's echoes, in hex: `echoRows`
 */
export function isFetched(
  p: Primitives,
  board: Uint8Array,
  name: EchoName,
  { day, echoNonce }: Pick<Page, 'day' | 'echoNonce'>,
  tags: ReadonlySet<string>,
): boolean {
  const echo = fetchedEcho(p, board, name)
  const isShown = (said: number) => {
    const { key } = echoPlace(p, echo, said, day, weekOf(day))
    return tags.has(toHex(pageTag(p, key, echoNonce)))
  }
  return weeksSince(name.week, day).some(isShown)
}

/** The weeks in which a desk can have said so and the page still shows it. */
function weeksSince(week: number, day: Day): number[] {
  const now = weekOf(day)
  const first = Math.max(week, now - LIMIT.echoWeeks + 1)
  return Array.from({ length: Math.max(0, now - first + 1) }, (_, i) => first + i)
}
