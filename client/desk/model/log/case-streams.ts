import { caseKey } from '../../../../crypto/keys/keys.ts'
import { compare, fromHex, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { isAudit } from '../audit/audit.ts'
import type { ReporterDrop } from './drops.ts'
import { hexOf } from './hex-of.ts'
import { isOwnMatter } from './own-matter.ts'
import { type Stream, saidIn } from './stream.ts'

/** All that is written in a case and beside it, each by case key. */
export interface CaseStreams {
  readonly log: readonly Stream[]
  readonly identity: readonly Stream[]
  readonly audit: readonly Stream[]
}

export const NO_STREAMS: CaseStreams = { log: [], identity: [], audit: [] }

/** The streams of each case, by its id. */
export function streamsByCase(
  p: Primitives,
  drops: readonly ReporterDrop[],
  all: readonly Stream[],
): ReadonlyMap<string, CaseStreams> {
  const owners = new Map<string, string>()
  for (const drop of drops) {
    if (drop.kind === 'report') owners.set(caseKeyHex(p, drop), hexOf(drop.signer))
  }
  const logged = new Set(owners.values())
  const streams = new Map<string, { readonly [Kind in keyof CaseStreams]: Stream[] }>()
  for (const stream of all) {
    const key = stream.of ?? hexOf(stream.caseKey)
    // The log of a report that we hold is a log, whatever its first record says.
    const isForeign = stream.of === null && !owners.has(key)
    if (isForeign && isAudit(stream)) continue
    const reporter = isForeign ? askedAbout(stream) : null
    // A reader of the log derives its streams, so no reader asks in another.
    if (reporter !== null && logged.has(toHex(reporter))) continue
    const named =
      owners.get(key) ??
      toHex(p.hash(16, null, stream.of === null ? stream.caseKey : fromHex(stream.of)))
    const id = reporter === null ? named : toHex(reporter)
    const held = streams.get(id) ?? { log: [], identity: [], audit: [] }
    streams.set(id, held)
    const at = stream.of === null && reporter === null ? 'log' : stream.audit ? 'audit' : 'identity'
    held[at].push(stream)
  }
  for (const held of streams.values()) {
    for (const some of Object.values(held)) some.sort((a, b) => compare(a.caseKey, b.caseKey))
  }
  return streams
}

const caseKeys = new WeakMap<ReporterDrop, string>()

/** A report is never changed in place. */
function caseKeyHex(p: Primitives, report: ReporterDrop): string {
  const known = caseKeys.get(report) ?? toHex(caseKey(p, report.contentKey))
  caseKeys.set(report, known)
  return known
}

/**
 * Whether a log may name a drop. It may not name a drop that was passed on, another report than its own, or a
 * letter that becomes a case of its own: the reporter may have excluded a reader of this log from that case.
 */
export function mayBeNamed(p: Primitives, drop: ReporterDrop, log: Stream | null): boolean {
  if (drop.forwarded || isOwnMatter(drop)) return false
  return drop.kind !== 'report' || (log !== null && caseKeyHex(p, drop) === hexOf(log.caseKey))
}

/** The reporter whom an identity stream is about that was granted to us, not derived; null for a case's log. */
export function askedAbout(stream: Stream): Uint8Array | null {
  const entry = saidIn(stream)[0]?.entry
  if (entry?.kind === 'identity-request') return entry.reporter
  return entry?.kind === 'purged' || entry?.kind === 'hold' ? (entry.reporter ?? null) : null
}
