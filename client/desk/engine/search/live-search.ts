import type { CaseView } from '../../model/views.ts'
import type { SearchResult, Snippets } from '../../rpc/search-result.ts'
import { Searcher } from './searcher.ts'

/** Cases that are looked through at once: about ten milliseconds. */
const SLICE = 15

/**
 * A search that goes on: what was asked last is answered again whenever the cases change, and as more
 * of them are looked through.
 */
export class LiveSearch {
  readonly #searcher = new Searcher()
  readonly #tell: (found: SearchResult) => void
  readonly #later: (work: () => void) => void
  #text: string | null = null
  #working = false

  /**
   * @param tell what was found for what was asked last
   * @param later does some work, once what else waits was done
   */
  constructor(tell: (found: SearchResult) => void, later: (work: () => void) => void) {
    this.#tell = tell
    this.#later = later
  }

  /** Take these as all the cases that there are; what is gone is not found from here on. */
  follow(cases: readonly CaseView[]): void {
    this.#searcher.follow(cases)
    this.#searcher.add(SLICE)
    this.#answer()
    this.#goOn()
  }

  /** @param text null where nothing is looked for any more */
  ask(text: string | null): void {
    this.#text = text
    this.#answer()
  }

  /** The places in these cases at which it was found. @param ids of `SearchResult` */
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
