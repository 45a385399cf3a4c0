import { slotsAt } from '../../../../crypto/board/board.ts'
import { pageOf } from '../../../../crypto/board/page.ts'
import type { OpenedSlot } from '../../../../crypto/board/slot.ts'
import { DAY_MS, type Day, dayOf } from '../../../../crypto/days/calendar.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { DesiredBoard, DesiredSlot } from '../../model/board/board.ts'
import { placeOf } from '../../model/board/found-slots.ts'
import type { PageFault } from '../../model/case/board-keys.ts'
import type { Case } from '../../model/case/fold.ts'
import { type BoardStaff, type ReadPage, wantedBoard } from '../board/board-pages.ts'

/** Faults in what strangers get to see, by the second look. */
export interface WatchReport {
  /** The page's fault, by case id. */
  readonly unshown: ReadonlyMap<string, PageFault>
  /** The page is of an earlier day. */
  readonly old: boolean
}

const NOTHING: WatchReport = { unshown: new Map(), old: false }

/** A page is built again every minute: a slot that is missing after two minutes was not merely on its way. */
const PATIENCE_MS = 120_000

/**
 * Reads the board pages of a desk's own cases as a stranger gets them, once a day, and compares them with what
 * was posted. A missing slot is looked for again before it is named. CASEWORK.md section 13.3
 */
export class BoardMonitor {
  #day: Day | null = null
  #suspects: {
    readonly since: number
    readonly missing: Faults
    /** Milliseconds until the next look. */
    readonly patience: number
  } | null = null
  #report = NOTHING

  get report(): WatchReport {
    return this.#report
  }

  /**
   * @param isPosted whether the board of a case is settled: for other cases only slots by other people are named
   * @throws DeskError `offline`
   */
  look(staff: BoardStaff, cases: readonly Case[], isPosted: (one: Case) => boolean): void {
    const now = staff.now()
    const before = this.#suspects
    if (before === null ? this.#day === dayOf(now) : now - before.since < before.patience) return
    const missing = findMissing(staff, cases, isPosted)
    this.#day = dayOf(now)
    const again = [...missing].filter(([what]) => before?.missing.has(what))
    const old = again.some(([, { fault }]) => fault === 'old-page')
    const unshown = again.flatMap(([, { id, fault }]) =>
      fault === 'old-page' ? [] : [[id, fault] as const],
    )
    this.#report = { unshown: new Map(unshown), old }
    // A lasting fault is checked ever more rarely: somebody may keep it so for weeks.
    const patience = again.length > 0 ? 2 * (before?.patience ?? PATIENCE_MS) : PATIENCE_MS
    const next = { since: now, missing, patience: Math.min(patience, DAY_MS) }
    this.#suspects = missing.size === 0 ? null : next
  }
}

/** Faults under a name that stays the same from look to look; with the id of the case. */
type Faults = ReadonlyMap<string, { readonly id: string; readonly fault: PageFault | 'old-page' }>

function findMissing(
  staff: BoardStaff,
  cases: readonly Case[],
  isPosted: (one: Case) => boolean,
): Faults {
  const missing = new Map<string, { id: string; fault: PageFault | 'old-page' }>()
  for (const one of cases) {
    const [key] = one.boardKeys
    if (key === undefined) continue
    const number = pageOf(key.address, staff.list.board.pageBits)
    const page = staff.board.page(number)
    const board = wantedBoard(staff, one)
    if (page !== null && page.day < dayOf(staff.now()))
      missing.set(`page ${number}`, { id: '', fault: 'old-page' })
    const fault = 'contradicted'
    if (page !== null && isByOthers(staff, one, page))
      missing.set(`${one.id} ${fault}`, { id: one.id, fault })
    for (const slot of board !== null && isPosted(one) ? board.slots : []) {
      const fault = page && board ? faultOf(staff, board, slot, page) : 'not-shown'
      if (fault === null) continue
      const name = `${one.id} ${slot.number} ${toHex(slot.messageId)} ${slot.part} ${fault}`
      missing.set(name, { id: one.id, fault })
    }
  }
  return missing
}

/**
 * Whether the slot that a reporter reads as number 0 is by somebody who does not read the case, or by several
 * authors.
 */
function isByOthers(
  { primitives: p, list }: BoardStaff,
  { boardKeys, access }: Case,
  page: ReadPage,
): boolean {
  const readers = new Set(access.readers.map(({ member }) => member))
  for (const key of boardKeys) {
    const { slots, broken } = slotsAt(p, list, placeOf(list, key, 0), page, page.rows)
    if (slots.length === 0) continue
    return broken || slots.some(({ author }) => !readers.has(author.id))
  }
  return false
}

/** The fault, if a reporter cannot read the slot, or finds something beside it that somebody else wrote; else null. */
function faultOf(
  { primitives: p, list }: BoardStaff,
  { key, positions, live }: DesiredBoard,
  { number, messageId, part, text }: DesiredSlot,
  page: ReadPage,
): PageFault | null {
  const { slots, broken } = slotsAt(p, list, placeOf(list, key, number), page, page.rows)
  const isNamed = (one: OpenedSlot) =>
    number !== 0 || (one.positions === positions && one.live === live)
  const isSaid = (one: OpenedSlot) =>
    equal(one.messageId, messageId) && one.part === part && equal(one.text, text)
  const isThere = slots.some((one) => isSaid(one) && isNamed(one))
  if (!isThere) return 'not-shown'
  return broken ? 'contradicted' : null
}
