import { type Day, firstDay, type Week, weekOf } from '../../crypto/days/calendar.ts'
import { type RowList, withRowAges } from '../../crypto/keys/choice-row.ts'
import {
  bundleHash,
  contentHash,
  encodeBundle,
  type KeyList,
  openBundle,
  signKeyList,
  statedFingerprint,
  type VerifiedKeyList,
  verifyKeyList,
} from '../../crypto/keys/keylist.ts'
import { fingerprint, type SignSeed, signKeyPairOf } from '../../crypto/keys/keys.ts'
import {
  decodePublication,
  encodePublication,
  type Publication,
} from '../../crypto/keys/publication.ts'
import { LIMIT } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { listedWeeks, type WeekKeys } from '../../crypto/vault/weekly.ts'

/** Parts of a list that do not follow from its signer and its date. */
export interface ListDraft {
  readonly instance: Uint8Array
  readonly version: number
  readonly previous: Uint8Array
  readonly today: Day
  readonly content: Uint8Array
  readonly list: Pick<KeyList, 'successions' | 'channels' | 'members' | 'otherWays'> & {
    readonly board: KeyList['board']
  }
  /** The list before; absent for the first. */
  readonly before?: RowList
  /** By member, in the order of the list. */
  readonly keys: readonly WeekKeys[]
}

/**
 * Sign a list over fresh bundles, and read it as a reporter will before anybody relies on it.
 *
 * @throws CryptoError
 */
export function publish(p: Primitives, root: SignSeed, draft: ListDraft): Uint8Array {
  const { instance, today, content, list, version } = draft
  const first = weekOf(today)
  const bundles = listedWeeks(first).map((week) => ({
    week,
    bundle: encodeBundle(draft.keys.map((keys) => keys.get(week) ?? null)),
  }))
  const { publicKey } = signKeyPairOf(p, root)
  const signed = signKeyList(p, root, {
    format: 'postern-key-list/1',
    instance,
    root: publicKey,
    ...list,
    channels: draft.before ? withRowAges(draft.before, { ...list, version }) : list.channels,
    version,
    previous: draft.previous,
    issued: today,
    // on a Monday: in the last week of a list no clock can be right for one side and wrong for the other
    expires: firstDay(first + LIMIT.listWeeks),
    wraps: LIMIT.positions,
    weeks: { first, bundles: bundles.map((one) => bundleHash(p, instance, one.week, one.bundle)) },
    content: contentHash(p, instance, content),
  })
  const verified = verifyKeyList(p, signed, fingerprint(p, publicKey))
  for (const { week, bundle } of bundles) openBundle(p, verified, week, bundle)
  return encodePublication({ signed, content, bundles })
}

/** A publication with its list, checked against the root that it states. */
export interface OpenPublication extends Publication {
  readonly list: VerifiedKeyList
}

/** @throws CryptoError */
export function openPublication(p: Primitives, bytes: Uint8Array): OpenPublication {
  const publication = decodePublication(bytes)
  const list = verifyKeyList(p, publication.signed, statedFingerprint(p, publication.signed))
  return { ...publication, list }
}

/** The keys that a publication holds, by member in the order of its list. @throws CryptoError */
export function publishedKeys(p: Primitives, { list, bundles }: OpenPublication): WeekKeys[] {
  const opened = bundles.map(({ week, bundle }) => ({
    week,
    keys: openBundle(p, list, week, bundle),
  }))
  return list.members.map(({ id }) => {
    const own = opened.flatMap(({ week, keys }) => {
      const key = keys.get(id)
      return key === undefined ? [] : [[week, key] as const]
    })
    return new Map(own)
  })
}

/** The last week that `keys` has; null if it has none from `first` on. */
export function lastWeek(keys: WeekKeys, first: Week): Week | null {
  const weeks = [...keys.keys()].filter((week) => week >= first)
  return weeks.length === 0 ? null : Math.max(...weeks)
}
