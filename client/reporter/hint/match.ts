import {
  CLASSES,
  type ClassName,
  FIRST_NAMES,
  INSTITUTIONS,
  NEGATIONS,
  NOT_NAMES,
  PLACE_ENDS,
  ROLE_ENDS,
  STREET_ENDS,
  TITLES,
  UNITS,
} from './lexicon.ts'
import type { ReadText, Sentence, Token } from './tokens.ts'

/** A sentence to find patterns in. */
export interface Place {
  readonly tokens: ReadText['tokens']
  readonly sentence: Sentence
  /** Whether the sentence speaks of the writer. */
  readonly isOwn: boolean
}

/** @returns how many tokens from `at` on are of the class; 0 for none */
type Test = (place: Place, at: number) => number

interface Element {
  /** The fewest and the most words; a gap takes any word. */
  readonly least: number
  readonly most: number
  readonly test: Test
}

export interface Pattern {
  readonly elements: readonly Element[]
  readonly isOwn: boolean
  readonly startsSentence: boolean
  /** Its first part in the notation; patterns with the same one are tried together. */
  readonly opening: string
}

const GAPS: Readonly<Record<string, number>> = { '~': 2, '~~': 5 }

/** Read patterns from their notation, one a line (`patterns.ts`). */
export function readPatterns(lines: string): readonly Pattern[] {
  return lines
    .split('\n')
    .map((line) => line.trim().split(' '))
    .filter(([first]) => first !== '')
    .map((signs) => {
      const parts = signs.filter((part) => part !== '&' && part !== '^')
      const [opening = ''] = parts
      const [isOwn, startsSentence] = [signs.includes('&'), signs.includes('^')]
      return { isOwn, startsSentence, opening, elements: parts.map(elementOf) }
    })
}

/** The words that a pattern can begin with; null if its first part is a class, or may be missing. */
export function firstWords({ opening }: Pattern): readonly string[] | null {
  return /[@?]/.test(opening) ? null : opening.split('/')
}

function elementOf(part: string): Element {
  const most = GAPS[part]
  if (most !== undefined) return { least: 0, most, test: notNegation }
  const isOptional = part.endsWith('?')
  const name = isOptional ? part.slice(0, -1) : part
  return { least: isOptional ? 0 : 1, most: 1, test: testOf(name) }
}

function testOf(name: string): Test {
  if (name.startsWith('@')) return SHAPES[name.slice(1)] ?? inClass(name.slice(1))
  const words = new Set(name.split('/'))
  return ({ tokens }, at) => (words.has(tokens[at]?.word ?? '') ? 1 : 0)
}

/** @throws Error if there is no such class */
function inClass(name: string): Test {
  if (!isClass(name)) throw new Error(`a pattern names the class ${name}, which is not there`)
  return ({ tokens, sentence }, at) =>
    CLASSES[sentence.tongue][name].has(tokens[at]?.word ?? '') ? 1 : 0
}

const isClass = (name: string): name is ClassName => Object.hasOwn(CLASSES.no, name)

/** A test of one token. */
const one =
  (test: (token: Token) => boolean): Test =>
  ({ tokens }, at) => {
    const token = tokens[at]
    return token !== undefined && test(token) ? 1 : 0
  }

const notNegation = one(({ word }) => !NEGATIONS.has(word))

const number = (word: string) => (/^\d{1,4}$/.test(word) ? Number(word) : -1)
const isBetween = (word: string, least: number, most: number) =>
  number(word) >= least && number(word) <= most
const endsIn = (ends: readonly string[], word: string) => ends.some((end) => word.endsWith(end))

/** Classes that are told by their shape, not by a list. */
const SHAPES: Readonly<Record<string, Test>> = {
  any: () => 1,
  digits: one(({ word }) => number(word) >= 0),
  age: one(({ word }) => isBetween(word, 16, 90)),
  year: one(({ word }) => isBetween(word, 1950, 2099)),
  daynumber: one(({ word }) => {
    const ending = /^(\d{1,2})(?:st|nd|rd|th)$/.exec(word)
    return isBetween(ending?.[1] ?? word, 1, 31)
  }),
  clock: one(({ word }) => /^\d{1,2}[.:]\d\d$/.test(word)),
  date: one(({ word }) => /^(?:\d{1,2}([./-])\d{1,2}\1\d{2,4}|\d{4}-\d\d-\d\d)$/.test(word)),
  code: codeAt,
  mail: one(({ word }) => word.indexOf('@') > 0 && word.includes('.', word.indexOf('@'))),
  phone: phoneAt,
  role: one(isRole),
  cap: one(isName),
  upper: one(({ isCapital }) => isCapital),
  firstname: closeName,
  placename: one((token) => token.isCapital && !token.isFirst && endsIn(PLACE_ENDS, token.word)),
  street: one((token) => token.isCapital && endsIn(STREET_ENDS, token.word)),
  streetword: one(({ word }) => STREET_ENDS.includes(word)),
  institution: one(({ word }) => INSTITUTIONS.has(word)),
}

