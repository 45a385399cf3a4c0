import type { CaseFacts } from '../../../client/desk/model/case/case-facts.ts'
import { annualOf, type Domains, domainsOf } from '../../../client/desk/model/figures/annual.ts'
import type { CountedValue } from '../../../client/desk/model/figures/suppress.ts'
import { K } from '../../../client/desk/model/figures/suppress.ts'
import { dayOf } from '../../../crypto/days/calendar.ts'
import type { Annual } from '../../../crypto/entries/annual.ts'

const asking = (id: string, categories: readonly string[]) => ({
  id,
  categories: categories.map((one) => ({ id: one })),
})

/** Domains in which channel `a` asks for some categories, and channel `b` for others. */
export function domainsAsking(a: readonly string[], b: readonly string[]): Domains {
  return domainsOf({
    channels: [
      { id: 'a', questionnaire: 'open' },
      { id: 'b', questionnaire: 'close' },
    ],
    questionnaires: [asking('open', a), asking('close', b), asking('unused', ['w'])],
  })
}

/** Everybody knows that a case about `touch` came by channel `b`. */
export const DOMAINS = domainsAsking(['x', 'y', 'z'], ['x', 'touch', 'y', 'z'])

/** The day `plus` days into a year. */
export const dayIn = (year: number, plus = 0) => dayOf(Date.UTC(year, 0, 1)) + plus

/** A case about which nothing is known, except that it came in the middle of 2024 and is no fake. */
export function someFacts(change: Partial<CaseFacts> = {}): CaseFacts {
  const entered = change.entered ?? dayIn(2024, 180)
  return {
    ...{ received: entered, entered, channel: 'a', categories: [], cameBy: null, status: 'new' },
    ...{ outcome: null, returned: false, wroteMore: false, retaliation: false, assignee: null },
    confirmed: change.steps?.acknowledged !== null,
    ...{ scope: null, cared: false, reopened: null, handling: { heard: null, clear: null } },
    steps: { acknowledged: entered + 3, contact: null, feedback: null, closed: null },
    ...change,
  }
}

export function annualIn(
  year: number,
  cases: readonly CaseFacts[],
  { deleted = 0, domains = DOMAINS } = {},
): Annual {
  return annualOf(year, cases, { deleted, domains, today: dayIn(year + 2) })
}

/** Every way to divide `total` into `parts`. */
export function* divisions(total: number, parts: number): Generator<number[]> {
  if (parts === 1) yield [total]
  else {
    for (let first = 0; first <= total; first++) {
      for (const rest of divisions(total - first, parts - 1)) yield [first, ...rest]
    }
  }
}

/** A number that readers can tell to be under 5, although nobody published it. */
export interface Leak {
  readonly cell: string
  readonly least: number
  readonly most: number
}

/** From 1 to 4, or zero for certain. */
export function isLeak({ least, most }: Leak): boolean {
  return most < K && (least > 0 || least === most)
}

/**
 * Facts that an attacker can infer who knows the rules of publication, and compares the published text with the
 * text of each possible world.
 *
 * @param worlds all possible worlds
 * @param tellingOf everything that is published of a world
 * @param countsOf the counts of a world, by the name of the thing that is counted
 */
export function leaksTo<World>(
  worlds: Iterable<World>,
  tellingOf: (world: World) => string,
  countsOf: (world: World) => readonly CountedValue[],
): (Leak & { readonly told: string })[] {
  const ranges = new Map<string, Map<string, { least: number; most: number }>>()
  for (const world of worlds) {
    const told = tellingOf(world)
    const known = ranges.get(told) ?? new Map<string, { least: number; most: number }>()
    ranges.set(told, known)
    for (const { id, count } of countsOf(world)) {
      const range = known.get(id) ?? { least: count, most: count }
      known.set(id, { least: Math.min(range.least, count), most: Math.max(range.most, count) })
    }
  }
  return [...ranges].flatMap(([told, known]) =>
    [...known].map(([cell, range]) => ({ told, cell, ...range })).filter(isLeak),
  )
}

/** A published sum of cells. */
export interface Equation {
  readonly cells: readonly string[]
  readonly sum: number
}

/**
 * Facts that an attacker can infer who does not know the rules, and subtracts: the least and the most that each
 * cell can be under all published sums.
 *
 * @param within pairs of cells; everybody knows that the first lies in the second
 */
export function boundsOf(
  cells: readonly string[],
  told: readonly Equation[],
  within: readonly (readonly [string, string])[] = [],
): readonly Leak[] {
  const most = 1_000_000
  const bounds = new Map(cells.map((cell) => [cell, { cell, least: 0, most }]))
  for (let changed = true; changed; ) {
    changed = false
    for (const { cells: names, sum } of told) {
      const ranges = names.flatMap((name) => bounds.get(name) ?? [])
      const least = ranges.reduce((total, range) => total + range.least, 0)
      const greatest = ranges.reduce((total, range) => total + range.most, 0)
      for (const range of ranges) {
        const next = {
          cell: range.cell,
          least: Math.max(range.least, sum - (greatest - range.most)),
          most: Math.min(range.most, sum - (least - range.least)),
        }
        if (next.least === range.least && next.most === range.most) continue
        bounds.set(range.cell, next)
        changed = true
      }
    }
    for (const [part, whole] of within) {
      const [inner, outer] = [bounds.get(part), bounds.get(whole)]
      if (inner === undefined || outer === undefined) continue
      if (inner.most <= outer.most && inner.least <= outer.least) continue
      bounds.set(part, { ...inner, most: Math.min(inner.most, outer.most) })
      bounds.set(whole, { ...outer, least: Math.max(inner.least, outer.least) })
      changed = true
    }
  }
  return [...bounds.values()]
}
