import { expect } from 'chai'
import { details } from '../../../client/reporter/steps/details.ts'
import { tell } from '../../../client/reporter/steps/tell.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { LANGUAGES } from '../../../crypto/entries/names.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import {
  choose,
  focusOn,
  headingOf,
  mainText,
  onNextStep,
  onwardTo,
  openReporter,
  press,
  put,
} from '../../support/browser/reporter-page.ts'
import { startReporterSite } from '../../support/browser/reporter-server.ts'
import { sampleDocument, sampleSite } from '../../support/reception/site.ts'
import { universityReception } from '../../support/reception/university-reception.ts'
import { elementsOf, piecesOf, someReception } from '../../support/reporter/app.ts'
import { click, watched } from '../../support/reporter/watched.ts'

const { nb } = CATALOGUES
const [box] = sampleSite().boxes

/** The step of somebody who writes in a channel and has ticked these. */
const ticked = (channel: string, categories: string[], answers: Record<string, string> = {}) => {
  const value = { ...someReception(), content: sampleDocument() }
  const seen = watched({ step: 'details', reception: { kind: 'ready', value } })
  Object.assign(seen.app.state.draft, { channel, categories, answers })
  return { ...seen, draw: () => elementsOf(details(seen.app)) }
}

describe('a box that a choice opens', () => {
  it('names who helps at once, and offers the channel that is made for it', () => {
    const numbers = box?.numbers.map(({ number }) => `tel:${number.replaceAll(' ', '')}`) ?? []
    expect(numbers).to.have.length.above(1)
    const found = (channel: string, categories: string[]) => {
      const drawn = ticked(channel, categories).draw()
      const links = drawn.map(({ attributes }) => attributes.href)
      return {
        text: piecesOf(drawn).includes(box?.title.en ?? ''),
        rung: numbers.every((one) => links.includes(one)),
        offered: drawn.some(({ attributes }) => attributes.id === 'move-0'),
      }
    }
    const none = { text: false, rung: false, offered: false }
    expect(found('employees', ['bullying'])).to.deep.equal(none)
    const open = { text: true, rung: true, offered: true }
    expect(found('employees', ['bullying', 'sexual-harassment'])).to.deep.equal(open)
    const there = { text: true, rung: true, offered: false }
    expect(found('sexual-harassment', ['assault'])).to.deep.equal(there)
  })

  it('opens on the first step where somebody writes to the channel that is made for it', () => {
    const titles = ['employees', 'sexual-harassment'].map((channel) => {
      const { app } = ticked(channel, [])
      return piecesOf(elementsOf(tell(app))).includes(box?.title.en ?? '')
    })
    expect(titles).to.deep.equal([false, true])
  })

  it('takes all that was written along to the other channel, and says so', () => {
    const answers = {
      what: 'First.',
      who: 'Somebody.',
      money: 'Not asked there.',
      'danger-now': '',
    }
    const { app, draw, went, said } = ticked('students', ['sexual-harassment'], answers)
    click(draw(), 'move-0')
    const { channel, answers: kept } = app.state.draft
    expect([channel, went, app.state.draftKept]).to.deep.equal([
      'sexual-harassment',
      ['details'],
      false,
    ])
    expect(kept).to.deep.equal({ what: 'First.\n\nNot asked there.', who: 'Somebody.' })
    const { boxes } = CATALOGUES.en
    const told = `${fill(boxes.moved, { name: 'Sexual harassment' })} ${boxes.placed}`
    expect([app.state.note?.(app.t), said]).to.deep.equal([told, [told]])
  })

  it('is not offered a channel that takes nothing, and says in each language that hours count', () => {
    const { app } = ticked('students', ['sexual-harassment'])
    const { reception } = app.state
    if (reception.kind !== 'ready') throw new Error('not ready')
    const channels = reception.value.channels.filter(({ id }) => id !== 'sexual-harassment')
    app.state.reception = { kind: 'ready', value: { ...reception.value, channels } }
    const drawn = elementsOf(details(app))
    expect(drawn.some(({ attributes }) => attributes.id === 'move-0')).to.equal(false)
    const hours = { nb: /timene teller/i, nn: /timane tel/i, en: /hours count/i }
    for (const language of LANGUAGES) expect(box?.text[language]).to.match(hours[language])
  })

  it('opens in the browser where it is ticked, keeps the focus, and moves the text', async () => {
    const made = sampleDocument().channels.filter(({ id }) => id === box?.['leads-to'])
    const reception = universityReception(await loadSodium(), dayOf(Date.now()), made)
    const site = await startReporterSite('chromium', { reception })
    const page = await site.browser.newPage()
    await openReporter(page, site.url)
    await onNextStep(page, () => press(page, 'start'))
    await choose(page, 'channel', 'students')
    await put(page, 'answer-what', 'Det som hendte.')
    await onwardTo(page, 'details')
    const value = 'input[name="category"][value="sexual-harassment"]'
    await focusOn(page, value)
    await page.keyboard.press('Space')
    await page.waitForFunction(
      (title) => document.body.textContent?.includes(title),
      {},
      box!.title.nb,
    )
    expect(await page.$eval(value, (one) => one === document.activeElement)).to.equal(true)
    expect(await page.$eval('#announcer', (one) => one.textContent)).to.equal(`${box!.title.nb}.`)
    await press(page, 'move-0')
    await page.waitForSelector('#note')
    expect(await headingOf(page)).to.equal(nb.details.heading)
    expect(await page.$eval('#note', (one) => one.textContent)).to.include('Seksuell trakassering')
    expect(await page.$('input[name="category"][value="touch"]')).to.not.equal(null)
    for (const _ of ['files', 'story', 'tell']) await onNextStep(page, () => press(page, 'back'))
    expect(await page.$eval('#answer-what', (one) => (one as HTMLTextAreaElement).value)).to.equal(
      'Det som hendte.',
    )
    const channel = await page.$eval(
      'input[name="channel"]:checked',
      (one) => (one as HTMLInputElement).value,
    )
    expect(channel).to.equal('sexual-harassment')
    expect(await mainText(page)).to.not.include(nb.review.unsent)
    await site.stop()
  })
})
