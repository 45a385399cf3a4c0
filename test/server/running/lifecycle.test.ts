import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { request as httpRequest } from 'node:http'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { signKeyList } from '../../../crypto/keys/keylist.ts'
import { toHex, utf8 } from '../../../crypto/primitives/bytes.ts'
import { PATH, TICKET_HEADER } from '../../../crypto/wire/wire.ts'
import { openDatabase } from '../../../db/open.ts'
import type { Config } from '../../../server/config.ts'
import { createLog } from '../../../server/log.ts'
import { startServer } from '../../../server/main.ts'
import { weeksOf } from '../../support/reception/echoes.ts'
import { send } from '../../support/run/http.ts'
import { tempFolder } from '../../support/run/temp.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  newTicket,
  postDrop,
  publicationOf,
  readReceipt,
  sealReport,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'
import { startLive } from '../../support/server/live-server.ts'

/** A drop of which only the first half has been sent, with the server waiting for the rest. */
async function halfADrop(instance: Instance) {
  const { request, id } = sealReport(instance)
  const { hostname, port } = new URL(instance.server.publicUrl)
  const ticket = await newTicket(instance)
  const socket = connect(Number(port), hostname)
  await once(socket, 'connect')
  const head = [
    `POST ${PATH.drops} HTTP/1.1`,
    'host: x',
    'content-type: application/octet-stream',
    `content-length: ${request.length}`,
    `${TICKET_HEADER}: ${ticket}`,
    'expect: 100-continue',
  ].join('\r\n')
  socket.write(`${head}\r\n\r\n`)
  await once(socket, 'data')
  socket.write(request.subarray(0, 12_000))
  return { socket, rest: request.subarray(12_000), id }
}

async function readToEnd(socket: Socket): Promise<string> {
  let text = ''
  socket.setEncoding('latin1')
  socket.on('data', (chunk) => {
    text += chunk
  })
  await once(socket, 'close')
  return text
}

describe('a server that stops', () => {
  it('finishes what is under way, takes nothing new, and empties the log', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    const { server, config } = instance
    const { socket, rest, id } = await halfADrop(instance)
    const stopped = server.stop()
    const refused = await send(server.publicUrl, 'GET', PATH.keyList).catch(
      (error: NodeJS.ErrnoException) => error.code,
    )
    expect(refused).to.equal('ECONNREFUSED')
    const answer = readToEnd(socket)
    socket.write(rest)
    expect(await answer).to.match(/^HTTP\/1\.1 200 OK.*"accepted"/s)
    await stopped
    expect(readdirSync(config.dataDir).sort()).to.deep.equal([
      'blocks',
      'lock',
      'postern.db',
      'publication.bin',
      'server-id',
    ])
    const db = await openDatabase({ file: join(config.dataDir, 'postern.db') })
    expect((await db('drops').pluck('id')).map(toHex)).to.deep.equal([toHex(id)])
    await db.destroy()
    expect(instance.log).to.deep.equal([])
  })

  it('can be told so twice', async () => {
    const { server } = await startInstance({ clock: fakeClock(A_MONDAY) })
    await Promise.all([server.stop(), server.stop()])
  })

  it('does not wait for connections that ask for nothing', async () => {
    const { server } = await startInstance({ clock: fakeClock(A_MONDAY) })
    const { hostname, port } = new URL(server.publicUrl)
    const socket = connect(Number(port), hostname)
    await once(socket, 'connect')
    const closed = once(socket, 'close')
    socket.resume()
    await Promise.all([server.stop(), closed])
  })

  it('ends at a signal, in order', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    const { dataDir } = instance.config
    await instance.stop()
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const script = fileURLToPath(new URL('signalled.ts', import.meta.url))
      const { child } = await startLive({ dataDir, script })
      expect(existsSync(join(dataDir, 'postern.db-wal'))).to.equal(true)
      expect(await child.kill(signal)).to.deep.equal({ code: 0, signal: null })
      expect(existsSync(join(dataDir, 'postern.db-wal'))).to.equal(false)
      expect(child.stderr).to.deep.equal([])
    }
  })

  it('leaves what it has taken to the one that starts after it', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    const report = await deliver(instance)
    const again = await instance.restart()
    expect(weeksOf(await readReceipt(again, report.receipt))).to.deep.equal([report.week])
    await again.stop()
  })
})

