import type { Week } from '../../../../crypto/days/calendar.ts'
import {
  type Generation,
  type OpenedRecord,
  openRecord,
  originalOf,
  recordHash,
  recordId,
} from '../../../../crypto/log/record.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError, type CryptoErrorCode } from '../../../../crypto/primitives/errors.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { hexOf } from './hex-of.ts'
import {
  type Authors,
  chainOf,
  contentUnder,
  type Epoch,
  nextSequence,
  type Stream,
  type StreamRecord,
  withRecords,
} from './stream.ts'

/** How far beyond the first empty place a record is looked for, so that a gap is seen. */
const LOOK_AHEAD = 16

/** An identity stream is seldom written in, and every case has one; an audit stream is written in now and then. */
const LOOK_AHEAD_BESIDE = { identity: 2, audit: 4 } as const

/** The place where a record may lie. */
export interface Place {
  readonly sequence: number
  readonly epoch: Epoch
  readonly generation: Generation
  readonly id: Uint8Array
}

/** All that is asked about places before they are looked for. */
export interface Sought {
  /** Whether a row with this id, in hex, is on the shelf. */
  readonly isThere: (id: string) => boolean
  /** Whether its first record may have run out, so that only a later writing of it is there. */
  readonly isOld: boolean
}

/**
 * The places of this stream's records that are not held, by their ids in hex: at the first empty place, and
 * some way ahead. If nothing lies there, all other writings at places where it is not settled which row stands.
 * After the end of an epoch nothing new is looked for under its key: a member who was let go still holds that.
 */
export function wantedPlaces(p: Primitives, stream: Stream, sought: Sought): Map<string, Place> {
  const { running } = chainOf(p, stream)
  const isCut = stream.epochs.some(({ epoch }) => running !== null && epoch > running.epoch)
  const ahead = running === null ? new Map() : placesAhead(p, stream, running, isCut, sought)
  return ahead.size > 0 ? ahead : placesInDoubt(p, stream, isCut, sought)
}

/** The ids in hex at which a row, if it came, would be read as one more of this stream. */
export function idsLookedFor(p: Primitives, stream: Stream, isOld: boolean): readonly string[] {
  const ids = new Set<string>()
  const isThere = (id: string) => {
    ids.add(id)
    return false
  }
  wantedPlaces(p, stream, { isThere, isOld })
  return [...ids]
}

/** @param isCut whether a key is held of a later epoch than the log comes to */
function placesAhead(
  p: Primitives,
  stream: Stream,
  running: Epoch,
  isCut: boolean,
  { isThere, isOld }: Sought,
): Map<string, Place> {
  const found = new Map<string, Place>()
  const want = (sequence: number, last: Generation) => {
    for (const [name, place] of writingsOf(p, running, sequence, last)) {
      if (isThere(name) && !stream.beyond.has(name)) found.set(name, place)
    }
  }
  const first = nextSequence(stream)
  const newest = Math.max(0, ...[...stream.records.values()].map(({ generation }) => generation))
  const isYoung = !isCut && stream.beyond.size === 0 && isWithinLife(stream, isOld)
  want(first, isYoung ? newest + 1 : LIMIT.generations)
  const beside = LOOK_AHEAD_BESIDE[stream.audit ? 'audit' : 'identity']
  const last = first + (stream.of === null ? LOOK_AHEAD : beside) - 1
  for (let sequence = first + 1; sequence <= last; sequence++) want(sequence, newest)
  return found
}

function placesInDoubt(
  p: Primitives,
  stream: Stream,
  isCut: boolean,
  { isThere }: Sought,
): Map<string, Place> {
  const found = new Map<string, Place>()
  for (const one of stream.records.values()) {
    if (!isCut && isSettled(stream, one)) continue
    const { epoch, sequence } = one
    for (const [name, place] of writingsOf(p, epoch, sequence, LIMIT.generations)) {
      if (isThere(name) && name !== hexOf(one.id) && !stream.rivals.has(name))
        found.set(name, place)
    }
  }
  return found
}

