import { statfs } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { dayOf, weekAt } from '../crypto/days/calendar.ts'
import { type Random, systemRandom } from '../crypto/primitives/bytes.ts'
import { LIMIT } from '../crypto/primitives/labels.ts'
import { loadSodium } from '../crypto/primitives/sodium.ts'
import { BlockShelf } from '../db/block-shelf.ts'
import { countBlocks } from '../db/blocks.ts'
import { makePrivate } from '../db/data-folder.ts'
import { countDrops } from '../db/drops.ts'
import { Owner } from '../db/owner.ts'
import { createPublicApp, createStaffApp, noteFullDisk } from './app.ts'
import { Board, type PageBuilder, pageBuilder } from './board.ts'
import type { Config } from './config.ts'
import type { Context } from './context.ts'
import { isNoSpace } from './errors.ts'
import { type Csp, policyOf } from './headers.ts'
import {
  BlockRoom,
  Crowd,
  type Crowds,
  type Disk,
  DropReserve,
  HeardNonces,
  NonceMemory,
  RecordQuota,
  SlotQuota,
} from './limits.ts'
import { type Listener, listen } from './listener.ts'
import { createLog, type Log } from './log.ts'
import { createMailer } from './mail/mail.ts'
import { startMail, type Wait } from './mail/schedule.ts'
import type { Brotli } from './pages.ts'
import { FillingLoad, PuzzleLoad } from './puzzle.ts'
import { Reception } from './reception.ts'
import { Shelves } from './shelves.ts'
import { Front, type PageSource, startLooking } from './shown.ts'
import { spaceForDrops } from './standing.ts'
import { startError } from './start-error.ts'
import { memoryTickets } from './tickets.ts'
import { ServerClock, steadyTime } from './time/clock.ts'
import { lastNight, takeBackNight } from './time/nightly.ts'
import { type Schedule, startSchedule, tick, tickBlocks } from './time/schedule.ts'
import { beginTicks, makeDueCover, moveLists, secondsToTick, startTicks } from './time/ticks.ts'

/** Parts that tests and the demo may replace. */
export interface Overrides {
  /** The machine's clock: milliseconds since 1970-01-01 UTC. */
  readonly now?: () => number
  /** Milliseconds that pass whatever is done to that clock; by that clock if only `now` is given. */
  readonly steady?: () => number
  readonly random?: Random
  readonly log?: Log
  readonly csp?: Csp
  readonly builder?: PageBuilder
  /** Packs pages after the first answers; without it they are packed before. */
  readonly brotli?: Brotli
  /** How large and how full the disk is. */
  readonly disk?: () => Promise<Disk>
  /** False: nothing but mail happens by the clock; the caller calls `tick`. */
  readonly scheduled?: boolean
  /** How the daily mail waits for its time. */
  readonly wait?: Wait
  /** Milliseconds to wait for another server that holds the database. */
  readonly patience?: number
}

export interface RunningServer {
  /** The URL for reporters, without a slash at the end. */
  readonly publicUrl: string
  /** The URL for desks. */
  readonly staffUrl: string
  readonly ctx: Context
  /** The work of a full period of the clock: the nightly step if due, a build of the board, a look at DATA_DIR. */
  tick(): Promise<void>
  /** Take pages, words and key list from DATA_DIR at once if they have changed. */
  renew(): Promise<void>
  /** The work of the clock at a tick: desks see the rows that have come. */
  moveLists(): Promise<void>
  /** The work of the clock between two ticks: make the cover whose moment has come. */
  makeCover(): Promise<void>
  /** Resolves if another server has taken the database: then this one stops by itself. */
  readonly lost: Promise<void>
  /** Take no further requests, finish those under way, empty the log of the database, close. */
  stop(): Promise<void>
}

/**
 * Start the server: take its addresses, open the database, take over `publication.bin` if it is newer and make the
 * pages, make up for missed nights, build the board, answer.
 *
 * The addresses come first: a program that knows nothing of the lock may have them.
 *
 * @param pages the reporters' pages, by exact path
 * @throws Error with a remedy in its message
 */
