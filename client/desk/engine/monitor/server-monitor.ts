import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Head, Vault } from '../../../../crypto/vault/vault.ts'
import type { PageFault } from '../../model/case/board-keys.ts'
import type { Case, FoldInput } from '../../model/case/fold.ts'
import { DeskError, isRefusal, type RefusalCode } from '../../model/error.ts'
import { advanceHeads, streamName } from '../../model/log/checkpoint.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { type Authors, nextSequence, type Stream } from '../../model/log/stream.ts'
import { isUnverifiable } from '../../model/log/verifiable.ts'
import type { ServerNotice } from '../../model/notice.ts'
import { BoardPages } from '../board/board-pages.ts'
import type { Holdings } from '../holdings.ts'
import type { Staff } from '../post/staff.ts'
import { BoardMonitor } from './board-monitor.ts'
import { Colleagues } from './colleagues.ts'
import { NamedReaders } from './named-readers.ts'

/** Facts that this desk saw and that the shelves do not confirm. */
export class ServerMonitor {
  /** The board as everybody gets it. */
  readonly board = new BoardPages()
  readonly #watch = new BoardMonitor()
  readonly #readers = new NamedReaders()
  readonly #colleagues = new Colleagues()
  /** By case key in hex, the place that the server calls taken and does not hand over. */
  readonly #hidden = new Map<string, number>()
  /** By case key in hex, the server's reason for refusing this desk's last record to the log. */
  readonly #refused = new Map<string, RefusalCode>()
  /** Names in hex of the streams that were at hand since the last sync that read everything. */
  readonly #seen = new Set<string>()
  /** Whether a sync has begun that has not read everything yet. */
  #isHalf = true
  /** Ids of the cases of the last sync that read everything; null before there was one. */
  #checked: ReadonlySet<string> | null = null
  /** Ids of cases whose new rows were all read, though not all that was kept is there. */
  #near: ReadonlySet<string> = new Set()

  /** Whether everything was read since unlocking: before that, a missing row tells nothing. */
  get isWhole(): boolean {
    return this.#checked !== null
  }

  /** Note that a sync has begun: until `compare`, more may be to come. */
  begin(): void {
    this.#isHalf = true
    this.#near = new Set()
    this.#refused.clear()
  }

  /** Note that all new rows were read, and that they are in these cases. */
  saw(cases: readonly Case[]): void {
    this.#near = new Set(cases.map(({ id }) => id))
  }

  /**
   * The cases. If a sync that is not complete may have brought only a part of a case, the case comes without its
   * warnings, except the warning that key lists are missing: no sync mends that.
   */
  checked(cases: readonly Case[]): readonly Case[] {
    if (!this.#isHalf) this.#checked = new Set(cases.map(({ id }) => id))
    const isKnown = ({ id }: Case) => this.#checked?.has(id) || this.#near.has(id)
    const certain = ({ warnings }: Case) => warnings.filter(({ kind }) => kind === 'unverifiable')
    return cases.map((one) => (isKnown(one) ? one : { ...one, warnings: certain(one) }))
  }

  /**
   * Write into a log, and note if the record after its last one is held back, or the server refuses the record.
   *
   * @param log as it is held
   * @throws as `write`
   */
  async writing(log: () => Stream, write: () => Promise<unknown>): Promise<void> {
    const key = toHex(log().caseKey)
    try {
      await write()
      this.#refused.delete(key)
    } catch (error) {
      if (error instanceof DeskError && error.code === 'withheld') {
        this.#hidden.set(key, nextSequence(log()))
      }
      if (error instanceof DeskError && isRefusal(error.code)) this.#refused.set(key, error.code)
      throw error
    }
  }

  /** Look at the board as a stranger would, if a look is due. @throws DeskError `offline` */
  look(...of: Parameters<BoardMonitor['look']>): void {
    this.#watch.look(...of)
  }

  /** Compare who is named as a reader with the log: see `NamedReaders.look`. */
  lookAtReaders(...of: Parameters<NamedReaders['look']>): readonly string[] {
    return this.#readers.look(...of)
  }

  /** Faults of pages, by case: strangers are not shown everything, or more than everything. */
  get unshown(): ReadonlyMap<string, PageFault> {
    return this.#watch.report.unshown
  }

  /** Compare the fetched rows with what colleagues saw. Call it after a sync that succeeded. */
  compare(staff: Staff, authors: Authors, holdings: Holdings): void {
    this.#isHalf = false
    // the fold after it says which are still at hand: a server that was set back names fewer
    this.#seen.clear()
    this.#colleagues.compare(staff, authors, holdings)
  }

  /** Inputs for the warnings of the fold. */
  forFold(p: Primitives, { heads = [] }: Vault, { streams, unconfirmed, sent, lost }: Holdings) {
    for (const { log, sequence } of lost) this.#hidden.set(log, sequence)
    if (unconfirmed.records.size === 0) {
      // A member with the key of a case has its stream, even if nothing of it is listed.
      const isThere = ({ records, report }: Stream) => records.size > 0 || report !== undefined
      for (const name of namesOf(p, [...streams.values()].filter(isThere))) this.#seen.add(name)
    }
    const hidden = [...this.#hidden].flatMap(([key, sequence]) => {
      const stream = streams.get(key)
      if (stream === undefined) return []
      // A record that was sent once more proves nothing until it is listed.
      return nextSequence(stream) <= sequence || isAhead(stream, sent) ? [key] : []
    })
    return {
      heads: new Map(heads.map((head) => [hexOf(head.stream), head])),
      hidden: new Set(hidden),
      unshown: this.#watch.report.unshown,
      changedReaders: this.#readers.warnings,
      colleagues: this.#colleagues.warnings,
    } satisfies Partial<FoldInput>
  }

