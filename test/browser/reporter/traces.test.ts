import { expect } from 'chai'
import type { HTTPRequest, Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { PAGE_IDS, pagePath } from '../../../client/texts/pages.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import {
  choose,
  confirmGroup,
  fillReport,
  focusOn,
  headingOf,
  lookFor,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  returnWithCode,
  savedBy,
  sendReport,
  toReview,
  untilChecked,
} from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import {
  comeBack,
  finish,
  keepCopy,
  keepDraft,
  readCopy,
  readPage,
  send,
  tellWithRecall,
  typeGroup,
  type Walker,
  writeOn,
} from '../../support/profile/way.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'

const { nb, nn, en } = CATALOGUES
const REPORT = { channel: 'staff', answers: { what: 'Noe er galt.' } }

describe('of a reporter’s visit', () => {
  let site: ReporterSite
  let page: Page
  const folder = tempFolder('downloads')

  before(async () => {
    site = await startReporterSite('chromium', {}, { tellsRequests: true })
  })
  after(async () => {
    await site.stop()
    removeFolder(folder)
  })
  beforeEach(async () => {
    page = await site.newPage()
  })
  afterEach(async () => {
    await page.close()
  })

  const textOf = (id: string) =>
    page.$eval(`#${id}`, (field) => (field as HTMLTextAreaElement).value)

  it('N02, S27: nothing is stored, nothing goes elsewhere, and two equal, neutral entries are in the history', async () => {
    // only the browser's own context saves files where it is told to
    await page.close()
    page = await site.browser.newPage()
    const elsewhere: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url) && !request.url().startsWith('blob:')) {
        elsewhere.push(request.url())
      }
    })
    const walker: Walker = { page, traces: new Map(), atStep: async () => {} }
    const saved = (act: () => Promise<void>) => savedBy(page, folder, act)
    await openReporter(page, site.url)
    const before = await page.evaluate(() => history.length)
    await readPage(walker)
    await tellWithRecall(walker)
    await keepDraft(walker, (_name, act) => saved(act))
    await writeOn(walker)
    const code = await send(walker)
    await onNextStep(page, () => press(page, 'again'))
    for (const id of ['copy', 'qr']) await press(page, id)
    for (const id of ['save', 'remind']) await saved(() => press(page, id))
    await onNextStep(page, () => press(page, 'kept'))
    const copy = await keepCopy(walker, (_name, act) => saved(act))
    await typeGroup(walker, code)
    await finish(walker)
    await readCopy(walker, copy, code)
    await comeBack(walker, code)
    await onNextStep(page, () => press(page, 'language-en'))
    const traces = await page.evaluate(async () => ({
      cookie: document.cookie,
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).length,
      history: history.length,
      state: history.state,
      address: location.pathname + location.search + location.hash,
    }))
    expect(traces).to.deep.equal({
      cookie: '',
      local: [],
      session: [],
      databases: [],
      caches: [],
      workers: 0,
      // the page's own, and the one that keeps "back" in the page
      history: before + 1,
      state: null,
      address: '/',
    })
    expect(await page.title()).to.equal(en.page.title)
    expect(elsewhere).to.deep.equal([])
    expect(await page.cookies()).to.deep.equal([])
    const names = site.tap.requests.flatMap(({ headers }) => Object.keys(headers))
    expect(names).not.to.include('cookie').and.not.to.include('referer')
  })

  it('requests say nothing of the code: the same ones, whether it is known or not', async () => {
    await openReporter(page, site.url)
    await fillReport(page, REPORT)
    const known = await sendReport(page)
    const unknown = makeCode(systemRandom, 'ABCDEFG')
    await confirmGroup(page, known)
    await onNextStep(page, () => press(page, 'close'))
    await untilChecked(page)
    await returnWithCode(page, known)
    await lookFor(page, nb.opened.waiting)
    const requestsOf = async (code: string) => {
      const visitor = await site.newPage()
      const from = site.tap.requests.length
      await openReporter(visitor, site.url)
      await returnWithCode(visitor, code)
      const found = (await mainText(visitor)).includes(nb.opened.waiting)
      await visitor.waitForNetworkIdle({ idleTime: 500 })
      const seen = site.tap.requests.slice(from).map(({ method, path, headers, bytes }) => {
        return JSON.stringify({ method, path, headers, bytes })
      })
      await visitor.close()
      // Files that load side by side come in any order.
      return { found, seen: seen.sort() }
    }
    const [first, second] = [await requestsOf(known), await requestsOf(unknown)]
    expect([first.found, second.found]).to.deep.equal([true, false])
    expect(first.seen).to.deep.equal(second.seen)
    expect(first.seen.filter((one) => one.includes('/api/board/'))).to.have.length(1)
  })

  it('nobody who reads the code’s answers can read what was written', async () => {
    await openReporter(page, site.url)
    await fillReport(page, { ...REPORT, answers: { what: 'Hemmelig sak 4711' } })
    const code = await sendReport(page)
    await confirmGroup(page, code)
    await onNextStep(page, () => press(page, 'close'))
    await untilChecked(page)
    await returnWithCode(page, code)
    expect(await page.content()).not.to.include('4711')
    expect(await mainText(page)).to.include(nb.opened.own)
  })

  it('nothing is left for who presses "back" in a browser that keeps pages', async () => {
    await openReporter(page, site.url)
    await onNextStep(page, () => press(page, 'start'))
    await put(page, 'answer-what', 'Usendt')
    await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }))
    })
    expect(await page.evaluate(() => document.querySelectorAll('textarea').length)).to.equal(0)
    await page.evaluate(() => {
      dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))
    })
    await untilChecked(page)
    await onNextStep(page, () => press(page, 'start'))
    expect(await textOf('answer-what')).to.equal('')
  })

  it('unsent text and choices stay when the language changes, without a request', async () => {
    await openReporter(page, site.url)
    await onNextStep(page, () => press(page, 'start'))
    await choose(page, 'channel', 'students')
    await put(page, 'answer-what', 'Æøå 🐟')
    await page.waitForNetworkIdle({ idleTime: 500 })
    const requests = site.tap.requests.length
    await page.click('#language-nn')
    expect(await headingOf(page)).to.equal(nn.tell.heading)
    expect(await textOf('answer-what')).to.equal('Æøå 🐟')
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('language-nn')
    expect(await page.evaluate(() => document.documentElement.lang)).to.equal('nn')
    await page.click('#language-en')
    expect(await headingOf(page)).to.equal(en.tell.heading)
    const chosen = await page.$eval('input:checked', (box) => (box as HTMLInputElement).value)
    expect(chosen).to.equal('students')
    expect(site.tap.requests).to.have.length(requests)
  })

  it('what has to be put right is said in the language that is chosen then', async () => {
    await openReporter(page, site.url)
    await onNextStep(page, () => press(page, 'start'))
    await press(page, 'next')
    await page.waitForSelector('#errors')
    await page.click('#language-en')
    expect(await mainText(page)).to.include(en.tell.channelMissing)
  })

  describe('one leaves', () => {
    /** Have the other page answered here, and see how it was asked for. */
    const watchExit = async () => {
      const asked: HTTPRequest[] = []
      const seen: string[] = []
      await page.exposeFunction('sayBlank', (children: number) => seen.push(`blank ${children}`))
      await page.evaluate(() => {
        new MutationObserver(() => {
          const { sayBlank } = globalThis as unknown as { sayBlank: (children: number) => void }
          sayBlank(document.body.childElementCount)
        }).observe(document.documentElement, { attributeFilter: ['hidden'] })
      })
      await page.setRequestInterception(true)
      page.on('request', (request) => {
        if (!request.url().startsWith('https://www.yr.no/')) return void request.continue()
        if (request.isNavigationRequest()) asked.push(request)
        void request.respond({ contentType: 'text/html', body: '<h1>Weather</h1>' })
      })
      return { asked, seen }
    }

    const expectGone = async ({ asked, seen }: Awaited<ReturnType<typeof watchExit>>) => {
      await page.waitForFunction(() => document.body?.textContent === 'Weather')
      expect(page.url()).to.equal(nb.page.exitUrl)
      expect(seen).to.deep.equal(['blank 0'])
      expect(asked.map((request) => request.headers().referer)).to.deep.equal([undefined])
      expect(await page.evaluate(() => document.referrer)).to.equal('')
    }

    it('by the button, blank at once, with no question asked and no way back', async () => {
      await openReporter(page, site.url)
      const entries = await page.evaluate(() => history.length)
      const exit = await watchExit()
      await onNextStep(page, () => page.click('#start'))
      await page.type('#answer-what', 'Usendt tekst')
      let asked = false
      page.on('dialog', (dialog) => {
        asked = true
        void dialog.accept()
      })
      await page.click('#exit')
      await expectGone(exit)
      expect(asked).to.equal(false)
      // the guard is still ahead, and nothing of ours is behind
      expect(await page.evaluate(() => history.length)).to.equal(entries + 1)
      await page.goBack()
      expect(page.url()).to.equal('about:blank')
    })

    it('by pressing Shift three times, on any step', async () => {
      await openReporter(page, site.url)
      const exit = await watchExit()
      await onNextStep(page, () => press(page, 'have-code'))
      for (const left of [nb.page.exitTwo, nb.page.exitOne]) {
        await page.keyboard.press('Shift')
        expect(await page.$eval('#announcer', (one) => one.textContent)).to.equal(left)
      }
      await page.keyboard.press('Shift')
      await expectGone(exit)
    })

    it('not by typing capital letters', async () => {
      await openReporter(page, site.url)
      await onNextStep(page, () => press(page, 'start'))
      await focusOn(page, '#answer-what')
      for (const letter of 'ABCD') {
        await page.keyboard.down('Shift')
        await page.keyboard.press(letter as 'A')
        await page.keyboard.up('Shift')
      }
      await page.keyboard.press('Shift')
      await page.keyboard.press('Shift')
      expect(await textOf('answer-what')).to.equal('ABCD')
    })

    it('only after a question where a text is not sent, or a code not kept', async () => {
      const questions = async () => {
        const visitor = page
        const asked = new Promise<string>((resolve) => {
          visitor.once('dialog', (dialog) => {
            resolve(dialog.type())
            void dialog.dismiss()
          })
        })
        await visitor.evaluate(() => setTimeout(() => location.reload()))
        return asked
      }
      await openReporter(page, site.url)
      await onNextStep(page, () => page.click('#start'))
      await choose(page, 'channel', 'staff')
      await page.type('#answer-what', 'Usendt')
      expect(await questions()).to.equal('beforeunload')
      await toReview(page)
      const code = await sendReport(page)
      expect(await questions()).to.equal('beforeunload')
      await confirmGroup(page, code)
      await page.reload()
      await untilChecked(page)
    })
  })

  it('without scripts there are the ways that remain, and the way out', async () => {
    await page.setJavaScriptEnabled(false)
    await page.goto(site.url)
    const text = await mainText(page)
    expect(text).to.include(nb.noscript.text).and.to.include('0000 Fjordby')
    expect(text).to.include(nb.noscript.look)
    const shown = await page.$$eval('.needs-script', (all) =>
      all.map((one) => one.checkVisibility()),
    )
    expect(new Set(shown)).to.deep.equal(new Set([false]))
    const links = await page.$$eval('.bar a', (all) => all.map((one) => one.getAttribute('href')))
    expect(links).to.deep.equal(['/', '/nn/', '/en/', nb.page.exitUrl])
  })

  it('without scripts no page promises what only scripts can do when one leaves', async () => {
    const leaving = async () => {
      const found = await page.waitForSelector(`xpath///footer//summary[.="${nb.page.exitTitle}"]`)
      await found!.click()
      return page.$$eval('footer details[open] p', (all) =>
        all.flatMap((one) => (one.checkVisibility() ? [one.textContent] : [])),
      )
    }
    await page.goto(site.url)
    await untilChecked(page)
    expect(await leaving()).to.deep.equal([nb.page.exitText])
    await page.setJavaScriptEnabled(false)
    for (const path of ['/', ...PAGE_IDS.map((id) => pagePath('nb', id))]) {
      await page.goto(new URL(path, site.url).href)
      expect(await leaving(), path).to.deep.equal([nb.noscript.exit])
    }
  })
})
