import { type Day, dayOf } from '../../../../crypto/days/calendar.ts'
import {
  LETTERS,
  type LetterName,
  type Party,
  type Questionnaire,
  RESERVED_ANSWERS,
  type ReporterContent,
} from '../../../../crypto/entries/content.ts'
import { GATE_LETTERS } from '../../../../crypto/entries/questionnaire.ts'

/** Answers, and the headings under which they were given. */
export type Answered = Pick<ReporterContent, 'answers' | 'questionnaire'>

/** The letter of the program that this is; null if it stands under an organisation's headings. */
export function letterOf({ questionnaire }: Pick<Answered, 'questionnaire'>): LetterName | null {
  const { id, version } = questionnaire
  return (version === 1 && LETTERS.find((letter) => letter === id)) || null
}

/** Whether it says that its reporter is retaliated against, or was split from what says so. */
export function tellsOfRetaliation(content: Answered): boolean {
  return (
    letterOf(content) === 'letter-retaliation' ||
    [content.answers['split-of'] ?? []].flat().includes('retaliation')
  )
}

/** Names of the answers: first those of `asked`, in its order; then the answers to questions that are not ours. */
export function answersInOrder(
  { answers }: Pick<Answered, 'answers'>,
  asked: readonly string[],
): string[] {
  const known = asked.filter((name) => Object.hasOwn(answers, name))
  return [...known, ...Object.keys(answers).filter((name) => !known.includes(name))]
}

/**
 * Names of the texts under an organisation's headings, in the order in which they were asked.
 *
 * @param headings null if the document no longer has them
 */
export function questionsInOrder(
  content: Pick<Answered, 'answers'>,
  headings: Questionnaire | null,
): string[] {
  const asked = [...(headings?.questions ?? []), ...(headings?.recall ?? [])].map(({ id }) => id)
  const reserved: readonly string[] = RESERVED_ANSWERS
  return answersInOrder(content, asked).filter((name) => !reserved.includes(name))
}

/** The first text that a person wrote; empty if there is none. */
export function firstText(content: Answered, headings: Questionnaire | null): string {
  const names = letterOf(content) ? ['text'] : questionsInOrder(content, headings)
  const texts = [...names, 'wish-text'].map((name) => content.answers[name])
  const text = texts.find((answer) => typeof answer === 'string' && answer.trim() !== '')
  return typeof text === 'string' ? text : ''
}

/**
 * The answer that a reader is shown before they say whether they have a part in the matter: on one line, and short
 * whatever was sent, so that no story stands there.
 *
 * @returns empty if its reporter wrote none; null if the headings ask for none
 */
export function concernsIn(content: Answered, headings: Questionnaire | null): string | null {
  const asked = headings?.questions.find(({ gate }) => gate === true)
  if (asked === undefined) return null
  const answer = content.answers[asked.id]
  const letters = [...(typeof answer === 'string' ? answer : '').replace(/\s+/g, ' ').trim()]
  if (letters.length <= GATE_LETTERS) return letters.join('')
  return `${letters.slice(0, GATE_LETTERS - 1).join('')}…`
}

/** The party that the questionnaire proposes for these answers. Requirement S4 */
export function proposedParty(
  { answers }: Pick<Answered, 'answers'>,
  headings: Questionnaire | null,
): Party {
  const chosen = headings?.parties.find(({ id }) => id === answers.party)
  return chosen?.proposes ?? 'undecided'
}

/** The day on which a report came, if a member put it in; null if its answers name none. */
export function cameOn({ answers }: Pick<Answered, 'answers'>): Day | null {
  const ms = Date.parse(`${answers['came-on']}T00:00:00Z`)
  return Number.isNaN(ms) ? null : dayOf(ms)
}
