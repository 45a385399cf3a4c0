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
import type { startAloud } from './aloud/entry.ts'
import { backFrom, stepBack } from './back.ts'
import { Canvas } from './canvas.ts'
import { complete, type LoadedWords, loadWords, type WordsFiles } from './dictionary.ts'
import type { startFiles } from './files/entry.ts'
import { forgetFiles } from './form/keep.ts'
import { receptionOf } from './form/letter.ts'
import { wouldLose } from './form/losses.ts'
import type { startHint } from './hint/entry.ts'
import { button, wayBack } from './parts.ts'
import type { PartName } from './program.ts'
import { loadReception } from './reception.ts'
import { PAGE_ID, shell } from './shell.ts'
import {
  type AloudPart,
  type App,
  type FieldError,
  type FilesLoading,
  type HintPart,
  newState,
  type ReadViews,
  type Room,
  type Scene,
  type State,
  type Step,
} from './state.ts'
import { isStep, VIEWS } from './views.ts'
import type { LatePage } from './worker/protocol.ts'
import { startVisitWorker, type VisitSources, type VisitWorker } from './worker/visit-worker.ts'

export interface PageSources extends VisitSources {
  readonly words: WordsFiles
  readonly room: Room
  /** Words that need not be fetched. */
  readonly known?: ReadonlyMap<Language, LoadedWords>
  /** Views that replace those of a page that is served. */
  readonly views?: Partial<typeof VIEWS>
}

export interface PageOptions {
  readonly language: Language
  /** Whether the keys are only for trying; then the pages say so. */
  readonly demo: boolean
  /** Name of the organisation's network that the visitor comes from; null for any other. */
  readonly inside: Three | null
}

/** Milliseconds after which the age of a matter on the screen is updated. */
const AGE_STEP = 60_000

/** The running page: it draws the state. It has one address, whatever is shown. */
export class Page implements App {
  readonly demo: boolean
  readonly #inside: Three | null
  readonly #sources: PageSources
  readonly #canvas: Canvas
  readonly #dictionary: Map<Language, LoadedWords>
  readonly #coming = new Map<Language, Promise<LoadedWords>>()
  #loaded: LoadedWords
  /** Whether a number is being called: the browser takes that for leaving, and would ask. */
  #ringing = false
  state: State
  office: VisitWorker
  files: FilesLoading = { kind: 'loading' }
  hint: HintPart | null = null
  aloud: AloudPart | null = null
  reading: ReadViews | null = null

  constructor(sources: PageSources, { language, demo, inside }: PageOptions, words: LoadedWords) {
    const root = document.getElementById(PAGE_ID)
    if (root === null) throw new Error(`no element ${PAGE_ID} to draw in`)
    this.#canvas = new Canvas(root)
    this.#sources = sources
    this.demo = demo
    this.#inside = inside
    this.#loaded = words
    this.#dictionary = new Map(sources.known).set(language, words)
    this.state = newState(language)
    this.office = startVisitWorker(sources)
    sources.program.onChanged = () => this.#warnOfChange()
  }

  get inside(): string | null {
    return this.#inside?.[this.language] ?? null
  }

  get language(): Language {
    return this.state.language
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
    const otherWays = receptionOf(this.state)?.otherWays[language] ?? null
    return { t, site, language, root, inside, today: this.#today, otherWays, app: this }
  }

  get #today(): Day {
    return dayOf(this.now)
  }

  get now(): number {
    return Date.now()
  }

  get room(): Room {
    return this.#sources.room
  }

  get root(): string {
    return this.#sources.root
  }

  /**
   * Load the page that was opened by its address, so that its text does not vanish for a moment.
   *
   * @throws TypeError if it does not arrive: then the page stays as it was served, which is complete
   */
  async prepare(step: string): Promise<void> {
    if (isPage(step)) await this.#readable(this.language)
  }

