import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { type DeskHost, startDeskHost } from '../../client/desk/host.ts'
import { loadDeskAssets } from '../../client/desk/host-assets.ts'
import { TOKEN_HEADER } from '../../client/desk/host-guard.ts'
import { send } from '../support/http.ts'
import { tempFolder } from '../support/temp.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

describe("the desk's host", () => {
  const folder = tempFolder()
  const vault = join(folder, 'anna.vault')
  const asked: string[] = []
  let server: Server
  let host: DeskHost
  let base: string
  let own: Record<string, string>

  before(async () => {
    const built = join(folder, 'dist')
    mkdirSync(built)
    const asset = (file: string) => ({ file, integrity: 'sha384-x' })
    const manifest = { script: asset('s.js'), style: asset('s.css'), worker: asset('w.js') }
    writeFileSync(join(built, 'manifest.json'), JSON.stringify(manifest))
    for (const file of ['s.js', 's.css', 'w.js']) writeFileSync(join(built, file), '')
    writeFileSync(vault, 'sealed vault')
    writeFileSync(`${vault}.weeks`, 'sealed weeks')
    server = createServer((request, response) => {
      const names = request.rawHeaders
        .filter((_, i) => i % 2 === 0)
        .map((name) => name.toLowerCase())
      asked.push(`${request.method} ${request.url} ${names.sort().join(' ')}`)
      response.writeHead(409).end('{"error":"conflict"}')
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.address() as AddressInfo
    const assets = await loadDeskAssets(built)
    const staff = new URL(`http://127.0.0.1:${port}`)
    host = await startDeskHost({ server: staff, vault, port: 0, assets })
    const url = new URL(host.url)
    base = url.origin
    own = { [TOKEN_HEADER]: url.hash.slice(1), origin: base }
  })
  after(async () => {
    await host.stop()
    server.close()
  })

  const ask = (method: string, path: string, headers: Record<string, string>, body?: Uint8Array) =>
    send(base, method, path, { headers, ...(body ? { body } : {}) })
  const bytes = (text: string) => new TextEncoder().encode(text)

  it('listens on the loopback address alone', async () => {
    const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
    const outside = addresses.find(({ internal, family }) => !internal && family === 'IPv4')
    expect(new URL(base).hostname).to.equal('127.0.0.1')
    if (outside === undefined) return
    const elsewhere = base.replace('127.0.0.1', outside.address)
    const outcome = await send(elsewhere, 'GET', '/', {}).catch((error: Error) => error)
    expect(outcome).to.be.instanceOf(Error)
  })

  it('serves the page under a strict policy, and the two files to who knows the token', async () => {
    const page = await ask('GET', '/', {})
    expect(page.status).to.equal(200)
    expect(page.headers.get('content-security-policy')).to.include("default-src 'none'")
    expect(page.text).to.not.include(own[TOKEN_HEADER] as string)
    expect((await ask('GET', '/files/vault', own)).text).to.equal('sealed vault')
    expect((await ask('GET', '/files/weeks', own)).text).to.equal('sealed weeks')
  })

  it('refuses without the token, from another origin, and under another name', async () => {
    const token = own[TOKEN_HEADER] as string
    const wrong = `${token[0] === 'A' ? 'B' : 'A'}${token.slice(1)}`
    const cases: [string, Record<string, string>][] = [
      ['no token', { origin: base }],
      ['a wrong token', { ...own, [TOKEN_HEADER]: wrong }],
      ['a short token', { ...own, [TOKEN_HEADER]: '' }],
      ['another origin', { ...own, origin: 'http://evil.example' }],
      ['a null origin', { ...own, origin: 'null' }],
      ['a rebound name', { ...own, host: 'evil.example' }],
      ['localhost by name', { ...own, host: new URL(base).host.replace('127.0.0.1', 'localhost') }],
      ['another site', { ...own, 'sec-fetch-site': 'cross-site' }],
      ['another port', { ...own, 'sec-fetch-site': 'same-site' }],
    ]
    for (const [what, headers] of cases) {
      expect((await ask('GET', '/files/vault', headers)).status, what).to.equal(403)
      expect((await ask('PUT', '/files/vault', headers, bytes('x'))).status, what).to.equal(403)
      expect((await ask('GET', '/relay/api/key-list', headers)).status, what).to.equal(403)
    }
    const noOrigin = { [TOKEN_HEADER]: token }
    expect((await ask('PUT', '/files/vault', noOrigin, bytes('x'))).status).to.equal(403)
    expect(readFileSync(vault, 'utf8')).to.equal('sealed vault')
  })

  it('has no other file, whatever the path', async () => {
    const paths = ['/files/root', '/files/../anna.vault', '/files/vault/../weeks', '/etc/passwd']
    paths.push(
      '/assets/../manifest.json',
      '/assets/manifest.json',
      '//files/vault',
      '/files/vault?x',
    )
    for (const path of paths) expect((await ask('GET', path, own)).status, path).to.equal(404)
  })

  it('relays the paths of the protocol alone, with the headers of the protocol alone', async () => {
    asked.length = 0
    const headers = { ...own, cookie: 'a=b', 'signature-input': 'sig=x', 'x-other': 'y' }
    const answer = await ask('GET', '/relay/api/desk/drops?week=2969', headers)
    expect([answer.status, answer.text]).to.deep.equal([409, '{"error":"conflict"}'])
    expect(asked).to.deep.equal([
      'GET /api/desk/drops?week=2969 accept connection host signature-input',
    ])
    const refused = [
      '/relay/',
      '/relay/api/other',
      '/relay/api/key-list/../../x',
      '/relay/api/board/',
    ]
    refused.push('/relay/http://evil.example/', '/relay//evil.example/api/board/0')
    for (const path of refused) expect((await ask('GET', path, own)).status, path).to.equal(404)
    expect((await ask('DELETE', '/relay/api/key-list', own)).status).to.equal(404)
    expect(asked).to.have.length(1)
  })

  it('replaces a file in one step, whole and readable by its owner alone', async () => {
    const first = { ...own, 'postern-replaces': sha256('sealed vault') }
    expect((await ask('PUT', '/files/vault', first, bytes('second'))).status).to.equal(204)
    expect(readFileSync(vault, 'utf8')).to.equal('second')
    expect(statSync(vault).mode & 0o777).to.equal(0o600)
    // another window has seen an older state
    expect((await ask('PUT', '/files/vault', first, bytes('third'))).status).to.equal(409)
    expect(readFileSync(vault, 'utf8')).to.equal('second')
    expect(readdirSync(folder).sort()).to.deep.equal(['anna.vault', 'anna.vault.weeks', 'dist'])
  })

  it('lets one of many win that write at once, and leaves that state whole', async () => {
    const replaces = { ...own, 'postern-replaces': sha256('sealed weeks') }
    const writes = Array.from({ length: 20 }, (_, i) => bytes(`state ${i} `.repeat(10_000)))
    const answers = await Promise.all(
      writes.map((body) => ask('PUT', '/files/weeks', replaces, body)),
    )
    const winners = answers.flatMap(({ status }, i) => (status === 204 ? [i] : []))
    expect(winners).to.have.length(1)
    const end = new Uint8Array(readFileSync(`${vault}.weeks`))
    expect(end).to.deep.equal(writes[winners[0] ?? -1])
  })
})
