import { EN_COMMON, NO_COMMON } from './common-words.ts'

/** Which words are looked up: bokmål and nynorsk share one list, because many texts mix them. */
export type Tongue = 'no' | 'en'

/** A word or a number of a text; signs between words are no tokens. */
export interface Token {
  /** Offsets in the text, in UTF-16 units; `to` is after the last. */
  readonly from: number
  readonly to: number
  /** In small letters, with a straight apostrophe. */
  readonly word: string
  readonly isCapital: boolean
  /** Whether a sentence begins here. */
  readonly isFirst: boolean
  /** Number of the sentence, from 0. */
  readonly sentence: number
  /** The signs between the word before and this one, without spaces. */
  readonly before: string
}

export interface Sentence {
  /** Indexes of its tokens; `to` is after the last. */
  readonly from: number
  readonly to: number
  readonly tongue: Tongue
}

export interface ReadText {
  readonly tokens: readonly Token[]
  readonly sentences: readonly Sentence[]
}

const WORD = /[\p{L}\p{N}]/u
/** Signs that hold a word or a number together if a letter or a digit follows. */
const JOINTS = new Set("'’.:/-@&_")
/** A full stop after these ends no sentence. */
const SHORT = new Set('kl dr mr mrs ms st nr prof ca f'.split(' '))

/** Read a text once, from its start to its end. It takes time in proportion to its length. */
export function readText(text: string): ReadText {
  const tokens: Token[] = []
  const starts: number[] = []
  let at = 0
  let last = 0
  while (at < text.length) {
    if (!isWord(text, at)) {
      at++
      continue
    }
    const from = at
    at = endOfWord(text, from)
    const between = text.slice(last, from)
    const isCapital = isHigh(signAt(text, from))
    const isFirst = tokens.length === 0 || endsSentence(between, tokens.at(-1)?.word, isCapital)
    if (isFirst) starts.push(tokens.length)
    const word = text.slice(from, at).toLowerCase().replaceAll('’', "'")
    const before = between.replace(/\s/g, '')
    tokens.push({ from, to: at, word, isCapital, isFirst, sentence: starts.length - 1, before })
    last = at
  }
  return { tokens, sentences: sentencesOf(tokens, starts) }
}

const signAt = (text: string, at: number) => String.fromCodePoint(text.codePointAt(at) ?? 0)

const isWord = (text: string, at: number) => WORD.test(signAt(text, at))

function endOfWord(text: string, from: number): number {
  let at = from
  while (at < text.length) {
    if (isWord(text, at)) at += signAt(text, at).length
    else if (JOINTS.has(text[at] ?? '') && at + 1 < text.length && isWord(text, at + 1)) at++
    else break
  }
  return at
}

const isHigh = (sign: string) => sign.toLowerCase() !== sign

/** Whether a sentence ends between two words. */
function endsSentence(between: string, word = '', isCapital: boolean): boolean {
  if (between.includes('\n')) return true
  if (/[!?]/.test(between)) return true
  return between.includes('.') && isCapital && !SHORT.has(word) && word.length > 1
}

function sentencesOf(tokens: readonly Token[], starts: readonly number[]): readonly Sentence[] {
  const whole = tongueOf(tokens, 'no')
  return starts.map((from, i) => {
    const to = starts[i + 1] ?? tokens.length
    return { from, to, tongue: tongueOf(tokens.slice(from, to), whole) }
  })
}

/** The tongue whose common words are more; `otherwise` if there are as many of each. */
function tongueOf(tokens: readonly Token[], otherwise: Tongue): Tongue {
  let lead = 0
  for (const { word } of tokens) {
    if (EN_COMMON.has(word)) lead++
    if (NO_COMMON.has(word)) lead--
  }
  if (lead === 0) return otherwise
  return lead > 0 ? 'en' : 'no'
}
