import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { RowFile } from '../../../../client/desk/host/rows.ts'
import { plain } from '../../../../client/desk/model/plain.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { RequestOptions, Transport } from '../../../../client/shared/transport.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import type { ReceiptCode } from '../../../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { splitCache } from '../../../../crypto/vault/cache.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { rowFileIn } from '../../../support/desk/row-files.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  codeOf,
  publishWithout,
} from '../../../support/reception/access-reception.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import { tempFolder } from '../../../support/run/temp.ts'
import { deliver, reportOf } from '../../../support/server/instance.ts'
import { lyingTransport, without } from '../../../support/server/lies.ts'

const p = await loadSodium()
const reception = accessReception(p)

/** All that a desk tells of its cases. */
const tells = (desk: Desk) => plain({ cases: desk.cases, notices: desk.notices })

/** All texts of each case, its report first, by the text of that. */
const textsOf = (desk: Desk): Record<string, string[]> =>
  Object.fromEntries(
    desk.cases.map(({ timeline }) => {
      const said = timeline.flatMap((item): string[] => {
        if (item.kind === 'drop') return [String(item.drop.content.answers.what)]
        return item.kind === 'entry' && item.entry.kind === 'note' ? [item.entry.text] : []
      })
      return [said[0] ?? '', said]
    }),
  )

const CLOSED = ['closed 1', 'closed 2', 'closed 3', 'closed 4']
const ALL = ['open', ...CLOSED]

