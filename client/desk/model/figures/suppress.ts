/** The fewest cases of which anything is told outside the desk. */
export const K = 5

/** How many cases have each value of one property; every case has exactly one of them. */
export interface CountedValue {
  readonly id: string
  readonly count: number
}

/** The part of a table that may be told. */
export interface Published {
  /** Cells that are told by themselves: none is under 5. */
  readonly cells: readonly CountedValue[]
  /** Cells that are told as one sum, at least two, with 6 cases or more; null if there are none. */
  readonly together: { readonly ids: readonly string[]; readonly count: number } | null
}

/**
 * The part of a table that may be told if its total is told as well; null if nothing may.
 *
 * Cells under 5, and zero is one, are told as one sum. If they have fewer than 5 cases together, or so many
 * that hardly one of them can be zero, the last cell of the table that is told goes into the sum as well. The
 * order is fixed, and known to everybody: it must not come from the counts.
 *
 * Nobody can tell a cell under 5, though they know this rule, the total and all that is told. To see why, say
 * that the small cells are S, their sum s, and that u cells with the sum r are told together.
 *
 * - No cell was added: then 5 <= s <= 4(u - 1). Any values from 0 to 4 with the sum s would have been told in
 *   the same words, so each of them may be anything from 0 to 4.
 * - Cells were added, q the last of them. Had all of S been 0 and q so much more, the same cells would have
 *   been added in the same order, and the same would have been told: each of S may be 0. It may also be
 *   something else. If one cell was added, r >= 6, and 1 and r - 1 >= 5 would do. If two were, the first was 5
 *   and s was 0; then 1, r - 1 and 0 would do, with 0 as the second. More than two are never added.
 * - Nothing is told: if all cases had stood in one cell, whichever it is, nothing would have been told either.
 *   So each cell may be 0, and may be everything.
 *
 * @param table in an order that does not depend on the counts
 */
export function suppress(table: readonly CountedValue[]): Published | null {
  const hidden = new Set(table.filter(({ count }) => count < K).map(({ id }) => id))
  if (hidden.size === 0) return { cells: table, together: null }
  const sum = () => sumOf(table.filter(({ id }) => hidden.has(id)))
  const isVague = sum() >= K && sum() <= (K - 1) * (hidden.size - 1)
  if (!isVague) {
    for (const { id } of table.filter((one) => !hidden.has(one.id)).reverse()) {
      hidden.add(id)
      if (sum() > K) break
    }
  }
  if (hidden.size === table.length) return null
  return {
    cells: table.filter(({ id }) => !hidden.has(id)),
    together: { ids: table.map(({ id }) => id).filter((id) => hidden.has(id)), count: sum() },
  }
}

function sumOf(cells: readonly CountedValue[]): number {
  return cells.reduce((sum, { count }) => sum + count, 0)
}
