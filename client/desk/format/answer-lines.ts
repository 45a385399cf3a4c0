import {
  type Language,
  type LetterName,
  type Questionnaire,
  RESERVED_ANSWERS,
} from '../../../crypto/entries/content.ts'
import type { DeskLanguage } from '../../texts/desk/catalogue.ts'
import type { DeskTexts } from '../../texts/desk/texts.ts'
import { dayText } from '../../texts/wording.ts'
import { answersInOrder, cameOn, letterOf, questionsInOrder } from '../model/case/answers.ts'
import type { ItemView } from '../model/views.ts'

export type DropOf = Extract<ItemView, { kind: 'drop' }>

/** One answer under its heading. */
export interface AnswerLine {
  readonly name: string
  /** Null if the text needs none. */
  readonly heading: string | null
  readonly text: string
  /** Language in which the reporter wrote; null for the desk's own words. */
  readonly written: Language | null
}

/** Content that a reporter sent, in the words of the desk's language. */
export interface AnswerSheet {
  readonly title: string
  /** Whether the content document no longer has its headings. */
  readonly gone: boolean
  /** Whether the reporter wrote more than is here. */
  readonly waits: boolean
  readonly facts: readonly { readonly term: string; readonly values: readonly string[] }[]
  readonly lines: readonly AnswerLine[]
}

/** Lay out the content that a reporter sent. A name that has no word here is shown as it is. */
export function answerSheet(item: DropOf, desk: DeskTexts, language: DeskLanguage): AnswerSheet {
  const letter = letterOf(item.content)
  const { waits } = item
  if (letter !== null) {
    const isAnswer = letter === 'letter' && item.content.about !== null
    const title = isAnswer ? desk.items.answer : desk.letters[letter]
    // A letter that became a case stands there as its report, and says how it came.
    const facts = item.drop === 'report' ? factsOf(item, desk, language) : []
    return { title, gone: false, waits, facts, lines: letterLines(item, letter, desk) }
  }
  return {
    title: desk.items[item.drop],
    gone: item.headings === null,
    waits,
    facts: factsOf(item, desk, language),
    lines: [...questionLines(item, language), ...wishLines(item, desk)],
  }
}

type Choices = readonly Pick<Questionnaire['categories'][number], 'id' | 'label'>[]

/** Choices from lists of the questionnaire, in its words. */
function factsOf({ content, headings }: DropOf, desk: DeskTexts, language: DeskLanguage) {
  const chosen = (name: string, choices: Choices = []) =>
    listed(content.answers[name]).map(
      (value) => choices.find(({ id }) => id === value)?.label[language] ?? value,
    )
  const day = cameOn(content)
  const came = day === null ? listed(content.answers['came-on']) : [dayText(language, day)]
  return [
    {
      term: desk.came.by,
      values: listed(content.answers['came-by']).map((by) => wordFor(desk.cameBy, by)),
    },
    { term: desk.came.on, values: came },
    { term: desk.items.categories, values: chosen('categories', headings?.categories) },
    { term: desk.items.party, values: chosen('party', headings?.parties) },
    { term: desk.items.relation, values: chosen('relation', headings?.relations) },
  ].filter(({ values }) => values.length > 0)
}

function questionLines({ content, headings }: DropOf, language: DeskLanguage): AnswerLine[] {
  const asked = [...(headings?.questions ?? []), ...(headings?.recall ?? [])]
  return questionsInOrder(content, headings).flatMap((name) => {
    const heading = asked.find(({ id }) => id === name)?.label[language] ?? name
    return line(name, heading, listed(content.answers[name]), content.language)
  })
}

/** How the reporter would like to be met. */
function wishLines({ content: { answers, language } }: DropOf, desk: DeskTexts): AnswerLine[] {
  const ways = listed(answers.wish).map((way) => wordFor(desk.ways, way))
  return [
    ...line('wish', desk.headings.wish, ways, null),
    ...line('wish-text', desk.headings.known, listed(answers['wish-text']), language),
  ]
}

interface Field {
  readonly name: string
  readonly heading: keyof DeskTexts['headings'] | null
  /** Section of the texts with the words for the choices; absent for free text. */
  readonly words?: 'verdicts' | 'extents' | 'withdrawals' | 'ways' | 'yesNo' | 'nameFor'
}

/** Answers that the program itself asks for in each letter, in reading order. */
const FIELDS: Readonly<Record<LetterName, readonly Field[]>> = {
  letter: [{ name: 'text', heading: null }],
  'letter-retaliation': [
    { name: 'text', heading: 'retaliation' },
    { name: 'since', heading: 'since' },
    { name: 'help', heading: 'help' },
  ],
  'letter-minutes': [
    { name: 'verdict', heading: 'verdict', words: 'verdicts' },
    { name: 'text', heading: 'corrections' },
  ],
  'letter-feedback': [
    { name: 'heard', heading: 'heard', words: 'extents' },
    { name: 'clear', heading: 'clear', words: 'extents' },
    { name: 'text', heading: 'more' },
  ],
  'letter-identity': [
    { name: 'name', heading: 'name' },
    { name: 'contact', heading: 'contact' },
    { name: 'text', heading: 'known' },
    { name: 'consent', heading: 'consent', words: 'nameFor' },
  ],
  'letter-consent': [
    { name: 'consent', heading: 'consent', words: 'nameFor' },
    { name: 'agrees', heading: 'agrees', words: 'yesNo' },
    { name: 'purpose', heading: 'purpose', words: 'nameFor' },
    { name: 'asked', heading: 'asked' },
    { name: 'text', heading: 'known' },
  ],
  'letter-withdrawal': [
    { name: 'what', heading: 'withdraws', words: 'withdrawals' },
    { name: 'text', heading: 'reason' },
  ],
  'letter-meeting': [
    { name: 'how', heading: 'wish', words: 'ways' },
    { name: 'text', heading: 'safe' },
    { name: 'trusted', heading: 'trusted', words: 'yesNo' },
  ],
}

function letterLines({ content, drop }: DropOf, letter: LetterName, desk: DeskTexts): AnswerLine[] {
  const fields = FIELDS[letter]
  const asked = fields.map(({ name }) => name)
  const reserved: readonly string[] = drop === 'report' ? RESERVED_ANSWERS : []
  const names = answersInOrder(content, asked).filter((name) => !reserved.includes(name))
  return names.flatMap((name) => {
    const field = fields.find((one) => one.name === name)
    const heading = field === undefined ? name : field.heading && desk.headings[field.heading]
    const values = listed(content.answers[name])
    if (field?.words === undefined) return line(name, heading, values, content.language)
    const words = desk[field.words]
    const chosen = values.map((value) => wordFor(words, value))
    return line(name, heading, chosen, null)
  })
}

function listed(answer: string | readonly string[] | undefined): readonly string[] {
  return [answer ?? []].flat().filter((one) => one.trim() !== '')
}

/** No line if nothing was answered. */
function line(
  name: string,
  heading: string | null,
  values: readonly string[],
  written: Language | null,
): AnswerLine[] {
  return values.length === 0 ? [] : [{ name, heading, text: values.join(', '), written }]
}

/** A reporter's program may send any name. A name that is not ours is shown as it is. */
function wordFor(words: Readonly<Record<string, string>>, value: string): string {
  return Object.hasOwn(words, value) ? (words[value] ?? value) : value
}
