import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { backFrom, stepBack } from '../../../client/reporter/back.ts'
import { ICON_PATH } from '../../../client/reporter/served/built.ts'
import type { State, Step } from '../../../client/reporter/state.ts'
import { isStep, VIEWS } from '../../../client/reporter/views.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { PAGE_IDS } from '../../../client/texts/pages.ts'
import { drawBrowsers } from '../../support/browser/browser.ts'
import {
  choose,
  confirmGroup,
  headingOf,
  onNextStep,
  openReporter,
  press,
  put,
  returnWithCode,
  sendReport,
  toReview,
  untilChecked,
  WRITING_STEPS,
} from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { watched } from '../../support/reporter/watched.ts'

const { nb } = CATALOGUES

describe('one step back', () => {
  const wentFrom = (change: Partial<State>): readonly Step[] => {
    const { app, went } = watched(change)
    backFrom(app)?.()
    return went
  }

  it('leads from every step to the one before, or asks before the page is emptied', () => {
    const steps = Object.keys(VIEWS).filter(isStep)
    const asks = ['landing', 'inbox', 'done', 'receipt']
    for (const step of steps) {
      const { app, went } = watched({ step, from: 'tell', leaving: 'inbox' })
      expect(backFrom(app) === null, step).to.equal(asks.includes(step))
      stepBack(app)
      expect(went, step).to.have.length(1)
      expect(went[0] === 'leave', step).to.equal(asks.includes(step))
    }
    for (const page of PAGE_IDS) {
      if (page === 'form') continue
      expect(wentFrom({ step: page, from: 'review' }), page).to.deep.equal(['review'])
    }
    expect(wentFrom({ step: 'draft' })).to.deep.equal(['landing'])
    expect(wentFrom({ step: 'review', checkedFrom: 'details' })).to.deep.equal(['details'])
    expect(wentFrom({ step: 'recall', recallAt: 2 })).to.deep.equal(['recall'])
    expect(wentFrom({ step: 'recall', recallAt: 0 })).to.deep.equal(['story'])
  })

  it('stays where something is on its way, and leads from what was not confirmed to the review', () => {
    const progress = { sent: 1, of: 2, rate: null } as never
    for (const sending of [
      { kind: 'preparing' },
      { kind: 'ready' },
      { kind: 'sending' },
      { kind: 'paused', progress },
    ] as const) {
      for (const change of [
        { step: 'receipt', sending },
        { step: 'letter', posting: { sealed: null, sending } },
      ] as const) {
        const { app, went } = watched(change)
        stepBack(app)
        expect(went, sending.kind).to.deep.equal([])
      }
    }
    const sending = { kind: 'failed', code: 'offline' } as const
    expect(wentFrom({ step: 'receipt', sending })).to.deep.equal(['review'])
    const { app, went } = watched({ step: 'receipt', sending: { kind: 'delivered' } })
    stepBack(app)
    expect([went, app.state.leaving]).to.deep.equal([['leave'], 'receipt'])
  })

  it('keeps a letter that was not sent, and looks again after one that was', () => {
    const writing = { name: 'letter', about: null, values: { text: 'x' } } as const
    const unsent = watched({ step: 'letter', writing: { ...writing, values: { text: 'x' } } })
    stepBack(unsent.app)
    expect([unsent.went, unsent.app.state.writing?.values]).to.deep.equal([
      ['inbox'],
      { text: 'x' },
    ])
    const posting = { sealed: null, sending: { kind: 'delivered' } } as const
    const sent = watched({ step: 'letter', writing: { ...writing, values: {} }, posting })
    stepBack(sent.app)
    expect([sent.went, sent.app.state.writing]).to.deep.equal([['inbox'], null])
  })
})

