import { readersAt, readingOf, titleWithName } from '../../client/shared/reception/readers.ts'
import type { ReaderView, ReceptionView } from '../../client/shared/reception/reception.ts'
import type { Letter } from '../../client/shared/session/visit.ts'
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
  /** Bits of the positions that the report was sealed to; null if no answer tells them. */
  readonly positions: number | null
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
  const { leftOut, positions } = audience
  const channel = view.channels.find(({ id }) => id === audience.channel)
  if (channel === undefined) return []
  const readers = positions === null ? readingOf(channel, leftOut) : readersAt(channel, positions)
  const reading = readers.filter(({ id }) => !leftOut.includes(id))
  return reading.map((reader) => ({
    ...reader,
    substitute: channel.substitutes.includes(reader.id),
  }))
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
): Pick<Letter, 'textsHash' | 'leftOut' | 'positions' | 'shown' | 'listVersion' | 'newRoot'> {
  const { leftOut, positions } = audience
  const readers = readersOf(view, audience)
  const channel = view.channels.find(({ id }) => id === audience.channel)
  // Once an answer tells who reads, two have opened the report, and each of them opens what comes later.
  const together = positions === null && channel?.words ? [channel.words[language]] : []
  const lines = [...words, readersLine(readers, language), ...together]
  const heading = lines.map(harmless).join('\n')
  say(heading)
  return {
    ...{ leftOut, positions, shown: readers.map(({ id }) => id) },
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

/** Members or channels to choose from: the id to type, and the name. */
export function choiceOf(list: readonly { readonly id: string; readonly name: string }[]): string {
  return list.map(({ id, name }) => `${id} (${name})`).join(', ')
}
