import { expect } from 'chai'
import { addEcho, listEchoes, turnEchoes } from '../../../db/echoes.ts'
import type { Db } from '../../../db/transaction.ts'
import { onEachEngine } from './engines.ts'
import {
  bytes,
  dayKeys,
  echoDays,
  hex,
  MONDAY,
  newEcho,
  stepEcho,
  turnEcho,
  WEEK,
  wholeState,
} from './rows.ts'

/** The keys that a day shows. */
async function keysOn(db: Db, day: number): Promise<Uint8Array[]> {
  return (await listEchoes(db, day)).map(({ key }) => key)
}

/** The echo that stands `weeks` after `echo`. */
function after(echo: Uint8Array, weeks: number): Uint8Array {
  return weeks === 0 ? echo : after(stepEcho(echo), weeks - 1)
}

onEachEngine('echoes', (db) => {
  it('shows the keys of a day as a sorted set', async () => {
    const echoes = Array.from({ length: 450 }, () => bytes(16))
    for (const echo of echoes) await addEcho(db(), newEcho(echo))
    const keys = echoes.map((echo) => dayKeys(echo, WEEK)[3]?.key ?? bytes(0))
    expect(hex(await keysOn(db(), MONDAY + 3))).to.deep.equal(hex(keys).sort())
    await turnEchoes(db(), MONDAY + 7, turnEcho)
    const later = echoes.map((echo) => dayKeys(stepEcho(echo), WEEK + 1)[0]?.key ?? bytes(0))
    expect(hex(await keysOn(db(), MONDAY + 7))).to.deep.equal(hex(later).sort())
  })

  it('walks from week to week, each day found by the key of that day', async () => {
    const echo = bytes(16)
    await addEcho(db(), newEcho(echo))
    for (let day = MONDAY; day < MONDAY + 7 * 16; day++) {
      await turnEchoes(db(), day, turnEcho)
      const weeks = Math.floor((day - MONDAY) / 7)
      const key = dayKeys(after(echo, weeks), WEEK + weeks)[(day - MONDAY) % 7]?.key
      expect(await keysOn(db(), day)).to.deep.equal([key])
    }
    await turnEchoes(db(), MONDAY + 7 * 16, turnEcho)
    const state = await wholeState(db())
    expect([state.echoes, state.echo_days]).to.deep.equal([[], []])
  })

  it('forgets the days gone by, and keeps nothing that opens them', async () => {
    const echo = bytes(16)
    await addEcho(db(), newEcho(echo))
    await turnEchoes(db(), MONDAY + 3, turnEcho)
    const rest = await db()('echo_days').orderBy('day').pluck('day')
    expect(rest).to.deep.equal([3, 4, 5, 6].map((n) => MONDAY + n))
    const stored = await db()('echoes').pluck('next')
    expect(hex(stored)).to.deep.equal(hex([stepEcho(echo)]))
  })

  it('changes nothing when it is done again', async () => {
    await addEcho(db(), newEcho())
    await turnEchoes(db(), MONDAY + 8, turnEcho)
    const before = await wholeState(db())
    await turnEchoes(db(), MONDAY + 8, turnEcho)
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('walks through weeks that were missed', async () => {
    const echo = bytes(16)
    await addEcho(db(), newEcho(echo))
    const asked: number[] = []
    await turnEchoes(db(), MONDAY + 7 * 3 + 2, async (next, week) => {
      asked.push(week)
      return turnEcho(next, week)
    })
    expect(asked).to.deep.equal([WEEK + 1, WEEK + 2, WEEK + 3])
    const keys = dayKeys(after(echo, 3), WEEK + 3)
    expect(await keysOn(db(), MONDAY + 7 * 3 + 2)).to.deep.equal([keys[2]?.key])
    expect(await db()('echo_days').pluck('day')).to.have.length(5)
  })

  it('makes one row of an echo that came before midnight and again before the turn', async () => {
    const echo = bytes(16)
    await addEcho(db(), newEcho(echo))
    await addEcho(db(), newEcho(stepEcho(echo), WEEK + 1))
    await turnEchoes(db(), MONDAY + 7, turnEcho)
    expect(hex(await db()('echoes').pluck('next'))).to.deep.equal(hex([after(echo, 2)]))
    expect(await keysOn(db(), MONDAY + 9)).to.have.length(1)
    await turnEchoes(db(), MONDAY + 14, turnEcho)
    const keys = dayKeys(after(echo, 2), WEEK + 2)
    expect(await keysOn(db(), MONDAY + 14)).to.deep.equal([keys[0]?.key])
  })

  it('does nothing at all when the derivation of one fails', async () => {
    await addEcho(db(), newEcho())
    await addEcho(db(), newEcho())
    const before = await wholeState(db())
    let calls = 0
    const failure = await turnEchoes(db(), MONDAY + 7, (echo, week) => {
      calls += 1
      if (calls === 2) throw new Error('stopped here')
      return turnEcho(echo, week)
    }).catch((error: Error) => error)
    expect(failure).to.have.property('message', 'stopped here')
    expect(await wholeState(db())).to.deep.equal(before)
  })

  it('keeps with each day what is masked for that day alone', async () => {
    const echo = bytes(16)
    await addEcho(db(), newEcho(echo))
    await turnEchoes(db(), MONDAY + 3, turnEcho)
    const shown = async (day: number) => (await listEchoes(db(), day)).map(({ choice }) => choice)
    expect(await shown(MONDAY + 3)).to.deep.equal([echoDays(echo, WEEK)[3]?.choice])
    await turnEchoes(db(), MONDAY + 8, turnEcho)
    expect(await shown(MONDAY + 8)).to.deep.equal([echoDays(stepEcho(echo), WEEK + 1)[1]?.choice])
    const rows = [
      ...(await db()('echoes').pluck('choice')),
      ...(await db()('echo_days').pluck('choice')),
    ]
    expect(new Set(hex(rows)).size).to.equal(7)
  })

  it('stores no link from a day key to its echo', async () => {
    await addEcho(db(), newEcho())
    const [echo] = await db()('echoes').select('*')
    const [day] = await db()('echo_days').select('*')
    expect(Object.keys(echo)).to.have.members(['next', 'choice', 'next_week', 'expiry_week'])
    expect(Object.keys(day)).to.have.members(['day', 'key', 'choice'])
  })
})
