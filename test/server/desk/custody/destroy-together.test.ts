import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import { identityStream } from '../../../../client/desk/model/log/stream.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  agreeToPurge,
  caseId,
  codeOf,
  only,
  readersOf,
} from '../../../support/reception/access-reception.ts'
import { forceRecord, forceRelease } from '../../../support/reception/force-record.ts'
import {
  filesOf,
  opensWithoutWeeks,
  reportAs,
  writeMore,
} from '../../../support/reception/need-to-know.ts'
import { RawLog } from '../../../support/reception/raw-log.ts'

const p = await loadSodium()
/**
 * m0 head, m1 and m2 reception, who read channel `main`; m3 follow-up manager, m4 custodian, m5
 * reception, m6 co-handler, m7 reader.
 */
const reception = accessReception(p, 6, ['reception', 'co-handler', 'reader'])
const REPORT = 'report: the report'
const NAME = 'identity: Kari Nordmann'

describe('members who write raw records together', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)

  async function openedCase(): Promise<string> {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    return caseId(at(0))
  }

  /** The identity stream of the first epoch, as a desk holds it. */
  function firstIdentity({ stream, identity }: Case) {
    const first = identityStream(p, stream!, stream!.epochs[0]!)
    return identity.find(({ caseKey }) => equal(caseKey, first.caseKey)) ?? first
  }

  const purgedBy = (desk: Desk): Entry => {
    return { kind: 'purged', text: '', reporter: only(desk).report!.signer }
  }

  it('destroy nobody’s keys if they may not purge: helpers, a custodian, one of reception who only reads', async () => {
    const id = await openedCase()
    await at(0).grant(id, 'm3', 'follow-up-manager', '')
    await at(0).grant(id, 'm5', 'reader', '')
    await at(0).grant(id, 'm6', 'co-handler', '')
    await at(0).sync()
    const { stream } = only(at(0))
    const log = new RawLog(on.instance, stream!)
    const beside = new RawLog(on.instance, firstIdentity(only(at(0))))
    const victims = ['m0', 'm1', 'm2']
    for (const author of [3, 4, 5, 6, 7]) {
      for (const member of victims) {
        await log.write(author, { kind: 'holding', member })
        if (author !== 3) await log.write(author, log.releaseOf(author, member, 'conflict').entry)
      }
      for (const member of ['m5', 'm7']) {
        await log.write(author, { kind: 'granted', member, as: 'reception', text: '' })
      }
      await log.write(author, { kind: 'purged', text: 'all of it' })
      await beside.write(author, purgedBy(at(0)))
    }
    for (const member of victims) {
      await log.release(3, member, 'conflict', { to: [], reception: at(0).reception! })
    }
    for (const author of [3, 4, 5, 6, 7]) await log.write(author, { kind: 'purged', text: '' })
    for (const author of [3, 5]) await beside.write(author, purgedBy(at(0)))
    await sync(0, 1, 2)
    for (const index of [0, 1, 2]) expect(await opens(at(index)), `m${index}`).to.include(REPORT)
    expect(at(0).shut.map(({ why, by }) => [why, by])).to.deep.equal([['conflict', 'm3']])
  })

  it('destroy nobody’s keys under a hold, though both may purge, as long as it is on', async () => {
    const id = await openedCase()
    await at(0).grant(id, 'm3', 'follow-up-manager', '')
    await at(2).setHold(id, true, 'the police asked')
    await sync(0)
    const log = new RawLog(on.instance, only(at(0)).stream!)
    const beside = new RawLog(on.instance, firstIdentity(only(at(0))))
    for (const author of [0, 1]) {
      await log.write(author, { kind: 'holding', member: 'm2' })
      await log.write(author, { kind: 'purged', text: 'all of it' })
      await beside.write(author, purgedBy(at(0)))
    }
    await log.release(1, 'm2', 'conflict', { to: ['m0', 'm1'], reception: at(0).reception! })
    for (const author of [0, 1]) await log.write(author, { kind: 'purged', text: '' })
    const backup = filesOf(at(2))[0]!
    await sync(2, 0, 1)
    for (const index of [0, 1, 2]) expect(await opens(at(index)), `m${index}`).to.include(REPORT)
    const restored = testDesk(on.instance, 2, backup)
    await restored.sync()
    expect(await opens(restored)).to.include(REPORT)
    expect(await codeOf(at(2).agree(id))).to.equal('held')
  })

  it('lend no right to purge beside the log to one who was never granted access', async () => {
    const id = await openedCase()
    await at(0).grant(id, 'm3', 'follow-up-manager', '')
    await sync(3)
    const beside = firstIdentity(only(at(3)))
    await at(3).declare(id, false, '')
    await at(3).release(id, 'm2', 'conflict', 'they know each other')
    await new RawLog(on.instance, beside).write(5, purgedBy(at(0)))
    await sync(2)
    expect(await opens(at(2))).to.include(REPORT)
    expect(at(2).shut.map(({ why }) => why)).to.deep.equal(['conflict'])
  })

  it('make no helper’s word enough to grant access to somebody who may purge', async () => {
    const id = await openedCase()
    await at(0).grant(id, 'm3', 'follow-up-manager', '')
    await at(0).grant(id, 'm5', 'reader', '')
    await syncAndOpen(at(3))
    expect(await codeOf(at(3).grant(id, 'm5', 'reception', ''))).to.equal('role')
    expect(viewDesk(at(3), on.clock.now(), null).cases[0]?.gives).to.not.include('reception')
    const more: Entry = { kind: 'granted', member: 'm5', as: 'reception', text: '' }
    await forceRecord(on.instance, at(3), 3, () => more)
    await forceRecord(on.instance, at(3), 5, () => ({ kind: 'purged', text: '' }))
    await sync(0, 1)
    for (const index of [0, 1, 3]) expect(await opens(at(index))).to.include(REPORT)
    expect(only(at(0)).access.readers.find(({ member }) => member === 'm5')?.as).to.equal('reader')
    // If no reader may purge, a helper grants access to somebody who may.
    for (const member of ['m0', 'm1', 'm2']) await at(3).release(id, member, 'done', '')
    expect(await codeOf(at(3).grant(id, 'm1', 'reception', ''))).to.equal('done')
  })
})

