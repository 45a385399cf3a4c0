import { weekAt } from '../../crypto/days/calendar.ts'
import { LIMIT, SIZE } from '../../crypto/primitives/labels.ts'
import type { Context } from '../context.ts'
import { ApiError } from '../errors.ts'
import { type Answer, accepted, bytesAnswer, type Incoming } from '../http.ts'
import { checkTicket } from '../tickets.ts'

/**
 * Take a block from anybody. The same bytes are accepted again, even if there is no room for others. As with
 * a drop, each time costs what the ticket pays for.
 *
 * @throws ApiError `ticket`, `full`, `conflict`
 */
export async function putBlock(ctx: Context, { body, ticket }: Incoming): Promise<Answer> {
  const { p, now, tickets, blocks, room } = ctx
  const valid = await checkTicket(p, tickets, now(), ticket, 'block')
  const id = body.slice(0, SIZE.id)
  const isNew = !(await blocks.has(id))
  if (isNew && !(await room.hold())) throw new ApiError('full')
  let isAdded = false
  try {
    if (!(await tickets.spend(valid.random, valid.expires, 'block'))) throw new ApiError('ticket')
    const added = await blocks.add({ id, sealed: body }, () => weekAt(now()) + LIMIT.blockWeeks)
    isAdded = added === 'added'
    if (added === 'different') throw new ApiError('conflict')
    return accepted(body)
  } finally {
    if (isNew) room.settle(isAdded)
  }
}

/** @throws ApiError `not-found` */
export async function fetchBlock({ blocks }: Context, { body }: Incoming): Promise<Answer> {
  const block = await blocks.get(body)
  if (block === null) throw new ApiError('not-found')
  return bytesAnswer(block)
}
