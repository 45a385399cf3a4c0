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

/**
 * How often `work` can be done in a second with `lanes` of it at once: the median of five spells.
 *
 * @param time milliseconds of a spell, before which half of one does not count
 */
export async function rateOf(
  time: number,
  lanes: number,
  work: (lane: number) => Promise<unknown>,
): Promise<number> {
  await spell(time / 2, lanes, work)
  const rates: number[] = []
  for (let i = 0; i < BATCHES; i++) rates.push(await spell(time, lanes, work))
  return median(rates)
}

async function spell(
  time: number,
  lanes: number,
  work: (lane: number) => Promise<unknown>,
): Promise<number> {
  const start = performance.now()
  let done = 0
  const lane = async (number: number) => {
    while (performance.now() - start < time) {
      await work(number)
      done += 1
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, number) => lane(number)))
  return (1000 * done) / (performance.now() - start)
}
