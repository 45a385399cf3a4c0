import type { Page } from 'puppeteer-core'
import type { startApp } from '../../../client/reporter/app.ts'
import type { PageOptions } from '../../../client/reporter/page.ts'
import type { Program } from '../../../client/reporter/program.ts'
import { LANGUAGES, type Language } from '../../../crypto/entries/content.ts'
import type { Still } from '../reporter/still.ts'
import { FIRST_CHANNEL } from '../reporter/stills.ts'
import { giveVoices, LOCAL_VOICES } from './fake-voices.ts'
import { openReporter, press } from './reporter-page.ts'

/** Values that the stage keeps inside the browser. */
interface Staged {
  readonly app: Awaited<ReturnType<typeof startApp>>
  /** The state as JSON, when the page had just been opened. */
  readonly fresh: string
  readonly reception: Staged['app']['state']['reception']
}

/** Warnings at the top of every page: the keys are only for a demo, and the reporter comes by a known network. */
export const WARNED: Partial<PageOptions> = {
  demo: true,
  inside: { nb: 'Eksempelnettet', nn: 'Eksempelnettet', en: 'Example network' },
}

/**
 * Open the reporter's page and start its own app a second time, by the same files, with access to its state, so
 * that every state can be shown without the steps that lead to it.
 */
export async function openStage(
  page: Page,
  url: string,
  path = '/',
  more: Partial<PageOptions> = {},
): Promise<void> {
  // the buttons to read aloud are there only with a voice
  await giveVoices(page, LOCAL_VOICES)
  await openReporter(page, url, path)
  await untilLoaded(page)
  await page.evaluate(async (changed) => {
    const { root = '', words = '{}' } = document.documentElement.dataset
    // a module is the same one at the same address: the first script, and what it has loaded
    const first = document.querySelector<HTMLScriptElement>('script[type=module]')?.src ?? ''
    const { program } = (await import(first)) as { program: Program }
    const { startApp: begin } = (await import(program.pathOf('app'))) as {
      startApp: typeof startApp
    }
    const language = document.documentElement.lang as Language
    const paths = { root, program, words: JSON.parse(words) }
    const answer = await fetch(paths.words[language].path)
    const app = await begin(paths, { language, demo: false, inside: null, ...changed }, answer)
    app.start('landing')
    Object.assign(globalThis, { staged: { app, fresh: JSON.stringify(app.state) } })
  }, more)
  // the page's first app still draws, and says that it has loaded what this one has not
  await page.waitForFunction(() => {
    const { app } = (globalThis as unknown as { staged: Staged }).staged
    return app.state.reception.kind === 'ready' && app.files.kind === 'ready'
  })
  await untilLoaded(page)
  await page.evaluate(() => {
    const { staged } = globalThis as unknown as { staged: Staged }
    Object.assign(staged, { reception: staged.app.state.reception })
  })
  // Each language is loaded completely once it has been shown.
  const own = await page.$eval('html', ({ lang }) => lang)
  for (const language of [...LANGUAGES.filter((one) => one !== own), own as Language]) {
    await speak(page, language)
  }
}

/** Wait until it is known who reads, and nothing more comes that makes the page draw itself again. */
async function untilLoaded(page: Page): Promise<void> {
  await page.waitForSelector('html[data-reception="ready"][data-rest="ready"]')
}

/** Show a state, in the current language. */
export async function show(page: Page, still: Still): Promise<void> {
  await page.evaluate(
    (step, change, state, first) => {
      const { app, fresh, reception: open } = (globalThis as unknown as { staged: Staged }).staged
      const reception =
        state === 'open' || open.kind !== 'ready'
          ? open
          : { ...open, value: { ...open.value, state, channels: [] } }
      const { language } = app.state
      const id = reception.kind === 'ready' ? reception.value.channels[0]?.id : undefined
      const changed = change.replaceAll(JSON.stringify(first), JSON.stringify(id ?? null))
      Object.assign(app.state, JSON.parse(fresh), { language, reception }, JSON.parse(changed))
      app.go(step)
    },
    still.step,
    JSON.stringify(still.change ?? {}),
    still.reception ?? 'open',
    FIRST_CHANNEL,
  )
  for (const id of still.press ?? []) await press(page, id)
  if (still.shows !== undefined) await page.waitForSelector(still.shows)
}

/** Switch the language as a reader does; the page stays. */
export async function speak(page: Page, language: Language): Promise<void> {
  await press(page, `language-${language}`)
  await page.waitForSelector(`html[lang="${language}"]`)
}

/** Faults, each once, with the first place of each. */
export class Findings {
  readonly #places = new Map<string, string[]>()

  add(place: string, faults: readonly string[]): void {
    for (const fault of faults) this.#places.set(fault, [...(this.#places.get(fault) ?? []), place])
  }

  get text(): string {
    const lines = [...this.#places].map(
      ([fault, places]) => `${fault} (${places.length}: ${places[0]})`,
    )
    return lines.join('\n')
  }
}

/** Unfold everything that can be unfolded. */
export async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const one of document.querySelectorAll('details')) one.open = true
  })
}

interface WithTrustedTypes {
  readonly trustedTypes: {
    createPolicy(
      name: string,
      rules: { createHTML: (text: string) => string },
    ): {
      createHTML(text: string): string
    }
  }
}

/**
 * Open a page as it is served, whose own scripts are refused, and show the parts for people without scripts. The
 * browser's own switch would also stop the scripts that inspect the page.
 */
export async function openServed(page: Page, url: string): Promise<void> {
  await page.goto(url)
  await page.evaluate(() => {
    // the one name that the page allows, which its first script would take
    const { trustedTypes } = globalThis as typeof globalThis & WithTrustedTypes
    const policy = trustedTypes.createPolicy('postern', { createHTML: String })
    for (const one of document.querySelectorAll('noscript')) {
      const seen = document.createElement('div')
      seen.innerHTML = policy.createHTML(one.textContent ?? '')
      one.replaceWith(seen)
    }
    for (const one of document.querySelectorAll('.needs-script')) one.remove()
  })
}

/** Keep the page's own scripts from being loaded; call it once for a page. */
export async function refuseScripts(page: Page): Promise<void> {
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    void (request.resourceType() === 'script' ? request.abort() : request.continue())
  })
}