for (const kind of drawBrowsers()) {
  describe(`the browser’s “back” in ${kind}`, () => {
    let site: ReporterSite
    let page: Page

    before(async () => {
      site = await startReporterSite(kind, {}, { tellsRequests: true })
    })
    after(() => site.stop())
    beforeEach(async () => {
      page = await site.newPage()
      // what one comes from, and what is below the page in the history
      await page.goto(new URL(ICON_PATH, site.url).href).catch(() => undefined)
      await openReporter(page, site.url)
    })
    afterEach(() => page.close({ runBeforeUnload: false }))

    /** By so many entries, as the browser's own buttons do. */
    const travel = (steps: number) =>
      page.evaluate((by) => void setTimeout(() => history.go(by)), steps)

    /** Go back, and wait until the guard is up again below another heading. */
    const goBack = async () => {
      await onNextStep(page, () => travel(-1))
      await page.waitForFunction(() => history.scrollRestoration === 'manual')
      return headingOf(page)
    }

    const written = () =>
      page.$eval('#answer-what', (field) => (field as HTMLTextAreaElement).value)

    const begin = async () => {
      await onNextStep(page, () => page.click('#start'))
      await choose(page, 'channel', 'staff')
      await put(page, 'answer-what', 'Skrevet og ikke sendt')
    }

    it('is one step back in the form, keeps the text, and never leaves while it is unsent', async () => {
      await begin()
      const headings = [await headingOf(page)]
      for (const _ of ['story', 'files', 'details', 'contact']) {
        await onNextStep(page, () => press(page, 'next'))
        headings.push(await headingOf(page))
      }
      await toReview(page)
      headings.push(await headingOf(page))
      expect(headings.at(-1)).to.equal(nb.review.heading)
      await onNextStep(page, () => press(page, 'change-readers'))
      expect(await goBack()).to.equal(nb.review.heading)
      const seen = []
      for (const _ of WRITING_STEPS) seen.push(await goBack())
      expect(seen).to.deep.equal(headings.slice(0, -1).reverse())
      expect(await written()).to.equal('Skrevet og ikke sendt')
      expect(await page.evaluate(() => document.activeElement?.id)).to.equal('heading')
      expect(await goBack()).to.equal(nb.landing.heading)
      expect(await goBack()).to.equal(nb.leave.heading)
      expect(await goBack()).to.equal(nb.landing.heading)
      await onNextStep(page, () => press(page, 'start'))
      expect(await written()).to.equal('Skrevet og ikke sendt')
    })

    it('leaves from the first page if nothing would be lost, and finds it empty on return', async () => {
      await onNextStep(page, () => page.click('#start'))
      expect(await headingOf(page)).to.equal(nb.tell.heading)
      await onNextStep(page, () => travel(-1))
      await page.waitForFunction(() => history.scrollRestoration === 'auto')
      await travel(-1)
      await page.waitForFunction((path) => location.pathname === path, {}, ICON_PATH)
      await travel(1)
      await page.waitForFunction(() => document.getElementById('start') !== null)
      await untilChecked(page)
      expect(await headingOf(page)).to.equal(nb.landing.heading)
    })

    it('is one step back from a page to read, a code and a draft, and in guided recall', async () => {
      await begin()
      await toReview(page)
      expect(await goBack(), 'the review').to.equal(nb.tell.heading)
      await onNextStep(page, () => press(page, 'keep-draft'))
      expect(await goBack()).to.equal(nb.tell.heading)
      expect(await goBack()).to.equal(nb.landing.heading)
      await onNextStep(page, () => press(page, 'open-file'))
      expect(await goBack()).to.equal(nb.landing.heading)
      await onNextStep(page, () => press(page, 'start'))
      await onNextStep(page, () => press(page, 'next'))
      const step = await headingOf(page)
      await onNextStep(page, () => press(page, 'recall'))
      expect(await goBack()).to.equal(step)
      await onNextStep(page, () => press(page, 'recall'))
      const story = await headingOf(page)
      await onNextStep(page, () => press(page, 'next'))
      expect(await goBack()).to.equal(story)
      await onNextStep(page, () => press(page, 'stop'))
      await page.$eval('footer a[href="/10"]', (link) => (link as HTMLElement).click())
      await page.waitForSelector('.easy')
      expect(await goBack()).to.equal(step)
      expect(await goBack()).to.equal(nb.tell.heading)
      expect(await written()).to.equal('Skrevet og ikke sendt')
    })

    it('asks at the code and in what it opens, and loses nothing', async () => {
      await begin()
      await toReview(page)
      const code = await sendReport(page)
      expect(await goBack()).to.equal(nb.leave.heading)
      expect(await goBack()).to.equal(nb.receipt.heading)
      await confirmGroup(page, code)
      expect(await goBack()).to.equal(nb.leave.heading)
      await onNextStep(page, () => press(page, 'empty'))
      await untilChecked(page)
      await returnWithCode(page, code)
      await onNextStep(page, () => press(page, 'more'))
      await put(page, 'follow-up', 'Begynt')
      await goBack()
      await onNextStep(page, () => press(page, 'more'))
      const begun = await page.$eval('#follow-up', (one) => (one as HTMLTextAreaElement).value)
      expect(begun).to.equal('Begynt')
      await goBack()
      expect(await goBack()).to.equal(nb.leave.heading)
    })

    it('stays in the page if it is pressed twice in a row, and keeps the text', async () => {
      page.on('dialog', (dialog) => void dialog.dismiss())
      await begin()
      for (const _ of ['story', 'files', 'details']) {
        await onNextStep(page, () => press(page, 'next'))
      }
      await onNextStep(page, () =>
        page.evaluate(() => {
          for (let presses = 0; presses < 2; presses++) setTimeout(() => history.back())
        }),
      )
      await page.waitForFunction(() => history.scrollRestoration === 'manual')
      while ((await headingOf(page)) !== nb.tell.heading) await goBack()
      expect(await written()).to.equal('Skrevet og ikke sendt')
    })

    it('stays in a page that the browser kept while a move was under way, and showed again', async () => {
      await begin()
      await page.evaluate(() => {
        history.forward = () => {}
        history.back()
      })
      await page.waitForFunction(() => history.scrollRestoration === 'auto')
      await page.evaluate(() => {
        for (const type of ['pagehide', 'pageshow']) {
          dispatchEvent(new PageTransitionEvent(type, { persisted: true }))
        }
      })
      await untilChecked(page)
      expect(await headingOf(page)).to.equal(nb.landing.heading)
      await onNextStep(page, () => press(page, 'start'))
      await page.waitForFunction(() => history.scrollRestoration === 'manual')
    })

    it('takes one entry of the history, at the same address, with nothing in it', async () => {
      const before = await page.evaluate(() => history.length)
      await begin()
      for (const _ of ['story', 'files']) await onNextStep(page, () => press(page, 'next'))
      await goBack()
      await goBack()
      expect(
        await page.evaluate(() => [history.length, location.pathname, history.state]),
      ).to.deep.equal([before + 1, '/', null])
    })

    it('leads on from a page that was reloaded in the form', async () => {
      await onNextStep(page, () => page.click('#start'))
      await page.reload()
      await untilChecked(page)
      await page.waitForFunction(() => history.scrollRestoration === 'auto')
      expect(await headingOf(page)).to.equal(nb.landing.heading)
      await travel(-1)
      await page.waitForFunction((path) => location.pathname === path, {}, ICON_PATH)
    })

    it('does not lead back after one has left in a hurry, nor does “forward”', async () => {
      await page.setRequestInterception(true)
      page.on('request', (request) => {
        if (!request.url().startsWith('https://www.yr.no/')) return void request.continue()
        void request.respond({ contentType: 'text/html', body: '<h1>Weather</h1>' })
      })
      const weather = () => page.waitForFunction(() => document.body?.textContent === 'Weather')
      await begin()
      await page.click('#exit')
      await weather()
      await travel(1)
      // the entry that is left is asked for once more, and leads back at once
      await page.waitForRequest((request) => request.url() === new URL('/', site.url).href)
      await weather()
      await travel(-1)
      await page.waitForFunction((path) => location.pathname === path, {}, ICON_PATH)
    })
  })
}
