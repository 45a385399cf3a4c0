import { type Child, h } from '../../shared/dom.ts'
import { actions, button, more, paragraph, progressNotice, showText } from '../parts.ts'
import type { App, Sending, Shipment } from '../state.ts'
import type { Progress, Stopped } from '../worker/protocol.ts'
import { filesOf } from './choose.ts'
import { fileFieldErrors } from './section.ts'
import { percentText, progressText } from './time-left.ts'

/** Milliseconds until the next try after the connection was lost; less if it comes back. */
const REST = 10_000
const BAR = 'upload'
const HOW = 'upload-how'
const START: Progress = { share: 0, secondsLeft: null, isTrying: false }

/** Sends letters with their files, and continues by itself after the connection was lost. */
export class Shipping {
  readonly #line: EventTarget
  #shipment: Shipment | null = null
  #progress = START
  /** The reporter's last request during sending. */
  #wish: 'send' | 'pause' | 'back' = 'send'
  /** Ends the wait for a connection that was lost. */
  #wake = () => {}

  /** @param line dispatches `online` when the connection is back */
  constructor(line: EventTarget) {
    this.#line = line
  }

  /**
   * Send a letter, from where it stopped.
   *
   * @returns whether all of it is durable; false if it was paused, taken back or stopped
   * @throws VisitError, except `offline`
   */
  async send(app: App, shipment: Shipment): Promise<boolean> {
    if (this.#shipment?.letter !== shipment.letter) this.#progress = START
    this.#shipment = shipment
    this.#wish = 'send'
    const { state } = app
    let isFirst = true
    let told = Math.floor(this.#progress.share * 4)
    const tell = (progress: Progress) => {
      this.#progress = progress
      shipment.store({ kind: 'sending', progress })
      if (isFirst || progress.share === 1) app.redraw()
      else show(app, progress)
      const quarter = Math.floor(progress.share * 4)
      if (isFirst && told === 0) app.say(app.t.upload.begun)
      else if (quarter > told && quarter < 4) app.say(progressText(app.t, app.language, progress))
      told = Math.max(told, quarter)
      isFirst = false
    }
    for (;;) {
      const outcome = await attempt(app, shipment, tell)
      if (app.state !== state || this.#wants('back')) return false
      if (outcome === 'delivered') return true
      if (outcome !== 'offline' && outcome.code !== 'paused') return stop(app, shipment, outcome)
      if (outcome !== 'offline' || this.#wants('pause')) return this.#pause(app, shipment)
      tell({ ...this.#progress, isTrying: true })
      app.say(app.t.upload.lost)
      await this.#rest()
      if (app.state !== state || this.#wants('back')) return false
      if (this.#wants('pause')) return this.#pause(app, shipment)
    }
  }

  #wants(wish: 'pause' | 'back'): boolean {
    return this.#wish === wish
  }

  #pause(app: App, { store }: Shipment): false {
    store({ kind: 'paused', progress: { ...this.#progress, isTrying: false } })
    app.redraw()
    app.say(app.t.upload.paused)
    return false
  }

  #rest(): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(() => this.#wake(), REST)
      this.#wake = () => {
        clearTimeout(timer)
        this.#line.removeEventListener('online', this.#wake)
        resolve()
      }
      this.#line.addEventListener('online', this.#wake)
    })
  }

  /** Progress, and ways to pause or go back; null if nothing of the files has been sent yet. */
  view(app: App, sending: Sending): Child {
    if (sending.kind !== 'sending' && sending.kind !== 'paused') return null
    const { t, language } = app
    const { progress, kind } = sending
    if (progress === undefined) return null
    const isLetter = sending === app.state.posting.sending
    const isPaused = kind === 'paused'
    const toggle = isPaused
      ? button(t.upload.resume, () => this.#shipment?.resume(), { id: 'upload-toggle' })
      : button(t.upload.pause, () => this.#wishFor(app, 'pause'), { id: 'upload-toggle' })
    return progressNotice(
      'care',
      t.upload.heading,
      // only a report's text speaks of the code, which works once all is delivered
      paragraph(isLetter ? t.upload.textLetter : t.upload.text),
      h('progress', { id: BAR, value: progress.share, 'aria-labelledby': HOW }),
      h(
        'p',
        { id: HOW },
        isPaused ? pausedText(app, progress) : progressText(t, language, progress),
      ),
      // at 1 the letter itself is on its way, and cannot be called back
      ...(progress.share === 1 ? [] : [actions(toggle), this.#wayBack(app)]),
    )
  }

  #wayBack(app: App): Child {
    const { t } = app
    const back = button(t.upload.back, () => this.#wishFor(app, 'back'), { id: 'upload-back' })
    return more(t.upload.back, paragraph(t.upload.backText), actions(back))
  }

  #wishFor(app: App, wish: 'pause' | 'back'): void {
    const { letter, store, back } = this.#shipment ?? {}
    if (letter === undefined) return
    this.#wish = wish
    this.#wake()
    void app.office.ask(wish === 'pause' ? 'pause' : 'giveUp', letter.number)
    if (wish === 'pause') return
    this.#shipment = null
    store?.({ kind: 'none' })
    back?.()
  }
}

function pausedText({ t, language }: App, { share }: Progress): string {
  return `${t.upload.paused}. ${percentText(language, share)}`
}

/**
 * Update the progress without drawing the step again: that happens several times a second, and the reporter
 * may be about to press pause.
 */
function show({ t, language }: App, progress: Progress): void {
  document.getElementById(BAR)?.setAttribute('value', `${progress.share}`)
  showText(HOW, progressText(t, language, progress))
}

async function attempt(
  { office }: App,
  { letter }: Shipment,
  tell: (progress: Progress) => void,
): Promise<Stopped | 'delivered' | 'offline'> {
  try {
    return (await office.ask('send', letter, tell)) ?? 'delivered'
  } catch (error) {
    // compare the code, not the class: this file is built separately from the page
    if (error instanceof Error && 'code' in error && error.code === 'offline') return 'offline'
    throw error
  }
}

/** Give the letter up, and lead back to the file that stopped it. */
function stop(app: App, { owner, letter, store, back }: Shipment, { file }: Stopped): false {
  void app.office.ask('giveUp', letter.number)
  store({ kind: 'none' })
  back()
  const about = file === null ? undefined : filesOf(app, owner)[file]
  if (about !== undefined) about.look = { kind: 'trouble', code: 'unreadable' }
  app.refuse(fileFieldErrors(app, owner))
  return false
}
