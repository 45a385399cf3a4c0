import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { count, fill } from '../../../client/texts/wording.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { drawBrowsers, launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  fillReport,
  headingOf,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  returnWithCode,
  unfoldHint,
} from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { type VisitWire, visitWire } from '../../support/server/visit-wire.ts'

const { nb } = CATALOGUES
const LONG = 'Det lekker fra taket hver gang det regner.\n'.repeat(30)
const WORDS = 'Jeg er lærling'
const REPORT = { channel: 'staff', answers: { what: `${LONG}${WORDS}.` }, party: 'own' }

const LETTER = `${LONG}${WORDS}.`

/** A reporter on the page, once everything has loaded. */
type Way = (page: Page) => Promise<void>

const WAYS: Readonly<Record<string, Way>> = {
  'does nothing': async () => {},
  'writes what points to nobody, and never looks': (page) =>
    fillReport(page, { ...REPORT, answers: { what: 'Det lekker.' } }),
  'looks at the list, changes something and looks again': async (page) => {
    await fillReport(page, REPORT)
    await unfoldHint(page)
    await onNextStep(page, () => press(page, 'hint-0'))
    await onNextStep(page, () => press(page, 'to-review'))
    await unfoldHint(page)
  },
  'opens a code, and writes a letter that points to nobody': (page) =>
    writeLetter(page, 'Det lekker.'),
  'opens a code, writes a letter, looks at the list and changes something': async (page) => {
    await writeLetter(page, LETTER)
    await unfoldHint(page)
    await press(page, 'hint-0')
  },
}

/** With a code that nobody has used: what is shown of it makes no request. */
async function writeLetter(page: Page, text: string): Promise<void> {
  await returnWithCode(page, makeCode(systemRandom, 'ABCDEFG'))
  await onNextStep(page, () => press(page, 'more'))
  await put(page, 'follow-up', text)
  if (text === LETTER) await untilTitle(page, count('nb', nb.hint.found, 1))
}

/** Wait until the list has looked at what was written. */
async function untilTitle(page: Page, title: string): Promise<void> {
  await page.waitForFunction(
    (wanted) => document.querySelector('#hint summary')?.textContent === wanted,
    {},
    title,
  )
}

for (const kind of drawBrowsers()) {
  describe(`the hint before sending, in ${kind}`, () => {
    let server: ReporterServer
    let wire: VisitWire
    let browser: TestBrowser

    before(async () => {
      server = await startReporterServer()
      wire = await visitWire(server.instance.server.publicUrl)
      browser = await launch(kind)
    })
    after(async () => {
      await browser.close()
      await wire.close()
      await server.stop()
    })

    /** A new page with everything that loads behind the form. */
    async function opened(): Promise<Page> {
      const page = await browser.newPage({ isolated: true })
      wire.clear()
      await openReporter(page, wire.url)
      await page.waitForSelector('html[data-rest="ready"]')
      await wire.until(
        (all) => all.filter(({ line }) => line.includes('/assets/pages-')).length === 3,
      )
      return page
    }

    it('N12: lists words that may point to the writer, and leads to them in their field', async () => {
      const page = await opened()
      await fillReport(page, REPORT)
      await unfoldHint(page)
      const text = await mainText(page)
      expect(text).to.include(count('nb', nb.hint.found, 1))
      expect(text).to.include(fill(nb.hint.quote, { words: WORDS }))
      await onNextStep(page, () => press(page, 'hint-0'))
      expect(await headingOf(page)).to.equal(nb.tell.heading)
      const selected = await page.evaluate(() => {
        const field = document.activeElement as HTMLTextAreaElement
        const { selectionStart: from, selectionEnd: to, value } = field
        // the words are the last of many lines
        const { bottom, height } = field.getBoundingClientRect()
        const isShown = height > innerHeight && bottom > 0 && bottom < innerHeight
        return { id: field.id, words: value.slice(from, to), isShown }
      })
      expect(selected).to.deep.equal({ id: 'answer-what', words: WORDS, isShown: true })
      await page.close()
      expect(browser.problems).to.deep.equal([])
    })

    it('N12: looks at a letter whenever its writer pauses, and leads to the words in its field', async () => {
      const page = await opened()
      await returnWithCode(page, makeCode(systemRandom, 'ABCDEFG'))
      await onNextStep(page, () => press(page, 'more'))
      await untilTitle(page, nb.hint.ask)
      await unfoldHint(page)
      const field = await page.$('#follow-up')
      await put(page, 'follow-up', LETTER)
      await untilTitle(page, count('nb', nb.hint.found, 1))
      expect(await page.$eval('#hint', (list) => list.textContent)).to.include(
        fill(nb.hint.quote, { words: WORDS }),
      )
      // the list alone was drawn again: the field, its selection and its undoing stay
      const isSame = await page.evaluate(
        (before) => before === document.activeElement && before?.isConnected,
        field,
      )
      expect(isSame).to.equal(true)
      expect(await page.$eval('#hint', (list) => list.matches('[open]'))).to.equal(true)
      await press(page, 'hint-0')
      const selected = await page.evaluate(() => {
        const { id, selectionStart, selectionEnd, value } =
          document.activeElement as HTMLTextAreaElement
        return [id, value.slice(selectionStart, selectionEnd)]
      })
      expect(selected).to.deep.equal(['follow-up', WORDS])
      await put(page, 'follow-up', 'Det lekker.')
      await untilTitle(page, nb.hint.ask)
      await page.close()
      expect(browser.problems).to.deep.equal([])
    })

    it('N12: makes no request: those of a visit are the same whether somebody looks or not', async () => {
      const seen = new Map<string, readonly string[]>()
      for (const [name, way] of Object.entries(WAYS)) {
        const page = await opened()
        await way(page)
        seen.set(
          name,
          wire.seen.map(({ line }) => line),
        )
        await page.close()
      }
      const [first = [], ...others] = [...seen.values()]
      const hints = first.filter((line) => line.startsWith('GET /assets/hint-'))
      expect(hints).to.have.length(1)
      const at = (part: string) => first.findIndex((line) => line.includes(part))
      expect(at('/assets/hint-')).to.be.within(at('/key-list'), at('/assets/files-'))
      for (const other of others) expect([...other].sort()).to.deep.equal([...first].sort())
    })

    it('N12: is there after a second try of the page, and no gate while it is not', async () => {
      // a browser tries again by itself at once, so it is lost until the page has gone on to files
      let isOn = false
      server.tap.decide = ({ path }) => {
        isOn ||= path.startsWith('/assets/files-')
        return path.startsWith('/assets/hint-') && !isOn ? 'lose-request' : 'pass'
      }
      const page = await browser.newPage({ isolated: true })
      await openReporter(page, server.url)
      await fillReport(page, REPORT)
      await page.waitForSelector('#send')
      await unfoldHint(page)
      expect(await mainText(page)).to.include(count('nb', nb.hint.found, 1))
      expect(isOn).to.equal(true)
      await page.close()
    })
  })
}
