import { createHash } from 'node:crypto'
import { existsSync, readFileSync, statSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, connect } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { frameAsset } from '../../../../client/desk/host/frames.ts'
import { runDesk } from '../../../../client/desk/host/main.ts'
import { readOptions } from '../../../../client/desk/host/options.ts'
import { type DeskHost, startDeskHost } from '../../../../client/desk/host/server.ts'
import type { LocalFiles } from '../../../../client/shared/local-host/page.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { someRow } from '../../../support/desk/row-files.ts'
import { makeAuthority } from '../../../support/run/certificates.ts'
import { send } from '../../../support/run/http.ts'
import { startNode } from '../../../support/run/process.ts'
import { tempFolder } from '../../../support/run/temp.ts'
import { listPath } from '../../../support/server/listing.ts'

const PAGE = new TextEncoder().encode('<!doctype html><title>desk</title>')
const ASSETS: LocalFiles = new Map([['/', { type: 'text/html', body: PAGE }]])
const notAsked = () => Promise.reject(new Error('texts were asked for'))
const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

describe("the desk's host", () => {
  const folder = tempFolder('host')
  const vault = join(folder, 'm0.vault')
  const reached: { method: string; url: string; headers: NodeJS.Dict<string | string[]> }[] = []
  let upstream: Server
  let host: DeskHost
  let base: string
  let token: string

  before(async () => {
    upstream = createServer((request, response) => {
      reached.push({ method: request.method!, url: request.url!, headers: request.headers })
      response.writeHead(200, { 'set-cookie': 'a=b', 'x-other': 'c' })
      request.resume().on('end', () => response.end('from the server'))
    })
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
    const server = new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`)
    host = await startDeskHost({ server, vault, port: 0, assets: ASSETS })
    const url = new URL(host.url)
    base = url.origin
    token = url.hash.slice(1)
  })
  after(async () => {
    await host.stop()
    upstream.close()
  })
  beforeEach(() => {
    reached.length = 0
    writeFileSync(vault, 'first')
  })

  const call = (
    method: string,
    path: string,
    headers: Record<string, string> = {},
    body?: Uint8Array,
  ) =>
    send(base, method, path, {
      headers: {
        'postern-local-token': token,
        ...(method === 'GET' ? {} : { origin: base }),
        ...headers,
      },
      ...(body ? { body } : {}),
    })
  const put = (text: string, replaces: string, headers: Record<string, string> = {}) =>
    call(
      'PUT',
      '/files/vault',
      { 'postern-replaces': replaces, ...headers },
      new TextEncoder().encode(text),
    )

  it('puts the strict policy on every answer, whatever it is', async () => {
    const answers = [
      await send(base, 'GET', '/'),
      await send(base, 'GET', '/nothing'),
      await send(base, 'GET', '/', { headers: { host: 'evil.example' } }),
      await call('GET', '/nothing'),
      await call('DELETE', '/files/vault'),
      await call('GET', `/relay${PATH.keyList}`),
    ]
    expect(answers.map(({ status }) => status)).to.deep.equal([200, 403, 403, 404, 405, 200])
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).to.equal(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; worker-src 'self'; " +
          "connect-src 'self'; style-src 'self'; img-src 'self'; " +
          `frame-src http://127.0.0.1:${new URL(base).port}; base-uri 'none'; ` +
          "form-action 'none'; frame-ancestors 'none'; " +
          "require-trusted-types-for 'script'; trusted-types postern",
      )
      expect(headers.get('x-content-type-options')).to.equal('nosniff')
      expect(headers.get('cache-control')).to.equal('no-store')
      expect(headers.get('permissions-policy')).to.equal(
        'publickey-credentials-create=(self), publickey-credentials-get=(self)',
      )
      expect(headers.has('set-cookie')).to.equal(false)
    }
  })

  it('gives a frame that shows files no origin, no network, and no script but its own', async () => {
    const { headers, body } = frameAsset('parent.postMessage(1)', 'postMessage(2)')
    const policy = headers?.['content-security-policy'] ?? ''
    const own = createHash('sha256').update('parent.postMessage(1)').digest('base64')
    expect(policy.split('; ')).to.include.members([
      "default-src 'none'",
      `script-src 'sha256-${own}'`,
      'sandbox allow-scripts',
      'frame-ancestors http://localhost:*',
      "require-trusted-types-for 'script'",
    ])
    const rest = policy.replace('http://localhost:*', '')
    expect(rest).not.to.match(/unsafe|allow-same-origin|connect-src|http/)
    expect(new TextDecoder().decode(body)).not.to.match(/(?:src|href)=/)
    for (const bad of ['a("</script>")', 'a("</SCRIPT ")']) {
      expect(() => frameAsset(bad)).to.throw('escape it')
      expect(() => frameAsset('a', bad)).to.throw('escape it')
    }
  })

  it('gives nothing but the documents of frames at the name that frames have', async () => {
    const server = new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`)
    const assets: LocalFiles = new Map([...ASSETS, ['/viewer', frameAsset('1')]])
    const framed = await startDeskHost({ server, vault, port: 0, assets })
    try {
      const url = new URL(framed.url)
      const host = `127.0.0.1:${url.port}`
      const token = { 'postern-local-token': url.hash.slice(1) }
      const ask = async (method: string, path: string, headers = {}) =>
        (await send(url.origin, method, path, { headers: { host, ...headers } })).status
      expect(await ask('GET', '/viewer', { 'sec-fetch-site': 'cross-site' })).to.equal(200)
      expect(await ask('GET', '/viewer', { origin: `http://${host}` })).to.equal(403)
      expect(await ask('POST', '/viewer')).to.equal(403)
      for (const path of ['/', '/files/vault', `/relay${PATH.keyList}`, '/viewer?', '/pages']) {
        expect(await ask('GET', path, token), path).to.equal(403)
      }
    } finally {
      await framed.stop()
    }
  })

  it('answers nobody who came under another name: DNS rebinding', async () => {
    const { port } = new URL(base)
    const others = ['evil.example', '127.0.0.1', '[::1]', 'localhost.evil.example'].map(
      (name) => `${name}:${port}`,
    )
    for (const name of ['evil.example', 'localhost:1', 'localhost', ...others]) {
      expect((await call('GET', '/', { host: name })).status, name).to.equal(403)
      expect((await call('GET', '/files/vault', { host: name })).status, name).to.equal(403)
    }
  })

  it('answers no request that another site made', async () => {
    const replaces = hashOf(new TextEncoder().encode('first'))
    expect((await call('GET', '/files/vault', { origin: 'https://evil.example' })).status).to.equal(
      403,
    )
    expect((await call('GET', '/files/vault', { 'sec-fetch-site': 'cross-site' })).status).to.equal(
      403,
    )
    expect((await put('stolen', replaces, { origin: 'null' })).status).to.equal(403)
    const headers = { 'postern-local-token': token, 'postern-replaces': replaces }
    const without = await send(base, 'PUT', '/files/vault', { headers, body: PAGE })
    expect(without.status).to.equal(403)
    expect(readFileSync(vault, 'utf8')).to.equal('first')
  })

  it('gives files and relay to nobody without the token', async () => {
    for (const wrong of ['', 'x', token.slice(1), `${token}x`, token.toLowerCase()]) {
      const headers = { 'postern-local-token': wrong }
      expect((await call('GET', '/files/vault', headers)).status).to.equal(403)
      expect((await call('GET', `/relay${PATH.keyList}`, headers)).status).to.equal(403)
    }
    expect(reached).to.deep.equal([])
    expect((await call('GET', '/files/vault')).text).to.equal('first')
  })

  it('keeps sealed records for its own page, and at once only as many as a page asks for', async () => {
    const row = someRow(1)
    const id = row.subarray(0, 32)
    const rows = (what: string, body: Uint8Array, headers: Record<string, string> = {}) =>
      call('POST', `/files/rows/${what}`, headers, body)
    const bodies = { append: row, needed: id, get: id }
    for (const [what, body] of Object.entries(bodies)) {
      const others: Record<string, string>[] = [
        { 'postern-local-token': 'x' },
        { origin: 'https://evil.example' },
        { 'sec-fetch-site': 'cross-site' },
        { host: 'evil.example' },
      ]
      for (const headers of others) expect((await rows(what, body, headers)).status).to.equal(403)
      for (const method of ['GET', 'PUT', 'DELETE']) {
        expect((await call(method, `/files/rows/${what}`)).status, method).to.equal(405)
      }
      expect((await rows(what, body.subarray(1))).status, what).to.equal(400)
    }
    expect(existsSync(`${vault}.rows`)).to.equal(false)
    expect((await rows('append', new Uint8Array(4096 * 1024 + 1))).status).to.equal(413)
    expect((await rows('get', new Uint8Array(32 * 1024 + 1))).status).to.equal(413)
    expect((await rows('needed', new Uint8Array(32 * 1024 ** 2 + 1))).status).to.equal(413)
    for (const path of ['/files/rows', '/files/rows/', '/files/rows/all']) {
      expect((await call('GET', path)).status, path).to.equal(404)
    }
    expect(new Uint8Array((await rows('needed', id)).body)).to.deep.equal(Uint8Array.of(0))
    expect((await rows('append', row)).status).to.equal(204)
    expect(new Uint8Array((await rows('needed', id)).body)).to.deep.equal(Uint8Array.of(1))
    expect(new Uint8Array((await rows('get', id)).body)).to.deep.equal(row)
    expect(new Uint8Array((await call('GET', '/files/rows/ids')).body)).to.deep.equal(id)
    const stranger = { 'postern-local-token': 'x' }
    expect((await call('GET', '/files/rows/ids', stranger)).status).to.equal(403)
    expect((await rows('ids', id)).status).to.equal(405)
    expect(statSync(`${vault}.rows`).mode & 0o777).to.equal(0o600)
  })

  it('reads and writes the named vault and its weekly file, and no other', async () => {
    writeFileSync(join(folder, 'secret'), 'secret')
    const paths = [
      '/files/../secret',
      '/files/secret',
      '/files/vault/../secret',
      '/files/%2e%2e/secret',
    ]
    for (const path of [...paths, '/files/vault.new', '//files/vault', '/etc/passwd']) {
      const { status, text } = await call('GET', path)
      expect(status, path).to.equal(404)
      expect(text, path).to.equal('')
    }
  })

  it('relays the routes of a desk, and nothing else', async () => {
    const ways = [
      ['GET', PATH.deskDrops],
      ['GET', listPath(PATH.deskRecords)],
      ['GET', PATH.keyList],
      ['GET', `${PATH.keyListVersion}12`],
      ['GET', `${PATH.weeklyKeys}2950`],
      ['GET', PATH.deskSuspensions],
      ['GET', PATH.deskQuotas],
      ['GET', PATH.deskWeek],
      ['POST', PATH.deskSuspensions],
      ['POST', PATH.deskRecords],
    ] as const
    for (const [method, path] of ways) {
      const answer = await call(method, `/relay${path}`, { cookie: 'a=b', signature: 'sig=:x:' })
      expect(answer.text).to.equal('from the server')
      expect(answer.headers.has('x-other')).to.equal(false)
    }
    expect(reached.map(({ method, url }) => [method, url])).to.deep.equal(
      ways.map((way) => [...way]),
    )
    for (const { headers } of reached) {
      expect(headers.signature).to.equal('sig=:x:')
      for (const name of ['cookie', 'origin', 'postern-local-token', 'user-agent', 'referer']) {
        expect(headers, name).to.not.have.property(name)
      }
    }
    reached.length = 0
    const refused = [
      ['GET', '/'],
      ['GET', '/api/other'],
      ['GET', `${PATH.keyList}?x=1`],
      ['GET', `${PATH.keyListVersion}x`],
      ['GET', `${listPath(PATH.deskDrops)}&prefixes=A`],
      ['GET', `${PATH.board}1?weeks=1-1`],
      ['GET', `${PATH.weeklyKeys}../../admin`],
      ['GET', '//evil.example/api/key-list'],
      ['GET', `@evil.example${PATH.keyList}`],
      ['POST', PATH.deskKeyList],
      ['PUT', PATH.deskRecords],
    ] as const
    for (const [method, path] of refused) {
      expect((await call(method, `/relay${path}`)).status, path).to.equal(404)
    }
    expect(reached).to.deep.equal([])
  })

  it('takes an authority of the reception for its server, and no other, and goes past no proxy in silence', async () => {
    const authority = makeAuthority()
    const { certificate: cert, key } = authority.issue(['IP:127.0.0.1'])
    const secure = createTlsServer({ cert, key }, (_request, response) => response.end('safe'))
    await new Promise<void>((resolve) => secure.listen(0, '127.0.0.1', resolve))
    const address = `https://127.0.0.1:${(secure.address() as AddressInfo).port}`
    const to = ['--server', address, '--vault', vault]
    const relayed = async (...more: string[]) => {
      const one = await startDeskHost({ ...readOptions([...to, ...more])!, assets: ASSETS })
      const { origin, hash } = new URL(one.url)
      const headers = { 'postern-local-token': hash.slice(1) }
      const { text } = await send(origin, 'GET', `/relay${PATH.keyList}`, { headers })
      await one.stop()
      return text
    }
    expect(await relayed('--ca', authority.files.certificate)).to.equal('safe')
    expect(await relayed()).not.to.equal('safe')
    const other = makeAuthority('Another authority').files.certificate
    expect(await relayed('--ca', other)).not.to.equal('safe')
    expect(() => readOptions([...to, '--ca', vault])).to.throw('no certificate of an authority')
    secure.close()

    const args = ['--server', 'https://desk.example.org', '--vault', vault]
    process.env.all_proxy = 'http://proxy:8080'
    const refusal = await runDesk({ args, prepare: notAsked, print: () => {} }).then(
      () => 'ran',
      (error: Error) => error.message,
    )
    delete process.env.all_proxy
    expect(refusal).to.match(/^all_proxy is set, and this command goes through no such proxy/)
  })

  it('prints an address by name, at which a security key can be asked', () => {
    expect(base).to.match(/^http:\/\/localhost:\d+$/)
  })

  it('listens on this machine alone, at every address that localhost has', async () => {
    const { port } = new URL(base)
    const local = Object.values(networkInterfaces())
      .flat()
      .flatMap((one) => (one && ['127.0.0.1', '::1'].includes(one.address) ? [one.address] : []))
    expect(local).to.include('127.0.0.1')
    for (const name of local) {
      const url = `http://${name.includes(':') ? `[${name}]` : name}:${port}`
      const answer = await send(url, 'GET', '/', { headers: { host: new URL(base).host } })
      expect(answer.status, name).to.equal(200)
    }
    const others = Object.values(networkInterfaces())
      .flat()
      .flatMap((one) => (one && !one.internal && one.family === 'IPv4' ? [one.address] : []))
    for (const address of [...others, '127.0.0.2']) {
      const outcome = await new Promise<string>((resolve) => {
        const socket = connect(Number(port), address)
        socket.on('connect', () => {
          socket.destroy()
          resolve('open')
        })
        socket.on('error', () => resolve('closed'))
      })
      expect(outcome, address).to.equal('closed')
    }
  })

  it('replaces the vault whole, only for a writer who has seen it, and readable only by its owner', async () => {
    const first = hashOf(new TextEncoder().encode('first'))
    expect((await put('second', first)).status).to.equal(204)
    expect(readFileSync(vault, 'utf8')).to.equal('second')
    expect(statSync(vault).mode & 0o777).to.equal(0o600)
    expect((await put('third', first)).status).to.equal(409)
    expect((await put('third', 'none')).status).to.equal(409)
    expect((await put('third', '')).status).to.equal(400)
    expect(readFileSync(vault, 'utf8')).to.equal('second')
    expect(existsSync(`${vault}.new`)).to.equal(false)
  })

  it('lets one of two windows that write at once win, and tells the other', async () => {
    const first = hashOf(new TextEncoder().encode('first'))
    const answers = await Promise.all(['a', 'b', 'c'].map((text) => put(text, first)))
    expect(answers.map(({ status }) => status).sort()).to.deep.equal([204, 409, 409])
  })

  it('leaves the old vault whole where a request ends early, and never writes through a link', async () => {
    const target = join(folder, 'target')
    writeFileSync(target, 'untouched')
    symlinkSync(target, `${vault}.new`)
    const first = hashOf(new TextEncoder().encode('first'))
    expect((await put('second', first)).status).to.equal(204)
    expect(readFileSync(target, 'utf8')).to.equal('untouched')
    expect(readFileSync(vault, 'utf8')).to.equal('second')
    // A request that ends early has not replaced anything.
    const { port } = new URL(base)
    const second = hashOf(new TextEncoder().encode('second'))
    const socket = connect(Number(port), '127.0.0.1')
    socket.write(
      `PUT /files/vault HTTP/1.1\r\nhost: localhost:${port}\r\norigin: ${base}\r\n` +
        `postern-local-token: ${token}\r\npostern-replaces: ${second}\r\ncontent-length: 100\r\n\r\nhalf`,
    )
    await new Promise<void>((resolve) => socket.end(resolve))
    expect((await call('GET', '/files/vault')).text).to.equal('second')
    unlinkSync(target)
  })

  it('says on the command line what is missing, and ends with 1', async () => {
    const runs = [
      [[], 'say which server and which vault'],
      [['--server', 'http://reports.example.org', '--vault', vault], 'use https://'],
      [['--server', 'x', '--vault', vault], '--server must be an address'],
      [['--server', 'http://127.0.0.1:1', '--vault', `${vault}x`], 'there is no vault at'],
      [['--server', 'http://127.0.0.1:1', '--vault', vault, '--port', '99999'], '--port must be'],
      [['--server', 'http://127.0.0.1:1', '--vault', vault, '--socks', 'x'], 'not HOST:PORT'],
    ] as const
    for (const [args, said] of runs) expect(() => readOptions(args)).to.throw(said)
    const child = startNode('scripts/desk.ts')
    expect((await child.exit).code).to.equal(1)
    expect(child.stderr).to.deep.equal([
      'say which server and which vault: --server URL --vault FILE (or --help)',
    ])
    expect(readOptions(['--help'])).to.equal(null)
  })

  it('tells its page why no answer came', async () => {
    for (const [server, fault] of [
      ['http://127.0.0.1:9', 'refused'],
      ['http://example.onion', 'onion'],
    ] as const) {
      const away = await startDeskHost({ server: new URL(server), vault, port: 0, assets: ASSETS })
      const { origin, hash } = new URL(away.url)
      const headers = { 'postern-local-token': hash.slice(1) }
      const answer = await send(origin, 'GET', `/relay${PATH.keyList}`, { headers })
      expect([answer.status, answer.headers.get('postern-line')]).to.deep.equal([502, fault])
      await away.stop()
    }
  })

  it('says so where its port is taken', async () => {
    const port = Number(new URL(base).port)
    const server = new URL('http://127.0.0.1:9')
    const second = await startDeskHost({ server, vault, port, assets: ASSETS }).catch(String)
    expect(second).to.include(`port ${port} is taken`)
  })

  it('takes no port at which somebody else answers for the other address of localhost', async () => {
    const other = createServer((_, response) => response.end('somebody else'))
    const isThere = await new Promise<boolean>((resolve) => {
      other.once('error', () => resolve(false))
      other.listen(0, '::1', () => resolve(true))
    })
    // if the machine has only one address, nobody can answer at the other
    const port = isThere ? (other.address() as AddressInfo).port : 0
    const server = new URL('http://127.0.0.1:9')
    const start = () => startDeskHost({ server, vault, port, assets: ASSETS })
    const refused = isThere ? await start().catch(String) : `port ${port} is taken`
    other.close()
    expect(refused).to.include(`port ${port} is taken`)
    await (await start()).stop()
  })

  it('keeps an onion address as a name for the proxy', () => {
    const onion = `http://${'a'.repeat(56)}.onion`
    const options = readOptions(['--server', onion, '--vault', vault, '--socks', '127.0.0.1:9050'])
    expect(options).to.deep.include({ vault, port: 0, socks: { host: '127.0.0.1', port: 9050 } })
  })
})
