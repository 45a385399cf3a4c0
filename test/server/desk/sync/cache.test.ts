import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { isDueAnew } from '../../../../client/desk/engine/sync/sealed-rows.ts'
import type { RowFile } from '../../../../client/desk/host/rows.ts'
import { plain } from '../../../../client/desk/model/plain.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { SyncProgress } from '../../../../client/desk/rpc/answers.ts'
import type { RequestOptions, Transport } from '../../../../client/shared/transport.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import {
  concat,
  fromHex,
  systemRandom,
  toBase64url,
  toHex,
} from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { openCachePart, sealCache, splitCache } from '../../../../crypto/vault/cache.ts'
import { CacheIndex } from '../../../../crypto/vault/cache-index.ts'
import { decodeCachePart } from '../../../../crypto/vault/cache-part.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { idsInRowFile, rowBytesIn, rowFileIn } from '../../../support/desk/row-files.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  caseId,
  codeOf,
  only,
  publishWithout,
  say,
} from '../../../support/reception/access-reception.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import {
  filesOf,
  openAll,
  Recording,
  reportAs,
  writeMore,
} from '../../../support/reception/need-to-know.ts'
import { tempFolder } from '../../../support/run/temp.ts'
import { deliver, reportOf } from '../../../support/server/instance.ts'
import { lyingTransport, without } from '../../../support/server/lies.ts'

const p = await loadSodium()
const reception = accessReception(p)

/** All that a desk tells of its cases. */
const tells = (desk: Desk) => plain({ cases: desk.cases, notices: desk.notices })

