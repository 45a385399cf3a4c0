import { equal, toHex } from '../../../crypto/bytes.ts'
import type { Week } from '../../../crypto/calendar.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import { LIMIT } from '../../../crypto/labels.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import {
  type Generation,
  openRecord,
  originalOf,
  type RecordPlace,
  recordHash,
  recordId,
} from '../../../crypto/record.ts'
import { hexOf } from './hex-of.ts'
import {
  type Authors,
  chainOf,
  type Epoch,
  judgedBy,
  nextSequence,
  recordsOf,
  type Stream,
  type StreamRecord,
  withRecords,
} from './stream.ts'

/** How far beyond the first empty place a record is looked for, so that a gap is seen. */
export const LOOK_AHEAD = 16

/** An identity stream is seldom written in, and every case has one; an audit stream is, now and then. */
const LOOK_AHEAD_BESIDE = { identity: 2, audit: 4 } as const

/** Where a record may lie. */
export interface Place {
  readonly sequence: number
  readonly epoch: Epoch
  readonly generation: Generation
  readonly id: Uint8Array
}

/** What is asked about places before they are looked for. */
export interface Sought {
  /** Whether a row with this id, in hex, is on the shelf. */
  readonly isThere: (id: string) => boolean
  /** Whether the case is older than a row lives: then what lies beside its log can be as old. */
  readonly isOld: boolean
}

/**
 * Where records of this stream lie that are not held, by their ids in hex: at the first empty place, and some
 * way ahead; and all other writings at places of which it is not settled what stands there. After the end of
 * an epoch nothing new is looked for under its key: who was let go still holds that.
 */
export function wantedPlaces(
  p: Primitives,
  stream: Stream,
  { isThere, isOld }: Sought,
): Map<string, Place> {
  const places = new Map<string, Place>()
  const held = new Set(recordsOf(stream).map(({ id }) => hexOf(id)))
  const want = (epoch: Epoch, sequence: number, last: Generation) => {
    for (let generation = 0; generation <= Math.min(last, LIMIT.generations); generation++) {
      const { id, name } = idAt(p, epoch, sequence, generation)
      if (isThere(name) && !held.has(name)) places.set(name, { sequence, epoch, generation, id })
    }
  }
  const { running } = chainOf(p, stream)
  const isCut = stream.epochs.some(({ epoch }) => running !== null && epoch > running.epoch)
  for (const record of stream.records.values()) {
    if (isCut || !isSettled(stream, record)) want(record.epoch, record.sequence, LIMIT.generations)
  }
  if (running === null) return places
  const beside = LOOK_AHEAD_BESIDE[stream.audit ? 'audit' : 'identity']
  const first = nextSequence(stream)
  const newest = Math.max(0, ...[...stream.records.values()].map(({ generation }) => generation))
  const isYoung = !isCut && stream.beyond.size === 0 && isWithinLife(stream, isOld)
  want(running, first, isYoung ? newest + 1 : LIMIT.generations)
  const last = first + (stream.of === null ? LOOK_AHEAD : beside) - 1
  for (let sequence = first + 1; sequence <= last; sequence++) want(running, sequence, newest)
  return places
}

/** Every writing of a record under this key from the first empty place of a stream on, by id in hex. */
export function* placesUnder(
  p: Primitives,
  stream: Stream,
  epoch: Epoch,
  count: number,
): Generator<readonly [string, Place]> {
  const first = nextSequence(stream)
  for (let sequence = first; sequence < first + count; sequence++) {
    for (let generation = 0; generation <= LIMIT.generations; generation++) {
      const { id, name } = idAt(p, epoch, sequence, generation)
      yield [name, { sequence, epoch, generation, id }]
    }
  }
}

/**
 * Whether what stands at a place stays, whatever else lies there: its author's own row, or what the record
 * behind it names. Of others every writing is looked for: rows that nothing can be read of come and run out.
 */
function isSettled({ records }: Stream, { sequence, generation, hash, content }: StreamRecord) {
  if (content.kind === 'broken') return false
  const next = records.get(sequence + 1)?.content
  return generation === 0 || (next?.kind === 'opened' && equal(next.record.previous, hash))
}

/** Whether a record behind the last one lies in its author's own row, if there is one: rows run out in their order. */
function isWithinLife({ records, of }: Stream, isOld: boolean): boolean {
  const last = records.get(records.size - 1)
  if (last === undefined) return of !== null && !isOld
  return last.generation === 0 && last.content.kind === 'opened'
}

interface RowName {
  readonly id: Uint8Array
  /** hex */
  readonly name: string
}
const known = new WeakMap<Uint8Array, Map<string, RowName>>()

/** `recordId`, which is asked for at every change of a list. */
function idAt(p: Primitives, { key }: Epoch, sequence: number, generation: Generation): RowName {
  const names = known.get(key) ?? new Map<string, RowName>()
  known.set(key, names)
  const at = `${sequence} ${generation}`
  const before = names.get(at)
  if (before !== undefined) return before
  const id = recordId(p, key, sequence, generation)
  const made = { id, name: toHex(id) }
  names.set(at, made)
  return made
}

/**
 * Take in records that the server has, though no list shows them yet.
 *
 * @param came the running week
 */
export function absorb(
  p: Primitives,
  authors: Authors,
  stream: Stream,
  found: ReadonlyMap<string, Uint8Array>,
  came: Week,
): Stream {
  const sought = { isThere: (id: string) => found.has(id), isOld: true }
  const opened = [...wantedPlaces(p, stream, sought)].flatMap(([id, place]) => {
    const sealed = found.get(id)
    return sealed === undefined ? [] : [readAt(p, authors, place, sealed, came)]
  })
  return withRecords(p, authors, stream, opened, [])
}

/** A record that was fetched, at a place where one of this stream was looked for. @param came when its row did */
export function readAt(
  p: Primitives,
  authors: Authors,
  { sequence, epoch, id, generation }: Place,
  row: Uint8Array,
  came: Week,
): StreamRecord {
  const { instance } = authors
  const place = { instance, epoch: epoch.epoch, epochKey: epoch.key, sequence }
  const sealed = originalOf(p, place, row, generation)
  const content =
    sealed === null
      ? ({ kind: 'broken', code: 'tampered' } as const)
      : openAt(p, authors, place, sealed)
  return { sequence, epoch, id, generation, came, hash: recordHash(p, sealed ?? row), content }
}

function openAt(
  p: Primitives,
  authors: Authors,
  place: RecordPlace,
  sealed: Uint8Array,
): StreamRecord['content'] {
  try {
    return judgedBy(authors, openRecord(p, authors, place, sealed))
  } catch (error) {
    if (error instanceof CryptoError) return { kind: 'broken', code: error.code }
    throw error
  }
}
