import { toHex } from '../../../crypto/bytes.ts'
import { type Week, weekAt } from '../../../crypto/calendar.ts'
import { asContentKey, type WeekKeyPair, weekKeyPairOf } from '../../../crypto/keys.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import type { Vault, WeeklySecrets } from '../../../crypto/vault.ts'
import type { DeskSource } from './desk-source.ts'
import type { DropKeys } from './drops.ts'
import { refusalOf } from './forget.ts'

/** Weeks between a weekly key's own and the one in which it is destroyed. PROTOCOL.md section 7.2 */
const KEPT_WEEKS = 2
/** A server's clock may be this far behind, in milliseconds, and still take drops of a week. */
const CLOCK_MARGIN = 3_600_000

/**
 * The keys to try on a drop, newest first; those of weeks to come are not tried, since nobody may
 * seal to them yet.
 */
export function openingKeys(
  p: Primitives,
  secrets: WeeklySecrets,
  now: number,
): readonly WeekKeyPair[] {
  return secrets.weeks
    .filter(({ week }) => week <= weekAt(now) + 1)
    .map(({ week, seed }) => weekKeyPairOf(p, seed, week))
    .sort((a, b) => b.week - a.week)
}

/**
 * The weeks whose secrets are to be destroyed. Call it at unlock, after a sync that opened or
 * skipped everything on the shelf.
 *
 * @param sure the week that the server is sure of: two machines can be wrong together, and it knows
 *   better than the time of day
 */
export function weeksToDestroy(secrets: WeeklySecrets, now: number, sure: Week): Week[] {
  const current = Math.min(weekAt(now - CLOCK_MARGIN), sure)
  return secrets.weeks.map(({ week }) => week).filter((week) => week + KEPT_WEEKS <= current)
}

/** The secrets that are left; those of `weeks` are wiped by the caller once this is durable. */
export function withoutWeeks(secrets: WeeklySecrets, weeks: readonly Week[]): WeeklySecrets {
  return { ...secrets, weeks: secrets.weeks.filter(({ week }) => !weeks.includes(week)) }
}

/**
 * Destroy the secrets of weeks that have had their time, by this machine's clock and by the server's.
 *
 * @param askSure asks for the week that the server is sure of; only if some are to go
 * @param keep makes those that are left durable: only then are the others wiped
 * @returns whether all went that should by this machine's clock
 */
export async function destroyWeeks(
  secrets: WeeklySecrets,
  now: number,
  askSure: () => Promise<Week>,
  keep: (left: WeeklySecrets) => Promise<void>,
): Promise<boolean> {
  const due = weeksToDestroy(secrets, now, weekAt(now))
  if (due.length === 0) return true
  const old = weeksToDestroy(secrets, now, await askSure())
  if (old.length > 0) {
    const going = secrets.weeks.filter(({ week }) => old.includes(week))
    await keep(withoutWeeks(secrets, old))
    for (const { seed } of going) seed.fill(0)
  }
  return old.length === due.length
}

/** By what a desk may open envelopes. @param position ours among the wraps @param lists newest first */
export function dropKeysOf(
  { primitives, now }: Pick<DeskSource, 'primitives' | 'now'>,
  vault: Vault,
  weeks: WeeklySecrets,
  position: number,
  lists: DropKeys['lists'],
): DropKeys {
  return {
    instance: vault.instance,
    position,
    lists,
    weekly: openingKeys(primitives, weeks, now()),
    known: new Map(vault.drops.map(({ id, key }) => [toHex(id), asContentKey(key)])),
    refusal: refusalOf(vault),
  }
}
