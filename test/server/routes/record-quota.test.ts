import { expect } from 'chai'
import { DAY_MS } from '../../../crypto/days/calendar.ts'
import { concat, systemRandom } from '../../../crypto/primitives/bytes.ts'
import { decodeJson } from '../../../crypto/primitives/json.ts'
import { keyId } from '../../../crypto/primitives/kdf.ts'
import { SIZE } from '../../../crypto/primitives/labels.ts'
import { PATH, quotasAnswer } from '../../../crypto/wire/wire.ts'
import { ACCEPTED, outcomeOf, THERE } from '../../support/desk/accepted.ts'
import { testDesk } from '../../support/desk/desk-core.ts'
import {
  A_MONDAY,
  type Clock,
  fakeClock,
  type Instance,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'
import { said } from '../../support/server/lies.ts'

const QUOTA = '429 {"error":"quota"}'
const HOUR_MS = 3_600_000
const HOUR = 60
const DAY = 100

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`the share of records that a member may write over ${database}`, () => {
    let clock: Clock
    let instance: Instance
    beforeEach(async () => {
      clock = fakeClock(A_MONDAY)
      const roles = ['head', 'reception', 'reader'] as const
      const config = { recordsPerHour: HOUR, recordsPerDay: DAY }
      instance = await startInstance({ database, clock, roles, config })
    })
    afterEach(() => instance.stop())

    const member = (index: number) => instance.reception.members[index]!
    const idOf = (index: number) => keyId(instance.p, member(index).signing.publicKey)
    async function post(index: number, body = systemRandom(SIZE.record)): Promise<string> {
      const answer = await staffFetch(instance, member(index), 'POST', PATH.deskRecords, { body })
      return outcomeOf(answer, body)
    }
    async function writeMany(index: number, count: number): Promise<string[]> {
      const all = await Promise.all(Array.from({ length: count }, () => post(index)))
      return [...new Set(all)].sort()
    }
    const get = (index: number) => staffFetch(instance, member(index), 'GET', PATH.deskQuotas)
    const told = async () => decodeJson(quotasAnswer, (await get(0)).body)

    it('ends with the hour and the day, and each member has their own', async () => {
      expect(await writeMany(1, HOUR)).to.deep.equal([ACCEPTED])
      expect(await post(1)).to.equal(QUOTA)
      expect(await post(2)).to.equal(ACCEPTED)
      clock.advance(HOUR_MS)
      expect(await writeMany(1, DAY - HOUR)).to.deep.equal([ACCEPTED])
      expect(await post(1)).to.equal(QUOTA)
      clock.advance(HOUR_MS)
      expect(await post(1)).to.equal(QUOTA)
      clock.advance(DAY_MS)
      expect(await writeMany(1, HOUR)).to.deep.equal([ACCEPTED])
    })

    it('is not passed by records that come at once', async () => {
      const all = await Promise.all(Array.from({ length: HOUR + 20 }, () => post(1)))
      expect(all.filter((one) => one === ACCEPTED)).to.have.lengthOf(HOUR)
    })

    it('is used only by new records: a repeat and a lost race take nothing of it', async () => {
      const body = systemRandom(SIZE.record)
      const rival = concat(body.subarray(0, SIZE.id), systemRandom(SIZE.record - SIZE.id))
      expect(await post(2, body)).to.equal(ACCEPTED)
      for (let again = 0; again < HOUR + 5; again++) {
        expect(await post(2, body)).to.equal(THERE)
        const lost = await staffFetch(instance, member(1), 'POST', PATH.deskRecords, {
          body: rival,
        })
        expect([lost.status, lost.body]).to.deep.equal([409, body])
      }
      expect(await writeMany(1, HOUR)).to.deep.equal([ACCEPTED])
      expect(await writeMany(2, HOUR - 1)).to.deep.equal([ACCEPTED])
    })

    it('names to the head who used it up, for seven days, and to nobody else', async () => {
      await writeMany(1, HOUR + 3)
      expect(await told()).to.deep.equal([{ signer: idOf(1), refused: 3 }])
      for (const other of [1, 2]) {
        expect(`${(await get(other)).status} ${(await get(other)).text}`).to.equal(
          '403 {"error":"role"}',
        )
      }
      clock.advance(6 * DAY_MS)
      expect(await told()).to.deep.equal([{ signer: idOf(1), refused: 3 }])
      clock.advance(DAY_MS)
      expect(await told()).to.deep.equal([])
    })

    it('leaves nothing on the disk or in the log: it begins again with the server', async () => {
      await writeMany(1, HOUR + 3)
      const again = await instance.restart()
      try {
        const answer = await staffFetch(again, member(0), 'GET', PATH.deskQuotas)
        expect(answer.text).to.equal('[]')
        expect(instance.log.join('\n')).to.match(/quota 4/)
        expect(instance.log.join('\n')).to.not.include(Buffer.from(idOf(1)).toString('base64url'))
      } finally {
        instance = again
      }
    })

    it('stands on the head’s desk with a name, and on no other desk', async () => {
      await writeMany(1, HOUR + 3)
      const [head, reader] = [testDesk(instance, 0), testDesk(instance, 2)]
      await head.sync()
      await reader.sync()
      const { nb, en } = instance.reception.list.members[1]!.title
      expect(said(head, 'nb')).to.deep.equal([
        `${nb} har sendt flere innslag til logger enn noen skranke skriver: tjeneren avviste 3. Spør ${nb}. Har noen andre nøkkelen, kan to av dere stenge den ute under «Kolleger».`,
      ])
      expect(said(head, 'en')).to.deep.equal([
        `${en} has sent more entries for logs than any desk writes: the server refused 3. Ask ${en}. If somebody else has the key, two of you can keep it out under “Colleagues”.`,
      ])
      expect(said(reader, 'en')).to.deep.equal([])
    })
  })
}
