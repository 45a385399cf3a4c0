import puppeteer, {
  type Browser,
  type CDPSession,
  type LaunchOptions,
  type Page,
} from 'puppeteer-core'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import {
  type BrowserName,
  findBrowser,
  findHeadlessChromium,
} from '../../../scripts/setup-browsers.mjs'
import { inTurn } from '../run/scale.ts'
import { removeFolder, tempFolder } from '../run/temp.ts'

/**
 * The browsers that a reporter may use. `firefox-safer` stands in for Tor Browser's level of that name, without
 * NoScript.
 */
export type BrowserKind =
  | 'chromium'
  | 'chromium-nowasm'
  | 'chromium-jitless'
  | 'firefox'
  | 'firefox-safer'

export const BROWSER_KINDS: readonly BrowserKind[] = [
  'chromium',
  'chromium-nowasm',
  'chromium-jitless',
  'firefox',
  'firefox-safer',
]

/**
 * Chromium and Firefox in a long run. An everyday run draws one of them at each call, for a page that serves both alike:
 * Firefox in one of four, since it takes twice the processor's time.
 */
export function drawBrowsers(): readonly ('chromium' | 'firefox')[] {
  const [turn = 0] = systemRandom(1)
  return inTurn(['chromium', 'firefox'], 2, turn % 4 === 0 ? 1 : 0)
}

/** A browser of the tests with a profile of its own. */
export interface TestBrowser {
  readonly kind: BrowserKind
  readonly browser: Browser
  /** Folder of the profile; removed by `close`, unless `keepProfile` is set. */
  readonly profile: string
  /**
   * Problems on all pages so far, as sentences: errors in the console, uncaught exceptions, violations of the
   * content security policy.
   */
  readonly problems: readonly string[]
  /** Open a page; `isolated` gives it cookies and storage of its own. */
  newPage(options?: { readonly isolated?: boolean }): Promise<Page>
  close(): Promise<void>
}

export interface BrowserOptions {
  /** Leave the profile on the disk after `close`, to look at what the browser wrote. */
  readonly keepProfile?: boolean
  readonly args?: readonly string[]
  /** Whether the browser tells of each request on its pages; a page can then refuse some. It takes time. */
  readonly tellsRequests?: boolean
  /** Preferences of Firefox beside those of its kind. */
  readonly preferences?: Readonly<Record<string, boolean | number | string>>
}

/** Milliseconds to wait for an event on a page: a busy machine is no fault. The test's own limit is shorter. */
const PATIENCE = 120_000

/**
 * Milliseconds between two looks of a wait on a page. The driver's own way is to look in each frame, for which the
 * browser makes sixty frames in a second.
 */
const LOOK_MS = 50

const SAFER = {
  'javascript.options.wasm': false,
  'javascript.options.ion': false,
  'javascript.options.baselinejit': false,
  'javascript.options.native_regexp': false,
  'javascript.options.asmjs': false,
  'privacy.resistFingerprinting': true,
}

const CHROMIUM_ARGS = [
  '--disable-gpu',
  // Like the full Chromium: a frame that hangs does not block anything else.
  '--site-per-process',
  '--enable-features=IsolateSandboxedIframes',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  // The address bar's proposals are a page of the browser's own, which it loads again with each window.
  '--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup',
  // The sandbox refuses to run as root, and containers run as root.
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
]

/**
 * Start a browser without a window.
 *
 * @throws Error that says what to do if the browser is not installed
 */
export async function launch(
  kind: BrowserKind,
  options: BrowserOptions = {},
): Promise<TestBrowser> {
  const profile = tempFolder(kind)
  const browser = await puppeteer.launch(launchOptions(kind, profile, options))
  if (kind === 'chromium-nowasm') await deleteWebAssembly(browser)
  const problems: string[] = []
  return {
    kind,
    browser,
    profile,
    problems,
    newPage: async ({ isolated = false } = {}) => {
      const context = isolated
        ? await browser.createBrowserContext()
        : browser.defaultBrowserContext()
      const page = await context.newPage()
      page.setDefaultTimeout(PATIENCE)
      await collectProblems(page, problems)
      explainWaiting(page)
      pressWhatIsDrawn(page)
      if (!options.tellsRequests) refuseToListen(page)
      return page
    },
    close: async () => {
      await browser.close()
      if (!options.keepProfile) removeFolder(profile)
    },
  }
}

/** Have a page say of each call that would wait for a request in vain, or hear of none, that it hears of none. */
function refuseToListen(page: Page): void {
  const refuse = (): never => {
    throw new Error('this page hears of no request: launch its browser with `tellsRequests`')
  }
  const { on, once } = page
  const isRequest = (type: unknown) => /^(request|response)/.test(String(type))
  Object.assign(page, {
    on: (...all: Parameters<Page['on']>) => (isRequest(all[0]) ? refuse() : on.apply(page, all)),
    once: (...all: Parameters<Page['once']>) =>
      isRequest(all[0]) ? refuse() : once.apply(page, all),
    setRequestInterception: refuse,
    waitForNetworkIdle: refuse,
    waitForRequest: refuse,
    waitForResponse: refuse,
  })
}

