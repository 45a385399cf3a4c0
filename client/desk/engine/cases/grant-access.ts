import { type Day, weekAt, weekOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { CaseRole } from '../../../../crypto/entries/entry-access.ts'
import { findHead } from '../../../../crypto/log/checkpoint.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Access } from '../../model/access/access.ts'
import { isBar } from '../../model/access/access-state.ts'
import { mayGive } from '../../model/access/counting.ts'
import type { Case } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { chainOf, type Span, type Stream, saidIn } from '../../model/log/stream.ts'
import {
  type CaseContext,
  loadCase,
  mayKeep,
  requirePower,
  sendEpoch,
  TRIES,
} from '../case-context.ts'
import { sparingOthers } from '../faults.ts'
import { requireSealable } from '../post/envelope.ts'
import { checkpointsBy } from '../sync/signed-by.ts'

/**
 * Grant the case to a member: the log names them, then each epoch's key is sent, then the log says that this was
 * done. So the log names every member who holds a key. If a desk stops in between, the next desk goes on
 * (`sendKeysDue`). For a member who reads already, the keys are sent again.
 *
 * @throws DeskError `role`, also if the author would give more than they have; `left-out` (the reporter was
 *   promised that they cannot read it), `no-report` (nobody knows whom the reporter left out), `refused-case`
 *   (they said that they are not impartial, or were excluded as such or as suspended, or keep names, or look over
 *   the log without content), `no-key`, `epoch`, `gone`
 */
export async function grantAccess(
  context: CaseContext,
  memberId: string,
  as: CaseRole,
  text: string,
): Promise<void> {
  const { stream, access } = await loadCase(context)
  requirePower(context, access, 'admit')
  if (
    !mayKeep(context, access, context.own) &&
    !mayGive(context.authors, access, { member: memberId, as })
  ) {
    throw new DeskError('role')
  }
  requireWelcome(context, access, memberId)
  await requireSealable(context.staff, context.receptionOf, memberId)
  const isSaid = ({ readers }: Access) =>
    readers.some((one) => one.member === memberId && one.as === as && !one.byReport)
  const granted: Entry = {
    ...{ kind: 'granted', member: memberId, as, text },
    ...(as === 'reception' ? { list: context.list.hash } : {}),
  }
  await context.append(stream, (now) => {
    const there = context.accessOf(now)
    requireWelcome(context, there, memberId)
    return isSaid(there) ? null : granted
  })
  await sendKeys(context, memberId)
}

/** Whether a member may be sent keys of the case, no matter who granted it. */
export function isWelcome(context: CaseContext, access: Access, memberId: string): boolean {
  try {
    requireWelcome(context, access, memberId)
    return true
  } catch (error) {
    if (error instanceof DeskError) return false
    throw error
  }
}

function requireWelcome(
  { list, barred, suspended, known }: CaseContext,
  access: Access,
  memberId: string,
): void {
  // Only the report says whom its reporter left out.
  if (known().report === null) throw new DeskError('no-report')
  const member = list.members.find(({ id }) => id === memberId)
  if (member === undefined) throw new DeskError('gone')
  if (access.leftOut.includes(memberId) || barred().has(memberId)) throw new DeskError('left-out')
  const partial =
    access.declarations.some((one) => one.member === memberId && one.conflict) ||
    access.released.some((one) => {
      return one.member === memberId && isBar(one) && !one.due
    })
  const apart = member.role === 'custodian' || member.role === 'auditor'
  if (partial || apart || suspended.has(memberId)) throw new DeskError('refused-case')
}

/**
 * Send a reader the key of every epoch, oldest first, and record that it was done. Two desks that do this at once
 * send twice, and record it once. A member who is excluded meanwhile is sent nothing further.
 *
 * @returns whether they read the case, and have been sent all
 */
export async function sendKeys(context: CaseContext, memberId: string): Promise<boolean> {
  const { primitives: p } = context.staff
  const sent = new Set<string>()
  const hasAll = (stream: Stream) =>
    chainOf(p, stream).spans.every(({ epoch }) => sent.has(toHex(epoch.key)))
  const isDue = (stream: Stream, access: Access) =>
    membersDue(context, stream, access).has(memberId)
  for (let tries = 0; tries < TRIES; tries++) {
    const { stream, spans, access } = await loadCase(context)
    if (!access.readers.some(({ member }) => member === memberId)) return false
    if (hasAll(stream) && !isDue(stream, access)) return true
    requireWelcome(context, access, memberId)
    for (const { epoch } of spans) {
      if (sent.has(toHex(epoch.key))) continue
      await sendEpoch(context, stream, memberId, epoch)
      sent.add(toHex(epoch.key))
    }
    await context.append(stream, (now) => {
      const isOpen = isDue(now, context.accessOf(now)) && hasAll(now)
      return isOpen ? { kind: 'keys-sent', member: memberId } : null
    })
  }
  throw new DeskError('conflict')
}

/** Ids of members to whom the log grants the case, and who were not sent any keys, or may have none of them. */
function membersDue(context: CaseContext, stream: Stream, access: Access): Set<string> {
  const waiting = access.readers.flatMap(({ member, waits }) => (waits ? [member] : []))
  return new Set([...waiting, ...keylessReaders(context, context.known(), stream, access)])
}

/** Send the keys to all members who are to have them. @throws DeskError */
export async function sendKeysDue(
  context: CaseContext,
  stream: Stream,
  access: Access,
): Promise<void> {
  for (const member of membersDue(context, stream, access)) {
    if (member === context.own) continue
    // A member who has no key this week, or may not be sent keys, does not hold up the others.
    await sparingOthers(() => sendKeys(context, member))
  }
}

/**
 * Find readers who may lack the key of the running epoch: the envelope with it is no longer on the shelf, and no
 * record or checkpoint of theirs shows that they have it. This happens to a desk that was locked for as long as
 * an envelope lives. In an epoch without a record nothing can show it, so nobody is named. ACCESS.md section 9.3
 *
 * @returns member ids
 */
export function keylessReaders(
  context: CaseContext,
  { report }: Pick<Case, 'report'>,
  stream: Stream,
  { readers }: Access,
): string[] {
  const { primitives: p, now } = context.staff
  const span = chainOf(p, stream).spans.at(-1)
  if (span === undefined || span.until !== null) return []
  const week = weekAt(now())
  const isListed = report === null || context.holdings.expires.drops.has(hexOf(report.id))
  const begun = dayBefore(stream, span)
  const wrote = writersUnder(stream, span)
  if (wrote.size === 0) return []
  return readers.flatMap(({ member, conflict }) => {
    if (member === context.own || conflict || wrote.has(member)) return []
    const sent = newestSent(stream, member)
    // The keys of the first epoch came with the report, those of a later one before the record that ended the
    // other.
    const since = sent === null ? begun : Math.max(sent, begun ?? 0)
    const isGone = since === null ? !isListed : weekOf(since) + LIMIT.dropWeeks <= week
    return isGone && !tellsOf(context, span, member) ? [member] : []
  })
}

/** The day of the record that began an epoch; null for the first. */
function dayBefore({ records }: Stream, { from }: Span): Day | null {
  const content = from === 0 ? undefined : records.get(from - 1)?.content
  return content?.kind === 'opened' ? content.record.day : null
}

function writersUnder({ records }: Stream, { epoch }: Span): Set<string> {
  return new Set(
    [...records.values()].flatMap((one) => {
      if (one.content.kind !== 'opened' || !equal(one.epoch.key, epoch.key)) return []
      return [one.content.record.author.id]
    }),
  )
}

/** The last day on which a record says that keys were sent to a member; null if none says so. */
function newestSent(stream: Stream, member: string): Day | null {
  const days = saidIn(stream).flatMap(({ entry, day }) =>
    entry.kind === 'keys-sent' && entry.member === member ? [day] : [],
  )
  return days.length === 0 ? null : Math.max(...days)
}

/** Whether a checkpoint at hand shows that a member has the key. */
function tellsOf(
  { staff, authors, holdings }: CaseContext,
  { epoch }: Span,
  member: string,
): boolean {
  return checkpointsBy(holdings, authors).some(
    ([one, author]) =>
      author.id === member && findHead(staff.primitives, one, one.checkpoint, epoch.key) !== null,
  )
}
