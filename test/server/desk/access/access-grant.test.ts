import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import {
  accessReception,
  caseId,
  codeOf,
  epochsOf,
  only,
  readersOf,
  say,
  told,
} from '../../../support/reception/access-reception.ts'
import { copyShelves, filesOf, openAll, reportAs } from '../../../support/reception/need-to-know.ts'
import { FIRST_STOP, STRIDE } from '../../../support/run/scale.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p)

/** How often the log says that somebody's keys were sent. */
const timesSent = (desk: Desk): number =>
  only(desk).timeline.filter((item) => item.kind === 'entry' && item.entry.kind === 'keys-sent')
    .length

describe('a member who is granted access', () => {
  let instance: Instance
  let clock: Clock
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, reception })
  })
  afterEach(() => instance.stop())

  /** Desk 0, whose envelopes no server gets. */
  async function cutShort(): Promise<Desk> {
    const transport = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.drops}` ? 'lose-request' : null,
    )
    const desk = testDesk(instance, 0, { transport })
    await syncAndOpen(desk)
    await say(desk, 'first epoch')
    return desk
  }

  it('is named before they can read anything, wherever the desk that grants access is stopped', async () => {
    let whole = false
    let stopAt = FIRST_STOP
    for (; !whole; stopAt += STRIDE) {
      await instance.stop()
      instance = await startInstance({ clock, reception })
      let left = Number.POSITIVE_INFINITY
      const transport = meddled(staffTransport(instance), () =>
        left-- > 0 ? null : stopAt % 2 === 0 ? 'lose-request' : 'lose-answer',
      )
      const stopped = testDesk(instance, 0, { transport })
      await reportAs(instance, 'the report')
      await syncAndOpen(stopped)
      await stopped.release(caseId(stopped), 'm2', 'done', 'out')
      left = stopAt
      await codeOf(stopped.grant(caseId(stopped), 'm3', 'co-handler', 'in'))
      whole = left > 0
      const what = `stopped after ${stopAt} requests`
      const early = testDesk(instance, 3)
      await early.sync()
      const colleague = testDesk(instance, 1)
      await colleague.sync()
      const isNamed = readersOf(colleague).includes('m3')
      if (early.cases.length > 0) expect(isNamed, what).to.equal(true)
      await say(colleague, 'after')
      const late = testDesk(instance, 3)
      await late.sync()
      const shown = late.cases.length === 0 ? [] : told(late)
      expect(shown, what).to.deep.equal(isNamed ? told(colleague) : [])
      expect(timesSent(colleague), what).to.equal(isNamed ? 1 : 0)
      if (isNamed) expect(epochsOf(p, late), what).to.equal(2)
    }
    expect(stopAt).to.be.greaterThan(8)
  })

  it('stands there without keys until a colleague, not asked, has sent them', async () => {
    await reportAs(instance, 'the report')
    const desk = await cutShort()
    expect(await codeOf(desk.grant(caseId(desk), 'm3', 'co-handler', 'in'))).to.equal('offline')
    const waiting = (one: Desk) =>
      only(one).access.readers.flatMap(({ member, waits }) => (waits ? [member] : []))
    expect(waiting(desk)).to.deep.equal(['m3'])
    const newcomer = testDesk(instance, 3)
    await newcomer.sync()
    expect(newcomer.cases).to.deep.equal([])
    const colleagues = [testDesk(instance, 1), testDesk(instance, 2)] as const
    await Promise.all(colleagues.map((one) => one.sync()))
    await colleagues[0].sync()
    expect(waiting(colleagues[0])).to.deep.equal([])
    expect(timesSent(colleagues[0])).to.equal(1)
    await syncAndOpen(newcomer)
    await say(newcomer, 'here I am')
    await colleagues[1].sync()
    expect(told(colleagues[1]).slice(-1)).to.deep.equal(['here I am'])
  })

  it('opens nothing that comes after, if they are revoked while their keys are on the way', async () => {
    await reportAs(instance, 'the report')
    const desk = await cutShort()
    await codeOf(desk.grant(caseId(desk), 'm3', 'co-handler', 'in'))
    const other = testDesk(instance, 2)
    let armed = true
    const inner = staffTransport(instance)
    const late = testDesk(instance, 0, {
      transport: {
        request: async (method, path, options) => {
          if (armed && path === PATH.drops) {
            armed = false
            await other.sync()
            await other.release(caseId(other), 'm3', 'done', 'out')
          }
          return inner.request(method, path, options)
        },
      },
    })
    await late.sync()
    expect(armed).to.equal(false)
    await late.sync()
    await say(late, 'after')
    expect(readersOf(late)).to.deep.equal(['m0', 'm1', 'm2'])
    const newcomer = testDesk(instance, 3)
    await newcomer.sync()
    const opened = openAll(instance, await copyShelves(instance), filesOf(newcomer))
    expect(opened).to.include('granted: in').and.to.not.include('note: after')
  })
})