/** Have a wait that comes to nothing say what the page shows instead. */
function explainWaiting(page: Page): void {
  const { waitForSelector, waitForFunction } = page
  const explained = async <T>(wait: Promise<T>): Promise<T> => {
    try {
      return await wait
    } catch (error) {
      if (!(error instanceof Error) || error.name !== 'TimeoutError') throw error
      throw new Error(`${error.message}; the page shows: ${await shownBy(page)}`, { cause: error })
    }
  }
  Object.assign(page, {
    waitForSelector: (...all: Parameters<Page['waitForSelector']>) =>
      explained(waitForSelector.apply(page, all)),
    waitForFunction: (...[work, options, ...rest]: Parameters<Page['waitForFunction']>) =>
      explained(waitForFunction.call(page, work, { polling: LOOK_MS, ...options }, ...rest)),
  })
}

/** A press says one of these if the page replaced the element between the search and the press. */
const REPLACED = [
  'Node is detached from document',
  'Node is either not clickable or not an Element',
]
/** How often it is searched again: an element that is hidden for good says the same. */
const PRESSES = 10

/** Have a press find its element again if the page drew itself meanwhile. */
function pressWhatIsDrawn(page: Page): void {
  const { click } = page
  page.click = async (...all) => {
    for (let left = PRESSES; ; left--) {
      try {
        return await click.apply(page, all)
      } catch (error) {
        const isReplaced = error instanceof Error && REPLACED.includes(error.message)
        if (!isReplaced || left === 0) throw error
      }
    }
  }
}

/** The text of a page and the states that its elements name, without its address: that may hold a token. */
async function shownBy(page: Page): Promise<string> {
  const shown = page.evaluate(() => {
    const states = [...document.querySelectorAll('[data-outcome], [data-synced], [data-state]')]
    const named = states.map(({ id, className, attributes }) => {
      const all = [...attributes].filter(({ name }) => name.startsWith('data-'))
      return `${id || className} ${all.map(({ name, value }) => `${name}=${value}`).join(' ')}`
    })
    const text = document.body.textContent.replaceAll(/\s+/g, ' ').slice(0, 600)
    return `${document.visibilityState}; ${named.join('; ')}; ${text}`
  })
  const late = new Promise<string>((resolve) => setTimeout(resolve, 5000, 'nothing: it is stuck'))
  return Promise.race([shown, late]).catch((error: unknown) => `nothing: ${String(error)}`)
}

function launchOptions(kind: BrowserKind, profile: string, options: BrowserOptions): LaunchOptions {
  const firefox = kind === 'firefox' || kind === 'firefox-safer'
  const common = {
    networkEnabled: options.tellsRequests ?? false,
    executablePath: executable(firefox ? 'firefox' : 'chromium', options),
    headless: true,
    userDataDir: profile,
    timeout: PATIENCE,
    // a whole suite without JIT is one call: its test has its own limit
    protocolTimeout: 600_000,
  }
  if (firefox) {
    const preferences = { ...(kind === 'firefox-safer' ? SAFER : {}), ...options.preferences }
    return {
      ...common,
      browser: 'firefox',
      args: [...(options.args ?? [])],
      extraPrefsFirefox: preferences,
    }
  }
  const jitless = kind === 'chromium-jitless' ? ['--js-flags=--jitless'] : []
  return {
    ...common,
    browser: 'chrome',
    args: [...CHROMIUM_ARGS, ...jitless, ...(options.args ?? [])],
  }
}

function executable(name: BrowserName, { keepProfile = false }: BrowserOptions): string {
  const isLean = name === 'chromium' && !keepProfile
  const file = isLean ? findHeadlessChromium() : findBrowser(name)
  if (file === null) {
    throw new Error(`${name} is not installed: run "node scripts/setup.mjs --test"`)
  }
  return file
}

/**
 * Take WebAssembly from every page, frame and worker before its first script runs.
 *
 * Chromium has no switch for it any more. The driver holds each new target until it has set it up, and
 * tells us of the session first: what we send here arrives before the target goes on.
 */
async function deleteWebAssembly(browser: Browser): Promise<void> {
  const source = 'delete globalThis.WebAssembly'
  const session = await browser.target().createCDPSession()
  const connection = session.connection()
  if (connection === undefined) throw new Error('the browser closed while it started')
  connection.on('sessionattached', (target: CDPSession) => {
    // Each target takes one of the two and refuses the other: pages the first, workers the second.
    for (const sent of [
      target.send('Page.addScriptToEvaluateOnNewDocument', { source, runImmediately: true }),
      target.send('Runtime.evaluate', { expression: source }),
    ]) {
      sent.catch(() => undefined)
    }
  })
}

const VIOLATION = 'content security policy violation: '

async function collectProblems(page: Page, problems: string[]): Promise<void> {
  page.on('console', (message) => {
    const text = message.text()
    if (message.type() === 'error' || text.startsWith(VIOLATION)) problems.push(text)
  })
  page.on('pageerror', (error) => problems.push(`uncaught: ${String(error)}`))
  // The event is the only report that both browsers give; the console carries it to us.
  await page.evaluateOnNewDocument((prefix) => {
    document.addEventListener('securitypolicyviolation', (event) => {
      console.log(`${prefix}${event.effectiveDirective} ${event.blockedURI}`)
    })
  }, VIOLATION)
}

/** Wait until no worker runs: the browser tells a moment later that one has ended. */
export async function untilNoWorkers(page: Page): Promise<void> {
  while (page.workers().length > 0) {
    await new Promise((resolve) => page.once('workerdestroyed', resolve))
  }
}
