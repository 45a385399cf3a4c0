import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { WorkerClient } from '../../../shared/worker-rpc.ts'
import type { DropKeys, DropResult } from '../../model/log/drops.ts'
import type { OpenedAt } from '../../model/log/stream-places.ts'
import {
  type DropToOpen,
  NO_QUICKER,
  type OpeningCalls,
  openEnvelopes,
  openRecords,
  type RecordToOpen,
  type Signers,
} from './opening.ts'
import type { SureVerify } from './sure-verify.ts'

/** Fewer rows are opened here before a second worker would have begun. */
const MANY = 48
/** The part that is opened here: this worker also fetches the next rows meanwhile. */
const SHARE = 0.4

/** If the second worker fails at keys or signers, it refuses the rows that need them. */
const ROWS_TELL = (): void => {}

type Helper = WorkerClient<OpeningCalls, 'internal', never>

/**
 * Opens rows that came. If there are many, a second worker opens most of them at the same time. The result of a
 * row does not depend on where it is opened; if the second worker fails, all are opened here.
 */
export class Opener {
  readonly #p: Primitives
  readonly #start: (() => Worker) | null
  readonly #quicker: Promise<SureVerify | null>
  #worker: Worker | null = null
  #helper: Helper | null = null
  /** The second worker was given these last. */
  #keys: DropKeys | null = null
  #signers: Signers | null = null
  #hasFailed = false

  /**
   * @param start the second worker, which answers `OpeningCalls`; absent to open everything here
   * @param quicker a quicker verification, if there is one
   */
  constructor(
    p: Primitives,
    start?: () => Worker,
    quicker: Promise<SureVerify | null> = NO_QUICKER,
  ) {
    this.#p = p
    this.#start = start ?? null
    this.#quicker = quicker
  }

  /** Open envelopes. @returns the result of each, in their order */
  drops(keys: DropKeys, rows: readonly DropToOpen[]): Promise<readonly DropResult[]> {
    const here = async (some: readonly DropToOpen[]) => openEnvelopes(this.#p, keys, some)
    return this.#inTwo(rows, here, (helper, some) => {
      if (this.#keys !== keys) helper.ask('keys', keys).catch(ROWS_TELL)
      this.#keys = keys
      const copies = some.map(({ sealed, isOld }) => ({ sealed: sealed.slice(), isOld }))
      const handed = copies.map(({ sealed }) => sealed.buffer)
      return helper.ask('drops', copies, undefined, handed)
    })
  }

  /** Open rows at the places of records. @returns the result of each, in their order */
  records(signers: Signers, rows: readonly RecordToOpen[]): Promise<readonly OpenedAt[]> {
    const here = async (some: readonly RecordToOpen[]) =>
      openRecords(this.#p, signers, some, await this.#quicker)
    return this.#inTwo(rows, here, (helper, some) => {
      const { instance, members } = signers
      if (this.#signers !== signers) helper.ask('signers', { instance, members }).catch(ROWS_TELL)
      this.#signers = signers
      const copies = some.map(({ place: { sequence, epoch, generation, id }, row }) => ({
        place: { sequence, epoch, generation, id },
        row: row.slice(),
      }))
      const handed = copies.map(({ row }) => row.buffer)
      return helper.ask('records', copies, undefined, handed)
    })
  }

  /** End the second worker, and with it all that it was given: the next rows start another. */
  rest(): void {
    this.#worker?.terminate()
    this.#helper?.refuseAll('internal')
    this.#worker = null
    this.#helper = null
    this.#keys = null
    this.#signers = null
  }

  async #inTwo<Row, Result>(
    rows: readonly Row[],
    here: (some: readonly Row[]) => Promise<readonly Result[]>,
    beside: (helper: Helper, some: readonly Row[]) => Promise<readonly Result[]>,
  ): Promise<readonly Result[]> {
    const helper = rows.length < MANY ? null : this.#started()
    if (helper === null) return here(rows)
    const share = Math.ceil(rows.length * SHARE)
    const rest = rows.slice(share)
    const asked = beside(helper, rest).catch(() => null)
    const first = await here(rows.slice(0, share))
    return [...first, ...((await asked) ?? (await here(rest)))]
  }

  #started(): Helper | null {
    if (this.#start === null || this.#hasFailed) return null
    if (this.#helper !== null) return this.#helper
    const worker = this.#start()
    worker.addEventListener('error', () => {
      this.#hasFailed = true
      this.rest()
    })
    this.#worker = worker
    this.#helper = new WorkerClient(
      worker,
      (code) => new Error(code),
      () => {},
    )
    return this.#helper
  }
}