/** A stopped server whose database has version 2 of the key list, and the file beside it 1. */
async function startAfterANewerList() {
  const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
  const { p, reception, server } = instance
  const { hash, ...list } = reception.list
  const signed = signKeyList(p, reception.root.seed, { ...list, version: 2, previous: hash })
  const second = { ...reception, signed }
  const headers = { 'content-type': 'application/octet-stream' }
  const body = publicationOf(second)
  const answer = await send(server.staffUrl, 'POST', PATH.deskKeyList, { headers, body })
  expect(answer.status).to.equal(200)
  await instance.stop()
  return { instance, second }
}

describe('a server that starts', () => {
  it('touches nothing of its data where an address is taken, such as by an older version', async () => {
    const first = await startInstance({ clock: fakeClock(A_MONDAY) })
    const [port, staffPort] = [first.server.publicUrl, first.server.staffUrl].map((url) =>
      Number(new URL(url).port),
    )
    const dataDir = join(tempFolder('untouched'), 'data')
    for (const taken of [{ port }, { staffPort }]) {
      const config = { ...first.config, dataDir, ...taken }
      const refused = await startServer(config as Config, new Map(), { now: first.now }).catch(
        String,
      )
      expect(refused).to.match(/EADDRINUSE.*in this version or an older one, stop it first/)
      expect(existsSync(dataDir)).to.equal(false)
    }
    await first.stop()
  })

  it('holds its addresses before its data is read, and answers nobody until it is ready', async () => {
    const first = await startInstance({ clock: fakeClock(A_MONDAY) })
    const url = first.server.publicUrl
    const port = Number(new URL(url).port)
    await first.stop()
    let meanwhile = ''
    const pages = async () => {
      const answer = send(url, 'GET', PATH.keyList)
      meanwhile = await answer.then(String, (error: NodeJS.ErrnoException) => String(error.code))
      return new Map()
    }
    const config = { ...first.config, port }
    const server = await startServer(config, pages, { now: first.now, scheduled: false })
    expect(meanwhile).to.equal('ECONNRESET')
    expect((await send(url, 'GET', PATH.keyList)).status).to.equal(200)
    await server.stop()
  })

  it('names address and variable where its port is taken', async () => {
    const first = await startInstance({ clock: fakeClock(A_MONDAY) })
    const port = Number(new URL(first.server.publicUrl).port)
    for (const [config, message] of [
      [{ port }, /cannot listen on 127\.0\.0\.1:\d+ \(EADDRINUSE\): .*: set PORT to another/],
      [{ staffPort: port }, /\(EADDRINUSE\): .*: set STAFF_PORT to another/],
    ] as const) {
      const failed = await startInstance({ clock: fakeClock(A_MONDAY), config }).catch(
        (error: Error) => error.message,
      )
      expect(failed).to.match(message)
    }
    await first.stop()
  })

  it('has its pages made of the key list that it serves, not of the file beside it', async () => {
    const { instance, second } = await startAfterANewerList()
    const log = createLog(() => undefined)
    let made = 0
    const server = await startServer(
      instance.config,
      async ({ list, signed }) => {
        made += 1
        expect([list.version, signed]).to.deep.equal([2, second.signed])
        return new Map([['/', { body: utf8('of version 2'), type: 'text/plain' }]])
      },
      { scheduled: false, log, now: instance.now },
    )
    expect((await send(server.publicUrl, 'GET', '/')).text).to.equal('of version 2')
    expect(made).to.equal(1)
    await server.stop()
  })

  it('does not, and leaves nothing open, where its pages cannot be made', async () => {
    const { instance } = await startAfterANewerList()
    const options = { scheduled: false, log: createLog(() => undefined), now: instance.now }
    const failing = async () => {
      throw new Error('pages of another list: copy them')
    }
    const failed = await startServer(instance.config, failing, options).catch(String)
    expect(failed).to.equal('Error: pages of another list: copy them')
    // the last connection to the database empties its log
    expect(readdirSync(instance.config.dataDir).sort()).to.deep.equal([
      'blocks',
      'lock',
      'postern.db',
      'publication.bin',
      'server-id',
    ])
  })

  it('builds the board on every full period, asked for or not', async () => {
    let built: () => void = () => undefined
    const instance = await startInstance({ period: 1 })
    const { ctx } = instance.server
    const build = ctx.board.build.bind(ctx.board)
    const before = ctx.board.page('0')
    ctx.board.build = async (options) => {
      await build(options)
      built()
    }
    for (let i = 0; i < 2; i++) {
      await new Promise<void>((resolve) => {
        built = resolve
      })
    }
    expect(ctx.board.page('0')).not.to.deep.equal(before)
    await instance.stop()
  })
})

