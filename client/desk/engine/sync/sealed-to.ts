import { type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import { sealedPartsOf } from '../../../../crypto/drop/together.ts'
import { otherWraps } from '../../../../crypto/drop/wraps.ts'
import { openBundle, type VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { type KemPublicKey, recipientId } from '../../../../crypto/keys/keys.ts'
import { concat, equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { unlessBroken } from '../../model/broken.ts'
import {
  type Agreement,
  type DropResult,
  type ReporterDrop,
  settled,
} from '../../model/log/drops.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { fetchKeptKeys, type Staff } from '../post/staff.ts'

/** Envelopes whose wraps are held until all are open: 10 KB each. */
const LATER = 4096

type Known = readonly VerifiedKeyList[]
type WeekKeys = ReadonlyMap<string, KemPublicKey>

/** Finds out, for each envelope that a desk opens, whether all recipients that it names read the same. */
export class SealedTo {
  /** Bundles as the server gave them, by version and week. */
  #bundles: ReadonlyMap<string, Uint8Array> = new Map()
  /** The list and week for which they were asked for; null before that. */
  #asked: string | null = null
  /** Wraps of envelopes that could not be checked yet, by id in hex. */
  readonly #waiting = new Map<string, Uint8Array>()
  /** Whether some of these were taken in since the last check. */
  #hasRestored = false
  /** Wraps of envelopes that are checked once all are open, by id in hex. */
  readonly #later = new Map<string, Uint8Array>()

  /** The wraps of an envelope that could not be checked yet; null for any other. @param id in hex */
  waiting(id: string): Uint8Array | null {
    return this.#waiting.get(id) ?? this.#later.get(id) ?? null
  }

  /** Ids in hex of all that `check` has to look at. */
  get left(): readonly string[] {
    return [...this.#later.keys()]
  }

  /** Take in the kept wraps of an envelope that could not be checked before the desk was locked. */
  restore(id: string, wraps: Uint8Array): void {
    this.#waiting.set(id, wraps)
    this.#hasRestored = true
  }

  /**
   * Fetch the weekly keys once for each key list and week, whether there is anything to check or not: the server
   * is not to learn who opened what. Then check the envelopes that have waited for them.
   *
   * @param drops changed if something is known now
   * @throws DeskError
   */
  async refresh(staff: Staff, lists: Known, drops: Map<string, DropResult>): Promise<void> {
    const now = `${lists[0]?.version} ${lists.length} ${weekAt(staff.now())}`
    if (this.#asked === now && !this.#hasRestored) return
    if (this.#asked !== now) {
      const all = await fetchKeptKeys(staff)
      this.#bundles = new Map(all.map((one) => [nameOf(one.version, one.week), one.bundle]))
      this.#asked = now
    }
    this.#hasRestored = false
    for (const [id, wraps] of [...this.#waiting]) {
      const one = drops.get(id)
      if (one !== undefined) drops.set(id, this.#check(staff, lists, one, wraps, false))
      else this.#waiting.delete(id)
    }
  }

  /** The result of opening an envelope, with what its wraps say. @param sealed as stored, 25,776 bytes */
  checked(staff: Staff, lists: Known, one: DropResult, sealed: Uint8Array): DropResult {
    return this.#check(staff, lists, one, wrapsOf(one, sealed), true)
  }

  /**
   * Note the wraps of an envelope for `check`, if there are keys to tell; else they are looked at now.
   *
   * @param sealed as `checked`
   */
  noted(staff: Staff, lists: Known, one: DropResult, sealed: Uint8Array): DropResult {
    if (one.kind !== 'reporter' && one.kind !== 'kept-back') return one
    const { week } = one.drop
    const hasKeys = lists.some(({ version }) => this.#bundles.has(nameOf(version, week)))
    if (!hasKeys || this.#later.size >= LATER) return this.checked(staff, lists, one, sealed)
    this.#later.set(hexOf(one.drop.id), wrapsOf(one, sealed))
    return one
  }

  /**
   * Check the wraps of noted envelopes.
   *
   * @param drops changed if something is known now
   * @param ids in hex, of the envelopes to check
   */
  check(staff: Staff, lists: Known, drops: Map<string, DropResult>, ids: readonly string[]): void {
    for (const id of ids) {
      const [wraps, one] = [this.#later.get(id), drops.get(id)]
      this.#later.delete(id)
      if (wraps === undefined || one === undefined) continue
      drops.set(id, this.#check(staff, lists, one, wraps, true))
    }
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
    const keys = this.#keysOf(p, list, drop.week)
    const newest = this.#keysOf(p, lists[0] ?? list, drop.week)
    if (keys === null || newest === null) return { kind: 'no-keys' }
    return compared(p, list, { keys, newest }, drop, wraps)
  }

  /** Keys by member id; none for a week that the list does not have. Null if the server did not give them. */
  #keysOf(p: Primitives, list: VerifiedKeyList, week: Week): WeekKeys | null {
    if (!isListed(list, week)) return new Map()
    const bundle = this.#bundles.get(nameOf(list.version, week))
    return unlessBroken(null, () =>
      bundle === undefined ? null : openBundle(p, list, week, bundle),
    )
  }
}

/** The wraps of an envelope, with the sealed parts of its key if two opened it. */
function wrapsOf(one: DropResult, sealed: Uint8Array): Uint8Array {
  const wraps = sealed.slice(SIZE.id, SIZE.id + SIZE.wraps)
  const isParted = one.kind === 'reporter' && one.drop.isParted === true
  return isParted ? concat(wraps, sealedPartsOf(sealed)) : wraps
}

function nameOf(version: number, week: Week): string {
  return `${version} ${week}`
}

function isListed({ weeks }: VerifiedKeyList, week: Week): boolean {
  return weeks.bundles[week - weeks.first] !== undefined
}

/**
 * A person is named only for a key of their own at their own position: anything else in an envelope can be made
 * to look like anybody's.
 *
 * @param keys of the week by the list that the envelope names, by member id
 * @param newest the same by the newest list
 */
function compared(
  p: Primitives,
  list: VerifiedKeyList,
  { keys, newest }: { readonly keys: WeekKeys; readonly newest: WeekKeys },
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
  const replaced = named.flatMap((one) => {
    const now = one === null ? undefined : newest.get(one.id)
    return one === null || now === undefined || equal(now, one.key) ? [] : [one.id]
  })
  const stranger = drop.recipients.some((id, position) => id !== null && !named[position])
  const beyond = others.some((position) => (drop.recipients[position] ?? null) === null)
  const isAsNamed = unread.length + replaced.length === 0 && !stranger && !beyond
  return isAsNamed ? { kind: 'all' } : { kind: 'differs', unread, replaced, stranger, beyond }
}
