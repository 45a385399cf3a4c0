import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { overviewOf } from '../../../../client/desk/engine/figures/overview-view.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import {
  type CountedEntry,
  countedJob,
  droppedFor,
  publishedReports,
  toldYears,
} from '../../../../client/desk/model/figures/annual-told.ts'
import { job } from '../../../../client/desk/model/log/append-job.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import {
  meddled,
  staffTransport,
  syncAndOpen,
  testDesk,
  withoutRows,
} from '../../../support/desk/desk-core.ts'
import { codeOf, say } from '../../../support/reception/access-reception.ts'
import {
  acknowledgeIn,
  begunIn,
  filesOf,
  makeYear,
  NOW,
  toldBy,
  YEAR,
} from '../../../support/reception/annual-desk.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'
import { withoutListed, withoutPlace } from '../../../support/server/listing.ts'

const p = await loadSodium()

/** In the order in which a year is told. */
const inOrder = ({ cases }: Desk): Case[] => [...cases].sort((a, b) => (a.id < b.id ? -1 : 1))

/** The member by whom each case is counted. */
const counted = (desk: Desk) =>
  inOrder(desk).map((one) => publishedReports([one]).get(YEAR)?.author.id ?? null)

const dueOn = (desk: Desk) => overviewOf(desk, null, NOW).due

describe('a year of which one case cannot be counted', () => {
  const reception = makeReception(p, {
    today: dayOf(A_MONDAY),
    roles: ['head', 'head', 'reception'],
    edit: (list) => ({ ...list, channels: [{ id: 'main', members: ['m0', 'm2'] }] }),
  })
  let instance: Instance
  let desks: Desk[]
  const at = (index: number) => desks[index]!

  /** The second head is let into all; into the last as `as`. */
  async function start(as: 'reader' | 'co-handler'): Promise<void> {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
    for (let n = 0; n < 6; n++) await deliver(instance)
    desks = [0, 1, 2].map((index) => testDesk(instance, index))
    await syncAndOpen(at(0))
    for (const one of inOrder(at(0))) {
      await acknowledgeIn(at(0), one)
      const isLast = one.id === inOrder(at(0)).at(-1)!.id
      await at(0).grant(one.id, 'm1', isLast ? as : 'co-handler', '')
    }
    for (const desk of [at(1), at(2)]) await syncAndOpen(desk)
    await at(0).sync()
  }
  afterEach(() => instance.stop())

  for (const [who, as] of [
    ['was let go of it', 'co-handler'],
    ['only reads it', 'reader'],
  ] as const) {
    it(`is told without that one by a head who ${who}`, async () => {
      await start(as)
      const last = inOrder(at(1)).at(-1)!
      if (as === 'co-handler') await at(0).release(last.id, 'm1', 'done', '')
      expect(await codeOf(makeYear(at(1)))).to.equal('done')
      expect(toldBy(at(1))?.annual?.total).to.equal(5)
      for (const desk of [at(0), at(2)]) {
        await desk.sync()
        expect(counted(desk)).to.deep.equal(['m1', 'm1', 'm1', 'm1', 'm1', null])
        expect(toldBy(desk)).to.include({ by: 'm1', change: 0, state: 'told' })
        expect(filesOf(desk)).to.equal(filesOf(at(1)))
      }
      expect(await codeOf(makeYear(at(0)))).to.equal('done')
      expect(filesOf(at(0))).to.equal(filesOf(at(1)))
    })
  }

  /** The desk of the second head, which does not get the newest record of the last case. */
  async function kept(): Promise<Desk> {
    const last = inOrder(at(2)).at(-1)!
    const before = new Set(last.stream!.records.keys())
    let isKept = false
    let hidden: ReadonlySet<string> = new Set()
    const transport = meddled(staffTransport(instance), (request) => {
      if (!isKept || !request.includes('/api/desk/records')) return null
      if (request.startsWith('GET')) return withoutListed(hidden)
      return request.includes('fetch') ? withoutRows(hidden, SIZE.record) : withoutPlace(hidden)
    })
    const desk = testDesk(instance, 1, { transport })
    await desk.sync()
    await at(2).append(last.id, jobOf(systemRandom, { kind: 'note', text: 'kept from you' }))
    const now = at(2).cases.find(({ id }) => id === last.id)!.stream!
    const fresh = [...now.records.values()].filter(({ sequence }) => !before.has(sequence))
    hidden = new Set(
      fresh.flatMap(({ content }) => (content.kind === 'opened' ? [toHex(content.record.id)] : [])),
    )
    isKept = true
    return desk
  }

  it('leaves no mark where a record is held back, and is told without its case then', async () => {
    await start('co-handler')
    const desk = await kept()
    expect(await codeOf(makeYear(desk))).to.equal('withheld')
    await at(0).sync()
    expect(counted(at(0))).to.deep.equal([null, null, null, null, null, null])
    expect(toldBy(at(0))).to.equal(null)
    expect(dueOn(at(0))).to.deep.equal([YEAR])
    expect(await codeOf(makeYear(desk))).to.equal('done')
    expect(toldBy(desk)?.annual?.total).to.equal(5)
    expect(await codeOf(makeYear(at(0)))).to.equal('done')
    expect(filesOf(at(0))).to.equal(filesOf(desk))
  })
})

