import { slotsAt } from '../../../../crypto/board/board.ts'
import { pageOf } from '../../../../crypto/board/page.ts'
import type { OpenedSlot } from '../../../../crypto/board/slot.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { type AccessLists, positionsOf } from '../../model/access/sealing.ts'
import { placeOf } from '../../model/board/found-slots.ts'
import type { ReadersWarning } from '../../model/case/board-keys.ts'
import type { Case } from '../../model/case/fold.ts'
import { nextSequence } from '../../model/log/stream.ts'
import type { BoardStaff } from '../board/board-pages.ts'

/** The readers of a case, as an author of number 0 said. */
type Claim = Pick<OpenedSlot, 'author' | 'positions' | 'generation'>

/** Claims of one case. */
interface Claims {
  /** Those of a longer log than this desk has: a colleague may have written since it was read. */
  readonly ahead: readonly Claim[]
  readonly warnings: readonly ReadersWarning[]
}

/**
 * Compares number 0 with the log at every build that the desk fetches. Number 0 is signed: a member who leaves
 * out a reader whom the log never let go is named at once, and stays named if they put the old row back.
 * PROTOCOL.md section 8.4
 */
export class NamedReaders {
  #claims: ReadonlyMap<string, Claims> = new Map()

  /** By case id, until the desk is locked. */
  get warnings(): ReadonlyMap<string, readonly ReadersWarning[]> {
    const all = [...this.#claims].map(([id, { warnings }]) => [id, warnings] as const)
    return new Map(all.filter(([, warnings]) => warnings.length > 0))
  }

  /**
   * Call it after every sync, with the pages at hand.
   *
   * @returns ids of the cases whose number 0 is wrong now
   */
  look(staff: BoardStaff, lists: AccessLists, cases: readonly Case[]): readonly string[] {
    const wrong: string[] = []
    const claims = cases.map((one) => {
      const before = this.#claims.get(one.id) ?? { ahead: [], warnings: [] }
      const found = claimsOn(staff, one)
      if (found.some((claim) => leavesOut(claim, one, lists))) wrong.push(one.id)
      return [one.id, judge(before, found, one, lists)] as const
    })
    this.#claims = new Map(claims)
    return wrong
  }
}

/** All that a reporter can read as number 0 now, by whichever author. */
function claimsOn(staff: BoardStaff, { boardKeys }: Case): readonly Claim[] {
  const { primitives: p, list, board } = staff
  for (const key of boardKeys) {
    const page = board.page(pageOf(key.address, list.board.pageBits))
    if (page === null) continue
    const { slots } = slotsAt(p, list, placeOf(list, key, 0), page, page.rows)
    if (slots.length > 0) return slots
  }
  return []
}

/** A claim of a log that is still longer after another sync is made up, or the server withholds the log. */
function judge(before: Claims, found: readonly Claim[], c: Case, lists: AccessLists): Claims {
  const isAhead = ({ generation }: Claim) =>
    c.stream !== null && generation > nextSequence(c.stream)
  const isOld = (claim: Claim) => before.ahead.some((one) => isSame(one, claim))
  const ahead = found.filter((claim) => isAhead(claim) && !isOld(claim))
  const due = [...before.ahead, ...found.filter((claim) => !isAhead(claim))]
  const authors = due.filter((claim) => leavesOut(claim, c, lists)).map(({ author }) => author)
  const warnings = authors.reduce(withAuthor, before.warnings)
  return { ahead: ahead.filter((claim) => leavesOut(claim, c, lists)), warnings }
}

function isSame(a: Claim, b: Claim): boolean {
  const isOne = a.author.id === b.author.id && a.positions === b.positions
  return isOne && a.generation === b.generation
}

function withAuthor(
  warnings: readonly ReadersWarning[],
  { id, title }: Member,
): readonly ReadersWarning[] {
  if (warnings.some(({ member }) => member === id)) return warnings
  return [...warnings, { kind: 'readers-changed', member: id, title }]
}

/**
 * Whether a claim leaves out somebody to whom the report was sealed, and whom the log never let go. If it names
 * nobody at all, the reporter is asked: that deceives nobody.
 */
function leavesOut({ positions }: Claim, c: Case, lists: AccessLists): boolean {
  if (positions === 0 || c.report === null) return false
  const everOut = new Set([...c.access.leftOut, ...everLetGo(c)])
  return [...positionsOf(c.report, lists)].some(
    ([position, id]) => (positions >> position) % 2 === 0 && !everOut.has(id),
  )
}

/** Ids of members who were released, or stepped back, at any time. */
function everLetGo({ timeline, access, standing }: Case): string[] {
  const said = timeline.flatMap((item) => {
    if (item.kind !== 'entry') return []
    const { entry, author } = item
    if (entry.kind === 'released') return [entry.member]
    return entry.kind === 'impartiality' && entry.conflict ? [author.id] : []
  })
  return [...said, ...access.released.map(({ member }) => member), ...standing.out]
}
