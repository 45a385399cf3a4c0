import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Holdings } from '../../../../client/desk/engine/holdings.ts'
import { headsToTell } from '../../../../client/desk/engine/post/to-colleagues.ts'
import { checkpointsBy } from '../../../../client/desk/engine/sync/signed-by.ts'
import { DAY_MS, dayOf, weekAt } from '../../../../crypto/days/calendar.ts'
import type { GrantContent } from '../../../../crypto/entries/content.ts'
import { encodeCheckpoint } from '../../../../crypto/log/checkpoint.ts'
import { equal, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
import { accessReception, caseId, only, say } from '../../../support/reception/access-reception.ts'
import {
  checkpointsFor,
  type Dated,
  deliverCheckpoint,
  deliverGrant,
  noticesOf,
  warningsOf,
} from '../../../support/reception/checkpoints.ts'
import { nextReception, publishNext, without } from '../../../support/reception/lists.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p, 8)
/** The signing key that a thief has. */
const stolen = reception.members[2]!.signing

describe('a thief of a signing key', () => {
  let instance: Instance
  let clock: Clock
  let at: Desk[]
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, reception })
    at = reception.members.map((_, index) => testDesk(instance, index))
    await deliver(instance)
    await at[0]!.sync()
    await say(at[0]!, 'en')
    await at[1]!.sync()
  })
  afterEach(() => instance.stop())

  const pass = async (days: number) => {
    clock.advance(days * DAY_MS)
    await instance.server.tick()
  }
  const expel = async () => {
    const { reception } = instance
    const issued = dayOf(clock.now())
    const next = nextReception(p, reception, { ...without(reception, 'm2'), issued })
    instance = await publishNext(instance, next)
  }
  const suspend = async () => {
    await at[0]!.suspend('m2')
    await at[1]!.suspend('m2')
  }
  /** A checkpoint that names other records than are there. */
  const lie = async (dated: Dated = {}) => {
    const heads = headsToTell(p, [only(at[1]!).stream!]).map((head) => ({
      ...head,
      hash: systemRandom(32),
    }))
    const messageId = systemRandom(SIZE.messageId)
    const entries = encodeCheckpoint(
      p,
      systemRandom,
      { signer: stolen.publicKey, messageId },
      heads,
    )
    await deliverCheckpoint(instance, stolen, messageId, entries, dated)
  }
  const newCase = () => ({ caseKey: systemRandom(32), epoch: 0, epochKey: systemRandom(32) })
  const isTaken = ({ vault }: Desk, { caseKey }: GrantContent) =>
    vault.grants.some((one) => equal(one.caseKey, caseKey))
  const ofGrants = (desk: Desk) => noticesOf(desk).filter((kind) => kind === 'foreign-grant')

  it('accuses nobody by checkpoints that are dated back, once the key list no longer has them', async () => {
    const today = dayOf(clock.now())
    await expel()
    await pass(21)
    const late = testDesk(instance, 0)
    await lie({ day: today })
    await late.sync()
    expect(warningsOf(late)).to.deep.equal([])
    expect(late.vault.checkpoints!.heard).to.deep.equal([])
  })

  it('nor by what is sealed to the keys of a week in which they were there', async () => {
    const [day, week] = [dayOf(clock.now()), weekAt(clock.now())]
    await expel()
    await pass(21)
    const late = testDesk(instance, 0)
    await lie({ day, week })
    expect(await checkpointsFor(instance, 0)).to.have.lengthOf(1)
    await late.sync()
    expect(warningsOf(late)).to.deep.equal([])
  })

  it('accuses nobody while two keep them out, and gives no sign of life', async () => {
    await suspend()
    await lie()
    await at[1]!.sync()
    expect(warningsOf(at[1]!)).to.deep.equal([])
    expect(at[1]!.vault.checkpoints!.heard).to.deep.equal([])
  })

  it('is heeded in a few checkpoints of each week, however many they post', async () => {
    await lie()
    await at[1]!.sync()
    const holdings = new Holdings()
    const [one] = await checkpointsFor(instance, 1)
    const { body } = one!
    for (let i = 0; i < 100; i++) {
      const id = systemRandom(32)
      const checkpoint = { kind: 'checkpoint', id, checkpoint: new Map() } as const
      const week = body.week + (i % 2)
      holdings.drops.set(toHex(id), { ...body, ...checkpoint, week } as never)
    }
    const { members, instance: of } = reception.list
    const taken = checkpointsBy(holdings, { members, instance: of })
    const weeks = taken.map(([{ week }]) => week - body.week)
    expect([0, 1].map((week) => weeks.filter((one) => one === week).length)).to.deep.equal([16, 16])
  })

  it('makes no vault grow by checkpoints', async () => {
    for (let i = 0; i < 3; i++) await lie()
    await at[1]!.sync()
    expect(at[1]!.vault.drops).to.have.lengthOf(1)
    expect(warningsOf(at[1]!)).to.deep.equal(['colleague-fork Member 2'])
  })

  it('grants nothing by what is dated back', async () => {
    const day = dayOf(clock.now())
    await expel()
    await pass(14)
    const late = testDesk(instance, 0)
    const grant = newCase()
    await deliverGrant(instance, stolen, grant, { day })
    await late.sync()
    expect(isTaken(late, grant)).to.equal(false)
    expect(ofGrants(late)).to.deep.equal(['foreign-grant'])
    await pass(7)
    const further = newCase()
    await deliverGrant(instance, stolen, further, { day })
    await late.sync()
    expect(isTaken(late, further)).to.equal(false)
    expect(late.notices.map(({ kind }) => kind)).to.include('broken-drops')
  })

  it('brings no case to anybody while two keep them out', async () => {
    await suspend()
    const grant = newCase()
    await deliverGrant(instance, stolen, grant)
    await at[1]!.sync()
    expect(isTaken(at[1]!, grant)).to.equal(false)
    expect(ofGrants(at[1]!)).to.deep.equal([])
  })

  it('but what they granted of a case that a desk knows still opens it', async () => {
    await at[2]!.sync()
    await at[2]!.release(caseId(at[2]!), 'm0', 'done', '')
    await say(at[2]!, 'to')
    await at[1]!.suspend('m2')
    await at[0]!.sync()
    await at[0]!.suspend('m2')
    const fresh = testDesk(instance, 1)
    await fresh.sync()
    expect(only(fresh).waitsForKey).to.equal(false)
    expect(only(fresh).timeline.some(({ kind }) => kind === 'entry')).to.equal(true)
    expect(fresh.vault.grants.length).to.be.greaterThan(0)
  })
})
