import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { caseText, openCase, syncDesk } from '../../support/browser/desk-page.ts'
import {
  type Desks,
  deliverTwo,
  expectAccessible,
  press,
  startDesks,
} from '../../support/browser/desk-shell.ts'

const desk = DESK_CATALOGUES.nb
const named = (position: number) => `Member ${position}`
const standing = (position: number) => desk.channels.substitute.replace('{name}', named(position))

describe('a channel with substitutes, on the desk', () => {
  let desks: Desks

  before(async () => {
    const roles = ['head', 'reception', 'reception', 'reception', 'follow-up-manager'] as const
    const channel = { id: 'main', members: ['m1', 'm0'], substitutes: ['m3', 'm2'] }
    desks = await startDesks(roles, channel)
    await deliverTwo(desks.instance)
  })
  after(() => desks.stop())

  const opened = async (index: number): Promise<Page> => {
    const page = await desks.unlocked(index)
    await openCase(page, 'K7M2Q4X')
    return page
  }
  const textOf = (page: Page, selector: string) =>
    page.$eval(selector, (one) => one.textContent?.trim() ?? '')
  const valuesOf = (page: Page, selector: string) =>
    page.$$eval(`${selector} option`, (all) => all.map((one) => one.value).filter(Boolean))

  it('shows its order, and proposes the next substitute once somebody steps back', async () => {
    const head = await opened(0)
    await press(head, '#access-readers')
    await head.waitForSelector('#channel-order')
    const names = [named(1), named(0), standing(3), standing(2)].join(', ')
    expect(await textOf(head, '#channel-order')).to.equal(
      desk.channels.order.replace('{names}', names),
    )
    const readers = () =>
      head.$$eval('#reader-list [data-member]', (all) =>
        all.map((one) => one.getAttribute('data-member')),
      )
    expect(await readers()).to.deep.equal(['m1', 'm0'])
    expect(await head.$('#next-substitute')).to.equal(null)
    await press(head, '#grant')
    await head.waitForSelector('#grant-member')
    expect(await valuesOf(head, '#grant-member')).to.deep.equal(['m3', 'm2', 'm4'])
    await press(head, '#grant-cancel')

    const adviser = await opened(1)
    await press(adviser, '#access-readers', '#step-back')
    await press(adviser, '#step-back-confirm')
    await adviser.waitForFunction(() => document.querySelector('#reader-list') === null)
    await adviser.close()

    await syncDesk(head)
    await head.waitForSelector('#next-substitute')
    const lead = desk.channels.lead.replace('{name}', standing(3))
    expect(await textOf(head, '#next-substitute p')).to.equal(lead)
    await expectAccessible(head, 'the next substitute')
    await press(head, '#let-in-substitute')
    await head.waitForSelector('#reader-list [data-member=m3]')
    await head.waitForFunction(() => document.querySelector('#next-substitute') === null)
    expect(await readers()).to.deep.equal(['m0', 'm3'])
    expect(await textOf(head, '#reader-list [data-member=m3] strong')).to.equal(standing(3))
    await head.close()

    const substitute = await opened(3)
    expect(await caseText(substitute)).to.include('Skjult for K7M2Q4X')
    await substitute.close()
    expect(desks.browser.problems).to.deep.equal([])
  })
})
