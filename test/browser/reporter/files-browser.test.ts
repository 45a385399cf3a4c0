import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import { blocksFor } from '../../../crypto/drop/manifest.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { type BrowserKind, launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  beginReport,
  bring,
  cleanedBytes,
  filesAtDesk,
  type Given,
  lookedThrough,
  pick,
  toFiles,
  uploadedFiles,
} from '../../support/browser/reporter-files-page.ts'
import {
  confirmGroup,
  focusOn,
  headingOf,
  lookFor,
  mainText,
  onNextStep,
  openReporter,
  press,
  put,
  returnWithCode,
  savedBy,
  sendReport,
  toReview,
} from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { samples } from '../../support/corpus/picture/jpeg.ts'
import { markersLeft } from '../../support/corpus/search.ts'
import { inTurn } from '../../support/run/scale.ts'
import { removeFolder, tempFolder } from '../../support/run/temp.ts'

const { nb } = CATALOGUES
const [PHOTO] = samples()
const NAME = 'kari-nordmann-IMG0042.jpg'
const PICTURE: Given = { name: NAME, bytes: PHOTO!.bytes }
const UNKNOWN: Given = { name: 'kari.weird', bytes: Uint8Array.of(0, 1, 2, 3, 250, 251) }

const waitForText = (page: Page, id: string, text: string) =>
  page.waitForFunction(
    (where, wanted) => document.getElementById(where)?.textContent?.includes(wanted),
    {},
    id,
    text,
  )

/** The file that a browser has saved, once it is complete. */
async function savedBytes(path: string, size: number): Promise<Buffer> {
  for (;;) {
    const saved = existsSync(path) ? readFileSync(path) : null
    if (saved?.length === size) return saved
    await setTimeout(50)
  }
}

function filesIn(kind: BrowserKind, more: (at: () => Place) => void): void {
  describe(`files of a reporter, in ${kind}`, () => {
    let server: ReporterServer
    let browser: TestBrowser
    let page: Page
    let folder: string
    /** Problems that a test has caused. */
    let forgiven = 0

    before(async () => {
      folder = tempFolder()
      server = await startReporterServer()
      browser = await launch(kind, {
        // for Firefox; Chromium gets it from its driver
        preferences: { 'browser.download.folderList': 2, 'browser.download.dir': folder },
      })
    })
    after(async () => {
      await browser.close()
      await server.stop()
      removeFolder(folder)
    })
    beforeEach(async () => {
      page = await browser.newPage()
      await beginReport(page, server.url)
    })
    afterEach(async () => {
      server.tap.decide = () => 'pass'
      await page.close()
      expect(browser.problems.slice(forgiven)).to.deep.equal([])
    })

    it('are picked, cleaned and sent, and arrive as they were cleaned, without a name or a trace', async () => {
      await pick(page, folder, [PICTURE])
      const [row = ''] = await lookedThrough(page, 1)
      expect(row).to.include('Bilde 1').and.to.include(nb.files.removed)
      expect(row).to.include(nb.found.place).and.not.to.include('IMG0042')
      await toReview(page)
      expect(await mainText(page))
        .to.include('Bilde 1.jpg')
        .and.to.include(nb.files.rowClean)
      server.tap.requests.length = 0
      await sendReport(page)
      const [arrived, ...others] = await filesAtDesk(server.instance)
      expect(others).to.deep.equal([])
      expect(arrived).to.deep.equal({ name: 'Bilde 1.jpg', bytes: await cleanedBytes(PICTURE) })
      expect(markersLeft(arrived!.bytes, PHOTO!.markers)).to.deep.equal([])
      const secrets = { ...PHOTO!.markers, name: 'kari-nordmann', number: 'IMG0042' }
      for (const { path, headers, body } of server.tap.requests) {
        const sent = Buffer.concat([Buffer.from(path + JSON.stringify(headers)), body])
        for (const secret of Object.values(secrets)) expect(sent.includes(secret)).to.equal(false)
      }
    })

    it('come back from the reception: fetched, checked, saved; what was changed is not saved', async () => {
      await toReview(page)
      const code = await sendReport(page)
      const bytes = new Uint8Array(300_000).fill(67)
      const sent = { name: `referat-${kind}.txt`, bytes }
      const good = await uploadedFiles(server.instance, [sent])
      const bad = await uploadedFiles(server.instance, [sent])
      const day = dayOf(Date.now())
      await server.answer(code, { status: 'assessing', channel: 'staff', day }, [
        ['files', { day, manifest: good }],
        ['files', { day, manifest: bad }],
      ])
      await confirmGroup(page, code)
      await press(page, 'close')
      await returnWithCode(page, code)
      await lookFor(page, sent.name)
      expect(await mainText(page)).to.include(nb.received.lead)
      const fetchIt = () => press(page, 'fetch-0-0')
      if (kind === 'chromium') await savedBy(page, folder, fetchIt)
      else await fetchIt()
      await waitForText(page, 'fetched-0-0', fill(nb.received.saved, { name: sent.name }))
      expect(
        Buffer.compare(await savedBytes(join(folder, sent.name), bytes.length), bytes),
      ).to.equal(0)
      server.tap.decide = ({ path }) =>
        path === PATH.blocksFetch ? { status: 200, body: new Uint8Array(SIZE.block) } : 'pass'
      await press(page, 'fetch-1-0')
      await waitForText(page, 'fetched-1-0', fill(nb.received.tampered, { name: sent.name }))
      server.tap.decide = () => 'pass'
      await onNextStep(page, () => press(page, 'more'))
      await pick(page, folder, [PICTURE])
      await lookedThrough(page, 1)
      await put(page, 'file-1-name', `Fra meg i ${kind}`)
      await press(page, 'send')
      await page.waitForSelector('.notice.good')
      const cleaned = { name: `Fra meg i ${kind}.jpg`, bytes: await cleanedBytes(PICTURE) }
      expect(await filesAtDesk(server.instance)).to.deep.include(cleaned)
    })

    it('can be added once what that needs has come, where it did not at first', async () => {
      server.tap.decide = ({ path }) =>
        path.startsWith('/assets/files-') ? 'lose-request' : 'pass'
      await page.close()
      page = await browser.newPage()
      await openReporter(page, server.url)
      await onNextStep(page, () => press(page, 'start'))
      await onNextStep(page, () => press(page, 'to-files'))
      await page.waitForSelector('#files-load')
      expect(await mainText(page)).to.include(nb.page.filesFailed)
      server.tap.decide = () => 'pass'
      await press(page, 'files-load')
      await pick(page, folder, [PICTURE])
      expect(await lookedThrough(page, 1)).to.have.length(1)
      forgiven = browser.problems.length
    })

    more(() => ({ server, browser, page, folder }))
  })
}

