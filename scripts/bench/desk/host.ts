import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { collectSeldom } from '../../../client/desk/host/main.ts'
import { startDeskHost } from '../../../client/desk/host/server.ts'

/** The program that serves a desk, while it runs. */
export interface HostApart {
  /** Address of the desk. */
  readonly url: string
  readonly stop: () => Promise<void>
}

const FILE = fileURLToPath(import.meta.url)

/** A desk's host in a process of its own, as a member starts it: it does not share a heap with what measures it. */
export async function startHostApart(server: URL, vault: string): Promise<HostApart> {
  const child = fork(FILE, [server.href, vault])
  const ended = once(child, 'exit')
  const tooSoon = ended.then(() => {
    throw new Error("the desk's host of the bench has ended")
  })
  tooSoon.catch(() => {})
  const [url] = (await Promise.race([once(child, 'message'), tooSoon])) as [string]
  return {
    url,
    stop: async () => {
      child.disconnect()
      await ended
    },
  }
}

async function serve(server: string, vault: string): Promise<void> {
  collectSeldom()
  const host = await startDeskHost({ server: new URL(server), vault, port: 0, paced: true })
  process.send?.(host.url)
  await once(process, 'disconnect')
  await host.stop()
}

const [, started, server = '', vault = ''] = process.argv
if (started === FILE) await serve(server, vault)
