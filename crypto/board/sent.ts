import { type Day, type Week, weekOf } from '../days/calendar.ts'
import type { RowList } from '../keys/choice-row.ts'
import type { ReceiptKeys } from '../keys/receipt.ts'
import { toHex } from '../primitives/bytes.ts'
import { LIMIT, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { type Choice, decodeChoice, openChoice } from './choice.ts'
import { type EchoName, type EchoPlace, echoPlace, firstEcho, unmaskChoice } from './echo.ts'
import { isFetched } from './fetched.ts'
import { type Page, pageTag } from './page.ts'

/** A letter of a code that the server holds, as a page shows it. */
export interface SentLetter extends EchoName {
  /** A desk of the reception has opened it. A letter that goes only to custodians is never marked so. */
  readonly fetched: boolean
  /**
   * The reception writes on the board of the letter's week, so it opened a letter of that week: this one, if no other
   * of the week shows (`alone`), or one of several (`among`). Absent if it does not write there.
   */
  readonly answered?: 'alone' | 'among'
}

/** The letters of a code, as a page shows them. */
export interface SentLetters {
  /** Oldest week first. */
  readonly sent: readonly SentLetter[]
  /**
   * The people whom the reporter left out, by all letters together. Null if this cannot be known: no echo
   * shows, or one choice does not open, is of other people than the list in hand, or is of another channel.
   */
  readonly choice: Choice | null
  /** Ids of the people whom any letter leaves out; there may be more. */
  readonly leftOut: readonly string[]
  /** Ids of the people whom every letter leaves out that shows: the report leaves out nobody else. */
  readonly alwaysLeftOut: readonly string[]
  /** A choice names a newer list than the one in hand. */
  readonly isBehind: boolean
}

/** Look on a page for the letters of a code. PROTOCOL.md section 10 */
export function readSent(
  p: Primitives,
  list: RowList,
  { echoKey, board }: Pick<ReceiptKeys, 'echoKey' | 'board'>,
  page: Page,
): SentLetters {
  const tags = new Set(echoRows(page).keys())
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
    sent: found.map(({ name }) => ({
      ...name,
      fetched: isFetched(p, board(name.week), name, page, tags),
    })),
    choice: isWhole ? { channel: first.channel, leftOut } : null,
    leftOut,
    alwaysLeftOut: leftOut.filter((id) => known.every((one) => one.leftOut.includes(id))),
    isBehind: choices.includes('newer'),
  }
}

/**
 * The letters that a code sealed in a week, and that a page shows.
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
  if (week > now || week <= now - LIMIT.echoWeeks) return []
  return placesOf(p, echoKey, week, page.day).flatMap((place, letter) => {
    const masked = rows.get(toHex(pageTag(p, place.key, page.echoNonce)))
    return masked === undefined ? [] : [{ name: { week, letter }, place, masked }]
  })
}

/**
 * By echo key: the places of its letters on the pages of a day, by week. Finding them takes seconds without a
 * JIT compiler, and they are the same for all pages of the day.
 */
const PLACES = new WeakMap<Uint8Array, { day: Day; weeks: Map<Week, readonly EchoPlace[]> }>()

function placesOf(p: Primitives, echoKey: Uint8Array, week: Week, day: Day): readonly EchoPlace[] {
  const known = PLACES.get(echoKey)
  const { weeks } = known?.day === day ? known : { weeks: new Map<Week, readonly EchoPlace[]>() }
  PLACES.set(echoKey, { day, weeks })
  const places =
    weeks.get(week) ??
    Array.from({ length: LIMIT.weekLetters }, (_, letter) =>
      echoPlace(p, firstEcho(p, echoKey, { week, letter }), week, day, weekOf(day)),
    )
  weeks.set(week, places)
  return places
}

/** The masked choices of a page's echoes, by tag in hex. */
export function echoRows({ echoes }: Page): Map<string, Uint8Array> {
  return new Map(
    echoes.map((row) => [toHex(row.subarray(0, SIZE.tag)), row.subarray(SIZE.tag, SIZE.pageEcho)]),
  )
}
