import { expect } from 'chai'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { inTurn, scaled } from '../../support/run/scale.ts'
import { bare, SMALL, UNIVERSITY } from './model.ts'
import { seeded } from './seeded.ts'
import { type Look, trial } from './trial.ts'

/** How far a left-out member may get, as the upper confidence limit of the area under the curve. */
const LIMITS = [
  { what: 'a day', days: 1, runs: 700, limit: 0.6 },
  { what: '28 days', days: 28, runs: 700, limit: 0.6 },
  { what: '26 weeks', days: 182, runs: 110, limit: 0.65 },
] as const

/** Each with somebody who knows the day of the case, and those of many days with somebody who does not. */
const LOOKS = [true, false].flatMap((isKnown) =>
  LIMITS.filter(({ days }) => isKnown || days > 1).map((limit) => ({ ...limit, isKnown })),
)

/** An everyday run draws one of them, and half of the looks at it. */
const RECEPTIONS = [
  ['a small reception', SMALL],
  ['a university', UNIVERSITY],
] as const

describe('a member whom a report leaves out, and who keeps every list', () => {
  const [first = 0, second = 0] = systemRandom(2)
  for (const [name, reception] of inTurn(RECEPTIONS, RECEPTIONS.length, first)) {
    for (const { what, days, runs, limit, isKnown } of inTurn(LOOKS, 2, second)) {
      const look: Look = { days, isKnown }
      const when = isKnown ? 'knowing the day' : 'not knowing the day'

      it(`cannot tell in ${what} whether a case came to ${name}, ${when}`, () => {
        const random = seeded(`${name} ${what} ${when}`)
        const { area, upper } = trial(random, reception, 48, look, scaled(5 * runs, runs))
        expect(upper, `area ${area.toFixed(3)}`).to.be.at.most(limit)
      })

      it(`tells it in ${what} where nothing covers it, in ${name}, ${when}`, () => {
        const random = seeded(`bare ${name} ${what} ${when}`)
        const { area, lower } = trial(random, bare(reception), 0, look, 60)
        expect(lower, `area ${area.toFixed(3)}`).to.be.above(0.9)
      })
    }
  }
})
