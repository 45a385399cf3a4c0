import type { Page } from 'puppeteer-core'
import { pairsOf } from '../run/scale.ts'
import { loadAxe, violations } from './reporter-measure.ts'

/**
 * Elements that do not fit on the desk: wider than the window, cut off, or spilling out of their box; and controls
 * that are smaller than WCAG 2.2 2.5.8 asks.
 */
export async function deskMisfits(page: Page): Promise<string[]> {
  const { boxes, window, scroll, rolls } = await page.evaluate(() => ({
    window: innerWidth,
    scroll: document.documentElement.scrollWidth,
    // Side by side, list and case scroll by themselves.
    rolls:
      document.querySelector('.workplace') !== null &&
      matchMedia('(min-width: 48.01rem)').matches &&
      document.documentElement.scrollHeight > innerHeight,
    boxes: [...document.querySelectorAll('#desk *')]
      .filter((one) => one.checkVisibility() && !one.closest('.only-heard'))
      .map((one) => {
        const { left, right } = one.getBoundingClientRect()
        const { display, overflowX, textOverflow } = getComputedStyle(one)
        const spills =
          display !== 'inline' &&
          overflowX !== 'auto' &&
          textOverflow !== 'ellipsis' &&
          !one.matches('textarea, input, select, progress') &&
          one.scrollWidth - one.clientWidth > 1
        // A press on the words beside a box or a ring hits it too.
        const target = (one.matches('input') && one.closest('label')) || one
        const { width, height } = target.getBoundingClientRect()
        const pressed = one.matches('a, button, summary, input, select, textarea')
        return {
          name: `${one.tagName} ${one.id || one.className} ${one.textContent?.slice(0, 40)}`,
          ...{ left, right, spills },
          small: pressed && Math.min(width, height) < 23.9,
        }
      })
      .filter(
        ({ left, right, spills, small }) =>
          spills || small || left < -0.5 || right > innerWidth + 0.5,
      ),
  }))
  const named = (what: string, some: typeof boxes) => some.map(({ name }) => `${what}: ${name}`)
  return [
    ...(scroll > window ? [`scrolls sideways: ${scroll} in ${window}`] : []),
    ...(rolls ? ['the whole page scrolls'] : []),
    ...named(
      'outside the window',
      boxes.filter(({ left, right }) => left < -0.5 || right > window + 0.5),
    ),
    ...named(
      'cut off',
      boxes.filter(({ spills }) => spills),
    ),
    ...named(
      'too small to hit',
      boxes.filter(({ small }) => small),
    ),
  ]
}

const FOCUSABLE = 'a[href], button, input, select, textarea, summary'

/** Elements that can have the focus, and do not show it: without a ring, or behind something else. */
export async function hiddenFocus(page: Page): Promise<string[]> {
  // From here on the browser assumes that the person uses a keyboard.
  await page.keyboard.press('Shift')
  const stops = await page.evaluate((focusable) => {
    const before = document.activeElement
    const top = document.querySelector('dialog[open]') ?? document
    const stops = [...top.querySelectorAll<HTMLElement>(focusable)]
      .filter((one) => one.checkVisibility() && !one.matches(':disabled, [tabindex="-1"]'))
      .map((one) => {
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
        one.focus({ focusVisible: true } as FocusOptions)
        const { left, top: upper, width, height } = one.getBoundingClientRect()
        return {
          name: `${one.tagName} ${one.id || one.className} ${one.textContent?.slice(0, 30)}`,
          taken: document.activeElement === one,
          ring: [one, one.nextElementSibling].some((ringed) => {
            if (ringed === null) return false
            const { outlineStyle, outlineWidth } = getComputedStyle(ringed)
            return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
          }),
          seen: [0.1, 0.5, 0.9].some((part) => {
            const [x, y] = [left + Math.min(width / 2, 40), upper + height * part]
            const hit = document.elementFromPoint(x, y)
            return (
              hit !== null && (one.contains(hit) || (hit.closest('label')?.contains(one) ?? false))
            )
          }),
        }
      })
      .filter(({ taken, ring, seen }) => !taken || !ring || !seen)
    if (before instanceof HTMLElement) before.focus()
    return stops
  }, FOCUSABLE)
  return stops.flatMap(({ name, taken, ring, seen }) => [
    ...(taken ? [] : [`takes no focus: ${name}`]),
    ...(ring ? [] : [`no ring: ${name}`]),
    ...(seen ? [] : [`covered: ${name}`]),
  ])
}

/** The night changes colours alone, and a window places alone: not every pair of the two has to be seen each day. */
export const LOOKS = pairsOf(
  [320, 1280],
  ['dark', 'light'],
  [
    [320, 'dark'],
    [1280, 'light'],
  ],
)

/** Faults of the desk, narrow by night and wide by day; the window is wide afterwards. */
export async function deskFaults(page: Page): Promise<string[]> {
  const found: string[] = []
  await loadAxe(page)
  for (const [width, value] of LOOKS) {
    await page.setViewport({ width, height: 900 })
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value }])
    found.push(...(await deskMisfits(page)), ...(await violations(page)))
  }
  return found
}
