import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { postRecord } from '../../../../client/desk/engine/post/staff.ts'
import { copyId, sealCopy } from '../../../../crypto/drop/letter-copy.ts'
import { concat, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { acceptedBody } from '../../../support/desk/accepted.ts'
import { staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import { accessReception, say, told } from '../../../support/reception/access-reception.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import { asker, recordsAt } from '../../../support/server/lies.ts'

const WEEK_MS = 7 * 86_400_000
const p = await loadSodium()
/** With weekly keys for longer than an envelope lives. */
const reception = accessReception(p, 27)
/** So long that it takes more than one part. */
const LONG = 'the report, '.repeat(500)

describe('the copy of a letter', () => {
  const on = new AccessDesks(reception)
  const at = (index: number): Desk => on.at(index)
  const keyOf = (desk: Desk) => desk.cases[0]!.report!.contentKey
  const post = (row: Uint8Array) => postRecord(asker(on.instance), row)
  const noiseAt = (desk: Desk, part: number, generation: number) => {
    const id = copyId(p, keyOf(desk), { part, generation })
    return post(concat(id, systemRandom(SIZE.record - SIZE.id)))
  }
  const fresh = (index: number) => {
    const { vault, weeks } = at(index)
    return testDesk(on.instance, index, { vault, weeks })
  }
  /** Let weeks go by, a few at a time, and sync this desk after each step. */
  async function pass(weeks: number, desk: Desk) {
    for (let gone = 0; gone < weeks; gone += 3) {
      on.clock.advance(Math.min(3, weeks - gone) * WEEK_MS)
      await on.instance.server.tick()
      await desk.sync()
    }
  }
  /** Member 1 has read a report that no desk has copied yet, and so can have its key. */
  async function start(): Promise<Desk> {
    await reportAs(on.instance, LONG)
    await syncAndOpen(at(1))
    return at(1)
  }
  /** Work on the case, copy it, and read it once the envelope is gone. */
  async function readLater(): Promise<Desk> {
    await syncAndOpen(at(0))
    await say(at(0), 'a note')
    await at(0).sync()
    await pass(LIMIT.dropWeeks + 1, at(0))
    const later = fresh(0)
    await later.sync()
    return later
  }

  it('is read though a reader put another text at the first part of it', async () => {
    const by = await start()
    for (const row of sealCopy(p, reception.list.instance, keyOf(by), systemRandom(100), 0))
      await post(row)
    expect(told(await readLater()))
      .to.include(LONG)
      .and.include('a note')
  })

  it('is read though a reader put noise at a part behind the first', async () => {
    const by = await start()
    await noiseAt(by, 1, 0)
    expect(told(await readLater()))
      .to.include(LONG)
      .and.include('a note')
  })

  it('is read though a reader put noise at a part of twenty generations', async () => {
    const by = await start()
    for (let generation = 0; generation < 20; generation++) await noiseAt(by, 1, generation)
    expect(told(await readLater()))
      .to.include(LONG)
      .and.include('a note')
  })

  it('leaves the log to those who worked on the case, if a reader has taken every place of it', async () => {
    const by = await start()
    for (let generation = 0; generation <= LIMIT.generations; generation++) {
      await noiseAt(by, 0, generation)
    }
    const later = await readLater()
    expect(told(later)).to.deep.equal(['a note'])
    await pass(LIMIT.recordWeeks, later)
    const last = testDesk(on.instance, 0, later)
    await last.sync()
    expect(told(last)).to.deep.equal(['a note'])
  })

  it('is written again while its envelope lives, if it was accepted and is not on the shelf', async () => {
    await reportAs(on.instance, LONG)
    const inner = staffTransport(on.instance)
    let lost = ''
    let swallowed = 0
    const transport: typeof inner = {
      request: async (method, path, options = {}) => {
        const { body } = options
        const isLost = path === PATH.deskRecords && body && toHex(body.subarray(0, 32)) === lost
        if (isLost && swallowed++ === 0) return { status: 200, body: await acceptedBody(body) }
        return inner.request(method, path, options)
      },
    }
    const desk = testDesk(on.instance, 0, { transport })
    await desk.sync()
    lost = toHex(copyId(p, keyOf(desk), { part: 1, generation: 0 }))
    await syncAndOpen(desk)
    await say(desk, 'a note')
    await desk.sync()
    expect([swallowed, (await recordsAt(on.instance)).includes(lost)]).to.deep.equal([1, false])
    for (const text of ['two', 'three', 'four']) {
      await say(desk, text)
      await on.instance.server.tick()
      await desk.sync()
    }
    expect((await recordsAt(on.instance)).includes(lost)).to.equal(true)
  })

  it('is written again while its envelope lives, if the server has lost it since', async () => {
    await reportAs(on.instance, LONG)
    const cache = new MemoryCache()
    const desk = testDesk(on.instance, 0, { cache })
    await syncAndOpen(desk)
    await say(desk, 'a note')
    await desk.sync()
    await desk.sync()
    await desk.keepCache()
    const lost = copyId(p, keyOf(desk), { part: 1, generation: 0 })
    const isThere = async () => (await recordsAt(on.instance)).includes(toHex(lost))
    expect(await isThere()).to.equal(true)
    await on.instance.server.ctx
      .db('records')
      .where({ id: Buffer.from(lost) })
      .delete()
    expect(await isThere()).to.equal(false)
    const { vault, weeks } = desk
    const later = testDesk(on.instance, 0, { vault, weeks, cache })
    await later.sync()
    expect(await isThere()).to.equal(true)
  })
})
