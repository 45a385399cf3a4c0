import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { VisitError } from '../../../../client/shared/session/visit-error.ts'
import { slotDisposal, slotId } from '../../../../crypto/board/slot.ts'
import { weekAt } from '../../../../crypto/days/calendar.ts'
import { caseKey, firstEpochKey } from '../../../../crypto/keys/keys.ts'
import {
  encodeReadingStatement,
  reporterName,
  signReadingStatement,
} from '../../../../crypto/keys/reading-statement.ts'
import {
  deriveReceipt,
  type ReceiptCode,
  type ReceiptKeys,
} from '../../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { reportAs, writeMore } from '../../../support/reception/need-to-know.ts'
import { Dice } from '../../../support/reception/together.ts'
import { scaled } from '../../../support/run/scale.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../../support/server/instance.ts'

const acknowledge: Action = { kind: 'acknowledge', next: null }
const ALL = ['m0', 'm1', 'm2']
/** In this order in `positions`. */
const THIEF = 2

/** Number 0 names nobody whom the page knows: it sends nothing before the reporter has chosen. */
function asksReporter(error: unknown): null {
  if (error instanceof VisitError && error.code === 'closed') return null
  throw error
}

/** m0 and m1 are honest. m2 reads the case, and has another program. */
describe('number 0 of the board, by one dishonest reader', () => {
  let instance: Instance
  let a: Desk
  let b: Desk
  let code: ReceiptCode
  let receipt: ReceiptKeys
  let letters: number

  beforeEach(async () => {
    const board = { slots: 64, echoes: 64, pageBits: 0 }
    const roles = ['head', 'reception', 'reception'] as const
    instance = await startInstance({ clock: fakeClock(A_MONDAY), weeks: 16, board, roles })
    code = await reportAs(instance, 'Rektor tok pengene')
    receipt = deriveReceipt(instance.p, instance.reception.list.instance, code)
    a = testDesk(instance, 0)
    b = testDesk(instance, 1)
    for (const desk of [a, b]) await syncAndOpen(desk)
    await a.append(a.cases[0]!.id, jobOf(systemRandom, acknowledge))
    await build()
    letters = 0
  })
  afterEach(() => instance.stop())

  const build = () => instance.server.tick()
  const week = () => weekAt(instance.now())
  const epochKey = () =>
    firstEpochKey(instance.p, caseKey(instance.p, a.cases[0]!.report!.contentKey))
  const row = () => {
    const id = slotId(instance.p, epochKey(), week(), 0)
    return instance.server.ctx.db('slots').where('id', Buffer.from(id))
  }
  /** Number 0 as the server holds it; null while the thief has moved it. */
  const stored = async (): Promise<Uint8Array | null> => {
    const [found] = await row().select('sealed')
    return found ? Uint8Array.from(found.sealed) : null
  }
  const write = () => writeMore(instance, code, `Papirene ${++letters}`)
  const namedOn = (desk: Desk) =>
    desk.cases[0]!.warnings.flatMap((one) => (one.kind === 'readers-changed' ? [one.member] : []))
  const positionOf = (index: number) => 2 ** instance.reception.list.members[index]!.position

  /** The thief overwrites number 0 in its own name. */
  async function overwrite(positions: number, statements: readonly Uint8Array[] = []) {
    const replaces = await stored()
    const member = instance.reception.members[THIEF]!
    const json = slotPostFor(instance, member, receipt, {
      epochKey: epochKey(),
      content: { channel: 'main', statements: [...statements] },
      part: { positions, generation: 3 },
      ...(replaces ? { replaces } : {}),
    })
    const { status } = await staffFetch(instance, member, 'POST', PATH.deskSlots, { json })
    expect(status).to.equal(200)
  }

  /** The thief takes number 0 away, and puts a message of its own in another place instead. */
  async function move() {
    const { p, reception } = instance
    const replaces = await stored()
    if (replaces === null) return
    const member = reception.members[THIEF]!
    const options = { number: 5, kind: 'message', epochKey: epochKey(), replaces } as const
    const json = slotPostFor(instance, member, receipt, options)
    const replaced = { ...json.replaced!, disposal: slotDisposal(p, epochKey(), week(), 0) }
    await staffFetch(instance, member, 'POST', PATH.deskSlots, { json: { ...json, replaced } })
  }

  /** The server shows number 0 as it was before, and its newer rows to nobody. */
  async function showOld(sealed: Uint8Array) {
    await row().update({ sealed: Buffer.from(sealed) })
  }

  /** The statement of the thief that another does not read any more. */
  const outBy = (signer: number, about: number) => {
    const { p, reception } = instance
    const [by, of] = [reception.members[signer]!.signing, reception.members[about]!.signing]
    const name = reporterName(p, receipt.signer)
    const id = keyId(p, of.publicKey)
    return encodeReadingStatement(
      signReadingStatement(p, reception.list.instance, by, 'out', name, id),
    )
  }

  it('takes no letter from those to whom the report went, and names its author at the next build', async () => {
    expect(await write()).to.deep.equal(ALL)
    await overwrite(positionOf(THIEF), [outBy(THIEF, 0), outBy(THIEF, 1)])
    await build()
    expect(await write()).to.deep.equal(ALL)
    for (const desk of [a, b]) {
      await desk.sync()
      await desk.sync()
      expect(namedOn(desk)).to.deep.equal(['m2'])
    }
  })

  it('goes on naming its author once the old row was put back', async () => {
    await overwrite(positionOf(THIEF))
    await build()
    await a.sync()
    await overwrite(7)
    await build()
    for (let i = 0; i < 3; i++) await a.sync()
    expect(namedOn(a)).to.deep.equal(['m2'])
    expect(await write()).to.deep.equal(ALL)
  })

  it('leaves out a member whom two colleagues let go, and one who says so of themselves', async () => {
    await a.release(a.cases[0]!.id, 'm2', 'conflict', 'en venn')
    await build()
    expect(await write()).to.deep.equal(ALL)
    await b.sync()
    await b.confirmRelease(b.cases[0]!.id, 'm2', '')
    await b.sync()
    await a.sync()
    await build()
    expect(await write()).to.deep.equal(['m0', 'm1'])
    for (const desk of [a, b]) {
      await desk.sync()
      expect(namedOn(desk)).to.deep.equal([])
    }
  })

  /** A reporter sends at most forty letters in a week. */
  const STEPS = 30
  const SEEDS = Array.from({ length: scaled(14, 1) }, (_, i) => 37 + i)
  for (const seed of SEEDS)
    it(`never moves a letter to fewer readers, in whatever order the three desks and the builds come: seed ${seed}`, async () => {
      const dice = new Dice(seed)
      const rows: Uint8Array[] = [(await stored())!]
      let overwritten = false
      let sent = 0
      for (let step = 0; step < STEPS; step++) {
        const what = dice.pick(['a', 'b', 'build', 'overwrite', 'back', 'move', 'old'] as const)
        if (what === 'a') await a.sync()
        if (what === 'b') await b.sync()
        if (what === 'build') await build()
        if (what === 'overwrite') {
          await overwrite(dice.pick([0, 1, 2, 4, 3, 6]), dice.pick([[], [outBy(THIEF, 0)]]))
          overwritten = true
        }
        if (what === 'back') await overwrite(7)
        if (what === 'move') await move()
        if (what === 'old') await showOld(dice.pick(rows))
        const now = await stored()
        if (now !== null) rows.push(now)
        const to = await write().catch(asksReporter)
        if (to !== null) sent++
        expect(to ?? ALL, `step ${step}`).to.deep.equal(ALL)
      }
      expect(sent).to.be.greaterThan(0)
      // An honest desk that saw it names its author, also once it was put back.
      if (overwritten) {
        await overwrite(positionOf(THIEF))
        await build()
        for (const desk of [a, b]) {
          await desk.sync()
          await desk.sync()
          expect(namedOn(desk)).to.deep.equal(['m2'])
        }
      }
    })
})
