import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Member, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import type { Access } from './access.ts'
import { hasPower, mayIn } from './powers.ts'

/** The members and their absences on a day. */
export interface Team {
  /** Everybody in the key list. */
  readonly members: readonly Pick<Member, 'id' | 'role'>[]
  readonly absences: readonly Absence[]
  readonly today: Day
}

/** The readers of a case, and the members who may not be let in. */
export interface Readership {
  readonly access: Pick<Access, 'readers'>
  readonly barred: readonly string[]
}

/** Until when somebody is away without a day between, and who stands in today. */
export interface Away {
  readonly until: Day
  readonly deputy: string | null
}

/** The members to whom a deadline belongs today. It never lets anybody into a case: only a person gives keys. */
export interface Turn {
  /** Member ids; null if it is anybody's. */
  readonly members: readonly string[] | null
  /** Null if it belongs to those who are to do it anyway. */
  readonly instead: Instead | null
}

/** Why a deadline belongs to others as well as to the member whom it names. */
export interface Instead {
  /**
   * deputy: they stand in; no-access: the deputy cannot read the case, so it belongs to those who can let them
   * in; head: nobody stands in; all: nobody stands in, and no head who reads the case is there either.
   */
  readonly kind: 'deputy' | 'no-access' | 'head' | 'all'
  /** Id of the member who does not do it. */
  readonly of: string
  /** Their last day away; null if they do not read the case, or are no longer in the list. */
  readonly until: Day | null
  /** Id of the member who was to stand in; null if nobody was. */
  readonly deputy: string | null
}

/** @returns null if the member is there; if two absences overlap, the later one says who stands in */
export function awayOn(absences: readonly Absence[], member: string, today: Day): Away | null {
  const own = absences.filter((one) => one.member === member).sort((a, b) => a.from - b.from)
  const now = own.filter(({ from, until }) => from <= today && today <= until).at(-1)
  if (now === undefined) return null
  const until = own.reduce(
    (last, one) => (one.from <= last + 1 ? Math.max(last, one.until) : last),
    today,
  )
  return { until, deputy: now.deputy }
}

/**
 * The turn of a deadline of a case. Besides the member who is to do it, it belongs to their deputy if they are
 * away; without one, to the heads who read the case; without those, to everybody who reads it.
 *
 * @param who id of the member who is to do it; null if anybody is to
 */
export function turnOf(who: string | null, one: Readership, team: Team): Turn {
  if (who === null) return { members: null, instead: null }
  const reading = one.access.readers.flatMap(({ member, conflict, waits }) =>
    conflict || waits ? [] : team.members.filter(({ id }) => id === member),
  )
  const away = awayOn(team.absences, who, team.today)
  const reads = reading.some(({ id }) => id === who)
  if (reading.length === 0 || (reads && away === null)) return { members: [who], instead: null }
  const there = reading.filter(({ id }) => awayOn(team.absences, id, team.today) === null)
  const deputy = deputyOf(who, away, team)
  const { kind, to } = substitutes(one, there, deputy)
  const others = to.length > 0 ? to : reading
  return {
    members: [who, ...others.map(({ id }) => id).filter((id) => id !== who)],
    instead: { kind, of: who, until: away?.until ?? null, deputy: away?.deputy ?? null },
  }
}

/** The deputy, if they may stand in and are not away; null otherwise. */
function deputyOf(who: string, away: Away | null, { members, absences, today }: Team) {
  const deputy = away?.deputy ?? null
  if (deputy === null || !mayStandIn(members, deputy, who)) return null
  return awayOn(absences, deputy, today) === null ? deputy : null
}

interface Substitutes {
  readonly kind: Instead['kind']
  readonly to: Team['members']
}

/** @param there members who read the case and are not away */
function substitutes(
  { access, barred }: Readership,
  there: Team['members'],
  deputy: string | null,
): Substitutes {
  const standing = there.filter(({ id }) => id === deputy)
  if (standing.length > 0) return { kind: 'deputy', to: standing }
  const admit = there.filter((one) => mayIn(access, one, 'admit'))
  if (deputy !== null && !barred.includes(deputy) && admit.length > 0) {
    return { kind: 'no-access', to: admit }
  }
  const heads = there.filter(({ role }) => role === 'head')
  return heads.length > 0 ? { kind: 'head', to: heads } : { kind: 'all', to: there }
}

/** An absence from one day to another, both included. Nobody says why. */
export interface Absence extends AbsenceWord {
  /** Id of the member who said so last. */
  readonly by: string
}

/** An absence as a person states it. */
export interface AbsenceWord {
  /** 16 hex digits: of the one that is changed, or random. */
  readonly id: string
  readonly member: string
  /** Member id; null if nobody stands in. */
  readonly deputy: string | null
  readonly from: Day
  /** The last day; before `from` to take it back. */
  readonly until: Day
}

/**
 * Whether a member may stand in: they are in the list, and their role works in cases. Custodians, auditors and
 * readers do not.
 */
export function mayStandIn(
  members: readonly Pick<VerifiedKeyList['members'][number], 'id' | 'role'>[],
  deputy: string,
  member: string,
): boolean {
  const one = members.find(({ id }) => id === deputy)
  return deputy !== member && one !== undefined && hasPower('handle', one)
}
