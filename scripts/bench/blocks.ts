import type { ChildProcess } from 'node:child_process'
import { createCipheriv } from 'node:crypto'
import { dayOf } from '../../crypto/days/calendar.ts'
import { systemRandom } from '../../crypto/primitives/bytes.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import { noble } from '../../crypto/primitives/noble.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { type BrowserKind, launch } from '../../test/support/browser/browser.ts'
import { makeReception } from '../../test/support/reception/reception.ts'
import { removeFolder, tempFolder } from '../../test/support/run/temp.ts'
import { type LiveServer, publish, startLive } from '../../test/support/server/live-server.ts'
import { type BlockFront, startBlockFront } from './block-front.ts'
import type { BlockJob } from './blocks-worker.ts'
import { bundleOf } from './in-browser.ts'
import { memoryOf, mostDuring, pageProcesses } from './memory.ts'
import { sealingSpeed } from './sealing-speed.ts'
import { type Effort, type Row, row, type Section } from './table.ts'
import { timeOf } from './timing.ts'

/** Browsers and engines to measure: with WebAssembly, without it, and without a compiler. */
const PLACES: readonly { readonly kind: BrowserKind; readonly engine: Primitives['name'] }[] = [
  { kind: 'chromium', engine: 'libsodium' },
  { kind: 'chromium', engine: 'noble' },
  { kind: 'chromium-jitless', engine: 'noble' },
  { kind: 'firefox', engine: 'libsodium' },
  { kind: 'firefox', engine: 'noble' },
  { kind: 'firefox-safer', engine: 'noble' },
]

/** MB over idle that a page and a server may take, whatever the size of a file. */
const TARGET = { page: 100, server: 64 }

/** How fast files are sealed and sent, and in how much memory. */
export async function benchBlocks({ time }: Effort): Promise<Section> {
  const isQuick = time < 500
  const dataDir = tempFolder('blocks')
  publish(makeReception(noble, { today: dayOf(Date.now()) }), dataDir)
  const server = await startLive({ dataDir, environment: { BLOCK_SHARE: '95' } })
  const idle = memoryOf(server.child.pid)
  const worker = await bundleOf('blocks-worker.ts')
  const native = await nativeSpeed(time)
  const rows = await inNode(time, native)
  try {
    for (const { kind, engine } of PLACES) {
      rows.push(...(await inBrowser({ kind, engine, time, isQuick }, server, worker, native)))
    }
    const most = memoryOf(server.child.pid, 'most') - idle
    rows.push(row('server memory over idle, at most', most, 'MB', ['target', TARGET.server]))
  } finally {
    await server.child.kill('SIGKILL')
    removeFolder(dataDir)
  }
  return { title: 'Files in blocks: sealing, sending, memory', rows }
}

/** Blocks by the ChaCha20-Poly1305 of OpenSSL, which is compiled for this machine. MB a second */
async function nativeSpeed(time: number): Promise<number> {
  const [key, nonce, block] = [systemRandom(32), systemRandom(12), systemRandom(SIZE.key)]
  const plain = Buffer.alloc(SIZE.blockPlain, block)
  const took = await timeOf(time, () => {
    const cipher = createCipheriv('chacha20-poly1305', key, nonce, { authTagLength: 16 })
    return [cipher.update(plain), cipher.final(), cipher.getAuthTag()]
  })
  return SIZE.blockPlain / 1000 / took
}

async function inNode(time: number, native: number): Promise<Row[]> {
  const rows: Row[] = []
  for (const p of [await loadSodium(), noble]) {
    rows.push(speedRow(`seal, Node, ${p.name}`, await sealingSpeed(p, time), native))
  }
  return rows
}

function speedRow(what: string, value: number, native: number): Row {
  return row(what, value, 'MB/s', ['native in Node', native])
}

/** Stop a browser. Its profile is removed when the benchmark ends. */
function ended(browser: ChildProcess | null): Promise<unknown> {
  const isOver = browser === null || browser.exitCode !== null || browser.signalCode !== null
  if (isOver) return Promise.resolve()
  const exit = new Promise((resolve) => browser.once('exit', resolve))
  browser.kill('SIGTERM')
  return exit
}

interface Place {
  readonly kind: BrowserKind
  readonly engine: Primitives['name']
  readonly time: number
  readonly isQuick: boolean
}

async function inBrowser(
  place: Place,
  server: LiveServer,
  worker: string,
  native: number,
): Promise<Row[]> {
  const front = await startBlockFront(server.publicUrl, worker)
  const tested = await launch(place.kind)
  const { browser } = tested
  const pid = browser.process()?.pid ?? -1
  try {
    const page = await tested.newPage()
    await page.goto(`${front.url}/`)
    await front.ready
    // An attached driver slows an upload tenfold. Disconnecting before the worker is ready pauses it for good.
    await browser.disconnect()
    return await measuresOf(place, front, pid, native)
  } finally {
    await ended(browser.process())
    front.close()
  }
}

/** MiB to send: little if nothing is compiled, and 1 GiB once, to see how much stays in memory. */
function sizesOf({ kind, engine, isQuick }: Place): {
  readonly sent: number
  readonly large: number
} {
  const isSlow = kind === 'chromium-jitless' || kind === 'firefox-safer'
  if (isSlow) return { sent: isQuick ? 2 : 8, large: 0 }
  const large = engine === 'libsodium' ? (isQuick ? 128 : 1024) : 0
  return { sent: isQuick ? 16 : 128, large }
}

async function measuresOf(
  place: Place,
  front: BlockFront,
  pid: number,
  native: number,
): Promise<Row[]> {
  const { kind, engine, time } = place
  const { sent, large } = sizesOf(place)
  const where = `${kind}, ${engine}`
  const speedOf = async (job: Pick<BlockJob, 'kind' | 'size'>) => {
    const result = await front.measure({ ...job, engine, time })
    if ('problem' in result) throw new Error(`${where}: ${result.problem}`)
    return result.speed
  }
  const seal = await speedOf({ kind: 'seal', size: 0 })
  const pages = pageProcesses(pid)
  const idle = pages.reduce((sum, one) => sum + memoryOf(one), 0)
  const plain = await speedOf({ kind: 'plain', size: sent })
  const sealed = await speedOf({ kind: 'sealed', size: sent })
  const rows: Row[] = [
    speedRow(`seal, ${where}`, seal, native),
    row(`send ${sent} MiB, ${where}`, sealed, 'MB/s', ['the same, not sealed', plain]),
  ]
  if (large === 0) return rows
  const most = await mostDuring(pages, speedOf({ kind: 'sealed', size: large }))
  const what = `page memory over idle, ${large} MiB, ${where}`
  return [...rows, row(what, most - idle, 'MB', ['target', TARGET.page])]
}
