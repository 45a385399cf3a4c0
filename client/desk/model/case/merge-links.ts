import type { LINKS } from '../../../../crypto/entries/entry-casework.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Case } from './fold.ts'

/** A statement of a case's log about another case; names in hex. */
export interface MergeLink {
  readonly case: string
  readonly how: (typeof LINKS)[number]
  /** The case in whose log it stands leads the other. */
  readonly leads: boolean
}

/** A case as links of other cases name it, and its own links in the order of its log. */
export interface MergeNode {
  readonly name: string
  readonly links: readonly MergeLink[]
}

/** How a case is handled together with others, by case ids. */
export interface Merge {
  /** The case in which this one is handled; null if it leads, or stands alone. */
  readonly into: string | null
  /** The case that it was merged into itself; another than `into` if that one is led in turn. */
  readonly follows: string | null
  /** Cases that are handled in this one, those that came first before the others. */
  readonly with: readonly string[]
  /** The number of cases handled together with it that this desk does not read. */
  readonly elsewhere: number
}

/** Whether the link makes one case of two. */
export function isJoin({ how }: Pick<MergeLink, 'how'>): boolean {
  return how === 'merged' || how === 'duplicate'
}

/**
 * The leader of each case, by name; a case without an entry leads, or stands alone. The result depends only on
 * what the logs say, not on the order of `nodes`. CASEWORK.md section 13.2
 */
export function leadersOf(nodes: readonly MergeNode[]): ReadonlyMap<string, string> {
  const led = new Map(
    nodes.map(({ name, links }) => {
      const others = links.filter((link) => isJoin(link) && link.leads)
      return [name, new Set(others.map((link) => link.case))] as const
    }),
  )
  const leaders = new Map<string, string>()
  for (const { name, links } of nodes) {
    const link = links.find((one) => isJoin(one) && !one.leads && led.get(one.case)?.has(name))
    if (link !== undefined) leaders.set(name, link.case)
  }
  for (const name of onCycles(leaders)) leaders.delete(name)
  return leaders
}

/** Names that come back to themselves when one goes from each to its leader. */
function onCycles(leaders: ReadonlyMap<string, string>): string[] {
  const seen = new Set<string>()
  return [...leaders.keys()].flatMap((start) => {
    const places = new Map<string, number>()
    let name: string | undefined = start
    while (name !== undefined && !seen.has(name)) {
      seen.add(name)
      places.set(name, places.size)
      name = leaders.get(name)
    }
    const place = name === undefined ? undefined : places.get(name)
    return place === undefined ? [] : [...places.keys()].slice(place)
  })
}

/** The case at the end of each chain of leaders, by name. */
function rootsOf(leaders: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const roots = new Map<string, string>()
  for (const start of leaders.keys()) {
    const chain: string[] = []
    let name = start
    for (let next = leaders.get(name); next !== undefined; next = leaders.get(name)) {
      chain.push(name)
      name = roots.get(next) ?? next
    }
    for (const one of chain) roots.set(one, name)
  }
  return roots
}

type Mergeable = Pick<Case, 'id' | 'linkName' | 'work' | 'timeline'>

/** How the cases of a desk are handled together, by case id. */
export function mergesOf(cases: readonly Mergeable[]): ReadonlyMap<string, Merge> {
  const nodes = new Map(cases.flatMap((one) => nodesOf(one).map((node) => [one.id, node] as const)))
  const ids = new Map([...nodes].map(([id, { name }]) => [name, id]))
  const leaders = leadersOf([...nodes.values()])
  const roots = rootsOf(leaders)
  const idBy = (names: ReadonlyMap<string, string>, id: string) =>
    ids.get(names.get(nodes.get(id)?.name ?? '') ?? '') ?? null
  const led = new Map<string, string[]>()
  for (const { id } of [...cases].sort(byFirstDay)) {
    const root = idBy(roots, id)
    if (root === null) continue
    const others = led.get(root)
    if (others === undefined) led.set(root, [id])
    else others.push(id)
  }
  return new Map(
    cases.map(({ id }) => {
      const joins = nodes.get(id)?.links.filter(isJoin) ?? []
      const elsewhere = joins.filter((link) => !ids.has(link.case)).length
      const [into, follows] = [idBy(roots, id), idBy(leaders, id)]
      return [id, { into, follows, with: led.get(id) ?? [], elsewhere }]
    }),
  )
}

/** None if the log cannot be read. */
function nodesOf({ linkName, work }: Mergeable): MergeNode[] {
  if (linkName === null) return []
  const links = work.links.map(({ entry }) => ({
    case: toHex(entry.case),
    how: entry.how,
    leads: entry.leads === true,
  }))
  return [{ name: toHex(linkName), links }]
}

function byFirstDay(a: Mergeable, b: Mergeable): number {
  const day = ({ timeline }: Mergeable) => timeline[0]?.day ?? 0
  return day(a) - day(b) || (a.id < b.id ? -1 : 1)
}
