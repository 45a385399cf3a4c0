import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { send } from '../../test/support/run/http.ts'
import { startChild } from '../../test/support/run/process.ts'
import { tempFolder } from '../../test/support/run/temp.ts'
import { fillDataFolder } from '../../test/support/server/built-server.ts'
import { DIST } from '../build/client.ts'
import { ALLOCATOR, NODE_FLAGS } from '../serve/runtime.ts'
import { type Effort, median, row, type Section } from './table.ts'

/** Figures of a peer, which its makers' installation gave on a machine like this one. */
const PEER = { start: 2, memory: 101 }
/** Seconds until packing is over, and what the start needed is given back. */
const SETTLED = 12

/** How long a built server takes to its first answer, and how much memory it then holds. */
export async function benchServe({ time }: Effort): Promise<Section> {
  const dataDir = tempFolder('bench-serve')
  await fillDataFolder(dataDir)
  const starts = []
  const times = time < 500 ? 3 : 7
  for (let i = 0; i < times; i++) starts.push(await startOnce(dataDir, 0))
  const idle = await startOnce(dataDir, SETTLED)
  return {
    title: 'Built server, as its unit starts it',
    rows: [
      row('start to the first page', median(starts.map((one) => one.seconds)), 's', [
        'peer',
        PEER.start,
      ]),
      row('idle, PSS', idle.pss, 'MiB', ['peer', PEER.memory], 'shares Node with other programs'),
      row('idle, RSS', idle.rss, 'MiB', ['peer', PEER.memory], 'counts all of Node, 40 MiB'),
    ],
  }
}

async function startOnce(dataDir: string, wait: number) {
  const began = performance.now()
  const child = startChild(process.execPath, [...NODE_FLAGS, join(DIST, 'server/serve.mjs')], {
    env: { ...ALLOCATOR, DATA_DIR: dataDir, PORT: '0', STAFF_PORT: '0' },
  })
  const [, url = ''] = await child.line(/^reporters: (\S+)$/)
  await send(url, 'GET', '/')
  const seconds = (performance.now() - began) / 1000
  await sleep(wait * 1000)
  const map = readFileSync(`/proc/${child.pid}/smaps_rollup`, 'utf8')
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(map)?.[1]) / 1024
  const measured = { seconds, pss: of('Pss'), rss: of('Rss') }
  await child.kill()
  return measured
}
