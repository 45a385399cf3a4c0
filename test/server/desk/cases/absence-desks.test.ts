import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { AbsenceWord } from '../../../../client/desk/model/access/deputies.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { decodeVault } from '../../../../crypto/vault/vault-content.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import { codeOf } from '../../../support/desk/memory-files.ts'
import { ACCESS_ROLES } from '../../../support/reception/access-reception.ts'
import { deliverAbsence, recorded } from '../../../support/reception/checkpoints.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'
import { dropsAt } from '../../../support/server/lies.ts'

const p = await loadSodium()
const TODAY = dayOf(A_MONDAY)

/** A head, two of the reception, and the manager and the custodian, who share a position. */
const reception = makeReception(p, {
  today: TODAY,
  roles: ACCESS_ROLES,
  weeks: 8,
  edit: (list): KeyList => ({
    ...list,
    channels: [{ id: 'main', members: ['m0', 'm1', 'm2'] }],
    members: list.members.map((one) => ({ ...one, position: Math.min(one.position, 3) })),
  }),
})

/** Two weeks of the adviser, with a colleague for them. */
const AWAY: AbsenceWord = {
  ...{ id: 'a1'.repeat(8), member: 'm1', deputy: 'm2' },
  ...{ from: TODAY + 7, until: TODAY + 20 },
}

describe('an absence, from desk to desk', () => {
  let instance: Instance
  let clock: Clock
  let desks: Desk[]
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, reception })
    desks = ACCESS_ROLES.map((_, index) => testDesk(instance, index))
    for (const desk of desks) await desk.sync()
  })
  afterEach(() => instance.stop())

  const at = (index: number): Desk => desks[index]!
  const syncAll = async () => {
    for (const desk of desks) await desk.sync()
  }
  const heldBy = (desk: Desk) =>
    desk.absences.map(({ member, deputy, from, until, by }) =>
      [member, deputy, from - TODAY, until - TODAY, by].join(' '),
    )

  it('is seen by every desk alike: at once by its own, by others when they have fetched what is new', async () => {
    await at(1).sayAbsence(AWAY)
    expect(heldBy(at(1))).to.deep.equal(['m1 m2 7 20 m1'])
    expect(heldBy(at(0))).to.deep.equal([])
    await syncAll()
    for (const desk of desks) expect(desk.absences).to.deep.equal(at(1).absences)
    expect(heldBy(at(4))).to.deep.equal(['m1 m2 7 20 m1'])
  })

  it('is the same requests as a weekly word on how far the logs go, no matter who is away and with whom', async () => {
    const shapes: string[][] = []
    for (const [index, word] of [
      [1, AWAY],
      [0, { ...AWAY, member: 'm4', deputy: null, until: TODAY + 9 }],
    ] as const) {
      const { transport, requests } = recorded(staffTransport(instance))
      const desk = testDesk(instance, index, { transport })
      await desk.sync()
      requests.length = 0
      await desk.sayAbsence(word)
      shapes.push([...requests])
      requests.length = 0
      await desk.tell('heads')
      shapes.push([...requests])
    }
    const one = ['POST /api/tickets 0', `POST /api/drops ${SIZE.drop}`]
    for (const shape of shapes) expect(shape).to.deep.equal([...one, ...one])
  })

  it('is changed and ended by its member or a head, and what came first no longer holds on any desk', async () => {
    await at(1).sayAbsence(AWAY)
    await syncAll()
    await at(0).sayAbsence({ ...AWAY, deputy: 'm0', until: TODAY + 12 })
    await syncAll()
    for (const desk of desks) expect(heldBy(desk)).to.deep.equal(['m1 m0 7 12 m0'])
    await at(1).sayAbsence({ ...AWAY, until: TODAY + 6 })
    await syncAll()
    for (const desk of desks) expect(heldBy(desk)).to.deep.equal([])
    // A desk that has seen none of it before reads the same.
    const late = testDesk(instance, 2)
    await late.sync()
    expect(heldBy(late)).to.deep.equal([])
  })

  it('is not said of a colleague but by a head, nor with a deputy who does not work in cases', async () => {
    expect(await codeOf(at(2).sayAbsence(AWAY))).to.equal('role')
    for (const deputy of ['m1', 'm4', 'gone']) {
      expect(await codeOf(at(1).sayAbsence({ ...AWAY, deputy })), deputy).to.equal('gone')
    }
    expect(await codeOf(at(0).sayAbsence({ ...AWAY, member: 'gone' }))).to.equal('gone')
    expect(await dropsAt(instance)).to.have.length(0)
  })

  it('outlasts the weekly keys that opened it, in the vault', async () => {
    await at(1).sayAbsence({ ...AWAY, until: TODAY + 40 })
    await syncAll()
    for (let week = 1; week <= 5; week++) {
      clock.advance(7 * DAY_MS)
      await instance.server.tick()
      await syncAll()
    }
    const { vault, weeks } = at(2)
    expect(decodeVault(encodeJson(vault)).absences).to.deep.equal(vault.absences)
    desks[2] = testDesk(instance, 2, { vault, weeks })
    await at(2).sync()
    expect(heldBy(at(2))).to.deep.equal(['m1 m2 7 40 m1'])
  })

  it('is given again after no answer, and is one absence then', async () => {
    let isCut = true
    const transport = meddled(staffTransport(instance), (request) =>
      isCut && request === 'POST /api/drops' ? 'lose-answer' : null,
    )
    desks[1] = testDesk(instance, 1, { transport })
    await at(1).sync()
    expect(await codeOf(at(1).sayAbsence(AWAY))).to.equal('offline')
    isCut = false
    await at(1).sayAbsence(AWAY)
    await syncAll()
    for (const desk of desks) expect(heldBy(desk)).to.deep.equal(['m1 m2 7 20 m1'])
  })

  it('is as it was said last, though what was said before had no answer and came', async () => {
    let isLost = true
    const transport = meddled(staffTransport(instance), (request) =>
      isLost && request === `POST ${PATH.drops}` ? 'lose-answer' : null,
    )
    const desk = testDesk(instance, 1, { transport })
    await desk.sync()
    // If two words had one number, chance would decide between them.
    for (let i = 0; i < 8; i++) {
      const word = { ...AWAY, id: toHex(systemRandom(8)) }
      isLost = true
      const failed = await desk.sayAbsence(word).catch((error) => error.code)
      expect(failed).to.equal('offline')
      isLost = false
      await desk.sayAbsence({ ...word, deputy: 'm0', until: TODAY + 9 })
    }
    await syncAll()
    expect(new Set(heldBy(at(0)))).to.deep.equal(new Set(['m1 m0 7 9 m1']))
    expect(heldBy(at(0))).to.have.lengthOf(8)
  })

  it('counts for nothing from somebody who was never in the list', async () => {
    const stranger = makeReception(p, { today: TODAY, roles: ACCESS_ROLES })
    const said = { id: new Uint8Array(8), change: 0, member: 'm1', deputy: null }
    const content = { ...said, from: TODAY, until: TODAY + 9 }
    await deliverAbsence(instance, stranger.members[1]!.signing, content)
    await syncAll()
    for (const desk of desks) expect(heldBy(desk)).to.deep.equal([])
  })
})
