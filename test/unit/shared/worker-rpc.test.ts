import { expect } from 'chai'
import {
  type Call,
  type Handlers,
  type Question,
  type Reply,
  replyTo,
  WorkerClient,
} from '../../../client/shared/worker-rpc.ts'

interface Calls {
  double: Call<number, number>
  count: Call<number, string, number>
  fail: Call<null, null>
}

class Refused extends Error {}

/** A worker in the same program. Messages are copied, as between a page and a worker. */
class NearWorker extends EventTarget {
  readonly handed: Transferable[][] = []
  /** Questions that wait for `answerAll`. */
  readonly #waiting: Question<Calls>[] = []
  readonly #handlers: Handlers<Calls> = {
    double: (number) => 2 * number,
    count: async (number, tell) => {
      for (let i = 1; i <= number; i++) tell(i)
      return `${number} told`
    },
    fail: () => {
      throw new RangeError('too far')
    },
  }

  postMessage(question: Question<Calls>, handed: Transferable[]): void {
    this.handed.push(handed)
    this.#waiting.push(structuredClone(question))
  }

  say(reply: Reply<Calls, string, string>): void {
    this.dispatchEvent(new MessageEvent('message', { data: structuredClone(reply) }))
  }

  /** Answer what waits, the newest question first. */
  async answerAll(): Promise<void> {
    for (const question of this.#waiting.splice(0).reverse()) {
      const codeOf = (error: unknown) => (error instanceof RangeError ? 'range' : 'other')
      this.say(await replyTo(this.#handlers, question, (reply) => this.say(reply), codeOf))
    }
  }
}

describe('a page and its worker', () => {
  let worker: NearWorker
  let news: string[]
  let client: WorkerClient<Calls, string, string>

  beforeEach(() => {
    worker = new NearWorker()
    news = []
    client = new WorkerClient<Calls, string, string>(
      worker as unknown as Worker,
      (code) => new Refused(code),
      (one) => news.push(one),
    )
  })

  const endOf = (work: Promise<unknown>) =>
    work.then(
      (answer) => ({ answer }),
      (error: Error) => ({ refused: error instanceof Refused && error.message }),
    )

  it('give each question its own answer, in whatever order these come', async () => {
    const asked = [client.ask('double', 2), client.ask('count', 0), client.ask('double', 5)]
    await worker.answerAll()
    expect(await Promise.all(asked)).to.deep.equal([4, '0 told', 10])
  })

  it('tell only the one who asked, before the answer', async () => {
    const told: number[][] = [[], []]
    const asked = [
      client.ask('count', 2, (one) => told[0]?.push(one)),
      client.ask('count', 1, (one) => told[1]?.push(one)),
      client.ask('count', 3),
    ]
    await worker.answerAll()
    expect(await Promise.all(asked)).to.deep.equal(['2 told', '1 told', '3 told'])
    expect(told).to.deep.equal([[1, 2], [1]])
  })

  it('end a question whose handler failed by its code, and go on', async () => {
    const asked = [endOf(client.ask('fail', null)), endOf(client.ask('double', 1))]
    await worker.answerAll()
    expect(await Promise.all(asked)).to.deep.equal([{ refused: 'range' }, { answer: 2 }])
  })

  it('refuse every open question once the worker has failed, and no other', async () => {
    const first = endOf(client.ask('double', 1))
    await worker.answerAll()
    const open = [endOf(client.ask('double', 2)), endOf(client.ask('count', 1))]
    client.refuseAll('broken')
    expect(await Promise.all([first, ...open])).to.deep.equal([
      { answer: 2 },
      { refused: 'broken' },
      { refused: 'broken' },
    ])
    // A late answer to a refused question changes nothing.
    await worker.answerAll()
    const next = client.ask('double', 3)
    await worker.answerAll()
    expect(await next).to.equal(6)
  })

  it('hear news without a question, and hand over what is not to stay', async () => {
    worker.say({ kind: 'news', news: 'a case came' })
    const secret = new Uint8Array([1, 2, 3])
    const asked = client.ask('double', 4, undefined, [secret.buffer])
    await worker.answerAll()
    await asked
    expect(news).to.deep.equal(['a case came'])
    expect(worker.handed).to.deep.equal([[secret.buffer]])
  })
})
