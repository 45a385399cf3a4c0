import { caseKey, claimKey, firstEpochKey } from '../../../../crypto/keys/keys.ts'
import { openRecord, recordId } from '../../../../crypto/log/record.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { type AccessLists, sealingOf } from '../../model/access/sealing.ts'
import { unlessBroken } from '../../model/broken.ts'
import { accessIn } from '../../model/case/fold.ts'
import { partedTexts, type ReporterDrop } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { isMadeOf, isOwnMatter, leastReaders } from '../../model/log/own-matter.ts'
import { type Authors, chainOf, type Epoch, type Stream } from '../../model/log/stream.ts'
import type { Claim, Holdings, ReadClaim } from '../holdings.ts'
import { isOnShelf } from './sent-rows.ts'

/**
 * Records in which desks agree on the case that a letter becomes: each names a report that lies on the shelf, and
 * the first that counts decides. To block all of these places, a person who reads both the letter and its case
 * must write as many records. CASEWORK.md section 13.12
 */
const PLACES = 16

/** A letter that becomes a case of its own, and the case that it belongs to. */
export interface OwnMatter {
  /** Letters that came more than once count as one; the smallest id comes first. */
  readonly letters: readonly [ReporterDrop, ...ReporterDrop[]]
  /** Id of the case that it belongs to. */
  readonly caseId: string
  /** HASH(16, case key) of that case. */
  readonly from: Uint8Array
  readonly report: ReporterDrop
  /** Its log. */
  readonly stream: Stream
  /** Epochs of that log, newest first. */
  readonly epochs: readonly Epoch[]
}

/** Letters that become cases, if this desk holds the case to which they belong. */
export function ownMatters(p: Primitives, { drops, streams }: Holdings): OwnMatter[] {
  const open = [...drops.values()].flatMap((one) => (one.kind === 'reporter' ? [one.drop] : []))
  const letters = new Map<string, ReporterDrop[]>()
  for (const drop of open) {
    if (!isOwnMatter(drop) || drop.forwarded) continue
    const said = JSON.stringify(partedTexts(drop).content)
    const name = `${hexOf(drop.signer)} ${hexOf(drop.messageId)} ${said}`
    letters.set(name, [...(letters.get(name) ?? []), drop])
  }
  if (letters.size === 0) return []
  const reports = new Map(
    open.flatMap((drop) => (drop.kind === 'report' ? [[hexOf(drop.signer), drop]] : [])),
  )
  return [...letters.values()].flatMap((all): OwnMatter[] => {
    const [first, ...more] = all.sort((a, b) => (hexOf(a.id) < hexOf(b.id) ? -1 : 1))
    const report = first && reports.get(hexOf(first.signer))
    const key = report && caseKey(p, report.contentKey)
    const stream = key && streams.get(toHex(key))
    if (first === undefined || report === undefined || stream === undefined) return []
    const epochs = chainOf(p, stream).spans.map(({ epoch }) => epoch)
    const from = p.hash(16, null, stream.caseKey)
    const of = { report, stream, epochs: epochs.reverse() }
    return [{ letters: [first, ...more], caseId: hexOf(first.signer), from, ...of }]
  })
}

/** A place at which a claim can lie. */
export interface ClaimPlace {
  /** The letter by which it is named there. */
  readonly letter: ReporterDrop
  readonly epochKey: Uint8Array
  readonly sequence: number
  /** In hex. */
  readonly id: string
}

function placesOf(p: Primitives, letter: ReporterDrop, epoch: Epoch): ClaimPlace[] {
  const epochKey = claimKey(p, letter.contentKey, epoch.key)
  return Array.from({ length: PLACES }, (_, sequence) => {
    return { letter, epochKey, sequence, id: toHex(recordId(p, epochKey, sequence)) }
  })
}

/**
 * Places up to the first that is empty by the server's word, in the order in which their claims count: places
 * under a newer epoch come first, since a member who was excluded before it does not have its key.
 */
export function takenPlaces(
  p: Primitives,
  { letters, epochs }: OwnMatter,
  holdings: Holdings,
): ClaimPlace[] {
  return letters.flatMap((letter) =>
    epochs.flatMap((epoch) => {
      const all = placesOf(p, letter, epoch)
      const end = all.findIndex(({ id }) => !isOnShelf(holdings, id))
      return end < 0 ? all : all.slice(0, end)
    }),
  )
}

/** The place for the next claim, under the key of the epoch that runs; null if no place is left. */
export function nextPlace(
  p: Primitives,
  { letters: [letter] }: OwnMatter,
  epoch: Epoch,
  holdings: Holdings,
): ClaimPlace | null {
  return placesOf(p, letter, epoch).find(({ id }) => !isOnShelf(holdings, id)) ?? null
}

