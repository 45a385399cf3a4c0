import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { WEBCAT_CSP } from '../../../server/headers.ts'
import { drawBrowsers } from '../../support/browser/browser.ts'
import {
  choose,
  confirmGroup,
  fillReport,
  lookFor,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  returnWithCode,
  sendReport,
  toReview,
  untilChecked,
} from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { statusName } from '../../support/reception/site.ts'
import { installWorkerHook } from '../../support/scripts/worker-hook.ts'
import type { Fate } from '../../support/server/wire-tap.ts'

const { nb, nn } = CATALOGUES
const REPORT = { channel: 'staff', answers: { what: 'Noe er galt.' } }

for (const kind of drawBrowsers()) {
  describe(`a program that the server has changed, in ${kind}`, () => {
    let site: ReporterSite
    let page: Page

    before(async () => {
      site = await startReporterSite(kind)
    })
    after(() => site.stop())
    beforeEach(async () => {
      site.tap.requests.length = 0
      page = await site.newPage()
    })
    afterEach(async () => {
      site.tap.decide = () => 'pass'
      await page.close()
    })

    /** Serve a file of the program with one more byte. @param from how many answers are right before that */
    function change(name: string, from = 0): void {
      let answers = 0
      site.tap.decide = async ({ path }): Promise<Fate> => {
        if (!path.startsWith(`/assets/${name}-`) || answers++ < from) return 'pass'
        const direct = await fetch(site.instance.server.publicUrl + path)
        const body = new Uint8Array([...new Uint8Array(await direct.arrayBuffer()), 10])
        return { status: 200, body }
      }
    }

    const posts = () => site.tap.requests.filter(({ method }) => method !== 'GET')

    it('is refused before the form if it draws the form', async () => {
      change('app')
      await page.goto(new URL('/nn/', site.url).href)
      await page.waitForSelector('#changed:not([hidden])')
      expect(await page.$eval('#changed', (one) => one.textContent)).to.equal(nn.errors.unverified)
      expect(await page.$eval('#not-loaded', (one) => one.checkVisibility())).to.equal(false)
      expect(posts()).to.deep.equal([])
    })

    for (const part of ['worker', 'sodium', 'reading', 'files', 'clean', 'hint', 'listen']) {
      it(`is refused if it is the part "${part}", which the page says, and nothing is sent`, async () => {
        change(part)
        await page.goto(site.url)
        await page.waitForSelector('#note')
        expect(await mainText(page)).to.include(nb.errors.unverified)
        await onNextStep(page, () => press(page, 'start'))
        await choose(page, 'channel', REPORT.channel)
        await put(page, 'answer-what', REPORT.answers.what)
        await toReview(page)
        const button = await page.waitForSelector('#retry, #send')
        await button?.evaluate((one) => (one as HTMLElement).click())
        await page.waitForSelector('#retry')
        expect(await mainText(page)).to.include(nb.errors.unverified)
        expect(posts()).to.deep.equal([])
      })
    }

    it('is all that may start a script: nothing else makes an address that the browser takes', async () => {
      await openReporter(page, site.url)
      const path = new URL(
        site.tap.requests.find(({ path }) => /script-/.test(path))!.path,
        site.url,
      )
      const outcomes = await page.evaluate((script) => {
        const { trustedTypes: types } = globalThis as unknown as {
          trustedTypes: { createPolicy(name: string, rules: object): unknown }
        }
        return [
          () => new Worker(script),
          () => Object.assign(document.createElement('script'), { src: script }),
          () => Object.assign(document.createElement('p'), { innerHTML: '<b>x</b>' }),
          () => types.createPolicy('postern', {}),
          () => types.createPolicy('other', {}),
        ].map((work) => {
          try {
            work()
            return 'taken'
          } catch (error) {
            return (error as Error).name
          }
        })
      }, path.href)
      expect(new Set(outcomes)).to.deep.equal(new Set(['TypeError']))
    })

    it('is not run if the server sends the right worker once, and another one to a browser that starts it', async () => {
      change('worker', 1)
      const before = site.browser.problems.length
      await openReporter(page, site.url)
      await fillReport(page, REPORT)
      await sendReport(page)
      const asked = site.tap.requests.filter(({ path }) => path.startsWith('/assets/worker-'))
      expect(asked).to.have.length(1)
      expect(asked[0]?.headers['sec-fetch-dest']).to.equal('empty')
      const since = site.browser.problems.slice(before)
      expect(since.filter((one) => /trusted/i.test(one))).to.deep.equal([])
    })
  })
}

// the extension is only there for Firefox
describe('a program that WEBCAT checks, in Firefox', () => {
  let site: ReporterSite

  before(async () => {
    site = await startReporterSite('firefox', { webcat: true, csp: WEBCAT_CSP })
    await installWorkerHook(site.browser.browser)
  })
  after(() => site.stop())

  it('starts by its address: a report is sent, and its code opens the answer', async () => {
    const page = await site.newPage()
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    const code = await sendReport(page)
    await confirmGroup(page, code)
    await press(page, 'close')
    await untilChecked(page)
    await site.answer(code, { status: 'assessing', channel: 'staff' })
    await returnWithCode(page, code)
    await lookFor(page, statusName('assessing'))
    const asked = site.tap.requests.filter(({ path }) => path.startsWith('/assets/worker-'))
    const hooked = await page.evaluate(() => document.documentElement.dataset.hooked)
    expect(hooked).to.match(/^\/assets\/(?:worker|clean)-\w+\.js$/)
    const uses = new Set(asked.map(({ headers }) => headers['sec-fetch-dest']))
    expect(uses).to.deep.equal(new Set(['empty', 'worker']))
    expect(site.browser.problems).to.deep.equal([])
  })
})
