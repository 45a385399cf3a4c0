import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { DAY_MS, weekAt } from '../../../crypto/days/calendar.ts'
import { concat, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { decodeJson, encodeJson } from '../../../crypto/primitives/json.ts'
import { rowId } from '../../../crypto/primitives/kdf.ts'
import { PATH, renewalAnswer } from '../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { fetchBlock, putBlock, type SomeBlock, someBlock } from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  newTicket,
  postDrop,
  sealReport,
  sha256,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'
import { storedBlocks } from '../../support/server/listing.ts'

const REFUSED = '403 {"error":"ticket"}'
const BUSY = '503 {"error":"unavailable"}'
const WEEK_MS = 7 * DAY_MS

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`the shelf of blocks over ${database}`, () => {
    let clock: Clock
    let instance: Instance
    beforeEach(async () => {
      clock = fakeClock(A_MONDAY)
      instance = await startInstance({ database, clock })
    })
    afterEach(() => instance.stop())

    const put = async (block: Pick<SomeBlock, 'sealed'>, ticket?: string) => {
      const answer = await putBlock(instance, block, ticket)
      return outcomeOf(answer, block.sealed)
    }
    const files = () => readdirSync(join(instance.config.dataDir, 'blocks')).sort()
    const idsOf = async (week: number) =>
      toHex(concat(...(await storedBlocks(instance.server.ctx.db, week))))

    it('hands out exactly the bytes that it took, to anybody who knows the id', async () => {
      const [one, other] = [someBlock(), someBlock()]
      expect(await put(one)).to.equal(ACCEPTED)
      expect(await put(other)).to.equal(ACCEPTED)
      for (const block of [one, other]) {
        const answer = await fetchBlock(instance, block.id)
        expect(answer.status).to.equal(200)
        expect(Buffer.compare(answer.body, block.sealed)).to.equal(0)
      }
      const unknown = await fetchBlock(instance, systemRandom(32))
      expect(`${unknown.status} ${unknown.text}`).to.equal('404 {"error":"not-found"}')
    })

    it('takes the same bytes again, also at the same moment, and refuses others under their id', async () => {
      const block = someBlock()
      const five = await Promise.all(Array.from({ length: 5 }, () => put(block)))
      expect(new Set(five)).to.deep.equal(new Set([ACCEPTED]))
      expect(await put(block)).to.equal(ACCEPTED)
      expect(await put(someBlock(block.id))).to.equal('409 {"error":"conflict"}')
      expect(files()).to.deep.equal([toHex(block.id)])
      const { body } = await fetchBlock(instance, block.id)
      expect(Buffer.compare(body, block.sealed)).to.equal(0)
    })

    it('gives one of two different blocks under one id its place, and refuses the other', async () => {
      const one = someBlock()
      const other = someBlock(one.id)
      const answers = await Promise.all([put(one), put(other)])
      expect([...answers].sort()).to.deep.equal([ACCEPTED, '409 {"error":"conflict"}'])
      const kept = answers[0] === ACCEPTED ? one : other
      const { body } = await fetchBlock(instance, one.id)
      expect(Buffer.compare(body, kept.sealed)).to.equal(0)
    })

    it('takes 32 blocks for a ticket, and not one more', async () => {
      const ticket = await newTicket(instance)
      const answers: string[] = []
      for (let n = 0; n < 32; n++) answers.push(await put(someBlock(), ticket))
      expect(new Set(answers)).to.deep.equal(new Set([ACCEPTED]))
      expect(await put(someBlock(), ticket)).to.equal(REFUSED)
      expect(files()).to.have.length(32)
    })

    it('takes 32 blocks for a ticket where 40 come at once', async () => {
      const ticket = await newTicket(instance)
      // A ticket has six places at a time: who finds none comes again.
      const putAgain = async (block: SomeBlock): Promise<string> => {
        const answer = await put(block, ticket)
        return answer === BUSY ? putAgain(block) : answer
      }
      const all = Array.from({ length: 40 }, () => putAgain(someBlock()))
      const answers = await Promise.all(all)
      expect(answers.filter((answer) => answer === ACCEPTED)).to.have.length(32)
      expect(answers.filter((answer) => answer === REFUSED)).to.have.length(8)
      expect(files()).to.have.length(32)
    })

    it('lets a ticket pay for blocks or for a drop, never for both', async () => {
      const send = async (ticket: string) => {
        const { request } = sealReport(instance)
        return outcomeOf(await postDrop(instance, request, ticket), request)
      }
      const [forBlocks, forDrop] = [await newTicket(instance), await newTicket(instance)]
      expect(await put(someBlock(), forBlocks)).to.equal(ACCEPTED)
      expect(await send(forBlocks)).to.equal(REFUSED)
      expect(await put(someBlock(), forBlocks)).to.equal(ACCEPTED)
      expect(await send(forDrop)).to.equal(ACCEPTED)
      expect(await put(someBlock(), forDrop)).to.equal(REFUSED)
      expect(await put(someBlock(), 'A'.repeat(78))).to.equal(REFUSED)
    })

    it('keeps a block for 27 weeks, one more than a drop, and 27 more from the week in which its key is shown', async () => {
      const disposal = systemRandom(32)
      const renewed = someBlock(rowId(instance.p, disposal))
      const forgotten = someBlock()
      for (const block of [renewed, forgotten]) expect(await put(block)).to.equal(ACCEPTED)
      const week = weekAt(clock.now())
      expect(await idsOf(week + 27)).to.equal(
        [renewed, forgotten]
          .map(({ id }) => toHex(id))
          .sort()
          .join(''),
      )
      clock.advance(20 * WEEK_MS)
      await instance.server.tick()
      const json = [disposal, systemRandom(32)]
      const [member] = instance.reception.members
      const answer = await staffFetch(instance, member!, 'POST', PATH.deskRenewals, { json })
      expect(decodeJson(renewalAnswer, answer.body)).to.deep.equal({
        accepted: sha256(encodeJson(json)),
        there: [true, false],
      })
      expect(await idsOf(week + 47)).to.equal(toHex(renewed.id))
      clock.advance(7 * WEEK_MS - DAY_MS)
      await instance.server.tick()
      expect(files()).to.have.length(2)
      clock.advance(DAY_MS)
      await instance.server.tick()
      expect(files()).to.deep.equal([toHex(renewed.id)])
      expect((await fetchBlock(instance, forgotten.id)).status).to.equal(404)
      expect((await fetchBlock(instance, renewed.id)).status).to.equal(200)
      clock.advance(20 * WEEK_MS)
      await instance.server.tick()
      expect(files()).to.deep.equal([])
    })

    it('has a block after a restart, and no file that was not accepted', async () => {
      const block = someBlock()
      expect(await put(block)).to.equal(ACCEPTED)
      instance = await instance.restart()
      expect((await fetchBlock(instance, block.id)).status).to.equal(200)
      expect(await put(block)).to.equal(ACCEPTED)
      expect(files()).to.deep.equal([toHex(block.id)])
    })
  })
}
