import { expect } from 'chai'
import type { Page } from 'puppeteer-core'
import type { Desk } from '../../../client/desk/engine/desk.ts'
import { nextSequence } from '../../../client/desk/model/log/stream.ts'
import { enclose } from '../../../client/shared/blocks/enclose.ts'
import { DESK_CATALOGUES, type DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { fill } from '../../../client/texts/wording.ts'
import { makeCode } from '../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { chooseLanguage, openCase, syncDesk } from '../../support/browser/desk-page.ts'
import { type Desks, expectAccessible, startDesks } from '../../support/browser/desk-shell.ts'
import { testDesk } from '../../support/desk/desk-core.ts'
import { uploadSource } from '../../support/desk/upload-source.ts'
import { only } from '../../support/reception/access-reception.ts'
import { squat } from '../../support/reception/force-record.ts'
import { deliver, reportOf, type SealedReport, staffFetch } from '../../support/server/instance.ts'

const LANGUAGES: readonly DeskLanguage[] = ['nb', 'nn', 'en']
const HOUR = 60

describe('what one member or reporter did to stop others, on the head’s desk', () => {
  let desks: Desks
  let page: Page
  let other: Desk
  let report: SealedReport

  before(async () => {
    const channel = { id: 'main', members: ['m0', 'm1'] }
    desks = await startDesks(['head', 'reception'], channel, { recordsPerHour: HOUR })
    const code = makeCode(systemRandom, 'K7M2Q4X')
    report = await deliver(desks.instance, { code, text: 'Den ekte' })
    page = await desks.unlocked(0)
    await openCase(page, 'K7M2Q4X')
    other = testDesk(desks.instance, 1)
    await other.sync()
  })
  after(() => desks.stop())

  const texts = (selector: string) =>
    page.$$eval(selector, (all) => all.map((one) => one.textContent?.trim() ?? ''))

  /** In each language, the page says this once it has synced. */
  async function expectSaid(
    selector: string,
    wanted: (desk: (typeof DESK_CATALOGUES)[DeskLanguage], language: DeskLanguage) => string,
  ): Promise<void> {
    await syncDesk(page)
    for (const language of LANGUAGES) {
      await chooseLanguage(page, language)
      expect(await texts(selector)).to.include(wanted(DESK_CATALOGUES[language], language))
    }
    await chooseLanguage(page, 'nb')
  }

  it('names a squatted place, and one that was passed over', async () => {
    const { epochs, ...stream } = only(other).stream!
    const first = nextSequence(stream)
    await squat(desks.instance, 1, epochs[0]!, first, null)
    await expectSaid('.warnings li', ({ warnings }) => {
      return fill(warnings['broken-record'], { sequence: first + 1 })
    })
    await squat(desks.instance, 1, epochs[0]!, first + 2, { kind: 'note', text: 'ahead' })
    await expectSaid('.warnings li', ({ warnings }) => {
      return fill(warnings.gap, { sequence: first + 2 })
    })
    await expectAccessible(page, 'what somebody squats')
  })

  it('names the member of whom more records came than any desk writes', async () => {
    const member = desks.instance.reception.members[1]!
    let status = 200
    for (let i = 0; i < 2 * HOUR && status === 200; i++) {
      const body = systemRandom(4096)
      status = (await staffFetch(desks.instance, member, 'POST', PATH.deskRecords, { body })).status
    }
    expect(status).to.equal(429)
    const { title } = desks.instance.reception.list.members[1]!
    await expectSaid('#notices p', ({ notices }, language) => {
      return fill(notices['over-quota'], { name: title[language], count: '1' })
    })
  })

  it('says that letters name several boards, and that a text did not come', async () => {
    const { instance } = desks
    const draft = { address: report.receipt.address, boardKey: systemRandom(32) }
    const drop = reportOf('more', 'follow-up')
    if (drop.kind !== 'follow-up') throw new Error('no follow-up')
    const said = { ...drop.content, answers: { what: 'x'.repeat(40_000) } }
    const sealed = await enclose(uploadSource(instance), instance.reception.list.instance, said, {
      files: [],
    })
    // Its blocks are nowhere.
    const text = { size: 40_011, offset: 0, hash: systemRandom(32) }
    const manifest = { key: systemRandom(32), blocks: 1, text, files: [] }
    const content = { ...sealed.content, manifest }
    await deliver(instance, { code: report.code, drop: { ...drop, content }, draft })
    await expectSaid('.warnings li', ({ warnings }) => warnings['many-boards'])
    await expectSaid('.notice', ({ items }) => items.textWaits)
  })
})
