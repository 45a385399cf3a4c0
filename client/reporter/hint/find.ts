import { CLASSES, DATED, FAREWELLS, GREETINGS, PLAIN_GREETINGS } from './lexicon.ts'
import { firstWords, matchAt, opensAt, type Pattern, type Place, readPatterns } from './match.ts'
import { KINDS, type Kind, PATTERNS } from './patterns.ts'
import { type ReadText, readText, type Token, type Tongue } from './tokens.ts'

/** Words of a text that may point to its writer. */
export interface Finding {
  readonly kind: Kind
  /** Offsets in the text, in UTF-16 units; `to` is after the last. */
  readonly from: number
  readonly to: number
}

/** Findings of these kinds are shown with some words that follow, because they say little alone. */
const DRAWN_OUT: ReadonlySet<Kind> = new Set(['role', 'few', 'self'])
/** The most words that follow. */
const TAIL = 4
/** A greeting is among the first words, a farewell among the last. */
const LEAVE = 8
/** A date of a paper stands within so many words after the paper's name. */
const PAPER = 4

interface Rule {
  readonly kind: Kind
  readonly pattern: Pattern
}

/** Rules by what they begin with, so that a token is compared with few of them. */
interface RuleBook {
  readonly byWord: ReadonlyMap<string, readonly Rule[]>
  /** The others, each list with a first part in common. */
  readonly byOpening: readonly (readonly Rule[])[]
}

const RULES: Readonly<Record<Tongue, RuleBook>> = { no: bookOf('no'), en: bookOf('en') }

function bookOf(tongue: Tongue): RuleBook {
  const byWord = new Map<string, Rule[]>()
  const byOpening = new Map<string, Rule[]>()
  for (const kind of KINDS) {
    for (const pattern of readPatterns(PATTERNS[tongue][kind])) {
      const words = firstWords(pattern)
      const [map, keys] = words === null ? [byOpening, [pattern.opening]] : [byWord, words]
      for (const key of keys) map.set(key, [...(map.get(key) ?? []), { kind, pattern }])
    }
  }
  return { byWord, byOpening: [...byOpening.values()] }
}

/** Tokens `from` until before `to`, and words that follow until before `tail`. */
interface Span {
  readonly kind: Kind
  readonly from: number
  readonly to: number
  readonly tail: number
}

/**
 * Find words that may point to the writer of a text, in bokmål, nynorsk or English, by rules alone. It takes time in
 * proportion to the length of the text, whatever the text is. It misses much: no finding means nothing.
 *
 * @returns findings in the order of the text; no two overlap
 */
export function findHints(text: string): readonly Finding[] {
  return findIn(readText(text))
}

/** The same for a text that was read. */
export function findIn(read: ReadText): readonly Finding[] {
  const spans = [...read.sentences.flatMap((sentence) => spansIn(read, sentence)), ...manners(read)]
  const kept = apart(spans)
  return kept.map(({ kind, from, tail }, i) => {
    const end = Math.min(tail, kept[i + 1]?.from ?? tail)
    return { kind, from: read.tokens[from]?.from ?? 0, to: read.tokens[end - 1]?.to ?? 0 }
  })
}

function spansIn({ tokens }: ReadText, sentence: ReadText['sentences'][number]): readonly Span[] {
  const { i, me, my } = CLASSES[sentence.tongue]
  const isOwn = tokens
    .slice(sentence.from, sentence.to)
    .some(({ word }) => i.has(word) || me.has(word) || my.has(word))
  const place: Place = { tokens, sentence, isOwn }
  const spans: Span[] = []
  for (let at = sentence.from; at < sentence.to; at++) {
    for (const { kind, pattern } of rulesAt(place, at)) {
      const to = matchAt(pattern, place, at)
      if (to <= at || (kind === 'time' && isOfPaper(tokens, at, sentence.from))) continue
      spans.push({ kind, from: at, to, tail: DRAWN_OUT.has(kind) ? tailOf(place, to) : to })
    }
  }
  return spans
}

function rulesAt(place: Place, at: number): readonly Rule[] {
  const { byWord, byOpening } = RULES[place.sentence.tongue]
  const named = byWord.get(place.tokens[at]?.word ?? '') ?? []
  return [
    ...named,
    ...byOpening.filter(([first]) => first && opensAt(first.pattern, place, at)).flat(),
  ]
}

/** The end of a finding with words that follow, up to the next sign. */
function tailOf({ tokens, sentence }: Place, to: number): number {
  let end = to
  while (end < sentence.to && end < to + TAIL && tokens[end]?.before === '') end++
  return end
}

function isOfPaper(tokens: readonly Token[], at: number, first: number): boolean {
  return tokens.slice(Math.max(first, at - PAPER), at).some(({ word }) => DATED.has(word))
}

/** The greeting at the start, and the farewell with a name or letters at the end. */
function manners({ tokens }: ReadText): readonly Span[] {
  const style = (from: number, to: number): Span => ({ kind: 'style', from, to, tail: to })
  const greeting = greets(tokens) ? [style(0, 1)] : []
  const start = Math.max(1, tokens.length - LEAVE)
  const leave = tokens.findIndex(
    ({ word, isFirst }, at) => at >= start && isFirst && FAREWELLS.has(word),
  )
  if (leave !== -1) return [...greeting, style(leave, tokens.length)]
  const last = tokens.length - 1
  return last > 0 && isInitial(tokens[last]) ? [...greeting, style(last, last + 1)] : greeting
}

function greets([first, second]: readonly Token[]): boolean {
  if (first === undefined || !GREETINGS.has(first.word)) return false
  return !PLAIN_GREETINGS.has(first.word) || (second?.before === '' && !second.isFirst)
}

/** A capital letter alone, or letters with full stops between them. */
function isInitial(token: Token | undefined): boolean {
  if (token === undefined || !token.isCapital) return false
  return token.word.split('.').every((part) => part.length === 1) && token.isFirst
}

/** Spans in order without overlap: the earlier one wins, of two that begin together the longer one. */
function apart(spans: readonly Span[]): readonly Span[] {
  const order = [...spans].sort(
    (a, b) => a.from - b.from || b.to - a.to || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind),
  )
  const kept: Span[] = []
  for (const span of order) {
    const last = kept.at(-1)
    if (last === undefined || span.from >= last.to) kept.push(span)
  }
  return kept
}