/** Every writing of a record under this key from the first empty place of a stream on, by id in hex. */
export function placesUnder(
  p: Primitives,
  stream: Stream,
  epoch: Epoch,
): (readonly [string, Place])[] {
  const first = nextSequence(stream)
  return Array.from({ length: LOOK_AHEAD }, (_, i) =>
    writingsOf(p, epoch, first + i, LIMIT.generations),
  ).flat()
}

/** The ids in hex of the first writings at the next places of a stream. */
export function idsAhead(p: Primitives, stream: Stream, count: number): string[] {
  const { running } = chainOf(p, stream)
  if (running === null) return []
  const first = nextSequence(stream)
  return Array.from({ length: count }, (_, i) => toHex(recordId(p, running.key, first + i)))
}

/**
 * Whether the row at a place stays, whatever else lies there: its author's own row, or the one that the record
 * behind it names. For other places every writing is looked for: rows that nothing can be read of come and run
 * out.
 */
function isSettled({ records }: Stream, { sequence, generation, hash, content }: StreamRecord) {
  if (content.kind === 'broken') return false
  const next = records.get(sequence + 1)?.content
  return generation === 0 || (next?.kind === 'opened' && equal(next.record.previous, hash))
}

/** Whether a record behind the last one lies in its author's own row, if there is one: rows run out in their order. */
function isWithinLife({ records }: Stream, isOld: boolean): boolean {
  const last = records.get(records.size - 1)
  if (last === undefined) return !isOld
  return last.generation === 0 && last.content.kind === 'opened'
}

type Writing = readonly [string, Place]
const known = new WeakMap<Uint8Array, Map<number, Writing[]>>()

/**
 * The places where the writings of a record lie, by id in hex. They are asked for at every change of a list,
 * and derived once.
 *
 * @param last up to this one, or to the last that may be at all
 */
function writingsOf(
  p: Primitives,
  epoch: Epoch,
  sequence: number,
  last: Generation,
): readonly Writing[] {
  const bySequence = known.get(epoch.key) ?? new Map<number, Writing[]>()
  known.set(epoch.key, bySequence)
  const all = bySequence.get(sequence) ?? []
  bySequence.set(sequence, all)
  const count = Math.min(last, LIMIT.generations) + 1
  for (let generation = all.length; generation < count; generation++) {
    const id = recordId(p, epoch.key, sequence, generation)
    all.push([toHex(id), { sequence, epoch, generation, id }])
  }
  return all.length === count ? all : all.slice(0, count)
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
  place: Place,
  row: Uint8Array,
  came: Week,
): StreamRecord {
  return recordAt(authors, place, openAt(p, authors, place, row), came)
}

/** The result of opening a row at a place. Nobody has judged its author yet. */
export interface OpenedAt {
  /** The hash of the record as its author sealed it, or of a row that is none. */
  readonly hash: Uint8Array
  /** The record, or why there is none. */
  readonly opened: OpenedRecord | CryptoErrorCode
}

/** Open a row at a place where a record was looked for. Never throws because of something that somebody else made. */
export function openAt(
  p: Primitives,
  signers: Pick<Authors, 'instance' | 'members'>,
  { sequence, epoch, generation }: Place,
  row: Uint8Array,
): OpenedAt {
  const { instance } = signers
  const place = { instance, epoch: epoch.epoch, epochKey: epoch.key, sequence }
  const sealed = originalOf(p, place, row, generation)
  const hash = recordHash(p, sealed ?? row)
  if (sealed === null) return { hash, opened: 'tampered' }
  try {
    return { hash, opened: openRecord(p, signers, place, sealed) }
  } catch (error) {
    if (error instanceof CryptoError) return { hash, opened: error.code }
    throw error
  }
}

/** The record of a row that was opened at its place. @param came when the row did */
export function recordAt(
  authors: Authors,
  { sequence, epoch, id, generation }: Place,
  { hash, opened }: OpenedAt,
  came: Week,
): StreamRecord {
  const content =
    typeof opened === 'string'
      ? ({ kind: 'broken', code: opened } as const)
      : contentUnder(authors, opened)
  return { sequence, epoch, id, generation, came, hash, content }
}
