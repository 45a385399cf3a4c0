import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { SyncProgress } from '../../../../client/desk/rpc/answers.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { codeOf } from '../../../support/reception/access-reception.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

describe('a sync that a person stops', () => {
  let instance: Instance

  before(async () => {
    const clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, weeks: 8 })
    for (const text of ['en', 'to']) await deliver(instance, { text })
    const colleague = testDesk(instance, 0)
    await syncAndOpen(colleague)
    for (const { id } of colleague.cases) {
      await colleague.append(id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    }
    await colleague.tell('heads')
    const own = testDesk(instance, 1)
    await syncAndOpen(own)
    await own.sync()
    // Long enough for the keys of the first weeks to have had their time, and for silence to count.
    clock.advance(5 * 7 * DAY_MS)
    await deliver(instance, { text: 'tre' })
    await colleague.sync()
    await colleague.tell('heads')
    remembered = own.vault
  })
  after(() => instance.stop())
  let remembered: Desk['vault']

  const fresh = () => testDesk(instance, 1, { vault: remembered })
  const weeksOf = (desk: Desk) => desk.weeks.weeks.map(({ week }) => week)
  const stateOf = (desk: Desk) => ({
    ...viewDesk(desk, instance.now(), 0),
    weeks: weeksOf(desk),
    drops: desk.vault.drops.length,
    heads: desk.vault.heads?.length,
  })

  /** Sync until the progress of this number, in its order, asks to be stopped. */
  async function stopped(desk: Desk, at: number): Promise<void> {
    const stop = new AbortController()
    let seen = 0
    const tell = () => {
      if (seen++ === at) stop.abort()
    }
    expect(await codeOf(desk.sync(tell, stop.signal)), `at ${at}`).to.equal('stopped')
    expect(seen, `goes on after ${at}`).to.equal(at + 1)
  }

  it('comes to the same after the next one, at whichever batch it was stopped, and destroys no key', async () => {
    const whole = fresh()
    const told: SyncProgress[] = []
    await whole.sync((progress) => told.push(progress))
    const before = weeksOf(fresh())
    expect(weeksOf(whole)).to.have.length.below(before.length)
    expect(new Set(told.map(({ stage }) => stage))).to.have.property('size', 5)
    for (const at of told.slice(0, -1).keys()) {
      const desk = fresh()
      await stopped(desk, at)
      expect(weeksOf(desk), `keys, stopped at ${at}`).to.deep.equal(before)
      await desk.sync()
      expect(stateOf(desk), `stopped at ${at}`).to.deep.equal(stateOf(whole))
    }
  })

  it('has nobody accused of holding anything back before everything was read', async () => {
    const whole = fresh()
    const told: SyncProgress[] = []
    await whole.sync((progress) => told.push(progress))
    const kinds = (desk: Desk) => desk.notices.map(({ kind }) => kind)
    for (const at of told.slice(0, -1).keys()) {
      const desk = fresh()
      await stopped(desk, at)
      expect(kinds(desk), `stopped at ${at}`).to.deep.equal(kinds(whole))
      expect(desk.cases.flatMap(({ warnings }) => warnings)).to.deep.equal([])
    }
  })

  it('leaves what was opened, and goes no further than where it was stopped before it began', async () => {
    const desk = fresh()
    await desk.sync()
    const before = stateOf(desk)
    await deliver(instance, { text: 'fire' })
    expect(await codeOf(desk.sync(() => {}, AbortSignal.abort()))).to.equal('stopped')
    expect(stateOf(desk)).to.deep.equal(before)
    await desk.sync()
    expect(desk.cases).to.have.lengthOf(4)
  })
})
