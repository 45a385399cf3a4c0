import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import {
  choose,
  fillReport,
  headingOf,
  mainText,
  onNextStep,
  onwardTo,
  openReporter,
  press,
  put,
  readCode,
  savedBy,
  toReview,
  WRITING_STEPS,
} from '../../support/browser/reporter-page.ts'
import { type ReporterSite, startReporterSite } from '../../support/browser/reporter-server.ts'
import { sampleDocument } from '../../support/reception/site.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'

const { nb, nn } = CATALOGUES
const [GENERAL] = sampleDocument().questionnaires
const WORDS = 'Æøå 🐟\n  to linjer, «sitat» & <b>ikke HTML</b>'

/** The text of every field that is on the screen, and the boxes that are ticked. */
async function filled(page: Page): Promise<Record<string, string | boolean>> {
  return page.evaluate(() =>
    Object.fromEntries([
      ...[...document.querySelectorAll('textarea')].map((one) => [one.id, one.value]),
      ...[...document.querySelectorAll('input')].map((one) => [one.id, one.checked]),
    ]),
  )
}

/** The content of the fields of all steps in which one writes, and of the readers; ends back at the first. */
async function filledOnTheWay(page: Page): Promise<Record<string, string | boolean>> {
  const all: Record<string, string | boolean> = {}
  for (const step of WRITING_STEPS) {
    Object.assign(all, await filled(page))
    if (step !== 'contact') await onNextStep(page, () => press(page, 'next'))
  }
  await toReview(page)
  await onNextStep(page, () => press(page, 'change-readers'))
  Object.assign(all, await filled(page))
  await backToTheFirst(page)
  return all
}

/** From the readers back to the first step. */
async function backToTheFirst(page: Page): Promise<void> {
  await toReview(page)
  for (const _ of WRITING_STEPS) await onNextStep(page, () => press(page, 'back'))
}

