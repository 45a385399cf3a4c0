import { createHash } from 'node:crypto'
import { expect } from 'chai'
import { type Answer, OfflineError, type Transport } from '../../client/shared/transport.ts'
import { type Letter, Visit } from '../../client/shared/visit.ts'
import { VisitError, type VisitErrorCode } from '../../client/shared/visit-error.ts'
import { fromBase64url, systemRandom, toHex, u32be } from '../../crypto/bytes.ts'
import { dayOf, firstDay, weekAt } from '../../crypto/calendar.ts'
import type { ReporterKind } from '../../crypto/content.ts'
import { openDrop } from '../../crypto/drop.ts'
import { encodeJson } from '../../crypto/json.ts'
import { type KeyList, signKeyList } from '../../crypto/keylist.ts'
import { noble } from '../../crypto/noble.ts'
import { buildEchoes, buildPage, dayKeys } from '../../crypto/page.ts'
import { puzzleTarget } from '../../crypto/puzzle.ts'
import { deriveReceipt, parseCode, type ReceiptCode } from '../../crypto/receipt.ts'
import { sealSlot, splitMessage, veilKey } from '../../crypto/slot.ts'
import { PATH } from '../../crypto/wire.ts'
import { type House, makeHouse, SOME_TEXTS } from '../support/house.ts'

const NOW = Date.UTC(2026, 10, 25, 12)
const DAY = dayOf(NOW)
const WEEK = weekAt(NOW)
const sha256 = (message: Uint8Array) =>
  new Uint8Array(createHash('sha256').update(message).digest())

interface Seen {
  readonly line: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** A server of a few lines that does what it is told, and keeps what it saw. */
class ScriptedServer implements Transport {
  readonly seen: Seen[] = []
  /** What drops are answered, one after the other; then always "accepted". */
  answers: (Answer | 'lost')[] = []
  week = WEEK
  bits = 0
  /** What is on the board. */
  slots: { sealed: Uint8Array; key: Uint8Array }[] = []
  house: House

  constructor(house: House) {
    this.house = house
  }

  readonly request: Transport['request'] = async (method, path, options = {}) => {
    const body = options.body ?? new Uint8Array(0)
    this.seen.push({ line: `${method} ${path}`, headers: options.headers ?? {}, body })
    if (path === PATH.tickets) return this.#ticket()
    if (path === PATH.drops) return this.#drop()
    return { status: 200, body: this.#bytes(path) }
  }

  get drops(): Uint8Array[] {
    return this.seen.filter((one) => one.line.endsWith(PATH.drops)).map((one) => one.body)
  }

  #drop(): Answer {
    const answer = this.answers.shift() ?? accepted
    if (answer === 'lost') throw new OfflineError('lost')
    return answer
  }

  async #ticket(): Promise<Answer> {
    const ticket = systemRandom(54)
    const target = await puzzleTarget(sha256, ticket, 2 ** this.bits - 1)
    const puzzle = { bits: this.bits, target }
    return json(200, { reference: 'ABCDEFG', week: this.week, ticket, puzzle })
  }

  #bytes(path: string): Uint8Array {
    if (path === PATH.keyList) return this.house.signed
    if (path === PATH.content) return this.house.content
    if (path.startsWith(PATH.weeklyKeys)) {
      return this.house.bundles.get(Number(path.slice(PATH.weeklyKeys.length))) ?? new Uint8Array(0)
    }
    const echoes = buildEchoes(noble, systemRandom, [], 256, 0)
    return buildPage(noble, systemRandom, DAY, this.slots, 64, echoes)
  }
}

