import type { OpenedSlot } from '../../../../crypto/board/slot.ts'
import { type Day, weekOf } from '../../../../crypto/days/calendar.ts'
import type { VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { kdf } from '../../../../crypto/primitives/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { isTelling } from '../case/board-keys.ts'
import type { Case, TimelineItem } from '../case/fold.ts'
import { hexOf } from '../log/hex-of.ts'
import type { DesiredSlot } from './board.ts'
import { type BoardContents, tryOpen } from './found-slots.ts'

/**
 * Why nobody can say that the reporter can read what was written to them. unconfirmed: nobody has
 * found the report genuine; no-board: the case has no board that its reporter reads; waits: it is not
 * put up yet; unseen: this desk has not looked whether it is; unapproved: it waits for another member to
 * approve it; overtaken: it did, until another status was told or it was redacted.
 */
export type Untold = 'unconfirmed' | 'no-board' | 'waits' | 'unseen' | 'unapproved' | 'overtaken'

type EntryItem = Extract<TimelineItem, { kind: 'entry' }>

/** The day from which on the reporter could read an entry, or why they cannot. */
export type Arrivals = (item: Pick<EntryItem, 'id' | 'day' | 'entry'>) => Day | Untold

/**
 * Whether the words of a record that tells something stand on the board, as this desk saw it last; by the
 * record's id in hex. A record that is not in it was not looked for.
 */
export type Looks = ReadonlyMap<string, boolean>

const NO_LOOKS: Looks = new Map()

type Told = Pick<Case, 'timeline' | 'boardKeys' | 'report'>

/**
 * @param looks at the board of this case
 * @param presumes whether a record that was not looked for counts as put up, as the log has it
 */
export function arrivalsOf(c: Told, looks = NO_LOOKS, presumes = false): Arrivals {
  const { boardKeys, report } = c
  const confirmed = tellingIn(c).find(({ entry }) => entry.kind === 'acknowledged')?.day ?? null
  const own = report?.boardKey ?? null
  // The board of the report is there from the beginning, whatever day the report says of itself.
  const since = boardKeys.some(({ key }) => own !== null && equal(key, own))
    ? 0
    : Math.min(...boardKeys.map((one) => one.since))
  return ({ id, day }) => {
    const [newest] = boardKeys
    if (newest === undefined || weekOf(day) - newest.week >= LIMIT.boardWeeks) return 'no-board'
    if (confirmed === null) return 'unconfirmed'
    const isShown = looks.get(toHex(id)) ?? (presumes || 'unseen')
    if (isShown === 'unseen') return isShown
    return isShown ? Math.max(day, confirmed, since) : 'waits'
  }
}

/** Why something that is written now does not reach the reporter at once; null if it does. */
export function untoldNow(
  c: Told,
  looks: Looks | undefined,
  waits: boolean,
  today: Day,
): Untold | null {
  const arrival = arrivalsOf(c, NO_LOOKS, true)({ id: NO_ID, day: today, entry: NOTHING })
  if (typeof arrival === 'string') return arrival
  if (waits) return 'waits'
  return looks === undefined ? 'unseen' : null
}

const NO_ID = new Uint8Array(0)

const NOTHING = { kind: 'acknowledged' } as const

/** Whether a desk has not looked for something that a case told. */
export function isUnseen(c: Pick<Case, 'timeline'>, arrivals: Arrivals): boolean {
  return tellingIn(c).some((one) => arrivals(one) === 'unseen')
}

/** The entries of a case that tell its reporter something, in the order of its log. */
export function tellingIn({ timeline }: Pick<Case, 'timeline'>): EntryItem[] {
  return timeline.flatMap((item) => (item.kind === 'entry' && isTelling(item.entry) ? [item] : []))
}

/** Looks by which all that a case told stands on its board, or nothing does. */
export function looksLike(isShown: boolean, c: Case): Looks {
  return new Map(tellingIn(c).map(({ id }) => [toHex(id), isShown]))
}

/**
 * Whether the words that a case told stand on its board. Words that gave way to newer messages stood there, and
 * count.
 *
 * @param held what the board has under its board keys
 * @param slots that it is to have
 */
export function looksIn(
  p: Primitives,
  list: VerifiedKeyList,
  c: Case,
  held: BoardContents,
  slots: readonly DesiredSlot[],
): Looks {
  const live = liveIn(p, list, c, held)
  const desired = new Set(slots.map(({ messageId }) => toHex(messageId)))
  const shown = new Set(
    live.flatMap((one) => (isWhole(one, live, slots) ? [toHex(one.messageId)] : [])),
  )
  const all = tellingIn(c)
  const key = c.stream?.caseKey ?? null
  const statusId = ({ id }: EntryItem) =>
    key === null ? '' : toHex(kdf(p, key, LABEL.slot, id).slice(0, SIZE.messageId))
  const isStatusShown = (one: EntryItem) => one.entry.kind !== 'message' && shown.has(statusId(one))
  const last = all.map(isStatusShown).lastIndexOf(true)
  const isShown = (one: EntryItem, at: number) => {
    if (one.entry.kind !== 'message') return at <= last
    const id = hexOf(one.entry.messageId)
    return shown.has(id) || (live.length > 0 && !desired.has(id))
  }
  return new Map(all.map((one, at) => [toHex(one.id), isShown(one, at)]))
}

/** The slots that a reporter reads there: see `readBoard`. */
function liveIn(
  p: Primitives,
  list: VerifiedKeyList,
  { boardKeys }: Pick<Case, 'boardKeys'>,
  held: BoardContents,
): OpenedSlot[] {
  for (const { week } of boardKeys) {
    const all = [...held.found, ...held.beside].flatMap((one) =>
      one.key.week === week ? (tryOpen(p, list, one) ?? []) : [],
    )
    const firsts = all.filter(({ number }) => number === 0)
    if (firsts.length === 0) continue
    const live = firsts.reduce((bits, first) => bits | first.live, 0)
    return all.filter(({ number }) => number === 0 || (live >> number) % 2 === 1)
  }
  return []
}

/** Whether a message stands there by one author with all its parts, and with the words that it should have. */
function isWhole(
  { author, messageId, parts }: OpenedSlot,
  live: readonly OpenedSlot[],
  desired: readonly DesiredSlot[],
): boolean {
  const own = live.filter((one) => one.author.id === author.id && equal(one.messageId, messageId))
  const wanted = desired.filter((one) => equal(one.messageId, messageId))
  const isThere = (part: number) => own.some((one) => one.part === part && one.parts === parts)
  const isSaid = ({ part, text }: DesiredSlot) =>
    own.some((one) => one.part === part && equal(one.text, text))
  const numbers = Array.from({ length: parts }, (_, part) => part)
  return numbers.every(isThere) && wanted.every(isSaid)
}
