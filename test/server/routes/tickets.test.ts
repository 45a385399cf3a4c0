import { createHash } from 'node:crypto'
import { expect } from 'chai'
import {
  concat,
  fromBase64url,
  readU32,
  toBase64url,
  u32be,
} from '../../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { solvePuzzle } from '../../../crypto/wire/puzzle.ts'
import { PATH, ticketAnswer } from '../../../crypto/wire/wire.ts'
import { PuzzleLoad } from '../../../server/puzzle.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  newTicket,
  postDrop,
  sealReport,
  startInstance,
} from '../../support/server/instance.ts'

const sha256 = (message: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(message).digest())

const HOUR = 3_600_000

describe('a ticket', () => {
  let instance: Instance
  let clock: Clock
  before(async () => {
    clock = fakeClock(A_MONDAY)
    instance = await startInstance({ clock, config: { calmTickets: 60 } })
  })
  after(() => instance.stop())

  const ask = async () =>
    decodeJson(ticketAnswer, (await send(instance.server.publicUrl, 'POST', PATH.tickets)).body)
  const headerOf = (solution: number, ticket: Uint8Array) =>
    toBase64url(concat(u32be(solution), ticket))
  const outcome = async (ticket: string) => {
    const { request } = sealReport(instance)
    return outcomeOf(await postDrop(instance, request, ticket), request)
  }
  const REFUSED = '403 {"error":"ticket"}'

  it('brings random bytes, the week and a ticket of the format', async () => {
    const answer = await ask()
    expect(answer.week).to.equal(2975)
    expect(answer.seed).to.have.length(SIZE.referenceSeed)
    expect(answer.ticket.subarray(0, 2)).to.deep.equal(Uint8Array.of(1, 0))
    expect(readU32(answer.ticket, 2)).to.equal(clock.now() / 1000 + 3600)
    expect(answer.puzzle.bits).to.equal(0)
    expect((await ask()).seed).not.to.deep.equal(answer.seed)
  })

  it('pays for one drop, once', async () => {
    const ticket = await newTicket(instance)
    expect(await outcome(ticket)).to.equal(ACCEPTED)
    expect(await outcome(ticket)).to.equal(REFUSED)
  })

  it('pays once where it comes twice at the same moment', async () => {
    const ticket = await newTicket(instance)
    const both = await Promise.all([outcome(ticket), outcome(ticket)])
    expect(both.sort()).to.deep.equal([ACCEPTED, REFUSED])
  })

  it('is refused from an hour on, to the second', async () => {
    const tickets = [await newTicket(instance), await newTicket(instance)]
    clock.advance(HOUR - 1)
    expect(await outcome(tickets[0]!)).to.equal(ACCEPTED)
    clock.advance(1)
    expect(await outcome(tickets[1]!)).to.equal(REFUSED)
  })

  it('is refused with any bit of it changed', async () => {
    const bytes = fromBase64url(await newTicket(instance))
    for (let bit = 0; bit < bytes.length * 8; bit += 5) {
      const forged = bytes.slice()
      forged[bit >> 3]! ^= 1 << (bit & 7)
      expect(await outcome(toBase64url(forged)), `bit ${bit}`).to.equal(REFUSED)
    }
    expect(await outcome(toBase64url(bytes))).to.equal(ACCEPTED)
  })

  it('is refused in another length or alphabet', async () => {
    const ticket = await newTicket(instance)
    for (const wrong of [
      '',
      ticket.slice(1),
      `${ticket}A`,
      `${ticket.slice(1)}+`,
      'x'.repeat(9000),
    ])
      expect(await outcome(wrong)).to.not.equal(ACCEPTED)
    expect(await outcome(ticket)).to.equal(ACCEPTED)
  })

  it('is refused by another run of the server', async () => {
    const other = await startInstance({ clock, reception: instance.reception })
    const ticket = await newTicket(other)
    await other.stop()
    expect(await outcome(ticket)).to.equal(REFUSED)
  })

  it('is not spent on a drop that is refused for its week', async () => {
    const ticket = await newTicket(instance)
    const old = sealReport(instance).request.slice()
    old.set(u32be(2973), 25_776)
    const answer = await postDrop(instance, old, ticket)
    expect(`${answer.status} ${answer.text}`).to.equal('409 {"error":"week"}')
    expect(await outcome(ticket)).to.equal(ACCEPTED)
  })

  it('has a puzzle under load, and is refused unsolved', async () => {
    for (let i = 0; i < 130; i++) await ask()
    const { ticket, puzzle } = await ask()
    expect(puzzle.bits).to.equal(5)
    const solution = await solvePuzzle(sha256, ticket, puzzle.bits, puzzle.target)
    expect(solution).to.be.within(0, 31)
    expect(await outcome(headerOf(solution! ^ 1, ticket))).to.equal(REFUSED)
    expect(await outcome(headerOf(solution! + 32, ticket))).to.equal(REFUSED)
    expect(await outcome(headerOf(solution!, ticket))).to.equal(ACCEPTED)
  })
})

