import type { Page } from 'puppeteer-core'
import type { Language } from '../../../crypto/entries/names.ts'
import { onNextStep, press, untilChecked } from './reporter-page.ts'

/** The cost of one way through the pages. */
export interface WayMeasure {
  readonly screens: number
  /** Words that can be read without opening anything, on all screens together. */
  readonly words: number
  /** Buttons pressed, choices made and fields entered. */
  readonly taps: number
  /** Radio buttons and boxes in view. */
  readonly options: number
  /** How many times the window must be filled to see all screens from top to bottom. */
  readonly heights: number
  /** Whether all doors of the first page are seen without scrolling. */
  readonly doorsInView: boolean
}

/** `short` writes in one field, `full` fills in every field and group on its way. */
export type WayKind = 'short' | 'full'

interface Screen {
  readonly words: number
  readonly options: number
  readonly heights: number
}

const PATHS: Readonly<Record<Language, string>> = { nb: '/', nn: '/nn/', en: '/en/' }
const STORY = 'Lederen min skriver timer som ingen har jobbet. Det har skjedd i tre måneder.'

/** Go from the first page until a report is sent, and count what each screen shows. */
export async function measureWay(
  page: Page,
  url: string,
  language: Language,
  kind: WayKind,
): Promise<WayMeasure> {
  await page.goto(new URL(PATHS[language], url).href)
  await untilChecked(page)
  const screens: Screen[] = [await measureScreen(page)]
  const doorsInView = await areDoorsInView(page)
  await onNextStep(page, () => press(page, 'start'))
  let taps = 1
  for (;;) {
    screens.push(await measureScreen(page))
    taps += await fillIn(page, kind === 'full' || screens.length === 2 ? kind : 'nothing')
    const button = await wayOnward(page, kind)
    taps += 1
    if (button === 'send') break
    await onNextStep(page, () => press(page, button))
  }
  await press(page, 'send')
  await page.waitForSelector('#progress.good')
  screens.push(await measureScreen(page))
  const sum = (of: keyof Screen) => screens.reduce((total, screen) => total + screen[of], 0)
  return {
    screens: screens.length,
    ...{ words: sum('words'), options: sum('options'), heights: sum('heights') },
    ...{ taps, doorsInView },
  }
}

/** The button that leads on: the shortest way goes to the review as soon as a step offers that. */
async function wayOnward(page: Page, kind: WayKind): Promise<string> {
  const wanted = ['send', ...(kind === 'short' ? ['to-review', 'next'] : ['next', 'to-review'])]
  for (const id of wanted) if ((await page.$(`#${id}`)) !== null) return id
  throw new Error('no button leads on')
}

/** Fill in the step. @returns how many taps that takes */
function fillIn(page: Page, kind: WayKind | 'nothing'): Promise<number> {
  return page.evaluate(
    (story, wanted) => {
      if (wanted === 'nothing') return 0
      const [fields, groups] = ['#main textarea', '#main fieldset'].map((selector) =>
        [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility()),
      )
      const first = document.querySelector('input[name=channel]')
      const firsts = groups?.map((one) => one.querySelector('input')) ?? []
      let taps = 0
      for (const input of wanted === 'full' ? firsts : [first]) {
        // nobody who fills in everything leaves out the readers
        if (!(input instanceof HTMLInputElement) || input.name === 'leave-out') continue
        taps += 1
        if (!input.checked) input.click()
      }
      for (const field of wanted === 'full' ? (fields ?? []) : (fields?.slice(0, 1) ?? [])) {
        if (!(field instanceof HTMLTextAreaElement)) continue
        field.value = story
        field.dispatchEvent(new Event('input', { bubbles: true }))
        taps += 1
      }
      return taps
    },
    STORY,
    kind,
  )
}

/** Count what is on the screen now. Folded parts do not count, nor words for screen readers alone. */
function measureScreen(page: Page): Promise<Screen> {
  return page.evaluate(() => {
    const walker = document.createTreeWalker(
      document.body,
      NodeFilter.SHOW_TEXT,
      ({ parentElement }) => {
        const isSeen = parentElement?.checkVisibility({ visibilityProperty: true }) === true
        const isForEyes = parentElement?.closest('.only-heard, .skip, script, textarea') === null
        return isSeen && isForEyes ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP
      },
    )
    let words = 0
    for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
      words += text.textContent?.match(/[\p{L}\p{N}]+/gu)?.length ?? 0
    }
    const inputs = document.querySelectorAll('input[type=radio], input[type=checkbox]')
    return {
      words,
      options: [...inputs].filter((one) => one.checkVisibility()).length,
      heights: Math.max(1, document.documentElement.scrollHeight / innerHeight),
    }
  })
}

function areDoorsInView(page: Page): Promise<boolean> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.door .button')].every(
      (door) => door.getBoundingClientRect().bottom <= innerHeight,
    ),
  )
}
