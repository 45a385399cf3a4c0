import { DAY_MS } from '../../../crypto/days/calendar.ts'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import { type Area, areaUnder, featuresOf, train } from './classifier.ts'
import { hide, type ModelReception, type Run, runOf } from './model.ts'

/** For how long the member looks, and whether they know the day on which a report may have come. */
export interface Look {
  readonly days: number
  readonly isKnown: boolean
}

/** Monday 4 January 2027. */
const FROM = Date.UTC(2027, 0, 4)

/**
 * How well a left-out member tells runs with one hidden case from runs without. Half of the runs are for
 * learning, the other half for judging.
 *
 * @param runs of each kind, for learning and again for judging
 */
export function trial(
  random: Random,
  reception: ModelReception,
  cover: number,
  look: Look,
  runs: number,
): Area {
  const { isKnown } = look
  const make = (withCase: boolean) =>
    Array.from({ length: runs }, () => {
      const { run, day } = quietRun(random, reception, cover, look)
      const seen = withCase ? hide(random, reception, run, day) : run
      return featuresOf(reception, cover, seen, isKnown ? day : null)
    })
  const judge = train(make(false), make(true))
  return areaUnder(make(false).map(judge), make(true).map(judge))
}

function quietRun(
  random: Random,
  reception: ModelReception,
  cover: number,
  { days }: Look,
): { readonly run: Run; readonly day: number } {
  const pick = (count: number) => ((random(1)[0] ?? 0) * 256 + (random(1)[0] ?? 0)) % count
  const from = FROM + pick(700) * DAY_MS
  const start = pick(days)
  const holiday = [start, start + (days > 28 ? 14 : 0)] as const
  const run = runOf(random, reception, cover, { from, days }, holiday)
  // a case that begins in the last days of a long run leaves little to see
  const day = days === 1 ? 0 : pick(Math.ceil(days / 2))
  return { run, day }
}
