import { customRandom } from 'nanoid'
import { weekAt } from '../../crypto/calendar.ts'
import { ALPHABET, REFERENCE_LENGTH } from '../../crypto/wire.ts'
import type { Context } from '../context.ts'
import { type Answer, jsonAnswer } from '../http.ts'
import { issueTicket } from '../tickets.ts'

/** A fresh reference, the server's week, a ticket and its puzzle. PROTOCOL.md section 6 */
export async function postTicket(ctx: Context): Promise<Answer> {
  const { p, now, random, tickets, load, filling, room } = ctx
  const at = now()
  const bits = Math.max(load.count(at), filling.bits(at, room.fullness()))
  const { ticket, target } = await issueTicket(p, tickets, random, at, bits)
  const reference = customRandom(ALPHABET, REFERENCE_LENGTH, random)()
  return jsonAnswer({ reference, week: weekAt(at), ticket, puzzle: { bits, target } })
}
