import { toHex } from '../../../crypto/bytes.ts'
import type { Access } from './access.ts'
import type { Case } from './fold.ts'

/** Of a case, what says from which others it was split. */
type Splittable = Pick<Case, 'id' | 'linkName' | 'timeline' | 'access'>

/** Who may read neither the case nor what is split from it, whoever lets them in. */
export function barredIn({ leftOut, declarations, released }: Access): string[] {
  return [
    ...leftOut,
    ...declarations.filter(({ conflict }) => conflict).map(({ member }) => member),
    ...released.filter(({ why }) => why === 'conflict').map(({ member }) => member),
  ]
}

/**
 * Who may not read a case since they may not read one that it was split from, through however many
 * splits, as far as this desk reads those. PROTOCOL.md section 13.4
 *
 * @returns member ids
 */
export function barredBySplits(
  cases: readonly Splittable[],
  split: Splittable,
): ReadonlySet<string> {
  const chain = new Set([split])
  // What is added on the way is looked at in its turn, and nothing twice.
  for (const one of chain) for (const first of firstsOf(cases, one)) chain.add(first)
  chain.delete(split)
  return new Set([...chain].flatMap(({ access }) => barredIn(access)))
}

/** By every link that was ever written: neither a later one nor a redaction lifts the bar. */
function firstsOf(cases: readonly Splittable[], { timeline }: Splittable): Splittable[] {
  const names = new Set(
    timeline.flatMap((item) => {
      if (item.kind !== 'entry' || item.entry.kind !== 'linked') return []
      const { entry } = item
      return entry.how === 'split' && entry.leads !== true ? [toHex(entry.case)] : []
    }),
  )
  if (names.size === 0) return []
  return cases.filter(({ linkName }) => linkName !== null && names.has(toHex(linkName)))
}
