import { createHash } from 'node:crypto'
import { fetchTicket } from '../../client/shared/reception/ticket.ts'
import type { Transport } from '../../client/shared/transport.ts'
import { dayOf, weekOf } from '../../crypto/days/calendar.ts'
import { concat, systemRandom, u32be } from '../../crypto/primitives/bytes.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { PATH, TICKET_HEADER } from '../../crypto/wire/wire.ts'
import { makeReception } from '../../test/support/reception/reception.ts'
import { postgresUrl } from '../../test/support/run/postgres.ts'
import { removeFolder, tempFolder } from '../../test/support/run/temp.ts'
import { pooledTransport, publish, startLive } from '../../test/support/server/live-server.ts'
import { type BareStore, openBare } from './bare-store.ts'
import { type Effort, type Row, row, type Section } from './table.ts'
import { rateOf } from './timing.ts'

const LANES = [1, 8] as const

/** Drops by HTTP, each with its ticket, against the same bytes put into the same tables by hand. */
export async function benchDrops({ time }: Effort): Promise<Section> {
  const engines = [
    { name: 'SQLite', url: async () => '' },
    { name: 'PostgreSQL', url: postgresUrl },
  ]
  const rows: Row[] = []
  for (const { name, url } of engines) {
    for (const lanes of LANES) {
      const bare = await bareRate(await url(), lanes, time)
      const value = await httpRate(await url(), lanes, time)
      const what = `${name}, ${lanes === 1 ? 'one by one' : `${lanes} at once`}`
      rows.push(row(what, value, 'per s', ['bare loop', bare]))
    }
  }
  return {
    title: 'Drops: ticket and envelope by HTTP, on the disk when answered',
    rows,
    peers: [
      'GlobaLeaks: 0.5 submissions per s at best; 4 and 16 at once: 43 % and 64 % lost with an error',
    ],
  }
}

async function httpRate(url: string, lanes: number, time: number): Promise<number> {
  const dataDir = tempFolder('bench')
  publish(makeReception(await loadSodium(), { today: dayOf(Date.now()) }), dataDir)
  const environment = { DATABASE_URL: url, DROP_LIMIT: '10000000' }
  const { child, publicUrl } = await startLive({ dataDir, environment })
  const transport = pooledTransport(publicUrl, lanes)
  try {
    return await rateOf(time, lanes, () => submit(transport))
  } finally {
    transport.close()
    await child.kill()
    removeFolder(dataDir)
  }
}

/** An envelope that nobody can open: to the server they are all alike. */
function newEnvelope(): Uint8Array {
  const week = weekOf(dayOf(Date.now()))
  return concat(systemRandom(SIZE.sealedDrop), u32be(week), systemRandom(SIZE.echo))
}

async function submit(transport: Transport): Promise<void> {
  const { header } = await fetchTicket(transport, (message) =>
    createHash('sha256').update(message).digest(),
  )
  const headers = { 'content-type': 'application/octet-stream', [TICKET_HEADER]: header }
  const answer = await transport.request('POST', PATH.drops, { headers, body: newEnvelope() })
  if (answer.status !== 200) throw new Error(`a drop was answered ${answer.status}`)
}

async function bareRate(url: string, lanes: number, time: number): Promise<number> {
  const folder = tempFolder('bench-bare')
  const store: BareStore = await openBare(url, folder, lanes)
  try {
    return await rateOf(time, lanes, (lane) => store.add(lane, newEnvelope()))
  } finally {
    await store.close()
    removeFolder(folder)
  }
}
