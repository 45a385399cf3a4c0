import { VisitError } from '../../shared/session/visit-error.ts'
import type {
  Answered,
  Asked,
  LatePage,
  Progress,
  Reply,
  Request,
  WorkerQuestion,
} from './protocol.ts'

/** Who does what the page cannot: seals, sends, fetches, opens. */
export interface Office {
  /** @param tell is told how far it is, where it takes long. @throws VisitError */
  ask<Q extends WorkerQuestion>(
    question: Q,
    given: Asked[Q],
    tell?: (progress: Progress) => void,
  ): Promise<Answered[Q]>
  /**
   * End it, and with it the code and the keys that it holds.
   *
   * @returns the pages that it was still to fetch after letters, for the one that comes next
   */
  close(): readonly LatePage[]
}

interface Waiting {
  readonly resolve: (answer: Answered[WorkerQuestion]) => void
  readonly reject: (error: VisitError) => void
  readonly tell: ((progress: Progress) => void) | undefined
}

export interface OfficePaths {
  readonly worker: string
  readonly sodium: string
  /** The root's fingerprint, as the page carries it. */
  readonly root: string
}

/**
 * Start the worker. Requests that it cannot answer, because it did not load, fail as `offline`; the
 * next one loads it anew.
 *
 * @param late pages that the one before was still to fetch
 */
export function openOffice(
  { worker: path, sodium, root }: OfficePaths,
  late: readonly LatePage[] = [],
): Office {
  const pages = new LatePages(late)
  const waiting = new Map<number, Waiting>()
  let last = 0
  let answered = false
  let broken = false
  const load = () => {
    const loading = new Worker(path, { type: 'module' })
    loading.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      answered = true
      if (data.kind === 'late') return pages.add(data.late)
      const one = waiting.get(data.id)
      if (data.kind === 'progress') return one?.tell?.(data.progress)
      waiting.delete(data.id)
      if (data.kind === 'answer') one?.resolve(data.answer)
      else one?.reject(new VisitError(data.code))
    })
    loading.addEventListener('error', () => {
      broken = true
      for (const { reject } of waiting.values()) reject(new VisitError('offline'))
      waiting.clear()
    })
    return loading
  }
  let worker = load()
  const post = (question: WorkerQuestion, given: Asked[WorkerQuestion], tell?: Waiting['tell']) =>
    new Promise<Answered[WorkerQuestion]>((resolve, reject) => {
      if (broken) return reject(new VisitError('offline'))
      waiting.set(++last, { resolve, reject, tell })
      worker.postMessage({ id: last, question, given } as Request)
    })
  const start = () => void post('start', { root, sodium, late: pages.left() }).catch(() => null)
  start()
  return {
    ask: async (question, given, tell) => {
      // One that has answered may hold a code, which a new one would not know.
      if (broken && !answered) {
        broken = false
        worker = load()
        start()
      }
      return (await post(question, given, tell)) as Answered[typeof question]
    },
    close: () => {
      worker.terminate()
      const left = pages.left()
      pages.clear()
      return left
    },
  }
}

type Timer = ReturnType<typeof setTimeout>

/**
 * Which pages are still to be fetched after letters, and when: all that an emptied page keeps of them,
 * until then. Of a board with one page that is no more than the time.
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
