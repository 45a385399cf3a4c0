import { expect } from 'chai'
import { addDrop, countDrops } from '../../../db/drops.ts'
import { addEcho, listEchoes, turnEchoes } from '../../../db/echoes.ts'
import { getEnvelopes } from '../../../db/shelf.ts'
import { putSlot, removeSlot, turnSlotDays } from '../../../db/slots.ts'
import { whenAlone, write } from '../../../db/transaction.ts'
import { scaled } from '../../support/run/scale.ts'
import { engines } from './engines.ts'
import {
  bytes,
  dayKeys,
  hashSlot,
  hex,
  MONDAY,
  newDrop,
  newEcho,
  newSlot,
  stepEcho,
  turnEcho,
  WEEK,
  wholeState,
} from './rows.ts'

const ROUNDS = scaled(200, 10)

for (const engine of engines) {
  describe(`two writers at once on ${engine.name}`, () => {
    let opened: Awaited<ReturnType<typeof engine.open>>
    let pools: readonly (typeof opened.db)[]
    beforeEach(async () => {
      opened = await engine.open()
      // a second pool stands for a second process: it does not wait in our own queue
      pools = [opened.db, await opened.again()]
    })
    afterEach(() => opened.close())

    const all = <T>(count: number, work: (pool: typeof opened.db, n: number) => Promise<T>) =>
      Promise.all(Array.from({ length: count }, (_, n) => work(pools[n % 2] ?? opened.db, n)))

    it('add one drop of several under one id, and answer the others truly', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const drop = newDrop()
        const other = newDrop({ id: drop.id })
        const answers = await all(6, (pool, n) => addDrop(pool, n < 3 ? drop : other))
        const [stored] = await getEnvelopes(opened.db, 'drops', [drop.id])
        const firstWon = hex([stored?.sealed ?? bytes(0)])[0] === hex([drop.sealed])[0]
        const winners = firstWon ? answers.slice(0, 3) : answers.slice(3)
        const losers = firstWon ? answers.slice(3) : answers.slice(0, 3)
        expect(winners.sort()).to.deep.equal(['added', 'same', 'same'])
        expect(losers).to.deep.equal(['different', 'different', 'different'])
        expect(await listEchoes(opened.db, MONDAY)).to.have.length(round + 1)
      }
    })

    it('lose none of many different drops', async () => {
      const answers = await all(60, (pool) => addDrop(pool, newDrop()))
      expect(answers.every((answer) => answer === 'added')).to.equal(true)
      expect(await countDrops(opened.db)).to.equal(60)
    })

    it('replace a slot once when both have seen the same one', async () => {
      const slot = newSlot()
      await putSlot(opened.db, slot, null, hashSlot)
      let seen = slot.sealed
      for (let round = 0; round < ROUNDS; round++) {
        const next = [0, 1, 2, 3].map(() => newSlot({ id: slot.id }))
        const answers = await all(4, (pool, n) =>
          putSlot(pool, next[n] ?? slot, { id: slot.id, hash: hashSlot(seen) }, hashSlot),
        )
        expect([...answers].sort()).to.deep.equal(['conflict', 'conflict', 'conflict', 'replaced'])
        const winner = next[answers.indexOf('replaced')]
        const [stored] = await getEnvelopes(opened.db, 'slots', [slot.id])
        expect(stored?.sealed).to.deep.equal(winner?.sealed)
        const keys = await opened.db('slot_days').orderBy('day').pluck('key')
        expect(hex(keys)).to.deep.equal(hex(winner?.days.map(({ key }) => key) ?? []))
        seen = winner?.sealed ?? seen
      }
    })

    it('add a slot once when both think that there is none', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const slot = newSlot()
        const answers = await all(4, (pool) =>
          putSlot(pool, newSlot({ id: slot.id }), null, hashSlot),
        )
        expect([...answers].sort()).to.deep.equal(['added', 'conflict', 'conflict', 'conflict'])
      }
    })

    it('either remove or replace a slot', async () => {
      for (let round = 0; round < ROUNDS; round++) {
        const slot = newSlot()
        await putSlot(opened.db, slot, null, hashSlot)
        const seen = hashSlot(slot.sealed)
        const [put, removed] = await Promise.all([
          putSlot(
            pools[0] ?? opened.db,
            newSlot({ id: slot.id }),
            { id: slot.id, hash: seen },
            hashSlot,
          ),
          removeSlot(pools[1] ?? opened.db, slot.id, seen, hashSlot),
        ])
        expect([
          ['replaced', 'conflict'],
          ['conflict', 'removed'],
        ]).to.deep.include([put, removed])
        const left = await getEnvelopes(opened.db, 'slots', [slot.id])
        expect(left).to.have.length(put === 'replaced' ? 1 : 0)
      }
    })

    it('turn the week while drops and slots arrive, and lose no echo', async () => {
      const echoes = Array.from({ length: 40 }, () => bytes(16))
      for (const echo of echoes.slice(0, 20)) await addEcho(opened.db, newEcho(echo))
      const slot = newSlot()
      await putSlot(opened.db, slot, null, hashSlot)
      const next = newSlot({ id: slot.id, days: dayKeys(bytes(32), WEEK + 1), weeks: [] })
      await Promise.all([
        // half of the late ones were stepped to the new week, half still to the old one
        ...echoes.map((echo, n) =>
          addDrop(
            pools[n % 2] ?? opened.db,
            newDrop({ echo: n % 2 ? newEcho(stepEcho(echo), WEEK + 1) : newEcho(echo) }),
          ),
        ),
        turnEchoes(pools[1] ?? opened.db, MONDAY + 7, turnEcho),
        turnSlotDays(pools[1] ?? opened.db, MONDAY + 7, dayKeys),
        putSlot(
          pools[0] ?? opened.db,
          next,
          { id: slot.id, hash: hashSlot(slot.sealed) },
          hashSlot,
        ),
      ])
      await turnEchoes(opened.db, MONDAY + 7, turnEcho)
      await turnSlotDays(opened.db, MONDAY + 7, dayKeys)
      const keys = echoes.map((echo) => dayKeys(stepEcho(echo), WEEK + 1)[0]?.key ?? bytes(0))
      const shown = await listEchoes(opened.db, MONDAY + 7)
      expect(hex(shown.map(({ key }) => key))).to.deep.equal(hex(keys).sort())
      const state = await wholeState(opened.db)
      expect(state.echoes).to.have.length(40)
      expect(state.slot_weeks).to.deep.equal([])
    })

    it('do all of a transaction or nothing of it, and go on after a failure', async () => {
      const before = await wholeState(opened.db)
      const failure = await write(opened.db, async (trx) => {
        await addDrop(trx, newDrop())
        throw new Error('changed my mind')
      }).catch((error: Error) => error)
      expect(failure).to.have.property('message', 'changed my mind')
      expect(await wholeState(opened.db)).to.deep.equal(before)
      expect(await addDrop(opened.db, newDrop())).to.equal('added')
    })

    it('let readers see what was there while a writer is busy', async () => {
      await addDrop(opened.db, newDrop())
      await write(opened.db, async (trx) => {
        await addDrop(trx, newDrop())
        expect(await countDrops(opened.db)).to.equal(1)
      })
      expect(await countDrops(opened.db)).to.equal(2)
    })
  })
}

describe('the queue of writers', () => {
  it('starts one when the one before is over, failed or not', async () => {
    const opened = await (engines[0] as (typeof engines)[number]).open()
    const order: string[] = []
    const job = (name: string, fails: boolean) => async (): Promise<void> => {
      order.push(`${name} begins`)
      await opened.db.raw('SELECT 1')
      order.push(`${name} ends`)
      if (fails) throw new Error(name)
    }
    const first = whenAlone(opened.db, job('first', true)).catch((error: Error) => error.message)
    await Promise.all([first, whenAlone(opened.db, job('second', false))])
    expect(order).to.deep.equal(['first begins', 'first ends', 'second begins', 'second ends'])
    expect(await first).to.equal('first')
    await opened.close()
  })
})
