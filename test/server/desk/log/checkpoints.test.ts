import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { headsToTell, tellHeads } from '../../../../client/desk/engine/post/to-colleagues.ts'
import { newStream } from '../../../../client/desk/model/log/stream.ts'
import { DAY_MS, dayOf, weekAt } from '../../../../crypto/days/calendar.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import { newSignKeyPair, type SignKeyPair } from '../../../../crypto/keys/keys.ts'
import { encodeCheckpoint, findHead, readCheckpoint } from '../../../../crypto/log/checkpoint.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import {
  ACCESS_ROLES,
  BEYOND,
  caseId,
  codeOf,
  only,
  say,
} from '../../../support/reception/access-reception.ts'
import {
  checkpointsFor,
  deliverCheckpoint,
  noticesOf,
  recorded,
  warningsOf,
} from '../../../support/reception/checkpoints.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  sha256,
  startInstance,
} from '../../../support/server/instance.ts'
import {
  dropsAt,
  exchanged,
  lyingTransport,
  rivalRecord,
  without,
} from '../../../support/server/lies.ts'

const p = await loadSodium()

/** m0 to m2 read; the manager m3 and the custodian m4 do not, and share a position. */
const reception = makeReception(p, {
  today: dayOf(A_MONDAY),
  roles: ACCESS_ROLES,
  weeks: 8,
  edit: (list): KeyList => ({
    ...list,
    channels: [{ id: 'main', members: ['m0', 'm1', 'm2'] }],
    members: list.members.map((one) => ({ ...one, position: Math.min(one.position, 3) })),
  }),
})

