import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { VisitError } from '../../../../client/shared/session/visit-error.ts'
import { slotId } from '../../../../crypto/board/slot.ts'
import { dayOf, weekAt } from '../../../../crypto/days/calendar.ts'
import { openOrPart } from '../../../../crypto/drop/drop.ts'
import { caseKey, firstEpochKey } from '../../../../crypto/keys/keys.ts'
import {
  encodeReadingStatement,
  reporterName,
  signReadingStatement,
} from '../../../../crypto/keys/reading-statement.ts'
import { makeCode, type ReceiptKeys } from '../../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
import { deliverKeyPart } from '../../../support/reception/checkpoints.ts'
import { writeMore } from '../../../support/reception/need-to-know.ts'
import { makeReception, openedByTwo } from '../../../support/reception/reception.ts'
import { Dice } from '../../../support/reception/together.ts'
import { scaled } from '../../../support/run/scale.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../../support/server/instance.ts'
import { storedDrops } from '../../../support/server/lies.ts'

const STEPS = 30
const SEEDS = Array.from({ length: scaled(14, 1) }, (_, i) => 41 + i)
const THIEF = 2
const HONEST = [0, 1] as const
const p = await loadSodium()

/** m0 and m1 are honest. m2 has another program, and says nothing or signs what it likes, to whom it likes. */
describe('K12: a report that two open, by two honest members and one dishonest', () => {
  for (const seed of SEEDS) {
    it(`opens to nobody alone, in whatever order the desks and the builds come: seed ${seed}`, () =>
      play(new Dice(seed)))
  }
})

async function play(dice: Dice): Promise<void> {
  const roles = ['head', 'reception', 'reception'] as const
  const reception = makeReception(p, { today: dayOf(A_MONDAY), roles, edit: openedByTwo })
  const instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
  try {
    const scene = new Orders(instance, dice)
    await scene.begin()
    for (let step = 0; step < STEPS; step++) await scene.step(step)
    await scene.end()
  } finally {
    await instance.stop()
  }
}

type Step = 'yes' | 'sync' | 'thief-says-yes' | 'number-zero' | 'put-back' | 'build' | 'write'
/** A yes is rare: most of what a thief can do comes before two have said so. */
const WHAT: readonly Step[] = [
  ...(['yes', 'thief-says-yes', 'put-back', 'sync', 'sync', 'sync', 'build', 'build'] as const),
  ...(['number-zero', 'number-zero', 'number-zero', 'write', 'write', 'write'] as const),
]

class Orders {
  readonly #on: Instance
  readonly #dice: Dice
  readonly #desks: readonly Desk[]
  /** Indices of the members who have signed that they open it. */
  readonly #yes = new Set<number>()
  readonly #rows: Buffer[] = []
  #write: () => Promise<unknown> = async () => null
  #receipt: ReceiptKeys | null = null
  #epochKey: Uint8Array = new Uint8Array(0)

  constructor(on: Instance, dice: Dice) {
    this.#on = on
    this.#dice = dice
    this.#desks = HONEST.map((index) => testDesk(on, index))
  }

