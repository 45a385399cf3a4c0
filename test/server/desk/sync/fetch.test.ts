import { setImmediate } from 'node:timers/promises'
import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { appendEntry } from '../../../../client/desk/engine/post/append.ts'
import {
  fetchRows,
  listRows,
  postRecord,
  type Staff,
} from '../../../../client/desk/engine/post/staff.ts'
import { fetchDrops, inWindows } from '../../../../client/desk/engine/sync/sealed-rows.ts'
import { untilStopped } from '../../../../client/desk/engine/sync/sync.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import {
  newStream,
  type Stream,
  type StreamRecord,
} from '../../../../client/desk/model/log/stream.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { OfflineError, type Transport } from '../../../../client/shared/transport.ts'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import { concat, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { noble } from '../../../../crypto/primitives/noble.ts'
import {
  ALL_PREFIXES,
  encodeListing,
  hashesOf,
  readListQuery,
} from '../../../../crypto/wire/listing.ts'
import { BATCH, HEAP, PATH } from '../../../../crypto/wire/wire.ts'
import { staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { never } from '../../../support/run/later.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  sha256,
  startInstance,
} from '../../../support/server/instance.ts'

const idsIn = (body: Uint8Array) =>
  Array.from({ length: body.length / SIZE.id }, (_, i) =>
    toHex(body.subarray(SIZE.id * i, SIZE.id * (i + 1))),
  )

/** A transport that keeps the ids of each batch that is asked for by `path`. */
function watched(inner: Transport, path: string, batches: string[][]): Transport {
  return {
    request: (method, target, options = {}) => {
      if (target === path && options.body) batches.push(idsIn(options.body))
      return inner.request(method, target, options)
    },
  }
}

describe('a list that a desk asks for', () => {
  const row = (first: number, last: number) => {
    const id = new Uint8Array(SIZE.id)
    id[0] = first
    id[31] = last
    return { id, week: 2950, life: 26 }
  }
  const rows = [row(1, 1), row(1, 2), row(200, 3)]
  const asked: string[] = []
  const listing = encodeListing(rows)
  let answer = (prefixes: ReadonlySet<number>) =>
    encodeListing(rows.filter(({ id }) => prefixes.has(id[0]!)))
  const request: Transport['request'] = async (_, path) => {
    asked.push(path)
    if (!path.includes('?')) return { status: 200, body: hashesOf(noble, listing) }
    return { status: 200, body: answer(readListQuery(path.slice(path.indexOf('?')))!) }
  }
  const staff: Staff = {
    ...{ primitives: noble, random: systemRandom, sha256, now: () => A_MONDAY },
    ...{ transport: { request }, instance: systemRandom(16) },
    signer: newSignKeyPair(noble, systemRandom),
  }
  beforeEach(() => {
    asked.length = 0
  })

  it('is asked for whole at first, and then where it has changed', async () => {
    const whole = await listRows(staff, 'records')
    expect(whole).to.deep.equal({ prefixes: ALL_PREFIXES, rows, listing })
    const known = hashesOf(noble, encodeListing([row(1, 1), row(200, 3)]))
    expect(await listRows(staff, 'records', known)).to.deep.equal({
      prefixes: new Set([1]),
      rows: rows.slice(0, 2),
      listing: encodeListing(rows.slice(0, 2)),
    })
    asked.length = 0
    const same = await listRows(staff, 'records', hashesOf(noble, listing))
    expect(same).to.deep.equal({ prefixes: new Set(), rows: [], listing: new Uint8Array(0) })
    expect(asked).to.deep.equal([PATH.deskRecords])
  })

  it('is refused where it has rows that were not asked for', async () => {
    const known = hashesOf(noble, encodeListing([row(200, 3)]))
    answer = () => listing
    const refused = listRows(staff, 'records', known)
    expect(await refused.catch((error) => error.code)).to.equal('unconfirmed')
  })

  it('is ended by a person before the rows come', async () => {
    const stop = new AbortController()
    const onProgress = untilStopped(() => {}, stop.signal)
    const stopped = listRows(staff, 'records', null, (done) => {
      if (done === 1) stop.abort()
      onProgress({ stage: 'lists', done, total: 0 })
    })
    expect(await stopped.catch((error) => error.code)).to.equal('stopped')
    expect(asked).to.have.length(1)
  })

  it('is waited for where the server has just started', async () => {
    const body = encodeJson({ error: 'not-yet' })
    const waiting = { ...staff, transport: { request: async () => ({ status: 503, body }) } }
    const refused = listRows(waiting, 'records')
    expect(await refused.catch((error) => error.code)).to.equal('not-yet')
  })
})

