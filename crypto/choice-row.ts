import { rowOf } from './channel.ts'
import type { Channel, KeyList } from './keylist.ts'

/** What of a key list tells who can be left out of a matter. */
export type RowList = Pick<KeyList, 'version' | 'channels' | 'members'>

/**
 * Ids of all who can be left out of a matter: those who read its channel or stand in, custodians and
 * auditors. Sorted, so that another order of asking changes nothing.
 */
export function choiceRow(
  { members }: Pick<RowList, 'members'>,
  channel: Channel,
): readonly string[] {
  const apart = members.filter(({ role }) => role === 'custodian' || role === 'auditor')
  return [...new Set([...rowOf(channel), ...apart.map(({ id }) => id)])].sort()
}

/** The version of the first list from which on a channel has its place and its row. */
export function rowSince({ version }: Pick<RowList, 'version'>, { since }: Channel): number {
  return since ?? version
}

/**
 * Why what a list says of the age of its rows does not follow from the list before; null where it does.
 * A row that changed and is said to be old would have a choice read as one of other people.
 */
export function rowFault(before: RowList, after: RowList): string | null {
  for (const [place, channel] of after.channels.entries()) {
    const since = rowSince(after, channel)
    if (since === after.version) continue
    const old = before.channels[place]
    const isSame =
      old?.id === channel.id &&
      rowSince(before, old) === since &&
      choiceRow(before, old).join() === choiceRow(after, channel).join()
    if (!isSame) return `channel ${channel.id} is said to have the same people since list ${since}`
  }
  return null
}

/** The channels with the age of their rows, for the list after `before`. */
export function withRowAges(before: RowList, after: RowList): Channel[] {
  return after.channels.map(({ since: _, ...channel }, place) => {
    const old = before.channels[place]
    const isSame =
      old?.id === channel.id && choiceRow(before, old).join() === choiceRow(after, channel).join()
    return isSame ? { ...channel, since: rowSince(before, old) } : channel
  })
}
