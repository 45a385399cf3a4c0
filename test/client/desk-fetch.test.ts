import { expect } from 'chai'
import { jobOf } from '../../client/desk/core/action.ts'
import type { Desk } from '../../client/desk/core/desk.ts'
import { fetchRows, listRows, type Staff } from '../../client/desk/core/staff.ts'
import { untilStopped } from '../../client/desk/core/sync.ts'
import type { Transport } from '../../client/shared/transport.ts'
import { concat, systemRandom, toHex, u32be } from '../../crypto/bytes.ts'
import { newSignKeyPair } from '../../crypto/keys.ts'
import { LIMIT, SIZE } from '../../crypto/labels.ts'
import { encodeListing, isAsked, readListQuery } from '../../crypto/listing.ts'
import { noble } from '../../crypto/noble.ts'
import { PATH } from '../../crypto/wire.ts'
import { staffTransport, syncAndOpen, testDesk } from '../support/desk-core.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  sha256,
  startInstance,
} from '../support/instance.ts'

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
  const rowsFrom = (first: number, length: number) =>
    Array.from({ length }, (_, i) => ({
      week: first + i < 9 ? 2950 : 2951,
      id: concat(u32be(first + i), new Uint8Array(SIZE.id - 4)),
    }))
  const rows = rowsFrom(0, LIMIT.listRows + 2)
  const asked: string[] = []
  let isEndless = false
  /** A server that hands out a whole answer at most. */
  const request: Transport['request'] = async (_, path) => {
    asked.push(path)
    const query = readListQuery(path.slice(path.indexOf('?')))
    if (query === null) throw new Error(path)
    const shown = isEndless ? rowsFrom(asked.length * LIMIT.listRows, LIMIT.listRows) : rows
    const some = shown.filter((row) => isAsked(row, query)).slice(0, LIMIT.listRows)
    return { status: 200, body: encodeListing(some) }
  }
  const staff: Staff = {
    ...{ primitives: noble, random: systemRandom, sha256, now: () => A_MONDAY },
    ...{ transport: { request }, instance: systemRandom(16) },
    signer: newSignKeyPair(noble, systemRandom),
  }
  const weeks = { first: 2950, last: 2976 }
  beforeEach(() => {
    asked.length = 0
    isEndless = false
  })

  it('is asked for in parts where one answer does not hold it', async () => {
    expect(await listRows(staff, 'blocks', weeks)).to.deep.equal(rows)
    expect(asked.map((path) => path.replace(/&after=[\w-]{43}/, '&after=ID'))).to.deep.equal([
      `${PATH.deskBlocks}?weeks=2950-2976`,
      `${PATH.deskBlocks}?weeks=2951-2976&after=ID`,
    ])
  })

  it('is given up where it does not end', async () => {
    isEndless = true
    const refused = listRows(staff, 'blocks', weeks, () => {}, 3)
    expect(await refused.catch((error) => error.code)).to.equal('unconfirmed')
    expect(asked).to.have.length(3)
  })

  it('is ended by a person between two parts', async () => {
    isEndless = true
    const stop = new AbortController()
    const onProgress = untilStopped(() => {}, stop.signal)
    const stopped = listRows(staff, 'blocks', weeks, (done) => {
      if (done === 2) stop.abort()
      onProgress({ stage: 'lists', done, total: 0 })
    })
    expect(await stopped.catch((error) => error.code)).to.equal('stopped')
    expect(asked).to.have.length(2)
  })
})

describe('a batch of ids that a desk asks for', () => {
  const batches: string[][] = []
  const drawn: string[] = []
  const nothing: Transport = { request: async () => ({ status: 200, body: new Uint8Array(0) }) }
  const staff: Staff = {
    primitives: noble,
    random: (length) => {
      const bytes = systemRandom(length)
      drawn.push(toHex(bytes))
      return bytes
    },
    sha256,
    now: () => A_MONDAY,
    transport: watched(nothing, PATH.deskRecordsFetch, batches),
    instance: systemRandom(16),
    signer: newSignKeyPair(noble, systemRandom),
  }
  beforeEach(() => {
    batches.length = 0
    drawn.length = 0
  })

  it('is filled with ids from the random source, all of them different', async () => {
    const real = Array.from({ length: 3 }, () => systemRandom(SIZE.id))
    await fetchRows(staff, 'records', real)
    const [batch = []] = batches
    expect(batches).to.have.lengthOf(1)
    expect(new Set(batch).size).to.equal(batch.length)
    const wanted = new Set(real.map(toHex))
    const fill = batch.filter((id) => !wanted.has(id))
    expect(fill).to.have.lengthOf(batch.length - real.length)
    expect(drawn).to.include.members(fill)
  })

  it('has one order, which tells nothing of which ids are real', async () => {
    for (let i = 0; i < 20; i++) await fetchRows(staff, 'records', [systemRandom(SIZE.id)])
    for (const batch of batches) expect(batch).to.deep.equal([...batch].sort())
  })

  it('has one size, however many ids are wanted', async () => {
    for (const count of [1, 2, 63, 64, 65, 130]) {
      await fetchRows(
        staff,
        'records',
        Array.from({ length: count }, () => systemRandom(SIZE.id)),
      )
    }
    expect(new Set(batches.map(({ length }) => length)).size).to.equal(1)
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
      const real = batch.filter((id) => all.has(id))
      if (real.length < 40) continue
      const withRecord = cases.filter((ids) => real.some((id) => ids.includes(id)))
      expect(withRecord, `${real.length} records`).to.have.lengthOf(CASES)
    }
    expect(batches.some((batch) => batch.filter((id) => all.has(id)).length >= 40)).to.equal(true)
  })
})
