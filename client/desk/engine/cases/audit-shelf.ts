import type { Role } from '../../../../crypto/keys/keylist.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { hasPower } from '../../model/access/powers.ts'
import { type AuditCase, foldAudit, isAudit } from '../../model/audit/audit.ts'
import type { Case, FoldInput } from '../../model/case/fold.ts'
import { checkHead, streamName } from '../../model/log/checkpoint.ts'
import { type Authors, saidIn } from '../../model/log/stream.ts'
import type { Holdings } from '../holdings.ts'
import { takenGrants } from '../sync/signed-by.ts'
import type { HeldGrant } from '../sync/sync.ts'

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
