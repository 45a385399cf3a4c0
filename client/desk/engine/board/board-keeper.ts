import { type Day, dayOf, weekAt } from '../../../../crypto/days/calendar.ts'
import { type Looks, looksIn, looksLike } from '../../model/board/arrival.ts'
import { type BoardOutcome, type BoardWaiting, isQuiet } from '../../model/board/board.ts'
import type { FoundSlot } from '../../model/board/found-slots.ts'
import type { Case } from '../../model/case/fold.ts'
import { concernsOneCase, DeskError, isRefusal, isUnanswered } from '../../model/error.ts'
import { isUnverifiable } from '../../model/log/verifiable.ts'
import { sparing } from '../faults.ts'
import { type BoardStaff, wantedBoard } from './board-pages.ts'
import { BoardShares, pageIn } from './board-shares.ts'
import { isRefused } from './board-writing.ts'
import { heldOf } from './held-slots.ts'
import { clearBoard, reconcileBoard, settledAmong } from './reconcile.ts'

/** Brings the boards of cases to what their logs tell. */
export class BoardKeeper {
  /** Fingerprint of the last settled board of each case, so that it is not read again without need. */
  readonly #settled = new Map<string, string>()
  /** Ids of cases whose boards show everything, by pages or only by the server's answers. */
  readonly #put = new Set<string>()
  readonly #waiting = new Map<string, BoardWaiting>()
  /** The key list version and week in which a case was found to need nothing. */
  readonly #looked = new WeakMap<Case, string>()
  /** Quiet cases whose board was looked at, with the key list version and week of that look. */
  readonly #glanced = new WeakMap<Case, string>()
  /** Quiet cases with nothing on the board: no slot of them can be written to a full page. */
  readonly #bare = new WeakSet<Case>()
  /** Quiet cases whose status stands on the board. */
  readonly #quiet = new Map<string, Case>()
  /** Open cases, by the number of slots they have on a page. */
  readonly #shares = new BoardShares()
  /** Ids of cases that made room for another, until their boards show everything again. */
  readonly #gave = new Set<string>()
  /** Pages that accept no further slot in the running pass, and the reason: no further request is made for them. */
  readonly #full = new Map<number, 'full' | 'quota'>()
  readonly #looks = new Map<string, Looks>()
  /** Ids of cases to look at again, even if they seemed settled. */
  readonly #doubted = new Set<string>()

  /** By case id. */
  get waiting(): ReadonlyMap<string, BoardWaiting> {
    return this.#waiting
  }

  /** Looks at the board, by case id; a case whose board was not looked at has none. */
  get looks(): ReadonlyMap<string, Looks> {
    return this.#looks
  }

  /** Whether the board of a case shows the latest state of its log, or the server says that it does. */
  isPosted(caseId: string): boolean {
    return this.#put.has(caseId) || this.#waiting.get(caseId) === 'unkept'
  }

  /** Look again at the boards of these cases the next time: strangers do not see all of them. */
  doubt(ids: Iterable<string>): void {
    for (const id of ids) {
      this.#doubted.add(id)
      this.#settled.delete(id)
      this.#put.delete(id)
    }
  }

