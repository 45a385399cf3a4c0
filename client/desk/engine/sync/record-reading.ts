import { WEEKS_OFF, type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import {
  type Authors,
  type Stream,
  type StreamRecord,
  withRecords,
} from '../../model/log/stream.ts'
import { type Place, recordAt, wantedPlaces } from '../../model/log/stream-places.ts'
import type { Holdings, ShelfStaff } from '../holdings.ts'
import { Opener } from '../opening/opener.ts'
import type { Staff } from '../post/staff.ts'

/** The place of a record that the server lists, and its stream. */
interface ListedPlace extends Place {
  readonly stream: Stream
}

/**
 * The places of all records that are listed and not held yet, by id in hex. A stream that had nothing in these
 * lists is not looked up again before they change.
 */
function listedPlaces(
  { primitives: p, now }: Pick<Staff, 'primitives' | 'now'>,
  { streams, expires, turns, unlisted }: Holdings,
  refused: ReadonlySet<string>,
): Map<string, ListedPlace[]> {
  const week = weekAt(now())
  const listed = new Map<string, ListedPlace[]>()
  for (const stream of streams.values()) {
    if (unlisted.get(stream) === turns) continue
    let isListed = false
    const isThere = (id: string) => expires.records.has(id)
    const isOld = mayBeOld(stream, streams, week)
    for (const [id, place] of wantedPlaces(p, stream, { isThere, isOld })) {
      isListed = true
      // A member who grants keys can have two streams look for one record: neither takes it from the other.
      if (!refused.has(id)) push(listed, id, { ...place, stream })
    }
    if (!isListed) unlisted.set(stream, turns)
  }
  return listed
}

/**
 * Whether the first record of a log may have expired, so that only a later writing of it is there: not before its
 * report is older than a row lives, and for a log beside a case's own not before something of the case was
 * written again.
 */
function mayBeOld(
  { of, report }: Stream,
  streams: ReadonlyMap<string, Stream>,
  week: Week,
): boolean {
  if (of !== null) return isOldCase(streams.get(of))
  return report === undefined || week - report.week >= LIMIT.recordWeeks - WEEKS_OFF
}

/** Whether something of a case was written again, as happens to records that are older than a row lives. */
export function isOldCase(stream: Stream | undefined): boolean {
  return [...(stream?.records.values() ?? [])].some(({ generation }) => generation > 0)
}

/** One pass over the listed records of all streams: rows are read as they come, and taken in once all have. */
export class RecordReading {
  readonly #p: Primitives
  readonly #opener: Opener
  readonly #authors: Authors
  readonly #holdings: Holdings
  readonly #places: ReadonlyMap<string, readonly ListedPlace[]>
  readonly #found = new Map<ListedPlace, StreamRecord>()

  /** @param refused ids in hex of rows that were asked for without success */
  constructor(
    staff: Pick<Staff, 'primitives' | 'now'> & Pick<ShelfStaff, 'opener'>,
    authors: Authors,
    holdings: Holdings,
    refused: ReadonlySet<string> = new Set(),
  ) {
    this.#p = staff.primitives
    this.#opener = staff.opener ?? new Opener(staff.primitives)
    this.#authors = authors
    this.#holdings = holdings
    this.#places = listedPlaces(staff, holdings, refused)
  }

  /** In hex, of all rows that are wanted. */
  get ids(): Iterable<string> {
    return this.#places.keys()
  }

  /** Read those of these rows that are wanted. @param rows by their ids in hex */
  async read(rows: ReadonlyMap<string, Uint8Array>): Promise<void> {
    const wanted = [...rows].flatMap(([id, row]) =>
      (this.#places.get(id) ?? []).map((place) => ({ id, place, row })),
    )
    const opened = await this.#opener.records(this.#authors, wanted)
    for (const [i, { id, place }] of wanted.entries()) {
      const came = (this.#holdings.expires.records.get(id) ?? 0) - LIMIT.recordWeeks
      const one = opened[i]
      if (one !== undefined) this.#found.set(place, recordAt(this.#authors, place, one, came))
    }
  }

  /**
   * Take in the rows that were read.
   *
   * @param isWhole whether no further requested row will come: the missing ones are withheld
   */
  takeIn(isWhole = true): void {
    const { streams } = this.#holdings
    const asked = new Map<Stream, ListedPlace[]>()
    for (const all of this.#places.values()) for (const one of all) push(asked, one.stream, one)
    for (const [stream, all] of asked) {
      const opened = all.flatMap((one) => this.#found.get(one) ?? [])
      const missed = all.flatMap((one) => (this.#found.has(one) ? [] : [one.sequence]))
      const withheld = isWhole ? missed : []
      if (opened.length + withheld.length === 0) continue
      streams.set(
        toHex(stream.caseKey),
        withRecords(this.#p, this.#authors, stream, opened, withheld),
      )
    }
  }
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const others = map.get(key)
  if (others === undefined) map.set(key, [value])
  else others.push(value)
}
