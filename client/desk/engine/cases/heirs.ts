import { weekAt } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { epochCommit } from '../../../../crypto/keys/keys.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { type Access, isHeldFor, isPartial } from '../../model/access/access.ts'
import { keepersAmong } from '../../model/access/counting.ts'
import { hasPower } from '../../model/access/powers.ts'
import { type Case, linesOf } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import { chainOf, type Epoch } from '../../model/log/stream.ts'
import { type CaseContext, mayKeep, sendEpoch } from '../case-context.ts'
import { isWelcome, sendKeys } from './grant-access.ts'

/** Members who get the keys of a member who steps back under a hold. */
interface Heirs {
  /** Ids of members who work on the case already. */
  readonly readers: readonly string[]
  /** Id of a member to whom the case is granted beside them, if none of them may keep it; else null. */
  readonly next: string | null
}

/**
 * Find who is to hold the keys of a case when `own` destroys theirs: the others who work on it, and the head, or
 * else another of the reception, if none of them may keep it. A member who may keep it may purge it too, and
 * gains no further trust by this. ACCESS.md section 13.1
 */
async function heirsOf(context: CaseContext, access: Access): Promise<Heirs | null> {
  const { keys } = await context.receptionOf(weekAt(context.staff.now()))
  const open = context.list.members.filter(
    ({ id }) => id !== context.own && keys.has(id) && isWelcome(context, access, id),
  )
  const others = access.readers.filter(
    ({ member, as, conflict }) => member !== context.own && as !== 'reader' && !conflict,
  )
  const works = (one: Member) =>
    hasPower('handle', one) && others.some(({ member }) => member === one.id)
  const readers = open.filter(works).map(({ id }) => id)
  // No grant is made beside members who may keep the case: such a record counts for nothing.
  const next =
    keepersAmong(context.authors, others).length > 0
      ? undefined
      : (open.find(({ role }) => role === 'head') ?? open.find(({ role }) => role === 'reception'))
  return readers.length === 0 && next === undefined ? null : { readers, next: next?.id ?? null }
}

/** Refuse to begin if a hold is on and nobody would hold the keys afterwards. @throws DeskError `no-heir` */
export async function requireHeir(context: CaseContext, access: Access): Promise<void> {
  if (access.hold === null) return
  if ((await heirsOf(context, access)) === null) throw new DeskError('no-heir')
}

/** Whether the keys of a member who stepped back are still to go to somebody else, whether that member reads or not. */
function isToGive(access: Access, { identity }: Case, own: string): boolean {
  const isKept = access.holders.some(({ member }) => member === own)
  return isPartial(access, own) && !isKept && isHeldFor(own, access, identity.flatMap(linesOf))
}

/**
 * Seal the keys of a case to others, under a hold, before this desk destroys its own: it does so once one of them
 * has written that they hold them.
 *
 * @param given the keys that this desk has sent already, and to whom; this call adds only those that it sends
 * @returns whether there is nothing left to send
 * @throws DeskError
 */
export async function giveKeys(context: CaseContext, given: Set<string>): Promise<boolean> {
  const c = await context.refresh()
  const { stream } = c
  if (stream === null) return true
  const access = context.accessOf(stream)
  if (!isToGive(access, c, context.own)) return true
  const heirs = await heirsOf(context, access)
  if (heirs === null) return false
  const { primitives: p, signer } = context.staff
  const { spans } = chainOf(p, stream)
  // Not by the key itself: these keys are about to be destroyed.
  const nameOf = (member: string, { key }: Epoch) =>
    `${member} ${toHex(epochCommit(p, key, signer.publicKey))}`
  for (const member of heirs.readers) {
    for (const { epoch } of spans) {
      if (given.has(nameOf(member, epoch))) continue
      await sendEpoch(context, stream, member, epoch)
      given.add(nameOf(member, epoch))
    }
  }
  if (heirs.next === null) return true
  if (!(await grantToHeir(context, access, heirs.next))) return false
  for (const { epoch } of spans) given.add(nameOf(heirs.next, epoch))
  return true
}

/** @returns whether the case was granted to them: a member who is not a reader cannot name anybody in the log */
async function grantToHeir(context: CaseContext, access: Access, member: string): Promise<boolean> {
  const { stream } = context.known()
  if (stream === null || !access.readers.some((one) => one.member === context.own)) return false
  const list = context.list.hash
  const granted: Entry = { kind: 'granted', member, as: 'reception', text: '', list }
  const isIn = ({ readers }: Access) =>
    readers.some((one) => one.member === member && one.as === 'reception')
  await context.append(stream, (now) => (isIn(context.accessOf(now)) ? null : granted))
  return sendKeys(context, member)
}

/** Whether this desk has all that a log gives: it misses neither a record nor a drop that it names. */
function isWhole({ waitsForKey, warnings }: Pick<Case, 'waitsForKey' | 'warnings'>): boolean {
  const lacks = ['gap', 'withheld-record', 'hidden-log', 'missing-drop', 'broken-record']
  return !waitsForKey && !warnings.some(({ kind }) => lacks.includes(kind))
}

/**
 * Whether this desk leaves it to others to exclude a member who is not impartial: it may not say that it holds
 * the keys, and an excluded member reads no later record.
 */
export function isForKeepers(context: CaseContext, { access }: Case, memberId: string): boolean {
  const isKept = access.holders.some(({ member }) => member === memberId)
  if (access.hold === null || isKept || mayKeep(context, access, context.own)) return false
  return access.readers.some(
    ({ member, conflict }) => !conflict && mayKeep(context, access, member),
  )
}

/**
 * Say that this desk holds all keys of a case, so that the desk of a member who is not impartial may destroy its
 * own although a hold is on. Other desks believe this only of a member who may keep the case.
 *
 * @throws DeskError
 */
export async function sayHolding(context: CaseContext, c: Case, member: string): Promise<void> {
  if (c.access.hold === null || c.stream === null || !isWhole(c)) return
  if (!mayKeep(context, c.access, context.own)) return
  const isDue = (access: Access) =>
    isPartial(access, member) && !access.holders.some((one) => one.member === member)
  await context.append(c.stream, (now) =>
    isDue(context.accessOf(now)) ? { kind: 'holding', member } : null,
  )
}
