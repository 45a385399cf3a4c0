import type { Day } from '../days/calendar.ts'
import { equal, toHex } from '../primitives/bytes.ts'
import { ctx, keyId } from '../primitives/kdf.ts'
import { LABEL, LIMIT } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { type KeyList, type Member, memberByKeyId } from './keylist.ts'
import type { SignKeyPair } from './keys.ts'

/** The statement of `signer` that `suspended` may make no staff requests. ACCESS.md section 15.2 */
export interface SuspensionStatement {
  /** Key id, 8 bytes, of the member who is suspended. */
  readonly suspended: Uint8Array
  /** The first of the seven days. */
  readonly day: Day
  /** Key id, 8 bytes, of the member who says so. */
  readonly signer: Uint8Array
  readonly signature: Uint8Array
}

/** A member whom two colleagues keep from making staff requests. */
export interface Suspension {
  readonly member: Member
  /** The last of the seven days. */
  readonly until: Day
  /** At least two. */
  readonly by: readonly Member[]
}

/** A member whom one colleague wants suspended; it takes a second who signs the same day. */
export interface SuspensionRequest {
  readonly member: Member
  readonly day: Day
  readonly by: Member
}

/** Sign, as one of two, that the member of key id `suspended` is suspended from `day` on. */
export function signSuspension(
  p: Primitives,
  instance: Uint8Array,
  signer: SignKeyPair,
  suspended: Uint8Array,
  day: Day,
): SuspensionStatement {
  return {
    suspended,
    day,
    signer: keyId(p, signer.publicKey),
    signature: p.sign(signer.seed, ctx(LABEL.suspension, instance, suspended, day)),
  }
}

/** Whether one member of the list has signed this of another one. Says nothing of its age. */
export function suspensionHolds(
  p: Primitives,
  { instance, members }: Pick<KeyList, 'instance' | 'members'>,
  { suspended, day, signer, signature }: SuspensionStatement,
): boolean {
  const author = memberByKeyId(p, { members }, signer)
  if (author === null || equal(signer, suspended)) return false
  if (memberByKeyId(p, { members }, suspended) === null) return false
  return p.verify(author.signing, ctx(LABEL.suspension, instance, suspended, day), signature)
}

/** Whether a statement of this day counts on `today`: on its first day and the six after it. */
export function isRunning(day: Day, today: Day): boolean {
  return day <= today && today < day + LIMIT.suspensionDays
}

/** The result of statements on `today`. Those that do not hold are ignored, and nobody counts twice. */
export function readSuspensions(
  p: Primitives,
  list: Pick<KeyList, 'instance' | 'members'>,
  statements: readonly SuspensionStatement[],
  today: Day,
): { readonly inForce: Suspension[]; readonly asked: SuspensionRequest[] } {
  const groups = new Map<string, { member: Member; day: Day; by: Map<string, Member> }>()
  for (const one of statements) {
    const member = memberByKeyId(p, list, one.suspended)
    const author = memberByKeyId(p, list, one.signer)
    if (member === null || author === null || !isRunning(one.day, today)) continue
    if (!suspensionHolds(p, list, one)) continue
    const key = `${toHex(one.suspended)} ${one.day}`
    const group = groups.get(key) ?? { member, day: one.day, by: new Map() }
    groups.set(key, { ...group, by: group.by.set(author.id, author) })
  }
  const all = [...groups.values()].sort((a, b) => b.day - a.day)
  const inForce = new Map<string, Suspension>()
  for (const { member, day, by } of all) {
    if (by.size < 2 || inForce.has(member.id)) continue
    const until = day + LIMIT.suspensionDays - 1
    inForce.set(member.id, { member, until, by: [...by.values()] })
  }
  const asked = all.flatMap(({ member, day, by }) => {
    const [first] = by.values()
    const open = by.size === 1 && today - day <= LIMIT.suspensionWait
    return open && first && !inForce.has(member.id) ? [{ member, day, by: first }] : []
  })
  return { inForce: [...inForce.values()], asked }
}