  async begin(): Promise<void> {
    const code = makeCode(systemRandom, 'K7M2Q4X')
    const { contentKey, receipt } = await deliver(this.#on, { code, text: 'Papirene', how: 'two' })
    this.#receipt = receipt
    this.#epochKey = firstEpochKey(p, caseKey(p, contentKey))
    let letters = 0
    this.#write = () => writeMore(this.#on, code, `Papirene ${++letters}`).catch(asksReporter)
    for (const desk of this.#desks) await desk.sync()
  }

  async step(number: number): Promise<void> {
    const what = this.#dice.pick(WHAT)
    const index = this.#dice.pick(HONEST)
    const wholeBefore = (await this.#fromThiefsSide()).whole
    await this.#act(what, index)
    const { whole, parts } = await this.#fromThiefsSide()
    if (whole > wholeBefore) expect(this.#yes.size, `step ${number}: whole`).to.be.greaterThan(1)
    if (parts > 0) expect([...this.#yes], `step ${number}: a part`).to.include(THIEF)
  }

  /** Every honest desk names the thief that it gave a part, once both have synced. */
  async end(): Promise<void> {
    for (let i = 0; i < 2; i++) for (const desk of this.#desks) await desk.sync()
    const { parts } = await this.#fromThiefsSide()
    for (const { sealed } of this.#desks) {
      const said = sealed.flatMap(({ others }) => others.filter(({ id }) => id === 'm2'))
      if (parts > 0) for (const one of said) expect(one.agreed).to.equal(true)
    }
  }

  async #act(what: Step, index: number): Promise<void> {
    const desk = this.#desks[index]!
    if (what === 'yes') {
      const [open] = desk.sealed.filter(({ agreed }) => !agreed)
      if (open === undefined) return
      await desk.answerSealed(open.id, true)
      this.#yes.add(index)
    }
    if (what === 'sync') await desk.sync()
    if (what === 'thief-says-yes') await this.#sayYes()
    if (what === 'number-zero') await this.#overwrite()
    if (what === 'put-back' && this.#rows.length > 0) {
      await this.#row().update({ sealed: this.#dice.pick(this.#rows) })
    }
    if (what === 'build') await this.#on.server.tick()
    if (what === 'write') await this.#write()
  }

  async #sayYes(): Promise<void> {
    const reporter = reporterName(p, this.#receipt!.signer)
    const except = this.#dice.pick([[], ['m0'], ['m1']])
    const { signing } = this.#on.reception.members[THIEF]!
    await deliverKeyPart(this.#on, signing, { reporter, statements: [this.#opens(THIEF)] }, except)
    this.#yes.add(THIEF)
  }

  #opens(index: number): Uint8Array {
    const { reception } = this.#on
    const reporter = reporterName(p, this.#receipt!.signer)
    const { signing } = reception.members[index]!
    return encodeReadingStatement(
      signReadingStatement(p, reception.list.instance, signing, 'opens', reporter),
    )
  }

  /** The thief writes number 0, with the statements that it has. It has the key from the first: a thief of two machines. */
  async #overwrite(): Promise<void> {
    const [before] = await this.#row().select('sealed')
    if (before) this.#rows.push(before.sealed)
    const signed = [...this.#yes].filter(() => this.#dice.chance(70))
    const member = this.#on.reception.members[THIEF]!
    const json = slotPostFor(this.#on, member, this.#receipt!, {
      epochKey: this.#epochKey,
      content: { channel: 'main', statements: signed.map((index) => this.#opens(index)) },
      part: { positions: this.#dice.pick([4, 5, 6, 7]), generation: this.#dice.pick([1, 3, 9]) },
      ...(before ? { replaces: Uint8Array.from(before.sealed) } : {}),
    })
    await staffFetch(this.#on, member, 'POST', PATH.deskSlots, { json })
  }

  #row() {
    const { server, now } = this.#on
    return server.ctx
      .db('slots')
      .where('id', Buffer.from(slotId(p, this.#epochKey, weekAt(now()), 0)))
  }

  /** Letters that open whole to the thief, and parts of others that it was sent. */
  async #fromThiefsSide(): Promise<{ whole: number; parts: number }> {
    const { weeks } = this.#on.reception.members[THIEF]!
    const { instance, members } = this.#on.reception.list
    let [whole, parts] = [0, 0]
    for (const stored of await storedDrops(this.#on)) {
      const found = openOrPart(p, instance, members[THIEF]!.position, weeks, stored)
      if (found === null || found.kind === 'part') continue
      const { body } = found.drop
      if (body.kind === 'follow-up') whole++
      if (body.kind === 'key-part' && 'part' in body.content) parts++
    }
    return { whole, parts }
  }
}

/** The page sends nothing before the reporter has chosen. */
function asksReporter(error: unknown): null {
  if (error instanceof VisitError && error.code === 'closed') return null
  throw error
}