  /** @param step the step that was asked for before the page ran */
  start(step: string): void {
    listenForBack(() => stepBack(this))
    this.#guard()
    listenForExit(this.#exitPlan)
    announce('')
    if (isStep(step)) this.state.step = step
    // somebody who already reads stays there; somebody who pressed something is led to it
    if (step === 'landing' || isPage(step)) this.redraw()
    else this.go(this.state.step)
    // keep the age that it shows up to date
    setInterval(() => this.state.step === 'inbox' && this.redraw(), AGE_STEP)
    void this.#loadTheRest()
  }

  /** Load all the rest, for everybody, so that the requests reveal nothing. */
  async #loadTheRest(): Promise<void> {
    const { language } = this.state
    const whole = this.#readable(language).then(
      () => this.redraw(),
      () => null,
    )
    // the readers come first: the part that cleans files is larger than all the rest
    await Promise.all([loadReception(this), whole])
    await this.#loadAids()
    await this.loadFiles()
    for (const other of LANGUAGES) await this.#complete(other).catch(() => null)
    // a second try, also at a moment that no reporter chooses
    await this.#loadAids()
  }

  /** Load the parts that a reporter can do without. Nobody asks for them, so no request tells who uses them. */
  async #loadAids(): Promise<void> {
    this.hint ??= (await this.#aid<{ startHint: typeof startHint }>('hint'))?.startHint() ?? null
    this.aloud ??=
      (await this.#aid<{ startAloud: typeof startAloud }>('aloud'))?.startAloud(this) ?? null
    this.redraw()
  }

  /** @returns null if it does not arrive */
  async #aid<Module>(name: PartName): Promise<Module | null> {
    try {
      const loading = this.#sources.program.module<Module>(name)
      const [part] = await Promise.all([loading, this.#complete(this.language)])
      return part
    } catch {
      return null
    }
  }

  /** Load code and words for files after the form, whatever the reporter does. */
  async loadFiles(): Promise<void> {
    if (this.files.kind === 'ready') return
    this.files = { kind: 'loading' }
    const state = this.state
    try {
      const { program } = this.#sources
      const loading = Promise.all([
        program.module<{ startFiles: typeof startFiles }>('files'),
        program.worker('clean'),
      ])
      const [[{ startFiles: start }, cleaner]] = await Promise.all([
        loading,
        this.#complete(state.language),
      ])
      // if the page was emptied meanwhile, it is already loading again
      if (this.state !== state) return
      this.files = { kind: 'ready', part: start(cleaner, program) }
    } catch {
      if (this.state !== state) return
      this.files = { kind: 'failed' }
    }
    this.redraw()
  }

  get hasAllWords(): boolean {
    return this.#loaded.missing === null
  }

  async completeWords(): Promise<void> {
    try {
      await this.#complete(this.language)
    } catch (error) {
      throw new VisitError('offline', error)
    }
  }

  /** All words of a language, requested once however many callers wait for them. */
  #complete(language: Language): Promise<LoadedWords> {
    const coming = this.#coming.get(language) ?? this.#fetchWhole(language)
    this.#coming.set(language, coming)
    // after a failure, the next caller requests them again
    coming.catch(() => this.#coming.delete(language))
    return coming
  }

  /** All that a page to read needs. */
  async #readable(language: Language): Promise<void> {
    const loading = this.reading === null ? this.#loadReading() : null
    await Promise.all([loading, this.#complete(language)])
  }

  async #loadReading(): Promise<void> {
    const { READ_VIEWS: views } = await this.#sources.program.module<{
      READ_VIEWS: ReadViews
    }>('reading')
    this.reading = views
  }

  async #fetchWhole(language: Language): Promise<LoadedWords> {
    const known = this.#dictionary.get(language) ?? (await loadWords(this.#sources.words, language))
    const whole = await complete(known)
    this.#dictionary.set(language, whole)
    if (language === this.#loaded.words.language) this.#loaded = whole
    return whole
  }

  async #choose(language: Language): Promise<void> {
    this.aloud?.stop()
    const state = this.state
    try {
      this.#loaded = await this.#complete(language)
      state.language = language
      state.note = null
    } catch {
      state.note = (t) => t.page.languageFailed
    }
    if (this.state === state) this.redraw()
  }

  async write(language: Language): Promise<void> {
    const { state } = this
    await this.#choose(language)
    if (this.state === state && state.language === language) this.go('tell')
  }

  visit(page: PageId): void {
    const { step, from } = this.state
    this.state.from = isPage(step) ? from : step
    if (page === 'form') this.go('tell')
    else void this.#read(page)
  }

  async #read(page: Exclude<PageId, 'form'>): Promise<void> {
    const state = this.state
    try {
      await this.#readable(state.language)
    } catch {
      state.note = (t) => t.page.pageFailed
      if (this.state === state) this.redraw()
      return
    }
    if (this.state === state) this.go(page)
  }

  go(step: Step): void {
    this.aloud?.stop()
    this.state.step = step
    this.state.errors = []
    this.state.note = null
    this.#canvas.anew(() => this.#drawn())
    scrollTo(0, 0)
    focusOn('heading')
    // on the first page "back" leaves, unless something would be lost
    guardBack(step !== 'landing' || wouldLose(this.state))
  }

  redraw(): void {
    const { scrollX, scrollY } = globalThis
    this.#canvas.again(() => this.#drawn())
    scrollTo(scrollX, scrollY)
  }

  refuse(errors: readonly FieldError[]): void {
    this.state.errors = errors
    this.#canvas.anew(() => this.#drawn())
    focusOn('errors')
  }

  /** The server has sent another program: from now on the worker takes nothing, and every page says why. */
  #warnOfChange(): void {
    this.state.note = (t) => t.errors.unverified
    this.redraw()
  }

  say(text: string): void {
    announce(text)
  }

  restart(): void {
    const late = this.#forget()
    this.office = startVisitWorker(this.#sources, late)
    this.go('landing')
    void this.#loadTheRest()
  }

  #guard(): void {
    addEventListener('beforeunload', (event) => {
      if (wouldLose(this.state) && !this.#ringing) event.preventDefault()
    })
    addEventListener('click', ({ target }) => {
      if (!(target instanceof Element) || target.closest('a[href^="tel:"]') === null) return
      this.#ringing = true
      setTimeout(() => {
        this.#ringing = false
      }, 2000)
    })
    // A browser may keep a page that was left, and show it as it was to anybody who presses "back".
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

  /** @returns board pages that are still to be fetched after letters, as long as the page is open */
  #forget(): readonly LatePage[] {
    this.aloud?.stop()
    this.state = newState(this.state.language)
    const late = this.office.close()
    if (this.files.kind === 'ready') this.files.part.close()
    this.files = { kind: 'loading' }
    forgetFiles()
    return late
  }

  /** The way back above each step; a page to read has its own. */
  #backLink(): Child {
    const back = isPage(this.state.step) ? null : backFrom(this)
    return back && wayBack(button(this.t.page.back, back, { id: 'back-top', look: 'quiet' }))
  }

  #drawn(): Markup[] {
    const { language, step, note, reception } = this.state
    const actions = {
      exit: () => leave(this.#exitPlan),
      skip: () => focusOn('heading'),
      choose: (chosen: Language) => void this.#choose(chosen),
    }
    const { t, demo, scene } = this
    document.documentElement.lang = language
    // signals for tests and the benchmark, which wait from outside; the rest is fetched behind the form, and the page
    // is drawn again after it
    document.documentElement.dataset.reception = reception.kind
    document.documentElement.dataset.rest = this.files.kind
    document.title = t.page.title
    const options = { scene, step, demo, actions, note: note === null ? null : note(t) }
    return shell(options, [this.#backLink(), ...(this.#sources.views?.[step] ?? VIEWS[step])(this)])
  }
}

function isPage(name: string): name is PageId {
  return PAGE_IDS.some((page) => page === name)
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus()
}
