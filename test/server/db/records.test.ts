import { expect } from 'chai'
import { addRecord, countRecords, getRecords } from '../../../db/records.ts'
import { onEachEngine } from './engines.ts'
import { bytes, hex, newRecord, wholeState } from './rows.ts'

onEachEngine('records', (db) => {
  it('gives back records byte for byte, sorted, and leaves out what is not there', async () => {
    const records = [newRecord(), newRecord(), newRecord()]
    for (const record of records) expect(await addRecord(db(), record)).to.equal('added')
    const ids = records.map((record) => record.id)
    const stored = await getRecords(db(), [...ids, bytes(32)])
    expect(hex(stored.map((record) => record.id))).to.deep.equal(hex(ids).sort())
    expect(stored).to.deep.include.members(records)
    expect(await countRecords(db())).to.equal(3)
  })

  it('refuses a taken id, so that two desks cannot write one place', async () => {
    const record = newRecord()
    await addRecord(db(), record)
    const before = await wholeState(db())
    expect(await addRecord(db(), record)).to.equal('same')
    const placed = await addRecord(db(), newRecord({ id: record.id }))
    expect(placed).to.deep.equal({ there: record.sealed })
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('refuses a record of another length', async () => {
    const failure = await addRecord(db(), newRecord({ sealed: bytes(4095) })).catch((e) => e)
    expect(failure).to.be.an('error')
    expect(await countRecords(db())).to.equal(0)
  })
})
