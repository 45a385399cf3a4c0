import type { Desk } from '../../../client/desk/engine/desk.ts'
import { type Action, jobOf } from '../../../client/desk/model/rules/action.ts'
import { systemRandom, toHex } from '../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { staffTransport, testDesk } from '../desk/desk-core.ts'
import { send } from '../run/http.ts'
import type { Clock, Instance, SealedReport } from './instance.ts'
import { dropsAt, type Lie, lyingTransport } from './lies.ts'

export const honest: Lie = () => null
export const note = (text: string): Action => ({ kind: 'note', text })
export const write = (desk: Desk, action: Action) =>
  desk.append(desk.cases[0]!.id, jobOf(systemRandom, action))

/** A report, two desks to whom nobody lies, and those to whom somebody does. */
export class Scene {
  readonly instance: Instance
  readonly #clock: Clock
  readonly report: SealedReport
  readonly a: Desk
  readonly b: Desk

  constructor(instance: Instance, clock: Clock, report: SealedReport) {
    this.instance = instance
    this.#clock = clock
    this.report = report
    this.a = testDesk(instance, 0)
    this.b = testDesk(instance, 1)
  }

  /** @param before unlocked again with the files of this one */
  desk(index: number, lie: Lie, before?: Desk): Desk {
    const transport = lyingTransport(staffTransport(this.instance), lie)
    const files = before ? { vault: before.vault, weeks: before.weeks } : {}
    return testDesk(this.instance, index, { transport, ...files })
  }

  async synced(index: number, lie: Lie, before?: Desk): Promise<Desk> {
    const desk = this.desk(index, lie, before)
    await desk.sync()
    return desk
  }

  /** Time passes, and the board is built. */
  async pass(ms: number): Promise<void> {
    this.#clock.advance(ms)
    await this.instance.server.tick()
  }

  /** Look at the board, and look again: what is missing twice is named. */
  async lookTwice(desk: Desk): Promise<Desk> {
    await desk.sync()
    await this.pass(180_000)
    await desk.sync()
    return desk
  }

  async page(): Promise<Uint8Array> {
    return (await send(this.instance.server.publicUrl, 'GET', `${PATH.board}0`)).body
  }

  /** Ids in hex of the drops that came to lie at the server while something was done. */
  async dropsOf(work: () => Promise<void>): Promise<string[]> {
    const before = new Set(await dropsAt(this.instance))
    await work()
    return (await dropsAt(this.instance)).filter((id) => !before.has(id))
  }

  /** In hex, of the record that A holds at `sequence`. */
  id(sequence: number): string {
    return toHex(this.a.cases[0]!.stream!.records.get(sequence)!.id)
  }

  ids(): string[] {
    return [...this.a.cases[0]!.stream!.records.keys()].map((sequence) => this.id(sequence))
  }
}
