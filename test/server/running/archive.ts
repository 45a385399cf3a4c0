import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Page, pageTag, parsePage } from '../../../crypto/board/page.ts'
import { slotDisposal } from '../../../crypto/board/slot.ts'
import { DAY_MS, dayOf, weekAt } from '../../../crypto/days/calendar.ts'
import type { ReceiptKeys } from '../../../crypto/keys/receipt.ts'
import { readU32, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { kdf } from '../../../crypto/primitives/kdf.ts'
import { LABEL } from '../../../crypto/primitives/labels.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { listEchoes } from '../../../db/echoes.ts'
import { listSlotsForPages } from '../../../db/slots.ts'
import type { PageBuilder } from '../../../server/board.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  deliver,
  epochKeyFor,
  fakeClock,
  type Instance,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'

/** One page that the archivist kept, beside what was true when it was built. */
export interface Kept {
  readonly day: number
  readonly bytes: Uint8Array
  readonly page: Page
  /** Real slots and real echoes at that moment; the archivist does not know them. */
  readonly slots: number
  readonly echoes: number
}

/** Everything that the archivist has at the end: pages, and the disk of the last day. */
export interface Archive {
  readonly pages: readonly Kept[]
  readonly lastDay: number
  /** Every column value of 16 or 32 bytes, of every table. */
  readonly found: readonly Uint8Array[]
  /** The files of the database, byte for byte. */
  readonly files: readonly Buffer[]
  /** Every key that made rows of pages, with its day: to look for on the disk. */
  readonly history: readonly { readonly day: number; readonly key: Uint8Array }[]
}

export interface ArchiveOptions {
  readonly days: number
  readonly builder?: PageBuilder
  /** The fault to be seen: the veil keys of a week stay in clear while it runs. */
  readonly keepVeils?: boolean
}

const BOARD = { slots: 32, echoes: 32, pageBits: 0 }
const BUILDS_A_DAY = 6
const STAYING = 4

/** Keep every page of `days` days on which receipts come and go. */
export async function keepArchive(options: ArchiveOptions): Promise<Archive> {
  const clock = fakeClock(A_MONDAY - (A_MONDAY % DAY_MS))
  const { builder } = options
  const weeks = Math.ceil(options.days / 7)
  const instance = await startInstance({
    clock,
    weeks,
    board: BOARD,
    ...(builder ? { builder } : {}),
  })
  const { db } = instance.server.ctx
  const pages: Kept[] = []
  const history: { day: number; key: Uint8Array }[] = []
  const live: Posted[] = []
  for (let day = 0; day < options.days; day++) {
    const veils = options.keepVeils ? await runningVeils(instance, clock.now()) : []
    for (let build = 0; build < BUILDS_A_DAY; build++) {
      await instance.server.tick()
      if (build === 0 && veils.length > 0) await db('slot_weeks').insert(veils)
      const today = dayOf(clock.now())
      const [slots, echoes] = [await listSlotsForPages(db, today), await listEchoes(db, today)]
      const { body } = await send(instance.server.publicUrl, 'GET', `${PATH.board}0`)
      const count = { slots: slots.length, echoes: echoes.length }
      pages.push({ day: today, bytes: body, page: parsePage(body), ...count })
      if (build === BUILDS_A_DAY - 1)
        history.push(...[...slots, ...echoes].map(({ key }) => ({ day: today, key })))
      await comeAndGo(instance, live)
      clock.advance(DAY_MS / BUILDS_A_DAY)
    }
  }
  const disk = await seize(instance)
  return { pages, history, lastDay: dayOf(clock.now() - 1), ...disk }
}

interface Posted {
  readonly receipt: ReceiptKeys
  readonly week: number
  readonly sealed: Uint8Array
}

/** Chance decides how many come and how many go, so that the true count wanders. */
async function comeAndGo(instance: Instance, live: Posted[]): Promise<void> {
  const [come = 0, go = 0] = [...systemRandom(2)].map((byte) => byte % 3)
  const member = instance.reception.members[0]!
  for (let i = 0; i < come; i++) {
    const { receipt, week } = await deliver(instance)
    const slot = slotPostFor(instance, member, receipt)
    const answer = await staffFetch(instance, member, 'POST', PATH.deskSlots, { json: slot })
    if (answer.status === 200) live.push({ receipt, week, sealed: slot.sealed })
  }
  // the first few stay, so that slots older than a week are among the live ones
  for (const gone of live.splice(STAYING, go)) {
    const { p } = instance
    const disposal = slotDisposal(p, epochKeyFor(gone.receipt), gone.week, 0)
    const json = { disposal, hash: p.hash(32, null, gone.sealed) }
    await staffFetch(instance, member, 'POST', PATH.deskSlotsRemove, { json })
  }
}

async function runningVeils(instance: Instance, now: number) {
  return instance.server.ctx
    .db('slot_weeks')
    .where({ week: weekAt(now) })
    .select('*')
}

/** The disk as it lies there while the server runs: every value, and every file. */
async function seize(instance: Instance): Promise<Pick<Archive, 'found' | 'files'>> {
  const { db } = instance.server.ctx
  const tables: readonly string[] = await db('sqlite_schema').where({ type: 'table' }).pluck('name')
  const found = new Map<string, Uint8Array>()
  for (const table of tables) {
    for (const row of await db(table).select('*')) {
      for (const value of Object.values(row)) {
        if (value instanceof Uint8Array && (value.length === 16 || value.length === 32))
          found.set(toHex(value), new Uint8Array(value))
      }
    }
  }
  const folder = instance.config.dataDir
  const names = readdirSync(folder).filter((name) => name.startsWith('postern.db'))
  const files = names.map((name) => readFileSync(join(folder, name)))
  await instance.stop()
  return { found: [...found.values()], files }
}

/** Which of `keys` stand anywhere in `files`: one pass over each file. */
export function keysOnDisk(
  files: readonly Buffer[],
  keys: readonly Uint8Array[],
): ReadonlySet<Uint8Array> {
  const byStart = new Map<number, Uint8Array[]>()
  for (const key of keys) {
    const start = readU32(key, 0)
    byStart.set(start, [...(byStart.get(start) ?? []), key])
  }
  const there = new Set<Uint8Array>()
  for (const file of files) {
    for (let at = 0; at + 32 <= file.length; at++) {
      for (const key of byStart.get(file.readUInt32BE(at)) ?? [])
        if (file.subarray(at, at + 32).equals(key)) there.add(key)
    }
  }
  return there
}

/**
 * How many rows of a page a seized value explains: taken as a day key, as the veil key of the
 * page's week, or as the echo of it.
 */
export function rowsExplained(p: Instance['p'], kept: Kept, found: readonly Uint8Array[]): number {
  const tags = new Set(kept.page.slots.map(({ tag }) => toHex(tag)))
  const echoes = new Set(kept.page.echoes.map((row) => toHex(row.subarray(0, 16))))
  let hits = 0
  for (const value of found) {
    for (const key of [value, kdf(p, value, LABEL.day, kept.page.day)]) {
      if (tags.has(toHex(pageTag(p, key, kept.page.nonce)))) hits++
      if (echoes.has(toHex(pageTag(p, key, kept.page.echoNonce)))) hits++
    }
  }
  return hits
}

/** How many 16-byte strings at the start of rows, or of what they veil, came before. */
export function recurrences(pages: readonly Kept[]): number {
  const seen = new Set<string>()
  let again = 0
  for (const { page } of pages) {
    const strings = [
      page.nonce.subarray(0, 16),
      page.echoNonce.subarray(0, 16),
      ...page.slots.flatMap(({ tag, veiled }) => [tag, veiled.subarray(0, 16)]),
      ...page.echoes.map((row) => row.subarray(0, 16)),
    ].map(toHex)
    again += strings.filter((text) => seen.has(text)).length
    for (const text of strings) seen.add(text)
  }
  return again
}

/** Numbers that can be read off a page without any key, by name. */
export const STATISTICS: Readonly<Record<string, (page: Page) => number>> = {
  'smallest tag': ({ slots }) => number(slots[0]!.tag),
  'largest tag': ({ slots }) => number(slots.at(-1)!.tag),
  'mean tag': ({ slots }) => mean(slots.map(({ tag }) => number(tag))),
  'widest gap of tags': ({ slots }) => widestGap(slots.map(({ tag }) => number(tag))),
  'mean byte of slots': ({ slots }) => mean(slots.map(({ veiled }) => mean([...veiled]))),
  'bits set in slots': ({ slots }) => mean(slots.map(({ veiled }) => bits(veiled))),
  'smallest echo': ({ echoes }) => number(echoes[0]!),
  'largest echo': ({ echoes }) => number(echoes.at(-1)!),
  'mean echo': ({ echoes }) => mean(echoes.map(number)),
  'widest gap of echoes': ({ echoes }) => widestGap(echoes.map(number)),
  'number of slots': ({ slots }) => slots.length,
  'number of echoes': ({ echoes }) => echoes.length,
}

function number(bytes: Uint8Array): number {
  return bytes[0]! + bytes[1]! / 256 + bytes[2]! / 65_536
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length
}

const BITS = Array.from({ length: 256 }, (_, byte) => byte.toString(2).replaceAll('0', '').length)

function bits(bytes: Uint8Array): number {
  let count = 0
  for (const byte of bytes) count += BITS[byte]!
  return count
}

function widestGap(sorted: readonly number[]): number {
  return Math.max(...sorted.slice(1).map((value, i) => value - sorted[i]!))
}

/** Pearson's r; 0 if one of the two never changes. */
export function correlation(a: readonly number[], b: readonly number[]): number {
  const [ma, mb] = [mean(a), mean(b)]
  let [ab, aa, bb] = [0, 0, 0]
  a.forEach((value, i) => {
    const [da, db] = [value - ma, b[i]! - mb]
    ab += da * db
    aa += da * da
    bb += db * db
  })
  return aa === 0 || bb === 0 ? 0 : ab / Math.sqrt(aa * bb)
}
