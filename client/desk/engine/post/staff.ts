import type { Week } from '../../../../crypto/days/calendar.ts'
import type { SignKeyPair } from '../../../../crypto/keys/keys.ts'
import { decodeKeptKeys, type KeptKeys } from '../../../../crypto/keys/publication.ts'
import type { SuspensionStatement } from '../../../../crypto/keys/suspension.ts'
import { equal, fromHex, type Random, toHex } from '../../../../crypto/primitives/bytes.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import {
  changedPrefixes,
  decodeListing,
  type Listed,
  listQuery,
  PREFIXES,
} from '../../../../crypto/wire/listing.ts'
import type { Sha256 } from '../../../../crypto/wire/puzzle.ts'
import { signRequest } from '../../../../crypto/wire/request.ts'
import {
  BATCH,
  HEAP,
  type OverQuota,
  PATH,
  quotasAnswer,
  recordInPlace,
  renewalAnswer,
  type SlotInPlace,
  type SlotPost,
  type SuspensionPost,
  slotInPlace,
  suspensionsAnswer,
  weekAnswer,
} from '../../../../crypto/wire/wire.ts'
import { errorCodeOf, isAccepted } from '../../../shared/server-answers.ts'
import { type Answer, OfflineError, type Transport } from '../../../shared/transport.ts'
import { brokenAs, unlessBroken } from '../../model/broken.ts'
import { DeskError, offlineError } from '../../model/error.ts'
import type { Hurry, Pace } from './pace.ts'

/** Keys, clock and connection for signed requests. */
export interface Staff {
  readonly primitives: Primitives
  readonly random: Random
  readonly sha256: Sha256
  /** milliseconds since 1970-01-01 UTC */
  readonly now: () => number
  readonly transport: Transport
  readonly instance: Uint8Array
  readonly signer: SignKeyPair
  /** Absent with a bundle: records are posted at once. */
  readonly pace?: Pace
  /** How urgent its records are; `desk` by default. */
  readonly hurry?: Hurry
}

export type Shelf = 'drops' | 'records'

/** The server's answer to a write; a refusal need not mean an error. */
export type WriteOutcome = 'accepted' | 'conflict' | 'full' | 'quota' | 'absent'

/** The same for a record; `row` is the record that has its place, null if the server does not hand it over. */
export type RecordOutcome =
  /** `isNew` unless the same bytes lay there before. */
  | { readonly outcome: 'accepted'; readonly isNew: boolean }
  | { readonly outcome: Exclude<WriteOutcome, 'accepted' | 'conflict'> }
  | { readonly outcome: 'conflict'; readonly row: Uint8Array | null }

/** The same for a slot; `row` is the slot that lies there instead of the expected one, null if there is none. */
export interface SlotOutcome {
  readonly outcome: WriteOutcome
  readonly row: SlotInPlace | null
}

const LISTS = { drops: PATH.deskDrops, records: PATH.deskRecords } as const
const FETCHES = { drops: PATH.deskDropsFetch, records: PATH.deskRecordsFetch } as const
const SIZES = { drops: SIZE.sealedDrop, records: SIZE.record } as const

/** Batches that are under way at a time. */
const AT_ONCE = 4

const NOTHING = new Uint8Array(0)

/** The part of a list that has changed. */
export interface Changes {
  readonly prefixes: ReadonlySet<number>
  /** All rows of these prefixes, by id. */
  readonly rows: readonly Listed[]
  /** The same rows, as the bytes that came. */
  readonly listing: Uint8Array
}

/**
 * The parts of a shelf's list that have changed.
 *
 * @param known `hashesOf` the list as it is held; null if there is none
 * @param onStep gets 0 before the hashes and 1 before the rows; it may throw to end it
 * @throws DeskError `offline`, `not-yet`, `unconfirmed`, `clock`, `unsigned`, `server`
 */
export async function listRows(
  staff: Staff,
  shelf: Shelf,
  known: Uint8Array | null = null,
  onStep: (done: number) => void = () => {},
): Promise<Changes> {
  onStep(0)
  const hashes = await send(staff, 'GET', LISTS[shelf], '?', null)
  requireDone(hashes)
  if (hashes.body.length !== PREFIXES * SIZE.prefixHash) throw new DeskError('unconfirmed')
  const prefixes = changedPrefixes(known, hashes.body)
  if (prefixes.size === 0) return { prefixes, rows: [], listing: NOTHING }
  onStep(1)
  const answer = await send(staff, 'GET', LISTS[shelf], listQuery(prefixes), null)
  requireDone(answer)
  const rows = brokenAs('unconfirmed', () => decodeListing(answer.body, prefixes))
  return { prefixes, rows, listing: answer.body }
}

