import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { DAY_MS, dayOf, weekAt, weekNumber } from '../../../../crypto/days/calendar.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
import { noticesOf } from '../../../support/reception/checkpoints.ts'
import { nextReception, publishNext, without } from '../../../support/reception/lists.ts'
import type { TestReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

describe('a colleague who falls silent', () => {
  let instance: Instance
  let clock: Clock
  let desks: Desk[]
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const roles = ['head', 'reception', 'co-handler', 'auditor'] as const
    instance = await startInstance({ clock, roles, weeks: 14 })
    desks = roles.map((_, index) => testDesk(instance, index))
    await deliver(instance)
  })
  afterEach(() => instance.stop())

  const at = (index: number): Desk => desks[index]!
  const reopen = (index: number, change: Partial<Pick<Desk, 'vault' | 'weeks'>> = {}) => {
    const { vault, weeks } = at(index)
    desks[index] = testDesk(instance, index, { vault, weeks, ...change })
  }
  /** One week, in which these desks are unlocked, synced, and locked again. */
  async function week(...unlocked: readonly number[]): Promise<void> {
    for (const index of unlocked) {
      reopen(index)
      await at(index).sync()
      await at(index).tell('heads')
    }
    clock.advance(7 * DAY_MS)
    await instance.server.tick()
  }
  /** Notices on the desk of a member that is unlocked now. */
  async function seenBy(index: number): Promise<string[]> {
    reopen(index)
    await at(index).sync()
    return noticesOf(at(index))
  }
  async function publish(reception: TestReception): Promise<void> {
    instance = await publishNext(instance, reception)
  }

  it('is named after two full weeks without a word, and by nobody once heard of again', async () => {
    await week(0, 1, 2, 3)
    await week(0, 1, 3)
    expect(await seenBy(0)).to.deep.equal([])
    await week(0, 1, 3)
    expect(await seenBy(0)).to.deep.equal(['silent-colleague m2 1'])
    expect(await seenBy(3)).to.deep.equal(['silent-colleague m2 1'])
    const { notices } = at(0)
    expect(notices[0]).to.deep.include({ title: instance.reception.list.members[2]!.title })
    await week(2)
    expect(await seenBy(0)).to.deep.equal([])
  })

  it('is not one who came back from two weeks of holiday', async () => {
    await week(0, 1, 2, 3)
    await week(0, 1, 3)
    await week(0, 1, 3)
    reopen(2)
    await at(2).sync()
    await at(2).tell('heads')
    expect(await seenBy(0)).to.deep.equal([])
  })

  it('is not named for weeks in which it was the desk itself that was away', async () => {
    await week(0, 1, 2, 3)
    for (let more = 0; more < 5; more++) await week(1, 2, 3)
    expect(await seenBy(0)).to.deep.equal([])
    for (let more = 0; more < 2; more++) await week(0, 2, 3)
    expect(await seenBy(0)).to.deep.equal(['silent-colleague m1 6'])
  })

  it('is not named for weeks whose keys this desk has not', async () => {
    await week(0, 1, 2, 3)
    for (let more = 0; more < 5; more++) await week(1, 2, 3)
    const now = weekAt(clock.now())
    const left = at(0).weeks.weeks.filter((one) => one.week >= now)
    reopen(0, { weeks: { ...at(0).weeks, weeks: left } })
    await at(0).sync()
    expect(noticesOf(at(0))).to.deep.equal([])
    await week(0)
    await week(0)
    expect(await seenBy(0)).to.deep.equal([])
    await week(0)
    const since = weekNumber(now)
    expect(await seenBy(0)).to.deep.equal([1, 2, 3].map((i) => `silent-colleague m${i} ${since}`))
  })

  it('is not one who has just come, nor one who left or is kept out', async () => {
    const { p, reception } = instance
    const all = reception
    const early = nextReception(p, reception, {
      ...without(reception, 'm2'),
      issued: dayOf(clock.now()),
    })
    await publish(early)
    for (let more = 0; more < 4; more++) await week(0, 1, 3)
    expect(await seenBy(0)).to.deep.equal([])
    const { members, channels } = all.list
    await publish(
      nextReception(p, instance.reception, { members, channels, issued: dayOf(clock.now()) }),
    )
    await week(0, 1, 3)
    await week(0, 1, 3)
    expect(await seenBy(0)).to.deep.equal([])
    await week(0, 1, 3)
    expect(await seenBy(0)).to.deep.equal(['silent-colleague m2 5'])
    await at(0).suspend('m2')
    reopen(1)
    await at(1).sync()
    await at(1).suspend('m2')
    expect(await seenBy(0)).to.deep.equal(['suspended m2'])
    await publish(nextReception(p, instance.reception, without(instance.reception, 'm2')))
    expect(await seenBy(0)).to.deep.equal([])
  })

  it('is not looked for where nobody could seal to this desk', async () => {
    await week(0, 1, 2, 3)
    await at(0).stopKeys()
    for (let more = 0; more < 4; more++) await week(0, 1, 2, 3)
    expect(await seenBy(0)).to.deep.equal(['keys-stopped m0'])
  })
})

describe('the number of a week', () => {
  it('is that of ISO 8601, also where the year turns', () => {
    const of = (day: string) => weekNumber(weekAt(Date.parse(`${day}T12:00:00Z`)))
    const days = [
      '2026-12-27',
      '2026-12-28',
      '2027-01-03',
      '2027-01-04',
      '2024-12-30',
      '2023-01-01',
    ]
    expect(days.map(of)).to.deep.equal([52, 53, 53, 1, 1, 52])
  })
})
