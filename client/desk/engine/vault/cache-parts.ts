import { encodeSlip } from '../../../../crypto/drop/slip.ts'
import { concat } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { IndexEntry } from '../../../../crypto/vault/cache-index.ts'
import type { CachedDrop, CachedStream, CachePart } from '../../../../crypto/vault/cache-part.ts'
import { type Case, lettersOf } from '../../model/case/fold.ts'
import { isClosed } from '../../model/case/over.ts'
import {
  type DropResult,
  partedTexts,
  type ReporterDrop,
  waitsForText,
} from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { isOwnMatter, madeOf } from '../../model/log/own-matter.ts'
import { recordsOf, type Stream, type StreamRecord } from '../../model/log/stream.ts'
import { idsLookedFor } from '../../model/log/stream-places.ts'
import type { PartSizes } from '../../wire/ports.ts'
import type { Holdings } from '../holdings.ts'
import { partIds } from '../sync/copied-letters.ts'
import { isOldCase } from '../sync/record-reading.ts'
import { statedNames } from '../sync/rest.ts'

const SIZES: PartSizes = { first: 100, next: 500 }

/** Names that an index may have, about: a case that was written again has hundreds. */
const NAMES = 500_000
/** Names of each log of a case, about: of one that was written again, and of any other. */
const NAMES_OF = { old: 120, young: 9 } as const

/** A part of a cache, and what a desk must know of it to leave it closed. */
export interface KeptPart {
  readonly content: CachePart
  /** Whether a desk may leave it closed while nothing of it has changed on the shelves. */
  readonly mayRest: boolean
  /** Names of a part that may rest; else empty. */
  readonly names: readonly Omit<IndexEntry, 'part'>[]
}

/**
 * All that a desk holds, in parts to be kept: first a screen of the cases that wait for a person, then all others
 * in which something goes on; after these the parts that may rest, of cases that are over, and of drops that
 * belong to no case. Something of every drop is kept: the requests of the next unlocking must not tell what this
 * desk opened.
 */
export function* partsOf(
  p: Primitives,
  holdings: Holdings,
  cases: readonly Case[],
  { first, next }: PartSizes = SIZES,
): Generator<KeptPart> {
  const left = { drops: new Set(holdings.drops.keys()), streams: new Set(holdings.streams.keys()) }
  const drops = dropsByCase(holdings)
  const take = (some: readonly Case[], mayRest: boolean): KeptPart => {
    const ids = some.flatMap((one) => drops.get(one.id) ?? [])
    return takePart(p, holdings, left, ids, some.flatMap(keysOf), mayRest)
  }
  const waiting = [...cases].sort(byUrgency)
  yield take(waiting.slice(0, first), false)
  let room = NAMES
  const mayRest = (c: Case) => {
    if (!isAtRest(holdings, c)) return false
    room -= keysOf(c).length * NAMES_OF[isOldCase(c.stream ?? undefined) ? 'old' : 'young']
    return room > 0
  }
  const resting = new Set(waiting.slice(first).filter(mayRest))
  const others = waiting.slice(first).filter((one) => !resting.has(one))
  for (let at = 0; at < others.length; at += next) yield take(others.slice(at, at + next), false)
  const later = [...resting]
  const keys = new Set(later.flatMap(keysOf))
  const ofNoCase = [...left.streams].filter((key) => !keys.has(key))
  yield takePart(p, holdings, left, [], ofNoCase, false)
  for (let at = 0; at < later.length; at += next) yield take(later.slice(at, at + next), true)
  yield takePart(p, holdings, left, [...left.drops], [], true)
}

function keysOf({ keys, audit }: Case): string[] {
  return [...keys, ...audit.map(({ caseKey }) => hexOf(caseKey))]
}

function byUrgency(a: Case, b: Case): number {
  const over = (c: Case) => (isClosed(c.status) ? 1 : 0)
  const latest = (c: Case) => c.timeline.at(-1)?.day ?? 0
  return over(a) - over(b) || latest(b) - latest(a)
}

/**
 * Whether each further row of a case comes at a known place: the case is over, whole, and nothing of it depends
 * on rows elsewhere.
 */
function isAtRest({ streams }: Holdings, c: Case): boolean {
  const isPlain = (stream: Stream | undefined) =>
    stream === undefined ||
    (stream.beyond.size + stream.rivals.size + stream.withheld.size === 0 &&
      [...stream.records.values()].every(({ content }) => content.kind === 'opened'))
  return (
    isClosed(c.status) &&
    c.stream !== null &&
    c.report !== null &&
    // A case that is too old to be checked gets nothing further.
    c.warnings.every(({ kind }) => kind === 'not-checked') &&
    c.unlogged.length === 0 &&
    !c.waitsForKey &&
    !c.asks &&
    madeOf(c.report) === null &&
    lettersOf(c).every((drop) => !isOwnMatter(drop) && !waitsForText(drop)) &&
    keysOf(c).every((key) => isPlain(streams.get(key)))
  )
}

