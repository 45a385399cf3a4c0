import { passedOver, rowOf } from '../../../../crypto/keys/channel.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import type { ReporterDrop } from '../log/drops.ts'

/** A key list, as far as it says who reads which channel. */
export type AccessList = Pick<KeyList, 'members' | 'channels' | 'issued'> & {
  readonly hash: Uint8Array
}

/** The running key list, then those before it. */
export type AccessLists = readonly [AccessList, ...AccessList[]]

/** The part of a report that says to whom it was sealed. */
export type SealedReport = Pick<ReporterDrop, 'listHash' | 'recipients' | 'content'>

/** The people of a report, as its reporter decided; in the channel's order, then others. */
export interface Sealing {
  /** Member ids of those to whom it was sealed. */
  readonly sealed: readonly string[]
  /** Ids of members who must not read it, of other channels too: nobody can let them in. */
  readonly leftOut: readonly string[]
}

/**
 * The members of its channel to whom a report was sealed, by the list that the reporter sealed to; by the
 * running one if that list is no longer known. A member without a key that week is indistinguishable from one
 * who was excluded, and counts as excluded. A substitute who only did not have to step in does not count as
 * excluded. A member whom the report names does, whatever their channel. ACCESS.md section 13.1
 */
export function sealingOf(report: SealedReport | null, lists: AccessLists): Sealing {
  if (report === null) return { sealed: [], leftOut: [] }
  const known = lists.find(({ hash }) => equal(hash, report.listHash))
  const { members, channels } = known ?? lists[0]
  const channel = channels.find(({ id }) => id === report.content.channel)
  const named = [report.content.answers['left-out'] ?? []].flat()
  if (channel === undefined) return { sealed: [], leftOut: named }
  const row = rowOf(channel)
  const sealed = row.filter((id) => {
    const position = members.find((member) => member.id === id)?.position
    return position !== undefined && (report.recipients[position] ?? null) !== null
  })
  const out = new Set([...passedOver(channel, sealed, known !== undefined), ...named])
  for (const id of sealed) out.delete(id)
  const elsewhere = [...out].filter((id) => !row.includes(id))
  return { sealed, leftOut: [...row.filter((id) => out.has(id)), ...elsewhere] }
}

/** Ids of the members of its channel to whom a report was sealed, by position. Members who left are not among them. */
export function positionsOf(report: SealedReport, lists: AccessLists): ReadonlyMap<number, string> {
  const { members } = lists.find(({ hash }) => equal(hash, report.listHash)) ?? lists[0]
  const { sealed } = sealingOf(report, lists)
  const staying = new Set(lists[0].members.map(({ id }) => id))
  const all = members.filter(({ id }) => sealed.includes(id) && staying.has(id))
  return new Map(all.map(({ id, position }) => [position, id]))
}

/** Members who read a case now, and members who do not; see `Access`. */
interface Reading {
  readonly readers: readonly { readonly member: string }[]
  readonly released: readonly { readonly member: string }[]
  readonly leftOut: readonly string[]
}

/**
 * The channel's next substitute to let in. It is needed if fewer members of the channel read than the report
 * was sealed to, because somebody stepped back or left.
 *
 * @returns a member id; null if nobody is missing, or nobody is left
 */
export function nextSubstitute(
  report: SealedReport | null,
  [running]: AccessLists,
  { sealed }: Sealing,
  { readers, released, leftOut }: Reading,
): string | null {
  const channel = running.channels.find(({ id }) => id === report?.content.channel)
  if (channel === undefined) return null
  const row = rowOf(channel)
  const ids = readers.map(({ member }) => member)
  const reading = ids.filter((id) => row.includes(id) || sealed.includes(id))
  if (reading.length >= sealed.length) return null
  const barred = [...ids, ...leftOut, ...released.map(({ member }) => member)]
  return channel.substitutes?.find((id) => !barred.includes(id)) ?? null
}
