import { equal, fromHex, toHex } from '../../../../crypto/primitives/bytes.ts'
import { disposalKey, rowId } from '../../../../crypto/primitives/kdf.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { reasonToForget } from '../../model/access/access.ts'
import { type PurgedCase, seenMark } from '../../model/access/shut.ts'
import { type Case, linesOf } from '../../model/case/fold.ts'
import { concernsOneCase, type DeskError, isRefusal, isUnanswered } from '../../model/error.ts'
import type { DropResult, Refusal } from '../../model/log/drops.ts'
import { dropsNamedIn } from '../../model/log/stream.ts'
import { hasOpenPlace } from '../../model/log/stream-check.ts'
import { isUnverifiable } from '../../model/log/verifiable.ts'
import { failureOf } from '../faults.ts'
import type { Holdings } from '../holdings.ts'
import { ownParts, partsAbout } from '../sync/together.ts'
import { withoutCache } from './cache.ts'

/** The facts to tell of a case that a purge ends. */
export function purgedAs({ id, reference, access }: Case): PurgedCase {
  return { id, reference, by: access.purged?.member ?? null }
}

/**
 * Give a case up: the vault without any key of it, and with marks so that no key comes back. ACCESS.md section
 * 13.1
 *
 * @param why for a conflict later letters of this reporter are refused too; after a purge they are read, since
 *   nobody else would, and are known by HASH(16, R)
 * @param keepsAudit whether the desk goes on reading the audit streams of the case
 * @returns the vault to keep, and the ids in hex of the drops whose keys it no longer has
 */
export function forgetCase(
  p: Primitives,
  vault: Vault,
  holdings: Holdings,
  c: Case,
  why: 'conflict' | 'purged',
  keepsAudit: boolean,
): { readonly vault: Vault; readonly drops: ReadonlySet<string> } {
  const audit = c.audit.map(({ caseKey }) => toHex(caseKey))
  const keys = new Set(keepsAudit ? c.keys : [...c.keys, ...audit])
  const drops = new Set([...idsIn(holdings, c, keys), ...namedBy(p, holdings, c, keys)])
  const grants = vault.grants.filter(({ caseKey }) => keys.has(toHex(caseKey)))
  for (const { drop } of grants) if (drop !== null) drops.add(toHex(drop))
  for (const id of ownPartsOf(p, holdings, c)) drops.add(id)
  for (const id of partsAbout(holdings, drops)) drops.add(id)
  const messages = new Set([...messagesIn(holdings, drops), ...recordsIn(c)])
  const reporter = why === 'conflict' ? reporterOf(holdings, c) : null
  const names = [...streamKeys(holdings, keys)].map((key) => p.hash(16, null, key))
  const marks = reporter && p.hash(16, null, reporter)
  const letters = why === 'purged' ? reporterOf(holdings, c) : null
  const known = letters && { letters: p.hash(16, null, letters) }
  const closed = names.map((name) => ({ case: name, reporter: marks, ...known }))
  return {
    drops,
    vault: {
      ...withoutCache(vault),
      drops: vault.drops.filter(({ id }) => !drops.has(toHex(id))),
      grants: vault.grants.filter((one) => !grants.includes(one)),
      read: vault.read.filter((id) => !messages.has(toHex(id))),
      ...withoutLooks(vault, names),
      ...withoutParts(vault, drops),
      refused: [...vault.refused, ...newIds(vault, drops)],
      closed: [...vault.closed, ...closed.filter((one) => !isClosed(vault, one.case))],
      ...(keepsAudit ? withAudit(vault, c) : {}),
    },
  }
}

function withoutParts({ parts }: Vault, drops: ReadonlySet<string>): Pick<Vault, 'parts'> {
  return parts === undefined ? {} : { parts: parts.filter(({ id }) => !drops.has(toHex(id))) }
}

/** Parts of letters of the case's reporter that two did not open: with another part they would. */
function ownPartsOf(p: Primitives, holdings: Holdings, { id }: Case): string[] {
  const reporter = p.hash(16, null, fromHex(id))
  const own = ownParts(holdings).filter(({ slip }) => equal(slip.reporter, reporter))
  return own.map((one) => toHex(one.id))
}

