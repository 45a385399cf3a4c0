import { mkdirSync, readdirSync, watch } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'puppeteer-core'
import { launch, type TestBrowser } from '../browser/browser.ts'
import { removeFolder, tempFolder } from '../run/temp.ts'
import { findIn, readProfile } from './scan.ts'

export type KeepingKind = 'chromium' | 'firefox'

/** A browser as people have it at home: one window, not private, and everything is kept for the next start. */
export interface KeepingBrowser {
  readonly profile: string
  readonly page: Page
  /**
   * Have the browser save its session, and wait for it: text is typed into a field that the browser keeps, on the
   * shown page. Anything that it would keep of the page itself is then on the disk too.
   */
  save(): Promise<void>
  /** Run `act`, which saves the file of this name. @returns its path once it is whole, outside the profile */
  saved(name: string, act: () => Promise<void>): Promise<string>
  /** Close it as a user does; the profile stays. */
  close(): Promise<void>
  /** End all its processes at once. */
  kill(): Promise<void>
  /** Remove the profile, and the browser if it still runs. */
  remove(): Promise<void>
}

/** The driver switches off the saving of data; users have it on. */
const atHome = (downloads: string) => ({
  'remote.prefs.recommended': false,
  'browser.startup.page': 3,
  'browser.sessionstore.resume_from_crash': true,
  // milliseconds between two saves; 15,000 at home
  'browser.sessionstore.interval': 300,
  'browser.pagethumbnails.capturing_disabled': false,
  'signon.rememberSignons': true,
  'browser.download.folderList': 2,
  'browser.download.dir': downloads,
})

/** Folder in which a browser keeps its session, to show its windows again. */
const SESSIONS = { chromium: 'Default/Sessions', firefox: 'sessionstore-backups' }

const DECOY = 'decoy'

export async function launchKeeping(kind: KeepingKind): Promise<KeepingBrowser> {
  const downloads = tempFolder('downloads')
  const options = { keepProfile: true, tellsRequests: true, preferences: atHome(downloads) }
  const started = await launch(kind, options)
  const { browser, profile } = started
  const sessions = join(profile, SESSIONS[kind])
  mkdirSync(sessions, { recursive: true })
  const [page = await started.newPage()] = await browser.pages()
  if (kind === 'chromium') await saveFilesIn(browser, downloads)
  let saves = 0
  let ended = false
  const end = async (how: () => Promise<void>) => {
    if (!ended) await how()
    ended = true
  }
  return {
    profile,
    page,
    save: async () => {
      const text = `saved-${++saves}-times`
      await page.evaluate(addDecoy, DECOY)
      await page.type(`#${DECOY}`, text)
      await inFolder(sessions, () => (isIn(sessions, text) ? text : null))
    },
    saved: async (name, act) => {
      await act()
      return inFolder(downloads, () => wholeFile(downloads, name))
    },
    close: () => end(started.close),
    kill: () => end(() => killAll(started)),
    remove: async () => {
      await end(() => killAll(started))
      removeFolder(profile)
      removeFolder(downloads)
    },
  }
}

/** The setting lasts as long as the session that it was made in. */
async function saveFilesIn(browser: Browser, downloadPath: string): Promise<void> {
  const session = await browser.target().createCDPSession()
  await session.send('Browser.setDownloadBehavior', { behavior: 'allow', downloadPath })
}

/** Runs in the page: add a field of the kind that browsers keep, beside the page's own and in the same document. */
function addDecoy(id: string): void {
  if (document.getElementById(id) !== null) return
  const field = document.createElement('textarea')
  field.id = id
  field.name = id
  document.body.append(field)
}

function isIn(folder: string, text: string): boolean {
  return findIn(readProfile(folder), new Map([['text', [text]]])).length > 0
}

/** While a file is being saved, browsers give it another name, or keep a second file beside it. */
function wholeFile(folder: string, wanted: string): string | null {
  const names = readdirSync(folder)
  const onItsWay = names.some((name) => /\.(crdownload|part)$/.test(name))
  return onItsWay || !names.includes(wanted) ? null : join(folder, wanted)
}

/** Look into a folder at each change, until `look` finds something. */
async function inFolder<T>(folder: string, look: () => T | null): Promise<T> {
  const watcher = watch(folder)
  try {
    return await new Promise<T>((resolve, reject) => {
      const again = () => {
        const found = look()
        if (found !== null) resolve(found)
      }
      watcher.on('change', again).on('error', reject)
      again()
    })
  } finally {
    watcher.close()
  }
}

/** The driver starts a browser at the head of a group of its own. */
async function killAll({ browser }: TestBrowser): Promise<void> {
  const child = browser.process()
  if (child?.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  const ended = new Promise((resolve) => child.once('exit', resolve))
  process.kill(-child.pid, 'SIGKILL')
  await ended
}
