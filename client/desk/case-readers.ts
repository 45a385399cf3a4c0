import type { KeyList } from '../../crypto/keylist.ts'
import type { Case } from './core/fold.ts'

/**
 * Ids of the members who can read a case: those to whom its report was sealed (where that is not
 * known, those of its channel), and those who were let in, without those who were let go.
 */
export function readersOf(
  c: Pick<Case, 'channel' | 'positions' | 'timeline'>,
  list: Pick<KeyList, 'members' | 'channels'> | null,
): string[] {
  if (list === null) return []
  const channel = list.channels.find(({ id }) => id === c.channel)
  const readers = new Set(
    list.members
      .filter(({ id, position }) =>
        c.positions === 0 ? channel?.members.includes(id) : (c.positions >>> position) & 1,
      )
      .map(({ id }) => id),
  )
  for (const item of c.timeline) {
    if (item.kind !== 'entry') continue
    if (item.entry.kind === 'granted') readers.add(item.entry.member)
    if (item.entry.kind === 'released') readers.delete(item.entry.member)
  }
  return list.members.map(({ id }) => id).filter((id) => readers.has(id))
}
