import {
  doubtedIn,
  haveOpened,
  lettersGoTo,
  mayBeFewer,
  readingOf,
  titleWithName,
} from '../../client/shared/reception/readers.ts'
import type { ReaderView, ReceptionView } from '../../client/shared/reception/reception.ts'
import type { Letter } from '../../client/shared/session/visit.ts'
import type { BoardReading } from '../../crypto/board/board.ts'
import type { Language } from '../../crypto/entries/content.ts'
import { utf8 } from '../../crypto/primitives/bytes.ts'
import type { Primitives } from '../../crypto/primitives/primitives.ts'
import { EXIT, Exit } from './cli.ts'
import { harmless, say } from './command.ts'

/** The people who will be able to read a letter that a command seals. */
export interface Audience {
  readonly channel: string
  /** Member ids. */
  readonly leftOut: readonly string[]
  /** The board's word on its readers; null if no answer tells it. */
  readonly told: ToldReaders | null
  /** Leave out those who do not read any more, as one member says. */
  readonly fewer?: boolean
}

/** A reading of a board whose number 0 names readers. */
export type ToldReaders = Pick<BoardReading, 'alwaysLeftOut' | 'leftOut' | 'standing'> & {
  readonly positions: number
}

/**
 * Refuse unknown ids: a mistyped name would let a person read who must not.
 *
 * @throws Exit `usage`
 */
export function requireMembers(view: ReceptionView, ids: readonly string[]): void {
  const all = [
    ...view.channels.flatMap(({ people, keyless }) => [...people, ...keyless]),
    ...view.apart,
  ]
  const known = new Set(all.map(({ id }) => id))
  const unknown = ids.find((id) => !known.has(id))
  if (unknown === undefined) return
  throw new Exit(EXIT.usage, `No member "${unknown}". There are: ${[...known].join(', ')}.`)
}

/**
 * Check that somebody reads a channel; if nobody reads any, sealing says so.
 *
 * @throws Exit `usage`
 */
export function requireChannel({ channels }: ReceptionView, wanted: string): void {
  const ids = channels.map(({ id }) => id)
  if (ids.length === 0 || ids.includes(wanted)) return
  throw new Exit(EXIT.usage, `No channel "${wanted}". There are: ${ids.join(', ')}.`)
}

/** A person who will be able to read, and whether they are a substitute. */
export interface CommandReader extends ReaderView {
  readonly substitute: boolean
}

/** The people who will be able to read, in the order in which the channel asks them. */
export function readersOf(view: ReceptionView, audience: Audience): readonly CommandReader[] {
  const { leftOut, told, fewer } = audience
  const channel = channelIn(view, audience)
  if (channel === undefined) return []
  const readers = told === null ? readingOf(channel, leftOut) : lettersGoTo(channel, told, fewer)
  const reading = readers.filter(({ id }) => !leftOut.includes(id))
  return reading.map((reader) => ({
    ...reader,
    substitute: channel.substitutes.includes(reader.id),
  }))
}

function channelIn({ channels }: ReceptionView, { channel }: Audience) {
  return channels.find(({ id }) => id === channel)
}

/**
 * Print the words above a letter, and who will be able to read it, before it is sent.
 *
 * @returns what the letter says of that: the hash of those words, who was shown, and the key list and the new root
 *   that the person was told of
 */
export function announce(
  p: Primitives,
  view: ReceptionView,
  audience: Audience,
  words: readonly string[],
  language: Language,
): Pick<Letter, 'textsHash' | 'leftOut' | 'circle' | 'shown' | 'listVersion' | 'newRoot'> {
  const { leftOut, told } = audience
  const readers = readersOf(view, audience)
  const channel = channelIn(view, audience)
  // Once two have signed that they open what comes, each of them opens it.
  const opened = told !== null && haveOpened(told.standing)
  const together = !opened && channel?.words ? [channel.words[language]] : []
  const doubted = doubtedLine(view, audience, language)
  const lines = [...words, readersLine(readers, language), ...doubted, ...together]
  const shown = readers.map(({ id }) => id)
  const heading = lines.map(harmless).join('\n')
  say(heading)
  return {
    ...{ leftOut, circle: told && { readers: shown, opened }, shown },
    textsHash: p.hash(32, null, utf8(heading)),
    listVersion: view.version,
    ...(view.newRoot === null ? {} : { newRoot: view.newRoot.root }),
  }
}

/** The line that says before sending who will read. */
function readersLine(readers: readonly CommandReader[], language: Language): string {
  const titles = readers.map((one) => {
    const title = titleWithName(one, language)
    return one.substitute ? `${title} (substitute)` : title
  })
  return `To be read by: ${titles.join(', ') || 'nobody'}`
}

/** The line on readers who do not read any more, as one member says; none if nobody says so. */
function doubtedLine(view: ReceptionView, audience: Audience, language: Language): string[] {
  const { told, fewer = false } = audience
  const channel = channelIn(view, audience)
  if (told === null || channel === undefined) return []
  const doubted = doubtedIn(channel, told)
  if (doubted.length === 0) return []
  const names = doubted.map((one) => titleWithName(one, language)).join(', ')
  const said = `One member of the reception says that this reader does not read the matter any more: ${names}.`
  if (!mayBeFewer(channel, told)) return [said]
  const how = fewer
    ? 'By --fewer your answer does not go there.'
    : 'Nobody else confirms it. Your answer goes there all the same, unless you say --fewer.'
  return [`${said} ${how}`]
}

/** Members or channels to choose from: the id to type, and the name. */
export function choiceOf(list: readonly { readonly id: string; readonly name: string }[]): string {
  return list.map(({ id, name }) => `${id} (${name})`).join(', ')
}
