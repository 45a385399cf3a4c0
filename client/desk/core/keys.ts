import { type Week, weekAt } from '../../../crypto/calendar.ts'
import { type WeekKeyPair, weekKeyPairOf } from '../../../crypto/keys.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import type { WeeklySecrets } from '../../../crypto/vault.ts'

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
 */
export function weeksToDestroy(secrets: WeeklySecrets, now: number): Week[] {
  const current = weekAt(now - CLOCK_MARGIN)
  return secrets.weeks.map(({ week }) => week).filter((week) => week + KEPT_WEEKS <= current)
}

/** The secrets that are left; those of `weeks` are wiped by the caller once this is durable. */
export function withoutWeeks(secrets: WeeklySecrets, weeks: readonly Week[]): WeeklySecrets {
  return { ...secrets, weeks: secrets.weeks.filter(({ week }) => !weeks.includes(week)) }
}
