import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { isDueAnew } from '../../../../client/desk/engine/sync/sealed-rows.ts'
import { HEAD, SLOT } from '../../../../client/desk/host/row-slots.ts'
import type { RowFile } from '../../../../client/desk/host/rows.ts'
import type { RowStore } from '../../../../client/desk/wire/ports.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import {
  damagedAt,
  idsInRowFile,
  putRowFile,
  rowBytesIn,
  rowFileIn,
} from '../../../support/desk/row-files.ts'
import { codeOf, notes, only, say } from '../../../support/reception/access-reception.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import { tempFolder } from '../../../support/run/temp.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'
import {
  lyingTransport,
  recordsAt,
  said,
  swallowed,
  without,
} from '../../../support/server/lies.ts'

const TICK = 900
const NONE = new Uint8Array(0)

describe('desks whose lists move at ticks', () => {
  let clock: Clock
  let on: Instance
  let desks: readonly Desk[]
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    on = await startInstance({ clock, weeks: 6, config: { tick: TICK, cover: 48 } })
    desks = [testDesk(on, 0), testDesk(on, 1)]
  })
  afterEach(() => on.stop())

  const at = (index: number) => desks[index]!
  const pass = async () => {
    clock.advance(TICK * 1000 - (clock.now() % (TICK * 1000)))
    await on.server.moveLists()
  }

  it('show a letter at the next tick, and what their member writes at once', async () => {
    await deliver(on)
    await at(0).sync()
    expect(at(0).cases).to.deep.equal([])
    await pass()
    await syncAndOpen(at(0))
    await say(at(0), 'mine')
    expect(notes(at(0))).to.deep.equal(['m0: mine'])
    await at(1).sync()
    expect(notes(at(1))).to.deep.equal([])
    await pass()
    await at(1).sync()
    expect(notes(at(1))).to.deep.equal(['m0: mine'])
    for (const desk of desks) expect(only(desk).warnings).to.deep.equal([])
  })

  it('write behind each other in one tick, by the records that the server hands back', async () => {
    await deliver(on)
    await pass()
    await syncAndOpen(at(0))
    await syncAndOpen(at(1))
    for (const text of ['one', 'two', 'three']) await say(at(0), text)
    await say(at(1), 'four')
    expect(notes(at(1))).to.deep.equal(['m0: one', 'm0: two', 'm0: three', 'm1: four'])
    await pass()
    for (const desk of desks) await desk.sync()
    for (const desk of desks) {
      expect(notes(desk)).to.deep.equal(['m0: one', 'm0: two', 'm0: three', 'm1: four'])
      expect(only(desk).warnings).to.deep.equal([])
    }
  })

  it('warn if what the server took comes to no list, and write it again', async () => {
    await deliver(on)
    await pass()
    for (const desk of desks) await syncAndOpen(desk)
    const swallow = swallowed(PATH.deskRecords)
    let isLying = true
    const lie = (request: string) => (isLying ? swallow(request) : null)
    const { vault, weeks } = at(1)
    const transport = lyingTransport(staffTransport(on), lie)
    const desk = testDesk(on, 1, { transport, vault, weeks })
    await desk.sync()
    await say(desk, 'lost')
    expect(notes(desk)).to.deep.equal(['m1: lost'])
    for (const text of ['one', 'two']) {
      await pass()
      await at(0).sync()
      await say(at(0), text)
      await pass()
      await desk.sync()
    }
    expect(only(desk).warnings.map(({ kind }) => kind)).to.include('hidden-log')
    isLying = false
    for (let i = 0; i < 3; i++) {
      await pass()
      await desk.sync()
    }
    expect(notes(desk)).to.deep.equal(['m0: one', 'm0: two', 'm1: lost'])
    expect(said(desk, 'en')).to.deep.equal([])
    await at(0).sync()
    expect(notes(at(0))).to.deep.equal(notes(desk))
  })

  it('write once what a list shows too late', async () => {
    await deliver(on)
    await pass()
    for (const desk of desks) await syncAndOpen(desk)
    let hidden: readonly string[] = []
    const transport = lyingTransport(staffTransport(on), (request) =>
      request.startsWith('GET') ? without(hidden)(request) : null,
    )
    const { vault, weeks } = at(0)
    const desk = testDesk(on, 0, { transport, vault, weeks })
    await pass()
    await desk.sync()
    const before = await recordsAt(on)
    await say(desk, 'once')
    await pass()
    hidden = (await recordsAt(on)).filter((id) => !before.includes(id))
    await desk.sync()
    for (const text of ['one', 'two', 'three']) {
      await say(at(1), text)
      await pass()
      await desk.sync()
    }
    hidden = []
    await pass()
    await desk.sync()
    await at(1).sync()
    for (const one of [desk, at(1)]) {
      expect(notes(one)).to.deep.equal(['m0: once', 'm1: one', 'm1: two', 'm1: three'])
    }
  })

  it('wait where the server has just started, and lose nothing of what is written', async () => {
    await deliver(on)
    await pass()
    await syncAndOpen(at(0))
    on = await on.restart()
    const { vault, weeks } = at(0)
    const desk = testDesk(on, 0, { vault, weeks })
    expect(await codeOf(desk.sync())).to.equal('not-yet')
    await pass()
    await desk.sync()
    expect(only(desk).warnings).to.deep.equal([])
  })

  /** Without those that every desk fetches again on this day. */
  const notDue = (ids: Iterable<string>) =>
    new Set([...ids].filter((id) => !isDueAnew(id, dayOf(clock.now()))))

  /** A store that tells all its ids at once, as a desk's host does. */
  const tellingIds = (store: RowFile): RowStore => ({
    ...store,
    held: async () => new Set(toHex(await store.ids()).match(/.{64}/g) ?? []),
  })

  /** Unlock the desk of a member over what lies in a folder. @returns it, and the ids of records that it fetched */
  const unlocked = async (index: number, folder: string, given?: RowStore) => {
    const store = given ?? tellingIds(rowFileIn(folder))
    const asked: string[] = []
    const transport = meddled(staffTransport(on), (request, _, { body }) => {
      if (request === `POST ${PATH.deskRecordsFetch}`) asked.push(toHex(body ?? NONE))
      return null
    })
    const desk = testDesk(on, index, { transport, rows: store })
    await desk.sync()
    return { desk, asked, ids: notDue(asked.flatMap((ids) => ids.match(/.{64}/g) ?? [])) }
  }
  /** A case with so many notes that m1 may not read. */
  const caseOfNotes = async (count: number) => {
    await reportAs(on, 'not for m1', ['m1'])
    await pass()
    await syncAndOpen(at(0))
    for (let i = 0; i < count; i++) await say(at(0), `${i}`)
    await pass()
  }

  it('fetch the same, no matter who reads the case', async () => {
    await reportAs(on, 'not for m1', ['m1'])
    await pass()
    await syncAndOpen(at(0))
    for (let i = 0; i < 40; i++) await say(at(0), `${i}`)
    await pass()
    const asked = await Promise.all(
      [0, 1].map(async (index) => {
        const fetched: string[] = []
        const transport = meddled(staffTransport(on), (request, _, { body }) => {
          const isFetch = [PATH.deskRecordsFetch, PATH.deskDropsFetch].some((path) => {
            return request === `POST ${path}`
          })
          if (isFetch) fetched.push(`${request} ${toHex(body ?? NONE)}`)
          return null
        })
        const desk = testDesk(on, index, { transport })
        await desk.sync()
        return { cases: desk.cases.length, fetched }
      }),
    )
    expect(asked.map(({ cases }) => cases)).to.deep.equal([1, 0])
    const fetches = asked.map(({ fetched }) => fetched)
    expect(fetches[0]!.length).to.be.above(1)
    expect(fetches[1]).to.deep.equal(fetches[0])
  })

  it('fetch no record twice, and only those again that are damaged where they are kept', async () => {
    await caseOfNotes(10)
    const folder = tempFolder('rows')
    expect((await unlocked(1, folder)).asked).to.have.lengthOf(1)
    expect((await unlocked(1, folder)).ids).to.deep.equal(new Set())
    const before = await recordsAt(on)
    await say(at(0), 'one more')
    await pass()
    const came = (await recordsAt(on)).filter((id) => !before.includes(id))
    expect((await unlocked(1, folder)).ids).to.deep.equal(notDue(came))
    const file = rowBytesIn(folder)
    putRowFile(folder, damagedAt(file, 5))
    expect((await unlocked(1, folder)).ids).to.deep.equal(notDue([idsInRowFile(file)[5]!]))
    putRowFile(folder, file.subarray(0, file.length - SLOT - 9))
    expect((await unlocked(1, folder)).ids).to.deep.equal(notDue(idsInRowFile(file).slice(-2)))
    expect((await unlocked(1, folder)).ids).to.deep.equal(new Set())
  })

  it('fetch the same if the same is damaged, no matter who reads the case', async () => {
    await caseOfNotes(40)
    const folders = [tempFolder('rows'), tempFolder('rows')]
    const both = async () => [await unlocked(0, folders[0]!), await unlocked(1, folders[1]!)]
    const alike = (found: Awaited<ReturnType<typeof both>>) => {
      expect(found.map(({ desk }) => desk.cases.length)).to.deep.equal([1, 0])
      expect(found[1]!.asked).to.deep.equal(found[0]!.asked)
      return found[0]!.ids
    }
    const all = alike(await both())
    expect(all.size).to.be.above(30)
    expect(alike(await both())).to.deep.equal(new Set())
    const damaged = folders.flatMap((folder) => idsInRowFile(rowBytesIn(folder))[7]!)
    for (const folder of folders) putRowFile(folder, damagedAt(rowBytesIn(folder), 7))
    expect(alike(await both())).to.deep.equal(notDue(damaged))
    for (const folder of folders) putRowFile(folder, NONE)
    expect(alike(await both())).to.deep.equal(all)
  })

  it('fetch all again where a record is lost before it is read, and say nothing of the server', async () => {
    await caseOfNotes(20)
    await reportAs(on, 'not for m0', ['m0'])
    await pass()
    await syncAndOpen(at(1))
    await say(at(1), 'what m0 does not read')
    await pass()
    const folder = tempFolder('rows')
    const first = await unlocked(0, folder)
    const store = tellingIds(rowFileIn(folder))
    const lose = () => {
      const file = rowBytesIn(folder)
      const places = idsInRowFile(file).map((_, i) => i)
      putRowFile(folder, places.reduce(damagedAt, file))
    }
    /** Tells what is there, and loses it the first time. */
    const losing = <Asked extends unknown[], Told>(ask: (...asked: Asked) => Promise<Told>) => {
      let isWhole = true
      return async (...asked: Asked) => {
        const told = await ask(...asked)
        if (isWhole) lose()
        isWhole = false
        return told
      }
    }
    const { held, ...asking } = store
    for (const one of [
      { ...asking, needed: losing(store.needed) },
      { ...asking, held: losing(held!) },
    ]) {
      const { desk, ids } = await unlocked(0, folder, one)
      expect(notes(desk)).to.have.lengthOf(20)
      expect(only(desk).warnings).to.deep.equal([])
      expect(ids).to.deep.equal(first.ids)
      expect((await unlocked(0, folder)).ids).to.deep.equal(new Set())
    }
  })

  it('hold what the store has no room for, and fetch only that the next time', async () => {
    await caseOfNotes(10)
    const folder = tempFolder('rows')
    const limited = () => rowFileIn(folder, { limit: HEAD + 12 * SLOT })
    const first = await unlocked(0, folder, limited())
    expect(notes(first.desk)).to.have.lengthOf(10)
    await say(at(0), 'one more')
    await pass()
    const { desk, ids } = await unlocked(0, folder, limited())
    expect(notes(desk)).to.have.lengthOf(11)
    const kept = idsInRowFile(rowBytesIn(folder))
    expect(kept.length).to.be.at.most(12)
    for (const id of notDue(kept)) expect(first.ids.has(id) || ids.has(id)).to.equal(true)
    const broken: RowStore = {
      needed: async () => null,
      get: async () => NONE,
      append: async () => false,
    }
    expect(notes((await unlocked(0, folder, broken)).desk)).to.have.lengthOf(11)
  })

  it('ask the store for many records at once', async () => {
    await caseOfNotes(40)
    const store = rowFileIn(tempFolder('rows'))
    const asked: string[] = []
    const counted: RowStore = {
      needed: (ids) => {
        asked.push('needed')
        return store.needed(ids)
      },
      get: (ids) => {
        asked.push('get')
        return store.get(ids)
      },
      append: (rows) => {
        asked.push('append')
        return store.append(rows)
      },
    }
    const { desk } = await unlocked(0, '', counted)
    expect(notes(desk)).to.have.lengthOf(40)
    expect(asked.slice(0, 2)).to.deep.equal(['needed', 'append'])
    // A log is read 16 places at a time.
    expect(asked.filter((one) => one === 'get').length).to.be.within(1, 6)
    asked.length = 0
    await desk.sync()
    expect(asked).to.deep.equal([])
  })
})
