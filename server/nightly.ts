import type { Knex } from 'knex'
import { readU32, u32be } from '../crypto/bytes.ts'
import { type Day, weekOf } from '../crypto/calendar.ts'
import { nextEcho } from '../crypto/echo.ts'
import { dayKeys } from '../crypto/page.ts'
import type { Primitives } from '../crypto/primitives.ts'
import { turnEchoes } from '../db/echoes.ts'
import { removeExpired } from '../db/expiry.ts'
import { checkpointAndVacuum } from '../db/rewrite.ts'
import { getSetting, putSetting } from '../db/settings.ts'
import { turnSlotDays } from '../db/slots.ts'
import { removeSuspensions } from '../db/suspensions.ts'
import { oldestSuspension } from './suspensions.ts'

/** Whether the nightly step of `today` has not been done. */
export async function nightlyIsDue(db: Knex, today: Day): Promise<boolean> {
  const done = await getSetting(db, 'nightly-day')
  return done === null || readU32(done, 0) < today
}

/**
 * The first half of the nightly step: rows whose time is over go, keys of days gone by go, and on
 * a Monday the keys of the week that begins are made. Weeks that were missed are made up for; to do
 * it again on the same day changes nothing. PROTOCOL.md sections 10 to 12
 */
export async function turnDay(p: Primitives, db: Knex, today: Day): Promise<void> {
  await removeExpired(db, weekOf(today))
  await removeSuspensions(db, oldestSuspension(today))
  await turnSlotDays(db, today, (veil, week) => dayKeys(p, veil, week, today))
  await turnEchoes(db, today, (echo, week) => ({
    next: nextEcho(p, echo),
    days: dayKeys(p, echo, week, today),
  }))
}

/**
 * The second half, which takes longer: the file is written anew, in the order of random ids.
 *
 * @throws Error if somebody else reads the file: the step stays due and is tried again
 */
export async function rewriteFile(db: Knex, today: Day): Promise<void> {
  await checkpointAndVacuum(db)
  await putSetting(db, 'nightly-day', u32be(today))
}