describe('writing in a browser', () => {
  let site: ReporterSite
  let page: Page
  let folder: string

  before(async () => {
    folder = tempFolder()
    site = await startReporterSite('chromium', {}, { tellsRequests: true })
  })
  after(async () => {
    await site.stop()
    removeFolder(folder)
  })
  beforeEach(async () => {
    page = await site.browser.newPage()
    await openReporter(page, site.url)
  })
  afterEach(async () => {
    await page.close()
    expect(site.browser.problems).to.deep.equal([])
  })

  const start = () => onNextStep(page, () => press(page, 'start'))
  const next = () => onNextStep(page, () => press(page, 'next'))

  /** Some of everything that can be put in. The page is at the readers then. */
  async function fillEverything(): Promise<void> {
    await start()
    await choose(page, 'channel', 'students')
    await put(page, 'answer-what', WORDS)
    await onwardTo(page, 'details')
    await choose(page, 'party', 'own')
    await choose(page, 'category', 'bullying')
    await choose(page, 'category', 'not-sure')
    await choose(page, 'relation', 'phd-candidate')
    await put(page, 'answer-safe-now', 'Ikke på laben')
    await next()
    await choose(page, 'wish', 'written-hearing')
    await put(page, 'wish-text', 'helst skriftlig')
    await toReview(page)
    await onNextStep(page, () => press(page, 'change-readers'))
    await choose(page, 'leave-out', 'm1')
  }

  it('runs from right to left where the letters do, also around a name in Latin letters', async () => {
    await start()
    await choose(page, 'channel', 'students')
    await put(page, 'answer-what', 'المشرفة Anna تجبرنا\nAnna ser det.')
    await toReview(page)
    const places = await page.$$eval('dd.as-written', (all) => {
      const text = all
        .map((one) => one.firstChild)
        .find((one) => one?.textContent?.includes('Anna'))
      if (!text?.textContent) throw new Error('the review does not show the text')
      return ['المشرفة', 'تجبرنا', 'Anna ser'].map((word) => {
        const range = document.createRange()
        const from = text.textContent!.indexOf(word)
        range.setStart(text, from)
        range.setEnd(text, from + word.length)
        return range.getBoundingClientRect().left
      })
    })
    const [first = 0, last = 0, latin = 0] = places
    expect(first).to.be.above(last)
    expect(latin).to.be.below(last)
  })

  it('W27: lets one tell freely first, then asks one thing at a time, and shows all of it', async () => {
    await start()
    await choose(page, 'channel', 'staff')
    await next()
    await onNextStep(page, () => press(page, 'recall'))
    expect(await headingOf(page)).to.equal(nb.recall.heading)
    await put(page, 'answer-what', WORDS)
    await next()
    await put(page, 'answer-recall-back', 'I gangen')
    await onNextStep(page, () => press(page, 'skip-probe'))
    await next()
    await put(page, 'answer-recall-words', 'Hold munn')
    await onNextStep(page, () => press(page, 'back'))
    await onNextStep(page, () => press(page, 'stop'))
    expect(await filled(page)).to.include({
      'answer-recall-back': 'I gangen',
      'answer-recall-words': 'Hold munn',
    })
    await toReview(page)
    expect(await mainText(page))
      .to.include(WORDS)
      .and.to.include('Hold munn')
  })

  it('asks further without losing focus or text, and has it said', async () => {
    await start()
    await choose(page, 'channel', 'staff')
    await put(page, 'answer-what', WORDS)
    await onwardTo(page, 'details')
    const box = await page.waitForSelector('input[name="category"][value="financial-crime"]')
    await box!.focus()
    await page.keyboard.press('Space')
    await page.waitForSelector('#answer-money')
    const focused = () => page.evaluate(() => (document.activeElement as HTMLInputElement).value)
    expect(await focused()).to.equal('financial-crime')
    const said = await page.$eval('#announcer', (element) => element.textContent)
    const { label } = GENERAL!.questions.find(({ id }) => id === 'money')!
    expect(said).to.equal(nb.details.appeared.one.replace('{labels}', label.nb))
    await put(page, 'answer-money', 'Gavekort')
    await box!.dispose()
    await choose(page, 'category', 'financial-crime')
    expect(await page.$('#answer-money')).to.equal(null)
    await choose(page, 'category', 'financial-crime')
    expect((await filled(page))['answer-money']).to.equal('Gavekort')
  })

  it('names before sending what is asked no longer, and takes it along at a press', async () => {
    await start()
    await choose(page, 'channel', 'staff')
    await put(page, 'answer-what', WORDS)
    await onwardTo(page, 'details')
    await choose(page, 'category', 'financial-crime')
    await put(page, 'answer-money', 'Gavekort')
    await choose(page, 'category', 'financial-crime')
    await toReview(page)
    expect(await headingOf(page)).to.equal(nb.review.heading)
    const notice = await page.$eval('#unsent', (element) => element.textContent)
    expect(notice).to.include(nb.review.unsent).and.to.include('Gavekort')
    await press(page, 'unsent-place')
    await page.waitForSelector('#note')
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('heading')
    const { label } = GENERAL!.questions[0]!
    const note = nb.review.unsentPlaced.replace('{label}', label.nb)
    const said = ['note', 'announcer'].map((id) => page.$eval(`#${id}`, (one) => one.textContent))
    expect(await Promise.all(said)).to.deep.equal([note, note])
    expect(await page.$('#unsent')).to.equal(null)
    const summary = await page.$eval('.summary', (element) => element.textContent)
    expect(summary).to.include(`${WORDS}\n\nGavekort`)
  })

  it('S5: keeps every field when the language changes on the way', async () => {
    await fillEverything()
    await backToTheFirst(page)
    const before = await filledOnTheWay(page)
    await press(page, 'language-nn')
    await page.waitForSelector('html[lang="nn"]')
    expect(await headingOf(page)).to.equal(nn.tell.heading)
    expect(await filledOnTheWay(page)).to.deep.equal(before)
    expect(before).to.include({ 'answer-what': WORDS, 'wish-text': 'helst skriftlig' })
  })

  it('keeps a draft as a file, and opens it in another page as it was', async () => {
    await fillEverything()
    await onNextStep(page, () => press(page, 'keep-draft'))
    const requests: string[] = []
    page.on('request', (request) => requests.push(request.url()))
    const path = await savedBy(page, folder, () => onNextStep(page, () => press(page, 'make')))
    expect(basename(path)).to.equal(nb.draft.file)
    expect(readFileSync(path)).to.have.length(16_384)
    const code = await readCode(page)
    await onNextStep(page, () => press(page, 'kept'))
    expect(await mainText(page)).to.include(nb.readers.leaveOut)
    await backToTheFirst(page)
    const before = await filledOnTheWay(page)
    expect(requests.filter((url) => !url.startsWith('blob:'))).to.deep.equal([])

    await page.close()
    page = await site.browser.newPage()
    await openReporter(page, site.url, '/nn/')
    await openDraft(path, code.toLowerCase())
    await page.waitForFunction(
      (text) => document.body.textContent.includes(text),
      {},
      nn.draft.opened,
    )
    expect(await headingOf(page)).to.equal(nn.tell.heading)
    expect(await filledOnTheWay(page)).to.deep.equal(before)
  })

  async function openDraft(path: string, code: string): Promise<void> {
    await onNextStep(page, () => press(page, 'open-file'))
    await chooseFile(path)
    await put(page, 'draft-code', code)
    await press(page, 'open')
  }

  async function chooseFile(path: string): Promise<void> {
    const field = await page.waitForSelector('#draft-file')
    await (field as unknown as { uploadFile(path: string): Promise<void> }).uploadFile(path)
  }

  it('says what is wrong with a file that is none, and changes nothing', async () => {
    await start()
    await put(page, 'answer-what', WORDS)
    const [small, large] = [join(folder, 'small.dat'), join(folder, 'large.dat')]
    writeFileSync(small, new Uint8Array(16_384))
    writeFileSync(large, new Uint8Array(65_537))
    await onNextStep(page, () => press(page, 'back'))
    await openDraft(small, '0'.repeat(35))
    await page.waitForSelector('#errors')
    expect(await mainText(page)).to.include(nb.draft.wrong)
    await chooseFile(large)
    await page.waitForFunction(
      (text) => document.getElementById('errors')?.textContent?.includes(text),
      {},
      nb.draft.tooLarge,
    )
    await onNextStep(page, () => press(page, 'back'))
    await start()
    expect((await filled(page))['answer-what']).to.equal(WORDS)
  })

  it('opens a file that is slow to read, once it is read', async () => {
    const small = join(folder, 'slow.dat')
    writeFileSync(small, new Uint8Array(16_384))
    await openReporter(page, site.url, '/')
    await page.evaluate(() => {
      const { arrayBuffer } = Blob.prototype
      const isRead = new Promise<void>((resolve) => Object.assign(window, { readIt: resolve }))
      Blob.prototype.arrayBuffer = function () {
        return isRead.then(() => arrayBuffer.call(this))
      }
    })
    await openDraft(small, '0'.repeat(35))
    expect(await page.$('#errors')).to.equal(null)
    await page.evaluate(() => (window as unknown as { readIt(): void }).readIt())
    await page.waitForSelector('#errors')
    expect(await mainText(page)).to.include(nb.draft.wrong)
    expect(await mainText(page)).not.to.include(nb.draft.fileMissing)
  })

  it('leads from the review to the field that is to be changed, and straight back', async () => {
    await fillReport(page, { channel: 'staff', answers: { what: WORDS } })
    await onNextStep(page, () => press(page, 'change-answer-who'))
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('answer-who')
    await put(page, 'answer-who', 'To i økonomi')
    await onNextStep(page, () => press(page, 'to-review'))
    expect(await mainText(page)).to.include('To i økonomi')
  })

  it('leaves out whom it left out, whatever channel is chosen afterwards', async () => {
    await fillReport(page, { channel: 'staff', answers: { what: WORDS }, leaveOut: ['m2'] })
    await onNextStep(page, () => press(page, 'change-channel'))
    await choose(page, 'channel', 'students')
    await onNextStep(page, () => press(page, 'to-review'))
    await onNextStep(page, () => press(page, 'change-readers'))
    await choose(page, 'leave-out', 'm1')
    await toReview(page)
    await onNextStep(page, () => press(page, 'change-channel'))
    await choose(page, 'channel', 'staff')
    await onNextStep(page, () => press(page, 'to-review'))
    await onNextStep(page, () => press(page, 'change-readers'))
    const ticked = await page.$$eval('input[name="leave-out"]:checked', (boxes) =>
      boxes.map((box) => (box as HTMLInputElement).value),
    )
    expect(ticked).to.have.members(['m1', 'm2'])
  })

  it('empties the page only after it has said what goes with it', async () => {
    await start()
    await put(page, 'answer-what', WORDS)
    const hidden = await page.$eval('#start-over', (button) => !button.checkVisibility())
    expect(hidden).to.equal(true)
    await page.evaluate(() => {
      const button = document.getElementById('start-over')
      button?.closest('details')?.querySelector('summary')?.click()
    })
    expect(await mainText(page)).to.include(nb.tell.startOverText)
    await onNextStep(page, () => press(page, 'start-over'))
    await start()
    expect((await filled(page))['answer-what']).to.equal('')
  })

  it('warns before the page is left while something would be lost, and not once it is kept', async () => {
    const asks = () =>
      page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))
    await start()
    expect(await asks()).to.equal(false)
    await put(page, 'answer-what', WORDS)
    expect(await asks()).to.equal(true)
    await onNextStep(page, () => press(page, 'keep-draft'))
    await savedBy(page, folder, () => onNextStep(page, () => press(page, 'make')))
    expect(await asks()).to.equal(true)
    await onNextStep(page, () => press(page, 'kept'))
    expect(await asks()).to.equal(false)
    await put(page, 'answer-what', `${WORDS} og mer`)
    expect(await asks()).to.equal(true)
  })
})
