import { toHex } from './bytes.ts'
import { type Week, weekOf } from './calendar.ts'
import { type Choice, decodeChoice, openChoice } from './choice.ts'
import type { RowList } from './choice-row.ts'
import { type EchoName, type EchoPlace, echoPlace, firstEcho, unmaskChoice } from './echo.ts'
import { LIMIT, SIZE } from './labels.ts'
import { type Page, pageTag } from './page.ts'
import type { Primitives } from './primitives.ts'
import type { ReceiptKeys } from './receipt.ts'

/** A letter of a code that the server holds, as a page shows it. */
export type SentLetter = EchoName

/** What a page tells of the letters of a code. */
export interface SentLetters {
  /** Oldest week first. */
  readonly sent: readonly SentLetter[]
  /**
   * Whom the reporter left out, by all letters together; null where it cannot be known: no echo shows,
   * or the choice of one does not open, is of other people than the list in hand, or of another channel.
   */
  readonly choice: Choice | null
  /** Ids of whom any of them leaves out, whether that is all or not. */
  readonly leftOut: readonly string[]
  /** A choice names a newer list than the one in hand. */
  readonly isBehind: boolean
}

/** Look on a page for the letters of a code. PROTOCOL.md section 10 */
export function readSent(
  p: Primitives,
  list: RowList,
  { echoKey }: Pick<ReceiptKeys, 'echoKey'>,
  page: Page,
): SentLetters {
  const found = findEchoes(p, echoKey, page)
  const choices = found.map(({ name, place, masked }) => {
    const sealed = unmaskChoice(p, place, page.day, page.echoNonce, masked)
    const plain = openChoice(p, echoKey, name, sealed)
    return plain === null ? 'none' : decodeChoice(list, plain)
  })
  const known = choices.flatMap((one) => (typeof one === 'string' ? [] : [one]))
  const [first] = known
  const isOne = known.every(({ channel }) => channel === first?.channel)
  const leftOut = [...new Set(known.flatMap((one) => one.leftOut))].sort()
  const isWhole = first !== undefined && isOne && known.length === choices.length
  return {
    sent: found.map(({ name }) => name),
    choice: isWhole ? { channel: first.channel, leftOut } : null,
    leftOut,
    isBehind: choices.includes('newer'),
  }
}

/**
 * Which letters that a code sealed in a week a page shows.
 *
 * @returns 0 to 63, none for a week that is yet to come by the page
 */
export function lettersOn(
  p: Primitives,
  echoKey: Uint8Array,
  week: Week,
  page: Page,
): readonly number[] {
  return echoesOf(p, echoKey, week, page, echoRows(page)).map(({ name }) => name.letter)
}

interface FoundEcho {
  readonly name: EchoName
  readonly place: EchoPlace
  /** 8 bytes */
  readonly masked: Uint8Array
}

function findEchoes(p: Primitives, echoKey: Uint8Array, page: Page): FoundEcho[] {
  const rows = echoRows(page)
  const first = weekOf(page.day) - LIMIT.echoWeeks + 1
  const weeks = Array.from({ length: LIMIT.echoWeeks }, (_, i) => first + i)
  return weeks.flatMap((week) => echoesOf(p, echoKey, week, page, rows))
}

function echoesOf(
  p: Primitives,
  echoKey: Uint8Array,
  week: Week,
  page: Page,
  rows: ReadonlyMap<string, Uint8Array>,
): FoundEcho[] {
  const now = weekOf(page.day)
  const found: FoundEcho[] = []
  if (week > now || week <= now - LIMIT.echoWeeks) return found
  for (let letter = 0; letter < LIMIT.weekLetters; letter++) {
    const name = { week, letter }
    const place = echoPlace(p, firstEcho(p, echoKey, name), week, page.day, now)
    const masked = rows.get(toHex(pageTag(p, place.key, page.echoNonce)))
    if (masked !== undefined) found.push({ name, place, masked })
  }
  return found
}

/** The masked choices of a page, by tag in hex. */
function echoRows({ echoes }: Page): Map<string, Uint8Array> {
  return new Map(
    echoes.map((row) => [toHex(row.subarray(0, SIZE.tag)), row.subarray(SIZE.tag, SIZE.pageEcho)]),
  )
}
