import { systemRandom } from '../../../crypto/primitives/bytes.ts'

/** How large the campaigns are: 1 in everyday runs, more in `npm run test:long`. */
export const SCALE = readScale(process.env.SCALE)

/**
 * Read the size of the campaigns.
 *
 * @throws Error unless it is a number of at least 1
 */
export function readScale(text: string | undefined): number {
  if (text === undefined || text === '') return 1
  const scale = Number(text)
  if (!Number.isFinite(scale) || scale < 1) {
    throw new Error(`SCALE must be a number of at least 1, not "${text}"`)
  }
  return scale
}

/** All in a long run; in an everyday run one of `parts`, every n-th from `part` on. */
export function inTurn<T>(
  all: readonly T[],
  parts: number,
  part: number,
  scale: number = SCALE,
): readonly T[] {
  return scale > 1 ? all : all.filter((_, i) => i % parts === part % parts)
}

/** All pairs of two lists in a long run; in an everyday run only the pairs that are named. */
export function pairsOf<const A, const B>(
  first: readonly A[],
  second: readonly B[],
  everyday: readonly (readonly [A, B])[],
  scale: number = SCALE,
): readonly (readonly [A, B])[] {
  return scale > 1 ? first.flatMap((a) => second.map((b) => [a, b] as const)) : everyday
}

/** The size at which every campaign is full: that of `npm run test:long`. */
const FULL_SCALE = 20

/**
 * How often to repeat something: `small` in everyday runs, `full` at FULL_SCALE, evenly between.
 */
export function scaled(full: number, small: number, scale: number = SCALE): number {
  const share = Math.min(1, (scale - 1) / (FULL_SCALE - 1))
  return Math.round(small + (full - small) * share)
}

/**
 * From one request at which a desk is stopped to the next: a long run stops it at each, an everyday run at every third,
 * from `FIRST_STOP` on.
 */
export const STRIDE = 4 - scaled(3, 1)
/** One of the first `STRIDE`. */
export const FIRST_STOP = (systemRandom(1)[0] ?? 0) % STRIDE
