import { expect } from 'chai'
import fc from 'fast-check'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { overviewOf } from '../../../../client/desk/engine/figures/overview-view.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import {
  type CountedEntry,
  countedJob,
  droppedFor,
  publishedReports,
  type ToldWord,
  toldEntry,
  wordFor,
} from '../../../../client/desk/model/figures/annual-told.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { codeOf } from '../../../support/reception/access-reception.ts'
import {
  annualIn,
  divisions,
  leaksTo,
  someFacts,
} from '../../../support/reception/annual-attack.ts'
import {
  acknowledgeIn as acknowledge,
  begunIn as begun,
  filesOf,
  makeYear as make,
  NOW,
  toldBy,
  YEAR,
} from '../../../support/reception/annual-desk.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()

describe('a year that was told on one desk', () => {
  const reception = makeReception(p, {
    today: dayOf(A_MONDAY),
    roles: ['head', 'head', 'reception'],
  })
  let instance: Instance
  let desks: Desk[]
  const at = (index: number) => desks[index]!

  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
    for (let n = 0; n < 7; n++) await deliver(instance)
    desks = [0, 1, 2].map((index) => testDesk(instance, index))
    for (const desk of desks) await syncAndOpen(desk)
    for (const one of at(0).cases.slice(0, 6)) await acknowledge(at(0), one)
    for (const desk of desks) await desk.sync()
  })
  afterEach(() => instance.stop())

  it('is told the same on another, to the byte, though the cases are others by then', async () => {
    await make(at(0))
    await at(1).sync()
    await acknowledge(at(1), at(1).cases.at(-1)!)
    expect(overviewOf(at(1), null, NOW).due).to.deep.equal([])
    await make(at(1), { now: NOW + 90 * DAY_MS })
    await at(2).sync()
    for (const desk of [at(1), at(2)]) {
      expect(filesOf(desk)).to.equal(filesOf(at(0)))
      expect(toldBy(desk)).to.include({ by: 'm0', change: 0, state: 'told', text: '' })
      expect(toldBy(desk)?.annual?.total).to.equal(6)
    }
    expect(at(1).vault.annual).to.deep.equal(at(0).vault.annual)
  })

  it('is told the same by a vault from before, and by one that was made since', async () => {
    const before = structuredClone(at(0).vault)
    await make(at(0))
    const older = testDesk(instance, 0, { vault: before })
    const fresh = testDesk(instance, 1)
    for (const desk of [older, fresh]) {
      await desk.sync()
      await make(desk, { now: NOW + DAY_MS })
      expect(filesOf(desk)).to.equal(filesOf(at(0)))
    }
  })

  it('stays told once the cases are deleted', async () => {
    await make(at(0))
    await make(at(1))
    const files = filesOf(at(0))
    for (const { id } of at(0).cases) {
      await at(1).purge(id, 'the time is over')
      await at(0).purge(id, 'the time is over')
    }
    await at(1).sync()
    for (const desk of [at(0), at(1)]) {
      expect(desk.cases).to.deep.equal([])
      expect(filesOf(desk)).to.equal(files)
    }
  })

  it('is corrected for a reason, which stands in the log of each case', async () => {
    expect(await codeOf(make(at(1), { reason: 'too early' }))).to.equal('gone')
    await make(at(0))
    await at(1).sync()
    await acknowledge(at(1), at(1).cases.at(-1)!)
    await make(at(1), { reason: 'One was acknowledged late' })
    await at(0).sync()
    for (const desk of [at(0), at(1)]) {
      expect(toldBy(desk)).to.include({ by: 'm1', change: 1, text: 'One was acknowledged late' })
      expect(toldBy(desk)?.annual?.total).to.equal(7)
    }
    for (const { timeline } of at(0).cases) {
      const said = timeline.flatMap((item) =>
        item.kind === 'entry' && item.entry.kind === 'counted' && item.entry.state === 'told'
          ? item.entry.text
          : [],
      )
      expect(said).to.deep.equal(['', 'One was acknowledged late'])
    }
    expect(await codeOf(make(at(0)))).to.equal('done')
    expect(filesOf(at(0))).to.equal(filesOf(at(1)))
  })

  it('is told without a look at a board, or the vault being kept, for each case', async () => {
    const seen = { boards: 0, vaults: new Set<Vault>() }
    const transport = meddled(staffTransport(instance), (request) => {
      if (!request.includes('/api/desk/')) seen.boards++
      seen.vaults.add(desk.vault)
      return null
    })
    const desk: Desk = testDesk(instance, 0, { vault: structuredClone(at(0).vault), transport })
    await desk.sync()
    seen.boards = 0
    await desk.sync()
    const looks = seen.boards
    seen.boards = 0
    seen.vaults.clear()
    await make(desk)
    expect(seen.boards).to.equal(looks)
    expect(seen.vaults.size).to.equal(1)
    expect(toldBy(desk)?.annual?.total).to.equal(6)
  })

  it('is told by a head alone', async () => {
    expect(await codeOf(make(at(2)))).to.equal('gone')
    const entry = begun(YEAR)
    const [one] = at(2).cases
    expect(await codeOf(at(2).append(one!.id, countedJob(entry)))).to.equal('role')
  })

  for (const [when, lost, total] of [
    ['before any figure is written', 3, 7],
    ['while figures are written', 10, 6],
  ] as const) {
    it(`is told to the end once the server answers again, that was silent ${when}`, async () => {
      let posts = 0
      let isCut = true
      const transport = meddled(staffTransport(instance), (request) => {
        if (request === 'POST /api/desk/records') posts++
        return isCut && posts > lost ? 'lose-request' : null
      })
      const cut = testDesk(instance, 0, { vault: structuredClone(at(0).vault), transport })
      isCut = false
      await cut.sync()
      isCut = true
      posts = 0
      expect(await codeOf(make(cut))).to.equal('offline')
      expect(cut.vault.annual ?? []).to.deep.equal([])
      await at(1).sync()
      expect(overviewOf(at(1), null, NOW).due).to.deep.equal([])
      expect(toldBy(at(1))?.state).to.equal(total === 7 ? 'begun' : 'told')
      if (total === 7) expect(await codeOf(make(at(1)))).to.equal('told')
      await acknowledge(at(1), at(1).cases.at(-1)!)
      isCut = false
      await cut.sync()
      await make(cut, { now: NOW + DAY_MS })
      expect(toldBy(cut)?.annual?.total).to.equal(total)
      await at(1).sync()
      expect(filesOf(at(1))).to.equal(filesOf(cut))
      const words = cut.cases.map((one) => toHex(publishedReports([one]).get(YEAR)!.entry.report))
      expect(new Set(words).size).to.equal(1)
    })
  }

  /** The desk of the first head, which has the second tell the year just before its `nth` record. */
  async function overtaken(nth: number): Promise<Desk> {
    let posts = 0
    const inner = staffTransport(instance)
    const desk = testDesk(instance, 0, {
      vault: structuredClone(at(0).vault),
      transport: {
        request: async (method, path, options) => {
          if (method === 'POST' && path === '/api/desk/records' && ++posts === nth)
            await make(at(1))
          return inner.request(method, path, options)
        },
      },
    })
    await desk.sync()
    posts = 0
    return desk
  }

  it('is told as the first of two had it who told it at once, and the second learns of it', async () => {
    const late = await overtaken(1)
    expect(await codeOf(make(late))).to.equal('told')
    await at(2).sync()
    for (const desk of [late, at(1), at(2)]) {
      expect(toldBy(desk)?.by).to.equal('m1')
      expect(filesOf(desk)).to.equal(filesOf(at(1)))
    }
    expect(await codeOf(make(late))).to.equal('done')
    expect(late.vault.annual).to.deep.equal(at(1).vault.annual)
  })

  it('leaves no word of the second in a case that the first does not have', async () => {
    const lowest = at(0)
      .cases.map(({ id }) => id)
      .sort()[0]!
    await at(1).declare(lowest, true, 'mine')
    await at(0).sync()
    const late = await overtaken(2)
    expect(await codeOf(make(late))).to.equal('told')
    await at(2).sync()
    expect(filesOf(at(2))).to.equal(filesOf(at(1)))
    const words = at(2).cases.map((one) => [one.id, publishedReports([one]).get(YEAR)?.author.id])
    expect(words).to.deep.include([lowest, undefined])
    expect(words.filter(([, by]) => by === 'm1')).to.have.lengthOf(6)
  })
})

