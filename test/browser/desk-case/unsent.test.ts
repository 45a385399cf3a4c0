import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { copyShelves } from '../../../client/desk/engine/offline/bundle.ts'
import { readBundle } from '../../../client/desk/host/bundle.ts'
import { type DeskHost, startDeskHost } from '../../../client/desk/host/server.ts'
import { jobOf } from '../../../client/desk/model/rules/action.ts'
import { encodeBundle } from '../../../client/desk/wire/bundle-file.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import type { DeskTexts } from '../../../client/texts/desk/texts.ts'
import { fill } from '../../../client/texts/wording.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { buildClient, TARGETS } from '../../../scripts/build/client.ts'
import { launch, type TestBrowser } from '../../support/browser/browser.ts'
import {
  caseText,
  chooseKind,
  note,
  openCase,
  PASSPHRASE,
  press,
  syncDesk,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { staffTransport, syncAndOpen, testDesk, vaultOf } from '../../support/desk/desk-core.ts'
import { makeReception } from '../../support/reception/reception.ts'
import { textsOf } from '../../support/reception/together.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { type CuttableLine, cuttableLine } from '../../support/server/cuttable-line.ts'
import { deliver, type Instance, sha256, startInstance } from '../../support/server/instance.ts'

describe('what is written on a desk without network', () => {
  let instance: Instance
  let line: CuttableLine
  let host: DeskHost
  let vault: string
  let browser: TestBrowser
  let page: Page

  before(async () => {
    await buildClient({ targets: [TARGETS.desk] })
    instance = await startInstance()
    line = await cuttableLine(instance.server.staffUrl)
    vault = await writeVault(instance.reception, 0)
    host = await startDeskHost({ server: new URL(line.url), vault, port: 0 })
    browser = await launch('chromium')
    page = await browser.newPage({ isolated: true })
  })
  after(async () => {
    await browser.close()
    await host.stop()
    await line.close()
    await instance.stop()
  })

  const texts = async (): Promise<DeskTexts> => {
    const language = await page.evaluate(() => document.documentElement.lang)
    return DESK_CATALOGUES[language === 'nb' ? 'nb' : 'en']
  }
  const waiting = (on = page) =>
    on.$$eval('.unsent .as-written', (all) => all.map((one) => one.textContent))

  it('goes into a file if a bundle is used instead of a server, and a foreign one is named', async () => {
    await deliver(instance, { code: makeCode(systemRandom, '9TRW0AB') })
    const folder = tempFolder('bundle')
    const [bundle, answers] = [join(folder, 'pakke'), join(folder, 'svar')]
    const { p, reception, now } = instance
    const staff = {
      ...{ primitives: p, random: systemRandom, sha256, now, buildDay: 0 },
      transport: staffTransport(instance),
      instance: reception.list.instance,
      signer: reception.members[1]!.signing,
    }
    const shelves = await copyShelves(staff, vaultOf(reception, 1))
    writeFileSync(bundle, encodeBundle(p, shelves))
    const paths = { bundle, answers, again: null }
    const server = new URL('http://127.0.0.1:9')
    const elsewhere = await writeVault(reception, 0)
    const away = await startDeskHost({ server, vault: elsewhere, port: 0, bundle: paths })
    const other = await browser.newPage({ isolated: true })
    await unlockDesk(other, away.url)
    const language = await other.evaluate(() => document.documentElement.lang)
    const desk = DESK_CATALOGUES[language === 'nb' ? 'nb' : 'en']
    const [begin = ''] = desk.notices.bundle.split('{day}')
    expect(await other.$eval('.notices', (one) => one.textContent)).to.include(begin)
    await openCase(other, '9TRW0AB')
    await note(other, 'Skrevet uten nett')
    expect(await waiting(other)).to.deep.equal([])
    expect(await caseText(other)).to.include('Skrevet uten nett')
    expect(readBundle(p, answers).records).to.not.deep.equal([])
    await away.stop()
    const stranger = makeReception(p, { today: reception.list.issued })
    const foreign = await startDeskHost({
      ...{ server, port: 0, bundle: { ...paths, answers: join(folder, 'andre') } },
      vault: await writeVault(stranger, 0),
    })
    await other.goto(foreign.url)
    await other.type('#passphrase', PASSPHRASE)
    await other.click('button[type=submit]')
    await other.waitForFunction(
      (text) => document.body.textContent?.includes(text),
      {},
      desk.errors['foreign-bundle'],
    )
    await other.close()
    await foreign.stop()
  })

  it('is shown as waiting, outlives a program that is ended, and is sent in order when the network is back', async () => {
    await deliver(instance, { code: makeCode(systemRandom, 'K7M2Q4X') })
    await unlockDesk(page, host.url)
    await openCase(page, 'K7M2Q4X')
    const desk = await texts()
    line.cut()
    await note(page, 'Ring verneombudet')
    expect(await page.$eval('#compose-outcome', (one) => one.textContent)).to.equal(
      desk.unsent.kept,
    )
    await note(page, 'Ring igjen')
    expect(await waiting()).to.deep.equal(['Ring verneombudet', 'Ring igjen'])
    const asked = new Promise<string>((resolve) => {
      page.once('dialog', async (dialog) => {
        await dialog.dismiss()
        resolve(dialog.message())
      })
    })
    await page.click('#lock')
    expect(await asked).to.equal(fill(desk.unsent.lockKept.other, { n: 2 }))
    await page.close()
    await host.stop()
    line.mend()
    host = await startDeskHost({ server: new URL(line.url), vault, port: 0 })
    page = await browser.newPage({ isolated: true })
    await unlockDesk(page, host.url)
    await openCase(page, 'K7M2Q4X')
    expect(await waiting()).to.deep.equal([])
    expect(await caseText(page)).to.match(/Ring verneombudet.*Ring igjen/)
    const colleague = testDesk(instance, 1)
    await colleague.sync()
    const told = colleague.cases.find(({ reference }) => reference === 'K7M2Q4X')!
    expect(textsOf(told)).to.deep.equal(['Ring verneombudet', 'Ring igjen'])
  })

  it('goes back into its field if a colleague has answered meanwhile, and is sent if its member says so', async () => {
    const desk = await texts()
    const colleague = testDesk(instance, 1)
    await syncAndOpen(colleague)
    const one = colleague.cases.find(({ reference }) => reference === 'K7M2Q4X')!
    line.cut()
    await chooseKind(page, 'question')
    await page.type('#compose-text', 'Når var det?')
    await page.click('#send')
    await press(page, '.send-now')
    await page.waitForSelector('#compose-outcome[data-outcome=sent]')
    expect(await waiting()).to.deep.equal(['Når var det?'])
    expect(await page.$('.unsent button')).to.equal(null)
    const said = { kind: 'message', as: 'question', text: 'Hvem så det?', language: 'nb' } as const
    await colleague.append(one.id, jobOf(systemRandom, said))
    line.mend()
    await syncDesk(page)
    const stopped = fill(desk.unsent.stopped, { why: desk.errors.overtaken })
    expect(await page.$eval('.unsent', (part) => part.textContent)).to.include(stopped)
    await page.type('#compose-text', 'Og hvor?')
    await press(page, '.unsent button')
    await page.waitForSelector('.unsent', { hidden: true })
    await page.waitForSelector('#compose-text:focus')
    const field = () =>
      page.$eval('#compose-text', (element) => (element as HTMLTextAreaElement).value)
    expect(await field()).to.equal('Når var det?\n\nOg hvor?')
    await page.click('#send')
    await press(page, '.send-now')
    await page.waitForFunction(() => document.querySelector('.held') === null)
    await page.waitForSelector('#compose-outcome[data-outcome=sent]')
    await colleague.sync()
    const all = colleague.cases.find(({ id }) => id === one.id)!
    expect(textsOf(all).slice(2)).to.deep.equal(['Hvem så det?', 'Når var det?\n\nOg hvor?'])
  })
})
