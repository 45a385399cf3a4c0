import type { Desk } from '../../../client/desk/engine/desk.ts'
import { testDesk } from '../desk/desk-core.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  startInstance,
} from '../server/instance.ts'
import type { TestReception } from './reception.ts'

/** A server with the desks of everybody in an access reception, made again for each test of a suite. */
export class AccessDesks {
  readonly #reception: TestReception
  #clock: Clock = fakeClock(A_MONDAY)
  #instance: Instance | null = null
  desks: Desk[] = []

  constructor(reception: TestReception) {
    this.#reception = reception
    beforeEach(async () => {
      this.#clock = fakeClock(A_MONDAY)
      this.#instance = await startInstance({ clock: this.#clock, reception })
      this.desks = reception.members.map((_, index) => testDesk(this.instance, index))
    })
    afterEach(() => this.instance.stop())
  }

  get clock(): Clock {
    return this.#clock
  }

  get instance(): Instance {
    if (this.#instance === null) throw new Error('between two tests there is no server')
    return this.#instance
  }

  /** Start another server with nothing on it. The desks stay with the old one, which ends. */
  async startAnew(): Promise<void> {
    await this.instance.stop()
    this.#instance = await startInstance({ clock: this.#clock, reception: this.#reception })
  }

  readonly at = (index: number): Desk => {
    const desk = this.desks[index]
    if (desk === undefined) throw new Error(`nobody has desk ${index}`)
    return desk
  }

  /** Sync these desks, one after the other. */
  readonly sync = async (...indices: readonly number[]): Promise<void> => {
    for (const index of indices) await this.at(index).sync()
  }
}
