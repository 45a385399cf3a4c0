import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { ReleaseReason } from '../../../../crypto/entries/entry-access.ts'
import { epochCommit } from '../../../../crypto/keys/keys.ts'
import {
  encodeReadingStatement,
  reporterName,
  signReadingStatement,
} from '../../../../crypto/keys/reading-statement.ts'
import { keyId } from '../../../../crypto/primitives/kdf.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import { type Access, dueReleases, needsSecond, type Reader } from '../../model/access/access.ts'
import {
  effectOn,
  hasReinstated,
  mayConfirm,
  REINSTATERS,
  type Released,
} from '../../model/access/access-state.ts'
import { mayIn, type Power } from '../../model/access/powers.ts'
import type { Case } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import { chainOf, type Epoch, type Stream } from '../../model/log/stream.ts'
import { hasOpenPlace } from '../../model/log/stream-check.ts'
import {
  type CaseContext,
  despite,
  loadCase,
  mayKeep,
  requirePower,
  sendEpoch,
  TRIES,
} from '../case-context.ts'
import { sparingKeyless, sparingOthers } from '../faults.ts'
import { keepPurge } from './audit-keep.ts'
import { grantAccess, isWelcome, sendKeysDue } from './grant-access.ts'
import { isForKeepers, requireHeir, sayHolding } from './heirs.ts'
import { isHoldTold, tellEnd, tellHold, withdrawRequests } from './identity.ts'

/** Members who go on reading when `leaving` goes: they get the next key. */
function stayers(context: CaseContext, access: Access, leaving: string): string[] {
  const due = dueReleases(access, context.list.members, context.suspended)
  const going = new Set(due.map(({ member }) => member))
  // A member who has keys stays unless a record excludes them: nobody is dropped unseen.
  const stays = ({ member, byReport, waits }: Reader) =>
    byReport || !waits || isWelcome(context, access, member)
  return access.readers
    .filter(({ member }) => member !== context.own && member !== leaving && !going.has(member))
    .filter(stays)
    .map(({ member }) => member)
}

interface NextEpoch {
  readonly epoch: Epoch
  /** Members who were sent its key, or have no sealing key for this week. */
  readonly sent: Set<string>
}

/**
 * Exclude a member: they read nothing that comes after. Everybody who stays has the new key before the record
 * that ends the old one is written; a desk that loses a race draws another key.
 *
 * @param power the power that it takes: less if they said themselves that they are not impartial
 * @throws DeskError `gone` for oneself; `role`, `epoch`
 */
export async function releaseMember(
  context: CaseContext,
  memberId: string,
  why: ReleaseReason,
  text: string,
  power: Power = 'admit',
): Promise<void> {
  const { primitives: p, random } = context.staff
  if (memberId === context.own) throw new DeskError('gone')
  let next: NextEpoch | null = null
  for (let tries = 0; tries < TRIES; tries++) {
    const { c, stream, running, access } = await loadCase(context)
    if (!isToGo(access, memberId, why)) return
    requirePower(context, access, power)
    // First of all, no name may be given any more that they would read.
    await withdrawRequests(context, c, stream, [running])
    // Before they are excluded: afterwards they could end the hold for people who do not read the log any further.
    if (access.hold !== null && mayKeep(context, access, context.own))
      await tellHold(context, memberId)
    if (next?.epoch.epoch !== running.epoch + 1) {
      next = { epoch: { epoch: running.epoch + 1, key: random(SIZE.key) }, sent: new Set() }
      await context.keepEpoch(stream, next.epoch)
    }
    const { epoch, sent } = next
    // To ourselves as well: a vault that is restored from a copy finds it on the shelf.
    await sendToAll(context, stream, next, [context.own, ...stayers(context, access, memberId)])
    const statement = outStatement(context, c, memberId)
    const released: Entry = {
      kind: 'released',
      member: memberId,
      why,
      text,
      epoch: epoch.epoch,
      commit: epochCommit(p, epoch.key, context.staff.signer.publicKey),
      list: context.list.hash,
      ...(statement === null ? {} : { statement }),
    }
    const isNext = (now: Stream) => chainOf(p, now).running?.epoch === running.epoch
    const mayWrite = (now: Stream) => {
      const there = context.accessOf(now)
      const all = stayers(context, there, memberId).every((member) => sent.has(member))
      return isToGo(there, memberId, why) && isNext(now) && all
    }
    await context.append(stream, (now) => (mayWrite(now) ? released : null))
    await context.moveBoard()
  }
  throw new DeskError('conflict')
}

