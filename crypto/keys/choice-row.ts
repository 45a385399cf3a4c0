import { rowOf } from './channel.ts'

interface RowChannel {
  readonly id: string
  readonly members: readonly string[]
  readonly substitutes?: readonly string[] | undefined
  /** Version of the first list with its present place and people; absent if that is this list. */
  readonly since?: number | undefined
}

/** The part of a key list that tells who can be left out of a matter. */
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

/** The version of the first list in which a channel has its present place and row. */
export function rowSince({ version }: Pick<RowList, 'version'>, { since }: RowChannel): number {
  return since ?? version
}

/**
 * The reason why the stated age of a list's rows does not follow from the list before; null if it does. If a
 * changed row is said to be old, a choice is read as one about other people.
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
    if (!isSame) return `channel ${channel.id} wrongly claims the same people since list ${since}`
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
