import { VisitError } from '../shared/visit-error.ts'
import type { Answered, Asked, Question, Reply, Request } from './protocol.ts'

/** Who does what the page cannot: seals, sends, fetches, opens. */
export interface Office {
  /** @throws VisitError */
  ask<Q extends Question>(question: Q, given: Asked[Q]): Promise<Answered[Q]>
  /** End it, and with it the code and the keys that it holds. */
  close(): void
}

interface Waiting {
  readonly resolve: (answer: Answered[Question]) => void
  readonly reject: (error: VisitError) => void
}

export interface OfficePaths {
  readonly worker: string
  readonly sodium: string
  /** The root's fingerprint, as the page carries it. */
  readonly root: string
}

/** Start the worker. Requests that it cannot answer, because it did not load, fail as `offline`. */
export function openOffice({ worker: path, sodium, root }: OfficePaths): Office {
  const worker = new Worker(path, { type: 'module' })
  const waiting = new Map<number, Waiting>()
  let last = 0
  let broken = false
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => {
    const one = waiting.get(data.id)
    waiting.delete(data.id)
    if (data.kind === 'answer') one?.resolve(data.answer)
    else one?.reject(new VisitError(data.code))
  })
  worker.addEventListener('error', () => {
    broken = true
    for (const { reject } of waiting.values()) reject(new VisitError('offline'))
    waiting.clear()
  })
  const post = (question: Question, given: Asked[Question]) =>
    new Promise<Answered[Question]>((resolve, reject) => {
      if (broken) return reject(new VisitError('offline'))
      waiting.set(++last, { resolve, reject })
      worker.postMessage({ id: last, question, given } as Request)
    })
  void post('start', { root, sodium }).catch(() => null)
  return {
    ask: async (question, given) => (await post(question, given)) as Answered[typeof question],
    close: () => worker.terminate(),
  }
}
