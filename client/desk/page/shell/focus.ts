import type { RefObject } from 'preact'
import { useLayoutEffect } from 'preact/hooks'

/**
 * If the element with the focus is gone, put the focus to the element with this id, once the change is
 * drawn. Without this, a person who works by keys or by ear would have to begin at the top of the page.
 */
export function refocus(id: string): void {
  requestAnimationFrame(() => {
    const { activeElement } = document
    if (activeElement !== null && activeElement !== document.body) return
    document.getElementById(id)?.focus()
  })
}

/** Put the focus to the element with this id, once the change is drawn. */
export function focusSoon(id: string): void {
  requestAnimationFrame(() => document.getElementById(id)?.focus())
}

/** Put the focus to the field, or into the group of fields, that has this label. */
export function focusLabelled(within: HTMLElement, label: string): void {
  const labels = [...within.querySelectorAll<HTMLElement>('label, legend')]
  const found = labels.find(({ textContent }) => textContent?.trim() === label)
  const field =
    found instanceof HTMLLabelElement
      ? found.control
      : found?.parentElement?.querySelector<HTMLElement>('input, select, textarea')
  field?.focus()
}

/** The same as `focusSoon`, and have the element in the middle of what scrolls, with its label and what stands above it. */
export function focusInSight(id: string): void {
  focusSoon(id)
  requestAnimationFrame(() => document.getElementById(id)?.scrollIntoView({ block: 'center' }))
}

/**
 * Put the focus to the element with this id if the element with the focus in `within` vanishes when that is
 * drawn again.
 */
export function useKeptFocus(within: RefObject<HTMLElement | null>, id: string): void {
  const had = within.current?.contains(document.activeElement) ?? false
  useLayoutEffect(() => {
    if (had && document.activeElement === document.body) document.getElementById(id)?.focus()
  })
}

/** Move to an element, and put the focus there. */
export function goTo(id: string): void {
  const element = document.getElementById(id)
  element?.scrollIntoView({ block: 'start' })
  element?.focus({ preventScroll: true })
}