describe('the load that makes tickets dear', () => {
  const fixed = (share: number) => () => u32be(Math.floor(share * 2 ** 32))
  const bitsAfter = (load: PuzzleLoad, count: number, now: number) =>
    Array.from({ length: count }, () => load.count(now)).at(-1)

  it('is zero for 60 requests an hour, whatever is drawn', () => {
    expect(bitsAfter(new PuzzleLoad(60, fixed(0)), 60, A_MONDAY)).to.equal(0)
    expect(bitsAfter(new PuzzleLoad(60, fixed(0)), 61, A_MONDAY)).to.equal(5)
  })

  it('rises in three steps between once and twice their value', () => {
    for (const [share, factor] of [
      [0, 1],
      [0.5, 1.5],
      [1 - 2 ** -32, 2],
    ] as const) {
      const load = new PuzzleLoad(60, fixed(share))
      const steps: number[] = []
      let before = 0
      for (let count = 1; count <= 2000; count++) {
        const bits = load.count(A_MONDAY)
        if (bits !== before) steps.push(count - 1, bits)
        before = bits
      }
      const nominal = [60, 240, 960].map(
        (step) => Math.ceil(step * factor) - (factor === 2 ? 1 : 0),
      )
      expect(steps).to.deep.equal([nominal[0], 5, nominal[1], 6, nominal[2], 7])
    }
  })

  it('draws its thresholds again every hour, evenly', () => {
    const firstSteps = Array.from({ length: 400 }, () => {
      const load = new PuzzleLoad(60, (length) => crypto.getRandomValues(new Uint8Array(length)))
      let count = 0
      while (load.count(A_MONDAY) === 0) count++
      return count
    })
    expect(Math.min(...firstSteps)).to.be.within(60, 66)
    expect(Math.max(...firstSteps)).to.be.within(114, 120)
    const mean = firstSteps.reduce((sum, step) => sum + step, 0) / firstSteps.length
    expect(mean).to.be.within(86, 94)
    const draws: number[] = []
    const load = new PuzzleLoad(60, (length) => {
      draws.push(length)
      return new Uint8Array(length)
    })
    load.count(A_MONDAY)
    load.count(A_MONDAY + HOUR - 1)
    expect(draws).to.have.length(3)
    load.count(A_MONDAY + HOUR)
    expect(draws).to.have.length(6)
  })

  it('forgets requests after an hour', () => {
    const load = new PuzzleLoad(60, fixed(0))
    expect(bitsAfter(load, 100, A_MONDAY)).to.equal(5)
    expect(load.count(A_MONDAY + HOUR - 60_000)).to.equal(5)
    expect(load.count(A_MONDAY + HOUR)).to.equal(0)
  })

  it('knows no address: it takes the time and nothing else', () => {
    expect(PuzzleLoad.prototype.count).to.have.length(1)
  })
})
