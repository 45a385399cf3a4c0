import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'
import { noble } from '../../crypto/primitives/noble.ts'
import { BROWSER_KINDS, type BrowserKind, launch } from '../../test/support/browser/browser.ts'
import type { BrowserResult, BrowserTimes, RunInBrowser } from './browser-entry.ts'
import type { Effort, Row, Section } from './table.ts'
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
  const script = await bundle()
  const server = await serve(script)
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

async function bundle(): Promise<string> {
  const entry = fileURLToPath(new URL('browser-entry.ts', import.meta.url))
  const { outputFiles } = await build({
    entryPoints: [entry],
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    target: 'es2022',
    platform: 'browser',
    logLevel: 'silent',
  })
  const [output] = outputFiles
  if (output === undefined) throw new Error('nothing was bundled')
  return output.text
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

async function runIn(kind: BrowserKind, server: Server, time: number): Promise<BrowserResult> {
  const tested = await launch(kind)
  try {
    const page = await tested.newPage()
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`)
    return await page.evaluate((ms) => {
      const { posternBench } = globalThis as typeof globalThis & { posternBench?: RunInBrowser }
      if (posternBench === undefined) throw new Error('the script did not run')
      return posternBench(ms)
    }, time)
  } catch (cause) {
    throw new Error(`${kind}: ${tested.problems.join('; ')}`, { cause })
  } finally {
    await tested.close()
  }
}

function rowsOf(
  where: string,
  times: BrowserTimes,
  node: { readonly seal: number; readonly open: number },
): Row[] {
  const against = (value: number) => ({ what: 'noble in Node', value })
  return [
    { what: `seal, ${where}`, value: times.seal, unit: 'ms', against: against(node.seal) },
    { what: `open, ${where}`, value: times.open, unit: 'ms', against: against(node.open) },
    { what: `read a page, ${where}`, value: times.read, unit: 'ms' },
  ]
}
