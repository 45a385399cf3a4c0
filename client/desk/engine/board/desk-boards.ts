import { BOARD_ROLES } from '../../../../crypto/wire/wire.ts'
import { shownOf } from '../../model/access/shut.ts'
import type { Case } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import { isUnjudged } from '../../model/log/judged.ts'
import type { CaseStore } from '../case-store.ts'
import { BoardKeeper } from './board-keeper.ts'
import { clearBoard, emptyBoard } from './reconcile.ts'

/** The boards of all cases of a desk. */
export class DeskBoards {
  readonly #caseStore: CaseStore
  readonly #keeper = new BoardKeeper()

  constructor(caseStore: CaseStore) {
    this.#caseStore = caseStore
  }

  /** The reason why a board is not complete, by case id. */
  get waiting(): BoardKeeper['waiting'] {
    return this.#keeper.waiting
  }

  /** Looks at the board, by case id; a case whose board was not looked at has none. */
  get looks(): BoardKeeper['looks'] {
    return this.#keeper.looks
  }

  /** Bring all boards up to date, in the keeper's order. @throws DeskError but `offline` */
  async bringAll(onDone: (done: number, total: number) => void): Promise<void> {
    const cases = this.#cases
    const inOrder = this.#mayWrite ? this.#keeper.begin(...this.#with, cases) : []
    for (const [done, one] of inOrder.entries()) {
      onDone(done, cases.length)
      await this.#bring(one)
    }
    onDone(cases.length, cases.length)
  }

  /** Bring one board up to date, by the pages at hand: a refused write tells what came since. */
  async bring(known: Case): Promise<void> {
    if (!this.#mayWrite) return
    const [staff, list] = this.#with
    if (!staff.board.isAtHand) await staff.board.look(staff, list)
    await this.#bring(known)
  }

  /** A board that this member may not write is left to colleagues: the server would refuse it. */
  async #bring(known: Case): Promise<void> {
    if (!this.#mayWrite || isUnjudged(known)) return
    try {
      const refresh = (id: string) => this.#refresh(id)
      await this.#keeper.keep(...this.#with, known, refresh)
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'unjudged') throw error
    }
  }

  /**
   * Take everything of a case that was purged off the board, while its keys are there: without them nobody can. A
   * slot that the server does not take off expires: no answer of a server keeps a key alive. The desk of the
   * member who purged it also takes off slots that no page has shown yet.
   */
  async clear(c: Case): Promise<void> {
    if (!this.#mayWrite || !this.#caseStore.hasNetwork) return
    try {
      const [staff, list] = this.#with
      if (!staff.board.isAtHand) await staff.board.look(staff, list)
      const isOwn = c.access.purged?.member === this.#caseStore.vault.member
      if (isOwn) await emptyBoard(staff, list, c)
      else await clearBoard(staff, list, c)
    } catch (error) {
      if (!(error instanceof DeskError)) throw error
    }
  }

  /** Look at the board as a stranger would, if a look is due. @throws DeskError `offline` */
  look(): void {
    const { monitor } = this.#caseStore
    const judged = this.#cases.filter((one) => !isUnjudged(one))
    monitor.look(...this.#with, judged, ({ id }) => this.#keeper.isPosted(id))
    this.#keeper.doubt(monitor.unshown.keys())
    this.#caseStore.fold()
  }

  /** A member who is excluded from a case leaves its board to others. */
  get #cases(): readonly Case[] {
    return shownOf(this.#caseStore.cases, this.#caseStore.vault.member)
  }

  get #mayWrite(): boolean {
    const { own } = this.#caseStore
    return own !== null && BOARD_ROLES.includes(own.role)
  }

  get #with() {
    const { board } = this.#caseStore.monitor
    return [{ ...this.#caseStore.staff(), board }, this.#caseStore.required().list] as const
  }

  async #refresh(id: string): Promise<Case> {
    const { stream } = this.#caseStore.case(id)
    if (stream !== null && (await this.#caseStore.hasNews())) {
      await this.#caseStore.refresh(stream)
      this.#caseStore.fold()
    }
    return this.#caseStore.case(id)
  }
}
