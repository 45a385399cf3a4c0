import type { Language } from '../../crypto/content.ts'
import { announce } from '../shared/announce.ts'
import { buildAll } from '../shared/dom.ts'
import { type ExitPlan, leave, listenForExit } from '../shared/exit.ts'
import { CATALOGUES, type Texts } from '../texts/catalogue.ts'
import { type Office, type OfficePaths, openOffice } from './office.ts'
import { loadReception } from './reception.ts'
import { PAGE_ID, shell } from './shell.ts'
import { type App, type FieldError, newState, type State, type Step, wouldLose } from './state.ts'
import { VIEWS } from './views.ts'

/** The page as it runs: draws what the state says. One address, one entry of the history. */
export class Page implements App {
  readonly demo: boolean
  readonly #paths: OfficePaths
  /** A number is being rung: the browser takes that for leaving, and would ask. */
  #ringing = false
  #state: State
  #office: Office

  constructor(paths: OfficePaths, language: Language, demo: boolean) {
    this.#paths = paths
    this.demo = demo
    this.#state = newState(language)
    this.#office = openOffice(paths)
  }

  get state(): State {
    return this.#state
  }

  get t(): Texts {
    return CATALOGUES[this.#state.language]
  }

  get office(): Office {
    return this.#office
  }

  get root(): string {
    return this.#paths.root
  }

  start(): void {
    this.#guard()
    listenForExit(this.#exitPlan)
    announce('')
    this.#draw()
    void loadReception(this)
  }

  go(step: Step): void {
    this.#state.step = step
    this.#state.errors = []
    this.#draw()
    scrollTo(0, 0)
    focusOn('heading')
  }

  redraw(): void {
    const { activeElement } = document
    const { scrollX, scrollY } = globalThis
    const range =
      activeElement instanceof HTMLTextAreaElement
        ? ([activeElement.selectionStart, activeElement.selectionEnd] as const)
        : null
    this.#draw()
    scrollTo(scrollX, scrollY)
    const again = activeElement?.id ? document.getElementById(activeElement.id) : null
    again?.focus({ preventScroll: true })
    if (range !== null && again instanceof HTMLTextAreaElement) again.setSelectionRange(...range)
  }

  refuse(errors: readonly FieldError[]): void {
    this.#state.errors = errors
    this.#draw()
    focusOn('errors')
  }

  say(text: string): void {
    announce(text)
  }

  restart(): void {
    this.#forget()
    this.#office = openOffice(this.#paths)
    this.go('landing')
    void loadReception(this)
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
      this.#draw()
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

  #forget(): void {
    this.#state = newState(this.#state.language)
    this.#office.close()
  }

  #draw(): void {
    const { language, step } = this.#state
    const actions = {
      exit: () => leave(this.#exitPlan),
      skip: () => focusOn('heading'),
      choose: (chosen: Language) => {
        this.#state.language = chosen
        this.redraw()
      },
    }
    const { t, demo } = this
    document.documentElement.lang = language
    document.title = t.page.title
    const main = VIEWS[step](this)
    document
      .getElementById(PAGE_ID)
      ?.replaceChildren(...buildAll(shell({ t, language, step, demo, actions }, main)))
  }
}

function focusOn(id: string): void {
  document.getElementById(id)?.focus()
}
