import { expect } from 'chai'
import { newSignKeyPair } from '../../../crypto/keys/keys.ts'
import { readServedKeys, signStop } from '../../../crypto/keys/stop.ts'
import { concat, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { keyId } from '../../../crypto/primitives/kdf.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { nextReception } from '../../support/reception/lists.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  publicationOf,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'

const MALFORMED = '400 {"error":"malformed"}'

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`a stop of weekly keys over ${database}`, () => {
    let instance: Instance
    beforeEach(async () => {
      const roles = ['head', 'reception', 'custodian'] as const
      instance = await startInstance({ database, clock: fakeClock(A_MONDAY), roles })
    })
    afterEach(() => instance.stop())

    const member = (i: number) => instance.reception.members[i]!
    const stopOf = (i: number, list = instance.reception.list) =>
      signStop(instance.p, member(i).signing, list)
    const post = async (asker: number, body: Uint8Array) => {
      const answer = await staffFetch(instance, member(asker), 'POST', PATH.deskStops, { body })
      return outcomeOf(answer, body)
    }
    const served = async (week = instance.reception.list.weeks.first) =>
      (await send(instance.server.publicUrl, 'GET', `${PATH.weeklyKeys}${week}`)).body
    const stopped = async () =>
      readServedKeys(instance.p, instance.reception.list, await served()).stopped

    it('goes along with the keys of every week, after a restart too, until a new list', async () => {
      const { p, reception } = instance
      const { first } = reception.list.weeks
      expect(await post(1, stopOf(1))).to.equal(ACCEPTED)
      expect(await post(1, stopOf(1))).to.equal(ACCEPTED)
      expect(await post(2, stopOf(2))).to.equal(ACCEPTED)
      expect(await stopped()).to.deep.equal(['m1', 'm2'])
      instance = await instance.restart()
      const row = (i: number) => concat(keyId(p, member(i).signing.publicKey), stopOf(i))
      const rows = [row(1), row(2)].sort((a, b) => Buffer.compare(a, b))
      for (const week of [first, first + 1, first + 2])
        expect(await served(week)).to.deep.equal(concat(reception.bundles.get(week)!, ...rows))
      expect((await send(instance.server.publicUrl, 'GET', `${PATH.weeklyKeys}1`)).status).to.equal(
        404,
      )
      const next = nextReception(p, reception)
      const headers = { 'content-type': 'application/octet-stream' }
      const body = publicationOf(next)
      const url = instance.server.staffUrl
      expect((await send(url, 'POST', PATH.deskKeyList, { headers, body })).status).to.equal(200)
      expect(await served()).to.deep.equal(reception.bundles.get(first))
      // one of the list before stops nothing any more
      expect(await post(1, stopOf(1))).to.equal(MALFORMED)
      expect(await post(1, stopOf(1, next.list))).to.equal(ACCEPTED)
    })

    it('is taken only of oneself, and of the list in use', async () => {
      const { p, reception } = instance
      const stranger = signStop(p, newSignKeyPair(p, systemRandom), reception.list)
      const elsewhere = stopOf(1, { ...reception.list, instance: systemRandom(16) })
      for (const bad of [stopOf(2), stranger, elsewhere, systemRandom(64)])
        expect(await post(1, bad)).to.equal(MALFORMED)
      expect(await post(1, stopOf(1).slice(1))).to.equal(MALFORMED)
      expect(await stopped()).to.deep.equal([])
      expect((await served()).length).to.equal(3 * 1216)
    })
  })
}
