import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { ContentDocument } from '../../crypto/entries/content.ts'
import { rowOf } from '../../crypto/keys/channel.ts'
import { type Channel, channelFault, type KeyList, ROLES } from '../../crypto/keys/keylist.ts'
import { integer, name, text } from '../../crypto/primitives/json.ts'
import { LIMIT } from '../../crypto/primitives/labels.ts'
import { Fault } from '../cli/fault.ts'
import { BOARD, channelsOf, type Plan } from './core.ts'

const names = (max: number) =>
  v.strictObject({ nb: text(max, 1), nn: text(max, 1), en: text(max, 1) })

/** Characters that the text on other ways to report may have in one language. */
export const OTHER_WAYS_MOST = 2000

const planSchema = v.strictObject({
  size: v.picklist(Object.keys(BOARD) as (keyof typeof BOARD)[]),
  members: v.pipe(
    v.array(
      v.strictObject({
        id: name,
        role: v.picklist(ROLES),
        title: names(80),
        name: v.optional(text(LIMIT.memberName, 1)),
        position: integer(0, LIMIT.positions - 1),
        channels: v.array(name),
        substituteIn: v.optional(v.array(name)),
      }),
    ),
    v.maxLength(64),
  ),
  order: v.optional(v.record(name, v.array(name))),
  together: v.optional(v.array(name)),
  otherWays: names(OTHER_WAYS_MOST),
})

/**
 * Read a plan.
 *
 * @throws Error naming the place in the file, and the remedy
 */
export function readPlan(file: string): Plan {
  let value: unknown
  try {
    value = JSON.parse(readFileSync(file, 'utf8'))
  } catch (error) {
    throw new Fault('plan-json', { file, place: String(error) })
  }
  const result = v.safeParse(planSchema, value)
  if (!result.success) {
    const [issue] = result.issues
    const place = issue.path?.map((item) => String(item.key)).join('.') || 'the top'
    throw new Error(`${file}, at ${place}: ${issue.message}`)
  }
  return result.output
}

/**
 * @throws Error if the plan names something that is missing, a channel has nobody, or its people cannot be as the
 *   plan says
 */
export function requireReaders(plan: Plan, document: ContentDocument): void {
  requireKnown(plan, document)
  const channels = channelsOf(plan, document)
  requireRead(channels)
  requireSeats(channels, plan.members)
  requireSpare(channels)
}

/**
 * @throws Error if the plan names a missing channel, has a member both read a channel and stand in for it, or
 *   orders somebody who does not belong to the channel
 */
export function requireKnown(plan: Plan, document: ContentDocument): void {
  const known = document.channels.map(({ id }) => id)
  const names = known.join(', ')
  const unknownIn = (channels: readonly string[]) =>
    channels.find((channel) => !known.includes(channel))
  for (const { id, channels, substituteIn = [] } of plan.members) {
    const [unread, unheld] = [unknownIn(channels), unknownIn(substituteIn)]
    if (unread !== undefined) throw new Fault('plan-reads', { id, channel: unread, known: names })
    if (unheld !== undefined)
      throw new Fault('plan-stands-in', { id, channel: unheld, known: names })
    const both = channels.find((channel) => substituteIn.includes(channel))
    if (both === undefined) continue
    throw new Fault('plan-both', { id, channel: both })
  }
  const named = { order: Object.keys(plan.order ?? {}), together: plan.together ?? [] }
  for (const [part, channels] of Object.entries(named)) {
    const channel = unknownIn(channels)
    if (channel !== undefined) throw new Fault('plan-names', { part, channel, known: names })
  }
  for (const channel of channelsOf(plan, document)) {
    requireOrder(channel, plan.order?.[channel.id] ?? [])
  }
}

/** @throws Error if an order names somebody who does not belong to its channel, or names somebody twice */
function requireOrder(channel: Channel, order: readonly string[]): void {
  const row = rowOf(channel)
  const stranger = order.find((id) => !row.includes(id))
  if (stranger !== undefined) {
    const known = row.join(', ')
    throw new Fault('order-stranger', { channel: channel.id, id: stranger, known })
  }
  const twice = order.find((id, place) => order.indexOf(id) !== place)
  if (twice === undefined) return
  throw new Fault('order-twice', { channel: channel.id, id: twice })
}

/** @throws Error if two must open what comes to a channel, and one lost vault would keep its reports closed */
export function requireSpare(channels: KeyList['channels']): void {
  for (const channel of channels) {
    const { id, members, together } = channel
    if (together === undefined || members.length > together) continue
    throw new Fault('together-few', { channel: id, n: members.length })
  }
}

/** @throws Error if the people of a channel are not allowed */
export function requireSeats(
  channels: KeyList['channels'],
  members: Parameters<typeof channelFault>[1],
): void {
  for (const channel of channels) {
    const fault = channelFault(channel, members)
    if (fault !== null) throw new Fault(fault.kind, fault.values)
    if (channel.together === undefined || channel.members.length >= channel.together) continue
    throw new Fault('together-left', { channel: channel.id, n: channel.members.length })
  }
}

/** @throws Error if nobody reads one of these channels */
export function requireRead(channels: KeyList['channels']): void {
  const unread = channels.find(({ members }) => members.length === 0)
  if (unread !== undefined) throw new Fault('unread', { channel: unread.id })
}
