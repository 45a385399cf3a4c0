import type { Knex } from 'knex'
import { echoDays, nextEcho } from '../../crypto/board/echo.ts'
import { dayKeys } from '../../crypto/board/page.ts'
import { type Day, weekOf } from '../../crypto/days/calendar.ts'
import { readU32, u32be } from '../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import type { BlockShelf } from '../../db/block-shelf.ts'
import { showEchoes, type TurnEcho, turnEchoes } from '../../db/echoes.ts'
import { removeExpired } from '../../db/expiry.ts'
import { checkpointAndVacuum } from '../../db/rewrite.ts'
import { getSetting, putSetting } from '../../db/settings.ts'
import { showSlots, turnSlotDays, type UnveilDays } from '../../db/slots.ts'
import { removeSuspensions } from '../../db/suspensions.ts'
import { oldestSuspension } from '../suspensions.ts'

/** Work that was done on days that have not come for certain, in this run of the server. */
export interface NightMarks {
  /** The day for which keys were made without forgetting any. */
  shown: Day | null
  /** The day on which the file was rewritten. */
  rewritten: Day | null
  /** The last day on which the folder of blocks is known to have been rewritten. */
  blocks: Day | null
  /** The last day on which it was looked whether the key list ends soon. */
  told: Day | null
}

/**
 * The last day that has begun for certain: its turn was done, whatever became of the rewrite. Null if
 * the database has never seen one.
 */
export async function lastNight(db: Knex): Promise<Day | null> {
  return lastDay(db, 'turned-day')
}

/** The operator says that it is `today`: marks of later nights are set back to it. */
export async function takeBackNight(db: Knex, today: Day): Promise<void> {
  for (const name of ['turned-day', 'nightly-day'] as const) {
    const done = await lastDay(db, name)
    if (done !== null && done > today) await putSetting(db, name, u32be(today))
  }
}

/** Whether `turnDay`, or `rewriteFile`, has not been done on `today`. */
export async function isDue(db: Knex, work: 'turn' | 'rewrite', today: Day): Promise<boolean> {
  const done = await lastDay(db, work === 'turn' ? 'turned-day' : 'nightly-day')
  return done === null || done < today
}

type DayMark = 'turned-day' | 'nightly-day' | 'blocks-day'

async function lastDay(db: Knex, name: DayMark): Promise<Day | null> {
  const done = await getSetting(db, name)
  return done && readU32(done, 0)
}

/**
 * The first half of the nightly step: expired rows and keys of past days are deleted, and on a Monday the
 * keys of the week that begins are made. Missed weeks are made up for; a repeat on the same day changes
 * nothing. PROTOCOL.md sections 10 to 12
 */
export async function turnDay(p: Primitives, db: Knex, today: Day): Promise<void> {
  await removeExpired(db, weekOf(today))
  await removeSuspensions(db, oldestSuspension(today))
  await turnSlotDays(db, today, unveiling(p, today))
  await turnEchoes(db, today, turning(p, today))
  await putSetting(db, 'turned-day', u32be(today))
}

/**
 * Make the keys that the pages of `day` are built from, and forget nothing: the day may not have come. If it
 * has not, the keys of earlier days are still there, and these serve when it comes.
 */
export async function showDay(p: Primitives, db: Knex, day: Day): Promise<void> {
  await showSlots(db, day, unveiling(p, day))
  await showEchoes(db, day, turning(p, day))
}

function unveiling(p: Primitives, from: Day): UnveilDays {
  return (veil, week) => dayKeys(p, veil, week, from)
}

function turning(p: Primitives, from: Day): TurnEcho {
  return (echo, week) => ({ next: nextEcho(p, echo), days: echoDays(p, echo, week, from) })
}

/**
 * The second half, which takes longer: the file is rewritten, in the order of random ids.
 *
 * @throws Error if somebody else reads the file: the step stays due and is tried again
 */
export async function rewriteFile(db: Knex, today: Day): Promise<void> {
  await checkpointAndVacuum(db)
  await putSetting(db, 'nightly-day', u32be(today))
}

/** Whether the folder of blocks has not been rewritten today. */
export async function blocksAreDue(db: Knex, today: Day): Promise<boolean> {
  // a day still to come was seen by a wrong clock
  return (await lastDay(db, 'blocks-day')) !== today
}

/**
 * The last part, which takes the longest and keeps nobody waiting: the folder of blocks is rewritten. Blocks
 * of the week that was running at the last time, and of those since, are copied.
 *
 * @param unread told why a block could not be read; the others are done
 * @returns false if the server stops before it is done
 * @throws Error if it could not be done: it stays due and is tried again
 */
export async function rewriteBlocks(
  blocks: BlockShelf,
  db: Knex,
  today: Day,
  unread: (error: unknown) => void,
): Promise<boolean> {
  const done = await lastDay(db, 'blocks-day')
  const since = done === null ? 0 : weekOf(Math.min(done, today)) + LIMIT.blockWeeks
  if (!(await blocks.rewrite(since, unread))) return false
  await putSetting(db, 'blocks-day', u32be(today))
  return true
}
