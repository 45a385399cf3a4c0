import { type Day, firstDay } from '../../../../crypto/days/calendar.ts'
import { isForCustodians } from '../../../../crypto/entries/custody.ts'
import { openRecord, recordId } from '../../../../crypto/log/record.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { hasPower } from '../../model/access/powers.ts'
import { unlessBroken } from '../../model/broken.ts'
import type { Case } from '../../model/case/fold.ts'
import { askedAbout } from '../../model/log/case-streams.ts'
import type { ReporterDrop } from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { type Authors, dropsNamedIn, streamOfReport } from '../../model/log/stream.ts'
import type { HoldingStaff, Holdings } from '../holdings.ts'
import { postNaming } from '../post/append.ts'
import { isOnShelf } from './sent-rows.ts'

/** Days after which a letter that no desk marked is shown to every member who can open it. */
const PATIENCE = 7

/**
 * Keep back every letter whose report this desk cannot open, so that nothing in the desk sees it: its reporter
 * may have left the member out, and even a question would tell. It comes out once the report opens, or a log that
 * this desk reads names the letter. ACCESS.md section 13.10
 *
 * @param today the day of the state of the shelves that is held
 */
export function keepBack(p: Primitives, holdings: Holdings, vault: Vault, today: Day): void {
  const { drops, asked } = holdings
  asked.clear()
  const rest = lettersWithoutReport(holdings)
  const without = new Set(rest)
  for (const [id, one] of drops) {
    // Its report opened later than the letter. Reports that desks made and that are no case stay back.
    const isOut = one.kind === 'kept-back' && one.drop.kind !== 'report' && !without.has(one.drop)
    if (isOut) drops.set(id, { kind: 'reporter', drop: one.drop })
  }
  if (rest.length === 0) return
  const isKnown = knownBy(p, holdings, vault)
  const said = new Set((vault.letters ?? []).map(hexOf))
  for (const drop of rest) {
    const id = hexOf(drop.id)
    if (isKnown(drop) || said.has(id)) {
      drops.set(id, { kind: 'reporter', drop })
      continue
    }
    const mark = toHex(markIdOf(p, drop))
    // A mark that the server lists and does not hand over counts: it could as well hold back the letter.
    const marked = holdings.expires.records.has(mark) && holdings.marks.get(mark) !== false
    const isDue = holdings.listed.records !== null && today - sentOn(drop) >= PATIENCE
    const isAsked = isDue && !marked && !isForCustodians(drop.kind, drop.content)
    if (isAsked) asked.add(id)
    drops.set(id, isAsked ? { kind: 'reporter', drop } : { kind: 'kept-back', drop, marked })
  }
}

/** Letters of reporters without an open report. A name stands for itself: no custodian has the report. */
export function lettersWithoutReport({ drops }: Holdings): ReporterDrop[] {
  const opened = [...drops.values()].flatMap((one) =>
    one.kind === 'reporter' || one.kind === 'kept-back' ? [one.drop] : [],
  )
  const reported = new Set(
    opened.flatMap(({ kind, signer }) => (kind === 'report' ? [hexOf(signer)] : [])),
  )
  return opened.filter(
    ({ kind, signer }) => kind !== 'report' && kind !== 'identity' && !reported.has(hexOf(signer)),
  )
}

/** Whether anything other than its report says that a letter is for this member. */
function knownBy(p: Primitives, { drops, streams }: Holdings, { closed }: Vault) {
  const named = new Set([...streams.values()].flatMap(dropsNamedIn).map(({ drop }) => hexOf(drop)))
  const past = new Set(closed.flatMap(({ letters }) => (letters ? [toHex(letters)] : [])))
  const names = new Set(
    [...drops.values()].flatMap((one) =>
      one.kind === 'reporter' && one.drop.kind === 'identity' ? [hexOf(one.drop.signer)] : [],
    ),
  )
  for (const stream of streams.values()) {
    const reporter = stream.of === null ? askedAbout(stream) : null
    if (reporter !== null) names.add(toHex(reporter))
  }
  return ({ id, kind, content, signer }: ReporterDrop): boolean => {
    if (isForCustodians(kind, content)) return names.has(hexOf(signer))
    return named.has(hexOf(id)) || past.has(toHex(p.hash(16, null, signer)))
  }
}

