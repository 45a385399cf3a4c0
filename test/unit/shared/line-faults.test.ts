import { writeFileSync } from 'node:fs'
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import { type AddressInfo, createServer as createTcpServer, type Socket } from 'node:net'
import { join } from 'node:path'
import tls from 'node:tls'
import { expect } from 'chai'
import { LineError, type LineFault, lineFaultBehind } from '../../../client/shared/line-fault.ts'
import { type NodeTransportOptions, nodeTransport } from '../../../client/shared/node-transport.ts'
import { readAuthority, refuseProxyVariables } from '../../../client/shared/node-trust.ts'
import { VisitError } from '../../../client/shared/session/visit-error.ts'
import { lineSentence } from '../../../scripts/cli/line.ts'
import { type Certificate, makeAuthority } from '../../support/run/certificates.ts'
import { socksProxy } from '../../support/run/socks.ts'
import { tempFolder } from '../../support/run/temp.ts'

const authority = makeAuthority()
const NAMES = ['DNS:localhost', 'IP:127.0.0.1']

const open: { close(): unknown }[] = []
async function at<S extends Server | ReturnType<typeof createTcpServer>>(
  server: S,
): Promise<number> {
  open.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  return (server.address() as AddressInfo).port
}

const answer: RequestListener = (_request, response) => response.end('here')
const tlsAt = ({ certificate, key }: Certificate) =>
  at(createTlsServer({ cert: certificate, key }, answer) as Server)

/** The fault of the line with which a request ends, or its status. */
async function end(
  server: string,
  more: Partial<NodeTransportOptions> = {},
): Promise<LineFault | number> {
  try {
    return (
      await nodeTransport({ server: new URL(server), timeout: 400, ...more }).request('GET', '/')
    ).status
  } catch (error) {
    if (!(error instanceof LineError)) throw error
    return error.fault
  }
}

