import type { Member } from '../../../../crypto/keys/keylist.ts'
import { findHead, type StatedHead, statesHash } from '../../../../crypto/log/checkpoint.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { ColleagueWarning } from '../../model/log/checkpoint.ts'
import type { OpenedCheckpoint } from '../../model/log/drops.ts'
import { type Authors, nextSequence, recordsOf, type Stream } from '../../model/log/stream.ts'
import type { Holdings } from '../holdings.ts'
import type { Staff } from '../post/staff.ts'
import { checkpointsBy } from '../sync/signed-by.ts'

/** A record that was not there may have been written meanwhile: it is looked for again. */
const PATIENCE_MS = 120_000

/** A colleague's statement of how far an epoch of this stream goes. */
interface Statement extends StatedHead {
  readonly author: Member
  readonly epochKey: Uint8Array
  readonly stream: Stream
}

/** Compares what colleagues saw of logs with what this desk is given. CASEWORK.md section 13.3 */
export class Colleagues {
  /** Heads that were looked up, by epoch key in hex. */
  readonly #found = new WeakMap<OpenedCheckpoint, Map<string, StatedHead | null>>()
  /** The time since which a colleague is ahead, by member id and epoch key in hex. */
  #ahead: ReadonlyMap<string, number> = new Map()
  #warnings: ReadonlyMap<string, readonly ColleagueWarning[]> = new Map()

  /** By case key in hex. */
  get warnings(): ReadonlyMap<string, readonly ColleagueWarning[]> {
    return this.#warnings
  }

  /**
   * Call it after a sync that succeeded: drops are fetched before records, so records that a checkpoint names
   * were on the shelf before the records were asked for.
   */
  compare({ primitives: p, signer, now }: Staff, authors: Authors, holdings: Holdings): void {
    const ahead = new Map<string, number>()
    const warnings = new Map<string, ColleagueWarning[]>()
    for (const [name, one] of this.#statements(p, authors, holdings, signer.publicKey)) {
      const { sequence, stream, author } = one
      const { title } = author
      const key = toHex(stream.caseKey)
      const warn = (kind: ColleagueWarning['kind']) =>
        warnings.set(key, [...(warnings.get(key) ?? []), { kind, sequence, title }])
      const verdict = judge(p, one)
      if (verdict === 'fork') warn('colleague-fork')
      if (verdict !== 'ahead') continue
      const since = this.#ahead.get(name) ?? now()
      ahead.set(name, since)
      if (now() - since >= PATIENCE_MS) warn('colleague-ahead')
    }
    this.#ahead = ahead
    this.#warnings = warnings
  }

  /** The furthest statement of each colleague and epoch: an older checkpoint is no lie. */
  #statements(
    p: Primitives,
    authors: Authors,
    holdings: Holdings,
    own: Uint8Array,
  ): Map<string, Statement> {
    const furthest = new Map<string, Statement>()
    const epochs = [...holdings.streams.values()].flatMap((stream) =>
      stream.epochs.map(({ key }) => ({ stream, epochKey: key, epoch: toHex(key) })),
    )
    for (const [drop, author] of checkpointsBy(holdings, authors)) {
      if (equal(author.signing, own)) continue
      for (const { stream, epochKey, epoch } of epochs) {
        const stated = this.#find(p, drop, epochKey, epoch)
        if (stated === null) continue
        const name = `${author.id} ${epoch}`
        const before = furthest.get(name)
        if (before && before.sequence >= stated.sequence) continue
        furthest.set(name, { ...stated, author, epochKey, stream })
      }
    }
    return furthest
  }

  /** @param epoch its key in hex */
  #find(
    p: Primitives,
    drop: OpenedCheckpoint,
    epochKey: Uint8Array,
    epoch: string,
  ): StatedHead | null {
    const known = this.#found.get(drop) ?? new Map<string, StatedHead | null>()
    this.#found.set(drop, known)
    const before = known.get(epoch)
    if (before !== undefined) return before
    const found = findHead(p, drop, drop.checkpoint, epochKey)
    known.set(epoch, found)
    return found
  }
}

function judge(p: Primitives, one: Statement): 'same' | 'fork' | 'ahead' | 'named' {
  const { sequence, stream, epochKey } = one
  const there = recordsOf(stream).find((record) => record.sequence === sequence)
  if (there !== undefined) {
    const same = equal(there.epoch.key, epochKey) && statesHash(p, one, there.hash)
    return same ? 'same' : 'fork'
  }
  // A gap, and a record that is listed and not handed over, are named already.
  return nextSequence(stream) <= sequence && !stream.withheld.has(sequence) ? 'ahead' : 'named'
}