export async function startServer(
  config: Config,
  pages: PageSource,
  overrides: Overrides = {},
): Promise<RunningServer> {
  const log = overrides.log ?? createLog((line) => process.stdout.write(`${line}\n`))
  const { databaseUrl: url, dataDir } = config
  const { csp = policyOf(config) } = overrides
  const { random = systemRandom, patience } = overrides
  const listeners: Listener[] = []
  let owner: Owner | undefined
  try {
    const reporters = await listen(config.host, config.port, 'PORT', csp)
    listeners.push(reporters)
    const desks = await listen(config.staffHost, config.staffPort, 'STAFF_PORT', csp)
    listeners.push(desks)
    if (!makePrivate(dataDir)) log.note(NOT_PRIVATE)
    const taken = await Owner.take({
      ...{ url, dataDir, random, note: log.note },
      ...(patience === undefined ? {} : { patience }),
    })
    owner = taken
    const ctx = await createContext(config, taken, log, overrides)
    await openBlocks(ctx)
    await noteNarrowDisk(ctx)
    await taken.pair()
    const front = new Front(ctx, pages, overrides.brotli)
    await front.begin()
    await firstTick(ctx)
    await beginTicks(ctx)
    reporters.open(createPublicApp(ctx, front, csp))
    desks.open(createStaffApp(ctx, csp))
    const schedules = [
      ...(overrides.scheduled === false ? [] : schedulesOf(ctx, front)),
      ...startDailyMail(ctx, front, overrides.wait),
    ]
    const stop = once(() => stopAll(ctx, listeners, schedules))
    void taken.lost.then(() => {
      log.note('another server has taken over the database: this one stops')
      return stop()
    })
    return {
      publicUrl: reporters.url,
      staffUrl: desks.url,
      ctx,
      tick: async () => {
        await tick(ctx)
        await tickBlocks(ctx)
        await front.look()
      },
      renew: () => front.renew(),
      moveLists: () => moveLists(ctx),
      makeCover: () => makeDueCover(ctx),
      lost: taken.lost,
      stop,
    }
  } catch (error) {
    for (const listener of listeners) await listener.stop()
    await owner?.release()
    throw startError(error, config)
  }
}

function schedulesOf(ctx: Context, front: Front): Schedule[] {
  const { tick: length, boardPeriod } = ctx.config
  const both = [startSchedule(ctx), startLooking(front, boardPeriod)]
  return length === 0 ? both : [...both, startTicks(ctx)]
}

/** A full disk keeps nobody from reading: the failed work is tried again in the next period. */
async function firstTick(ctx: Context): Promise<void> {
  try {
    await tick(ctx)
  } catch (error) {
    if (!isNoSpace(error)) throw error
    noteFullDisk(ctx)
  }
}

/** Take what is new in DATA_DIR at SIGHUP. At a terminal that signal says that the terminal is gone: it ends the process. */
export function renewOnSignal(server: Pick<RunningServer, 'renew'>): void {
  if (process.stdin.isTTY) return
  process.on('SIGHUP', () => void server.renew())
}

/** Stop, once, at SIGINT or SIGTERM; the process then ends by itself, or at once at a second signal. */
export function stopOnSignals(
  server: Pick<RunningServer, 'stop'> & { lost?: Promise<void> },
): void {
  // a supervisor starts the process again, and that start tells why it cannot run
  void server.lost?.then(() => {
    process.exitCode = 1
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => {
      server.stop().catch((error: unknown) => {
        process.stderr.write(`could not stop cleanly: ${String(error)}\n`)
        process.exitCode = 1
      })
    })
  }
}

const NOT_PRIVATE =
  'DATA_DIR belongs to another user, and others may look into it: give it to the user of this server (chown), or set its mode to 700'

/** Blocks that a listener holds in memory for requests, and as many for answers: 16 MiB each. */
const BLOCKS_AT_ONCE = 64

function newCrowds(): Crowds {
  return { arriving: new Crowd(BLOCKS_AT_ONCE), leaving: new Crowd(BLOCKS_AT_ONCE) }
}