describe('the cache beside a vault', () => {
  const on = new AccessDesks(reception)
  let cache: MemoryCache
  let rows: RowFile
  let folder: string
  beforeEach(() => {
    folder = tempFolder('rows')
    ;[cache, rows] = [new MemoryCache(), rowFileIn(folder)]
  })

  /** Ids in hex of the rows that were asked for, by shelf. */
  const asked = { drops: [] as string[], records: [] as string[] }
  const listening = (): Transport => {
    for (const all of Object.values(asked)) all.length = 0
    return meddled(staffTransport(on.instance), (request, _, { body }: RequestOptions) => {
      const shelf = request.includes(PATH.deskDropsFetch)
        ? asked.drops
        : request.includes(PATH.deskRecordsFetch)
          ? asked.records
          : null
      const ids = body ?? new Uint8Array(0)
      for (let at = 0; shelf !== null && at < ids.length; at += 32) {
        shelf.push(toHex(ids.slice(at, at + 32)))
      }
      return null
    })
  }
  /** The desk of member 0 with the cache, as it is unlocked the next time. */
  const again = (before: Desk, transport = listening()): Desk => {
    const { vault, weeks } = before
    return testDesk(on.instance, 0, { vault, weeks, transport, cache, rows })
  }
  /** A desk that has seen two cases, one of them with much in it, and kept them. */
  async function kept(): Promise<Desk> {
    const code = await reportAs(on.instance, 'the report')
    const desk = testDesk(on.instance, 0, { cache, rows })
    await syncAndOpen(desk)
    await say(desk, 'a note')
    await desk.grant(caseId(desk), 'm3', 'follow-up-manager', 'please')
    await desk.release(caseId(desk), 'm2', 'done', 'not needed')
    await on.instance.server.tick()
    await writeMore(on.instance, code, 'more of it')
    await deliver(on.instance, { drop: reportOf('another report') })
    await syncAndOpen(desk)
    await desk.keepCache()
    return desk
  }

  it('brings back all of it, and asks for no record that was read', async () => {
    const first = await kept()
    // Records that this desk posted after its last list do not lie in the file yet.
    const today = dayOf(on.clock.now())
    const lying = idsInRowFile(rowBytesIn(folder)).filter((id) => !isDueAnew(id, today))
    const second = again(first)
    await second.sync()
    expect(tells(second)).to.deep.equal(tells(first))
    expect(lying).to.not.deep.equal([])
    expect(asked.records.filter((id) => lying.includes(id))).to.deep.equal([])
    const without = testDesk(on.instance, 0, { vault: first.vault, weeks: first.weeks })
    await without.sync()
    expect(tells(second)).to.deep.equal(tells(without))
  })

  it('shows cases before anything is asked of the shelves, and what is new after that', async () => {
    const first = await kept()
    const later = await reportAs(on.instance, 'a third report')
    const second = again(first)
    const seen: [SyncProgress['stage'], number, number][] = []
    await second.sync(({ stage }) => seen.push([stage, second.cases.length, asked.drops.length]))
    expect(seen[0]).to.deep.equal(['cache', 2, 0])
    expect(second.cases.map(({ reference }) => reference)).to.include(later.slice(0, 7))
    expect(asked.drops).to.not.deep.equal([])
  })

  it('believes a member without access as little before the shelves were read as after', async () => {
    await reportAs(on.instance, 'the report')
    const first = testDesk(on.instance, 0, { cache, rows })
    await syncAndOpen(first)
    // Somebody gave m3 the key behind the log's back.
    await forceRecord(on.instance, first, 3, () => ({ kind: 'labels', labels: ['of m3'] }))
    await first.keepCache()
    const second = again(first)
    const seen: unknown[] = []
    await second.sync(({ stage }) => {
      if (stage === 'cache') seen.push(only(second).work.labels)
    })
    expect(only(first).work.labels).to.deep.equal([])
    expect(seen.length).to.be.greaterThan(1)
    for (const labels of seen) expect(labels).to.deep.equal([])
  })

  it('warns of nothing before the shelves were read', async () => {
    const first = await kept()
    const second = again(first, lyingTransport(listening(), without(recordsOf(first))))
    const warnings: unknown[][] = []
    let isRead = false
    await second.sync(
      () => {
        if (!isRead) warnings.push(second.cases.flatMap((one) => one.warnings))
      },
      null,
      () => {
        isRead = true
      },
    )
    expect(warnings.length).to.be.greaterThan(1)
    expect(warnings.flat()).to.deep.equal([])
    expect(second.cases.flatMap((one) => one.warnings)).to.not.deep.equal([])
  })

  const recordsOf = (desk: Desk): string[] =>
    desk.cases.flatMap(({ stream }) =>
      [...(stream?.records.values() ?? [])].map(({ id }) => toHex(id)),
    )

  it('hides nothing that the server has lost or holds back', async () => {
    const first = await kept()
    const all = recordsOf(first)
    const small = first.cases.filter(({ timeline }) => timeline.length <= 2)
    const vanished = small.flatMap(({ report, stream }) => [
      toHex(report!.id),
      ...[...stream!.records.values()].map(({ id }) => toHex(id)),
    ])
    for (const lost of [[all[1]!], [all.at(-1)!], all, vanished]) {
      const lie = without(lost)
      const lied = lyingTransport(staffTransport(on.instance), lie)
      const second = again(first, lied)
      await second.sync()
      const { vault, weeks } = first
      const fresh = testDesk(on.instance, 0, { vault, weeks, transport: lied })
      await fresh.sync()
      expect(tells(second), lost.join()).to.deep.equal(tells(fresh))
      expect(tells(second)).to.not.deep.equal(tells(first))
    }
  })

  it('loses no letter whose envelope the server has lost: its copy lies among the records', async () => {
    const first = await kept()
    const copied = first.cases.find(({ timeline }) => timeline.length > 2)!
    const lied = lyingTransport(staffTransport(on.instance), without([toHex(copied.report!.id)]))
    const second = again(first, lied)
    await second.sync()
    expect(tells(second)).to.deep.equal(tells(first))
    const { vault, weeks } = first
    const fresh = testDesk(on.instance, 0, { vault, weeks, transport: lied })
    await fresh.sync()
    const [found] = fresh.cases.filter(({ id }) => id === copied.id)
    expect(found!.report!.content).to.deep.equal(copied.report!.content)
  })

  it('is left unread where any byte of it has changed, and the desk ends as without', async () => {
    const first = await kept()
    const file = cache.file!
    const step = Math.ceil(file.length / 20)
    for (let at = 0; at < file.length; at += step) {
      cache.file = file.map((byte, i) => (i === at ? byte ^ 1 : byte))
      const second = again(first)
      await second.sync()
      expect(tells(second), `byte ${at}`).to.deep.equal(tells(first))
      expect(asked.drops.length, `byte ${at}`).to.be.above(0)
    }
  })

  it('is left unread where it was cut, lengthened, mixed, or is of another desk or day', async () => {
    const first = await kept()
    const file = cache.file!
    const [one, ...others] = splitCache(file)
    const key = { instance: reception.list.instance, key: first.vault.cache! }
    const plainOf = (part: typeof one) => openCachePart(p, key, part!)
    const parts = [one, ...others].map(plainOf)
    const sealed = (with_: typeof key, some = parts) => sealCache(p, systemRandom, with_, some)
    const spoiled = {
      cut: file.slice(0, -1),
      'without its last part': file.slice(0, file.length - others.at(-1)!.sealed.length - 4),
      lengthened: concat(file, Uint8Array.of(0, 0, 0, 0)),
      'in another order': concat(
        file.slice(0, 16),
        ...[...others, one].flatMap((part) => [lengthOf(part!.sealed), part!.sealed]),
      ),
      'under another key': sealed({ ...key, key: systemRandom(32) }),
      'of another reception': sealed({ ...key, instance: systemRandom(16) }),
      'of another program': sealed(key, [new TextEncoder().encode('{"listVersion":1}')]),
      'no cache': new TextEncoder().encode('not a cache at all'),
      empty: new Uint8Array(0),
    }
    for (const [name, bytes] of Object.entries(spoiled)) {
      cache.file = bytes
      const second = again(first)
      await second.sync()
      expect(tells(second), name).to.deep.equal(tells(first))
      expect(asked.drops.length, name).to.be.above(0)
    }
  })

  const lengthOf = (bytes: Uint8Array) =>
    Uint8Array.of(0, bytes.length >> 16, (bytes.length >> 8) & 255, bytes.length & 255)

  it('is not opened by the vault that it was written beside, once a newer one was kept', async () => {
    const first = await kept()
    const old = cache.file!
    on.clock.advance(DAY_MS)
    await deliver(on.instance, { drop: reportOf('of another day') })
    await first.sync()
    await first.keepCache()
    const key = { instance: reception.list.instance, key: first.vault.cache! }
    expect(() => splitCache(old).map((part) => openCachePart(p, key, part))).to.throw('open')
    expect(splitCache(cache.file!).map((part) => openCachePart(p, key, part))).to.not.be.empty
  })

  it('is written when there is something new, and not every minute', async () => {
    const desk = await kept()
    expect(cache.writes).to.equal(1)
    await deliver(on.instance)
    await desk.sync()
    await desk.keepCache()
    expect(cache.writes).to.equal(1)
    on.clock.advance(DAY_MS)
    await desk.sync()
    await desk.keepCache()
    expect(cache.writes).to.equal(2)
    on.clock.advance(DAY_MS)
    const { vault } = desk
    await desk.sync()
    await desk.keepCache()
    expect(cache.writes).to.equal(2)
    const next = again({ ...desk, vault, weeks: desk.weeks } as Desk)
    await next.sync()
    await next.keepCache()
    expect(cache.writes).to.equal(2)
  })

  it('leaves the desk as it is where there is no room for it', async () => {
    cache.isFull = true
    const first = await kept()
    expect(first.vault.cache).to.equal(undefined)
    await first.keepCache()
    expect(cache.tries).to.equal(1)
    const second = again(first)
    await second.sync()
    expect(tells(second)).to.deep.equal(tells(first))
  })

  it('P10: after a purge, no copy of it opens with what is left', async () => {
    const everything = new Recording()
    const first = await kept()
    await everything.take(on.instance)
    const old = cache.file!
    const [theCase] = first.cases.filter((one) => one.timeline.length > 3)
    await on.at(1).sync()
    await on.at(1).declare(theCase!.id, false, '')
    await first.purge(theCase!.id, 'kept for as long as it may be')
    await on.at(1).purge(theCase!.id, 'kept for as long as it may be')
    await first.sync()
    expect(first.vault.cache).to.equal(undefined)
    await first.keepCache()
    const key = { instance: reception.list.instance, key: first.vault.cache! }
    expect(() => splitCache(old).map((part) => openCachePart(p, key, part))).to.throw('open')
    const [index, ...parts] = splitCache(cache.file!).map((part) => openCachePart(p, key, part))
    const names = new CacheIndex(index!)
    for (const gone of [...theCase!.keys, ...theCase!.audit.map(({ caseKey }) => toHex(caseKey))]) {
      expect(names.partOf('log', gone)).to.equal(null)
    }
    const text = parts.map((part) => new TextDecoder().decode(part)).join('\n')
    expect(text).to.include('another report')
    const reporter = toBase64url(fromHex(theCase!.id))
    for (const gone of ['the report', 'a note', 'more of it', reporter]) {
      expect(text).to.not.include(gone)
    }
    // and no key in it opens anything of that case that was ever stored
    const keys = parts.map((part) => decodeCachePart(part))
    const drops = keys.flatMap((part) =>
      part.drops.flatMap((one) => {
        if (one.kind === 'reporter') return [{ id: one.drop.id, key: one.drop.contentKey }]
        return 'contentKey' in one ? [{ id: one.id, key: one.contentKey }] : []
      }),
    )
    const grants = keys.flatMap((part) =>
      part.streams.flatMap(({ caseKey, epochs }) =>
        epochs.map((one) => ({ drop: null, caseKey, epoch: one.epoch, epochKey: one.key })),
      ),
    )
    // a name may be a key as well
    const named = keys.flatMap(({ streams }) => streams.flatMap(({ of }) => of ?? [])).map(fromHex)
    for (const one of named) grants.push({ drop: null, caseKey: one, epoch: 0, epochKey: one })
    const [files] = filesOf(first)
    const noWeeks = { ...files!.weeks, weeks: [] }
    const hoard = [{ vault: { ...files!.vault, drops, grants, audit: [] }, weeks: noWeeks }]
    const opened = openAll(on.instance, everything, hoard)
    expect(opened).to.include('report: another report')
    expect(opened.filter((one) => one.includes('the report'))).to.deep.equal([])
    expect(opened.filter((one) => one.startsWith('note'))).to.deep.equal([])
  })

  it('drops a case in which its member is not impartial', async () => {
    const first = await kept()
    const [theCase] = first.cases.filter((one) => one.timeline.length > 3)
    await first.declare(theCase!.id, true, 'my brother')
    expect(first.vault.cache).to.equal(undefined)
    const second = again(first)
    await second.sync()
    expect(second.cases.map(({ id }) => id)).to.not.include(theCase!.id)
  })

  it('takes nothing in that the vault refuses, though its key were still there', async () => {
    const first = await kept()
    const { cache: key } = first.vault
    const [theCase] = first.cases.filter((one) => one.timeline.length > 3)
    await first.declare(theCase!.id, true, 'my brother')
    const second = again({ vault: { ...first.vault, cache: key }, weeks: first.weeks } as Desk)
    const shown: string[] = []
    await second.sync(() => shown.push(JSON.stringify(second.cases)))
    expect(shown.join()).to.include('another report')
    expect(shown.join()).to.not.include('a note')
  })

  it('is shut with the desk of a member who is kept out, and of one who left', async () => {
    for (const out of ['suspended', 'unsigned']) {
      const cacheOf = new MemoryCache()
      const desk = testDesk(on.instance, 2, { cache: cacheOf })
      await reportAs(on.instance, 'seen by all')
      await desk.sync()
      await desk.keepCache()
      expect(desk.vault.cache).to.be.instanceOf(Uint8Array)
      if (out === 'unsigned') await publishWithout(on.instance, ['m2'])
      else {
        for (const index of [0, 1]) {
          await on.at(index).sync()
          await on.at(index).suspend('m2')
        }
      }
      const { vault, weeks } = desk
      const locked = testDesk(on.instance, 2, { vault, weeks, cache: cacheOf })
      const shown: number[] = []
      const code = await codeOf(locked.sync(() => shown.push(locked.cases.length)))
      expect(code, out).to.equal(out)
      expect(
        shown.filter((count) => count > 0),
        out,
      ).to.deep.equal([])
      expect(locked.vault.cache, out).to.equal(undefined)
      await on.startAnew()
    }
  })

  it('is written after the log, and tells of both', async () => {
    const first = await kept()
    const [theCase] = first.cases.filter((one) => one.timeline.length > 3)
    const second = again(first)
    await second.sync()
    const job = jobOf(systemRandom, { kind: 'note', text: 'after it was unlocked' })
    await second.append(theCase!.id, job)
    const third = again(second)
    await third.sync()
    const same = third.cases.filter(({ id }) => id === theCase!.id)
    const entries = same.flatMap(({ timeline }) => timeline.map((one) => JSON.stringify(one)))
    expect(entries.join()).to.include('after it was unlocked')
  })
})
