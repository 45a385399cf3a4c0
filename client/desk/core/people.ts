import { type Day, dayOf } from '../../../crypto/days/calendar.ts'
import { type Member, memberByKeyId, type VerifiedKeyList } from '../../../crypto/keys/keylist.ts'
import { signStop } from '../../../crypto/keys/stop.ts'
import type { NewRoot } from '../../../crypto/keys/succession.ts'
import {
  readSuspensions,
  type Suspension,
  type SuspensionRequest,
  signSuspension,
} from '../../../crypto/keys/suspension.ts'
import { equal } from '../../../crypto/primitives/bytes.ts'
import { keyId } from '../../../crypto/primitives/kdf.ts'
import type { Primitives } from '../../../crypto/primitives/primitives.ts'
import type { OverQuota } from '../../../crypto/wire/wire.ts'
import type { Reception } from '../../shared/reception/reception.ts'
import { DeskError } from './error.ts'
import { fetchQuotas, fetchSuspensions, postStop, postSuspension, type Staff } from './staff.ts'

/** Who is kept out by two colleagues, and whom one wants kept out. */
export interface Suspensions {
  readonly inForce: readonly Suspension[]
  readonly asked: readonly SuspensionRequest[]
  /** Members whose records the server refused in the last days: only the head is told. */
  readonly over: readonly OverQuota[]
}

export const NO_SUSPENSIONS: Suspensions = { inForce: [], asked: [], over: [] }

type Title = Member['title']

/** What a person should know of colleagues, and of who says who they are. */
export type PeopleNotice =
  /** A member's weekly keys are sealed to no more: a new key list is needed. */
  | {
      readonly kind: 'keys-stopped'
      readonly member: string
      readonly title: Title
    }
  /** The key lists that the server gives do not follow from one another. */
  | { readonly kind: 'list-history' }
  /** No key list up to and with this version is to be had: who was in them alone is unknown. */
  | { readonly kind: 'lists-missing'; readonly version: number }
  /** The reception has another root, and the member has not confirmed its fingerprint. */
  | ({ readonly kind: 'new-root' } & NewRoot)
  /** Two colleagues keep a member out, up to and with this day. */
  | {
      readonly kind: 'suspended'
      readonly member: string
      readonly title: Title
      readonly day: Day
    }
  /** A member wanted to write more records in a day than any desk does, by the server's word. */
  | {
      readonly kind: 'over-quota'
      readonly member: string
      readonly title: Title
      /** How many were refused. */
      readonly count: number
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

/** The members whose records the server refused. @returns what the head is told of each */
export function quotaNotices(
  p: Primitives,
  { members }: Pick<VerifiedKeyList, 'members'>,
  over: readonly OverQuota[],
): PeopleNotice[] {
  return over.flatMap(({ signer, refused }) => {
    const one = memberByKeyId(p, { members }, signer)
    if (one === null) return []
    return [{ kind: 'over-quota', member: one.id, title: one.title, count: refused } as const]
  })
}

/**
 * Fetch who is suspended, and for the head who wrote too much. What the server says counts for nothing without the signatures of two.
 *
 * @throws DeskError
 */
export async function loadSuspensions(staff: Staff, list: VerifiedKeyList): Promise<Suspensions> {
  const statements = await fetchSuspensions(staff)
  const own = list.members.find(({ signing }) => equal(signing, staff.signer.publicKey))
  const over = own?.role === 'head' ? await fetchQuotas(staff) : []
  return { ...readSuspensions(staff.primitives, list, statements, dayOf(staff.now())), over }
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

/**
 * Have nothing more sealed to one's own weekly keys of this list, for who has lost them.
 *
 * @throws DeskError
 */
export function stopOwnKeys(staff: Staff, list: VerifiedKeyList): Promise<void> {
  return postStop(staff, signStop(staff.primitives, staff.signer, list))
}

export function stopNotices({ list, stopped }: Reception): PeopleNotice[] {
  return list.members
    .filter(({ id }) => stopped.includes(id))
    .map(({ id, title }) => ({ kind: 'keys-stopped', member: id, title }))
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
