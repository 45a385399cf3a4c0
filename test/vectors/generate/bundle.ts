import { encodeBundle } from '../../../client/desk/wire/bundle-file.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import { DAY, seededRandom, type VectorReception, WEEK } from './reception.ts'

/** A bundle of the key list under both of its paths and a week's keys, with rows of noise. */
export function bundleVector(p: Primitives, { instance, signed, bundles }: VectorReception) {
  const seed = 'postern vectors: bundle'
  const random = seededRandom(seed)
  const answers = [
    { path: '/api/key-list', body: signed },
    { path: '/api/key-list/1', body: signed },
    { path: `/api/weekly-keys/${WEEK}`, body: bundles[0] },
  ]
  const whole = encodeBundle(p, {
    instance,
    day: DAY,
    answers: new Map(answers.map(({ path, body }) => [path, body])),
    drops: [random(SIZE.sealedDrop), random(SIZE.sealedDrop)],
    records: [random(SIZE.record)],
  })
  return { seed, instance, day: DAY, answers, length: whole.length, hash: p.hash(32, null, whole) }
}
