import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { BOX } from '../../../client/desk/export/redact-names.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { deskFile } from '../../../scripts/build/desk-file.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { openCase, syncDesk } from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { loadAxe } from '../../support/browser/reporter-measure.ts'
import { put } from '../../support/browser/reporter-page.ts'
import { catchDownloads, faultsIn, takeFiles } from '../../support/browser/taken-files.ts'
import { testDesk } from '../../support/desk/desk-core.ts'
import { noarkFaults, valuesOf } from '../../support/files/noark.ts'
import { readTwice } from '../../support/files/pdf-readers.ts'
import { SAMPLE_FOLDER } from '../../support/scripts/content-folder.ts'
import { deliver } from '../../support/server/instance.ts'

const REPORT = 'Berit Vik her. I går såg eg Kari Nordmann ta pengar'
const NOTE = 'Berre for oss i mottaket'
const { archiving, exporting } = DESK_CATALOGUES.nb

describe('a package for the archive on the page of a desk', () => {
  let stage: DeskStage
  let page: Page
  let reference: string

  before(async () => {
    stage = await startDeskStage({ texts: deskFile(readContent(SAMPLE_FOLDER)) })
    const { receipt } = await deliver(stage.instance, { text: REPORT })
    reference = receipt.reference
    page = await stage.openDesk()
    await openCase(page, reference)
    await catchDownloads(page)
    await loadAxe(page)
  })
  after(() => stage.stop())

  /** Press Space on what has `selector`, as somebody without a mouse does. */
  async function tick(selector: string): Promise<void> {
    await page.focus(selector)
    await page.keyboard.press('Space')
  }

  async function make(): Promise<void> {
    await page.focus('#export-make')
    await page.keyboard.press('Enter')
  }

  const problem = () => page.$eval('#export .problem', (one) => one.textContent)
  const shown = () => page.$eval('#export-shown', (one) => one.textContent ?? '')

  it('is made of no case that goes on, and says so', async () => {
    await page.focus('#access-export')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#export')
    await tick('input[name=export-what][value=archive]')
    await page.waitForSelector('#archive-open')
    expect(await page.$eval('#archive-open', (one) => one.textContent)).to.equal(archiving.open)
    expect(await page.$('#export-make')).to.equal(null)
    expect(await faultsIn(page)).to.deep.equal([])
  })

  it('shows before it is made what is in it and what is not, by keyboard', async () => {
    const colleague = testDesk(stage.instance, 1)
    await colleague.sync()
    const [one] = colleague.cases
    await colleague.declare(one!.id, false, '')
    const closing = { findings: 'Det stemte', measures: 'Nye rutinar', lessons: '' }
    for (const action of [
      { kind: 'acknowledge', next: null },
      { kind: 'note', text: NOTE },
      { kind: 'closing', outcome: 'substantiated', ...closing },
      { kind: 'status', status: 'closed', text: 'Saka er avslutta', party: 'party', next: null },
    ] as const) {
      await colleague.append(one!.id, jobOf(systemRandom, action))
    }
    await syncDesk(page)
    await page.waitForSelector('#archive-number')
    expect(await shown()).to.contain('Varslingssak')
    expect(await shown())
      .to.contain('Det stemte')
      .and.not.contain(NOTE)
    const left = await page.$eval('#archive-left', (list) => list.textContent)
    expect(left).to.contain('Internt notat').and.contain(archiving.leftAlways)
    expect(await page.$eval('#archive-known', (said) => said.textContent)).to.equal(
      archiving.unknown,
    )
    await make()
    expect(await problem()).to.equal(exporting.needTo)
    await put(page, 'export-to', 'Arkivet')
    await make()
    expect(await problem()).to.equal(archiving.needNumber)
    await put(page, 'archive-number', '2027/123')
    await tick('#archive-codes input[value=personal]')
    await make()
    expect(await problem()).to.equal(archiving.needCode)
    await tick('#archive-codes input[value=personal]')
    await tick('#archive-names input[value="Berit Vik"]')
    expect(await shown())
      .to.contain(`${BOX} her`)
      .and.contain('Kari Nordmann')
    expect(await faultsIn(page)).to.deep.equal([])
  })

  it('is a package that libxml2 finds whole, with the files that it names, and in the log', async () => {
    const folder = await takeFiles(page)
    const xml = readFileSync(join(folder, 'arkivstruktur.xml'), 'utf8')
    expect(noarkFaults(xml)).to.deep.equal([])
    expect(valuesOf(xml, 'mappeID')).to.deep.equal(['2027/123'])
    expect(valuesOf(xml, 'bevaringstid')).to.deep.equal(['2'])
    expect(xml).to.not.contain('Vik').and.not.contain('Nordmann').and.not.contain(NOTE)
    const names = valuesOf(xml, 'referanseDokumentfil')
    const sums = names.map((name) =>
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    )
    expect(valuesOf(xml, 'sjekksum')).to.deep.equal(sums)
    const texts = names.flatMap(
      (name) => readTwice(new Uint8Array(readFileSync(join(folder, name)))).texts,
    )
    expect(texts).to.have.lengthOf(6)
    expect(texts.join()).to.contain('ta pengar').and.not.contain('Berit').and.not.contain(NOTE)
    await page.waitForSelector('[data-entry=exported]')
    const log = await page.$eval('[data-entry=exported]', (row) => row.textContent)
    expect(log).to.contain(DESK_CATALOGUES.nb.exportKinds.archive).and.contain('Arkivet')
  })

  it('has the reporter’s name where a person says why, and the log says it too', async () => {
    await tick('#archive-naming')
    await make()
    expect(await problem()).to.equal(archiving.needReporter)
    await put(page, 'archive-reporter', 'Berit Vik')
    await make()
    expect(await problem()).to.equal(archiving.needReason)
    await put(page, 'archive-reason', 'Hun ba om det')
    expect(await shown()).to.contain(`${archiving.reporterLine}: Berit Vik`)
    expect(await faultsIn(page)).to.deep.equal([])
    const folder = await takeFiles(page)
    const xml = readFileSync(join(folder, 'arkivstruktur.xml'), 'utf8')
    expect(noarkFaults(xml)).to.deep.equal([])
    expect(valuesOf(xml, 'korrespondansepartNavn')).to.include('Berit Vik')
    await page.waitForFunction(() =>
      [...document.querySelectorAll('[data-entry=exported]')].some((row) =>
        row.textContent?.includes('Hun ba om det'),
      ),
    )
  })
})
