import { expect } from 'chai'
import type { Letter, Visit } from '../../../client/shared/session/visit.ts'
import type { VisitErrorCode } from '../../../client/shared/session/visit-error.ts'
import { dayKeys } from '../../../crypto/board/page.ts'
import { sealSlot, splitMessage, veilKey } from '../../../crypto/board/slot.ts'
import { firstDay } from '../../../crypto/days/calendar.ts'
import { type KeyList, signKeyList } from '../../../crypto/keys/keylist.ts'
import { deriveReceipt, parseCode, type ReceiptCode } from '../../../crypto/keys/receipt.ts'
import { fromBase64url, systemRandom, toHex, u32be } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import { makeReception, type TestReception } from '../../support/reception/reception.ts'
import {
  DAY,
  letter,
  NOW,
  openOf,
  refusal,
  refused,
  ScriptedServer,
  visitOf,
  WEEK,
  withdrawal,
} from '../../support/reporter/scripted-visit.ts'

/** Number 0 of the code, written by a desk that knows version `listVersion` of the key list. */
function slotFor(reception: TestReception, code: ReceiptCode, listVersion: number) {
  const { instance } = reception.list
  const receipt = deriveReceipt(noble, instance, code)
  const board = receipt.board(WEEK)
  const place = { instance, signer: receipt.signer, board, week: WEEK, number: 0 }
  const author = (reception.members[0] as TestReception['members'][number]).signing
  const [text] = splitMessage({ day: DAY, text: '', status: 'received', channel: 'main' })
  const part = { kind: 'status', messageId: systemRandom(16), part: 0, parts: 1 } as const
  const slot = { ...part, listVersion, positions: 0b11, live: 1, generation: 1, written: WEEK }
  const sealed = sealSlot(noble, systemRandom, place, author, {
    ...slot,
    text: text as Uint8Array,
  })
  const keys = dayKeys(noble, veilKey(noble, board, WEEK, 0), WEEK)
  return { sealed, key: keys.find(({ day }) => day === DAY)?.key as Uint8Array }
}

