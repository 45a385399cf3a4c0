import { equal, toHex } from '../../../crypto/bytes.ts'
import { weekAt } from '../../../crypto/calendar.ts'
import { LIMIT } from '../../../crypto/labels.ts'
import { copyId, sealCopy } from '../../../crypto/letter-copy.ts'
import type { Generation } from '../../../crypto/record.ts'
import { joined, type KnownLetter, listedParts, readParts } from './copied-letters.ts'
import type { ReporterDrop } from './drops.ts'
import type { Case } from './fold.ts'
import { hexOf } from './hex-of.ts'
import type { Holdings } from './holdings.ts'
import { readRow } from './sealed-rows.ts'
import { postRecord, type Staff } from './staff.ts'
import { saidIn } from './stream.ts'
import { isTurnOf } from './write-again.ts'

/** Letters whose records are read at once. */
const WINDOW = 256

/**
 * Copy letters into records, as far as they are to outlive their envelopes, and copy again what runs
 * out. CASEWORK.md section 13.13
 *
 * @param room records that may be written
 * @returns how many were
 * @throws DeskError
 */
export async function copyLetters(
  staff: Staff,
  holdings: Holdings,
  cases: readonly Case[],
  room: number,
): Promise<number> {
  let written = 0
  const due = lettersToCopy(holdings, cases).filter((one) => isDue(staff, holdings, one))
  for (let at = 0; at < due.length; at += WINDOW) {
    const letters = due.slice(at, at + WINDOW)
    const near = await readParts(
      staff,
      holdings,
      letters.flatMap((one) => listedParts(staff, holdings.expires.records, knownAs(one))),
    )
    for (const letter of letters) {
      const payload = payloadToCopy(staff, holdings, letter, near)
      if (payload === undefined) continue
      const copy = await copyLetter(staff, holdings, letter, payload, {
        room: room - written,
        near,
      })
      written += copy.written
      if (copy.isFull || written >= room) return written
    }
  }
  return written
}

/**
 * Letters of cases in which a person has done something, and names: those are for custodians, who see no
 * case. What nobody looked at goes with its envelope, so that a flood of reports fills no log.
 */
function lettersToCopy({ drops }: Holdings, cases: readonly Case[]): ReporterDrop[] {
  const touched = new Set(cases.filter(isTouched).map(({ id }) => id))
  return [...drops.values()]
    .flatMap((one) => (one.kind === 'reporter' ? [one.drop] : []))
    .filter(({ kind, signer }) => kind === 'identity' || touched.has(hexOf(signer)))
    .sort((a, b) => (hexOf(a.id) < hexOf(b.id) ? -1 : 1))
}

function isTouched({ stream }: Case): boolean {
  return stream !== null && saidIn(stream).some(({ entry }) => entry.kind !== 'drop')
}

/** Whether a letter is not copied, or a part of its copy has its turn to be written again. */
function isDue(staff: Staff, holdings: Holdings, { id, contentKey: key }: ReporterDrop): boolean {
  const copy = holdings.copies.get(hexOf(id))
  if (copy?.kind !== 'seen') return copy !== undefined
  return copy.generations.some((generation, part) => {
    const row = toHex(copyId(staff.primitives, key, { part, generation }))
    return isTurn(staff, holdings, row)
  })
}

function knownAs({ id, contentKey: key }: ReporterDrop): KnownLetter {
  return { id, key }
}

/** What a letter says. @param near the records of its copy */
function payloadToCopy(
  staff: Staff,
  { copies, expires }: Holdings,
  letter: ReporterDrop,
  near: ReadonlyMap<string, Uint8Array>,
): Uint8Array | undefined {
  const copy = copies.get(hexOf(letter.id))
  if (copy?.kind === 'none') return copy.payload
  const known = knownAs(letter)
  return joined(staff, known, listedParts(staff, expires.records, known), near)?.payload
}

function isTurn({ primitives: p, signer, now }: Staff, { expires }: Holdings, id: string): boolean {
  const last = expires.records.get(id)
  return last !== undefined && isTurnOf(p, signer.seed, { id, expires: last }, weekAt(now()))
}

/** Write each part at the first generation that is free, unless it stands at one that lives on. */
async function copyLetter(
  staff: Staff,
  holdings: Holdings,
  letter: ReporterDrop,
  payload: Uint8Array,
  { room, near }: { readonly room: number; readonly near: ReadonlyMap<string, Uint8Array> },
): Promise<{ readonly written: number; readonly isFull: boolean }> {
  const { primitives: p, instance } = staff
  const rowsAt = (generation: Generation) =>
    sealCopy(p, instance, letter.contentKey, payload, generation)
  const generations: Generation[] = []
  let written = 0
  for (const part of rowsAt(0).keys()) {
    const stands = await standOf(
      staff,
      holdings,
      near,
      (generation) => rowsAt(generation)[part],
      () => {
        return written < room
      },
    )
    if (stands === 'full') return { written, isFull: true }
    if (stands === null) return { written, isFull: false }
    generations.push(stands.generation)
    if (stands.isNew) written++
  }
  holdings.copies.set(hexOf(letter.id), { kind: 'seen', generations })
  return { written, isFull: false }
}

/**
 * Where one part stands, or comes to stand.
 *
 * @param near records that were read already
 * @param rowAt the part as it is written in a generation
 * @param mayWrite whether there is room for one more
 * @returns null if there is none, or somebody was quicker: it is looked at again
 */
async function standOf(
  staff: Staff,
  holdings: Holdings,
  near: ReadonlyMap<string, Uint8Array>,
  rowAt: (generation: Generation) => Uint8Array | undefined,
  mayWrite: () => boolean,
): Promise<{ readonly generation: Generation; readonly isNew: boolean } | 'full' | null> {
  const { records } = holdings.expires
  for (let generation = 0; generation <= LIMIT.generations; generation++) {
    const row = rowAt(generation)
    if (row === undefined) return null
    const id = row.slice(0, 32)
    const name = toHex(id)
    if (records.has(name)) {
      if (isTurn(staff, holdings, name)) continue
      const there = await readRow(staff, holdings, near, name)
      // Who holds the letter's key can put anything there: the next generation is tried.
      if (there !== undefined && equal(there, row)) return { generation, isNew: false }
    } else {
      if (!mayWrite()) return null
      const { outcome } = await postRecord(staff, row)
      if (outcome === 'full' || outcome === 'quota') return 'full'
      if (outcome !== 'accepted') return null
      records.set(name, weekAt(staff.now()) + LIMIT.recordWeeks)
      await holdings.rows.put(new Map([[name, row]]))
      return { generation, isNew: true }
    }
  }
  return null
}
