import { pageOf, rowsUnder } from '../../../../crypto/board/page.ts'
import { peekGeneration, slotId, veilKey } from '../../../../crypto/board/slot.ts'
import { weekOf } from '../../../../crypto/days/calendar.ts'
import { kdf } from '../../../../crypto/primitives/kdf.ts'
import { LABEL, LIMIT } from '../../../../crypto/primitives/labels.ts'
import { type BoardContents, type FoundSlot, placeOf } from '../../model/board/found-slots.ts'
import type { BoardKey } from '../../model/case/board-keys.ts'
import type { Case } from '../../model/case/fold.ts'
import { DeskError } from '../../model/error.ts'
import { chainOf, type Epoch, type Span } from '../../model/log/stream.ts'
import { type BoardStaff, bytesOf, type ReadPage } from './board-pages.ts'

const NOTHING: BoardContents = { found: [], beside: [], isSeen: true, isLost: false }

/**
 * All that the board has of a case, under each of its epochs: slots of an ended epoch are to be moved.
 *
 * A page does not say under which id a slot lies. A slot states how long the log was when it was written, and so
 * its epoch; but anybody else who writes under the veil of a number can state another one. So this is only a
 * first guess: a write that names another slot than the one that lies there is refused, and answered with that
 * one.
 *
 * @throws DeskError `offline` if no pages are at hand
 */
export function heldOf(
  staff: BoardStaff,
  { boardKeys, stream }: Pick<Case, 'boardKeys' | 'stream'>,
  numbers = Array.from({ length: LIMIT.slotNumbers }, (_, i) => i),
): BoardContents {
  if (stream === null) return NOTHING
  const { spans } = chainOf(staff.primitives, stream)
  const all = boardKeys.flatMap((key) => {
    const page = staff.board.page(pageOf(key.address, staff.list.board.pageBits))
    if (page === null) throw new DeskError('offline')
    return numbers.map((number) => heldAt(staff, page, spans, key, number))
  })
  const order = spans.map(({ epoch }) => epoch)
  const byEpoch = (a: FoundSlot, b: FoundSlot) => order.indexOf(a.epoch) - order.indexOf(b.epoch)
  return {
    found: all.flatMap(({ found }) => found).sort(byEpoch),
    beside: all.flatMap(({ beside }) => beside),
    isSeen: all.every(({ isSeen }) => isSeen),
    isLost: all.some(({ isLost }) => isLost),
  }
}

/** All that the board has under one number. */
function heldAt(
  { primitives: p, board, list }: BoardStaff,
  page: ReadPage,
  spans: readonly Span[],
  key: BoardKey,
  number: number,
): BoardContents {
  const rows = new Map<string, Uint8Array>()
  const veil = kdf(p, veilKey(p, key.key, weekOf(page.day), number), LABEL.day, page.day)
  for (const sealed of rowsUnder(p, page, page.rows, veil)) {
    if (sealed !== null) rows.set(bytesOf(sealed), sealed)
  }
  const places = spans.map(({ epoch, until }) => {
    const id = slotId(p, epoch.key, key.week, number)
    return { epoch, until, id, known: board.knownAt(id, rows) }
  })
  const found = new Map<Epoch, FoundSlot>()
  let isSeen = true
  let isLost = false
  for (const { epoch, id, known } of places) {
    if (known?.sealed == null) continue
    isSeen &&= known.seen
    isLost ||= board.isLost(id)
    rows.delete(bytesOf(known.sealed))
    found.set(epoch, { key, epoch, number, sealed: known.sealed })
  }
  const beside: FoundSlot[] = []
  const generations = new Map<Uint8Array, number>()
  for (const sealed of rows.values()) {
    const generation = peekGeneration(p, placeOf(list, key, number), sealed)
    if (board.isGone(sealed)) isSeen = false
    // A slot that does not open is not by a desk.
    else if (generation !== null) generations.set(sealed, generation)
  }
  for (const [sealed, generation] of [...generations].sort(([, a], [, b]) => b - a)) {
    const stated = places.find(({ until }) => until === null || generation <= until)
    const order = stated === undefined ? places : [stated, ...[...places].reverse()]
    const at = order.find(({ id, known }) => known === undefined && !board.isElsewhere(id, sealed))
    if (at === undefined) continue
    const one = { key, epoch: at.epoch, number, sealed }
    if (found.has(at.epoch)) beside.push(one)
    else found.set(at.epoch, one)
  }
  return { found: [...found.values()], beside, isSeen, isLost }
}
