import { Visit } from '../../client/shared/session/visit.ts'
import type { Transport } from '../../client/shared/transport.ts'
import { DAY_MS, weekOf } from '../../crypto/days/calendar.ts'
import { systemRandom } from '../../crypto/primitives/bytes.ts'
import { noble } from '../../crypto/primitives/noble.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { PATH } from '../../crypto/wire/wire.ts'
import { BOARD } from '../ceremony/core.ts'
import { sha256 } from '../cli/command.ts'
import { type Effort, type Row, row, type Section } from './table.ts'
import { timeOf } from './timing.ts'
import { type Board, DAY, makePage, makeWorkload, type Workload } from './workload.ts'

/** The slow line that the bench assumes. */
const LINE = { roundTrip: 0.5, bytesPerSecond: 100_000 }
/** Approximate bytes of the status line and headers of an answer. */
const HEADERS = 1_500

interface Case {
  readonly what: string
  readonly board: Board
  /** Live receipts on the page that is fetched. */
  readonly onPage: number
  readonly echoes: number
  /** Bytes that a visit may take; by default the page by itself. */
  readonly limit?: number
}

/** Bytes that a visit with a code may take, by the size of the reception. */
const [SMALL, UNIVERSITY] = [90_000, 315_000]

const CASES: readonly Case[] = [
  {
    what: '1 live receipt, small reception',
    board: BOARD.small,
    onPage: 1,
    echoes: 1,
    limit: SMALL,
  },
  { what: '77, university', board: BOARD.university, onPage: 77, echoes: 77, limit: UNIVERSITY },
  { what: '200, national', board: BOARD.national, onPage: 200, echoes: 300 },
  { what: 'flooded, small reception', board: BOARD.small, onPage: 62, echoes: 1_000, limit: SMALL },
  { what: 'flooded, national', board: BOARD.national, onPage: 256, echoes: 16_000 },
]

/** Cost of coming back with a code: the visit's own requests, and the reading. */
export async function benchReturn({ time }: Effort): Promise<Section> {
  const sodium = await loadSodium()
  const rows: Row[] = []
  for (const one of CASES) rows.push(...(await rowsOf(sodium, one, time)))
  return {
    title: 'Return with a code (key list, keys, content, a page when opening, a page to read)',
    rows,
    peers: ['GlobaLeaks: 1.74 s of server time, 0.55 returns per s'],
  }
}

async function rowsOf(sodium: Primitives, one: Case, time: number): Promise<Row[]> {
  const load = makeWorkload(sodium, one.board)
  const page = makePage(sodium, load, one.board, one.onPage, one.echoes)
  const traffic = await comeBack(sodium, load, page)
  const read = await timeOf(time, () => load.read(page))
  const slow = await timeOf(time, () => load.read(page, noble))
  const line = traffic.waves * LINE.roundTrip + traffic.bytes / LINE.bytesPerSecond
  const against = one.limit === undefined ? 'the page by itself' : 'limit'
  const rounds = `${traffic.requests} requests in ${traffic.waves} rounds`
  const bytesOnly = ['its bytes at that speed', traffic.bytes / LINE.bytesPerSecond] as const
  const all = 'all of it at 500 ms and 100 KB/s'
  return [
    row(`${one.what}: bytes`, traffic.bytes, 'bytes', [against, one.limit ?? page.length], rounds),
    row('reading it, libsodium', read, 'ms', ['noble', slow]),
    row(all, line + read / 1000, 's', bytesOnly, 'computed'),
  ]
}

interface Traffic {
  readonly requests: number
  /** Requests at the same time count as one. */
  readonly waves: number
  readonly bytes: number
}

/** The real visit, against answers from memory. @throws Error if the code finds no status */
async function comeBack(p: Primitives, load: Workload, page: Uint8Array): Promise<Traffic> {
  const seen = { requests: 0, waves: 0, bytes: 0 }
  let running = 0
  const transport: Transport = {
    request: async (_method, path) => {
      seen.requests += 1
      if (running === 0) seen.waves += 1
      running += 1
      await Promise.resolve()
      running -= 1
      const body = answer(load, page, path)
      seen.bytes += body.length + HEADERS
      return { status: 200, body }
    },
  }
  const visit = new Visit({
    primitives: async () => p,
    transport,
    root: load.reception.fingerprint,
    now: () => DAY * DAY_MS,
    buildDay: DAY,
    random: systemRandom,
    sha256,
    wait: async () => {},
    later: async () => {},
  })
  await visit.open()
  visit.useReceipt(load.code)
  const { status } = await visit.read()
  if (status === null) throw new Error('the code found nothing on its page')
  return seen
}

function answer({ reception }: Workload, page: Uint8Array, path: string): Uint8Array {
  if (path.startsWith(PATH.board)) return page
  if (path === PATH.keyList) return reception.signed
  if (path === PATH.content) return reception.content
  const bundle = reception.bundles.get(weekOf(DAY))
  if (path.startsWith(PATH.weeklyKeys) && bundle) return bundle
  throw new Error(`a visit does not ask for ${path}`)
}
