import { type Day, dayOf, daysOfWeek, weekOf } from '../../crypto/days/calendar.ts'
import { concat, equal } from '../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../crypto/primitives/json.ts'
import { rowId } from '../../crypto/primitives/kdf.ts'
import { LIMIT } from '../../crypto/primitives/labels.ts'
import { type SlotPost, slotPost, slotRemoval } from '../../crypto/wire/wire.ts'
import { getEnvelopes } from '../../db/shelf.ts'
import { countSlots, getSlotPrefix, type PagePrefix, putSlot, removeSlot } from '../../db/slots.ts'
import { type Db, lockTable, write } from '../../db/transaction.ts'
import { isShownOn } from '../board.ts'
import type { Context } from '../context.ts'
import { ApiError, TakenError } from '../errors.ts'
import { type Answer, accepted, type Incoming } from '../http.ts'
import type { MemberKey } from './route.ts'

/**
 * Post a slot, overwrite the one that the desk has seen, or move it to another id. A slot that stands there
 * already is accepted again, even on a later day.
 *
 * @throws TakenError if another slot lies there, or at the place that this one is moved from
 * @throws ApiError `malformed`, `conflict` (nothing is there to replace), `full`, `quota`
 */
export async function postSlot(
  ctx: Context,
  { body }: Incoming,
  member: MemberKey,
): Promise<Answer> {
  const { p, db, now, quota, reception } = ctx
  const today = dayOf(now())
  const { board } = reception.current().list
  const post = decodeJson(slotPost, body)
  if (!isFitting(post, today, board.pageBits)) {
    // Its keys fitted on the day on which it came, and the answer to that was lost.
    const [there] = await getEnvelopes(db, 'slots', [post.id])
    if (there !== undefined && equal(there.sealed, post.sealed)) return accepted(body)
    throw new ApiError('malformed')
  }
  const page = `${post.pageBits}:${post.page}`
  await write(db, async (trx) => {
    await lockTable(trx, 'slots')
    // A slot that is moved to another id fills nothing: it goes in the same transaction.
    const replaced = post.replaced && {
      id: rowId(p, post.replaced.disposal),
      hash: post.replaced.hash,
    }
    const own = await getSlotPrefix(trx, post.id)
    const before = own ?? (replaced && (await getSlotPrefix(trx, replaced.id)))
    // Somebody else was quicker: nothing is new here, and the desk is to sync.
    if (before === null && post.replaced !== null) throw new ApiError('conflict')
    const isNewThere = before === null || !isShownOn(before, post.page, post.pageBits)
    if (isNewThere) {
      quota.require(today, member, page, board.slots)
      await requireRoom(trx, post, board.slots)
    }
    const slot = { ...post, expiryWeek: weekOf(today) + LIMIT.slotWeeks }
    const put = await putSlot(trx, slot, replaced, (sealed) => p.hash(32, null, sealed))
    if (put === 'conflict') throw await otherAt(trx, replaced ? [post.id, replaced.id] : [post.id])
    if (isNewThere && put !== 'same') quota.add(member, page)
  })
  return accepted(body)
}

/**
 * The reason why a write is refused: the slot at the first of these ids that is taken. Pages do not show the
 * slots that came since the last build, nor their ids.
 */
async function otherAt(db: Db, ids: readonly Uint8Array[]): Promise<ApiError> {
  const there = await getEnvelopes(db, 'slots', ids)
  for (const id of ids) {
    const one = there.find((slot) => equal(slot.id, id))
    if (one !== undefined) return new TakenError(concat(one.id, one.sealed))
  }
  return new ApiError('conflict')
}

/** Whether the page exists, and the keys are those of the slot's whole life. */
function isFitting(post: SlotPost, today: Day, pageBits: number): boolean {
  const week = weekOf(today)
  const days = daysOfWeek(week, today)
  const weeks = Array.from({ length: LIMIT.slotWeeks - 1 }, (_, i) => week + 1 + i)
  return (
    post.pageBits === pageBits &&
    post.page < 2 ** pageBits &&
    sameNumbers(post.days, days, ({ day }) => day) &&
    sameNumbers(post.weeks, weeks, (one) => one.week)
  )
}

function sameNumbers<T>(
  items: readonly T[],
  wanted: readonly number[],
  number: (item: T) => number,
): boolean {
  return items.length === wanted.length && items.every((item, i) => number(item) === wanted[i])
}

async function requireRoom(db: Db, post: PagePrefix, capacity: number): Promise<void> {
  const shown = (await countSlots(db)).filter((slot) => isShownOn(slot, post.page, post.pageBits))
  const count = shown.reduce((sum, slot) => sum + slot.count, 0)
  if (count >= capacity) throw new ApiError('full')
}

/** @throws TakenError if another slot is there; a slot that is gone counts as removed */
export async function postSlotRemoval({ p, db }: Context, { body }: Incoming): Promise<Answer> {
  const { disposal, hash } = decodeJson(slotRemoval, body)
  const id = rowId(p, disposal)
  const removed = await removeSlot(db, id, hash, (sealed) => p.hash(32, null, sealed))
  if (removed === 'conflict') throw await otherAt(db, [id])
  return accepted(body)
}
