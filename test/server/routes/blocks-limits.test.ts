import { once } from 'node:events'
import { readdirSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { expect } from 'chai'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { systemRandom, toHex, u32be } from '../../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { PATH, ticketAnswer } from '../../../crypto/wire/wire.ts'
import { BlockRoom } from '../../../server/limits.ts'
import { FillingLoad } from '../../../server/puzzle.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { send } from '../../support/run/http.ts'
import { announce, fetchBlock, putBlock, someBlock } from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  newTicket,
  startInstance,
} from '../../support/server/instance.ts'

const FULL = '507 {"error":"full"}'
const HOUR = 3_600_000
/** Bytes that a block takes on a disk that allocates 4 KiB at a time. */
const BLOCK = 266_240

async function outcome(instance: Instance, block = someBlock()): Promise<string> {
  return outcomeOf(await putBlock(instance, block), block.sealed)
}

const files = ({ config }: Instance) => readdirSync(join(config.dataDir, 'blocks'))

describe('the room for blocks', () => {
  /** A disk on which nothing else is written: its size in blocks, and how many bytes are left. */
  const diskOf = (blocks: number, free: number) => async () => ({
    size: blocks * BLOCK,
    free,
    unit: 4096,
  })

  it('ends at their share of the disk, with a repeat still taken, and drops too', async () => {
    const clock = fakeClock(A_MONDAY)
    const config = { blockShare: 50 }
    const disk = diskOf(10, 1e12)
    const instance = await startInstance({ clock, config, disk })
    const first = someBlock()
    expect(await outcome(instance, first)).to.equal(ACCEPTED)
    for (let n = 0; n < 4; n++) expect(await outcome(instance)).to.equal(ACCEPTED)
    expect(await outcome(instance)).to.equal(FULL)
    expect(await outcome(instance, first)).to.equal(ACCEPTED)
    expect(await outcome(instance, someBlock(first.id))).to.equal('409 {"error":"conflict"}')
    await deliver(instance)
    const again = await instance.restart()
    expect(await outcome(again)).to.equal(FULL)
    expect(files(again)).to.have.length(5)
    clock.advance(27 * 7 * DAY_MS)
    await again.server.tick()
    expect(files(again)).to.deep.equal([])
    expect(await outcome(again)).to.equal(ACCEPTED)
    await again.stop()
  })

  it('is held once for each block where many come at once', async () => {
    const instance = await startInstance({
      clock: fakeClock(A_MONDAY),
      config: { blockShare: 50 },
      disk: diskOf(20, 1e12),
    })
    const answers = await Promise.all(Array.from({ length: 25 }, () => outcome(instance)))
    expect(answers.filter((answer) => answer === ACCEPTED)).to.have.length(10)
    expect(answers.filter((answer) => answer === FULL)).to.have.length(15)
    await instance.stop()
  })

  it('is given back where a block is refused, or is there already', async () => {
    const instance = await startInstance({
      clock: fakeClock(A_MONDAY),
      config: { blockShare: 50 },
      disk: diskOf(4, 1e12),
    })
    const block = someBlock()
    const ticket = 'A'.repeat(78)
    for (let n = 0; n < 5; n++)
      expect((await putBlock(instance, someBlock(), ticket)).status).to.equal(403)
    const five = await Promise.all(Array.from({ length: 5 }, () => outcome(instance, block)))
    expect(five).to.include(ACCEPTED)
    expect(await outcome(instance)).to.equal(ACCEPTED)
    expect(await outcome(instance)).to.equal(FULL)
    await instance.stop()
  })

  it('never takes what all the drops of the drop box would need, with their nightly rewrite', async () => {
    const dropLimit = 100
    const kept = 3 * dropLimit * 32_768
    for (const [free, answer] of [
      [kept + BLOCK - 1, FULL],
      [kept + BLOCK, ACCEPTED],
    ] as const) {
      const instance = await startInstance({
        clock: fakeClock(A_MONDAY),
        config: { dropLimit },
        disk: diskOf(1000, free),
      })
      expect(await outcome(instance)).to.equal(answer)
      await deliver(instance)
      await instance.stop()
    }
  })

  it('has ended where the disk says so first', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY), config: { dropLimit: 1 } })
    const { blocks } = instance.server.ctx
    const add = blocks.add.bind(blocks)
    for (const code of ['ENOSPC', 'EDQUOT', 'SQLITE_FULL', '53100']) {
      blocks.add = async () => {
        throw Object.assign(new Error('no space'), { code })
      }
      expect(await outcome(instance)).to.equal(FULL)
    }
    blocks.add = add
    expect(await outcome(instance)).to.equal(ACCEPTED)
    await instance.stop()
  })

  it('can be none at all', async () => {
    const instance = await startInstance({
      clock: fakeClock(A_MONDAY),
      config: { blockShare: 0 },
    })
    expect(await outcome(instance)).to.equal(FULL)
    await deliver(instance)
    await instance.stop()
  })

  it('is that of the real disk where nothing else is said', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY), config: { dropLimit: 1 } })
    const { room } = instance.server.ctx
    expect(await outcome(instance)).to.equal(ACCEPTED)
    expect(room.fullness()).to.be.within(0, 0.01)
    await instance.stop()
  })

  it('knows how full it is, by its share or by the disk, whichever ends first', async () => {
    let free = 1000 * BLOCK
    const measure = async () => ({ size: 100 * BLOCK, free, unit: 4096 })
    const room = new BlockRoom(0.5, measure, () => 0, 0)
    await room.reset(0)
    expect(room.fullness()).to.equal(0)
    await room.reset(25)
    expect(room.fullness()).to.equal(0.5)
    free = 5 * BLOCK
    await room.reset(20)
    expect(room.fullness()).to.equal(0.8)
    free = 0
    await room.reset(20)
    expect(room.fullness()).to.equal(1)
    expect(await room.hold()).to.equal(false)
  })

  it('is not held twice by blocks that the disk does not know of yet', async () => {
    const measure = async () => ({ size: 100 * BLOCK, free: 2 * BLOCK, unit: 4096 })
    const room = new BlockRoom(0.5, measure, () => 0, 0)
    const held = await Promise.all([room.hold(), room.hold(), room.hold()])
    expect(held).to.deep.equal([true, true, false])
    room.settle(false)
    expect(await room.hold()).to.equal(true)
  })
})

