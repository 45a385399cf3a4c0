import { VisitError } from '../shared/visit-error.ts'
import type { Answered, Asked, Progress, Question, Reply, Request } from './protocol.ts'

/** Who does what the page cannot: seals, sends, fetches, opens. */
export interface Office {
  /** @param tell is told how far it is, where it takes long. @throws VisitError */
  ask<Q extends Question>(
    question: Q,
    given: Asked[Q],
    tell?: (progress: Progress) => void,
  ): Promise<Answered[Q]>
  /** End it, and with it the code and the keys that it holds. */
  close(): void
}

interface Waiting {
  readonly resolve: (answer: Answered[Question]) => void
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
 */
export function openOffice({ worker: path, sodium, root }: OfficePaths): Office {
  const waiting = new Map<number, Waiting>()
  let last = 0
  let answered = false
  let broken = false
  const load = () => {
    const loading = new Worker(path, { type: 'module' })
    loading.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
      answered = true
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
  const post = (question: Question, given: Asked[Question], tell?: Waiting['tell']) =>
    new Promise<Answered[Question]>((resolve, reject) => {
      if (broken) return reject(new VisitError('offline'))
      waiting.set(++last, { resolve, reject, tell })
      worker.postMessage({ id: last, question, given } as Request)
    })
  const start = () => void post('start', { root, sodium }).catch(() => null)
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
    close: () => worker.terminate(),
  }
}
