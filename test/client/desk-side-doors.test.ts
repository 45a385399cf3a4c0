import { expect } from 'chai'
import type { Desk } from '../../client/desk/core/desk.ts'
import type { Case } from '../../client/desk/core/fold.ts'
import { DAY_MS } from '../../crypto/calendar.ts'
import { loadSodium } from '../../crypto/sodium.ts'
import { AccessDesks } from '../support/access-desks.ts'
import {
  accessHouse,
  caseId,
  codeOf,
  only,
  publishWithout,
  readersOf,
} from '../support/access-house.ts'
import { syncAndOpen } from '../support/desk-core.ts'
import { forceRecord, forceRelease } from '../support/force-record.ts'
import { reportAs } from '../support/need-to-know.ts'

const p = await loadSodium()
/** m0 head, m1 and m2 reception, m3 follow-up manager, m4 custodian. */
const house = accessHouse(p)

describe('a case that a colleague links as split from another', () => {
  const on = new AccessDesks(house)
  const { at, sync } = on

  function saying(desk: Desk, text: string): Case {
    const found = desk.cases.find(({ report }) =>
      Object.values(report?.content.answers ?? {}).includes(text),
    )
    if (found === undefined) throw new Error(`no case says ${text}`)
    return found
  }

  /** Two cases; m1 may not read the second for one of these reasons, and m2 links the first to it. */
  async function linked(how: 'released' | 'declared' | 'left-out'): Promise<string> {
    await reportAs(on.instance, 'the matter')
    await reportAs(on.instance, 'junk', how === 'left-out' ? ['m1'] : [])
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    const { id } = saying(at(2), 'junk')
    if (how === 'released') await at(2).release(id, 'm1', 'conflict', 'they know each other')
    if (how === 'declared') await at(1).declare(id, true, 'a friend of mine')
    await sync(0, 1, 2)
    const { linkName } = saying(at(2), 'junk')
    const link = { kind: 'linked', case: linkName!, how: 'split', text: '' } as const
    const { stream } = saying(at(2), 'the matter')
    await forceRecord(on.instance, at(2), 2, () => link, stream)
    await sync(0, 1, 2)
    return saying(at(0), 'the matter').id
  }

  for (const how of ['released', 'declared', 'left-out'] as const) {
    it(`keeps nobody out who reads it, nor lets them be kept out: ${how} there`, async () => {
      const id = await linked(how)
      await at(0).grant(id, 'm3', 'follow-up-manager', '')
      await at(0).release(id, 'm3', 'done', '')
      await sync(1)
      expect(saying(at(1), 'the matter').waitsForKey).to.equal(false)
      await sync(2)
      await at(2).release(id, 'm1', 'done', '')
      await sync(0)
      expect(await codeOf(at(0).grant(id, 'm1', 'reception', ''))).to.equal('done')
      await sync(1)
      expect(saying(at(1), 'the matter').waitsForKey).to.equal(false)
    })
  }
})

describe('when somebody reads again who was let go against their word', () => {
  const on = new AccessDesks(house)
  const { at, sync } = on
  const releases = () =>
    only(at(0)).access.released.map(({ member, why, by, due }) => [member, why, by, due])

  /** A case that m0 to m2 read, and m3, whose desk may be a changed one. */
  async function openedCase(): Promise<string> {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', '')
    await syncAndOpen(at(3))
    return caseId(at(0))
  }

  async function suspend(index: number): Promise<void> {
    for (const by of [0, 1]) await at(by).suspend(`m${index}`)
    await sync(0, 1)
  }

  /** Until two keep nobody out any more. */
  async function aWeekLater(): Promise<void> {
    on.clock.advance(8 * DAY_MS)
    await on.instance.server.tick()
  }

  for (const list of [new Uint8Array(32).fill(99), undefined]) {
    it(`heeds the next key list, whatever a changed desk says: ${list ? 'list' : 'day'}`, async () => {
      await openedCase()
      const said = { member: 'm2', why: 'suspended', day: 990_000 } as const
      await forceRelease(on.instance, at(3), 3, { ...said, ...(list ? { list } : {}) })
      await sync(0, 1)
      expect(releases()).to.deep.equal([['m2', 'suspended', 'm3', false]])
      await publishWithout(on.instance, [], 1)
      await sync(0, 2)
      expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
      expect(only(at(2)).waitsForKey).to.equal(false)
    })
  }

  it('heeds no list from before they were suspended, though an accomplice names an older one', async () => {
    await openedCase()
    await publishWithout(on.instance, [], 1)
    on.clock.advance(3 * DAY_MS)
    await sync(0, 1, 3)
    for (const by of [0, 1]) await at(by).suspend('m2')
    await forceRelease(on.instance, at(3), 3, { member: 'm2', why: 'suspended' })
    await sync(0, 1)
    await aWeekLater()
    await sync(0, 1)
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm3'])
    expect(releases()).to.deep.equal([['m2', 'suspended', 'm0', false]])
  })

  it('believes nobody who lets themselves go, to come back after they are suspended', async () => {
    await openedCase()
    await sync(2)
    await forceRelease(on.instance, at(2), 2, { member: 'm2', why: 'suspended', day: 1 })
    await sync(2)
    expect(readersOf(at(2))).to.include('m2')
    await suspend(2)
    await aWeekLater()
    await sync(0, 1, 2)
    expect(releases()).to.deep.equal([['m2', 'suspended', 'm0', false]])
  })

  it('does not take an accomplice at their word who let them go for less', async () => {
    const id = await openedCase()
    await forceRelease(on.instance, at(3), 3, { member: 'm2', why: 'done' })
    await suspend(2)
    expect(releases()).to.deep.equal([['m2', 'suspended', 'm0', false]])
    await aWeekLater()
    await sync(0, 1)
    expect(await codeOf(at(1).grant(id, 'm2', 'reception', ''))).to.equal('refused-case')
  })
})
