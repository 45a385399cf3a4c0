import type { ItemView } from '../views.ts'
import { letterOf } from './answers.ts'

/**
 * Letters on how a case was handled that a newer letter replaces in the count. Nobody knows which of two
 * letters of one day came first: the last that stands here is counted then.
 *
 * @param items of a case and of those that are handled in it, oldest first
 */
export function supersededIn(items: readonly ItemView[]): ReadonlySet<ItemView> {
  const letters = items.filter(
    (item) => item.kind === 'drop' && letterOf(item.content) === 'letter-feedback',
  )
  return new Set(letters.slice(0, -1))
}
