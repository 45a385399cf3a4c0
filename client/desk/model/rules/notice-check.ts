import { checkMemo, splitWords } from './memo-check.ts'

/** Parts of a text for a reporter that could tell others too much, should they see it. */
export interface NoticeTelling {
  /** Names in the report, and of people whom the case names. */
  readonly people: readonly string[]
  /** Rare words of the report. */
  readonly names: readonly string[]
  readonly numbers: readonly string[]
  /** Passages that may point to somebody because few are meant. */
  readonly groups: readonly string[]
}

export interface NoticeContext {
  /** Everything that the reporter wrote. */
  readonly theirs: readonly string[]
  /** The people whom the case names: accused, heard. */
  readonly people: readonly string[]
  /** All in small letters. */
  readonly roles: ReadonlySet<string>
  readonly common: ReadonlySet<string>
  /** Words for people, for units, and for counts under five. */
  readonly persons: ReadonlySet<string>
  readonly units: ReadonlySet<string>
  readonly counts: ReadonlySet<string>
}

/** If fewer are meant, a reader who knows the place knows the people. */
const FEW = 5
/** Letters of a word like "for" or "ved". */
const SMALL = 3
/** Between a count and those who are counted, "to av de ansatte". */
const NEAR = 3

/**
 * Look for what a careful person would look at again. It finds words and patterns; only a person sees what the
 * sense of a text can tell.
 */
export function checkNotice(text: string, context: NoticeContext): NoticeTelling {
  const { theirs, roles, common } = context
  const found = checkMemo(text, { theirs, accused: [], roles, common })
  const named = new Set(context.people.flatMap(namesOf))
  const used = [...new Set(splitWords(text))]
  const isName = (word: string) =>
    named.has(word) && word.length >= 3 && !common.has(word) && !roles.has(word)
  return {
    people: [...new Set([...found.names, ...used.filter(isName)])],
    names: found.words.filter((word) => !isName(word)),
    numbers: found.numbers,
    groups: [...new Set(sentencesOf(text).flatMap((one) => groupIn(one, context)))],
  }
}

/** The words of a name, not the small words of "Leder for verkstedet", whether or not it has capitals. */
function namesOf(who: string): string[] {
  const capitals = who.match(/\p{Lu}[\p{L}\p{M}]*(?:-\p{L}+)*/gu) ?? []
  if (capitals.length > 0) return splitWords(capitals.join(' '))
  return splitWords(who).filter((word) => word.length > SMALL)
}

function sentencesOf(text: string): string[] {
  return text.split(/(?<=[.!?])\s+|\n+/).map((one) => one.trim())
}

/** A count under five of people, or a role together with a unit. */
function groupIn(sentence: string, context: NoticeContext): string[] {
  const words = sentence.toLowerCase().match(/[\p{L}\p{M}]+(?:-\p{L}+)*|\d+/gu) ?? []
  const isFew = (word: string) =>
    context.counts.has(word) || (/^\d+$/.test(word) && Number(word) > 0 && Number(word) < FEW)
  const isPerson = (word: string) => context.persons.has(word) || context.roles.has(word)
  const counted = words.flatMap((word, i) => {
    if (!isFew(word)) return []
    const end = words.slice(i + 1, i + 1 + NEAR).findIndex(isPerson)
    return end === -1 ? [] : [words.slice(i, i + 2 + end).join(' ')]
  })
  const role = words.find((word) => context.roles.has(word))
  const unit = words.find((word) => context.units.has(word))
  return role === undefined || unit === undefined ? counted : [...counted, `${role} + ${unit}`]
}