/**
 * The statement to a reporter that a member does not read their letters any more, 81 bytes.
 *
 * @returns null without the report, or if the member left the list: then the reporter is asked again
 */
function outStatement(
  { staff, list }: CaseContext,
  { report }: Pick<Case, 'report'>,
  memberId: string,
): Uint8Array | null {
  const about = list.members.find(({ id }) => id === memberId)
  if (report === null || about === undefined) return null
  const { primitives: p, instance, signer } = staff
  const reporter = reporterName(p, report.signer)
  const id = keyId(p, about.signing)
  return encodeReadingStatement(signReadingStatement(p, instance, signer, 'out', reporter, id))
}

/** The statement that this member opens the letters of a reporter together with another; null if one opens them. */
function opensStatement({ staff, list }: CaseContext, { report }: Pick<Case, 'report'>) {
  const channel = list.channels.find(({ id }) => id === report?.content.channel)
  if (report === null || channel?.together === undefined) return null
  const { primitives: p, instance, signer } = staff
  const reporter = reporterName(p, report.signer)
  return encodeReadingStatement(signReadingStatement(p, instance, signer, 'opens', reporter))
}

/**
 * Confirm to the reporter that a member whom a colleague released does not read any more: then their letters do not
 * go to that member. It is for good.
 *
 * @throws DeskError `gone` if nobody released them, or this member did; `role`
 */
export async function confirmRelease(
  context: CaseContext,
  memberId: string,
  text: string,
): Promise<void> {
  const { c, stream, access } = await loadCase(context)
  requirePower(context, access, 'admit')
  const goneIn = ({ released }: Access) => released.find(({ member }) => member === memberId)
  const gone = goneIn(access)
  if (gone?.confirmed.includes(context.own)) return
  const statement = outStatement(context, c, memberId)
  if (statement === null || !mayConfirm(gone, context.own)) throw new DeskError('gone')
  await context.append(stream, (now) =>
    mayConfirm(goneIn(context.accessOf(now)), context.own)
      ? { kind: 'release-agreed', member: memberId, text, statement }
      : null,
  )
}

function reads({ readers }: Access, memberId: string): boolean {
  return readers.some(({ member }) => member === memberId)
}

/** Whether a record that lets a member go changes anything. */
function isToGo(access: Access, memberId: string, why: ReleaseReason): boolean {
  const gone = access.released.find(({ member }) => member === memberId)
  return reads(access, memberId) || (gone !== undefined && effectOn(gone, why) !== 'none')
}

/** A member without a key for this week gets it once they have one: nobody else waits for them. */
async function sendToAll(
  context: CaseContext,
  stream: Stream,
  { epoch, sent }: NextEpoch,
  members: readonly string[],
): Promise<void> {
  for (const member of members) {
    if (sent.has(member)) continue
    await sparingKeyless(() => sendEpoch(context, stream, member, epoch))
    sent.add(member)
  }
}

/**
 * Say whether one is impartial. Before a member has said so, nothing of the case is shown to them.
 *
 * @returns whether it is said in the log of a case
 * @param anyway a person has decided to say so, even if the log may hide a hold or is not as this desk saw it
 * @throws DeskError; `no-heir` if a hold is on and nobody else would hold the keys; `open-place`
 */
export async function declare(
  context: CaseContext,
  conflict: boolean,
  text: string,
  anyway: boolean,
): Promise<boolean> {
  if (await context.sayOfLetters(conflict)) return false
  const { c, stream, access } = await loadCase(context)
  if (conflict && !anyway) requireNoOpenPlace(context, stream)
  if (conflict) await requireHeir(context, access)
  const isSaid = ({ declarations }: Access) =>
    declarations.some((one) => one.member === context.own && one.conflict === conflict)
  // A member who says that they are impartial goes on reading, and writing.
  const to = conflict ? despite(context, anyway) : context
  const statement = conflict ? outStatement(context, c, context.own) : opensStatement(context, c)
  const said = { conflict, text, ...(statement === null ? {} : { statement }) }
  await to.append(stream, (now) =>
    isSaid(context.accessOf(now)) ? null : { kind: 'impartiality', ...said },
  )
  return true
}

