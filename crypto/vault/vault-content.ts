import * as v from 'valibot'
import { saidAbsenceSchema } from '../entries/absence.ts'
import { annualSchema } from '../entries/annual.ts'
import { deskSettingsSchema } from '../entries/desk-settings.ts'
import { savedViewsSchema } from '../entries/saved-view.ts'
import { rootPrint } from '../keys/fingerprint.ts'
import {
  bytesOf,
  bytesUpTo,
  decodeJson,
  decodeOwnJson,
  encodeJson,
  integer,
  name,
  week,
} from '../primitives/json.ts'
import { LIMIT, PARTED, SIZE } from '../primitives/labels.ts'

const headSchema = v.strictObject({
  /** HASH(16, case key) */
  stream: bytesOf(16),
  sequence: integer(0, 0xffff_ffff),
  hash: bytesOf(SIZE.key),
})
/** The newest record that a desk saw of one stream. */
export type Head = v.InferOutput<typeof headSchema>

const lookedSchema = v.strictObject({
  /** HASH(16, case key) */
  stream: bytesOf(16),
  sequence: integer(0, 0xffff_ffff),
})
/** The newest record of one stream at which the member looked. */
export type Looked = v.InferOutput<typeof lookedSchema>

const checkpointsSchema = v.strictObject({
  /** The week in which this desk sent its newest; null before the first. */
  sent: v.nullable(week),
  /** In each week from `since` to `until` this desk could open the checkpoints of colleagues. */
  since: week,
  until: week,
  /** The week of the newest of each colleague, by the id of the signing key. */
  heard: v.array(v.strictObject({ signer: bytesOf(SIZE.keyId), week })),
})
/** The facts that a desk remembers of checkpoints, its own and those of colleagues. */
export type Checkpoints = v.InferOutput<typeof checkpointsSchema>

const keptPartSchema = v.strictObject({
  /** Id of the letter's drop. */
  id: bytesOf(SIZE.id),
  /** The week whose key opened it. */
  week,
  position: integer(0, LIMIT.positions - 1),
  slip: bytesOf(PARTED.slip),
  part: bytesOf(SIZE.key),
  /** Members whom this desk has sent the part. */
  told: v.array(name),
  /** Members whom it has told who said yes, each with those of whom it told. */
  passed: v.array(v.strictObject({ to: name, of: v.array(name) })),
})
/** A member's part of a letter that two open. PROTOCOL.md section 8.2 */
export type KeptPart = v.InferOutput<typeof keptPartSchema>

const keyListSchema = v.strictObject({
  version: integer(1, 1_000_000),
  /** As the root signed it. */
  signed: bytesUpTo(LIMIT.keptKeyLists),
})
/** A key list that a desk has checked. */
export type KeptKeyList = v.InferOutput<typeof keyListSchema>