describe('a weekly checkpoint', () => {
  let instance: Instance
  let clock: Clock
  let desks: Desk[]
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, reception })
    desks = ACCESS_ROLES.map((_, index) => testDesk(instance, index))
    await deliver(instance)
    await at(0).sync()
    await say(at(0), 'en')
  })
  afterEach(() => instance.stop())

  const at = (index: number): Desk => desks[index]!
  const reopened = (index: number): Desk =>
    testDesk(instance, index, { vault: at(index).vault, weeks: at(index).weeks })
  const pass = async (weeks: number) => {
    clock.advance(weeks * 7 * DAY_MS)
    await instance.server.tick()
  }
  /** How many envelopes came to lie at the server while something was done. */
  const countOf = async (work: () => Promise<void>) => {
    const before = (await dropsAt(instance)).length
    await work()
    return (await dropsAt(instance)).length - before
  }

  it('is sent once in a week in which the desk has synced, no matter who unlocks it again', async () => {
    expect(await countOf(() => testDesk(instance, 0).tell('heads'))).to.equal(0)
    expect(await countOf(() => at(0).tell('heads'))).to.equal(2)
    expect(await countOf(() => at(0).tell('heads'))).to.equal(0)
    desks[0] = reopened(0)
    await at(0).sync()
    expect(await countOf(() => at(0).tell('heads'))).to.equal(0)
    await pass(1)
    await at(0).sync()
    expect(await countOf(() => at(0).tell('heads'))).to.equal(2)
    const { sent } = at(0).vault.checkpoints!
    await pass(8)
    await at(0).sync()
    expect(await countOf(() => at(0).tell('heads'))).to.equal(0)
    expect(at(0).vault.checkpoints!.sent).to.equal(sent)
  })

  it('is the same requests for a desk with one case, many or none', async () => {
    const shapes: string[][] = []
    for (let more = 0; more < 3; more++) await deliver(instance)
    for (const index of [0, 3, 4]) {
      const { transport, requests } = recorded(staffTransport(instance))
      desks[index] = testDesk(instance, index, { transport })
      await at(index).sync()
      requests.length = 0
      await at(index).tell('heads')
      shapes.push([...requests])
    }
    const one = ['POST /api/tickets 0', `POST /api/drops ${SIZE.drop}`]
    for (const shape of shapes) expect(shape).to.deep.equal([...one, ...one])
  })

  it('goes to everybody, in as few envelopes as their positions allow', async () => {
    await at(0).tell('heads')
    const all = ACCESS_ROLES.map((_, index) => checkpointsFor(instance, index))
    const opened = await Promise.all(all)
    expect(opened.map(({ length }) => length)).to.deep.equal([1, 1, 1, 1, 1])
    expect(new Set(opened.flat().map(({ id }) => toHex(id))).size).to.equal(2)
    for (const { body } of opened.flat()) {
      const { signer, reference, boardKey, week } = body
      expect(toHex(signer)).to.equal(toHex(reception.members[0]!.signing.publicKey))
      expect([reference, boardKey, week]).to.deep.equal(['0000000', null, weekAt(A_MONDAY)])
    }
  })

  it('accuses nobody if all see the same, no matter who reads it and when', async () => {
    for (const desk of desks) {
      await syncAndOpen(desk)
      await desk.tell('heads')
    }
    await at(0).grant(caseId(at(0)), 'm3', 'co-handler', '')
    await at(0).release(caseId(at(0)), 'm2', 'done', '')
    await say(at(0), 'to')
    for (let week = 0; week < 3; week++) {
      for (const desk of desks) {
        await desk.sync()
        await desk.tell('heads')
      }
      clock.advance(180_000)
      for (const desk of desks) {
        await desk.sync()
        expect([...warningsOf(desk), ...noticesOf(desk)]).to.deep.equal([])
      }
      await pass(1)
    }
  })

  it('tells a revoked member nothing of what came after, and a remaining one all of it', async () => {
    await at(1).sync()
    await at(2).sync()
    await at(0).release(caseId(at(0)), 'm2', 'done', '')
    const { stream } = only(at(0))
    const released = Math.max(...stream!.records.keys())
    for (const text of ['to', 'tre', 'fire']) await say(at(0), text)
    await at(0).tell('heads')
    await at(1).sync()
    await at(2).sync()
    const found = async (index: number) => {
      const [one] = await checkpointsFor(instance, index)
      const checkpoint = readCheckpoint(one!.body.content.entries)
      return only(at(index)).stream!.epochs.map(
        ({ key }) => findHead(p, one!.body, checkpoint, key)?.sequence ?? null,
      )
    }
    expect(await found(2)).to.deep.equal([released])
    expect(await found(1)).to.deep.equal([released, released + 3])
  })

  it('names nobody where an older one is read after a newer one', async () => {
    await at(1).sync()
    await at(1).tell('heads')
    await at(0).sync()
    for (const text of ['to', 'tre']) await say(at(0), text)
    await at(0).tell('heads')
    await pass(1)
    await at(1).sync()
    await say(at(1), 'fire')
    await at(1).tell('heads')
    await at(0).sync()
    expect(warningsOf(at(0))).to.deep.equal([])
  })

  it('is not outdone by an older one that the server gives later', async () => {
    const dropsOf = async (work: () => Promise<void>) => {
      const before = new Set(await dropsAt(instance))
      await work()
      return (await dropsAt(instance)).filter((id) => !before.has(id))
    }
    const older = await dropsOf(() => at(0).tell('heads'))
    const next = only(at(0)).stream!.records.size
    for (const text of ['to', 'tre']) await say(at(0), text)
    await pass(1)
    await at(0).sync()
    await at(0).tell('heads')
    const { records } = only(at(0)).stream!
    const hidden = [next, next + 1].map((one) => toHex(records.get(one)!.id))
    let gone = [...hidden, ...older]
    const transport = lyingTransport(staffTransport(instance), (request) => without(gone)(request))
    const liedTo = testDesk(instance, 1, { transport })
    await liedTo.sync()
    expect(warningsOf(liedTo)).to.deep.equal([])
    gone = hidden
    clock.advance(180_000)
    await liedTo.sync()
    expect(warningsOf(liedTo)).to.deep.equal(['colleague-ahead Member 0'])
  })

  it('counts for nothing where a stranger or somebody who left signed it', async () => {
    const lying = (signer: SignKeyPair) => {
      const heads = headsToTell(p, [only(at(0)).stream!]).map((head) => ({
        ...head,
        hash: systemRandom(32),
      }))
      const messageId = systemRandom(SIZE.messageId)
      const place = { signer: signer.publicKey, messageId }
      const entries = encodeCheckpoint(p, systemRandom, place, heads)
      return deliverCheckpoint(instance, signer, messageId, entries)
    }
    await lying(newSignKeyPair(p, systemRandom))
    await at(1).sync()
    expect(warningsOf(at(1))).to.deep.equal([])
    expect(at(1).vault.checkpoints!.heard).to.deep.equal([])
    await lying(reception.members[2]!.signing)
    await at(1).sync()
    expect(warningsOf(at(1))).to.deep.equal(['colleague-fork Member 2'])
  })

  it('names a fork in a stream of the custodian, on the custodian’s desk', async () => {
    await at(1).sync()
    await at(0).declare(caseId(at(0)), false, '')
    await at(0).askIdentity(caseId(at(0)), 'hvem?')
    await at(4).sync()
    const { access } = only(at(4))
    await at(4).answerIdentity(caseId(at(4)), toHex(access.requests[0]!.id), true, 'Kari', BEYOND)
    const [identity] = only(at(4)).identity
    expect([...identity!.records.keys()]).to.deep.equal([0, 1])
    await at(0).sync()
    await at(0).tell('heads')
    await at(4).sync()
    expect(warningsOf(at(4))).to.deep.equal([])
    const rival = rivalRecord(instance, { cases: [{ stream: identity! }] }, 1)
    const transport = lyingTransport(staffTransport(instance), exchanged([rival]))
    const liedTo = testDesk(instance, 4, { transport, vault: { ...at(4).vault, heads: [] } })
    await liedTo.sync()
    expect(warningsOf(liedTo)).to.deep.equal(['colleague-fork Member 0'])
  })

  it('takes further envelopes for more than 256 logs, and leaves none out', async () => {
    const first = only(at(0)).stream!.records.get(0)!
    const streams = Array.from({ length: 257 }, () => {
      const stream = newStream(p, systemRandom(32))
      const epoch = stream.epochs[0]!
      const record = { ...first, epoch, id: systemRandom(32), hash: systemRandom(32) }
      return { ...stream, records: new Map([[0, record]]) }
    })
    const staff = { primitives: p, random: systemRandom, sha256, now: instance.now }
    const { instance: of } = reception.list
    const desk = { ...staff, transport: staffTransport(instance), instance: of }
    const signer = reception.members[0]!.signing
    const receptionOf = async () => at(0).reception!
    const count = await countOf(async () => {
      await tellHeads({ ...desk, signer }, receptionOf, at(0).vault, streams)
    })
    expect(count).to.equal(4)
    const opened = await checkpointsFor(instance, 1)
    const named = streams.filter(({ epochs: [epoch] }) =>
      opened.some(({ body }) =>
        findHead(p, body, readCheckpoint(body.content.entries), epoch!.key),
      ),
    )
    expect([opened.length, named.length]).to.deep.equal([2, 257])
  })

  it('that did not get through is sent after the next sync', async () => {
    let cut = true
    const transport = meddled(staffTransport(instance), (request) =>
      cut && request === 'POST /api/drops' ? 'lose-answer' : null,
    )
    const desk = testDesk(instance, 1, { transport })
    await desk.sync()
    expect(await codeOf(desk.tell('heads'))).to.equal('offline')
    expect(desk.vault.checkpoints!.sent).to.equal(null)
    cut = false
    await desk.sync()
    expect(await codeOf(desk.tell('heads'))).to.equal('done')
    expect(desk.vault.checkpoints!.sent).to.equal(weekAt(A_MONDAY))
    await at(0).sync()
    expect([...warningsOf(at(0)), ...noticesOf(at(0))]).to.deep.equal([])
  })

  it('goes from the shelf when its 26 weeks are over', async () => {
    await at(0).tell('heads')
    const id = (await checkpointsFor(instance, 1))[0]!.id
    expect(await dropsAt(instance)).to.include(toHex(id))
    for (let weeks = 0; weeks < 27; weeks += 3) {
      for (const index of [0, 1, 2]) await at(index).sync()
      await pass(3)
    }
    expect(await dropsAt(instance)).to.not.include(toHex(id))
  })
})
