import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { ElementHandle, Page } from 'puppeteer-core'
import type { DeskHost } from '../../../client/desk/host/server.ts'
import { ALONE } from '../../../client/texts/alone.ts'
import { CATALOGUES } from '../../../client/texts/catalogue.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { SEALED_FILE, SHEET_CODES } from '../../../crypto/drop/sealed-file.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  chooseLanguage,
  openCase,
  startDesk,
  syncDesk,
  unlockDesk,
} from '../../support/browser/desk-page.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import {
  fillReport,
  mainText,
  onNextStep,
  openReporter,
  press,
  readCode,
} from '../../support/browser/reporter-page.ts'
import { type ReporterServer, startReporterServer } from '../../support/browser/reporter-server.ts'
import { catchDownloads } from '../../support/browser/taken-files.ts'
import { makeForm, openForm } from '../../support/reporter/alone-form.ts'
import { tempFolder } from '../../support/run/temp.ts'

const { intake, intakeEnds } = DESK_CATALOGUES.nb

describe('the form that is one file', () => {
  const folder = tempFolder('sealed')
  let server: ReporterServer
  let form: Uint8Array
  let host: DeskHost
  let chromium: TestBrowser
  before(async () => {
    server = await startReporterServer()
    form = await makeForm(server.instance.reception)
    host = await startDesk(server.instance, 0)
    chromium = await launch('chromium', { tellsRequests: true })
  })
  after(async () => {
    await chromium.close()
    await host.stop()
    await server.stop()
  })

  /** Write into a form that was opened from a file, and lock it. @returns the code, and the requests that were made */
  async function locked(page: Page, text: string) {
    const requests = await openForm(page, form)
    await fillReport(page, { channel: 'staff', answers: { what: text } })
    await press(page, 'send')
    await page.waitForSelector('#save-held')
    return { code: await readCode(page), requests }
  }

  /** The file that the page would save. */
  async function heldFile(page: Page): Promise<Uint8Array> {
    await catchDownloads(page)
    await press(page, 'save-held')
    await page.waitForFunction(() => 'taken' in window)
    const bytes = await page.evaluate(async () => {
      const { taken } = window as unknown as { taken: Blob }
      return [...new Uint8Array(await taken.arrayBuffer())]
    })
    return Uint8Array.from(bytes)
  }

  async function choose(page: Page, field: string, paths: readonly string[]): Promise<void> {
    const input = (await page.waitForSelector(field)) as ElementHandle<HTMLInputElement>
    await input.uploadFile(...paths)
  }

  async function openIntake(): Promise<Page> {
    const page = await chromium.newPage({ isolated: true })
    await unlockDesk(page, host.url)
    await chooseLanguage(page, 'nb')
    await press(page, 'register-button')
    await page.waitForSelector('#register-send')
    await page.$eval('#intake', (one) => {
      ;(one as HTMLDetailsElement).open = true
    })
    return page
  }

  const said = (page: Page, text: string) =>
    page.waitForFunction(
      (wanted) => document.getElementById('intake-said')?.textContent === wanted,
      {},
      text,
    )

  /** The sheets as pictures: two codes on each, as they are printed. */
  async function pictures(page: Page): Promise<string[]> {
    await page.setViewport({ width: 800, height: 1100, deviceScaleFactor: 3 })
    await page.emulateMediaType('print')
    const boxes = await page.$$eval('#sheets figure', (all) =>
      all.map((one) => {
        const { x, y, width, height } = one.getBoundingClientRect()
        return { x: x + scrollX, y: y + scrollY, width, height }
      }),
    )
    const paths: string[] = []
    for (let i = 0; i < boxes.length; i += 2) {
      const [first, last] = [boxes[i]!, boxes[i + 1] ?? boxes[i]!]
      const clip = { ...first, height: last.y + last.height - first.y }
      const path = join(folder, `sheet-${i}.png`) as `${string}.png`
      await page.screenshot({ path, clip, captureBeyondViewport: true })
      paths.push(path)
    }
    await page.emulateMediaType('screen')
    return paths
  }

  it('is opened from a file in Chromium, locks a report without a request, and is read from paper', async () => {
    const page = await chromium.newPage()
    const { code, requests } = await locked(page, 'kom på papir')
    const asked = requests.filter((url) => !/^(?:file|blob|data):/.test(url))
    expect(asked).to.deep.equal([])
    await loadAxe(page)
    expect(await violations(page)).to.deep.equal([])
    await press(page, 'show-sheets')
    await page.waitForSelector('#sheets figure')
    await page.setViewport({ width: 320, height: 640 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).to.be.at.most(320)
    expect(await violations(page)).to.deep.equal([])
    const text = await mainText(page)
    for (const group of code.split('-')) expect(text).to.not.include(group)
    await page.focus('#print-sheets')
    const all = await pictures(page)
    expect(all).to.have.length(Math.ceil(SHEET_CODES / 2))
    expect(chromium.problems).to.deep.equal([])
    await page.close()

    const desk = await openIntake()
    await choose(desk, '#intake-input', [...all].reverse().slice(0, -1))
    await said(desk, intake.missing.replace('{numbers}', '1, 2'))
    await choose(desk, '#intake-input', all.slice(0, 1))
    await said(desk, intakeEnds.accepted)
    await desk.close()
    await isRead('kom på papir', code)
  })

  it('is opened from a file in Firefox, and its file is handed in by the page and by stick', async () => {
    const firefox = await launch('firefox', { tellsRequests: true })
    const { file, code, requests, problems } = await (async () => {
      try {
        const page = await firefox.newPage()
        const made = await locked(page, 'kom som fil')
        return { ...made, file: await heldFile(page), problems: firefox.problems }
      } finally {
        await firefox.close()
      }
    })()
    expect(requests.filter((url) => !/^(?:file|blob|data):/.test(url))).to.deep.equal([])
    expect(problems).to.deep.equal([])
    expect(file).to.have.length(SEALED_FILE)
    const [path, spoiled] = [join(folder, 'file'), join(folder, 'spoiled')]
    writeFileSync(path, file)
    writeFileSync(
      spoiled,
      file.map((byte, at) => (at === 5000 ? byte ^ 1 : byte)),
    )
    const before = await server.countDrops()
    const page = await chromium.newPage({ isolated: true })
    await openReporter(page, server.url)
    await page.waitForSelector('html[data-rest="ready"]')
    for (const [one, words] of [
      [spoiled, CATALOGUES.nb.handIn.changed],
      [path, CATALOGUES.nb.handIn.accepted],
    ] as const) {
      await onNextStep(page, () => press(page, 'open-file'))
      await onNextStep(page, () => choose(page, '#draft-file', [one]))
      await onNextStep(page, () => press(page, 'hand-in'))
      expect(await mainText(page)).to.include(words)
      await press(page, 'back')
      await page.waitForSelector('#open-file')
    }
    await page.close()
    const desk = await openIntake()
    await choose(desk, '#intake-input', [spoiled])
    await said(desk, intakeEnds.changed)
    await choose(desk, '#intake-input', [path])
    await said(desk, intakeEnds.accepted)
    await desk.close()
    await isRead('kom som fil', code)
    expect(await server.countDrops()).to.be.at.least(before + 1)
  })

  /** Open the report on a desk, by the reference that its code begins with. */
  async function isRead(text: string, code: string): Promise<void> {
    await server.instance.server.tick()
    const desk = await chromium.newPage({ isolated: true })
    await unlockDesk(desk, host.url)
    await syncDesk(desk)
    await openCase(desk, code.replaceAll('-', '').slice(0, 7))
    await desk.waitForFunction((words) => document.body.textContent?.includes(words), {}, text)
    await desk.close()
  }

  it('says in three languages what it leaves on the machine, and how to delete it', () => {
    for (const { alone, held } of Object.values(ALONE)) {
      for (const text of [alone.dangerText, alone.deleteText, held.risk]) {
        expect(text.length).to.be.greaterThan(80)
      }
    }
  })
})
