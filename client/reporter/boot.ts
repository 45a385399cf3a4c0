import { LANGUAGES } from '../../crypto/entries/names.ts'
import { guardBack } from '../shared/back-guard.ts'
import { leave, listenForExit } from '../shared/exit.ts'
import { LANGUAGE_PATHS } from '../texts/pages.ts'
import type { startApp } from './app.ts'
import { ask, type WordsFiles } from './dictionary.ts'
import { program } from './program.ts'

export { program }

/**
 * The script that runs first. The way out works at once; the rest loads while the page can already be read. A
 * press on a button before that waits until the rest has loaded.
 */
const { dataset, lang } = document.documentElement
const language = LANGUAGES.find((one) => one === lang) ?? 'nb'
const { root = '', words = '{}', start = 'landing', title = '' } = dataset

let wanted: string | null = null
let started = false
let broken = false
const exit = document.getElementById('exit')
const plan = {
  url: () => (exit instanceof HTMLAnchorElement ? exit.href : 'about:blank'),
  before: () => {},
  onPress: () => {},
}
const stopListening = listenForExit(plan)

/** Handle presses before the app draws the page, or if it never does: no link may become an entry of the history. */
function onClick(event: Event): void {
  if (started || !(event.target instanceof Element)) return
  const pressed = event.target.closest<HTMLElement>('a, button')
  if (pressed === null || pressed.matches('[href^="tel:"], [target]')) return
  if (pressed === exit) {
    event.preventDefault()
    leave(plan)
  } else if (!broken && pressed.dataset.step) {
    event.preventDefault()
    wanted = pressed.dataset.step
    pressed.setAttribute('aria-busy', 'true')
  } else if (pressed instanceof HTMLAnchorElement) {
    event.preventDefault()
    if (pressed.hash === '') location.replace(pressed.href)
    else document.getElementById('heading')?.focus()
  }
}

/**
 * The one address that is shown, whichever page was opened. If the first page was asked for without the last slash,
 * its address stays: the history would get a second line.
 */
function shownPath(): string {
  const path = LANGUAGE_PATHS[language]
  return `${location.pathname}/` === path ? location.pathname : path
}

async function load(): Promise<void> {
  // before the address changes: the history would keep the page's number as the title of the first page
  document.title = title
  history.replaceState(null, '', shownPath())
  // a reload or a hurried exit can leave a guard entry in the history: the page belongs on the entry below it
  guardBack(false)
  const spoken: WordsFiles = JSON.parse(words)
  // Firefox fetches a preloaded file again if its hash is checked, so the words are requested here instead.
  const loading = program.module<{ startApp: typeof startApp }>('app')
  const [{ startApp: begin }, answer] = await Promise.all([loading, ask(spoken[language])])
  const demo = dataset.demo !== undefined
  const inside = JSON.parse(dataset.inside ?? 'null')
  const page = await begin({ root, program, words: spoken }, { language, demo, inside }, answer)
  await page.prepare(start)
  started = true
  stopListening()
  page.start(wanted ?? start)
}

/**
 * Show that loading failed. Nothing is lost: nothing can be written before loading has worked. Every link
 * still leads to its page.
 */
function failed(): void {
  broken = true
  for (const id of ['loading', program.isChanged ? 'changed' : 'not-loaded']) {
    document.getElementById(id)?.toggleAttribute('hidden')
  }
}

addEventListener('click', onClick, true)
document.getElementById('load-again')?.addEventListener('click', () => location.reload())
load().catch(failed)