/**
 * Fetch rows by id in heaps of a fixed number, and the rest in batches of a smaller one, filled up with repeats.
 *
 * @param ids in hex
 * @param kept takes the ids in hex of the rows that the desk's host has kept on their way
 * @returns the rows that the server handed over, by id in hex
 * @throws DeskError
 */
export async function fetchRows(
  staff: Staff,
  shelf: Shelf,
  ids: readonly string[],
  progress: (done: number) => void = () => {},
  kept?: Set<string>,
): Promise<Map<string, Uint8Array>> {
  const found = new Map<string, Uint8Array>()
  let next = 0
  let done = 0
  const fetchOne = async (at: number, size: number) => {
    const some = ids.slice(at, at + size)
    const batch = filled(some, size)
    const wanted = new Set(batch)
    const answer = await send(staff, 'POST', FETCHES[shelf], '?', binary(idBytes(batch)))
    requireDone(answer)
    for (const row of pieces(answer.body, SIZES[shelf])) {
      const id = toHex(row.subarray(0, SIZE.id))
      // If two rows have one id, the first counts, here and where they are kept.
      if (!wanted.has(id) || found.has(id)) continue
      found.set(id, row)
      if (answer.kept) kept?.add(id)
    }
    done += some.length
    progress(done)
  }
  const fetchOn = async () => {
    while (next < ids.length) {
      const at = next
      const size = ids.length - at < HEAP[shelf] ? BATCH[shelf] : HEAP[shelf]
      next += size
      try {
        await fetchOne(at, size)
      } catch (error) {
        // The other loops ask for nothing more.
        next = ids.length
        throw error
      }
    }
  }
  await Promise.all(Array.from({ length: AT_ONCE }, fetchOn))
  return found
}

/** As many ids as a batch has, sorted; if there are fewer, some stand there more than once. */
function filled(ids: readonly string[], size: number): string[] {
  const repeats = Array.from({ length: size - ids.length }, (_, i) => ids[i % ids.length])
  return [...ids, ...repeats.flatMap((id) => id ?? [])].sort()
}

/** @param ids in hex */
export function idBytes(ids: readonly string[]): Uint8Array {
  return fromHex(ids.join(''))
}

/**
 * Post a record as the desk's pace lets it.
 *
 * @param record 4,096 bytes
 * @throws DeskError `paced`, and as all requests
 */
export async function postRecord(staff: Staff, record: Uint8Array): Promise<RecordOutcome> {
  const { pace, now, hurry = 'desk' } = staff
  pace?.require(hurry, now())
  const answer = await postSameRecord(staff, record)
  if (answer.outcome === 'accepted' && answer.isNew) pace?.count(now())
  return answer
}

/** Post a record that the server accepted before: with the same bytes it is accepted again. @throws DeskError */
export async function postSameRecord(staff: Staff, record: Uint8Array): Promise<RecordOutcome> {
  const body = binary(record)
  const answer = await send(staff, 'POST', PATH.deskRecords, '?', body)
  const row = recordInPlace(record, answer)
  if (row !== null) return { outcome: 'conflict', row }
  const isNew = answer.status !== 208
  const outcome = await outcomeOf(staff, body, isNew ? answer : { ...answer, status: 200 })
  if (outcome === 'accepted') return { outcome, isNew }
  return outcome === 'conflict' ? { outcome, row: null } : { outcome }
}

/** @param from id of the slot that it replaces or is moved from; null for none */
export async function postSlot(
  staff: Staff,
  from: Uint8Array | null,
  slot: SlotPost,
): Promise<SlotOutcome> {
  const ids = from === null ? [slot.id] : [slot.id, from]
  return writeSlot(staff, PATH.deskSlots, ids, json(slot))
}

/**
 * @param id of the slot
 * @returns `absent` if the slot is gone already
 */
export async function removeSlot(
  staff: Staff,
  id: Uint8Array,
  removal: NonNullable<SlotPost['replaced']>,
): Promise<SlotOutcome> {
  return writeSlot(staff, PATH.deskSlotsRemove, [id], json(removal))
}

async function writeSlot(
  staff: Staff,
  path: string,
  ids: readonly Uint8Array[],
  body: Body,
): Promise<SlotOutcome> {
  const answer = await send(staff, 'POST', path, '?', body)
  const row = slotInPlace(ids, answer)
  return { outcome: row ? 'conflict' : await outcomeOf(staff, body, answer), row }
}

/**
 * Renew blocks.
 *
 * @param disposals at most `RENEWALS`
 * @returns which of them are there, in the same order
 * @throws DeskError
 */
export async function postRenewals(
  staff: Staff,
  disposals: readonly Uint8Array[],
): Promise<readonly boolean[]> {
  const body = json(disposals)
  const answer = await send(staff, 'POST', PATH.deskRenewals, '?', body)
  requireDone(answer)
  const { accepted, there } = brokenAs('unconfirmed', () => decodeJson(renewalAnswer, answer.body))
  const isWhole = there.length === disposals.length
  if (!isWhole || !equal(accepted, await staff.sha256(body.bytes))) {
    throw new DeskError('unconfirmed')
  }
  return there
}