describe('a year that was told in some logs, without its figures', () => {
  const received = Date.UTC(YEAR, 11, 6, 10)
  const told = Date.UTC(YEAR, 11, 20, 10)
  const reception = makeReception(p, { today: dayOf(received), roles: ['head', 'head'] })
  let clock: Clock
  let instance: Instance
  let desks: Desk[]
  const at = (index: number) => desks[index]!
  beforeEach(async () => {
    clock = fakeClock(received)
    instance = await startInstance({ clock, reception })
    for (let n = 0; n < 6; n++) await deliver(instance)
    desks = [testDesk(instance, 0), testDesk(instance, 1)]
    for (const desk of desks) await syncAndOpen(desk)
    for (const one of at(0).cases) await acknowledgeIn(at(0), one)
    await at(1).sync()
  })
  afterEach(() => instance.stop())

  /** The first head writes into so many logs, of cases that are all marked, that they are told, and no figures. */
  async function tell(logs: number, change = 0): Promise<void> {
    clock.advance(told - received)
    const begun = { ...begunIn(YEAR), change }
    for (const { id } of inOrder(at(0))) await at(0).append(id, countedJob(begun))
    for (const { id } of inOrder(at(0)).slice(0, logs)) {
      await at(0).append(id, countedJob({ ...begun, state: 'told' }))
    }
  }

  it('is begun to its teller, who counts again, and no case that came after', async () => {
    await deliver(instance)
    await syncAndOpen(at(1))
    const fresh = at(1).cases.find((one) => one.progress.acknowledged === false)!
    await acknowledgeIn(at(1), fresh)
    await tell(2)
    expect(toldBy(at(0))).to.include({ state: 'begun', annual: null })
    expect(dueOn(at(0))).to.deep.equal([YEAR])
    await syncAndOpen(at(0))
    expect(at(0).cases.map(({ id }) => id)).to.include(fresh.id)
    expect(await codeOf(makeYear(at(0)))).to.equal('done')
    await at(1).sync()
    expect(toldBy(at(0))?.annual).to.include({ total: 6, made: dayOf(told) })
    expect(filesOf(at(1))).to.equal(filesOf(at(0)))
    expect(dueOn(at(0))).to.deep.equal([])
    expect(publishedReports(at(0).cases.filter(({ id }) => id === fresh.id)).size).to.equal(0)
  })

  it('is told by no colleague, and not again by its teller if all logs say that it is', async () => {
    await tell(2)
    await at(1).sync()
    expect(await codeOf(makeYear(at(1)))).to.equal('told')
    for (const { id } of inOrder(at(0))) {
      const word = publishedReports(at(0).cases).get(YEAR)!.entry
      await at(0).append(id, countedJob(word))
    }
    expect(toldBy(at(0))).to.include({ state: 'told', annual: null })
    expect(await codeOf(makeYear(at(0)))).to.equal('told')
  })

  it('is corrected by new figures, not by those that the vault has of the same day', async () => {
    await makeYear(at(0))
    const [before] = at(0).vault.annual!
    await at(0).keepInVault((vault) => ({
      ...vault,
      annual: [{ ...before!, made: dayOf(told), total: 5 }],
    }))
    await tell(2, 1)
    expect(await codeOf(makeYear(at(0)))).to.equal('done')
    expect(toldBy(at(0))).to.include({ change: 1, state: 'told' })
    expect(toldBy(at(0))?.annual?.total).to.equal(6)
  })
})

describe('what a log says of a year', () => {
  const word = (entry: CountedEntry) => ({ entry })

  it('is taken back again where it was begun again, and never once it is told', () => {
    const begun = begunIn(YEAR)
    const [first, dropped] = [word(begun), word({ ...begun, state: 'dropped' })]
    expect(droppedFor([first], begun)?.state).to.equal('dropped')
    expect(droppedFor([first, dropped], begun)).to.equal(null)
    expect(droppedFor([first, dropped, first], begun)?.state).to.equal('dropped')
    expect(droppedFor([first, word({ ...begun, state: 'told' })], begun)).to.equal(null)
  })

  it('is of the day on which it was told first, by which the vault knows what did not fit', () => {
    const told: CountedEntry = { ...begunIn(YEAR), state: 'told' }
    const logOn = (day: number) => {
      const record = { author: { id: 'm0' }, day, entry: told }
      const content = { kind: 'opened', counts: true, record }
      return { stream: { records: new Map([[0, { sequence: 0, content }]]) } } as unknown as Case
    }
    const logs = [12, 10, 11].map(logOn)
    const kept = { year: YEAR, made: 10, total: 6, deleted: null, tables: [], medians: [] }
    expect(toldYears(logs, [kept])).to.deep.include.members([
      { year: YEAR, change: 0, state: 'told', annual: kept, by: 'm0', day: 10, text: '' },
    ])
  })
})

describe('the list of cases, once their year is told', () => {
  it('dates each by the last that was done in it', async () => {
    const clock = fakeClock(A_MONDAY)
    const reception = makeReception(p, { today: dayOf(A_MONDAY), roles: ['head'] })
    const instance = await startInstance({ clock, reception })
    await deliver(instance)
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    clock.advance(3 * DAY_MS)
    const latest = () => viewDesk(desk, clock.now(), null).cases[0]!.latest
    await desk.append(desk.cases[0]!.id, countedJob(begunIn(YEAR)))
    expect(counted(desk)).to.deep.equal(['m0'])
    await desk.append(
      desk.cases[0]!.id,
      job(() => ({ kind: 'keys-sent', member: 'm0' })),
    )
    expect(latest()).to.equal(dayOf(A_MONDAY))
    await say(desk, 'looked at again')
    expect(latest()).to.equal(dayOf(A_MONDAY) + 3)
    await instance.stop()
  })
})
