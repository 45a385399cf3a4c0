import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { HALF_A_YEAR, startFilled, writeBenchVault } from './desk-house.ts'

/** A running server, and a vault to work with it. */
export interface ServerApart {
  readonly url: URL
  /** Its path. */
  readonly vault: string
  readonly stop: () => Promise<void>
}

/** What the process says once it is there. */
interface Ready {
  readonly url: string
  readonly vault: string
}

const FILE = fileURLToPath(import.meta.url)

/** A server that holds so many cases, in a process of its own: no desk runs where its server does. */
export async function startServerApart(cases: number): Promise<ServerApart> {
  const child = fork(FILE, [String(cases)])
  const ended = once(child, 'exit')
  const tooSoon = ended.then(() => {
    throw new Error('the server of the bench has ended')
  })
  const [ready] = (await Promise.race([once(child, 'message'), tooSoon])) as [Ready]
  return {
    ...{ url: new URL(ready.url), vault: ready.vault },
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
  process.send?.(ready)
  await once(process, 'disconnect')
  await filled.instance.stop()
}

if (process.argv[1] === FILE) await serve(Number(process.argv[2]))
