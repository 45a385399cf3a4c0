import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type ClientHttp2Session, connect } from 'node:http2'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import { readBoard } from '../../../crypto/board/board.ts'
import { pageOf, parsePage } from '../../../crypto/board/page.ts'
import { concat, systemRandom, toBase64url, u32be, utf8 } from '../../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { solvePuzzle } from '../../../crypto/wire/puzzle.ts'
import { PATH, TICKET_HEADER, ticketAnswer } from '../../../crypto/wire/wire.ts'
import { examineLogs } from '../../../scripts/doctor/logs.ts'
import { examineServed } from '../../../scripts/doctor/served.ts'
import { WIDE_PATH } from '../../../scripts/setup-browsers.mjs'
import type { PageFile } from '../../../server/pages.ts'
import { makeAuthority } from '../../support/run/certificates.ts'
import { type Child, startChild } from '../../support/run/process.ts'
import { tempFolder } from '../../support/run/temp.ts'
import { type Instance, sealReport, sha256, startInstance } from '../../support/server/instance.ts'

const SAMPLES = fileURLToPath(new URL('../../../scripts/serve/', import.meta.url))
const NAME = 'reports.example.org'
const authority = makeAuthority()

/** Calls by which a file is opened or changed, or something is written. */
const CALLS =
  'trace=open,openat,creat,rename,renameat,renameat2,link,linkat,mkdir,mkdirat,write,pwrite64,writev,pwritev'

interface Proxy {
  readonly port: number
  readonly child: Child
  /** The folder of all files that it may write. */
  readonly folder: string
  /** All lines that it wrote, and all that lies in its files. */
  said(): readonly string[]
  /** Files that it opened to write, or wrote to, since a line of the trace. */
  written(from: number): readonly string[]
  traced(): readonly string[]
  /** End it, and wait until it has. */
  stop(): Promise<void>
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

/** A sample with other addresses, and nothing else changed. */
function sample(name: string, changes: readonly (readonly [string, string])[]): string {
  return changes.reduce(
    (text, [from, to]) => {
      expect(text, `${name} has ${from}`).to.include(from)
      return text.replaceAll(from, to)
    },
    readFileSync(join(SAMPLES, name), 'utf8'),
  )
}

type Start = (
  folder: string,
  ports: Readonly<Record<'tls' | 'plain' | 'staff', number>>,
  up: Instance['server'],
) => readonly string[]

const START: Readonly<Record<'nginx' | 'Caddy', Start>> = {
  nginx: (folder, { tls, plain, staff }, { publicUrl, staffUrl }) => {
    const { certificate, key } = authority.issue([`DNS:${NAME}`, 'DNS:desk.example.org']).files
    const text = sample('nginx.conf', [
      ['user www-data;', process.getuid?.() === 0 ? 'user root;' : ''],
      ['/run/nginx.pid', join(folder, 'nginx.pid')],
      ['listen 443', `listen 127.0.0.1:${tls}`],
      ['  listen [::]:443 ssl http2 default_server;\n', '\n'],
      ['listen 80;', `listen 127.0.0.1:${plain};`],
      ['  listen [::]:80;\n', '\n'],
      ['127.0.0.1:8443', `127.0.0.1:${staff}`],
      ['http://127.0.0.1:8080', publicUrl],
      ['http://127.0.0.1:8081', staffUrl],
      ['/etc/postern/reports.crt', certificate],
      ['/etc/postern/reports.key', key],
      ['/etc/postern/desk.crt', certificate],
      ['/etc/postern/desk.key', key],
    ])
    // Ubuntu 24.04 has nginx 1.24, which does not know it
    expect(text).to.not.match(/^\s*http2 on;/m)
    writeFileSync(join(folder, 'nginx.conf'), text)
    mkdirSync(join(folder, 'logs'))
    const file = join(folder, 'nginx.conf')
    return ['nginx', '-e', 'stderr', '-p', folder, '-c', file, '-g', 'daemon off;']
  },
  Caddy: (folder, { tls, plain, staff }, { publicUrl, staffUrl }) => {
    const { certificate, key } = authority.issue([`DNS:${NAME}`, 'DNS:desk.example.org']).files
    const text = sample('Caddyfile', [
      ['\tadmin off\n', `\tadmin off\n\thttps_port ${tls}\n\thttp_port ${plain}\n`],
      ['https://desk.example.org:8443', `https://desk.example.org:${staff}`],
      ['127.0.0.1:8080 {', `${new URL(publicUrl).host} {`],
      ['127.0.0.1:8081 {', `${new URL(staffUrl).host} {`],
      ['/etc/postern/reports.crt /etc/postern/reports.key', `${certificate} ${key}`],
      ['/etc/postern/desk.crt /etc/postern/desk.key', `${certificate} ${key}`],
    ])
    writeFileSync(join(folder, 'Caddyfile'), text)
    return ['caddy', 'run', '--adapter', 'caddyfile', '--config', join(folder, 'Caddyfile')]
  },
}

async function startProxy(kind: keyof typeof START, { server }: Instance): Promise<Proxy> {
  const folder = tempFolder('proxy')
  chmodSync(folder, 0o755)
  const trace = join(tempFolder('proxy-trace'), 'trace')
  const ports = { tls: await freePort(), plain: await freePort(), staff: await freePort() }
  const command = START[kind](folder, ports, server)
  const flags = ['-f', '-qq', '-y', '--seccomp-bpf', '-s', '0', '-e', CALLS, '-o', trace]
  const env = { PATH: WIDE_PATH, HOME: folder, XDG_DATA_HOME: folder, XDG_CONFIG_HOME: folder }
  const child = startChild('strace', [...flags, ...command], { env, detached: true })
  await listening(ports.tls, child)
  const traced = () => readFileSync(trace, 'utf8').split('\n')
  return {
    ...{ port: ports.tls, child, folder, traced },
    said: () => [...child.stdout, ...child.stderr, ...textsIn(folder)],
    stop: async () => {
      // the proxy itself: strace alone would leave it
      if (child.process.exitCode === null) process.kill(-child.pid, 'SIGTERM')
      await child.exit
    },
    written: (from) => traced().slice(from).flatMap(writtenBy),
  }
}

/** Everything in files of a folder, except configuration, keys and certificates. */
function textsIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !/^(?:nginx\.conf|Caddyfile)$/.test(entry.name))
    .map(({ parentPath, name }) => readFileSync(join(parentPath, name), 'latin1'))
}

