import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { json } from 'node:stream/consumers'
import { handOn } from '../../test/support/server/hand-on.ts'
import type { BlockJob, BlockResult } from './blocks-worker.ts'

/** As on the pages of the server. */
const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; connect-src 'self'"

/** Milliseconds that one measurement may take. */
const LONGEST = 600_000

/** Stands before a server: serves a page whose worker measures, and hands everything else on. */
export interface BlockFront {
  readonly url: string
  /** The worker runs, and asks for what to do. */
  readonly ready: Promise<void>
  /** Have the worker do this; one after the other. */
  measure(job: BlockJob): Promise<BlockResult>
  close(): void
}

/** @param target of the server; @param worker the script */
export async function startBlockFront(target: string, worker: string): Promise<BlockFront> {
  const jobs: BlockJob[] = []
  let waiting: ServerResponse | null = null
  let done: (result: BlockResult) => void = () => {}
  let begin = () => {}
  const ready = new Promise<void>((resolve) => {
    begin = resolve
  })
  const handOut = () => {
    const job = waiting === null ? undefined : jobs.shift()
    if (job === undefined) return
    waiting?.setHeader('content-type', 'application/json').end(JSON.stringify(job))
    waiting = null
  }
  const server: Server = createServer(async (request, response) => {
    response.setHeader('content-security-policy', POLICY)
    switch (request.url) {
      case '/':
        return response
          .setHeader('content-type', 'text/html')
          .end('<!doctype html><title>b</title><script type="module" src="/page.js"></script>')
      case '/page.js':
        return script(response, "new Worker('/worker.js', { type: 'module' })")
      case '/worker.js':
        return script(response, worker)
      case '/job':
        waiting = response
        begin()
        return handOut()
      case '/result':
        done((await json(request)) as BlockResult)
        return response.end()
      default:
        return handOn(target, request, response)
    }
  })
  // A connection that ends while it is used again would lose a request.
  Object.assign(server, { keepAliveTimeout: 0, requestTimeout: 0, headersTimeout: 0 })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    ready,
    measure: (job) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error('no result')), LONGEST)
        done = (result) => {
          clearTimeout(timer)
          resolve(result)
        }
        jobs.push(job)
        handOut()
      }),
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function script(response: ServerResponse, body: string): void {
  response.setHeader('content-type', 'text/javascript').end(body)
}