describe('rows that a desk reads some at a time', () => {
  it('end at once if a person stops, though the next ones are on their way', async () => {
    const asked: string[] = []
    const windows = inWindows(['a', 'b', 'c'], 1, async ([id = '']) => {
      asked.push(id)
      if (id === 'b') await never()
      return id
    })
    const read = async () => {
      for await (const id of windows) throw new DeskError('stopped', id)
    }
    expect(await read().catch((error) => [error.code, error.cause])).to.deep.equal(['stopped', 'a'])
    expect(asked).to.deep.equal(['a', 'b'])
  })
})

describe('a record that a desk sends', () => {
  const mine = systemRandom(SIZE.record)
  const theirs = concat(mine.subarray(0, SIZE.id), systemRandom(SIZE.record - SIZE.id))
  const outcomeOf = (status: number, body: Uint8Array) => {
    const staff: Staff = {
      ...{ primitives: noble, random: systemRandom, sha256, now: () => A_MONDAY },
      ...{ transport: { request: async () => ({ status, body }) }, instance: systemRandom(16) },
      signer: newSignKeyPair(noble, systemRandom),
    }
    return postRecord(staff, mine).catch((error) => error.code)
  }

  it('comes second to the one that has its place, and to nothing else', async () => {
    expect(await outcomeOf(409, theirs)).to.deep.equal({ outcome: 'conflict', row: theirs })
    expect(await outcomeOf(200, theirs)).to.equal('unconfirmed')
    expect(await outcomeOf(409, mine)).to.equal('unconfirmed')
    expect(await outcomeOf(409, systemRandom(SIZE.record))).to.equal('unconfirmed')
    expect(await outcomeOf(409, theirs.subarray(1))).to.equal('unconfirmed')
    const kept = encodeJson({ error: 'conflict' })
    expect(await outcomeOf(409, kept)).to.deep.equal({ outcome: 'conflict', row: null })
    const taken = encodeJson({ accepted: sha256(mine) })
    expect(await outcomeOf(200, taken)).to.deep.equal({ outcome: 'accepted', isNew: true })
  })

  it('is sent again as it is where the server took it and what it brings could not be fetched', async () => {
    const posted: string[] = []
    const request: Transport['request'] = async (_, __, { body } = {}) => {
      posted.push(toHex(body!))
      return { status: 200, body: encodeJson({ accepted: sha256(body!) }) }
    }
    const staff: Staff = {
      ...{ primitives: noble, random: systemRandom, sha256, now: () => A_MONDAY },
      ...{ transport: { request }, instance: systemRandom(16) },
      signer: newSignKeyPair(noble, systemRandom),
    }
    const job = jobOf(systemRandom, { kind: 'note', text: 'once' })
    const empty = newStream(noble, systemRandom(32))
    const written = { ...empty, records: new Map([[0, {} as StreamRecord]]) }
    const offline = async () => {
      throw new DeskError('offline')
    }
    const append = (take: () => Promise<Stream>) =>
      appendEntry(staff, empty, job, () => true, { row: take, following: take }).catch(
        (error) => error.code,
      )
    expect(await append(offline)).to.equal('offline')
    expect(await append(async () => written)).to.equal(written)
    expect(posted).to.have.lengthOf(2)
    expect(new Set(posted).size).to.equal(1)
    expect(job.pending).to.equal(null)
  })
})

