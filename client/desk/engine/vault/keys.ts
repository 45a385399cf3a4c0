import { type Week, weekAt } from '../../../../crypto/days/calendar.ts'
import { decodeSlip } from '../../../../crypto/drop/slip.ts'
import type { OwnPart } from '../../../../crypto/drop/together.ts'
import { asContentKey, type WeekKeyPair, weekKeyPairOf } from '../../../../crypto/keys/keys.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault, WeeklySecrets } from '../../../../crypto/vault/vault.ts'
import { unlessBroken } from '../../model/broken.ts'
import type { DropKeys } from '../../model/log/drops.ts'
import type { DeskSource } from '../desk-source.ts'
import type { Holdings } from '../holdings.ts'
import { refusalOf } from './forget.ts'

/** Weeks between a weekly key's own and the one in which it is destroyed. PROTOCOL.md section 7.2 */
const KEPT_WEEKS = 2
/** A server's clock may be this far behind, in milliseconds, and still accept drops of a week. */
const CLOCK_MARGIN = 3_600_000
/** The most weeks that a key stays longer because the server holds back drops that it may open. */
const HELD_WEEKS = 4

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

/** Whether a key of a week is held back longer; asked only for weeks whose time is over. */
export type IsHeld = (week: Week) => boolean

/**
 * Keys of the weeks in which drops can have come that the server lists and does not hand over; at most four
 * weeks, else the server could keep every key for good by naming a drop that never existed.
 */
export function heldFor(
  { withheld, came }: Pick<Holdings, 'withheld' | 'came'>,
  now: number,
): IsHeld {
  // The list tells the week of each drop: how long one lives depends on how full the box was.
  const latest = [...withheld].map((id) => came.get(id) ?? 0)
  const oldest = weekAt(now) - KEPT_WEEKS - HELD_WEEKS
  return (week) => week > oldest && week <= Math.max(...latest)
}

/**
 * Why secrets stay whose time is over by this machine's clock: the server is not sure of the week, or holds back
 * drops that they may open; null if none stay.
 */
export type KeysKept = 'unsure' | 'withheld' | null

/**
 * Destroy the secrets of weeks that have had their time, by this machine's clock and by the server's.
 *
 * @param askSure asks for the week that the server is sure of; only if some are to go
 * @param keep makes the remaining ones durable: only then are the others wiped
 */
export async function destroyWeeks(
  secrets: WeeklySecrets,
  now: number,
  askSure: () => Promise<Week>,
  keep: (left: WeeklySecrets) => Promise<void>,
  isHeld: IsHeld,
): Promise<KeysKept> {
  const all = weeksToDestroy(secrets, now, weekAt(now))
  const due = all.filter((week) => !isHeld(week))
  const kept = due.length < all.length ? 'withheld' : null
  if (due.length === 0) return kept
  const sure = weeksToDestroy(secrets, now, await askSure())
  const old = sure.filter((week) => due.includes(week))
  if (old.length > 0) {
    const going = secrets.weeks.filter(({ week }) => old.includes(week))
    await keep(withoutWeeks(secrets, old))
    for (const { seed } of going) seed.fill(0)
  }
  return old.length === due.length ? kept : 'unsure'
}

/**
 * Keys and lists with which a desk may open envelopes.
 *
 * @param position ours among the wraps
 * @param lists newest first
 */
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
    agreed: new Set((vault.agreed ?? []).map(toHex)),
    parts: new Map(keptParts(vault).map((one) => [toHex(one.id), one])),
    refusal: refusalOf(vault),
  }
}

/** The member's parts of letters that two open, as the vault keeps them. */
function keptParts({ parts = [] }: Vault): OwnPart[] {
  return parts.flatMap(({ id, week, position, slip, part }) =>
    unlessBroken([], () => [{ id, week, position, slip: decodeSlip(slip), part }]),
  )
}
