import { expect } from 'chai'
import { fetchTransport, OfflineError } from '../../../client/shared/transport.ts'

describe('requests of a page', () => {
  const [fetch, timeout] = [globalThis.fetch, AbortSignal.timeout]
  before(() => Object.assign(globalThis, { origin: 'http://127.0.0.1' }))
  after(() => Reflect.deleteProperty(globalThis, 'origin'))
  afterEach(() => {
    globalThis.fetch = fetch
    AbortSignal.timeout = timeout
  })

  it('count a block as lost after ten minutes without an answer, and nothing else', async () => {
    const waited: number[] = []
    AbortSignal.timeout = (ms) => {
      waited.push(ms)
      return timeout(5)
    }
    const asked: RequestInit[] = []
    globalThis.fetch = (_, init = {}) => {
      asked.push(init)
      return new Promise((resolve, reject) => {
        if (init.signal) init.signal.addEventListener('abort', () => reject(init.signal?.reason))
        else resolve(new Response('x'))
      })
    }
    const body = new Uint8Array(3)
    const lost = await fetchTransport.request('PUT', '/api/blocks', { body }).catch((one) => one)
    expect(lost).to.be.instanceOf(OfflineError)
    expect(waited).to.deep.equal([600_000])
    for (const method of ['GET', 'POST'] as const) {
      expect((await fetchTransport.request(method, '/api/x')).status).to.equal(200)
    }
    expect(asked.map(({ signal }) => signal !== undefined)).to.deep.equal([true, false, false])
    for (const { cache, credentials, redirect, referrerPolicy } of asked) {
      expect([cache, credentials, redirect, referrerPolicy]).to.deep.equal([
        'no-store',
        'omit',
        'error',
        'no-referrer',
      ])
    }
  })
})
