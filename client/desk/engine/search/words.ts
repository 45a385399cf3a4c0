/** A word of a text: its place in it, and the form in which it is compared. */
export interface Word {
  readonly start: number
  /** Offset after its last letter. */
  readonly end: number
  readonly folded: string
}

/** The most letters of a word that are compared: nobody uses longer words. */
export const LONGEST_WORD = 40

const WORDS = /[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu
const PLAIN = /^[a-z0-9]+$/

/** How Norwegians write a letter that the keyboard lacks; other letters lose their marks. */
const WAYS: Readonly<Record<string, string>> = {
  ...{ å: 'aa', æ: 'ae', ä: 'ae', ø: 'oe', ö: 'oe', œ: 'oe', ß: 'ss', þ: 'th' },
  ...{ đ: 'd', ð: 'd', ŋ: 'n', ŧ: 't', ł: 'l', ı: 'i' },
}

/**
 * A word as it is compared: lower case, `å` as `aa`, `æ` as `ae`, `ø` as `oe`, without other marks;
 * the first `LONGEST_WORD` letters of it.
 */
export function fold(word: string): string {
  const lower = word.toLowerCase()
  const folded = PLAIN.test(lower) ? lower : withoutMarks(lower)
  return folded.length > LONGEST_WORD ? folded.slice(0, LONGEST_WORD) : folded
}

function withoutMarks(lower: string): string {
  return lower
    .normalize('NFC')
    .replace(/[^a-z0-9]/gu, (letter) => WAYS[letter] ?? letter)
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Every word of a text, in its order. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = []
  for (const match of text.matchAll(WORDS)) {
    const [word] = match
    const folded = fold(word)
    if (folded === '') continue
    words.push({ start: match.index, end: match.index + word.length, folded })
  }
  return words
}
