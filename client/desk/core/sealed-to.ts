import { equal, toHex } from '../../../crypto/bytes.ts'
import { type Week, weekAt } from '../../../crypto/calendar.ts'
import { CryptoError } from '../../../crypto/errors.ts'
import { openBundle, type VerifiedKeyList } from '../../../crypto/keylist.ts'
import { type KemPublicKey, recipientId } from '../../../crypto/keys.ts'
import { LIMIT, SIZE } from '../../../crypto/labels.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { otherWraps } from '../../../crypto/wraps.ts'
import { type Agreement, settled } from './agreement.ts'
import type { DropResult, ReporterDrop } from './drops.ts'
import { hexOf } from './hex-of.ts'
import { fetchKeptKeys, type Staff } from './staff.ts'

type Known = readonly VerifiedKeyList[]

/** Finds out, for each envelope that a desk opens, whether all whom it names read the same. */
export class SealedTo {
  /** Bundles as the server gave them, by version and week. */
  #bundles: ReadonlyMap<string, Uint8Array> = new Map()
  /** For which list and week they were asked for; null before that. */
  #asked: string | null = null
  /** Wraps of envelopes that could not be checked yet, by id in hex. */
  readonly #waiting = new Map<string, Uint8Array>()

  /** The wraps of an envelope that could not be checked yet; null of any other. @param id in hex */
  waiting(id: string): Uint8Array | null {
    return this.#waiting.get(id) ?? null
  }

  /** Take in what was kept of an envelope that could not be checked before the desk was locked. */
  restore(id: string, wraps: Uint8Array): void {
    this.#waiting.set(id, wraps)
  }

  /**
   * Fetch the weekly keys once for each key list and week, whether there is anything to check or not:
   * the server is not to learn who opened what. Then check what has waited for them.
   *
   * @param drops changed where something is known now
   * @throws DeskError
   */
  async refresh(staff: Staff, lists: Known, drops: Map<string, DropResult>): Promise<void> {
    const now = `${lists[0]?.version} ${lists.length} ${weekAt(staff.now())}`
    if (this.#asked === now) return
    const all = await fetchKeptKeys(staff)
    this.#bundles = new Map(all.map((one) => [nameOf(one.version, one.week), one.bundle]))
    this.#asked = now
    for (const [id, wraps] of [...this.#waiting]) {
      const one = drops.get(id)
      if (one !== undefined) drops.set(id, this.#check(staff, lists, one, wraps, false))
      else this.#waiting.delete(id)
    }
  }

  /** What came of an envelope, with what its wraps say. @param sealed as stored, 25,776 bytes */
  checked(staff: Staff, lists: Known, one: DropResult, sealed: Uint8Array): DropResult {
    return this.#check(staff, lists, one, sealed.slice(SIZE.id, SIZE.id + SIZE.wraps), true)
  }

  /** @param isNew it has just been opened */
  #check(
    staff: Staff,
    lists: Known,
    one: DropResult,
    wraps: Uint8Array,
    isNew: boolean,
  ): DropResult {
    if (one.kind !== 'reporter' && one.kind !== 'kept-back') return one
    const { drop } = one
    const found = this.#agreementOf(staff.primitives, lists, drop, wraps)
    // Keys that were hidden from the first day on do not become a matter of age by waiting.
    const isOld = isNew && drop.week < weekAt(staff.now()) - LIMIT.bundleWeeks
    const agreement = found.kind === 'no-keys' && isOld ? ({ kind: 'old' } as const) : found
    if (settled(agreement) === null) this.#waiting.set(hexOf(drop.id), wraps)
    else this.#waiting.delete(hexOf(drop.id))
    return { ...one, drop: { ...drop, agreement } }
  }

  #agreementOf(p: Primitives, lists: Known, drop: ReporterDrop, wraps: Uint8Array): Agreement {
    const list = lists.find(({ hash }) => equal(hash, drop.listHash))
    if (list === undefined) return { kind: 'no-list' }
    const bundle = this.#bundles.get(nameOf(list.version, drop.week))
    // A week that its list has no keys of needs none: nobody can have been sealed to.
    if (isListed(list, drop.week) && bundle === undefined) return { kind: 'no-keys' }
    try {
      const keys = bundle ? openBundle(p, list, drop.week, bundle) : new Map()
      return compared(p, list, keys, drop, wraps)
    } catch (error) {
      if (error instanceof CryptoError) return { kind: 'no-keys' }
      throw error
    }
  }
}

function nameOf(version: number, week: Week): string {
  return `${version} ${week}`
}

function isListed({ weeks }: VerifiedKeyList, week: Week): boolean {
  return weeks.bundles[week - weeks.first] !== undefined
}

/**
 * A person is named only for a key of their own at their own position: what an envelope states beside
 * that can be made to look like anybody.
 *
 * @param keys of the week, by member id
 */
function compared(
  p: Primitives,
  list: VerifiedKeyList,
  keys: ReadonlyMap<string, KemPublicKey>,
  drop: ReporterDrop,
  wraps: Uint8Array,
): Agreement {
  const { instance } = list
  const people = list.members.flatMap((member) => {
    const key = keys.get(member.id)
    return key === undefined ? [] : [{ ...member, key, name: toHex(recipientId(p, key)) }]
  })
  const named = drop.recipients.map((id, position) => {
    const name = id === null ? null : toHex(id)
    return people.find((one) => one.position === position && one.name === name) ?? null
  })
  const place = { instance, week: drop.week, id: drop.id }
  const sealedTo = named.map((one) => one?.key ?? null)
  const others = otherWraps(p, place, drop.contentKey, sealedTo, wraps)
  const unread = others.flatMap((position) => named[position]?.id ?? [])
  const stranger = drop.recipients.some((id, position) => id !== null && !named[position])
  const beyond = others.some((position) => (drop.recipients[position] ?? null) === null)
  const isAsNamed = unread.length === 0 && !stranger && !beyond
  return isAsNamed ? { kind: 'all' } : { kind: 'differs', unread, stranger, beyond }
}
