import { type Week, weekAt } from '../../crypto/days/calendar.ts'
import { makeCoverDrop } from '../../crypto/drop/cover-drop.ts'
import { toHex } from '../../crypto/primitives/bytes.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import { addEnvelope } from '../../db/shelf.ts'
import { claimTick, lastTick } from '../../db/ticks.ts'
import type { Context } from '../context.ts'
import type { Birth } from '../shelves.ts'
import { drawCover } from './cover.ts'
import type { Schedule } from './schedule.ts'

/**
 * The expiry of a drop that comes now. The last tick set it, for all alike: if the week turned, or the box
 * filled, between two drops of one tick, their expiry would tell which came with the cover.
 */
export function birthOf({ ticks, reserve }: Context, week: Week): Birth {
  return ticks.birth ?? reserve.birth(week)
}

/**
 * Begin between two ticks. The cover that an earlier run had drawn is forgotten with it, so it is drawn
 * again up to the next tick: over the time in which a server runs it stays one Poisson process.
 */
export async function beginTicks(ctx: Context): Promise<void> {
  const { config, db, now, owner, shelves, ticks } = ctx
  if (config.tick === 0) return
  if (config.cover === 0) ctx.log.note(NO_COVER)
  const last = await lastTick(db)
  if (last?.number === numberAt(ctx, now())) ticks.birth = last
  ticks.cover = draw(ctx, now())
  // nothing can have come before
  if (owner.isNew) await shelves.show()
}

const NO_COVER =
  'COVER=0: no cover drops are made, so a member who is left out of a report can see that it came'

/**
 * One tick: cover is drawn for the time until the next, and desks see all that has come. If there are several
 * servers, only one draws.
 */
export async function moveLists(ctx: Context): Promise<void> {
  const { db, now, reserve, shelves, ticks } = ctx
  await makeDueCover(ctx)
  const at = now()
  const tick = { number: numberAt(ctx, at), ...reserve.birth(weekAt(at)) }
  const claimed = await claimTick(db, tick)
  ticks.birth = claimed.tick
  if (claimed.isOurs) ticks.cover = [...ticks.cover, ...draw(ctx, at)]
  await shelves.show()
}

/**
 * Make the cover drops whose moment has come. Each is written by itself and at a random moment, like the
 * drops that it covers. If they were made together at a tick, they would lie side by side in the file until
 * it is rewritten.
 */
export async function makeDueCover(ctx: Context): Promise<void> {
  const { now, ticks } = ctx
  const at = now()
  const due = ticks.cover.filter((moment) => moment <= at)
  ticks.cover = ticks.cover.filter((moment) => moment > at)
  for (const _ of due) {
    await addCover(ctx).catch((error: unknown) => ctx.log.fault('cover', error))
  }
}

async function addCover(ctx: Context): Promise<void> {
  const { p, db, now, random, reception, reserve } = ctx
  if (!reception.isOpen()) return
  const week = weekAt(now())
  const sealed = makeCoverDrop(p, random, reception.current().list.instance, week)
  const id = sealed.slice(0, SIZE.id)
  if (!reserve.hold(toHex(id))) return
  let isAdded = false
  try {
    isAdded = (await addEnvelope(db, 'drops', { id, sealed, ...birthOf(ctx, week) })) === 'added'
  } finally {
    reserve.settle(toHex(id), isAdded)
  }
}

const lengthOf = ({ config }: Context): number => config.tick * 1000

/** Timers may fire a moment early; this still counts as the next tick. */
function numberAt(ctx: Context, at: number): number {
  return Math.floor((at + lengthOf(ctx) / 100) / lengthOf(ctx))
}

function draw(ctx: Context, at: number): number[] {
  const { config, random } = ctx
  return drawCover(random, config.cover, at, (numberAt(ctx, at) + 1) * lengthOf(ctx))
}

/** Seconds until the next tick, at least one. */
export function secondsToTick(tick: number, now: number): number {
  return Math.ceil(tick - ((now / 1000) % tick)) || 1
}

/**
 * Move the lists on every full tick of the clock, and make cover at its moments. The timers count by
 * the length of a tick, whatever is done to the clock: a clock that is set makes one tick shorter.
 */
export function startTicks(ctx: Context): Schedule {
  let running: Promise<void> = Promise.resolve()
  let tickTimer: NodeJS.Timeout
  let coverTimer: NodeJS.Timeout | undefined
  const inTurn = (where: string, work: () => Promise<void>): void => {
    running = running
      .then(work)
      .catch((error: unknown) => ctx.log.fault(where, error))
      .then(planCover)
  }
  const planTick = (): void => {
    const length = lengthOf(ctx)
    tickTimer = setTimeout(
      () => {
        planTick()
        inTurn('a tick', () => moveLists(ctx))
      },
      length - (ctx.now() % length),
    )
  }
  const planCover = (): void => {
    clearTimeout(coverTimer)
    const [next] = ctx.ticks.cover
    if (next === undefined) return
    const wait = Math.min(Math.max(0, next - ctx.now()), lengthOf(ctx))
    coverTimer = setTimeout(() => inTurn('cover', () => makeDueCover(ctx)), wait)
  }
  planTick()
  planCover()
  return {
    stop: async () => {
      clearTimeout(tickTimer)
      await running
      clearTimeout(coverTimer)
    },
  }
}
