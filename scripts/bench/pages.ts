import { dayOf } from '../../crypto/days/calendar.ts'
import { loadSodium } from '../../crypto/primitives/sodium.ts'
import { PATH } from '../../crypto/wire/wire.ts'
import { makeReception } from '../../test/support/reception/reception.ts'
import { startChild } from '../../test/support/run/process.ts'
import { removeFolder, tempFolder } from '../../test/support/run/temp.ts'
import { pooledTransport, publish, startLive } from '../../test/support/server/live-server.ts'
import { BOARD } from '../ceremony/core.ts'
import { type Effort, type Row, row, type Section } from './table.ts'
import { rateOf } from './timing.ts'
import type { Board } from './workload.ts'

const LANES = 8

/** Board pages by HTTP, against a server of Node's that knows nothing but as many bytes. */
export async function benchPages({ time }: Effort): Promise<Section> {
  const rows: Row[] = []
  for (const [name, board] of Object.entries(BOARD)) rows.push(await rowOf(name, board, time))
  return {
    title: 'Board pages by HTTP, 8 at once',
    rows,
    peers: ['GlobaLeaks: 0.55 returns per s'],
  }
}

async function rowOf(name: string, board: Board, time: number): Promise<Row> {
  const dataDir = tempFolder('bench')
  const today = dayOf(Date.now())
  const reception = makeReception(await loadSodium(), {
    today,
    edit: (list) => ({ ...list, board }),
  })
  publish(reception, dataDir)
  const { child, publicUrl } = await startLive({ dataDir })
  try {
    const path = `${PATH.board}0`
    const { value, length } = await pageRate(publicUrl, path, time)
    const bare = await bareRate(length, time)
    return row(name, value, 'per s', ['bare HTTP', bare], `${length} bytes each`)
  } finally {
    await child.kill()
    removeFolder(dataDir)
  }
}

async function pageRate(url: string, path: string, time: number) {
  const transport = pooledTransport(url, LANES)
  let length = 0
  const value = await rateOf(time, LANES, async () => {
    const { status, body } = await transport.request('GET', path)
    if (status !== 200) throw new Error(`a page was answered ${status}`)
    length = body.length
  })
  transport.close()
  return { value, length }
}

/** In a process of its own, as the real one is. */
const BARE = `
  const body = Buffer.alloc(Number(process.argv[1]))
  const server = require('node:http').createServer((request, response) => response.end(body))
  server.listen(0, '127.0.0.1', () => console.log('port', server.address().port))`

async function bareRate(length: number, time: number): Promise<number> {
  const child = startChild(process.execPath, ['-e', BARE, String(length)])
  const [, port] = await child.line(/port (\d+)/)
  const { value } = await pageRate(`http://127.0.0.1:${port}`, '/', time)
  await child.kill()
  return value
}
