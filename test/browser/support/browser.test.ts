import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import {
  BROWSER_KINDS,
  type BrowserKind,
  launch,
  type TestBrowser,
} from '../../support/browser/browser.ts'

const WORKER = `
  const seen = typeof WebAssembly
  onmessage = () => postMessage(seen)`

const POLICY =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; img-src 'self'"

function serve(): Promise<Server> {
  const server = createServer((request, response) => {
    const script = request.url?.endsWith('.js') === true
    response.setHeader('content-type', script ? 'text/javascript' : 'text/html')
    if (request.url !== '/loose') response.setHeader('content-security-policy', POLICY)
    if (request.url === '/page.js') response.end('window.seenFirst = typeof WebAssembly')
    else if (request.url === '/worker.js') response.end(WORKER)
    else response.end('<!doctype html><title>t</title><script src="/page.js"></script>')
  })
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)))
}

/** The values that the first script of a page and of a worker see. */
function seen(page: Page) {
  return page.evaluate(async () => {
    const worker = new Worker('/worker.js')
    const inWorker = await new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data)
      worker.postMessage(null)
    })
    return { inPage: (window as Window & { seenFirst?: string }).seenFirst, inWorker }
  })
}

/**
 * Calls that fit on the stack, at most of a hundred tries: of a function that a compiler has made,
 * there are many more than of one that is interpreted. A text, as a build names functions its own way.
 */
function callDepth(page: Page): Promise<number> {
  return page.evaluate(`(() => {
    let most = 0, depth = 0
    const down = () => { depth++; down() }
    for (let i = 0; i < 100; i++) {
      depth = 0
      try { down() } catch {}
      most = Math.max(most, depth)
    }
    return most
  })()`) as Promise<number>
}

describe('the browsers of the tests', () => {
  const wasm: Readonly<Record<BrowserKind, string>> = {
    chromium: 'object',
    'chromium-nowasm': 'undefined',
    'chromium-jitless': 'undefined',
    firefox: 'object',
    'firefox-safer': 'undefined',
  }
  const depths = new Map<BrowserKind, number>()
  let server: Server
  let address: string

  before(async () => {
    server = await serve()
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  for (const kind of BROWSER_KINDS) {
    describe(kind, () => {
      let tested: TestBrowser
      let page: Page
      before(async () => {
        tested = await launch(kind)
        page = await tested.newPage()
        await page.goto(address)
      })
      after(() => tested.close())

      it(`shows ${wasm[kind]} as WebAssembly to the first script of page and worker`, async () => {
        expect(await seen(page)).to.deep.equal({ inPage: wasm[kind], inWorker: wasm[kind] })
        const other = await tested.newPage({ isolated: true })
        await other.goto(address)
        expect(await seen(other)).to.deep.equal({ inPage: wasm[kind], inWorker: wasm[kind] })
        await other.close()
      })

      it('compiles scripts, or does not, as its name says', async () => {
        await page.goto(`${address}/loose`)
        depths.set(kind, await callDepth(page))
        const deep = kind.startsWith('chromium') ? depths.get('chromium') : depths.get('firefox')
        const slow = kind === 'chromium-jitless' || kind === 'firefox-safer'
        const share = depths.get(kind)! / deep!
        if (slow) expect(share).to.be.below(0.8)
        else expect(share).to.be.above(0.8)
      })

      it('says that it hears of no request, instead of waiting for one in vain', () => {
        const said = 'launch its browser with `tellsRequests`'
        expect(() => page.on('request', () => {})).to.throw(said)
        expect(() => page.once('response', () => {})).to.throw(said)
        for (const wait of [
          () => page.setRequestInterception(true),
          () => page.waitForNetworkIdle(),
          () => page.waitForRequest(address),
          () => page.waitForResponse(address),
        ]) {
          expect(wait).to.throw(said)
        }
      })

      it('blurs the clock only where it stands in for Tor Browser', async () => {
        const tick = await page.evaluate(() => {
          const times = new Set<number>()
          while (times.size < 20) times.add(performance.now())
          const all = [...times]
          return Math.min(...all.slice(1).map((time, i) => time - all[i]!))
        })
        if (kind === 'firefox-safer') expect(tick).to.be.above(10)
        else expect(tick).to.be.below(10)
      })

      it('notes errors, exceptions and what the policy refuses', async () => {
        await page.goto(address)
        expect(tested.problems).to.deep.equal([])
        await page.evaluate(async () => {
          console.error('a bad thing')
          const stray = new Promise((resolve) => window.addEventListener('error', resolve))
          setTimeout(() => {
            throw new Error('a stray thing')
          })
          await Promise.all([stray, fetch('/refused').catch(() => undefined)])
        })
        // Reports of a page reach us in order: once a later word is here, so is all before it.
        const heard = new Promise((resolve) => page.once('console', resolve))
        await page.evaluate(() => console.log('the last word'))
        await heard
        expect(tested.problems).to.include('a bad thing')
        expect(tested.problems.join('\n')).to.match(/uncaught: .*a stray thing/)
        expect(tested.problems.join('\n')).to.match(/policy violation: connect-src .*refused/)
      })
    })
  }

  it('leave nothing on the disk, unless asked to', async () => {
    const gone = await launch('chromium')
    const kept = await launch('chromium', { keepProfile: true })
    await Promise.all([gone.close(), kept.close()])
    expect([existsSync(gone.profile), existsSync(kept.profile)]).to.deep.equal([false, true])
  })
})
