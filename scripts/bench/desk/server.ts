import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import {
  fillWithIdle,
  HALF_A_YEAR,
  type Idle,
  startFilled,
  writeBenchVault,
} from '../../../test/support/server/filled-instance.ts'

/** A running server, and a vault to work with it. */
export interface ServerApart {
  readonly url: URL
  /** Its path. */
  readonly vault: string
  /** Have rows come that say nothing, a tick that shows them, and boards that show what was written. */
  readonly bring: (idle: Idle) => Promise<void>
  readonly stop: () => Promise<void>
}

/** The process says this once it is there. */
interface Ready {
  readonly url: string
  readonly vault: string
}

const FILE = fileURLToPath(import.meta.url)

/** A server that holds so many cases, in a process of its own: a desk never runs on the machine of its server. */
export async function startServerApart(cases: number): Promise<ServerApart> {
  const child = fork(FILE, [String(cases)])
  const ended = once(child, 'exit')
  const tooSoon = ended.then(() => {
    throw new Error('the server of the bench has ended')
  })
  const [ready] = (await Promise.race([once(child, 'message'), tooSoon])) as [Ready]
  return {
    ...{ url: new URL(ready.url), vault: ready.vault },
    bring: async (idle) => {
      child.send(idle)
      await Promise.race([once(child, 'message'), tooSoon])
    },
    stop: async () => {
      child.disconnect()
      await ended
    },
  }
}

async function serve(cases: number): Promise<void> {
  const filled = await startFilled(cases, HALF_A_YEAR)
  const ready: Ready = {
    url: filled.instance.server.staffUrl,
    vault: await writeBenchVault(filled),
  }
  process.on('message', async (idle: Idle) => {
    await fillWithIdle(filled.instance, idle, 1)
    await filled.instance.server.tick()
    await filled.instance.server.moveLists()
    process.send?.('there')
  })
  process.send?.(ready)
  await once(process, 'disconnect')
  await filled.instance.stop()
}

if (process.argv[1] === FILE) await serve(Number(process.argv[2]))
