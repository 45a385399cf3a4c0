import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Opener } from '../../../../client/desk/engine/opening/opener.ts'
import {
  type OpeningCalls,
  openingHandlers,
} from '../../../../client/desk/engine/opening/opening.ts'
import { type Question, replyTo } from '../../../../client/shared/worker-rpc.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { testDesk } from '../../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

/** More than a desk opens in one worker. */
const REPORTS = 60

/** A worker in this thread: all that crosses is copied, or moved, as between two. */
class NearWorker extends EventTarget {
  readonly asked: string[] = []
  hasEnded = false
  readonly #handlers: ReturnType<typeof openingHandlers>

  constructor(p: Primitives) {
    super()
    this.#handlers = openingHandlers(Promise.resolve(p))
  }

  postMessage(message: Question<OpeningCalls>, handed: Transferable[]): void {
    this.asked.push(message.question)
    void this.#answer(structuredClone(message, { transfer: handed }))
  }

  async #answer(question: Question<OpeningCalls>): Promise<void> {
    const reply = await replyTo(
      this.#handlers,
      question,
      () => {},
      () => 'internal' as const,
    )
    const data = structuredClone(reply)
    if (!this.hasEnded) this.dispatchEvent(new MessageEvent('message', { data }))
  }

  terminate(): void {
    this.hasEnded = true
  }
}

/** A worker that breaks at its first question. */
class BrokenWorker extends EventTarget {
  postMessage(): void {
    queueMicrotask(() => this.dispatchEvent(new Event('error')))
  }

  terminate(): void {}
}

describe('A desk that opens rows in two workers', () => {
  let instance: Instance

  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    for (let i = 0; i < REPORTS; i++) await deliver(instance, { text: `Melding ${i}` })
    await testDesk(instance, 0).sync()
  })

  after(() => instance.stop())

  const opened = async (start?: () => EventTarget): Promise<Desk['cases']> => {
    const opener = new Opener(instance.p, start as (() => Worker) | undefined)
    const desk = testDesk(instance, 1, { opener })
    await desk.sync()
    return desk.cases
  }

  it('opens all that it opens in one', async () => {
    const workers: NearWorker[] = []
    const start = () => workers[workers.push(new NearWorker(instance.p)) - 1]!
    const inTwo = await opened(start)
    expect(inTwo).to.have.lengthOf(REPORTS)
    expect(inTwo.every(({ stream }) => (stream?.records.size ?? 0) > 0)).to.equal(true)
    expect(inTwo).to.deep.equal(await opened())
    expect(workers.flatMap(({ asked }) => asked)).to.include.members([
      'keys',
      'drops',
      'signers',
      'records',
    ])
    expect(
      workers.every(({ hasEnded }) => hasEnded),
      'no key stays in a worker',
    ).to.equal(true)
  })

  it('opens all in one if the other breaks, and does not start it again', async () => {
    const unheard: unknown[] = []
    const hear = (reason: unknown) => void unheard.push(reason)
    process.on('unhandledRejection', hear)
    let started = 0
    const start = () => {
      started += 1
      return new BrokenWorker()
    }
    expect(await opened(start)).to.deep.equal(await opened())
    expect(started).to.equal(1)
    process.off('unhandledRejection', hear)
    expect(unheard).to.deep.equal([])
  })

  it('opens rows that fit no key, are cut or changed as one does, and goes on', async () => {
    const drops = Array.from({ length: 100 }, (_, i) => ({
      sealed: new Uint8Array(i % 3 === 0 ? 25_776 : 40).fill(i),
      isOld: i % 2 === 0,
    }))
    const { members, list } = instance.reception
    const keys = {
      ...{ instance: list.instance, position: 0, weekly: members[0]!.weeks, lists: [list] },
      ...{ known: new Map(), parts: new Map(), agreed: new Set<string>() },
      refusal: { drops: new Set<string>(), cases: new Set<string>(), reporters: new Set<string>() },
    }
    const near = new NearWorker(instance.p)
    const inTwo = new Opener(instance.p, () => near as unknown as Worker)
    const one = await new Opener(instance.p).drops(keys, drops)
    expect(await inTwo.drops(keys, drops)).to.deep.equal(one)
    expect(near.asked).to.deep.equal(['keys', 'drops'])
    expect(
      drops.every(({ sealed }) => sealed.length > 0),
      'no row is moved away',
    ).to.equal(true)
  })
})
