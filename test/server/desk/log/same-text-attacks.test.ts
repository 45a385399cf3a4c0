import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { evidenceOf } from '../../../../client/desk/model/files/evidence.ts'
import { waitsForText } from '../../../../client/desk/model/log/drops.ts'
import { DAY_MS, weekAt } from '../../../../crypto/days/calendar.ts'
import { sealBlock } from '../../../../crypto/drop/blocks.ts'
import { encodeLongText } from '../../../../crypto/drop/long-text.ts'
import type { Recipient, Role } from '../../../../crypto/keys/keylist.ts'
import { newWeekKeyPair, recipientId } from '../../../../crypto/keys/keys.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { concat, systemRandom, toHex, u32be, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { noble } from '../../../../crypto/primitives/noble.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import {
  contentOf,
  meddled,
  staffTransport,
  syncAndOpen,
  testDesk,
} from '../../../support/desk/desk-core.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { nextReception, publishNext } from '../../../support/reception/lists.ts'
import { saidBy, textsOf } from '../../../support/reception/same-text.ts'
import { deliverFiles, TestRoom } from '../../../support/server/case-files.ts'
import { rewrapped, spoiled } from '../../../support/server/equivocal.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  postDrop,
  type ReportOptions,
  reportOf,
  type SealedReport,
  sealReport,
  sha256,
  startInstance,
} from '../../../support/server/instance.ts'

const ROLES: readonly Role[] = ['head', 'reception', 'reception', 'custodian', 'custodian']
/** Positions of the custodians. */
const [KARI, OLA] = [3, 4]