interface Place {
  readonly server: ReporterServer
  readonly browser: TestBrowser
  readonly page: Page
  readonly folder: string
}

filesIn('chromium', (at) => {
  it('are dropped and pasted, removed, and sent as they are where somebody chooses that', async () => {
    const { page, server, folder } = at()
    expect(await bring(page, 'drop', '#files', [PICTURE])).to.equal(true)
    expect(await bring(page, 'paste', '#files-add', [PICTURE])).to.equal(true)
    expect(await bring(page, 'drop', '#heading', [PICTURE])).to.equal(true)
    await lookedThrough(page, 2)
    await pick(page, folder, [UNKNOWN])
    const rows = await lookedThrough(page, 3)
    expect(rows[2]).to.include(nb.files.unknown).and.to.include(nb.files.asIs)
    await press(page, 'file-2-remove')
    await lookedThrough(page, 2)
    expect(await page.evaluate(() => document.activeElement?.id)).to.equal('files-add')
    await press(page, 'next')
    await page.waitForSelector('#errors')
    const choose = fill(nb.files.choose, { name: 'Fil 3' })
    expect(await page.$eval('#errors', (one) => one.textContent)).to.include(choose)
    await press(page, 'file-3-as-is')
    await press(page, 'file-1-as-is')
    await waitForText(page, 'files', nb.files.originalChosen)
    await put(page, 'file-3-name', 'Loggen fra mars')
    await toReview(page)
    await sendReport(page)
    const arrived = await filesAtDesk(server.instance)
    expect(arrived).to.deep.include({ name: 'Bilde 1.jpg', bytes: PICTURE.bytes })
    expect(arrived).to.deep.include({ name: 'Loggen fra mars', bytes: UNKNOWN.bytes })
  })

  it('leave open and under the hands what is written of one while another is looked through', async () => {
    const { page, folder } = at()
    await pick(page, folder, [PICTURE])
    await lookedThrough(page, 1)
    await press(page, 'file-1-choices-button')
    await put(page, 'file-1-name', 'Kvittering')
    await pick(page, folder, [UNKNOWN])
    await lookedThrough(page, 2)
    const [id, isOpen] = await page.evaluate(() => [
      document.activeElement?.id,
      document.querySelector<HTMLDetailsElement>('#file-1-choices')?.open,
    ])
    expect({ id, isOpen }).to.deep.equal({ id: 'file-1-name', isOpen: true })
  })

  it('may be all that is sent', async () => {
    const { page, server, folder } = at()
    for (const _ of ['story', 'tell']) await onNextStep(page, () => press(page, 'back'))
    await put(page, 'answer-what', '')
    await press(page, 'to-review')
    await page.waitForSelector('#errors')
    expect(await page.$eval('#errors', (one) => one.textContent)).to.include(nb.tell.empty)
    await toFiles(page)
    await pick(page, folder, [PICTURE])
    await lookedThrough(page, 1)
    await put(page, 'file-1-name', 'Bare bildet')
    await toReview(page)
    await sendReport(page)
    const cleaned = { name: 'Bare bildet.jpg', bytes: await cleanedBytes(PICTURE) }
    expect(await filesAtDesk(server.instance)).to.deep.include(cleaned)
  })

  it('are chosen by keyboard alone', async () => {
    const { page } = at()
    const coming = page.waitForFileChooser()
    await focusOn(page, '#files-add')
    await page.keyboard.press('Enter')
    const chooser = await coming
    expect(chooser.isMultiple()).to.equal(true)
    await chooser.cancel()
    await page.keyboard.press('Tab')
    const focused = await page.evaluate(() => document.activeElement?.textContent)
    expect(focused).to.equal(nb.files.cannot)
  })

  it('wait for a line that was lost and go on, are paused, and warn who leaves meanwhile', async () => {
    const { page, server, folder } = at()
    const large = { name: 'stort.txt', bytes: new Uint8Array(3_000_000).fill(65) }
    await pick(page, folder, [large])
    await lookedThrough(page, 1)
    await toReview(page)
    let passed = 0
    let isCut = true
    server.tap.decide = async ({ method, path }) => {
      if (method !== 'PUT' || path !== PATH.blocks) return 'pass'
      await setTimeout(100)
      if (passed === 4 && isCut) return 'lose-request'
      passed += 1
      return 'pass'
    }
    await press(page, 'send')
    await waitForText(page, 'upload-how', nb.upload.lost)
    expect(await page.$eval('#code', (one) => one.textContent)).not.to.equal('')
    const asks = await page.evaluate(
      () => !dispatchEvent(new Event('beforeunload', { cancelable: true })),
    )
    expect(asks).to.equal(true)
    await press(page, 'upload-toggle')
    await waitForText(page, 'upload-how', nb.upload.paused)
    isCut = false
    await press(page, 'upload-toggle')
    await page.waitForFunction(() =>
      /^[5-9]\d/.test(document.getElementById('upload-how')?.textContent ?? ''),
    )
    await page.waitForSelector('#progress.good')
    expect(passed).to.equal(blocksFor(large.bytes.length))
    const arrived = await filesAtDesk(server.instance)
    const found = arrived.find(({ bytes }) => bytes.length === large.bytes.length)
    expect(Buffer.compare(found!.bytes, large.bytes)).to.equal(0)
  })

  it('are taken back while they are sent, and the same text and files go once more', async () => {
    const { page, server, folder } = at()
    await pick(page, folder, [{ name: 'stort.txt', bytes: new Uint8Array(2_000_000).fill(66) }])
    await lookedThrough(page, 1)
    await toReview(page)
    const drops = await server.countDrops()
    server.tap.decide = ({ method, path }) =>
      method === 'PUT' && path === PATH.blocks ? 'lose-request' : 'pass'
    await press(page, 'send')
    await page.waitForSelector('#upload-back')
    await onNextStep(page, () => press(page, 'upload-back'))
    expect(await headingOf(page)).to.equal(nb.review.heading)
    expect(await page.$('#change-files')).to.not.equal(null)
    expect(await server.countDrops()).to.equal(drops)
    server.tap.decide = () => 'pass'
    await sendReport(page)
    expect(await server.countDrops()).to.equal(drops + 1)
  })
})

// It compiles no scripts, so that each file takes many times as long.
for (const kind of inTurn(['firefox-safer'] as const, 3, systemRandom(1)[0] ?? 0)) {
  filesIn(kind, () => {})
}
