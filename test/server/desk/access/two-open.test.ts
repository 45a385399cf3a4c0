import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { openOrPart } from '../../../../crypto/drop/drop.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { acknowledge } from '../../../support/reception/access-reception.ts'
import { reportAs, writeMore } from '../../../support/reception/need-to-know.ts'
import { makeReception, openedByTwo } from '../../../support/reception/reception.ts'
import { textsOf } from '../../../support/reception/same-text.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  reportOf,
  startInstance,
} from '../../../support/server/instance.ts'
import { storedDrops } from '../../../support/server/lies.ts'

describe('K12: a report that two open together', () => {
  let clock: Clock
  let instance: Instance
  let desks: Desk[]
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const roles = ['head', 'reception', 'reception', 'reception'] as const
    instance = await startInstance({ clock, weeks: 12, roles })
    desks = [0, 1, 2, 3].map((index) => testDesk(instance, index))
  })
  afterEach(() => instance.stop())

  const report = (text: string) => deliver(instance, { text, leftOut: ['m3'], how: 'two' })
  const syncAll = async () => {
    for (const desk of desks) await desk.sync()
  }
  const saidIn = (desk: Desk) =>
    desk.sealed.map(({ agreed, others }) => [agreed, others.map((one) => [one.id, one.agreed])])

  it('is no case on any desk before two have said yes, and names who holds a part', async () => {
    await report('Rektor tok pengene')
    await syncAll()
    expect(desks.map(({ cases }) => cases.length)).to.deep.equal([0, 0, 0, 0])
    const [first, , , out] = desks
    expect(saidIn(first!)).to.deep.equal([
      [
        false,
        [
          ['m1', false],
          ['m2', false],
        ],
      ],
    ])
    expect(first!.sealed[0]).to.include({ channel: 'main' })
    expect(out!.sealed).to.deep.equal([])
  })

  it('becomes one case on both desks that said yes, and on no other', async () => {
    await report('Rektor tok pengene')
    await syncAll()
    const [first, second, third, out] = desks as [Desk, Desk, Desk, Desk]
    await first.answerSealed(first.sealed[0]!.id, true)
    expect(first.cases).to.deep.equal([])
    await syncAll()
    expect(second.cases).to.deep.equal([])
    expect(saidIn(second)).to.deep.equal([
      [
        false,
        [
          ['m0', true],
          ['m2', false],
        ],
      ],
    ])
    await second.answerSealed(second.sealed[0]!.id, true)
    // The first sends its part once it has seen the second yes.
    expect(second.cases).to.deep.equal([])
    await syncAndOpen(first)
    // The second can read it by now, and no line of the log says so.
    const { title } = instance.reception.list.members[1]!
    expect(first.cases[0]!.warnings).to.deep.equal([
      { kind: 'opened-silently', member: 'm1', title },
    ])
    await syncAndOpen(second)
    await first.sync()
    expect(first.cases.map(({ id }) => id)).to.deep.equal(second.cases.map(({ id }) => id))
    expect([textsOf(first), textsOf(second)]).to.deep.equal([
      ['Rektor tok pengene'],
      ['Rektor tok pengene'],
    ])
    expect(first.cases[0]!.warnings).to.deep.equal([])
    expect([first.sealed, second.sealed]).to.deep.equal([[], []])
    await third.sync()
    await out.sync()
    // The third desk knows who said yes: it gets no part before its member has said so too.
    expect([third.cases, out.cases, out.sealed]).to.deep.equal([[], [], []])
    expect(saidIn(third)).to.deep.equal([
      [
        false,
        [
          ['m0', true],
          ['m1', true],
        ],
      ],
    ])
  })

  it('sends no part, and no word of a yes, to anybody whom the reporter left out', async () => {
    await report('Rektor tok pengene')
    await syncAll()
    const [first, second, third, out] = desks as [Desk, Desk, Desk, Desk]
    await first.answerSealed(first.sealed[0]!.id, true)
    await second.answerSealed(second.sealed[0]!.id, true)
    await out.sync()
    await third.sync()
    // A desk keeps the key of every envelope that it opens: those with the yes of each of the others.
    expect(third.vault.drops).to.have.length(2)
    expect([out.vault.drops, out.vault.parts]).to.deep.equal([[], undefined])
  })

  it('is refused for good by a member who says no, without a word to anybody', async () => {
    const { code } = await report('Rektor tok pengene')
    await syncAll()
    const [first, second, third] = desks as [Desk, Desk, Desk]
    await first.answerSealed(first.sealed[0]!.id, false)
    expect([first.sealed, first.vault.parts]).to.deep.equal([[], []])
    await second.answerSealed(second.sealed[0]!.id, true)
    await third.sync()
    await third.answerSealed(third.sealed[0]!.id, true)
    await deliver(instance, {
      code,
      drop: reportOf('Mer', 'follow-up'),
      leftOut: ['m3'],
      how: 'two',
    })
    // The follow-up and the parts of its key come to the first desk in one sync.
    for (const desk of [second, third, second, first]) await desk.sync()
    expect([first.cases, first.sealed]).to.deep.equal([[], []])
    // Colleagues who say yes do not know of the no, and send their parts: nothing of them is kept.
    expect(first.vault.drops).to.deep.equal([])
    const again = testDesk(instance, 0, { vault: first.vault, weeks: first.weeks })
    await again.sync()
    expect([again.cases, again.sealed]).to.deep.equal([[], []])
    await syncAndOpen(third)
    expect(textsOf(third)).to.deep.equal(['Rektor tok pengene', 'Mer'])
  })

  it('opens weeks later, after the weekly keys that found the parts are gone', async () => {
    await report('Rektor tok pengene')
    await syncAll()
    clock.advance(28 * DAY_MS)
    const again = ({ vault, weeks }: Desk, index: number) =>
      testDesk(instance, index, { vault, weeks })
    desks = desks.map(again)
    await syncAll()
    const [first, second] = desks as [Desk, Desk]
    await first.answerSealed(first.sealed[0]!.id, true)
    await second.sync()
    await second.answerSealed(second.sealed[0]!.id, true)
    await first.sync()
    await syncAndOpen(second)
    expect(textsOf(second)).to.deep.equal(['Rektor tok pengene'])
  })

  /** Two of the three who hold a part open the report, and purge its case. */
  const purgedByTwo = async (text: string) => {
    await report(text)
    await syncAll()
    const [first, second] = desks as [Desk, Desk]
    await first.answerSealed(first.sealed[0]!.id, true)
    await second.sync()
    await second.answerSealed(second.sealed[0]!.id, true)
    for (const desk of [first, second]) await syncAndOpen(desk)
    await acknowledge(first)
    for (const desk of [second, first]) await desk.sync()
    const [{ id }] = first.cases as [Desk['cases'][number]]
    await first.purge(id, 'tiden er ute')
    await second.sync()
    await second.purge(id, 'tiden er ute')
    for (const desk of [first, second, first, second]) await desk.sync()
  }

  it('leaves nothing that opens it after a purge: no part, no invitation, with no key or with those of a thief', async () => {
    await purgedByTwo('Rektor tok pengene')
    const [first, second, third] = desks as [Desk, Desk, Desk]
    expect([first.cases, second.cases]).to.deep.equal([[], []])
    // A copy of the third vault and its weekly keys from before the purge was told there: a backup, or a thief.
    const before = { vault: third.vault, weeks: third.weeks }
    expect(third.sealed).to.have.length(1)
    await third.sync()
    await third.sync()
    expect([third.sealed, third.vault.parts, third.vault.agreed ?? []]).to.deep.equal([[], [], []])
    const again = testDesk(instance, 2, { vault: third.vault, weeks: before.weeks })
    await again.sync()
    await again.sync()
    expect([again.sealed, again.cases, again.vault.parts]).to.deep.equal([[], [], []])
    // One part opens nothing: the others sent none to a member who had not said yes.
    const thief = testDesk(instance, 2, before)
    await thief.sync()
    for (const { id } of thief.sealed) await thief.answerSealed(id, true)
    for (const desk of [first, second, thief]) await desk.sync()
    expect(thief.cases).to.deep.equal([])
    clock.advance(42 * DAY_MS)
    const later = testDesk(instance, 2, before)
    await later.sync()
    expect([later.cases, later.sealed]).to.deep.equal([[], []])
  })

  it('leaves no part on a desk whose member says in the case that they are not impartial', async () => {
    await report('Rektor tok pengene')
    await syncAll()
    const [first, second] = desks as [Desk, Desk]
    await first.answerSealed(first.sealed[0]!.id, true)
    await second.sync()
    await second.answerSealed(second.sealed[0]!.id, true)
    await first.sync()
    const [c] = first.cases
    await first.declare(c!.id, true, '')
    await first.sync()
    expect([first.vault.parts, first.sealed]).to.deep.equal([[], []])
    const known = new Set(first.vault.drops.map(({ id }) => id))
    const refused = first.vault.refused.length
    expect(refused).to.be.at.least(2)
    expect([...known].filter((id) => first.vault.refused.includes(id))).to.deep.equal([])
  })
})

