import type { Knex } from 'knex'
import { buildEchoes, buildPage } from '../crypto/board/page.ts'
import { dayOf, type Week, weekOf } from '../crypto/days/calendar.ts'
import type { KeyList } from '../crypto/keys/keylist.ts'
import { concat, type Random, readU32, u32be } from '../crypto/primitives/bytes.ts'
import type { Primitives } from '../crypto/primitives/primitives.ts'
import { listEchoes } from '../db/echoes.ts'
import { getSetting, putSetting } from '../db/settings.ts'
import { listSlotsForPages, type PagePrefix } from '../db/slots.ts'
import { ApiError } from './errors.ts'

/** The two functions that make pages. A test replaces them by faulty ones to see that it would notice. */
export interface PageBuilder {
  readonly buildEchoes: typeof buildEchoes
  readonly buildPage: typeof buildPage
}

export const pageBuilder: PageBuilder = { buildEchoes, buildPage }

/** The pages of the last build. Everybody gets them until the next one. */
export class Board {
  #pages: readonly Uint8Array[] = []
  #built: number | null = null

  /** When it was built last, in milliseconds; null before that. */
  get built(): number | null {
    return this.#built
  }

  /**
   * @param value the page number as it stands in the path
   * @throws ApiError `unavailable` before the first build, `not-found` beyond the last page
   */
  page(value: string): Uint8Array {
    if (this.#pages.length === 0) throw new ApiError('unavailable')
    if (!/^(0|[1-9]\d{0,2})$/.test(value)) throw new ApiError('not-found')
    const page = this.#pages[Number(value)]
    if (page === undefined) throw new ApiError('not-found')
    return page
  }

  /** Build all pages again, whether they were asked for or not. PROTOCOL.md section 12 */
  async build(options: BuildOptions): Promise<void> {
    const { p, db, random, board, builder } = options
    const day = dayOf(options.now)
    const slots = await listSlotsForPages(db, day)
    const shown = await listEchoes(db, day)
    const fillers = await fillerEchoes(db, random, weekOf(day), board.echoes)
    if (shown.length > board.echoes) options.overfull('echoes')
    const echoes = builder.buildEchoes(p, random, shown, board.echoes, fillers)
    const pages: Uint8Array[] = []
    for (let page = 0; page < 2 ** board.pageBits; page++) {
      const shown = slots.filter((slot) => isShownOn(slot, page, board.pageBits))
      if (shown.length > board.slots) options.overfull('slots')
      const fitting = shown.slice(0, board.slots)
      pages.push(builder.buildPage(p, random, day, fitting, board.slots, echoes))
      await otherWork()
    }
    this.#pages = pages
    this.#built = options.now
  }
}

export interface BuildOptions {
  readonly p: Primitives
  readonly db: Knex
  readonly random: Random
  /** milliseconds */
  readonly now: number
  readonly board: KeyList['board']
  readonly builder: PageBuilder
  /** Called if there are more slots than the routes should have let in, or more echoes than show. */
  readonly overfull: (of: 'slots' | 'echoes') => void
}

/** Whether a slot of this prefix shows on `page`: they agree over the shorter prefix. */
export function isShownOn(slot: PagePrefix, page: number, pageBits: number): boolean {
  const shorter = Math.min(slot.pageBits, pageBits)
  return slot.page >>> (slot.pageBits - shorter) === page >>> (pageBits - shorter)
}

/** The secret number of competing echoes: 0 to a quarter of the capacity, one for each week. */
async function fillerEchoes(
  db: Knex,
  random: Random,
  week: Week,
  capacity: number,
): Promise<number> {
  const stored = await getSetting(db, 'filler-echoes')
  if (stored !== null && readU32(stored, 0) === week) return readU32(stored, 4)
  const count = readU32(random(4), 0) % (Math.floor(capacity / 4) + 1)
  await putSetting(db, 'filler-echoes', concat(u32be(week), u32be(count)))
  return count
}

/** Requests are answered between two pages. */
function otherWork(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
