import { decodeSlip } from '../../../../crypto/drop/slip.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { caseKey } from '../../../../crypto/keys/keys.ts'
import { entriesIn } from '../../../../crypto/log/checkpoint.ts'
import { recordId } from '../../../../crypto/log/record.ts'
import { fromHex, toHex, utf8 } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { CachedDrop, CachedStream, CachePart } from '../../../../crypto/vault/cache-part.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import {
  type DropResult,
  type Refusal,
  type ReporterDrop,
  withTexts,
} from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import {
  type Authors,
  newStream,
  recordsOf,
  type Stream,
  type StreamRecord,
  withOnly,
  withReport,
} from '../../model/log/stream.ts'
import { type Holdings, reporterDrops } from '../holdings.ts'
import { cachedStream } from './cache-parts.ts'

/** Tools with which a desk takes in what it kept. */
interface Restoring {
  readonly primitives: Primitives
  readonly authors: Authors
  readonly refusal: Refusal
}

/**
 * Take in one part. Rows that the vault refuses by now stay out, and authors are judged again; all rows are noted
 * as not seen on the shelves yet.
 */
export function takeInPart(tools: Restoring, holdings: Holdings, part: CachePart): void {
  const { refusal } = tools
  for (const one of part.drops) {
    const id = toHex(one.kind === 'reporter' ? one.drop.id : one.id)
    if (holdings.drops.has(id)) continue
    holdings.unconfirmed.drops.add(id)
    if (refusal.drops.has(id)) {
      holdings.drops.set(id, { kind: 'refused', id: fromHex(id) })
      continue
    }
    holdings.drops.set(id, restoredDrop(one))
    if (one.kind === 'reporter' && one.wraps) holdings.sealedTo.restore(id, one.wraps)
    if (one.kind === 'reporter' && one.copy) holdings.copies.set(id, one.copy)
  }
  const writers = new Map(tools.authors.members.map((one) => [toHex(one.signing), one]))
  const reports = reportsIn(tools.primitives, holdings, part)
  for (const cached of part.streams) {
    const key = toHex(cached.caseKey)
    const caseKey = cached.of === null ? cached.caseKey : fromHex(cached.of)
    const name = toHex(tools.primitives.hash(16, null, caseKey))
    if (refusal.cases.has(name) || holdings.streams.has(key)) continue
    const stream = restored(tools, writers, cached)
    const report = reports.get(key)
    holdings.streams.set(
      key,
      report ? withReport(tools.primitives, tools.authors, stream, report) : stream,
    )
    for (const { id } of recordsOf(stream)) holdings.unconfirmed.records.add(hexOf(id))
  }
}

/**
 * The reports of a part, by their case key in hex. A case is kept in one part: its report lies beside its log,
 * and says who reads that.
 */
function reportsIn(p: Primitives, { drops }: Holdings, part: CachePart): Map<string, ReporterDrop> {
  const reports = new Map<string, ReporterDrop>()
  for (const one of part.drops) {
    if (one.kind !== 'reporter' || one.drop.kind !== 'report') continue
    const held = drops.get(toHex(one.drop.id))
    const key = toHex(caseKey(p, one.drop.contentKey))
    if (held?.kind === 'reporter' && !reports.has(key)) reports.set(key, held.drop)
  }
  return reports
}

function restoredDrop(one: CachedDrop): DropResult {
  switch (one.kind) {
    case 'reporter': {
      const { drop } = one
      return {
        kind: 'reporter',
        drop: drop.texts === undefined ? drop : withTexts(drop, drop.texts),
      }
    }
    case 'own-part':
      return { ...one, slip: decodeSlip(one.slip) }
    case 'checkpoint': {
      const { entries, ...rest } = one
      return { ...rest, checkpoint: entriesIn(entries) }
    }
    default:
      return one
  }
}

function restored(
  { primitives, authors }: Restoring,
  writers: ReadonlyMap<string, Member>,
  { caseKey, of, audit, epochs, records }: CachedStream,
): Stream {
  const read = records.flatMap((one): StreamRecord[] => {
    const [epoch, author] = [epochs[one.epoch], writers.get(toHex(one.author))]
    // A record whose author is in no list any more is fetched again.
    if (epoch === undefined || author === undefined) return []
    const { sequence, id, generation, came, hash, previous, day, entry, longText } = one
    const said = longText === undefined ? { entry } : { entry, longText }
    const name = generation === 0 ? id : recordId(primitives, epoch.key, sequence)
    const record = { id: name, author, sequence, previous, day, ...said }
    const standing = { role: author.role, roles: [] }
    const content = { kind: 'opened', record, late: false, standing, counts: false } as const
    return [{ sequence, epoch, id, generation, came, hash, content }]
  })
  const flag = audit ? { audit } : {}
  const stream = { ...newStream(primitives, caseKey, of), ...flag, epochs }
  return withOnly(primitives, authors, stream, read)
}

/**
 * Discard what was taken in and is not listed: the server does not have it, or not any more.
 *
 * @returns ids of the rest
 */
export function letGoOfUnlistedDrops({
  drops,
  copies,
  expires,
  unconfirmed,
}: Holdings): readonly string[] {
  const kept = [...unconfirmed.drops].filter((id) => expires.drops.has(id) && drops.has(id))
  for (const id of unconfirmed.drops) {
    // Whether its copy is listed is known once the records are.
    if (!expires.drops.has(id) && copies.get(id)?.kind !== 'seen') drops.delete(id)
  }
  unconfirmed.drops.clear()
  return kept
}

/** Discard records that were taken in and are not listed. */
export function letGoOfUnlistedRecords(
  p: Primitives,
  authors: Authors,
  { streams, expires, unconfirmed, sent }: Holdings,
): void {
  const isGone = (id: string) => !expires.records.has(id) && !sent.has(id)
  const gone = new Set([...unconfirmed.records].filter(isGone))
  unconfirmed.records.clear()
  if (gone.size === 0) return
  for (const [key, stream] of streams) {
    const all = recordsOf(stream)
    const kept = all.filter(({ id }) => !gone.has(hexOf(id)))
    if (kept.length === all.length) continue
    // It is made again if its key is known from elsewhere.
    if (kept.length === 0) streams.delete(key)
    else streams.set(key, withOnly(p, authors, stream, kept))
  }
}

/** The vault without the key to a cache: what was kept no longer opens. */
export function withoutCache(vault: Vault): Vault {
  const { cache, ...others } = vault
  return cache === undefined ? vault : others
}

/** A hash over the numbers of all that is kept of the holdings: a letter that is kept back from now on is one fewer. */
export function extentOf(p: Primitives, holdings: Holdings): Uint8Array {
  const { drops, sealedTo } = holdings
  const letters = [...drops].filter(([, { kind }]) => kind === 'reporter')
  const checked = letters.filter(([id]) => sealedTo.waiting(id) === null).length
  const cached = [...holdings.streams.values()].flatMap((one) => cachedStream(holdings, one))
  const records = cached.reduce((sum, stream) => sum + stream.records.length, 0)
  const epochs = cached.reduce((sum, stream) => sum + stream.epochs.length, 0)
  const texts = reporterDrops(holdings).filter((one) => one.texts !== undefined).length
  const copied = [...holdings.copies.values()].filter(({ kind }) => kind === 'seen').length
  const numbers = [drops.size, letters.length, checked, records, epochs, texts, copied]
  return p.hash(SIZE.key, null, utf8(numbers.join(' ')))
}
