import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { CaseRole } from '../../../../crypto/entries/entry-access.ts'
import type { Member, Role } from '../../../../crypto/keys/keylist.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import type { EntryOf } from '../case/casework.ts'
import type { AccessState, Released } from './access-state.ts'
import { hasPower, rightTo, type Standing } from './powers.ts'
import type { AccessLists } from './sealing.ts'

/** Members and key lists that a desk can look up. */
interface Known {
  readonly members: readonly Member[]
  readonly rolesOf?: (author: Pick<Member, 'signing'>) => readonly Role[]
  readonly lists?: AccessLists
}

/**
 * The roles by which an author's entry counts: all that any list ever gave them. A purge, and letting somebody
 * in who may purge, use only the list that the entry names: a later list does not bring to life an entry that
 * counted for nothing.
 *
 * @param role of the author, if nothing else is known
 * @returns none if they name no list that this desk knows
 */
export function rolesFor(
  { rolesOf, lists }: Known,
  { author, entry }: { readonly author: Pick<Member, 'signing'>; readonly entry: Entry },
  role: Role,
): readonly Role[] {
  const purges = entry.kind === 'purged' || entry.kind === 'purge-agreed'
  const isByList = purges || (entry.kind === 'granted' && entry.as === 'reception')
  if (!isByList) return rolesOf?.(author) ?? [role]
  const { list: hash } = entry
  const list = hash && lists?.find((one) => equal(one.hash, hash))
  const member = list?.members.find(({ signing }) => equal(signing, author.signing))
  return member === undefined ? [] : [member.role]
}

/** Somebody who reads a case, as what, and whether they said last that they are not impartial. */
interface KnownReader {
  readonly member: string
  readonly as: CaseRole
  readonly conflict: boolean
}

/**
 * Readers who may put a hold on a case and purge it. Every role that they ever had counts, as when records are
 * judged: otherwise a later list would change who was let in. ACCESS.md section 13.1
 *
 * @returns member ids
 */
export function keepersAmong(known: Known, readers: readonly KnownReader[]): string[] {
  return readers
    .filter(({ as, conflict }) => as === 'reception' && !conflict)
    .filter(({ member }) => mayEverKeep(known, member))
    .map(({ member }) => member)
}

function mayEverKeep({ members, rolesOf }: Known, member: string): boolean {
  return members.some((one) => {
    const roles = rolesOf?.(one) ?? [one.role]
    return one.id === member && keeps({ roles })
  })
}

/** A record, with what key lists say of its author. */
interface Written {
  readonly standing: Pick<Standing, 'role' | 'roles'>
  readonly record: { readonly author: Pick<Member, 'id'>; readonly entry: Entry }
}

/**
 * Whether its author may write a record, by their role and by what they are in the case at its place. ACCESS.md
 * section 13.1
 *
 * @param access by the records before it; null in a stream beside the case's own log, where nothing limits
 *   further
 */
export function isRight(
  known: Known,
  access: AccessState | null,
  { standing, record: { author, entry } }: Written,
): boolean {
  if (access === null) return rightTo(standing, entry) === 'counts'
  const as = access.asOf(author.id)
  const partial = access.isPartial(author.id)
  const right = rightTo({ ...standing, as, partial }, entry)
  if (right === 'void') return false
  if (right === 'said') return isSaid(known, access, author.id, entry)
  const mayKeep = (as ?? 'reception') === 'reception' && keeps(standing)
  if (entry.kind === 'granted' && !mayKeep) {
    const { released } = access
    if (!mayGive(known, { readers: readersIn(access), released }, entry)) return false
  }
  return access.allows(author.id, entry, mayKeep)
}

/** The readers of a case and those who were let go: they decide what may be given to somebody. */
interface Given {
  readonly readers: readonly KnownReader[]
  readonly released: readonly Pick<Released, 'member' | 'due' | 'as' | 'inTheWay'>[]
}

/**
 * Whether a member who may not keep the case may give another this role in it. Nobody gives more than they have
 * while a reader has it: otherwise an accomplice who was let in to read would purge. The same holds after a
 * member who may not keep the case let such readers go. A role that was taken away against a member's word is
 * given back as it was.
 */
export function mayGive(
  known: Known,
  { readers, released }: Given,
  { member, as }: Pick<EntryOf<'granted'>, 'member' | 'as'>,
): boolean {
  if (as !== 'reception') return true
  const isBack = released.some((one) => {
    return one.member === member && (one.due || one.inTheWay) && one.as === as
  })
  if (isBack) return true
  return keepersAmong(known, readers).length === 0 && !released.some(({ inTheWay }) => inTheWay)
}

function readersIn(access: AccessState): KnownReader[] {
  return [...access.readers.values()].map(({ member, as }) => {
    return { member, as, conflict: access.isPartial(member) }
  })
}

function keeps({ roles }: Pick<Standing, 'roles'>): boolean {
  return roles.some((role) => hasPower('keep', { role }))
}

/**
 * Whether an entry counts because somebody said before it that they are not impartial. A record that lets that
 * member go counts. Under a hold, that member may give their keys to one of head and reception.
 */
function isSaid(known: Known, access: AccessState, author: string, entry: Entry): boolean {
  if (entry.kind === 'released') return access.isPartial(entry.member)
  if (access.hold === null) return false
  if (entry.kind === 'keys-sent') return true
  if (entry.kind !== 'granted' || entry.member === author) return false
  // While others may keep the case, nobody more is needed: otherwise two could let one of them in as they like.
  const others = readersIn(access).filter(({ member }) => member !== author)
  if (entry.as !== 'reception' || keepersAmong(known, others).length > 0) return false
  return mayEverKeep(known, entry.member)
}

/** Entries of an identity stream: it has one key for good, and lets nobody in or go. */
const ASKED: readonly Entry['kind'][] = [
  ...(['identity-request', 'identity-ask-first', 'identity-answer'] as const),
  ...(['hold', 'purged'] as const),
]

/**
 * Whether an entry fits its stream. Letting a member go ends the epoch, and a member can be let in only if a
 * list ever named them. A stream beside a case's log holds only the entries that it is for.
 *
 * @param epoch under whose key it stands
 */
export function fits(
  { members }: Known,
  { audit, isAsked }: { readonly audit?: true | undefined; readonly isAsked: boolean },
  epoch: number,
  entry: Entry,
): boolean {
  if (audit) return entry.kind === 'logged' || entry.kind === 'keys-sent'
  if (isAsked) return ASKED.includes(entry.kind)
  if (entry.kind === 'released') return entry.epoch === epoch + 1
  return entry.kind !== 'granted' || members.some(({ id }) => id === entry.member)
}
