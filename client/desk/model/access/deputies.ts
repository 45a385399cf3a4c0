import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Member, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import type { Access } from './access.ts'
import { hasPower, mayIn } from './powers.ts'

/** Who there is on a day. */
export interface Team {
  /** Everybody in the key list. */
  readonly members: readonly Pick<Member, 'id' | 'role'>[]
  readonly absences: readonly Absence[]
  readonly today: Day
}

/** Who may read a case, and who may not be let in. */
export interface Readership {
  readonly access: Pick<Access, 'readers'>
  readonly barred: readonly string[]
}

/** Up to when somebody is away without a day between, and who stands in today. */
export interface Away {
  readonly until: Day
  readonly deputy: string | null
}

/** Whose a deadline is today. Nobody comes to read a case by it: a person gives keys, or nobody does. */
export interface Turn {
  /** Member ids; null where it is anybody's. */
  readonly members: readonly string[] | null
  /** Null where it is theirs who are to do it anyway. */
  readonly instead: Instead | null
}

/** Why a deadline is with others as well as with whom it names. */
export interface Instead {
  /**
   * deputy: they stand in; no-access: they would, and cannot read the case, so it is with who can let
   * them in; head: nobody stands in; all: and no head who reads the case is there either.
   */
  readonly kind: 'deputy' | 'no-access' | 'head' | 'all'
  /** Who does not do it; null where nobody who is there reads the case to whom it was given. */
  readonly of: string
  /** Their last day away; null where they do not read the case, or are in the list no more. */
  readonly until: Day | null
  /** Who was to stand in; null where nobody was. */
  readonly deputy: string | null
}

/** @returns null where somebody is there; of two absences that overlap the later one says who stands in */
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
 * Whose a deadline of a case is: theirs who are to do it; where they are away their deputy's; else the
 * head's; else everybody's who reads the case.
 *
 * @param who id of the member who is to do it; null where that is anybody's
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

/** Null where nobody stands in who is in the list and there. */
function deputyOf(who: string, away: Away | null, { members, absences, today }: Team) {
  const deputy = away?.deputy ?? null
  if (deputy === null || !mayStandIn(members, deputy, who)) return null
  return awayOn(absences, deputy, today) === null ? deputy : null
}

interface Substitutes {
  readonly kind: Instead['kind']
  readonly to: Team['members']
}

/** @param there those who read the case and are not away */
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

/** From one day to another, both included, somebody is away. Nobody says why. */
export interface Absence {
  /** Hex. */
  readonly id: string
  /** Member ids; null where nobody stands in. */
  readonly member: string
  readonly deputy: string | null
  readonly from: Day
  readonly until: Day
  /** Id of who said so last. */
  readonly by: string
}

/** An absence as a person states it. */
export interface AbsenceWord {
  /** 16 hex digits: of the one that is changed, or random. */
  readonly id: string
  readonly member: string
  /** Member id; null where nobody stands in. */
  readonly deputy: string | null
  readonly from: Day
  /** The last day; before `from` to take it back. */
  readonly until: Day
}

/** A deputy works in cases: they are in the list, and no custodian, auditor or reader. */
export function mayStandIn(
  members: readonly Pick<VerifiedKeyList['members'][number], 'id' | 'role'>[],
  deputy: string,
  member: string,
): boolean {
  const one = members.find(({ id }) => id === deputy)
  return deputy !== member && one !== undefined && hasPower('handle', one)
}
