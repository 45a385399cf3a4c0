import type { Entry } from '../../../crypto/entries/entry.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/encode-json.ts'
import { concernsOneCase, DeskError, type DeskErrorCode, goesLater } from '../model/error.ts'
import type { AppendJob } from '../model/log/append-job.ts'
import type { Stream } from '../model/log/stream.ts'
import { isNoticeFault } from '../model/rules/notice-table.ts'
import { failureOf } from './faults.ts'

/** An entry that waits. */
export interface WaitingEntry {
  readonly key: string
  readonly caseId: string
  readonly job: AppendJob
  readonly failure: DeskErrorCode | null
}

/** An entry that a person wrote and that is not in the log yet. */
export interface UnsentEntry {
  /** Names it for `takeBack`. */
  readonly key: string
  readonly entry: Entry
  /** Why it could not be written, though the server answered; null if it only waits. */
  readonly failure: DeskErrorCode | null
  /** It is never written: its member can take it back. */
  readonly isFinal: boolean
}

/** Refusals of one entry for good: the entries after it in its case do not wait for it. */
const FOR_GOOD: readonly (DeskErrorCode | null)[] = [
  ...(['not-approver', 'own-closing', 'overtaken', 'too-long'] as const),
]

const isForGood = (code: DeskErrorCode | null) => isNoticeFault(code) || FOR_GOOD.includes(code)

type Append = (caseId: string, job: AppendJob) => Promise<void>

/**
 * Entries that wait for the server, oldest first. `UnsentKeeper` keeps them beside the vault: in the vault, text of a
 * case would come into every copy of the vault, where no purge reaches it.
 */
export class Outbox {
  #unsent: readonly WaitingEntry[] = []
  #count = 0

  /** The same array as long as nothing has changed. */
  get waiting(): readonly WaitingEntry[] {
    return this.#unsent
  }

  /** Entries that wait in a case, as they would be written now; one that need not be written any more is left out. */
  preview(caseId: string, stream: Stream, author: Uint8Array): UnsentEntry[] {
    return this.#unsent.flatMap((one) => {
      if (one.caseId !== caseId) return []
      const entry = entryOf(one.job, stream, author)
      const { key, failure } = one
      return entry === null ? [] : [{ key, entry, failure, isFinal: isForGood(failure) }]
    })
  }

  /**
   * Let go of an entry that is refused for good: its member has the words again.
   *
   * @throws DeskError `gone` if there is none, or if it is still to be written
   */
  takeBack(key: string): void {
    const found = this.#unsent.find((one) => one.key === key)
    if (found === undefined || !isForGood(found.failure)) throw new DeskError('gone')
    this.#remove(found.job)
  }

  /** Have this written the next time, in its order; not if the same waits already. */
  keep(caseId: string, job: AppendJob): void {
    const said = (one: AppendJob) => toHex(encodeJson(one.said ?? null))
    const isThere = this.#unsent.some((one) => one.caseId === caseId && said(one.job) === said(job))
    if (!isThere) this.#add(caseId, job)
  }

  /** Have this wait again, as it did before the desk was locked. */
  restore(caseId: string, job: AppendJob): void {
    this.#add(caseId, job)
  }

  /**
   * Write at once, or keep the entry if the desk's share has no room for it.
   *
   * @throws DeskError any other than `paced`
   */
  async sendInShare(caseId: string, job: AppendJob, append: Append): Promise<void> {
    const failure = await failureOf(() => append(caseId, job))
    if (failure !== null && failure.code !== 'paced') throw failure
    if (failure !== null) this.#add(caseId, job)
  }

  /**
   * Write the entries that wait, and `job` after them; if no answer comes, it is kept for the next time.
   *
   * @param job given again it is not added again
   * @returns the cases that were written in
   * @throws DeskError if the server answered and `job` cannot be written; then it is not kept
   */
  async sendLast(caseId: string, job: AppendJob, append: Append): Promise<Set<string>> {
    if (!this.#unsent.some((one) => one.job === job)) this.#add(caseId, job)
    try {
      const written = await this.send(append)
      const failure = this.#unsent.find((one) => one.job === job)?.failure ?? null
      if (failure !== null) throw new DeskError(failure)
      return written
    } catch (error) {
      this.#remove(job)
      throw error
    }
  }

  /**
   * Write the entries that wait, those of each case in their order. An entry that cannot be written holds back
   * the later ones of its case, and none of other cases. An entry that is refused for good, as by the notice
   * table, stays to be read, holds nothing back, and is not tried again: a person writes another.
   *
   * @returns the cases that were written in
   * @throws DeskError if the fault concerns more than one case; a missing answer is no fault
   */
  async send(append: Append): Promise<Set<string>> {
    const written = new Set<string>()
    const stopped = new Set<string>()
    for (const { caseId, job, failure: before } of this.#unsent) {
      if (stopped.has(caseId) || isForGood(before)) continue
      const fault = await failureOf(() => append(caseId, job))
      const failure = fault?.code ?? null
      if (goesLater(failure)) return written
      if (fault !== null && !concernsOneCase(fault)) throw fault
      if (failure === null) {
        written.add(caseId)
        this.#remove(job)
      } else {
        if (!isForGood(failure)) stopped.add(caseId)
        this.#mark(job, failure)
      }
    }
    return written
  }

  #add(caseId: string, job: AppendJob): void {
    const key = String(++this.#count)
    this.#unsent = [...this.#unsent, { key, caseId, job, failure: null }]
  }

  #remove(job: AppendJob): void {
    this.#unsent = this.#unsent.filter((one) => one.job !== job)
  }

  #mark(job: AppendJob, failure: DeskErrorCode): void {
    if (this.#unsent.some((one) => one.job === job && one.failure === failure)) return
    this.#unsent = this.#unsent.map((one) => (one.job === job ? { ...one, failure } : one))
  }
}

/** The entry as it would be written now, or its words if it may not be; null if nothing is to be written. */
export function entryOf(job: AppendJob, stream: Stream, author: Uint8Array): Entry | null {
  try {
    return job.entry(stream, author)
  } catch (error) {
    if (error instanceof DeskError) return job.said ?? null
    throw error
  }
}
