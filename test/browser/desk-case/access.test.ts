import { readFileSync, writeFileSync } from 'node:fs'
import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import { startDeskHost } from '../../../client/desk/host/server.ts'
import { TEXT_LIMIT } from '../../../client/desk/model/board/board.ts'
import { DESK_CATALOGUES } from '../../../client/texts/desk/catalogue.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import type { ReporterContent } from '../../../crypto/entries/content.ts'
import type { KeyList } from '../../../crypto/keys/keylist.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../crypto/primitives/sodium.ts'
import { untilNoWorkers } from '../../support/browser/browser.ts'
import {
  caseText,
  chooseKind,
  listTexts,
  openCase,
  PASSPHRASE,
  syncDesk,
  unlockDesk,
  writeVault,
} from '../../support/browser/desk-page.ts'
import { type DeskStage, startDeskStage } from '../../support/browser/desk-stage.ts'
import { contentOf, deliverIdentity } from '../../support/desk/desk-core.ts'
import { makeReception } from '../../support/reception/reception.ts'
import { deliver, reportOf, type SealedReport } from '../../support/server/instance.ts'

const { en, nb } = DESK_CATALOGUES

/** Letters of every look, and a report by headings that are gone. */
const FOLLOW_UPS: readonly (readonly [string, number, ReporterContent['answers']])[] = [
  ['letter-retaliation', 1, { text: 'Tatt av vaktlista', since: 'I mai', help: 'At noen ser det' }],
  ['letter-meeting', 1, { how: ['meeting', 'phone'], trusted: 'yes' }],
  ['general', 7, { why: 'Det sto åpent', categories: ['other'] }],
]

