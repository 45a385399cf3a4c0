import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { ElementHandle, Page } from 'puppeteer-core'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { equal, toHex } from '../../../crypto/primitives/bytes.ts'
import { openCase, syncDesk } from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { loadAxe } from '../../support/browser/reporter-measure.ts'
import { put } from '../../support/browser/reporter-page.ts'
import { catchDownloads, faultsIn, takeFiles } from '../../support/browser/taken-files.ts'
import { samples } from '../../support/corpus/picture/png.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { sha256 } from '../../support/server/case-files.ts'
import { deliver } from '../../support/server/instance.ts'

const LETTER = new TextEncoder().encode('Vitnet skriver at døra sto åpen. '.repeat(20_000))
const PHOTO = samples()[0]!.bytes
const texts = DESK_CATALOGUES.nb

describe('putting files into a case on the page of a desk', () => {
  let stage: DeskStage
  let page: Page
  let colleague: Page
  let reference: string
  const folder = tempFolder('filed')

  before(async () => {
    stage = await startDeskStage({ desks: [0, 1] })
    const { receipt } = await deliver(stage.instance, { text: 'Døra sto åpen' })
    reference = receipt.reference
    page = await stage.openDesk(0)
    await openCase(page, reference)
    writeFileSync(join(folder, 'brev.txt'), LETTER)
    writeFileSync(join(folder, 'bilde.png'), PHOTO)
  })
  after(() => stage.stop())

  const textOf = (of: Page, selector: string) =>
    of.$eval(selector, (element) => element.textContent ?? '')

  it('takes them with a button, asks what they are, and shows them in the register', async () => {
    await page.focus('#file-in-open')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#file-in')
    await loadAxe(page)
    expect(await faultsIn(page)).to.deep.equal([])
    await page.focus('#file-in-save')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#file-in-outcome[data-outcome=missing]')
    const input = (await page.$('#file-in-input')) as ElementHandle<HTMLInputElement>
    await input.uploadFile(join(folder, 'brev.txt'), join(folder, 'bilde.png'))
    await page.waitForFunction(() => document.querySelectorAll('#file-in .attach li').length === 2)
    expect(await faultsIn(page)).to.deep.equal([])
    await page.select('#file-in-as', 'letter')
    await put(page, 'file-in-text', 'Levert av vitnet')
    await page.focus('#file-in-save')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#file-in-outcome[data-outcome=saved]')
    await page.waitForSelector('.evidence [data-file="2"]')
    expect(await textOf(page, '.evidence [data-file="1"]'))
      .to.contain('brev.txt')
      .and.contain('Lagt i saken av')
    expect(await textOf(page, '[data-entry=filed]')).to.contain('Levert av vitnet')
    expect(await page.$('#file-in .attach li')).to.equal(null)
  })

  it('takes files that are dropped, and says how many are too many', async () => {
    const drop = (count: number) =>
      page.$eval(
        '#file-in .attach',
        (zone, files) => {
          const dataTransfer = new DataTransfer()
          for (let i = 0; i < files; i++) dataTransfer.items.add(new File(['x'], `slipp-${i}.txt`))
          zone.dispatchEvent(
            new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
          )
        },
        count,
      )
    await drop(6)
    await page.waitForSelector('#file-in .attach .problem:not(:empty)')
    expect(await page.$('#file-in .attach li')).to.equal(null)
    await drop(1)
    await page.waitForSelector('#file-in .attach li')
    expect(await textOf(page, '#file-in .attach li')).to.contain('slipp-0.txt')
    await page.click('#file-in .attach li button')
    await page.waitForSelector('#file-in .attach li', { hidden: true })
  })

  it('shows a colleague the same bytes, checked', async () => {
    colleague = await stage.openDesk(1)
    await openCase(colleague, reference)
    await colleague.waitForSelector('.evidence [data-file="1"] .fetch')
    await colleague.focus('.evidence [data-file="1"] .fetch')
    await colleague.keyboard.press('Enter')
    await colleague.waitForSelector('.evidence [data-file="1"] .opened')
    expect(await textOf(colleague, '.evidence [data-file="1"] .sum')).to.contain(
      toHex(sha256(LETTER)),
    )
  })

  it('goes out with the whole case, beside PDF and JSON, and the chain of custody says so', async () => {
    await syncDesk(page)
    await catchDownloads(page)
    await page.focus('#access-export')
    await page.keyboard.press('Enter')
    await page.waitForSelector('#export-files:checked')
    await put(page, 'export-to', 'Retten')
    const out = await takeFiles(page)
    expect(equal(readFileSync(join(out, 'files/file-1.txt')), LETTER)).to.equal(true)
    expect(equal(readFileSync(join(out, 'files/file-2.png')), PHOTO)).to.equal(true)
    const { timeline } = JSON.parse(readFileSync(join(out, 'case.json'), 'utf8'))
    const named = timeline.flatMap((row: { attachments?: { path: string }[] }) => {
      return row.attachments ?? []
    })
    expect(named.map(({ path }: { path: string }) => path)).to.deep.equal([
      'files/file-1.txt',
      'files/file-2.png',
    ])
    await page.waitForSelector('.evidence [data-file="2"] [data-action=saved]')
    expect(await page.$('#export-save')).to.not.equal(null)
  })

  it('offers no file of the reception’s own to the person who asks for access', async () => {
    await page.click('input[name=export-what][value=access-pack]')
    await page.waitForSelector('#export-rows')
    const rows = await textOf(page, '#export-rows')
    expect(rows).not.to.contain(texts.work.filed)
    const count = (selector: string) => page.$$eval(selector, (all) => all.length)
    expect(await count('#export-rows input')).to.be.above(0)
    // what was done with such files is internal, too
    expect(rows).not.to.contain(`${texts.work.evidence},`)
  })
})
