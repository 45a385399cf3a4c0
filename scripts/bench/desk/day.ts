import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import type { Page } from 'puppeteer-core'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { HEAP } from '../../../crypto/wire/wire.ts'
import { A_DAY, HALF_A_YEAR } from '../../../test/support/server/filled-instance.ts'
import { type Row, row } from '../table.ts'
import { startHostApart } from './host.ts'
import type { ServerApart } from './server.ts'

/** A desk is unlocked for eight hours: it looks once a minute, and a tick comes each quarter of an hour. */
const TICKS = 8 * 4
const MINUTES = 8 * 60

/** Bytes a second of a line of 100 Mbit/s, and seconds that an answer takes by Tor. */
const LINE = 100_000_000 / 8
const BY_TOR = 0.5
/** Bytes of a row of a list. */
const LISTED = 36

/** Traffic between a desk and its server, both ways. */
interface Passed {
  readonly bytes: number
  readonly requests: number
}

interface Cost extends Passed {
  readonly seconds: number
}

/**
 * Measure what a day costs a desk: the first unlocking, after a day that five desks and the cover filled; a sync after a
 * tick; a sync that finds nothing.
 *
 * @param unlock opens the desk at an address, and waits until nothing is left to do
 */
export async function dayRows(
  name: (what: string) => string,
  server: ServerApart,
  page: Page,
  unlock: (url: string) => Promise<unknown>,
): Promise<Row[]> {
  const wire = await countedWire(server.url)
  const { vault } = server
  const host = await startHostApart(wire.url, vault)
  const costOf = async (work: () => Promise<unknown>): Promise<Cost> => {
    wire.take()
    const start = performance.now()
    await work()
    return { ...wire.take(), seconds: (performance.now() - start) / 1000 }
  }
  try {
    await server.bring(A_DAY)
    const morning = await costOf(() => unlock(host.url))
    // The boards show by then what it wrote.
    await server.bring({ drops: 0, records: 0 })
    await synced(page)
    await server.bring({ drops: 2, records: A_DAY.records / TICKS })
    const tick = await costOf(() => synced(page))
    const minute = await costOf(() => synced(page))
    return rowsOf(name, { morning, tick, minute })
  } finally {
    await host.stop()
    await wire.stop()
  }
}

/** The size of a first sync, reckoned from the rows that it fetches, and how long that takes over a real line. */
export function firstRows(name: (what: string) => string, cases: number): Row[] {
  const drops = cases + HALF_A_YEAR.drops
  const records = 6 * cases + HALF_A_YEAR.records
  const listed = LISTED * (drops + records)
  const bytes = drops * SIZE.sealedDrop + records * SIZE.record + listed
  const requests = drops / HEAP.drops + records / HEAP.records
  const line = bytes / LINE
  const byTor = line + (requests * BY_TOR) / 2
  return [
    row(name('first sync, computed: bytes'), bytes, 'bytes'),
    row(name('first sync, computed, over 100 Mbit/s'), line, 's'),
    row(name('first sync, computed, by Tor, two answers at a time'), byTor, 's'),
  ]
}

function rowsOf(
  name: (what: string) => string,
  { morning, tick, minute }: Record<'morning' | 'tick' | 'minute', Cost>,
): Row[] {
  const sum = (of: (cost: Cost) => number) =>
    of(morning) + TICKS * of(tick) + (MINUTES - TICKS) * of(minute)
  const [bytes, requests] = [sum((one) => one.bytes), sum((one) => one.requests)]
  const mega = ({ bytes: all }: Cost) => `${(all / 1_000_000).toFixed(2)} MB`
  const parts = `unlocking ${mega(morning)}, a tick ${mega(tick)}, a minute ${mega(minute)}`
  const line = bytes / LINE
  const [one, many] = ['computed, over 100 Mbit/s', 'computed, by Tor, one answer after another']
  return [
    row(name('a day of eight hours'), bytes, 'bytes', null, parts),
    row(name('its requests'), requests, 'requests'),
    row(
      name('its syncs'),
      sum(({ seconds }) => seconds),
      's',
    ),
    row(name(`a day, ${one}`), line, 's'),
    row(name(`a day, ${many}`), line + requests * BY_TOR, 's'),
  ]
}

/** Press the button, and wait until the desk is done. */
async function synced(page: Page): Promise<void> {
  const state = () => page.$eval('.top-sync', (one) => one.getAttribute('data-synced'))
  const before = await state()
  await page.click('#sync')
  for (;;) {
    const now = await state()
    if (now !== null && now !== before) return
    await setTimeout(20)
  }
}

interface Wire {
  readonly url: URL
  /** The traffic since it was asked last. */
  readonly take: () => Passed
  readonly stop: () => Promise<void>
}

async function countedWire(to: URL): Promise<Wire> {
  let [bytes, requests] = [0, 0]
  const server = createServer((desk) => {
    const far = connect(Number(to.port), to.hostname)
    desk.on('data', (chunk) => {
      bytes += chunk.length
      if (/^(GET|POST|PUT) /.test(chunk.subarray(0, 5).toString('latin1'))) requests += 1
    })
    far.on('data', (chunk) => {
      bytes += chunk.length
    })
    for (const one of [desk, far]) one.on('error', () => {})
    desk.pipe(far).pipe(desk)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: new URL(`http://127.0.0.1:${port}`),
    take: () => {
      const passed = { bytes, requests }
      bytes = 0
      requests = 0
      return passed
    },
    stop: async () => {
      server.close()
    },
  }
}
