import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { streamOfReport } from '../../../client/desk/model/log/stream.ts'
import { dayOf, type Week, weekOf } from '../../../crypto/days/calendar.ts'
import { makeCoverDrop } from '../../../crypto/drop/cover-drop.ts'
import type { Entry } from '../../../crypto/entries/entry.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { recordHash, recordId, sealRecord } from '../../../crypto/log/record.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../crypto/primitives/labels.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import { newVaultKey, sealVault, sealWeeks, type Vault } from '../../../crypto/vault/vault.ts'
import { openDatabase } from '../../../db/open.ts'
import { BOARD } from '../../../scripts/ceremony/core.ts'
import { vaultOf, weeksOf } from '../desk/desk-core.ts'
import { makeReception } from '../reception/reception.ts'
import { tempFolder } from '../run/temp.ts'
import {
  type Instance,
  reportOf,
  type SealedReport,
  sealReport,
  startInstance,
} from './instance.ts'

/** Cases that somebody works on; all the others are long closed, as in a reception of some years. */
const OPEN = 20
const LONG_AGO = 300
/** Rows of one statement. SQLite takes at most this many values at once. */
const ROWS = 100

export const BENCH_PASSPHRASE = 'riktig hest batteri stift'

const WORDS = (
  'laserkutter verksted faktura regnskap instituttleder vaktliste lager nøkkel veileder stipend ' +
  'mobbing møte avdeling laboratorium innkjøp reise anbud habilitet eksamen sensur kontrakt timeliste'
).split(' ')

/** Text of a reporter, about 600 letters, no two alike. */
export function textOf(index: number): string {
  const word = (at: number) => WORDS[(index * 31 + at * at * 7 + at) % WORDS.length] ?? ''
  return `Sak ${index}: ${Array.from({ length: 70 }, (_, at) => word(at)).join(' ')}.`
}

/** A row of either shelf, as in the database. */
interface Row {
  readonly id: Uint8Array
  readonly sealed: Uint8Array
  readonly expiry_week: number
  /** of drops */
  readonly life?: number
}

/** Rows of the shelves that carry no message. */
export interface Idle {
  readonly drops: number
  readonly records: number
}

/** Seconds, as by default. */
const TICK = 900

/** Half a year. */
const WEEKS = 26

/** The rows of a day: cover by the server, and the posts of five desks that are unlocked for eight hours. */
export const A_DAY: Idle = { drops: 48, records: 5 * 8 * 4 * 4 }

/** The rows of half a year; desks are unlocked on 115 of its days. */
export const HALF_A_YEAR: Idle = { drops: A_DAY.drops * 182, records: A_DAY.records * 115 }

/** A running server, and what its members know of the reports on it. */
export interface Filled {
  readonly instance: Instance
  readonly known: Vault['drops']
}

/** A running server with so many cases, whose reports came in half a year, under one key list. */
export async function startFilled(count: number, idle: Idle): Promise<Filled> {
  const { primitives: p } = await loadSumo()
  const board = BOARD.university
  const today = dayOf(Date.now()) - 7 * (WEEKS - 1)
  const reception = makeReception(p, {
    today,
    weeks: WEEKS + 1,
    edit: (list) => ({ ...list, board }),
  })
  const dropLimit = 10 * count + 2 * idle.drops + 1000
  const instance = await startInstance({ reception, config: { dropLimit, tick: TICK } })
  await fillWithIdle(instance, idle)
  const known = await fillWithCases(instance, count, WEEKS)
  await instance.server.moveLists()
  return { instance, known }
}

/**
 * Put `count` cases of one report and six records each on the shelves of a running server, made by the program's
 * own cryptography. Only the way into the database is shorter than by HTTP. SQLite only.
 *
 * @param weeks in which the reports came, the last ones in the running one
 */
export async function fillWithCases(
  instance: Instance,
  count: number,
  weeks = 1,
): Promise<Vault['drops']> {
  const known: Vault['drops'] = []
  const db = await openDatabase({ file: join(instance.config.dataDir, 'postern.db') })
  try {
    let drops: Row[] = []
    let records: Row[] = []
    const flush = async () => {
      await db.transaction(async (trx) => {
        await trx.batchInsert('drops', drops, ROWS)
        await trx.batchInsert('records', records, ROWS)
      })
      drops = []
      records = []
    }
    for (let i = 0; i < count; i++) {
      const week = weekNow() - Math.floor(((count - 1 - i) / count) * weeks)
      const report = reportAt(instance, i, week)
      const sealed = report.request.slice(0, SIZE.sealedDrop)
      known.push({ id: report.id, key: report.contentKey })
      const row = rowOf(sealed, report.id, week + LIMIT.dropWeeks)
      drops.push({ ...row, life: LIMIT.dropWeeks })
      records.push(...logOf(instance, report, i >= count - Math.min(OPEN, count / 5)))
      if (drops.length === 500) await flush()
    }
    await flush()
    return known
  } finally {
    await db.destroy()
  }
}

