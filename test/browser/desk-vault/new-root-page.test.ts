import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { DeskHost } from '../../../client/desk/host/server.ts'
import type { DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { HEAD_CATALOGUES } from '../../../client/texts/desk/for-head.ts'
import { fingerprint, newSignKeyPair } from '../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { chooseLanguage, startDesk, unlockDesk } from '../../support/browser/desk-page.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { nextReception, publishNext, succession } from '../../support/reception/lists.ts'
import { FOREIGN_PRINT, slippedPrint } from '../../support/reception/reception.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'

describe('a new root on the page of a desk', () => {
  let instance: Instance
  let host: DeskHost
  let browser: TestBrowser
  let root: string

  before(async () => {
    instance = await startInstance({ roles: ['head', 'reception'] })
    host = await startDesk(instance, 0)
    const { p, reception } = instance
    const keys = newSignKeyPair(p, systemRandom)
    const successions = [succession(p, reception, keys, true)]
    root = fingerprint(p, keys.publicKey)
    instance = await publishNext(
      instance,
      nextReception(p, reception, { root: keys.publicKey, successions }, keys),
    )
    browser = await launch('chromium')
  })
  after(async () => {
    await browser.close()
    await host.stop()
    await instance.stop()
  })

  const saying = (page: Page, where: string, what: string) =>
    page.waitForFunction(
      (selector, text) => document.querySelector(selector)?.textContent?.includes(text),
      {},
      where,
      what,
    )

  async function confirm(page: Page, typed: string): Promise<void> {
    await page.$eval('#new-root', (field) => {
      ;(field as HTMLInputElement).value = ''
    })
    await page.type('#new-root', typed)
    await page.$eval('.confirm-root button', (button) => (button as HTMLElement).click())
  }

  it('is told in three languages, and confirmed by typing what the head says', async () => {
    const page = await browser.newPage({ isolated: true })
    await unlockDesk(page, host.url)
    await page.waitForSelector('#new-root')
    for (const language of ['nb', 'nn', 'en'] satisfies DeskLanguage[]) {
      await chooseLanguage(page, language)
      await saying(page, '#notices', HEAD_CATALOGUES[language].notices['new-root-stolen'])
      // A refusal meanwhile names only what stands there.
      const refusal = HEAD_CATALOGUES[language].errors['new-root']
      const [, label = 'no label'] = /[«“](.+)[»”]/.exec(refusal) ?? []
      const text = await page.$eval('body', (body) => body.textContent)
      // Nobody can confirm what they read off this screen.
      expect(text).to.include(label).and.not.include(root)
    }
    const { en } = HEAD_CATALOGUES
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    await confirm(page, 'nonsense')
    await saying(page, '#new-root-problem', en.enrolProblems.root)
    await confirm(page, slippedPrint(root))
    await saying(page, '#new-root-problem', en.enrolProblems['root-slip'])
    await confirm(page, FOREIGN_PRINT)
    await saying(page, '#new-root-problem', en.errors['root-differs'])
    await confirm(page, root.toLowerCase().replaceAll('-', ' '))
    await page.waitForFunction(() => document.querySelector('#new-root') === null)
    await page.close()
  })
})