describe('a batch of ids that a desk asks for', () => {
  const batches: string[][] = []
  const nothing: Transport = { request: async () => ({ status: 200, body: new Uint8Array(0) }) }
  const staff: Staff = {
    primitives: noble,
    random: systemRandom,
    sha256,
    now: () => A_MONDAY,
    transport: watched(nothing, PATH.deskRecordsFetch, batches),
    instance: systemRandom(16),
    signer: newSignKeyPair(noble, systemRandom),
  }
  beforeEach(() => {
    batches.length = 0
  })

  it('is filled with repeats of the ids that are wanted, and with no others', async () => {
    const real = Array.from({ length: 3 }, () => systemRandom(SIZE.id))
    await fetchRows(staff, 'records', real.map(toHex))
    const [batch = []] = batches
    expect(batches).to.have.lengthOf(1)
    expect(batch).to.have.lengthOf(BATCH.records)
    expect(new Set(batch)).to.deep.equal(new Set(real.map(toHex)))
  })

  it('has one order, that of the ids', async () => {
    for (let i = 0; i < 20; i++) await fetchRows(staff, 'records', [toHex(systemRandom(SIZE.id))])
    for (const batch of batches) expect(batch).to.deep.equal([...batch].sort())
  })

  it('has one size for few ids, and another while there are many, whatever they are', async () => {
    const { records: few } = BATCH
    const { records: many } = HEAP
    const sizes: [ids: number, batches: number[]][] = [
      [1, [few]],
      [few, [few]],
      [few + 1, [few, few]],
      [many - 1, Array.from({ length: many / few }, () => few)],
      [many, [many]],
      [2 * many + few + 1, [many, many, few, few]],
    ]
    for (const [count, expected] of sizes) {
      batches.length = 0
      const ids = Array.from({ length: count }, () => systemRandom(SIZE.id))
      await fetchRows(staff, 'records', ids.map(toHex))
      expect(
        batches.map(({ length }) => length),
        `${count}`,
      ).to.deep.equal(expected)
      expect(new Set(batches.flat())).to.deep.equal(new Set(ids.map(toHex)))
    }
  })

  it('is not asked for any more once one got no answer', async () => {
    let asked = 0
    const request = async () => {
      asked++
      if (asked === 3) throw new OfflineError()
      return { status: 200, body: new Uint8Array(0) }
    }
    const ids = Array.from({ length: 20 * BATCH.records }, () => systemRandom(SIZE.id))
    const failed = fetchRows({ ...staff, transport: { request } }, 'records', ids.map(toHex))
    expect(await failed.catch((error) => error.code)).to.equal('offline')
    await setImmediate()
    expect(asked).to.be.lessThan(8)
  })

  it('is on its way while the drops before it are worked on', async () => {
    let asked = 0
    const request = async () => {
      asked++
      return { status: 200, body: new Uint8Array(0) }
    }
    const ids = Array.from({ length: 12 * BATCH.drops }, () => toHex(systemRandom(SIZE.id)))
    const atWork: number[] = []
    for await (const _ of fetchDrops({ ...staff, transport: { request } }, ids)) atWork.push(asked)
    expect(atWork).to.deep.equal([3, 3])
  })
})

describe('a desk that fetches the logs of several cases', () => {
  let instance: Instance
  let clock: Clock
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, roles: ['head', 'reception'] })
  })
  afterEach(() => instance.stop())

  /** For each case of the desk, the ids of its records in hex. */
  const recordsOf = (desk: Desk) =>
    desk.cases.map(({ stream }) => [...(stream?.records.values() ?? [])].map(({ id }) => toHex(id)))

  it('asks for their records together, in the order of ids', async () => {
    const CASES = 6
    for (let i = 0; i < CASES; i++) await deliver(instance, { text: `report ${i}` })
    const first = testDesk(instance, 0)
    await syncAndOpen(first)
    for (const { id } of first.cases) {
      for (let i = 0; i < 20; i++) {
        await first.append(id, jobOf(systemRandom, { kind: 'note', text: `${i}` }))
      }
    }
    const batches: string[][] = []
    const transport = watched(staffTransport(instance), PATH.deskRecordsFetch, batches)
    const second = testDesk(instance, 1, { transport })
    await second.sync()
    const cases = recordsOf(second)
    expect(cases).to.have.lengthOf(CASES)
    const all = new Set(cases.flat())
    const asked = batches.flatMap((batch) => batch.filter((id) => all.has(id)))
    expect(new Set(asked).size).to.equal(all.size)
    // Each full batch of a round holds records of every case: a batch for one case would tell which
    // records belong together.
    for (const batch of batches) {
      const real = [...new Set(batch)].filter((id) => all.has(id))
      if (real.length < 40) continue
      const withRecord = cases.filter((ids) => real.some((id) => ids.includes(id)))
      expect(withRecord, `${real.length} records`).to.have.lengthOf(CASES)
    }
    expect(batches.some((batch) => new Set(batch).size >= 40)).to.equal(true)
  })
})
