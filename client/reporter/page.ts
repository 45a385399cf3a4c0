import { type Day, dayOf } from '../../crypto/days/calendar.ts'
import { LANGUAGES, type Language } from '../../crypto/entries/names.ts'
import { announce } from '../shared/announce.ts'
import { guardBack, listenForBack } from '../shared/back-guard.ts'
import type { Child, Markup } from '../shared/dom.ts'
import { type ExitPlan, leave, listenForExit } from '../shared/exit.ts'
import { VisitError } from '../shared/session/visit-error.ts'
import type { Three } from '../texts/in-language.ts'
import { PAGE_IDS, type PageId } from '../texts/pages.ts'
import type { Texts } from '../texts/shape.ts'
import type { Site } from '../texts/words.ts'
import { backFrom, stepBack } from './back.ts'
import { Canvas } from './canvas.ts'
import { complete, type LoadedWords, loadWords, type WordsFiles } from './dictionary.ts'
import type { startFiles } from './files/entry.ts'
import { forgetFiles } from './form/keep.ts'
import { receptionOf } from './form/letter.ts'
import { wouldLose } from './form/losses.ts'
import { button, wayBack } from './parts.ts'
import { loadReception } from './reception.ts'
import { PAGE_ID, shell } from './shell.ts'
import {
  type App,
  type FieldError,
  type FilesLoading,
  newState,
  type Scene,
  type State,
  type Step,
} from './state.ts'
import { isStep, VIEWS } from './views.ts'
import { type Office, type OfficePaths, openOffice } from './worker/office.ts'
import type { LatePage } from './worker/protocol.ts'

export interface PagePaths extends OfficePaths {
  /** What is done with files, and the worker that cleans them. */
  readonly files: string
  readonly clean: string
  /** What listens to the microphone. */
  readonly listen: string
  readonly words: WordsFiles
}

export interface PageOptions {
  readonly language: Language
  /** Keys are for trying only, and the pages say so. */
  readonly demo: boolean
  /** Name of the organisation's network that the visitor comes from; null for any other. */
  readonly inside: Three | null
}

/** Milliseconds after which a matter on the screen says again how old it is. */
const AGE_STEP = 60_000

/** The page as it runs: draws what the state says. One address, whatever is shown. */
export class Page implements App {
  readonly demo: boolean
  readonly #inside: Three | null
  readonly #paths: PagePaths
  readonly #canvas: Canvas
  readonly #dictionary = new Map<Language, LoadedWords>()
  readonly #coming = new Map<Language, Promise<LoadedWords>>()
  #loaded: LoadedWords
  /** A number is being rung: the browser takes that for leaving, and would ask. */
  #ringing = false
  #state: State
  #office: Office
  #files: FilesLoading = { kind: 'loading' }
  /** How often what is done with files was loaded. */
  #loads = 0

  constructor(paths: PagePaths, { language, demo, inside }: PageOptions, words: LoadedWords) {
    const root = document.getElementById(PAGE_ID)
    if (root === null) throw new Error(`no element ${PAGE_ID} to draw in`)
    this.#canvas = new Canvas(root)
    this.#paths = paths
    this.demo = demo
    this.#inside = inside
    this.#loaded = words
    this.#dictionary.set(language, words)
    this.#state = newState(language)
    this.#office = openOffice(paths)
  }

  get state(): State {
    return this.#state
  }

  get inside(): string | null {
    return this.#inside?.[this.language] ?? null
  }

  get language(): Language {
    return this.#state.language
  }

  get t(): Texts {
    return this.#loaded.words.t
  }

  get site(): Site {
    return this.#loaded.words.site
  }

  get words(): Uint8Array {
    return this.#loaded.bytes
  }

