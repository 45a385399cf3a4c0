import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { readingOf } from '../../../../client/shared/reception/readers.ts'
import { loadReception, viewReception } from '../../../../client/shared/reception/reception.ts'
import type { Transport } from '../../../../client/shared/transport.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import { recordHash, sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf } from '../../../support/desk/accepted.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import { say as append, codeOf, notes } from '../../../support/reception/access-reception.ts'
import {
  nextReception,
  publishNext,
  receptionWithout,
  succession,
} from '../../../support/reception/lists.ts'
import type { TestMember, TestReception } from '../../../support/reception/reception.ts'
import { send } from '../../../support/run/http.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  readReceipt,
  staffFetch,
  startInstance,
} from '../../../support/server/instance.ts'

describe('colleagues of a desk', () => {
  let clock: Clock
  let instance: Instance
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const roles = ['head', 'reception', 'co-handler', 'reader'] as const
    instance = await startInstance({ clock, roles, weeks: 8 })
  })
  afterEach(() => instance.stop())

  async function publish(reception: TestReception): Promise<void> {
    instance = await publishNext(instance, reception)
  }

  const leave = (member: string) => receptionWithout(instance, member, dayOf(clock.now()))

  /** Write notes into the one case, as somebody who holds its first key and posts by a colleague's desk. */
  async function forge(
    desk: Desk,
    all: readonly { readonly by: Pick<TestMember, 'signing'>; text: string; day: number }[],
  ): Promise<number> {
    const { p, reception } = instance
    const { records, epochs } = desk.cases[0]!.stream!
    const first = records.size
    let previous = records.get(first - 1)!.hash
    for (const [i, { by, text, day }] of all.entries()) {
      const { epoch, key } = epochs[0]!
      const place = {
        ...{ instance: reception.list.instance, epoch, epochKey: key },
        sequence: first + i,
      }
      const entry = { kind: 'note' as const, text }
      const body = sealRecord(p, systemRandom, place, by.signing, { previous, day, entry })
      previous = recordHash(p, body)
      const poster = reception.members[0]!
      const answer = await staffFetch(instance, poster, 'POST', PATH.deskRecords, { body })
      expect(outcomeOf(answer, body)).to.equal(ACCEPTED)
    }
    await desk.sync()
    return first
  }

  describe('who have left', () => {
    it('are believed by a fresh desk in what they wrote while they were there', async () => {
      await deliver(instance)
      const [a, b] = [testDesk(instance, 0), testDesk(instance, 2)]
      await a.sync()
      await b.sync()
      await append(b, 'while I was there')
      clock.advance(2 * DAY_MS)
      await publish(leave('m2'))
      await a.sync()
      const fresh = testDesk(instance, 1)
      await fresh.sync()
      expect(notes(fresh)).to.deep.equal(['m2: while I was there'])
      expect(fresh.cases[0]!.warnings).to.deep.equal([])
      expect(notes(a)).to.deep.equal(notes(fresh))
      expect(await codeOf(b.sync())).to.equal('unsigned')
    })

    it('are believed across several lists and a new root', async () => {
      await deliver(instance)
      const b = testDesk(instance, 2)
      await b.sync()
      await append(b, 'long ago')
      await publish(leave('m2'))
      const { p } = instance
      await publish(
        nextReception(p, instance.reception, {
          board: { ...instance.reception.list.board, slots: 99 },
        }),
      )
      const root = newSignKeyPair(p, systemRandom)
      const successions = [succession(p, instance.reception, root)]
      await publish(
        nextReception(p, instance.reception, { root: root.publicKey, successions }, root),
      )
      const fresh = testDesk(instance, 1)
      await fresh.sync()
      expect(notes(fresh)).to.deep.equal(['m2: long ago'])
      expect([fresh.cases[0]!.warnings, fresh.notices.filter(isOfLists)]).to.deep.equal([[], []])
    })

    it('are named where they wrote after it, and what they wrote is not hidden', async () => {
      await deliver(instance)
      const by = instance.reception.members[2]!
      const desk = testDesk(instance, 0)
      await desk.sync()
      await publish(leave('m2'))
      const today = dayOf(clock.now())
      clock.advance(9 * DAY_MS)
      const first = await forge(desk, [
        { by, text: 'in time', day: today + 7 },
        { by, text: 'too late', day: today + 8 },
      ])
      expect(notes(desk)).to.deep.equal(['m2: in time', 'm2: too late'])
      expect(desk.cases[0]!.warnings).to.deep.equal([
        { kind: 'after-leaving', sequence: first + 1 },
      ])
      const fresh = testDesk(instance, 1)
      await fresh.sync()
      expect(fresh.cases[0]!.warnings).to.deep.equal(desk.cases[0]!.warnings)
    })

    it('are not named for what they wrote once they were back', async () => {
      await deliver(instance)
      const desk = testDesk(instance, 0)
      await desk.sync()
      const { p, reception } = instance
      const { members, channels } = reception.list
      const today = dayOf(clock.now())
      await publish(leave('m2'))
      clock.advance(20 * DAY_MS)
      await publish(
        nextReception(p, instance.reception, { members, channels, issued: dayOf(clock.now()) }),
      )
      await desk.sync()
      const by = reception.members[2]!
      const first = await forge(desk, [
        { by, text: 'while away', day: today + 12 },
        { by, text: 'back', day: today + 20 },
      ])
      expect(desk.cases[0]!.warnings).to.deep.equal([{ kind: 'after-leaving', sequence: first }])
    })
  })

  describe('who never were in a list', () => {
    it('are believed in nothing', async () => {
      await deliver(instance)
      const desk = testDesk(instance, 0)
      await desk.sync()
      const by = { signing: newSignKeyPair(instance.p, systemRandom) }
      const day = dayOf(clock.now())
      const sequence = await forge(desk, [{ by, text: 'believe me', day }])
      expect(notes(desk)).to.deep.equal([])
      expect(desk.cases[0]!.warnings).to.deep.equal([{ kind: 'foreign-author', sequence }])
    })

    it('are believed once a list names them, without locking', async () => {
      await deliver(instance)
      const desk = testDesk(instance, 0)
      await desk.sync()
      const { p, reception } = instance
      const newcomer = {
        ...reception.members[2]!,
        id: 'm9',
        signing: newSignKeyPair(p, systemRandom),
      }
      const day = dayOf(clock.now())
      await forge(desk, [{ by: newcomer, text: 'good morning', day }])
      expect(notes(desk)).to.deep.equal([])
      const joining = {
        ...reception.list.members[2]!,
        ...{ id: newcomer.id, position: 6, signing: newcomer.signing.publicKey },
      }
      await publish(nextReception(p, reception, { members: [...reception.list.members, joining] }))
      await desk.sync()
      expect(notes(desk)).to.deep.equal(['m9: good morning'])
      expect(desk.cases[0]!.warnings).to.deep.equal([])
    })
  })

  const isOfLists = ({ kind }: { readonly kind: string }) => kind === 'list-history'

  describe('whom two keep out', () => {
    const ofPeople = (desk: Desk) =>
      desk.notices.flatMap((notice) =>
        notice.kind === 'suspended'
          ? [`${notice.member} until ${notice.day}`]
          : notice.kind === 'suspension-asked'
            ? [`${notice.own ? 'I' : notice.by.en} of ${notice.member}`]
            : [],
      )

    it('are refused for seven days, and their colleagues are told', async () => {
      await deliver(instance)
      const [a, b, c, d] = [0, 1, 2, 3].map((i) => testDesk(instance, i)) as [
        Desk,
        Desk,
        Desk,
        Desk,
      ]
      for (const desk of [a, b, c, d]) await desk.sync()
      await b.suspend('m0')
      expect(ofPeople(b)).to.deep.equal(['I of m0'])
      await a.sync()
      expect(ofPeople(a)).to.deep.equal([])
      clock.advance(DAY_MS)
      await c.sync()
      const first = dayOf(A_MONDAY)
      const { title } = instance.reception.list.members[1]!
      expect(ofPeople(c)).to.deep.equal([`${title.en} of m0`])
      await c.suspend('m0')
      expect(ofPeople(c)).to.deep.equal([`m0 until ${first + 6}`])
      await d.sync()
      expect(ofPeople(d)).to.deep.equal([`m0 until ${first + 6}`])
      expect(await codeOf(a.sync())).to.equal('suspended')
      expect([a.cases, await codeOf(a.suspend('m1'))]).to.deep.equal([[], 'suspended'])
      clock.advance(6 * DAY_MS)
      expect(await codeOf(a.sync())).to.equal('done')
      await d.sync()
      expect(ofPeople(d)).to.deep.equal([])
    })

    it('are colleagues: nobody keeps out themselves, a stranger, or anybody before a sync', async () => {
      const desk = testDesk(instance, 1)
      expect(await codeOf(desk.suspend('m0'))).to.equal('gone')
      await desk.sync()
      for (const member of ['m1', 'm9', '']) {
        expect(await codeOf(desk.suspend(member)), member).to.equal('gone')
      }
    })

    it('are those whom two signed for, not whom the server names', async () => {
      const [b, c] = [testDesk(instance, 1), testDesk(instance, 2)]
      await b.sync()
      await c.sync()
      await b.suspend('m0')
      await c.suspend('m0')
      // the server turns the second signature into one for another member, and doubles it
      const lying = meddled(staffTransport(instance), (request) => {
        if (request !== `GET ${PATH.deskSuspensions}`) return null
        return ({ status, body }) => {
          const [one, two] = JSON.parse(new TextDecoder().decode(body))
          const forged = [one, { ...two, signature: one.signature }, one]
          return { status, body: new TextEncoder().encode(JSON.stringify(forged)) }
        }
      })
      const desk = testDesk(instance, 3, { transport: lying })
      await desk.sync()
      expect(ofPeople(desk)).to.have.length(1)
      expect(ofPeople(desk)[0]).to.match(/ of m0$/)
    })
  })

  describe('who have lost their weekly keys', () => {
    /** The people that a reporter's page shows. */
    async function shown() {
      const { p } = instance
      const { fingerprint } = instance.reception
      const transport: Transport = {
        request: async (method, path) => send(instance.server.publicUrl, method, path),
      }
      const source = { primitives: async () => p, transport, root: fingerprint }
      const reception = await loadReception({ ...source, now: clock.now, buildDay: 0 })
      const { channels, state } = viewReception(p, reception, dayOf(clock.now()), fingerprint)
      return {
        state,
        readers: channels.flatMap((one) => readingOf(one, []).map(({ id }) => id)),
      }
    }
    const weeks = { format: 'postern-weekly-keys/1' as const, weeks: [] }
    const stops = (desk: Desk) =>
      desk.notices.flatMap((one) => (one.kind === 'keys-stopped' ? [one.member] : []))

    it('stop them: reporters seal to the others, and colleagues are told', async () => {
      const desk = testDesk(instance, 1, { weeks })
      await desk.sync()
      expect((await shown()).readers).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
      await desk.stopKeys()
      expect(stops(desk)).to.deep.equal(['m1'])
      expect(await shown()).to.deep.equal({ state: 'open', readers: ['m0', 'm2', 'm3'] })
      const colleague = testDesk(instance, 0)
      await colleague.sync()
      expect(stops(colleague)).to.deep.equal(['m1'])
    })

    it('leave the reception closed rather than open to nobody', async () => {
      for (const index of [0, 1, 2, 3]) {
        const desk = testDesk(instance, index, { weeks })
        await desk.sync()
        await desk.stopKeys()
      }
      expect(await shown()).to.deep.equal({ state: 'closed', readers: [] })
    })
  })

  it('who only read leave the board to those who follow up', async () => {
    const report = await deliver(instance)
    const posts: string[] = []
    const onSlots = (what: 'lose-request' | null, seen: string[]) =>
      meddled(staffTransport(instance), (request) => {
        const isSlots = request.startsWith(`POST ${PATH.deskSlots}`)
        if (isSlots) seen.push(request)
        return request === `POST ${PATH.deskSlots}` ? what : null
      })
    const a = testDesk(instance, 2, { transport: onSlots('lose-request', []) })
    await a.sync()
    await a.append(a.cases[0]!.id, jobOf(systemRandom, { kind: 'acknowledge', next: null }))
    const reader = testDesk(instance, 3, { transport: onSlots(null, posts) })
    await reader.sync()
    await append(reader, 'read')
    expect([reader.cases[0]?.progress.acknowledged, posts]).to.deep.equal([true, []])
    const seen = async () => {
      await instance.server.tick()
      return (await readReceipt(instance, report.receipt)).status?.content.status ?? null
    }
    expect(await seen()).to.equal(null)
    await testDesk(instance, 2).sync()
    expect(await seen()).to.equal('received')
  })
})
