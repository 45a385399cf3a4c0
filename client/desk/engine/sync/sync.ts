import { weekAt } from '../../../../crypto/days/calendar.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { BATCH } from '../../../../crypto/wire/wire.ts'
import { DeskError } from '../../model/error.ts'
import {
  type Authors,
  addEpoch,
  auditStreams,
  identityStreams,
  newStream,
  type Stream,
  streamOfReport,
  withReport,
} from '../../model/log/stream.ts'
import { absorb, idsAhead } from '../../model/log/stream-places.ts'
import type { OnProgress } from '../../rpc/answers.ts'
import { type HoldingStaff, type Holdings, reporterDrops, type ShelfStaff } from '../holdings.ts'
import type { TakeIn } from '../post/append.ts'
import { fetchRows } from '../post/staff.ts'
import { ownMatters, readClaim, sortClaimed, takenPlaces } from './claims.ts'
import { isMark, lettersWithoutReport, markIdOf } from './kept-back.ts'
import { readMessageTexts, readTexts } from './long-texts.ts'
import { openNamed } from './named-letters.ts'
import { RecordReading } from './record-reading.ts'
import { fetchNewRows } from './sealed-rows.ts'
import { rowsOnShelf, settleSent } from './sent-rows.ts'
import { listShelf } from './shelf-list.ts'
import { dropGoneParts, openTogether } from './together.ts'

/**
 * Tells of progress until a person wants to stop: between one batch and the next it ends the sync.
 *
 * @throws DeskError `stopped`, from the function that is returned
 */
export function untilStopped(onProgress: OnProgress, signal: AbortSignal | null): OnProgress {
  return (progress) => {
    if (signal?.aborted) throw new DeskError('stopped')
    onProgress(progress)
  }
}

/** A grant that a desk holds, from this sync or from its vault. */
export interface HeldGrant {
  /** Id of the drop that brought it; null if none did. */
  readonly drop: Uint8Array | null
  readonly caseKey: Uint8Array
  readonly epoch: number
  readonly epochKey: Uint8Array
  /** Set for an audit stream, as far as that is known. */
  readonly audit?: true
}

/**
 * Make the streams that follow from the reports and grants at hand, and bring all of them up to date; then open
 * the drops that they name, which may be reports with streams in turn, and fetch the parts of their text that lie
 * in blocks.
 *
 * @param onOpened called before any of that text is asked for
 * @throws DeskError
 */
export async function syncStreams(
  staff: ShelfStaff,
  grants: readonly HeldGrant[],
  onProgress: OnProgress,
  onOpened: () => void,
): Promise<void> {
  const { authors, holdings } = staff
  holdings.missing.clear()
  holdings.readTurn = -1
  await settleSent(staff)
  for (const grant of grants) {
    const key = toHex(grant.caseKey)
    const held = holdings.streams.get(key) ?? newStream(staff.primitives, grant.caseKey)
    const stream = grant.audit ? { ...held, audit: grant.audit } : held
    const epoch = { epoch: grant.epoch, key: grant.epochKey }
    holdings.streams.set(key, addEpoch(stream, epoch))
  }
  dropGoneParts(staff.holdings)
  openTogether(staff)
  do {
    deriveStreams(staff.primitives, authors, holdings)
    await readAllListed(staff)
  } while ((await openNamed(staff)) || bringsToLight(staff))
  holdings.readTurn = holdings.turns
  onOpened()
  await readTexts(staff, holdings, (done, total) => onProgress({ stage: 'texts', done, total }))
  await readMessageTexts(staff, holdings)
}

/** @returns whether cases came to light that letters have become */
function bringsToLight({ primitives, holdings, authors: { lists } }: ShelfStaff): boolean {
  return lists !== undefined && sortClaimed(primitives, lists, holdings)
}

/** The identity and audit streams of each case. @returns whether there are any new ones */
function deriveBeside({ primitives: p, holdings }: HoldingStaff): boolean {
  let found = false
  for (const stream of [...holdings.streams.values()]) {
    if (stream.of !== null || stream.audit || holdings.derived.has(stream)) continue
    holdings.derived.add(stream)
    for (const beside of [...identityStreams(p, stream), ...auditStreams(p, stream)]) {
      const key = toHex(beside.caseKey)
      const held = holdings.streams.get(key)
      if (held !== undefined && held.of !== null) continue
      const audit = beside.audit ? { audit: beside.audit } : {}
      holdings.streams.set(key, { ...(held ?? beside), of: beside.of, ...audit })
      found = true
    }
  }
  return found
}

/** The stream of each report that we could open, judged by it. */
export function deriveStreams(p: Primitives, authors: Authors, holdings: Holdings): void {
  const found = new Set<string>()
  for (const drop of reporterDrops(holdings)) {
    if (drop.kind !== 'report') continue
    const derived = streamOfReport(p, drop.contentKey)
    const key = toHex(derived.caseKey)
    const held = holdings.streams.get(key)
    const merged = derived.epochs.reduce(addEpoch, held ?? derived)
    const judged = withReport(p, authors, merged, drop)
    if (judged !== held) holdings.streams.set(key, judged)
    found.add(key)
  }
  for (const [key, stream] of holdings.streams) {
    if (stream.report !== undefined && !found.has(key)) {
      holdings.streams.set(key, withReport(p, authors, stream, null))
    }
  }
}

