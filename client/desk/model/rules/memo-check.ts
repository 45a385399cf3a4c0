/** Parts of a text that could tell its reader who the reporter is. */
export interface LeakHint {
  /** Rare words of the reporter's own. */
  readonly words: readonly string[]
  /** Words that look like a name, and stand in what the reporter wrote. */
  readonly names: readonly string[]
  readonly numbers: readonly string[]
  /** Words about who somebody is, wherever they come from. */
  readonly roles: readonly string[]
}

export interface MemoContext {
  /** Everything that the reporter wrote. */
  readonly theirs: readonly string[]
  /** The people for whom the memo is: their own names tell them nothing. */
  readonly accused: readonly string[]
  /** In small letters. */
  readonly roles: ReadonlySet<string>
  /** Words so usual that they tell nothing, in small letters. */
  readonly common: ReadonlySet<string>
}

/** Words of fewer letters are too usual to tell anything. */
const RARE_LENGTH = 6
const NAME_LENGTH = 3
const NUMBER_LENGTH = 2

const WORD = /\p{L}[\p{L}\p{M}]*(?:[-'’]\p{L}+)*/gu
/** With spaces between thousands, and as dates and hours are written. */
const NUMBER = /\d+(?:[ \u00a0\u202f]\d{3}(?!\d))*(?:[.,:/-]\d+)*/g

/**
 * Look for what would give the reporter away. It finds words that are the same; only a person sees what the
 * sense of a text can tell.
 */
export function checkMemo(memo: string, context: MemoContext): LeakHint {
  const theirs = context.theirs.join('\n')
  const known = new Set(splitWords(theirs))
  const exempt = new Set(splitWords(context.accused.join('\n')))
  const names = new Set([...namesIn(memo), ...namesIn(theirs)])
  const numbers = new Set(numbersIn(theirs))
  const shared = [...new Set(splitWords(memo))].filter(
    (word) => known.has(word) && !exempt.has(word) && !context.common.has(word),
  )
  const isName = (word: string) => names.has(word) && word.length >= NAME_LENGTH
  return {
    names: shared.filter(isName),
    words: shared.filter((word) => !isName(word) && word.length >= RARE_LENGTH),
    numbers: [...new Set(numbersIn(memo))].filter(
      (number) => number.length >= NUMBER_LENGTH && numbers.has(number),
    ),
    roles: [...new Set(splitWords(memo))].filter((word) => context.roles.has(word)),
  }
}

/** In small letters. */
export function splitWords(text: string): string[] {
  return (text.match(WORD) ?? []).map((word) => word.toLowerCase())
}

/** With one kind of space, whichever was typed. */
function numbersIn(text: string): string[] {
  return (text.match(NUMBER) ?? []).map((number) => number.replace(/\s/g, ' '))
}

/** Words with a capital where no sentence begins, in small letters. */
function namesIn(text: string): string[] {
  return [...text.matchAll(WORD)]
    .filter(({ 0: word, index }) => /^\p{Lu}/u.test(word) && !beginsSentence(text, index))
    .map(([word]) => word.toLowerCase())
}

function beginsSentence(text: string, at: number): boolean {
  const before = text.slice(0, at)
  return before.trim() === '' || /[.!?:\n][\s"'«“(–-]*$/u.test(before)
}
