import type { DeskErrorCode } from './core/error.ts'
import type { RegistrationView } from './core/register.ts'
import type { Progress } from './core/sync.ts'
import type { EnrolmentView } from './entrance.ts'
import type { DeskView, FromWorker, Request, ToWorker } from './protocol.ts'

export type Failure = DeskErrorCode | 'internal'

export interface LinkEvents {
  readonly onView: (view: DeskView) => void
  readonly onProgress: (progress: Progress) => void
  readonly onEnrolment: (enrolment: EnrolmentView) => void
  readonly onRegistration: (registration: RegistrationView | null) => void
}

/** The page's end of the worker that holds everything secret. */
export class WorkerLink {
  readonly #worker: Worker
  readonly #open = new Map<number, (failure: Failure | null) => void>()
  #last = 0

  /** @param path of the worker's script */
  constructor(path: string, { onView, onProgress, onEnrolment, onRegistration }: LinkEvents) {
    this.#worker = new Worker(path, { type: 'module' })
    this.#worker.addEventListener('message', (event: MessageEvent<FromWorker>) => {
      const message = event.data
      if (message.kind === 'view') onView(message.view)
      else if (message.kind === 'progress') onProgress(message.progress)
      else if (message.kind === 'enrolment') onEnrolment(message.enrolment)
      else if (message.kind === 'registration') onRegistration(message.registration)
      else this.#settle(message.id, message.kind === 'done' ? null : message.code)
    })
    this.#worker.addEventListener('error', () => this.#settleAll('internal'))
  }

  /** @returns why it failed; null where it did not */
  ask(request: Request): Promise<Failure | null> {
    const id = ++this.#last
    return new Promise((resolve) => {
      this.#open.set(id, resolve)
      this.#worker.postMessage({ ...request, id } satisfies ToWorker)
    })
  }

  /** End the worker, and with it everything that was unlocked. */
  end(): void {
    this.#worker.terminate()
    this.#settleAll('internal')
  }

  #settle(id: number, failure: Failure | null): void {
    this.#open.get(id)?.(failure)
    this.#open.delete(id)
  }

  #settleAll(failure: Failure): void {
    for (const id of [...this.#open.keys()]) this.#settle(id, failure)
  }
}
