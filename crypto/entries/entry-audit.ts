import * as v from 'valibot'
import { bytesOf, integer, kindOf, name, text } from '../primitives/json.ts'
import { kdf } from '../primitives/kdf.ts'
import { LABEL } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import { CASE_ROLES, RELEASE_REASONS } from './entry-access.ts'
import { CAME_BY } from './entry-casework.ts'
import { STATUSES } from './names.ts'

/** The acts in a case, without a word of its matter. CASEWORK.md section 13.5 */
export const AUDIT_WHAT = [
  'impartial',
  'conflict',
  'granted',
  'released',
  'holding',
  'reinstated',
  'release-agreed',
  'hold-on',
  'hold-off',
  'identity-asked',
  'identity-given',
  'identity-beyond',
  'identity-refused',
  'identity-withdrawn',
  'closing',
  'approved',
  'status',
  'overridden',
  'registered',
  'merged',
  'split',
  'redacted',
  'exported',
  'filed',
  'file-opened',
  'file-viewed',
  'file-saved',
  'purge-agreed',
  'purge-refused',
  'purged',
] as const
export type AuditWhat = (typeof AUDIT_WHAT)[number]

/** The role of a grant, the reason of a release, the status (also of `overridden`), or the way that a report came. */
export const AUDIT_DETAIL = [...CASE_ROLES, ...RELEASE_REASONS, ...STATUSES, ...CAME_BY] as const
export type AuditDetail = (typeof AUDIT_DETAIL)[number]

/** In an audit stream. Its author mirrors what member `by` did. */
export const AUDIT_ENTRIES = [
  kindOf('logged', {
    /** Names the record that is mirrored, for readers of the case: see `auditName`. */
    record: bytesOf(16),
    by: name,
    on: integer(0, 1_000_000),
    what: v.picklist(AUDIT_WHAT),
    about: v.exactOptional(name),
    detail: v.exactOptional(v.picklist(AUDIT_DETAIL)),
    reference: text(7, 7),
    /** Only with `purged`: the reason, in words without anything of the case. */
    text: v.exactOptional(text(1000)),
  }),
] as const

/**
 * The key of an epoch's audit stream: a case key of its own, which opens nothing of the case.
 * CASEWORK.md section 13.5
 */
export function auditKey(p: Primitives, epochKey: Uint8Array): Uint8Array {
  return kdf(p, epochKey, LABEL.audit)
}

/**
 * How an audit stream names a record: 16 bytes that nobody without the epoch's key can tell from
 * random ones, though ids are known to the server.
 *
 * @param record null for the purge that is about to be written
 */
export function auditName(
  p: Primitives,
  epochKey: Uint8Array,
  record: Uint8Array | null,
): Uint8Array {
  return kdf(p, epochKey, LABEL.auditRecord, record ?? new Uint8Array(0)).slice(0, 16)
}
