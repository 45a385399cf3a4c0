import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/**
 * Where what had the focus has gone, put it to the element with this id, once what was done is drawn:
 * who works by keys or by ear would have to begin at the top of the page.
 */
export function refocus(id: string): void {
  requestAnimationFrame(() => {
    const { activeElement } = document
    if (activeElement !== null && activeElement !== document.body) return
    document.getElementById(id)?.focus()
  })
}

/** Put the focus to a field that is to be mended, once it is drawn what is wrong with it. */
export function focusField(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/** Where what has the focus in `within` goes away as that is drawn anew, put it to the element with this id. */
export function useKeptFocus(within: RefObject<HTMLElement | null>, id: string): void {
  const had = within.current?.contains(document.activeElement) ?? false
  useLayoutEffect(() => {
    if (had && document.activeElement === document.body) document.getElementById(id)?.focus()
  })
}
