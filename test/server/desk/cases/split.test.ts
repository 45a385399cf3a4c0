import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { Splitter } from '../../../../client/desk/engine/cases/split.ts'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import { splitFrom } from '../../../../client/desk/model/case/merged-list.ts'
import type { SplitRequest } from '../../../../client/desk/model/case/new-report.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import {
  contentOf,
  meddled,
  staffTransport,
  syncAndOpen,
  testDesk,
} from '../../../support/desk/desk-core.ts'
import { accessReception, codeOf } from '../../../support/reception/access-reception.ts'
import { reportAs, visitOf, writeMore } from '../../../support/reception/need-to-know.ts'
import { makeReception, openedByTwo, SOME_TEXTS } from '../../../support/reception/reception.ts'
import { universityReception } from '../../../support/reception/university-reception.ts'
import { never } from '../../../support/run/later.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p)

describe('a case split from another', () => {
  let instance: Instance
  let clock: Clock

  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, reception })
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
      later: never,
    })

  const request = (caseId: string, part: Partial<SplitRequest> = {}): SplitRequest => ({
    ...{ caseId, channel: 'main', quote: 'Dessuten er kassa tom', language: 'nb' },
    ...{ cameOn: dayOf(A_MONDAY), leftOut: [], text: 'To forhold', retaliation: false },
    ...part,
  })

  it('holds only the second matter, read by nobody whom the reporter left out', async () => {
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

  it('K12: goes to no channel whose reports two must open', async () => {
    await instance.stop()
    const roles = ['head', 'reception', 'reception'] as const
    const parted = makeReception(p, { today: dayOf(A_MONDAY), roles, edit: openedByTwo })
    instance = await startInstance({ clock, reception: parted })
    await deliver(instance, { text: 'To forhold i ett' })
    const desk = await opened(0)
    const [first] = desk.cases
    expect(view(desk).channelPeople.main?.together).to.equal(2)
    expect(await codeOf(splitterOver().split(desk, 'job', request(first!.id)))).to.equal('gone')
  })

  it('S23: is marked where it is of retaliation that a letter tells of, and linked both ways', async () => {
    const code = await reportAs(instance, 'Brudd', [])
    const drop = {
      kind: 'follow-up' as const,
      content: contentOf('letter-retaliation', { text: 'Tatt av vaktlista' }),
    }
    await deliver(instance, { code, drop })
    const desk = await opened(0)
    const [first] = desk.cases
    const asked = request(first!.id, { quote: 'Tatt av vaktlista igjen', retaliation: true })
    await splitterOver().split(desk, 'job', asked)
    await splitterOver().split(desk, 'other', request(first!.id, { quote: 'Noe annet' }))
    await syncAndOpen(desk)
    const rowOf = (id: string) => view(desk).cases.find((row) => row.id === id)!
    const [made, other] = ['Tatt av vaktlista igjen', 'Noe annet'].map((text) =>
      rowOf(saying(desk, text).id),
    )
    expect([rowOf(first!.id).retaliation, made!.retaliation]).to.deep.equal([true, true])
    expect(other!.retaliation).to.equal(false)
    expect(splitFrom(made!)).to.equal(toHex(first!.linkName!))
    const to = rowOf(first!.id).work.links.map(({ entry }) => entry.case)
    expect(to).to.include(made!.linkName)
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
    const two = await startInstance({ clock, reception: universityReception(p, dayOf(A_MONDAY)) })
    try {
      await reportToStaff(two, ['m2'])
      const desk = testDesk(two, 0)
      await syncAndOpen(desk)
      const asked = request(desk.cases[0]!.id, { channel: 'students' })
      await splitterOver(staffTransport(two)).split(desk, 'job', asked)
      await syncAndOpen(desk)
      const made = saying(desk, 'Dessuten')
      expect(made.channel).to.equal('students')
      // The new case says so itself, for who does not read the first.
      expect(made.access.leftOut).to.deep.equal(['m2'])
      expect(await codeOf(desk.grant(made.id, 'm2', 'reader', ''))).to.equal('left-out')
    } finally {
      await two.stop()
    }
  })

  it('is not sealed, split once more, to a member whom the first reporter left out', async () => {
    const two = await startInstance({ clock, reception: universityReception(p, dayOf(A_MONDAY)) })
    try {
      await reportToStaff(two, ['m2'])
      const desk = testDesk(two, 0)
      await syncAndOpen(desk)
      const splitter = splitterOver(staffTransport(two))
      const second = request(desk.cases[0]!.id, { channel: 'students', quote: 'Det andre' })
      await splitter.split(desk, 'second', second)
      await syncAndOpen(desk)
      // `staff` is the channel in which m2 reads.
      const from = saying(desk, 'Det andre').id
      const third = request(from, { channel: 'staff', quote: 'Det tredje' })
      await splitter.split(desk, 'third', third)
      await syncAndOpen(desk)
      const made = saying(desk, 'Det tredje')
      expect(made.access.readers.map(({ member }) => member)).to.deep.equal(['m0', 'm1'])
      expect(made.access.leftOut).to.deep.equal(['m2'])
      expect(await codeOf(desk.grant(made.id, 'm2', 'reader', ''))).to.equal('left-out')
      const shown = viewDesk(desk, two.now(), 0).cases.find(({ id }) => id === from)!
      expect(shown.barred).to.deep.equal(['m2'])
      const kept = testDesk(two, 2)
      await kept.sync()
      expect(kept.cases).to.deep.equal([])
    } finally {
      await two.stop()
    }
  })

  describe('with a member whose later conflict in the first is known', () => {
    /** m1 says in the first case, once the second is split from it, that they are too close. */
    async function splitAndConflict(desk: Desk): Promise<readonly [Case, Case]> {
      await reportAs(instance, 'To forhold i ett')
      await syncAndOpen(desk)
      const id = desk.cases[0]!.id
      await splitterOver().split(desk, 'job', request(id, { leftOut: ['m1'] }))
      await syncAndOpen(desk)
      const close = testDesk(instance, 2)
      await close.sync()
      await close.declare(id, true, 'Min sjef')
      await desk.sync()
      return [saying(desk, 'i ett'), saying(desk, 'Dessuten')]
    }

    const letIn = (desk: Desk, { id }: Case) => codeOf(desk.grant(id, 'm2', 'reader', ''))

    it('opens it to them neither after its link was redacted nor after another one', async () => {
      const desk = testDesk(instance, 0)
      const [first, made] = await splitAndConflict(desk)
      await desk.release(made.id, 'm2', 'done', '')
      const link = made.work.links[0]!
      const redacted = { kind: 'redacted', row: toHex(link.id), text: 'feil' } as const
      const name = toHex(first.linkName!)
      const related = { kind: 'linked', case: name, how: 'related', text: '' } as const
      expect(await letIn(desk, made)).to.equal('left-out')
      for (const action of [redacted, related]) {
        await desk.append(made.id, jobOf(systemRandom, action))
        expect(saying(desk, 'Dessuten').work.links.map(({ entry }) => entry.how)).to.not.include(
          'split',
        )
        expect(await letIn(desk, made)).to.equal('left-out')
      }
    })

    it('goes on being read by them, as long as nobody revokes them', async () => {
      const desk = testDesk(instance, 0)
      const [, made] = await splitAndConflict(desk)
      await desk.grant(made.id, 'm3', 'follow-up-manager', '')
      await desk.release(made.id, 'm3', 'done', '')
      const close = testDesk(instance, 2)
      await close.sync()
      expect(saying(close, 'Dessuten').waitsForKey).to.equal(false)
    })

    it('is opened to a member whom only a colleague revoked from the first for a conflict', async () => {
      await reportAs(instance, 'To forhold i ett')
      const desk = await opened(0)
      const { id } = desk.cases[0]!
      await splitterOver().split(desk, 'job', request(id))
      await syncAndOpen(desk)
      const made = saying(desk, 'Dessuten')
      await desk.release(id, 'm2', 'conflict', '')
      await desk.release(made.id, 'm2', 'done', '')
      expect(await letIn(desk, made)).to.equal('done')
    })

    it('finishes no grant for them that a desk began which does not know it', async () => {
      const desk = testDesk(instance, 0)
      const [, made] = await splitAndConflict(desk)
      await desk.release(made.id, 'm2', 'done', '')
      const granted = { kind: 'granted', member: 'm2', as: 'reader', text: '' } as const
      await desk.append(made.id, { entry: () => granted, pending: null })
      for (let i = 0; i < 2; i++) await desk.sync()
      const now = saying(desk, 'Dessuten')
      expect(now.access.readers.find(({ member }) => member === 'm2')?.waits).to.not.equal(false)
      const entries = now.timeline.flatMap((one) => (one.kind === 'entry' ? [one.entry.kind] : []))
      expect(entries).to.include('granted').and.not.to.include('keys-sent')
    })
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
    // Its lists do not show the case yet.
    const { vault, cases } = desk
    const late = { vault, cases, sync: async () => {} } as Desk
    await splitter.split(late, 'job', asked)
    expect(splitter.waiting).to.equal(1)
    await splitter.split(desk, 'job', asked)
    await splitter.settle(desk)
    await syncAndOpen(desk)
    expect(splitter.waiting).to.equal(0)
    expect(desk.cases).to.have.lengthOf(2)
    expect(desk.cases.map(({ work }) => work.links.length)).to.deep.equal([1, 1])
    expect(desk.cases.filter(({ work }) => work.registered !== null)).to.have.lengthOf(1)
  })

  it('is not made by a member who would not read it, or does not read the first', async () => {
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

/** A report to the channel `staff`, without some of its people. */
async function reportToStaff(instance: Instance, leftOut: readonly string[]): Promise<void> {
  const visit = visitOf(instance)
  const { version: listVersion } = await visit.open()
  await visit.makeReceipt()
  const content = { ...contentOf('general', { what: 'To forhold' }), channel: 'staff' }
  const reads = { leftOut, shown: ['m0', 'm1'], circle: null, listVersion }
  await visit.send({ kind: 'report', content, textsHash: SOME_TEXTS, ...reads })
}

function textIn(report: Case['report']): string {
  return Object.values(report?.content.answers ?? {}).join(' ')
}

function textOfItem(item: Case['timeline'][number]): string {
  return item.kind === 'drop' ? Object.values(item.drop.content.answers).join(' ') : ''
}
