import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { DAY_MS, dayOf } from '../../../crypto/days/calendar.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  chooseLanguage,
  syncDesk,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { expectAccessible } from '../../support/browser/desk-shell.ts'
import { loadAxe } from '../../support/browser/reporter-measure.ts'
import { makeReception } from '../../support/reception/reception.ts'
import { deliver, fakeClock, type Instance, startInstance } from '../../support/server/instance.ts'
import { honest } from '../../support/server/lie-scene.ts'
import { dropsAt, type Lie, withheld } from '../../support/server/lies.ts'
import { type LyingLine, lyingLine } from '../../support/server/lying-line.ts'

const LANGUAGES: readonly DeskLanguage[] = ['nb', 'nn', 'en']
/** The time of the first weekly keys of the list is over by now. */
const BEFORE = 21

describe('a server that lists a report and does not hand it over, on the page of a desk', () => {
  let instance: Instance
  let line: LyingLine
  let host: DeskHost
  let browser: TestBrowser
  let page: Page
  let lie: Lie

  before(async () => {
    await buildClient({ targets: [TARGETS.desk] })
    const reception = makeReception(await loadSodium(), {
      today: dayOf(Date.now()) - BEFORE,
      weeks: 8,
    })
    const now = Date.now()
    const clock = fakeClock(now - BEFORE * DAY_MS)
    instance = await startInstance({ reception, clock })
    await deliver(instance)
    clock.advance(now - clock.now())
    await instance.server.tick()
    lie = withheld(await dropsAt(instance))
    line = await lyingLine(instance.server.staffUrl, (request) => lie(request))
    const vault = await writeVault(reception, 0)
    host = await startDeskHost({ server: new URL(line.url), vault, port: 0 })
    browser = await launch('chromium')
    page = await browser.newPage({ isolated: true })
    await unlockDesk(page, host.url)
    await loadAxe(page)
  })
  after(async () => {
    await browser.close()
    await host.stop()
    await line.close()
    await instance.stop()
  })

  const notices = () =>
    page.$$eval('#notices p', (all) => all.map((one) => one.textContent?.trim() ?? ''))
  const saying = (language: DeskLanguage) => DESK_CATALOGUES[language].notices['keys-withheld']

  it('is named together with the weekly keys that stay for it', async () => {
    for (const language of LANGUAGES) {
      await chooseLanguage(page, language)
      expect(await notices()).to.include(saying(language))
    }
    await expectAccessible(page, 'keys that stay')
  })

  it('is no longer named once it hands it over', async () => {
    await chooseLanguage(page, 'en')
    expect(await notices()).to.include(saying('en'))
    lie = honest
    await syncDesk(page)
    expect(await notices()).not.to.include(saying('en'))
  })
})
