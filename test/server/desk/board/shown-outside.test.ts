import { createHash } from 'node:crypto'
import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { LAWFUL } from '../../../../client/desk/model/deadlines/notice-days.ts'
import { isShownOutside } from '../../../../client/desk/model/deadlines/shown-outside.ts'
import { clocksIn } from '../../../../client/desk/model/deadlines/work-late.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { clocksOf } from '../../../../client/reporter/form/clocks.ts'
import { nodeTransport } from '../../../../client/shared/node-transport.ts'
import { Visit } from '../../../../client/shared/session/visit.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { never } from '../../../support/run/later.ts'
import type { Instance } from '../../../support/server/instance.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  startInstance,
} from '../../../support/server/instance.ts'

const sha256 = (message: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(message).digest())

describe('the desk and the page of a reporter', () => {
  let instance: Instance
  let clock: Clock
  let desk: Desk
  let visit: Visit

  beforeEach(async () => {
    clock = fakeClock(A_MONDAY + 2 * DAY_MS)
    instance = await startInstance({ clock })
    const report = await deliver(instance)
    desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    visit = new Visit({
      primitives: async () => instance.p,
      random: systemRandom,
      now: instance.now,
      transport: nodeTransport({ server: new URL(instance.server.publicUrl) }),
      root: instance.reception.fingerprint,
      buildDay: 0,
      sha256,
      wait: async () => {},
      later: never,
    })
    visit.useReceipt(report.code)
  })
  afterEach(() => instance.stop())

  const write = (action: Action) => desk.append(desk.cases[0]!.id, jobOf(systemRandom, action))

  /** Whether something was missed by this day, as the desk says it and as the reporter's page does. */
  async function said(): Promise<readonly [boolean, boolean]> {
    await desk.sync()
    await instance.server.tick()
    const today = dayOf(clock.now())
    const [one] = viewDesk(desk, clock.now(), null).cases
    const late = clocksIn(one!, today).some((each) => isShownOutside(each, one!, today))
    const { missed } = clocksOf(await visit.read(true), LAWFUL)
    return [late, missed !== null]
  }

  /** The first of the next `days` days on which both say it; the two never differ. */
  async function firstSaid(days: number): Promise<number | null> {
    for (let day = 0; day <= days; day++) {
      const [late, missed] = await said()
      expect(late, `day ${day}`).to.equal(missed)
      if (late) return day
      clock.advance(DAY_MS)
    }
    return null
  }

  it('W25: say on the same day that nobody has acknowledged the report', async () => {
    // Sent on a Wednesday; the page counts from the Sunday of its week.
    expect(await firstSaid(16)).to.equal(12)
    await write({ kind: 'acknowledge', next: null })
    expect(await said()).to.deep.equal([false, false])
  })

  it('W25: say on the same day that a promised one has passed, until something is told', async () => {
    await write({ kind: 'acknowledge', next: dayOf(clock.now()) + 9 })
    expect(await firstSaid(16)).to.equal(10)
    await write({ kind: 'message', as: 'message', text: 'Vi arbeider.', language: 'nb' })
    expect(await said()).to.deep.equal([false, false])
  })

  it('W25: say on the same day that feedback has not come, and say it again if a case was reopened', async () => {
    await write({ kind: 'acknowledge', next: null })
    // 5 October to 5 January.
    const until = 80
    clock.advance(until * DAY_MS)
    const first = await firstSaid(20)
    expect(until + first!).to.be.within(90, 93)
    const status = (name: 'closed' | 'reopened') =>
      write({ kind: 'status', status: name, text: 'x', language: 'nb', party: 'party', next: null })
    await write({
      ...{ kind: 'closing', outcome: 'partly', findings: '', measures: '', lessons: '' },
    })
    await status('closed')
    expect(await said()).to.deep.equal([false, false])
    await status('reopened')
    clock.advance(until * DAY_MS)
    const again = await firstSaid(20)
    expect(until + again!).to.be.within(89, 93)
  })
})