/** Read the listed records of every stream, and of streams beside it that follow from them. @throws DeskError */
async function readAllListed(staff: ShelfStaff): Promise<void> {
  do {
    await readListed(staff)
  } while (deriveBeside(staff))
}

/** Read the listed records of every stream, further and further until none is left. */
async function readListed(staff: ShelfStaff): Promise<void> {
  const { authors, holdings } = staff
  const refused = new Set<string>()
  for (;;) {
    const reading = new RecordReading(staff, authors, holdings, refused)
    const beside = listedBeside(staff.primitives, authors, holdings, refused)
    const ids = [...reading.ids, ...beside.keys()]
    if (ids.length === 0) return
    const read = new Set<string>()
    for await (const rows of rowsOnShelf(staff, ids)) {
      await reading.read(rows)
      for (const [id, sealed] of rows) {
        read.add(id)
        beside.get(id)?.(sealed)
      }
    }
    for (const id of ids) if (!read.has(id)) refused.add(id)
    reading.takeIn()
  }
}

/**
 * Bring all logs up to date as far as the lists show them, and the drops that they name, for the sake of one: the
 * server does not learn which.
 *
 * @throws DeskError
 */
export async function refreshCase(staff: ShelfStaff, stream: Stream): Promise<Stream> {
  const { authors, holdings } = staff
  const key = toHex(stream.caseKey)
  if (!holdings.streams.has(key)) holdings.streams.set(key, stream)
  await listShelf(staff, 'records', () => {})
  await fetchNewRows(staff)
  await listShelf(staff, 'drops', () => {})
  await settleSent(staff)
  await readAllListed(staff)
  if (await openNamed(staff)) deriveStreams(staff.primitives, authors, holdings)
  else holdings.readTurn = holdings.turns
  return holdings.streams.get(key) ?? stream
}

/** Whether something was listed since all records were read. @throws DeskError */
export async function hasNews(staff: HoldingStaff): Promise<boolean> {
  const { holdings } = staff
  if (holdings.readTurn !== holdings.turns) return true
  await listShelf(staff, 'records', () => {})
  return holdings.readTurn !== holdings.turns
}

/** How a stream takes in records that the server has, though no list shows them yet. */
export function takingIn(staff: ShelfStaff): TakeIn {
  return {
    row: (stream, row) => takeRows(staff, stream, new Map([[toHex(row.subarray(0, 32)), row]])),
    following: async (stream) => {
      const ids = idsAhead(staff.primitives, stream, BATCH.records)
      return takeRows(staff, stream, await fetchRows(staff, 'records', ids))
    },
  }
}

async function takeRows(
  staff: ShelfStaff,
  stream: Stream,
  rows: ReadonlyMap<string, Uint8Array>,
): Promise<Stream> {
  const { authors, holdings, primitives: p } = staff
  const key = toHex(stream.caseKey)
  for (const [id, row] of rows) holdings.sent.set(id, { turn: holdings.turns, row })
  let taken = holdings.streams.get(key) ?? stream
  for (let before = -1; before !== taken.records.size; ) {
    before = taken.records.size
    taken = absorb(p, authors, taken, rows, weekAt(staff.now()))
  }
  holdings.streams.set(key, taken)
  if (await openNamed(staff, false)) deriveStreams(p, authors, holdings)
  return holdings.streams.get(key) ?? taken
}

/** Takes in a record of 4,096 bytes. */
type Reading = (sealed: Uint8Array) => void

/**
 * Records that lie on the shelf, belong to no log of a case, and were not read: marks of letters whose report is
 * not open, and claims on letters that become cases.
 *
 * @param refused ids in hex of rows that were asked for without success
 * @returns how to take in each of them, by its id in hex
 */
export function listedBeside(
  p: Primitives,
  authors: Authors,
  holdings: Holdings,
  refused: ReadonlySet<string>,
): ReadonlyMap<string, Reading> {
  const { expires, marks, claims } = holdings
  const found = new Map<string, Reading>()
  for (const letter of lettersWithoutReport(holdings)) {
    const id = toHex(markIdOf(p, letter))
    if (!expires.records.has(id) || marks.has(id) || refused.has(id)) continue
    found.set(id, (sealed) => marks.set(id, isMark(p, authors, letter, sealed)))
  }
  for (const place of ownMatters(p, holdings).flatMap((one) => takenPlaces(p, one, holdings))) {
    const { id } = place
    const look = expires.records.has(id) ? holdings.looks : null
    const known = claims.get(id)
    const isKnown = known !== undefined && (known.look !== null || look === null)
    if (isKnown || refused.has(id)) continue
    found.set(id, (sealed) => claims.set(id, { claim: readClaim(p, authors, place, sealed), look }))
  }
  return found
}