/** The file that a line of strace shows as written. */
function writtenBy(line: string): readonly string[] {
  const [, call = '', rest = ''] = /^\d+ +(\w+)\((.*)$/.exec(line) ?? []
  if (/^(?:p?writev?|pwrite64)$/.test(call)) {
    const [, path = ''] = /^\d+<([^>]*)>/.exec(rest) ?? []
    // files in memory are files
    return /^\/(?!dev\/(?!shm\/))/.test(path) ? [`${call} ${path}`] : []
  }
  if (/^open/.test(call) && !/O_WRONLY|O_RDWR|O_CREAT/.test(rest)) return []
  return call === '' || rest.includes('/dev/null') ? [] : [`${call} ${rest}`]
}

async function listening(port: number, child: Child): Promise<void> {
  for (let tries = 0; ; tries++) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connectTls({
        port,
        host: '127.0.0.1',
        rejectUnauthorized: false,
        servername: NAME,
      })
      socket.once('secureConnect', () => resolve(true)).once('error', () => resolve(false))
      socket.once('secureConnect', () => socket.destroy())
    })
    if (isOpen) return
    if (child.process.exitCode !== null || tries > 600) throw new Error(child.stderr.join('\n'))
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
}

/** One visitor: requests over one connection by HTTP/2 and TLS that only the tests' authority vouches for. */
function visitor({ port }: Proxy) {
  const session: ClientHttp2Session = connect(`https://${NAME}:${port}`, {
    ca: authority.certificate,
    createConnection: () =>
      connectTls({
        ...{ port, host: '127.0.0.1', servername: NAME, ca: authority.certificate },
        ALPNProtocols: ['h2'],
      }),
  })
  const ask = (
    method: string,
    path: string,
    body?: Uint8Array,
    more: Readonly<Record<string, string>> = {},
  ): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const type = { 'content-type': 'application/octet-stream' }
      const length = body ? { 'content-length': String(body.length), ...type } : {}
      const stream = session.request({ ':method': method, ':path': path, ...length, ...more })
      const chunks: Buffer[] = []
      let headers: Record<string, string> = {}
      stream.on('response', (all) => {
        headers = Object.fromEntries(
          Object.entries(all).map(([name, value]) => [name, String(value)]),
        )
      })
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const status = Number(headers[':status'])
        resolve({ status, headers, body: new Uint8Array(Buffer.concat(chunks)) })
      })
      stream.on('error', reject)
      stream.end(body)
    })
  const ticket = async () => {
    const { body } = await ask('POST', PATH.tickets)
    const { ticket: bytes, puzzle } = decodeJson(ticketAnswer, body)
    const solution = await solvePuzzle(sha256, bytes, puzzle.bits, puzzle.target)
    return { [TICKET_HEADER]: toBase64url(concat(u32be(solution ?? 0), bytes)) }
  }
  return { ask, ticket, close: () => session.destroy() }
}

