import type { ItemView } from '../views.ts'
import { letterOf } from './answers.ts'

/**
 * Letters on how a case was handled in whose place a newer one is counted. Which of one day came
 * first nobody knows: the last that stands here is counted then.
 *
 * @param items of a case and of those that are handled in it, oldest first
 */
export function supersededIn(items: readonly ItemView[]): ReadonlySet<ItemView> {
  const letters = items.filter(
    (item) => item.kind === 'drop' && letterOf(item.content) === 'letter-feedback',
  )
  return new Set(letters.slice(0, -1))
}
