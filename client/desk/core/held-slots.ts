import { CryptoError } from '../../../crypto/errors.ts'
import type { KeyList } from '../../../crypto/keylist.ts'
import { LIMIT } from '../../../crypto/labels.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { type OpenedSlot, openSlot, type SlotPlace, slotId } from '../../../crypto/slot.ts'
import type { BoardKey } from './board-keys.ts'
import type { Case } from './fold.ts'
import { fetchSlots, type HeldSlot, type Staff } from './staff.ts'
import { chainOf, type Epoch } from './stream.ts'

/** What the server holds of one board under one epoch, by number. */
export interface HeldBoard {
  readonly key: BoardKey
  readonly epoch: Epoch
  readonly slots: readonly (HeldSlot | null)[]
}

export type Held = readonly HeldBoard[]

/**
 * What the server holds of all boards of a case, under each of its epochs: what an ended one has left
 * there is to be moved.
 *
 * @throws DeskError where no answer comes
 */
export async function fetchHeld(staff: Staff, { boardKeys, stream }: Case): Promise<Held> {
  if (stream === null) return []
  const numbers = Array.from({ length: LIMIT.slotNumbers }, (_, i) => i)
  const held: HeldBoard[] = []
  for (const key of boardKeys) {
    for (const { epoch } of chainOf(staff.primitives, stream).spans) {
      const ids = numbers.map((number) => slotId(staff.primitives, epoch.key, key.week, number))
      held.push({ key, epoch, slots: await fetchSlots(staff, ids) })
    }
  }
  return held
}

/** Where a slot of this number stands on a board. */
export function placeOf({ instance }: KeyList, key: BoardKey, number: number): SlotPlace {
  const { key: board, signer, week } = key
  return { instance, signer, board, week, number }
}

/** @returns null where it does not open or its author left the list: it is to be replaced */
export function tryOpen(
  p: Primitives,
  list: KeyList,
  key: BoardKey,
  number: number,
  { sealed }: HeldSlot,
): OpenedSlot | null {
  try {
    return openSlot(p, list, placeOf(list, key, number), sealed)
  } catch (error) {
    if (error instanceof CryptoError) return null
    throw error
  }
}
