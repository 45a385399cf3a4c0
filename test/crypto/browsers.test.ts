import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { build } from 'esbuild'
import type { Page } from 'puppeteer-core'
import { VECTORS } from '../../scripts/vectors.ts'
import { headerTable } from '../../server/headers.ts'
import { BROWSER_KINDS, type BrowserKind, launch, type TestBrowser } from '../support/browser.ts'
import { scaled } from '../support/scale.ts'
import { type EngineName, runSuite, type SuiteReport, type VectorTexts } from './browser-suite.ts'

const MUTATIONS = 200
/** Of these in each browser: some of them do not compile scripts, and are slow. */
const IN_BROWSERS = scaled(MUTATIONS, 20)
/** The variants in which libsodium cannot start. */
const WITHOUT_WASM: readonly BrowserKind[] = [
  'chromium-nowasm',
  'chromium-jitless',
  'firefox-safer',
]

/** All but those of the vault, which needs the passphrase hash, and those that others have published. */
const MADE = /^(?!vault|published)(.*)\.json$/

function vectorTexts(): VectorTexts {
  const names = readdirSync(VECTORS).flatMap((file) => file.match(MADE)?.[1] ?? [])
  const read = (name: string) => readFileSync(join(VECTORS, `${name}.json`), 'utf8')
  return Object.fromEntries(names.map((name) => [name, read(name)]))
}

/** The suite as a module script that puts `runSuite` on the page's global object. */
async function bundle(): Promise<string> {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const contents = `import { runSuite } from './browser-suite.ts'; globalThis.runSuite = runSuite`
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder, loader: 'ts' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    logLevel: 'silent',
  })
  return outputFiles[0]!.text
}

function serve(script: string): Promise<Server> {
  const headers = headerTable()
  const server = createServer((request, response) => {
    for (const [name, value] of headers) response.setHeader(name, value)
    const isScript = request.url === '/suite.js'
    response.setHeader('content-type', isScript ? 'text/javascript' : 'text/html; charset=utf-8')
    if (isScript) response.end(script)
    else
      response.end('<!doctype html><title>t</title><script type="module" src="/suite.js"></script>')
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

type WithSuite = typeof globalThis & { runSuite: typeof runSuite }

function runInPage(page: Page, engine: EngineName, texts: VectorTexts): Promise<SuiteReport> {
  return page.evaluate(
    (name, count, vectors) => (globalThis as WithSuite).runSuite(name, count, vectors),
    engine,
    IN_BROWSERS,
    texts,
  )
}

function expectWhole(report: SuiteReport, mutations: number): void {
  expect(report).to.deep.include({
    vectors: Object.keys(vectorTexts()).length,
    roundTrips: 13,
    mutations,
  })
  expect(report.refused).to.be.above(mutations / 2)
}

describe('the crypto suite in browsers', () => {
  const texts = vectorTexts()
  let server: Server
  let address: string

  before(async () => {
    server = await serve(await bundle())
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  for (const engine of ['libsodium', 'noble'] as const) {
    it(`runs here in Node with ${engine} as it does there`, async () => {
      expectWhole(await runSuite(engine, MUTATIONS, texts), MUTATIONS)
    })
  }

  it('notices vectors that are not the ones that were frozen', async () => {
    const echo = texts.echo!.replace(/"sealed": \d+/, '"sealed": 2942')
    let message = ''
    await runSuite('noble', 0, { ...texts, echo }).catch((error) => {
      message = String(error)
    })
    expect(message).to.contain('echo and choice')
  })

  for (const kind of BROWSER_KINDS) {
    describe(kind, () => {
      let tested: TestBrowser
      let page: Page
      before(async function () {
        this.timeout(60_000)
        tested = await launch(kind)
        page = await tested.newPage()
        await page.goto(address)
        await page.waitForFunction(() => 'runSuite' in globalThis)
      })
      after(() => tested.close())

      it('passes with noble, under the policy of the real pages', async () => {
        expectWhole(await runInPage(page, 'noble', texts), IN_BROWSERS)
        expect(tested.problems).to.deep.equal([])
      }).timeout(600_000)

      if (WITHOUT_WASM.includes(kind)) {
        it('has no libsodium: it refuses to load, and does not half work', async () => {
          const report = await runInPage(page, 'libsodium', texts).catch(() => null)
          expect(report).to.equal(null)
        }).timeout(60_000)
      } else {
        it('passes with libsodium, under the policy of the real pages', async () => {
          expectWhole(await runInPage(page, 'libsodium', texts), IN_BROWSERS)
          expect(tested.problems).to.deep.equal([])
        }).timeout(600_000)
      }
    })
  }
})
