import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { OPENABLE_WEEKS } from '../../../../client/desk/engine/sync/sync-shelves.ts'
import type { Answer, RequestOptions } from '../../../../client/shared/transport.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { fromHex, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import { accessReception, caseId } from '../../../support/reception/access-reception.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import { deliver, reportOf } from '../../../support/server/instance.ts'
import { dropsAt, spoiledWraps } from '../../../support/server/lies.ts'

const reception = accessReception(await loadSodium())
type Answering = ((answer: Answer) => Answer) | null
const nothing = (): Answer => ({ status: 200, body: new Uint8Array(0) })
const READERS = [0, 1, 2, 3]

describe('drops that a desk has fetched', () => {
  const on = new AccessDesks(reception)

  /** A desk that is locked and unlocked, and what it asked for since the last time. */
  class Kept {
    readonly #index: number
    readonly #cache = new MemoryCache()
    readonly asked = new Set<string>()
    desk: Desk

    constructor(index: number) {
      this.#index = index
      this.desk = this.#made()
    }

    #made(known: Partial<Pick<Desk, 'vault' | 'weeks'>> = {}, answer: Answering = null): Desk {
      const transport = meddled(staffTransport(on.instance), (request, _, options) => {
        if (!request.includes(PATH.deskDropsFetch)) return null
        this.#note(options)
        return answer
      })
      return testDesk(on.instance, this.#index, { ...known, transport, cache: this.#cache })
    }

    #note({ body = new Uint8Array(0) }: RequestOptions): void {
      for (let at = 0; at < body.length; at += 32) this.asked.add(toHex(body.slice(at, at + 32)))
    }

    /** Turn a bit of the last part of what is kept. */
    damageLast(): void {
      const file = this.#cache.file ?? new Uint8Array(0)
      file[file.length - 1] = (file.at(-1) ?? 0) ^ 1
    }

    /** Unlock, bring it up to date and lock. @returns ids in hex of the drops that it asked for */
    async round(answer: Answering = null): Promise<string[]> {
      const { vault, weeks } = this.desk
      this.desk = this.#made({ vault, weeks }, answer)
      this.asked.clear()
      await syncAndOpen(this.desk)
      await this.desk.keepCache()
      return [...this.asked].sort()
    }
  }

  async function letters(): Promise<readonly string[]> {
    await reportAs(on.instance, 'for everybody')
    await reportAs(on.instance, 'not for the head', ['m0'])
    await reportAs(on.instance, 'not for these two', ['m1', 'm2'])
    return (await dropsAt(on.instance)).sort()
  }
  const weeks = async (count: number) => {
    on.clock.advance(7 * count * DAY_MS)
    await on.instance.server.tick()
  }

  it('are asked for again by every desk alike, no matter who can open them', async () => {
    await letters()
    const desks = READERS.map((index) => new Kept(index))
    for (const one of desks) await one.round()
    for (let round = 0; round < 3; round++) {
      const all = (await dropsAt(on.instance)).sort()
      for (const one of desks) {
        const asked = await one.round()
        // Desks tell each other something meanwhile.
        expect(asked.filter((id) => all.includes(id))).to.deep.equal(all)
      }
      expect(desks.map(({ desk }) => desk.cases.length)).to.deep.equal([2, 2, 2, 0])
    }
  })

  it('are asked for by no desk once none can hold a key to them', async () => {
    const old = await letters()
    const desks = READERS.map((index) => new Kept(index))
    for (const one of desks) await one.round()
    await weeks(OPENABLE_WEEKS)
    for (const one of desks) expect(await one.round()).to.include.members(old)
    await weeks(1)
    // The last key that could be to them goes with this unlocking.
    for (const one of desks) expect(await one.round()).to.include.members(old)
    for (const one of desks) {
      expect((await one.round()).filter((id) => old.includes(id))).to.deep.equal([])
      expect(one.desk.vault.drops.length > 0).to.equal(one.desk.cases.length > 0)
    }
  })

  it('are asked for with all others of their weeks, and not by the names that a log gives them', async () => {
    await reportAs(on.instance, 'for everybody')
    const [one, other] = [new Kept(0), new Kept(3)]
    await one.round()
    const { desk } = one
    const theCase = caseId(desk)
    await letters()
    const old = await dropsAt(on.instance)
    await other.round()
    await weeks(OPENABLE_WEEKS + 2)
    await one.round()
    await other.round()
    expect((await other.round()).filter((id) => old.includes(id))).to.deep.equal([])
    await one.desk.grant(theCase, 'm3', 'follow-up-manager', 'please')
    await on.instance.server.tick()
    const asked = await other.round()
    expect(other.desk.cases.map(({ id }) => id)).to.deep.equal([theCase])
    expect(asked).to.include.members(old)
    const again = await other.round()
    expect(again.filter((id) => old.includes(id))).to.deep.equal([])
  })

  it('are not asked for by a wrong name: its key cannot be theirs', async () => {
    await reportAs(on.instance, 'for everybody')
    const one = new Kept(0)
    await one.round()
    const before = await dropsAt(on.instance)
    await reportAs(on.instance, 'not for the head', ['m0'])
    const [id = ''] = (await dropsAt(on.instance)).filter((each) => !before.includes(each))
    await weeks(OPENABLE_WEEKS + 1)
    await one.round()
    await weeks(OPENABLE_WEEKS + 1)
    await one.round()
    await forceRecord(on.instance, one.desk, 1, (key) => ({ kind: 'drop', drop: fromHex(id), key }))
    expect(one.asked).to.not.include(id)
  })

  it('are asked for alike after an answer that held all of them back', async () => {
    await letters()
    const desks = READERS.map((index) => new Kept(index))
    for (const one of desks) await one.round()
    const all = (await dropsAt(on.instance)).sort()
    for (const one of desks) {
      await one.round(nothing)
      one.asked.clear()
      await one.desk.sync()
      expect([...one.asked].sort()).to.include.members(all)
    }
  })

  it('are all asked for where only a part of what was kept can be read', async () => {
    const all = await letters()
    const desks = READERS.map((index) => new Kept(index))
    for (const one of desks) await one.round()
    await weeks(OPENABLE_WEEKS + 2)
    for (const one of desks) await one.round()
    for (const one of desks) {
      expect((await one.round()).filter((id) => all.includes(id))).to.deep.equal([])
      one.damageLast()
      expect(await one.round()).to.include.members(all)
    }
  })

  it('that are kept back come out after an absence of weeks', async () => {
    const report = await deliver(on.instance, { leftOut: ['m1'] })
    const { code } = report
    await deliver(on.instance, { code, drop: reportOf('mer', 'follow-up'), draft: { letter: 5 } })
    const one = new Kept(1)
    await one.round()
    expect(one.desk.cases).to.deep.equal([])
    await weeks(OPENABLE_WEEKS + 2)
    await one.round()
    expect(one.desk.cases.map(({ asks }) => asks)).to.deep.equal([true])
  })

  it('open where they came damaged the first time', async () => {
    const { id } = await deliver(on.instance, { text: 'damaged on the way' })
    const one = new Kept(0)
    await one.round(spoiledWraps)
    expect(one.desk.cases).to.deep.equal([])
    expect(await one.round()).to.include(toHex(id))
    expect(one.desk.cases).to.have.lengthOf(1)
  })
})
