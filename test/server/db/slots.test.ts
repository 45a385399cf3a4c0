import { expect } from 'chai'
import { getEnvelopes } from '../../../db/shelf.ts'
import type { NewSlot } from '../../../db/slots.ts'
import {
  countSlots,
  listSlotsForPages,
  putSlot,
  removeSlot,
  turnSlotDays,
} from '../../../db/slots.ts'
import { onEachEngine } from './engines.ts'
import { bytes, dayKeys, hashSlot, hex, MONDAY, newSlot, WEEK, wholeState } from './rows.ts'

onEachEngine('slots', (db) => {
  const put = (slot: NewSlot, hash: Uint8Array | null = null, id = slot.id) =>
    putSlot(db(), slot, hash && { id, hash }, hashSlot)
  const remove = (id: Uint8Array, replaced: Uint8Array) => removeSlot(db(), id, replaced, hashSlot)
  const shown = (slot: NewSlot, key: Uint8Array | undefined) => ({
    pageBits: slot.pageBits,
    page: slot.page,
    sealed: slot.sealed,
    key,
  })

  it('gives back a slot to desks, and to pages with the key of the day', async () => {
    const slot = newSlot({ pageBits: 3, page: 5 })
    expect(await put(slot)).to.equal('added')
    expect(await getEnvelopes(db(), 'slots', [bytes(32), slot.id])).to.deep.equal([
      { id: slot.id, sealed: slot.sealed, expiryWeek: slot.expiryWeek },
    ])
    expect(await listSlotsForPages(db(), MONDAY + 2)).to.deep.equal([
      shown(slot, slot.days[2]?.key),
    ])
    expect(await listSlotsForPages(db(), MONDAY + 7)).to.deep.equal([])
  })

  it('takes a repeat as the same slot, with and without the hash it replaced', async () => {
    const slot = newSlot()
    await put(slot)
    const next = newSlot({ id: slot.id })
    expect(await put(next, hashSlot(slot.sealed))).to.equal('replaced')
    const before = await wholeState(db())
    expect(await put(next, hashSlot(slot.sealed))).to.equal('same')
    expect(await put(next)).to.equal('same')
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('overwrites the slot that the writer has seen, with all its keys', async () => {
    const slot = newSlot()
    await put(slot)
    const next = newSlot({
      id: slot.id,
      pageBits: 2,
      page: 3,
      expiryWeek: WEEK + 20,
      days: dayKeys(bytes(32), WEEK, MONDAY + 5),
      weeks: [{ week: WEEK + 1, veil: bytes(32) }],
    })
    expect(await put(next, hashSlot(slot.sealed))).to.equal('replaced')
    expect(await listSlotsForPages(db(), MONDAY + 4)).to.deep.equal([])
    expect(await listSlotsForPages(db(), MONDAY + 5)).to.deep.equal([
      shown(next, next.days[0]?.key),
    ])
    expect(hex(await db()('slot_weeks').pluck('veil'))).to.deep.equal(
      hex(next.weeks.map(({ veil }) => veil)),
    )
  })

  it('moves a slot to another id in one step, and moves it again without harm', async () => {
    const slot = newSlot()
    await put(slot)
    const next = newSlot({ days: slot.days, weeks: slot.weeks })
    expect(await put(next, hashSlot(slot.sealed), slot.id)).to.equal('moved')
    const before = await wholeState(db())
    expect(await getEnvelopes(db(), 'slots', [slot.id])).to.deep.equal([])
    expect(await listSlotsForPages(db(), MONDAY + 2)).to.deep.equal([
      shown(next, next.days[2]?.key),
    ])
    expect(await put(next, hashSlot(slot.sealed), slot.id)).to.equal('same')
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('moves nothing where another slot than the one seen is there, or the place is taken', async () => {
    const [slot, taken] = [newSlot(), newSlot()]
    await put(slot)
    await put(taken)
    const before = await wholeState(db())
    expect(await put(newSlot(), bytes(32), slot.id)).to.equal('conflict')
    expect(await put(newSlot(), hashSlot(slot.sealed), bytes(32))).to.equal('conflict')
    const onto = newSlot({ id: taken.id })
    expect(await put(onto, hashSlot(slot.sealed), slot.id)).to.equal('conflict')
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('refuses to overwrite or remove another slot than the one seen', async () => {
    const slot = newSlot()
    await put(slot)
    const before = await wholeState(db())
    const next = newSlot({ id: slot.id })
    expect(await put(next)).to.equal('conflict')
    expect(await put(next, bytes(32))).to.equal('conflict')
    expect(await put(newSlot(), hashSlot(slot.sealed))).to.equal('conflict')
    expect(await remove(slot.id, bytes(32))).to.equal('conflict')
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('removes a slot with all its keys', async () => {
    const empty = await wholeState(db())
    const slot = newSlot()
    await put(slot)
    expect(await remove(slot.id, hashSlot(slot.sealed))).to.equal('removed')
    expect(await wholeState(db())).to.deep.equal(empty)
    expect(await remove(slot.id, hashSlot(slot.sealed))).to.equal('absent')
  })

  it('refuses a page that its bits cannot name', async () => {
    for (const [pageBits, page] of [
      [0, 1],
      [3, 8],
      [9, 0],
      [2, -1],
    ] as const) {
      const failure = await put(newSlot({ pageBits, page })).catch((error: Error) => error)
      expect(failure, `${page} of ${pageBits} bits`).to.be.an('error')
    }
    expect(await put(newSlot({ pageBits: 8, page: 255 }))).to.equal('added')
  })

  it('counts slots by the prefix they were posted under', async () => {
    for (const [pageBits, page] of [
      [0, 0],
      [0, 0],
      [1, 1],
      [2, 1],
    ] as const) {
      await put(newSlot({ pageBits, page }))
    }
    expect(await countSlots(db())).to.deep.equal([
      { pageBits: 0, page: 0, count: 2 },
      { pageBits: 1, page: 1, count: 1 },
      { pageBits: 2, page: 1, count: 1 },
    ])
  })

  it('leaves expired slots off the pages even before the nightly step', async () => {
    const slot = newSlot({ expiryWeek: WEEK })
    await put(slot)
    expect(await listSlotsForPages(db(), MONDAY)).to.deep.equal([])
  })

  it('turns the veil of a week that begins into its day keys, and keeps no such veil', async () => {
    const slots = [newSlot(), newSlot()].sort((a, b) => Buffer.compare(a.id, b.id))
    for (const slot of slots) await put(slot)
    await turnSlotDays(db(), MONDAY + 7, dayKeys)
    for (const n of [0, 6]) {
      expect(await listSlotsForPages(db(), MONDAY + 7 + n)).to.deep.equal(
        slots.map((slot) => {
          const veil = slot.weeks[0]?.veil ?? bytes(0)
          return shown(slot, dayKeys(veil, WEEK + 1)[n]?.key)
        }),
      )
    }
    const weeks = await db()('slot_weeks').distinct('week').orderBy('week').pluck('week')
    expect(weeks).to.deep.equal([WEEK + 2, WEEK + 3])
    expect(Math.min(...(await db()('slot_days').pluck('day')))).to.equal(MONDAY + 7)
  })

  it('changes nothing when it is turned again, and forgets one day each night', async () => {
    await put(newSlot())
    await turnSlotDays(db(), MONDAY + 7, dayKeys)
    const before = await wholeState(db())
    await turnSlotDays(db(), MONDAY + 7, dayKeys)
    expect(await wholeState(db())).to.deep.equal(before)
    await turnSlotDays(db(), MONDAY + 8, dayKeys)
    expect(await db()('slot_days').pluck('day')).to.have.length(6)
  })

  it('after missed weeks makes no keys of days gone by and drops their veils', async () => {
    await put(newSlot())
    await turnSlotDays(db(), MONDAY + 7 * 2 + 4, dayKeys)
    const days = await db()('slot_days').orderBy('day').pluck('day')
    expect(days).to.deep.equal([4, 5, 6].map((n) => MONDAY + 7 * 2 + n))
    expect(await db()('slot_weeks').pluck('week')).to.deep.equal([WEEK + 3])
  })
})
