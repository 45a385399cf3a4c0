import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
import { accessReception, caseId, only, told } from '../../../support/reception/access-reception.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import { Conductor, Desks, Dice } from '../../../support/reception/together.ts'
import { scaled } from '../../../support/run/scale.ts'
import { A_MONDAY, fakeClock, startInstance } from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p, 2)

/** Those who may read the case at first, and one who may be granted access. */
const PEOPLE = ['m0', 'm1', 'm2', 'm3']
/** Nobody revokes these: at the end somebody is there to ask. */
const STAYS = 2

/** A change by one desk of who reads, or of what is read. */
async function doSomething(desk: Desk, dice: Dice, text: string) {
  const id = caseId(desk)
  const member = dice.pick(PEOPLE.slice(STAYS))
  const kind = dice.roll(6)
  if (kind < 2) await desk.grant(id, member, 'reception', text)
  else if (kind < 4) await desk.release(id, member, 'done', text)
  else await desk.append(id, jobOf(systemRandom, { kind: 'note', text }))
}

/**
 * Refusals of a desk that is honest and late: it syncs and goes on. `role`: m3, whose role keeps no case, would
 * give more than they have, to a member whose access was revoked meanwhile.
 */
const EXPECTED = ['epoch', 'offline', 'gone', 'conflict', 'role']

async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof DeskError) || !EXPECTED.includes(error.code)) throw error
  }
}

/** One story of four desks, after which those who read by the log must read and write. */
async function play(seed: number): Promise<void> {
  const dice = new Dice(seed)
  const instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
  const conductor = new Conductor(instance, dice)
  try {
    await reportAs(instance, 'the report')
    const desks = new Desks(instance, conductor, PEOPLE.length)
    const syncAll = () => conductor.conduct(desks.all.map((desk) => desk.sync()))
    await syncAll()
    conductor.losing = 3
    for (let round = 0; round < 3; round++) {
      await conductor.conduct(
        desks.all.map(async (desk, index) => {
          if (dice.chance(50)) await attempt(() => desk.sync())
          if (desk.cases.length === 0) return
          await attempt(() => doSomething(desk, dice, `${round}.${index}`))
        }),
      )
      if (dice.chance(30)) await desks.reopen(dice.roll(PEOPLE.length))
    }
    conductor.losing = 0
    await syncAll()
    await syncAll()
    await expectOneTruth(desks, conductor)
    const fresh = testDesk(instance, 0)
    await fresh.sync()
    expect(told(fresh)).to.deep.equal(told(desks.at(0)))
  } finally {
    conductor.close()
    await instance.stop()
  }
}

async function expectOneTruth(desks: Desks, conductor: Conductor): Promise<void> {
  const { readers: all } = only(desks.at(0)).access
  const readers = all.map(({ member }) => member)
  expect(all.filter(({ waits }) => waits)).to.deep.equal([])
  const reading = desks.all.filter((_, index) => readers.includes(`m${index}`))
  for (const [index, desk] of reading.entries()) {
    expect(only(desk).waitsForKey, `reader ${index}`).to.equal(false)
    expect(only(desk).warnings).to.deep.equal([])
    const job = jobOf(systemRandom, { kind: 'note', text: `at the end ${index}` })
    await conductor.conduct([desk.append(caseId(desk), job)])
  }
  await conductor.conduct(desks.all.map((desk) => desk.sync()))
  for (const desk of reading) expect(told(desk)).to.deep.equal(told(desks.at(0)))
  const shut = desks.all.filter((one) => !reading.includes(one))
  for (const desk of shut) {
    for (const c of desk.cases) {
      const texts = c.timeline.map((item) => ('entry' in item ? JSON.stringify(item.entry) : ''))
      expect(texts.join()).to.not.include('at the end')
    }
  }
}

describe('several desks that grant and revoke access at once', () => {
  it('lock out nobody who reads by the log, and show nothing to those who do not, in any order', async () => {
    const first = Number(process.env.SEED ?? 1)
    const count = process.env.SEED ? 1 : scaled(300, 5)
    for (let seed = first; seed < first + count; seed++) {
      try {
        await play(seed)
      } catch (error) {
        throw new Error(`SEED=${seed}`, { cause: error })
      }
    }
  }).timeout(3_600_000)
})
