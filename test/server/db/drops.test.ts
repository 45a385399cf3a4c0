import { expect } from 'chai'
import { addDrop, countDrops } from '../../../db/drops.ts'
import { listEchoes } from '../../../db/echoes.ts'
import { getEnvelopes } from '../../../db/shelf.ts'
import { storedIds } from '../../support/server/listing.ts'
import { onEachEngine } from './engines.ts'
import { bytes, hex, MONDAY, newDrop, newEcho, WEEK, wholeState } from './rows.ts'

onEachEngine('drops', (db) => {
  it('gives back a drop byte for byte, as plain bytes', async () => {
    const drop = newDrop()
    expect(await addDrop(db(), drop)).to.equal('added')
    const [stored, ...others] = await getEnvelopes(db(), 'drops', [drop.id, bytes(32)])
    expect(others).to.deep.equal([])
    expect(stored).to.deep.equal({ id: drop.id, sealed: drop.sealed, expiryWeek: WEEK + 26 })
    expect(Object.getPrototypeOf(stored?.sealed)).to.equal(Uint8Array.prototype)
    expect(await listEchoes(db(), MONDAY)).to.deep.equal([drop.echo.days[0]])
  })

  it('takes a repeat of the same bytes as the same drop, and no echo with it', async () => {
    const drop = newDrop()
    await addDrop(db(), drop)
    const before = await wholeState(db())
    expect(await addDrop(db(), { ...drop, expiryWeek: WEEK + 27 })).to.equal('same')
    for (let n = 0; n < 8; n++) {
      expect(await addDrop(db(), { ...drop, echo: newEcho() })).to.equal('same')
    }
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('refuses other bytes under a taken id, and then writes no echo either', async () => {
    const drop = newDrop()
    await addDrop(db(), drop)
    const before = await wholeState(db())
    expect(await addDrop(db(), newDrop({ id: drop.id }))).to.equal('different')
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('stores two drops of one code under one echo', async () => {
    const echo = newEcho()
    await addDrop(db(), newDrop({ echo }))
    expect(await addDrop(db(), newDrop({ echo }))).to.equal('added')
    expect(await countDrops(db())).to.equal(2)
    expect(await listEchoes(db(), MONDAY)).to.have.length(1)
  })

  it('stores neither drop nor echo when one of them cannot be stored', async () => {
    const before = await wholeState(db())
    const wrongKey = { ...newEcho(), days: [{ day: MONDAY, key: bytes(31), choice: bytes(8) }] }
    for (const drop of [
      newDrop({ echo: wrongKey }),
      newDrop({ echo: { ...newEcho(), next: { echo: bytes(15), choice: bytes(8) } } }),
      newDrop({ id: bytes(31) }),
      newDrop({ sealed: bytes(25_775) }),
      newDrop({ sealed: bytes(25_777) }),
    ]) {
      const failure = await addDrop(db(), drop).catch((error: Error) => error)
      expect(failure).to.be.an('error').with.property('message').that.match(/check/i)
    }
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('lists the ids of one week, sorted, whatever the order of arrival', async () => {
    const drops = [26, 26, 27, 26, 25].map((left) => newDrop({ expiryWeek: WEEK + left }))
    for (const drop of drops) await addDrop(db(), drop)
    const ofWeek = drops.filter((drop) => drop.expiryWeek === WEEK + 26).map((drop) => drop.id)
    expect(hex(await storedIds(db(), 'drops', WEEK + 26))).to.deep.equal(hex(ofWeek).sort())
    expect(await storedIds(db(), 'drops', WEEK + 28)).to.deep.equal([])
  })
})
