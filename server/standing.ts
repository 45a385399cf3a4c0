import { readFileSync } from 'node:fs'
import { type Day, dayOf, isoDate } from '../crypto/days/calendar.ts'
import { type KeyList, statedFingerprint } from '../crypto/keys/keylist.ts'
import { mayShareDisk } from './config.ts'
import type { Context } from './context.ts'
import { type Answer, type Incoming, jsonAnswer } from './http.ts'
import { isNearlyFull } from './limits.ts'

/** A build puts texts of the tree here: a bundle has no source tree beside it. */
declare const FROZEN_TEXTS: Readonly<Record<string, string>> | undefined

/** The version of this program, as package.json names it. */
export const VERSION: string = JSON.parse(
  (typeof FROZEN_TEXTS === 'object' && FROZEN_TEXTS['package.json']) ||
    readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
).version

/** The path on the desks' listener where a monitor asks. */
export const HEALTH_PATH = '/healthz'

/** Something that the operator should do. */
export interface Problem {
  /** Whether reporters or desks are kept from something already. */
  readonly isUrgent: boolean
  /** One sentence with the remedy. */
  readonly text: string
}

/** How a server stands. Nothing in it changes because somebody reports, or because a desk is used. */
export interface Standing {
  readonly version: string
  /** Null before the first. */
  readonly keyList: {
    readonly version: number
    /** Its fingerprint, as the ceremony printed it. */
    readonly root: string
    /** The first day on which nobody can send anything by it. */
    readonly ends: string
  } | null
  /** Seconds since the boards were built; null before the first build. */
  readonly boardAge: number | null
  readonly problems: readonly Problem[]
}

/** Days before the end of a key list from which on the operator is told every day: eight weeks. */
const LEAD_DAYS = 56

/** Periods that a board may miss: a build of a full board takes more than one. */
const MISSED_PERIODS = 3
/** Seconds that a nightly rewrite may take beside that. */
const NIGHTLY = 600

/**
 * The end of a key list, from eight weeks before it on, or from two thirds of the time of a shorter list.
 *
 * @returns null if there is time
 */
export function listProblem(
  { version, issued, expires }: Pick<KeyList, 'version' | 'issued' | 'expires'>,
  today: Day,
): Problem | null {
  const left = expires - today
  const remedy = 'make the next one by "npm run ceremony -- renew", and hand it in'
  if (left <= 0) {
    const text = `key list ${version} has ended on ${isoDate(expires)}, and nobody can send a report: ${remedy}`
    return { isUrgent: true, text }
  }
  if (left > Math.min(LEAD_DAYS, (expires - issued) / 3)) return null
  const days = left === 1 ? 'tomorrow' : `in ${left} days`
  const text = `key list ${version} ends ${days}, on ${isoDate(expires)}, and nobody can send a report from then on: ${remedy}`
  return { isUrgent: false, text }
}

/** How the server stands now. Nothing is written for it. */
export async function standingOf(ctx: Context): Promise<Standing> {
  const { p, now, reception, board, config } = ctx
  const published = reception.isOpen() ? reception.current() : null
  const boardAge = board.built === null ? null : Math.round((now() - board.built) / 1000)
  const problems = [
    published === null ? NO_LIST : listProblem(published.list, dayOf(now())),
    boardAge === null || boardAge <= MISSED_PERIODS * config.boardPeriod + NIGHTLY
      ? null
      : boardProblem(boardAge),
    await databaseProblem(ctx),
    await diskProblem(ctx),
  ]
  return {
    version: VERSION,
    keyList: published && {
      version: published.list.version,
      root: statedFingerprint(p, published.signed),
      ends: isoDate(published.list.expires),
    },
    boardAge,
    problems: problems.flatMap((one) => one ?? []),
  }
}

const NO_LIST: Problem = {
  isUrgent: true,
  text: 'there is no key list yet: put publication.bin into DATA_DIR, and start again',
}

function boardProblem(age: number): Problem {
  const minutes = Math.round(age / 60)
  return {
    isUrgent: true,
    text: `the boards are ${minutes} minutes old, so nobody gets answers: look for a fault in the log, and start again`,
  }
}

async function databaseProblem({ db }: Context): Promise<Problem | null> {
  const isThere = await db.raw('select 1').then(
    () => true,
    () => false,
  )
  if (isThere) return null
  return { isUrgent: true, text: 'the database does not answer: see whether it runs' }
}

/** It says no number: one that is asked for again and again would tell when a file came. */
async function diskProblem(ctx: Context): Promise<Problem | null> {
  const disk = await ctx.disk().catch(() => null)
  if (disk === null) return { isUrgent: true, text: 'the disk of DATA_DIR cannot be looked at' }
  if (isNearlyFull(disk)) {
    return { isUrgent: true, text: 'the disk of DATA_DIR is full, or will be soon: make room' }
  }
  if (disk.free >= spaceForDrops(ctx)) return null
  const text =
    'the disk of DATA_DIR has less room than DROP_LIMIT may need, so files are refused: make room or lower DROP_LIMIT'
  return { isUrgent: false, text }
}

/** Bytes that drops may still need of the disk of DATA_DIR: none if another machine has the database. */
export function spaceForDrops({ config, reserve }: Pick<Context, 'config' | 'reserve'>): number {
  return mayShareDisk(config.databaseUrl) ? reserve.spaceNeeded() : 0
}

/** How the server stands, for a monitor: 503 if somebody has to act now. */
export async function getHealth(ctx: Context, _request: Incoming): Promise<Answer> {
  const standing = await standingOf(ctx)
  const isUrgent = standing.problems.some((one) => one.isUrgent)
  const problems = standing.problems.map(({ text }) => text)
  return { ...jsonAnswer({ ...standing, problems }), ...(isUrgent ? { status: 503 } : {}) }
}

/**
 * The lines that the operator reads once the server runs.
 *
 * @param build SHA-256 of the manifest of the build, in hex
 */
export async function startLines(ctx: Context, build?: string): Promise<string[]> {
  const { keyList, problems } = await standingOf(ctx)
  const { databaseUrl, dataDir } = ctx.config
  return [
    `Postern ${VERSION}`,
    ...(build === undefined ? [] : [`build: ${build}`]),
    ...(keyList === null ? [] : [`key list ${keyList.version}, until ${keyList.ends}`]),
    ...(keyList === null ? [] : [`its root: ${keyList.root}`]),
    `database: ${databaseUrl === null ? `SQLite in ${dataDir}` : `PostgreSQL at ${placeIn(databaseUrl)}`}`,
    ...problems.map(({ text }) => `note: ${text}`),
  ]
}

/** The place of a database, without who may use it. */
function placeIn(databaseUrl: string): string {
  const { host, pathname, searchParams } = new URL(databaseUrl)
  return `${host || (searchParams.get('host') ?? 'this machine')}${pathname}`
}

/** Tell the operator of the end of the key list, once on a day. */
export function noteListEnd({ reception, nights, now, log }: Context): void {
  const today = dayOf(now())
  if (!reception.isOpen() || nights.told === today) return
  const problem = listProblem(reception.current().list, today)
  nights.told = today
  if (problem !== null) log.note(problem.text)
}
