import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'puppeteer-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** Put axe into the open page, unless it is there already: once for each page that is loaded. */
export async function loadAxe(page: Page): Promise<void> {
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE)
}

/** All rules by day; the night changes colours and nothing else. */
export function rulesBy(scheme: 'light' | 'dark'): readonly string[] {
  return scheme === 'light' ? TAGS : ['color-contrast', 'link-in-text-block']
}

/**
 * Findings of axe, as "rule: element".
 *
 * @param runOnly rules; by default those of WCAG 2.2 A and AA and of best practice
 */
export async function violations(page: Page, runOnly: readonly string[] = TAGS): Promise<string[]> {
  return page.evaluate(async (only) => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    // A line that stays at the foot of a phone covers what one scrolls to: meanwhile it stands at its place.
    const line = document.querySelector<HTMLElement>('.composer')
    line?.style.setProperty('position', 'static')
    const found = await axe.run({
      ...{ runOnly: [...only], resultTypes: ['violations'] },
      // a frame without origin hears nothing from the page: it shows a stranger's file
      iframes: false,
    })
    line?.style.removeProperty('position')
    return found.violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, html }) => `${id}: ${target} ${html.slice(0, 120)}`),
    )
  }, runOnly)
}

/**
 * Elements that do not fit: wider than the window, cut off, or spilling out of their box; and controls that are
 * smaller than WCAG 2.2 2.5.8 asks, or, if they look like a button, than a fingertip.
 */
export async function misfits(page: Page): Promise<string[]> {
  const { boxes, window, scroll } = await page.evaluate(() => ({
    window: document.documentElement.clientWidth,
    scroll: document.scrollingElement?.scrollWidth ?? 0,
    boxes: [...document.querySelectorAll('#page *')]
      .filter((one) => one.checkVisibility({ contentVisibilityAuto: true }))
      .filter((one) => one.closest('.only-heard, .skip, svg *') === null)
      .map((one) => {
        const { left, right, width, height } = one.getBoundingClientRect()
        const around = one.parentElement?.getBoundingClientRect().right ?? 0
        const { overflowY, display } = getComputedStyle(one)
        const field = one.matches('textarea, input, select')
        const cuts = (overflowY === 'hidden' || overflowY === 'clip') && !field
        const spillX = display === 'inline' || field ? 0 : one.scrollWidth - one.clientWidth
        const spillY = cuts ? one.scrollHeight - one.clientHeight : 0
        // A link in a sentence is as high as its line: 2.5.8 makes an exception of it.
        const inSentence =
          display === 'inline' &&
          [...(one.parentElement?.childNodes ?? [])].some(
            (node) => node !== one && node.nodeType === 3 && node.textContent?.trim() !== '',
          )
        return {
          name: `${one.tagName} ${one.id || one.className} ${one.textContent?.slice(0, 40)}`,
          ...{ left, right, around, width, height, spill: Math.max(spillX, spillY) },
          target: one.matches('a, button, summary, input, textarea, select') && !inSentence,
          button: one.matches('button, .button, .exit, summary, .choice, #errors a'),
        }
      }),
  }))
  const named = (what: string, some: typeof boxes) => some.map(({ name }) => `${what}: ${name}`)
  return [
    ...(scroll > window ? [`scrolls sideways: ${scroll} in ${window}`] : []),
    ...named(
      'outside the window',
      boxes.filter(
        ({ left, right, around }) => left < -0.5 || (right > window + 0.5 && right > around + 0.5),
      ),
    ),
    ...named(
      'cut off',
      boxes.filter(({ spill }) => spill > 1),
    ),
    ...named(
      'too small to hit',
      boxes.filter(({ target, width, height }) => target && Math.min(width, height) < 23.9),
    ),
    ...named(
      'smaller than a finger',
      boxes.filter(({ button, height }) => button && height < 43.5),
    ),
  ]
}

/** The text spacing of WCAG 1.4.12, laid over the page's own style. */
export async function spaceOut(page: Page): Promise<void> {
  await page.evaluate(() => {
    const sheet = new CSSStyleSheet()
    sheet.replaceSync(`
      * { line-height: 1.5 !important; letter-spacing: 0.12em !important;
          word-spacing: 0.16em !important }
      p { margin-bottom: 2em !important }
    `)
    document.adoptedStyleSheets = [sheet]
  })
}

/** Have the browser say that the reader prefers these features, e.g. `forced-colors` is `active`. */
export async function wants(page: Page, features: Readonly<Record<string, string>>): Promise<void> {
  const session = await page.createCDPSession()
  const list = Object.entries(features).map(([name, value]) => ({ name, value }))
  await session.send('Emulation.setEmulatedMedia', { media: '', features: list })
}
