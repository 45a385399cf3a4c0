import type { CaseView } from '../../model/views.ts'
import type { SearchResult, Snippets } from '../../rpc/search-result.ts'
import { Searcher } from './searcher.ts'

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
