import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { type PageId, pagePath } from '../../../client/texts/pages.ts'
import type { Language } from '../../../crypto/entries/names.ts'
import { drawBrowsers, launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  changeVoices,
  type FakeVoice,
  giveVoices,
  isSpeaking,
  LOCAL_VOICES,
  readToEnd,
  saidOn,
} from '../../support/browser/fake-voices.ts'
import {
  confirmGroup,
  fillReport,
  focusOn,
  lookFor,
  mainText,
  onNextStep,
  openReporter,
  press,
  returnWithCode,
  sendReport,
  untilChecked,
} from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { type VisitWire, visitWire } from '../../support/server/visit-wire.ts'

const { nb } = CATALOGUES
const NETWORK_VOICES = LOCAL_VOICES.map((voice) => ({ ...voice, localService: false }))
const ANSWER = 'Når skjedde det? Svar når du kan.'

/** A text as one line, without the space between its parts. */
const bare = (text: string) => text.replaceAll(/\s+/g, '')

for (const kind of drawBrowsers()) {
  describe(`reading aloud, in ${kind}`, () => {
    let server: ReporterServer
    let wire: VisitWire
    let browser: TestBrowser
    let page: Page

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
    beforeEach(async () => {
      page = await browser.newPage({ isolated: true })
    })
    afterEach(async () => {
      await page.close()
      expect(browser.problems).to.deep.equal([])
    })

    const freshPage = async () => {
      await page.close()
      page = await browser.newPage({ isolated: true })
    }
    /** Open a page to read with these voices, once everything has loaded. */
    const openWith = async (voices: readonly FakeVoice[], path = pagePath('nb', 'rights')) => {
      await giveVoices(page, voices)
      await openReporter(page, wire.url, path)
      await page.waitForSelector('html[data-rest="ready"]')
    }
    const follow = (id: PageId, it = page) =>
      it.$eval(`#page a[href="${pagePath('nb', id)}"]`, (one) => (one as HTMLElement).click())
    const buttonText = (id = 'aloud-page') =>
      page.$eval(`#${id}`, (one) => one.textContent).catch(() => null)

    /** Send a report, and come back with its code to an answer. */
    const comeBack = async (voices: readonly FakeVoice[]) => {
      await openWith(voices, '/')
      await fillReport(page, { channel: 'staff', answers: { what: 'Det lekker.' }, party: 'own' })
      const code = await sendReport(page)
      await confirmGroup(page, code)
      await press(page, 'close')
      await untilChecked(page)
      await server.answer(code, { status: 'needs-info', channel: 'staff' }, [
        ['question', { text: ANSWER, language: 'nb' }],
        ['message', { text: 'We got it.', language: 'en' }],
      ])
      await returnWithCode(page, code)
      await lookFor(page, ANSWER)
    }

    it('is offered only where the browser says that a voice is local, and in the language of the page', async () => {
      await openWith(NETWORK_VOICES)
      expect(await buttonText()).to.equal(null)
      expect(await mainText(page)).not.to.include(nb.aloud.heard)
      const german = LOCAL_VOICES.filter(({ lang }) => lang.startsWith('de'))
      await changeVoices(page, [...NETWORK_VOICES, ...german])
      expect(await buttonText()).to.equal(null)
      await changeVoices(page, [...NETWORK_VOICES, ...LOCAL_VOICES])
      await page.waitForSelector('#aloud-page')
      expect(await mainText(page)).to.include(`${nb.aloud.heard} ${nb.aloud.voice}`)
      expect(await saidOn(page)).to.deep.equal([])
      // no voice of this device speaks Northern Sami
      await onNextStep(page, () => follow('sami'))
      expect(await buttonText()).to.equal(null)
    })

    it('reads what is on the page, piece by piece, by a local voice of its language', async () => {
      const pages: readonly [Language, PageId, string][] = [
        ['nb', 'rights', 'nb_NO'],
        ['nn', 'outside', 'nb_NO'],
        ['en', 'talk', 'en-GB'],
      ]
      for (const [language, id, voice] of pages) {
        await openWith([...NETWORK_VOICES, ...LOCAL_VOICES], pagePath(language, id))
        await press(page, 'aloud-page')
        expect(await buttonText()).to.equal(CATALOGUES[language].aloud.stop)
        expect(await saidOn(page)).to.have.length(1)
        await readToEnd(page)
        expect(await buttonText()).to.equal(CATALOGUES[language].aloud.read)
        const said = await saidOn(page)
        expect(new Set(said.map(({ lang }) => lang))).to.deep.equal(new Set([voice]))
        expect(said.every(({ localService }) => localService)).to.equal(true)
        const shown = await page.$eval('main', (main) => {
          const copy = main.cloneNode(true) as Element
          const left = '.way-back, .actions, .aloud, button, fieldset, details > :not(summary)'
          for (const one of copy.querySelectorAll(left)) one.remove()
          return copy.textContent
        })
        expect(bare(said.map(({ text }) => text).join(''))).to.equal(bare(shown))
      }
    })

    it('reads what somebody has unfolded', async () => {
      await openWith(LOCAL_VOICES, pagePath('nb', 'outside'))
      const [summary, inside] = await page.$eval('main details', (fold) => {
        fold.open = true
        return [...fold.children].map((one) => one.textContent)
      })
      await press(page, 'aloud-page')
      await readToEnd(page)
      const said = bare((await saidOn(page)).map(({ text }) => text).join(''))
      expect(said).to.include(bare(`${summary}${inside}`))
    })

    it('works by the keyboard, and keeps the focus and a name for screen readers', async () => {
      await comeBack(LOCAL_VOICES)
      const question = nb.kinds.question
      await focusOn(page, '#aloud-0')
      await page.keyboard.press('Enter')
      const named = () =>
        page.evaluate(() => {
          const { id, ariaLabel } = document.activeElement ?? {}
          const hint = document.activeElement?.getAttribute('aria-describedby') ?? ''
          return [id, ariaLabel, document.getElementById(hint)?.textContent]
        })
      expect(await isSpeaking(page)).to.equal(true)
      expect(await named()).to.deep.equal([
        'aloud-0',
        `${nb.aloud.stop}: ${question}`,
        nb.aloud.heard,
      ])
      await page.keyboard.press('Enter')
      expect(await isSpeaking(page)).to.equal(false)
      expect(await named()).to.deep.equal([
        'aloud-0',
        `${nb.aloud.read}: ${question}`,
        nb.aloud.heard,
      ])
    })

    it('reads an answer in its own language, one at a time, and nothing beside it', async () => {
      await comeBack(LOCAL_VOICES)
      await press(page, 'aloud-0')
      await press(page, 'aloud-1')
      expect(await buttonText('aloud-0')).to.equal(nb.aloud.read)
      expect(await buttonText('aloud-1')).to.equal(nb.aloud.stop)
      await readToEnd(page)
      const said = (await saidOn(page)).map(({ text, lang }) => [text, lang])
      expect(said[0]).to.deep.equal([nb.kinds.question, 'nb_NO'])
      expect(said.slice(1, 2)).to.deep.equal([[nb.kinds.message, 'nb_NO']])
      expect(said.at(-1)).to.deep.equal(['We got it.', 'en-GB'])
      expect(said.flat().join(' ')).not.to.include(nb.events.reply)
    })

    it('has no button at an answer, and says nothing, where every voice is of a network', async () => {
      await comeBack(NETWORK_VOICES)
      expect(await page.$$('.aloud')).to.have.length(0)
      expect(await saidOn(page)).to.deep.equal([])
    })

    it('is silent once its voice is of a network', async () => {
      await openWith(LOCAL_VOICES)
      await press(page, 'aloud-page')
      await changeVoices(page, NETWORK_VOICES)
      expect(await buttonText()).to.equal(nb.aloud.stop)
      await readToEnd(page)
      expect(await saidOn(page)).to.have.length(1)
      expect(await buttonText()).to.equal(null)
    })

    const ways: Readonly<Record<string, (page: Page) => Promise<void>>> = {
      'by the way back': (it) => onNextStep(it, () => press(it, 'back-top')),
      'by the browser’s Back': (it) =>
        onNextStep(it, async () => {
          await it.goBack().catch(() => undefined)
        }),
      'to another page': (it) => onNextStep(it, () => follow('easy', it)),
      'to another language': (it) => onNextStep(it, () => press(it, 'language-en')),
      'to another tab': (it) =>
        it.evaluate(() => {
          Object.defineProperty(document, 'hidden', { value: true, configurable: true })
          document.dispatchEvent(new Event('visibilitychange'))
        }),
    }
    for (const [way, go] of Object.entries(ways)) {
      it(`stops when somebody goes ${way}`, async () => {
        await openWith(LOCAL_VOICES, '/')
        await onNextStep(page, () => follow('rights'))
        await press(page, 'aloud-page')
        expect(await isSpeaking(page)).to.equal(true)
        await go(page)
        expect(await isSpeaking(page)).to.equal(false)
        expect(await saidOn(page)).to.have.length(1)
      })
    }

    it('is silent at the very press of the exit, and when the page is left in any other way', async () => {
      const leavings: Readonly<Record<string, () => void>> = {
        'the exit': () => document.getElementById('exit')?.click(),
        'three presses of Shift': () => {
          for (const type of ['keydown', 'keyup', 'keydown', 'keyup', 'keydown', 'keyup']) {
            dispatchEvent(new KeyboardEvent(type, { key: 'Shift' }))
          }
        },
        pagehide: () => dispatchEvent(new PageTransitionEvent('pagehide')),
      }
      for (const [name, leave] of Object.entries(leavings)) {
        await freshPage()
        await openWith(LOCAL_VOICES)
        await press(page, 'aloud-page')
        // in one go: nothing may happen in between
        const spoke = await page.evaluate(`(() => {
          const speaks = () => speechSynthesis.current !== null
          const before = speaks()
          ;(${leave})()
          return before + ', then ' + speaks()
        })()`)
        expect(spoke, name).to.equal('true, then false')
      }
    })

    it('asks nobody, and leaves nothing on the device', async () => {
      const visits: string[][] = []
      for (const reads of [false, true]) {
        wire.clear()
        await freshPage()
        await openWith(LOCAL_VOICES)
        await wire.until(
          (all) => all.filter(({ line }) => line.includes('/assets/pages-')).length === 3,
        )
        const stays = () =>
          page.evaluate(async () => [
            document.cookie,
            document.title,
            location.href,
            history.length,
            Object.keys(localStorage),
            Object.keys(sessionStorage),
            (await indexedDB.databases()).length,
            (await caches.keys()).length,
          ])
        const before = await stays()
        if (reads) {
          await press(page, 'aloud-page')
          await readToEnd(page)
        }
        expect(await stays()).to.deep.equal(before)
        visits.push(wire.seen.map(({ line }) => line))
      }
      const [without = [], withIt = []] = visits
      const at = (part: string) => without.findIndex((line) => line.includes(part))
      expect(without.filter((line) => line.includes('/assets/aloud-'))).to.have.length(1)
      expect(at('/assets/aloud-')).to.be.within(at('/assets/hint-'), at('/assets/files-'))
      expect([...withIt].sort()).to.deep.equal([...without].sort())
    })
  })
}
