import { BOARD_ROLES } from '../../../crypto/wire.ts'
import { BoardKeeper } from './board-keeper.ts'
import type { Cabinet } from './cabinet.ts'
import { DeskError } from './error.ts'
import type { Case } from './fold.ts'
import { isUnjudged } from './judged.ts'

/** The boards of all cases of a desk. */
export class DeskBoards {
  readonly #cabinet: Cabinet
  readonly #keeper = new BoardKeeper()

  constructor(cabinet: Cabinet) {
    this.#cabinet = cabinet
  }

  /** What the board still waits for, by case id. */
  get waiting(): BoardKeeper['waiting'] {
    return this.#keeper.waiting
  }

  /** Bring all boards up to date, those first that come first. @throws DeskError but `offline` */
  async bringAll(onDone: (done: number, total: number) => void): Promise<void> {
    const { cases } = this.#cabinet
    const inOrder = this.#mayWrite ? await this.#keeper.begin(...this.#with, cases) : []
    for (const [done, one] of inOrder.entries()) {
      onDone(done, cases.length)
      await this.bring(one)
    }
    onDone(cases.length, cases.length)
  }

  /** A board that this member may not write is left to colleagues: the server would refuse it. */
  async bring(known: Case): Promise<void> {
    if (!this.#mayWrite || isUnjudged(known)) return
    try {
      await this.#keeper.keep(...this.#with, known, () => this.#refresh(known.id))
    } catch (error) {
      if (!(error instanceof DeskError) || error.code !== 'unjudged') throw error
    }
  }

  /** Look at the board as a stranger would, where a look is due. @throws DeskError `offline` */
  async look(): Promise<void> {
    const { cases, sight } = this.#cabinet
    const isPosted = (one: Case) => this.#keeper.isPosted(one.id) && !isUnjudged(one)
    await sight.look(...this.#with, cases.filter(isPosted))
    this.#keeper.doubt(sight.unshown)
    this.#cabinet.fold()
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
