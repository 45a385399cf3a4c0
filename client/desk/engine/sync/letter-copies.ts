import { type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import { copyPartsOf, sealCopy } from '../../../../crypto/drop/letter-copy.ts'
import type { ContentKey } from '../../../../crypto/keys/keys.ts'
import type { Generation } from '../../../../crypto/log/record.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Case } from '../../model/case/fold.ts'
import type { ReporterDrop } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { isTouched } from '../../model/log/stream.ts'
import type { HoldingStaff, Holdings } from '../holdings.ts'
import { postRecord, type Staff } from '../post/staff.ts'
import { hurryFor, isTurnOf } from '../post/write-again.ts'
import { partIds, readCopies } from './copied-letters.ts'
import { readRows } from './sealed-rows.ts'

/**
 * Copy letters into records if they are to outlive their envelopes, and copy again those whose copies expire.
 * CASEWORK.md section 13.13
 *
 * @param room records that may be written
 * @returns how many were written
 * @throws DeskError
 */
export async function copyLetters(
  staff: HoldingStaff,
  cases: readonly Case[],
  room: number,
): Promise<number> {
  const { holdings } = staff
  let written = 0
  const letters = lettersToCopy(holdings, cases)
  const last = new Map(letters.map((one) => [one, expiryOf(staff, one)]))
  letters.sort((a, b) => (last.get(a) ?? 0) - (last.get(b) ?? 0))
  for (const letter of letters) {
    const payload = await payloadToCopy(staff, letter)
    if (payload === undefined) continue
    const hurried = hurryFor(staff, last.get(letter) ?? 0)
    const copy = await copyLetter(hurried, letter, payload, room - written)
    written += copy.written
    if (copy.end === 'full' || written >= room) break
  }
  return written
}

/**
 * Letters of cases in which a person has done something, and names: those are for custodians, who see no case. A
 * letter that nobody looked at goes with its envelope, so that a flood of reports fills no log.
 */
function lettersToCopy({ drops }: Holdings, cases: readonly Case[]): ReporterDrop[] {
  const touched = new Set(
    cases.flatMap(({ id, stream }) => (stream !== null && isTouched(stream) ? [id] : [])),
  )
  return [...drops.values()]
    .flatMap((one) => (one.kind === 'reporter' ? [one.drop] : []))
    .filter(({ kind, signer }) => kind === 'identity' || touched.has(hexOf(signer)))
    .sort((a, b) => (hexOf(a.id) < hexOf(b.id) ? -1 : 1))
}

/** When the envelope of a letter expires, or the first part of its copy to do so. */
function expiryOf(
  { primitives: p, holdings: { copies, expires } }: HoldingStaff,
  { id, contentKey: key }: ReporterDrop,
): Week {
  const copy = copies.get(hexOf(id))
  if (copy?.kind !== 'seen') return expires.drops.get(hexOf(id)) ?? 0
  return Math.min(...partIds(p, key, copy).map((part) => expires.records.get(part) ?? 0))
}

/** All that a letter says, if it is not copied, or a part of its copy has its turn to be written again. */
async function payloadToCopy(
  staff: HoldingStaff,
  { id, contentKey: key }: ReporterDrop,
): Promise<Uint8Array | undefined> {
  const { holdings } = staff
  const copy = holdings.copies.get(hexOf(id))
  if (copy === undefined) return undefined
  if (copy.kind === 'none') return copy.payload
  const ids = partIds(staff.primitives, key, copy)
  if (!ids.some((one) => isTurn(staff, holdings, one))) return undefined
  if (copy.payload !== undefined) return copy.payload
  return (await readCopies(staff, [{ id, key }])).get(hexOf(id))?.payload
}

function isTurn({ primitives: p, signer, now }: Staff, { expires }: Holdings, id: string): boolean {
  const last = expires.records.get(id)
  return last !== undefined && isTurnOf(p, signer.seed, { id, expires: last }, weekAt(now()))
}

interface Written {
  readonly written: number
  /** full: the server has no room; taken: something else stands at one of the places. */
  readonly end: 'whole' | 'taken' | 'room' | 'full'
}

/**
 * Write a letter whole at the first generation at which nothing else stands, unless it stands at one that lives
 * on: no reader takes a part of one generation for that of another.
 */
async function copyLetter(
  staff: HoldingStaff,
  { id, contentKey: key }: ReporterDrop,
  payload: Uint8Array,
  room: number,
): Promise<Written> {
  const { holdings } = staff
  const parts = copyPartsOf(payload)
  const states = await statesOf(staff, key, payload)
  const seen = (generation: Generation) =>
    holdings.copies.set(hexOf(id), { kind: 'seen', generation, parts, payload })
  let written = 0
  const standing = states.indexOf('whole')
  if (standing >= 0) {
    seen(standing)
    return { written, end: 'whole' }
  }
  for (const [generation, state] of states.entries()) {
    if (state !== 'open') continue
    const rows = sealCopy(staff.primitives, staff.instance, key, payload, generation)
    const some = await writeParts(staff, rows, room - written)
    written += some.written
    if (some.end === 'taken') continue
    if (some.end === 'whole') seen(generation)
    return { written, end: some.end }
  }
  return { written, end: 'taken' }
}

/** For each generation, whether the letter stands there whole and lives on, or can be written there. */
async function statesOf(
  staff: HoldingStaff,
  key: ContentKey,
  payload: Uint8Array,
): Promise<readonly ('whole' | 'open' | 'taken')[]> {
  const { holdings } = staff
  const { primitives: p, instance } = staff
  const { copied, expires } = holdings
  const parts = copyPartsOf(payload)
  const places = Array.from({ length: LIMIT.generations + 1 }, (_, generation) =>
    partIds(p, key, { generation, parts }),
  )
  const isListed = (id: string) => expires.records.has(id)
  const rows = await readRows(staff, places.flat().filter(isListed))
  return places.map((ids, generation) => {
    const isThere = (id: string) => isListed(id) || copied.has(id)
    if (!ids.some(isThere)) return 'open'
    const own = sealCopy(p, instance, key, payload, generation)
    // A member who holds the letter's key can put anything there.
    const isOwn = (id: string, part: number) => {
      const [row, there] = [own[part], rows.get(id)]
      return copied.has(id) || (row !== undefined && there !== undefined && equal(row, there))
    }
    const listed = ids.filter(isListed)
    if (listed.some((id) => isTurn(staff, holdings, id) || !isOwn(id, ids.indexOf(id))))
      return 'taken'
    return ids.every(isThere) ? 'whole' : 'open'
  })
}

/** Write the parts of one generation that are not there yet. */
async function writeParts(
  staff: HoldingStaff,
  rows: readonly Uint8Array[],
  room: number,
): Promise<Written> {
  const { copied, expires, sent, turns } = staff.holdings
  let written = 0
  for (const row of rows) {
    const id = toHex(row.subarray(0, SIZE.id))
    if (expires.records.has(id) || copied.has(id)) continue
    if (written >= room) return { written, end: 'room' }
    const { outcome } = await postRecord(staff, row)
    if (outcome === 'conflict') return { written, end: 'taken' }
    if (outcome !== 'accepted') return { written, end: 'full' }
    copied.set(id, turns)
    sent.set(id, { turn: turns, row })
    written++
  }
  return { written, end: 'whole' }
}
