import type { SearchResult, Snippet, Snippets } from '../../rpc/search-result.ts'

/** A search and its result. */
export interface Search {
  /** Empty if there is no search. */
  readonly text: string
  /** Result for `text`, or for the text before it while `text` has no answer yet; null before any result. */
  readonly found: SearchResult | null
  /** Snippets for `found` by id, as far as they were asked for. */
  readonly snippets: Readonly<Record<string, Snippet | null>>
}

export const NO_SEARCH: Search = { text: '', found: null, snippets: {} }

/** The worker, as a search asks it. */
export interface SearchWorker {
  /** Search for this text from now on, and call `Finder.onFound` with the results; null ends the search. */
  readonly search: (text: string | null) => void
  /** @returns the places in these cases where it was found; null if there is no answer */
  readonly snippets: (text: string, ids: readonly string[]) => Promise<Snippets | null>
}

/** The most rows that are asked for at once: nobody sees more of them. */
const MOST = 200

/** The page's side of a search. An answer to an earlier search changes nothing, however late it comes. */
export class Finder {
  readonly #worker: SearchWorker
  readonly #changed: (search: Search) => void
  readonly #wanted = new Set<string>()
  readonly #asked = new Set<string>()
  #search: Search = NO_SEARCH

  constructor(worker: SearchWorker, changed: (search: Search) => void) {
    this.#worker = worker
    this.#changed = changed
  }

  /** @param text as it is typed */
  search(text: string): void {
    const wanted = text.trim()
    if (wanted === this.#search.text) return
    this.#set(wanted === '' ? NO_SEARCH : { ...this.#search, text: wanted })
    this.#worker.search(wanted === '' ? null : wanted)
  }

  /** Ask for the place in a case where it was found, unless that was asked already. */
  want(id: string): void {
    if (this.#search.found === null || this.#asked.has(id)) return
    this.#asked.add(id)
    this.#wanted.add(id)
    // There is one question for all the rows that are drawn at once.
    if (this.#wanted.size === 1) queueMicrotask(() => void this.#askWanted())
  }

  onFound(found: SearchResult): void {
    if (found.text !== this.#search.text) return
    const before = this.#search.found
    const isSame = before?.text === found.text && before.version === found.version
    if (!isSame) this.#asked.clear()
    this.#set({ ...this.#search, found, snippets: isSame ? this.#search.snippets : {} })
  }

  /** End the search, and keep nothing of it. */
  end(): void {
    this.#asked.clear()
    this.#wanted.clear()
    this.#search = NO_SEARCH
  }

  async #askWanted(): Promise<void> {
    const ids = [...this.#wanted].slice(0, MOST)
    for (const id of this.#wanted) if (!ids.includes(id)) this.#asked.delete(id)
    this.#wanted.clear()
    const { found } = this.#search
    if (found === null || ids.length === 0) return
    const answer = await this.#worker.snippets(found.text, ids)
    if (answer !== null) this.#show(answer)
  }

  /** Show them, unless something else is looked for by now, or the cases have changed. */
  #show({ text, version, byId }: Snippets): void {
    const { found, snippets } = this.#search
    if (found === null || found.text !== text || found.version !== version) return
    this.#set({ ...this.#search, snippets: { ...snippets, ...byId } })
  }

  #set(search: Search): void {
    this.#search = search
    this.#changed(search)
  }
}