function dropsByCase({ drops }: Holdings): ReadonlyMap<string, string[]> {
  const ids = new Map<string, string[]>()
  for (const [id, one] of drops) {
    if (one.kind !== 'reporter') continue
    const signer = hexOf(one.drop.signer)
    const others = ids.get(signer)
    if (others === undefined) ids.set(signer, [id])
    else others.push(id)
  }
  return ids
}

/** Take the drops and streams that no part has yet. */
function takePart(
  p: Primitives,
  holdings: Holdings,
  left: { readonly drops: Set<string>; readonly streams: Set<string> },
  ids: readonly string[],
  keys: readonly string[],
  mayRest: boolean,
): KeptPart {
  const drops = ids.filter((id) => left.drops.delete(id))
  const streams = keys.filter((key) => left.streams.delete(key))
  const content = {
    drops: drops.flatMap((id) => {
      const one = holdings.drops.get(id)
      return one ? [cachedDrop(holdings, one)] : []
    }),
    streams: streams.flatMap((key) => cachedStream(holdings, holdings.streams.get(key))),
  }
  const names = mayRest
    ? [...namesOfDrops(p, holdings, drops), ...namesOfLogs(p, holdings, streams)]
    : []
  return { content, mayRest, names }
}

type Name = KeptPart['names'][number]

function namesOfDrops(p: Primitives, holdings: Holdings, ids: readonly string[]): Name[] {
  const { drops, copies, expires } = holdings
  return ids.flatMap((id): Name[] => {
    const one = drops.get(id)
    const copy = copies.get(id)
    const drop = one?.kind === 'reporter' ? one.drop : null
    const parts = drop && copy?.kind === 'seen' ? partIds(p, drop.contentKey, copy) : []
    const rows = [
      ...(expires.drops.has(id) ? [id] : []),
      ...parts.filter((part) => expires.records.has(part)),
    ]
    return [
      ...rows.map((name) => ({ kind: 'row', name }) as const),
      ...(drop ? statedNames(drop) : []),
    ]
  })
}

function namesOfLogs(p: Primitives, holdings: Holdings, keys: readonly string[]): Name[] {
  const { streams, expires } = holdings
  return keys.flatMap((key): Name[] => {
    const stream = streams.get(key)
    if (stream === undefined) return []
    const rows = recordsOf(stream).map(({ id }) => hexOf(id))
    // A log that has begun needs no such check.
    const isOld = stream.of === null || isOldCase(streams.get(stream.of))
    return [
      { kind: 'log', name: key },
      ...rows.flatMap((name) =>
        expires.records.has(name) ? [{ kind: 'row', name } as const] : [],
      ),
      ...idsLookedFor(p, stream, isOld).map((name) => ({ kind: 'ahead', name }) as const),
    ]
  })
}

function cachedDrop(holdings: Holdings, one: DropResult): CachedDrop {
  switch (one.kind) {
    case 'reporter':
      return cachedLetter(holdings, one.drop)
    // Nothing of it is kept, as if it were not for this desk: it opens again with all others.
    case 'kept-back':
      return { kind: 'skipped', id: one.drop.id }
    case 'own-part':
      return { ...one, slip: encodeSlip(one.slip) }
    case 'checkpoint': {
      const { checkpoint, ...rest } = one
      return { ...rest, entries: concat(...checkpoint.values()) }
    }
    default:
      return one
  }
}

function cachedLetter({ sealedTo, copies }: Holdings, drop: ReporterDrop): CachedDrop {
  const id = hexOf(drop.id)
  // To fetch it once more would tell the server that it was opened here.
  const wraps = sealedTo.waiting(id)
  const copy = copies.get(id)
  const { agreement: found } = drop
  const agreement = found.kind === 'not-yet' ? ({ kind: 'no-keys' } as const) : found
  return {
    kind: 'reporter',
    drop: { ...partedTexts(drop), agreement, recipients: [...drop.recipients] },
    ...(wraps === null ? {} : { wraps }),
    ...(copy ? { copy } : {}),
  }
}

/** A stream as it is kept; none if there is nothing to keep. */
export function cachedStream({ streams }: Holdings, stream: Stream | undefined): CachedStream[] {
  const records = (stream ? recordsOf(stream) : []).flatMap((one) => cachedRecord(stream, one))
  if (stream === undefined || records.length === 0) return []
  const { caseKey, of, audit, epochs } = stream
  // It would name a key that this desk has given up.
  if (of !== null && !streams.has(of)) return []
  return [{ caseKey, of, ...(audit ? { audit } : {}), epochs: [...epochs], records }]
}

function cachedRecord(
  stream: Stream | undefined,
  { sequence, epoch, id, generation, came, hash, content }: StreamRecord,
): CachedStream['records'] {
  const at = stream?.epochs.indexOf(epoch) ?? -1
  if (content.kind === 'broken' || at < 0) return []
  const { previous, day, author, entry, longText } = content.record
  const said = longText === undefined ? { entry } : { entry, longText }
  const place = { sequence, epoch: at, id, generation, came, hash }
  return [{ ...place, previous, day, author: author.signing, ...said }]
}
