import type { Server } from 'node:http'
import type { Socket } from 'node:net'
import { expect } from 'chai'
import { SIZE } from '../../crypto/labels.ts'
import { PATH, TICKET_HEADER } from '../../crypto/wire.ts'
import { listen } from '../../server/listener.ts'
import { announce, fetchBlock, putBlock, type SomeBlock, someBlock } from '../support/blocks.ts'
import { send } from '../support/http.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  newTicket,
  startInstance,
} from '../support/instance.ts'

/** Milliseconds that a client waits for a block. */
const CLIENT_WAITS = 600_000
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
    for (const socket of sockets) socket.destroy()
    await instance.stop()
  })

  /** Send the head of a request 64 times, and no body; the server has read each. */
  async function heads(method: string, path: string, length: number, ticket: string) {
    for (let n = 0; n < 64; n++) {
      sockets.push(await announce(instance, { method, path, length, ticket }))
    }
  }

  const putAgain = async () => (await putBlock(instance, block)).status

  it('are not held by who only says that they will ask for one', async () => {
    await heads('POST', PATH.blocksFetch, SIZE.id, await newTicket(instance))
    expect((await fetchBlock(instance, block.id)).status).to.equal(200)
  })

  it('are held by uploads whose ticket would pay, and by no others', async () => {
    await heads('PUT', PATH.blocks, SIZE.block, 'A'.repeat(78))
    expect(await putAgain()).to.equal(200)
    await heads('PUT', PATH.blocks, SIZE.block, await newTicket(instance))
    expect(await putAgain()).to.equal(503)
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
    const listener = await listen(app, '127.0.0.1', 0, 'PORT')
    await send(listener.url, 'GET', '/')
    await listener.stop()
    expect(server?.requestTimeout).to.be.above(CLIENT_WAITS)
  })
})
