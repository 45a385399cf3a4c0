import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { holdFor } from '../../../../client/desk/engine/vault/keys.ts'
import { DAY_MS, weekAt } from '../../../../crypto/days/calendar.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'
import { said } from '../../../support/server/lies.ts'
import { withListed } from '../../../support/server/listing.ts'

const FIRST = weekAt(A_MONDAY)
/** Id of the drop that is made up for a week. */
const phantom = (week: number) => new Uint8Array(32).fill(week + 1)
const NB =
  'Tjeneren viser konvolutter som den ikke gir ut. Ukenøklene som kan åpne dem, blir liggende på denne maskinen så lenge, men i høyst fire uker hvert halvår. Si fra til den som driver tjeneren.'
const EN =
  'The server lists envelopes that it does not hand over. Until it does, the weekly keys that may open them stay on this machine, for at most four weeks in half a year. Tell whoever runs the server.'

describe('the id of a drop that the server lists and never hands over', () => {
  let clock: Clock
  let instance: Instance
  let files: Pick<Desk, 'vault' | 'weeks'> | undefined
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, weeks: 16 })
    files = undefined
  })
  afterEach(() => instance.stop())

  /** Unlock a desk in the week `at`, to whom the server lists a drop of this life for each week in `came`. */
  async function unlocked(
    at: number,
    came: readonly number[],
    life: number = LIMIT.dropWeeks,
  ): Promise<Desk> {
    clock.advance(A_MONDAY + at * 7 * DAY_MS + DAY_MS - clock.now())
    await instance.server.tick()
    const listed = came.filter((week) => at - week < life)
    const rows = listed.map((week) => ({ id: phantom(week), week: FIRST + week + life, life }))
    const transport = meddled(staffTransport(instance), (request) =>
      request.startsWith(`GET ${PATH.deskDrops}`) ? withListed(rows) : null,
    )
    const desk = testDesk(instance, 0, { transport, ...files })
    await desk.sync()
    // getters are not spread
    files = { vault: desk.vault, weeks: desk.weeks }
    return desk
  }

  const weeksOf = (desk: Desk) => desk.weeks.weeks.map(({ week }) => week - FIRST)
  const oldest = (desk: Desk) => Math.min(...weeksOf(desk))

  it('keeps the keys by which it can have been sealed, and says so', async () => {
    expect(oldest(await unlocked(0, [0]))).to.equal(0)
    const desk = await unlocked(4, [1])
    expect(weeksOf(desk).slice(0, 4)).to.deep.equal([0, 1, 2, 3])
    expect(said(desk, 'nb')).to.include(NB)
    expect(said(desk, 'en')).to.include(EN)
  })

  it('keeps no key of a week in which it cannot have been sealed', async () => {
    const desk = await unlocked(5, [2])
    expect(weeksOf(desk).slice(0, 4)).to.deep.equal([1, 2, 3, 4])
    expect(weeksOf(await unlocked(5, [0])).slice(0, 3)).to.deep.equal([1, 4, 5])
  })

  it('keeps them as well where it came into a box so full that it lives three weeks', async () => {
    const desk = await unlocked(2, [0], LIMIT.leastDropWeeks)
    expect(oldest(desk)).to.equal(0)
    expect(said(desk, 'en')).to.include(EN)
  })

  it('keeps none of them for more than four weeks', async () => {
    for (const at of [0, 2, 5]) expect(oldest(await unlocked(at, [0]))).to.equal(0)
    const desk = await unlocked(6, [0])
    expect(oldest(desk)).to.equal(5)
    expect(said(desk, 'en')).to.not.include(EN)
  })

  it('keeps nothing for other drops in the half year after that, though a new one is listed each week', async () => {
    const made: number[] = []
    for (let at = 0; at < 14; at++) {
      made.push(at)
      expect(oldest(await unlocked(at, made))).to.equal(at < 6 ? 0 : at - 1)
    }
  })

  it('keeps nothing for them either if those of before are no longer listed', async () => {
    for (let at = 0; at < 14; at++) {
      const made = [at - 3, at - 2, at - 1, at].filter((week) => week >= 0)
      const all = weeksOf(await unlocked(at, made))
      if (at >= 6) expect(all[0]).to.equal(at - 1)
    }
  })

  it('keeps those of drops that are held back half a year later', async () => {
    for (const at of [0, 2]) await unlocked(at, [0])
    const { weeks } = files as Desk
    expect(weeks.held).to.equal(FIRST + 2)
    const heldAt = (at: number, came = FIRST + at - 2) =>
      holdFor(
        weeks,
        { withheld: new Set(['ab']), came: new Map([['ab', came]]) },
        A_MONDAY + at * 7 * DAY_MS,
      ).isHeld(came)
    expect([5, 6, 27, 28, 31].map((at) => heldAt(at))).to.deep.equal([
      true,
      false,
      false,
      true,
      true,
    ])
    expect(heldAt(28, FIRST + 22)).to.equal(false)
  })
})
