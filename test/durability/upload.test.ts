import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { Download } from '../../client/shared/blocks/download.ts'
import { planStream } from '../../client/shared/blocks/plan.ts'
import { Upload } from '../../client/shared/blocks/upload.ts'
import { VisitError } from '../../client/shared/session/visit-error.ts'
import { OfflineError, type Transport } from '../../client/shared/transport.ts'
import { dayOf } from '../../crypto/days/calendar.ts'
import { systemRandom, toHex } from '../../crypto/primitives/bytes.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import {
  CUTS,
  cutOnce,
  disturbed,
  inTurn,
  KILLS,
  requireOnce,
  SENT_FILE,
  SentBlocks,
} from '../support/desk/sent-blocks.ts'
import { makeReception, type TestReception } from '../support/reception/reception.ts'
import { SCALE, scaled } from '../support/run/scale.ts'
import { removeFolder, tempFolder } from '../support/run/temp.ts'
import { fileOf, patternBytes, patternSource, sha256 } from '../support/server/block-shelf.ts'
import { type CuttableLine, cuttableLine } from '../support/server/cuttable-line.ts'
import {
  compileServe,
  type LiveServer,
  pooledTransport,
  publish,
  startLive,
} from '../support/server/live-server.ts'

const MIB = 1024 * 1024
/** 100 MiB and 1 GiB in the long runs. */
const LARGE = [scaled(100, 4), scaled(1024, 16)]

/** A transport that counts the blocks on it. */
class Watched implements Transport {
  /** The transport that gets the requests now; null while no server runs. */
  inner: Transport | null = null
  readonly blocks = new SentBlocks()

  readonly request: Transport['request'] = async (method, path, options) => {
    if (this.inner === null) throw new OfflineError('down')
    if (method !== 'PUT') return this.inner.request(method, path, options)
    const id = toHex((options?.body ?? new Uint8Array(0)).subarray(0, SIZE.id))
    this.blocks.begin(id)
    try {
      const answer = await this.inner.request(method, path, options)
      if (answer.status === 200) this.blocks.accept(id)
      else this.blocks.lose()
      return answer
    } catch (error) {
      this.blocks.lose()
      throw error
    }
  }
}

/** The most bytes of memory that a server's process has had. */
function memoryOf({ child }: LiveServer): number {
  const [, kib] =
    /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8')) ?? []
  return Number(kib) * 1024
}

describe('an upload over a line that is cut, to a server that is killed', () => {
  let p: Primitives
  let reception: TestReception
  let script: string
  let dataDir: string
  let server: LiveServer
  let line: CuttableLine
  let pool: ReturnType<typeof pooledTransport>
  let watched: Watched

  before(async () => {
    p = await loadSodium()
    reception = makeReception(p, { today: dayOf(Date.now()) })
    script = await compileServe()
  })
  beforeEach(async () => {
    dataDir = tempFolder('upload')
    publish(reception, dataDir)
    watched = new Watched()
    await start()
  })
  afterEach(async () => {
    pool.close()
    await line.close()
    await server.child.kill('SIGKILL')
    removeFolder(dataDir)
  })

  async function start(): Promise<void> {
    server = await startLive({ dataDir, script, environment: { BLOCK_SHARE: '95' } })
    line = await cuttableLine(server.publicUrl)
    pool = pooledTransport(line.url, 6)
    watched.inner = pool
  }

  /** Another process with the same data: it does not know its tickets of before. */
  async function killAndStart(): Promise<void> {
    watched.inner = null
    await server.child.kill('SIGKILL')
    pool.close()
    await line.close()
    await start()
  }

  const source = () => ({
    primitives: async () => p,
    transport: watched,
    random: systemRandom,
    sha256: async (message: Uint8Array) => sha256(message),
    now: Date.now,
    wait: (ms: number) => sleep(ms / 10),
  })

  const uploadOf = (size: number) =>
    new Upload(source(), reception.list.instance, planStream([fileOf(patternSource(size))]))

  /** Send the file while `disturb` happens `times` times, spread over the blocks. */
  async function sendDisturbed(times: number, disturb: () => Promise<void>): Promise<Upload> {
    const upload = uploadOf(SENT_FILE)
    const disturbances = disturbed(watched.blocks, upload.blocks, times, disturb)
    while (!upload.isDone) {
      await upload.run().catch((error) => {
        if (!(error instanceof VisitError && error.code === 'offline')) throw error
      })
    }
    await disturbances.ended()
    return upload
  }

  async function requireSame({ manifest }: Upload, size: number): Promise<void> {
    const download = new Download(source(), reception.list.instance, manifest)
    const wanted = createHash('sha256')
    for (let at = 0; at < size; at += MIB) {
      wanted.update(patternBytes(at, Math.min(MIB, size - at)))
    }
    const found = createHash('sha256')
    const hash = {
      update: (bytes: Uint8Array) => void found.update(bytes),
      digest: () => found.digest(),
    }
    expect(toHex(await download.sha256(0, hash))).to.equal(wanted.digest('hex'))
  }

  /** Everything is there, byte for byte, and went over the line once, except requests that were under way. */
  async function requireWhole(upload: Upload): Promise<void> {
    await requireSame(upload, SENT_FILE)
    requireOnce(watched.blocks, upload.manifest.blocks)
  }

  for (const mib of LARGE) {
    it(`brings ${mib} MiB back byte for byte, while the server stays as small as it was`, async () => {
      // memory that any first upload takes, the program itself included
      await uploadOf(MIB).run()
      const idle = memoryOf(server)
      const upload = uploadOf(mib * MIB)
      await upload.run()
      await requireSame(upload, mib * MIB)
      const over = (memoryOf(server) - idle) / MIB
      console.log(
        `      ${upload.manifest.blocks} blocks, ${Math.round(over)} MiB over what it had before`,
      )
      expect(over).to.be.below(64)
    })
  }

  it(`arrives whole through ${CUTS} cuts, and only what was under way is sent twice`, async () => {
    const upload = await sendDisturbed(
      CUTS,
      inTurn(() => cutOnce(watched.blocks, line)),
    )
    await requireWhole(upload)
    expect(watched.blocks.lost).to.be.at.least(CUTS)
  }).timeout(120_000 * SCALE)

  it(`arrives whole though the server is killed ${KILLS} times, on the same data`, async () => {
    const upload = await sendDisturbed(KILLS, inTurn(killAndStart))
    await requireWhole(upload)
  }).timeout(240_000 * SCALE)
})
