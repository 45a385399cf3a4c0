import { join } from 'node:path'
import { expect } from 'chai'
import sqlite3 from 'sqlite3'
import type { Transport } from '../../client/shared/transport.ts'
import { readBoard } from '../../crypto/board/board.ts'
import { parsePage } from '../../crypto/board/page.ts'
import { dayOf } from '../../crypto/days/calendar.ts'
import { deriveReceipt } from '../../crypto/keys/receipt.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { PATH } from '../../crypto/wire/wire.ts'
import { ACCEPTED } from '../support/desk/accepted.ts'
import { makeReception, type TestReception } from '../support/reception/reception.ts'
import { scaled } from '../support/run/scale.ts'
import { removeFolder, tempFolder } from '../support/run/temp.ts'
import {
  compileServe,
  type LiveServer,
  pooledTransport,
  publish,
  startLive,
} from '../support/server/live-server.ts'
import { post, type Stream, type Submission, submitUntilGone } from './submissions.ts'

const KILLS = scaled(75, 8)
/** Drops before each kill, at most. */
const MOST = 40
const LANES = 6
/** Milliseconds after the first request within which a server is killed. */
const WINDOW = 200

/** Content of the database, read beside the server. */
interface Shelves {
  readonly drops: readonly string[]
  readonly echoes: number
  /** Rows that show an echo today. */
  readonly shown: number
}

async function readShelves(dataDir: string, today: number): Promise<Shelves> {
  const file = join(dataDir, 'postern.db')
  const db = await new Promise<sqlite3.Database>((resolve, reject) => {
    const opened = new sqlite3.Database(file, sqlite3.OPEN_READONLY, (error) =>
      error ? reject(error) : resolve(opened),
    )
  })
  const all = (sql: string) =>
    new Promise<Record<string, unknown>[]>((resolve, reject) => {
      db.all(sql, (error, rows: Record<string, unknown>[]) =>
        error ? reject(error) : resolve(rows),
      )
    })
  const [drops, [echoes], [shown]] = await Promise.all([
    all('SELECT lower(hex(id)) AS id FROM drops'),
    all('SELECT count(*) AS count FROM echoes'),
    all(`SELECT count(*) AS count FROM echo_days WHERE day = ${today}`),
  ])
  await new Promise((resolve) => db.close(resolve))
  return {
    drops: drops.map(({ id }) => String(id)),
    echoes: Number(echoes?.count),
    shown: Number(shown?.count),
  }
}

/** The submissions whose echo the code finds on the page of the running server. */
async function echoFound(
  p: Primitives,
  reception: TestReception,
  transport: Transport,
  submissions: readonly Submission[],
): Promise<Submission[]> {
  const { status, body } = await transport.request('GET', `${PATH.board}0`)
  expect(status).to.equal(200)
  const page = parsePage(body)
  return submissions.filter(({ code }) => {
    const receipt = deriveReceipt(p, reception.list.instance, code)
    return readBoard(p, reception.list, receipt, page).sent.length === 1
  })
}

const ids = (submissions: readonly Submission[]) => submissions.map(({ idHex }) => idHex).sort()

describe('a server that is killed under a stream of submissions', () => {
  let p: Primitives
  let reception: TestReception
  let dataDir: string
  let script: string
  let server: LiveServer
  let transport: ReturnType<typeof pooledTransport>

  before(async () => {
    p = await loadSodium()
    // room for all echoes and fillers at once, so that none is left to chance
    const board = { slots: 16, echoes: 4096, pageBits: 0 }
    const today = dayOf(Date.now())
    reception = makeReception(p, { today, edit: (list) => ({ ...list, board }) })
    dataDir = tempFolder('kill')
    script = await compileServe()
    publish(reception, dataDir)
  })
  after(async () => {
    await server.child.kill('SIGKILL')
    removeFolder(dataDir)
  })

  async function start(): Promise<void> {
    server = await startLive({ dataDir, script })
    transport = pooledTransport(server.publicUrl, LANES)
  }

  async function killAndStart(): Promise<void> {
    await server.child.kill('SIGKILL')
    transport.close()
    await start()
  }

  /** Stream, and kill the server at a random moment. */
  async function streamAndKill(): Promise<Stream> {
    const killed = new Promise((resolve) => {
      setTimeout(() => resolve(server.child.kill('SIGKILL')), Math.random() * WINDOW)
    })
    const stream = await submitUntilGone({ p, reception }, transport, LANES, MOST)
    await killed
    return stream
  }

  it('has every accepted drop with its echo, none without, and takes a repeat for the same', async () => {
    const accepted: Submission[] = []
    let storedUnanswered = 0
    await start()
    for (let kill = 0; kill < KILLS; kill++) {
      const stream = await streamAndKill()
      expect(stream.odd).to.deep.equal([])
      accepted.push(...stream.accepted)
      transport.close()
      await start()
      const there = await readShelves(dataDir, dayOf(Date.now()))
      const known = new Set(there.drops)
      const stored = stream.lost.filter(({ idHex }) => known.has(idHex))
      storedUnanswered += stored.length
      expect(ids([...accepted, ...stored]), 'drops').to.deep.equal([...there.drops].sort())
      expect(there.echoes, 'echoes').to.equal(there.drops.length)
      expect(there.shown, 'echoes of today').to.equal(there.drops.length)
      const asked = [...stream.accepted, ...stream.lost]
      const found = await echoFound(p, reception, transport, asked)
      expect(ids(found), 'echoes by code').to.deep.equal(ids([...stream.accepted, ...stored]))
      const again = [...stream.lost, ...stream.accepted.slice(-1)]
      for (const one of again) expect(await post(transport, one)).to.equal(ACCEPTED)
      accepted.push(...stream.lost)
    }
    const end = await readShelves(dataDir, dayOf(Date.now()))
    expect([...end.drops].sort()).to.deep.equal(ids(accepted))
    expect(end.echoes).to.equal(accepted.length)
    expect(accepted.length, 'drops in all').to.be.above(KILLS)
    await killAndStart()
    const found = await echoFound(p, reception, transport, accepted)
    expect(ids(found), 'echoes by code, in the end').to.deep.equal(ids(accepted))
    console.log(
      `      ${KILLS} kills, ${accepted.length} drops, ${storedUnanswered} stored without an answer`,
    )
  })
})
