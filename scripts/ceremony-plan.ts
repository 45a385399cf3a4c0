import { readFileSync } from 'node:fs'
import * as v from 'valibot'
import type { ContentDocument } from '../crypto/content.ts'
import { integer, name, text } from '../crypto/json.ts'
import { type KeyList, ROLES } from '../crypto/keylist.ts'
import { LIMIT } from '../crypto/labels.ts'
import { BOARD, channelsOf, type Plan } from './ceremony-core.ts'

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
        position: integer(0, LIMIT.positions - 1),
        channels: v.array(name),
      }),
    ),
    v.minLength(1),
    v.maxLength(64),
  ),
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
 * What a plan gives up, in sentences; empty where nothing.
 *
 * @param allowOne whether the house has said that it knows
 * @throws Error where a member reads a channel that is not there, where a channel has nobody, or one
 *   reader alone without `allowOne`
 */
export function warnings(plan: Plan, document: ContentDocument, allowOne: boolean): string[] {
  const known = document.channels.map(({ id }) => id)
  for (const { id, channels } of plan.members) {
    const unknown = channels.find((channel) => !known.includes(channel))
    if (unknown === undefined) continue
    throw new Error(
      `the plan has ${id} read channel ${unknown}, which channels.yaml has not: choose ${known.join(', ')}`,
    )
  }
  return readerWarnings(channelsOf(plan, document), allowOne)
}

/** The same of channels with their readers. @throws Error */
export function readerWarnings(channels: KeyList['channels'], allowOne: boolean): string[] {
  return channels.flatMap(({ id, members }) => {
    if (members.length === 0) throw new Error(`nobody reads channel ${id}: give it to two members`)
    if (members.length > 1) return []
    const loss = `channel ${id} has one reader: when that vault is lost, its reports are lost`
    if (!allowOne) throw new Error(`${loss}. Add a second member, or say --one-person`)
    return [`${loss}, and nobody else can open them.`]
  })
}
