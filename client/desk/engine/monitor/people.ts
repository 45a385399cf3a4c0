import { dayOf } from '../../../../crypto/days/calendar.ts'
import { memberByKeyId, type VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { signStop } from '../../../../crypto/keys/stop.ts'
import {
  readSuspensions,
  type Suspension,
  type SuspensionRequest,
  signSuspension,
} from '../../../../crypto/keys/suspension.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { OverQuota } from '../../../../crypto/wire/wire.ts'
import type { Reception } from '../../../shared/reception/reception.ts'
import { DeskError } from '../../model/error.ts'
import type { PeopleNotice } from '../../model/notice.ts'
import {
  fetchQuotas,
  fetchSuspensions,
  postStop,
  postSuspension,
  type Staff,
} from '../post/staff.ts'

/** Members who are kept out by two colleagues, and members whom one colleague wants kept out. */
export interface Suspensions {
  readonly inForce: readonly Suspension[]
  readonly asked: readonly SuspensionRequest[]
  /** Members whose records the server refused in the last days: only the head is told. */
  readonly over: readonly OverQuota[]
}

export const NO_SUSPENSIONS: Suspensions = { inForce: [], asked: [], over: [] }

/** Notices for the head about members whose records the server refused. @returns one notice for each member */
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
 * Fetch suspensions, and for the head also who wrote too much. A suspension counts only with the signatures of
 * two.
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
 * Suspend a member, as one of two; if a colleague did so first, join them.
 *
 * @returns who is suspended now
 * @throws DeskError `gone` if the member is not in the list, or is oneself
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
 * Stop one's own weekly keys of this list after losing them, so that nothing further is sealed to them.
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