/** Number 0 of the code, written by a desk that knows version `listVersion` of the key list. */
function slotFor(house: House, code: ReceiptCode, listVersion: number) {
  const { instance } = house.list
  const receipt = deriveReceipt(noble, instance, code)
  const boardKey = receipt.boardKey(WEEK)
  const place = { instance, address: receipt.address, boardKey, week: WEEK, number: 0 }
  const author = (house.members[0] as House['members'][number]).signing
  const [text] = splitMessage({ day: DAY, text: '', status: 'received', channel: 'main' })
  const part = { kind: 'status', messageId: systemRandom(16), part: 0, parts: 1 } as const
  const slot = { ...part, listVersion, positions: 0b11, live: 1, text: text as Uint8Array }
  const sealed = sealSlot(noble, systemRandom, place, author, slot)
  const keys = dayKeys(noble, veilKey(noble, boardKey, WEEK, 0), WEEK)
  return { sealed, key: keys.find(({ day }) => day === DAY)?.key as Uint8Array }
}

const json = (status: number, value: unknown): Answer => ({ status, body: encodeJson(value) })
const accepted = json(200, { status: 'accepted' })
const refusal = (status: number, error: string) => json(status, { error })

function letter(kind: ReporterKind = 'report', text = 'Æ, ø og å 🐟'): Letter {
  return {
    kind,
    content: {
      channel: 'main',
      language: 'nb',
      questionnaire: { id: 'general', version: 1 },
      answers: { what: text },
      about: null,
      manifest: null,
    },
    textsHash: SOME_TEXTS,
    leftOut: [],
    positions: null,
    shown: ['m0', 'm1', 'm2'],
  }
}

function visitOf(server: ScriptedServer, now = NOW, buildDay = 0): Visit {
  return new Visit({
    primitives: async () => noble,
    transport: server,
    root: server.house.fingerprint,
    now: () => now,
    buildDay,
    random: systemRandom,
    sha256,
    wait: async () => {},
  })
}

async function refused(work: Promise<unknown>): Promise<VisitErrorCode> {
  try {
    await work
  } catch (error) {
    if (error instanceof VisitError) return error.code
    throw error
  }
  throw new Error('was not refused')
}

function openOf(house: House, request: Uint8Array, position = 0) {
  const keys = house.members[position]?.weeks ?? []
  return openDrop(noble, house.list.instance, position, keys, request.slice(0, 25_776))
}

