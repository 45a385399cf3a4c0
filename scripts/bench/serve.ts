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
/** Milliseconds after packing is over in which what it needed is given back. */
const SETTLED = 1000

/** How long a built server takes to its first answer, and how much memory it then holds. */
export async function benchServe({ time }: Effort): Promise<Section> {
  const dataDir = tempFolder('bench-serve')
  await fillDataFolder(dataDir)
  const starts = []
  const times = time < 500 ? 3 : 7
  for (let i = 0; i < times; i++) starts.push(await startOnce(dataDir, false))
  const idle = await startOnce(dataDir, true)
  return {
    title: 'Built server, as its unit starts it',
    rows: [
      row('start to the first page', median(starts.map((one) => one.seconds)), 's', [
        'peer',
        PEER.start,
      ]),
      row('idle, PSS', idle.pss, 'MiB', ['peer', PEER.memory], 'shares Node with other programs'),
      row('idle, RSS', idle.rss, 'MiB', ['peer', PEER.memory], 'counts all of Node, 56 MiB'),
    ],
  }
}

/** @param settled measure memory when pages are packed, which a process of its own does */
async function startOnce(dataDir: string, settled: boolean) {
  const began = performance.now()
  const child = startChild(process.execPath, [...NODE_FLAGS, join(DIST, 'server/serve.mjs')], {
    env: { ...ALLOCATOR, DATA_DIR: dataDir, PORT: '0', STAFF_PORT: '0' },
  })
  const [, url = ''] = await child.line(/^reporters: (\S+)$/)
  await send(url, 'GET', '/')
  const seconds = (performance.now() - began) / 1000
  const children = `/proc/${child.pid}/task/${child.pid}/children`
  while (settled && readFileSync(children, 'utf8') !== '') await sleep(SETTLED)
  if (settled) await sleep(SETTLED)
  const map = readFileSync(`/proc/${child.pid}/smaps_rollup`, 'utf8')
  const of = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(map)?.[1]) / 1024
  const measured = { seconds, pss: of('Pss'), rss: of('Rss') }
  await child.kill()
  return measured
}
