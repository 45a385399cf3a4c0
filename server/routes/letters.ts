import { customRandom, urlAlphabet } from 'nanoid'
import { echoDays, nextEcho, splitEcho } from '../../crypto/board/echo.ts'
import { type Day, dayOf, type Week, weekAt, weekOf } from '../../crypto/days/calendar.ts'
import { readU32, toHex } from '../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../crypto/primitives/labels.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { addDrop } from '../../db/drops.ts'
import type { NewEcho } from '../../db/echoes.ts'
import { getEnvelopes } from '../../db/shelf.ts'
import type { Context } from '../context.ts'
import { ApiError } from '../errors.ts'
import { type Answer, accepted, bytesAnswer, type Incoming, jsonAnswer } from '../http.ts'
import { checkTicket, issueTicket } from '../tickets.ts'
import { birthOf } from '../time/ticks.ts'

/** Symbols of base64url, six bits each. */
const SEED_SYMBOLS = (SIZE.referenceSeed * 8) / 6

/**
 * The server's part of a reference, its week, a ticket and its puzzle. The server never learns the reference:
 * the ticket pays for the drop, and would tell which drop has which reference. PROTOCOL.md section 6
 */
export async function postTicket(ctx: Context): Promise<Answer> {
  const { p, now, random, tickets, load, filling, room } = ctx
  const at = now()
  const bits = Math.max(load.count(at), filling.bits(at, room.fullness()))
  const { ticket, target } = await issueTicket(p, tickets, random, at, bits)
  // The answer is JSON, in which bytes are base64url: nanoid draws their symbols.
  const seed = customRandom(urlAlphabet, SEED_SYMBOLS, random)()
  return jsonAnswer({ seed, week: weekAt(at), ticket, puzzle: { bits, target } })
}

/**
 * Take a drop of any kind. The ticket is checked first and spent last before writing, so that a
 * browser that is told `week` can go on with it.
 *
 * @throws ApiError `ticket`, `week`, `full`, `conflict`
 */
export async function postDrop(ctx: Context, { body, ticket }: Incoming): Promise<Answer> {
  const { p, db, now, tickets, reserve } = ctx
  const at = now()
  const today = dayOf(at)
  const week = weekOf(today)
  const valid = await checkTicket(p, tickets, at, ticket, 'drop')
  const sealedIn = readU32(body, SIZE.sealedDrop)
  if (sealedIn !== week && sealedIn !== week - 1) throw new ApiError('week')
  const id = body.slice(0, SIZE.id)
  const name = toHex(id)
  // a repeat of a stored drop needs no place
  const isHeld = reserve.hold(name)
  if (!isHeld && (await getEnvelopes(db, 'drops', [id])).length === 0) throw new ApiError('full')
  let isAdded = false
  try {
    if (!(await tickets.spend(valid.random, valid.expires, 'drop'))) throw new ApiError('ticket')
    const added = await addDrop(db, {
      id,
      sealed: body.slice(0, SIZE.sealedDrop),
      ...birthOf(ctx, week),
      echo: newEcho(p, body.slice(SIZE.sealedDrop + 4), sealedIn, today),
    })
    isAdded = added === 'added'
    if (added === 'different') throw new ApiError('conflict')
    return accepted(body)
  } finally {
    if (isHeld || isAdded) reserve.settle(name, isAdded)
  }
}

/** The parts of an echo that are kept: never the echo of the running week. PROTOCOL.md section 10 */
function newEcho(p: Primitives, sent: Uint8Array, sealedIn: Week, today: Day): NewEcho {
  const week = weekOf(today)
  const first = splitEcho(sent)
  const current = sealedIn === week ? first : nextEcho(p, first)
  return {
    next: nextEcho(p, current),
    nextWeek: week + 1,
    expiryWeek: sealedIn + LIMIT.echoWeeks,
    days: echoDays(p, current, week, today),
  }
}

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