const vaultSchema = v.strictObject({
  format: v.literal('postern-vault/2'),
  instance: bytesOf(SIZE.instance),
  /** Fingerprint of the root. */
  root: rootPrint,
  member: name,
  signing: bytesOf(SIZE.key),
  /** The newest key list seen: an older one is a rollback. */
  listVersion: integer(0, 1_000_000),
  /** Content keys of the drops that this desk could open. */
  drops: v.array(v.strictObject({ id: bytesOf(SIZE.id), key: bytesOf(SIZE.key) })),
  /** Ids of messages that the member has read; and the first bytes of the ids of records that they saw. */
  read: v.array(bytesOf(SIZE.messageId)),
  /** How far the member looked in each stream; absent before this was kept. Section 17.1 */
  looked: v.exactOptional(v.array(lookedSchema)),
  /** The newest record seen of each stream; absent before the first sync. Section 13.3 */
  heads: v.exactOptional(v.array(headSchema)),
  /** Absent before the first sync. */
  checkpoints: v.exactOptional(checkpointsSchema),
  /** Absences as members stated them; this field is missing before the first one. Section 13.7 */
  absences: v.exactOptional(v.array(saidAbsenceSchema)),
  /** The figures on years that were published, each year once. */
  annual: v.exactOptional(v.array(annualSchema)),
  /** Keys of audit streams whose cases were purged. Section 13.5 */
  audit: v.exactOptional(v.array(bytesOf(SIZE.key))),
  /** Ids of letters without their report that the member read, impartial as they said. Section 13.10 */
  letters: v.exactOptional(v.array(bytesOf(SIZE.id))),
  /** Ids of letters of the last 16 weeks for which this desk has shown that it opened them. Section 10.2 */
  fetched: v.exactOptional(v.array(bytesOf(SIZE.id))),
  /** Newest first, without a gap; absent before the first sync. */
  keyLists: v.exactOptional(v.array(keyListSchema)),
  /** Present while the member has not confirmed `root`, to which lists led. KEY-LISTS.md section 7.6 */
  newRoot: v.exactOptional(
    v.strictObject({
      /** Fingerprint of the root that they confirmed last. */
      from: rootPrint,
      /** The newest key list that was seen of it. */
      listVersion: integer(0, 1_000_000),
      /** Whether a key on the way from it was stolen. */
      stolen: v.boolean(),
    }),
  ),
  /** Absent while the member has kept none. */
  views: v.exactOptional(savedViewsSchema),
  /** Absent while the member has chosen nothing. */
  settings: v.exactOptional(deskSettingsSchema),
  /** Key of the cache beside the vault; absent if none is kept. Section 17.6 */
  cache: v.exactOptional(bytesOf(SIZE.key)),
  /** Granted cases and epoch keys, with the drop that brought them; null if no drop did. */
  grants: v.array(
    v.strictObject({
      drop: v.nullable(bytesOf(SIZE.id)),
      caseKey: bytesOf(SIZE.key),
      epoch: integer(0, 0xffff_ffff),
      epochKey: bytesOf(SIZE.key),
    }),
  ),
  /** Parts of letters that two open; absent before the first. PROTOCOL.md section 8.2 */
  parts: v.exactOptional(v.array(keptPartSchema)),
  /** HASH(16, R) of reporters whose letters the member opens together with another; absent before the first. */
  agreed: v.exactOptional(v.array(bytesOf(16))),
  /** Ids of drops that are never opened, though a weekly key would. */
  refused: v.array(bytesOf(SIZE.id)),
  /** Cases whose keys were destroyed, and are not taken again. ACCESS.md section 13.1 */
  closed: v.array(
    v.strictObject({
      /** HASH(16, case key) */
      case: bytesOf(16),
      /** HASH(16, R) of the reporter whose letters are refused too, for a conflict; null after a purge. */
      reporter: v.nullable(bytesOf(16)),
      /** HASH(16, R) of the reporter whose letters are read after a purge; absent after a conflict. */
      letters: v.exactOptional(bytesOf(16)),
    }),
  ),
})
/** The data that a member keeps: enough to open again what was opened before, and to sign. */
export type Vault = v.InferOutput<typeof vaultSchema>

/** Long parts of only keys, ids and counts: everything that was read into them had that shape. */
const LONG: ReadonlySet<string> = new Set<keyof Vault>([
  ...([
    'drops',
    'grants',
    'read',
    'heads',
    'looked',
    'audit',
    'letters',
    'fetched',
    'refused',
    'closed',
    'agreed',
  ] as const),
])

/** Refuse a vault that no reader could open again: every key in it would be lost. @throws CryptoError `malformed` */
export function requireReadable(vault: Vault): void {
  const parts = Object.entries(vault).map(([part, value]) => [part, LONG.has(part) ? [] : value])
  decodeJson(vaultSchema, encodeJson(Object.fromEntries(parts)))
}

/** @throws CryptoError `malformed` */
export function decodeVault(plain: Uint8Array): Vault {
  return decodeOwnJson(vaultSchema, plain)
}

/** The vault of a member who has not opened anything yet. */
export function newVault(
  of: Pick<Vault, 'instance' | 'root' | 'member' | 'signing' | 'listVersion'>,
): Vault {
  const nothing = { drops: [], grants: [], read: [], refused: [], closed: [] }
  return { format: 'postern-vault/2', ...of, ...nothing }
}
