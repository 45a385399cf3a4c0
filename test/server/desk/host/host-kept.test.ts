import { existsSync, statSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { expect } from 'chai'
import { type DeskHost, startDeskHost } from '../../../../client/desk/host/server.ts'
import { KEPT_HEADER } from '../../../../client/shared/transport.ts'
import { concat } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { someRow } from '../../../support/desk/row-files.ts'
import { send } from '../../../support/run/http.ts'
import { tempFolder } from '../../../support/run/temp.ts'

describe('what the host of a desk keeps of what it relays', () => {
  const vault = join(tempFolder('host'), 'm0.vault')
  const [asked, other] = [someRow(11), someRow(12)]
  const id = asked.subarray(0, 32)
  let answer: { readonly status: number; readonly body: Uint8Array }
  let upstream: Server
  let host: DeskHost

  before(async () => {
    upstream = createServer((request, response) => {
      response.writeHead(answer.status)
      request.resume().on('end', () => response.end(answer.body))
    })
    await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
    const server = new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`)
    host = await startDeskHost({ server, vault, port: 0, assets: new Map() })
  })
  after(async () => {
    await host.stop()
    upstream.close()
  })

  const call = (path: string, body: Uint8Array) => {
    const { origin, hash } = new URL(host.url)
    const headers = { 'postern-local-token': hash.slice(1), origin }
    return send(origin, 'POST', path, { headers, body })
  }
  const lie = async (of: Uint8Array) => [
    ...new Uint8Array((await call('/files/rows/needed', of)).body),
  ]

  it('is nothing of drops, and nothing of what was refused', async () => {
    answer = { status: 200, body: asked }
    const drops = await call(`/relay${PATH.deskDropsFetch}`, id)
    answer = { status: 503, body: asked }
    const refused = await call(`/relay${PATH.deskRecordsFetch}`, id)
    for (const { headers } of [drops, refused]) expect(headers.has(KEPT_HEADER)).to.equal(false)
    expect(existsSync(`${vault}.rows`)).to.equal(false)
  })

  it('is each record that came and was asked for, once; the page learns of it, and gets all', async () => {
    answer = { status: 200, body: concat(asked, other, asked) }
    const ask = () => call(`/relay${PATH.deskRecordsFetch}`, concat(id, id))
    const { headers, body } = await ask()
    expect(headers.get(KEPT_HEADER)).to.equal('1')
    expect(new Uint8Array(body)).to.deep.equal(answer.body)
    expect(new Uint8Array((await call('/files/rows/get', id)).body)).to.deep.equal(asked)
    expect(await lie(concat(id, other.subarray(0, 32)))).to.deep.equal([1])
    const { size } = statSync(`${vault}.rows`)
    await ask()
    expect(statSync(`${vault}.rows`).size).to.equal(size)
  })

  it('is said to be nothing where there is no room', async () => {
    answer = { status: 200, body: other }
    const full = {
      append: async () => false,
      look: async () => {},
      get: never,
      needed: never,
      ids: never,
    }
    const server = new URL(`http://127.0.0.1:${(upstream.address() as AddressInfo).port}`)
    const small = await startDeskHost({ server, vault, port: 0, assets: new Map(), rows: full })
    try {
      const { origin, hash } = new URL(small.url)
      const headers = { 'postern-local-token': hash.slice(1), origin }
      const body = other.subarray(0, 32)
      const got = await send(origin, 'POST', `/relay${PATH.deskRecordsFetch}`, { headers, body })
      expect(got.headers.has(KEPT_HEADER)).to.equal(false)
      expect(new Uint8Array(got.body)).to.deep.equal(other)
    } finally {
      await small.stop()
    }
  })
})

const never = async (): Promise<never> => {
  throw new Error('not asked for')
}
