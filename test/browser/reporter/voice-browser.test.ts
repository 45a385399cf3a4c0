import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { ElementHandle, Page } from 'puppeteer-core'
import { VOICE_RATE } from '../../../client/shared/voice/vocoder.ts'
import { encodeWav } from '../../../client/shared/voice/wav.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import { filesAtDesk, lookedThrough, toFiles } from '../../support/browser/reporter-files-page.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import {
  choose,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  sendReport,
  toReview,
} from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'
import { voiceFeatures } from '../../support/voice/measures.ts'
import { readWav, SPEAKERS, speak } from '../../support/voice/speak.ts'

const { nb } = CATALOGUES
const WORDS = 'I have seen the letters, and I have copies of two of them in my office.'

/** Measures of a sound: how much of it has a pitch, 0 to 1, and whether it is not silent. */
function heard(wav: Uint8Array) {
  const samples = readWav(Buffer.from(wav))
  const [, , voiced = 0] = voiceFeatures(samples)
  return { seconds: samples.length / VOICE_RATE, voiced, loud: Math.max(...samples) > 0.05 }
}

async function begin(page: Page, server: ReporterServer): Promise<void> {
  await openReporter(page, server.url)
  await onNextStep(page, () => press(page, 'start'))
  await page.evaluate(() => document.querySelector<HTMLElement>('[name="channel"]')?.click())
  await put(page, 'answer-what', 'Hør på opptaket')
  await toFiles(page)
  await press(page, 'voice-open')
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

describe('a voice', () => {
  let server: ReporterServer
  let folder: string
  let recording: string

  before(async () => {
    folder = tempFolder()
    recording = join(folder, 'voice.wav')
    writeFileSync(recording, encodeWav([speak(WORDS, SPEAKERS[0])], VOICE_RATE))
    server = await startReporterServer()
  })
  after(async () => {
    await server.stop()
    removeFolder(folder)
  })

  describe('in chromium with a microphone', () => {
    let browser: TestBrowser
    let page: Page

    before(async () => {
      browser = await launch('chromium', {
        args: [
          '--use-fake-device-for-media-stream',
          '--use-fake-ui-for-media-stream',
          `--use-file-for-fake-audio-capture=${recording}`,
        ],
      })
    })
    after(() => browser.close())
    beforeEach(async () => {
      page = await browser.newPage()
      await begin(page, server)
    })
    afterEach(async () => {
      await page.close()
      expect(browser.problems).to.deep.equal([])
    })

    it('is recorded, heard, distorted and sent with what is written of it, and nothing else of it', async () => {
      await recordFor(page, 3)
      await page.waitForSelector('#voice-hear-distorted')
      expect(await focused(page)).to.equal('voice-hear-distorted')
      await loadAxe(page)
      expect(await violations(page)).to.deep.equal([])
      await press(page, 'voice-hear-distorted')
      await page.waitForFunction(
        (text) => document.getElementById('voice-hear-distorted')?.textContent === text,
        {},
        nb.voice.hush,
      )
      await press(page, 'voice-hear-distorted')
      await page.waitForFunction(
        (text) => document.getElementById('voice-hear-distorted')?.textContent === text,
        {},
        nb.voice.hear,
      )
      await put(page, 'voice-written', 'To av brevene')
      await press(page, 'next')
      await page.waitForSelector('#errors')
      expect(await page.$eval('#errors', (one) => one.textContent)).to.include(nb.voice.pending)
      await press(page, 'voice-add')
      const rows = await lookedThrough(page, 2)
      expect(rows[0]).to.include(nb.voice.fileName)
      expect(await focused(page)).to.equal('voice-open')
      await toReview(page)
      await sendReport(page)
      const [sound, text, ...others] = await filesAtDesk(server.instance)
      expect(others).to.deep.equal([])
      expect([sound?.name, text?.name]).to.deep.equal(['Opptak.wav', 'Opptak skriftlig.txt'])
      expect(Buffer.from(text!.bytes).toString()).to.equal('To av brevene')
      const { seconds, voiced, loud } = heard(sound!.bytes)
      expect(seconds).to.be.within(2.5, 20)
      expect(loud).to.equal(true)
      expect(voiced, 'moments with a pitch').to.be.below(0.3)
    })

    it('is sent as it is where somebody chooses that, and thrown away where somebody does', async () => {
      await recordFor(page, 2)
      await page.waitForSelector('#voice-hear-own')
      await press(page, 'voice-discard')
      expect(await focused(page)).to.equal('voice-open')
      await press(page, 'voice-open')
      await recordFor(page, 3)
      await page.waitForSelector('#voice-hear-own')
      await choose(page, 'voice-sends', 'own')
      await press(page, 'voice-add')
      await lookedThrough(page, 1)
      await toReview(page)
      await sendReport(page)
      const sounds = (await filesAtDesk(server.instance)).filter(({ name }) =>
        name.endsWith('.wav'),
      )
      const voiced = sounds.map(({ bytes }) => heard(bytes).voiced)
      expect(Math.max(...voiced), 'moments with a pitch').to.be.above(0.5)
    })
  })

  describe('in a browser that lets no page record', () => {
    let browser: TestBrowser

    before(async () => {
      browser = await launch('firefox-safer')
    })
    after(() => browser.close())

    it('is taken from a recording that was made with something else', async () => {
      const page = await browser.newPage()
      // as Tor Browser does
      await page.evaluateOnNewDocument(() =>
        Object.defineProperty(Navigator.prototype, 'mediaDevices', { value: undefined }),
      )
      await begin(page, server)
      expect(await mainText(page)).to.include(nb.voice.cannot)
      await take(page, recording)
      await page.waitForSelector('#voice-hear-distorted')
      await press(page, 'voice-add')
      const [row = ''] = await lookedThrough(page, 1)
      expect(row).to.include(nb.voice.fileName)
      expect(browser.problems).to.deep.equal([])
    })

    it('is refused with a sentence where it is no sound', async () => {
      const page = await browser.newPage()
      await begin(page, server)
      const path = join(folder, 'none.mp3')
      writeFileSync(path, 'no sound')
      await take(page, path)
      await page.waitForFunction(
        (text) => document.getElementById('main')?.textContent?.includes(text),
        {},
        nb.voiceTrouble.unreadable,
      )
    })
  })
})

/** Choose a recording. */
async function take(page: Page, path: string): Promise<void> {
  const field = (await page.waitForSelector('#voice-file')) as ElementHandle<HTMLInputElement>
  await field.uploadFile(path)
}

/** Record until so many seconds are shown. */
async function recordFor(page: Page, seconds: number): Promise<void> {
  await press(page, 'voice-start')
  await page.waitForFunction(
    (wanted) => {
      const [, at = ''] =
        /0:0(\d)/.exec(document.getElementById('voice-time')?.textContent ?? '') ?? []
      return Number(at) >= wanted
    },
    {},
    seconds,
  )
  await press(page, 'voice-stop')
}
