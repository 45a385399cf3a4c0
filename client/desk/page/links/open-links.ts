import { focusSoon } from '../shell/focus.ts'

/** Open the part of the casework about other cases, at one of its fields. */
export function openLinks(field: 'merge-case' | 'split-rows'): void {
  const part = document.getElementById('work-links')
  if (part?.getAttribute('aria-expanded') === 'false') part.click()
  focusSoon(field)
}
