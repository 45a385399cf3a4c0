import { BOARD_ROLES } from '../../../../crypto/wire/wire.ts'
import { shownOf } from '../../model/access/shut.ts'
import type { Case } from '../../model/case/fold.ts'
import type { DeskError } from '../../model/error.ts'
import { isUnverifiable } from '../../model/log/verifiable.ts'
import type { CaseStore } from '../case-store.ts'
import { failureOf, sparing } from '../faults.ts'
import { BoardKeeper } from './board-keeper.ts'
import type { BoardStaff } from './board-pages.ts'
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
    const inOrder = this.#mayWrite ? this.#keeper.begin(this.#staff, cases) : []
    for (const [done, one] of inOrder.entries()) {
      onDone(done, cases.length)
      await this.#bring(one)
    }
    onDone(cases.length, cases.length)
  }

  /** Bring one board up to date, by the pages at hand: a refused write tells what came since. */
  async bring(known: Case): Promise<void> {
    if (!this.#mayWrite) return
    await this.#staffWithPages()
    await this.#bring(known)
  }

  /** A board that this member may not write is left to colleagues: the server would refuse it. */
  async #bring(known: Case): Promise<void> {
    if (!this.#mayWrite || isUnverifiable(known)) return
    const refresh = (id: string) => this.#refresh(id)
    const isLeft = ({ code }: DeskError) => code === 'unverifiable'
    await sparing(isLeft, () => this.#keeper.keep(this.#staff, known, refresh))
  }

  /**
   * Take everything of a case that was purged off the board, while its keys are there: without them nobody can. A
   * slot that the server does not take off expires: no answer of a server keeps a key alive. The desk of the
   * member who purged it also takes off slots that no page has shown yet.
   */
  async clear(c: Case): Promise<void> {
    if (!this.#mayWrite || !this.#caseStore.hasNetwork) return
    const isOwn = c.access.purged?.member === this.#caseStore.vault.member
    await failureOf(async () => {
      const staff = await this.#staffWithPages()
      if (isOwn) await emptyBoard(staff, c)
      else await clearBoard(staff, c)
    })
  }

  /** Look at the board as a stranger would, if a look is due; at who reads, each time. @throws DeskError `offline` */
  look(): void {
    const { monitor } = this.#caseStore
    const judged = this.#cases.filter((one) => !isUnverifiable(one))
    monitor.look(this.#staff, judged, ({ id }) => this.#keeper.isPosted(id))
    this.#keeper.doubt(monitor.unshown.keys())
    if (monitor.board.isAtHand) {
      this.#keeper.doubt(monitor.lookAtReaders(this.#staff, this.#caseStore.lists, judged))
    }
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

  get #staff(): BoardStaff {
    const { list } = this.#caseStore.required()
    return { ...this.#caseStore.staff(), board: this.#caseStore.monitor.board, list }
  }

  async #staffWithPages(): Promise<BoardStaff> {
    const staff = this.#staff
    if (!staff.board.isAtHand) await staff.board.look(staff)
    return staff
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
