import { connect } from 'node:net'
import { expect } from 'chai'
import { utf8 } from '../../../crypto/primitives/bytes.ts'
import { listQuery } from '../../../crypto/wire/listing.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { type RawAnswer, send } from '../../support/run/http.ts'
import { someBlock } from '../../support/server/blocks.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  newTicket,
  sealReport,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'

/** Written out once more, not taken from the code: who changes one must mean it. */
const EXPECTED: Readonly<Record<string, string>> = {
  'content-security-policy':
    "default-src 'none';script-src 'self' 'wasm-unsafe-eval';worker-src blob:;" +
    "connect-src 'self' blob:;style-src 'self';img-src 'self';base-uri 'none';form-action 'self';" +
    "frame-ancestors 'none';require-trusted-types-for 'script';trusted-types postern",
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'cache-control': 'no-store',
}

/** Heeded in pages, and in no other answer. */
const OF_PAGES = {
  'cross-origin-opener-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'x-dns-prefetch-control': 'off',
  'permissions-policy': [
    'accelerometer=(), autoplay=(), browsing-topics=(), camera=(), clipboard-read=()',
    'display-capture=(), encrypted-media=(), fullscreen=(), gamepad=(), geolocation=()',
    'gyroscope=(), hid=(), idle-detection=(), local-fonts=(), magnetometer=()',
    'midi=(), payment=(), picture-in-picture=(), publickey-credentials-get=()',
    'screen-wake-lock=(), serial=(), storage-access=(), usb=(), web-share=()',
    'xr-spatial-tracking=(), microphone=(self)',
  ].join(', '),
}

const PAGES = new Map([
  ['/', { body: utf8('<!doctype html>'), type: 'text/html; charset=utf-8' }],
  ['/nn/', { body: utf8('<!doctype html>'), type: 'text/html; charset=utf-8' }],
  ['/main.js', { body: utf8('void 0'), type: 'text/javascript; charset=utf-8' }],
  ['/icon.png', { body: utf8('png'), type: 'image/png' }],
])

const json = (length: number) => ({
  'content-type': 'application/json',
  'content-length': String(length),
})

/** Every header there is, without those that are only about the connection. */
function headersOf(answer: RawAnswer): Record<string, string> {
  const { connection, 'keep-alive': _, ...rest } = Object.fromEntries(answer.headers)
  expect(connection).to.be.oneOf(['close', 'keep-alive'])
  return rest
}

function expectError(answer: RawAnswer, status: number, code: string, extra = {}): void {
  expect([answer.status, answer.text]).to.deep.equal([status, `{"error":"${code}"}`])
  expect(headersOf(answer)).to.deep.equal({ ...EXPECTED, ...json(answer.body.length), ...extra })
}

