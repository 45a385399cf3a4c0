import { weekAt } from '../../crypto/days/calendar.ts'
import { SIZE } from '../../crypto/primitives/labels.ts'
import type { Context } from '../context.ts'
import { type Answer, jsonAnswer } from '../http.ts'
import { issueTicket } from '../tickets.ts'

/**
 * The server's part of a reference, its week, a ticket and its puzzle. The server never learns the reference:
 * the ticket pays for the drop, and would tell which drop has which reference. PROTOCOL.md section 6
 */
export async function postTicket(ctx: Context): Promise<Answer> {
  const { p, now, random, tickets, load, filling, room } = ctx
  const at = now()
  const bits = Math.max(load.count(at), filling.bits(at, room.fullness()))
  const { ticket, target } = await issueTicket(p, tickets, random, at, bits)
  const seed = random(SIZE.referenceSeed)
  return jsonAnswer({ seed, week: weekAt(at), ticket, puzzle: { bits, target } })
}
