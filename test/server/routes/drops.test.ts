import { expect } from 'chai'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { readU32, systemRandom, u32be } from '../../../crypto/primitives/bytes.ts'
import { BATCH, PATH } from '../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  postDrop,
  readReceipt,
  sealReport,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`the drop box over ${database}`, () => {
    let clock: Clock
    let instance: Instance
    beforeEach(async () => {
      clock = fakeClock(A_MONDAY)
      instance = await startInstance({ database, clock, config: { dropLimit: 3 } })
    })
    afterEach(() => instance.stop())

    const post = async (request: Uint8Array) => {
      const answer = await postDrop(instance, request)
      return outcomeOf(answer, request)
    }
    const counts = async () => {
      const { db } = instance.server.ctx
      const count = async (table: string) => Number((await db(table).count({ n: '*' }))[0]?.n)
      return [await count('drops'), await count('echoes'), await count('echo_days')]
    }

    it('takes the same bytes twice and holds them once', async () => {
      const { request } = sealReport(instance)
      expect(await post(request)).to.equal(ACCEPTED)
      expect(await post(request)).to.equal(ACCEPTED)
      expect(await counts()).to.deep.equal([1, 1, 7])
    })

    it('takes the same bytes at once from several connections', async () => {
      const { request } = sealReport(instance)
      const answers = await Promise.all(Array.from({ length: 5 }, () => post(request)))
      expect(new Set(answers)).to.deep.equal(new Set([ACCEPTED]))
      expect(await counts()).to.deep.equal([1, 1, 7])
    })

    it('refuses other bytes under an id that is taken, with their echo', async () => {
      const { request } = sealReport(instance)
      expect(await post(request)).to.equal(ACCEPTED)
      const other = request.slice()
      other[9400]! ^= 1
      other.set(systemRandom(16), 25_780)
      expect(await post(other)).to.equal('409 {"error":"conflict"}')
      expect(await counts()).to.deep.equal([1, 1, 7])
    })

    it('hands to desks exactly the bytes that were sent, without week and echo', async () => {
      const report = await deliver(instance)
      const body = new Uint8Array(BATCH.drops * 32)
      body.set(report.id)
      const [member] = instance.reception.members
      const { body: stored } = await staffFetch(instance, member!, 'POST', PATH.deskDropsFetch, {
        body,
      })
      expect(stored).to.deep.equal(report.request.slice(0, 25_776))
    })

    it('adds no echo for a drop that is repeated with others', async () => {
      const { request } = await deliver(instance)
      for (let n = 0; n < 8; n++) {
        const again = request.slice()
        again.set(systemRandom(24), 25_780)
        expect(await post(again)).to.equal(ACCEPTED)
      }
      expect(await counts()).to.deep.equal([1, 1, 7])
    })

    it('takes what was sealed this week or last, and no other', async () => {
      const { request, week } = sealReport(instance)
      for (const [sealedIn, answer] of [
        [week + 1, '409 {"error":"week"}'],
        [week, ACCEPTED],
        [week - 1, ACCEPTED],
        [week - 2, '409 {"error":"week"}'],
      ] as const) {
        const changed = request.slice()
        changed.set(u32be(sealedIn), 25_776)
        expect(await post(changed), `${sealedIn - week}`).to.equal(answer)
      }
    })

    it('shows the echo of a drop that was sealed last week, under that week', async () => {
      const report = sealReport(instance)
      clock.advance(7 * DAY_MS)
      expect(await post(report.request)).to.equal(ACCEPTED)
      await instance.server.tick()
      const reading = await readReceipt(instance, report.receipt)
      expect(weeksOf(reading)).to.deep.equal([report.week])
    })

    it('holds the echo once where a drop is repeated in the week after', async () => {
      const report = await deliver(instance)
      clock.advance(7 * DAY_MS)
      expect(await post(report.request)).to.equal(ACCEPTED)
      await instance.server.tick()
      expect(await post(report.request)).to.equal(ACCEPTED)
      expect(await counts()).to.deep.equal([1, 1, 7])
    })

    it('says when its reserve is full, keeps what it has, and takes a repeat', async () => {
      const first = sealReport(instance)
      for (const { request } of [first, sealReport(instance), sealReport(instance)])
        expect(await post(request)).to.equal(ACCEPTED)
      expect(await post(sealReport(instance).request)).to.equal('507 {"error":"full"}')
      expect(await post(first.request)).to.equal(ACCEPTED)
      instance = await instance.restart()
      expect(await post(sealReport(instance).request)).to.equal('507 {"error":"full"}')
      expect((await counts())[0]).to.equal(3)
    })

    it('keeps nothing of the echo that was sent, only what follows from it', async () => {
      const report = await deliver(instance)
      const sent = report.request.slice(25_780)
      const { db } = instance.server.ctx
      const rows = [
        ...(await db('echoes').pluck('next')),
        ...(await db('echo_days').pluck('key')),
      ].map((blob) => Buffer.from(blob).toString('hex'))
      expect(rows).to.have.length(8)
      const hex = Buffer.from(sent).toString('hex')
      expect(rows.filter((row) => row.includes(hex))).to.deep.equal([])
      expect(readU32(report.request, 25_776)).to.equal(report.week)
    })

    it('says "unavailable" for pages before there is a key list, and nothing else', async () => {
      const empty = await startInstance({ clock, reception: null })
      for (const path of [PATH.keyList, PATH.content, `${PATH.board}0`]) {
        const answer = await send(empty.server.publicUrl, 'GET', path)
        expect(`${answer.status} ${answer.text}`).to.equal('503 {"error":"unavailable"}')
      }
      await empty.stop()
    })
  })
}
