import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect } from 'chai'
import { nodeTransport } from '../../../client/shared/node-transport.ts'
import { ANSWER_LIMIT, OfflineError } from '../../../client/shared/transport.ts'
import { socksProxy } from '../../support/run/socks.ts'

const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port

describe('requests from Node', () => {
  let server: Server
  let url: URL
  const seen: string[] = []

  before(async () => {
    server = createServer((request, response) => {
      seen.push(JSON.stringify(request.rawHeaders.filter((_, i) => i % 2 === 0)))
      if (request.url === '/large') {
        response.on('error', () => {})
        response.end(new Uint8Array(ANSWER_LIMIT + 1))
      } else if (request.url === '/cut') response.destroy()
      else if (request.url === '/never') request.resume()
      else request.pipe(response.writeHead(request.url === '/no' ? 404 : 200))
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    url = new URL(`http://127.0.0.1:${portOf(server)}`)
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  it('gives status and bytes back', async () => {
    const transport = nodeTransport({ server: url })
    const body = Uint8Array.of(0, 255, 10)
    expect(await transport.request('POST', '/echo', { body })).to.deep.equal({ status: 200, body })
    expect((await transport.request('GET', '/no')).status).to.equal(404)
  })

  it('says nothing of the program or the machine', async () => {
    seen.length = 0
    await nodeTransport({ server: url }).request('GET', '/echo')
    expect(seen[0]?.toLowerCase()).to.not.match(/agent|language|encoding|cookie|referer/)
  })

  it('calls it offline when nothing is there, the answer is cut, late or without end', async () => {
    const nobody = nodeTransport({ server: new URL('http://127.0.0.1:9') })
    const here = nodeTransport({ server: url, timeout: 200 })
    const asked = [
      nobody.request('GET', '/'),
      ...['/cut', '/never', '/large'].map((path) => here.request('GET', path)),
    ]
    for (const outcome of await Promise.allSettled(asked)) {
      expect(outcome.status === 'rejected' && outcome.reason).to.be.instanceOf(OfflineError)
    }
  })

  it('lets the proxy resolve the name, so that an onion address works', async () => {
    const names: string[] = []
    const proxy = socksProxy(portOf(server), names)
    await new Promise<void>((resolve) => {
      proxy.listen(0, '127.0.0.1', resolve)
    })
    const socks = { host: '127.0.0.1', port: portOf(proxy) }
    const onion = new URL('http://example.onion')
    const answer = await nodeTransport({ server: onion, socks }).request('GET', '/echo')
    proxy.close()
    expect(answer.status).to.equal(200)
    expect(names).to.deep.equal(['3 example.onion'])
  })
})
