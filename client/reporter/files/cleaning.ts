import type { CleanOutcome } from '../../shared/clean/clean.ts'
import type { Look } from './chosen-file.ts'

/** A job for the worker: a file to look through, or a voice to distort. It does one after the other. */
export type CleanRequest =
  | { readonly kind: 'look'; readonly file: File }
  /** @property voice samples at 16 kHz */
  | { readonly kind: 'distort'; readonly voice: Float32Array }

export type CleanReply =
  /** said once it runs, and while work goes on; `share`, 0 to 1, if it is known */
  | { readonly kind: 'working'; readonly share?: number }
  | { readonly kind: 'done'; readonly outcome: CleanOutcome }
  | { readonly kind: 'distorted'; readonly voice: Float32Array }
  | { readonly kind: 'unreadable' }

/** The parts of a worker that cleaning uses. */
export type CleanWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export interface CleaningSource {
  /** Start a worker; called again if one had to be ended. */
  readonly start: () => CleanWorker
  /** Milliseconds without a sign after which a file is given up. */
  readonly patience: number
}

interface Job {
  readonly request: CleanRequest
  /** Called with the worker's last reply; null if the job was given up as `code`. */
  readonly done: (reply: CleanReply | null, code: 'stuck' | 'offline') => void
  readonly onStep: (share: number) => void
}

/** Looks files through, one after the other, and gives up on one that does not come to an end. */
export class Cleaning {
  readonly #source: CleaningSource
  readonly #waiting: Job[] = []
  #worker: CleanWorker | null = null
  #job: Job | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  /** Whether the worker runs: one that is still loading over a slow line is not given up. */
  #awake = false

  /** Starts the worker at once, for everybody, so that starting it reveals nothing. */
  constructor(source: CleaningSource) {
    this.#source = source
    this.#worker = this.#begin()
  }

  /** Look `file` through. Never rejects: a failure is one of the results. */
  look(file: File): Promise<Look> {
    return new Promise((resolve) => {
      this.#add({
        request: { kind: 'look', file },
        done: (reply, code) => resolve(lookOf(reply, code)),
        onStep: () => {},
      })
    })
  }

  /**
   * Distort a voice.
   *
   * @param voice samples at 16 kHz
   * @param onStep called with the progress, 0 to 1
   * @returns the distorted samples, more or fewer; null if the worker did not come to an end or did not load
   */
  distort(voice: Float32Array, onStep: (share: number) => void): Promise<Float32Array | null> {
    return new Promise((resolve) => {
      this.#add({
        request: { kind: 'distort', voice },
        done: (reply) => resolve(reply?.kind === 'distorted' ? reply.voice : null),
        onStep,
      })
    })
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#worker?.terminate()
    this.#worker = null
    this.#job = null
    this.#waiting.length = 0
  }

  #add(job: Job): void {
    this.#waiting.push(job)
    this.#next()
  }

  #begin(): CleanWorker {
    this.#awake = false
    const worker = this.#source.start()
    const current = () => worker === this.#worker
    worker.addEventListener('message', (event) => {
      if (current()) this.#hear((event as MessageEvent<CleanReply>).data)
    })
    worker.addEventListener('error', () => {
      if (current()) this.#giveUp('offline')
    })
    return worker
  }

  #next(): void {
    if (this.#job !== null) return
    this.#job = this.#waiting.shift() ?? null
    if (this.#job === null) return
    this.#worker ??= this.#begin()
    this.#worker.postMessage(this.#job.request)
    this.#watch()
  }

  #watch(): void {
    clearTimeout(this.#timer)
    if (!this.#awake || this.#job === null) return
    this.#timer = setTimeout(() => this.#giveUp('stuck'), this.#source.patience)
  }

  #hear(reply: CleanReply): void {
    this.#awake = true
    if (reply.kind === 'working') {
      if (reply.share !== undefined) this.#job?.onStep(reply.share)
      this.#watch()
    } else this.#finish(reply)
  }

  /** End the worker with its current job; the next job gets a new worker. */
  #giveUp(code: 'stuck' | 'offline'): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#finish(null, code)
  }

  #finish(reply: CleanReply | null, code: 'stuck' | 'offline' = 'stuck'): void {
    clearTimeout(this.#timer)
    const job = this.#job
    this.#job = null
    job?.done(reply, code)
    this.#next()
  }
}

function lookOf(reply: CleanReply | null, code: 'stuck' | 'offline'): Look {
  if (reply === null) return { kind: 'trouble', code }
  if (reply.kind !== 'done') return { kind: 'trouble', code: 'unreadable' }
  return lookAt(reply.outcome)
}

function lookAt(outcome: CleanOutcome): Look {
  switch (outcome.kind) {
    case 'clean': {
      const { kind, format, endingFits, found, stays, pieces } = outcome
      const sizes = pieces.map((one) => (one instanceof Uint8Array ? one.length : one.size))
      const size = sizes.reduce((sum, one) => sum + one, 0)
      return { kind, format, endingFits, found, stays, pieces, size }
    }
    case 'unknown':
      return { kind: 'unknown' }
    case 'damaged':
    case 'locked':
    case 'too-large':
      return { kind: 'trouble', code: outcome.kind }
    default:
      return outcome satisfies never
  }
}
