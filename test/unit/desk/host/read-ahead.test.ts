import { expect } from 'chai'
import { type Relay, readAhead } from '../../../../client/desk/wire/host-client.ts'

/** A relay that notes what is asked of it, and whose answers tell which asking they belong to. */
function countingRelay(isBroken = false) {
  const asked: string[] = []
  const answer = async <T>(name: string, value: T): Promise<T> => {
    asked.push(name)
    if (isBroken) throw new Error(`no ${name}`)
    return value
  }
  const relay = {
    cache: { read: () => answer('cache', Uint8Array.of(asked.length + 1)) },
    rows: { held: () => answer('rows', new Set([`${asked.length + 1}`])) },
  } as unknown as Relay
  return { asked, relay }
}

describe('what a desk reads ahead while its passphrase is hashed', () => {
  it('is asked for once, and again by everybody who comes later', async () => {
    const { asked, relay } = countingRelay()
    const ahead = readAhead(relay)
    expect(asked).to.deep.equal([])
    ahead.begin()
    expect(asked).to.deep.equal(['cache', 'rows'])
    expect(await ahead.relay.cache.read()).to.deep.equal(Uint8Array.of(1))
    expect(await ahead.relay.rows.held?.()).to.deep.equal(new Set(['2']))
    expect(asked).to.have.lengthOf(2)
    expect(await ahead.relay.cache.read()).to.deep.equal(Uint8Array.of(3))
    expect(asked).to.deep.equal(['cache', 'rows', 'cache'])
  })

  it('is read when it is needed, if nothing was hashed beside', async () => {
    const { asked, relay } = countingRelay()
    await readAhead(relay).relay.cache.read()
    expect(asked).to.deep.equal(['cache'])
  })

  it('fails where it is needed, and not before', async () => {
    const { relay } = countingRelay(true)
    const ahead = readAhead(relay)
    ahead.begin()
    await new Promise((resolve) => setImmediate(resolve))
    const failed = await ahead.relay.cache.read().catch((error: Error) => error.message)
    expect(failed).to.equal('no cache')
  })
})
