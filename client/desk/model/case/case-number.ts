import type { CaseNumber } from '../../../../crypto/entries/entry-casework.ts'
import { DeskError } from '../error.ts'

/** A case as far as its number is concerned; as the worker or the page has it. */
interface Numbered {
  readonly id: string
  readonly work: { readonly number: CaseNumber | null }
}

/** A number as people write it: 2026-014. */
export function numberText({ year, at }: CaseNumber): string {
  return `${year}-${String(at).padStart(3, '0')}`
}

/** @returns null if the text is no number of a case */
export function numberOf(text: string): CaseNumber | null {
  const [, year, at] = /^\s*(\d{4})\s*[-/]\s*(\d{1,6})\s*$/.exec(text) ?? []
  const number = { year: Number(year), at: Number(at) }
  return number.year >= 1970 && number.at >= 1 ? number : null
}

function isSame(a: CaseNumber, b: CaseNumber | null): boolean {
  return b !== null && a.year === b.year && a.at === b.at
}

/** Other cases of this desk that have this number. */
export function casesWith<C extends Numbered>(
  cases: readonly C[],
  number: CaseNumber | null,
  id: string,
): C[] {
  if (number === null) return []
  return cases.filter((other) => other.id !== id && isSame(number, other.work.number))
}

/**
 * Refuse a number that another case of this desk has. A colleague may give it at the same moment, or to a case
 * that this desk does not read: `casesWith` shows it once one desk reads both.
 *
 * @throws DeskError `number-taken`
 */
export function requireFree(
  cases: readonly Numbered[],
  id: string,
  number: CaseNumber | null = null,
): void {
  if (casesWith(cases, number, id).length > 0) throw new DeskError('number-taken')
}

/**
 * Whether the first of two cases with one number is to get another: fewer members read it, so fewer wonder why
 * its number changed. All desks that read both cases agree. CASEWORK.md section 13.2
 */
export function givesWay(
  one: Pick<Numbered, 'id'> & { readonly readers: readonly string[] },
  other: Pick<Numbered, 'id'> & { readonly readers: readonly string[] },
): boolean {
  const fewer = one.readers.length - other.readers.length
  return fewer === 0 ? one.id > other.id : fewer < 0
}

/** Four digits are drawn, and six once half of these are taken. */
const LEAST = 1000
const FOUR = { most: 9999, enough: 4500 } as const
const SIX = { most: 999_999 } as const

/**
 * A number of the year that no case of this desk has. It is drawn: a row of numbers would tell a member who
 * misses one that there is a case of which they are to know nothing.
 *
 * @param draw a random whole number from 0 to below the one that it is given
 */
export function freeNumber(
  cases: readonly Numbered[],
  year: number,
  draw: (below: number) => number,
): CaseNumber {
  const numbers = cases.flatMap(({ work: { number } }) => number ?? [])
  const taken = new Set(numbers.filter((one) => one.year === year).map(({ at }) => at))
  const { most } = taken.size < FOUR.enough ? FOUR : SIX
  for (;;) {
    const at = LEAST + draw(most - LEAST + 1)
    if (!taken.has(at)) return { year, at }
  }
}