function withoutLooks({ looked }: Vault, streams: readonly Uint8Array[]): Pick<Vault, 'looked'> {
  if (looked === undefined) return {}
  const gone = new Set(streams.map(toHex))
  return { looked: looked.filter(({ stream }) => !gone.has(toHex(stream))) }
}

/** The keys of audit streams that hold anything stay: they open nothing of the case. */
function withAudit({ audit = [] }: Vault, c: Case): Pick<Vault, 'audit'> {
  const known = new Set(audit.map(toHex))
  const written = c.audit.filter(({ records }) => records.size > 0)
  const keys = written.map(({ caseKey }) => caseKey).filter((key) => !known.has(toHex(key)))
  return { audit: [...audit, ...keys] }
}

/** Every drop of the case that we opened, repeats and grants among them. */
function idsIn({ drops }: Holdings, c: Case, keys: ReadonlySet<string>): string[] {
  const ofCase = (one: DropResult) => {
    if (one.kind === 'grant') return keys.has(toHex(one.grant.caseKey))
    const isLetter = one.kind === 'reporter' || one.kind === 'kept-back'
    return isLetter && toHex(one.drop.signer) === c.id
  }
  return [...drops].flatMap(([id, one]) => (ofCase(one) ? [id] : []))
}

/**
 * Drops that the log of the case names and that we do not hold, or no longer hold. A log can name the drop of
 * another case, whose keys are not to go: the key that it gives must be the drop's own.
 */
function namedBy(
  p: Primitives,
  { drops, streams }: Holdings,
  c: Case,
  keys: ReadonlySet<string>,
): string[] {
  const logs = [...keys].flatMap((key) => streams.get(key) ?? [])
  return logs.flatMap(dropsNamedIn).flatMap(({ drop, key }) => {
    const held = drops.get(toHex(drop))
    const isOther = held?.kind === 'reporter' && toHex(held.drop.signer) !== c.id
    return isOther || !equal(rowId(p, disposalKey(p, key, 0)), drop) ? [] : [toHex(drop)]
  })
}

function messagesIn({ drops }: Holdings, ids: ReadonlySet<string>): string[] {
  return [...ids].flatMap((id) => {
    const one = drops.get(id)
    return one?.kind === 'reporter' ? [toHex(one.drop.messageId)] : []
  })
}

/** The marks by which the vault remembers which entries of the log the member saw. */
function recordsIn({ timeline }: Case): string[] {
  return timeline.flatMap((one) => (one.kind === 'entry' ? [seenMark(one.id)] : []))
}

function reporterOf({ drops }: Holdings, c: Case): Uint8Array | null {
  for (const one of drops.values()) {
    if (one.kind === 'reporter' && toHex(one.drop.signer) === c.id) return one.drop.signer
  }
  return null
}

function streamKeys({ streams }: Holdings, keys: ReadonlySet<string>): Uint8Array[] {
  return [...keys].flatMap((key) => streams.get(key)?.caseKey ?? [])
}

function isClosed({ closed }: Vault, name: Uint8Array): boolean {
  return closed.some((one) => equal(one.case, name))
}

function newIds({ refused }: Vault, drops: ReadonlySet<string>): Uint8Array[] {
  const known = new Set(refused.map(toHex))
  return [...drops].filter((id) => !known.has(id)).map(fromHex)
}

/** Remove the case from memory as well. */
export function letGoOf(
  holdings: Holdings,
  c: Case,
  drops: ReadonlySet<string>,
  keepsAudit: boolean,
): void {
  for (const id of drops) {
    if (holdings.drops.has(id)) holdings.drops.set(id, { kind: 'refused', id: fromHex(id) })
    holdings.missing.delete(id)
    holdings.copies.delete(id)
  }
  for (const key of c.keys) holdings.streams.delete(key)
  for (const { caseKey } of c.audit) {
    const key = toHex(caseKey)
    const stream = holdings.streams.get(key)
    // An audit stream that is read on no longer names a key of the case.
    if (keepsAudit && stream) holdings.streams.set(key, { ...stream, of: null })
    else holdings.streams.delete(key)
  }
}