/**
 * Put rows that carry no message on the shelves.
 *
 * @param weeks in which they came, the last ones in the running one
 */
export async function fillWithIdle(
  { p, reception, config }: Instance,
  idle: Idle,
  weeks = WEEKS,
): Promise<void> {
  const db = await openDatabase({ file: join(config.dataDir, 'postern.db') })
  const dropAt = (week: Week): Row => {
    const sealed = makeCoverDrop(p, systemRandom, reception.list.instance, week)
    const row = rowOf(sealed, sealed.slice(0, SIZE.id), week + LIMIT.dropWeeks)
    return { ...row, life: LIMIT.dropWeeks }
  }
  const recordAt = (week: Week): Row => {
    const sealed = systemRandom(SIZE.record)
    return rowOf(sealed, sealed.slice(0, SIZE.id), week + LIMIT.recordWeeks)
  }
  const fill = async (table: 'drops' | 'records', count: number, make: (week: Week) => Row) => {
    for (let at = 0; at < count; at += 1000) {
      const rows = Array.from({ length: Math.min(1000, count - at) }, (_, i) =>
        make(weekNow() - ((at + i) % weeks)),
      )
      await db.transaction((trx) => trx.batchInsert(table, rows, ROWS))
    }
  }
  try {
    await fill('drops', idle.drops, dropAt)
    await fill('records', idle.records, recordAt)
  } finally {
    await db.destroy()
  }
}

const weekNow = () => weekOf(dayOf(Date.now()))

function rowOf(sealed: Uint8Array, id: Uint8Array, expiry: number): Row {
  return { id: Buffer.from(id), sealed: Buffer.from(sealed), expiry_week: expiry }
}

function reportAt(instance: Instance, index: number, week: Week): SealedReport {
  const reference = index.toString().padStart(7, '0')
  const drop = reportOf(textOf(index))
  const day = dayOf(Date.now()) - 7 * (weekNow() - week)
  return sealReport(instance, { code: makeCode(systemRandom, reference), drop, week, day })
}

/** Confirmed, noted on, and closed long ago. Cases that are still open are not closed. */
function entriesOf(report: SealedReport, isOpen: boolean): Entry[] {
  const status = (name: 'assessing' | 'closed'): Entry => ({
    ...{ kind: 'status', status: name, text: 'Vi har sett på det du skrev.', language: 'nb' },
    // For anybody else the head would have to approve the outcome.
    party: 'party',
  })
  return [
    { kind: 'impartiality', conflict: false, text: '' },
    { kind: 'drop', drop: report.id, key: report.contentKey },
    { kind: 'acknowledged' },
    status('assessing'),
    { kind: 'note', text: 'Ringte avdelingen, og ba om bilagene for de siste tre årene.' },
    isOpen ? { kind: 'labels', labels: ['innkjøp'] } : status('closed'),
  ]
}

function logOf({ p, reception }: Instance, report: SealedReport, isOpen: boolean): Row[] {
  const author = reception.members[0]?.signing
  const [epoch] = streamOfReport(p, report.contentKey).epochs
  if (author === undefined || epoch === undefined) throw new Error('nobody to write')
  const { instance } = reception.list
  const day = dayOf(Date.now()) - (isOpen ? 3 : LONG_AGO)
  let previous: Uint8Array = new Uint8Array(32)
  return entriesOf(report, isOpen).map((entry, sequence) => {
    const place = { instance, epoch: 0, epochKey: epoch.key, sequence }
    const sealed = sealRecord(p, systemRandom, place, author, { previous, day, entry })
    previous = recordHash(p, sealed)
    const id = recordId(p, epoch.key, sequence)
    return rowOf(sealed, id, weekNow() + LIMIT.recordWeeks)
  })
}

/**
 * A vault at the cost of a real one. It knows the keys of the reports, like a vault that opened them in their
 * weeks. There is no cache beside it on this machine yet.
 *
 * @returns its path
 */
export async function writeBenchVault({ instance, known }: Filled): Promise<string> {
  const { reception } = instance
  const { primitives, hashPassphrase } = await loadSumo()
  const path = join(tempFolder('bench-vault'), 'm0.vault')
  const key = newVaultKey(systemRandom, hashPassphrase, BENCH_PASSPHRASE)
  const weeks = weeksOf(reception, 0)
  const held = weeks.weeks.filter(({ week }) => week >= weekNow() - 1)
  writeFileSync(
    path,
    sealVault(primitives, systemRandom, key, { ...vaultOf(reception, 0), drops: known }),
  )
  writeFileSync(
    `${path}.weeks`,
    sealWeeks(primitives, systemRandom, key, { ...weeks, weeks: held }),
  )
  return path
}