  /** Heads of streams that the vault is to remember, without streams that this desk has given up. */
  heads(
    p: Primitives,
    { heads = [], closed }: Vault,
    { streams, sent }: Holdings,
    cases: readonly Case[],
  ): readonly Head[] {
    // If a case depends on missing lists, others may see another log.
    const unverifiable = new Set(cases.filter(isUnverifiable).flatMap(({ keys }) => keys))
    const held = namesOf(p, streams.values())
    const left = new Set(closed.map((one) => toHex(one.case)))
    const isReleased = (name: string) => left.has(name) && !held.has(name)
    const released = heads.filter(({ stream }) => isReleased(toHex(stream)))
    const kept = released.length === 0 ? heads : heads.filter((head) => !released.includes(head))
    return advanceHeads(
      p,
      kept,
      [...streams].flatMap(([key, stream]) =>
        unverifiable.has(key) || isAhead(stream, sent) ? [] : [stream],
      ),
    )
  }

  notices(vault: Vault, cases: readonly Case[]): ServerNotice[] {
    return [...this.#refusals(cases), ...this.#vanished(vault)]
  }

  /** One notice for each reason. A log beside a case's own counts for that case. */
  #refusals(cases: readonly Case[]): ServerNotice[] {
    return [...new Set(this.#refused.values())].flatMap((kind) => {
      const isRefused = (key: string) => this.#refused.get(key) === kind
      const all = cases.filter(({ keys, audit }) =>
        [...keys, ...audit.map(({ caseKey }) => toHex(caseKey))].some(isRefused),
      )
      const references = all.map(({ id, reference }) => reference ?? id.slice(0, 8))
      return all.length === 0 ? [] : [{ kind, ids: all.map(({ id }) => id), cases: references }]
    })
  }

  #vanished({ heads = [], closed }: Vault): ServerNotice[] {
    if (!this.isWhole) return []
    const left = new Set(closed.map((one) => toHex(one.case)))
    const gone = heads
      .map(({ stream }) => toHex(stream))
      .filter((name) => !this.#seen.has(name) && !left.has(name))
    return [
      ...(gone.length > 0 ? [{ kind: 'vanished-cases', ids: gone } as const] : []),
      ...(this.#watch.report.old ? [{ kind: 'old-board' } as const] : []),
    ]
  }
}

/** Whether a log is held further than any list shows it. */
function isAhead({ records }: Stream, sent: ReadonlyMap<string, unknown>): boolean {
  return sent.size > 0 && [...records.values()].some(({ id }) => sent.has(hexOf(id)))
}

function namesOf(p: Primitives, streams: Iterable<Stream>): Set<string> {
  return new Set([...streams].map(({ caseKey }) => hexOf(streamName(p, caseKey))))
}
