import { seated } from '../../crypto/channel.ts'
import type { ChannelView, ReaderView } from './reception.ts'

type People = Pick<ChannelView, 'people' | 'seats'>

/** Who reads what is sealed to a channel now. @param leftOut member ids */
export function readingOf({ people, seats }: People, leftOut: readonly string[]): ReaderView[] {
  return seated(people, seats, ({ id }) => !leftOut.includes(id))
}

/**
 * All of whom is decided: those who read, and those who are left out. A substitute who does not have
 * to step in is neither.
 */
export function decidedOf(channel: People, leftOut: readonly string[]): ReaderView[] {
  const reading = readingOf(channel, leftOut)
  return channel.people.filter((one) => reading.includes(one) || leftOut.includes(one.id))
}

/** Those at the positions that a board tells, whoever of the channel they are. @param positions bits */
export function readersAt({ people }: People, positions: number): ReaderView[] {
  return people.filter(({ position }) => (positions >> position) % 2 === 1)
}