/** Headers that only one answer has, or that a proxy adds to each. */
const OF_ONE = /^(?::status|content-length|content-encoding|vary|date|server|via|alt-svc)$/

const lasting = ({ headers }: Answer) =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !OF_ONE.test(name)))

for (const kind of ['nginx', 'Caddy'] as const) {
  describe(`the sample for ${kind} in front of a server`, () => {
    let instance: Instance
    let proxy: Proxy
    let begin: number
    let atFirst: readonly string[]
    before(async () => {
      const html = { body: utf8('<!doctype html>'), type: 'text/html; charset=utf-8' }
      const inside = [{ ranges: ['127.0.0.0/8'], body: utf8('<!doctype html>inside') }]
      const pages = new Map<string, PageFile>([
        ['/', html],
        ['/nn/', { ...html, inside }],
      ])
      instance = await startInstance({ pages, config: { forwardedFor: true } })
      proxy = await startProxy(kind, instance)
      const first = visitor(proxy)
      await first.ask('GET', '/')
      first.close()
      begin = proxy.traced().length
      atFirst = proxy.said()
    })
    after(async () => {
      await proxy.stop()
      await instance.stop()
    })

    it('lets a report, a block and an answer through, and tells of no visit', async () => {
      const { ask, ticket, close } = visitor(proxy)
      const report = sealReport(instance)
      const sent = await ask('POST', PATH.drops, report.request, await ticket())
      expect([sent.status, Buffer.from(sent.body).toString()]).to.deep.equal([
        200,
        `{"accepted":"${toBase64url(sha256(report.request))}"}`,
      ])
      const block = systemRandom(SIZE.block)
      const stored = await ask('PUT', PATH.blocks, block, await ticket())
      expect(stored.status, Buffer.from(stored.body).toString()).to.equal(200)
      await instance.server.tick()
      const { list } = instance.reception
      const page = pageOf(report.receipt.address, list.board.pageBits)
      const { body } = await ask('GET', `${PATH.board}${page}`)
      const reading = readBoard(instance.p, list, report.receipt, parsePage(body))
      expect(reading.sent).to.have.length(1)
      // the address is passed on, and only for the warning
      expect(Buffer.from((await ask('GET', '/nn/')).body).toString()).to.include('inside')
      const forged = { 'x-forwarded-for': '192.0.2.1' }
      expect(Buffer.from((await ask('GET', '/nn/', undefined, forged)).body).toString()).to.include(
        'inside',
      )
      close()
    })

    if (kind === 'nginx') {
      it('has nothing of which the doctor disapproves, except that it stands under another name', async () => {
        const url = new URL(`https://127.0.0.1:${proxy.port}`)
        const served = await examineServed(url, instance.config, {
          ...{ socks: null, ca: authority.certificate, now: Date.now() },
        })
        const lines = [...served, await examineLogs(url, 'a1b2c3d4e5f6', proxy.folder)]
        const reds = lines.filter(({ state }) => state === 'red').map(({ name }) => name)
        expect(reds).to.deep.equal(['TLS'])
      })
    }

    it('answers by itself while the server is down, with the headers of the pages, and says so to nobody', async () => {
      const first = visitor(proxy)
      const up = await first.ask('GET', '/')
      const port = Number(new URL(instance.server.publicUrl).port)
      const staffPort = Number(new URL(instance.server.staffUrl).port)
      await instance.stop()
      for (const [method, path] of [
        ['GET', '/'],
        ['POST', PATH.tickets],
        ['GET', '/nn/?something'],
      ] as const) {
        const away = await first.ask(method, path)
        expect(away.status, path).to.equal(503)
        expect(lasting(away), path).to.deep.equal(lasting(up))
        expect(Buffer.from(away.body).toString()).to.match(
          /Svarer ikke nå.*Svarar ikkje no.*No answer now/,
        )
      }
      first.close()
      instance = await instance.restart({ port, staffPort })
      const again = visitor(proxy)
      expect((await again.ask('GET', '/')).status).to.equal(200)
      const large = await again.ask('PUT', PATH.blocks, new Uint8Array(300_000))
      expect(large.status).to.equal(413)
      expect(lasting(large)).to.include({ 'cache-control': 'no-store' })
      expect(large.headers['content-security-policy']).to.equal(
        up.headers['content-security-policy'],
      )
      again.close()
      // all that it said has come once it has ended; the end itself it may tell of
      await proxy.stop()
      const since = proxy.said().filter((line) => !atFirst.includes(line))
      expect(
        since.filter((line) => !/\[notice\]|shutdown complete|exiting/.test(line)),
      ).to.deep.equal([])
      expect(proxy.written(begin)).to.deep.equal([])
    })
  })
}
