import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { chainOf } from '../../../../client/desk/model/log/stream.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { claimKey } from '../../../../crypto/keys/keys.ts'
import type { ReceiptCode } from '../../../../crypto/keys/receipt.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { accessReception, codeOf } from '../../../support/reception/access-reception.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import { firstOf, madeIn, namesOf, TELLS } from '../../../support/reception/own-cases.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  staffFetch,
  startInstance,
} from '../../../support/server/instance.ts'
import { lyingTransport, without } from '../../../support/server/lies.ts'

const TICK = 900
const p = await loadSodium()
const reception = accessReception(p)

describe('a letter that becomes a case while lists move at ticks', () => {
  let clock: Clock
  let on: Instance
  let desks: Desk[]
  let posted: string[]
  let code: ReceiptCode
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    on = await startInstance({ reception, clock, config: { tick: TICK, cover: 0 } })
    posted = []
    desks = [0, 1, 2].map((index) => testDesk(on, index, { transport: noted() }))
    code = await reportAs(on, 'the report')
    await pass()
    for (const desk of desks) await syncAndOpen(desk)
    await pass()
    for (const desk of desks) await desk.sync()
  })
  afterEach(() => on.stop())

  const noted = () =>
    meddled(staffTransport(on), (request) => {
      if (request.startsWith('POST')) posted.push(request)
      return null
    })
  const at = (index: number) => desks[index]!
  const pass = async () => {
    clock.advance(TICK * 1000 - (clock.now() % (TICK * 1000)))
    await on.server.moveLists()
  }
  const tell = () => deliver(on, { code, drop: TELLS })
  const sent = (path: string) => posted.filter((request) => request === `POST ${path}`).length
  const rows = async () => Number((await on.server.ctx.db('records').count('* as n'))[0]?.n)
  const entriesOf = (desk: Desk) =>
    madeIn(desk)[0]!.timeline.flatMap((one) => (one.kind === 'entry' ? [one.entry.kind] : []))

  it('is claimed once by the desk that made it, which knows its own claim before it is listed', async () => {
    await tell()
    await pass()
    await at(0).sync()
    expect(sent(PATH.drops)).to.equal(1)
    const claimed = await rows()
    await at(0).sync()
    await at(0).sync()
    expect([sent(PATH.drops), await rows()]).to.deep.equal([1, claimed])
    await pass()
    await at(0).sync()
    await at(0).sync()
    expect(madeIn(at(0))).to.have.lengthOf(1)
    expect(entriesOf(at(0))).to.deep.equal(['registered', 'linked'])
    expect(sent(PATH.drops)).to.equal(1)
  })

  it('is one case where two desks make it between two ticks', async () => {
    await tell()
    await pass()
    for (const index of [0, 1, 0, 1]) await at(index).sync()
    expect(sent(PATH.drops)).to.equal(2)
    for (let i = 0; i < 3; i++) {
      await pass()
      for (const desk of desks) await desk.sync()
    }
    const [one, ...more] = madeIn(at(0))
    expect(more).to.deep.equal([])
    for (const desk of desks) {
      expect(namesOf(madeIn(desk))).to.deep.equal([one!.id])
      expect(entriesOf(desk)).to.deep.equal(['registered', 'linked'])
      expect(madeIn(desk)[0]!.warnings).to.deep.equal([])
    }
    expect(sent(PATH.drops)).to.equal(2)
  })

  it('is one case where the report that was claimed first is listed last', async () => {
    await tell()
    await pass()
    // This desk's report comes a tick before the other's; its claim comes after the other's.
    let isEarly = true
    const transport = meddled(noted(), (request) => {
      const isClaim = request === `POST ${PATH.deskRecords}` && sent(PATH.drops) > 0
      return isEarly && isClaim ? 'lose-request' : null
    })
    const { vault, weeks } = at(1)
    desks[1] = testDesk(on, 1, { transport, vault, weeks })
    expect(await codeOf(at(1).sync())).to.equal('offline')
    expect(sent(PATH.drops)).to.equal(1)
    isEarly = false
    await pass()
    await at(0).sync()
    expect(sent(PATH.drops)).to.equal(2)
    // Its own report is listed, the other's is not, and the claim on that is handed back.
    for (let i = 0; i < 3; i++) await at(1).sync()
    expect(madeIn(at(1))).to.deep.equal([])
    for (let i = 0; i < 3; i++) {
      await pass()
      for (const desk of desks) await desk.sync()
    }
    const [one, ...more] = madeIn(at(0))
    expect(more).to.deep.equal([])
    for (const desk of desks) expect(namesOf(madeIn(desk))).to.deep.equal([one!.id])
  })

  it('is made once, where its report is listed late: once the claim on it was read, and not fetched yet', async () => {
    await tell()
    await pass()
    await at(0).sync()
    expect(sent(PATH.drops)).to.equal(1)
    await pass()
    await at(0).sync()
    const [made] = madeIn(at(0))
    const inner = noted()
    const liar = lyingTransport(inner, without([toHex(made!.report!.id)]))
    let hides = true
    const transport: typeof inner = {
      request: (method, path, options) => {
        hides &&= path !== PATH.deskRecordsFetch
        return (hides ? liar : inner).request(method, path, options)
      },
    }
    const { vault, weeks } = at(1)
    const desk = testDesk(on, 1, { transport, vault, weeks })
    await desk.sync()
    expect([hides, sent(PATH.drops)]).to.deep.equal([false, 1])
    await desk.sync()
    expect(madeIn(desk)).to.have.lengthOf(1)
    expect(sent(PATH.drops)).to.equal(1)
  })

  it('waits for a report that a claim names until it can be seen that there is none', async () => {
    const { contentKey } = await tell()
    await pass()
    const { running } = chainOf(p, firstOf(at(2)).stream!)
    const epochKey = claimKey(p, contentKey, running!.key)
    const place = { instance: reception.list.instance, epoch: 0, epochKey, sequence: 0 }
    const entry = { kind: 'drop', drop: systemRandom(32), key: contentKey } as const
    const record = sealRecord(p, systemRandom, place, reception.members[2]!.signing, {
      previous: new Uint8Array(32),
      day: dayOf(on.now()),
      entry,
    })
    const by = reception.members[2]!
    const answer = await staffFetch(on, by, 'POST', PATH.deskRecords, { body: record })
    expect(answer.status, answer.text).to.equal(200)
    await at(0).sync()
    const before = await rows()
    await at(0).sync()
    await pass()
    await at(0).sync()
    expect([await rows(), madeIn(at(0))]).to.deep.equal([before, []])
    await at(0).sync()
    expect(madeIn(at(0))).to.have.lengthOf(1)
    await pass()
    for (const desk of desks) await desk.sync()
    for (const desk of desks) expect(namesOf(madeIn(desk))).to.deep.equal(namesOf(madeIn(at(0))))
    expect(sent(PATH.drops)).to.equal(1)
  })
})