/** @throws DeskError `open-place` */
function requireNoOpenPlace({ own }: CaseContext, stream: Stream): void {
  if (hasOpenPlace(stream, own)) throw new DeskError('open-place')
}

/** Put a hold on, or take it off: while it is on, nobody purges the case. @throws DeskError `role` */
export async function setHold(context: CaseContext, on: boolean, text: string): Promise<void> {
  const { stream, access } = await loadCase(context)
  requirePower(context, access, 'keep')
  await context.append(stream, (now) =>
    (context.accessOf(now).hold !== null) === on ? null : { kind: 'hold', on, text },
  )
  await tellHold(context)
}

/** Say that this member is against a purge: nobody agrees to it any more. @throws DeskError `role` */
export async function refusePurge(context: CaseContext, text: string): Promise<void> {
  const { stream, access } = await loadCase(context)
  requirePower(context, access, 'keep')
  const { hash: list } = context.list
  await context.append(stream, (now) =>
    context.accessOf(now).agreed.length === 0
      ? null
      : { kind: 'purge-agreed', on: false, text, list },
  )
}

/** Agree to a purge, for another member to purge. */
async function agreeToPurge(context: CaseContext, stream: Stream, text: string): Promise<void> {
  const { hash: list } = context.list
  const isSaid = ({ agreed }: Access) => agreed.some(({ member }) => member === context.own)
  await context.append(stream, (now) => {
    const there = context.accessOf(now)
    if (there.hold !== null) throw new DeskError('held')
    return isSaid(there) ? null : { kind: 'purge-agreed', on: true, text, list }
  })
}

/**
 * Have every desk destroy its keys of the case, and every custodian's desk the name: the first desk that purges
 * tells custodians, before its own keys go. No name is destroyed for a purge that the log refuses in the end. As
 * long as nobody else agrees who could, this member only agrees.
 *
 * @param anyway a person has decided to purge, even if the log may hide a hold
 * @throws DeskError `held` while a hold is on; `role` if the member is not of the reception; `open-place`;
 *   `no-second` if the member who agreed has taken that back meanwhile
 */
export async function purge(context: CaseContext, text: string, anyway: boolean): Promise<void> {
  const { stream, access } = await loadCase(context)
  // A colleague has purged it, and this desk waited for that person's decision.
  if (access.purged !== null && anyway) return
  requirePower(context, access, 'keep')
  if (access.hold !== null) throw new DeskError('held')
  if (!anyway) requireNoOpenPlace(context, stream)
  if (access.purged === null && needsSecond(access, context.own)) {
    return agreeToPurge(context, stream, text)
  }
  if (access.purged === null) {
    await tellHold(context)
    await keepPurge(context, text)
  }
  await context.append(stream, (now) => {
    const there = context.accessOf(now)
    if (there.hold !== null) throw new DeskError('held')
    if (!anyway) requireNoOpenPlace(context, now)
    if (there.purged === null && needsSecond(there, context.own)) throw new DeskError('no-second')
    const { hash: list } = context.list
    return there.purged === null ? { kind: 'purged', text, list } : null
  })
}

/**
 * The steps before the keys of a purged case go: others are told, even if its log is not as this desk saw it, and
 * its board is cleared.
 *
 * @throws DeskError
 */
export async function endCase(context: CaseContext, clear: () => Promise<void>): Promise<void> {
  await tellEnd(despite(context, true)).finally(clear)
}

/**
 * Changes that the log of a case asks of the first desk that comes: exclude members who left, are kept out, or
 * are not impartial; grant the case again to members who were excluded against their word; send keys to members
 * who got a grant and no keys; withdraw requests to custodians under keys that excluded members hold. A desk
 * whose member only reads leaves this to others.
 *
 * @throws DeskError
 */
