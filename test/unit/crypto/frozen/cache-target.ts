import { concat, type Random } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { openCachePart, sealCache, splitCache } from '../../../../crypto/vault/cache.ts'
import { openUnsent, sealUnsent, type UnsentOf } from '../../../../crypto/vault/unsent.ts'
import type { Target } from './tampering.ts'

/** A desk's cache of opened rows, as the desk reads the whole of it. */
export function cacheTarget(p: Primitives, random: Random): Target {
  const place = { instance: random(SIZE.instance), key: random(SIZE.key) }
  const seal = (of: typeof place, ...lengths: number[]) =>
    sealCache(p, random, of, lengths.map(random))
  const originals = [
    seal(place, 300, 500, 40),
    seal(place, 300, 500),
    seal({ ...place, key: random(SIZE.key) }, 300, 500, 40),
  ] as const
  const open = (of: typeof place, bytes: Uint8Array) => {
    const parts = splitCache(bytes)
    // A file of no parts says nothing: the desk fetches all.
    return parts.length === 0 ? null : concat(...parts.map((part) => openCachePart(p, of, part)))
  }
  const parts = [16]
  for (const { sealed } of splitCache(originals[0])) {
    parts.push((parts.at(-1) ?? 0) + 4 + sealed.length)
  }
  return {
    name: 'a cache',
    originals,
    parts: [0, ...parts],
    open: (bytes) => open(place, bytes),
    elsewhere: [
      (draw) => open({ ...place, key: draw(SIZE.key) }, originals[0]),
      (draw) => open({ ...place, instance: draw(SIZE.instance) }, originals[0]),
    ],
  }
}

/** The file of what waits to be sent, as a desk reads it when it is unlocked again. */
export function unsentTarget(p: Primitives, random: Random): Target {
  const of = { instance: random(SIZE.instance), signing: random(SIZE.key) }
  const items = (count: number) =>
    Array.from({ length: count }, (_, i) => ({
      ...{ since: i, log: random(16) },
      record: random(SIZE.record),
    }))
  const originals = [
    sealUnsent(p, random, of, items(2)),
    sealUnsent(p, random, of, items(1)),
    sealUnsent(p, random, { ...of, signing: random(SIZE.key) }, items(2)),
  ] as const
  const open = (by: UnsentOf, bytes: Uint8Array) =>
    concat(...openUnsent(p, by, bytes).flatMap(({ log, record }) => [log, record]))
  return {
    name: 'what waits to be sent',
    originals,
    parts: [0, 16, 20, 44, originals[0].length],
    open: (bytes) => open(of, bytes),
    elsewhere: [
      (draw) => open({ ...of, signing: draw(SIZE.key) }, originals[0]),
      (draw) => open({ ...of, instance: draw(SIZE.instance) }, originals[0]),
    ],
  }
}
