import type { CasePlace } from '../../model/waiting.ts'

/** Id of the element that shows a row of a timeline. */
export function rowId(key: string): string {
  return `row-${key}`
}

/** A line takes the focus only for this: otherwise nothing would name it to a screen reader. */
export function focusLine(line: HTMLElement): void {
  const run = line.closest('details')
  if (run !== null) run.open = true
  line.tabIndex = -1
  line.addEventListener('blur', () => line.removeAttribute('tabindex'), { once: true })
  line.scrollIntoView({ block: 'nearest' })
  line.focus({ preventScroll: true })
}

/**
 * Go to a place in the open case: a row gets the focus, a panel is opened. If the case does not show the place,
 * nothing happens, and its title keeps the focus.
 */
export function goToPlace(place: CasePlace): void {
  if (place === null) return
  if (place.kind === 'row') {
    const row = document.getElementById(rowId(place.key))
    if (row !== null) focusLine(row)
    return
  }
  const button = document.getElementById(place.name)
  if (button === null) return
  if (button.getAttribute('aria-expanded') !== 'true') button.click()
  button.focus()
}
