import { type Choice, encodeChoice, sealEcho } from '../../../crypto/board/choice.ts'
import type { EchoName } from '../../../crypto/board/echo.ts'
import { choose, type Page } from '../../../crypto/board/page.ts'
import { lettersOn } from '../../../crypto/board/sent.ts'
import { type Week, weekOf } from '../../../crypto/days/calendar.ts'
import type { RowList } from '../../../crypto/keys/choice-row.ts'
import { concat, type Random, toHex } from '../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import type { Letter } from './letter.ts'
import { VisitError } from './visit-error.ts'

/**
 * The state of a sent letter, by the board. seen: it shows the letter's own echo; missing: three builds did not, so the
 * letter may not have arrived; unknown: no page follows it any more, and fewer than three builds were seen.
 */
export type Arrival = 'seen' | 'missing' | 'unknown'

/** Builds of the board without an echo after which its letter may not have arrived. */
const BUILDS = 3

interface Expected extends EchoName {
  readonly echoKey: Uint8Array
  /** Nonces in hex of the builds that did not show it. */
  readonly without: Set<string>
  readonly waiting: ((arrival: Arrival) => void)[]
  isSeen: boolean
}

/** The letters of a visit, and whether the board shows them. */
export class Arrivals {
  /** Every page that was fetched, without its slots. */
  readonly #pages: Page[] = []
  readonly #expected = new Map<Letter, Expected>()
  /** Names that were drawn, by echo key. */
  readonly #drawn = new Set<string>()

  /**
   * Draw the name of a letter among those that no page of the visit shows: a server that hid an older
   * echo to pass it off for this letter's would have to guess which.
   *
   * @throws VisitError `letters` if all of the week are taken
   */
  draw(p: Primitives, random: Random, echoKey: Uint8Array, week: Week): EchoName {
    const shown = new Set(this.#since(week).flatMap((page) => lettersOn(p, echoKey, week, page)))
    const isFree = (letter: number) =>
      !shown.has(letter) && !this.#drawn.has(nameOf(echoKey, { week, letter }))
    const free = Array.from({ length: LIMIT.weekLetters }, (_, i) => i).filter(isFree)
    const [letter] = choose(random, free, Math.min(1, free.length))
    if (letter === undefined) throw new VisitError('letters')
    this.#drawn.add(nameOf(echoKey, { week, letter }))
    return { week, letter }
  }

  /** Expect a letter under this name from now on. */
  expect(letter: Letter, echoKey: Uint8Array, name: EchoName): void {
    const waiting = this.#expected.get(letter)?.waiting ?? []
    this.#expected.set(letter, {
      ...name,
      ...{ echoKey, waiting, without: new Set<string>(), isSeen: false },
    })
  }

  isSeen(letter: Letter): boolean {
    return this.#expected.get(letter)?.isSeen ?? false
  }

  /** Count from now on the builds without a letter: the server has just said that it has it. */
  again(letter: Letter): void {
    this.#expected.get(letter)?.without.clear()
  }

  /** Find out where the letters of a code stand on the pages of the visit, before one is to be named. */
  prepare(p: Primitives, echoKey: Uint8Array, week: Week): void {
    for (const page of this.#since(week)) lettersOn(p, echoKey, week, page)
  }

  /** Say that no further page comes by itself for a letter. */
  rest(letter: Letter): void {
    const one = this.#expected.get(letter)
    if (one !== undefined) tell(one, 'unknown')
  }

  /** Look at a page that was fetched. @returns the letters that it shows */
  look(p: Primitives, page: Page): Letter[] {
    this.#pages.push({ ...page, slots: [] })
    const build = toHex(page.echoNonce)
    return [...this.#expected].flatMap(([letter, one]) => {
      if (lettersOn(p, one.echoKey, one.week, page).includes(one.letter)) one.isSeen = true
      else one.without.add(build)
      tellKnown(one)
      return one.isSeen ? [letter] : []
    })
  }

  /** The state of a letter, by the next page that tells. */
  next(letter: Letter): Promise<Arrival> {
    const one = this.#expected.get(letter)
    if (one === undefined) throw new Error('no such letter was sent')
    return new Promise((resolve) => {
      one.waiting.push(resolve)
      if (one.isSeen) tellKnown(one)
    })
  }

  #since(week: Week): Page[] {
    return this.#pages.filter(({ day }) => weekOf(day) >= week)
  }
}

function tellKnown(one: Expected): void {
  if (one.isSeen) tell(one, 'seen')
  else if (one.without.size >= BUILDS) tell(one, 'missing')
}

function tell({ waiting }: Expected, arrival: Arrival): void {
  for (const resolve of waiting.splice(0)) resolve(arrival)
}

function nameOf(echoKey: Uint8Array, { week, letter }: EchoName): string {
  return [toHex(echoKey), week, letter].join()
}

/**
 * The echo that a letter carries for its reporter.
 *
 * @param choice null if it is not known: then the code opens nothing, and a reporter who reads with it is asked
 * @returns 24 bytes
 */
export function echoOf(
  p: Primitives,
  random: Random,
  list: RowList,
  echoKey: Uint8Array,
  name: EchoName,
  choice: Choice | null,
): Uint8Array {
  const plain = choice && encodeChoice(list, choice)
  // the same work when there is nothing to tell
  const noise = random(SIZE.choice)
  const sealed = sealEcho(p, echoKey, name, plain ?? noise.slice(0, 4))
  return plain === null ? concat(sealed.subarray(0, SIZE.echo - SIZE.choice), noise) : sealed
}
