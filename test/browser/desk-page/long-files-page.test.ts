import { expect } from 'chai'
import type { Frame, Page } from 'puppeteer-core'
import { GOES_ON, LINE_LETTERS, PORTION_LETTERS } from '../../../client/desk/model/portions.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { utf8 } from '../../../crypto/primitives/bytes.ts'
import { drawBrowsers } from '../../support/browser/browser.ts'
import { openCase } from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { zipNames } from '../../support/files/some-files.ts'
import { deliverFiles, type SentFile } from '../../support/server/case-files.ts'

const MIB = 1024 * 1024
const filled = (part: string, bytes: number) => utf8(part.repeat(bytes / utf8(part).length))
const FILES: readonly SentFile[] = [
  { name: 'uten brudd.txt', bytes: filled('x', 60_000) },
  { name: 'en mib.txt', bytes: filled('x', MIB) },
  { name: 'tjue mib.txt', bytes: filled('x', 20 * MIB) },
  { name: 'aksenter.txt', bytes: filled(`a${'\u0301\u0323'.repeat(50)}`, MIB) },
  { name: 'hebraisk.txt', bytes: filled('שלום', MIB) },
  { name: 'snudd.txt', bytes: filled('\u202eab\u202d', MIB) },
  { name: 'usynlig.txt', bytes: filled('\u200b\u2060', MIB) },
  { name: 'linjer.txt', bytes: filled('a\n', 2_000_000) },
  { name: 'parenteser.txt', bytes: filled('( ', MIB) },
]
const NAMES: SentFile = { name: 'navn.zip', bytes: zipNames('x'.repeat(60_000), 'kort.txt') }
const LETTER = 'x'.repeat(500_000)

/** The page counts its own turns: while its thread is busy, it counts none. */
const COUNTING = 'globalThis.turns = 0; void (function turn() { turns++; setTimeout(turn) })()'

for (const kind of drawBrowsers()) {
  describe(`texts that are made to take long, on a desk in ${kind}`, () => {
    let stage: DeskStage
    let page: Page

    before(async () => {
      // the driver puts all sites into one process, as no Firefox of a member does
      const preferences = { 'fission.webContentIsolationStrategy': 1 }
      const browserOptions = kind === 'firefox' ? { preferences } : {}
      stage = await startDeskStage({ kind, browserOptions })
      const sent = [...FILES, NAMES]
      const { receipt } = await deliverFiles(stage.instance, sent, { text: LETTER })
      page = await stage.openDesk()
      await openCase(page, receipt.reference)
      await page.waitForSelector('.evidence')
      await page.evaluate(COUNTING)
    })
    after(() => stage.stop())

    const row = (name: string) =>
      `.evidence [data-file="${[...FILES, NAMES].findIndex((file) => file.name === name) + 1}"]`
    const press = async (selector: string) => {
      await page.focus(selector)
      await page.keyboard.press('Enter')
    }
    const open = async (name: string): Promise<Frame> => {
      await press(`${row(name)} .fetch`)
      await page.waitForSelector(`${row(name)} .opened`)
      await press(`${row(name)} .view`)
      await page.waitForSelector(`${row(name)} .viewer[data-state=shown]`)
      return page.frames().find((one) => one.parentFrame() !== null)!
    }
    const close = (name: string) => press(`${row(name)} .close-file`)
    /** Resolves when the page has had so many turns of its own. */
    const goesOn = async (turns: number) => {
      const from = Number(await page.evaluate('turns'))
      await page.waitForFunction(`turns >= ${from + turns}`)
    }
    const turned = (name: string, number: number) =>
      page.waitForFunction(
        (selector, wanted) => document.querySelector(selector)?.textContent?.startsWith(wanted),
        {},
        `${row(name)} .pages [role=status]`,
        `Side ${number} av`,
      )

    for (const { name, bytes } of FILES) {
      it(`shows ${name} part by part, and answers between them`, async () => {
        const frame = await open(name)
        const text = new TextDecoder().decode(bytes)
        let shown = ''
        for (let number = 1; number <= 3; number++) {
          if (number > 1) {
            await press(`${row(name)} .after`)
            await turned(name, number)
          }
          const portion = await frame.$eval('pre', (one) => one.textContent ?? '')
          expect(portion.length).to.be.below(PORTION_LETTERS * 1.1)
          const lengths = portion.split('\n').map((line) => line.length)
          expect(Math.max(...lengths)).to.be.at.most(LINE_LETTERS + GOES_ON.length)
          shown += `${number > 1 ? '\n' : ''}${portion}`
          // the frame has laid out what it was given
          expect(await frame.$eval('pre', (one) => one.offsetHeight > 0)).to.equal(true)
          await goesOn(20)
        }
        const plain = shown.replaceAll(`\n${GOES_ON}`, '')
        expect(text.startsWith(plain)).to.equal(true)
        const isCut = bytes.length > MIB
        const said = await page.$eval(row(name), (one) => one.textContent)
        expect(said?.includes(DESK_CATALOGUES.nb.files.start)).to.equal(isCut)
        await close(name)
      })
    }

    it('shows a letter without a break part by part, and names of an archive cut', async () => {
      const parts = await page.$$eval('.answer p', (all) => all.map((one) => one.textContent ?? ''))
      const [first] = parts
      expect(first?.length).to.be.within(PORTION_LETTERS * 0.9, PORTION_LETTERS * 1.1)
      await press('.answer .more')
      await page.waitForFunction(() => document.querySelectorAll('.answer p').length > 1)
      await press(`${row(NAMES.name)} .fetch`)
      await page.waitForSelector(`${row(NAMES.name)} .inside`)
      const names = await page.$$eval('.inside li', (all) => all.map((one) => one.textContent))
      expect(names.map((one) => one?.length)).to.deep.equal([403, 8])
      await close(NAMES.name)
    })

    it('goes on beside a frame that never answers again, and ends it', async () => {
      const name = 'linjer.txt'
      const frame = await open(name)
      await frame.evaluate('void setTimeout(() => { for (;;); })')
      await press(`${row(name)} .after`)
      // the page answers all the while
      await goesOn(500)
      await page.waitForSelector(`${row(name)} .viewer[data-state=slow]`)
      expect(await page.$('iframe')).to.equal(null)
      expect(await page.$eval(row(name), (one) => one.textContent)).to.contain(
        DESK_CATALOGUES.nb.files.slow,
      )
      await close(name)
    })
  })
}
