import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { Memo } from '../../../../client/desk/model/case/made-before.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { CaseView, DeskView } from '../../../../client/desk/model/views.ts'
import type { SyncProgress } from '../../../../client/desk/rpc/answers.ts'
import { paced, ViewReceiver, ViewSender } from '../../../../client/desk/rpc/view-parts.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

/** A page's view of a desk, and the cases that it heard of last. */
class Page {
  readonly #viewed = new Memo<CaseView>()
  readonly #received = new ViewReceiver()
  readonly #sender: ViewSender
  heard: string[] = []
  view: DeskView | null = null

  constructor() {
    this.#sender = new ViewSender((message) => {
      // As it crosses: nothing is shared with the worker.
      const { ...crossed } = structuredClone(message)
      if (crossed.kind === 'view') this.view = this.#received.viewOf(crossed.view)
      else this.#received.take(crossed.cases)
      if (crossed.kind === 'cases') this.heard.push(...crossed.cases.map(({ id }) => id))
    })
  }

  /** Whether the page has a case in its memory, shown or not. */
  holds(id: string): boolean {
    if (this.view === null) return false
    const { cases: _, ...view } = this.view
    return this.#received.viewOf({ ...view, order: [id] }).cases.length > 0
  }

  show(desk: Desk, now: number): void {
    this.heard = []
    this.#sender.send(viewDesk(desk, now, now, this.#viewed))
  }
}

describe('what crosses from the worker to the page', () => {
  const clock = fakeClock(A_MONDAY)
  let instance: Instance
  let desk: Desk
  let page: Page

  before(async () => {
    instance = await startInstance({ clock, weeks: 4 })
    for (const text of ['en', 'to', 'elefanten']) await deliver(instance, { text })
    desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    page = new Page()
    page.show(desk, clock.now())
  })
  after(() => instance.stop())

  const idOf = (at: number) => desk.cases[at]?.id ?? ''
  const act = (at: number, text: string) =>
    desk.append(idOf(at), jobOf(systemRandom, { kind: 'note', text }))

  /** Check that the page sees the same as a page that hears everything for the first time. */
  function expectWhole(): void {
    page.show(desk, clock.now())
    expect(page.view).to.deep.equal(structuredClone(viewDesk(desk, clock.now(), clock.now())))
  }

  it('is nothing of cases that are as they were, though everything was synced again', async () => {
    await desk.sync()
    expectWhole()
    expect(page.heard).to.deep.equal([])
  })

  it('is the one case in which something was written, or read', async () => {
    await act(1, 'Ringte avdelingen.')
    expectWhole()
    expect(page.heard).to.deep.equal([idOf(1)])
    const [item] = desk.cases[2]?.timeline.filter(({ kind }) => kind === 'drop') ?? []
    if (item?.kind !== 'drop') throw new Error('there is no report')
    await desk.markRead([toHex(item.drop.messageId)])
    expectWhole()
    expect(page.heard).to.deep.equal([idOf(2)])
  })

  it('is what a colleague wrote, and what is linked to another case, as it stands there', async () => {
    const colleague = testDesk(instance, 1)
    await syncAndOpen(colleague)
    await colleague.append(idOf(0), jobOf(systemRandom, { kind: 'note', text: 'Jeg også.' }))
    await desk.sync()
    expectWhole()
    expect(page.heard).to.include(idOf(0))
    const link = desk.cases[1]?.linkName ?? new Uint8Array(16)
    await desk.append(idOf(0), {
      entry: () => ({ kind: 'linked', case: link, how: 'merged', leads: true, text: '' }),
      pending: null,
    })
    expectWhole()
  })

  it('is everything on another day', () => {
    clock.advance(DAY_MS)
    expectWhole()
    expect(page.heard).to.have.lengthOf(3)
  })

  it('leaves nothing on the page of a case that was purged', async () => {
    const gone = page.view?.cases.find(({ gist }) => gist === 'elefanten')?.id ?? ''
    const colleague = testDesk(instance, 1)
    await colleague.sync()
    await colleague.purge(gone, 'feil sted')
    await desk.purge(gone, 'feil sted')
    expectWhole()
    expect(page.view?.cases.map(({ id }) => id)).to.not.include(gone)
    expect(JSON.stringify(page.view?.cases)).to.not.include('elefanten')
    expect(page.holds(gone)).to.equal(false)
  })
})

describe('progress as the page hears it', () => {
  it('tells of each stage its beginning and its end, and no more than ten times a second between', () => {
    const told: SyncProgress[] = []
    let now = 0
    const tell = paced(
      (progress) => told.push(progress),
      () => now,
    )
    for (let done = 0; done <= 1000; done++) {
      tell({ stage: 'drops', done, total: 1000 })
      now += 1
    }
    tell({ stage: 'records', done: 0, total: 9 })
    expect(told[0]).to.deep.equal({ stage: 'drops', done: 0, total: 1000 })
    expect(told.at(-2)).to.deep.equal({ stage: 'drops', done: 1000, total: 1000 })
    expect(told.at(-1)?.stage).to.equal('records')
    expect(told).to.have.lengthOf.within(11, 14)
  })
})
