import { createHash, randomBytes } from 'node:crypto'
import type { Knex } from 'knex'
import type { EchoDay } from '../../../crypto/board/echo.ts'
import type { DayKey } from '../../../crypto/board/page.ts'
import { daysOfWeek, firstDay } from '../../../crypto/days/calendar.ts'
import type { NewDrop } from '../../../db/drops.ts'
import type { NewEcho, TurnEcho } from '../../../db/echoes.ts'
import type { StoredEnvelope } from '../../../db/shelf.ts'
import type { NewSlot } from '../../../db/slots.ts'

/** The running week of these tests. */
export const WEEK = 2900
export const MONDAY = firstDay(WEEK)

export function bytes(length: number): Uint8Array {
  return new Uint8Array(randomBytes(length))
}

/** Any one-way function will do here; the protocol's own has its tests in test/unit/crypto. */
export function digest(length: number, ...parts: readonly (Uint8Array | number)[]): Uint8Array {
  const hash = createHash('sha512')
  for (const part of parts) hash.update(typeof part === 'number' ? String(part) : part)
  return new Uint8Array(hash.digest().subarray(0, length))
}

export function hashSlot(sealed: Uint8Array): Uint8Array {
  return digest(32, sealed)
}

export function dayKeys(secret: Uint8Array, week: number, from = firstDay(week)): DayKey[] {
  return daysOfWeek(week, from).map((day) => ({ day, key: digest(32, secret, day) }))
}

export function echoDays(secret: Uint8Array, week: number, from = firstDay(week)): EchoDay[] {
  return dayKeys(secret, week, from).map((one) => ({ ...one, choice: digest(8, secret, one.day) }))
}

/** The server's change of an echo when its week begins. */
export const turnEcho = (({ echo }, week) => ({
  next: weekEcho(stepEcho(echo)),
  days: echoDays(echo, week),
})) satisfies TurnEcho

/** An echo with a choice. The choice follows from the echo, so that it need not be kept. */
function weekEcho(echo: Uint8Array) {
  return { echo, choice: digest(8, echo) }
}

export function stepEcho(echo: Uint8Array): Uint8Array {
  return digest(16, echo)
}

/** The form in which the server stores `echo`, that of the running `week`. */
export function newEcho(echo = bytes(16), week = WEEK, today = firstDay(week)): NewEcho {
  return {
    next: weekEcho(stepEcho(echo)),
    nextWeek: week + 1,
    expiryWeek: WEEK + 16,
    days: echoDays(echo, week, today),
  }
}

export function newDrop(change: Partial<NewDrop> = {}): NewDrop {
  const life = { expiryWeek: WEEK + 26, life: 26 }
  return { id: bytes(32), sealed: bytes(25_776), ...life, echo: newEcho(), ...change }
}

export function newRecord(change: Partial<StoredEnvelope> = {}): StoredEnvelope {
  return { id: bytes(32), sealed: bytes(4096), expiryWeek: WEEK + 53, ...change }
}

/** A slot with day keys from `MONDAY` and veils for the three weeks after. */
export function newSlot(change: Partial<NewSlot> = {}): NewSlot {
  return {
    id: bytes(32),
    pageBits: 0,
    page: 0,
    sealed: bytes(1024),
    expiryWeek: WEEK + 12,
    days: dayKeys(bytes(32), WEEK),
    weeks: [1, 2, 3].map((after) => ({ week: WEEK + after, veil: bytes(32) })),
    ...change,
  }
}

/** Every row of every table of ours, in a form that compares. */
export async function wholeState(db: Knex): Promise<Record<Table, readonly string[]>> {
  const state: Partial<Record<Table, readonly string[]>> = {}
  for (const table of TABLES) {
    const rows: readonly Record<string, unknown>[] = await db(table).select('*')
    state[table] = rows.map((row) => JSON.stringify(row, showBytes)).sort()
  }
  return state as Record<Table, readonly string[]>
}

function showBytes(_name: string, value: unknown): unknown {
  const isBytes = typeof value === 'object' && value !== null && 'data' in value
  return isBytes ? Buffer.from(value.data as number[]).toString('hex') : value
}

export const TABLES = [
  'drops',
  'echoes',
  'echo_days',
  'slots',
  'slot_days',
  'slot_weeks',
  'records',
  'key_lists',
  'weekly_bundles',
  'suspensions',
  'stops',
  'settings',
] as const

type Table = (typeof TABLES)[number]

export function hex(list: readonly Uint8Array[]): string[] {
  return list.map((item) => Buffer.from(item).toString('hex'))
}
