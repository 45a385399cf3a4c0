import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { BOX } from '../../../client/desk/export/redact-names.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { openCase } from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { loadAxe } from '../../support/browser/reporter-measure.ts'
import { put } from '../../support/browser/reporter-page.ts'
import {
  catchDownloads,
  faultsIn,
  holdsFile,
  takeFiles,
} from '../../support/browser/taken-files.ts'
import { testDesk } from '../../support/desk/desk-core.ts'
import { readTwice } from '../../support/files/pdf-readers.ts'
import { deliver } from '../../support/server/instance.ts'

const REPORT = 'I går såg eg Kari Nordmann ta pengar på Blåbærøya'

describe('taking files out on the page of a desk', () => {
  let stage: DeskStage
  let page: Page
  const asked: string[] = []

  before(async () => {
    stage = await startDeskStage({ browserOptions: { tellsRequests: true } })
    const { receipt } = await deliver(stage.instance, { text: REPORT })
    page = await stage.newPage()
    page.on('request', (request) => asked.push(request.url()))
    await stage.openDesk(0, 'nb', page)
    await openCase(page, receipt.reference)
    await catchDownloads(page)
  })
  after(() => stage.stop())

  const read = (folder: string, name: string) => new Uint8Array(readFileSync(join(folder, name)))

  it('gives out the whole case, by keyboard, under the strict policy, with nothing sent but the record', async () => {
    await page.focus('#access-export')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#export')
    await loadAxe(page)
    expect(await faultsIn(page)).to.deep.equal([])
    await page.focus('#export-make')
    await page.keyboard.press('Enter')
    const problem = () => page.$eval('#export .problem', (one) => one.textContent)
    expect(await problem()).to.equal(DESK_CATALOGUES.nb.exporting.needTo)
    expect(asked.filter((url) => url.includes('/assets/pdf-'))).to.deep.equal([])
    await put(page, 'export-to', 'Arkivet')
    const folder = await takeFiles(page)
    const { texts, info, missingFonts } = readTwice(read(folder, 'case.pdf'))
    expect(info.Tagged).to.equal('yes')
    expect(missingFonts).to.deep.equal([])
    for (const text of texts) expect(text).to.contain(REPORT).and.contain('Arkivet')
    expect(JSON.parse(readFileSync(join(folder, 'case.json'), 'utf8')).format).to.equal(
      'postern-case/1',
    )
    const { origin } = new URL(stage.url())
    expect(
      asked.filter((url) => !url.startsWith(origin) && !url.startsWith('blob:')),
    ).to.deep.equal([])
    await page.waitForSelector('[data-entry=exported]')
  })

  it('gives one person what was ticked, without the names that are left ticked', async () => {
    await page.click('input[name=export-what][value=access-pack]')
    await put(page, 'export-whose', 'Åge Lunde')
    await page.click('#export-rows input')
    await page.waitForSelector('#export-names input')
    const names = await page.$$eval('#export-names input', (all) => all.map(({ value }) => value))
    expect(names).to.include('Kari Nordmann')
    const shown = () => page.$eval('#export-shown', (one) => one.textContent)
    expect(await shown())
      .to.contain('ta pengar')
      .and.contain(BOX)
      .and.not.contain('Nordmann')
    await page.click('#export-names input[value="Kari Nordmann"]')
    await page.click('#export-names input[value=Nordmann]')
    await page.waitForFunction(() =>
      /Nordmann/.test(document.body.querySelector('#export-shown')!.textContent!),
    )
    await page.click('#export-names input[value="Kari Nordmann"]')
    await page.click('#export-names input[value=Nordmann]')
    await page.waitForFunction(
      () => !/Nordmann/.test(document.body.querySelector('#export-shown')!.textContent!),
    )
    expect(await faultsIn(page)).to.deep.equal([])
    const folder = await takeFiles(page)
    const { texts } = readTwice(read(folder, 'access.pdf'))
    for (const text of texts) {
      expect(text).to.contain('ta pengar').and.contain('Åge Lunde').and.not.contain('Nordmann')
    }
  })

  it('has no file left to save once a colleague has written in the case', async () => {
    expect(await page.$('#export-save')).to.not.equal(null)
    const colleague = testDesk(stage.instance, 1)
    await colleague.sync()
    const [one] = colleague.cases
    await colleague.declare(one!.id, false, '')
    await page.click('#sync')
    await page.waitForFunction(() => document.querySelector('#export-save') === null)
    const problem = await page.$eval('#export .problem', (said) => said.textContent)
    expect(problem).to.equal(DESK_CATALOGUES.nb.exporting.outdated)
  })

  it('lets go of every file that it has offered once it is locked', async () => {
    expect(await holdsFile(page)).to.equal(true)
    await page.click('#lock')
    await page.waitForSelector('#passphrase')
    expect(await holdsFile(page)).to.equal(false)
  })
})
