import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { noble } from '../../crypto/primitives/noble.ts'
import { BROWSER_KINDS, type BrowserKind } from '../../test/support/browser/browser.ts'
import type { BrowserResult, BrowserTimes, RunInBrowser } from './browser-entry.ts'
import { bundleOf, inBrowser } from './in-browser.ts'
import { type Effort, type Row, row, type Section } from './table.ts'
import { timeOf } from './timing.ts'
import { makeWorkload } from './workload.ts'

/** As on the pages of the server: WebAssembly if the browser has it. */
const POLICY = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'"

/** Sealing, opening and reading in each browser, against noble in Node. */
export async function benchBrowserCrypto({ time }: Effort): Promise<Section> {
  const load = makeWorkload(noble)
  const sealed = load.seal().request
  const node = {
    seal: await timeOf(time, () => load.seal()),
    open: await timeOf(time, () => load.open(sealed)),
  }
  const server = await serve(await bundleOf('browser-entry.ts'))
  const rows: Row[] = []
  try {
    for (const kind of BROWSER_KINDS) {
      const result = await runIn(kind, server, time)
      rows.push(...rowsOf(`${kind}, noble`, result.noble, node))
      if (result.libsodium) rows.push(...rowsOf(`${kind}, libsodium`, result.libsodium, node))
    }
  } finally {
    server.closeAllConnections()
    server.close()
  }
  return { title: 'Seal, open and read in browsers', rows }
}

function serve(script: string): Promise<Server> {
  const server = createServer((request, response) => {
    const isScript = request.url === '/bench.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html')
    response.setHeader('content-security-policy', POLICY)
    response.end(
      isScript ? script : '<!doctype html><script type="module" src="/bench.js"></script>',
    )
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

function runIn(kind: BrowserKind, server: Server, time: number): Promise<BrowserResult> {
  return inBrowser(kind, async (page) => {
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    return page.evaluate((ms) => {
      const { posternBench } = globalThis as typeof globalThis & { posternBench?: RunInBrowser }
      if (posternBench === undefined) throw new Error('the script did not run')
      return posternBench(ms)
    }, time)
  })
}

function rowsOf(where: string, times: BrowserTimes, node: Omit<BrowserTimes, 'read'>): Row[] {
  return [
    row(`seal, ${where}`, times.seal, 'ms', ['noble in Node', node.seal]),
    row(`open, ${where}`, times.open, 'ms', ['noble in Node', node.open]),
    row(`read a page, ${where}`, times.read, 'ms'),
  ]
}
