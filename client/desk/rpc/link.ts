import { builtScript } from '../../shared/built-script.ts'
import { WorkerClient } from '../../shared/worker-rpc.ts'
import type { Failure } from '../model/error.ts'
import type { DeskView } from '../model/views.ts'
import type { FileState } from './answers.ts'
import type { DeskCalls, DeskNews, DeskQuestion } from './calls.ts'
import type { SearchResult } from './search-result.ts'
import { ViewReceiver } from './view-parts.ts'

export interface LinkEvents {
  readonly onView: (view: DeskView) => void
  readonly onFound: (found: SearchResult) => void
  readonly onFile: (file: FileState | null) => void
}

/** How a question ended that was refused. */
class Refused extends Error {
  readonly failure: Failure

  constructor(failure: Failure) {
    super(failure)
    this.failure = failure
  }
}

/** The page's end of the worker that holds everything secret. */
export class WorkerLink {
  readonly #worker: Worker
  readonly #client: WorkerClient<DeskCalls, Failure, DeskNews>

  /** @param path of the worker's script */
  constructor(path: string, { onView, onFound, onFile }: LinkEvents) {
    this.#worker = new Worker(builtScript(path), { type: 'module' })
    const received = new ViewReceiver()
    this.#client = new WorkerClient(
      this.#worker,
      (failure) => new Refused(failure),
      (news: DeskNews) => {
        switch (news.kind) {
          case 'cases':
            return received.take(news.cases)
          case 'view':
            return onView(received.viewOf(news.view))
          case 'found':
            return onFound(news.found)
          case 'file':
            return onFile(news.file)
          default:
            return news satisfies never
        }
      },
    )
    this.#worker.addEventListener('error', () => this.#client.refuseAll('internal'))
  }

  /**
   * @param handed is moved to the worker, so that none of it stays here
   * @returns what it answers, or why it failed
   */
  async ask<Q extends DeskQuestion>(
    question: Q,
    given: DeskCalls[Q]['given'],
    tell?: (told: DeskCalls[Q]['told']) => void,
    handed: readonly Transferable[] = [],
  ): Promise<Failure | DeskCalls[Q]['answer']> {
    try {
      return await this.#client.ask(question, given, tell, handed)
    } catch (error) {
      if (error instanceof Refused) return error.failure
      throw error
    }
  }

  /** End the worker, and with it everything that was unlocked. */
  end(): void {
    this.#worker.terminate()
    this.#client.refuseAll('internal')
  }
}
