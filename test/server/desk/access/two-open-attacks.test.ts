import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { Answer } from '../../../../client/shared/transport.ts'
import { openDrop } from '../../../../crypto/drop/drop.ts'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import {
  encodeReadingStatement,
  reporterName,
  signReadingStatement,
} from '../../../../crypto/keys/reading-statement.ts'
import { concat, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { deliverKeyPart } from '../../../support/reception/checkpoints.ts'
import { textsOf } from '../../../support/reception/same-text.ts'
import { flipped } from '../../../support/reception/sealing.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'
import {
  type Lie,
  lyingTransport,
  storedDrops,
  withheld,
  without,
} from '../../../support/server/lies.ts'

const TEXT = 'Rektor tok pengene'

describe('K12: who wants to open a report alone, or to keep it shut', () => {
  let instance: Instance
  let desks: [Desk, Desk, Desk, Desk]
  let report: SealedReport
  beforeEach(async () => {
    const roles = ['head', 'reception', 'reception', 'reception'] as const
    instance = await startInstance({ clock: fakeClock(A_MONDAY), roles })
    desks = [0, 1, 2, 3].map((index) => testDesk(instance, index)) as typeof desks
    report = await deliver(instance, { text: TEXT, leftOut: ['m3'], how: 'two' })
    for (const desk of desks) await desk.sync()
  })
  afterEach(() => instance.stop())

  const signing = (index: number) => instance.reception.members[index]!.signing
  const partOf = (desk: Desk, id = report.id) =>
    desk.vault.parts!.find((one) => toHex(one.id) === toHex(id))!.part
  const say = (desk: Desk, yes = true) => desk.answerSealed(desk.sealed[0]!.id, yes)
  /** The others on a desk: who said yes, and whose part does not fit. */
  const saidOn = (desk: Desk) =>
    desk.sealed.map(({ others }) =>
      others.flatMap(({ id, agreed, misfits }) => {
        if (!agreed) return []
        return misfits ? [`${id} misfits`] : [id]
      }),
    )
  /** The ids of the drops with parts that members sent to this one. */
  const sentTo = async (index: number): Promise<string[]> => {
    const { p, reception } = instance
    const { weeks } = reception.members[index]!
    const { position } = reception.list.members[index]!
    return (await storedDrops(instance)).flatMap((stored) => {
      const opened = openDrop(p, reception.list.instance, position, weeks, stored)
      return opened?.body.kind === 'key-part' ? [toHex(opened.id)] : []
    })
  }
  const deskThat = (index: number, lie: Lie) => {
    const { vault, weeks } = desks[index]!
    const transport = lyingTransport(staffTransport(instance), lie)
    return testDesk(instance, index, { transport, vault, weeks })
  }

  it('opens nothing with a part that was changed, and names whose it is', async () => {
    const [first, second, third] = desks
    await deliverKeyPart(instance, signing(0), { drop: report.id, part: flipped(partOf(first), 9) })
    await second.sync()
    expect(saidOn(second)).to.deep.equal([['m0']])
    await say(second)
    expect(second.cases).to.deep.equal([])
    expect(saidOn(second)).to.deep.equal([['m0 misfits']])
    await third.sync()
    await say(third)
    await syncAndOpen(second)
    expect(textsOf(second)).to.deep.equal([TEXT])
  })

  it('opens nothing with a part of another letter, or of another reader', async () => {
    const [first, second, third] = desks
    const other = await deliver(instance, { text: 'Noe annet', leftOut: ['m3'], how: 'two' })
    for (const desk of desks) await desk.sync()
    const swapped = { drop: report.id, part: partOf(first, other.id) }
    const replayed = { drop: report.id, part: partOf(second) }
    await deliverKeyPart(instance, signing(0), swapped)
    await deliverKeyPart(instance, signing(2), replayed)
    const own = second.sealed.find(({ id }) => id === toHex(report.id))!
    await second.answerSealed(own.id, true)
    await second.sync()
    expect(second.cases).to.deep.equal([])
    const one = second.sealed.find(({ id }) => id === own.id)!
    expect(one.others.map(({ id, misfits }) => [id, misfits])).to.deep.equal([
      ['m0', true],
      ['m2', true],
    ])
    await deliverKeyPart(instance, signing(2), { drop: report.id, part: partOf(third) })
    await syncAndOpen(second)
    expect(textsOf(second)).to.deep.equal([TEXT])
  })

  it('takes no part from anybody whom the report does not name', async () => {
    const [first, second] = desks
    const said = { drop: report.id, part: partOf(first) }
    const stranger = newSignKeyPair(instance.p, systemRandom)
    for (const signer of [signing(3), stranger]) await deliverKeyPart(instance, signer, said)
    await say(second)
    await second.sync()
    expect([second.cases, saidOn(second)]).to.deep.equal([[], [[]]])
  })

  it('gives a member who was left out nothing, whatever parts they are handed', async () => {
    const [first, second, , out] = desks
    for (const [index, desk] of [first, second].entries()) {
      await deliverKeyPart(instance, signing(index), { drop: report.id, part: partOf(desk) })
    }
    await out.sync()
    expect([out.cases, out.sealed, out.vault.parts]).to.deep.equal([[], [], undefined])
  })

  it('names what a server lists and holds back, and opens once it is handed over', async () => {
    const [first] = desks
    await say(first)
    const parts = await sentTo(1)
    expect(parts).to.have.length(1)
    const held = deskThat(1, withheld(parts))
    await held.sync()
    await say(held)
    expect(held.cases).to.deep.equal([])
    expect(held.notices.map(({ kind }) => kind)).to.include('withheld-drops')
    const { vault, weeks } = held
    const again = testDesk(instance, 1, { vault, weeks })
    await again.sync()
    await first.sync()
    await syncAndOpen(again)
    expect(textsOf(again)).to.deep.equal([TEXT])
  })

  it('stays shut while a server hides the parts, with who has said yes as far as it shows', async () => {
    const [first] = desks
    await say(first)
    const blind = deskThat(1, without(await sentTo(1)))
    await blind.sync()
    await say(blind)
    expect([blind.cases, saidOn(blind)]).to.deep.equal([[], [[]]])
    // It knows of no yes, and sends no part to anybody.
    await first.sync()
    expect([first.cases, saidOn(first)]).to.deep.equal([[], [['m1']]])
  })

  it('opens nothing of a letter that a server changed anywhere, and counts it', async () => {
    const [first] = desks
    await say(first)
    const places = { wrap: 32 + 40, slip: 9400, part: 9613 + 48 * 1 + 3, body: 12_000 }
    for (const [what, byte] of Object.entries(places)) {
      const change = ({ status, body }: Answer) => {
        const rows = Array.from({ length: body.length / SIZE.sealedDrop }, (_, i) => {
          const row = body.slice(i * SIZE.sealedDrop, (i + 1) * SIZE.sealedDrop)
          const isReport = toHex(row.subarray(0, 32)) === toHex(report.id)
          return isReport ? flipped(row, 8 * byte) : row
        })
        return { status, body: concat(...rows) }
      }
      const lie: Lie = (request) => (request === `POST ${PATH.deskDropsFetch}` ? change : null)
      const transport = lyingTransport(staffTransport(instance), lie)
      const fresh = testDesk(instance, 1, { transport })
      await fresh.sync()
      for (const { id } of fresh.sealed) await fresh.answerSealed(id, true)
      await first.sync()
      await fresh.sync()
      expect(fresh.cases, what).to.deep.equal([])
      expect(
        fresh.notices.map(({ kind }) => kind),
        what,
      ).to.include('broken-drops')
    }
  })

  /** The key messages that open to a member, as their bodies. */
  const keyMessagesTo = async (index: number) => {
    const { p, reception } = instance
    const { weeks } = reception.members[index]!
    const { instance: place, members } = reception.list
    const all = await storedDrops(instance)
    return all.flatMap((stored) => {
      const body = openDrop(p, place, members[index]!.position, weeks, stored)?.body
      return body?.kind === 'key-part' ? [body.content] : []
    })
  }
  /** A yes of a member whose program is not ours, sent to some holders only. */
  const signedYes = (index: number) => {
    const { p, reception } = instance
    const reporter = reporterName(p, report.receipt.signer)
    const one = signReadingStatement(p, reception.list.instance, signing(index), 'opens', reporter)
    return { reporter, statements: [encodeReadingStatement(one)] }
  }

  it('gives a colleague with another program no part after one yes', async () => {
    const [first] = desks
    await say(first)
    await first.sync()
    const told = await keyMessagesTo(1)
    expect(told.map((one) => Object.keys(one))).to.deep.equal([['reporter', 'statements']])
  })

  it('gives it a part once it has signed a yes, and every holder is told whose yes that is', async () => {
    const [first, , third] = desks
    await say(first)
    await deliverKeyPart(instance, signing(1), signedYes(1), ['m2', 'm3'])
    await first.sync()
    expect((await keyMessagesTo(1)).filter((one) => 'part' in one)).to.have.length(1)
    expect(first.sealed[0]!.others.map(({ id, agreed, owes }) => [id, agreed, owes])).to.deep.equal(
      [
        ['m1', true, true],
        ['m2', false, false],
      ],
    )
    await third.sync()
    expect(saidOn(third)).to.deep.equal([['m0', 'm1']])
  })

  it('believes nobody who says that another has said yes', async () => {
    const [first] = desks
    await say(first)
    const { reporter, statements } = signedYes(1)
    const [yes] = statements as [Uint8Array]
    const forged = { reporter, statements: [flipped(yes, 400)] }
    const stranger = newSignKeyPair(instance.p, systemRandom)
    const { p, reception } = instance
    const strange = signReadingStatement(p, reception.list.instance, stranger, 'opens', reporter)
    const byStranger = { reporter, statements: [encodeReadingStatement(strange)] }
    for (const said of [forged, byStranger, signedYes(3)]) {
      await deliverKeyPart(instance, signing(2), said)
    }
    await first.sync()
    expect(saidOn(first)).to.deep.equal([[]])
    expect((await keyMessagesTo(2)).filter((one) => 'part' in one)).to.deep.equal([])
  })

  const endedBy = (index: number) => {
    const { p, reception } = instance
    const { reporter } = signedYes(index)
    const one = signReadingStatement(p, reception.list.instance, signing(index), 'ended', reporter)
    return { reporter, statements: [encodeReadingStatement(one)] }
  }

  it('lets one member end nothing: parts go once two of those who opened it have said so', async () => {
    const third = desks[2]
    // At first the third knows of no other yes than that of the one who ends it.
    await deliverKeyPart(instance, signing(1), signedYes(1))
    await deliverKeyPart(instance, signing(1), endedBy(1))
    await third.sync()
    expect(third.sealed).to.have.length(1)
    await deliverKeyPart(instance, signing(0), signedYes(0))
    // It has not said yes, and ends nothing.
    await deliverKeyPart(instance, signing(2), endedBy(2))
    await third.sync()
    expect(third.sealed).to.have.length(1)
    await deliverKeyPart(instance, signing(0), endedBy(0))
    await third.sync()
    await third.sync()
    expect([third.sealed, third.vault.parts]).to.deep.equal([[], []])
    const { vault, weeks } = third
    const again = testDesk(instance, 2, { vault, weeks })
    await again.sync()
    expect([again.sealed, again.cases, again.vault.parts]).to.deep.equal([[], [], []])
  })
})
