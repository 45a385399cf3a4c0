import { expect } from 'chai'
import { addDrop } from '../../../db/drops.ts'
import { addEcho } from '../../../db/echoes.ts'
import { removeExpired } from '../../../db/expiry.ts'
import { addKeyList } from '../../../db/keylists.ts'
import { addEnvelope } from '../../../db/shelf.ts'
import { putSlot } from '../../../db/slots.ts'
import { storedIds } from '../../support/server/listing.ts'
import { onEachEngine } from './engines.ts'
import { bytes, hashSlot, newDrop, newEcho, newRecord, newSlot, WEEK, wholeState } from './rows.ts'

onEachEngine('expiry', (db) => {
  it('removes rows that expire in the week or before, with the keys of slots', async () => {
    const lasting = { expiryWeek: WEEK + 1 }
    const drop = newDrop({ ...lasting, echo: { ...newEcho(), ...lasting } })
    await addDrop(db(), drop)
    await putSlot(db(), newSlot(lasting), null, hashSlot)
    await addEnvelope(db(), 'records', newRecord(lasting))
    const before = await wholeState(db())
    for (const expiryWeek of [WEEK - 3, WEEK]) {
      const echo = { ...newEcho(), expiryWeek, days: [] }
      await addDrop(db(), newDrop({ expiryWeek, echo }))
      await addEcho(db(), { ...newEcho(), expiryWeek, days: [] })
      await putSlot(db(), newSlot({ expiryWeek }), null, hashSlot)
      await addEnvelope(db(), 'records', newRecord({ expiryWeek }))
    }
    expect(await removeExpired(db(), WEEK)).to.equal(10)
    expect(await wholeState(db())).to.deep.equal(before)
    expect(await removeExpired(db(), WEEK)).to.equal(0)
    expect(await storedIds(db(), 'drops', WEEK + 1)).to.deep.equal([drop.id])
  })

  it('keeps sealing keys for five weeks, by which desks check drops, and forgets older ones', async () => {
    const bundles = [WEEK - 6, WEEK - 5, WEEK].map((week) => ({ week, bundle: bytes(1216) }))
    await addKeyList(db(), 1, bytes(10), bundles, WEEK)
    expect(await removeExpired(db(), WEEK)).to.equal(1)
    const weeks = await db()('weekly_bundles').orderBy('week').pluck('week')
    expect(weeks).to.deep.equal([WEEK - 5, WEEK])
  })
})
