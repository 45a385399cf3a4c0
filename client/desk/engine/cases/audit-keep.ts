import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { Role } from '../../../../crypto/keys/keylist.ts'
import { firstEpochKey } from '../../../../crypto/keys/keys.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { hasPower, mayIn } from '../../model/access/powers.ts'
import {
  type AuditCase,
  foldAudit,
  isAudit,
  isKeySent,
  isLogged,
  isPurgeLogged,
  type Logged,
  type Mirrors,
  mirrorsOf,
  purgeMirror,
} from '../../model/audit/audit.ts'
import type { Case, FoldInput } from '../../model/case/fold.ts'
import { checkHead, streamName } from '../../model/log/checkpoint.ts'
import {
  type Authors,
  auditStream,
  type Epoch,
  type Stream,
  saidIn,
} from '../../model/log/stream.ts'
import { type CaseContext, loadCase, sendEpoch } from '../case-context.ts'
import { sparingKeyless } from '../faults.ts'
import type { Holdings } from '../holdings.ts'
import type { Hurry } from '../post/pace.ts'
import { takenGrants } from '../sync/signed-by.ts'
import type { HeldGrant } from '../sync/sync.ts'

/**
 * Have the auditors of the list read what was done in a case since, without a word of its content: mirror it, and
 * send each auditor the keys of epochs that they were not sent. Without auditors nothing is mirrored; mirroring
 * it later gives the same. CASEWORK.md section 13.5
 *
 * @param c as it was synced
 * @throws DeskError
 */
export async function keepAudit(context: CaseContext, c: Case): Promise<void> {
  const self = context.list.members.find(({ id }) => id === context.own)
  const reads = c.access.readers.some(({ member }) => member === context.own)
  if (self === undefined || !reads || c.stream === null || c.waitsForKey) return
  if (!mayIn(c.access, self, 'admit')) return
  if (auditorsOf(context, c).length === 0) return
  const mirrors = mirrorsOf(context.staff.primitives, c.stream, c.identity, c.reference)
  await mirror(context, c, c.stream, mirrors, 'desk')
  await sendAuditKeys(context, c, c.stream, mirrors, 'desk')
}

/**
 * Record for good that a case is purged, and what was done in it, before its keys go.
 *
 * @param text the reason, without anything of the case
 * @throws DeskError
 */
export async function keepPurge(context: CaseContext, text: string): Promise<void> {
  const { primitives: p, now: clock } = context.staff
  const { c, stream, running } = await loadCase(context)
  if (c.reference === null) return
  const mirrors = mirrorsOf(p, stream, c.identity, c.reference)
  await mirror(context, c, stream, mirrors, 'at-once')
  const said = { by: context.own, on: dayOf(clock()), reference: c.reference, text }
  const purged = purgeMirror(p, running, said)
  await context.append(auditOf(context, c, stream, running), (now) =>
    isPurgeLogged(now, context.own) ? null : purged,
  )
  const all = mirrors.map((one) => {
    return one.epoch === running ? { ...one, entries: [...one.entries, purged] } : one
  })
  await sendAuditKeys(context, c, stream, all, 'at-once')
}

/** Auditors who may read of the case: it may be about one of them. */
function auditorsOf({ list, suspended }: CaseContext, { access }: Pick<Case, 'access'>): string[] {
  const isOut = (id: string) => suspended.has(id) || access.leftOut.includes(id)
  return list.members.filter(({ id, role }) => role === 'auditor' && !isOut(id)).map(({ id }) => id)
}

/** The audit stream of an epoch, with what we hold of it. */
function auditOf({ staff }: CaseContext, { audit }: Case, log: Stream, epoch: Epoch): Stream {
  const derived = auditStream(staff.primitives, log, epoch)
  return audit.find(({ caseKey }) => equal(caseKey, derived.caseKey)) ?? derived
}

async function mirror(
  context: CaseContext,
  c: Case,
  log: Stream,
  mirrors: readonly Mirrors[],
  hurry: Hurry,
): Promise<void> {
  for (const { epoch, entries } of mirrors) {
    const stream = auditOf(context, c, log, epoch)
    const isMissing = (entry: Logged) => !isLogged(stream, entry)
    for (const entry of entries.filter(isMissing)) {
      await context.append(stream, (now) => (isLogged(now, entry) ? null : entry), { hurry })
    }
  }
}

async function sendAuditKeys(
  context: CaseContext,
  c: Case,
  log: Stream,
  mirrors: readonly Mirrors[],
  hurry: Hurry,
): Promise<void> {
  for (const { epoch } of mirrors.filter(({ entries }) => entries.length > 0)) {
    const stream = auditOf(context, c, log, epoch)
    for (const member of auditorsOf(context, c)) {
      if (!isKeySent(stream, member)) await sendAuditKey(context, stream, member, hurry)
    }
  }
}

/** Two desks that do this at once send the key twice, and record it once. */
async function sendAuditKey(
  context: CaseContext,
  stream: Stream,
  member: string,
  hurry: Hurry,
): Promise<void> {
  const key = firstEpochKey(context.staff.primitives, stream.caseKey)
  const sent = await sparingKeyless(() => sendEpoch(context, stream, member, { epoch: 0, key }))
  // A member without a key for this week is sent it in another week.
  if (sent === null) return
  await context.append(
    stream,
    (now) => (isKeySent(now, member) ? null : { kind: 'keys-sent', member }),
    { hurry },
  )
}

/**
 * Whether a desk that gives a case up goes on reading its audit streams: if the case's own log says that it is
 * purged, the desk of a member who may purge does.
 */
export function keepsAudit(role: Role, { stream }: Pick<Case, 'stream'>): boolean {
  if (stream === null || !hasPower('keep', { role })) return false
  return saidIn(stream).some(({ entry }) => entry.kind === 'purged')
}

/**
 * Every key of a case that a desk was given, with those of audit streams marked. An auditor is sent no other
 * keys: a key that is not of a whole first epoch is not one.
 */
export function heldGrants(
  p: Primitives,
  holdings: Holdings,
  vault: Vault,
  role: Role,
  authors: Authors,
): HeldGrant[] {
  const { audit = [] } = vault
  const grants = [...vault.grants, ...takenGrants(p, holdings, vault, authors)]
  const kept = audit.map((caseKey) => ({ drop: null, caseKey, epoch: 0, epochKey: caseKey }))
  const marked = (one: HeldGrant): HeldGrant => ({ ...one, audit: true })
  return [...(role === 'auditor' ? grants.map(marked) : grants), ...kept.map(marked)]
}

/**
 * The logs without content that a member reads: an auditor reads those of all cases, a member who may purge those
 * of purged cases, and nobody else reads any.
 *
 * @param seen what the desk and colleagues saw; null before all shelves were read
 */
export function auditCases(
  p: Primitives,
  { streams }: Holdings,
  role: Role,
  seen: Pick<FoldInput, 'heads' | 'colleagues'> | null,
): AuditCase[] {
  if (role !== 'auditor' && !hasPower('keep', { role })) return []
  const isOver = (of: string | null) => of === null || !streams.has(of)
  const read = [...streams.values()].filter((one) => isAudit(one) && isOver(one.of))
  return foldAudit(read, (stream) => {
    const head = seen?.heads?.get(toHex(streamName(p, stream.caseKey))) ?? null
    const told = seen?.colleagues?.get(toHex(stream.caseKey)) ?? []
    return checkHead(stream, head).length + told.length > 0
  })
}
