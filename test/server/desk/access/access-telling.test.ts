import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import {
  accessReception,
  acknowledge,
  BEYOND,
  caseId,
  only,
  say,
} from '../../../support/reception/access-reception.ts'
import { reportAs, visitOf, writeMore } from '../../../support/reception/need-to-know.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const reception = accessReception(await loadSodium())

describe('a reporter whose name was asked for', () => {
  let instance: Instance
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
  })
  afterEach(() => instance.stop())

  const view = (desk: Desk) => viewDesk(desk, A_MONDAY, A_MONDAY).cases[0]!
  const lettersOf = (desk: Desk) =>
    view(desk).items.filter((item) => item.kind === 'entry' && item.entry.kind === 'notice')
  const answer = async (desk: Desk, given: boolean) => {
    await desk.sync()
    const [asked] = only(desk).access.requests
    await desk.answerIdentity(
      caseId(desk),
      toHex(asked!.id),
      given,
      given ? 'It is Kari' : 'no',
      given ? BEYOND : null,
    )
  }

  it('counts as not told until the letter about it is written, by whichever desk, and once', async () => {
    const code = await reportAs(instance, 'the report')
    await writeMore(instance, code, 'Kari Nordmann', 'letter-identity')
    const desks = [0, 1, 2, 4].map((index) => testDesk(instance, index))
    const [head, colleague, third, custodian] = desks
    for (const desk of [head!, colleague!, third!]) await syncAndOpen(desk)
    await acknowledge(head!)
    await head!.askIdentity(caseId(head!), 'to protect them', 'So that nobody harms you')
    expect(view(head!).tellings).to.deep.equal([])
    await answer(custodian!, true)
    expect(view(custodian!).tellings).to.deep.equal([])
    for (const desk of [head!, colleague!]) await desk.sync()
    const [telling] = view(head!).tellings
    expect(telling).to.deep.include({ told: null })
    expect(view(colleague!).tellings).to.deep.equal([telling])
    expect(view(head!).access.requests[0]).to.include({ reason: 'So that nobody harms you' })
    await say(head!, 'another message does not count')
    const other = { kind: 'message', as: 'message', text: 'hello', language: 'nb' } as const
    await head!.write(caseId(head!), jobOf(systemRandom, other))
    expect(view(head!).tellings).to.deep.equal([telling])
    const letter = { ...other, as: 'notice', text: 'We know now', letter: telling!.letter } as const
    for (const desk of [colleague!, third!]) {
      await desk.write(caseId(desk), jobOf(systemRandom, letter))
    }
    for (const desk of [head!, colleague!, third!]) {
      await desk.sync()
      const letters = lettersOf(desk)
      expect(letters).to.have.lengthOf(1)
      const record = letters[0]!.key
      expect(view(desk).tellings).to.deep.equal([{ ...telling, told: dayOf(A_MONDAY), record }])
    }
    await instance.server.tick()
    const { messages } = await visitOf(instance, code).read()
    const texts = messages.map(({ content }) => content.text)
    expect(texts.filter((text) => text === 'We know now')).to.have.lengthOf(1)
  })

  it('counts as not told by what who asked writes in its place, as often as they do', async () => {
    const code = await reportAs(instance, 'the report')
    const [head, colleague, custodian] = [0, 1, 4].map((index) => testDesk(instance, index))
    for (const desk of [head!, colleague!]) await syncAndOpen(desk)
    await acknowledge(head!)
    await head!.askIdentity(caseId(head!), 'to know', 'curious')
    await answer(custodian!, true)
    const said = { kind: 'message', as: 'notice', language: 'nb' } as const
    const ids = new Set<string>()
    for (const text of ['Thank you', 'for your patience']) {
      await head!.sync()
      const { letter } = view(head!).tellings[0]!
      ids.add(letter)
      await head!.write(caseId(head!), jobOf(systemRandom, { ...said, text, letter }))
      for (const desk of [head!, colleague!]) {
        await desk.sync()
        expect(view(desk).tellings).to.have.lengthOf(1)
        expect(view(desk).tellings[0]).to.deep.include({ told: null, record: null })
      }
    }
    const { letter } = view(colleague!).tellings[0]!
    expect(ids.add(letter).size).to.equal(3)
    const text = 'The head asked who you are'
    await colleague!.write(caseId(colleague!), jobOf(systemRandom, { ...said, text, letter }))
    await head!.sync()
    for (const desk of [head!, colleague!]) {
      const record = lettersOf(desk).at(-1)!.key
      expect(view(desk).tellings[0]).to.deep.include({ told: dayOf(A_MONDAY), record })
    }
    await instance.server.tick()
    const { messages } = await visitOf(instance, code).read()
    const read = messages.map(({ content }) => content.text)
    expect(read).to.have.members(['Thank you', 'for your patience', text])
  })

  it('leaves a line in the timeline that says who gave it and when, and not the name', async () => {
    await reportAs(instance, 'the report')
    const [head, custodian] = [testDesk(instance, 0), testDesk(instance, 4)]
    await syncAndOpen(head)
    await head.askIdentity(caseId(head), 'to protect them', 'why')
    await answer(custodian, true)
    await head.sync()
    const { items } = view(head)
    const line = items.find(({ kind }) => kind === 'identity')
    expect(line).to.deep.include({ member: 'm4', as: 'given', day: dayOf(A_MONDAY) })
    expect(JSON.stringify(items)).to.not.include('Kari')
  })

  it('is told nothing where the custodian refuses', async () => {
    await reportAs(instance, 'the report')
    const [head, custodian] = [testDesk(instance, 0), testDesk(instance, 4)]
    await syncAndOpen(head)
    await head.askIdentity(caseId(head), 'curious')
    await answer(custodian, false)
    await head.sync()
    expect(view(head).tellings).to.deep.equal([])
    expect(view(head).access.requests[0]).to.deep.include({ reason: null })
  })
})
