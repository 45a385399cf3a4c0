import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { viewDesk } from '../../../client/desk/engine/view/desk-view.ts'
import type { DeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  chooseKind,
  openCase,
  PASSPHRASE,
  startDesk,
  unlockDesk,
} from '../../support/browser/desk-page.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { press } from '../../support/browser/reporter-page.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import {
  accessReception,
  codeOf,
  publishWithout,
  told,
} from '../../support/reception/access-reception.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../support/server/instance.ts'

const REPORT = 'Noen tar imot penger for å se en annen vei.'

describe('a desk whose member is shut out', () => {
  let clock: Clock
  let instance: Instance
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ reception: accessReception(await loadSodium()), clock })
    await deliver(instance, { text: REPORT })
  })
  afterEach(() => instance.stop())

  it('has no cases once the list does not name them any more', async () => {
    const desk = testDesk(instance, 2)
    await syncAndOpen(desk)
    expect(told(desk)).to.include(REPORT)
    await publishWithout(instance, ['m2'])
    expect(await codeOf(desk.sync())).to.equal('unsigned')
    expect(desk.cases).to.deep.equal([])
  })

  it('is still named by title on the desks of colleagues, who have written nothing in its cases', async () => {
    const [head, one] = [testDesk(instance, 0), testDesk(instance, 1)]
    await syncAndOpen(head)
    const { title } = instance.reception.list.members[2]!
    await publishWithout(instance, ['m2'])
    for (const desk of [head, one]) await desk.sync()
    const [shown] = viewDesk(head, A_MONDAY, A_MONDAY).cases
    expect(shown?.access.released.map(({ member, why }) => [member, why])).to.deep.equal([
      ['m2', 'left'],
    ])
    expect(shown?.access.titles.m2).to.deep.equal(title)
  })

  it('has none while two colleagues keep them out, and has them again after that', async () => {
    const [kept, one, other] = [testDesk(instance, 2), testDesk(instance, 0), testDesk(instance, 1)]
    for (const desk of [kept, one, other]) await syncAndOpen(desk)
    const [known] = kept.cases
    await one.suspend('m2')
    await other.suspend('m2')
    // any first request is refused, not only the next sync
    expect(await codeOf(kept.setHold(known!.id, true, ''))).to.equal('suspended')
    expect(kept.cases).to.deep.equal([])
    expect(await codeOf(kept.sync())).to.equal('suspended')
    clock.advance(7 * DAY_MS)
    await kept.sync()
    expect(kept.cases.map(({ id }) => id)).to.deep.equal([known!.id])
  })

  it('keeps its cases where the server merely does not answer', async () => {
    let cut = false
    const transport = meddled(staffTransport(instance), () => (cut ? 'lose-request' : null))
    const desk = testDesk(instance, 2, { transport })
    await syncAndOpen(desk)
    cut = true
    expect(await codeOf(desk.sync())).to.equal('offline')
    expect(told(desk)).to.include(REPORT)
  })
})

describe('the page of a desk whose member is shut out', () => {
  let instance: Instance
  let host: DeskHost
  let browser: TestBrowser
  let page: Page

  beforeEach(async () => {
    instance = await startInstance({ roles: ['head', 'reception', 'reception'] })
    await deliver(instance, { text: REPORT })
    host = await startDesk(instance, 2)
    browser = await launch('chromium')
    page = await browser.newPage({ isolated: true })
    await unlockDesk(page, host.url)
    await openCase(page, '')
    await page.waitForFunction((text) => document.body.textContent?.includes(text), {}, REPORT)
  })
  afterEach(async () => {
    await browser.close()
    await host.stop()
    await instance.stop()
  })

  /** The full text of the page, once it has locked itself. */
  async function lockedText(why: 'unsigned' | 'suspended'): Promise<string> {
    await page.waitForSelector(`#shut-out[data-why=${why}]`)
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    return page.$eval('body', (body) => body.textContent ?? '')
  }

  const words = async () =>
    DESK_CATALOGUES[(await page.evaluate(() => document.documentElement.lang)) as 'nb' | 'en']

  it('locks itself, says so and shows nothing of the open case, here and at the next unlocking', async () => {
    await publishWithout(instance, ['m2'])
    await press(page, 'sync')
    const text = await lockedText('unsigned')
    const { shutOut } = await words()
    expect(text).to.include(shutOut.unsigned).and.include(shutOut.unsignedDo)
    expect(text).to.not.include(REPORT)
    await page.type('#passphrase', PASSPHRASE)
    await page.click('button[type=submit]')
    await page.waitForSelector('#shut-out', { hidden: true })
    expect(await lockedText('unsigned')).to.not.include(REPORT)
  })

  it('locks itself when it is refused what its member does, and not what they synced', async () => {
    const colleagues = [testDesk(instance, 0), testDesk(instance, 1)]
    for (const desk of colleagues) {
      await desk.sync()
      await desk.suspend('m2')
    }
    await chooseKind(page, 'note')
    await page.type('#compose-text', 'til meg selv')
    await page.click('#send')
    const text = await lockedText('suspended')
    const { shutOut } = await words()
    expect(text).to.include(shutOut.suspended).and.include(shutOut.suspendedDo)
    expect(text).to.not.include(REPORT)
  })
})