/** The claim of a record at the place of a claim; null if that is no claim. @param sealed 4,096 bytes */
export function readClaim(
  p: Primitives,
  authors: Authors,
  { letter, epochKey, sequence }: ClaimPlace,
  sealed: Uint8Array,
): Claim | null {
  return unlessBroken(null, () => {
    const place = { instance: authors.instance, epoch: 0, epochKey, sequence }
    const { author, entry } = openRecord(p, authors, place, sealed)
    if (entry.kind !== 'drop' || !equal(entry.key, letter.contentKey)) return null
    return { report: toHex(entry.drop), by: author.id }
  })
}

/** All that is known of the case that a letter becomes. */
export interface Claimed {
  /** Reports that say what the letter says, smallest id first. */
  readonly reports: readonly ReporterDrop[]
  /** The same, but sealed to fewer than a desk seals it to: only a changed desk makes one. */
  readonly partial: readonly ReporterDrop[]
  /** Id in hex of the report for which the claims decide; null if they decide for none. */
  readonly made: string | null
  /**
   * Nobody knows yet what a claim decides: it was not handed over, or the report that it names was not, or that
   * can still come to be listed.
   */
  readonly isHeld: boolean
}

/** The decision of the claims on a letter, by what this desk holds. */
export function claimedOf(
  p: Primitives,
  lists: AccessLists,
  matter: OwnMatter,
  holdings: Holdings,
): Claimed {
  const { letters, from } = matter
  const all = [...holdings.drops.values()]
    .flatMap((one) => (one.kind === 'reporter' || one.kind === 'kept-back' ? [one.drop] : []))
    .filter((drop) => letters.some((letter) => isMadeOf(letter, from, lists, drop)))
    .sort((a, b) => (hexOf(a.id) < hexOf(b.id) ? -1 : 1))
  const [letter] = letters
  const least = leastReaders(letter, matter, lists)
  // Otherwise a member who reads both could leave out a colleague in the reporter's name.
  const isWhole = (one: ReporterDrop) => {
    const { sealed } = sealingOf(one, lists)
    return least.every((id) => sealed.includes(id))
  }
  const reports = all.filter(isWhole)
  const found = { reports, partial: all.filter((one) => !isWhole(one)) }
  const known = new Set(reports.map(({ id }) => hexOf(id)))
  // An excluded member may still know the key of a report that they made: only the desk of a reader decides.
  const { readers } = accessIn(matter, matter.stream, lists)
  for (const { id } of takenPlaces(p, matter, holdings)) {
    const read = holdings.claims.get(id)
    if (read === undefined) return { ...found, made: null, isHeld: true }
    const { claim } = read
    if (claim === null || !readers.some(({ member }) => member === claim.by)) continue
    const { report } = claim
    const isGivenUp = holdings.drops.get(report)?.kind === 'refused'
    if (known.has(report) || isGivenUp) return { ...found, made: report, isHeld: false }
    if (holdings.withheld.has(report) || mayCome(holdings, read, report)) {
      return { ...found, made: null, isHeld: true }
    }
  }
  return { ...found, made: null, isHeld: false }
}

/**
 * Whether the report that a claim names may be on the shelf, and is not listed yet or not fetched. It was sent
 * before its claim, so it is in every list of drops that was fetched after the claim was listed.
 *
 * @param report id in hex
 */
function mayCome(
  { drops, expires, looks }: Holdings,
  { look }: ReadClaim,
  report: string,
): boolean {
  if (expires.drops.has(report)) return !drops.has(report)
  return look === null || looks <= look
}

/** Whether anything was written in the case of a report, its first record or any later writing of it. */
export function isWrittenIn(p: Primitives, report: ReporterDrop, holdings: Holdings): boolean {
  const epochKey = firstEpochKey(p, caseKey(p, report.contentKey))
  for (let generation = 0; generation <= LIMIT.generations; generation++) {
    if (isOnShelf(holdings, toHex(recordId(p, epochKey, 0, generation)))) return true
  }
  return false
}

/**
 * Show only one report of those that were made of one letter: the one for which the claims decide. Others are no
 * case: two desks made them at one time, or a desk stopped before it claimed its report, or somebody else made
 * one, who has its key. If somebody has written in one all the same, it stays; later rows can change either.
 *
 * @returns whether any came to light
 */
export function sortClaimed(p: Primitives, lists: AccessLists, holdings: Holdings): boolean {
  let found = false
  for (const matter of ownMatters(p, holdings)) {
    const { reports, partial, made } = claimedOf(p, lists, matter, holdings)
    for (const drop of [...reports, ...partial]) {
      const id = hexOf(drop.id)
      const before = holdings.drops.get(id)?.kind
      const isCase = !partial.includes(drop) && (made === id || isWrittenIn(p, drop, holdings))
      found ||= isCase && before !== 'reporter'
      holdings.drops.set(
        id,
        isCase ? { kind: 'reporter', drop } : { kind: 'kept-back', drop, marked: false },
      )
    }
  }
  return found
}
