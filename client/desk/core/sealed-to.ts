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
  /** Sealed envelopes that could not be checked yet, by id in hex. */
  readonly #waiting = new Map<string, Uint8Array>()

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
    for (const [id, sealed] of [...this.#waiting]) {
      const one = drops.get(id)
      if (one !== undefined) drops.set(id, this.checked(staff, lists, one, sealed))
      else this.#waiting.delete(id)
    }
  }

  /** What came of an envelope, with what its wraps say. @param sealed as stored, 25,776 bytes */
  checked(staff: Staff, lists: Known, one: DropResult, sealed: Uint8Array): DropResult {
    if (one.kind !== 'reporter' && one.kind !== 'kept-back') return one
    const agreement = this.#agreementOf(staff, lists, one.drop, sealed)
    const drop = { ...one.drop, agreement }
    if (settled(agreement) === null) this.#waiting.set(hexOf(drop.id), sealed)
    else this.#waiting.delete(hexOf(drop.id))
    return { ...one, drop }
  }

  #agreementOf(
    { primitives: p, now }: Staff,
    lists: Known,
    drop: ReporterDrop,
    sealed: Uint8Array,
  ): Agreement {
    const list = lists.find(({ hash }) => equal(hash, drop.listHash))
    if (list === undefined) return { kind: 'no-list' }
    const bundle = this.#bundles.get(nameOf(list.version, drop.week))
    const isOld = drop.week < weekAt(now()) - LIMIT.bundleWeeks
    const unchecked = { kind: isOld ? 'old' : 'no-keys' } as const
    // A week that its list has no keys of needs none: nobody can have been sealed to.
    if (isListed(list, drop.week) && bundle === undefined) return unchecked
    try {
      const keys = bundle ? openBundle(p, list, drop.week, bundle) : new Map()
      return compared(p, list, keys, drop, sealed)
    } catch (error) {
      if (error instanceof CryptoError) return unchecked
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

/** @param keys of the week, by member id */
function compared(
  p: Primitives,
  list: VerifiedKeyList,
  keys: ReadonlyMap<string, KemPublicKey>,
  drop: ReporterDrop,
  sealed: Uint8Array,
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
  const wraps = sealed.subarray(SIZE.id, SIZE.id + SIZE.wraps)
  const sealedTo = named.map((one) => one?.key ?? null)
  const others = otherWraps(p, place, drop.contentKey, sealedTo, wraps)
  // Whoever is named by a key that is nobody's there cannot be presumed to read, whatever the wrap is.
  const unknown = drop.recipients.flatMap((id, i) => (id !== null && !named[i] ? [i] : []))
  const differing = [...new Set([...others, ...unknown])]
  if (differing.length === 0) return { kind: 'all' }
  const idsAt = (positions: readonly number[]) =>
    positions.flatMap((position) => {
      const one = named[position]
      const there = list.members.filter((member) => member.position === position)
      return one ? [one.id] : there.map(({ id }) => id)
    })
  const isNamed = (position: number) => (drop.recipients[position] ?? null) !== null
  return {
    kind: 'differs',
    unread: idsAt(differing.filter(isNamed)),
    beyond: idsAt(differing.filter((position) => !isNamed(position))),
  }
}
