import { dayOf } from '../../../../crypto/days/calendar.ts'
import { firstEpochKey } from '../../../../crypto/keys/keys.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { mayIn } from '../../model/access/powers.ts'
import {
  isKeySent,
  isLogged,
  isPurgeLogged,
  type Logged,
  type Mirrors,
  mirrorsOf,
  purgeMirror,
} from '../../model/audit/audit.ts'
import type { Case } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import { job } from '../../model/log/append-job.ts'
import { auditStream, type Epoch, type Stream } from '../../model/log/stream.ts'
import { type CaseHand, lookAt, sendEpoch } from '../case-hand.ts'
import type { Hurry } from '../post/pace.ts'

/**
 * Have the auditors of the list read what was done in a case since, without a word of its content: mirror it, and
 * send each auditor the keys of epochs that they were not sent. Without auditors nothing is mirrored; mirroring
 * it later gives the same. CASEWORK.md section 13.5
 *
 * @param c as it was synced
 * @throws DeskError
 */
export async function keepAudit(hand: CaseHand, c: Case): Promise<void> {
  const self = hand.list.members.find(({ id }) => id === hand.own)
  const reads = c.access.readers.some(({ member }) => member === hand.own)
  if (self === undefined || !reads || c.stream === null || c.waitsForKey) return
  if (!mayIn(c.access, self, 'admit')) return
  if (auditorsOf(hand, c).length === 0) return
  const mirrors = mirrorsOf(hand.staff.primitives, c.stream, c.identity, c.reference)
  await mirror(hand, c, c.stream, mirrors, 'desk')
  await sendAuditKeys(hand, c, c.stream, mirrors, 'desk')
}

/**
 * Record for good that a case is purged, and what was done in it, before its keys go.
 *
 * @param text the reason, without anything of the case
 * @throws DeskError
 */
export async function keepPurge(hand: CaseHand, text: string): Promise<void> {
  const { primitives: p, now: clock } = hand.staff
  const { c, stream, running } = await lookAt(hand)
  if (c.reference === null) return
  const mirrors = mirrorsOf(p, stream, c.identity, c.reference)
  await mirror(hand, c, stream, mirrors, 'at-once')
  const said = { by: hand.own, on: dayOf(clock()), reference: c.reference, text }
  const purged = purgeMirror(p, running, said)
  await hand.append(
    auditOf(hand, c, stream, running),
    job((now) => (isPurgeLogged(now, hand.own) ? null : purged)),
  )
  const all = mirrors.map((one) => {
    return one.epoch === running ? { ...one, entries: [...one.entries, purged] } : one
  })
  await sendAuditKeys(hand, c, stream, all, 'at-once')
}

/** Auditors who may read of the case: it may be about one of them. */
function auditorsOf({ list, suspended }: CaseHand, { access }: Pick<Case, 'access'>): string[] {
  const isOut = (id: string) => suspended.has(id) || access.leftOut.includes(id)
  return list.members.filter(({ id, role }) => role === 'auditor' && !isOut(id)).map(({ id }) => id)
}

/** The audit stream of an epoch, with what we hold of it. */
function auditOf({ staff }: CaseHand, { audit }: Case, log: Stream, epoch: Epoch): Stream {
  const derived = auditStream(staff.primitives, log, epoch)
  return audit.find(({ caseKey }) => equal(caseKey, derived.caseKey)) ?? derived
}

async function mirror(
  hand: CaseHand,
  c: Case,
  log: Stream,
  mirrors: readonly Mirrors[],
  hurry: Hurry,
): Promise<void> {
  for (const { epoch, entries } of mirrors) {
    const stream = auditOf(hand, c, log, epoch)
    const isMissing = (entry: Logged) => !isLogged(stream, entry)
    for (const entry of entries.filter(isMissing)) {
      await hand.append(
        stream,
        job((now) => (isLogged(now, entry) ? null : entry)),
        hurry,
      )
    }
  }
}

async function sendAuditKeys(
  hand: CaseHand,
  c: Case,
  log: Stream,
  mirrors: readonly Mirrors[],
  hurry: Hurry,
): Promise<void> {
  for (const { epoch } of mirrors.filter(({ entries }) => entries.length > 0)) {
    const stream = auditOf(hand, c, log, epoch)
    for (const member of auditorsOf(hand, c)) {
      if (!isKeySent(stream, member)) await sendAuditKey(hand, stream, member, hurry)
    }
  }
}

/** Two desks that do this at once send the key twice, and record it once. */
async function sendAuditKey(
  hand: CaseHand,
  stream: Stream,
  member: string,
  hurry: Hurry,
): Promise<void> {
  const key = firstEpochKey(hand.staff.primitives, stream.caseKey)
  try {
    await sendEpoch(hand, stream, member, { epoch: 0, key })
  } catch (error) {
    // A member without a key for this week is sent it in another week.
    if (error instanceof DeskError && error.code === 'no-key') return
    throw error
  }
  await hand.append(
    stream,
    job((now) => (isKeySent(now, member) ? null : { kind: 'keys-sent', member })),
    hurry,
  )
}
