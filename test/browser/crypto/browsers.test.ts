import { readdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { build } from 'esbuild'
import type { Page } from 'puppeteer-core'
import { DROP_KIND } from '../../../crypto/entries/names.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { headerTable } from '../../../server/headers.ts'
import {
  BROWSER_KINDS,
  type BrowserKind,
  launch,
  type TestBrowser,
} from '../../support/browser/browser.ts'
import { inTurn, SCALE, scaled } from '../../support/run/scale.ts'
import { VECTORS } from '../../vectors/generate/vectors.ts'
import {
  type EngineName,
  runSuite,
  type SuiteReport,
  type SuiteSize,
  type VectorTexts,
} from './browser-suite.ts'

const FULL: SuiteSize = { roundTrips: true, mutations: 200 }
const NONE: SuiteSize = { roundTrips: false, mutations: 0 }

/** Size of the suite in each browser. One without a script compiler is slow: it runs all in a long run. */
const SIZES: Readonly<Record<BrowserKind, SuiteSize>> = {
  chromium: { ...FULL, mutations: scaled(FULL.mutations, 20) },
  'chromium-nowasm': { ...FULL, mutations: scaled(FULL.mutations, 20) },
  'chromium-jitless': SCALE > 1 ? FULL : NONE,
  firefox: { ...FULL, mutations: scaled(FULL.mutations, 20) },
  'firefox-safer': { ...FULL, mutations: scaled(FULL.mutations, 0) },
}

/** An everyday run takes Chromium as it is and one of the others, another one each time; a long run takes all. */
const OTHERS = BROWSER_KINDS.filter((kind) => kind !== 'chromium')
const DRAWN = ['chromium' as const, ...inTurn(OTHERS, OTHERS.length, systemRandom(1)[0] ?? 0)]

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

function runInPage(
  page: Page,
  engine: EngineName,
  size: SuiteSize,
  texts: VectorTexts,
): Promise<SuiteReport> {
  return page.evaluate(
    (name, count, vectors) => (globalThis as WithSuite).runSuite(name, count, vectors),
    engine,
    size,
    texts,
  )
}

function expectWhole(report: SuiteReport, { roundTrips, mutations }: SuiteSize): void {
  expect(report).to.deep.include({
    vectors: Object.keys(vectorTexts()).length,
    // a drop of each kind; a page, a record, a block and a draft
    roundTrips: roundTrips ? Object.keys(DROP_KIND).length + 4 : 0,
    mutations,
  })
  expect(report.refused).to.be.at.least(mutations / 2)
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
      expectWhole(await runSuite(engine, SIZES.chromium, texts), SIZES.chromium)
    })
  }

  it('notices vectors that are not the ones that were frozen', async () => {
    const echo = texts.echo!.replace(/"sealed": \d+/, '"sealed": 2942')
    let message = ''
    await runSuite('noble', NONE, { ...texts, echo }).catch((error) => {
      message = String(error)
    })
    expect(message).to.contain('echo and choice')
  })

  for (const kind of DRAWN) {
    describe(kind, () => {
      let tested: TestBrowser
      let page: Page
      before(async () => {
        tested = await launch(kind)
        page = await tested.newPage()
        await page.goto(address)
        await page.waitForFunction(() => 'runSuite' in globalThis)
      })
      after(() => tested.close())

      it('passes with noble, under the policy of the real pages', async () => {
        expectWhole(await runInPage(page, 'noble', SIZES[kind], texts), SIZES[kind])
        expect(tested.problems).to.deep.equal([])
      })

      if (WITHOUT_WASM.includes(kind)) {
        it('has no libsodium: it refuses to load, and does not half work', async () => {
          const report = await runInPage(page, 'libsodium', NONE, texts).catch(() => null)
          expect(report).to.equal(null)
        })
      } else {
        it('passes with libsodium, under the policy of the real pages', async () => {
          expectWhole(await runInPage(page, 'libsodium', SIZES[kind], texts), SIZES[kind])
          expect(tested.problems).to.deep.equal([])
        })
      }
    })
  }
})
