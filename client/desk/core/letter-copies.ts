import { equal, toHex } from '../../../crypto/bytes.ts'
import { weekAt } from '../../../crypto/calendar.ts'
import { LIMIT } from '../../../crypto/labels.ts'
import { copyId, sealCopy } from '../../../crypto/letter-copy.ts'
import type { Generation } from '../../../crypto/record.ts'
import { readCopies } from './copied-letters.ts'
import type { ReporterDrop } from './drops.ts'
import type { Case } from './fold.ts'
import { hexOf } from './hex-of.ts'
import type { Holdings } from './holdings.ts'
import { postRecord, type Staff } from './staff.ts'
import { saidIn } from './stream.ts'
import { isTurnOf } from './write-again.ts'

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
  for (const letter of lettersToCopy(holdings, cases)) {
    const payload = payloadToCopy(staff, holdings, letter)
    if (payload === undefined) continue
    const copy = await copyLetter(staff, holdings, letter, payload, room - written)
    written += copy.written
    if (copy.isFull || written >= room) break
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

/** What a letter says, if it is not copied, or a part of its copy has its turn to be written again. */
function payloadToCopy(
  staff: Staff,
  holdings: Holdings,
  { id, contentKey: key }: ReporterDrop,
): Uint8Array | undefined {
  const copy = holdings.copies.get(hexOf(id))
  if (copy === undefined) return undefined
  if (copy.kind === 'none') return copy.payload
  const isAging = copy.generations.some((generation, part) => {
    const row = toHex(copyId(staff.primitives, key, { part, generation }))
    return isTurn(staff, holdings, row)
  })
  if (!isAging) return undefined
  return readCopies(staff, holdings, [{ id, key }]).get(hexOf(id))?.payload
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
  room: number,
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
 * @param rowAt the part as it is written in a generation
 * @param mayWrite whether there is room for one more
 * @returns null if there is none, or somebody was quicker: it is looked at again
 */
async function standOf(
  staff: Staff,
  holdings: Holdings,
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
      const there = holdings.rows.get([name]).get(name)
      // Who holds the letter's key can put anything there: the next generation is tried.
      if (there !== undefined && equal(there, row)) return { generation, isNew: false }
    } else {
      if (!mayWrite()) return null
      const { outcome } = await postRecord(staff, row)
      if (outcome === 'full' || outcome === 'quota') return 'full'
      if (outcome !== 'accepted') return null
      records.set(name, weekAt(staff.now()) + LIMIT.recordWeeks)
      holdings.rows.put(new Map([[name, row]]))
      return { generation, isNew: true }
    }
  }
  return null
}
