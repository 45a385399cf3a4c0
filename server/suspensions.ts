import type { Knex } from 'knex'
import type { Day } from '../crypto/days/calendar.ts'
import type { KeyList } from '../crypto/keys/keylist.ts'
import { keyId } from '../crypto/primitives/kdf.ts'
import { LIMIT } from '../crypto/primitives/labels.ts'
import type { Primitives } from '../crypto/primitives/primitives.ts'
import { isSuspended, keepSuspensionsAmong, listSuspensions } from '../db/suspensions.ts'
import type { Db } from '../db/transaction.ts'

/** The earliest first day of a suspension that has not ended by `today`. */
export function oldestSuspension(today: Day): Day {
  return Math.max(0, today - LIMIT.suspensionDays + 1)
}

/** Whether two colleagues keep this member from making staff requests today. @param id of the key */
export async function isKeptOut(db: Knex, id: Uint8Array, today: Day): Promise<boolean> {
  return isSuspended(await listSuspensions(db, oldestSuspension(today)), id)
}

/** Suspensions last while the suspended and both who signed stand in the newest key list. */
export function keepSuspensionsOf(p: Primitives, db: Db, list: KeyList): Promise<void> {
  return keepSuspensionsAmong(
    db,
    list.members.map(({ signing }) => keyId(p, signing)),
  )
}
