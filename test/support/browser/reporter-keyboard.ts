import type { Page } from 'puppeteer-core'
import { onNextStep } from './reporter-page.ts'

/** id of the element that has the focus */
export async function focused(page: Page): Promise<string> {
  return page.evaluate(() => document.activeElement?.id ?? '')
}

/**
 * Press Tab until the element with this id has the focus, or the chosen radio button of the group with this name.
 *
 * @throws Error if Tab does not lead to it
 */
export async function tabTo(page: Page, id: string): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    const { name = '' } = await page.evaluate(() => {
      const one = document.activeElement
      return one instanceof HTMLInputElement && one.checked ? { name: one.name } : {}
    })
    if (name === id || (await focused(page)) === id) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${id}`)
}

/** Go to this element, press it, and wait for the next step. */
export async function enter(page: Page, id: string): Promise<void> {
  await tabTo(page, id)
  await onNextStep(page, () => page.keyboard.press('Enter'))
}

/** Tick this box. */
export async function tick(page: Page, id: string): Promise<void> {
  await tabTo(page, id)
  await page.keyboard.press('Space')
}

/** Choose the next radio button of a group in which one is chosen already. */
export async function chooseNext(page: Page, name: string): Promise<void> {
  await tabTo(page, name)
  await page.keyboard.press('ArrowDown')
}

/** Write into this field. */
export async function write(page: Page, id: string, text: string): Promise<void> {
  await tabTo(page, id)
  await page.keyboard.type(text)
}

/** An element that can have the focus, as a screen reader presents it. */
export interface Heard {
  readonly role: string
  readonly name: string
}

/** Everything that can have the focus, as the accessibility tree tells it, in its order. */
export async function heard(page: Page): Promise<Heard[]> {
  const session = await page.createCDPSession()
  const { nodes } = await session.send('Accessibility.getFullAXTree')
  await session.detach()
  return nodes
    .filter(({ ignored, properties = [] }) => {
      const focusable = properties.some(({ name, value }) => name === 'focusable' && value.value)
      return focusable && !ignored
    })
    .map(({ role, name }) => ({
      role: String(role?.value ?? ''),
      name: String(name?.value ?? '').trim(),
    }))
}

/**
 * Go through the page by Tab, from its first element on.
 *
 * @returns faults: a stop that comes before one that stands earlier on the page, and a stop that is covered, so
 *   that its focus cannot be seen
 */
export async function stopFaults(page: Page): Promise<string[]> {
  await page.evaluate(() => {
    const first = document.querySelector<HTMLElement>('.skip')
    first?.focus()
    Object.assign(globalThis, { before: first, first })
  })
  const found: string[] = []
  for (let presses = 0; presses < 200; presses++) {
    await page.keyboard.press('Tab')
    const stop = await page.evaluate(() => {
      const known = globalThis as unknown as { before: Element; first: Element }
      const one = document.activeElement
      // After the last stop the focus is nowhere, or on the first one again.
      if (one === null || one === document.body || one === known.first) return null
      const back = (known.before.compareDocumentPosition(one) & 2) > 0
      known.before = one
      const { left, top, width, height } = one.getBoundingClientRect()
      const seen = [0.1, 0.5, 0.9].some((part) => {
        const hit = document.elementFromPoint(left + Math.min(width / 2, 40), top + height * part)
        return hit !== null && (one.contains(hit) || hit.contains(one))
      })
      return { name: `${one.tagName} ${one.id} ${one.textContent?.slice(0, 30)}`, back, seen }
    })
    if (stop === null) return found
    if (stop.back) found.push(`out of order: ${stop.name}`)
    if (!stop.seen) found.push(`covered: ${stop.name}`)
  }
  return [...found, 'the focus goes round and never leaves']
}
