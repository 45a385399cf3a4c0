import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import {
  acknowledge,
  caseText,
  chooseKind,
  openCase,
  syncDesk,
} from '../../support/browser/desk-page.ts'
import { type Desks, deliverTwo, startDesks } from '../../support/browser/desk-shell.ts'
import { readReceipt, type SealedReport } from '../../support/server/instance.ts'

const desk = DESK_CATALOGUES.nb

describe('two desks that answer one reporter in the same ten seconds', () => {
  let desks: Desks
  let reports: SealedReport[]
  let head: Page
  let adviser: Page

  before(async () => {
    desks = await startDesks()
    reports = await deliverTwo(desks.instance)
    head = await desks.unlocked(0)
    await openCase(head, 'K7M2Q4X')
    await acknowledge(head)
    await desks.instance.server.tick()
    adviser = await desks.unlocked(1)
    await openCase(adviser, 'K7M2Q4X')
    await syncDesk(head)
  })
  after(() => desks.stop())

  const hold = async (page: Page, text: string) => {
    await page.bringToFront()
    await chooseKind(page, 'question')
    await page.type('#compose-text', text)
    await page.click('#send')
    await page.waitForSelector('.held')
  }
  const go = async (page: Page, outcome: string) => {
    await page.bringToFront()
    await page.click('.send-now')
    await page.waitForSelector(`#compose-outcome[data-outcome=${outcome}]`)
  }
  const told = async () => {
    await desks.instance.server.tick()
    const { messages } = await readReceipt(desks.instance, reports[0]!.receipt)
    return messages.map(({ content }) => content.text)
  }

  it('stop the second answer, show the first, and ask', async () => {
    await hold(head, 'Hvem så det?')
    await hold(adviser, 'Når var det?')
    await go(head, 'sent')
    const synced = () => adviser.$eval('[data-synced]', (one) => one.getAttribute('data-synced'))
    const before = await synced()
    await go(adviser, 'overtaken')
    expect(await synced(), 'it syncs before it sends').to.not.equal(before)
    expect(await caseText(adviser))
      .to.include('Hvem så det?')
      .and.include(desk.errors.overtaken)
    const text = await adviser.$eval('#compose-text', (one) => (one as HTMLTextAreaElement).value)
    expect(text).to.equal('Når var det?')
    expect(await told()).to.deep.equal(['Hvem så det?'])
  })

  it('send the second answer if its member says so', async () => {
    await adviser.bringToFront()
    await adviser.click('#send')
    await adviser.waitForSelector('.held')
    await go(adviser, 'sent')
    expect(await told()).to.have.members(['Hvem så det?', 'Når var det?'])
    expect(desks.browser.problems).to.deep.equal([])
  })
})
