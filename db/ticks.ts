import type { Week } from '../crypto/days/calendar.ts'
import { concat, readU32, u32be } from '../crypto/primitives/bytes.ts'
import { getSetting, putSetting } from './settings.ts'
import { type Db, lockTable, write } from './transaction.ts'

/** The last time at which lists changed. */
export interface Tick {
  readonly number: number
  /** Expiry week of the drops that come until the next tick. */
  readonly expiryWeek: Week
  readonly life: number
}

/** @returns null before the first */
export async function lastTick(db: Db): Promise<Tick | null> {
  const value = await getSetting(db, 'tick')
  if (value === null) return null
  return { number: readU32(value, 0), expiryWeek: readU32(value, 4), life: readU32(value, 8) }
}

/**
 * Replace the last tick by another one, whether it is later or not: a clock that was wrong once must not stop
 * the ticks.
 *
 * @returns the tick that holds now; `isOurs` if nobody put it before
 */
export function claimTick(
  db: Db,
  tick: Tick,
): Promise<{ readonly tick: Tick; readonly isOurs: boolean }> {
  return write(db, async (trx) => {
    await lockTable(trx, 'settings')
    const last = await lastTick(trx)
    if (last?.number === tick.number) return { tick: last, isOurs: false }
    const { number, expiryWeek, life } = tick
    await putSetting(trx, 'tick', concat(u32be(number), u32be(expiryWeek), u32be(life)))
    return { tick, isOurs: true }
  })
}