describe('who tries to have two members read two texts', () => {
  const clock = fakeClock(A_MONDAY)
  let instance: Instance
  afterEach(() => instance.stop())

  async function start(database: 'sqlite' | 'postgres' = 'sqlite'): Promise<void> {
    instance = await startInstance({ clock, weeks: 12, roles: ROLES, database })
  }

  async function post({ request }: SealedReport): Promise<void> {
    const answer = await postDrop(instance, request)
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  }

  const send = (options: ReportOptions, position: number) =>
    post(rewrapped(instance, options, spoiled(position)))

  async function opened(index: number, p: Primitives = instance.p): Promise<Desk> {
    const desk = testDesk({ ...instance, p }, index)
    await syncAndOpen(desk)
    return desk
  }

  const codeOf = (reference: string) => makeCode(systemRandom, reference)

  for (const database of ['sqlite', 'postgres'] as const) {
    it(`is named over a server on ${database}, by a desk on either engine`, async () => {
      await start(database)
      const code = codeOf('ABCDEFG')
      await send({ code, text: 'Text A', leftOut: ['m2'] }, 1)
      await send({ code, text: 'Text B', leftOut: ['m2'] }, 0)
      for (const p of [instance.p, noble]) {
        const [head, other, leftOut] = [await opened(0, p), await opened(1, p), await opened(2, p)]
        expect([textsOf(head), saidBy(head)]).to.deep.equal([['Text A'], ['unread-by Member 1']])
        expect([textsOf(other), saidBy(other)]).to.deep.equal([['Text B'], ['unread-by Member 0']])
        expect(leftOut.cases).to.deep.equal([])
      }
    })
  }

  it('is not named where each report names one member: that is how leaving out looks', async () => {
    await start()
    const code = codeOf('ABCDEFG')
    await deliver(instance, { code, text: 'Text A', leftOut: ['m1', 'm2'] })
    await deliver(instance, { code, text: 'Text B', leftOut: ['m0', 'm2'] })
    const [head, other] = [await opened(0), await opened(1)]
    expect([textsOf(head), saidBy(head)]).to.deep.equal([['Text A'], []])
    expect([textsOf(other), saidBy(other)]).to.deep.equal([['Text B'], []])
  })

  it('warns who got both reports of one receipt, and nobody who got one of them', async () => {
    await start()
    const code = codeOf('ABCDEFG')
    await deliver(instance, { code, text: 'Text A', leftOut: ['m2'] })
    await deliver(instance, { code, text: 'Text B', leftOut: ['m1', 'm2'] })
    const [head, other, leftOut] = [await opened(0), await opened(1), await opened(2)]
    expect([textsOf(head).sort(), saidBy(head)]).to.deep.equal([
      ...[['Text A', 'Text B'], ['two-reports']],
    ])
    // To this desk the second one is a report from which its member was left out.
    expect([textsOf(other), saidBy(other)]).to.deep.equal([['Text A'], []])
    expect(leftOut.cases).to.deep.equal([])
  })

  it('warns of one reference in both cases, only on the desks that have both', async () => {
    await start()
    await deliver(instance, { code: codeOf('ABCDEFG'), leftOut: ['m2'] })
    await deliver(instance, { code: codeOf('ABCDEFG'), leftOut: ['m1', 'm2'] })
    const [head, other, leftOut] = [await opened(0), await opened(1), await opened(2)]
    expect(head.cases.map(({ warnings }) => warnings.map(({ kind }) => kind))).to.deep.equal([
      ...[['same-reference'], ['same-reference']],
    ])
    expect([other.cases.length, saidBy(other)]).to.deep.equal([1, []])
    expect(leftOut.cases).to.deep.equal([])
  })

  it('is named in a later letter as well, also on the desk that gets it from the log', async () => {
    await start()
    const code = codeOf('ABCDEFG')
    await deliver(instance, { code, text: 'The report' })
    await syncAndOpen(testDesk(instance, 0))
    await send({ code, drop: reportOf('More of it', 'follow-up') }, 1)
    const other = testDesk(instance, 1)
    await other.sync()
    expect(textsOf(other)).to.deep.equal(['The report'])
    for (const index of [0, 1, 2]) {
      const desk = await opened(index)
      const what = [textsOf(desk), saidBy(desk)]
      expect(what, `desk ${index}`).to.deep.equal([
        ...[['The report', 'More of it'], ['unread-by Member 1']],
      ])
    }
  })

  it('is named where a name goes to two custodians', async () => {
    await start()
    const code = codeOf('ABCDEFG')
    await deliver(instance, { code })
    const week = weekAt(clock.now())
    const to = [KARI, OLA].map((position): Recipient => {
      const { publicKey } = instance.reception.members[position]!.weeks.find(
        (one) => one.week === week,
      )!
      const id = recipientId(instance.p, publicKey)
      const member = instance.reception.list.members[position]!
      return { member, position, publicKey, id }
    })
    const content = contentOf('letter-identity', { name: 'Kari' })
    const draft = { boardKey: null }
    await send({ code, to, drop: { kind: 'identity', content }, draft }, OLA)
    await deliver(instance, { code, to, drop: { kind: 'identity', content }, draft })
    expect(saidBy(await opened(KARI))).to.deep.equal(['unread-by Member 4'])
    expect(saidBy(await opened(OLA))).to.deep.equal([])
    expect(saidBy(await opened(0))).to.deep.equal([])
  })

  it('is named whichever week the body states of those that a desk opens', async () => {
    await start()
    clock.advance(7 * DAY_MS)
    await instance.server.tick()
    const week = weekAt(clock.now())
    for (const [i, stated] of [week - 1, week, week + 1].entries()) {
      const code = codeOf(`ABCDEF${i + 2}`)
      const report = rewrapped(instance, { code, week: stated, leftOut: ['m2'] }, spoiled(1))
      // The server is told another week than the body states, and cannot see that.
      const told = concat(report.request.slice(0, SIZE.sealedDrop), u32be(week))
      const echo = report.request.slice(SIZE.sealedDrop + 4)
      await post({ ...report, request: concat(told, echo) })
    }
    const three = ['unread-by Member 1', 'unread-by Member 1', 'unread-by Member 1']
    expect(saidBy(await opened(0))).to.deep.equal(three)
    expect((await opened(1)).cases).to.deep.equal([])
  })

  it('shows no other text where the server and who knows the key of its blocks make one', async () => {
    await start()
    const words = (text: string) => text.repeat(2000)
    const { manifest } = await deliverFiles(instance, [], { text: words('Text A. ') })
    const { p, reception } = instance
    const other = encodeLongText({ what: words('Text B. ') })
    expect(other).to.have.length(manifest.text!.size)
    const place = { instance: reception.list.instance, streamKey: manifest.key, index: 0 }
    const forged = sealBlock(p, { ...place, total: manifest.blocks }, other)
    const lying = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.blocksFetch}` ? () => ({ status: 200, body: forged }) : null,
    )
    const deceived = testDesk(instance, 0, { transport: lying })
    await syncAndOpen(deceived)
    expect([textsOf(deceived), textsOf(await opened(1))]).to.deep.equal([
      ...[[undefined], [words('Text A. ')]],
    ])
    expect(deceived.cases.map(({ report }) => report && waitsForText(report))).to.deep.equal([true])
  })

  it('hands out no other file either, and the log says nothing of one', async () => {
    await start()
    const file = { name: 'notat.txt', bytes: utf8('File A') }
    const { manifest } = await deliverFiles(instance, [file])
    const { p, reception } = instance
    const place = { instance: reception.list.instance, streamKey: manifest.key, index: 0 }
    const forged = sealBlock(p, { ...place, total: manifest.blocks }, utf8('File B'))
    const lying = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.blocksFetch}` ? () => ({ status: 200, body: forged }) : null,
    )
    const [head, other] = [await opened(0), await opened(1)]
    const rowOf = (desk: Desk) => {
      const [one] = viewDesk(desk, clock.now(), clock.now()).cases
      return { caseId: one!.id, row: evidenceOf(one!)[0]! }
    }
    const said: (string | null)[] = []
    for (const [desk, transport] of [[head, lying] as const, [other] as const]) {
      await desk.sync()
      const { caseId, row } = rowOf(desk)
      const room = new TestRoom(instance, desk, transport)
      said.push(await room.open(caseId, row.key))
    }
    expect(said).to.deep.equal(['other-file', null])
    await head.sync()
    for (const desk of [head, other])
      expect(rowOf(desk).row.sums).to.deep.equal([toHex(sha256(utf8('File A')))])
  })

  it('is named where a report states an older key list, whose key a member has lost', async () => {
    await start()
    const { p, reception } = instance
    // Stated on the day of the newer list, which is the reporter's word, it does not look outdated.
    const report = sealReport(instance, { leftOut: ['m2'] })
    const members = reception.members.map((member, i) =>
      i !== 1
        ? member
        : {
            ...member,
            weeks: member.weeks.map(({ week }) => newWeekKeyPair(p, systemRandom, week)),
          },
    )
    instance = await publishNext(instance, nextReception(p, { ...reception, members }))
    await post(report)
    await deliver(instance, { leftOut: ['m2'] })
    const [head, other] = [await opened(0), await opened(1)]
    expect([head.cases.length, saidBy(head)]).to.deep.equal([2, ['old-key Member 1']])
    expect([other.cases.length, saidBy(other)]).to.deep.equal([1, []])
  })

  it('is looked for once: a desk that is unlocked again makes no wrap again', async () => {
    await start()
    await send({ leftOut: ['m2'] }, 1)
    await deliver(instance)
    let made = 0
    const counting: Primitives = {
      ...instance.p,
      kemEncapsulate: (...args) => {
        made += 1
        return instance.p.kemEncapsulate(...args)
      },
    }
    const cache = new MemoryCache()
    const desk = testDesk({ ...instance, p: counting }, 0, { cache })
    await desk.sync()
    expect(made).to.equal(16)
    await desk.sync()
    await desk.keepCache()
    expect(made).to.equal(16)
    const { vault, weeks } = desk
    const again = testDesk({ ...instance, p: counting }, 0, { cache, vault, weeks })
    await again.sync()
    expect([made, saidBy(again)]).to.deep.equal([16, ['unread-by Member 1']])
  })
})
