import { median } from './table.ts'

const BATCHES = 5

/**
 * Milliseconds of one run of `work`, as the median of five batches: a batch is long enough for clocks
 * that a browser makes coarse on purpose.
 *
 * @param time milliseconds to spend, beside a first run that does not count
 */
export async function timeOf(time: number, work: () => unknown): Promise<number> {
  const once = await batch(1, work)
  const count = Math.max(1, Math.min(10_000, Math.round(time / BATCHES / Math.max(once, 0.05))))
  const means: number[] = []
  for (let i = 0; i < BATCHES; i++) means.push((await batch(count, work)) / count)
  return median(means)
}

async function batch(count: number, work: () => unknown): Promise<number> {
  const start = performance.now()
  for (let i = 0; i < count; i++) await work()
  return performance.now() - start
}
