import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { coverShare } from '../../../server/time/cover.ts'
import { type ModelReception, type Run, TICKS } from './model.ts'

/** All that the member expects at a tick without a case: they know the rates, and how desks behave. */
function expected(reception: ModelReception, cover: number, run: Run): Float64Array {
  const rate = new Float64Array(run.days * TICKS)
  for (let tick = 0; tick < rate.length; tick++) {
    const share = coverShare(run.from + (tick * DAY_MS) / TICKS)
    const isOpen = (run.seen.records[tick] ?? 0) / Math.max(reception.records, 1)
    // a desk is unlocked for some 24 ticks of a day, of which the member sees each by its records
    rate[tick] = (cover * share) / TICKS + (isOpen * reception.decoys) / 24 + 1e-3
  }
  return rate
}

/** The share of one day, from tick `first` on, that speaks for a case that began on it. */
function dayScores(run: Run, rate: Float64Array, first: number): number[] {
  let [count, mean, score, pairs, most, records] = [0, 0, 0, 0, 0, 0]
  for (let tick = first; tick < Math.min(first + TICKS, rate.length); tick++) {
    const seen = run.seen.drops[tick] ?? 0
    const usual = rate[tick] ?? 1
    count += seen
    mean += usual
    score += seen / (usual + 0.15)
    pairs += (seen * (seen - 1)) / (usual + 0.15) ** 2
    most = Math.max(most, seen - usual)
    records += run.seen.records[tick] ?? 0
  }
  return [(count - mean) / Math.sqrt(mean + 0.05), score, pairs, most, records]
}

/**
 * The part of a whole run that the member looks at: if they know the day on which something may have come, that day
 * and the days after it; otherwise the most suspicious days; and everything together.
 */
export function featuresOf(
  reception: ModelReception,
  cover: number,
  run: Run,
  known: number | null,
): number[] {
  const rate = expected(reception, cover, run)
  const days = Array.from({ length: run.days }, (_, day) => dayScores(run, rate, day * TICKS))
  const total = (from: number, to: number) => {
    const some = days.slice(from, to)
    const sums = [0, 1, 2, 4].map((i) => some.reduce((sum, day) => sum + (day[i] ?? 0), 0))
    return sums.map((sum) => sum / Math.sqrt(Math.max(some.length, 1)))
  }
  if (known !== null) {
    return [...(days[known] ?? []), ...total(known + 1, known + 8), ...total(known, run.days)]
  }
  const best = [0, 1, 2, 3].map((i) => Math.max(...days.map((day) => day[i] ?? 0)))
  return [...best, ...total(0, run.days)]
}

/** A linear classifier by logistic regression, of features made comparable first. */
export function train(
  quiet: readonly number[][],
  hidden: readonly number[][],
): (features: number[]) => number {
  const all = [...quiet, ...hidden]
  const width = all[0]?.length ?? 0
  const indices = Array.from({ length: width }, (_, i) => i)
  const means = indices.map((i) => all.reduce((sum, one) => sum + (one[i] ?? 0), 0) / all.length)
  const spans = indices.map((i) => {
    const squares = all.reduce((sum, one) => sum + ((one[i] ?? 0) - (means[i] ?? 0)) ** 2, 0)
    return Math.sqrt(squares / all.length) || 1
  })
  const scaled = (one: number[]) => one.map((x, i) => (x - (means[i] ?? 0)) / (spans[i] ?? 1))
  const rows = all.map(scaled)
  const weights = new Float64Array(width)
  for (let round = 0; round < 300; round++) {
    const step = new Float64Array(width)
    for (const [n, row] of rows.entries()) {
      const wanted = n < quiet.length ? 0 : 1
      const error = wanted - 1 / (1 + Math.exp(-dot(weights, row)))
      for (const i of indices) step[i] = (step[i] ?? 0) + error * (row[i] ?? 0)
    }
    for (const i of indices) {
      const pull = 0.5 * ((step[i] ?? 0) / rows.length) - 0.001 * (weights[i] ?? 0)
      weights[i] = (weights[i] ?? 0) + pull
    }
  }
  return (features) => dot(weights, scaled(features))
}

function dot(weights: Float64Array, row: readonly number[]): number {
  return row.reduce((sum, x, i) => sum + x * (weights[i] ?? 0), 0)
}

export interface Area {
  /** Under the curve: how often a run with a case is ranked before one without. 0.5 is chance. */
  readonly area: number
  /** 95 percent confidence limits (Hanley and McNeil). */
  readonly lower: number
  readonly upper: number
}

export function areaUnder(quiet: readonly number[], hidden: readonly number[]): Area {
  let won = 0
  for (const one of hidden) {
    for (const other of quiet) won += one > other ? 1 : one === other ? 0.5 : 0
  }
  const area = won / (quiet.length * hidden.length)
  const [q1, q2] = [area / (2 - area), (2 * area ** 2) / (1 + area)]
  const variance =
    area * (1 - area) +
    (hidden.length - 1) * (q1 - area ** 2) +
    (quiet.length - 1) * (q2 - area ** 2)
  const span = 1.96 * Math.sqrt(Math.max(0, variance) / (quiet.length * hidden.length))
  return { area, lower: area - span, upper: area + span }
}
