import type { Entry } from '../../../crypto/entry.ts'
import type { Member, Role } from '../../../crypto/keylist.ts'
import type { AccessState } from './access-state.ts'
import { hasPower, type Power, rightTo, type Standing } from './powers.ts'

/** Whom a desk can look up. */
interface Known {
  readonly members: readonly Member[]
  readonly rolesOf?: (author: Pick<Member, 'signing'>) => readonly Role[]
}

/** A record, with what key lists say of its author. */
interface Written {
  readonly standing: Pick<Standing, 'role' | 'roles'>
  readonly record: { readonly author: Pick<Member, 'id'>; readonly entry: Entry }
}

/**
 * Whether its author may write a record, by their role and by what they are in the case at its place.
 * PROTOCOL.md section 13.1
 *
 * @param access by the records before it; null beside a case's own log, which nothing limits further
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
  return access.allows(author.id, entry, mayKeep)
}

function keeps({ roles }: Pick<Standing, 'roles'>): boolean {
  return roles.some((role) => hasPower('keep', { role }))
}

/**
 * What counts only after somebody has said that they are not impartial: that they are let go; and under
 * a hold, that they give their keys to one of head and reception.
 */
function isSaid(
  { members, rolesOf }: Known,
  access: AccessState,
  author: string,
  entry: Entry,
): boolean {
  if (entry.kind === 'released') return access.isPartial(entry.member)
  if (access.hold === null) return false
  if (entry.kind === 'keys-sent') return true
  if (entry.kind !== 'granted' || entry.member === author) return false
  const has = (member: string, power: Power) =>
    members.some((one) => {
      const roles = rolesOf?.(one) ?? [one.role]
      return one.id === member && roles.some((role) => hasPower(power, { role }))
    })
  // Beside others who may keep the case nobody is needed: two could let one of them in as they like.
  const others = [...access.readers.values()].filter(
    ({ member, as }) => member !== author && as === 'reception' && !access.isPartial(member),
  )
  if (entry.as !== 'reception' || others.some(({ member }) => has(member, 'keep'))) return false
  return has(entry.member, 'keep')
}

/** What is said in an identity stream: it has one key for good, and lets nobody in or go. */
const ASKED: readonly Entry['kind'][] = ['identity-request', 'identity-answer', 'hold', 'purged']

/**
 * Nobody is let go without an end of the epoch, nor let in whom no list ever named; and beside a case's
 * log nothing else is said than what a stream is for.
 *
 * @param epoch under whose key it stands
 */
export function fits(
  { members }: Known,
  { audit, of }: { readonly audit?: true; readonly of: string | null },
  epoch: number,
  entry: Entry,
): boolean {
  if (audit) return entry.kind === 'logged' || entry.kind === 'keys-sent'
  if (of !== null) return ASKED.includes(entry.kind)
  if (entry.kind === 'released') return entry.epoch === epoch + 1
  return entry.kind !== 'granted' || members.some(({ id }) => id === entry.member)
}
