import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { expect } from 'chai'
import { utf8 } from '../../../crypto/primitives/bytes.ts'
import { send } from '../../support/run/http.ts'
import { A_MONDAY, fakeClock, type Instance, startInstance } from '../../support/server/instance.ts'

const html = utf8(`<!doctype html><p>${'Vi leser det du skriver. '.repeat(200)}</p>`)

describe("the reporters' pages", () => {
  let instance: Instance
  before(async () => {
    const pages = new Map([
      ['/', { body: html, type: 'text/html; charset=utf-8' }],
      ['/nn/', { body: utf8('nynorsk'), type: 'text/html; charset=utf-8' }],
      ['/photo.jpg', { body: html, type: 'image/jpeg' }],
    ])
    instance = await startInstance({ clock: fakeClock(A_MONDAY), pages })
  })
  after(() => instance.stop())

  const get = (path: string, accepted?: string) =>
    send(instance.server.publicUrl, 'GET', path, {
      headers: accepted === undefined ? {} : { 'accept-encoding': accepted },
    })

  it('are served byte for byte where no encoding is asked for', async () => {
    const answer = await get('/')
    expect(answer.headers.has('content-encoding')).to.equal(false)
    expect(answer.body).to.deep.equal(html)
  })

  it('are packed as the browser takes them, brotli before gzip', async () => {
    for (const [accepted, encoding] of [
      ['gzip, deflate, br, zstd', 'br'],
      ['gzip;q=1.0', 'gzip'],
      ['br;q=0, gzip', 'gzip'],
      ['deflate', undefined],
    ] as const) {
      const answer = await get('/', accepted)
      expect(answer.headers.get('content-encoding'), accepted).to.equal(encoding)
      expect(answer.headers.get('vary')).to.equal('accept-encoding')
      const unpack = encoding === 'br' ? brotliDecompressSync : gunzipSync
      const body = encoding === undefined ? answer.body : unpack(answer.body)
      expect(new Uint8Array(body)).to.deep.equal(html)
      if (encoding !== undefined) expect(answer.body.length).to.be.lessThan(html.length / 5)
    }
  })

  it('are left as they are where packing gains nothing', async () => {
    const answer = await get('/photo.jpg', 'br')
    expect(answer.headers.has('content-encoding')).to.equal(false)
    expect(answer.headers.has('vary')).to.equal(false)
  })

  it('are served without the last slash of a language too, and lead nowhere else', async () => {
    const answer = await get('/nn')
    expect(answer.status).to.equal(200)
    expect(answer.text).to.equal('nynorsk')
  })

  it('are found by their exact path alone', async () => {
    expect((await get('/nn/')).text).to.equal('nynorsk')
    for (const path of [
      '/NN',
      '/NN/',
      '/nn//',
      '/photo.jpg/',
      '/nn/index.html',
      '/../nn/',
      '/%6en/',
    ])
      expect((await get(path)).status, path).to.equal(404)
  })
})
