import { expect } from 'chai'
import { OPENABLE_WEEKS } from '../../../../client/desk/engine/sync/sync-shelves.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DESK_CATALOGUES } from '../../../../client/texts/desk/catalogue.ts'
import { DAY_MS, weekAt } from '../../../../crypto/days/calendar.ts'
import { makeWraps } from '../../../../crypto/drop/wraps.ts'
import { openBundle, recipientsOf } from '../../../../crypto/keys/keylist.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { saidBy, textsOf } from '../../../support/reception/same-text.ts'
import { rewrapped, spoiled } from '../../../support/server/equivocal.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  postDrop,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

const { en, nb, nn } = DESK_CATALOGUES

/** No bundle of keys. */
const NOISE = systemRandom(50)

describe('a drop that names several readers', () => {
  const clock = fakeClock(A_MONDAY)
  let instance: Instance
  beforeEach(async () => {
    instance = await startInstance({ clock, weeks: 12, roles: ['head', 'reception', 'reader'] })
  })
  afterEach(() => instance.stop())

  async function post(report: SealedReport): Promise<void> {
    const answer = await postDrop(instance, report.request)
    if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`)
  }

  async function synced(index: number, options: Parameters<typeof testDesk>[2] = {}) {
    const desk = testDesk(instance, index, options)
    await desk.sync()
    return desk
  }

  it('brings no warning to anybody if all of them can read it', async () => {
    const code = makeCode(systemRandom, 'ABCDEFG')
    await deliver(instance, { code })
    await deliver(instance, { code: makeCode(systemRandom, 'ABCDEFH'), leftOut: ['m1'] })
    for (const index of [0, 1, 2]) expect(saidBy(await synced(index))).to.deep.equal([])
  })

  it('names, on each desk, the colleague who was sealed another text under the same receipt', async () => {
    const code = makeCode(systemRandom, 'ABCDEFG')
    const leftOut = ['m2']
    await post(rewrapped(instance, { code, text: 'Text A', leftOut }, spoiled(1)))
    await post(rewrapped(instance, { code, text: 'Text B', leftOut }, spoiled(0)))
    const [head, other] = [testDesk(instance, 0), testDesk(instance, 1)]
    await syncAndOpen(head)
    await syncAndOpen(other)
    expect([textsOf(head), textsOf(other)]).to.deep.equal([['Text A'], ['Text B']])
    expect(head.cases[0]!.id).to.equal(other.cases[0]!.id)
    expect(saidBy(head)).to.deep.equal(['unread-by Member 1'])
    expect(saidBy(other)).to.deep.equal(['unread-by Member 0'])
    for (const { warnings } of [nb, nn, en]) expect(warnings['unread-by']).to.contain('{name}')
  })

  it('says so as soon as it is shown, however many came; of a closed case, right after that', async () => {
    await post(rewrapped(instance, { text: 'closed' }, spoiled(1)))
    const before = await synced(0)
    await syncAndOpen(before)
    const [{ id } = { id: '' }] = before.cases
    await before.append(id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    const closed = { kind: 'status', status: 'closed', text: '', language: 'nb', next: null }
    await before.append(id, jobOf(systemRandom, closed as Parameters<typeof jobOf>[1]))
    for (let i = 0; i < 70; i++) await deliver(instance)
    await post(rewrapped(instance, { text: 'open' }, spoiled(1)))
    const desk = testDesk(instance, 0)
    const told: string[][] = []
    await desk.sync(
      () => {},
      null,
      () => {
        const some = desk.cases.filter(({ warnings }) => warnings.length > 0)
        told.push(some.map(({ report }) => String(report?.content.answers.what)).sort())
      },
    )
    expect(told).to.deep.equal([['open'], ['closed', 'open']])
  })

  it('says so still when the desk is opened again from what it kept, without the keys', async () => {
    await post(rewrapped(instance, {}, spoiled(1)))
    const cache = new MemoryCache()
    const before = await synced(0, { cache })
    await before.keepCache()
    const hiding = meddled(staffTransport(instance), (request) =>
      request === `GET ${PATH.deskWeeklyKeys}`
        ? () => ({ status: 200, body: new Uint8Array(0) })
        : null,
    )
    const { vault, weeks } = before
    const after = await synced(0, { cache, vault, weeks, transport: hiding })
    expect(saidBy(after)).to.deep.equal(['unread-by Member 1'])
  })

  it('names the member to whom it is sealed though it leaves that member out', async () => {
    const report = rewrapped(instance, { leftOut: ['m2'] }, (wraps, { id, contentKey, week }) => {
      const { p, reception } = instance
      const keys = Array.from({ length: 8 }, (_, i) => {
        return reception.members[i]?.weeks.find((one) => one.week === week)?.publicKey ?? null
      })
      const place = { instance: reception.list.instance, week, id }
      const made = makeWraps(p, place, contentKey, keys)
      wraps.set(made[2]!, 2 * SIZE.wrap)
    })
    await post(report)
    for (const index of [0, 1]) expect(saidBy(await synced(index))).to.deep.equal(['beyond'])
    const hidden = await synced(2)
    expect(hidden.cases[0]!.warnings.map(({ kind }) => kind)).to.include('forwarded')
  })

  it('is not checked while the server hides the keys of its week, and is once it gives them', async () => {
    await post(rewrapped(instance, {}, spoiled(1)))
    let hides = true
    const transport = meddled(staffTransport(instance), (request) =>
      hides && request === `GET ${PATH.deskWeeklyKeys}`
        ? () => ({ status: 200, body: new Uint8Array(0) })
        : null,
    )
    const cache = new MemoryCache()
    const desk = await synced(0, { transport, cache })
    expect(saidBy(desk)).to.deep.equal(['no-keys'])
    await desk.keepCache()
    hides = false
    const { vault, weeks } = desk
    expect(saidBy(await synced(0, { transport, cache, vault, weeks }))).to.deep.equal([
      'unread-by Member 1',
    ])
  })

  it('is not fetched again because it could not be checked: that would tell who opened it', async () => {
    const report = rewrapped(instance, {}, spoiled(1))
    await post(report)
    let fetched = ''
    const transport = meddled(staffTransport(instance), (request, _, { body }) => {
      if (request === `POST ${PATH.deskDropsFetch}`) fetched += toHex(body!)
      return request === `GET ${PATH.deskWeeklyKeys}` ? () => ({ status: 200, body: NOISE }) : null
    })
    const cache = new MemoryCache()
    const desk = await synced(0, { transport, cache })
    expect([saidBy(desk), fetched.includes(toHex(report.id))]).to.deep.equal([['no-keys'], true])
    await desk.keepCache()
    fetched = ''
    await desk.sync()
    expect([saidBy(desk), fetched]).to.deep.equal([['no-keys'], ''])
    clock.advance(7 * (OPENABLE_WEEKS + 2) * DAY_MS)
    await instance.server.tick()
    const { vault, weeks } = desk
    const later = await synced(0, { transport, cache, vault, weeks })
    await later.keepCache()
    // By now no desk fetches any drop of that week.
    fetched = ''
    const kept = { vault: later.vault, weeks: later.weeks }
    const again = await synced(0, { transport, cache, ...kept })
    expect([saidBy(again), fetched]).to.deep.equal([['no-keys'], ''])
  })

  it('does not become too old to be checked while the server hides the keys', async () => {
    await post(rewrapped(instance, {}, spoiled(1)))
    const transport = meddled(staffTransport(instance), (request) =>
      request === `GET ${PATH.deskWeeklyKeys}` ? () => ({ status: 200, body: NOISE }) : null,
    )
    const desk = await synced(0, { transport })
    for (let week = 0; week < 7; week++) {
      clock.advance(7 * DAY_MS)
      await instance.server.tick()
      await desk.sync()
      expect(saidBy(desk), `week ${week}`).to.deep.equal(['no-keys'])
    }
  })

  it('accuses nobody where it names a key that is nobody’s, or somebody’s elsewhere', async () => {
    const { p, reception } = instance
    const week = weekAt(clock.now())
    const keys = openBundle(p, reception.list, week, reception.bundles.get(week)!)
    const [head, member, reader] = recipientsOf(p, reception.list, keys, 'main')
    const strangers = [
      { ...member!, id: systemRandom(16) },
      { ...member!, position: 3 },
    ]
    for (const [i, stranger] of strangers.entries()) {
      const code = makeCode(systemRandom, `ABCDEF${i + 2}`)
      await deliver(instance, { code, to: [head!, reader!, stranger] })
    }
    for (const index of [0, 2])
      expect(saidBy(await synced(index))).to.deep.equal(['not-as-named', 'not-as-named'])
  })

  it('is not checked where it names a key list that never was', async () => {
    await post(rewrapped(instance, { draft: { listHash: systemRandom(32) } }, spoiled(1)))
    expect(saidBy(await synced(0))).to.deep.equal(['no-list'])
  })

  it('is shown with each of its texts where one letter comes with two', async () => {
    const code = makeCode(systemRandom, 'ABCDEFG')
    const messageId = systemRandom(16)
    for (const text of ['Text A', 'Text B', 'Text A'])
      await deliver(instance, { code, draft: { messageId }, text })
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    expect(textsOf(desk).sort()).to.deep.equal(['Text A', 'Text B'])
    expect(saidBy(desk)).to.deep.equal(['two-reports', 'two-texts'])
  })

  it('is checked for five weeks, and is called not checked after that', async () => {
    await post(rewrapped(instance, {}, spoiled(1)))
    const weeks = async (count: number) => {
      for (let i = 0; i < count; i++) {
        clock.advance(7 * DAY_MS)
        await instance.server.tick()
      }
    }
    await weeks(5)
    expect(saidBy(await synced(0))).to.deep.equal(['unread-by Member 1'])
    await weeks(1)
    expect(saidBy(await synced(0))).to.deep.equal(['not-checked'])
  })

  it('brings a warning in one case to which two first reports belong, and in two with one reference', async () => {
    const code = makeCode(systemRandom, 'ABCDEFG')
    await deliver(instance, { code, text: 'Text A' })
    await deliver(instance, { code, text: 'Text B' })
    for (const index of [0, 1]) expect(saidBy(await synced(index))).to.deep.equal(['two-reports'])
    await deliver(instance, { code: makeCode(systemRandom, 'ABCDEFG') })
    for (const index of [0, 1])
      expect(saidBy(await synced(index)).sort()).to.deep.equal([
        ...['same-reference', 'same-reference', 'two-reports'],
      ])
  })

  it('has the keys fetched once an unlocking, whatever lies on the shelf', async () => {
    const asked: string[] = []
    const transport = meddled(staffTransport(instance), (request) => {
      if (request === `GET ${PATH.deskWeeklyKeys}`) asked.push(request)
      return null
    })
    const desk = await synced(0, { transport })
    expect(asked).to.have.length(1)
    await deliver(instance)
    await desk.sync()
    expect([asked.length, desk.cases.length, saidBy(desk).length]).to.deep.equal([1, 1, 0])
  })
})
