import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Language, Questionnaire } from '../../../../crypto/entries/content.ts'
import { askedBy } from '../../../../crypto/entries/questionnaire.ts'
import { askedAbout, readingOf, titleWithName } from '../../../shared/reception/readers.ts'
import type { ReaderView, ReceptionView } from '../../../shared/reception/reception.ts'
import { isAsked } from '../../../shared/session/asked.ts'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import { dayOfField } from '../../format/words.ts'
import { LONG_TEXT_LIMIT, textLength } from '../../model/board/board.ts'
import type { CameBy } from '../../model/case/case-facts.ts'
import { type NewReport, roomIn } from '../../model/case/new-report.ts'

/** A registration as its fields have it. */
export interface FilledRegistration {
  readonly cameBy: CameBy | ''
  /** Value of the date field. */
  readonly cameOn: string
  readonly language: Language
  readonly channel: string
  readonly party: string
  readonly relation: string
  readonly categories: readonly string[]
  readonly answers: Readonly<Record<string, string>>
  readonly leftOut: readonly string[]
  readonly minutes: string
  readonly note: string
}

/** A form before anything is filled in. @param today value of a date field */
export function newForm(
  reception: ReceptionView,
  language: DeskLanguage,
  today: string,
): FilledRegistration {
  const [only, ...others] = reception.channels
  return {
    cameBy: '',
    cameOn: today,
    language,
    channel: others.length === 0 ? (only?.id ?? '') : '',
    party: '',
    relation: '',
    categories: [],
    answers: {},
    leftOut: [],
    minutes: '',
    note: '',
  }
}

/** The questions of a channel, and its readers. */
export interface AskedQuestion {
  readonly questionnaire: Questionnaire
  /** Members who read it, by what is filled in so far. */
  readonly readers: readonly ReaderView[]
  /** These members, those who may stand in later, and those who are left out. */
  readonly people: readonly ReaderView[]
  /** The relation of everybody who writes there, which is not asked for; null if there may be several. */
  readonly relation: string | null
  /** Ids of those who read only instead of somebody else. */
  readonly substitutes: readonly string[]
}

/** @returns null while no channel is chosen, or if the chosen one no longer exists */
export function askedIn(
  { content, channels }: ReceptionView,
  { channel, leftOut }: Pick<FilledRegistration, 'channel' | 'leftOut'>,
): AskedQuestion | null {
  const signed = content.channels.find(({ id }) => id === channel)
  const headings = signed && askedBy(content, signed)
  const open = channels.find(({ id }) => id === channel)
  if (!headings || open === undefined) return null
  const [readers, people] = [readingOf(open, leftOut), askedAbout(open, leftOut)]
  return { ...headings, readers, people, substitutes: open.substitutes }
}

type Questions = Questionnaire['questions']

/** The questions for what was chosen so far, the guiding ones first. */
export function questionsFor(
  { questionnaire, relation }: AskedQuestion,
  form: FilledRegistration,
): { readonly questions: Questions; readonly recall: Questions } {
  const chosen = {
    party: form.party || null,
    relation: listed(questionnaire.relations, relation ?? form.relation),
    categories: form.categories,
  }
  const asked = (list: Questions) => list.filter((one) => isAsked(one, chosen))
  return { questions: asked(questionnaire.questions), recall: asked(questionnaire.recall) }
}

/** Something that has to be put right, and the id of its field. */
export interface Problem {
  readonly field: string
  readonly text:
    | 'needBy'
    | 'needOn'
    | 'needChannel'
    | 'needText'
    | 'needReader'
    | 'needRoom'
    | 'needMinutes'
  /** By how many bytes it is too long. */
  readonly count?: number
}

