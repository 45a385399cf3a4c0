import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { DeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { HEAD_CATALOGUES } from '../../../client/texts/desk/for-head.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { makeWraps } from '../../../crypto/drop/wraps.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  chooseLanguage,
  listTexts,
  openCase,
  startDesk,
  unlockDesk,
} from '../../support/browser/desk-page.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import {
  fillReport,
  openReporter,
  packQuickly,
  reporterPages,
  sendReport,
} from '../../support/browser/reporter-page.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { makeReception, type TestReception } from '../../support/reception/reception.ts'
import { saidBy, textsOf } from '../../support/reception/same-text.ts'
import { TITLES, universityReception } from '../../support/reception/university-reception.ts'
import { type Rewrapping, rewrapped, spoiled } from '../../support/server/equivocal.ts'
import { type Instance, postDrop, startInstance } from '../../support/server/instance.ts'

const LANGUAGES: readonly DeskLanguage[] = ['nb', 'nn', 'en']
const [, NAMED, LEFT_OUT] = TITLES as [unknown, (typeof TITLES)[0], (typeof TITLES)[0]]

/** Three who read, with titles that differ by language. */
async function titledReception(): Promise<TestReception> {
  return makeReception(await loadSodium(), {
    today: dayOf(Date.now()),
    roles: ['head', 'reception', 'reception'],
    edit: (list) => ({
      ...list,
      members: list.members.map((member, i) => ({ ...member, title: TITLES[i] ?? member.title })),
    }),
  })
}

describe('the page of a desk with a report that not all who are named can read', () => {
  let instance: Instance
  let browser: TestBrowser
  let hosts: DeskHost[] = []
  let pages: Page[] = []

  before(async () => {
    browser = await launch('chromium')
  })
  after(() => browser.close())
  beforeEach(async () => {
    instance = await startInstance({ reception: await titledReception() })
  })
  afterEach(async () => {
    for (const page of pages) await page.close()
    for (const host of hosts) await host.stop()
    hosts = []
    pages = []
    await instance.stop()
  })

  async function unlocked(index: number): Promise<Page> {
    const host = await startDesk(instance, index)
    hosts.push(host)
    const page = await browser.newPage({ isolated: true })
    pages.push(page)
    await unlockDesk(page, host.url)
    return page
  }

  /** Noise for the second reader, and a wrap for who is left out. */
  const change: Rewrapping = (wraps, report) => {
    spoiled(1)(wraps, report)
    const { id, contentKey, week } = report
    const keys = Array.from({ length: 8 }, (_, i) => {
      const weeks = instance.reception.members[i]?.weeks ?? []
      return weeks.find((one) => one.week === week)?.publicKey ?? null
    })
    const place = { instance: instance.reception.list.instance, week, id }
    wraps.set(makeWraps(instance.p, place, contentKey, keys)[2]!, 2 * SIZE.wrap)
  }

  const warningsOn = (page: Page) =>
    page.$$eval('.warnings li', (all) => all.map((one) => one.textContent ?? ''))

  it('says in each language who cannot read it, and names nobody who is left out', async () => {
    await postDrop(instance, rewrapped(instance, { leftOut: ['m2'] }, change).request)
    const page = await unlocked(0)
    await openCase(page, '')
    for (const language of LANGUAGES) {
      await chooseLanguage(page, language)
      const { warnings, list } = HEAD_CATALOGUES[language]
      const shown = await warningsOn(page)
      expect(shown, language).to.deep.equal([
        fill(warnings['unread-by'], { name: NAMED[language] }),
        warnings.beyond,
      ])
      expect(shown.join(' ')).to.not.include(LEFT_OUT[language]).and.not.match(/[{}]/)
      expect((await listTexts(page)).join(' ')).to.include(list.warned)
    }
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    expect(browser.problems).to.deep.equal([])
  })

  it('tells a member who was left out, and got it all the same, that it was not meant for them', async () => {
    await postDrop(instance, rewrapped(instance, { leftOut: ['m2'] }, change).request)
    const page = await unlocked(2)
    await openCase(page, '')
    for (const language of LANGUAGES) {
      await chooseLanguage(page, language)
      const { warnings } = DESK_CATALOGUES[language]
      const shown = await warningsOn(page)
      expect(shown, language).to.include(warnings.forwarded).and.include(warnings.beyond)
      expect(shown.join(' ')).to.not.include(LEFT_OUT[language])
    }
  })

  it('shows who was left out nothing, neither the report nor that others are warned', async () => {
    const nothing = await unlocked(2)
    const before = await nothing.$eval('#case-list', (list) => list.textContent)
    await postDrop(instance, rewrapped(instance, { leftOut: ['m2'] }, spoiled(1)).request)
    const page = await unlocked(2)
    expect(await listTexts(page)).to.deep.equal([])
    expect(await page.$eval('#case-list', (list) => list.textContent)).to.equal(before)
  })

  it('says in each language what was not checked, and why', async () => {
    const options = { draft: { listHash: systemRandom(32) } }
    await postDrop(instance, rewrapped(instance, options, spoiled(1)).request)
    const page = await unlocked(0)
    await openCase(page, '')
    for (const language of LANGUAGES) {
      await chooseLanguage(page, language)
      expect(await warningsOn(page)).to.include(DESK_CATALOGUES[language].warnings['no-list'])
    }
  })
})

describe('a report that the page seals, in chromium', () => {
  let instance: Instance
  let browser: TestBrowser
  before(async () => {
    const reception = universityReception(await loadSodium(), dayOf(Date.now()))
    instance = await startInstance({
      reception,
      period: 1,
      pages: await reporterPages(reception),
      brotli: packQuickly,
    })
    browser = await launch('chromium')
  })
  after(async () => {
    await browser.close()
    await instance.stop()
  })

  for (const leaveOut of [[], ['m1']] as const) {
    it(`agrees at every desk to which it goes, with ${leaveOut.length} left out`, async () => {
      const page = await browser.newPage({ isolated: true })
      await openReporter(page, instance.server.publicUrl)
      const what = `Noe skjedde, ${leaveOut.length}.`
      await fillReport(page, {
        channel: 'staff',
        answers: { what, 'when-where': 'I høst' },
        party: 'witness',
        categories: ['not-sure'],
        leaveOut,
      })
      await sendReport(page)
      for (const index of [0, 1, 2]) {
        const desk = testDesk(instance, index)
        await syncAndOpen(desk)
        const isReader = !leaveOut.some((id) => id === `m${index}`)
        expect(textsOf(desk).includes(what), `desk ${index}`).to.equal(isReader)
        expect(saidBy(desk), `desk ${index}`).to.deep.equal([])
        const agreed = desk.cases.map(({ report }) => report?.agreement)
        expect(agreed).to.deep.equal(desk.cases.map(() => ({ kind: 'all' })))
      }
      expect(browser.problems).to.deep.equal([])
    })
  }
})
