import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import {
  ACCESS_ROLES,
  acknowledge,
  caseId,
  codeOf,
  only,
  publishWithout,
  readersOf,
  say,
  told,
} from '../../../support/reception/access-reception.ts'
import {
  copyShelves,
  filesOf,
  openAll,
  reportAs,
  writeMore,
} from '../../../support/reception/need-to-know.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
/** Channel `main` asks m1, then m0; m2, then m3 stand in for them. */
const reception = makeReception(p, {
  today: dayOf(A_MONDAY),
  roles: [...ACCESS_ROLES.slice(0, 3), 'reception', 'custodian'],
  weeks: 6,
  edit: (list) => ({
    ...list,
    channels: [{ id: 'main', members: ['m1', 'm0'], substitutes: ['m2', 'm3'] }],
  }),
})

describe('a report to a channel with substitutes', () => {
  let instance: Instance
  let clock: Clock
  let desks: Desk[]
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, reception })
    desks = [0, 1, 2, 3].map((index) => testDesk(instance, index))
  })
  afterEach(() => instance.stop())

  const at = (index: number): Desk => desks[index]!
  /** Everything that each of the four opens with all their files, after syncing. */
  async function opened(): Promise<(readonly string[])[]> {
    for (const desk of desks) await desk.sync()
    const shelves = await copyShelves(instance)
    return desks.map((desk) => openAll(instance, shelves, filesOf(desk)))
  }
  const letIn = (from: number, who: string) =>
    codeOf(at(from).grant(caseId(at(from)), who, 'reception', ''))

  it('is opened by its members, and with no key of a substitute', async () => {
    await reportAs(instance, 'to all')
    expect(await opened()).to.deep.equal([['report: to all'], ['report: to all'], [], []])
    await syncAndOpen(at(0))
    expect(readersOf(at(0))).to.deep.equal(['m1', 'm0'])
    expect(only(at(0)).access.leftOut).to.deep.equal([])
    expect([await letIn(0, 'm2'), await letIn(0, 'm3')]).to.deep.equal(['done', 'done'])
  })

  it('is opened by a substitute, and with no key of the member who is left out', async () => {
    await reportAs(instance, 'about the head', ['m0'])
    const text = ['report: about the head']
    expect(await opened()).to.deep.equal([[], text, text, []])
    await syncAndOpen(at(1))
    expect(readersOf(at(1))).to.deep.equal(['m1', 'm2'])
    expect([await letIn(1, 'm0'), await letIn(1, 'm3')]).to.deep.equal(['left-out', 'done'])
  })

  it('is opened by the next one where a substitute is left out as well', async () => {
    await reportAs(instance, 'about two', ['m0', 'm2'])
    // The report names the substitute to its readers, as nothing else does.
    const text = ['report: about two', 'report: m2']
    expect(await opened()).to.deep.equal([[], text, [], text])
    await syncAndOpen(at(3))
    expect([await letIn(3, 'm0'), await letIn(3, 'm2')]).to.deep.equal(['left-out', 'left-out'])
  })

  it('grants no access to members whom it left out, though they did not have to step in', async () => {
    await reportAs(instance, 'about the last', ['m3'])
    const text = ['report: about the last', 'report: m3']
    expect(await opened()).to.deep.equal([text, text, [], []])
    await syncAndOpen(at(0))
    expect([await letIn(0, 'm3'), await letIn(0, 'm2')]).to.deep.equal(['left-out', 'done'])
  })

  it('is opened by a substitute for a member who has no key', async () => {
    await at(1).sync()
    await at(1).stopKeys()
    await reportAs(instance, 'to who is there')
    const text = ['report: to who is there']
    expect(await opened()).to.deep.equal([text, [], text, []])
  })

  it('goes on to the substitute who stepped in, whatever its reporter writes', async () => {
    const code = await reportAs(instance, 'about the head', ['m0'])
    for (const index of [1, 2]) await syncAndOpen(at(index))
    await acknowledge(at(1))
    await at(1).sync()
    await instance.server.tick()
    expect(await writeMore(instance, code, 'more')).to.deep.equal(['m1', 'm2'])
    const [none, ...both] = (await opened()).slice(0, 3)
    expect(none).to.deep.equal([])
    for (const texts of both) expect(texts).to.include('follow-up: more')
  })

  it('names the next substitute to grant access once a member no longer reads', async () => {
    await reportAs(instance, 'to all')
    for (const index of [0, 1]) await syncAndOpen(at(index))
    expect(only(at(1)).access.substitute).to.equal(null)
    await at(1).release(caseId(at(1)), 'm0', 'done', '')
    expect(only(at(1)).access.substitute).to.equal('m2')
    expect(await letIn(1, 'm2')).to.equal('done')
    await say(at(1), 'after the change')
    expect(only(at(1)).access.substitute).to.equal(null)
    await syncAndOpen(at(2))
    expect(told(at(2))).to.include.members(['to all', 'after the change'])
    await at(0).sync()
    expect((await opened())[0]).to.not.include('note: after the change')
  })

  it('grants access to no substitute whom its reporter left out before they ever stood in', async () => {
    // The substitute has no key in that week, so only the name tells it.
    await at(2).sync()
    await at(2).stopKeys()
    await reportAs(instance, 'about the substitute', ['m2'])
    for (const index of [0, 1]) await syncAndOpen(at(index))
    expect(readersOf(at(1))).to.deep.equal(['m1', 'm0'])
    expect(only(at(1)).access.leftOut).to.deep.equal(['m2'])
    await at(1).release(caseId(at(1)), 'm0', 'done', '')
    expect(only(at(1)).access.substitute).to.equal('m3')
    expect(await letIn(1, 'm2')).to.equal('left-out')
  })

  it('names the next substitute to grant access once a member has left the reception', async () => {
    await reportAs(instance, 'to all')
    for (const index of [0, 1]) await syncAndOpen(at(index))
    await publishWithout(instance, ['m0'])
    await syncAndOpen(at(1))
    expect(readersOf(at(1))).to.deep.equal(['m1'])
    expect(only(at(1)).access.substitute).to.equal('m2')
  })
})
