import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import sqlite3 from 'sqlite3'
import { OfflineError, type Transport } from '../../client/shared/transport.ts'
import { dayOf } from '../../crypto/days/calendar.ts'
import { toHex } from '../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { PATH } from '../../crypto/wire/wire.ts'
import { ACCEPTED } from '../support/desk/accepted.ts'
import { makeReception } from '../support/reception/reception.ts'
import { scaled } from '../support/run/scale.ts'
import { removeFolder, tempFolder } from '../support/run/temp.ts'
import { type SomeBlock, someBlock } from '../support/server/blocks.ts'
import {
  compileServe,
  type LiveServer,
  pooledTransport,
  publish,
  startLive,
} from '../support/server/live-server.ts'
import { newTicket, putBlock } from './submissions.ts'

const KILLS = scaled(60, 6)
const LANES = 6
/** Blocks before each kill, at most. */
const MOST = 60
/** Milliseconds after the first request within which a server is killed. */
const WINDOW = 250

/** Fate of the blocks that were sent to a server that was killed. */
interface Stream {
  readonly accepted: SomeBlock[]
  /** Sent without an answer: each may be stored or not. */
  readonly lost: SomeBlock[]
  readonly odd: string[]
}

async function putUntilGone(transport: Transport): Promise<Stream> {
  const stream: Stream = { accepted: [], lost: [], odd: [] }
  const lane = async () => {
    const { header } = await newTicket(transport)
    while (stream.accepted.length + stream.lost.length < MOST) {
      const block = someBlock()
      stream.lost.push(block)
      const answer = await putBlock(transport, block, header)
      stream.lost.splice(stream.lost.indexOf(block), 1)
      if (answer !== ACCEPTED) stream.odd.push(answer)
      stream.accepted.push(block)
    }
  }
  const untilOffline = (error: unknown) => {
    if (!(error instanceof OfflineError)) throw error
  }
  await Promise.all(Array.from({ length: LANES }, () => lane().catch(untilOffline)))
  return stream
}

/** Finds a row if the folder has been rewritten since the server started. */
const NIGHT = "SELECT name FROM settings WHERE name = 'blocks-day'"

/** Run one statement, in another process than the server's. */
async function run(dataDir: string, sql: string): Promise<readonly Record<string, unknown>[]> {
  const db = new sqlite3.Database(join(dataDir, 'postern.db'))
  const rows = await new Promise<Record<string, unknown>[]>((resolve, reject) => {
    db.all(sql, (error, found: Record<string, unknown>[]) =>
      error ? reject(error) : resolve(found),
    )
  })
  await new Promise((resolve) => db.close(resolve))
  return rows
}

describe('a server that is killed while it takes blocks, and while it writes them again', () => {
  let dataDir: string
  let script: string
  let server: LiveServer
  let transport: ReturnType<typeof pooledTransport>

  before(async () => {
    const p = await loadSodium()
    dataDir = tempFolder('kill-blocks')
    script = await compileServe()
    publish(makeReception(p, { today: dayOf(Date.now()) }), dataDir)
  })
  after(async () => {
    await server.child.kill('SIGKILL')
    removeFolder(dataDir)
  })

  async function start(): Promise<void> {
    server = await startLive({ dataDir, script, environment: { DROP_LIMIT: '1' } })
    transport = pooledTransport(server.publicUrl, LANES)
  }

  async function fetched({ id }: SomeBlock): Promise<Uint8Array | null> {
    const headers = { 'content-type': 'application/octet-stream' }
    const answer = await transport.request('POST', PATH.blocksFetch, { headers, body: id })
    return answer.status === 200 ? answer.body : null
  }

  it('has every accepted block whole, none that is half, and takes a repeat for the same', async () => {
    const accepted: SomeBlock[] = []
    let storedUnanswered = 0
    let interrupted = 0
    await start()
    for (let kill = 0; kill < KILLS; kill++) {
      const killed = new Promise((resolve) => {
        setTimeout(() => resolve(server.child.kill('SIGKILL')), Math.random() * WINDOW)
      })
      const stream = await putUntilGone(transport)
      await killed
      transport.close()
      expect(stream.odd).to.deep.equal([])
      if (readdirSync(dataDir).includes('blocks.old')) interrupted++
      // the night run comes again with the next start, and the next kill may fall into it
      await run(dataDir, "DELETE FROM settings WHERE name = 'blocks-day'")
      await start()
      accepted.push(...stream.accepted)
      const lost: SomeBlock[] = []
      for (const block of stream.lost) {
        const bytes = await fetched(block)
        if (bytes !== null) {
          expect(Buffer.compare(bytes, block.sealed)).to.equal(0)
          storedUnanswered++
        }
        lost.push(block)
      }
      for (const block of stream.accepted) {
        const bytes = await fetched(block)
        expect(Buffer.compare(bytes ?? new Uint8Array(0), block.sealed)).to.equal(0)
      }
      const { header } = await newTicket(transport)
      for (const block of [...lost, ...stream.accepted.slice(-1)])
        expect(await putBlock(transport, block, header)).to.equal(ACCEPTED)
      accepted.push(...lost)
    }
    while ((await run(dataDir, NIGHT)).length === 0)
      await new Promise((resolve) => setTimeout(resolve, 50))
    await server.child.kill('SIGTERM')
    const ids = accepted.map(({ id }) => toHex(id)).sort()
    const rows = await run(dataDir, 'SELECT lower(hex(id)) AS id FROM blocks ORDER BY id')
    expect(rows.map(({ id }) => id)).to.deep.equal(ids)
    expect(readdirSync(dataDir).filter((name) => name.includes('blocks'))).to.deep.equal(['blocks'])
    expect(readdirSync(join(dataDir, 'blocks')).sort()).to.deep.equal(ids)
    for (const { id, sealed } of accepted) {
      const bytes = readFileSync(join(dataDir, 'blocks', toHex(id)))
      expect(Buffer.compare(bytes, sealed)).to.equal(0)
    }
    expect(accepted.length, 'blocks in all').to.be.above(KILLS)
    console.log(
      `      ${KILLS} kills, ${interrupted} in the midst of a night, ${accepted.length} blocks, ${storedUnanswered} stored without an answer`,
    )
  })
})