/** Every member's suspension of another, except those of the member who asks; unchecked. */
export async function fetchSuspensions(staff: Staff): Promise<SuspensionStatement[]> {
  const answer = await send(staff, 'GET', PATH.deskSuspensions, '?', null)
  requireDone(answer)
  return brokenAs('unconfirmed', () => decodeJson(suspensionsAnswer, answer.body))
}

/** Members whose records the server refused in the last days, by its own word; only for the head. */
export async function fetchQuotas(staff: Staff): Promise<readonly OverQuota[]> {
  const answer = await send(staff, 'GET', PATH.deskQuotas, '?', null)
  // A bundle that another member took has no such answer.
  if (errorCodeOf(answer) === 'not-found') return []
  requireDone(answer)
  return brokenAs('unconfirmed', () => decodeJson(quotasAnswer, answer.body))
}

export async function postSuspension(staff: Staff, suspension: SuspensionPost): Promise<void> {
  await insist(staff, PATH.deskSuspensions, json(suspension))
}

/** Weekly keys of the last weeks as the server keeps them, unchecked; none if it gives none. */
export async function fetchKeptKeys(staff: Staff): Promise<KeptKeys[]> {
  const answer = await send(staff, 'GET', PATH.deskWeeklyKeys, '?', null)
  if (errorCodeOf(answer) === 'not-found') return []
  requireDone(answer)
  // An unreadable answer holds no key: the drops that need it count as not checked, and the sync goes on.
  return unlessBroken([], () => decodeKeptKeys(answer.body))
}

/** The week that the server is sure of: it accepts nothing that was sealed to the second week before it. */
export async function fetchSureWeek(staff: Staff): Promise<Week> {
  const answer = await send(staff, 'GET', PATH.deskWeek, '?', null)
  requireDone(answer)
  return brokenAs('unconfirmed', () => decodeJson(weekAnswer, answer.body)).week
}

/** @param signature 64 bytes */
export async function postStop(staff: Staff, signature: Uint8Array): Promise<void> {
  await insist(staff, PATH.deskStops, binary(signature))
}

interface Body {
  readonly type: 'application/json' | 'application/octet-stream'
  readonly bytes: Uint8Array
}

function binary(bytes: Uint8Array): Body {
  return { type: 'application/octet-stream', bytes }
}

function json(value: unknown): Body {
  return { type: 'application/json', bytes: encodeJson(value) }
}

/** Sign and send one request. @param query with its question mark; `?` if there is none */
async function send(
  staff: Staff,
  method: 'GET' | 'POST',
  path: string,
  query: string,
  body: Body | null,
): Promise<Answer> {
  const { primitives, random, now, instance, signer, transport } = staff
  const parts = { method, path, query, body: body?.bytes ?? new Uint8Array(0) }
  const signature = signRequest(primitives, random, now(), instance, signer, parts)
  const target = query === '?' ? path : `${path}${query}`
  try {
    return await transport.request(
      method,
      target,
      body === null
        ? { headers: { ...signature } }
        : { headers: { ...signature, 'content-type': body.type }, body: body.bytes },
    )
  } catch (error) {
    if (error instanceof OfflineError) throw offlineError(error)
    throw error
  }
}

function requireDone(answer: Answer): void {
  if (answer.status !== 200) throw refusal(answer)
}

/** @throws DeskError if the server has not accepted it */
async function insist(staff: Staff, path: string, body: Body): Promise<void> {
  const answer = await send(staff, 'POST', path, '?', body)
  if (!(await isAccepted(staff.sha256, body.bytes, answer))) throw refusal(answer)
}

/** @throws DeskError for every other answer */
async function outcomeOf(staff: Staff, body: Body, answer: Answer): Promise<WriteOutcome> {
  if (await isAccepted(staff.sha256, body.bytes, answer)) return 'accepted'
  const code = errorCodeOf(answer)
  if (code === 'conflict' || code === 'full' || code === 'quota') return code
  if (code === 'not-found') return 'absent'
  throw refusal(answer)
}

function refusal(answer: Answer): DeskError {
  const code = errorCodeOf(answer)
  if (code === null) return new DeskError('unconfirmed', `${answer.status}`)
  if (code === 'clock' || code === 'unsigned' || code === 'suspended') return new DeskError(code)
  if (code === 'not-yet') return new DeskError(code)
  return new DeskError(code === 'unavailable' ? 'offline' : 'server', `${answer.status} ${code}`)
}

function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  if (bytes.length % size !== 0) throw new DeskError('unconfirmed', `${bytes.length} bytes`)
  return Array.from({ length: bytes.length / size }, (_, i) =>
    bytes.subarray(size * i, size * i + size),
  )
}
