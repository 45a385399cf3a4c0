/**
 * The readers of a channel: the first people of its row who can read, as many as the channel has members. So
 * the next substitute takes the place of each member who cannot. Nobody reads if fewer can than must open it
 * together. PROTOCOL.md section 7.1
 *
 * @param row its members, then its substitutes, in the order in which they are asked
 * @param can whether somebody has a key, and is not left out
 */
export function seated<T>(
  row: readonly T[],
  { seats, together = 1 }: Seats,
  can: (one: T) => boolean,
): T[] {
  const some = row.filter(can).slice(0, seats)
  return some.length < together ? [] : some
}

/** How many members a channel has, and how many of its readers must open a report together. */
interface Seats {
  readonly seats: number
  readonly together?: number | undefined
}

/** The people of a channel, as ids of members. */
interface Channel {
  readonly members: readonly string[]
  readonly substitutes?: readonly string[] | undefined
}

/**
 * The people whom a report passed over: those of the row who come before the last person that it was sealed
 * to. If it was sealed to fewer people than the channel has members, everybody else counts. A member without
 * a key is indistinguishable from one who was left out. ACCESS.md section 13.1
 *
 * @param sealed member ids
 * @param isSame whether this is the channel as the reporter's list had it; with another channel nobody can
 *   say who had to step in
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