  get scene(): Scene {
    const { t, site, language, root, inside } = this
    const otherWays = receptionOf(this.#state)?.otherWays[language] ?? null
    return { t, site, language, root, inside, today: this.#today, otherWays, app: this }
  }

  get #today(): Day {
    return dayOf(this.now)
  }

  get now(): number {
    return Date.now()
  }

  get office(): Office {
    return this.#office
  }

  get files(): FilesLoading {
    return this.#files
  }

  get root(): string {
    return this.#paths.root
  }

  /**
   * Load what is read at the address that was opened, so that it does not vanish for a moment.
   *
   * @throws TypeError if it does not come: then the page stays as it was served, which is whole
   */
  async prepare(step: string): Promise<void> {
    if (isPage(step)) await this.#complete(this.language)
  }

  /** @param step what was asked for before there was a page */
  start(step: string): void {
    listenForBack(() => stepBack(this))
    this.#guard()
    listenForExit(this.#exitPlan)
    announce('')
    if (isStep(step)) this.#state.step = step
    // who reads already stays where they are; who pressed something is led to it
    if (step === 'landing' || isPage(step)) this.redraw()
    else this.go(this.#state.step)
    // what it says of its age goes on
    setInterval(() => this.#state.step === 'inbox' && this.redraw(), AGE_STEP)
    void this.#loadTheRest()
  }

  /** Everybody fetches all of it, so that what is fetched says nothing. */
  async #loadTheRest(): Promise<void> {
    const { language } = this.#state
    const whole = this.#complete(language).catch(() => null)
    // who reads is wanted first: what cleans files is larger than all the rest
    await Promise.all([loadReception(this), whole])
    await this.loadFiles()
    for (const other of LANGUAGES) await this.#complete(other).catch(() => null)
  }

  /** Its code and its words come behind the form, whatever anybody does. */
  async loadFiles(): Promise<void> {
    if (this.#files.kind === 'ready') return
    this.#files = { kind: 'loading' }
    const state = this.#state
    try {
      const { files, clean, listen } = this.#paths
      // Firefox remembers that an address failed; what stands behind # is not sent
      const loading: Promise<{ startFiles: typeof startFiles }> = import(
        `${files}#${this.#loads++}`
      )
      const [{ startFiles: start }] = await Promise.all([loading, this.#complete(state.language)])
      // who has emptied the page meanwhile has begun to load it anew
      if (this.#state !== state) return
      this.#files = { kind: 'ready', part: start(clean, listen) }
    } catch {
      if (this.#state !== state) return
      this.#files = { kind: 'failed' }
    }
    this.redraw()
  }

  async completeWords(): Promise<void> {
    try {
      await this.#complete(this.language)
    } catch (error) {
      throw new VisitError('offline', error)
    }
  }

  /** All words of a language, asked for once however many wait for them. */
  #complete(language: Language): Promise<LoadedWords> {
    const coming = this.#coming.get(language) ?? this.#fetchWhole(language)
    this.#coming.set(language, coming)
    // what did not come is asked for anew by who needs it next
    coming.catch(() => this.#coming.delete(language))
    return coming
  }

  async #fetchWhole(language: Language): Promise<LoadedWords> {
    const known = this.#dictionary.get(language) ?? (await loadWords(this.#paths.words, language))
    const whole = await complete(known)
    this.#dictionary.set(language, whole)
    if (language === this.#loaded.words.language) this.#loaded = whole
    return whole
  }

  async #choose(language: Language): Promise<void> {
    const state = this.#state
    try {
      this.#loaded = await this.#complete(language)
      state.language = language
      state.note = null
    } catch {
      state.note = (t) => t.page.languageFailed
    }
    if (this.#state === state) this.redraw()
  }

  visit(page: PageId): void {
    const { step, from } = this.#state
    const reading = step !== 'landing' && Object.hasOwn(this.site.pages, step)
    this.#state.from = reading || step === 'sami' ? from : step
    if (page === 'form') this.go('tell')
    else void this.#read(page)
  }

  async #read(page: Exclude<PageId, 'form'>): Promise<void> {
    const state = this.#state
    try {
      await this.#complete(state.language)
    } catch {
      state.note = (t) => t.page.pageFailed
      if (this.#state === state) this.redraw()
      return
    }
    if (this.#state === state) this.go(page)
  }

  go(step: Step): void {
    this.#state.step = step
    this.#state.errors = []
    this.#state.note = null
    this.#canvas.anew(() => this.#drawn())
    scrollTo(0, 0)
    focusOn('heading')
    // from the first page "back" leaves, unless something would be lost
    guardBack(step !== 'landing' || wouldLose(this.#state))
  }

  redraw(): void {
    const { scrollX, scrollY } = globalThis
    this.#canvas.again(() => this.#drawn())
    scrollTo(scrollX, scrollY)
  }

  refuse(errors: readonly FieldError[]): void {
    this.#state.errors = errors
    this.#canvas.anew(() => this.#drawn())
    focusOn('errors')
  }

  say(text: string): void {
    announce(text)
  }

  restart(): void {
    const late = this.#forget()
    this.#office = openOffice(this.#paths, late)
    this.go('landing')
    void this.#loadTheRest()
  }

  #guard(): void {
    addEventListener('beforeunload', (event) => {
      if (wouldLose(this.#state) && !this.#ringing) event.preventDefault()
    })
    addEventListener('click', ({ target }) => {
      if (!(target instanceof Element) || target.closest('a[href^="tel:"]') === null) return
      this.#ringing = true
      setTimeout(() => {
        this.#ringing = false
      }, 2000)
    })
    // A browser may keep a page that was left and show it as it was to whoever presses "back".
    addEventListener('pagehide', () => {
      this.#forget()
      this.#canvas.anew(() => this.#drawn())
    })
    addEventListener('pageshow', ({ persisted }) => {
      if (persisted) this.restart()
    })
  }

  get #exitPlan(): ExitPlan {
    return {
      url: () => this.t.page.exitUrl,
      before: () => this.#forget(),
      onPress: (left) => announce(left === 1 ? this.t.page.exitOne : this.t.page.exitTwo),
    }
  }

  /** @returns what is still to be fetched after letters, as long as the page is open */
  #forget(): readonly LatePage[] {
    this.#state = newState(this.#state.language)
    const late = this.#office.close()
    if (this.#files.kind === 'ready') this.#files.part.close()
    this.#files = { kind: 'loading' }
    forgetFiles()
    return late
  }

  /** The way back above each step; a page to read has its own. */
  #backLink(): Child {
    const back = isPage(this.#state.step) ? null : backFrom(this)
    return back && wayBack(button(this.t.page.back, back, { id: 'back-top', look: 'quiet' }))
  }

  #drawn(): Markup[] {
    const { language, step, note, reception } = this.#state
    const actions = {
      exit: () => leave(this.#exitPlan),
      skip: () => focusOn('heading'),
      choose: (chosen: Language) => void this.#choose(chosen),
    }
    const { t, demo, scene } = this
    document.documentElement.lang = language
    // said to who waits for it from outside, as tests and the benchmark do; the rest is what is
    // fetched behind the form, after which the page draws itself anew
    document.documentElement.dataset.reception = reception.kind
    document.documentElement.dataset.rest = this.#files.kind
    document.title = t.page.title
    const options = { scene, step, demo, actions, note: note === null ? null : note(t) }
    return shell(options, [this.#backLink(), ...VIEWS[step](this)])
  }
}

function isPage(name: string): name is PageId {
  return PAGE_IDS.some((page) => page === name)
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus()
}