describe('tickets, as the room for blocks fills up', () => {
  const fixed = (share: number) => () => u32be(Math.floor(share * 2 ** 32))
  const steps = (load: FillingLoad) => {
    const found: number[] = []
    let before = 0
    for (let thousandth = 0; thousandth <= 1000; thousandth++) {
      const bits = load.bits(A_MONDAY, thousandth / 1000)
      if (bits !== before) found.push(thousandth, bits)
      before = bits
    }
    return found
  }

  it('cost nothing up to one half, and rise in three steps to 7 bits, never higher', () => {
    expect(steps(new FillingLoad(fixed(0)))).to.deep.equal([501, 5, 701, 6, 851, 7])
    expect(steps(new FillingLoad(fixed(0.5)))).to.deep.equal([626, 5, 801, 6, 926, 7])
    expect(steps(new FillingLoad(fixed(1 - 2 ** -32)))).to.deep.equal([750, 5, 900, 6, 1000, 7])
  })

  it('have thresholds of their own in every hour', () => {
    const load = new FillingLoad(systemRandom)
    const seen = Array.from({ length: 2000 }, (_, hour) => load.bits(hour * HOUR, 0.625))
    const cheap = seen.filter((bits) => bits === 0).length
    expect(seen.filter((bits) => bits > 5)).to.deep.equal([])
    expect(cheap).to.be.within(880, 1120)
    const within = Array.from({ length: 50 }, (_, n) => load.bits(n * 72_000 + 5 * HOUR, 0.625))
    expect(new Set(within.slice(0, 49)).size, 'in one hour').to.equal(1)
  })

  it('are dearer for drops and blocks alike, since they do not say what for', async () => {
    const disk = async () => ({ size: 10 * BLOCK, free: 1e12, unit: 4096 })
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock, config: { blockShare: 50 }, disk })
    const bits = async () => {
      const { body } = await send(instance.server.publicUrl, 'POST', PATH.tickets)
      return decodeJson(ticketAnswer, body).puzzle.bits
    }
    expect(await bits()).to.equal(0)
    for (let n = 0; n < 5; n++) expect(await outcome(instance)).to.equal(ACCEPTED)
    expect(await outcome(instance)).to.equal(FULL)
    expect(await bits()).to.equal(7)
    await deliver(instance)
    await instance.stop()
  })
})

