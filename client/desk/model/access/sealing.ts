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

/** What of a report says to whom it was sealed. */
export type SealedReport = Pick<ReporterDrop, 'listHash' | 'recipients' | 'content'>

/** The people of a report, as its reporter decided; in the channel's order, then others. */
export interface Sealing {
  /** Member ids of those to whom it was sealed. */
  readonly sealed: readonly string[]
  /** Member ids of those who must not read it, of other channels too: nobody can let them in. */
  readonly leftOut: readonly string[]
}

/**
 * To whom of its channel a report was sealed, by the list that the reporter sealed to; by the running
 * one where it is not known any more. Who had no key in its week cannot be told from who was left out,
 * and counts as left out. A substitute who only did not have to step in does not; whom the report names
 * does, of whatever channel. ACCESS.md section 13.1
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

/** Who reads a case now, and who does not; see `Access`. */
interface Reading {
  readonly readers: readonly { readonly member: string }[]
  readonly released: readonly { readonly member: string }[]
  readonly leftOut: readonly string[]
}

/**
 * The channel's next substitute to let in: where fewer of the channel read than its report was sealed
 * to, since somebody stepped back or left.
 *
 * @returns a member id; null where nobody is missing, or nobody is left
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
