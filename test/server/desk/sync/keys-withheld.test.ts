import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { DAY_MS, type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
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
const PHANTOM = systemRandom(32)
const NB =
  'Tjeneren viser konvolutter som den ikke gir ut. Ukenøklene som kan åpne dem, blir liggende på denne maskinen så lenge, hver av dem i høyst fire uker til. Si fra til den som driver tjeneren.'
const EN =
  'The server lists envelopes that it does not hand over. Until it does, the weekly keys that may open them stay on this machine, each for at most four more weeks. Tell whoever runs the server.'

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

  /** Unlock a desk in the week `at`, to whom the server lists a drop of this life that came in the week `came`. */
  async function unlocked(at: Week, came: Week, life: number = LIMIT.dropWeeks): Promise<Desk> {
    clock.advance(A_MONDAY + (at - FIRST) * 7 * DAY_MS + DAY_MS - clock.now())
    await instance.server.tick()
    const row = { id: PHANTOM, week: came + life, life }
    const transport = meddled(staffTransport(instance), (request) => {
      const isList = at - came < life && request.startsWith(`GET ${PATH.deskDrops}`)
      return isList ? withListed([row]) : null
    })
    const desk = testDesk(instance, 0, { transport, ...files })
    await desk.sync()
    files = desk
    return desk
  }

  const oldest = (desk: Desk) => Math.min(...desk.weeks.weeks.map(({ week }) => week)) - FIRST

  it('keeps the keys by which it can have been sealed, and says so', async () => {
    expect(oldest(await unlocked(FIRST, FIRST))).to.equal(0)
    const desk = await unlocked(FIRST + 3, FIRST)
    expect(desk.weeks.weeks.map(({ week }) => week - FIRST).slice(0, 2)).to.deep.equal([0, 2])
    expect(said(desk, 'nb')).to.include(NB)
    expect(said(desk, 'en')).to.include(EN)
  })

  it('keeps them as well where it came into a box so full that it lives three weeks', async () => {
    const desk = await unlocked(FIRST + 2, FIRST, LIMIT.leastDropWeeks)
    expect(oldest(desk)).to.equal(0)
    expect(said(desk, 'en')).to.include(EN)
  })

  it('keeps none of them for more than four weeks', async () => {
    for (const at of [0, 2, 5]) expect(oldest(await unlocked(FIRST + at, FIRST))).to.equal(0)
    const desk = await unlocked(FIRST + 6, FIRST)
    expect(oldest(desk)).to.equal(5)
    expect(said(desk, 'en')).to.not.include(EN)
  })

  it('keeps no more than those if the server makes up another one each week', async () => {
    for (let at = 0; at < 9; at++) {
      const desk = await unlocked(FIRST + at, FIRST + at)
      expect(oldest(desk)).to.equal(Math.max(0, at - 5))
    }
  })
})