describe('the desk for everybody', () => {
  let stage: DeskStage
  let report: SealedReport
  let page: Page

  before(async () => {
    const roles = ['head', 'reception', 'custodian'] as const
    const edit = (list: KeyList) => ({
      ...list,
      channels: [{ id: 'main', members: ['m0', 'm1'] }],
    })
    const reception = makeReception(await loadSodium(), { today: dayOf(Date.now()), roles, edit })
    stage = await startDeskStage({ reception, desks: [0, 2] })
    const code = makeCode(systemRandom, 'K7M2Q4X')
    report = await deliver(stage.instance, { code, text: 'Noe skjedde på laboratoriet' })
    for (const [id, version, answers] of FOLLOW_UPS) {
      const content = contentOf(id, answers, version)
      await deliver(stage.instance, { code, drop: { kind: 'follow-up', content } })
    }
    await deliver(stage.instance, { code: makeCode(systemRandom, '9TRW0AB'), text: 'Ulåst skap' })
    await deliver(stage.instance, { drop: reportOf('Uten melding', 'follow-up') })
  })
  after(() => stage.stop())
  beforeEach(async () => {
    page = await stage.newPage()
  })
  afterEach(() => page.close())

  it('shows a custodian who is in no channel the identity by its reference', async () => {
    await unlockDesk(page, stage.url(2))
    expect([nb.list.emptyCustodian, en.list.emptyCustodian]).to.include(
      await page.$eval('.cases .empty', (one) => one.textContent),
    )
    const answers = { name: 'Kari Nordmann', contact: 'Tlf. 00 00 00 00' }
    await deliverIdentity(stage.instance, report, answers)
    await syncDesk(page)
    const rows = await listTexts(page)
    expect(rows).to.have.lengthOf(1)
    expect(rows[0]).to.include('K7M2Q4X').and.not.include('Kari')
    await openCase(page, 'K7M2Q4X')
    expect(await caseText(page)).to.include('Kari Nordmann')
    expect([nb.case.identityOnly, en.case.identityOnly]).to.include(
      await page.$eval('.case > .notice', (one) => one.textContent),
    )
    expect(stage.browser.problems).to.deep.equal([])
  })

  it('lets single-key shortcuts be turned off', async () => {
    await unlockDesk(page, stage.url())
    await openCase(page, 'K7M2Q4X')
    await page.keyboard.press('?')
    await page.waitForSelector('dialog[open]')
    await page.click('dialog input[type=checkbox]')
    await page.keyboard.press('Escape')
    await page.waitForSelector('dialog', { hidden: true })
    await chooseKind(page, 'question')
    await page.focus('#sync')
    await page.keyboard.press('n')
    expect(await page.$eval('.composer', (form) => form.getAttribute('data-kind'))).to.equal(
      'question',
    )
  })

  it('refuses a text that is too long and keeps it, as it keeps what is begun elsewhere', async () => {
    await unlockDesk(page, stage.url())
    await openCase(page, 'K7M2Q4X')
    // A status stands whole on the board; everything else may be as long as a letter.
    await chooseKind(page, 'status')
    await page.select('#compose-status', 'needs-info')
    const long = 'å'.repeat(1850)
    await page.$eval(
      '#compose-text',
      (field, text) => {
        ;(field as HTMLTextAreaElement).value = text
        field.dispatchEvent(new Event('input', { bubbles: true }))
      },
      long,
    )
    await page.waitForSelector('#compose-text[aria-invalid=true]')
    expect(await page.$eval('#compose-left', (one) => one.textContent)).to.include(
      String(2 * long.length - TEXT_LIMIT),
    )
    await page.click('#send')
    await page.waitForSelector('#compose-outcome[data-outcome=too-long]')
    await openCase(page, '9TRW0AB')
    await openCase(page, 'K7M2Q4X')
    const kept = await page.$eval('#compose-text', (one) => (one as HTMLTextAreaElement).value)
    expect(kept).to.equal(long)
    const said = await page.$eval('.timeline', (one) => one.textContent)
    expect(said).to.not.include('ååå')
  })

  it('shows nothing any more once it is locked', async () => {
    await unlockDesk(page, stage.url())
    await openCase(page, 'K7M2Q4X')
    expect(page.workers()).to.have.lengthOf(1)
    await page.click('#lock')
    await page.waitForSelector('#passphrase')
    const html = await page.evaluate(() => document.documentElement.outerHTML)
    expect(html).to.not.include('laboratoriet')
    expect(html).to.not.include('K7M2Q4X')
    await untilNoWorkers(page)
  })

  it('asks before it is locked over something that is not sent', async () => {
    await unlockDesk(page, stage.url())
    await openCase(page, 'K7M2Q4X')
    await page.type('#compose-text', 'Halvferdig')
    const asked: string[] = []
    const decide = (accept: boolean) =>
      page.once('dialog', (dialog) => {
        asked.push(dialog.message())
        void (accept ? dialog.accept() : dialog.dismiss())
      })
    decide(false)
    await page.click('#lock')
    const kept = await page.$eval('#compose-text', (one) => (one as HTMLTextAreaElement).value)
    expect(kept).to.equal('Halvferdig')
    decide(true)
    await page.click('#lock')
    await page.waitForSelector('#passphrase')
    expect(asked).to.have.lengthOf(2)
    expect([nb.top.lockUnsent, en.top.lockUnsent]).to.include(asked[0])
  })

  it('says what to do: address cut short, damaged vault, server gone, changed elsewhere', async () => {
    const shows = (texts: readonly [string, string]) =>
      page.waitForFunction(
        (all) => all.some((text) => document.body.textContent?.includes(text)),
        {},
        texts,
      )
    const either = (key: keyof typeof nb.errors) => shows([nb.errors[key], en.errors[key]])
    await page.goto(new URL(stage.url()).origin)
    await shows([nb.unlock.noToken, en.unlock.noToken])
    const tryWith = async (vault: string, server = stage.instance.server.staffUrl) => {
      const other = await startDeskHost({ server: new URL(server), vault, port: 0 })
      await page.goto(other.url)
      await page.type('#passphrase', PASSPHRASE)
      await page.click('button[type=submit]')
      return other
    }
    const damaged = await writeVault(stage.instance.reception, 1)
    writeFileSync(damaged, 'not a vault')
    const first = await tryWith(damaged)
    await either('damaged')
    const mixed = await writeVault(stage.instance.reception, 1)
    const strange = await writeVault(stage.instance.reception, 0)
    writeFileSync(`${mixed}.weeks`, readFileSync(`${strange}.weeks`))
    const second = await tryWith(mixed)
    await either('weeks')
    const good = await writeVault(stage.instance.reception, 1)
    const third = await tryWith(good, 'http://127.0.0.1:9')
    await either('line-refused')
    const changed = await writeVault(stage.instance.reception, 1)
    const fourth = await tryWith(changed)
    await page.waitForSelector('.top-sync:not([data-synced=""])[data-synced]')
    writeFileSync(changed, 'somebody else wrote here')
    await openCase(page, 'K7M2Q4X')
    await either('other-window')
    for (const other of [first, second, third, fourth]) await other.stop()
  })
})