/** @param member id of the member who registers @returns the faults in the form, in its order */
export function problemsOf(
  reception: ReceptionView,
  form: FilledRegistration,
  today: Day,
  member: string,
): Problem[] {
  const asked = askedIn(reception, form)
  const day = dayOfField(form.cameOn)
  const report = reportOf(reception, form, member, 'nb')
  const over = report === null ? 0 : -roomIn(report)
  const minutes = minutesOf(reception, form, member)
  const long = textLength(minutes) - LONG_TEXT_LIMIT
  const read = asked === null || asked.readers.length > 0
  const first = asked && questionsFor(asked, form).questions[0]
  const told = asked === null || Object.keys(answersOf(asked, form)).length > 0
  const found: (Problem | false)[] = [
    form.cameBy === '' && { field: 'came-by', text: 'needBy' },
    (day === null || day > today) && { field: 'came-on', text: 'needOn' },
    asked === null && { field: 'channel', text: 'needChannel' },
    !read && { field: 'leave-out', text: 'needReader' },
    !told && { field: `answer-${first?.id}`, text: 'needText' },
    over > 0 && { field: `answer-${first?.id}`, text: 'needRoom', count: over },
    long > 0 && { field: 'minutes', text: 'needMinutes', count: long },
  ]
  return found.filter((one) => one !== false)
}

function answersOf(asked: AskedQuestion, form: FilledRegistration): Record<string, string> {
  const { questions, recall } = questionsFor(asked, form)
  const texts = [...questions, ...recall].map(({ id }) => [id, form.answers[id] ?? ''] as const)
  return Object.fromEntries(texts.filter(([, text]) => text.trim() !== ''))
}

/** Whether the member who registers reads the report afterwards; true while no channel is chosen. */
export function readsIt(
  reception: ReceptionView,
  form: FilledRegistration,
  member: string,
): boolean {
  const asked = askedIn(reception, form)
  return asked === null || asked.readers.some(({ id }) => id === member)
}

/** Only a member who reads the report can send minutes of it; the text stays in the form. */
function minutesOf(reception: ReceptionView, form: FilledRegistration, member: string): string {
  return readsIt(reception, form, member) ? form.minutes.trim() : ''
}

/**
 * The report to send, without answers to questions that the form no longer asks.
 *
 * @param language in which the form is shown
 * @param files that came with it; a member who does not read the report can put in none
 * @returns null if a part is missing that every report needs
 */
export function reportOf(
  reception: ReceptionView,
  form: FilledRegistration,
  member: string,
  language: DeskLanguage,
  files: NewReport['files'] = [],
): NewReport | null {
  const asked = askedIn(reception, form)
  const cameOn = dayOfField(form.cameOn)
  if (asked === null || form.cameBy === '' || cameOn === null) return null
  const { questionnaire, relation, readers, people } = asked
  return {
    channel: form.channel,
    questionnaire: { id: questionnaire.id, version: questionnaire.version },
    language: form.language,
    answers: answersOf(asked, form),
    party: listed(questionnaire.parties, form.party),
    relation: listed(questionnaire.relations, relation ?? form.relation),
    categories: form.categories.filter((id) => listed(questionnaire.categories, id) !== null),
    cameBy: form.cameBy,
    cameOn,
    leftOut: form.leftOut.filter((left) => people.some(({ id }) => id === left)),
    shown: readers.map(({ id }) => id),
    words: wordsOf(reception, asked, form, language),
    note: form.note,
    minutes: minutesOf(reception, form, member),
    files: readsIt(reception, form, member) ? files : [],
  }
}

/** @returns null if it is not in the list */
function listed(list: readonly { readonly id: string }[], chosen: string): string | null {
  return list.find(({ id }) => id === chosen)?.id ?? null
}

/** The signed words that the form showed: its report carries their hash. */
function wordsOf(
  { content }: ReceptionView,
  asked: AskedQuestion,
  form: FilledRegistration,
  language: DeskLanguage,
): string[] {
  const { questions, recall } = questionsFor(asked, form)
  const channel = content.channels.find(({ id }) => id === form.channel)
  return [
    content.organisation[language],
    channel?.name[language] ?? '',
    ...[...questions, ...recall].map(({ label }) => label[language]),
    ...asked.people.map((one) => titleWithName(one, language)),
  ]
}
