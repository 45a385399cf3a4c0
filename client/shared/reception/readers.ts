import type { Language } from '../../../crypto/entries/names.ts'
import { seated } from '../../../crypto/keys/channel.ts'
import type { ChannelView, ReaderView } from './reception.ts'

type People = Pick<ChannelView, 'people' | 'seats' | 'together'>
type Row = People & Pick<ChannelView, 'keyless' | 'substitutes'>

/** People who read what is sealed to a channel now. @param leftOut member ids */
export function readingOf(channel: People, leftOut: readonly string[]): ReaderView[] {
  return seated(channel.people, channel, ({ id }) => !leftOut.includes(id))
}

/**
 * All people about whom the reporter decides: those who read, may stand in later, or are left out. A member without a
 * key is not among them: desks let nobody in whose place a substitute took.
 */
export function askedAbout(channel: Row, leftOut: readonly string[]): ReaderView[] {
  const { people, keyless, substitutes } = channel
  const isAsked = ({ id }: ReaderView) => substitutes.includes(id) || leftOut.includes(id)
  return [...people, ...keyless.filter(isAsked)]
}

/** Substitutes who do not read what is sealed now, and whom a desk may let in later. */
export function standbyOf(channel: Row, leftOut: readonly string[]): ReaderView[] {
  const reading = readingOf(channel, leftOut)
  const isIdle = (one: ReaderView) => !reading.includes(one) && !leftOut.includes(one.id)
  return askedAbout(channel, leftOut).filter(isIdle)
}

/** Members and substitutes of the channel at the positions that a board tells. @param positions bits */
export function readersAt({ people }: People, positions: number): ReaderView[] {
  return people.filter(({ position }) => (positions >> position) % 2 === 1)
}

/** The title of a member, with the name if the key list has one. */
export function titleWithName(
  { title, name }: Pick<ReaderView, 'title' | 'name'>,
  language: Language,
): string {
  return name === undefined ? title[language] : `${title[language]} (${name})`
}
