import type { Day } from '../../../../crypto/days/calendar.ts'
import { type ConsentWord, consentWordIn } from '../../../../crypto/entries/consent.ts'
import {
  type ConsentState,
  NAME_USES,
  type NamePurpose,
  type NameUse,
} from '../../../../crypto/entries/names.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import type { ReporterDrop } from '../log/drops.ts'

/** The reporter's answer to a question whether their name may be given. */
export interface ConsentAnswer {
  /** Message id of the question, in hex. */
  readonly about: string
  readonly purpose: NamePurpose
  readonly agrees: boolean
  /** The question, as the reporter saw it. */
  readonly asked: string
  readonly day: Day
}

/** A reporter's consent, by their letters for custodians. PROTOCOL.md section 9.1 */
export interface Consent {
  /** In the order of `NAME_USES`; null if the reporter said nothing. */
  readonly uses: readonly NameUse[] | null
  /** Answers that still count, oldest first. */
  readonly answers: readonly ConsentAnswer[]
  /** The day of the newest letter that says something; null if none does. */
  readonly day: Day | null
}

type Letter = Pick<ReporterDrop, 'kind' | 'content' | 'day'>

/** One letter with what it says; `rank` orders letters of one day, which nothing else does. */
interface Said {
  readonly day: Day
  readonly rank: number
  readonly word: ConsentWord | { readonly kind: 'withdrawn' }
}

/**
 * Fold the letters for custodians, in any order. Two letters of one day allow only what both allow: nothing
 * tells which came first. The others of a day count in this order: a name, a change, an answer, a
 * withdrawal.
 */
export function consentOf(letters: readonly Letter[]): Consent {
  const said = letters.flatMap(saidIn).sort((a, b) => a.day - b.day || a.rank - b.rank)
  const { uses, answers } = said.reduce(after, { uses: null, answers: [], last: null })
  return {
    uses: uses && NAME_USES.filter((use) => uses.includes(use)),
    answers,
    day: said.at(-1)?.day ?? null,
  }
}

interface SoFar extends Pick<Consent, 'uses' | 'answers'> {
  readonly last: Said | null
}

function after({ uses, answers, last }: SoFar, one: Said): SoFar {
  const { word, day, rank } = one
  if (word.kind === 'answer') {
    const { about, purpose, agrees, asked } = word
    const all = [...answers, { about: toHex(about), purpose, agrees, asked, day }]
    const isUse = purpose !== 'other'
    const now = isUse ? withUse(uses ?? [], purpose, agreesAll(all, purpose, day)) : uses
    return { uses: now, answers: all, last: one }
  }
  const given = word.kind === 'uses' ? word.uses : []
  const isTwin = last?.day === day && last.rank === rank
  const both = isTwin ? given.filter((use) => uses?.includes(use)) : given
  return { uses: both, answers: [], last: one }
}

function saidIn({ kind, content, day }: Letter): Said[] {
  if (kind === 'withdrawal' && content.answers.what === 'identity') {
    return [{ day, rank: 3, word: { kind: 'withdrawn' } }]
  }
  const word = kind === 'identity' ? consentWordIn(content) : null
  if (word === null) return []
  const rank = word.kind === 'answer' ? 2 : content.questionnaire.id === 'letter-consent' ? 1 : 0
  return [{ day, rank, word }]
}

/** Whether every answer of this day about this use agrees. */
function agreesAll(answers: readonly ConsentAnswer[], purpose: NameUse, day: Day): boolean {
  return answers.every((one) => one.purpose !== purpose || one.day !== day || one.agrees)
}

function withUse(uses: readonly NameUse[], use: NameUse, agrees: boolean): NameUse[] {
  const others = uses.filter((one) => one !== use)
  return agrees ? [...others, use] : others
}

/**
 * The reporter's consent to giving their name to this request.
 *
 * @param question message id in hex of the question that asks them; their answer counts for this request only
 */
export function consentTo(
  { uses, answers }: Consent,
  purpose: NamePurpose | null,
  question: string,
): ConsentState {
  const own = answers.filter((one) => one.about === question && one.purpose === purpose)
  if (purpose !== null && purpose !== 'other' && uses !== null) {
    return uses.includes(purpose) && own.every(({ agrees }) => agrees) ? 'yes' : 'no'
  }
  if (own.length > 0) return own.every(({ agrees }) => agrees) ? 'yes' : 'no'
  return uses === null ? 'unsaid' : 'no'
}
