import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import {
  type AuditDetail,
  type AuditWhat,
  auditName,
} from '../../../../crypto/entries/entry-audit.ts'
import type { NamePurpose } from '../../../../crypto/entries/names.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { identityKey } from '../../../../crypto/keys/keys.ts'
import type { OpenedRecord } from '../../../../crypto/log/record.ts'
import { compare, equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { isSilent } from '../access/access.ts'
import { hasPower } from '../access/powers.ts'
import type { EntryOf } from '../case/casework.ts'
import { chainOf, type Epoch, type Stream, saidIn } from '../log/stream.ts'
import { checkStream } from '../log/stream-check.ts'

export type Logged = EntryOf<'logged'>

/** One action of a member in a case, without a word of what the case is about. */
export interface AuditLine {
  /** Id of the member who did it. */
  readonly member: string
  readonly day: Day
  readonly what: AuditWhat
  /** Id of the member to whom it was done; null if that is nobody. */
  readonly about: string | null
  readonly detail: AuditDetail | null
  readonly reference: string
  /** The reason of a purge; null for everything else. */
  readonly text: string | null
  /** Id of the member whose desk wrote it down. */
  readonly author: string
}

/** The entries of one epoch that a log is to mirror. */
export interface Mirrors {
  readonly epoch: Epoch
  readonly entries: readonly Logged[]
}

type Fact = Pick<Logged, 'what' | 'about' | 'detail'>

/** The part of an entry of a case's log that is mirrored; null if the entry is not. */
function factOf(entry: Entry): Fact | null {
  switch (entry.kind) {
    case 'impartiality':
      return { what: entry.conflict ? 'conflict' : 'impartial' }
    case 'granted':
      return { what: 'granted', about: entry.member, detail: entry.as }
    case 'released':
      return { what: 'released', about: entry.member, detail: entry.why }
    case 'holding':
    case 'reinstated':
    case 'release-agreed':
      return { what: entry.kind, about: entry.member }
    case 'hold':
      return { what: entry.on ? 'hold-on' : 'hold-off' }
    case 'purge-agreed':
      return { what: entry.on ? 'purge-agreed' : 'purge-refused' }
    case 'status':
      return { what: entry.override ? 'overridden' : 'status', detail: entry.status }
    case 'message':
      // The table asks for a reason once the matter is closed.
      return entry.override ? { what: 'overridden', detail: 'closed' } : null
    case 'registered':
      return { what: 'registered', detail: entry.by }
    case 'linked':
      return entry.how === 'merged' || entry.how === 'split' ? { what: entry.how } : null
    case 'evidence':
      return { what: `file-${entry.action}` }
    case 'closing':
    case 'approved':
    case 'redacted':
    case 'exported':
    case 'filed':
      return { what: entry.kind }
    default:
      return null
  }
}

/** The same of an identity stream: the first of several answers to one question stands. */
function identityFacts(records: readonly OpenedRecord[]): [OpenedRecord, Fact][] {
  const waiting = new Map<string, NamePurpose | null>()
  return records.flatMap((record): [OpenedRecord, Fact][] => {
    const { entry, author, id } = record
    if (entry.kind === 'identity-request') {
      waiting.set(toHex(id), entry.purpose ?? null)
      return [[record, { what: 'identity-asked' }]]
    }
    if (entry.kind !== 'identity-answer') return []
    const request = toHex(entry.request)
    const purpose = waiting.get(request)
    if (purpose === undefined) return []
    waiting.delete(request)
    const refused = author.role === 'custodian' ? 'identity-refused' : 'identity-withdrawn'
    const isBeyond = entry.beyond !== undefined || isSilent(entry, purpose)
    const given = isBeyond ? 'identity-beyond' : 'identity-given'
    return [[record, { what: entry.given ? given : refused }]]
  })
}

/**
 * The entries that the audit streams of a case are to hold, by epoch; none if nothing names the case. They
 * depend only on its logs, so that all desks make the same.
 */
export function mirrorsOf(
  p: Primitives,
  log: Stream,
  identity: readonly Stream[],
  reference: string | null,
): Mirrors[] {
  if (reference === null) return []
  return chainOf(p, log).spans.map(({ epoch }) => {
    const asked = identityKey(p, epoch.key)
    const facts = [
      ...saidUnder(log, epoch).flatMap((record): [OpenedRecord, Fact][] => {
        const fact = factOf(record.entry)
        return fact === null ? [] : [[record, fact]]
      }),
      ...identity
        .filter(({ caseKey }) => equal(caseKey, asked))
        .flatMap((stream) => identityFacts(saidIn(stream))),
    ]
    const entries = facts.map(([record, fact]) => mirrorOf(p, epoch, record, fact, reference))
    return { epoch, entries }
  })
}

function saidUnder({ records }: Stream, { key }: Epoch): OpenedRecord[] {
  return saidIn({
    records: new Map([...records].filter(([, { epoch }]) => equal(epoch.key, key))),
  })
}

/** By the id of a record, which is unique: a fold asks for all of them each time. */
const NAMES = new WeakMap<Uint8Array, Uint8Array>()

function nameOf(p: Primitives, { key }: Epoch, { id }: OpenedRecord): Uint8Array {
  const known = NAMES.get(id) ?? auditName(p, key, id)
  NAMES.set(id, known)
  return known
}

function mirrorOf(
  p: Primitives,
  epoch: Epoch,
  record: OpenedRecord,
  fact: Fact,
  reference: string,
): Logged {
  const { author, day } = record
  const name = nameOf(p, epoch, record)
  return { kind: 'logged', record: name, by: author.id, on: day, ...fact, reference }
}

/** The mirror of a purge that is about to be written. */
export function purgeMirror(
  p: Primitives,
  { key }: Epoch,
  { by, on, reference, text }: Pick<Logged, 'by' | 'on' | 'reference'> & { readonly text: string },
): Logged {
  const record = auditName(p, key, null)
  return { kind: 'logged', record, by, on, what: 'purged', reference, text }
}

/** Equal for two entries that say the same. The words of a purge do not count. */
function factKey({ record, by, on, what, about, detail, reference }: Logged): string {
  return JSON.stringify([toHex(record), by, on, what, about ?? null, detail ?? null, reference])
}

/** The entries of an audit stream, once each, in its order; a purge in another member's name does not count. */
function loggedIn(stream: Stream): (readonly [OpenedRecord, Logged])[] {
  const seen = new Set<string>()
  return saidIn(stream).flatMap((record) => {
    const { entry, author } = record
    if (entry.kind !== 'logged' || (entry.what === 'purged' && author.id !== entry.by)) return []
    const key = factKey(entry)
    if (seen.has(key)) return []
    seen.add(key)
    return [[record, entry] as const]
  })
}

/** Whether an audit stream says what `entry` says. */
export function isLogged(stream: Stream, entry: Logged): boolean {
  const key = factKey(entry)
  return loggedIn(stream).some(([, one]) => factKey(one) === key)
}

/** Whether a purge by this member is in it. */
export function isPurgeLogged(stream: Stream, by: string): boolean {
  return loggedIn(stream).some(([, one]) => one.what === 'purged' && one.by === by)
}

/** Whether a member who may let others in says that this auditor was sent its key. */
export function isKeySent(stream: Stream, member: string): boolean {
  return saidIn(stream).some(({ entry, author }) => {
    return entry.kind === 'keys-sent' && entry.member === member && hasPower('admit', author)
  })
}

/** Whether a stream without a known case is an audit stream. */
export function isAudit(stream: Stream): boolean {
  return stream.audit === true || saidIn(stream)[0]?.entry.kind === 'logged'
}

/** Days after a purge for which its log is renewed: two years. */
const KEPT_DAYS = 730

/** Whether nobody renews this stream any more: the log of a case that was purged two years ago. */
export function isRetentionOver(stream: Stream, today: Day): boolean {
  if (!stream.audit) return false
  return loggedIn(stream).some(([, { what, on }]) => what === 'purged' && on + KEPT_DAYS < today)
}

/** A mirror that no record of the case bears out, by its author. */
export interface AuditWarning {
  readonly kind: 'audit-lie'
  readonly title: Member['title']
}

/**
 * Members whose mirrors the case does not bear out; none while part of its log is missing.
 *
 * @param purged whether the case is
 */
export function auditLies(
  p: Primitives,
  log: Stream | null,
  identity: readonly Stream[],
  audit: readonly Stream[],
  { reference, purged }: { readonly reference: string | null; readonly purged: boolean },
): AuditWarning[] {
  const said = audit.flatMap(loggedIn)
  if (log === null || said.length === 0 || reference === null) return []
  if ([log, ...identity].some(isIncomplete) || chainOf(p, log).running === null) return []
  const mirrors = mirrorsOf(p, log, identity, reference)
  const borneOut = new Set(mirrors.flatMap(({ entries }) => entries.map(factKey)))
  const isLie = (entry: Logged) =>
    entry.what === 'purged'
      ? !purged || entry.reference !== reference
      : !borneOut.has(factKey(entry))
  const liars = said.filter(([, entry]) => isLie(entry)).map(([{ author }]) => author)
  const titles = new Map(liars.map(({ id, title }) => [id, title]))
  return [...titles.values()].map((title) => ({ kind: 'audit-lie', title }))
}

function isIncomplete(stream: Stream): boolean {
  return checkStream(stream).some(({ kind }) => kind === 'gap' || kind === 'withheld-record')
}

/** Everything that is known of one case without any of its content. */
export interface AuditCase {
  readonly reference: string
  /** Oldest first. */
  readonly lines: readonly AuditLine[]
  /** Something of its log is missing or changed, or its author may not write there. */
  readonly damaged: boolean
}

/**
 * The logs of cases, by reference; the same on all desks that hold the same.
 *
 * @param isDamaged whether a stream differs from what this desk, or a colleague's, has seen of it
 */
export function foldAudit(
  streams: readonly Stream[],
  isDamaged: (stream: Stream) => boolean,
): AuditCase[] {
  const cases = new Map<string, { lines: AuditLine[]; damaged: boolean }>()
  for (const stream of [...streams].sort((a, b) => compare(a.caseKey, b.caseKey))) {
    const said = loggedIn(stream)
    const damaged = checkStream(stream).length > 0 || isDamaged(stream)
    // The rest of a log that is gone has no reference.
    const references = new Set(
      said.length === 0 && damaged ? [''] : said.map(([, e]) => e.reference),
    )
    for (const reference of references) {
      const one = cases.get(reference) ?? { lines: [], damaged: false }
      const ours = said.filter(([, entry]) => entry.reference === reference).map(lineOf)
      cases.set(reference, {
        lines: [...one.lines, ...ours],
        damaged: one.damaged || damaged,
      })
    }
  }
  return [...cases]
    .map(([reference, one]) => ({
      reference,
      damaged: one.damaged,
      lines: one.lines.sort((a, b) => a.day - b.day),
    }))
    .sort((a, b) => (a.reference < b.reference ? -1 : 1))
}

function lineOf([{ author }, entry]: readonly [OpenedRecord, Logged]): AuditLine {
  const { by: member, on: day, what, about = null, detail = null, reference, text = null } = entry
  const why = what === 'purged' ? text : null
  return { member, day, what, about, detail, reference, text: why, author: author.id }
}
