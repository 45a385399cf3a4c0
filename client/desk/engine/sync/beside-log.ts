import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Authors } from '../../model/log/stream.ts'
import type { Holdings } from '../holdings.ts'
import { ownMatters, readClaim, takenPlaces } from './claims.ts'
import { lettersWithoutReport } from './kept-back.ts'
import { isMark, markIdOf } from './letter-mark.ts'

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
