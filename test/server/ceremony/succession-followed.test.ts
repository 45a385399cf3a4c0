import { expect } from 'chai'
import { nodeTransport } from '../../../client/shared/node-transport.ts'
import { Visit } from '../../../client/shared/session/visit.ts'
import { VisitError } from '../../../client/shared/session/visit-error.ts'
import { fingerprint, newSignKeyPair, type SignKeyPair } from '../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { EXIT, Exit, visitSource } from '../../../scripts/cli/cli.ts'
import { nextReception, publishNext, succession } from '../../support/reception/lists.ts'
import { startFront } from '../../support/scripts/front.ts'
import { type Instance, startInstance } from '../../support/server/instance.ts'

describe('a visit to a reception whose root has a successor', () => {
  let instance: Instance
  let old: string

  beforeEach(async () => {
    instance = await startInstance({ roles: ['head', 'reception'], scheduled: false })
    old = instance.reception.fingerprint
  })
  afterEach(() => instance.stop())

  async function succeed(stolen: boolean): Promise<string> {
    const { p, reception } = instance
    const root = newSignKeyPair(p, systemRandom)
    const successions = [succession(p, reception, root, stolen)]
    const next = nextReception(p, reception, { root: root.publicKey, successions }, root)
    instance = await publishNext(instance, next)
    return fingerprint(p, root.publicKey)
  }

  /** How a visit by command line opens that was given `fingerprint`, and one of a page with that root. */
  async function openings(root: string, server = instance.server.publicUrl) {
    const { source } = await visitSource({ server, socks: undefined, fingerprint: root })
    const transport = nodeTransport({ server: new URL(server), socks: null })
    const ends = (visit: Visit) =>
      visit.open().then(
        ({ state }): unknown => state,
        (error: unknown) => error,
      )
    return {
      typed: await ends(new Visit(source)),
      page: await ends(new Visit({ ...source, transport })),
    }
  }

  it('follows it from the old fingerprint, and from the new one', async () => {
    const now = await succeed(false)
    for (const root of [old, now]) {
      expect(await openings(root)).to.deep.equal({ typed: 'open', page: 'open' })
    }
  })

  it('stops where the command line was given the fingerprint of a stolen key, with what to do', async () => {
    const now = await succeed(true)
    const { typed, page } = await openings(old)
    if (!(typed instanceof Exit)) throw new Error(`no exit: ${String(typed)}`)
    expect(typed.code).to.equal(EXIT.unverified)
    expect(typed.message).to.include(now).and.to.include('give it as --fingerprint')
    expect(page).to.equal('open')
    expect(await openings(now)).to.deep.equal({ typed: 'open', page: 'open' })
  })

  it('refuses a successor that the old root did not name, and the old root after the new one', async () => {
    const { p, reception } = instance
    const now = await succeed(true)
    const [thief, stranger] = [1, 2].map(() => newSignKeyPair(p, systemRandom)) as [
      SignKeyPair,
      SignKeyPair,
    ]
    const of = (signer: SignKeyPair, by: SignKeyPair) => {
      const successions = [
        { ...succession(p, { ...reception, root: by }, signer), from: reception.root.publicKey },
      ]
      return () => nextReception(p, reception, { root: signer.publicKey, successions }, signer)
    }
    // the statement of somebody else, under the name of the old root
    expect(of(thief, stranger)).to.throw('not signed by both roots')
    for (const [forged, trusted] of [
      [of(thief, reception.root)(), now],
      [nextReception(p, reception), now],
    ] as const) {
      const front = await startFront(
        instance.server.publicUrl,
        async ({ line }, pass, response) => {
          const { status, body } = await pass()
          response.writeHead(status).end(line === `GET ${PATH.keyList}` ? forged.signed : body)
        },
      )
      try {
        for (const end of Object.values(await openings(trusted, front.url))) {
          if (!(end instanceof VisitError)) throw new Error(`no refusal: ${String(end)}`)
          expect(end.code).to.equal('unverified')
        }
      } finally {
        await front.close()
      }
    }
  })
})