async function createContext(
  config: Config,
  owner: Owner,
  log: Log,
  overrides: Overrides,
): Promise<Context> {
  const { db } = owner
  const { now: wall = Date.now, random = systemRandom } = overrides
  const p = await loadSodium()
  const reception = new Reception()
  await reception.load(p, db)
  const clock = new ServerClock({
    wall,
    steady: overrides.steady ?? overrides.now ?? steadyTime,
    lastNight: await lastNight(db),
    listEnd: () => (reception.isOpen() ? reception.current().list.expires : null),
    confirmed: config.clockConfirmed,
  })
  const now = () => clock.now()
  if (clock.isConfirmed) await takeBackNight(db, dayOf(now()))
  const reserve = new DropReserve(config.dropLimit, await countDrops(db))
  const disk = overrides.disk ?? (() => diskOf(config.dataDir))
  return {
    config,
    owner,
    db,
    p,
    now,
    clock,
    nights: { shown: null, rewritten: null, blocks: null, told: null },
    random,
    log,
    reception,
    board: new Board(),
    builder: overrides.builder ?? pageBuilder,
    tickets: memoryTickets(random, now),
    load: new PuzzleLoad(config.calmTickets, random),
    filling: new FillingLoad(random),
    reserve,
    shelves: new Shelves(p, db, () => secondsToTick(config.tick, now()), config.tick === 0),
    ticks: { birth: null, cover: [] },
    blocks: new BlockShelf(db, config.dataDir, random),
    disk,
    room: new BlockRoom(config.blockShare / 100, disk, () => spaceForDrops({ config, reserve }), 0),
    crowds: { reporters: newCrowds(), staff: newCrowds() },
    nonces: new NonceMemory(),
    heard: new HeardNonces(),
    quota: new SlotQuota(),
    records: new RecordQuota({ hour: config.recordsPerHour, day: config.recordsPerDay }),
  }
}

async function diskOf(folder: string): Promise<Disk> {
  const { blocks, bavail, bsize } = await statfs(folder)
  return { size: blocks * bsize, free: bavail * bsize, unit: bsize }
}

/** @throws Error with a remedy, if the folder of blocks is not that of the database */
async function openBlocks({ owner, db, now, blocks, room, log }: Context): Promise<void> {
  const { lost, kept } = await blocks.open(owner.isNew, weekAt(now()) + LIMIT.blockWeeks)
  await room.reset(await countBlocks(db))
  if (lost > 0) log.note(`${lost} blocks of files are lost: in the database, not in the folder`)
  if (kept > 0) {
    log.note(
      `${kept} blocks of files are in the folder and not in the database: one of the two is an older copy. They are kept for ${LIMIT.blockWeeks - 1} weeks. If the database is the older copy, everything else that came since is missing`,
    )
  }
}

/** Drops are taken until the disk is full, whatever was promised: so tell the operator before. */
async function noteNarrowDisk(ctx: Context): Promise<void> {
  const { config, disk, log } = ctx
  const needed = spaceForDrops(ctx)
  const { free } = await disk()
  if (free >= needed) return
  const [need, left] = [needed, free].map((bytes) => `${Math.round(bytes / 1e6)} MB`)
  const both = config.databaseUrl === null ? '' : ', where PostgreSQL may lie as well,'
  log.note(
    `DROP_LIMIT=${config.dropLimit} may need ${need}, with the nightly rewrite, but the disk of DATA_DIR${both} has only ${left} left: make room or lower DROP_LIMIT; until then files are refused, and drops are accepted until the disk is full`,
  )
}

function startDailyMail(
  { config, now, log }: Context,
  front: Front,
  wait: Wait = waitByTimer,
): Schedule[] {
  const { mail } = config
  if (mail === null) return []
  const send = createMailer(mail, { words: () => front.mail() })
  return [startMail({ settings: mail, send, now, wait, log })]
}

const waitByTimer: Wait = (ms, signal) => sleep(ms, undefined, { signal })

async function stopAll(
  { owner, blocks, log }: Context,
  listeners: readonly Listener[],
  schedules: readonly Schedule[],
): Promise<void> {
  await Promise.all(listeners.map((listener) => listener.stop()))
  blocks.stop()
  await Promise.all(schedules.map((schedule) => schedule.stop()))
  // the last connection to go empties the log
  await owner.release()
  log.totals()
}

function once(work: () => Promise<void>): () => Promise<void> {
  let result: Promise<void> | null = null
  return () => {
    result ??= work()
    return result
  }
}
