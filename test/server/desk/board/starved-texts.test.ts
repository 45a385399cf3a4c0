import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { enclose } from '../../../../client/shared/blocks/enclose.ts'
import { DESK_CATALOGUES } from '../../../../client/texts/desk/catalogue.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { uploadSource } from '../../../support/desk/upload-source.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  reportOf,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

const HOUR_MS = 3_600_000
const WEEK_MS = 7 * 24 * HOUR_MS
/** As many as a desk asks for in one sync. */
const FAKES = 64
const REAL = 'Æ, ø og å '.repeat(4000)

describe('a long letter among many that claim text which is nowhere', () => {
  let instance: Instance
  let clock: Clock
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, weeks: 6 })
  })
  afterEach(() => instance.stop())

  /** @param isSent whether its blocks are sent as well */
  async function send(text: string, isSent: boolean): Promise<SealedReport> {
    const drop = reportOf('')
    if (drop.kind !== 'report') throw new Error('no report')
    const content = { ...drop.content, answers: { what: text } }
    const sealed = await enclose(
      uploadSource(instance),
      instance.reception.list.instance,
      content,
      {
        files: [],
      },
    )
    if (isSent) await sealed.upload.run()
    const claimed = { size: 30_000, offset: 0, hash: systemRandom(32) }
    const nowhere = { key: systemRandom(32), blocks: 1, text: claimed, files: [] }
    const manifest = isSent ? sealed.upload.manifest : nowhere
    return deliver(instance, { drop: { kind: 'report', content: { ...sealed.content, manifest } } })
  }
  async function sendFakes(): Promise<void> {
    for (let i = 0; i < FAKES; i++) await send('x'.repeat(20_000), false)
  }
  const caseOf = (desk: Desk, { receipt }: SealedReport) =>
    desk.cases.find(({ id }) => id === toHex(receipt.signer))!
  const isRead = (desk: Desk, report: SealedReport) =>
    caseOf(desk, report).report?.content.answers.what === REAL

  it('is read first where it came first, and later before those that were asked for in vain', async () => {
    const first = await send(REAL, true)
    clock.advance(WEEK_MS)
    await instance.server.tick()
    await sendFakes()
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    expect(isRead(desk, first)).to.equal(true)
    const waits = viewDesk(desk, clock.now(), null).cases.flatMap(({ items }) =>
      items.flatMap((item) => (item.kind === 'drop' ? [item.waits] : [])),
    )
    expect(waits.filter((one) => one)).to.have.lengthOf(FAKES)
    expect([DESK_CATALOGUES.nb.items.textWaits, DESK_CATALOGUES.en.items.textWaits]).to.deep.equal([
      'Det er skrevet mer enn det som står her: Resten ligger hos tjeneren og kunne ikke hentes. Skranken prøver igjen ved neste henting.',
      'More was written than is here: the rest lies on the server, and could not be fetched. The desk tries again at the next sync.',
    ])
    clock.advance(HOUR_MS)
    await instance.server.tick()
    const second = await send(REAL, true)
    await desk.sync()
    expect(isRead(desk, second)).to.equal(true)
  })

  it('is read first where it came first, though the others came into a box so full that they live shorter', async () => {
    await instance.stop()
    instance = await startInstance({ clock, weeks: 6, config: { dropLimit: 150 } })
    const first = await send(REAL, true)
    for (let i = 0; i < 80; i++) await deliver(instance)
    clock.advance(WEEK_MS)
    await instance.server.tick()
    await sendFakes()
    const desk = testDesk(instance, 0)
    await desk.sync()
    expect(isRead(desk, first)).to.equal(true)
  })
})
