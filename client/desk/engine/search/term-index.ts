import { stemmer as english } from '@orama/stemmers/english'
import { stemmer as norwegian } from '@orama/stemmers/norwegian'

/** How well a term fits a word that is looked for; the more, the better. */
export const FIT = {
  /** It sounds alike: one letter is wrong. Tried only if nothing else fits. */
  near: 1,
  /** A part of a longer word: Norwegian makes words of words. */
  part: 2,
  /** The beginning of a longer word. */
  prefix: 3,
  /** The same word in another form. */
  stem: 4,
  exact: 5,
} as const

interface Term {
  readonly word: string
  readonly stems: readonly string[]
  /** Numbers of the documents that have it, in no order. */
  readonly documents: number[]
}

/** Letters from which on a part of a word, or a word with one wrong letter, is looked for. */
const PART = 4
const NEAR = 5

/**
 * Which documents have which words, only in memory. A document is a small number. A removed document leaves
 * nothing behind: no word that only it had.
 */
export class TermIndex {
  readonly #terms = new Map<string, Term>()
  readonly #byStem = new Map<string, Set<Term>>()
  /** By the first two letters. */
  readonly #byStart = new Map<string, Set<Term>>()
  readonly #documents = new Map<number, readonly Term[]>()
  #size = 0

  /** How many different words there are. */
  get words(): number {
    return this.#terms.size
  }

  /** Above every number of a document. */
  get size(): number {
    return this.#size
  }

  /** @param document a number that is not in use @param words folded; one that comes twice counts once */
  add(document: number, words: Iterable<string>): void {
    const terms = [...new Set(words)].map((word) => this.#terms.get(word) ?? this.#newTerm(word))
    for (const { documents } of terms) documents.push(document)
    this.#documents.set(document, terms)
    this.#size = Math.max(this.#size, document + 1)
  }

  remove(document: number): void {
    for (const term of this.#documents.get(document) ?? []) {
      const { documents } = term
      const last = documents.pop()
      if (last !== undefined && last !== document) documents[documents.indexOf(document)] = last
      if (documents.length === 0) this.#forget(term)
    }
    this.#documents.delete(document)
  }

  /** The terms that fit a word that is looked for, and how well. @param word folded, not empty */
  match(word: string): ReadonlyMap<string, number> {
    const found = new Map<string, number>()
    const note = (term: Term, fit: number) => {
      if ((found.get(term.word) ?? 0) < fit) found.set(term.word, fit)
    }
    if (word.length >= PART) {
      for (const term of this.#terms.values()) if (term.word.includes(word)) note(term, FIT.part)
    }
    for (const term of this.#startingLike(word)) {
      if (term.word.startsWith(word)) note(term, FIT.prefix)
    }
    for (const stem of stemsOf(word)) {
      for (const term of this.#byStem.get(stem) ?? []) note(term, FIT.stem)
    }
    const exact = this.#terms.get(word)
    if (exact !== undefined) note(exact, FIT.exact)
    if (found.size === 0 && word.length >= NEAR) {
      for (const term of this.#startingLike(word.slice(0, 1))) {
        if (beginsNear(term.word, word)) note(term, FIT.near)
      }
    }
    return found
  }

  /** How well each document has a term of `matches`, by its number; 0 if it has none. */
  rate(matches: ReadonlyMap<string, number>): Uint8Array {
    const fits = new Uint8Array(this.#size)
    for (const [word, fit] of matches) {
      for (const document of this.#terms.get(word)?.documents ?? []) {
        if ((fits[document] ?? 0) < fit) fits[document] = fit
      }
    }
    return fits
  }

  *#startingLike(word: string): Generator<Term> {
    if (word.length >= 2) {
      yield* this.#byStart.get(word.slice(0, 2)) ?? []
      return
    }
    for (const [start, terms] of this.#byStart) if (start.startsWith(word)) yield* terms
  }

  #newTerm(word: string): Term {
    const term = { word, stems: stemsOf(word), documents: [] }
    this.#terms.set(word, term)
    for (const stem of term.stems) into(this.#byStem, stem, term)
    into(this.#byStart, word.slice(0, 2), term)
    return term
  }

  #forget(term: Term): void {
    this.#terms.delete(term.word)
    for (const stem of term.stems) outOf(this.#byStem, stem, term)
    outOf(this.#byStart, term.word.slice(0, 2), term)
  }
}

function into(sets: Map<string, Set<Term>>, key: string, term: Term): void {
  const set = sets.get(key)
  if (set === undefined) sets.set(key, new Set([term]))
  else set.add(term)
}

function outOf(sets: Map<string, Set<Term>>, key: string, term: Term): void {
  const set = sets.get(key)
  set?.delete(term)
  if (set?.size === 0) sets.delete(key)
}

/**
 * Whether `term` begins with `word`, apart from one letter that is wrong, missing, too many, or swapped with the
 * next. The first letter is right.
 */
export function beginsNear(term: string, word: string): boolean {
  let at = 0
  while (at < word.length && term[at] === word[at]) at++
  if (at === 0) return false
  const rest = word.slice(at + 1)
  return (
    term.startsWith(rest, at + 1) ||
    term.startsWith(word.slice(at), at + 1) ||
    term.startsWith(rest, at) ||
    (term[at] === word[at + 1] &&
      term[at + 1] === word[at] &&
      term.startsWith(word.slice(at + 2), at + 2))
  )
}

const SHORTEST = 3

/**
 * The common parts of a word's inflections, by language: words that share one of these are the same word in
 * another form. None for a word that is too short to have an ending.
 *
 * @param folded as `fold` gives it; most texts do not say in which language they are
 */
export function stemsOf(folded: string): readonly string[] {
  if (folded.length <= SHORTEST || /\d/.test(folded)) return []
  const stems = [`no:${norwegianStem(folded)}`, `en:${english(folded)}`]
  return stems.filter((stem) => stem.length >= SHORTEST + SHORTEST)
}

/**
 * Snowball's stem takes off the ending of a noun or a verb, once. Casework speaks of deeds, of the people who do
 * them and of the doing: varsler, varslet, varsleren, varslaren, varsling and varsel are one word to a person who
 * looks for it. So this repeats for as long as there is an ending to take off.
 */
function norwegianStem(word: string): string {
  const plain = norwegian(word).replace(/(er|ar)n$/, '$1')
  const deed = longEnough(plain, plain.replace(/(ing|ar)$/, ''))
  const stem = longEnough(deed, deed.replace(/([^aeiouy])el$/, '$1l'))
  return stem.length < word.length ? norwegianStem(stem) : stem
}

function longEnough(word: string, shorter: string): string {
  return shorter.length > SHORTEST ? shorter : word
}
