import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import { wantedPlaces } from '../../../../client/desk/model/log/stream-places.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import { OfflineError, type Transport } from '../../../../client/shared/transport.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { makeCode } from '../../../../crypto/keys/receipt.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { listQuery } from '../../../../crypto/wire/listing.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import {
  deliverIdentity,
  deliverWithdrawal,
  meddled,
  staffTransport,
  testDesk,
  withoutRows,
} from '../../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  postDrop,
  reportOf,
  sealReport,
  staffFetch,
  startInstance,
} from '../../../support/server/instance.ts'
import { listPath, withoutListed, withoutPlace } from '../../../support/server/listing.ts'

const job = (action: Action) => jobOf(systemRandom, action)
const note = (text: string) => job({ kind: 'note', text })

/** The timeline of a case, without ids and keys. */
function told(c: Case | undefined): string[] {
  return (c?.timeline ?? []).map((item) => {
    if (item.kind === 'drop') return `${item.drop.kind}: ${item.drop.content.answers.what}`
    const { entry } = item
    return 'text' in entry ? `${entry.kind}: ${entry.text}` : entry.kind
  })
}

/** The reason why a desk could not do something; null if it could. */
const codeOf = (work: Promise<void>): Promise<string | null> =>
  work.then(
    () => null,
    (error: unknown) => (error instanceof DeskError ? error.code : String(error)),
  )

const only = (desk: Desk): Case => {
  expect(desk.cases).to.have.lengthOf(1)
  return desk.cases[0]!
}

