import { equal } from '../../../crypto/bytes.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import {
  type OpenedRecord,
  openRecord,
  originalOf,
  type RecordPlace,
  recordHash,
} from '../../../crypto/record.ts'
import type { Authors, Place, StreamRecord } from './stream.ts'

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
    return judge(authors, openRecord(p, authors, place, sealed))
  } catch (error) {
    if (error instanceof CryptoError) return { kind: 'broken', code: error.code }
    throw error
  }
}

/** What key lists say of who wrote a record; whether it counts, its place says. */
export function judge(authors: Authors, record: OpenedRecord): StreamRecord['content'] {
  const author = authors.members.find(({ signing }) => equal(signing, record.author.signing))
  const { role } = author ?? record.author
  return {
    kind: 'opened',
    record: { ...record, author: author ?? record.author },
    late: authors.hadLeft?.(record.author, record.day) ?? false,
    standing: { role, roles: authors.rolesOf?.(record.author) ?? [role] },
    counts: false,
  }
}
