import { dayOf } from '../../crypto/days/calendar.ts'
import { countBlocks } from '../../db/blocks.ts'
import { resetTimes } from '../../db/data-folder.ts'
import { countDrops } from '../../db/drops.ts'
import { emptyLog } from '../../db/rewrite.ts'
import type { Context } from '../context.ts'
import { noteListEnd } from '../standing.ts'
import { blocksAreDue, isDue, rewriteBlocks, rewriteFile, showDay, turnDay } from './nightly.ts'

/** Build all pages now. Before the first key list there are none. */
export async function buildBoard(ctx: Context): Promise<void> {
  const { p, db, random, now, reception, board, builder, log } = ctx
  if (!reception.isOpen()) return
  await board.build({
    p,
    db,
    random,
    now: now(),
    board: reception.current().list.board,
    builder,
    overfull: (of) => log.note(`a board page has more ${of} than it can show: raise its capacity`),
  })
}

/**
 * All that is done on every full period: the nightly step when a day has begun for certain, and the board.
 * The pages of a new day are made before the file is rewritten, which takes longer; the folder of blocks
 * comes after it (`tickBlocks`).
 */
export async function tick(ctx: Context): Promise<void> {
  const { config, p, db, now, clock, nights, reserve, log } = ctx
  const note = clock.check()
  if (note !== null) log.note(note)
  noteListEnd(ctx)
  const today = dayOf(now())
  const sure = dayOf(clock.sure())
  if (await isDue(db, 'turn', sure)) await turnDay(p, db, sure)
  if (sure < today && nights.shown !== today) {
    await showDay(p, db, today)
    nights.shown = today
  }
  await buildBoard(ctx)
  if ((await isDue(db, 'rewrite', sure)) || (sure < today && nights.rewritten !== today)) {
    await reserve.recount(() => countDrops(db))
    await rewriteFile(db, sure).then(
      () => {
        nights.rewritten = today
      },
      (error) => log.fault('the nightly rewrite', error),
    )
  }
  // the log would tell for longer which drops came with an echo, and so were no cover (SCHEMA.md, "Cover")
  await emptyLog(db)
  // the moment of a build says nothing, and that of the last write would (SCHEMA.md, "The file")
  await resetTimes(config.dataDir, new Date(now())).catch((error) =>
    log.fault('the times of files', error),
  )
}

/** The part of the nightly step that may take long, and that nothing waits for: the folder of blocks. */
export async function tickBlocks(ctx: Context): Promise<void> {
  const { db, now, nights, blocks, room, log } = ctx
  const today = dayOf(now())
  // not asked again: a read after the tick would leave a time on the file
  if (nights.blocks === today) return
  try {
    const unread = (error: unknown) => log.fault('a block of the nightly rewrite', error)
    if (await blocksAreDue(db, today)) {
      if (!(await rewriteBlocks(blocks, db, today, unread))) return
      await room.reset(await countBlocks(db))
    }
    nights.blocks = today
  } catch (error) {
    log.fault('the nightly rewrite of blocks', error)
  }
}

export interface Schedule {
  /** Wait for what is under way; nothing starts afterwards. */
  stop(): Promise<void>
}

/**
 * Call `tick` on every full period of the clock, and `tickBlocks` beside it. A tick that fails is a
 * fault; the next one comes.
 */
export function startSchedule(ctx: Context): Schedule {
  const period = ctx.config.boardPeriod * 1000
  let running: Promise<void> = Promise.resolve()
  let blocks: Promise<void> | null = null
  let timer: NodeJS.Timeout
  const plan = (): void => {
    timer = setTimeout(run, period - (ctx.now() % period))
  }
  const run = (): void => {
    plan()
    running = running
      .then(() => tick(ctx))
      .catch((error: unknown) => ctx.log.fault('the schedule', error))
      .then(() => ctx.log.counts())
      .then(runBlocks)
  }
  const runBlocks = (): void => {
    blocks ??= tickBlocks(ctx).finally(() => {
      blocks = null
    })
  }
  plan()
  runBlocks()
  return {
    stop: async () => {
      clearTimeout(timer)
      await running
      await blocks
    },
  }
}
