/**
 * Texts of strangers, in portions that a browser lays out at once: the time for a line without a
 * break grows with the square of its length, and a frame without origin may share its thread with the
 * page around it.
 */

/** The most letters of a line that is shown as one. */
export const LINE_LETTERS = 1000
/** The most of a text that is shown at once. */
export const PORTION_LETTERS = 20_000
const PORTION_LINES = 500

/** Begins a line that the text has not broken there. */
export const GOES_ON = '↪\u00a0'

const BREAK = /\r\n|[\n\r\u0085\u2028\u2029]/

/** One line of the text, or a part of one that is longer. */
interface Part {
  readonly to: number
  /** The start of the next one, behind the break. */
  readonly next: number
  /** How it ends: `space` if a line goes on and nothing need be broken. */
  readonly end: 'break' | 'space' | 'cut'
}

/** A text whose portions are numbered from 1; there is one at least. */
export class Portions {
  readonly #text: string
  /** The start of each, and how the part before it ends. */
  readonly #starts: { readonly at: number; readonly after: Part['end'] }[] = []
  readonly #cutsLines: boolean

  /** @param cutsLines whether long lines are cut where they have spaces too, not only words without any */
  constructor(text: string, cutsLines: boolean) {
    this.#text = text
    this.#cutsLines = cutsLines
    let lines = 0
    let after: Part['end'] = 'break'
    for (let at = 0; at < text.length; ) {
      const { next, end } = partAt(text, at)
      const start = this.#starts.at(-1)?.at
      if (start === undefined || lines === PORTION_LINES || next - start > PORTION_LETTERS) {
        this.#starts.push({ at, after })
        lines = 0
      }
      lines++
      after = end
      at = next
    }
  }

  get count(): number {
    return Math.max(1, this.#starts.length)
  }

  /** The text that is shown of portion `number`; no word of it is longer than `LINE_LETTERS` and the mark. */
  shown(number: number): string {
    const { at: start, after: before } = this.#starts[number - 1] ?? { at: 0, after: 'break' }
    const stop = this.#starts[number]?.at ?? this.#text.length
    const shown: string[] = []
    let after = before
    for (let at = start; at < stop; ) {
      const { to, next, end } = partAt(this.#text, at)
      if (after === 'cut' || (after === 'space' && this.#cutsLines)) {
        shown.push(at > start ? '\n' : '', GOES_ON)
      } else if (after === 'break' && at > start) shown.push('\n')
      shown.push(this.#text.slice(at, to))
      after = end
      at = next
    }
    return shown.join('')
  }
}

/** Looks at the letters of one line at most: looking on to the end of the text would be without end. */
function partAt(text: string, from: number): Part {
  const part = text.slice(from, from + LINE_LETTERS + 1)
  const found = BREAK.exec(part)
  if (found !== null) {
    const to = from + found.index
    const isPair = text[to] === '\r' && text[to + 1] === '\n'
    return { to, next: to + (isPair ? 2 : 1), end: 'break' }
  }
  if (part.length <= LINE_LETTERS) return { to: text.length, next: text.length, end: 'break' }
  const space = part.lastIndexOf(' ', LINE_LETTERS - 1)
  if (space > LINE_LETTERS / 2) {
    const to = from + space + 1
    return { to, next: to, end: 'space' }
  }
  const last = part.charCodeAt(LINE_LETTERS - 1)
  const isHalf = last >= 0xd800 && last < 0xdc00
  const to = from + LINE_LETTERS - (isHalf ? 1 : 0)
  return { to, next: to, end: 'cut' }
}