describe('K12: letters after a report that two open', () => {
  const LONG = 'Æ, ø og å 🐟 '.repeat(1200)
  let instance: Instance
  beforeEach(async () => {
    const p = await loadSodium()
    const roles = ['head', 'reception', 'reception'] as const
    const reception = makeReception(p, { today: dayOf(A_MONDAY), roles, edit: openedByTwo })
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
  })
  afterEach(() => instance.stop())

  /** How each letter of a reporter opens to a member alone, by its kind. */
  const aloneTo = async (index: number) => {
    const { p, reception } = instance
    const { weeks } = reception.members[index]!
    const { instance: place, members } = reception.list
    const all = (await storedDrops(instance)).flatMap((stored) => {
      const found = openOrPart(p, place, members[index]!.position, weeks, stored)
      if (found === null) return []
      if (found.kind === 'part') return [`part of ${found.own.slip.kind}`]
      const { kind } = found.drop.body
      return kind === 'report' || kind === 'follow-up' ? [`whole ${kind}`] : []
    })
    return all.sort()
  }

  it('are sealed in parts until two have signed that they open them, and whole from then on, the long ones too', async () => {
    const desks = [0, 1, 2].map((index) => testDesk(instance, index)) as [Desk, Desk, Desk]
    const [first, second, third] = desks
    const code = await reportAs(instance, 'Rektor tok pengene')
    await writeMore(instance, code, 'Før')
    await writeMore(instance, code, `Før ${LONG}`)
    const before = ['part of follow-up', 'part of follow-up', 'part of report']
    expect(await aloneTo(2)).to.deep.equal(before)
    for (const desk of desks) await desk.sync()
    await first.answerSealed(first.sealed[0]!.id, true)
    await second.sync()
    await second.answerSealed(second.sealed[0]!.id, true)
    await syncAndOpen(first)
    await acknowledge(first)
    await instance.server.tick()
    // Number 0 is there, by one who opens it.
    await writeMore(instance, code, 'Alene')
    const alone = ['part of follow-up', ...before]
    expect(await aloneTo(2)).to.deep.equal(alone)
    await syncAndOpen(second)
    await second.sync()
    await first.sync()
    await instance.server.tick()
    await writeMore(instance, code, 'Etter')
    await writeMore(instance, code, `Etter ${LONG}`)
    const after = [...alone, 'whole follow-up', 'whole follow-up']
    for (const index of [0, 1, 2]) expect(await aloneTo(index)).to.deep.equal(after)
    const texts = ['Før', `Før ${LONG}`, 'Alene', 'Etter', `Etter ${LONG}`]
    await second.sync()
    for (const desk of [first, second]) {
      await syncAndOpen(desk)
      const [{ warnings, timeline }] = desk.cases as [Desk['cases'][number]]
      const letters = timeline.flatMap((one) =>
        one.kind === 'drop' && one.drop.kind === 'follow-up' ? [one.drop.content.answers.text] : [],
      )
      expect(letters).to.have.members(texts)
      expect(warnings).to.deep.equal([])
    }
    // The third has not said yes: an unmodified desk keeps back what opens to it alone.
    await third.sync()
    expect(third.cases).to.deep.equal([])
    expect(third.sealed).to.have.length(1)
    await third.answerSealed(third.sealed[0]!.id, true)
    await first.sync()
    await syncAndOpen(third)
    expect(third.cases[0]!.timeline.filter(({ kind }) => kind === 'drop')).to.have.length(6)
  })
})
