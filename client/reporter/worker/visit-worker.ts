import { VisitError, type VisitErrorCode } from '../../shared/session/visit-error.ts'
import { WorkerClient } from '../../shared/worker-rpc.ts'
import type { Program } from '../program.ts'
import type { LatePage, VisitCalls, VisitQuestion } from './protocol.ts'

/** The worker's work for the page, which cannot do it itself: seal, send, fetch, open. */
export interface VisitWorker {
  /** @param tell called with the progress, if it takes long. @throws VisitError */
  ask<Q extends VisitQuestion>(
    question: Q,
    given: VisitCalls[Q]['given'],
    tell?: (told: VisitCalls[Q]['told']) => void,
  ): Promise<VisitCalls[Q]['answer']>
  /**
   * End the worker, and with it the code and the keys that it holds.
   *
   * @returns the pages that it still had to fetch after letters, for the next worker
   */
  close(): readonly LatePage[]
}

export interface VisitSources {
  readonly program: Program
  /** The root's fingerprint, as the page carries it. */
  readonly root: string
}

interface Running {
  readonly worker: Worker
  readonly client: WorkerClient<VisitCalls, VisitErrorCode, LatePage>
}

/**
 * Start the worker. Requests that it cannot answer, because it did not load, fail as `offline`; the next
 * request loads it again. If the server has sent another program, all fail as `unverified`.
 *
 * @param late pages that the previous worker still had to fetch
 */
export function startVisitWorker(
  { program, root }: VisitSources,
  late: readonly LatePage[] = [],
): VisitWorker {
  const pages = new LatePages(late)
  let answered = false
  let broken = false
  let closed = false
  const load = async (): Promise<Running | null> => {
    const start = await program.worker('worker').catch(() => null)
    if (start === null || closed) {
      broken = true
      return null
    }
    const worker = start()
    const client: Running['client'] = new WorkerClient(
      worker,
      (code) => new VisitError(code),
      (page) => pages.add(page),
    )
    worker.addEventListener('message', () => {
      answered = true
    })
    worker.addEventListener('error', () => {
      broken = true
      client.refuseAll('offline')
    })
    void client.ask('start', { root, late: pages.left() }).catch(() => null)
    return { worker, client }
  }
  let running = load()
  let isQuick = false
  /** Everybody fetches this, so that fetching it reveals nothing. */
  const quicken = async ({ client }: Running) => {
    if (isQuick) return
    isQuick = true
    try {
      const wasm = await program.bytes('sodium')
      await client.ask('quicken', wasm, undefined, [wasm])
    } catch {
      isQuick = false
    }
  }
  return {
    ask: async (question, given, tell) => {
      // A worker that has answered may hold a code that a new one would not know.
      if (broken && !answered) {
        broken = false
        running = load()
      }
      const one = await running
      if (program.isChanged) throw new VisitError('unverified')
      if (broken || one === null) throw new VisitError('offline')
      try {
        return await one.client.ask(question, given, tell)
      } finally {
        if (question === 'open') void quicken(one)
      }
    },
    close: () => {
      closed = true
      void running.then((one) => one?.worker.terminate())
      const left = pages.left()
      pages.clear()
      return left
    },
  }
}

type Timer = ReturnType<typeof setTimeout>

/**
 * Pages that are still to be fetched after letters, and when. An emptied page keeps nothing else of the
 * letters, and this only until then. On a board with one page, this is only the time.
 */
class LatePages {
  readonly #pages = new Map<{ readonly page: number; readonly at: number }, Timer>()

  constructor(late: readonly LatePage[]) {
    for (const one of late) this.add(one)
  }

  add({ page, ms }: LatePage): void {
    const one = { page, at: Date.now() + ms }
    this.#pages.set(
      one,
      setTimeout(() => this.#pages.delete(one), ms),
    )
  }

  left(): LatePage[] {
    return [...this.#pages.keys()].map(({ page, at }) => {
      return { page, ms: Math.max(0, at - Date.now()) }
    })
  }

  clear(): void {
    for (const timer of this.#pages.values()) clearTimeout(timer)
    this.#pages.clear()
  }
}
