import { expect } from 'chai'
import { slotDisposal } from '../../../crypto/board/slot.ts'
import { weekAt } from '../../../crypto/days/calendar.ts'
import { ROLES, type Role } from '../../../crypto/keys/keylist.ts'
import { deriveReceipt, makeCode } from '../../../crypto/keys/receipt.ts'
import { concat, systemRandom, toBase64url } from '../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../crypto/primitives/json.ts'
import { listQuery } from '../../../crypto/wire/listing.ts'
import { BATCH, PATH } from '../../../crypto/wire/wire.ts'
import { STAFF_ROUTES } from '../../../server/routes/tables.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import {
  A_MONDAY,
  epochKeyFor,
  fakeClock,
  type Instance,
  sha256,
  slotPostFor,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'

const NOT_THIS_ROLE = '403 {"error":"role"}'

/** Written out once more, not taken from the code: PROTOCOL.md section 15.1. */
const WRITES_FOR_REPORTERS: readonly Role[] = [
  'head',
  'reception',
  'follow-up-manager',
  'co-handler',
]

type Content = NonNullable<Parameters<typeof staffFetch>[4]>

describe('what the server lets a role do', () => {
  let instance: Instance
  before(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), roles: ROLES })
  })
  after(() => instance.stop())

  const member = (role: Role) => instance.reception.members[ROLES.indexOf(role)]!
  const ask = async (role: Role, method: 'GET' | 'POST', path: string, content: Content = {}) => {
    const answer = await staffFetch(instance, member(role), method, path, content)
    return outcomeOf(answer, content.json ?? content.body)
  }
  const newReceipt = () =>
    deriveReceipt(instance.p, instance.reception.list.instance, makeCode(systemRandom, '0000000'))

  it('is the same for all, but for the two requests that write on the board, and who wrote too much', () => {
    const limited = STAFF_ROUTES.flatMap((route) =>
      route.access === 'member' && route.roles ? [[route.path, [...route.roles]]] : [],
    )
    expect(limited).to.deep.equal([
      [PATH.deskSlots, WRITES_FOR_REPORTERS],
      [PATH.deskSlotsRemove, WRITES_FOR_REPORTERS],
      [PATH.deskQuotas, ['head']],
    ])
  })

  it('is to read every shelf, to write in the log and to renew, for every role', async () => {
    const none = listQuery(new Set())
    const bytes = (length: number) => ({ body: systemRandom(length) })
    for (const role of ROLES) {
      expect(await ask(role, 'GET', `${PATH.deskDrops}${none}`), role).to.equal('200 ')
      expect(await ask(role, 'GET', `${PATH.deskRecords}${none}`), role).to.equal('200 ')
      expect(await ask(role, 'POST', PATH.deskDropsFetch, bytes(BATCH.drops * 32)), role).to.equal(
        '200 ',
      )
      expect(
        await ask(role, 'POST', PATH.deskRecordsFetch, bytes(BATCH.records * 32)),
        role,
      ).to.equal('200 ')
      expect(await ask(role, 'POST', PATH.deskRecords, bytes(4096)), role).to.equal(ACCEPTED)
      const json = [systemRandom(32)]
      expect(await ask(role, 'POST', PATH.deskRenewals, { json }), role).to.equal(
        `200 {"accepted":"${toBase64url(sha256(encodeJson(json)))}","there":[false]}`,
      )
      expect(await ask(role, 'GET', PATH.deskSuspensions), role).to.equal('200 []')
    }
  })

  it('is to write on the board for those who follow up; the others get one answer', async () => {
    for (const role of ROLES) {
      const writes = WRITES_FOR_REPORTERS.includes(role)
      const expected = (answer: string) => (writes ? answer : NOT_THIS_ROLE)
      const receipt = newReceipt()
      const slot = slotPostFor(instance, member(role), receipt)
      const post = (json: unknown) => ask(role, 'POST', PATH.deskSlots, { json })
      expect(await post(slot), role).to.equal(expected(ACCEPTED))
      // what is there, or how the body looks, changes nothing for who may not
      expect(await post(slot), role).to.equal(expected(ACCEPTED))
      const taken = expected(`409 ${new TextDecoder().decode(concat(slot.id, slot.sealed))}`)
      expect(await post(slotPostFor(instance, member(role), receipt)), role).to.equal(taken)
      expect(await post({}), role).to.equal(expected('400 {"error":"malformed"}'))
      const removal = (hash: Uint8Array) =>
        ask(role, 'POST', PATH.deskSlotsRemove, {
          json: {
            disposal: slotDisposal(instance.p, epochKeyFor(receipt), weekAt(instance.now()), 0),
            hash,
          },
        })
      expect(await removal(systemRandom(32)), role).to.equal(taken)
      expect(await removal(instance.p.hash(32, null, slot.sealed)), role).to.equal(
        expected(ACCEPTED),
      )
    }
  })

  it('leaves nothing on the board of those who may not write there', async () => {
    const count = async () => (await instance.server.ctx.db('slots').select('id')).length
    const before = await count()
    for (const role of ROLES.filter((one) => !WRITES_FOR_REPORTERS.includes(one))) {
      const json = slotPostFor(instance, member(role), newReceipt())
      expect(await ask(role, 'POST', PATH.deskSlots, { json }), role).to.equal(NOT_THIS_ROLE)
    }
    expect(await count()).to.equal(before)
  })
})
