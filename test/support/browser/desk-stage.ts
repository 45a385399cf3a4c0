import type { Page } from 'puppeteer-core'
import type { DeskHost } from '../../../client/desk/host/server.ts'
import type { DeskLanguage } from '../../../client/texts/desk/catalogue.ts'
import { type Instance, type InstanceOptions, startInstance } from '../server/instance.ts'
import { type BrowserKind, type BrowserOptions, launch, type TestBrowser } from './browser.ts'
import { chooseLanguage, startDesk, unlockDesk } from './desk-page.ts'

export interface DeskStageOptions extends InstanceOptions {
  /** Positions of the members whose desks are started; the first member by default. */
  readonly desks?: readonly number[]
  /** Texts of the desks, as `deskFile` makes them. */
  readonly texts?: Uint8Array
  /** Chromium by default. */
  readonly kind?: BrowserKind
  readonly browserOptions?: BrowserOptions
  /** A browser that runs already; `stop` only closes the pages of this stage. By default one is started. */
  readonly browser?: TestBrowser
}

/** One browser for the desks of some members over one server. */
export interface DeskStage {
  readonly instance: Instance
  readonly browser: TestBrowser
  /** The address of the desk of member `index`. */
  url(index?: number): string
  /** A page with storage of its own, in a wide window. */
  newPage(): Promise<Page>
  /** Unlock the desk of member `index`, by default on a new page, in bokmål. */
  openDesk(index?: number, language?: DeskLanguage, page?: Page): Promise<Page>
  stop(): Promise<void>
}

/** Stop it in `after`. */
export async function startDeskStage(options: DeskStageOptions = {}): Promise<DeskStage> {
  const { desks = [0], texts, kind = 'chromium', browserOptions, browser: given, ...rest } = options
  const instance = await startInstance(rest)
  const hosts = new Map<number, DeskHost>()
  for (const index of desks) hosts.set(index, await startDesk(instance, index, texts))
  const browser = given ?? (await launch(kind, browserOptions))
  const url = (index = 0) => {
    const host = hosts.get(index)
    if (host === undefined) throw new Error(`nobody started the desk of member ${index}`)
    return host.url
  }
  const pages: Page[] = []
  const newPage = async () => {
    const page = await browser.newPage({ isolated: true })
    pages.push(page)
    await page.setViewport({ width: 1280, height: 900 })
    return page
  }
  return {
    instance,
    browser,
    url,
    newPage,
    openDesk: async (index = 0, language = 'nb', opened) => {
      const page = opened ?? (await newPage())
      await unlockDesk(page, url(index))
      await chooseLanguage(page, language)
      return page
    },
    stop: async () => {
      if (given === undefined) await browser.close()
      else for (const page of pages) if (!page.isClosed()) await page.close()
      await Promise.all([...hosts.values()].map((host) => host.stop()))
      await instance.stop()
    },
  }
}
