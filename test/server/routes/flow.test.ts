import { expect } from 'chai'
import { openDrop } from '../../../crypto/drop/drop.ts'
import { concat, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { BATCH, PATH } from '../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'
import { idsIn, listPath } from '../../support/server/listing.ts'

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`a report's way over ${database}`, () => {
    let instance: Instance
    before(async () => {
      instance = await startInstance({ database, clock: fakeClock(A_MONDAY) })
    })
    after(() => instance.stop())

    it('goes from a browser to both desks, and an answer comes back', async () => {
      const { p, reception, server } = instance
      const report = await deliver(instance, { text: 'Æ, ø og å 🙂' })
      await server.tick()
      expect(weeksOf(await readReceipt(instance, report.receipt))).to.deep.equal([report.week])

      const filler = systemRandom((BATCH.drops - 1) * 32)
      for (const member of reception.members) {
        const listed = await staffFetch(instance, member, 'GET', listPath(PATH.deskDrops))
        const ids = idsIn(listed.body)
        expect(ids).to.deep.equal(report.id)
        const fetched = await staffFetch(instance, member, 'POST', PATH.deskDropsFetch, {
          body: concat(ids, filler),
        })
        const opened = openDrop(
          p,
          reception.list.instance,
          member.position,
          member.weeks,
          fetched.body,
        )
        const body = opened?.body
        expect(body?.kind).to.equal('report')
        expect(body && 'answers' in body.content && body.content.answers).to.deep.equal({
          what: 'Æ, ø og å 🙂',
        })
      }

      const post = slotPostFor(instance, reception.members[1]!, report.receipt)
      const answer = await staffFetch(instance, reception.members[1]!, 'POST', PATH.deskSlots, {
        json: post,
      })
      expect(outcomeOf(answer, post)).to.equal(ACCEPTED)
      await server.tick()
      const reading = await readReceipt(instance, report.receipt)
      expect(reading.status?.content.status).to.equal('received')
      expect(reading.status?.author.id).to.equal(reception.members[1]!.id)
      expect(reading.incomplete).to.equal(false)
    })
  })
}
