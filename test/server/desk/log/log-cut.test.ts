import { expect } from 'chai'
import { postGrant } from '../../../../client/desk/engine/post/envelope.ts'
import { type Epoch, nextSequence } from '../../../../client/desk/model/log/stream.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen } from '../../../support/desk/desk-core.ts'
import {
  accessReception,
  agreeToPurge,
  caseId,
  codeOf,
  notes,
  only,
  say,
} from '../../../support/reception/access-reception.ts'
import { squat, staffOf } from '../../../support/reception/force-record.ts'
import { LongLife } from '../../../support/reception/long-life.ts'
import { opensWithoutWeeks, reportAs, writeMore } from '../../../support/reception/need-to-know.ts'

const p = await loadSodium()
const reception = accessReception(p)

describe('a log of which the server lost the record that revoked somebody', () => {
  const on = new LongLife(reception)
  const { at } = on
  let code: Awaited<ReturnType<typeof reportAs>>
  /** A key that m1 keeps. */
  let old: Epoch

  beforeEach(async () => {
    code = await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await syncAndOpen(at(1))
    await say(at(0), 'one')
    old = only(at(0)).stream!.epochs[0]!
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', 'please')
    await at(0).release(caseId(at(0)), 'm1', 'conflict', 'a friend')
  })

  /** @param all what was written after it as well */
  async function lose(all: boolean) {
    const from = on.recordWith(0, ({ kind }) => kind === 'released')
    const records = [...only(at(0)).stream!.records.values()]
    const gone = all ? records.filter(({ sequence }) => sequence >= from.sequence) : [from]
    for (const { id } of gone) {
      const lost = await on.instance.server.ctx.db('records').where('id', Buffer.from(id)).delete()
      expect(lost).to.equal(1)
    }
    await on.instance.server.tick()
  }
  const rowsUnderOldKey = () => on.openedBehind({ epoch: old, sequence: 0 })

  it('takes nothing more from a desk that has seen more of it, neither from a person nor by itself', async () => {
    await say(at(0), 'two')
    await at(0).sync()
    await lose(true)
    const later = await on.synced(0)
    const before = await rowsUnderOldKey()
    expect(only(later).warnings.map(({ kind }) => kind)).to.include('shortened')
    await writeMore(on.instance, code, 'later letter')
    await on.instance.server.tick()
    await later.sync()
    expect(await codeOf(say(later, 'three'))).to.equal('withheld')
    expect(await rowsUnderOldKey()).to.deep.equal(before)
  })

  /** A desk that has seen more of the log than the server has. */
  async function withMore() {
    await say(at(0), 'two')
    await at(0).sync()
    await lose(true)
    return on.synced(0)
  }

  it('is ended by a member who says that it is to be, though nothing else is written', async () => {
    const desk = await withMore()
    const id = caseId(desk)
    expect(await codeOf(desk.purge(id, 'lost'))).to.equal('open-place')
    expect(await opensWithoutWeeks(on.instance, desk)).to.include('report: the report')
    await at(2).sync()
    await agreeToPurge(at(2))
    expect(await codeOf(desk.purge(id, 'lost', true))).to.equal('done')
    await on.instance.server.tick()
    await at(2).sync()
    for (const one of [desk, at(2)]) {
      expect(await opensWithoutWeeks(on.instance, one)).to.not.include('report: the report')
    }
  })

  it('is taken from a reader by a member who says so, under a new key, and takes nothing else', async () => {
    const desk = await withMore()
    const id = caseId(desk)
    const before = await rowsUnderOldKey()
    const letGo = (anyway: boolean) => codeOf(desk.release(id, 'm1', 'conflict', '', anyway))
    expect(await letGo(false)).to.equal('open-place')
    expect(await rowsUnderOldKey()).to.deep.equal(before)
    expect(await letGo(true)).to.equal('done')
    expect(await rowsUnderOldKey()).to.deep.equal([...before, 'released'])
    expect(await codeOf(say(desk, 'three'))).to.equal('withheld')
    expect(await codeOf(desk.grant(id, 'm3', 'reader', ''))).to.equal('withheld')
    // A member who has not seen more of it goes on under the new key.
    await on.instance.server.tick()
    await syncAndOpen(at(2))
    await say(at(2), 'from here')
    expect(await rowsUnderOldKey()).to.deep.equal([...before, 'released'])
  })

  it('is left by who says that they are not impartial', async () => {
    const desk = await withMore()
    const id = caseId(desk)
    expect(await codeOf(desk.declare(id, true, ''))).to.equal('open-place')
    expect(await codeOf(desk.declare(id, true, '', true))).to.equal('done')
    expect(await opensWithoutWeeks(on.instance, desk)).to.not.include('report: the report')
  })

  it('takes nothing more from a desk that never saw it, once a reader wrote under the next key', async () => {
    await say(at(0), 'two')
    await lose(false)
    const desk = at(3)
    await desk.sync()
    expect(notes(desk)).to.deep.equal(['m0: one'])
    const before = await rowsUnderOldKey()
    expect(await codeOf(desk.declare(caseId(desk), false, '', true))).to.equal('withheld')
    expect(await codeOf(desk.declare(caseId(desk), true, ''))).to.equal('open-place')
    expect(await rowsUnderOldKey()).to.deep.equal(before)
  })

  it('cannot be feigned by a revoked member, with a key that they made up', async () => {
    const made = { epoch: 7, key: systemRandom(SIZE.key) as Epoch['key'] }
    const { stream } = only(at(0))
    const content = { caseKey: stream!.caseKey, epoch: made.epoch, epochKey: made.key }
    await postGrant(staffOf(on.instance, 1), async () => at(0).reception!, 'm0', content)
    await squat(on.instance, 1, made, nextSequence(stream!), { kind: 'note', text: 'mine' })
    await at(0).sync()
    expect(await codeOf(say(at(0), 'two'))).to.equal('done')
  })
})
