import { toHex } from '../../../crypto/bytes.ts'
import type { VerifiedKeyList } from '../../../crypto/keylist.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import type { Head, Vault } from '../../../crypto/vault.ts'
import { advanceHeads, streamName } from './checkpoint.ts'
import { Colleagues } from './colleagues.ts'
import type { Case, FoldInput } from './fold.ts'
import { hexOf } from './hex-of.ts'
import type { Holdings } from './holdings.ts'
import { isUnjudged } from './judged.ts'
import type { Staff } from './staff.ts'
import { type Authors, nextSequence, type Stream } from './stream.ts'
import { BoardWatch } from './watch.ts'

/** What the server does to the desk as a whole. */
export type SightNotice =
  /** Cases whose log this desk has read before, and that the server does not give any more. */
  | { readonly kind: 'vanished-cases'; readonly ids: readonly string[] }
  /** Strangers get a board page of an earlier day. */
  | { readonly kind: 'old-board' }

/** What a desk saw that the shelves do not bear out. */
export class Sight {
  readonly #watch = new BoardWatch()
  readonly #colleagues = new Colleagues()
  /** By case key in hex, the place that the server calls taken and does not hand over. */
  readonly #hidden = new Map<string, number>()
  /** Names in hex of the streams that were at hand since unlocking. */
  readonly #seen = new Set<string>()
  /** Whether a sync has begun that has not read everything yet. */
  #isHalf = true
  /** Ids of the cases of the last sync that read everything; null before there was one. */
  #judged: ReadonlySet<string> | null = null

  /** Whether everything was read since unlocking: before, what is missing tells nothing. */
  get isWhole(): boolean {
    return this.#judged !== null
  }

  /** Note that a sync has begun: until `compare`, more may be to come. */
  begin(): void {
    this.#isHalf = true
  }

  /**
   * The cases; those of which a half-made sync may have brought a part alone without their warnings,
   * but that their key lists are missing: no sync mends that.
   */
  judge(cases: readonly Case[]): readonly Case[] {
    if (!this.#isHalf) this.#judged = new Set(cases.map(({ id }) => id))
    const isKnown = ({ id }: Case) => this.#judged?.has(id)
    const certain = ({ warnings }: Case) => warnings.filter(({ kind }) => kind === 'unjudged')
    return cases.map((one) => (isKnown(one) ? one : { ...one, warnings: certain(one) }))
  }

  /** Note that what stands after the last record of `stream` is held back. */
  noteHidden(stream: Stream): void {
    this.#hidden.set(toHex(stream.caseKey), nextSequence(stream))
  }

  /** Look at the board as a stranger would, where a look is due. @throws DeskError `offline` */
  look(staff: Staff, list: VerifiedKeyList, settled: readonly Case[]): Promise<void> {
    return this.#watch.look(staff, list, settled)
  }

  /** Ids of cases of which strangers are not shown everything. */
  get unshown(): ReadonlySet<string> {
    return this.#watch.report.unshown
  }

  /** Hold what came against what colleagues saw. Call it after a sync that got through. */
  compare(staff: Staff, authors: Authors, holdings: Holdings): void {
    this.#isHalf = false
    this.#colleagues.compare(staff, authors, holdings)
  }

  /** What the fold is to warn of. */
  forFold(p: Primitives, { heads = [] }: Vault, { streams, unconfirmed }: Holdings) {
    if (unconfirmed.records.size === 0) {
      for (const name of namesOf(p, streams)) this.#seen.add(name)
    }
    const hidden = [...this.#hidden].flatMap(([key, sequence]) => {
      const stream = streams.get(key)
      return stream !== undefined && nextSequence(stream) <= sequence ? [key] : []
    })
    return {
      heads: new Map(heads.map((head) => [hexOf(head.stream), head])),
      hidden: new Set(hidden),
      unshown: this.#watch.report.unshown,
      colleagues: this.#colleagues.warnings,
    } satisfies Partial<FoldInput>
  }

  /** What the vault is to remember of streams: nothing of those that this desk has let go of. */
  heads(
    p: Primitives,
    { heads = [] }: Vault,
    { streams }: Holdings,
    cases: readonly Case[],
  ): readonly Head[] {
    // Of a case that depends on lists that are missing, others may see another log.
    const unjudged = new Set(cases.filter(isUnjudged).flatMap(({ keys }) => keys))
    const held = namesOf(p, streams)
    const letGo = heads.filter(({ stream }) => this.#isLetGo(toHex(stream), held))
    const kept = letGo.length === 0 ? heads : heads.filter((head) => !letGo.includes(head))
    return advanceHeads(
      p,
      kept,
      [...streams].flatMap(([key, stream]) => (unjudged.has(key) ? [] : [stream])),
    )
  }

  #isLetGo(name: string, held: ReadonlySet<string>): boolean {
    return this.#seen.has(name) && !held.has(name)
  }

  notices({ heads = [], closed }: Vault): SightNotice[] {
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

function namesOf(p: Primitives, streams: Holdings['streams']): Set<string> {
  return new Set([...streams.values()].map(({ caseKey }) => hexOf(streamName(p, caseKey))))
}
