import { toHex } from '../../../crypto/bytes.ts'
import type { Entry } from '../../../crypto/entry.ts'
import { kdf } from '../../../crypto/kdf.ts'
import { LABEL, LIMIT, SIZE } from '../../../crypto/labels.ts'
import type { Primitives } from '../../../crypto/primitives.ts'
import { slotId, slotMessageId } from '../../../crypto/slot.ts'
import type { AppendJob } from './append.ts'
import { type BoardKey, boardName } from './board-keys.ts'
import type { Case } from './fold.ts'
import { fetchSlots, type HeldSlot, type Staff } from './staff.ts'
import { nextSequence, saidIn } from './stream.ts'

/** What the server holds under each board key, by number. */
export type Held = readonly {
  readonly key: BoardKey
  readonly slots: readonly (HeldSlot | null)[]
}[]

/** @throws DeskError where no answer comes */
export async function fetchHeld(staff: Staff, keys: readonly BoardKey[]): Promise<Held> {
  const held: { key: BoardKey; slots: (HeldSlot | null)[] }[] = []
  for (const key of keys) {
    const numbers = Array.from({ length: LIMIT.slotNumbers }, (_, i) => i)
    const ids = numbers.map((number) => slotId(staff.primitives, key.key, number))
    held.push({ key, slots: await fetchSlots(staff, ids) })
  }
  return held
}

/**
 * Keys that a case has not claimed, and under which something stands that its log does not know. Read
 * what is held before the log: whoever wrote it for this case had logged it.
 */
export function foreignKeys(
  p: Primitives,
  instance: Uint8Array,
  c: Case,
  held: Held,
): Uint8Array[] {
  const own = new Set<string>()
  const isForeign = (key: BoardKey, number: number, sealed: Uint8Array) => {
    if (own.size === 0) for (const id of messageIdsOf(p, c)) own.add(toHex(id))
    const place = { instance, boardKey: key.key, week: key.week, number }
    const id = slotMessageId(p, place, sealed)
    return id === null || !own.has(toHex(id))
  }
  return held.flatMap(({ key, slots }) =>
    !key.claimed && slots.some((slot, number) => slot && isForeign(key, number, slot.sealed))
      ? [key.key]
      : [],
  )
}

/** Of everything that this case can have put up, by records that do not count as well. */
function messageIdsOf(p: Primitives, { stream, timeline }: Case): Uint8Array[] {
  const messages = timeline.flatMap((item) =>
    item.kind === 'entry' && item.entry.kind === 'message' ? [item.entry.messageId] : [],
  )
  if (stream === null) return messages
  const { caseKey, records } = stream
  return [
    ...messages,
    ...[...records.values()].map(({ id }) =>
      kdf(p, caseKey, LABEL.slot, id).slice(0, SIZE.messageId),
    ),
  ]
}

/** Whose first slot, under a board key that its case has not claimed, is another case's. */
export interface Foreign {
  readonly c: Case
  readonly key: Uint8Array
}

/**
 * Look at boards that nobody has claimed here, of eight cases at once: number 0 stands there while
 * anything does.
 *
 * @throws DeskError where no answer comes
 */
export async function foreignAmong(
  staff: Staff,
  instance: Uint8Array,
  cases: readonly Case[],
): Promise<Foreign[]> {
  const { primitives: p } = staff
  const foreign: Foreign[] = []
  const open = cases.flatMap((c) => c.boardKeys.flatMap((key) => (key.claimed ? [] : [{ c, key }])))
  for (let at = 0; at < open.length; at += LIMIT.slotNumbers) {
    const some = open.slice(at, at + LIMIT.slotNumbers)
    const slots = await fetchSlots(
      staff,
      some.map(({ key }) => slotId(p, key.key, 0)),
    )
    for (const [i, { c, key }] of some.entries()) {
      const held = [{ key, slots: [slots[i] ?? null] }]
      if (foreignKeys(p, instance, c, held).length > 0) foreign.push({ c, key: key.key })
    }
  }
  return foreign
}

/**
 * Has the log name a board key that is another case's. Not where somebody wrote meanwhile: what stands
 * on the board may be told by that.
 *
 * @param c as it was when the board was looked at
 */
export function takenJob(p: Primitives, { stream: seen }: Case, key: Uint8Array): AppendJob {
  const board = boardName(p, key)
  const entry: Entry = { kind: 'board-taken', board }
  const isNamed = (said: Entry) => said.kind === 'board-taken' && toHex(said.board) === toHex(board)
  return {
    entry: (stream) => {
      if (seen === null || nextSequence(stream) !== nextSequence(seen)) return null
      return saidIn(stream).some((one) => isNamed(one.entry)) ? null : entry
    },
    pending: null,
  }
}
