import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { type Epoch, nextSequence } from '../../../../client/desk/model/log/stream.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { epochCommit } from '../../../../crypto/keys/keys.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import { notes, only, readersOf } from '../../../support/reception/access-reception.ts'
import { squat } from '../../../support/reception/force-record.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'
import { honest, Scene, write } from '../../../support/server/lie-scene.ts'
import { said, withheld, without } from '../../../support/server/lies.ts'

const note = (text: string): Action => ({ kind: 'note', text })
const status = (to: 'assessing' | 'closed'): Action => ({
  kind: 'status',
  status: to,
  text: to,
  party: 'party',
  next: null,
})
const say = (desk: Desk, action: Action) => desk.append(only(desk).id, jobOf(systemRandom, action))
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'done',
    (error) => error.code,
  )
const nextOf = (desk: Desk) => nextSequence(only(desk).stream!)

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`a log in which a member writes ahead over ${database}`, () => {
    let clock: Clock
    let instance: Instance
    let report: SealedReport
    let a: Desk
    let b: Desk
    let c: Desk
    /** The key of the first epoch, which m2 keeps. */
    let old: Epoch

    beforeEach(async () => {
      clock = fakeClock(A_MONDAY)
      const roles = ['head', 'reception', 'reception'] as const
      const board = { slots: 64, echoes: 64, pageBits: 0 }
      instance = await startInstance({ database, clock, roles, board })
      report = await deliver(instance)
      ;[a, b, c] = [0, 1, 2].map((index) => testDesk(instance, index)) as [Desk, Desk, Desk]
      for (const desk of [a, b, c]) await desk.sync()
      old = only(c).stream!.epochs[0]!
    })
    afterEach(() => instance.stop())

    const putAt = (sequence: number, entry: Entry | null) =>
      squat(instance, 2, old, sequence, entry)

    function releaseOf(member: string): Entry {
      const commit = epochCommit(instance.p, systemRandom(32), systemRandom(32))
      const { hash: list } = instance.reception.list
      return { kind: 'released', member, why: 'conflict', text: '', epoch: 1, commit, list }
    }

    it('loses nothing once that member is revoked, whatever they put in any place', async () => {
      expect(await putAt(nextOf(c) + 5, { kind: 'note', text: 'ahead' })).to.equal(200)
      for (const desk of [a, b]) await desk.sync()
      await say(a, note('one'))
      await say(b, note('two'))
      await a.release(only(a).id, 'm2', 'conflict', 'a friend')
      for (let place = 0; place < 40; place++) await putAt(place, releaseOf('m0'))
      for (const desk of [a, b]) await desk.sync()
      await say(b, note('three'))
      for (const desk of [a, b, testDesk(instance, 0, { vault: a.vault })]) {
        await desk.sync()
        expect(readersOf(desk)).to.deep.equal(['m0', 'm1'])
        expect(notes(desk)).to.deep.equal(['m0: one', 'm1: two', 'm1: three'])
        expect(said(desk, 'en')).to.deep.equal([])
      }
    })

    it('counts nothing behind an empty place, says so, and goes on before it', async () => {
      const gap = nextOf(a)
      await putAt(gap + 2, { kind: 'status', status: 'closed', text: 'ahead', party: 'party' })
      for (const desk of [a, b]) await desk.sync()
      expect(only(a).status).to.equal('received')
      expect(only(a).warnings).to.deep.equal([
        { kind: 'gap', sequence: gap },
        { kind: 'gap', sequence: gap + 1 },
      ])
      expect(said(a, 'nb')[0]).to.equal(
        `Innslag ${gap + 1} i loggen mangler, og det som står etter, teller ikke før det kommer. Enten har noen hoppet over et innslag, eller så holder tjeneren det tilbake. Spør kollegene hva som skal stå der.`,
      )
      expect(said(a, 'en')[0]).to.equal(
        `Entry ${gap + 1} of the log is missing, and what stands after it does not count until it comes. Either somebody skipped an entry, or the server holds it back. Ask your colleagues what should stand there.`,
      )
      await say(a, note('one'))
      await say(b, note('two'))
      await a.sync()
      expect(only(a).warnings).to.deep.equal([{ kind: 'fork', sequence: gap + 2 }])
      expect([only(a).status, nextOf(a)]).to.deep.equal(['closed', gap + 3])
    })

    it('goes on past places that hold garbage, and keeps the board', async () => {
      for (let more = 0; more < 8; more++) await putAt(nextOf(c) + more, null)
      await say(a, { kind: 'acknowledge', next: null })
      await say(b, status('assessing'))
      await instance.server.tick()
      const seen = await readReceipt(instance, report.receipt)
      expect([seen.status?.content.status, seen.incomplete]).to.deep.equal(['assessing', false])
      for (const desk of [a, testDesk(instance, 1)]) {
        await desk.sync()
        expect(only(desk).status).to.equal('assessing')
        const [one] = said(desk, 'nb')
        expect(one).to.match(/^Innslag \d+ er skadet og vises ikke\.$/)
        expect(only(desk).warnings.map(({ kind }) => kind)).to.deep.equal(
          Array.from({ length: 8 }, () => 'broken-record'),
        )
      }
    })
  })
}

