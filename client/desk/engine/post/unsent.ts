import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { openUnsent, sealUnsent, type UnsentRecord } from '../../../../crypto/vault/unsent.ts'
import { unlessBroken } from '../../model/broken.ts'
import type { AppendJob } from '../../model/log/append-job.ts'
import { chainOf, nextSequence, type Stream } from '../../model/log/stream.ts'
import type { UnsentStore } from '../../wire/ports.ts'
import type { CaseStore } from '../case-store.ts'
import { restore, saidBy } from '../offline/take-up.ts'
import { entryOf, type Outbox, type WaitingEntry } from '../outbox.ts'
import { refusalOf } from '../vault/forget.ts'
import type { Staff } from './staff.ts'

const MINUTE_MS = 60_000
/** Records whose log is not known are kept so long: it may be withheld. */
const KEPT_MS = 12 * 7 * DAY_MS

type Cases = Pick<CaseStore, 'staff' | 'required' | 'vault' | 'cases' | 'nameOf'>

/** Keeps entries that no log has yet beside the vault, so that a lock or a crash loses none. */
export class UnsentKeeper {
  readonly #store: UnsentStore | null
  readonly #sealed = new Map<AppendJob, UnsentRecord>()
  /** Records of an earlier unlocking that no log took yet; null until the file was read. */
  #left: readonly UnsentRecord[] | null = null
  /** The entries that were kept last. */
  #kept: readonly WaitingEntry[] = []
  /** The file did not open: whatever waited in it is gone. */
  isBroken = false

  constructor(store: UnsentStore | null) {
    this.#store = store
  }

  /** Put what an earlier unlocking left back among what waits. Once all was read. @throws DeskError `files` */
  async restore(caseStore: Cases, outbox: Outbox): Promise<void> {
    const left = await this.#read(caseStore)
    if (left.length === 0) return
    const logs = new Set(left.map(({ log }) => toHex(log)))
    const of = caseStore.cases.filter(
      ({ stream }) => stream !== null && logs.has(toHex(caseStore.nameOf(stream))),
    )
    const records = left.map(({ record }) => record)
    const { jobs, unknown } = restore(caseStore, outbox, of, records)
    for (const [job, record] of jobs) {
      const item = left.find((one) => one.record === record)
      if (item !== undefined) this.#sealed.set(job, item)
    }
    const oldest = caseStore.staff().now() - KEPT_MS
    this.#left = left.filter(
      ({ record, since }) => unknown.includes(record) && since * MINUTE_MS > oldest,
    )
  }

  /**
   * Keep what waits now, if it is not what was kept last, and nothing of a case that was given up.
   *
   * @throws DeskError as `UnsentStore.write`; then nothing is lost as long as the desk is unlocked
   */
  async keep(caseStore: Cases, { waiting }: Outbox): Promise<void> {
    if (this.#store === null) return
    const givenUp = refusalOf(caseStore.vault).cases
    const isGivenUp = ({ log }: UnsentRecord) => givenUp.has(toHex(log))
    const left = await this.#read(caseStore)
    const isStale = [...left, ...this.#sealed.values()].some(isGivenUp)
    if (waiting === this.#kept && !isStale) return
    this.#letGo(waiting, isGivenUp)
    const items = waiting.flatMap((one) => this.#itemOf(caseStore, one) ?? [])
    const { primitives: p, random, instance, signer } = caseStore.staff()
    const of = { instance, signing: signer.seed }
    const kept = [...left, ...items].filter((one) => !isGivenUp(one))
    await this.#store.write(sealUnsent(p, random, of, kept))
    this.#left = left.filter((one) => !isGivenUp(one))
    this.#kept = waiting
  }

  async #read(caseStore: Cases): Promise<readonly UnsentRecord[]> {
    if (this.#left !== null) return this.#left
    const { primitives: p, instance, signer } = caseStore.staff()
    const file = (await this.#store?.read()) ?? null
    const of = { instance, signing: signer.seed }
    const read = file === null ? [] : unlessBroken(null, () => openUnsent(p, of, file))
    this.isBroken = read === null
    this.#left = read ?? []
    return this.#left
  }

  /**
   * Let go of what does not wait any more. An entry in the same words that still waits is sealed again, at the end
   * of the log as it is now: it would be taken for what was written.
   */
  #letGo(waiting: readonly WaitingEntry[], isGivenUp: (one: UnsentRecord) => boolean): void {
    const still = new Set(waiting.map(({ job }) => job))
    const gone = [...this.#sealed].filter(([job, one]) => !still.has(job) || isGivenUp(one))
    for (const [job] of gone) this.#sealed.delete(job)
    for (const [{ said }, { log }] of gone) {
      if (said === undefined) continue
      for (const [job, one] of this.#sealed) {
        const isSame = job.said !== undefined && saidBy(job.said) === saidBy(said)
        if (isSame && equal(one.log, log)) this.#sealed.delete(job)
      }
    }
  }

  /** @returns null if nothing is to be written any more, or its log is gone */
  #itemOf(caseStore: Cases, { caseId, job }: WaitingEntry): UnsentRecord | null {
    const known = this.#sealed.get(job)
    if (known !== undefined) return known
    const stream = caseStore.cases.find(({ id }) => id === caseId)?.stream ?? null
    if (stream === null) return null
    const staff = caseStore.staff()
    const entry = entryOf(job, stream, staff.signer.publicKey)
    const record = job.pending?.record ?? (entry && sealAtEnd(staff, stream, entry))
    if (record === null) return null
    const since = Math.floor(staff.now() / MINUTE_MS)
    const item = { since, log: caseStore.nameOf(stream), record }
    this.#sealed.set(job, item)
    return item
  }
}

/** The record that an entry would be at the end of its log; null if no epoch of it is known. */
function sealAtEnd(staff: Staff, stream: Stream, entry: Entry): Uint8Array | null {
  const { primitives, random, instance, signer, now } = staff
  const epoch = chainOf(primitives, stream).running ?? stream.epochs.at(-1)
  if (epoch === undefined) return null
  const sequence = nextSequence(stream)
  const place = { instance, epoch: epoch.epoch, epochKey: epoch.key, sequence }
  const previous = stream.records.get(sequence - 1)?.hash ?? new Uint8Array(32)
  return sealRecord(primitives, random, place, signer, { previous, day: dayOf(now()), entry })
}
