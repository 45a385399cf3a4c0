import { weekAt } from '../../../crypto/calendar.ts'
import { BOARD_ROLES } from '../../../crypto/wire.ts'
import type { AppendJob } from './append.ts'
import { BoardKeeper } from './board-keeper.ts'
import { isTelling } from './board-keys.ts'
import type { Cabinet } from './cabinet.ts'
import { DeskError, isUnanswered, sparingOthers } from './error.ts'
import type { Case } from './fold.ts'
import { fetchHeld, foreignAmong, foreignKeys, takenJob } from './foreign-slots.ts'
import { isUnjudged } from './judged.ts'
import { shownOf } from './shut.ts'

/** The boards of all cases of a desk. */
export class DeskBoards {
  readonly #cabinet: Cabinet
  readonly #keeper = new BoardKeeper()
  /** Cases of which unclaimed boards were looked at, and in which week. */
  readonly #looked = new WeakMap<Case, number>()

  constructor(cabinet: Cabinet) {
    this.#cabinet = cabinet
  }

  /** What the board still waits for, by case id. */
  get waiting(): BoardKeeper['waiting'] {
    return this.#keeper.waiting
  }

  /** Looks at the board, by case id; a case whose board was not looked at has none. */
  get looks(): BoardKeeper['looks'] {
    return this.#keeper.looks
  }

  /** Bring all boards up to date, those first that come first. @throws DeskError but `offline` */
  async bringAll(onDone: (done: number, total: number) => void): Promise<void> {
    if (this.#mayWrite) await this.#leaveOthers()
    const cases = this.#cases
    const inOrder = this.#mayWrite ? await this.#keeper.begin(...this.#with, cases) : []
    for (const [done, one] of inOrder.entries()) {
      onDone(done, cases.length)
      await this.bring(one, true)
    }
    const again = this.#mayWrite ? await this.#keeper.confirm(...this.#with) : []
    for (const { id } of again) await this.bring(this.#cabinet.case(id))
    onDone(cases.length, cases.length)
  }

  /**
   * A board that this member may not write is left to colleagues: the server would refuse it.
   *
   * @param isOneOfMany whether what is put up is read again later, with that of other cases
   */
  async bring(known: Case, isOneOfMany = false): Promise<void> {
    if (!this.#mayWrite || isUnjudged(known)) return
    const hand = {
      refresh: () => this.#refresh(known.id),
      leave: (c: Case, keys: readonly Uint8Array[]) => this.#leave(c, keys),
    }
    try {
      await this.#keeper.keep(...this.#with, known, hand, isOneOfMany)
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'unjudged') throw error
    }
  }

  /**
   * Look whose board it is before a case tells its reporter something for the first time there.
   *
   * @throws DeskError `offline`; as `Cabinet.append`
   */
  async beforeTelling(caseId: string, { said }: AppendJob): Promise<void> {
    if (said === undefined || !isTelling(said) || !this.#mayWrite) return
    const known = this.#cabinet.case(caseId)
    if (known.stream === null || isUnjudged(known)) return
    const c = await this.#leave(known, known.takenKeys)
    const open = c.boardKeys.filter(({ claimed }) => !claimed)
    // A bundle holds no board: whoever brings its records to the server looks.
    if (open.length === 0 || !this.#cabinet.hasNetwork) return
    const [staff, { instance }] = this.#with
    const held = await fetchHeld(staff, open)
    const now = await this.#refresh(caseId)
    await this.#leave(now, foreignKeys(staff.primitives, instance, now, held))
  }

  /** Look at the board as a stranger would, where a look is due. @throws DeskError `offline` */
  async look(): Promise<void> {
    const { sight } = this.#cabinet
    const isPosted = (one: Case) => this.#keeper.isPosted(one.id) && !isUnjudged(one)
    await sight.look(...this.#with, this.#cases.filter(isPosted))
    this.#keeper.doubt(sight.unshown)
    this.#cabinet.fold()
  }

  /** Have logs name what is another case's, by what this desk holds and by what stands on the board. */
  async #leaveOthers(): Promise<void> {
    const [staff, { instance }] = this.#with
    const isOpen = (c: Case) => c.stream !== null && !c.waitsForKey && !isUnjudged(c)
    for (const c of this.#cases.filter(isOpen)) {
      if (c.takenKeys.length > 0)
        await sparingOthers(() => this.#leave(c, c.takenKeys).then(() => {}))
    }
    const week = weekAt(staff.now())
    const unseen = this.#cases.filter((c) => isOpen(c) && this.#looked.get(c) !== week)
    try {
      for (const { c, key } of await foreignAmong(staff, instance, unseen)) {
        await sparingOthers(() => this.#leave(c, [key]).then(() => {}))
      }
      for (const c of unseen) this.#looked.set(c, week)
    } catch (error) {
      if (!(error instanceof DeskError) || !isUnanswered(error.code)) throw error
    }
  }

  async #leave(c: Case, keys: readonly Uint8Array[]): Promise<Case> {
    for (const key of keys) {
      await this.#cabinet.append(c.id, takenJob(this.#cabinet.staff().primitives, c, key))
    }
    return this.#cabinet.case(c.id)
  }

  /** Who is shut out of a case leaves its board to others. */
  get #cases(): readonly Case[] {
    return shownOf(this.#cabinet.cases, this.#cabinet.vault.member)
  }

  get #mayWrite(): boolean {
    const { own } = this.#cabinet
    return own !== null && BOARD_ROLES.includes(own.role)
  }

  get #with() {
    return [this.#cabinet.staff(), this.#cabinet.required().list] as const
  }

  async #refresh(id: string): Promise<Case> {
    const { stream } = this.#cabinet.case(id)
    if (stream !== null) await this.#cabinet.refresh(stream)
    this.#cabinet.fold()
    return this.#cabinet.case(id)
  }
}