describe('a member who fills hundreds of places ahead between two ticks', () => {
  it('stops nobody from letting them go, and costs a colleague few requests', async () => {
    const clock = fakeClock(A_MONDAY)
    const roles = ['head', 'reception', 'reception'] as const
    const instance = await startInstance({ clock, roles, weeks: 6, config: { tick: 900 } })
    try {
      await deliver(instance)
      const pass = async () => {
        clock.advance(900_000)
        await instance.server.moveLists()
      }
      await pass()
      const posts: string[] = []
      const transport = meddled(staffTransport(instance), (request) => {
        if (request.startsWith('POST')) posts.push(request)
        return null
      })
      const [a, c] = [testDesk(instance, 0, { transport }), testDesk(instance, 2)]
      for (const desk of [a, c]) await desk.sync()
      const [epoch] = only(c).stream!.epochs
      const first = nextOf(c)
      for (let more = 0; more < 450; more++) {
        expect(await squat(instance, 2, epoch!, first + more, null)).to.equal(200)
      }
      posts.length = 0
      expect(await codeOf(a.release(only(a).id, 'm2', 'conflict', 'a friend'))).to.equal('done')
      expect(posts.length).to.be.lessThan(60)
      await pass()
      await a.sync()
      expect(readersOf(a)).to.deep.equal(['m0', 'm1'])
      expect(only(a).warnings).to.have.length(450)
    } finally {
      await instance.stop()
    }
  }).timeout(120_000)
})

describe('a record in the middle of a log that the server hides', () => {
  let scene: Scene
  let report: SealedReport

  beforeEach(async () => {
    const clock = fakeClock(A_MONDAY)
    const board = { slots: 64, echoes: 64, pageBits: 0 }
    const instance = await startInstance({ clock, weeks: 6, board })
    report = await deliver(instance)
    scene = new Scene(instance, clock, report)
    await scene.a.sync()
    await write(scene.a, { kind: 'acknowledge', next: null })
    await write(scene.a, status('assessing'))
    await write(scene.a, note('in the middle'))
    await write(scene.a, status('closed'))
    await scene.b.sync()
  })
  afterEach(() => scene.instance.stop())

  async function onBoard() {
    await scene.pass(60_000)
    return (await readReceipt(scene.instance, report.receipt)).status?.content.status
  }

  for (const [how, lie, says] of [
    ['lists', withheld, 'The server says that entry 4 exists'],
    ['does not list', without, 'Entry 4 of the log is missing'],
  ] as const) {
    it(`is named by every desk, and by one that writes, where the server ${how} it`, async () => {
      const hidden = lie([scene.id(3)])
      for (const before of [scene.b, undefined]) {
        const desk = await scene.synced(1, hidden, before)
        expect(said(desk, 'en').join(' ')).to.include(says)
        expect(desk.cases[0]!.status).to.equal('assessing')
        expect(await codeOf(write(desk, note('more')))).to.equal('withheld')
      }
    })

    it(`takes nothing newer off the board, where the server ${how} it`, async () => {
      const desk = await scene.synced(1, lie([scene.id(3)]), scene.b)
      expect([...desk.waiting.values()]).to.deep.equal(['withheld'])
      expect(await onBoard()).to.equal('closed')
    })
  }

  it('comes back, and everything counts again', async () => {
    const desk = await scene.synced(1, without([scene.id(3)]), scene.b)
    const again = await scene.synced(1, honest, desk)
    expect(said(again, 'en')).to.deep.equal([])
    expect([again.cases[0]!.status, await onBoard()]).to.deep.equal(['closed', 'closed'])
    expect(toHex(again.cases[0]!.stream!.records.get(3)!.hash)).to.equal(
      toHex(scene.a.cases[0]!.stream!.records.get(3)!.hash),
    )
  })
})
