import { median } from './table.ts'

const BATCHES = 5

/**
 * Milliseconds of one run of `work`, as the median of five batches: a batch is long enough for clocks
 * that a browser makes coarse on purpose.
 *
 * @param time milliseconds to spend, beside a first run that does not count
 */
export async function timeOf(
  time: number,
  work: () => unknown,
  now = () => performance.now(),
): Promise<number> {
  const batch = async (count: number) => {
    const start = now()
    for (let i = 0; i < count; i++) await work()
    return now() - start
  }
  const once = await batch(1)
  const count = Math.max(1, Math.min(10_000, Math.round(time / BATCHES / Math.max(once, 0.05))))
  const means: number[] = []
  for (let i = 0; i < BATCHES; i++) means.push((await batch(count)) / count)
  return median(means)
}
