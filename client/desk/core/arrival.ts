import { equal, toHex } from '../../../crypto/bytes.ts'
import { type Day, weekOf } from '../../../crypto/calendar.ts'
import { kdf } from '../../../crypto/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../../../crypto/labels.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { slotMessageId } from '../../../crypto/slot.ts'
import { desiredBoard } from './board.ts'
import { isTelling } from './board-keys.ts'
import type { Case, TimelineItem } from './fold.ts'
import type { Held } from './foreign-slots.ts'
import { hexOf } from './hex-of.ts'

/**
 * Why the reporter cannot read what was written to them. unconfirmed: nobody has found the report
 * genuine; no-board: the case has no board that its reporter reads; waits: it is not put up yet.
 */
export type Untold = 'unconfirmed' | 'no-board' | 'waits'

type EntryItem = Extract<TimelineItem, { kind: 'entry' }>

/** The day from which on the reporter could read an entry, or why they cannot. */
export type Arrivals = (item: Pick<EntryItem, 'id' | 'day' | 'entry'>) => Day | Untold

/** Ids in hex of records whose words do not stand on the board. */
export type Unshown = ReadonlySet<string>

const NONE: Unshown = new Set()

type Told = Pick<Case, 'timeline' | 'boardKeys' | 'report'>

/** @param unshown of this case, as its board was read last */
export function arrivalsOf(c: Told, unshown = NONE): Arrivals {
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
    return unshown.has(toHex(id)) ? 'waits' : Math.max(day, confirmed, since)
  }
}

/** Why what is written now does not reach the reporter at once; null where it does. */
export function untoldNow(c: Told, waits: boolean, today: Day): Untold | null {
  const arrival = arrivalsOf(c)({ id: new Uint8Array(0), day: today, entry: NOTHING })
  if (typeof arrival === 'string') return arrival
  return waits ? 'waits' : null
}

const NOTHING = { kind: 'acknowledged' } as const

/** What a case told its reporter, in the order of its log. */
export function tellingIn({ timeline }: Pick<Case, 'timeline'>): EntryItem[] {
  return timeline.flatMap((item) => (item.kind === 'entry' && isTelling(item.entry) ? [item] : []))
}

/**
 * What was told in a case and does not stand on its board. What gave way to newer messages stood there.
 *
 * @param held what the server has under its board keys
 */
export function unshownIn(
  p: Primitives,
  instance: Uint8Array,
  c: Case,
  held: Held,
  today: Day,
): Unshown {
  const shown = shownIn(p, instance, held)
  const desired = new Set(
    (desiredBoard(p, c, today)?.slots ?? []).map(({ messageId }) => toHex(messageId)),
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
    return shown.has(id) || (shown.size > 0 && !desired.has(id))
  }
  return new Set(all.flatMap((one, at) => (isShown(one, at) ? [] : [toHex(one.id)])))
}

/** Message ids in hex of what opens there; whole or in part. */
function shownIn(p: Primitives, instance: Uint8Array, held: Held): Set<string> {
  return new Set(
    held.flatMap(({ key, slots }) =>
      slots.flatMap((slot, number) => {
        const place = { instance, boardKey: key.key, week: key.week, number }
        const id = slot && slotMessageId(p, place, slot.sealed)
        return id === null ? [] : [toHex(id)]
      }),
    ),
  )
}
