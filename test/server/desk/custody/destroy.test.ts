import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { epochCommit } from '../../../../crypto/keys/keys.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  caseId,
  codeOf,
  only,
  publishWithout,
  readersOf,
} from '../../../support/reception/access-reception.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import { opensWithoutWeeks, reportAs } from '../../../support/reception/need-to-know.ts'

const p = await loadSodium()
const reception = accessReception(p)

describe('the keys of a case', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const force = (index: number, entry: (key: Uint8Array) => Entry) =>
    forceRecord(on.instance, at(index), index, entry)

  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)

  it('are kept under a hold by a desk whose member a colleague revoked "for a conflict"', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).setHold(caseId(at(0)), true, 'the police asked')
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', 'please')
    await syncAndOpen(at(3))
    await sync(1)
    const backup = structuredClone({ vault: at(1).vault, weeks: at(1).weeks })
    for (const member of ['m0', 'm1', 'm2']) {
      await at(3).release(caseId(at(3)), member, 'conflict', 'they know each other')
    }
    await sync(0, 1, 2)
    for (const index of [0, 1, 2]) expect(await opens(at(index))).to.include('report: the report')
    const restored = testDesk(on.instance, 1, backup)
    await restored.sync()
    expect(await opens(restored)).to.include('report: the report')
  })

  it('are kept by all if a member with access as a reader writes raw records', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).grant(caseId(at(0)), 'm3', 'reader', 'please')
    await syncAndOpen(at(3))
    await force(3, (key) => ({
      ...{ kind: 'released', member: 'm1', why: 'conflict', text: '', epoch: 1 },
      ...{
        commit: epochCommit(p, key, reception.members[3]!.signing.publicKey),
        list: reception.list.hash,
      },
    }))
    await sync(0, 1, 2)
    for (const index of [0, 1, 2]) expect(await opens(at(index))).to.include('report: the report')
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
    expect(only(at(0)).warnings.map(({ kind }) => kind)).to.deep.equal(['no-right'])
  })

  it('are kept from a cache too, whatever a member who only reads wrote, and though the line is cut', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).release(caseId(at(0)), 'm2', 'done', '')
    await at(0).grant(caseId(at(0)), 'm2', 'reader', '')
    await force(2, () => ({ kind: 'purged', text: 'all of it' }))
    const cache = new MemoryCache()
    const desk = testDesk(on.instance, 1, { vault: at(1).vault, cache })
    await desk.sync()
    await desk.keepCache()
    const transport = meddled(staffTransport(on.instance), (request) =>
      request.includes(PATH.deskDrops) ? 'lose-request' : null,
    )
    const cut = testDesk(on.instance, 1, { vault: desk.vault, cache, transport })
    expect(await codeOf(cut.sync())).to.equal('offline')
    expect(only(cut).access.purged).to.equal(null)
    expect(await opens(cut)).to.include('report: the report')
  })

  it('come back to a member who was suspended by two, once a later list names them', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).suspend('m2')
    await at(1).suspend('m2')
    await sync(0, 1)
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm1'])
    on.clock.advance(7 * DAY_MS)
    await on.instance.server.tick()
    await sync(0, 1)
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm1'])
    await publishWithout(on.instance, [], 7)
    await sync(0, 1, 2)
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm2'])
    expect(only(at(2)).waitsForKey).to.equal(false)
  })
})
