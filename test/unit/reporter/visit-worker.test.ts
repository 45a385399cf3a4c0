import { expect } from 'chai'
import type { Program } from '../../../client/reporter/program.ts'
import type { LatePage, VisitCalls, VisitReply } from '../../../client/reporter/worker/protocol.ts'
import { startVisitWorker } from '../../../client/reporter/worker/visit-worker.ts'
import type { Question } from '../../../client/shared/worker-rpc.ts'

const program: Program = {
  isChanged: false,
  onChanged: () => {},
  module: () => Promise.reject(new Error('no modules here')),
  worker: async () => () => new NotingWorker() as unknown as Worker,
  bytes: async () => new ArrayBuffer(1),
  pathOf: (name) => name,
}
const SOURCES = { program, root: 'FINGERPRINT' }

/** Until a worker that was asked for has started. */
const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/** A worker that notes what it is asked, and says what the test has it say. */
class NotingWorker extends EventTarget {
  static last: NotingWorker
  readonly asked: Question<VisitCalls>[] = []
  isOver = false

  constructor() {
    super()
    NotingWorker.last = this
  }

  postMessage(request: Question<VisitCalls>): void {
    this.asked.push(request)
  }

  say(data: VisitReply): void {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }

  terminate(): void {
    this.isOver = true
  }
}

describe('what an emptied page keeps of a letter', () => {
  const kept = { setTimeout: globalThis.setTimeout, now: Date.now }
  let time: number
  let due: (() => void)[]

  beforeEach(() => {
    time = 1_000_000
    due = []
    Object.assign(globalThis, { setTimeout: (work: () => void) => due.push(work) })
    Date.now = () => time
  })
  afterEach(() => {
    const { now, ...rest } = kept
    Object.assign(globalThis, rest)
    Date.now = now
  })

  const late = (page: number, ms: number): VisitReply => ({ kind: 'news', news: { page, ms } })
  const startedWith = () => {
    const [start] = NotingWorker.last.asked
    return start?.question === 'start' ? (start.given as VisitCalls['start']['given']) : null
  }

  it('is which pages are to be fetched and when, and nothing else: the next worker fetches them', async () => {
    const office = startVisitWorker(SOURCES)
    await turn()
    expect(startedWith()?.late).to.deep.equal([])
    for (const ms of [70_000, 130_000]) NotingWorker.last.say(late(5, ms))
    time += 20_000
    const first = NotingWorker.last
    const left = office.close()
    await turn()
    expect(first.isOver).to.equal(true)
    expect(left).to.deep.equal([
      { page: 5, ms: 50_000 },
      { page: 5, ms: 110_000 },
    ] satisfies LatePage[])
    startVisitWorker(SOURCES, left)
    await turn()
    expect(startedWith()).to.deep.equal({ root: SOURCES.root, late: left })
  })

  it('is passed on however often the page is emptied, and is gone once it was fetched', async () => {
    let office = startVisitWorker(SOURCES)
    await turn()
    for (const ms of [70_000, 130_000]) NotingWorker.last.say(late(5, ms))
    for (const _ of [1, 2, 3]) office = startVisitWorker(SOURCES, office.close())
    time += 70_000
    // the time of the first has come
    due.at(-2)?.()
    expect(office.close()).to.deep.equal([{ page: 5, ms: 60_000 }])
  })

  it('is nothing once somebody has left the page', async () => {
    const office = startVisitWorker(SOURCES)
    await turn()
    NotingWorker.last.say(late(5, 70_000))
    office.close()
    // as a browser does that shows the page again
    expect(office.close()).to.deep.equal([])
  })
})
