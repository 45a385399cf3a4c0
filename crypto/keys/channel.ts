/**
 * Who of a channel reads: of its row the first who can, as many as it has members. So each member who
 * cannot leaves the place to the next substitute. PROTOCOL.md section 7.1
 *
 * @param row its members, then its substitutes, in the order in which they are asked
 * @param seats how many members it has
 * @param can whether somebody has a key, and is not left out
 */
export function seated<T>(row: readonly T[], seats: number, can: (one: T) => boolean): T[] {
  return row.filter(can).slice(0, seats)
}

/** What a channel says of its people, in ids of members. */
interface Channel {
  readonly members: readonly string[]
  readonly substitutes?: readonly string[] | undefined
}

/**
 * The people whom a report passed over: all of the row before the last that it was sealed to, and everybody
 * where it was sealed to fewer than the channel has members. Who had no key cannot be told from who was
 * left out. ACCESS.md section 13.1
 *
 * @param sealed member ids
 * @param isSame whether this is the channel as the reporter's list had it; by another one nobody can say
 *   who had to step in
 */
export function passedOver(
  channel: Channel,
  sealed: readonly string[],
  isSame = true,
): readonly string[] {
  const row = rowOf(channel)
  const last = row.lastIndexOf(sealed.at(-1) ?? '')
  const all = !isSame || sealed.length < channel.members.length
  return row.filter((id, place) => (all || place < last) && !sealed.includes(id))
}

/** Ids of all who may come to read a channel: its members, then its substitutes. */
export function rowOf({ members, substitutes = [] }: Channel): readonly string[] {
  return [...members, ...substitutes]
}