describe('cases that rest while a desk reads what is new', () => {
  const on = new AccessDesks(reception)
  let cache: MemoryCache
  let rows: RowFile
  let codes: Map<string, ReceiptCode>
  beforeEach(() => {
    ;[cache, rows] = [new MemoryCache({ first: 1, next: 1 }), rowFileIn(tempFolder('rows'))]
  })

  const idOf = (desk: Desk, text: string): string =>
    desk.cases.find(({ report }) => report?.content.answers.what === text)?.id ?? ''
  const note = (text: string) => jobOf(systemRandom, { kind: 'note', text })

  /** The desk of member 0 that has one open case and four closed ones, and has kept them. */
  async function kept(): Promise<Desk> {
    codes = new Map()
    for (const text of ALL) codes.set(text, await reportAs(on.instance, text))
    const desk = testDesk(on.instance, 0, { cache, rows })
    await syncAndOpen(desk)
    for (const text of CLOSED) {
      const id = idOf(desk, text)
      await desk.append(id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
      const closing = { kind: 'status', status: 'closed', text: '', language: 'nb', next: null }
      await desk.append(id, jobOf(systemRandom, closing as Parameters<typeof jobOf>[1]))
    }
    for (let i = 0; i < 2; i++) {
      await on.instance.server.tick()
      await desk.sync()
    }
    await desk.keepCache()
    return desk
  }

  const again = ({ vault, weeks }: Desk, transport = staffTransport(on.instance)): Desk =>
    testDesk(on.instance, 0, { vault, weeks, transport, cache, rows })

  /** @returns what its cases said once all that is new was read */
  async function read(desk: Desk): Promise<Record<string, string[]>[]> {
    const seen: Record<string, string[]>[] = []
    await desk.sync(
      () => {},
      null,
      () => seen.push(textsOf(desk)),
    )
    return seen
  }

  async function letterTo(text: string, said: string): Promise<void> {
    const code = codes.get(text)
    if (code === undefined) throw new Error(`no report "${text}"`)
    await deliver(on.instance, {
      ...{ code, drop: reportOf(said, 'follow-up') },
      draft: { letter: 1 },
    })
  }

  /** It ends as a desk that has kept nothing, once the lists show what it wrote. */
  async function requireSame(desk: Desk, { vault, weeks }: Desk, name = ''): Promise<void> {
    await on.instance.server.tick()
    await desk.sync()
    const fresh = testDesk(on.instance, 0, { vault, weeks })
    await fresh.sync()
    expect(tells(desk), name).to.deep.equal(tells(fresh))
  }

  it('are not opened before, if nothing of them has changed, and all are there at the end', async () => {
    const first = await kept()
    const second = again(first)
    const [seen] = await read(second)
    expect(Object.keys(seen!)).to.deep.equal(['open'])
    expect(Object.keys(textsOf(second)).sort()).to.deep.equal([...ALL].sort())
    expect(tells(second)).to.deep.equal(tells(first))
  })

  it('are open before, if a letter came to them, or letters to several', async () => {
    const first = await kept()
    for (const text of CLOSED.slice(1)) await letterTo(text, `more of ${text}`)
    await reportAs(on.instance, 'new')
    await on.instance.server.tick()
    const second = again(first)
    const [seen] = await read(second)
    expect(seen).to.deep.equal({
      open: ['open'],
      new: ['new'],
      ...Object.fromEntries(CLOSED.slice(1).map((text) => [text, [text, `more of ${text}`]])),
    })
    await requireSame(second, first)
  })

  it('are open before, if a report states what theirs states: both are warned of', async () => {
    const first = await kept()
    const { report } = first.cases.find(({ id }) => id === idOf(first, 'closed 2'))!
    const { boardKey } = report!
    await deliver(on.instance, { text: 'twin', draft: { boardKey } })
    await on.instance.server.tick()
    const second = again(first)
    const told: string[][][] = []
    const saidIn = () =>
      second.cases
        .map(({ warnings }) => warnings.map(({ kind }) => kind))
        .filter((kinds) => kinds.length > 0)
        .sort()
    await second.sync(
      () => {},
      null,
      () => told.push(saidIn()),
    )
    expect(told[0]?.length).to.be.greaterThan(0)
    expect(told).to.deep.equal([saidIn()])
  })

  it('are open before, if a colleague wrote in them', async () => {
    const first = await kept()
    const other = on.at(1)
    await other.sync()
    const { id } = first.cases.find((one) => one.id === idOf(first, 'closed 1'))!
    await other.declare(id, false, '')
    await other.append(id, note('a note of a colleague'))
    await on.instance.server.tick()
    const second = again(first)
    const [seen] = await read(second)
    expect(seen).to.deep.equal({
      open: ['open'],
      'closed 1': ['closed 1', 'a note of a colleague'],
    })
    await requireSame(second, first)
  })

  it('are open before, if anything of them went: the warning stands where it was read', async () => {
    const first = await kept()
    const { stream } = first.cases.find(({ id }) => id === idOf(first, 'closed 3'))!
    const lost = [...stream!.records.values()].map(({ id }) => toHex(id)).slice(-1)
    const second = again(first, lyingTransport(staffTransport(on.instance), without(lost)))
    const warned: string[][] = []
    await second.sync(
      () => {},
      null,
      () => warned.push(second.cases.flatMap(({ warnings }) => warnings.map(({ kind }) => kind))),
    )
    expect(warned).to.deep.equal([['shortened']])
  })

  it('are open before under another key list', async () => {
    const first = await kept()
    await publishWithout(on.instance, ['m4'])
    const [seen] = await read(again(first))
    expect(Object.keys(seen!).sort()).to.deep.equal([...ALL].sort())
  })

  it('are open before while a member is kept out', async () => {
    const first = await kept()
    for (const index of [1, 2]) {
      await on.at(index).sync()
      await on.at(index).suspend('m3')
    }
    const [seen] = await read(again(first))
    expect(Object.keys(seen!).sort()).to.deep.equal([...ALL].sort())
  })

  it('are there after a sync that was stopped, wherever that was, and letters to them as well', async () => {
    const first = await kept()
    for (const text of CLOSED) await letterTo(text, `more of ${text}`)
    await on.instance.server.tick()
    const file = cache.file
    let steps = 0
    await again(first).sync(() => steps++)
    expect(steps).to.be.greaterThan(8)
    for (let step = 0; step < steps; step += 2) {
      cache.file = file
      const second = again(first)
      const stop = new AbortController()
      let left = step
      const code = await codeOf(second.sync(() => left-- === 0 && stop.abort(), stop.signal))
      if (code !== 'done') expect(code, `${step}`).to.equal('stopped')
      expect(Object.keys(textsOf(second)).sort(), `${step}`).to.deep.equal([...ALL].sort())
      await second.sync()
      for (const text of CLOSED) {
        expect(textsOf(second)[text], `${step}`).to.deep.equal([text, `more of ${text}`])
      }
    }
  })

  it('are there where the server gives no answer any more, wherever that begins', async () => {
    const first = await kept()
    for (const text of CLOSED) await letterTo(text, `more of ${text}`)
    await on.instance.server.tick()
    const file = cache.file
    for (let answers = 4; ; answers++) {
      cache.file = file
      let left = answers
      // No log comes to name a letter: that would bring it out.
      const cut = (request: string): 'lose-request' | null =>
        left-- > 0 && request !== `POST ${PATH.deskRecords}` ? null : 'lose-request'
      const second = again(first, meddled(staffTransport(on.instance), cut))
      await codeOf(second.sync())
      if (left > 0) break
      const isLetIn = second.cases.length > 0
      if (isLetIn) expect(second.cases, `${answers}`).to.have.lengthOf(ALL.length)
      left = Number.POSITIVE_INFINITY
      expect(await codeOf(second.sync()), `${answers}`).to.equal('offline')
      for (const text of CLOSED) {
        expect(textsOf(second)[text], `${answers}`).to.deep.equal([text, `more of ${text}`])
      }
    }
  })

  describe('as the server sees it', () => {
    /** Ids in hex of drops, one list for each round in which they were asked for. */
    let rounds: string[][] = []
    const listening = (): Transport => {
      rounds = [[]]
      return meddled(staffTransport(on.instance), (request, _, { body }: RequestOptions) => {
        const ids = body ?? new Uint8Array(0)
        if (!request.includes(PATH.deskDropsFetch)) {
          if (rounds.at(-1)?.length !== 0) rounds.push([])
          return null
        }
        for (let at = 0; at < ids.length; at += 32) {
          rounds.at(-1)?.push(toHex(ids.subarray(at, at + 32)))
        }
        return null
      })
    }
    const sets = () => rounds.filter(({ length }) => length > 0).map((ids) => new Set(ids))

    it('ask first for what came since, and then for all of the last weeks, as ever', async () => {
      const first = await kept()
      const { id } = await deliver(on.instance, { drop: reportOf('new') })
      await on.instance.server.tick()
      await again(first, listening()).sync()
      const reports = first.cases.flatMap(({ report }) => (report ? [toHex(report.id)] : []))
      const [news, all] = sets()
      expect(news).to.deep.equal(new Set([toHex(id)]))
      for (const one of reports) expect(all, one).to.include(one)
    })

    it('ask in one round for everything, where any part of what was kept is damaged', async () => {
      const first = await kept()
      const other = on.at(1)
      await syncAndOpen(other)
      for (const text of CLOSED) await other.append(idOf(other, text), note('more'))
      const { id } = await deliver(on.instance, { drop: reportOf('new') })
      await on.instance.server.tick()
      const file = cache.file!
      const known = new Set(first.cases.flatMap(({ report }) => (report ? [toHex(report.id)] : [])))
      let at = 16
      for (const { index, sealed } of splitCache(file)) {
        at += 4 + sealed.length
        cache.file = file.map((byte, i) => (i === at - 1 ? byte ^ 1 : byte))
        const second = again(first, listening())
        await second.sync()
        const asked = sets().filter((ids) => [...known].some((one) => ids.has(one)))
        expect(asked, `part ${index}`).to.have.lengthOf(1)
        for (const one of known) expect(asked[0], `part ${index}`).to.include(one)
        const early = sets().slice(0, sets().indexOf(asked[0]!))
        for (const ids of early) expect([...ids], `part ${index}`).to.deep.equal([toHex(id)])
        expect(textsOf(second)['closed 2'], `part ${index}`).to.include('more')
      }
    })
  })

  it('are kept again once something new was read, and not before', async () => {
    const first = await kept()
    expect(cache.writes).to.equal(1)
    const second = again(first)
    on.clock.advance(DAY_MS)
    await second.sync()
    await second.keepCache()
    expect(cache.writes).to.equal(1)
    const other = on.at(1)
    await syncAndOpen(other)
    await other.append(idOf(other, 'closed 1'), note('a note'))
    await on.instance.server.tick()
    on.clock.advance(DAY_MS)
    const third = again(second)
    await third.sync()
    await third.keepCache()
    expect(cache.writes).to.equal(2)
  })

  it('keep nobody out of what is counted: that waits for them', async () => {
    const second = again(await kept())
    const counting: Promise<number>[] = []
    await second.sync(
      () => {},
      null,
      () => counting.push(second.whole().then(() => second.cases.length)),
    )
    expect(await Promise.all(counting)).to.deep.equal([ALL.length])
  })
})
