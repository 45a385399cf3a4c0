import { once } from 'node:events'
import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { expect } from 'chai'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH, TICKET_HEADER } from '../../../crypto/wire/wire.ts'
import { listen } from '../../../server/listener.ts'
import { send } from '../../support/run/http.ts'
import {
  announce,
  fetchBlock,
  putBlock,
  type SomeBlock,
  someBlock,
} from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  newTicket,
  startInstance,
} from '../../support/server/instance.ts'

/** Milliseconds that a client waits for a block. */
const CLIENT_WAITS = 600_000
const TIMERS = { setInterval, clearInterval }
const TYPE = { 'content-type': 'application/octet-stream' }

describe('places for blocks', () => {
  let instance: Instance
  let block: SomeBlock
  let sockets: Socket[]

  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    block = someBlock()
    sockets = []
    expect((await putBlock(instance, block)).status).to.equal(200)
  })
  afterEach(async () => {
    Object.assign(globalThis, TIMERS)
    for (const socket of sockets) socket.destroy()
    await instance.stop()
  })

  /** Send the head of a request 64 times, and no body; the server has read each. */
  async function heads(method: string, path: string, length: number, ticket: string) {
    for (let n = 0; n < 64; n++) {
      sockets.push(await announce(instance, { method, path, length, ticket }))
    }
  }

  /** Begin `count` uploads with one ticket; the server has read the head of each. */
  async function upload(count: number, ticket: string): Promise<readonly Socket[]> {
    const request = { method: 'PUT', path: PATH.blocks, length: SIZE.block, ticket }
    const begun = await Promise.all(
      Array.from({ length: count }, () => announce(instance, request)),
    )
    sockets.push(...begun)
    return begun
  }

  const putAgain = async () => (await putBlock(instance, block)).status

  it('are not held by who only says that they will ask for one', async () => {
    await heads('POST', PATH.blocksFetch, SIZE.id, await newTicket(instance))
    expect((await fetchBlock(instance, block.id)).status).to.equal(200)
  })

  it('are held by uploads whose ticket would pay, and by no others', async () => {
    await heads('PUT', PATH.blocks, SIZE.block, 'A'.repeat(78))
    expect(await putAgain()).to.equal(200)
    for (let n = 0; n < 11; n++) await upload(6, await newTicket(instance))
    expect(await putAgain()).to.equal(503)
  })

  it('are six at most for one ticket, and are given back to it', async () => {
    const ticket = await newTicket(instance)
    const put = async () => (await putBlock(instance, block, ticket)).status
    const held = await upload(6, ticket)
    await upload(58, ticket)
    expect(await put()).to.equal(503)
    expect(await putAgain()).to.equal(200)
    const closed = once(held[0] as Socket, 'close')
    held[0]?.destroy()
    await closed
    while ((await put()) === 503);
    expect(await put()).to.equal(200)
  })

  it('are lost by an upload that is too slow, and its ticket pays for it', async () => {
    const looks = new Map<unknown, () => void>()
    globalThis.setInterval = ((work: () => void) => {
      const timer = TIMERS.setInterval(() => undefined, 1e9)
      looks.set(timer, work)
      return timer
    }) as typeof setInterval
    globalThis.clearInterval = (timer) => {
      looks.delete(timer)
      TIMERS.clearInterval(timer)
    }
    const ticket = await newTicket(instance)
    const begun = await upload(2, ticket)
    globalThis.setInterval = TIMERS.setInterval
    const [slow, steady] = begun as [Socket, Socket]
    const look = (times: number) => {
      for (let n = 0; n < times; n++) for (const work of looks.values()) work()
    }
    // one look in 15 seconds: nothing is asked of the first minute, and then 512 bytes a second
    look(4)
    await new Promise((written) => steady.write(block.sealed.subarray(0, 7_680), written))
    for (let n = 0; n < 2; n++) await send(instance.server.publicUrl, 'GET', PATH.keyList)
    const ends = begun.map((socket) => once(socket, 'close'))
    expect([slow.destroyed, steady.destroyed]).to.deep.equal([false, false])
    look(1)
    await ends[0]
    expect(await putAgain()).to.equal(200)
    expect(steady.destroyed).to.equal(false)
    look(1)
    await ends[1]
    // 32 blocks less the two that were cut
    for (let n = 0; n < 30; n++)
      expect((await putBlock(instance, block, ticket)).status).to.equal(200)
    expect((await putBlock(instance, block, ticket)).status).to.equal(403)
  })

  it('are others for desks than for reporters', async () => {
    const { reporters } = instance.server.ctx.crowds
    for (const crowd of [reporters.arriving, reporters.leaving]) while (crowd.enter());
    expect(await putAgain()).to.equal(503)
    expect((await fetchBlock(instance, block.id)).status).to.equal(503)
    const headers = { ...TYPE, [TICKET_HEADER]: await newTicket(instance) }
    const { staffUrl } = instance.server
    const put = await send(staffUrl, 'PUT', PATH.blocks, { headers, body: block.sealed })
    const fetched = await send(staffUrl, 'POST', PATH.blocksFetch, {
      headers: TYPE,
      body: block.id,
    })
    expect([put.status, fetched.status]).to.deep.equal([200, 200])
  })

  it('are held for longer than a client waits, and so is every request', async () => {
    const { setTimeout: real } = globalThis
    const waits: (number | undefined)[] = []
    globalThis.setTimeout = ((work: () => void, ms?: number) => {
      waits.push(ms)
      return real(work, ms)
    }) as typeof setTimeout
    try {
      expect(await putAgain()).to.equal(200)
    } finally {
      globalThis.setTimeout = real
    }
    expect(waits.filter((ms = 0) => ms > CLIENT_WAITS)).to.have.length(1)
    let server: Server | undefined
    const app = (request: { readonly socket: Socket }, response: { end(): unknown }) => {
      ;({ server } = request.socket as Socket & { readonly server: Server })
      response.end()
    }
    const listener = await listen('127.0.0.1', 0, 'PORT')
    listener.open(app)
    await send(listener.url, 'GET', '/')
    await listener.stop()
    expect(server?.requestTimeout).to.be.above(CLIENT_WAITS)
  })
})
