import { expect } from 'chai'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { countDrops } from '../../../db/drops.ts'
import { DropReserve } from '../../../server/limits.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  newTicket,
  postDrop,
  type SealedReport,
  sealReport,
  startInstance,
} from '../../support/server/instance.ts'

const FULL = '507 {"error":"full"}'

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`the limit of drops over ${database}`, () => {
    let instance: Instance
    const clock = fakeClock(A_MONDAY)
    const begin = async (dropLimit: number) => {
      instance = await startInstance({ clock, database, config: { dropLimit } })
    }
    afterEach(() => instance.stop())

    const post = async ({ request }: SealedReport, ticket?: string) => {
      return outcomeOf(await postDrop(instance, request, ticket), request)
    }
    const many = (count: number) => Array.from({ length: count }, () => sealReport(instance))
    const postAll = async (reports: readonly SealedReport[]) => {
      const tickets = await Promise.all(reports.map(() => newTicket(instance)))
      return Promise.all(reports.map((report, n) => post(report, tickets[n])))
    }
    const times = (answers: readonly string[], wanted: string) =>
      answers.filter((answer) => answer === wanted).length

    it('is met exactly where many come at once', async () => {
      await begin(40)
      const answers = await postAll(many(70))
      expect([times(answers, ACCEPTED), times(answers, FULL)]).to.deep.equal([40, 30])
      expect(await countDrops(instance.server.ctx.db)).to.equal(40)
      clock.advance(DAY_MS)
      await instance.server.tick()
      expect(await post(sealReport(instance))).to.equal(FULL)
    })

    it('gives the last place to one drop that comes many times at once', async () => {
      await begin(1)
      const [report] = many(1) as [SealedReport]
      expect(times(await postAll(Array.from({ length: 8 }, () => report)), ACCEPTED)).to.equal(8)
      expect(await post(sealReport(instance))).to.equal(FULL)
      expect(await post(report)).to.equal(ACCEPTED)
    })

    it('gets a place back where a drop was refused, or could not be written', async () => {
      await begin(2)
      const [first, second] = many(2) as [SealedReport, SealedReport]
      expect(await post(first)).to.equal(ACCEPTED)
      const spent = await newTicket(instance)
      expect(await post(first, spent)).to.equal(ACCEPTED)
      expect(await post(second, spent)).to.equal('403 {"error":"ticket"}')
      const { db } = instance.server.ctx
      await db.schema.renameTable('echoes', 'elsewhere')
      expect(await post(second)).to.equal('500 {"error":"internal"}')
      await db.schema.renameTable('elsewhere', 'echoes')
      expect(await post(second)).to.equal(ACCEPTED)
      expect(await post(sealReport(instance))).to.equal(FULL)
    })
  })
}

describe('the count of drops', () => {
  it('has those that come while the rows are counted', async () => {
    const reserve = new DropReserve(3, 3)
    await reserve.recount(async () => {
      expect(reserve.hold('a')).to.equal(false)
      return 1
    })
    await reserve.recount(async () => {
      expect(reserve.hold('a')).to.equal(true)
      reserve.settle('a', true)
      return 1
    })
    expect(['b', 'c'].map((id) => reserve.hold(id))).to.deep.equal([true, false])
  })
})
