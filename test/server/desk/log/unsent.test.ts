import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { PACE_PERIOD, Pace } from '../../../../client/desk/engine/post/pace.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { unlessOvertaken } from '../../../../client/desk/model/rules/overtaken.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { openUnsent } from '../../../../crypto/vault/unsent.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { MemoryUnsent } from '../../../support/desk/memory-unsent.ts'
import { agreeToPurge } from '../../../support/reception/access-reception.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import { Dice, textsOf } from '../../../support/reception/together.ts'
import { scaled } from '../../../support/run/scale.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  type SettableClock,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const SEEDS = Array.from({ length: scaled(100, 6) }, (_, i) => 1 + i)
const STEPS = 40
const CASES = ['K7M2Q4X', '9TRW0AB'] as const

describe('what a member wrote and no log has yet', () => {
  let clock: SettableClock
  let on: Instance
  let store: MemoryUnsent
  let desk: Desk
  /** Whether the network is cut, before the server or behind it. */
  let cut: 'lose-request' | 'lose-answer' | null

  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const roles = ['head', 'reception'] as const
    const reception = makeReception(p, { today: dayOf(A_MONDAY), roles })
    on = await startInstance({ clock, reception })
    for (const reference of CASES) {
      await deliver(on, { code: makeCode(systemRandom, reference), text: 'Papirene' })
    }
    cut = null
    store = new MemoryUnsent()
    const first = testDesk(on, 0)
    await syncAndOpen(first)
    desk = await unlocked(first)
  })
  afterEach(() => on.stop())

  /** The desk as it is unlocked again: with its vault and its file, and nothing of its memory. */
  async function unlocked(from = desk): Promise<Desk> {
    const { vault, weeks } = from
    const transport = meddled(staffTransport(on), (request) =>
      request.startsWith('POST /api/desk/records') && !request.endsWith('fetch') ? cut : null,
    )
    const pace = new Pace(systemRandom)
    const again = testDesk(on, 0, { vault, weeks, transport, pace, unsent: store })
    await again.sync()
    return again
  }

  const caseOf = (reference: string, of = desk) =>
    of.cases.find((one) => one.reference === reference)!
  const write = (reference: string, text: string) =>
    desk.write(caseOf(reference).id, jobOf(systemRandom, { kind: 'note', text }))
  const waiting = (reference: string) =>
    desk
      .unsentIn(caseOf(reference))
      .flatMap(({ entry }) => (entry.kind === 'note' ? [entry.text] : []))

  const itemsIn = (file: Uint8Array) => openUnsent(p, desk.vault, file)

  /** Let the pace go on until nothing waits. */
  async function sentAll(): Promise<void> {
    for (let times = 0; desk.unsentCount > 0 && times < 120; times++) {
      clock.advance(PACE_PERIOD / 3)
      await desk.keepPace()
    }
    expect(desk.unsentCount).to.equal(0)
  }

  async function told(reference: string): Promise<string[]> {
    await on.server.tick()
    const colleague = testDesk(on, 1)
    await colleague.sync()
    return textsOf(caseOf(reference, colleague))
  }

  it('goes on after a crash: fifteen entries of a quarter of an hour, in their order, each once', async () => {
    const texts = Array.from({ length: 15 }, (_, i) => `note ${i}`)
    for (const text of texts) await write('K7M2Q4X', text)
    const left = waiting('K7M2Q4X')
    expect(left.length).to.be.greaterThan(9)
    desk = await unlocked()
    const still = waiting('K7M2Q4X')
    expect(still).to.deep.equal(left.slice(-still.length))
    expect(still.length).to.be.greaterThan(5)
    await sentAll()
    expect(await told('K7M2Q4X')).to.deep.equal(texts)
    desk = await unlocked()
    expect(desk.unsentCount).to.equal(0)
  })

  it('is not taken for what the same member said before in the same words', async () => {
    for (let i = 0; i < 6; i++) await write('K7M2Q4X', 'Ringte, ikke svar')
    await sentAll()
    await on.server.tick()
    await desk.sync()
    for (let i = 0; i < 6; i++) await write('9TRW0AB', `other ${i}`)
    await write('K7M2Q4X', 'Ringte, ikke svar')
    desk = await unlocked()
    await sentAll()
    expect(await told('K7M2Q4X')).to.have.length(7)
  })

  it('is written as often as it was said, also in the same words', async () => {
    const busy = ['a', 'b', 'c', 'd']
    for (const text of busy) await write('9TRW0AB', text)
    for (let i = 0; i < 3; i++) await write('K7M2Q4X', 'Ringte, ikke svar')
    desk = await unlocked()
    for (let i = 0; i < 3; i++) {
      clock.advance(PACE_PERIOD / 3)
      await desk.keepPace()
      desk = await unlocked()
    }
    await sentAll()
    expect(await told('K7M2Q4X')).to.deep.equal(
      Array.from({ length: 3 }, () => 'Ringte, ikke svar'),
    )
    expect(await told('9TRW0AB')).to.deep.equal(busy)
  })

  it('is given back if it is an answer, and a colleague answered while the desk was locked', async () => {
    for (let i = 0; i < 4; i++) await write('9TRW0AB', `note ${i}`)
    const ask = (text: string) =>
      jobOf(systemRandom, { kind: 'message', as: 'question', text, language: 'nb' })
    const own = caseOf('K7M2Q4X')
    await desk.write(own.id, unlessOvertaken(ask('And when?'), own.stream!.records.size))
    const colleague = testDesk(on, 1)
    await syncAndOpen(colleague)
    await colleague.append(caseOf('K7M2Q4X', colleague).id, ask('Who saw it?'))
    await on.server.tick()
    desk = await unlocked()
    for (let times = 0; times < 6; times++) {
      clock.advance(PACE_PERIOD / 3)
      await desk.keepPace()
    }
    const [given, ...more] = desk.unsentIn(caseOf('K7M2Q4X'))
    expect(more).to.deep.equal([])
    expect(given).to.deep.include({ failure: 'overtaken', isFinal: true })
    expect(given!.entry).to.include({ kind: 'message', text: 'And when?' })
    desk = await unlocked()
    await desk.keepPace()
    const [again] = desk.unsentIn(caseOf('K7M2Q4X'))
    expect(again).to.include({ failure: 'overtaken' })
    await desk.takeBack(again!.key)
    expect(desk.unsentCount).to.equal(0)
  })

  for (const seed of SEEDS) {
    it(`is in the log once, whenever the desk crashes: seed ${seed}`, async () => {
      const dice = new Dice(seed)
      const wrote = new Map<string, string[]>(CASES.map((reference) => [reference, []]))
      for (let step = 0; step < STEPS; step++) {
        const reference = dice.pick(CASES)
        cut = dice.chance(25) ? dice.pick(['lose-request', 'lose-answer'] as const) : null
        if (dice.chance(55)) {
          const text = dice.chance(30) ? 'Ringte, ikke svar' : `${reference} ${step}`
          await write(reference, text)
          wrote.get(reference)!.push(text)
        } else if (dice.chance(40)) {
          clock.advance(PACE_PERIOD / 3)
          await desk.keepPace().catch(() => null)
        } else if (dice.chance(30)) await on.server.tick()
        else desk = await unlocked()
      }
      cut = null
      desk = await unlocked()
      await sentAll()
      for (const [reference, texts] of wrote) {
        expect(await told(reference), reference).to.deep.equal(texts)
      }
    }).timeout(60_000)
  }

  it('is said not to be kept if the disk is full, and is kept once there is room', async () => {
    for (let i = 0; i < 4; i++) await write('K7M2Q4X', `note ${i}`)
    store.isFull = true
    const job = jobOf(systemRandom, { kind: 'note', text: 'note 4' })
    const writing = () => desk.write(caseOf('K7M2Q4X').id, job)
    const fault = await writing().then(
      () => null,
      (error) => error.code,
    )
    expect(fault).to.equal('full-disk')
    store.isFull = false
    await writing()
    expect(itemsIn(store.file!)).to.have.length(1)
    desk = await unlocked()
    await sentAll()
    expect(await told('K7M2Q4X')).to.deep.equal([0, 1, 2, 3, 4].map((i) => `note ${i}`))
  })

  it('opens to nobody after a purge, with the file as it was before', async () => {
    for (let i = 0; i < 6; i++) await write('K7M2Q4X', `note ${i}`)
    const kept = store.file!.slice()
    const colleague = testDesk(on, 1)
    await syncAndOpen(colleague)
    await agreeToPurge(colleague, caseOf('K7M2Q4X', colleague).id)
    await on.server.tick()
    await desk.sync()
    await desk.purge(caseOf('K7M2Q4X').id, '')
    await on.server.tick()
    expect(itemsIn(store.file!)).to.deep.equal([])
    store.file = kept
    desk = await unlocked()
    expect(itemsIn(store.file!)).to.deep.equal([])
    expect(desk.cases.map(({ reference }) => reference)).to.deep.equal(['9TRW0AB'])
    expect(desk.unsentCount).to.equal(0)
    const items = itemsIn(kept)
    expect(items).to.have.length(2)
    for (const { record } of items) {
      const bytes = Buffer.from(record)
      expect(bytes.includes('note')).to.equal(false)
    }
  })

  it('is replaced and told of if the file is damaged, and everything else works', async () => {
    for (let i = 0; i < 6; i++) await write('K7M2Q4X', `note ${i}`)
    store.file = store.file!.slice(0, -1)
    desk = await unlocked()
    expect(desk.notices.map(({ kind }) => kind)).to.include('unsent-broken')
    await write('K7M2Q4X', 'note 6')
    desk = await unlocked()
    expect(desk.notices.map(({ kind }) => kind)).not.to.include('unsent-broken')
    expect(await told('K7M2Q4X')).to.deep.equal([0, 1, 2, 3, 6].map((i) => `note ${i}`))
  })
})
