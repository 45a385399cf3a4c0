import { expect } from 'chai'
import { DAY_MS, dayOf } from '../../../crypto/days/calendar.ts'
import { type KeyList, signKeyList } from '../../../crypto/keys/keylist.ts'
import { newSignKeyPair, type SignKeyPair } from '../../../crypto/keys/keys.ts'
import { readSuspensions, signSuspension } from '../../../crypto/keys/suspension.ts'
import { systemRandom, toBase64url } from '../../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { keyId } from '../../../crypto/primitives/kdf.ts'
import { LIMIT } from '../../../crypto/primitives/labels.ts'
import { PATH, suspensionsAnswer } from '../../../crypto/wire/wire.ts'
import type { BodyRule } from '../../../server/http.ts'
import { STAFF_ROUTES } from '../../../server/routes/tables.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  publicationOf,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'
import { listPath } from '../../support/server/listing.ts'

const MALFORMED = '400 {"error":"malformed"}'
const SUSPENDED = '401 {"error":"suspended"}'

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`suspension by two over ${database}`, () => {
    let clock: Clock
    let instance: Instance
    beforeEach(async () => {
      clock = fakeClock(A_MONDAY)
      const roles = ['head', 'reception', 'reader', 'auditor'] as const
      instance = await startInstance({ database, clock, roles })
    })
    afterEach(() => instance.stop())

    const member = (index: number) => instance.reception.members[index]!
    const idOf = ({ publicKey }: SignKeyPair) => keyId(instance.p, publicKey)
    const today = () => dayOf(clock.now())

    /** The body that member `signer` posts to suspend `suspended`. */
    const bodyOf = (signer: SignKeyPair, suspended: SignKeyPair, day = today()) => {
      const { p, reception } = instance
      const said = signSuspension(p, reception.list.instance, signer, idOf(suspended), day)
      return { suspended: said.suspended, day, signature: said.signature }
    }
    const post = async (json: unknown, asker: number) => {
      const answer = await staffFetch(instance, member(asker), 'POST', PATH.deskSuspensions, {
        json,
      })
      return outcomeOf(answer, json)
    }
    const suspend = (asker: number, suspended: number, day?: number) =>
      post(bodyOf(member(asker).signing, member(suspended).signing, day), asker)
    const ask = async (asker: number, path = listPath(PATH.deskDrops)) => {
      const answer = await staffFetch(instance, member(asker), 'GET', path)
      return `${answer.status} ${answer.text}`
    }
    const seenBy = async (asker: number) => {
      const { body } = await staffFetch(instance, member(asker), 'GET', PATH.deskSuspensions)
      const { list } = instance.reception
      const read = readSuspensions(instance.p, list, decodeJson(suspensionsAnswer, body), today())
      const out = read.inForce.map(({ member: { id }, until, by }) => ({
        ...{ id, until, by: by.map((one) => one.id).sort() },
      }))
      return { out, asked: read.asked.map(({ member: { id }, by }) => `${by.id} of ${id}`) }
    }

    it('refuses every staff request of the third for seven days, then answers again', async () => {
      expect(await suspend(1, 0)).to.equal(ACCEPTED)
      expect(await ask(0)).to.equal('200 ')
      expect(await suspend(2, 0)).to.equal(ACCEPTED)
      expect(await suspend(2, 0)).to.equal(ACCEPTED)
      for (const { method, path, access, body } of STAFF_ROUTES) {
        if (access !== 'member') continue
        const content = contentFor(body)
        const answer = await staffFetch(instance, member(0), method, path, content)
        expect(`${answer.status} ${answer.text}`, path).to.equal(SUSPENDED)
      }
      for (const path of [PATH.deskDrops, PATH.deskSuspensions])
        expect(await ask(0, path)).to.equal(SUSPENDED)
      expect(await suspend(0, 3)).to.equal(SUSPENDED)
      expect([await ask(1), await ask(2), await ask(3)]).to.deep.equal(['200 ', '200 ', '200 '])
      instance = await instance.restart()
      clock.advance(6 * DAY_MS)
      await instance.server.tick()
      expect(await ask(0)).to.equal(SUSPENDED)
      clock.advance(DAY_MS)
      expect(await ask(0)).to.equal('200 ')
      await instance.server.tick()
      expect(await instance.server.ctx.db('suspensions').select('*')).to.deep.equal([])
      expect(await ask(0)).to.equal('200 ')
    })

    it('is taken again on a day on which it could not be joined any more, if it stands already', async () => {
      const [first, other] = [1, 2].map((asker) =>
        bodyOf(member(asker).signing, member(0).signing, today()),
      )
      expect(await post(first, 1)).to.equal(ACCEPTED)
      clock.advance((LIMIT.suspensionWait + 1) * DAY_MS)
      expect(await post(first, 1)).to.equal(ACCEPTED)
      expect(await post(other, 2)).to.equal(MALFORMED)
      expect(await post(first, 2)).to.equal(MALFORMED)
      expect(await ask(0)).to.equal('200 ')
    })

    it('is shown to colleagues with both signatures, and never to the member it is about', async () => {
      await suspend(1, 0)
      expect(await seenBy(2)).to.deep.equal({ out: [], asked: ['m1 of m0'] })
      expect(await seenBy(0)).to.deep.equal({ out: [], asked: [] })
      await suspend(3, 0)
      const out = [{ id: 'm0', until: today() + 6, by: ['m1', 'm3'] }]
      expect(await seenBy(2)).to.deep.equal({ out, asked: [] })
    })

    it('is refused of only one member, even twice, of oneself, of a stranger and by a stranger', async () => {
      const [a, b, c] = [member(0).signing, member(1).signing, member(2).signing]
      const stranger = newSignKeyPair(instance.p, systemRandom)
      expect(await suspend(1, 0)).to.equal(ACCEPTED)
      expect(await suspend(1, 0)).to.equal(ACCEPTED)
      expect(await suspend(0, 0)).to.equal(MALFORMED)
      // another's word in one's own request; one's own about another; for nobody in the list
      expect(await post(bodyOf(c, a), 1)).to.equal(MALFORMED)
      expect(await post({ ...bodyOf(b, c), suspended: idOf(a) }, 1)).to.equal(MALFORMED)
      expect(await post({ ...bodyOf(c, a), day: today() - 1 }, 2)).to.equal(MALFORMED)
      expect(await post(bodyOf(c, stranger), 2)).to.equal(MALFORMED)
      expect(await post(bodyOf(stranger, a), 2)).to.equal(MALFORMED)
      const elsewhere = signSuspension(instance.p, systemRandom(16), c, idOf(a), today())
      expect(await post({ ...bodyOf(c, a), signature: elsewhere.signature }, 2)).to.equal(MALFORMED)
      expect(await post({ ...bodyOf(c, a), signer: idOf(b) }, 2)).to.equal(MALFORMED)
      expect(await ask(0)).to.equal('200 ')
    })

    it('is joined for two days, on the day that the first one signed', async () => {
      const day = today()
      expect(await suspend(1, 0, day + 1)).to.equal(MALFORMED)
      expect(await suspend(1, 0, day - 3)).to.equal(MALFORMED)
      expect(await suspend(1, 0)).to.equal(ACCEPTED)
      clock.advance(2 * DAY_MS)
      // another day is another matter
      expect(await suspend(2, 0)).to.equal(ACCEPTED)
      expect(await ask(0)).to.equal('200 ')
      expect(await suspend(2, 0, day)).to.equal(ACCEPTED)
      expect(await ask(0)).to.equal(SUSPENDED)
      clock.advance(DAY_MS)
      expect(await suspend(3, 0, day)).to.equal(MALFORMED)
    })

    it('leaves no half behind of who is suspended, and no one is left to be both', async () => {
      await suspend(0, 3)
      await suspend(1, 0)
      await suspend(2, 0)
      await suspend(2, 3)
      expect(await ask(3)).to.equal('200 ')
      expect(await seenBy(1)).to.deep.include({ asked: ['m2 of m3'] })
    })

    it('ends with a key list that leaves one of the two out', async () => {
      await suspend(1, 0)
      await suspend(2, 0)
      expect(await ask(0)).to.equal(SUSPENDED)
      const { p, reception } = instance
      const { hash, ...list } = reception.list
      const members = list.members.filter(({ id }) => id !== 'm2')
      const draft = {
        ...list,
        members,
        version: 2,
        previous: hash,
        channels: [{ id: 'main', members: ['m0', 'm1'] }],
        weeks: { first: list.weeks.first, bundles: [] },
      } as KeyList
      const signed = signKeyList(p, reception.root.seed, draft)
      const body = publicationOf({ ...reception, signed, bundles: new Map() })
      const headers = { 'content-type': 'application/octet-stream' }
      const url = instance.server.staffUrl
      const published = await send(url, 'POST', PATH.deskKeyList, { headers, body })
      expect(outcomeOf(published, body)).to.equal(ACCEPTED)
      expect(await ask(0)).to.equal('200 ')
      expect(await seenBy(3)).to.deep.include({ out: [], asked: ['m1 of m0'] })
    })

    it('keeps ids of keys and one day, and no name', async () => {
      await suspend(1, 0)
      const [row] = await instance.server.ctx.db('suspensions').select('*')
      expect(Object.keys(row).sort()).to.deep.equal(['day', 'signature', 'signer', 'suspended'])
      expect(toBase64url(new Uint8Array(row.suspended))).to.equal(
        toBase64url(idOf(member(0).signing)),
      )
      expect(instance.log.join('\n')).not.to.match(/m0|m1|suspen/)
    })
  })
}

/** A body that the head of a request allows. */
function contentFor(rule: BodyRule): { readonly body?: Uint8Array; readonly json?: unknown } {
  switch (rule.kind) {
    case 'none':
      return {}
    case 'exactly':
      return { body: new Uint8Array(rule.length) }
    case 'either':
      return { body: new Uint8Array(rule.lengths[0]) }
    case 'up-to':
      return { json: {} }
  }
}
