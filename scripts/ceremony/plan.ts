import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { ContentDocument } from '../../crypto/entries/content.ts'
import { rowOf } from '../../crypto/keys/channel.ts'
import { type Channel, channelFault, type KeyList, ROLES } from '../../crypto/keys/keylist.ts'
import { integer, name, text } from '../../crypto/primitives/json.ts'
import { LIMIT } from '../../crypto/primitives/labels.ts'
import { BOARD, channelsOf, type Plan } from './core.ts'

const names = (max: number) =>
  v.strictObject({ nb: text(max, 1), nn: text(max, 1), en: text(max, 1) })

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
  otherWays: names(2000),
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
    throw new Error(
      `cannot read ${file} as JSON (${String(error)}): "ceremony plan" writes a sample`,
    )
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
  const refuse = (what: string, channel: string): never => {
    throw new Error(
      `the plan has ${what} channel ${channel}, which is not in channels.yaml: choose ${known.join(', ')}`,
    )
  }
  const unknownIn = (channels: readonly string[]) =>
    channels.find((channel) => !known.includes(channel))
  for (const { id, channels, substituteIn = [] } of plan.members) {
    const [unread, unheld] = [unknownIn(channels), unknownIn(substituteIn)]
    if (unread !== undefined) refuse(`${id} read`, unread)
    if (unheld !== undefined) refuse(`${id} stand in for`, unheld)
    const both = channels.find((channel) => substituteIn.includes(channel))
    if (both === undefined) continue
    throw new Error(`the plan has ${id} as reader and as substitute of channel ${both}: choose one`)
  }
  const unordered = unknownIn(Object.keys(plan.order ?? {}))
  if (unordered !== undefined) refuse('an order of', unordered)
  const unshared = unknownIn(plan.together ?? [])
  if (unshared !== undefined) refuse('two people open reports to', unshared)
  for (const channel of channelsOf(plan, document)) {
    requireOrder(channel, plan.order?.[channel.id] ?? [])
  }
}

/** @throws Error if an order names somebody who does not belong to its channel, or names somebody twice */
function requireOrder(channel: Channel, order: readonly string[]): void {
  const row = rowOf(channel)
  const stranger = order.find((id) => !row.includes(id))
  if (stranger !== undefined) {
    throw new Error(
      `the order of channel ${channel.id} names ${stranger}, who is neither a reader nor a substitute of it: choose ${row.join(', ')}`,
    )
  }
  const twice = order.find((id, place) => order.indexOf(id) !== place)
  if (twice === undefined) return
  throw new Error(`the order of channel ${channel.id} names ${twice} twice: once is enough`)
}

/** @throws Error if two must open what comes to a channel, and one lost vault would keep its reports closed */
export function requireSpare(channels: KeyList['channels']): void {
  for (const channel of channels) {
    const { id, members, together } = channel
    if (together === undefined || members.length > together) continue
    throw new Error(
      `two must open what comes to channel ${id}, and it has ${members.length} as readers: name three at least. ` +
        'A report that was sealed to two is lost for good with the vault of either',
    )
  }
}

/** @throws Error if the people of a channel are not allowed */
export function requireSeats(
  channels: KeyList['channels'],
  members: Parameters<typeof channelFault>[1],
): void {
  for (const channel of channels) {
    const fault = channelFault(channel, members)
    if (fault !== null) throw new Error(fault)
    if (channel.together === undefined || channel.members.length >= channel.together) continue
    throw new Error(
      `two must open what comes to channel ${channel.id}, and ${channel.members.length} of its readers would ` +
        'be left: name another one, or give a plan whose "together" does not name the channel',
    )
  }
}

/** @throws Error if nobody reads one of these channels */
export function requireRead(channels: KeyList['channels']): void {
  const unread = channels.find(({ members }) => members.length === 0)
  if (unread !== undefined) {
    throw new Error(`nobody reads channel ${unread.id}: give it to two members`)
  }
}