describe('a line that breaks', () => {
  const ca = authority.certificate
  after(() => {
    for (const server of open) server.close()
  })

  it('is told by the certificate: nobody vouches for it, another name, expired, not yet valid', async () => {
    const good = await tlsAt(authority.issue(NAMES))
    expect(await end(`https://127.0.0.1:${good}`)).to.equal('untrusted')
    expect(await end(`https://127.0.0.1:${good}`, { ca })).to.equal(200)
    const other = makeAuthority('Another authority')
    expect(await end(`https://127.0.0.1:${good}`, { ca: other.certificate })).to.equal('untrusted')
    const elsewhere = await tlsAt(authority.issue(['DNS:elsewhere.example']))
    expect(await end(`https://127.0.0.1:${elsewhere}`, { ca })).to.equal('wrong-name')
    const old = await tlsAt(authority.issue(NAMES, { from: '20200101', to: '20200201' }))
    expect(await end(`https://127.0.0.1:${old}`, { ca })).to.equal('expired')
    const early = await tlsAt(authority.issue(NAMES, { from: '20900101', to: '20910101' }))
    expect(await end(`https://127.0.0.1:${early}`, { ca })).to.equal('not-yet')
  })

  it('is trusted by authorities of this machine only if that is asked for', async () => {
    const known = Object.getOwnPropertyDescriptor(tls, 'getCACertificates')
    const value = (kind: string) => (kind === 'system' ? [ca] : [])
    Object.defineProperty(tls, 'getCACertificates', { value, configurable: true })
    try {
      const server = `https://127.0.0.1:${await tlsAt(authority.issue(NAMES))}`
      expect(await end(server)).to.equal('untrusted')
      expect(await end(server, { trustsMachine: true })).to.equal(200)
    } finally {
      if (known) Object.defineProperty(tls, 'getCACertificates', known)
      else Reflect.deleteProperty(tls, 'getCACertificates')
    }
  })

  it('is told by the certificate behind a SOCKS proxy too', async () => {
    const good = await tlsAt(authority.issue(NAMES))
    const socks = { host: '127.0.0.1', port: await at(socksProxy(good, [])) }
    expect(await end('https://localhost', { socks })).to.equal('untrusted')
    expect(await end('https://localhost', { socks, ca })).to.equal(200)
    expect(await end('https://example.onion', { socks, ca })).to.equal('wrong-name')
  })

  it('is told by the connection: no name, refused, cut, silent, no TLS, no HTTP', async () => {
    expect(await end('http://no-such-name.invalid', { timeout: 20_000 })).to.equal('no-name')
    expect(await end('http://127.0.0.1:9')).to.equal('refused')
    const cut = await at(createTcpServer((socket) => socket.once('data', () => socket.destroy())))
    expect(await end(`http://127.0.0.1:${cut}`)).to.equal('reset')
    const silent: Socket[] = []
    const quiet = await at(createTcpServer((socket) => silent.push(socket)))
    expect(await end(`http://127.0.0.1:${quiet}`)).to.equal('late')
    for (const socket of silent) socket.destroy()
    const plain = await at(createServer(answer))
    expect(await end(`https://127.0.0.1:${plain}`)).to.equal('not-tls')
    const babble = await at(createTcpServer((socket) => socket.end('220 a mail server\r\n\r\n')))
    expect(await end(`http://127.0.0.1:${babble}`)).to.equal('not-http')
  })

  it('is told by the proxy: not there, no way on, and an onion address without one', async () => {
    const dead = { host: '127.0.0.1', port: 9 }
    expect(await end('http://example.onion', { socks: dead })).to.equal('proxy')
    const no = await at(
      createTcpServer((socket) => {
        socket.on('error', () => undefined)
        socket.once('data', () => {
          socket.write(Uint8Array.of(5, 0))
          // host unreachable
          socket.once('data', () => socket.end(Uint8Array.of(5, 4, 0, 1, 0, 0, 0, 0, 0, 0)))
        })
      }),
    )
    const socks = { host: '127.0.0.1', port: no }
    expect(await end('http://example.onion', { socks })).to.equal('proxy-no')
    expect(await end('http://example.onion')).to.equal('onion')
  })

  it('is found behind the error that a visit makes of it, and has a sentence with a remedy', () => {
    const visit = new VisitError(
      'offline',
      new LineError('untrusted', new Error('as Node says it')),
    )
    expect(lineFaultBehind(new Error('more', { cause: visit }))).to.equal('untrusted')
    expect(lineFaultBehind(new VisitError('offline'))).to.equal(null)
    expect(lineSentence('untrusted')).to.include('--ca FILE')
    expect(lineSentence('onion')).to.include('--socks 127.0.0.1:9050')
    expect(lineSentence('not-yet')).to.include('date of this machine')
  })
})

describe('an authority for one connection', () => {
  it('is a certificate that may vouch for others, and nothing else', () => {
    expect(readAuthority(authority.files.certificate)).to.equal(authority.certificate)
    const file = join(tempFolder('no-authority'), 'file')
    writeFileSync(file, 'nothing')
    for (const other of [file, authority.issue(NAMES).files.certificate, authority.files.key]) {
      expect(() => readAuthority(other), other).to.throw(/holds no certificate of an authority/)
    }
  })
})

describe('a proxy that the environment names', () => {
  const server = new URL('https://drop.example.org')
  it('is refused by name, in capitals and not, except towards this machine', () => {
    for (const name of ['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'all_proxy', 'http_proxy']) {
      expect(() => refuseProxyVariables({ [name]: 'http://proxy:8080' }, server), name).to.throw(
        `${name} is set, and this command goes through no such proxy`,
      )
    }
    refuseProxyVariables({ HTTPS_PROXY: '', NO_PROXY: 'x' }, server)
    refuseProxyVariables({ HTTPS_PROXY: 'http://proxy:8080' }, new URL('http://127.0.0.1:8080'))
  })
})
