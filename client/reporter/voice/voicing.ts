import { VOICE_RATE } from '../../shared/voice/vocoder.ts'
import { encodeWav } from '../../shared/voice/wav.ts'
import { fill } from '../../texts/wording.ts'
import { type Adding, addFiles } from '../files/choose.ts'
import { REPORT } from '../files/chosen-file.ts'
import { showText } from '../parts.ts'
import { type FieldError, letterKey } from '../state.ts'
import {
  LONGEST,
  type MicrophoneLike,
  type Recorder,
  readRecording,
  VoiceError,
  type VoiceErrorCode,
} from './record.ts'

/** A recorded voice, and the version of it that is sent. */
export interface Recorded {
  /** samples at 16 kHz */
  readonly own: Float32Array
  readonly distorted: Float32Array
  sends: 'distorted' | 'own'
  /** The spoken words, as the reporter writes them. */
  written: string
}

/** State of a recording. */
export type Voice =
  | { readonly kind: 'closed' | 'open' | 'asking' }
  | { readonly kind: 'recording'; readonly recorder: Recorder }
  | { readonly kind: 'distorting' }
  | {
      readonly kind: 'ready'
      readonly recorded: Recorded
      readonly heard: 'own' | 'distorted' | null
    }
  /** @property own the recording if it is still there to be distorted, samples at 16 kHz */
  | { readonly kind: 'trouble'; readonly code: VoiceErrorCode; readonly own: Float32Array | null }

/** Milliseconds between updates of the length that is shown. */
const TICK = 250

/** id of the element that the reporter uses next, for each state. */
const FIRST: Readonly<Record<Voice['kind'], string>> = {
  closed: 'voice-open',
  open: 'voice-heading',
  asking: 'voice-discard',
  recording: 'voice-stop',
  distorting: 'voice-discard',
  ready: 'voice-hear-distorted',
  trouble: 'voice-heading',
}

/** States that only follow a press; the others come by themselves, maybe while somebody writes elsewhere. */
const PRESSED: readonly Voice['kind'][] = ['open', 'asking']

/** A recording with a louder sample than this is not silent; samples are -1 to 1. */
const AUDIBLE = 0.01

/** One recording at a time, for the report or one letter. */
export class Voicing {
  readonly #microphone: MicrophoneLike
  #voice: Voice = { kind: 'closed' }
  #hearing: Hearing | null = null
  #ticking: ReturnType<typeof setInterval> | undefined
  /** Raised whenever something is begun or let go of, so that late results are recognised. */
  #run = 0

  constructor(microphone: MicrophoneLike) {
    this.#microphone = microphone
  }

  get voice(): Voice {
    return this.#voice
  }

  get canRecord(): boolean {
    return this.#microphone.canRecord
  }

  /** The error that prevents going on: a recording that nobody has added or thrown away. */
  errors(): FieldError[] {
    const field = this.#pending()
    return field === null ? [] : [{ field, sentence: (t) => t.voice.pending }]
  }

  open(adding: Adding): void {
    this.#show(adding, { kind: 'open' })
  }

  /** Let go of the recording. */
  discard(adding: Adding): void {
    this.close()
    this.#show(adding, { kind: 'closed' })
    document.getElementById(FIRST.closed)?.focus()
    adding.app.say(adding.app.t.voice.discarded)
  }

  close(): void {
    this.#run += 1
    clearInterval(this.#ticking)
    this.#hearing?.stop()
    this.#hearing = null
    if (this.#voice.kind === 'recording') this.#voice.recorder.discard()
    this.#voice = { kind: 'closed' }
  }

  async record(adding: Adding): Promise<void> {
    this.close()
    const isCurrent = this.#begin()
    this.#show(adding, { kind: 'asking' })
    await this.#orTrouble(adding, isCurrent, async () => {
      const recorder = await this.#microphone.record(() => void this.stop(adding))
      // if the reporter has thrown it away meanwhile, nothing is recorded
      if (!isCurrent()) return recorder.discard()
      if (!isShown(adding)) {
        recorder.discard()
        return this.#show(adding, { kind: 'open' })
      }
      this.#show(adding, { kind: 'recording', recorder })
      adding.app.say(adding.app.t.voice.recordingSaid)
      this.#ticking = setInterval(() => this.#tick(adding, recorder), TICK)
    })
  }

