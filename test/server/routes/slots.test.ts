import { expect } from 'chai'
import { slotDisposal } from '../../../crypto/board/slot.ts'
import { DAY_MS, weekAt } from '../../../crypto/days/calendar.ts'
import { deriveReceipt, makeCode, type ReceiptKeys } from '../../../crypto/keys/receipt.ts'
import { concat, systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { rowId } from '../../../crypto/primitives/kdf.ts'
import { PATH, slotInPlace } from '../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import {
  A_MONDAY,
  type Clock,
  epochKeyFor,
  fakeClock,
  type Instance,
  readReceipt,
  type SlotOptions,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'

/** The answer if another slot lies there: that slot. */
const thereIs = ({ id, sealed }: Pick<SlotBody, 'id' | 'sealed'>) =>
  `409 ${toHex(concat(id, sealed))}`
/** The answer if nothing lies there. */
const CONFLICT = '409 {"error":"conflict"}'
type SlotBody = ReturnType<typeof slotPostFor>
interface Removal {
  readonly disposal?: Uint8Array
  readonly replaced?: { readonly disposal: Uint8Array } | null
}
const MALFORMED = '400 {"error":"malformed"}'

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`slots over ${database}`, () => {
    let clock: Clock
    let instance: Instance
    async function start(pageBits: number) {
      // a Wednesday
      clock = fakeClock(A_MONDAY + 2 * DAY_MS)
      const board = { slots: 16, echoes: 16, pageBits }
      const roles = ['head', 'reception', 'co-handler', 'co-handler', 'co-handler'] as const
      instance = await startInstance({ database, clock, board, roles })
    }
    beforeEach(() => start(0))
    afterEach(() => instance.stop())

    const newReceipt = (): ReceiptKeys => {
      const code = makeCode(systemRandom, '1234567')
      return deriveReceipt(instance.p, instance.reception.list.instance, code)
    }
    const make = (receipt: ReceiptKeys, options: SlotOptions = {}, author = 0) =>
      slotPostFor(instance, instance.reception.members[author]!, receipt, options)
    const post = async (json: unknown, author = 0, path: string = PATH.deskSlots) => {
      const answer = await staffFetch(instance, instance.reception.members[author]!, 'POST', path, {
        json,
      })
      const { id, replaced, disposal } = json as { id?: Uint8Array } & Removal
      const from = replaced?.disposal ?? disposal
      const ids = [...(id ? [id] : []), ...(from ? [rowId(instance.p, from)] : [])]
      const there = slotInPlace(ids, answer)
      return there ? thereIs(there) : outcomeOf(answer, json)
    }
    const statusOf = async (receipt: ReceiptKeys) => {
      await instance.server.tick()
      return (await readReceipt(instance, receipt)).status?.content.text ?? null
    }

    it('are taken twice without harm, and shown from the next build on', async () => {
      const receipt = newReceipt()
      const slot = make(receipt, { content: { text: 'Mottatt' } })
      expect(await post(slot)).to.equal(ACCEPTED)
      expect(await post(slot)).to.equal(ACCEPTED)
      expect((await readReceipt(instance, receipt)).status).to.equal(null)
      expect(await statusOf(receipt)).to.equal('Mottatt')
    })

    it('are taken again after midnight, and in another week, if they stand there already', async () => {
      const receipt = newReceipt()
      const slot = make(receipt, { content: { text: 'Mottatt' } })
      expect(await post(slot)).to.equal(ACCEPTED)
      const unsent = make(newReceipt())
      const day = await instance.server.ctx.db('slot_days').select('*')
      for (const days of [1, 7]) {
        clock.advance(days * DAY_MS)
        expect(await post(slot), `${days}`).to.equal(ACCEPTED)
        expect(await post(unsent), `${days}`).to.equal(MALFORMED)
        expect(await post({ ...slot, sealed: systemRandom(1024) }), `${days}`).to.equal(MALFORMED)
      }
      expect(await instance.server.ctx.db('slot_days').select('*')).to.deep.equal(day)
    })

    it('are overwritten by a desk that names what was there; the other of two desks must sync', async () => {
      const receipt = newReceipt()
      const first = make(receipt, { content: { text: 'first' } })
      expect(await post(first)).to.equal(ACCEPTED)
      expect(await post(make(receipt), 1)).to.equal(thereIs(first))
      const [mine, theirs] = [
        make(receipt, { content: { text: 'mine' }, replaces: first.sealed }),
        make(receipt, { content: { text: 'theirs' }, replaces: first.sealed }, 1),
      ]
      const both = await Promise.all([post(mine), post(theirs, 1)])
      const winner = both[0] === ACCEPTED ? 'mine' : 'theirs'
      const seen = winner === 'mine' ? mine : theirs
      expect([...both].sort()).to.deep.equal([ACCEPTED, thereIs(seen)].sort())
      expect(await statusOf(receipt)).to.equal(winner)
      const synced = make(receipt, { content: { text: 'synced' }, replaces: seen.sealed }, 1)
      expect(await post(synced, 1)).to.equal(ACCEPTED)
      expect(await statusOf(receipt)).to.equal('synced')
    })

    it('are overwritten only where the key shown is theirs and something is there', async () => {
      const receipt = newReceipt()
      const absent = make(receipt, { replaces: systemRandom(1024) })
      expect(await post(absent)).to.equal(CONFLICT)
      const slot = make(receipt)
      expect(await post(slot)).to.equal(ACCEPTED)
      const stranger = make(receipt, { replaces: slot.sealed })
      const other = { ...stranger, replaced: { ...stranger.replaced!, disposal: systemRandom(32) } }
      expect(await post(other)).to.equal(thereIs(slot))
    })

    it('are handed to a desk that moves or removes another than lies there, and shows the key of its id', async () => {
      const receipt = newReceipt()
      const before = make(receipt)
      expect(await post(before)).to.equal(ACCEPTED)
      const move = { ...make(receipt, { replaces: systemRandom(1024) }), id: systemRandom(32) }
      expect(await post(move, 1)).to.equal(thereIs(before))
      expect(await post(move.replaced, 1, PATH.deskSlotsRemove)).to.equal(thereIs(before))
      const moved = { ...make(receipt, { replaces: before.sealed }), id: move.id }
      expect(await post(moved, 1)).to.equal(ACCEPTED)
      expect(await post(move)).to.equal(thereIs(moved))
      expect(await post({ ...move, id: systemRandom(32) })).to.equal(CONFLICT)
    })

    it('are removed by a desk that names what was there, and removed again without harm', async () => {
      const receipt = newReceipt()
      const slot = make(receipt)
      expect(await post(slot)).to.equal(ACCEPTED)
      const disposal = slotDisposal(instance.p, epochKeyFor(receipt), weekAt(clock.now()), 0)
      const hash = instance.p.hash(32, null, slot.sealed)
      const remove = (body: unknown) => post(body, 1, PATH.deskSlotsRemove)
      expect(await remove({ disposal, hash: systemRandom(32) })).to.equal(thereIs(slot))
      expect(await remove({ disposal: systemRandom(32), hash })).to.equal(ACCEPTED)
      expect(await statusOf(receipt)).to.equal('')
      expect(await remove({ disposal, hash })).to.equal(ACCEPTED)
      expect(await statusOf(receipt)).to.equal(null)
      expect(await remove({ disposal, hash })).to.equal(ACCEPTED)
    })

    it('are refused unless they bring the keys of their whole life and no other', async () => {
      const receipt = newReceipt()
      const slot = make(receipt)
      expect(slot.days.map(({ day }) => day - Math.floor(clock.now() / DAY_MS))).to.deep.equal([
        0, 1, 2, 3, 4,
      ])
      expect(slot.weeks.map(({ week }) => week - weekAt(clock.now()))).to.deep.equal([
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11,
      ])
      const [day] = slot.days
      const [week] = slot.weeks
      const wrong: readonly [string, object][] = [
        ['a day short', { days: slot.days.slice(0, -1) }],
        ['a day of yesterday', { days: [{ ...day!, day: day!.day - 1 }, ...slot.days] }],
        ['a day twice', { days: [day, day, ...slot.days.slice(2)] }],
        ['the running week', { weeks: [{ ...week!, week: week!.week - 1 }, ...slot.weeks] }],
        ['a week short', { weeks: slot.weeks.slice(1) }],
        ['other bits', { pageBits: 1 }],
        ['no such page', { page: 1 }],
        ['a short slot', { sealed: slot.sealed.slice(1) }],
        ['a member more', { created: 1 }],
      ]
      for (const [what, change] of wrong)
        expect(await post({ ...slot, ...change }), what).to.equal(MALFORMED)
      expect(await post(slot)).to.equal(ACCEPTED)
    })

    it('are refused beyond a quarter of the page per desk and day, but for overwriting', async () => {
      const slots = Array.from({ length: 5 }, () => newReceipt())
      const first = make(slots[0]!)
      expect(await post(first)).to.equal(ACCEPTED)
      expect(await post(first)).to.equal(ACCEPTED)
      const second = make(slots[0]!, { replaces: first.sealed })
      expect(await post(second)).to.equal(ACCEPTED)
      for (const receipt of slots.slice(1, 4)) expect(await post(make(receipt))).to.equal(ACCEPTED)
      expect(await post(make(slots[4]!))).to.equal('429 {"error":"quota"}')
      expect(await post(make(slots[0]!, { replaces: second.sealed }))).to.equal(ACCEPTED)
      expect(await post(make(slots[4]!, {}, 1), 1)).to.equal(ACCEPTED)
      clock.advance(DAY_MS)
      expect(await post(make(newReceipt()))).to.equal(ACCEPTED)
    })

    it('count as new on the page that they are moved to', async () => {
      await instance.stop()
      await start(1)
      const on = async (page: number, options: SlotOptions = {}, receipt = newReceipt()) => {
        const slot = { ...make(receipt, options), page }
        return { receipt, slot, outcome: await post(slot) }
      }
      const here = await Promise.all(Array.from({ length: 4 }, () => on(0)))
      const [there] = await Promise.all(Array.from({ length: 3 }, () => on(1)))
      expect(here.map(({ outcome }) => outcome)).to.deep.equal(new Array(4).fill(ACCEPTED))
      const QUOTA = '429 {"error":"quota"}'
      const again = (page: number, { slot, receipt }: { slot: SlotBody; receipt: ReceiptKeys }) =>
        on(page, { replaces: slot.sealed }, receipt)
      expect((await again(0, there!)).outcome).to.equal(QUOTA)
      const moved = await again(1, here[0]!)
      expect(moved.outcome).to.equal(ACCEPTED)
      expect((await on(1)).outcome).to.equal(QUOTA)
      expect((await again(1, moved)).outcome).to.equal(ACCEPTED)
    })

    it('are to be synced first where what they replace has gone, on a full page as well', async () => {
      const [gone, ...rest] = Array.from({ length: 16 }, () => newReceipt())
      const first = make(gone!)
      expect(await post(first)).to.equal(ACCEPTED)
      const again = make(gone!, { replaces: first.sealed })
      const removal = await post(again.replaced, 0, PATH.deskSlotsRemove)
      expect(removal).to.equal(ACCEPTED)
      expect(await post(again)).to.equal(CONFLICT)
      for (const [i, receipt] of [newReceipt(), ...rest].entries()) {
        const author = 1 + Math.floor(i / 4)
        expect(await post(make(receipt, {}, author % 5), author % 5)).to.equal(ACCEPTED)
      }
      expect(await post(again)).to.equal(CONFLICT)
    })

    it('are refused where the page is full, until one goes', async () => {
      const receipts: ReceiptKeys[] = []
      const posted: SlotBody[] = []
      for (let author = 0; author < 4; author++) {
        for (let i = 0; i < 4; i++) {
          const receipt = newReceipt()
          const slot = make(receipt, {}, author)
          expect(await post(slot, author)).to.equal(ACCEPTED)
          receipts.push(receipt)
          posted.push(slot)
        }
      }
      const late = newReceipt()
      expect(await post(make(late, {}, 4), 4)).to.equal('507 {"error":"full"}')
      for (const receipt of receipts) expect(await statusOf(receipt)).to.equal('')
      const [first] = receipts
      const [epochKey, week] = [epochKeyFor(first!), weekAt(clock.now())]
      const over = make(first!, { content: { text: 'new' }, replaces: posted[0]!.sealed })
      expect(await post(over)).to.equal(ACCEPTED)
      const removal = {
        disposal: slotDisposal(instance.p, epochKey, week, 0),
        hash: instance.p.hash(32, null, over.sealed),
      }
      expect(await post(removal, 0, PATH.deskSlotsRemove)).to.equal(ACCEPTED)
      expect(await post(make(late, {}, 4), 4)).to.equal(ACCEPTED)
      expect(await statusOf(late)).to.equal('')
    })
  })
}
