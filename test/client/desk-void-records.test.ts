import { expect } from 'chai'
import type { Desk } from '../../client/desk/core/desk.ts'
import { loadSodium } from '../../crypto/sodium.ts'
import { AccessDesks } from '../support/access-desks.ts'
import { accessHouse, caseId, only, publishWithout, readersOf } from '../support/access-house.ts'
import { syncAndOpen } from '../support/desk-core.ts'
import { opensWithoutWeeks, reportAs } from '../support/need-to-know.ts'
import { RawLog } from '../support/raw-log.ts'

const p = await loadSodium()
/**
 * m0 head, m1 and m2 reception, who read channel `main`; m3 follow-up manager, m4 custodian, m5
 * reception.
 */
const house = accessHouse(p, 6, ['reception'])
const REPORT = 'report: the report'

describe('a record that counted for nothing when it was written', () => {
  const on = new AccessDesks(house)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)
  const promote = () => publishWithout(on.instance, [], 1, { m3: 'reception' })

  /** A case into which m3 was let in as what they may not do by their role. */
  async function openedCase(): Promise<RawLog> {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).grant(caseId(at(0)), 'm3', 'reception', '')
    await sync(0)
    return new RawLog(on.instance, only(at(0)).stream!)
  }

  it('purges nothing once its author may purge', async () => {
    const log = await openedCase()
    await log.write(3, { kind: 'purged', text: 'all of it' })
    await sync(0, 1)
    await promote()
    await sync(0, 1)
    for (const index of [0, 1]) expect(await opens(at(index)), `m${index}`).to.include(REPORT)
    // By the list that gives them the right they may.
    await sync(3)
    await at(3).declare(caseId(at(3)), false, '')
    await at(3).purge(caseId(at(3)), 'done with')
    await sync(1)
    expect(await opens(at(1))).to.not.include(REPORT)
  }).timeout(60_000)

  it('lets nobody in as reception once its author may keep the case', async () => {
    const log = await openedCase()
    await log.write(3, { kind: 'granted', member: 'm5', as: 'reception', text: '' })
    await sync(0, 1)
    await promote()
    await sync(0, 1)
    expect(readersOf(at(0))).to.not.include('m5')
  }).timeout(60_000)
})

describe('a purge', () => {
  const on = new AccessDesks(house)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)

  it('destroys no keys under a hold that was put on since, nor after it', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await sync(0)
    const log = new RawLog(on.instance, only(at(0)).stream!)
    await log.write(1, { kind: 'purged', text: 'all of it' })
    await log.write(2, { kind: 'hold', on: true, text: 'the police asked' })
    await sync(0)
    expect(await opens(at(0))).to.include(REPORT)
    await at(0).setHold(caseId(at(0)), false, '')
    await sync(2)
    expect(await opens(at(2))).to.include(REPORT)
    await at(0).purge(caseId(at(0)), 'done with')
    await sync(2)
    expect(await opens(at(2))).to.not.include(REPORT)
  }).timeout(60_000)
})