/** A role, in Norwegian also in its definite form. */
function isRole({ word }: Token): boolean {
  const { no, en } = CLASSES
  const bare = [
    word,
    ...['en', 'n', 'a']
      .filter((end) => word.endsWith(end))
      .map((end) => word.slice(0, -end.length)),
  ]
  return bare.some((one) => no.role.has(one) || en.role.has(one) || endsIn(ROLE_ENDS, one))
}

/** A number or letter of a room; a number that counts something is none. */
function codeAt({ tokens }: Place, at: number): number {
  const token = tokens[at]
  if (token === undefined || UNITS.has(tokens[at + 1]?.word ?? '')) return 0
  const { word, isCapital } = token
  return /^.{0,3}\d/.test(word) || (isCapital && word.length === 1) ? 1 : 0
}

function isName(token: Token): boolean {
  const { word, isCapital, isFirst } = token
  if (!isCapital || word.length < 2 || NOT_NAMES.has(word)) return false
  if (isFirst && !FIRST_NAMES.has(word)) return false
  return !isCalendar(word) && !TITLES.has(word)
}

/** A day or month, also "Saturdays". */
const isCalendar = (word: string) =>
  [word, word.replace(/s$/, '')].some((one) =>
    [CLASSES.no, CLASSES.en].some(({ day, month }) => day.has(one) || month.has(one)),
  )

/** A first name without a title or a family name: so one writes of people one knows. */
function closeName({ tokens }: Place, at: number): number {
  const token = tokens[at]
  if (token === undefined || !token.isCapital || !FIRST_NAMES.has(token.word)) return 0
  const [before, next] = [tokens[at - 1], tokens[at + 1]]
  const isAlone = (other: Token | undefined, signs: string | undefined) =>
    other === undefined || signs !== '' || !isName(other)
  if (before !== undefined && token.before === '') {
    if (TITLES.has(before.word) || isName(before)) return 0
  }
  return isAlone(next, next?.before) || FIRST_NAMES.has(next?.word ?? '') ? 1 : 0
}

/** Digits of a telephone number, in up to five groups; amounts in thousands are none. */
function phoneAt({ tokens }: Place, at: number): number {
  let [digits, to] = [0, at]
  while (to < at + 5) {
    const token = tokens[to]
    if (token === undefined || !/^\d{1,12}$/.test(token.word)) break
    if (to > at && token.before !== '') break
    digits += token.word.length
    to++
  }
  const [first, ...rest] = tokens.slice(at, to)
  const isThousands = rest.length > 0 && rest.every(({ word }) => word.length === 3)
  const isAmount = isThousands && (first?.word.length ?? 0) <= 3
  return digits >= 8 && digits <= 12 && !isAmount ? to - at : 0
}

/** Whether the first part of a pattern fits at a token. */
export function opensAt({ elements: [first] }: Pattern, place: Place, at: number): boolean {
  return first !== undefined && (first.least === 0 || first.test(place, at) > 0)
}

/** @returns the index after the last token that the pattern takes from `at` on; -1 if it does not fit there */
export function matchAt(pattern: Pattern, place: Place, at: number): number {
  const { tokens } = place
  if (pattern.isOwn && !place.isOwn) return -1
  if (pattern.startsSentence && tokens[at]?.isFirst !== true) return -1
  return endOf(pattern.elements, 0, place, at)
}

/** Tries the most words first, so that a finding is as long as it can be. Patterns are short, so this ends soon. */
function endOf(elements: readonly Element[], which: number, place: Place, at: number): number {
  const element = elements[which]
  if (element === undefined) return at
  const { least, most, test } = element
  const ends = [at]
  while (ends.length <= most) {
    const from = ends.at(-1) ?? at
    const taken = from < place.sentence.to ? test(place, from) : 0
    if (taken === 0) break
    ends.push(Math.min(from + taken, place.sentence.to))
  }
  for (const from of ends.slice(least).reverse()) {
    const end = endOf(elements, which + 1, place, from)
    if (end !== -1) return end
  }
  return -1
}
