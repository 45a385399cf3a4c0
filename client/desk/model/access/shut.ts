import type { Day } from '../../../../crypto/days/calendar.ts'
import type { ReleaseReason } from '../../../../crypto/entries/entry-access.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { type Case, linesOf } from '../case/fold.ts'
import { isHeldFor, reasonToShut } from './access.ts'
import { hasPower } from './powers.ts'

/** A case of which this desk shows nothing, and whose keys it keeps. ACCESS.md section 13.1 */
export interface ShutCase {
  readonly id: string
  readonly reference: string | null
  /** held: the member stepped back under a hold; conflict: a colleague says that they are not impartial. */
  readonly why: 'held' | 'conflict'
  /** Id of that colleague, and the day by their clock; null if it is the member's own word. */
  readonly by: string | null
  readonly day: Day | null
  /** Whether a hold is on, as far as this desk is told. */
  readonly held: boolean
  /** Ids of members, any two of whom can undo what that colleague did. */
  readonly judges: readonly string[]
}

const shown = new WeakMap<readonly Case[], readonly Case[]>()

/** The cases among these that are not shut. @param own id of the member whose desk it is */
export function shownOf(cases: readonly Case[], own: string): readonly Case[] {
  const known = shown.get(cases)
  if (known !== undefined) return known
  const open = cases.filter(({ access }) => reasonToShut(access, own) === null)
  shown.set(cases, open)
  return open
}

/** How a desk shuts a case; null if it shows it. @param own id of its member */
export function shutOf(
  c: Case,
  own: string,
  members: readonly Pick<Member, 'id' | 'role'>[],
): ShutCase | null {
  const reason = reasonToShut(c.access, own)
  if (reason === null) return null
  const by = reason.why === 'conflict' ? reason.by : null
  const isJudge = ({ id, role }: Pick<Member, 'id' | 'role'>) =>
    hasPower('keep', { role }) && id !== own && id !== by && !c.access.leftOut.includes(id)
  return {
    ...{ id: c.id, reference: c.reference, why: reason.why, by },
    day: reason.why === 'conflict' ? reason.day : null,
    held: isHeldFor(own, c.access, c.identity.flatMap(linesOf)),
    judges: by === null ? [] : members.filter(isJudge).map(({ id }) => id),
  }
}

/** A record by which one member took another's access to a case away. */
export interface TakenAccess extends Pick<Case, 'id' | 'reference'> {
  /** Id in hex of that record: by it the vault remembers that the member has seen it. */
  readonly mark: string
  /** Ids of the member who did it, and of the member to whom it was done. */
  readonly by: string
  readonly member: string
  readonly day: Day
  readonly why: ReleaseReason
}

/**
 * The members whose access others took away in these cases, newest first. Each stays until the member of this
 * desk has seen it: a day is its author's word, so no day makes it go. Members who said themselves that they
 * are not impartial are left out. So are members who left and are in no list any more.
 *
 * @param seen marks in hex
 */
export function takenIn(
  cases: readonly Case[],
  members: readonly Pick<Member, 'id'>[],
  seen: ReadonlySet<string>,
): TakenAccess[] {
  const isHere = (id: string) => members.some((one) => one.id === id)
  return cases
    .flatMap((c) =>
      c.access.released
        .filter(({ own, why, member }) => !own && (why !== 'left' || isHere(member)))
        .flatMap(({ member, by, day, why }) =>
          marksOf(c, member).map((mark) => {
            return { ...{ id: c.id, reference: c.reference }, mark, by, member, day, why }
          }),
        ),
    )
    .filter(({ mark }) => !seen.has(mark))
    .sort((a, b) => b.day - a.day || (a.id < b.id ? -1 : 1))
}

/** Id of the last record that lets a member go; empty if there is none. */
function marksOf({ timeline }: Case, member: string): string[] {
  const ids = timeline.flatMap((one) =>
    one.kind === 'entry' && one.entry.kind === 'released' && one.entry.member === member
      ? [seenMark(one.id)]
      : [],
  )
  return ids.slice(-1)
}

/** The mark by which a vault remembers that its member has seen a record: as long as the id of a message. */
export function seenMark(record: Uint8Array): string {
  return toHex(record.subarray(0, SIZE.messageId))
}

/** A case that was purged. */
export interface PurgedCase {
  readonly id: string
  /** The name of the case in letters and meetings. */
  readonly reference: string | null
  /** Id of the member who purged it; null if this desk is not told. */
  readonly by: string | null
}
