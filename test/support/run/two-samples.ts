/** Result of a Kolmogorov-Smirnov test of two samples. */
export interface TwoSamples {
  /** The largest distance of the two empirical distributions, 0 to 1. */
  readonly distance: number
  /** Share of pairs of samples from one source that lie as far apart or further. */
  readonly p: number
}

/**
 * Compare two samples only by their order. If values are equal, the true p is smaller than the returned one. So a
 * difference is found later, and none is found if there is none.
 *
 * @throws Error if a sample is empty
 */
export function kolmogorovSmirnov(a: readonly number[], b: readonly number[]): TwoSamples {
  if (a.length === 0 || b.length === 0) throw new Error('a sample is empty')
  const distance = Math.max(
    ...new Set([...a, ...b].map((value) => Math.abs(share(a, value) - share(b, value)))),
  )
  return { distance, p: exceeding(a.length, b.length, distance) }
}

function share(sample: readonly number[], value: number): number {
  return sample.filter((one) => one <= value).length / sample.length
}

/**
 * The exact share of the ways to order n and m values that lead as far apart. Each way is a path from corner to
 * corner of a grid; the paths that stay near the diagonal are counted by their share.
 */
function exceeding(n: number, m: number, distance: number): number {
  const isNear = (i: number, j: number) => Math.abs(i / n - j / m) < distance - 1e-12
  let row = Array.from({ length: m + 1 }, () => 0)
  for (let i = 0; i <= n; i++) {
    const next: number[] = []
    for (let j = 0; j <= m; j++) {
      // the share of all paths to a point that have stayed near, by the last step to it
      const from = i + j
      const before = from === 0 ? 1 : ((row[j] ?? 0) * i + (next[j - 1] ?? 0) * j) / from
      next.push(isNear(i, j) ? before : 0)
    }
    row = next
  }
  return 1 - (row[m] ?? 0)
}

/**
 * The p below which one of so many comparisons counts as a difference. By chance, only one run in 1,000 finds any.
 */
export const foundBelow = (comparisons: number): number => 0.001 / comparisons
