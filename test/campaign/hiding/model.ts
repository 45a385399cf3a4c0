import { DAY_MS, dayOf } from '../../../crypto/days/calendar.ts'
import { isWorkingDay } from '../../../crypto/days/working-days.ts'
import type { Random } from '../../../crypto/primitives/bytes.ts'
import { coverShare, drawCover } from '../../../server/time/cover.ts'

/**
 * Everything that a left-out member sees of a case: at every tick, the number of drops and records that they cannot
 * open. Their own rows, and all that they can open, are subtracted. Cover is drawn by the server's own function.
 * The work of desks is a model: `Reception`, `Handling`.
 */

/** Ticks in a day with the default setting. */
export const TICKS = 96
const TICK_MS = DAY_MS / TICKS

/** Everything that desks do by themselves, independent of their cases. */
export interface ModelReception {
  /** Other desks than the member's. */
  readonly desks: number
  /** Records that an unlocked desk posts at each tick; 0 without padding. */
  readonly records: number
  /** Drops for nobody that a desk posts on a day on which it is unlocked, at random moments of it. */
  readonly decoys: number
  /** Readers who are let in to a case, by one drop each. */
  readonly letIn: number
}

export const SMALL: ModelReception = { desks: 2, records: 4, decoys: 4, letIn: 1 }
export const UNIVERSITY: ModelReception = { desks: 7, records: 3, decoys: 4, letIn: 2 }
/** The same without the measures that hide a case. */
export const bare = (reception: ModelReception): ModelReception => ({
  ...reception,
  records: 0,
  decoys: 0,
})

/** By tick from the first one of a run. */
export interface Seen {
  readonly drops: Float64Array
  readonly records: Float64Array
}

export interface Run {
  readonly seen: Seen
  /** 00:00 UTC of the first day, in milliseconds. */
  readonly from: number
  readonly days: number
}

const uniform = (random: Random): number => {
  const [a = 0, b = 0, c = 0] = random(3)
  return (a * 65_536 + b * 256 + c) / 2 ** 24
}

function add(counts: Float64Array, tick: number, count = 1): void {
  if (tick >= 0 && tick < counts.length) counts[tick] = (counts[tick] ?? 0) + count
}

/** Ticks between which a desk is unlocked on a day; null if it stays locked. */
function hoursOf(random: Random, day: number): readonly [number, number] | null {
  const isWork = isWorkingDay(day)
  if (uniform(random) > (isWork ? 0.85 : 0.04)) return null
  const start = 28 + Math.floor(uniform(random) * 8)
  return [start, start + 12 + Math.floor(uniform(random) * 22)]
}

/**
 * A run without a hidden case.
 *
 * @param cover drops a day
 * @param holiday days on which no desk is unlocked, from the first one given
 */
export function runOf(
  random: Random,
  reception: ModelReception,
  cover: number,
  { from, days }: Pick<Run, 'from' | 'days'>,
  holiday: readonly [number, number] = [0, 0],
): Run {
  const drops = new Float64Array(days * TICKS)
  const records = new Float64Array(days * TICKS)
  for (const at of drawCover(random, cover, from, from + days * DAY_MS)) {
    add(drops, Math.floor((at - from) / TICK_MS))
  }
  for (let day = 0; day < days; day++) {
    if (day >= holiday[0] && day < holiday[1]) continue
    for (let desk = 0; desk < reception.desks; desk++) {
      const hours = hoursOf(random, dayOf(from) + day)
      if (hours === null) continue
      const [start, end] = hours
      for (let tick = start; tick < end; tick++) add(records, day * TICKS + tick, reception.records)
      for (let i = 0; i < reception.decoys; i++) {
        add(drops, day * TICKS + start + Math.floor(uniform(random) * (end - start)))
      }
    }
  }
  return { seen: { drops, records }, from, days }
}

/**
 * Put one hidden case with full handling into a run: its report on a day, its readers let in within a week, its
 * reporter's letters, and the records of all that. Desks without padding post each record as it is written. With
 * padding, records wait in the outbox for a place in a tick, so nothing is added.
 */
export function hide(random: Random, reception: ModelReception, run: Run, day: number): Run {
  const drops = run.seen.drops.slice()
  const records = run.seen.records.slice()
  const { from } = run
  add(drops, day * TICKS + momentOf(random, from + day * DAY_MS))
  let worked = day
  for (let i = 0; i < reception.letIn; i++) {
    worked = workingDay(from, worked + Math.floor(uniform(random) * 2))
    add(drops, worked * TICKS + 32 + Math.floor(uniform(random) * 28))
  }
  for (let at = day; at < run.days; at += 4 + Math.floor(uniform(random) * 24)) {
    if (at > day) add(drops, at * TICKS + momentOf(random, from + at * DAY_MS))
    const written = workingDay(from, at)
    for (let i = 0; i < 3; i++) {
      const tick = written * TICKS + 32 + Math.floor(uniform(random) * 28)
      if (reception.records === 0) add(records, tick)
    }
  }
  return { ...run, seen: { drops, records } }
}

/** A tick of a day at which somebody outside writes: at the times of cover, and often in the evening too. */
function momentOf(random: Random, day: number): number {
  for (;;) {
    const tick = Math.floor(uniform(random) * TICKS)
    const share = coverShare(day + tick * TICK_MS) / 2.7
    const evening = tick > 64 && tick < 92 ? 0.3 : 0.05
    if (uniform(random) < 0.7 * share + 0.3 * evening) return tick
  }
}

function workingDay(from: number, day: number): number {
  let found = day
  while (!isWorkingDay(dayOf(from) + found)) found++
  return found
}
