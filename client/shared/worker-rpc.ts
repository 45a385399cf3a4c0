/** One kind of question to a worker: its input, its answer, and the messages before the answer. */
export interface Call<Given, Answer, Told = never> {
  readonly given: Given
  readonly answer: Answer
  readonly told: Told
}

/** Kinds of questions by their names. */
type Calls<C> = { readonly [Q in keyof C]: Call<unknown, unknown, unknown> }
export type NameOf<C> = Extract<keyof C, string>

/** A message of the page. */
export interface Question<C extends Calls<C>, Q extends NameOf<C> = NameOf<C>> {
  readonly id: number
  readonly question: Q
  readonly given: C[Q]['given']
}

/**
 * A message of the worker. Each question is answered once or refused once; its messages before the answer come first.
 * News belong to no question.
 */
export type Reply<C extends Calls<C>, Code, News> =
  | { readonly kind: 'answer'; readonly id: number; readonly answer: C[NameOf<C>]['answer'] }
  | { readonly kind: 'refusal'; readonly id: number; readonly code: Code }
  | { readonly kind: 'told'; readonly id: number; readonly told: C[NameOf<C>]['told'] }
  | { readonly kind: 'news'; readonly news: News }

/** A handler for each kind of question: a table that lacks one does not compile. */
export type Handlers<C extends Calls<C>> = {
  readonly [Q in NameOf<C>]: (
    given: C[Q]['given'],
    tell: (told: C[Q]['told']) => void,
  ) => C[Q]['answer'] | Promise<C[Q]['answer']>
}

/**
 * The worker's end: have a question handled.
 *
 * @param post sends what the handler tells meanwhile
 * @param codeOf names why a handler failed
 * @returns the last message about the question
 */
export async function replyTo<C extends Calls<C>, Q extends NameOf<C>, Code>(
  handlers: Handlers<C>,
  { id, question, given }: Question<C, Q>,
  post: (reply: Reply<C, Code, never>) => void,
  codeOf: (error: unknown) => Code,
): Promise<Reply<C, Code, never>> {
  try {
    const answer = await handlers[question](given, (told) => post({ kind: 'told', id, told }))
    return { kind: 'answer', id, answer }
  } catch (error) {
    return { kind: 'refusal', id, code: codeOf(error) }
  }
}

interface Open<C extends Calls<C>> {
  readonly resolve: (answer: C[NameOf<C>]['answer']) => void
  readonly reject: (error: Error) => void
  readonly tell: ((told: C[NameOf<C>]['told']) => void) | undefined
}

/** The page's end of a worker. */
export class WorkerClient<C extends Calls<C>, Code, News> {
  readonly #worker: Worker
  readonly #errorOf: (code: Code) => Error
  readonly #open = new Map<number, Open<C>>()
  #last = 0

  /** @param errorOf makes the error with which a refused question ends */
  constructor(worker: Worker, errorOf: (code: Code) => Error, onNews: (news: News) => void) {
    this.#worker = worker
    this.#errorOf = errorOf
    worker.addEventListener('message', ({ data }: MessageEvent<Reply<C, Code, News>>) => {
      if (data.kind === 'news') return onNews(data.news)
      const one = this.#open.get(data.id)
      if (data.kind === 'told') return one?.tell?.(data.told)
      this.#open.delete(data.id)
      if (data.kind === 'answer') one?.resolve(data.answer)
      else one?.reject(errorOf(data.code))
    })
  }

  /**
   * @param tell gets the messages of the worker before its answer
   * @param handed is moved to the worker, so that none of it stays here
   * @throws the error that `errorOf` makes
   */
  ask<Q extends NameOf<C>>(
    question: Q,
    given: C[Q]['given'],
    tell?: (told: C[Q]['told']) => void,
    handed: readonly Transferable[] = [],
  ): Promise<C[Q]['answer']> {
    return new Promise((resolve, reject) => {
      this.#open.set(++this.#last, { resolve, reject, tell })
      const message: Question<C, Q> = { id: this.#last, question, given }
      this.#worker.postMessage(message, [...handed])
    })
  }

  /** Refuse every question that is open: the worker has failed, or was ended. */
  refuseAll(code: Code): void {
    for (const { reject } of this.#open.values()) reject(this.#errorOf(code))
    this.#open.clear()
  }
}
