import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Case } from '../case/fold.ts'
import type { Access } from './access.ts'

/** The part of a case that says from which others it was split. */
type Splittable = Pick<Case, 'linkName' | 'report' | 'access'>

/** Ids of members who may read neither the case nor a case that is split from it, even if somebody lets them in. */
export function barredIn(access: Access): string[] {
  const { released } = access
  return [
    ...barredFor(access),
    ...released.filter(({ why }) => why === 'conflict').map(({ member }) => member),
  ]
}

/** Members of these whom the reporter or their own word keeps out: in another case no colleague's word counts. */
function barredFor({ leftOut, declarations, released }: Access): string[] {
  return [
    ...leftOut,
    ...declarations.filter(({ conflict }) => conflict).map(({ member }) => member),
    ...released.filter(({ own }) => own).map(({ member }) => member),
  ]
}

/**
 * Members who may not read a case because they may not read one that it was split from, through any number of
 * splits, as far as this desk reads those. CASEWORK.md section 13.4
 *
 * @returns member ids
 */
export function barredBySplits(
  cases: readonly Splittable[],
  split: Splittable,
): ReadonlySet<string> {
  const chain = new Set([split])
  // A case that is added on the way is looked at in its turn, and no case twice.
  for (const one of chain) for (const first of firstsOf(cases, one)) chain.add(first)
  chain.delete(split)
  return new Set([...chain].flatMap(({ access }) => barredFor(access)))
}

/** The cases that the report itself names: its signature binds that. Anybody who works on a case can write a link. */
function firstsOf(cases: readonly Splittable[], { report }: Splittable): Splittable[] {
  const names = [report?.content.answers['split-of'] ?? []].flat()
  if (names.length === 0) return []
  return cases.filter(({ linkName }) => linkName !== null && names.includes(toHex(linkName)))
}
