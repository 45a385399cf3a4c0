import { toHex } from '../../../crypto/bytes.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import {
  type Generation,
  openRecord,
  originalOf,
  type RecordPlace,
  recordHash,
  recordId,
} from '../../../crypto/record.ts'
import { generationAfter, generationsAhead } from './generations.ts'
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
const LOOK_AHEAD = 16

/** An identity stream is seldom written in, and every case has one; an audit stream is, now and then. */
const LOOK_AHEAD_BESIDE = { identity: 2, audit: 4 } as const

/** Where a record may lie. */
export interface Place {
  readonly sequence: number
  readonly epoch: Epoch
  readonly generation: Generation
  readonly id: Uint8Array
}

/**
 * Where a record of this stream may lie, by its id in hex: at the first empty place, and some way
 * ahead; and each later writing of what its author's own row does not settle. After the end of an epoch
 * nothing new is looked for under its key: who was let go still holds that.
 */
export function wantedPlaces(p: Primitives, stream: Stream): Map<string, Place> {
  const places = new Map<string, Place>()
  const want = (epoch: Epoch, sequence: number, generations: readonly Generation[]) => {
    for (const generation of generations) {
      const id = recordId(p, epoch.key, sequence, generation)
      const name = toHex(id)
      if (!stream.beyond.has(name)) places.set(name, { sequence, epoch, generation, id })
    }
  }
  for (const { sequence, epoch, generation, content } of stream.records.values()) {
    if (content.kind === 'opened' && generation === 0) continue
    const found = recordsOf(stream).filter((one) => one.sequence === sequence)
    want(epoch, sequence, generationAfter(found))
  }
  const { running } = chainOf(p, stream)
  if (running === null) return places
  const beside = LOOK_AHEAD_BESIDE[stream.audit ? 'audit' : 'identity']
  const first = nextSequence(stream)
  const last = first + (stream.of === null ? LOOK_AHEAD : beside) - 1
  for (let sequence = first; sequence <= last; sequence++) {
    want(running, sequence, generationsAhead(stream.records.values(), first, sequence))
  }
  return places
}

/** Take in records that were fetched. */
export function absorb(
  p: Primitives,
  authors: Authors,
  stream: Stream,
  found: ReadonlyMap<string, Uint8Array>,
): Stream {
  const opened = [...wantedPlaces(p, stream)].flatMap(([id, place]) => {
    const sealed = found.get(id)
    return sealed === undefined ? [] : [readAt(p, authors, place, sealed)]
  })
  return withRecords(p, authors, stream, opened, [])
}

/** A record that was fetched, at a place where one of this stream was looked for. */
export function readAt(
  p: Primitives,
  authors: Authors,
  { sequence, epoch, id, generation }: Place,
  row: Uint8Array,
): StreamRecord {
  const { instance } = authors
  const place = { instance, epoch: epoch.epoch, epochKey: epoch.key, sequence }
  const sealed = originalOf(p, place, row, generation)
  const content =
    sealed === null
      ? ({ kind: 'broken', code: 'tampered' } as const)
      : openAt(p, authors, place, sealed)
  return { sequence, epoch, id, generation, hash: recordHash(p, sealed ?? row), content }
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