describe('uploads of blocks', () => {
  let instance: Instance
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  })
  afterEach(() => instance.stop())

  /** A block of which the first half has been sent. */
  async function begun(method = 'PUT', path: string = PATH.blocks, length = 262_192) {
    const block = someBlock()
    const ticket = await newTicket(instance)
    const request = { method, path, length, ticket }
    const socket = await announce(instance, request, ['connection: close'])
    const half = Math.floor(length / 2)
    socket.write(block.sealed.subarray(0, half))
    return { socket, block, rest: block.sealed.subarray(half, length) }
  }

  async function closed(sockets: readonly Socket[]): Promise<void> {
    await Promise.all(
      sockets.map((socket) => {
        const end = once(socket, 'close')
        socket.destroy()
        return end
      }),
    )
  }

  it('leave nothing where they are broken off, not even a line in the log', async () => {
    const uploads = await Promise.all(Array.from({ length: 10 }, () => begun()))
    await closed(uploads.map(({ socket }) => socket))
    for (const { block } of uploads)
      expect((await fetchBlock(instance, block.id)).status).to.equal(404)
    expect(files(instance)).to.deep.equal([])
    expect(await outcome(instance, uploads[0]?.block)).to.equal(ACCEPTED)
    expect(files(instance)).to.deep.equal([toHex(uploads[0]?.block.id ?? new Uint8Array(0))])
    expect(instance.log).to.deep.equal([])
  })

  it('are 64 at a time; one on top gets the answer to repeat, and drops and fetching go on', async () => {
    const there = someBlock()
    expect(await outcome(instance, there)).to.equal(ACCEPTED)
    const uploads = await Promise.all(Array.from({ length: 64 }, () => begun()))
    expect(await outcome(instance)).to.equal('503 {"error":"unavailable"}')
    await deliver(instance)
    expect((await fetchBlock(instance, there.id)).status).to.equal(200)
    const [first, ...others] = uploads
    let answer = ''
    first?.socket.on('data', (chunk) => {
      answer += chunk
    })
    first?.socket.write(first.rest)
    if (first) await once(first.socket, 'close')
    expect(answer).to.contain('{"accepted":"')
    expect(await outcome(instance)).to.equal(ACCEPTED)
    await closed(others.map(({ socket }) => socket))
    const next = await Promise.all(Array.from({ length: 64 }, () => outcome(instance)))
    expect(new Set(next)).to.deep.equal(new Set([ACCEPTED]))
  })
})

describe('answers with blocks', () => {
  it('are 64 at a time, and each gives its place back, read to the end or not', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    const { leaving } = instance.server.ctx.crowds.reporters
    const block = someBlock()
    expect(await outcome(instance, block)).to.equal(ACCEPTED)
    const { hostname, port } = new URL(instance.server.publicUrl)
    const head = [
      `POST ${PATH.blocksFetch} HTTP/1.1`,
      'host: x',
      'content-type: application/octet-stream',
      'content-length: 32',
    ].join('\r\n')
    for (let n = 0; n < 100; n++) {
      const socket = connect(Number(port), hostname)
      socket.on('error', () => undefined)
      await once(socket, 'connect')
      socket.write(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), block.id]))
      await once(socket, 'data')
      socket.destroy()
    }
    expect((await fetchBlock(instance, block.id)).status).to.equal(200)
    const places = () => {
      let count = 0
      while (leaving.enter()) count++
      return count
    }
    // the server hears of the last ones a little later
    let free = places()
    while (free < 64) {
      await new Promise(setImmediate)
      free += places()
    }
    expect(free).to.equal(64)
    const refused = await fetchBlock(instance, block.id)
    expect(`${refused.status} ${refused.text}`).to.equal('503 {"error":"unavailable"}')
    expect(await outcome(instance)).to.equal(ACCEPTED)
    leaving.leave()
    expect((await fetchBlock(instance, block.id)).status).to.equal(200)
    await instance.stop()
  })
})
