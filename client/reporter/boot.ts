import { LANGUAGES } from '../../crypto/entries/names.ts'
import { guardBack } from '../shared/back-guard.ts'
import { leave, listenForExit } from '../shared/exit.ts'
import { LANGUAGE_PATHS } from '../texts/pages.ts'
import type { startApp } from './app.ts'
import { ask, type WordsFiles } from './dictionary.ts'

/**
 * The little that runs first: the way out works at once, and the rest loads behind the page, which
 * can be read meanwhile. What is pressed before that waits for it.
 */
const { dataset, lang } = document.documentElement
const language = LANGUAGES.find((one) => one === lang) ?? 'nb'
const {
  root = '',
  worker = '',
  sodium = '',
  files = '',
  clean = '',
  listen = '',
  app = '',
  words = '{}',
  start = 'landing',
} = dataset

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

/** Until the app draws the page, and where it never does: no link may become an entry of the history. */
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

async function load(): Promise<void> {
  // what is read is one address, whichever page of it was opened
  history.replaceState(null, '', LANGUAGE_PATHS[language])
  // of a page that was reloaded, or left in a hurry: below it lies what is to be shown
  guardBack(false)
  const spoken: WordsFiles = JSON.parse(words)
  // Firefox fetches a preloaded file again where its hash is checked: so it is asked for here.
  const loading: Promise<{ startApp: typeof startApp }> = import(app)
  const [{ startApp: begin }, answer] = await Promise.all([loading, ask(spoken[language])])
  const paths = { root, worker, sodium, files, clean, listen, words: spoken }
  const demo = dataset.demo !== undefined
  const inside = JSON.parse(dataset.inside ?? 'null')
  const page = await begin(paths, { language, demo, inside }, answer)
  await page.prepare(start)
  started = true
  stopListening()
  page.start(wanted ?? start)
}

/** Nothing is lost: nothing can be written before this has worked. Every link leads where it says. */
function failed(): void {
  broken = true
  for (const id of ['loading', 'not-loaded']) {
    document.getElementById(id)?.toggleAttribute('hidden')
  }
}

addEventListener('click', onClick, true)
document.getElementById('load-again')?.addEventListener('click', () => location.reload())
load().catch(failed)
