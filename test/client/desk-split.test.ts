import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { jobOf } from '../../client/desk/core/action.ts'
import type { Desk } from '../../client/desk/core/desk.ts'
import type { Case } from '../../client/desk/core/fold.ts'
import { type SplitRequest, Splitter } from '../../client/desk/core/split.ts'
import { viewDesk } from '../../client/desk/desk-view.ts'
import { splitFrom } from '../../client/desk/merged.ts'
import { systemRandom, toHex } from '../../crypto/bytes.ts'
import { DAY_MS, dayOf } from '../../crypto/calendar.ts'
import { loadSodium } from '../../crypto/sodium.ts'
import { PATH } from '../../crypto/wire.ts'
import { accessHouse, codeOf } from '../support/access-house.ts'
import { contentOf, meddled, staffTransport, syncAndOpen, testDesk } from '../support/desk-core.ts'
import { SOME_TEXTS } from '../support/house.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  startInstance,
} from '../support/instance.ts'
import { reportAs, visitOf, writeMore } from '../support/need-to-know.ts'
import { universityHouse } from '../support/reporter-house.ts'

const p = await loadSodium()
const house = accessHouse(p)

describe('a case split from another', () => {
  let instance: Instance
  let clock: Clock

  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, house })
  })
  afterEach(() => instance.stop())

  const view = (desk: Desk) => viewDesk(desk, instance.now(), 0)

  /** The case whose report says `text`. */
  function saying(desk: Desk, text: string): Case {
    const found = desk.cases.find(({ report }) => textIn(report).includes(text))
    if (found === undefined) throw new Error(`no case says ${text}`)
    return found
  }

  async function opened(index: number): Promise<Desk> {
    const desk = testDesk(instance, index)
    await syncAndOpen(desk)
    return desk
  }

  const splitterOver = (transport = staffTransport(instance)) =>
    new Splitter({
      ...{
        primitives: instance.p,
        random: systemRandom,
        now: instance.now,
        transport,
        buildDay: 0,
      },
      sha256: (message) => new Uint8Array(createHash('sha256').update(message).digest()),
      wait: async () => {},
    })

  const request = (caseId: string, part: Partial<SplitRequest> = {}): SplitRequest => ({
    ...{ caseId, channel: 'main', quote: 'Dessuten er kassa tom', language: 'nb' },
    ...{ cameOn: dayOf(A_MONDAY), leftOut: [], text: 'To forhold' },
    ...part,
  })

  it('holds the second matter alone, read by none whom the reporter left out', async () => {
    const code = await reportAs(instance, 'To forhold i ett', ['m1'])
    const desk = await opened(0)
    const first = desk.cases[0]!
    await desk.append(first.id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    clock.advance(3 * DAY_MS)
    await desk.sync()
    await instance.server.tick()
    await splitterOver().split(desk, 'job', request(first.id))
    await syncAndOpen(desk)
    const made = saying(desk, 'Dessuten er kassa tom')
    expect(made.report?.recipients.map((to) => to !== null).slice(0, 4)).to.deep.equal([
      ...[true, false, true, false],
    ])
    expect(made.access.leftOut).to.deep.equal(['m1'])
    const shown = view(desk).cases.find(({ id }) => id === made.id)!
    expect(shown.since).to.equal(dayOf(A_MONDAY))
    expect(shown.acknowledged).to.equal(true)
    expect(splitFrom(shown)).to.equal(toHex(first.linkName!))
    const links = view(desk).cases.find(({ id }) => id === first.id)!.work.links
    expect(links.map(({ entry }) => entry)).to.deep.equal([
      { kind: 'linked', case: shown.linkName, how: 'split', leads: true, text: 'To forhold' },
    ])
    // The reporter goes on where they were: what they write comes to the first case.
    await writeMore(instance, code, 'Mer om kassa')
    await desk.sync()
    expect(saying(desk, 'To forhold i ett').timeline.map(textOfItem)).to.include('Mer om kassa')
    expect(saying(desk, 'Dessuten').timeline.map(textOfItem)).to.not.include('Mer om kassa')
    const other = testDesk(instance, 1)
    await other.sync()
    expect(other.cases).to.deep.equal([])
  })

  it('keeps out who is too close to the first, and who was left out of it', async () => {
    await reportAs(instance, 'To forhold i ett', ['m2'])
    const desk = await opened(0)
    const close = testDesk(instance, 1)
    await close.sync()
    await close.declare(close.cases[0]!.id, true, 'Min sjef')
    await desk.sync()
    const [first] = desk.cases
    await splitterOver().split(desk, 'job', request(first!.id))
    await syncAndOpen(desk)
    const made = saying(desk, 'Dessuten')
    expect(made.access.readers.map(({ member }) => member)).to.deep.equal(['m0'])
    for (const member of ['m1', 'm2']) {
      expect(await codeOf(desk.grant(made.id, member, 'reader', ''))).to.equal('left-out')
    }
    expect(await codeOf(desk.grant(made.id, 'm3', 'follow-up-manager', ''))).to.equal('done')
  })

  it('is opened to nobody later whom the reporter left out, also where the channel is another', async () => {
    const two = await startInstance({ clock, house: universityHouse(p, dayOf(A_MONDAY)) })
    try {
      const visit = visitOf(two)
      await visit.open()
      await visit.makeReceipt()
      const content = { ...contentOf('general', { what: 'To forhold' }), channel: 'staff' }
      const reads = { leftOut: ['m2'], shown: ['m0', 'm1'], positions: null }
      await visit.send({ kind: 'report', content, textsHash: SOME_TEXTS, ...reads })
      const desk = testDesk(two, 0)
      await syncAndOpen(desk)
      const asked = request(desk.cases[0]!.id, { channel: 'students' })
      await splitterOver(staffTransport(two)).split(desk, 'job', asked)
      await syncAndOpen(desk)
      const made = saying(desk, 'Dessuten')
      expect(made.channel).to.equal('students')
      expect(made.access.leftOut).to.deep.equal([])
      expect(await codeOf(desk.grant(made.id, 'm2', 'reader', ''))).to.equal('left-out')
    } finally {
      await two.stop()
    }
  })

  it('is made once, and named once in each log, though the answers are lost', async () => {
    await reportAs(instance, 'To forhold i ett')
    const desk = await opened(0)
    const [first] = desk.cases
    let isLost = true
    const transport = meddled(staffTransport(instance), (line) =>
      isLost && line === `POST ${PATH.drops}` ? 'lose-answer' : null,
    )
    const splitter = splitterOver(transport)
    const asked = request(first!.id)
    expect(await codeOf(splitter.split(desk, 'job', asked))).to.equal('offline')
    isLost = false
    await splitter.split(desk, 'job', asked)
    await splitter.settle(desk)
    await syncAndOpen(desk)
    expect(desk.cases).to.have.lengthOf(2)
    expect(desk.cases.map(({ work }) => work.links.length)).to.deep.equal([1, 1])
    expect(desk.cases.filter(({ work }) => work.registered !== null)).to.have.lengthOf(1)
  })

  it('is not made by who would not read it, or does not read the first', async () => {
    await reportAs(instance, 'To forhold i ett')
    const desk = await opened(0)
    const [first] = desk.cases
    const refused = (part: Partial<SplitRequest>) =>
      codeOf(splitterOver().split(desk, 'job', request(first!.id, part)))
    expect(await refused({ leftOut: ['m0'] })).to.equal('left-out')
    expect(await refused({ channel: 'none' })).to.equal('gone')
    expect(await refused({ caseId: 'ff' })).to.equal('gone')
    expect(await refused({ text: 'x'.repeat(1001) })).to.equal('too-long')
    await desk.sync()
    expect(desk.cases).to.have.lengthOf(1)
  })
})

function textIn(report: Case['report']): string {
  return Object.values(report?.content.answers ?? {}).join(' ')
}

function textOfItem(item: Case['timeline'][number]): string {
  return item.kind === 'drop' ? Object.values(item.drop.content.answers).join(' ') : ''
}
