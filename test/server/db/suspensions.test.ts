import { expect } from 'chai'
import type { SuspensionStatement } from '../../../crypto/keys/suspension.ts'
import {
  addSuspension,
  isSuspended,
  keepSuspensionsAmong,
  listSuspensions,
  removeSuspensions,
} from '../../../db/suspensions.ts'
import { onEachEngine } from './engines.ts'
import { bytes, hex, wholeState } from './rows.ts'

const DAY = 20_600
const OLDEST = DAY - 6
const [ada, bo, cy, di] = [bytes(8), bytes(8), bytes(8), bytes(8)] as const

const word = (
  signer: Uint8Array,
  suspended: Uint8Array,
  change: Partial<SuspensionStatement> = {},
): SuspensionStatement => ({ suspended, day: DAY, signer, signature: bytes(64), ...change })

onEachEngine('suspensions', (db) => {
  const add = (statement: SuspensionStatement) => addSuspension(db(), statement, OLDEST)
  const isOut = async (who: Uint8Array, oldest = OLDEST) =>
    isSuspended(await listSuspensions(db(), oldest), who)

  it('take two signers of one day, and the same one twice is one', async () => {
    const first = word(ada, cy)
    expect(await add(first)).to.equal('added')
    expect(await add(first)).to.equal('same')
    expect(await isOut(cy)).to.equal(false)
    expect(await add(word(ada, cy, { day: DAY - 1 }))).to.equal('added')
    expect(await isOut(cy)).to.equal(false)
    expect(await add(word(bo, cy))).to.equal('added')
    expect(await isOut(cy)).to.equal(true)
    expect([await isOut(ada), await isOut(bo)]).to.deep.equal([false, false])
    expect(await listSuspensions(db(), DAY + 1)).to.deep.equal([])
    expect((await listSuspensions(db(), OLDEST)).find(({ day }) => day < DAY)).to.deep.include({
      ...{ suspended: cy, signer: ada, day: DAY - 1 },
    })
  })

  it('silence who is suspended, and what they have said that nobody joined', async () => {
    await add(word(cy, ada))
    await add(word(cy, di))
    await add(word(bo, di))
    await add(word(ada, cy))
    await add(word(bo, cy))
    expect(await add(word(cy, bo))).to.equal('suspended')
    // what two said before stays; what waited for a second is gone
    expect([await isOut(cy), await isOut(di), await isOut(ada)]).to.deep.equal([true, true, false])
    await add(word(bo, ada))
    expect(await isOut(ada)).to.equal(false)
  })

  it('let one of two sides win that suspend each other at once', async () => {
    await add(word(ada, cy))
    await add(word(cy, ada))
    const both = await Promise.all([add(word(bo, cy)), add(word(bo, ada))])
    expect(both).to.deep.equal(['added', 'added'])
    expect([await isOut(ada), await isOut(cy)].filter((out) => out)).to.have.length(1)
  })

  it('end when the day has gone by, and when one of three leaves the list', async () => {
    for (const signer of [ada, bo]) await add(word(signer, cy))
    for (const signer of [ada, bo]) await add(word(signer, di, { day: DAY - 3 }))
    const before = await wholeState(db())
    expect(await removeSuspensions(db(), DAY - 3)).to.equal(0)
    await keepSuspensionsAmong(db(), [ada, bo, cy, di])
    expect(await wholeState(db())).to.deep.equal(before)
    expect(await removeSuspensions(db(), DAY - 2)).to.equal(2)
    expect([await isOut(cy), await isOut(di)]).to.deep.equal([true, false])
    await keepSuspensionsAmong(db(), [ada, cy, di])
    expect(await isOut(cy)).to.equal(false)
    expect(hex((await listSuspensions(db(), 0)).map(({ signer }) => signer))).to.deep.equal(
      hex([ada]),
    )
    await keepSuspensionsAmong(db(), [ada])
    expect(await listSuspensions(db(), 0)).to.deep.equal([])
  })
})
