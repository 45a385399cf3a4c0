import type { CleanOutcome } from '../../shared/clean/clean.ts'
import type { Look } from '../files-part.ts'

/** One file to be looked through; the worker does one after the other. */
export interface CleanRequest {
  readonly file: File
}

export type CleanReply =
  /** said once it runs, and while work goes on */
  | { readonly kind: 'working' }
  | { readonly kind: 'done'; readonly outcome: CleanOutcome }
  | { readonly kind: 'unreadable' }

/** What cleaning needs of a worker. */
export type CleanWorker = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>

export interface CleaningSource {
  /** Start a worker; called again where one had to be ended. */
  readonly start: () => CleanWorker
  /** Without a sign for so many milliseconds, a file is given up. */
  readonly patience: number
}

interface Job {
  readonly file: File
  readonly done: (look: Look) => void
}

/** Looks files through, one after the other, and gives up on one that comes to no end. */
export class Cleaning {
  readonly #source: CleaningSource
  readonly #waiting: Job[] = []
  #worker: CleanWorker | null = null
  #job: Job | null = null
  #timer: ReturnType<typeof setTimeout> | undefined
  /** It runs: what has not been loaded yet, over a slow line, is not given up. */
  #awake = false

  /** The worker is started at once, by everybody, so that starting it says nothing. */
  constructor(source: CleaningSource) {
    this.#source = source
    this.#worker = this.#begin()
  }

  /** Look `file` through. Never rejects: what goes wrong is among what it can say. */
  look(file: File): Promise<Look> {
    return new Promise((done) => {
      this.#waiting.push({ file, done })
      this.#next()
    })
  }

  close(): void {
    clearTimeout(this.#timer)
    this.#worker?.terminate()
    this.#worker = null
    this.#job = null
    this.#waiting.length = 0
  }

  #begin(): CleanWorker {
    this.#awake = false
    const worker = this.#source.start()
    const current = () => worker === this.#worker
    worker.addEventListener('message', (event) => {
      if (current()) this.#hear((event as MessageEvent<CleanReply>).data)
    })
    worker.addEventListener('error', () => {
      if (current()) this.#giveUp({ kind: 'trouble', code: 'offline' })
    })
    return worker
  }

  #next(): void {
    if (this.#job !== null) return
    this.#job = this.#waiting.shift() ?? null
    if (this.#job === null) return
    this.#worker ??= this.#begin()
    this.#worker.postMessage({ file: this.#job.file } satisfies CleanRequest)
    this.#watch()
  }

  #watch(): void {
    clearTimeout(this.#timer)
    if (!this.#awake || this.#job === null) return
    const stuck = () => this.#giveUp({ kind: 'trouble', code: 'stuck' })
    this.#timer = setTimeout(stuck, this.#source.patience)
  }

  #hear(reply: CleanReply): void {
    this.#awake = true
    switch (reply.kind) {
      case 'working':
        this.#watch()
        break
      case 'done':
        this.#finish(lookOf(reply.outcome))
        break
      case 'unreadable':
        this.#finish({ kind: 'trouble', code: 'unreadable' })
        break
    }
  }

  /** End the worker with the file that it has; the next file gets another one. */
  #giveUp(look: Look): void {
    this.#worker?.terminate()
    this.#worker = null
    this.#finish(look)
  }

  #finish(look: Look): void {
    clearTimeout(this.#timer)
    const job = this.#job
    this.#job = null
    job?.done(look)
    this.#next()
  }
}

function lookOf(outcome: CleanOutcome): Look {
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
  }
}
