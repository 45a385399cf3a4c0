import type { Week } from '../days/calendar.ts'
import { asKemSeed, type KemPublicKey, weekKeyPairOf } from '../keys/keys.ts'
import { isZero, type Random, toHex } from '../primitives/bytes.ts'
import { CryptoError } from '../primitives/errors.ts'
import { LIMIT, SIZE } from '../primitives/labels.ts'
import type { Primitives } from '../primitives/primitives.ts'
import type { WeeklySecrets } from './vault.ts'

/** A member's sealing keys, by week. */
export type WeekKeys = ReadonlyMap<Week, KemPublicKey>

/** The weeks that a key list names which is made in week `first`: 27 of them. */
export function listedWeeks(first: Week): Week[] {
  return Array.from({ length: LIMIT.listWeeks + 1 }, (_, i) => first + i)
}

/** Keep the keys that are there, and draw the missing ones of the weeks that a list from `first` on names. */
export function withComingWeeks(
  random: Random,
  secrets: WeeklySecrets,
  first: Week,
): WeeklySecrets {
  const known = new Set(secrets.weeks.map(({ week }) => week))
  const added = listedWeeks(first)
    .filter((week) => !known.has(week))
    .map((week) => ({ week, seed: asKemSeed(random(SIZE.key)) }))
  return { ...secrets, weeks: [...secrets.weeks, ...added] }
}

/**
 * The public keys of the weeks that a list from `first` on names, each tried: its secret opens whatever is
 * sealed to it. Weeks without a secret are not in the map.
 *
 * @throws CryptoError `bad-key`
 */
export function triedKeys(p: Primitives, secrets: WeeklySecrets, first: Week): WeekKeys {
  const keys = new Map<Week, KemPublicKey>()
  for (const { week, seed } of secrets.weeks) {
    if (week < first || week > first + LIMIT.listWeeks) continue
    const { publicKey } = weekKeyPairOf(p, seed, week)
    const { ciphertext, sharedSecret } = p.kemEncapsulate(publicKey, new Uint8Array(SIZE.kemSeed))
    const opened = p.kemDecapsulate(seed, ciphertext)
    if (opened === null || isZero(opened) || toHex(opened) !== toHex(sharedSecret)) {
      throw new CryptoError('bad-key', `the key of week ${week} does not open what is sealed to it`)
    }
    keys.set(week, publicKey)
  }
  return keys
}
