import { foldTyped } from '../../../../crypto/primitives/checksum.ts'
import { numberOf, numberText } from '../../model/case/case-number.ts'
import type { CaseView } from '../../model/views.ts'
import {
  REFERENCE_FIT,
  type SearchResult,
  type Snippet,
  type Snippets,
} from '../../rpc/search-result.ts'
import { type Passage, passagesOf } from './passages.ts'
import { snippetOf } from './snippet.ts'
import { TermIndex } from './term-index.ts'
import { wordsOf } from './words.ts'

/** Words of a question beyond these are not looked for. */
const MOST_WORDS = 12

interface Known {
  readonly view: CaseView
  readonly passages: readonly Passage[]
  /** Its number in the index; null while it is not looked through. */
  readonly number: number | null
}

/**
 * Finds cases by everything that their views show. It follows the views: text that is no longer in one is out of
 * the index before `follow` returns; new text comes in with `add`, some at a time.
 */
export class Searcher {
  readonly #index = new TermIndex()
  #known = new Map<string, Known>()
  readonly #free: number[] = []
  readonly #due = new Set<string>()
  #version = 0

  /** How many cases are not looked through yet. */
  get left(): number {
    return this.#due.size
  }

  /** Changes whenever the searched text has changed. */
  get version(): number {
    return this.#version
  }

  /** How many different words can be found. */
  get words(): number {
    return this.#index.words
  }

  /** Take these as all the cases that there are. A view that is the same object has not changed. */
  follow(cases: readonly CaseView[]): void {
    const before = this.#known
    const now = new Map<string, Known>()
    for (const view of cases) now.set(view.id, this.#follow(before.get(view.id), view))
    for (const [id, known] of before) if (!now.has(id)) this.#remove(id, known)
    this.#known = now
  }

  /** Look through at most `count` more of the cases. */
  add(count: number): void {
    let added = 0
    for (const id of this.#due) {
      if (added++ === count) return
      this.#due.delete(id)
      const known = this.#known.get(id)
      if (known === undefined) continue
      const number = this.#free.pop() ?? this.#index.size
      this.#index.add(number, wordsIn(known.passages))
      this.#known.set(id, { ...known, number })
      this.#version++
    }
  }

  /** The entries of the list with every word, each in any of the cases of an entry. */
  find(text: string): SearchResult {
    const rates = this.#matches(text).map((fitting) => this.#index.rate(fitting))
    const typed = foldTyped(text).join('')
    const fits = new Map<string, readonly number[]>()
    for (const { view, number } of this.#known.values()) {
      const isNamed = view.reference === typed || isNumber(view, text)
      const own = isNamed
        ? rates.map(() => REFERENCE_FIT)
        : rates.map((rate) => rate[number ?? -1] ?? 0)
      if (own.every((fit) => fit === 0)) continue
      const entry = this.#entryOf(view)
      const others = fits.get(entry)
      fits.set(
        entry,
        others === undefined ? own : own.map((fit, i) => Math.max(fit, others[i] ?? 0)),
      )
    }
    const found = [...fits]
      .map(([id, each]) => ({ id, fit: Math.min(...each) }))
      .filter(({ fit }) => fit > 0)
      .sort((a, b) => b.fit - a.fit)
    return {
      text,
      ids: found.map(({ id }) => id),
      fits: found.map(({ fit }) => fit),
      left: this.left,
      version: this.#version,
    }
  }

  /** The passage of each entry that was found, by its id; null if the list shows it in any case. */
  snippets(text: string, ids: readonly string[]): Record<string, Snippet | null> {
    const matches = this.#matches(text)
    return Object.fromEntries(
      ids.map((id) => {
        const root = this.#known.get(id)
        const also = (root?.view.merge.with ?? []).flatMap((one) => this.#known.get(one) ?? [])
        const passages = [...(root?.passages ?? []), ...also.flatMap((one) => one.passages)]
        return [id, snippetOf(passages, matches)]
      }),
    )
  }

  #matches(text: string): ReadonlyMap<string, number>[] {
    const words = new Set(wordsOf(text).map(({ folded }) => folded))
    return [...words].slice(0, MOST_WORDS).map((word) => this.#index.match(word))
  }

  /** The id under which the list has a case. */
  #entryOf({ id, merge: { into } }: CaseView): string {
    return into !== null && this.#known.has(into) ? into : id
  }

  #follow(known: Known | undefined, view: CaseView): Known {
    if (known?.view === view) return known
    const passages = passagesOf(view)
    if (known !== undefined && isSame(known.passages, passages)) return { ...known, view }
    if (known !== undefined) this.#remove(view.id, known)
    this.#due.add(view.id)
    this.#version++
    return { view, passages, number: null }
  }

  #remove(id: string, { number }: Known): void {
    this.#due.delete(id)
    this.#version++
    if (number === null) return
    this.#index.remove(number)
    this.#free.push(number)
  }
}

/** Whether the text is the number of the case. */
function isNumber({ work: { number } }: CaseView, text: string): boolean {
  const typed = numberOf(text)
  return number !== null && typed !== null && numberText(number) === numberText(typed)
}

function* wordsIn(passages: readonly Passage[]): Generator<string> {
  for (const { text } of passages) for (const { folded } of wordsOf(text)) yield folded
}

function isSame(some: readonly Passage[], others: readonly Passage[]): boolean {
  return (
    some.length === others.length &&
    some.every(({ place, text }, i) => others[i]?.place === place && others[i]?.text === text)
  )
}

/** Cases that are looked through at once: about ten milliseconds. */
const SLICE = 15

/**
 * A search that goes on: the latest question is answered again whenever the cases change, and as more of them are
 * looked through.
 */
export class LiveSearch {
  readonly #searcher = new Searcher()
  readonly #tell: (found: SearchResult) => void
  readonly #later: (work: () => void) => void
  #text: string | null = null
  #working = false

  /**
   * @param tell gets the results of the latest question
   * @param later does some work, once other waiting work is done
   */
  constructor(tell: (found: SearchResult) => void, later: (work: () => void) => void) {
    this.#tell = tell
    this.#later = later
  }

  /** Take these as all the cases that there are; cases that are gone are not found any more. */
  follow(cases: readonly CaseView[]): void {
    this.#searcher.follow(cases)
    this.#searcher.add(SLICE)
    this.#answer()
    this.#goOn()
  }

  /** @param text null if nothing is looked for any more */
  ask(text: string | null): void {
    this.#text = text
    this.#answer()
  }

  /** The places in these cases at which the text was found. @param ids of `SearchResult` */
  snippets(text: string, ids: readonly string[]): Snippets {
    const { version } = this.#searcher
    return { text, version, byId: this.#searcher.snippets(text, ids) }
  }

  #answer(): void {
    if (this.#text !== null) this.#tell(this.#searcher.find(this.#text))
  }

  #goOn(): void {
    if (this.#working || this.#searcher.left === 0) return
    this.#working = true
    this.#later(() => {
      this.#working = false
      this.#searcher.add(SLICE)
      // Not after every slice: an answer takes longer than one.
      if (this.#searcher.left === 0) this.#answer()
      this.#goOn()
    })
  }
}
