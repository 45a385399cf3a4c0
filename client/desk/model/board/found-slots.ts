import { type OpenedSlot, openSlot, type SlotPlace } from '../../../../crypto/board/slot.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { unlessBroken } from '../broken.ts'
import type { BoardKey } from '../case/board-keys.ts'
import type { Epoch } from '../log/stream.ts'

/** A slot that the board has, and where. */
export interface FoundSlot {
  readonly key: BoardKey
  /** The epoch by whose key it is known: by the server's word, or the one under which an honest desk wrote it. */
  readonly epoch: Epoch
  readonly number: number
  /** 1,024 bytes */
  readonly sealed: Uint8Array
}

/** Every slot that the board has of a case. */
export interface BoardContents {
  /** At most one of each number and epoch of each board, by epoch, oldest first. */
  readonly found: readonly FoundSlot[]
  /** Other slots that pages show under the same number, of the same epoch. */
  readonly beside: readonly FoundSlot[]
  /** Pages show all of it, and nothing that was taken away. */
  readonly isSeen: boolean
  /** The server took some of it before, and pages did not show it. */
  readonly isLost: boolean
}

/** The place of a slot of this number on a board. */
export function placeOf({ instance }: KeyList, key: BoardKey, number: number): SlotPlace {
  const { key: board, signer, week } = key
  return { instance, signer, board, week, number }
}

/** @returns null if it does not open or its author left the list: then it is to be replaced */
export function tryOpen(
  p: Primitives,
  list: KeyList,
  { key, number, sealed }: Pick<FoundSlot, 'key' | 'number' | 'sealed'>,
): OpenedSlot | null {
  return unlessBroken(null, () => openSlot(p, list, placeOf(list, key, number), sealed))
}