  /**
   * Begin a pass over all cases.
   *
   * @returns the cases in the order in which to update them. Open cases come before quiet ones and newer quiet
   *   cases before older ones, so that they get the places of a full page first.
   * @throws DeskError but `offline`
   */
  begin(staff: BoardStaff, cases: readonly Case[]): readonly Case[] {
    this.#full.clear()
    const today = dayOf(staff.now())
    const quiet = cases.filter(({ progress }) => isQuiet(progress, today))
    const newest = (a: Case, b: Case) => lastDay(b) - lastDay(a)
    const when = whenOf(staff)
    const unseen = quiet.filter((c) => this.#glanced.get(c) !== when && !isUnverifiable(c))
    try {
      const found = settledAmong(staff, unseen)
      for (const c of found.settled) this.#settle(staff, c, true)
      for (const c of found.bare) {
        this.#bare.add(c)
        this.#looks.set(c.id, looksLike(false, c))
      }
      for (const c of unseen) this.#glanced.set(c, when)
    } catch (error) {
      if (!(error instanceof DeskError) || !isUnanswered(error.code)) throw error
    }
    const others = cases.filter((c) => !quiet.includes(c))
    return [...others, ...quiet.sort(newest)]
  }

  /**
   * Bring a case's board up to date if its log or the key list has changed since, or a new week has begun.
   *
   * @param refresh syncs the log of a case, by its id
   * @throws DeskError but `offline` and `unconfirmed`
   */
  async keep(
    staff: BoardStaff,
    known: Case,
    refresh: (id: string) => Promise<Case>,
  ): Promise<void> {
    const when = whenOf(staff)
    if (!this.#doubted.delete(known.id) && this.#looked.get(known) === when) return
    // Nothing is told before a person has found the report genuine: there is nothing to wait for.
    if (wantedBoard(staff, known) === null) {
      this.#waiting.delete(known.id)
      this.#looks.delete(known.id)
      this.#settled.delete(known.id)
      this.#put.delete(known.id)
      this.#looked.set(known, when)
      return
    }
    if (this.#settled.get(known.id) === fingerprint(staff, known)) {
      this.#looked.set(known, when)
      return
    }
    const page = pageIn(staff.list, known)
    const quiet = isQuiet(known.progress, dayOf(staff.now()))
    let seen = known
    const latest = async (id: string) => {
      const now = await refresh(id)
      if (isUnverifiable(now)) throw new DeskError('unverifiable')
      if (isShort(now)) throw new DeskError('withheld')
      return now
    }
    const refreshed = async () => {
      seen = await latest(seen.id)
      return seen
    }
    const bring = (places: readonly FoundSlot[] = []) =>
      outcomeOf(() => reconcileBoard(staff, seen, { refresh: refreshed, places }))
    // A slot that stands there already is overwritten, which takes no room and no share.
    const inVain = this.#bare.has(known) ? this.#full.get(page) : undefined
    let outcome = isShort(known) ? 'withheld' : (inVain ?? (await bring()))
    while (outcome === 'full' && !quiet && (await this.#makeRoom(staff, page))) {
      outcome = await bring()
    }
    for (
      let given: readonly FoundSlot[] | null = [];
      isRefused(outcome) && !quiet && given !== null;
    ) {
      given = await this.#share(staff, seen, latest)
      if (given !== null) outcome = await bring(given)
    }
    if (outcome === 'full' || outcome === 'quota') this.#full.set(page, outcome)
    if (outcome !== 'settled' && outcome !== 'posted') {
      this.#waiting.set(known.id, this.#gave.has(known.id) && isRefused(outcome) ? 'gave' : outcome)
      this.#settled.delete(known.id)
      this.#put.delete(known.id)
      if (!quiet) this.#shares.put(seen, null)
      // If nothing was asked for, nothing has changed since it was looked at.
      if (inVain === undefined || !this.#looks.has(known.id)) this.#look(staff, seen)
      return
    }
    this.#settle(staff, seen, outcome === 'settled')
  }

  /** See what stands there. If no answer comes, everything written since the last look counts as not on the board. */
  #look(staff: BoardStaff, c: Case): void {
    try {
      const slots = wantedBoard(staff, c)?.slots ?? []
      this.#looks.set(c.id, looksIn(staff.primitives, staff.list, c, heldOf(staff, c), slots))
    } catch (error) {
      if (!(error instanceof DeskError) || !isUnanswered(error.code)) throw error
      const before = this.#looks.get(c.id)
      if (before !== undefined) this.#looks.set(c.id, new Map([...looksLike(false, c), ...before]))
    }
  }

  /** @param isShown whether pages show it; if no page shows it yet, the next round looks again */
  #settle(staff: BoardStaff, c: Case, isShown: boolean): void {
    this.#bare.delete(c)
    this.#waiting.delete(c.id)
    this.#put.add(c.id)
    this.#looks.set(c.id, looksLike(true, c))
    if (isShown) {
      this.#settled.set(c.id, fingerprint(staff, c))
      this.#looked.set(c, whenOf(staff))
    } else this.#settled.delete(c.id)
    this.#gave.delete(c.id)
    const today = dayOf(staff.now())
    if (isQuiet(c.progress, today)) this.#quiet.set(c.id, c)
    else this.#quiet.delete(c.id)
    const board = this.#quiet.has(c.id) ? null : wantedBoard(staff, c)
    if (board === null) this.#shares.remove(c.id)
    else this.#shares.put(c, board.slots.length)
  }

  /**
   * Have the case with the most slots on a full page give up some of them.
   *
   * @returns the slots that give their places; null if no other case can spare one
   */
  async #share(
    staff: BoardStaff,
    taker: Case,
    latest: (id: string) => Promise<Case>,
  ): Promise<readonly FoundSlot[] | null> {
    const isLater = ({ code }: DeskError) => isUnanswered(code)
    const given = await sparing(isLater, () => this.#shares.give(staff, taker, latest))
    if (given === null) return null
    const { by, places } = given
    this.#gave.add(by.id)
    this.#settled.delete(by.id)
    this.#waiting.set(by.id, 'gave')
    this.#look(staff, by)
    return places
  }

  /**
   * Take the quiet case that changed longest ago off a full page: an open case goes before it.
   *
   * @returns false if there is none, or if its slots could not all be removed
   */
  async #makeRoom(staff: BoardStaff, page: number): Promise<boolean> {
    const [oldest] = [...this.#quiet.values()]
      .filter((c) => pageIn(staff.list, c) === page)
      .sort((a, b) => lastDay(a) - lastDay(b))
    if (oldest === undefined) return false
    this.#quiet.delete(oldest.id)
    this.#settled.delete(oldest.id)
    this.#waiting.set(oldest.id, 'full')
    const outcome = await outcomeOf(() => clearBoard(staff, oldest))
    if (outcome === 'settled') this.#looks.set(oldest.id, looksLike(false, oldest))
    else this.#looks.delete(oldest.id)
    return outcome === 'settled'
  }
}

/** The key list version and the week. */
function whenOf({ list, now }: BoardStaff): string {
  return `${list.version} ${weekAt(now())}`
}

/**
 * Whether the server hands over less of a log than it lists, or than this desk has seen of it; or lacks the
 * report. Without the report nobody knows whom the reporter left out, and the board would name them as readers.
 */
function isShort({ warnings, report, stream }: Case): boolean {
  return (
    (stream !== null && report === null) ||
    warnings.some(({ kind }) => kind === 'shortened' || kind === 'withheld-record')
  )
}

/** Identifies the wanted board of a case, the key list version and the week. */
function fingerprint(staff: BoardStaff, c: Case): string {
  const board = wantedBoard(staff, c)
  // An entry of the log that the board does not tell changes nothing there.
  return JSON.stringify([board && { ...board, generation: 0 }, whenOf(staff)])
}

function lastDay({ progress }: Case): Day {
  return progress.changed?.day ?? 0
}

async function outcomeOf(work: () => Promise<BoardOutcome>): Promise<BoardOutcome | BoardWaiting> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof DeskError && isUnanswered(error.code)) return 'offline'
    if (error instanceof DeskError && isRefusal(error.code)) return 'refused'
    if (error instanceof DeskError && error.code === 'withheld') return 'withheld'
    // The log of this case accepts nothing from this desk now, so its board stays as it is; the other boards go on.
    if (error instanceof DeskError && isOfItsLog(error)) return 'conflict'
    throw error
  }
}

function isOfItsLog(error: DeskError): boolean {
  return error.code !== 'unverifiable' && concernsOneCase(error)
}
