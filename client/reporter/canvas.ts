import { buildAll, type Markup } from '../shared/dom.ts'

const FOCUSABLE = 'a, button, summary, input, select, textarea, [tabindex]'

/** Focus, selection and opened sections of what is drawn. */
interface Place {
  readonly id: string
  /** Index among all elements that can have the focus; -1 if none of them has it. */
  readonly at: number
  readonly count: number
  readonly selection: readonly [number, number] | null
  /** Whether each `details` without an id is open, in the order of the page. */
  readonly open: readonly boolean[]
  readonly openIds: readonly string[]
}

/**
 * The element that everything is drawn in. A new step replaces all of it. A step that is drawn again changes
 * nothing if it is the same; otherwise it keeps focus, selection and opened sections. It may be drawn again
 * at any moment, for instance when something has loaded while somebody writes.
 */
export class Canvas {
  readonly #root: HTMLElement
  /** The markup on the screen as JSON; empty once something was typed into it. */
  #drawn = ''
  #composing = false
  #waiting: (() => readonly Markup[]) | null = null

  constructor(root: HTMLElement) {
    this.#root = root
    root.addEventListener('input', () => {
      this.#drawn = ''
    })
    root.addEventListener('compositionstart', () => {
      this.#composing = true
    })
    root.addEventListener('compositionend', () => {
      this.#composing = false
      const draw = this.#waiting
      this.#waiting = null
      if (draw !== null) this.again(draw)
    })
  }

  /** Show something new. */
  anew(draw: () => readonly Markup[]): void {
    this.#composing = false
    this.#waiting = null
    this.#replace(draw())
  }

  /** Show the same step in its present state. If a character is being composed, wait until that is done. */
  again(draw: () => readonly Markup[]): void {
    if (this.#composing) {
      this.#waiting = draw
      return
    }
    const markup = draw()
    const drawn = JSON.stringify(markup)
    if (drawn === this.#drawn) return
    const place = placeIn(this.#root)
    this.#replace(markup, drawn)
    returnTo(this.#root, place)
  }

  #replace(markup: readonly Markup[], drawn = JSON.stringify(markup)): void {
    this.#root.replaceChildren(...buildAll(markup))
    this.#drawn = drawn
  }
}

function placeIn(root: HTMLElement): Place {
  const { activeElement } = document
  const all = [...root.querySelectorAll(FOCUSABLE)]
  const field = activeElement instanceof HTMLTextAreaElement ? activeElement : null
  return {
    id: activeElement?.id ?? '',
    at: activeElement === null ? -1 : all.indexOf(activeElement),
    count: all.length,
    selection: field === null ? null : [field.selectionStart, field.selectionEnd],
    open: nameless(root).map(({ open }) => open),
    openIds: [...root.querySelectorAll('details[id][open]')].map(({ id }) => id),
  }
}

function nameless(root: HTMLElement): HTMLDetailsElement[] {
  return [...root.querySelectorAll<HTMLDetailsElement>('details:not([id])')]
}

function returnTo(root: HTMLElement, place: Place): void {
  const details = nameless(root)
  if (details.length === place.open.length) {
    for (const [i, one] of details.entries()) one.open = place.open[i] ?? false
  }
  for (const id of place.openIds) document.getElementById(id)?.setAttribute('open', '')
  const all = [...root.querySelectorAll<HTMLElement>(FOCUSABLE)]
  const byPlace = all.length === place.count ? all[place.at] : undefined
  const same = place.id === '' ? byPlace : document.getElementById(place.id)
  // the element with the focus may be gone: then the heading gets it, and keys lead on from there
  const found = same ?? document.getElementById('heading')
  if (place.at < 0 || !found) return
  found.focus({ preventScroll: true })
  if (place.selection !== null && found instanceof HTMLTextAreaElement) {
    found.setSelectionRange(...place.selection)
  }
}