describe('the log', () => {
  const PEOPLE = /127\.0\.0\.1|::1|[0-9a-f]{16}|\/api\/|\?|\d\d:\d\d|Mozilla/i

  it('has not a line about an upload that was broken off', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    const { socket } = await halfADrop(instance)
    socket.destroy()
    await once(socket, 'close')
    const outgoing = httpRequest(`${instance.server.publicUrl}${PATH.drops}`, {
      method: 'POST',
      headers: { 'content-length': 25_804, 'content-type': 'application/octet-stream' },
    })
    outgoing.on('error', () => undefined)
    outgoing.flushHeaders()
    await once(outgoing, 'socket')
    outgoing.destroy()
    expect((await postDrop(instance, sealReport(instance).request)).status).to.equal(200)
    await instance.stop()
    expect(instance.log).to.deep.equal([])
  })

  it('has class and place of a fault, and nothing of who met it', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    const member = instance.reception.members[0]!
    const { request } = sealReport(instance)
    const ticket = await newTicket(instance)
    await instance.server.ctx.db.schema.dropTable('drops')
    expect((await postDrop(instance, request, ticket)).status).to.equal(500)
    expect((await staffFetch(instance, member, 'GET', PATH.deskDrops)).status).to.equal(500)
    await instance.stop()
    expect(instance.log).to.have.length(2)
    for (const line of instance.log) {
      expect(line).to.match(
        /^fault in a request: Error SQLITE_ERROR( at (db|server)\/[\w/.-]+:\d+)?(: at most 1 more)?$/,
      )
      expect(line).not.to.match(PEOPLE)
    }
  })

  it('counts refusals and says at the end how many at most', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    for (let i = 0; i < 5; i++)
      await send(instance.server.publicUrl, 'GET', `/somebody/${i}`, {
        headers: { 'user-agent': 'Mozilla/5.0' },
      })
    await postDrop(instance, sealReport(instance).request, 'A'.repeat(78))
    expect(instance.log).to.deep.equal([])
    await instance.stop()
    expect(instance.log).to.deep.equal(['refused since the start, at most: not-found 8, ticket 1'])
  })

  it('does not repeat what an error says, only what it is', () => {
    const lines: string[] = []
    const log = createLog((line) => lines.push(line))
    const error = Object.assign(new RangeError('the text of Kari Nordmann'), { code: 'E_X' })
    log.fault('a test', error)
    log.fault('a test', 'thrown text')
    log.fault('a test', Object.assign(new Error('x'), { code: 'secret words' }))
    expect(lines[0]).to.match(
      /^fault in a test: RangeError E_X at test\/server\/running\/lifecycle\.test\.ts:\d+$/,
    )
    expect(lines[1]).to.equal('fault in a test: string')
    expect(lines[2]).not.to.contain('secret')
  })

  it('writes a fault once in a minute, and then how often it came again', () => {
    const lines: string[] = []
    let at = 0
    const log = createLog(
      (line) => lines.push(line),
      () => at,
    )
    const meet = (where: string, times: number) => {
      for (let i = 0; i < times; i++) log.fault(where, 'thrown text')
    }
    meet('a request', 2000)
    meet('a tick', 1)
    expect(lines).to.deep.equal(['fault in a request: string', 'fault in a tick: string'])
    at += 59_999
    log.counts()
    expect(lines).to.have.length(2)
    at += 1
    log.counts()
    expect(lines.slice(2)).to.deep.equal(['fault in a request: string: at most 2048 more'])
    meet('a request', 3)
    log.totals()
    expect(lines.slice(3)).to.deep.equal([
      'fault in a request: string',
      'fault in a request: string: at most 2 more',
    ])
  })

  it('goes to the standard output where nothing else is said', async () => {
    const written: string[] = []
    const write = process.stdout.write
    process.stdout.write = (text: string | Uint8Array) => written.push(String(text)) > 0
    try {
      const { config, now, stop } = await startInstance({
        clock: fakeClock(A_MONDAY),
        reception: null,
      })
      await stop()
      const server = await startServer(config, new Map(), { scheduled: false, now })
      await server.stop()
    } finally {
      process.stdout.write = write
    }
    expect(written.join('')).to.equal('no key list yet: put publication.bin into DATA_DIR\n')
  })
})