export async function changeWhatIsDue(context: CaseContext, c: Case): Promise<void> {
  if (c.stream === null || c.waitsForKey || !reads(c.access, context.own)) return
  const self = context.list.members.find(({ id }) => id === context.own)
  if (self === undefined || !mayIn(c.access, self, 'handle')) return
  if (mayIn(c.access, self, 'keep') && !isHoldTold(context, c)) await tellHold(context)
  const due = dueReleases(c.access, context.list.members, context.suspended)
  for (const { member, why } of [...due, ...dueRaises(c.access, context)]) {
    const power = why === 'conflict' ? 'handle' : 'admit'
    if (member === context.own || !mayIn(c.access, self, power)) continue
    // Before they read no further: under a hold their desk keeps its keys until this is said.
    if (why === 'conflict' && isForKeepers(context, c, member)) continue
    if (why === 'conflict') await sayHolding(context, c, member)
    await releaseMember(context, member, why, '', power)
  }
  if (mayIn(c.access, self, 'admit')) await grantWhereDue(context, c.access)
  await sendKeysDue(context, c.stream, c.access)
  const ended = chainOf(context.staff.primitives, c.stream).spans.slice(0, -1)
  await withdrawRequests(
    context,
    c,
    c.stream,
    ended.map(({ epoch }) => epoch),
  )
}

/** The key lists and suspensions that a desk knows. */
type Known = Pick<CaseContext, 'list' | 'suspensions' | 'isHistoryWhole'>

/**
 * Find members who are to be excluded once more, since the first record says too little: it names less than a
 * suspension, or another key list than the one that ran. Its author may be an accomplice.
 */
export function dueRaises(
  { released }: Pick<Access, 'released'>,
  known: Known,
): { readonly member: string; readonly why: ReleaseReason }[] {
  return released.flatMap((gone) => {
    const { member } = gone
    if (isKeptOut(gone, known)) return [{ member, why: 'suspended' as const }]
    // A missing key list may be one that this desk has lost.
    const isUnbound = known.isHistoryWhole && !gone.bound && effectOn(gone, gone.why) !== 'none'
    return isUnbound ? [{ member, why: gone.why }] : []
  })
}

/** Whether two keep a member out, and the record that excludes them would let them read again too soon. */
function isKeptOut(gone: Released, { list, suspensions }: Known): boolean {
  const one = suspensions.find(({ member }) => member.id === gone.member)
  if (one === undefined || effectOn(gone, 'suspended') === 'none') return false
  if (!gone.due) return true
  // Statements from before the suspension do not make a member due, nor does a list: the record names an older one.
  const since = one.until - LIMIT.suspensionDays + 1
  const said = gone.reinstated.filter(({ day }) => day >= since)
  return said.length < REINSTATERS && list.issued < since
}

/** The power that a member needs to say that somebody is to read again. */
function powerFor({ why }: Pick<Released, 'why'>) {
  return why === 'suspended' ? 'admit' : 'keep'
}

/** Whether this member's statement on an excluded member counts, and is not made yet. */
export function canReinstate(gone: Released, own: string): boolean {
  if (gone.own || gone.due || gone.member === own || hasReinstated(gone, own)) return false
  return gone.why === 'suspended' || (gone.why === 'conflict' && gone.by !== own)
}

/**
 * Say that a member is to read again who was excluded as suspended, or for a conflict that they deny. It takes
 * two members; then the first desk grants them the case.
 *
 * @throws DeskError `gone` if they were not excluded like that, or by oneself; `role`
 */
export async function reinstate(
  context: CaseContext,
  memberId: string,
  text: string,
): Promise<void> {
  const { stream, access } = await loadCase(context)
  const goneIn = ({ released }: Access) => released.find(({ member }) => member === memberId)
  const gone = goneIn(access)
  if (gone === undefined) throw new DeskError('gone')
  requirePower(context, access, powerFor(gone))
  if (!canReinstate(gone, context.own) && !gone.due && !hasReinstated(gone, context.own)) {
    throw new DeskError('gone')
  }
  await context.append(stream, (now) => {
    const there = goneIn(context.accessOf(now))
    return there !== undefined && canReinstate(there, context.own)
      ? { kind: 'reinstated', member: memberId, text }
      : null
  })
  const { access: after } = await loadCase(context)
  await grantWhereDue(context, after)
}

/**
 * Grant the case again to members who were excluded against their word, in their earlier role: enough members
 * have said so, or a new key list does. Members whom two keep out now get nothing.
 *
 * @throws DeskError if the fault concerns more than one member
 */
export async function grantWhereDue(context: CaseContext, access: Access): Promise<void> {
  for (const { member, as, due } of access.released) {
    if (!due || !isWelcome(context, access, member)) continue
    await sparingOthers(() => grantAccess(context, member, as, ''))
  }
}