describe('a visit', () => {
  const reception = makeReception(noble, { today: DAY, roles: ['head', 'reception', 'custodian'] })
  let server: ScriptedServer

  beforeEach(() => {
    server = new ScriptedServer(reception)
  })

  it('sends a report that every recipient opens', async () => {
    const visit = visitOf(server)
    await visit.open()
    const code = await visit.makeReceipt()
    await visit.send(letter())
    expect(parseCode(code).kind).to.equal('code')
    for (const position of [0, 1]) {
      const opened = openOf(reception, server.drops[0] as Uint8Array, position)
      expect(opened?.body.content).to.deep.include({ answers: { what: 'Æ, ø og å 🐟' } })
      expect(opened?.body.reference).to.equal(code.slice(0, 7))
    }
  })

  it('repeats the same bytes until an answer comes', async () => {
    server.answers = ['lost', 'lost']
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send(letter())
    expect(server.drops).to.have.length(3)
    expect(new Set(server.drops.map(toHex)).size).to.equal(1)
  })

  it('repeats the same bytes when it is asked again after giving up', async () => {
    server.answers = Array.from({ length: 6 }, () => 'lost' as const)
    const visit = visitOf(server)
    await visit.makeReceipt()
    const mine = letter()
    expect(await refused(visit.send(mine))).to.equal('offline')
    await visit.send(mine)
    expect(new Set(server.drops.map(toHex)).size).to.equal(1)
  })

  it('takes a new ticket, and keeps its code, when the old one is refused', async () => {
    server.answers = [refusal(403, 'ticket')]
    const visit = visitOf(server)
    const code = await visit.makeReceipt()
    await visit.send(letter())
    const sent = server.seen.filter((one) => one.line.endsWith(PATH.drops))
    expect(sent[0]?.headers).to.not.deep.equal(sent[1]?.headers)
    expect(server.drops[0]).to.deep.equal(server.drops[1])
    expect(openOf(reception, server.drops[1] as Uint8Array)?.body.reference).to.equal(
      code.slice(0, 7),
    )
  })

  it('seals again with the same message id when the week has turned', async () => {
    server.answers = [refusal(409, 'week')]
    const visit = visitOf(server)
    await visit.makeReceipt()
    server.week = WEEK + 1
    await visit.send(letter())
    const [first, second] = server.drops.map((drop) => openOf(reception, drop)?.body)
    expect(second?.messageId).to.deep.equal(first?.messageId)
    expect([first?.week, second?.week]).to.deep.equal([WEEK, WEEK + 1])
    expect(server.drops[1]?.slice(25_776, 25_780)).to.deep.equal(u32be(WEEK + 1))
  })

  it('sends every kind as the same request', async () => {
    const kinds = ['report', 'follow-up', 'identity', 'withdrawal', 'meeting-request'] as const
    const shapes = new Set<string>()
    for (const kind of kinds) {
      const fresh = new ScriptedServer(reception)
      const visit = visitOf(fresh)
      await visit.makeReceipt()
      await visit.send(letter(kind, kind.repeat(50)))
      const shape = fresh.seen.map((one) => [
        one.line,
        Object.entries(one.headers).map(([name, value]) => [name, value.length]),
        one.body.length,
      ])
      shapes.add(JSON.stringify(shape))
    }
    expect(shapes.size).to.equal(1)
  })

  it('seals a name, and its withdrawal, only to the custodian and without a board key', async () => {
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send(letter('identity'))
    await visit.send(withdrawal('identity'))
    expect(server.drops).to.have.length(2)
    for (const drop of server.drops) {
      expect(openOf(reception, drop, 0)).to.equal(null)
      expect(openOf(reception, drop, 1)).to.equal(null)
      expect(openOf(reception, drop, 2)?.body.boardKey).to.equal(null)
    }
  })

  it('seals the withdrawal of a report to its readers, who answer it', async () => {
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send({ ...withdrawal('report'), circle: { readers: ['m0', 'm1'], opened: false } })
    const [drop] = server.drops as [Uint8Array]
    expect(openOf(reception, drop, 0)?.body.boardKey).to.have.length(32)
    expect(openOf(reception, drop, 1)).to.not.equal(null)
    expect(openOf(reception, drop, 2)).to.equal(null)
  })

  it('leaves out whom the reporter names, and keeps to the readers that a board told', async () => {
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send({ ...letter(), leftOut: ['m0'] })
    await visit.send({ ...letter('follow-up'), circle: { readers: ['m0'], opened: false } })
    const [first, second] = server.drops as [Uint8Array, Uint8Array]
    expect([openOf(reception, first, 0), openOf(reception, second, 1)]).to.deep.equal([null, null])
    expect(openOf(reception, first, 1)).to.not.equal(null)
    expect(openOf(reception, second, 0)).to.not.equal(null)
  })

  it('solves the puzzle that the ticket brings', async () => {
    server.bits = 5
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send(letter())
    const header = server.seen.find((one) => one.line.endsWith(PATH.drops))?.headers
    expect(fromBase64url(header?.['postern-ticket'] ?? '').slice(0, 4)).to.deep.equal(u32be(31))
  })

  it('says what stands in the way, before anything is sent', async () => {
    const cases: [VisitErrorCode, () => Promise<unknown>][] = [
      ['clock', () => visitOf(server, NOW - 15 * 86_400_000).makeReceipt()],
      ['too-long', () => sent(visitOf(server), letter('report', 'x'.repeat(16_100)))],
      ['closed', () => sent(visitOf(server), { ...letter(), leftOut: ['m0', 'm1', 'm2'] })],
    ]
    for (const [code, work] of cases) expect(await refused(work())).to.equal(code)
    expect(server.drops).to.have.length(0)
  })

  it('tells an expired list from a clock that is wrong', async () => {
    const edit = (expires: number) =>
      makeReception(noble, { today: DAY - 7, edit: (list) => ({ ...list, expires }) })
    const expired = new ScriptedServer(edit(firstDay(WEEK)))
    expect(await refused(sent(visitOf(expired), letter()))).to.equal('expired')
    const wrong = new ScriptedServer(edit(firstDay(WEEK) + 1))
    expect(await refused(sent(visitOf(wrong), letter()))).to.equal('clock')
    const view = await visitOf(expired).open()
    expect([view.state, view.otherWays.en]).to.deep.equal(['expired', 'Write a letter'])
  })

  it('takes the day of the release where the clock is earlier', async () => {
    const old = makeReception(noble, { today: DAY - 180, weeks: 27 })
    const visit = visitOf(new ScriptedServer(old), NOW - 170 * 86_400_000, DAY + 5)
    expect((await visit.open()).state).to.equal('expired')
  })

  it('refuses a reception of another root, other keys or another content', async () => {
    const other = makeReception(noble, { today: DAY })
    const changes: Partial<TestReception>[] = [
      { signed: other.signed },
      { content: encodeJson({}) },
      { bundles: other.bundles },
    ]
    for (const change of changes) {
      const visit = visitOf(new ScriptedServer({ ...reception, ...change }))
      expect(await refused(visit.open())).to.equal('unverified')
    }
  })

  it('is told when the shelf is full, and can go on later', async () => {
    server.answers = [refusal(507, 'full')]
    const visit = visitOf(server)
    await visit.makeReceipt()
    const mine = letter()
    expect(await refused(visit.send(mine))).to.equal('full')
    await visit.send(mine)
    expect(server.drops[0]).to.deep.equal(server.drops[1])
  })

  it('asks the same of the server for a code that it knows and one that nobody knows', async () => {
    const visit = visitOf(server)
    const mine = await visit.makeReceipt()
    await visit.send(letter())
    const lines: string[][] = []
    for (const code of [mine, (await visitOf(server).makeReceipt()) as ReceiptCode]) {
      server.seen.length = 0
      const returning = visitOf(server)
      await returning.open()
      returning.useReceipt(code)
      const reading = await returning.read()
      expect([reading.status, weeksOf(reading)]).to.deep.equal([null, []])
      lines.push(server.seen.map((one) => one.line))
    }
    expect(lines[0]).to.deep.equal(lines[1])
  })

  it('seals nothing to a list that a slot told to be old, and goes on with the newer one', async () => {
    const code = await visitOf(server).makeReceipt()
    server.slots = [slotFor(reception, code, 2)]
    const visit = visitOf(server)
    await visit.open()
    visit.useReceipt(code)
    server.seen.length = 0
    expect((await visit.read()).newerList).to.equal(true)
    // no request tells what was found
    expect(server.seen).to.deep.equal([])
    expect(await refused(visit.send(letter('follow-up')))).to.equal('newer-list')
    expect(server.drops).to.have.length(0)
    const { hash: _, ...list } = reception.list
    const newer = signKeyList(noble, reception.root.seed, { ...(list as KeyList), version: 2 })
    server.reception = { ...reception, signed: newer }
    await visit.send(letter('follow-up'))
    expect(server.drops).to.have.length(1)
  })
})

async function sent(visit: Visit, one: Letter): Promise<void> {
  await visit.makeReceipt()
  await visit.send(one)
}
