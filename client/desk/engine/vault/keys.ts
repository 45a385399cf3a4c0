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
/** The most weeks that keys stay longer because the server holds back drops that they may open. */
const HELD_WEEKS = 4
/** The fewest weeks between the beginnings of two such holds: half of a year. */
const HELD_ONCE_IN = 26

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

/** Which keys stay although their time is over; asked only for weeks whose time is over. */
export interface Hold {
  /** The week in which such a hold began, or would begin now. */
  readonly begun: Week
  readonly isHeld: (week: Week) => boolean
}

/**
 * The keys to which drops may be sealed that the server lists and does not hand over. Nobody can tell whether such a
 * drop ever was, so it is believed for four weeks in half of a year: else made-up ids would keep every key.
 */
export function holdFor(
  { held }: WeeklySecrets,
  { withheld, came }: Pick<Holdings, 'withheld' | 'came'>,
  now: number,
): Hold {
  const current = weekAt(now)
  // A clock that was ahead does not begin a hold in times to come.
  const isOpen = held !== undefined && held <= current && current < held + HELD_ONCE_IN
  const begun = isOpen ? held : current
  const oldest = current - KEPT_WEEKS - HELD_WEEKS
  // The list tells the week of each drop: how long one lives depends on how full the box was.
  const arrivals = [...withheld].flatMap((id) => came.get(id) ?? [])
  // It is sealed to that week or the last; to the next if it came in a tick that ran into it.
  const mayOpen = (week: Week) => arrivals.some((at) => Math.abs(at - week) <= 1)
  return {
    begun,
    isHeld: (week) => current < begun + HELD_WEEKS && week > oldest && mayOpen(week),
  }
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
 * @param hold which of them stay for drops that the server holds back: when that began is kept with them
 */
export async function destroyWeeks(
  secrets: WeeklySecrets,
  now: number,
  askSure: () => Promise<Week>,
  keep: (left: WeeklySecrets) => Promise<void>,
  { begun, isHeld }: Hold,
): Promise<KeysKept> {
  const all = weeksToDestroy(secrets, now, weekAt(now))
  const due = all.filter((week) => !isHeld(week))
  const kept = due.length < all.length ? 'withheld' : null
  const left = kept === null ? secrets : { ...secrets, held: begun }
  if (left.held !== secrets.held) await keep(left)
  if (due.length === 0) return kept
  const sure = weeksToDestroy(secrets, now, await askSure())
  const old = sure.filter((week) => due.includes(week))
  if (old.length > 0) {
    const going = secrets.weeks.filter(({ week }) => old.includes(week))
    await keep(withoutWeeks(left, old))
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