/** Logs of cases, with nothing in them but words on one year. */
class Logs {
  readonly #logs = new Map<string, ToldWord[]>()
  /** Ids of the cases in each report that was begun, by its name in hex. */
  readonly counted = new Map<string, readonly string[]>()

  log(id: string): ToldWord[] {
    const log = this.#logs.get(id) ?? []
    this.#logs.set(id, log)
    return log
  }

  standing(ids: readonly string[]): CountedEntry | null {
    const cases = ids.map((id) => {
      const said = this.log(id).map((word, sequence) => {
        const content = { kind: 'opened', counts: true, record: word }
        return [sequence, { sequence, content }] as const
      })
      const records = new Map(said)
      return { id, stream: { records } } as unknown as Case
    })
    return publishedReports(cases).get(2024)?.entry ?? null
  }
}

describe('all that is told of a year, on however many desks', () => {
  /** Tells the year as `makeAnnual` does, one step at a time. @returns what is handed out */
  function* telling(logs: Logs, ids: readonly string[]): Generator<null, CountedEntry | null> {
    const before = logs.standing(ids)
    if (before !== null) return before.state === 'told' ? before : null
    const annual = annualIn(
      2024,
      ids.map(() => someFacts()),
    )
    const entry = begun(2024)
    logs.counted.set(toHex(entry.report), ids)
    const write = (id: string, word: CountedEntry | null) => {
      if (word) logs.log(id).push({ entry: word } as ToldWord)
    }
    for (const id of ids) {
      yield null
      try {
        write(id, wordFor(logs.log(id), entry))
      } catch (error) {
        if (!(error instanceof DeskError)) throw error
        for (const each of ids) {
          yield null
          write(each, droppedFor(logs.log(each), entry))
        }
        const standing = logs.standing(ids)
        return standing?.state === 'told' ? standing : null
      }
    }
    for (const id of ids) {
      yield null
      write(id, wordFor(logs.log(id), toldEntry(entry, annual)))
    }
    return entry
  }

  it('never counts a case in two reports', () => {
    const desk = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { minLength: 1 })
    const turns = fc.array(fc.nat(2), { maxLength: 40 })
    fc.assert(
      fc.property(fc.tuple(desk, desk, desk), turns, (holdings, order) => {
        const logs = new Logs()
        const held = holdings.map((ids) => [...ids].sort())
        const running = held.map((ids) => telling(logs, ids))
        const handedOut = new Set<string>()
        const go = (index: number): boolean => {
          const step = running[index]!.next()
          if (step.done && step.value) handedOut.add(toHex(step.value.report))
          return !step.done
        }
        for (const index of order) go(index)
        for (const index of held.keys()) while (go(index)) {}
        const reports = [...handedOut].map((report) => logs.counted.get(report) ?? [])
        for (const [i, one] of reports.entries()) {
          for (const other of reports.slice(i + 1)) {
            expect(one.filter((id) => other.includes(id))).to.deep.equal([])
          }
        }
      }),
    )
  })

  const kinds = ['a', 'b'].flatMap((channel) =>
    [true, false].map((wroteMore) => someFacts({ channel, wroteMore })),
  )
  /** How many cases of each kind there were, and of which kind one is that was acknowledged since. */
  type World = readonly [counts: readonly number[], since: number]
  const worlds = [9, 12].flatMap((total) =>
    [...divisions(total, kinds.length)].flatMap((counts) =>
      kinds.map((_, since): World => [counts, since]),
    ),
  )
  const casesOf = (counts: readonly number[]) =>
    counts.flatMap((count, i) => new Array(count).fill(kinds[i]))
  const countsOf = ([counts, since]: World) => [
    ...counts.map((count, i) => ({ id: `kind ${i}`, count })),
    ...kinds.map((_, i) => ({ id: `since then, kind ${i}`, count: i === since ? 1 : 0 })),
  ]

  it('tells no cell under 5 if the report is given again, and would if it were made again', () => {
    const first = ([counts]: World) => annualIn(2024, casesOf(counts))
    const anew = ([counts, since]: World) =>
      annualIn(2024, [...casesOf(counts), ...new Array(1).fill(kinds[since])])
    const leaks = (second: (world: World) => unknown) =>
      leaksTo(worlds, (world) => JSON.stringify([first(world), second(world)]), countsOf)
    expect(leaks(first)).to.deep.equal([])
    expect(leaks(anew)).to.not.deep.equal([])
  })

  it('names only the report if it does not fit in a log', () => {
    const cells = Array.from({ length: 200 }, (_, i) => ({ id: `category-${i}`, count: 5 }))
    const small = annualIn(2024, casesOf([9, 9, 9, 9]))
    const large = { ...small, tables: [{ id: 'category' as const, cells, together: null }] }
    expect(toldEntry(begun(2024), small).annual).to.deep.equal(small)
    const entry = toldEntry(begun(2024), large)
    expect(entry).to.not.have.property('annual')
    expect(entry.state).to.equal('told')
    expect(encodeJson(entry).length).to.be.below(200)
  })
})