describe('a purge', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)

  async function withName(): Promise<string> {
    const code = await reportAs(on.instance, 'the report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await sync(4)
    return caseId(at(0))
  }

  it('by one with later access reaches a member revoked before, by a colleague whom they know', async () => {
    const id = await withName()
    await at(0).release(id, 'm2', 'done', '')
    await at(0).grant(id, 'm5', 'reception', '')
    await syncAndOpen(at(5))
    await agreeToPurge(at(0))
    await at(5).purge(id, 'done with')
    await sync(2)
    expect(await opens(at(2))).to.include(REPORT)
    await sync(0, 2)
    for (const index of [0, 2]) expect(await opens(at(index))).to.not.include(REPORT)
  })

  it('reaches a custodian whom nobody asked, though a hold was on before', async () => {
    const id = await withName()
    await at(0).setHold(id, true, 'the police asked')
    await at(0).setHold(id, false, '')
    expect(await opens(at(4))).to.include(NAME)
    await agreeToPurge(at(1))
    await at(0).purge(id, 'done with')
    await sync(4)
    expect(await opens(at(4))).to.not.include(NAME)
  })

  it('destroys no keys before the end of a hold is told, and says where it could not be', async () => {
    const id = await withName()
    await at(0).askIdentity(id, 'to protect them')
    await at(2).setHold(id, true, 'the police asked')
    await sync(4, 1, 0)
    await at(0).setHold(id, false, '')
    await agreeToPurge(at(2))
    await at(0).purge(id, 'done with')
    const transport = meddled(staffTransport(on.instance), (request) =>
      request === `POST ${PATH.deskRecords}` ? 'lose-request' : null,
    )
    const cut = testDesk(on.instance, 1, { ...filesOf(at(1))[0]!, transport })
    expect(await codeOf(cut.sync())).to.equal('offline')
    expect(await opens(cut)).to.include(REPORT)
    const again = testDesk(on.instance, 1, filesOf(cut)[0]!)
    await again.sync()
    expect(await opens(again)).to.not.include(REPORT)
    await sync(4)
    expect(await opens(at(4))).to.not.include(NAME)
  })
})

describe('what one member did to the access of another', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const taken = (desk: Desk) => viewDesk(desk, on.clock.now(), null).taken
  const lines = (desk: Desk) => taken(desk).map(({ by, member, why }) => [by, member, why])

  async function openedCase(): Promise<string> {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', '')
    await syncAndOpen(at(3))
    return caseId(at(0))
  }

  it('stands at the top of the head’s desk until the head has seen it, whatever day and reason it names', async () => {
    await openedCase()
    await forceRelease(on.instance, at(3), 3, { member: 'm2', why: 'left', day: 1 })
    await sync(0)
    expect(lines(at(0))).to.deep.equal([['m3', 'm2', 'left']])
    await at(0).markRead(taken(at(0)).map(({ mark }) => mark))
    expect(lines(at(0))).to.deep.equal([])
    const again = testDesk(on.instance, 0, filesOf(at(0))[0]!)
    await again.sync()
    expect(lines(again)).to.deep.equal([])
    // The vault keeps nothing of a case that no longer exists.
    await sync(1)
    await agreeToPurge(at(1))
    await again.purge(caseId(again), 'done with')
    expect(again.vault.read).to.deep.equal([])
  })

  it('comes not undone by words from before a second suspension', async () => {
    const id = await openedCase()
    const suspend = async () => {
      for (const by of [0, 1]) await at(by).suspend('m2')
      await sync(0, 1)
    }
    const aWeekLater = async () => {
      on.clock.advance(8 * DAY_MS)
      await on.instance.server.tick()
    }
    await suspend()
    for (const by of [0, 1]) await at(by).reinstate(id, 'm2', 'the laptop was found')
    await aWeekLater()
    await suspend()
    await aWeekLater()
    await sync(0, 1)
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm3'])
    for (const by of [0, 1]) await at(by).reinstate(id, 'm2', 'found again')
    await sync(0)
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
  })
})