  async stop(adding: Adding): Promise<void> {
    const voice = this.#voice
    if (voice.kind !== 'recording') return
    clearInterval(this.#ticking)
    await this.#distort(adding, () => voice.recorder.stop())
  }

  /** Take a recording that was made with something else. */
  async take(adding: Adding, file: Blob): Promise<void> {
    this.close()
    await this.#distort(adding, () => readRecording(file))
  }

  /** Distort the recording that is still there. */
  async again(adding: Adding): Promise<void> {
    const voice = this.#voice
    if (voice.kind !== 'trouble' || voice.own === null) return
    const { own } = voice
    await this.#distort(adding, async () => own)
  }

  /** Play one of the two versions, or stop the one that is played. */
  listen(adding: Adding, which: 'own' | 'distorted'): void {
    const voice = this.#voice
    if (voice.kind !== 'ready') return
    const stopped = voice.heard === which
    clearInterval(this.#ticking)
    this.#hearing?.stop()
    this.#hearing = null
    if (stopped) {
      this.#show(adding, { ...voice, heard: null })
      return
    }
    const ended = () => {
      if (this.#hearing !== hearing) return
      clearInterval(this.#ticking)
      this.#hearing = null
      if (this.#voice.kind === 'ready') this.#show(adding, { ...this.#voice, heard: null })
    }
    const hearing = hear(voice.recorded[which], ended)
    this.#hearing = hearing
    this.#ticking = setInterval(() => {
      if (!isShown(adding)) hearing.stop()
    }, TICK)
    this.#show(adding, { ...voice, heard: which })
  }

  /** Add the chosen version of the voice to the files, and the spoken words if they were written. */
  add(adding: Adding): void {
    const { app, owner, cleaning } = adding
    if (this.#voice.kind !== 'ready') return
    const { recorded } = this.#voice
    const wav = encodeWav([recorded[recorded.sends]], VOICE_RATE)
    const voice = new File([new Uint8Array(wav)], 'voice.wav')
    const written = new File([recorded.written], 'voice.txt')
    const files = recorded.written.trim() === '' ? [voice] : [voice, written]
    const { t } = app
    const name = recorded.sends === 'own' ? t.voice.ownName : t.voice.fileName
    const names = [name, t.voice.textName]
    // a recording that was refused stays here, and its error keeps the focus
    if (!addFiles(app, owner, files, cleaning, names, true)) return
    this.close()
    this.#show(adding, { kind: 'closed' })
    document.getElementById(FIRST.closed)?.focus()
  }

  /** @returns a function that tells whether nothing else was begun or let go of since */
  #begin(): () => boolean {
    this.#run += 1
    const run = this.#run
    return () => run === this.#run
  }

  /** @param read returns samples at 16 kHz */
  async #distort(adding: Adding, read: () => Promise<Float32Array>): Promise<void> {
    const isCurrent = this.#begin()
    this.#show(adding, { kind: 'distorting' })
    await this.#orTrouble(adding, isCurrent, async () => {
      const own = await read()
      if (!isCurrent()) return
      if (!own.some((sample) => Math.abs(sample) > AUDIBLE)) throw new VoiceError('silent')
      const distorted = await adding.cleaning.distort(own, (share) => {
        if (isCurrent() && isShown(adding)) showShare(adding, share)
      })
      if (!isCurrent()) return
      if (distorted === null) return this.#show(adding, { kind: 'trouble', code: 'stuck', own })
      const recorded: Recorded = { own, distorted, sends: 'distorted', written: '' }
      this.#show(adding, { kind: 'ready', recorded, heard: null })
      adding.app.say(adding.app.t.voice.readySaid)
    })
  }

  async #orTrouble(
    adding: Adding,
    isCurrent: () => boolean,
    work: () => Promise<void>,
  ): Promise<void> {
    try {
      await work()
    } catch (error) {
      if (!(error instanceof VoiceError)) throw error
      if (isCurrent()) this.#show(adding, { kind: 'trouble', code: error.code, own: null })
    }
  }

  #tick(adding: Adding, recorder: Recorder): void {
    const { app } = adding
    // nobody is recorded if nothing on the screen says so
    if (!isShown(adding)) {
      void this.stop(adding)
      return
    }
    showText('voice-time', timeOf(app.t.voice.recording, recorder.seconds()))
    document.getElementById('voice-loud')?.setAttribute('value', String(recorder.loudness()))
  }

  /** id of the element for a recording that nobody has added or thrown away; null if there is none. */
  #pending(): string | null {
    const voice = this.#voice
    switch (voice.kind) {
      case 'closed':
      case 'open':
        return null
      case 'trouble':
        return voice.own === null ? null : 'voice-again'
      case 'ready':
        return 'voice-add'
      default:
        return FIRST[voice.kind]
    }
  }

  #show(adding: Adding, voice: Voice): void {
    const { app, owner } = adding
    const isFree = PRESSED.includes(voice.kind) || isFocusFree()
    const moves = this.#voice.kind !== voice.kind && isShown(adding) && isFree
    this.#voice = voice
    const others = app.state.recordings.filter((one) => one !== owner)
    // while the microphone is asked for, there is no recording yet
    const isHeld = this.#pending() !== null && voice.kind !== 'asking'
    app.state.recordings = isHeld ? [...others, owner] : others
    app.redraw()
    // the element that had the focus is no longer there
    if (moves) document.getElementById(FIRST[voice.kind])?.focus()
  }
}

/** Whether the step that the recording is made on is on the screen. */
function isShown({ app: { state }, owner }: Adding): boolean {
  const { step, writing } = state
  if (step === 'files') return owner === REPORT
  return step === 'letter' && writing !== null && owner === letterKey(writing)
}

/** Whether the focus is nowhere else on the page, in a text field for instance. */
function isFocusFree(): boolean {
  const { activeElement, body } = document
  if (activeElement === null || activeElement === body) return true
  return activeElement.closest('.voice') !== null
}

function showShare({ app }: Adding, share: number): void {
  const percent = new Intl.NumberFormat(app.language, { style: 'percent' }).format(share)
  showText('voice-distorting', fill(app.t.voice.changing, { percent }))
}

/** @param text with places for `time` and `most` @param seconds of the recording */
export function timeOf(text: string, seconds: number): string {
  return fill(text, { time: clock(seconds), most: clock(LONGEST) })
}

/** "1:05" */
function clock(seconds: number): string {
  const whole = Math.floor(seconds)
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`
}

/** Sound that is being played. */
export interface Hearing {
  stop(): void
}

/**
 * Play samples at 16 kHz from memory: no file is made, and no address for one.
 *
 * @param onEnd called once, when it has ended or was stopped
 */
export function hear(samples: Float32Array, onEnd: () => void): Hearing {
  const context = new AudioContext()
  const buffer = context.createBuffer(1, Math.max(1, samples.length), VOICE_RATE)
  buffer.getChannelData(0).set(samples)
  const source = context.createBufferSource()
  source.buffer = buffer
  source.connect(context.destination)
  source.onended = () => {
    void context.close()
    onEnd()
  }
  source.start()
  return { stop: () => source.stop() }
}