/** Drops, cases and reporters that the vault refuses to open. */
export function refusalOf({ refused, closed }: Vault): Refusal {
  const reporters = closed.flatMap(({ reporter }) => (reporter === null ? [] : [toHex(reporter)]))
  return {
    drops: new Set(refused.map(toHex)),
    cases: new Set(closed.map((one) => toHex(one.case))),
    reporters: new Set(reporters),
  }
}

/**
 * The vault with the ids of letters that were refused for their reporter, and without the parts of their keys that
 * came with them; itself if none is new.
 */
export function rememberRefused(vault: Vault, holdings: Holdings): Vault {
  const { drops } = holdings
  const refused = new Set([...drops].flatMap(([id, one]) => (one.kind === 'refused' ? [id] : [])))
  for (const id of partsAbout(holdings, refused)) {
    drops.set(id, { kind: 'refused', id: fromHex(id) })
    refused.add(id)
  }
  const fresh = newIds(vault, refused)
  if (fresh.length === 0) return vault
  return {
    ...vault,
    drops: vault.drops.filter(({ id }) => !refused.has(toHex(id))),
    refused: [...vault.refused, ...fresh],
  }
}

/** Conditions by which a desk gives cases up. */
interface Standing {
  /** Id of the member whose desk it is. */
  readonly own: string
  readonly hasNetwork: boolean
  /** Whether the last read of the shelves was broken off. */
  readonly isCut: boolean
  /** Ids of cases with which the member wants to go on, although something may be hidden in the log. */
  readonly settled: ReadonlySet<string>
}

/**
 * Why this desk gives a case up now; null if it does not, or waits. Destroyed keys cannot be restored, so a desk
 * waits if there may be a hold in a part that it did not read.
 */
function whyToForget(
  c: Case,
  { own, hasNetwork, isCut, settled }: Standing,
): ReturnType<typeof reasonToForget> {
  const reads = c.stream !== null && c.access.readers.some(({ member }) => member === own)
  if (isUnverifiable(c) || (isCut && !reads)) return null
  const why = reasonToForget(c.access, c.identity.flatMap(linesOf), own)
  // There may be nobody else left who could tell others of it.
  if (why === 'purged' && !hasNetwork) return null
  const author = (why === 'purged' ? c.access.purged?.member : null) ?? own
  return !settled.has(c.id) && c.stream !== null && hasOpenPlace(c.stream, author) ? null : why
}

/** The part of a desk that gives cases up. */
interface Forgetter {
  /** Ids of all cases. */
  readonly ids: readonly string[]
  readonly caseOf: (id: string) => Case
  /** Called before the keys of a purged case go. */
  readonly beforePurge: (c: Case) => Promise<void>
  readonly forget: (c: Case, why: 'conflict' | 'purged') => Promise<void>
}

/**
 * Give up each case for which this is due. If others could not be told of a purge, its keys stay.
 *
 * @returns the first fault that concerns more than one case
 */
export async function forgetDue(
  { ids, caseOf, beforePurge, forget }: Forgetter,
  how: Standing,
): Promise<DeskError | null> {
  let fault: DeskError | null = null
  for (const id of ids) {
    const why = whyToForget(caseOf(id), how)
    if (why === null) continue
    const failed = why === 'purged' ? await failureOf(() => beforePurge(caseOf(id))) : null
    const isOwn = caseOf(id).access.purged?.member === how.own
    if (failed !== null && !concernsOneCase(failed)) fault ??= failed
    if (failed !== null && isToWait(failed, isOwn)) continue
    if (whyToForget(caseOf(id), how) === why) await forget(caseOf(id), why)
  }
  return fault
}

/**
 * Whether keys stay because others could not be told of a purge. The desk of the member who purged makes sure
 * that they are told. A server can keep a colleague's keys alive only by giving no answers, or by accepting
 * nothing now.
 */
function isToWait(failed: DeskError, isOwn: boolean): boolean {
  return isUnanswered(failed.code) || isRefusal(failed.code) || (isOwn && !concernsOneCase(failed))
}