describe('the desk log', () => {
  let instance: Instance
  let clock: Clock
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, roles: ['head', 'reception', 'custodian'] })
  })
  afterEach(() => instance.stop())

  it('tells two desks the same, whatever each of them wrote at the same time', async () => {
    await deliver(instance, { text: 'Noe skjedde' })
    const [a, b] = [testDesk(instance, 0), testDesk(instance, 1)]
    await Promise.all([a.sync(), b.sync()])
    const { id } = only(a)
    await Promise.all([
      a.append(id, job({ kind: 'acknowledge', next: null })),
      b.append(id, job({ kind: 'acknowledge', next: null })),
      ...[1, 2, 3].flatMap((i) => [a.append(id, note(`a${i}`)), b.append(id, note(`b${i}`))]),
    ])
    await Promise.all([a.sync(), b.sync()])
    expect(told(only(a))).to.deep.equal(told(only(b)))
    expect(told(only(a))).to.include.members(
      ['a1', 'b1', 'a3', 'b3'].map((text) => `note: ${text}`),
    )
    expect(told(only(a)).filter((line) => line === 'acknowledged')).to.have.lengthOf(1)
    expect(only(a).warnings).to.deep.equal([])
    expect(only(b).timeline.map((item) => item.kind === 'entry' && toHex(item.id))).to.deep.equal(
      only(a).timeline.map((item) => item.kind === 'entry' && toHex(item.id)),
    )
  })

  for (const [code, status] of [
    ['full', 507],
    ['quota', 429],
  ] as const) {
    it(`goes on in other cases where the server refuses one as ${code}, says so, and loses nothing`, async () => {
      const codes = ['AAAAAAA', 'BBBBBBB'].map((reference) => makeCode(systemRandom, reference))
      for (const one of codes) await deliver(instance, { code: one })
      const inner = staffTransport(instance)
      let refused: ReadonlySet<string> = new Set()
      let isCut = false
      const request: Transport['request'] = async (method, path, options) => {
        if (isCut) throw new OfflineError('cut')
        const isPost = method === 'POST' && path === PATH.deskRecords && options?.body
        const isRefused = isPost && refused.has(toHex(isPost.slice(0, SIZE.id)))
        if (isRefused) return { status, body: encodeJson({ error: code }) }
        return inner.request(method, path, options)
      }
      const desk = testDesk(instance, 0, { transport: { request } })
      const named = (reference: string) =>
        desk.cases.find((c) => c.reference === reference && c.stream !== null)!
      await desk.sync()
      const [a, b] = [named('AAAAAAA'), named('BBBBBBB')]
      refused = new Set(
        wantedPlaces(instance.p, a.stream!, { isThere: () => true, isOld: true }).keys(),
      )
      for (const one of codes) {
        await deliver(instance, { code: one, drop: reportOf('more', 'follow-up') })
      }
      isCut = true
      for (const { id } of [a, b]) await desk.write(id, note('kept'))
      isCut = false
      await desk.sync()
      const unlogged = () => desk.cases.map((c) => [c.reference, c.unlogged.length])
      expect(unlogged()).to.have.deep.members([
        ['AAAAAAA', 1],
        ['BBBBBBB', 0],
      ])
      expect(told(named('BBBBBBB'))).to.include('note: kept')
      expect(desk.unsentIn(named('AAAAAAA')).map(({ failure }) => failure)).to.deep.equal([
        `log-${code}`,
      ])
      expect(desk.notices).to.deep.equal([{ kind: `log-${code}`, ids: [a.id], cases: ['AAAAAAA'] }])
      expect(await codeOf(desk.append(a.id, note('x')))).to.equal(`log-${code}`)
      expect(await codeOf(desk.append(b.id, note('y')))).to.equal(null)
      refused = new Set()
      await desk.sync()
      expect(unlogged()).to.have.deep.members([
        ['AAAAAAA', 0],
        ['BBBBBBB', 0],
      ])
      expect(told(named('AAAAAAA'))).to.include('note: kept')
      expect(desk.unsentIn(named('AAAAAAA'))).to.deep.equal([])
      expect(desk.notices).to.deep.equal([])
    })
  }

  it('writes once when the answer is lost and the same job is given again', async () => {
    await deliver(instance)
    let lose = false
    const transport = meddled(staffTransport(instance), (request) => {
      return lose && request === `POST ${PATH.deskRecords}` ? 'lose-answer' : null
    })
    const desk = testDesk(instance, 0, { transport })
    await desk.sync()
    const once = note('once')
    lose = true
    let code: unknown
    await desk.append(only(desk).id, once).catch((error) => {
      code = error.code
    })
    expect(code).to.equal('offline')
    lose = false
    await desk.append(only(desk).id, once)
    expect(told(only(desk)).filter((line) => line === 'note: once')).to.have.lengthOf(1)
    const other = testDesk(instance, 1)
    await other.sync()
    expect(told(only(other))).to.deep.equal(told(only(desk)))
  })

  it('goes on after a colleague who took the place of a lost request', async () => {
    await deliver(instance)
    let lose = false
    const transport = meddled(staffTransport(instance), () => (lose ? 'lose-request' : null))
    const [a, b] = [testDesk(instance, 0, { transport }), testDesk(instance, 1)]
    await a.sync()
    await b.sync()
    const late = note('late')
    lose = true
    await a.append(only(a).id, late).catch(() => {})
    lose = false
    await b.append(only(b).id, note('early'))
    await a.append(only(a).id, late)
    expect(told(only(a)).slice(-2)).to.deep.equal(['note: early', 'note: late'])
    expect(only(a).warnings).to.deep.equal([])
  })

  it('lets a member read for whom no wrap was, by the keys that the log names', async () => {
    const code = makeCode(systemRandom, '0000000')
    await deliver(instance, { text: 'first', code })
    const a = testDesk(instance, 0)
    await a.sync()
    await deliver(instance, { code, drop: reportOf('more', 'follow-up') })
    await a.sync()
    const blind = testDesk(instance, 1, {
      weeks: { format: 'postern-weekly-keys/1', weeks: [] },
      vault: { ...testDesk(instance, 1).vault, drops: a.vault.drops.slice(0, 1) },
    })
    await blind.sync()
    expect(told(only(blind)).sort()).to.deep.equal(['follow-up: more', 'report: first'])
  })

  it('never names an identity in the log', async () => {
    const report = await deliver(instance)
    await deliverIdentity(instance, report, { name: 'my name' })
    const keeper = testDesk(instance, 2)
    await keeper.sync()
    await keeper.sync()
    const identity = only(keeper).timeline.find(
      (item) => item.kind === 'drop' && item.drop.kind === 'identity',
    )
    expect(identity).to.not.equal(undefined)
    expect(only(keeper)).to.deep.include({ stream: null, unlogged: [] })
    const colleague = testDesk(instance, 0)
    await colleague.sync()
    expect(only(colleague).stream!.records.size).to.equal(1)
    expect(told(only(colleague)).join()).to.not.include('identity')
  })

  it('S22: never names in the log that a name is withdrawn: colleagues would read why', async () => {
    const report = await deliver(instance)
    await deliverIdentity(instance, report, { name: 'my name' })
    await deliverWithdrawal(instance, report, 'secret why')
    const keeper = testDesk(instance, 2)
    await keeper.sync()
    await keeper.sync()
    expect(told(only(keeper)).join()).to.include('withdrawal')
    expect(only(keeper)).to.deep.include({ stream: null, unlogged: [] })
    const colleague = testDesk(instance, 0)
    await colleague.sync()
    expect(only(colleague).stream!.records.size).to.equal(1)
    expect(told(only(colleague)).join()).to.not.include('withdrawal')
  })

  it('shows nothing of a withdrawal of a name to a keeper who was never given that name', async () => {
    const report = await deliver(instance)
    await deliverWithdrawal(instance, report, 'secret why')
    const keeper = testDesk(instance, 2)
    await keeper.sync()
    expect(keeper.cases).to.deep.equal([])
    await deliverIdentity(instance, report, { name: 'my name' })
    await keeper.sync()
    expect(told(only(keeper)).join()).to.include('withdrawal')
  })

  it('shows nothing of a follow-up whose report it cannot open', async () => {
    await deliver(instance, { drop: reportOf('hello again', 'follow-up') })
    const desk = testDesk(instance, 0)
    await desk.sync()
    expect(desk.cases).to.deep.equal([])
  })

  it('names a record that is held back, and one that is missing, and counts nothing behind it', async () => {
    await deliver(instance)
    const desk = testDesk(instance, 0)
    await desk.sync()
    await desk.append(only(desk).id, note('one'))
    await desk.append(only(desk).id, note('two'))
    const hidden = new Set([toHex(only(desk).stream!.records.get(1)!.id)])
    const hide = withoutRows(hidden, SIZE.record)
    for (const [lists, kind] of [
      [false, 'withheld-record'],
      [true, 'gap'],
    ] as const) {
      const transport = meddled(staffTransport(instance), (request) => {
        if (request === `POST ${PATH.deskRecordsFetch}`) return hide
        const isList = request.startsWith(`GET ${PATH.deskRecords}?`)
        return lists && isList ? withoutListed(hidden) : null
      })
      const other = testDesk(instance, 1, { transport })
      await other.sync()
      expect(only(other).warnings).to.deep.equal([{ kind, sequence: 1 }])
      expect(told(only(other)).at(-1)).to.equal('report: Noe skjedde.')
    }
  })

  it('says so when the server calls a place taken and hands nothing over', async () => {
    await deliver(instance)
    const [a, b] = [testDesk(instance, 0), testDesk(instance, 1)]
    await a.sync()
    await a.append(only(a).id, note('hidden'))
    const { sequence, id } = [...only(a).stream!.records.values()].at(-1)!
    const ids = new Set([toHex(id)])
    const transport = meddled(staffTransport(instance), (request) => {
      if (request === `POST ${PATH.deskRecordsFetch}`) return withoutRows(ids, SIZE.record)
      if (request === `POST ${PATH.deskRecords}`) return withoutPlace(ids)
      return request.startsWith(`GET ${PATH.deskRecords}?`) ? withoutListed(ids) : null
    })
    const blinded = testDesk(instance, 1, { transport })
    await blinded.sync()
    const refused = await blinded.append(only(blinded).id, note('x')).catch((error) => error.code)
    expect(refused).to.equal('withheld')
    await b.sync()
    expect(only(b).stream!.records.has(sequence)).to.equal(true)
  })

  it('names a record that does not follow from the one before, and keeps what it says', async () => {
    await deliver(instance)
    const desk = testDesk(instance, 0)
    await desk.sync()
    const stream = only(desk).stream!
    const { p, reception } = instance
    const place = { instance: reception.list.instance, epoch: 0, epochKey: stream.epochs[0]!.key }
    const rival = {
      previous: systemRandom(32),
      day: 1,
      entry: { kind: 'note', text: 'rival' },
    } as const
    const author = reception.members[1]!
    const record = sealRecord(p, systemRandom, { ...place, sequence: 1 }, author.signing, rival)
    await staffFetch(instance, author, 'POST', PATH.deskRecords, { body: record })
    await desk.sync()
    expect(only(desk).warnings).to.deep.equal([{ kind: 'fork', sequence: 1 }])
    expect(told(only(desk)).at(-1)).to.equal('note: rival')
  })

  it('names a record whose author is not in the key list, and believes nothing of it', async () => {
    await deliver(instance)
    const desk = testDesk(instance, 0)
    await desk.sync()
    const stream = only(desk).stream!
    const { p, reception } = instance
    const place = { instance: reception.list.instance, epoch: 0, epochKey: stream.epochs[0]!.key }
    const record = sealRecord(p, systemRandom, { ...place, sequence: 1 }, reception.root, {
      previous: stream.records.get(0)!.hash,
      day: 1,
      entry: { kind: 'note', text: 'stranger' },
    })
    await staffFetch(instance, reception.members[1]!, 'POST', PATH.deskRecords, { body: record })
    await desk.sync()
    expect(only(desk).warnings).to.deep.equal([{ kind: 'foreign-author', sequence: 1 }])
    expect(told(only(desk)).join()).to.not.include('stranger')
    await desk.append(only(desk).id, note('next'))
    expect(told(only(desk)).at(-1)).to.equal('note: next')
  })

  it('goes on past drops that are broken, foreign, or held back, and names them', async () => {
    const good = await deliver(instance, { text: 'good' })
    await deliver(instance, { drop: { kind: 'decoy', content: {} } })
    const broken = sealReport(instance, { text: 'broken' })
    broken.request[20_000]! ^= 1
    await postDrop(instance, broken.request)
    const foreign = sealReport(instance, { text: 'not for us' })
    foreign.request.set(systemRandom(SIZE.wraps), SIZE.id)
    await postDrop(instance, foreign.request)
    const held = await deliver(instance, { text: 'held back' })
    const ids = new Set([toHex(held.id)])
    const transport = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.deskDropsFetch}` ? withoutRows(ids, SIZE.sealedDrop) : null,
    )
    const desk = testDesk(instance, 0, { transport })
    await desk.sync()
    expect(told(only(desk))).to.deep.equal(['report: good'])
    expect(only(desk).reference).to.equal(good.receipt.reference)
    expect(desk.notices).to.deep.equal([
      { kind: 'broken-drops', ids: [toHex(broken.id)] },
      { kind: 'withheld-drops', ids: [toHex(held.id)] },
    ])
  })

  it('refuses a key list that is older than one it has seen, by name', async () => {
    await deliver(instance)
    const vault = { ...testDesk(instance, 0).vault, listVersion: 2 }
    const refused = await testDesk(instance, 0, { vault })
      .sync()
      .catch((error) => error.code)
    expect(refused).to.equal('rollback')
  })

  it('later asks only for the parts of lists that have changed, in one request for each shelf', async () => {
    const asked: string[] = []
    const transport = meddled(staffTransport(instance), (request) => {
      const [, query] = request.split('?prefixes=')
      if (query !== undefined) asked.push(request)
      return null
    })
    const desk = testDesk(instance, 0, { transport })
    await desk.sync()
    const all = [PATH.deskRecords, PATH.deskDrops].map((path) => `GET ${listPath(path)}`)
    expect(asked).to.deep.equal(all)
    asked.length = 0
    await desk.sync()
    expect(asked).to.deep.equal([])
    const { id } = await deliver(instance)
    await desk.sync()
    expect(asked).to.deep.equal([`GET ${PATH.deskDrops}${listQuery(new Set([id[0]!]))}`])
  })

  it('drops what the server no longer lists', async () => {
    await deliver(instance, { text: 'one' })
    const desk = testDesk(instance, 0)
    await desk.sync()
    expect(desk.cases[0]?.report?.content.answers.what).to.equal('one')
    clock.advance(26 * 7 * DAY_MS)
    await instance.server.tick()
    await desk.sync()
    expect(desk.cases[0]?.report).to.equal(null)
  })
})
