import { rowOf } from './channel.ts'

interface RowChannel {
  readonly id: string
  readonly members: readonly string[]
  readonly substitutes?: readonly string[] | undefined
  /** Version of the list from which on it has its place and its people; absent if from this one on. */
  readonly since?: number | undefined
}

/** What of a key list tells who can be left out of a matter. */
export interface RowList {
  readonly version: number
  readonly channels: readonly RowChannel[]
  readonly members: readonly { readonly id: string; readonly role: string }[]
}

/**
 * Ids of all who can be left out of a matter: those who read its channel or stand in, custodians and
 * auditors. Sorted, so that another order of asking changes nothing.
 */
export function choiceRow(
  { members }: Pick<RowList, 'members'>,
  channel: RowChannel,
): readonly string[] {
  const apart = members.filter(({ role }) => role === 'custodian' || role === 'auditor')
  return [...new Set([...rowOf(channel), ...apart.map(({ id }) => id)])].sort()
}

/** The version of the first list from which on a channel has its place and its row. */
export function rowSince({ version }: Pick<RowList, 'version'>, { since }: RowChannel): number {
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
export function withRowAges<C extends RowChannel>(
  before: RowList,
  after: Omit<RowList, 'channels'> & { readonly channels: readonly C[] },
): (Omit<C, 'since'> & { since?: number })[] {
  return after.channels.map(({ since: _, ...channel }, place) => {
    const old = before.channels[place]
    const isSame =
      old?.id === after.channels[place]?.id && rowAt(before, place) === rowAt(after, place)
    return old !== undefined && isSame ? { ...channel, since: rowSince(before, old) } : channel
  })
}

function rowAt(list: RowList, place: number): string {
  const channel = list.channels[place]
  return channel === undefined ? '' : choiceRow(list, channel).join()
}
