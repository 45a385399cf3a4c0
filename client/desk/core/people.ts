import { equal, toHex } from '../../../crypto/bytes.ts'
import { type Day, dayOf } from '../../../crypto/calendar.ts'
import { keyId } from '../../../crypto/kdf.ts'
import type { KeyList, Member, VerifiedKeyList } from '../../../crypto/keylist.ts'
import {
  readSuspensions,
  type Suspension,
  type SuspensionRequest,
  signSuspension,
} from '../../../crypto/suspension.ts'
import { DeskError } from './error.ts'
import { fetchSuspensions, postSuspension, type Staff } from './staff.ts'

/** Who is kept out by two colleagues, and whom one wants kept out. */
export interface Suspensions {
  readonly inForce: readonly Suspension[]
  readonly asked: readonly SuspensionRequest[]
}

export const NO_SUSPENSIONS: Suspensions = { inForce: [], asked: [] }

type Title = Member['title']

/** What a person should know of colleagues. */
export type PeopleNotice =
  /** Two colleagues keep a member out, up to and with this day. */
  | {
      readonly kind: 'suspended'
      readonly member: string
      readonly title: Title
      readonly day: Day
    }
  /** A colleague wants a member kept out, and a second one has not joined yet. */
  | {
      readonly kind: 'suspension-asked'
      readonly member: string
      readonly title: Title
      readonly by: Title
      /** Whether that is the member whose desk it is. */
      readonly own: boolean
    }

/**
 * Fetch who is suspended. What the server says counts for nothing without the signatures of two.
 *
 * @throws DeskError
 */
export async function loadSuspensions(staff: Staff, list: VerifiedKeyList): Promise<Suspensions> {
  const statements = await fetchSuspensions(staff)
  return readSuspensions(staff.primitives, list, statements, dayOf(staff.now()))
}

/**
 * Say, as one of two, that a member is to be kept out; where a colleague said so first, join them.
 *
 * @returns who is suspended now
 * @throws DeskError `gone` where the member is not in the list, or is oneself
 */
export async function suspendMember(
  staff: Staff,
  list: VerifiedKeyList,
  memberId: string,
): Promise<Suspensions> {
  const { primitives: p, now, instance, signer } = staff
  const member = list.members.find(({ id }) => id === memberId)
  const isOwn = member !== undefined && equal(member.signing, signer.publicKey)
  if (member === undefined || isOwn) throw new DeskError('gone')
  const { asked } = await loadSuspensions(staff, list)
  const day = asked.find((one) => one.member.id === memberId)?.day ?? dayOf(now())
  const suspended = keyId(p, member.signing)
  const { signature } = signSuspension(p, instance, signer, suspended, day)
  await postSuspension(staff, { suspended, day, signature })
  return loadSuspensions(staff, list)
}

/** @param own id of the member whose desk it is */
export function suspensionNotices({ inForce, asked }: Suspensions, own: string): PeopleNotice[] {
  return [
    ...inForce.map(({ member: { id, title }, until }) => {
      return { kind: 'suspended', member: id, title, day: until } as const
    }),
    ...asked.map(({ member: { id, title }, by }) => {
      return {
        kind: 'suspension-asked',
        member: id,
        title,
        by: by.title,
        own: by.id === own,
      } as const
    }),
  ]
}

/**
 * Days after a list was issued in which what a member whom it dropped has written raises no
 * question: the list may have come to the server later than its date, and clocks differ.
 */
export const LEAVING_MARGIN = 7

/** From the day on which a list without somebody was issued, to that of one with them again. */
interface Absence {
  readonly from: Day
  readonly to: Day | null
}

/** Whether somebody who was in a list had left by this day, margin and all. */
export type HadLeft = (member: Pick<Member, 'signing'>, day: Day) => boolean

/** @param lists in any order */
export function leavings(
  lists: readonly Pick<KeyList, 'version' | 'issued' | 'members'>[],
): HadLeft {
  const absences = new Map<string, readonly Absence[]>()
  for (const { members, issued } of [...lists].sort((a, b) => a.version - b.version)) {
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
