import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { chainOf } from '../../../../client/desk/model/log/stream.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { epochCommit } from '../../../../crypto/keys/keys.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  caseId,
  codeOf,
  notes,
  only,
  publishWithout,
  readersOf,
  say,
} from '../../../support/reception/access-reception.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import { filesOf, opensWithoutWeeks, reportAs } from '../../../support/reception/need-to-know.ts'

const p = await loadSodium()
/** m0 head, m1, m2 and m5 reception, m3 follow-up manager, m4 custodian. */
const reception = accessReception(p, 6, ['reception'])
const back = (member: string): Entry => ({ kind: 'reinstated', member, text: '' })

describe('a member whose access was revoked against their word', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const force = (index: number, entry: Entry, day?: number) =>
    forceRecord(on.instance, at(index), index, () => entry, null, day)
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)

  async function openedCase(...more: readonly number[]): Promise<string> {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    for (const index of more) {
      await at(0).grant(caseId(at(0)), `m${index}`, 'reception', '')
      await syncAndOpen(at(index))
    }
    return caseId(at(0))
  }

  describe('for a conflict', () => {
    it('reads again once two others of head and reception say so, all that was written since', async () => {
      const id = await openedCase(3, 5)
      await at(3).release(id, 'm2', 'conflict', 'they know each other')
      await sync(0, 1)
      await say(at(0), 'written since')
      await sync(2)
      expect(at(2).shut[0]).to.deep.include({ by: 'm3', judges: ['m0', 'm1', 'm5'] })
      await at(0).reinstate(id, 'm2', 'they do not')
      await sync(1, 2, 3)
      expect(at(2).cases).to.deep.equal([])
      expect(readersOf(at(3))).to.not.include('m2')
      await at(1).reinstate(id, 'm2', '')
      await sync(0, 2, 3)
      for (const index of [0, 1, 2, 3]) {
        expect(readersOf(at(index)), `m${index}`).to.deep.equal(['m0', 'm1', 'm2', 'm3', 'm5'])
      }
      expect(at(2).shut).to.deep.equal([])
      expect(notes(at(2))).to.deep.equal(['m0: written since'])
      await say(at(2), 'I am back')
    })

    it('does not read again by one, by the revoker, by one who may not purge, or by themselves', async () => {
      const id = await openedCase(3, 5)
      await at(1).release(id, 'm2', 'conflict', '')
      await sync(0, 3, 5)
      await force(1, back('m2'))
      await force(3, back('m2'))
      await force(5, { kind: 'granted', member: 'm2', as: 'reception', text: '' })
      expect(await codeOf(at(1).reinstate(id, 'm2', ''))).to.equal('gone')
      expect(await codeOf(at(3).reinstate(id, 'm2', ''))).to.equal('role')
      await at(0).reinstate(id, 'm2', '')
      await at(0).reinstate(id, 'm2', 'again')
      await sync(0, 5, 2)
      expect(readersOf(at(0))).to.not.include('m2')
      expect(
        only(at(0)).access.released.map(({ reinstated }) => reinstated.map(({ member }) => member)),
      ).to.deep.equal([['m0']])
      expect(await codeOf(at(0).grant(id, 'm2', 'reader', ''))).to.equal('refused-case')
      expect(at(2).cases).to.deep.equal([])
    })

    it('reads again by a new list where no two could say so, and by none from before', async () => {
      const id = await openedCase()
      await at(0).release(id, 'm2', 'conflict', '')
      on.clock.advance(DAY_MS)
      await sync(0, 1)
      expect(readersOf(at(0))).to.deep.equal(['m0', 'm1'])
      await publishWithout(on.instance, [], 1)
      await sync(1, 0, 2)
      expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm2'])
      expect(only(at(2)).waitsForKey).to.equal(false)
    })

    it('does not read again by a new list if two others could say so, unless it leaves out the revoker', async () => {
      const id = await openedCase(3, 5)
      await at(3).release(id, 'm2', 'conflict', '')
      on.clock.advance(DAY_MS)
      await publishWithout(on.instance, [], 1)
      await sync(0, 1, 2)
      expect(readersOf(at(0))).to.not.include('m2')
      expect(at(2).shut).to.have.lengthOf(1)
      await on.startAnew()
      const again = on.instance
      on.desks = reception.members.map((_, index) => testDesk(again, index))
      const next = await openedCase(3, 5)
      await at(3).release(next, 'm2', 'conflict', '')
      await publishWithout(again, ['m3'], 2)
      await sync(0, 2)
      expect(readersOf(at(2))).to.deep.equal(['m0', 'm1', 'm2', 'm5'])
    })

    it('no longer reads it, and reads it again, through many epochs and from a backup', async () => {
      const id = await openedCase(5)
      const backup = structuredClone(filesOf(at(2))[0]!)
      await at(5).release(id, 'm2', 'conflict', '')
      await sync(0, 1)
      await at(0).grant(id, 'm3', 'follow-up-manager', '')
      await syncAndOpen(at(3))
      await at(0).release(id, 'm3', 'done', '')
      await sync(1)
      await at(0).reinstate(id, 'm2', '')
      await at(1).reinstate(id, 'm2', '')
      const restored = testDesk(on.instance, 2, backup)
      await restored.sync()
      expect(readersOf(restored)).to.include('m2')
      expect(only(restored).waitsForKey).to.equal(false)
      expect(chainOf(p, only(restored).stream!).spans).to.have.lengthOf(3)
    })

    it('may agree, and only they: then the desk destroys its keys, though not under a hold', async () => {
      const id = await openedCase()
      expect(await codeOf(at(2).agree(id))).to.equal('gone')
      await at(0).setHold(id, true, 'the police asked')
      await at(0).release(id, 'm2', 'conflict', '')
      await sync(2)
      expect(await codeOf(at(2).agree(id))).to.equal('held')
      expect(await opens(at(2))).to.include('report: the report')
      await at(0).setHold(id, false, '')
      await sync(2)
      await at(2).agree(id)
      expect(at(2).shut).to.deep.equal([])
      expect(await opens(at(2))).to.deep.equal([])
    })

    it('cannot be revoked for a lesser reason, so that one colleague could grant access', async () => {
      const id = await openedCase(5)
      await at(5).release(id, 'm2', 'conflict', '')
      const { running } = chainOf(p, only(at(5)).stream!)
      await forceRecord(on.instance, at(5), 5, (key) => ({
        ...{ kind: 'released', member: 'm2', why: 'done', text: '' },
        ...{
          epoch: running!.epoch + 1,
          commit: epochCommit(p, key, reception.members[5]!.signing.publicKey),
          list: reception.list.hash,
        },
      }))
      expect(only(at(5)).access.released.map(({ why }) => why)).to.deep.equal(['conflict'])
    })
  })

  describe('as suspended', () => {
    async function suspended(): Promise<string> {
      const id = await openedCase(3)
      await at(0).suspend('m2')
      await at(1).suspend('m2')
      await sync(0, 1, 3)
      expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm3'])
      return id
    }

    it('reads again once two say so, and by neither time nor one', async () => {
      const id = await suspended()
      await at(0).reinstate(id, 'm2', 'the laptop was found')
      on.clock.advance(8 * DAY_MS)
      await on.instance.server.tick()
      await sync(0, 1, 3, 2)
      expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm3'])
      expect(await codeOf(at(0).grant(id, 'm2', 'reader', ''))).to.equal('refused-case')
      await force(3, { kind: 'granted', member: 'm2', as: 'reception', text: '' })
      expect(readersOf(at(3))).to.deep.equal(['m0', 'm1', 'm3'])
      await at(3).reinstate(id, 'm2', '')
      await sync(2)
      expect(readersOf(at(2))).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
    })

    it('does not read again while two suspend them, no matter who says so', async () => {
      const id = await suspended()
      await at(0).reinstate(id, 'm2', '')
      await at(1).reinstate(id, 'm2', '')
      await sync(0, 3)
      expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm3'])
      on.clock.advance(8 * DAY_MS)
      await on.instance.server.tick()
      await sync(0)
      expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
    })

    it('does not speak for themselves, with the keys of before', async () => {
      await suspended()
      await force(0, back('m2'))
      const day = dayOf(on.instance.now())
      await forceRecord(on.instance, at(0), 2, () => back('m2'), null, day, 0)
      await sync(1)
      expect(
        only(at(1)).access.released.map((one) => [
          one.reinstated.map(({ member }) => member),
          one.due,
        ]),
      ).to.deep.equal([[['m0'], false]])
    })

    it('reads again where two colleagues say so in the same minute', async () => {
      const id = await suspended()
      on.clock.advance(8 * DAY_MS)
      await on.instance.server.tick()
      await sync(0, 1)
      await Promise.all([at(0).reinstate(id, 'm2', ''), at(1).reinstate(id, 'm2', '')])
      await sync(0, 1, 2)
      expect(readersOf(at(2))).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
      expect(only(at(0)).access.released).to.deep.equal([])
    })
  })
})
