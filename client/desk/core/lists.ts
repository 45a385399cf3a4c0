import { equal, toHex } from '../../../crypto/bytes.ts'
import type { Day } from '../../../crypto/calendar.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import type { KeyList, Member, Role, VerifiedKeyList } from '../../../crypto/keylist.ts'
import { checkHistory, fetchLists } from '../../shared/history.ts'
import { asDeskErrors } from './reception.ts'
import type { Staff } from './staff.ts'
import type { Authors } from './stream.ts'

/** Key lists as far as the server gives those that follow from one another. */
export interface ListHistory {
  /** Newest first; the first is the one in use. */
  readonly lists: readonly [VerifiedKeyList, ...VerifiedKeyList[]]
  /** False where what the server gives does not hold together: then there is the newest alone. */
  readonly holds: boolean
}

/**
 * The lists up to `current`, for who needs to know who was there before.
 *
 * @param root the fingerprint that the vault holds
 * @param known of an earlier call, which stands while the list is the same
 * @throws DeskError `offline`, `server`
 */
export async function loadHistory(
  { primitives: p, transport }: Pick<Staff, 'primitives' | 'transport'>,
  current: VerifiedKeyList,
  root: string,
  known: ListHistory | null,
): Promise<ListHistory> {
  if (known !== null && equal(known.lists[0].hash, current.hash)) return known
  const signed = await asDeskErrors(() => fetchLists(transport, 1, current.version))
  if (signed.length === 0) return { lists: [current], holds: true }
  try {
    const past = checkHistory(p, signed, root).reverse()
    const isSame = past[0] !== undefined && equal(past[0].hash, current.hash)
    return isSame
      ? { lists: [current, ...past.slice(1)], holds: true }
      : { lists: [current], holds: false }
  } catch (error) {
    if (error instanceof CryptoError) return { lists: [current], holds: false }
    throw error
  }
}

/**
 * Who may have written a record: everybody who was ever in a list, as the newest of theirs says.
 *
 * @param out ids of members who are kept out
 */
export function authorsOf(lists: ListHistory['lists'], out: readonly string[] = []): Authors {
  const members = new Map<string, Member>()
  const roles = new Map<string, readonly Role[]>()
  for (const member of lists.flatMap((list) => list.members)) {
    const key = toHex(member.signing)
    if (!members.has(key)) members.set(key, member)
    roles.set(key, [...(roles.get(key) ?? []), member.role])
  }
  return {
    instance: lists[0].instance,
    members: [...members.values()],
    hadLeft: leavings(lists),
    isOut: ({ id }) => out.includes(id),
    rolesOf: ({ signing }) => roles.get(toHex(signing)) ?? [],
  }
}

/**
 * Days after a list was issued in which what a member whom it dropped has written raises no
 * question: the list may have come to the server later than its date, and clocks differ.
 */
const LEAVING_MARGIN = 7

/** From the day on which a list without somebody was issued, to that of one with them again. */
interface Absence {
  readonly from: Day
  readonly to: Day | null
}

/** @param lists newest first */
function leavings(
  lists: readonly Pick<KeyList, 'issued' | 'members'>[],
): Required<Authors>['hadLeft'] {
  const absences = new Map<string, readonly Absence[]>()
  for (const { members, issued } of [...lists].reverse()) {
    const here = new Set(members.map(({ signing }) => toHex(signing)))
    for (const [key, all] of absences) {
      const last = all.at(-1)
      const away = last !== undefined && last.to === null
      if (away && here.has(key)) absences.set(key, [...all.slice(0, -1), { ...last, to: issued }])
      if (!away && !here.has(key)) absences.set(key, [...all, { from: issued, to: null }])
    }
    for (const key of here) if (!absences.has(key)) absences.set(key, [])
  }
  return ({ signing }, day) =>
    (absences.get(toHex(signing)) ?? []).some(
      ({ from, to }) => day > from + LEAVING_MARGIN && (to === null || day < to),
    )
}