describe('the headers of every answer', () => {
  let instance: Instance
  let reporters: string
  let desks: string
  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), pages: PAGES })
    reporters = instance.server.publicUrl
    desks = instance.server.staffUrl
  })
  after(() => instance.stop())

  const octets = { 'content-type': 'application/octet-stream' }

  it('are exactly these on what reporters fetch and send', async () => {
    const week = instance.reception.list.weeks.first
    const gets = [
      ...[PATH.keyList, `${PATH.keyListVersion}1`, PATH.content],
      ...[`${PATH.weeklyKeys}${week}`, `${PATH.board}0`],
    ]
    for (const base of [reporters, desks]) {
      for (const path of gets) {
        for (const method of ['GET', 'HEAD']) {
          const answer = await send(base, method, path)
          expect(answer.status, path).to.equal(200)
          expect(answer.body.length > 0).to.equal(method === 'GET')
          const { 'content-length': length, ...rest } = headersOf(answer)
          expect(Number(length)).to.be.greaterThan(0)
          expect(rest).to.deep.equal({ ...EXPECTED, ...octets })
        }
      }
      const ticket = await send(base, 'POST', PATH.tickets)
      expect(headersOf(ticket)).to.deep.equal({ ...EXPECTED, ...json(ticket.body.length) })
      const headers = { ...octets, 'postern-ticket': await newTicket(instance) }
      const { request } = sealReport(instance)
      const drop = await send(base, 'POST', PATH.drops, { headers, body: request })
      expect(outcomeOf(drop, request)).to.equal(ACCEPTED)
      expect(headersOf(drop)).to.deep.equal({ ...EXPECTED, ...json(58) })
    }
  })

  it('are exactly these on blocks, for reporters and for desks', async () => {
    for (const base of [reporters, desks]) {
      const { id, sealed } = someBlock()
      const headers = { ...octets, 'postern-ticket': await newTicket(instance) }
      const taken = await send(base, 'PUT', PATH.blocks, { headers, body: sealed })
      expect(outcomeOf(taken, sealed)).to.equal(ACCEPTED)
      expect(headersOf(taken)).to.deep.equal({ ...EXPECTED, ...json(58) })
      const block = await send(base, 'POST', PATH.blocksFetch, { headers: octets, body: id })
      const length = { 'content-length': '262192' }
      expect(headersOf(block)).to.deep.equal({ ...EXPECTED, ...octets, ...length })
      const none = { headers: octets, body: new Uint8Array(32) }
      expectError(await send(base, 'POST', PATH.blocksFetch, none), 404, 'not-found')
      const unpaid = { headers: octets, body: sealed }
      expectError(await send(base, 'PUT', PATH.blocks, unpaid), 403, 'ticket')
      for (const body of [new Uint8Array(262_191), new Uint8Array(25_804), undefined])
        expectError(
          await send(base, 'PUT', PATH.blocks, { headers, ...(body ? { body } : {}) }),
          ...([400, 'malformed'] as const),
        )
      const long = { headers: octets, body: new Uint8Array(262_193) }
      expectError(await send(base, 'PUT', PATH.blocks, long), 413, 'too-large')
      const two = { headers: octets, body: new Uint8Array(64) }
      expectError(await send(base, 'POST', PATH.blocksFetch, two), 413, 'too-large')
      expectError(await send(base, 'POST', PATH.blocks), 405, 'method', { allow: 'PUT' })
      expectError(await send(base, 'GET', PATH.blocksFetch), 405, 'method', { allow: 'POST' })
      expectError(await send(base, 'PUT', PATH.blocks, { body: sealed }), 415, 'media-type')
    }
  })

  it('are exactly these on pages', async () => {
    const page = await send(reporters, 'GET', '/')
    expect(headersOf(page)).to.deep.equal({
      ...EXPECTED,
      ...OF_PAGES,
      'content-type': 'text/html; charset=utf-8',
      'content-length': '15',
      vary: 'accept-encoding',
    })
    const icon = await send(reporters, 'GET', '/icon.png')
    expect(headersOf(icon)).to.deep.equal({
      ...EXPECTED,
      'content-type': 'image/png',
      'content-length': '3',
    })
  })

  it('name the onion address only on pages, if there is one', async () => {
    const onionAddress = 'http://2gzyxa5ihm7nsggfxnu52rck2vv4rvmdlkiu3zzui5du4xyclen53wid.onion'
    const other = await startInstance({
      clock: fakeClock(A_MONDAY),
      pages: PAGES,
      config: { onionAddress },
    })
    const [here, there] = [instance.server.publicUrl, other.server.publicUrl]
    const { host } = new URL(onionAddress)
    for (const path of ['/', '/nn/']) {
      for (const method of ['GET', 'HEAD']) {
        const without = headersOf(await send(here, method, path))
        const named = { ...without, 'onion-location': `${onionAddress}${path}` }
        for (const headers of [{}, { host: 'drop.example.org' }, { host: `${host}.example.org` }])
          expect(headersOf(await send(there, method, path, { headers }))).to.deep.equal(named)
        const asked = await send(there, method, `${path}?a=b`)
        expect(headersOf(asked)).to.deep.equal(named)
        for (const came of [host, host.toUpperCase(), `${host}:80`]) {
          const answer = await send(there, method, path, { headers: { host: came } })
          expect(headersOf(answer), came).to.deep.equal(without)
        }
      }
    }
    for (const [method, path] of [
      ['GET', '/icon.png'],
      ['GET', '/main.js'],
      ['GET', '/none'],
      ['POST', '/'],
      ['GET', PATH.content],
      ['GET', PATH.drops],
    ] as const) {
      const without = headersOf(await send(here, method, path))
      expect(headersOf(await send(there, method, path)), path).to.deep.equal(without)
    }
    const answer = await sendText(there, 'nonsense\r\n\r\n')
    expect(answer).to.equal(await sendText(here, 'nonsense\r\n\r\n'))
    expect(answer).not.to.match(/onion/i)
    await other.stop()
  })

  it('are exactly these on what desks ask for', async () => {
    const member = instance.reception.members[0]!
    for (const path of [PATH.deskDrops, PATH.deskRecords]) {
      const none = await staffFetch(instance, member, 'GET', `${path}${listQuery(new Set())}`)
      expect(headersOf(none)).to.deep.equal({ ...EXPECTED, ...octets, 'content-length': '0' })
      const hashes = await staffFetch(instance, member, 'GET', path)
      expect(headersOf(hashes)).to.deep.equal({ ...EXPECTED, ...octets, 'content-length': '4096' })
    }
    const json2 = await staffFetch(instance, member, 'GET', PATH.deskWeek)
    expect(headersOf(json2)).to.deep.equal({ ...EXPECTED, ...json(json2.body.length) })
  })

  it('stay on a path that is not there, and on one that cannot be decoded', async () => {
    for (const base of [reporters, desks]) {
      for (const path of ['/none', '/api/', '/api/drops/', '/API/drops', '//', '/api/board/'])
        expectError(await send(base, 'GET', path), 404, 'not-found')
      expectError(await send(base, 'GET', '/api/board/%ff'), 400, 'malformed')
      expectError(await send(base, 'GET', '/api/board/%2e%2e'), 404, 'not-found')
    }
  })

  it('stay on a method that is not taken, whose answer names the others', async () => {
    for (const method of ['GET', 'PUT', 'DELETE', 'OPTIONS', 'PATCH']) {
      const answer = await send(reporters, method, PATH.drops)
      expectError(answer, 405, 'method', { allow: 'POST' })
    }
    expectError(await send(reporters, 'POST', `${PATH.board}0`), 405, 'method', {
      allow: 'GET, HEAD',
    })
    expectError(await send(reporters, 'POST', '/'), 405, 'method', { allow: 'GET, HEAD' })
    expectError(await send(desks, 'PUT', PATH.deskRecords), 405, 'method', {
      allow: 'GET, HEAD, POST',
    })
  })

  it('stay on a body that is too large, too small, or of another type', async () => {
    const body = new Uint8Array(25_805)
    expectError(
      await send(reporters, 'POST', PATH.drops, { headers: octets, body }),
      413,
      'too-large',
    )
    const short = { headers: octets, body: body.subarray(0, 25_803) }
    expectError(await send(reporters, 'POST', PATH.drops, short), 400, 'malformed')
    const exact = body.subarray(0, 25_804)
    expectError(await send(reporters, 'POST', PATH.drops, { body: exact }), 415, 'media-type')
    const packed = { headers: { ...octets, 'content-encoding': 'gzip' }, body: exact }
    expectError(await send(reporters, 'POST', PATH.drops, packed), 415, 'media-type')
    expectError(await send(reporters, 'POST', PATH.tickets, { body }), 413, 'too-large')
    expectError(
      await send(reporters, 'GET', PATH.keyList, { body: Uint8Array.of(1) }),
      413,
      'too-large',
    )
  })

  it('stay on a large body that does not say how large it is', async () => {
    const headers = { ...octets, 'transfer-encoding': 'chunked', 'content-length': '' }
    const { 'content-length': _, ...chunked } = headers
    const answer = await sendChunked(reporters, PATH.drops, chunked, new Uint8Array(30_000))
    expect(answer).to.match(/^HTTP\/1\.1 413 /)
  })

  it('stay on refusals: no ticket, no signature', async () => {
    const request = { headers: octets, body: new Uint8Array(25_804) }
    expectError(await send(reporters, 'POST', PATH.drops, request), 403, 'ticket')
    expectError(await send(desks, 'GET', PATH.deskDrops), 401, 'unsigned')
  })

  it('stay on a fault of the server, whose cause is not told', async () => {
    const broken = await startInstance({ clock: fakeClock(A_MONDAY) })
    const headers = { ...octets, 'postern-ticket': await newTicket(broken) }
    const { request } = sealReport(broken)
    await broken.server.ctx.db.destroy()
    const answer = await send(broken.server.publicUrl, 'POST', PATH.drops, {
      headers,
      body: request,
    })
    expectError(answer, 500, 'internal')
    await broken.stop()
  })

  it('stay on what is not HTTP', async () => {
    for (const text of ['nonsense\r\n\r\n', `GET / HTTP/1.1\r\nx: ${'y'.repeat(9000)}\r\n\r\n`]) {
      const answer = await sendText(reporters, text)
      expect(answer).to.match(/^HTTP\/1\.1 400 /)
      for (const [name, value] of Object.entries(EXPECTED))
        expect(answer).to.contain(`${name}: ${value}\r\n`)
      expect(answer).to.match(/\r\n\r\n\{"error":"malformed"\}$/)
    }
  })

  it('stay where Node would answer by itself: an expectation, a missing host', async () => {
    const expects = await send(reporters, 'GET', '/', { headers: { expect: 'tea' } })
    expect(expects.status).to.equal(200)
    expect(expects.headers.get('x-frame-options')).to.equal('DENY')
    const answer = await sendText(reporters, 'GET / HTTP/1.1\r\nconnection: close\r\n\r\n')
    expect(answer).to.match(/^HTTP\/1\.1 200 /)
  })

  it('can have another policy for a test of the pages', async () => {
    const csp = { 'default-src': ["'none'"], 'script-src': ["'self'"] }
    const other = await startInstance({ clock: fakeClock(A_MONDAY), csp })
    const answer = await send(other.server.publicUrl, 'GET', PATH.keyList)
    expect(answer.headers.get('content-security-policy')).to.equal(
      "default-src 'none';script-src 'self'",
    )
    await other.stop()
  })
})

function sendChunked(
  base: string,
  path: string,
  headers: Readonly<Record<string, string>>,
  body: Uint8Array,
): Promise<string> {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`)
  const head = [`POST ${path} HTTP/1.1`, 'host: x', 'connection: close', ...lines].join('\r\n')
  const text = Buffer.from(body).toString('latin1')
  return sendText(base, `${head}\r\n\r\n${body.length.toString(16)}\r\n${text}\r\n0\r\n\r\n`)
}

/** Send bytes as they are and collect all that comes until the end. */
function sendText(base: string, text: string): Promise<string> {
  const { hostname, port } = new URL(base)
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(text, 'latin1'))
    let answer = ''
    socket.setEncoding('latin1')
    socket.on('data', (chunk) => {
      answer += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => resolve(answer))
  })
}