describe('a visit', () => {
  const house = makeHouse(noble, { today: DAY, roles: ['head', 'reception', 'custodian'] })
  let server: ScriptedServer

  beforeEach(() => {
    server = new ScriptedServer(house)
  })

  it('sends a report that every recipient opens', async () => {
    const visit = visitOf(server)
    await visit.open()
    const code = await visit.makeReceipt()
    await visit.send(letter())
    expect(parseCode(code).kind).to.equal('code')
    for (const position of [0, 1]) {
      const opened = openOf(house, server.drops[0] as Uint8Array, position)
      expect(opened?.body.content).to.deep.include({ answers: { what: 'Æ, ø og å 🐟' } })
      expect(opened?.body.reference).to.equal('ABCDEFG')
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
    expect(openOf(house, server.drops[1] as Uint8Array)?.body.reference).to.equal(code.slice(0, 7))
  })

  it('seals anew with the same message id when the week has turned', async () => {
    server.answers = [refusal(409, 'week')]
    const visit = visitOf(server)
    await visit.makeReceipt()
    server.week = WEEK + 1
    await visit.send(letter())
    const [first, second] = server.drops.map((drop) => openOf(house, drop)?.body)
    expect(second?.messageId).to.deep.equal(first?.messageId)
    expect([first?.week, second?.week]).to.deep.equal([WEEK, WEEK + 1])
    expect(server.drops[1]?.slice(25_776, 25_780)).to.deep.equal(u32be(WEEK + 1))
  })

  it('sends every kind as the same request', async () => {
    const kinds = ['report', 'follow-up', 'identity', 'withdrawal', 'meeting-request'] as const
    const shapes = new Set<string>()
    for (const kind of kinds) {
      const fresh = new ScriptedServer(house)
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

  it('seals a name, and its withdrawal, to the custodian alone and without a board key', async () => {
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send(letter('identity'))
    await visit.send(withdrawal('identity'))
    expect(server.drops).to.have.length(2)
    for (const drop of server.drops) {
      expect(openOf(house, drop, 0)).to.equal(null)
      expect(openOf(house, drop, 1)).to.equal(null)
      expect(openOf(house, drop, 2)?.body.boardKey).to.equal(null)
    }
  })

  it('seals the withdrawal of a report to its readers, who answer it', async () => {
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send({ ...withdrawal('report'), positions: 0b011 })
    const [drop] = server.drops as [Uint8Array]
    expect(openOf(house, drop, 0)?.body.boardKey).to.have.length(32)
    expect(openOf(house, drop, 1)).to.not.equal(null)
    expect(openOf(house, drop, 2)).to.equal(null)
  })

  it('leaves out whom the reporter names, and keeps to positions that a slot told', async () => {
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send({ ...letter(), leftOut: ['m0'] })
    await visit.send({ ...letter('follow-up'), positions: 0b001 })
    const [first, second] = server.drops as [Uint8Array, Uint8Array]
    expect([openOf(house, first, 0), openOf(house, second, 1)]).to.deep.equal([null, null])
    expect(openOf(house, first, 1)).to.not.equal(null)
    expect(openOf(house, second, 0)).to.not.equal(null)
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
      makeHouse(noble, { today: DAY - 7, edit: (list) => ({ ...list, expires }) })
    const expired = new ScriptedServer(edit(firstDay(WEEK)))
    expect(await refused(sent(visitOf(expired), letter()))).to.equal('expired')
    const wrong = new ScriptedServer(edit(firstDay(WEEK) + 1))
    expect(await refused(sent(visitOf(wrong), letter()))).to.equal('clock')
    const view = await visitOf(expired).open()
    expect([view.state, view.otherWays.en]).to.deep.equal(['expired', 'Write a letter'])
  })

  it('takes the day of the release where the clock is earlier', async () => {
    const old = makeHouse(noble, { today: DAY - 180, weeks: 27 })
    const visit = visitOf(new ScriptedServer(old), NOW - 170 * 86_400_000, DAY + 5)
    expect((await visit.open()).state).to.equal('expired')
  })

  it('refuses a reception of another root, other keys or another content', async () => {
    const other = makeHouse(noble, { today: DAY })
    const changes: Partial<House>[] = [
      { signed: other.signed },
      { content: encodeJson({}) },
      { bundles: other.bundles },
    ]
    for (const change of changes) {
      const visit = visitOf(new ScriptedServer({ ...house, ...change }))
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
      expect([reading.status, reading.sentWeeks]).to.deep.equal([null, []])
      lines.push(server.seen.map((one) => one.line))
    }
    expect(lines[0]).to.deep.equal(lines[1])
  })

  it('seals nothing to a list that a slot told to be old, and goes on with the newer one', async () => {
    const code = await visitOf(server).makeReceipt()
    server.slots = [slotFor(house, code, 2)]
    const visit = visitOf(server)
    await visit.open()
    visit.useReceipt(code)
    server.seen.length = 0
    expect((await visit.read()).newerList).to.equal(true)
    // no request tells what was found
    expect(server.seen.map(({ line }) => line)).to.deep.equal(['GET /api/board/0'])
    expect(await refused(visit.send(letter('follow-up')))).to.equal('newer-list')
    expect(server.drops).to.have.length(0)
    const { hash: _, ...list } = house.list
    const newer = signKeyList(noble, house.root.seed, { ...(list as KeyList), version: 2 })
    server.house = { ...house, signed: newer }
    await visit.send(letter('follow-up'))
    expect(server.drops).to.have.length(1)
  })
})

describe('a visit during which the list changes', () => {
  const before = makeHouse(noble, {
    today: DAY,
    roles: ['head', 'reception', 'custodian', 'reader'],
    edit: (list) => ({ ...list, channels: [{ id: 'main', members: ['m0'] }] }),
  })
  let server: ScriptedServer

  beforeEach(() => {
    server = new ScriptedServer(before)
  })

  /** The next version of the list, as its root signed it. */
  function publish(change: Partial<KeyList>): void {
    const { hash: _, ...list } = before.list
    const next = { ...(list as KeyList), version: 2, ...change }
    server.house = { ...before, signed: signKeyList(noble, before.root.seed, next) }
  }

  const channelOf = (...members: string[]) => ({ channels: [{ id: 'main', members }] })
  const membersWith = (id: string, change: Partial<KeyList['members'][number]>) => ({
    members: before.list.members.map((one) => (one.id === id ? { ...one, ...change } : one)),
  })

  /** What every case has in common: nothing goes, and what is shown anew goes. */
  async function refusedOnce(one: Letter, shownAnew: readonly string[]): Promise<Uint8Array> {
    const visit = visitOf(server)
    await visit.open()
    await visit.makeReceipt()
    expect(await refused(visit.send(one))).to.equal('readers-changed')
    expect(await refused(visit.send(one))).to.equal('readers-changed')
    expect(server.drops).to.have.length(0)
    await visit.send({ ...one, shown: shownAnew })
    expect(server.drops).to.have.length(1)
    return server.drops[0] as Uint8Array
  }

  it('tells nobody of a report who was not shown as its reader, and then who reads', async () => {
    const visit = visitOf(server)
    const readers = async () =>
      (await visit.open()).channels.flatMap((one) => one.recipients.map(({ id }) => id))
    expect(await readers()).to.deep.equal(['m0'])
    await visit.makeReceipt()
    publish(channelOf('m0', 'm1'))
    const one = { ...letter(), shown: ['m0'] }
    expect(await refused(visit.send(one))).to.equal('readers-changed')
    expect(server.drops).to.have.length(0)
    expect(await readers()).to.deep.equal(['m0', 'm1'])
    await visit.send({ ...one, leftOut: ['m1'] })
    const [drop] = server.drops as [Uint8Array]
    expect([openOf(before, drop, 0) === null, openOf(before, drop, 1)]).to.deep.equal([false, null])
  })

  it('gives a name to no custodian who was not shown', async () => {
    publish(membersWith('m3', { role: 'custodian' }))
    for (const one of [letter('identity'), withdrawal('identity')]) {
      server = new ScriptedServer(server.house)
      const drop = await refusedOnce({ ...one, shown: ['m2'] }, ['m2', 'm3'])
      expect(openOf(before, drop, 3)).to.not.equal(null)
    }
  })

  it('gives a follow-up to nobody who has taken the place of a reader', async () => {
    publish({
      ...channelOf('m1', 'm3'),
      ...membersWith('m3', { position: 0 }),
    })
    const one = { ...letter('follow-up'), positions: 0b001, shown: ['m0'] }
    await refusedOnce(one, ['m3'])
  })

  it('goes on where somebody who was shown reads no more', async () => {
    publish(channelOf('m1'))
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send({ ...letter(), shown: ['m0', 'm1'] })
    expect(server.drops).to.have.length(1)
  })

  it('repeats the same bytes, which were sealed to those who were shown', async () => {
    server.answers = Array.from({ length: 6 }, () => 'lost' as const)
    const visit = visitOf(server)
    await visit.makeReceipt()
    const mine = { ...letter(), shown: ['m0'] }
    expect(await refused(visit.send(mine))).to.equal('offline')
    publish(channelOf('m0', 'm1'))
    await visit.send(mine)
    expect(new Set(server.drops.map(toHex)).size).to.equal(1)
    expect(openOf(before, server.drops[6] as Uint8Array, 1)).to.equal(null)
  })
})

function withdrawal(what: 'report' | 'identity'): Letter {
  const one = letter('withdrawal')
  const questionnaire = { id: 'letter-withdrawal', version: 1 }
  return { ...one, content: { ...one.content, questionnaire, answers: { what } } }
}

async function sent(visit: Visit, one: Letter): Promise<void> {
  await visit.makeReceipt()
  await visit.send(one)
}
