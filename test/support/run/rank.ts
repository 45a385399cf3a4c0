/** Spearman's rank correlation of arrival (the index) with `positions`; no two are equal. */
export function rankCorrelation(positions: readonly number[]): number {
  const sorted = [...positions].sort((a, b) => a - b)
  const rank = new Map(sorted.map((position, index) => [position, index]))
  const n = positions.length
  const squares = positions.reduce((sum, at, index) => sum + ((rank.get(at) ?? 0) - index) ** 2, 0)
  return 1 - (6 * squares) / (n * (n * n - 1))
}

/** Far more than chance: with n ranks in random order, |rho| stays below five deviations but once in a million. */
export const noOrder = (n: number): number => 5 / Math.sqrt(n - 1)