/** The sender states the day: it counts only within the week of the keys that opened the letter. */
function sentOn({ day, week }: ReporterDrop): Day {
  return Math.min(Math.max(day, firstDay(week)), firstDay(week) + 6)
}

type Letter = Pick<ReporterDrop, 'id' | 'contentKey'>

/** The place of a letter's mark: the first place of a log of its own, which follows from its key. */
function placeOf(p: Primitives, { contentKey }: Letter) {
  const [first] = streamOfReport(p, contentKey).epochs
  if (first === undefined) throw new Error('a log without its first epoch')
  return { epoch: first.epoch, epochKey: first.key, sequence: 0 }
}

const ids = new WeakMap<Letter, Uint8Array>()

/** Id of the record by which a desk that reads the case says so to the others who hold the letter. */
export function markIdOf(p: Primitives, letter: Letter): Uint8Array {
  const known = ids.get(letter)
  if (known !== undefined) return known
  const { epochKey, sequence } = placeOf(p, letter)
  const id = recordId(p, epochKey, sequence)
  ids.set(letter, id)
  return id
}

/**
 * Whether a record is the mark of a letter: a statement by a member who may read cases, about this letter. Only
 * their own statement says that they read its case: nothing in a letter tells who does.
 *
 * @param sealed 4,096 bytes, from the place of the mark
 */
export function isMark(
  p: Primitives,
  authors: Authors,
  letter: Letter,
  sealed: Uint8Array,
): boolean {
  return unlessBroken(false, () => {
    const place = { instance: authors.instance, ...placeOf(p, letter) }
    const { author, day, entry } = openRecord(p, authors, place, sealed)
    const roles = authors.rolesOf?.(author) ?? [author.role]
    const mayRead = roles.some((role) => hasPower('read', { role }))
    if (!mayRead || authors.hadLeft?.(author, day)) return false
    return (
      entry.kind === 'drop' && equal(entry.drop, letter.id) && equal(entry.key, letter.contentKey)
    )
  })
}

/**
 * Mark each letter that this desk reads with its case, so that its other recipients need not attend to it. All
 * are marked, not only those that went to a member who was left out: otherwise the server would learn which these
 * are. ACCESS.md section 13.10
 *
 * @param own id of the member whose desk it is
 * @throws DeskError if no answer comes; call it again
 */
export async function markLetters(
  staff: HoldingStaff,
  cases: readonly Case[],
  own: string,
): Promise<void> {
  const { holdings } = staff
  const { primitives: p } = staff
  for (const letter of cases.flatMap((c) => lettersIn(c, own))) {
    const id = toHex(markIdOf(p, letter))
    if (isOnShelf(holdings, id)) continue
    const row = await postNaming(staff, placeOf(p, letter), letter.id, letter.contentKey)
    if (row !== null) holdings.sent.set(id, { turn: holdings.turns, row })
  }
}

/** Letters that readers of the case can open by its log, or that came after it was purged here. */
function lettersIn({ report, stream, access, timeline, unlogged, asks }: Case, own: string) {
  const isRead = stream !== null && access.readers.some(({ member }) => member === own)
  const isLate = stream === null && report === null && !asks
  if (!isRead && !isLate) return []
  return timeline.flatMap((item) => {
    if (item.kind !== 'drop' || item.drop.kind === 'report') return []
    const { drop } = item
    if (isForCustodians(drop.kind, drop.content)) return []
    return isRead && unlogged.includes(drop) ? [] : [drop]
  })
}
