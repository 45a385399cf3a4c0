import { expect } from 'chai'
import { addEnvelope, countRows, getEnvelopes } from '../../../db/shelf.ts'
import { onEachEngine } from './engines.ts'
import { bytes, hex, newRecord, wholeState } from './rows.ts'

onEachEngine('records', (db) => {
  it('gives back records byte for byte, sorted, and leaves out what is not there', async () => {
    const records = [newRecord(), newRecord(), newRecord()]
    for (const record of records)
      expect(await addEnvelope(db(), 'records', record)).to.equal('added')
    const ids = records.map((record) => record.id)
    const stored = await getEnvelopes(db(), 'records', [...ids, bytes(32)])
    expect(hex(stored.map((record) => record.id))).to.deep.equal(hex(ids).sort())
    expect(stored).to.deep.include.members(records)
    expect(await countRows(db(), 'records')).to.equal(3)
  })

  it('refuses a taken id, so that two desks cannot write one place', async () => {
    const record = newRecord()
    await addEnvelope(db(), 'records', record)
    const before = await wholeState(db())
    expect(await addEnvelope(db(), 'records', record)).to.equal('same')
    const placed = await addEnvelope(db(), 'records', newRecord({ id: record.id }))
    expect(placed).to.deep.equal({ there: record.sealed })
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('refuses a record of another length', async () => {
    const failure = await addEnvelope(db(), 'records', newRecord({ sealed: bytes(4095) })).catch(
      (e) => e,
    )
    expect(failure).to.be.an('error')
    expect(await countRows(db(), 'records')).to.equal(0)
  })
})
