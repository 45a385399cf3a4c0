import type { GuideTexts } from '../../../client/texts/ceremony-guide.ts'
import { fill } from '../../../client/texts/wording.ts'
import type { ContentDocument } from '../../../crypto/entries/content.ts'
import type { Language } from '../../../crypto/entries/names.ts'
import type { CeremonyTools } from '../core.ts'
import type { GuideFolder } from './folder.ts'

/** The person at the machine, who makes the ceremony. */
export interface PersonAsked {
  line(question: string): Promise<string>
  /** Ask for the passphrase of the root that is there. */
  passphrase(): Promise<string>
  /** Ask for the passphrase of a new root: twice, and again if it is too short. */
  newPassphrase(): Promise<string>
}

/** A person who is asked for a line, and told things, in their language. */
export interface Asking {
  readonly language: Language
  readonly t: GuideTexts
  readonly person: Pick<PersonAsked, 'line'>
  readonly say: (text: string) => void
}

/** The tools and the words of every step of the guide. */
export interface Guide extends Asking {
  readonly tools: CeremonyTools
  readonly folder: GuideFolder
  readonly person: PersonAsked
  /** Whether another machine could reach this one. */
  readonly isOnNetwork: boolean
}

/** The name of a channel on the pages; its id if the content has no such channel, or cannot be read. */
export function channelName(
  { language }: Pick<Guide, 'language'>,
  document: ContentDocument | null,
  id: string,
): string {
  return document?.channels.find((one) => one.id === id)?.name[language] ?? id
}

/** Ask until the answer is yes or no. */
export async function askYes({ person, t, say }: Asking, question: string): Promise<boolean> {
  for (;;) {
    const answer = (await person.line(question)).trim().toLowerCase()
    if (answer === t.start.yes || answer === t.start.no) return answer === t.start.yes
    say(t.start.yesOrNo)
  }
}

/** Ask for one of several things by its number. */
export async function askNumber<One>(
  { person, t, say }: Asking,
  question: string,
  choices: readonly One[],
): Promise<One> {
  for (;;) {
    const choice = choices[Number((await person.line(question)).trim()) - 1]
    if (choice !== undefined) return choice
    say(fill(t.start.number, { most: choices.length }))
  }
}
