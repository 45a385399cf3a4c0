import type { BoardReading } from '../../../crypto/board/board.ts'
import type { Language } from '../../../crypto/entries/names.ts'
import { seated } from '../../../crypto/keys/channel.ts'
import type { Standing } from '../../../crypto/keys/reading-statement.ts'
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

/** Whether two members have said that they open the letters of a channel that two open. */
export function haveOpened({ opens }: Pick<Standing, 'opens'>): boolean {
  return opens.length >= 2
}

/** A channel, as far as it tells who read a report. */
type SealedRow = Pick<ChannelView, 'people' | 'seats' | 'row' | 'together'>

/** The part of a reading of a board that tells who reads. */
type Told = Pick<BoardReading, 'alwaysLeftOut' | 'leftOut' | 'standing'> & {
  readonly positions: number
}

/**
 * The people to whom a letter goes once the reception writes on the board: those to whom the report was sealed by the
 * choice of its code, less those who do not read any more by their own word or by two colleagues'. The word of one
 * author of the board counts only if the reporter says so. PROTOCOL.md section 8.4
 *
 * @param fewer the reporter leaves out those of `doubtedIn`
 * @returns nobody if none of them is named: then the board knows nothing of the report; nor if two must open it, and
 *   there are fewer than two
 */
export function lettersGoTo(channel: SealedRow, told: Told, fewer = false): ReaderView[] {
  const readers = sealedTo(channel, told)
  if (!readers.some(isNamed(told))) return []
  const some = fewer && mayBeFewer(channel, told) ? readers.filter(isNamed(told)) : readers
  const least = channel.together === undefined || haveOpened(told.standing) ? 1 : channel.together
  return some.length < least ? [] : some
}

/** The people of `lettersGoTo` who do not read any more, as one author of the board says and nobody confirms. */
export function doubtedIn(channel: SealedRow, told: Told): ReaderView[] {
  return sealedTo(channel, told).filter((one) => !isNamed(told)(one))
}

/** Whether the reporter can leave them out: somebody must be left who can open it. */
export function mayBeFewer(channel: SealedRow, told: Told): boolean {
  const isOpen = channel.together === undefined || haveOpened(told.standing)
  return isOpen && sealedTo(channel, told).some(isNamed(told))
}

function sealedTo(
  { people, row, seats }: SealedRow,
  { alwaysLeftOut, leftOut, standing }: Told,
): ReaderView[] {
  const first = row.filter((id) => !alwaysLeftOut.includes(id)).slice(0, seats)
  const out = [...leftOut, ...standing.out]
  return people.filter(({ id }) => first.includes(id) && !out.includes(id))
}

function isNamed({ positions }: Told) {
  return ({ position }: ReaderView) => (positions >> position) % 2 === 1
}

/** The title of a member, with the name if the key list has one. */
export function titleWithName(
  { title, name }: Pick<ReaderView, 'title' | 'name'>,
  language: Language,
): string {
  return name === undefined ? title[language] : `${title[language]} (${name})`
}
