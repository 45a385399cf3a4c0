import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { needsSecond } from '../../../../client/desk/model/access/access.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { type Entry, entrySchema } from '../../../../crypto/entries/entry.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  AGREED,
  accessReception,
  agreeToPurge,
  caseId,
  codeOf,
  only,
  publishWithout,
} from '../../../support/reception/access-reception.ts'
import { opensWithoutWeeks, reportAs } from '../../../support/reception/need-to-know.ts'
import { RawLog } from '../../../support/reception/raw-log.ts'

const p = await loadSodium()
/** m0 head, m1 and m2 reception, who read channel `main`; m3 follow-up manager, m4 custodian, m5 reception. */
const reception = accessReception(p, 6, ['reception'])
const REPORT = 'report: the report'
const PURGED: Entry = { kind: 'purged', text: 'all of it' }

describe('a purge', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)
  const agreedIn = (desk: Desk) => only(desk).access.agreed.map(({ member }) => member)
  const warned = (desk: Desk) => only(desk).warnings.map(({ kind }) => kind)

  async function openedCase(leftOut: readonly string[] = []): Promise<RawLog> {
    await reportAs(on.instance, 'the report', [...leftOut])
    for (const index of [0, 1, 2]) await at(index).sync()
    const readers = [0, 1, 2].filter((index) => !leftOut.includes(`m${index}`))
    for (const index of readers) await at(index).declare(caseId(at(index)), false, '')
    await sync(0)
    return new RawLog(on.instance, only(at(0)).stream!)
  }

  it('is proposed by the first member, and destroys every desk’s keys once a second one says the same', async () => {
    await openedCase()
    await at(1).purge(caseId(at(1)), 'kept long enough')
    await sync(0, 2)
    for (const index of [0, 1, 2]) {
      expect(agreedIn(at(index))).to.deep.equal(['m1'])
      expect(await opens(at(index)), `m${index}`).to.include(REPORT)
    }
    // The same member again says nothing new.
    await at(1).purge(caseId(at(1)), 'kept long enough')
    await sync(0)
    expect(at(1).cases).to.have.lengthOf(1)
    await at(0).purge(caseId(at(0)), 'kept long enough')
    await sync(1, 2)
    for (const index of [0, 1, 2]) expect(await opens(at(index))).to.not.include(REPORT)
  })

  it('is not proposed any more once one of them is against it, a hold is put on, or the case is reopened', async () => {
    await openedCase()
    const id = caseId(at(0))
    const reopened = { kind: 'status', status: 'reopened', text: '', next: null } as const
    const ends = [
      () => at(2).refusePurge(id, 'the complaint is not dealt with'),
      () => at(1).refusePurge(id, 'a mistake'),
      async () => {
        await at(2).setHold(id, true, 'the police asked')
        await at(2).setHold(id, false, '')
      },
      () => at(2).append(id, jobOf(systemRandom, reopened)),
    ]
    for (const end of ends) {
      await agreeToPurge(at(1))
      await end()
      await sync(0)
      expect(agreedIn(at(0))).to.deep.equal([])
      expect(needsSecond(only(at(0)).access, 'm0')).to.equal(true)
    }
    for (const index of [0, 1, 2]) expect(await opens(at(index))).to.include(REPORT)
  })

  it('by a changed desk alone is followed by nobody, whatever else that desk writes', async () => {
    const log = await openedCase()
    await log.write(1, AGREED)
    await log.write(1, PURGED)
    await sync(0, 2)
    expect(warned(at(0))).to.deep.equal(['no-right'])
    // It lets the others go, so that nobody who reads could agree.
    for (const member of ['m0', 'm2']) {
      await log.release(1, member, 'done', { to: ['m0', 'm1', 'm2'], reception: at(0).reception! })
    }
    await log.write(1, PURGED)
    await log.write(1, { kind: 'granted', member: 'm5', as: 'reader', text: '' })
    await log.write(5, AGREED)
    await log.write(1, PURGED)
    await log.write(3, AGREED)
    await log.write(1, PURGED)
    await sync(0, 1, 2)
    for (const index of [0, 1, 2]) expect(await opens(at(index)), `m${index}`).to.include(REPORT)
  })

  it('does not count by an agreement that was taken back, that came later, or by one who stepped back', async () => {
    const log = await openedCase()
    await log.write(1, PURGED)
    await log.write(0, AGREED)
    await log.write(2, { kind: 'purge-agreed', on: false, text: 'keep it' })
    await log.write(1, PURGED)
    await log.write(0, AGREED)
    await log.write(0, { kind: 'impartiality', conflict: true, text: '' })
    await log.write(1, PURGED)
    await sync(2)
    expect(await opens(at(2))).to.include(REPORT)
    expect(warned(at(2)).filter((kind) => kind === 'no-right')).to.have.lengthOf(3)
    // The desk has let go of m0, who stepped back: the log goes on under another key.
    const next = new RawLog(on.instance, only(at(2)).stream!)
    await next.write(2, AGREED)
    await next.write(1, PURGED)
    await sync(2)
    expect(await opens(at(2))).to.not.include(REPORT)
  })

  it('counts alone where nobody else could agree: the reporter left the others out, or a list took their role', async () => {
    await openedCase(['m1', 'm2'])
    expect(only(at(0)).access.seconds).to.deep.equal(['m0'])
    await at(0).purge(caseId(at(0)), 'kept long enough')
    expect(at(0).cases).to.deep.equal([])
    await on.startAnew()
    on.desks = reception.members.map((_, index) => testDesk(on.instance, index))
    await openedCase()
    await publishWithout(on.instance, [], 1, { m1: 'reader', m2: 'reader' })
    await sync(0, 1, 2)
    expect(only(at(0)).access.seconds).to.deep.equal(['m0'])
    await at(0).purge(caseId(at(0)), 'kept long enough')
    await sync(1, 2)
    for (const index of [0, 1, 2]) expect(await opens(at(index))).to.not.include(REPORT)
  })

  it('does not count while a hold is on, though nobody else could agree', async () => {
    const log = await openedCase(['m1', 'm2'])
    await log.write(0, { kind: 'hold', on: true, text: 'a complaint' })
    await log.write(0, PURGED)
    await sync(0)
    expect(await opens(at(0))).to.include(REPORT)
    expect(only(at(0)).access.purged).to.equal(null)
  })

  it('goes by no older list that names fewer who could agree', async () => {
    await publishWithout(on.instance, [], 1, { m1: 'reader', m2: 'reader' })
    const old = on.instance.reception.list.hash
    await sync(0)
    const fewer = at(0).reception!.list.hash
    expect(fewer).to.not.deep.equal(old)
    await publishWithout(
      { ...on.instance, reception: { ...on.instance.reception, list: at(0).reception!.list } },
      [],
      1,
      { m1: 'reception', m2: 'reception' },
    )
    const log = await openedCase()
    await log.write(0, { ...PURGED, list: fewer })
    await sync(1, 2)
    for (const index of [1, 2]) expect(await opens(at(index))).to.include(REPORT)
  })

  it('is offered as a proposal, and refused where the colleague took theirs back meanwhile', async () => {
    await openedCase()
    await agreeToPurge(at(1))
    await sync(0)
    const [one] = viewDesk(at(0), on.clock.now(), null).cases
    expect(one?.access.agreed.map(({ text }) => text)).to.deep.equal(['agreed'])
    expect(needsSecond(one!.access, 'm0')).to.equal(false)
    expect(needsSecond(one!.access, 'm1')).to.equal(true)
    await at(1).refusePurge(caseId(at(1)), 'a mistake')
    // The desk looks at the log first: it proposes, and destroys nothing.
    expect(await codeOf(at(0).purge(caseId(at(0)), 'kept long enough'))).to.equal('done')
    expect(agreedIn(at(0))).to.deep.equal(['m0'])
    expect(await codeOf(at(0).refusePurge(caseId(at(0)), 'x'))).to.equal('done')
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', '')
    await syncAndOpen(at(3))
    for (const work of [at(3).purge(caseId(at(3)), 'x'), at(3).refusePurge(caseId(at(3)), 'x')]) {
      expect(await codeOf(work)).to.equal('role')
    }
  })

  it('has an agreement of this form alone', () => {
    const read = (entry: unknown) => () => decodeJson(entrySchema, encodeJson(entry))
    expect(read({ ...AGREED, list: new Uint8Array(32) })).to.not.throw()
    for (const bad of [
      { on: 1 },
      { text: 'x'.repeat(1001) },
      { list: new Uint8Array(31) },
      { reporter: new Uint8Array(32) },
    ]) {
      expect(read({ ...AGREED, ...bad })).to.throw(CryptoError)
    }
  })
})
