import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { LocalHost } from '../../../client/shared/local-host/server.ts'
import { openEditor } from '../../../scripts/content/edit/command.ts'
import { readContent } from '../../../scripts/content/read.ts'
import { drawBrowsers, launch, type TestBrowser } from '../../support/browser/browser.ts'
import { loadAxe, violations } from '../../support/browser/reporter-measure.ts'
import { SVG_LOGO } from '../../support/files/logos.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { copySample } from '../../support/scripts/content-folder.ts'

const NOW = Date.UTC(2026, 10, 30, 15)

for (const kind of drawBrowsers()) {
  describe(`editing content in ${kind}`, () => {
    const folder = copySample()
    const pictures = tempFolder('logos')
    let host: LocalHost
    let testBrowser: TestBrowser
    let page: Page

    before(async () => {
      host = await openEditor({ folder, now: () => NOW })
      testBrowser = await launch(kind)
      page = await testBrowser.newPage()
      await page.setViewport({ width: 1400, height: 900 })
      await page.goto(host.url)
      await checked()
    })
    after(async () => {
      await testBrowser.close()
      await host.stop()
    })

    /** Wait until the newest change was looked over. */
    const checked = () => page.waitForSelector('#status[data-work="none"]')
    const type = async (path: string, text: string) => {
      const field = `[id="field-${path}"]`
      await page.waitForSelector(field)
      await page.$eval(field, (element) => (element as HTMLInputElement).select())
      await page.type(field, text)
    }
    const open = async (file: string) => {
      await page.click(`[data-file="${file}"]`)
      await checked()
    }
    const press = (selector: string) =>
      page.$eval(selector, (element) => (element as HTMLElement).click())
    const previewHas = (text: string) =>
      page.waitForFunction(
        (wanted) => {
          const frame = document.querySelector<HTMLIFrameElement>('#preview')
          return frame?.contentDocument?.body?.textContent?.includes(wanted) === true
        },
        {},
        text,
      )

    it('changes a text in three languages, shows it as reporters will see it, and names a mistake', async () => {
      await type('name.nb', 'Fjord kommune')
      await type('name.nn', 'Fjord herad')
      await type('name.en', 'Fjord Municipality')
      await previewHas('Fjord kommune')
      await page.select('#preview-language', 'en')
      await previewHas('Fjord Municipality')
      await type('name.nn', '<b>')
      await page.waitForSelector('[id="field-name.nn-wrong"]')
      const wrong = await page.$eval('[id="field-name.nn"]', (element) => [
        element.getAttribute('aria-invalid'),
        document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent,
      ])
      expect(wrong).to.deep.equal(['true', 'Bare ren tekst: ta bort det som ligner HTML.'])
      await page.waitForSelector('#save[aria-disabled="true"]')
      await press('#mistakes button')
      expect(await page.evaluate(() => document.activeElement?.id)).to.equal('field-name.nn')
      await type('name.nn', 'Fjord herad')
      await page.waitForSelector('#save:not([aria-disabled])')
      expect(await page.$('#mistakes')).to.equal(null)
    })

    it('marks what is still of the sample in words, counts it down, and leads to its field', async () => {
      const left = () => page.$eval('#leftovers summary', (one) => one.textContent)
      expect(await left()).to.equal('Fortsatt som i eksempelet: 46 felt')
      await press('#leftovers summary')
      await press('#leftovers button')
      await page.waitForFunction(() => document.activeElement?.id === 'field-people.0.phone')
      const said = await page.$eval(
        '[id="field-people.0.phone"]',
        (element) =>
          document.getElementById(element.getAttribute('aria-describedby') ?? '')?.textContent,
      )
      expect(said).to.equal('Fortsatt som i eksempelet: 00 00 00 00')
      await type('people.0.phone', '55 00 11 22')
      await page.waitForFunction(
        () => document.querySelector('[id="field-people.0.phone-sample"]') === null,
      )
      expect(await left()).to.equal('Fortsatt som i eksempelet: 45 felt')
      await checked()
    })

    it('adds a question that only some are asked, as a new version, and shows it to them', async () => {
      await open('questionnaires/general-1.yaml')
      await press('#add-questions')
      const added = readContent(folder).document.questionnaires[0]?.questions.length ?? 0
      const at = `questions.${added}`
      await page.waitForSelector(`details[id="field-${at}"][open]`)
      await type(`${at}.label.nb`, 'Hvem ble skadet?')
      await type(`${at}.label.nn`, 'Kven vart skada?')
      await type(`${at}.label.en`, 'Who was hurt?')
      await press(`[id="field-${at}.when"] > label:nth-of-type(2) input`)
      await page.waitForSelector(`[id="field-${at}.when.category"] input`)
      await press(`[id="field-${at}.when.category"] input`)
      await page.waitForSelector('#save:not([aria-disabled])')
      expect(await page.$eval('#preview', previewText)).to.not.include('Who was hurt?')
      await page.select('#as-category', 'bullying')
      await previewHas('Who was hurt?')
      expect(
        await page.$$eval('[data-need]', (all) => all.map((one) => one.getAttribute('data-need'))),
      ).to.deep.equal(['sign-first', 'server'])
    })

    it('begins a new questionnaire that a channel can ask, and takes it back', async () => {
      await page.type('#copy-name', 'Økonomi')
      await press('#copy')
      await page.waitForSelector('[data-file="questionnaires/okonomi-1.yaml"][aria-current]')
      await open('channels.yaml')
      const choices = await page.$$eval('[id="field-channels.0.questionnaire"] option', (all) =>
        all.map((one) => (one as HTMLOptionElement).value),
      )
      expect(choices).to.deep.equal(['harassment', 'general', 'okonomi'])
      await open('questionnaires/okonomi-1.yaml')
      await press('#undo')
      await page.waitForSelector('[data-file="questionnaires/okonomi-1.yaml"]', { hidden: true })
      await page.waitForSelector('[data-file="questionnaires/general-2.yaml"][aria-current]')
      await checked()
    })

    it('A02: names the mistake of a logo at its field, shows a good one, and takes it back', async () => {
      await open('theme.yaml')
      const input = await page.waitForSelector('input#logo-file')
      const choose = async (name: string, body: Uint8Array) => {
        const path = join(pictures, name)
        writeFileSync(path, body)
        await input!.uploadFile(path)
      }
      await choose('wide.svg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'))
      await page.waitForSelector('#logo-wrong')
      expect(
        await page.$eval('#logo-file', (one) => [
          one.getAttribute('aria-invalid'),
          one.getAttribute('aria-describedby'),
        ]),
      ).to.deep.equal(['true', 'logo-wrong'])
      await choose('mark.svg', SVG_LOGO)
      await page.waitForSelector('#logo-remove')
      expect(await page.$('#logo-wrong')).to.equal(null)
      await page.waitForFunction(() => {
        const frame = document.querySelector<HTMLIFrameElement>('#preview')
        const name = frame?.contentDocument?.querySelector('.house')
        const before = name && frame?.contentWindow?.getComputedStyle(name, '::before')
        return before?.backgroundImage.includes('/preview/logo-') === true
      })
      await page.waitForSelector('[data-need="server"]')
      await press('#logo-remove')
      await page.waitForSelector('#logo-remove', { hidden: true })
      await choose('mark.svg', SVG_LOGO)
      await page.waitForSelector('#logo-remove')
      await checked()
    })

    it('has no fault of accessibility that axe finds, with everything of the form open', async () => {
      await page.$$eval('details', (all) => {
        for (const one of all.slice(0, 6)) one.open = true
      })
      await loadAxe(page)
      expect(await violations(page)).to.deep.equal([])
    })

    it('saves what was changed into the plain files, and keeps those of before', async () => {
      await press('#save')
      await page.waitForSelector('#saved')
      expect(await page.$eval('#saved', (element) => element.textContent)).to.include(
        '.before/2026-11-30T15-00-00',
      )
      await page.waitForSelector('#status[data-changed="0"]')
      const { site, document, logo } = readContent(folder)
      expect(logo?.file).to.equal('logo.svg')
      expect(site.organisation.name).to.deep.equal({
        nb: 'Fjord kommune',
        nn: 'Fjord herad',
        en: 'Fjord Municipality',
      })
      expect(site.organisation.review.version).to.equal(2)
      const general = document.questionnaires.find(
        ({ id, version }) => id === 'general' && version === 2,
      )
      expect(general?.questions.at(-1)).to.deep.equal({
        id: `question-${general?.questions.length}`,
        label: { nb: 'Hvem ble skadet?', nn: 'Kven vart skada?', en: 'Who was hurt?' },
        when: { category: ['bullying'] },
      })
      const text = readFileSync(join(folder, 'organisation.yaml'), 'utf8')
      expect(text).to.include('# As it is named on the pages.\nname:\n  nb: Fjord kommune\n')
      expect(testBrowser.problems).to.deep.equal([])
    })

    it('takes no markup and no script as text', async () => {
      const names = await page.evaluate(() => {
        const frame = document.querySelector<HTMLIFrameElement>('#preview')!
        return [
          () => Object.assign(document.createElement('p'), { innerHTML: '<b>x</b>' }),
          () => Object.assign(document.createElement('script'), { src: '/assets/x.js' }),
          () => Object.assign(frame, { srcdoc: '<p>x</p>' }),
        ].map((work) => {
          try {
            work()
            return 'taken'
          } catch (error) {
            return (error as Error).name
          }
        })
      })
      expect(names).to.deep.equal(['TypeError', 'TypeError', 'TypeError'])
    })
  })
}

function previewText(frame: Element): string {
  return (frame as HTMLIFrameElement).contentDocument?.body?.textContent ?? ''
}
