import { expect } from 'chai'
import type { Transport } from '../../../../client/shared/transport.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  acknowledge,
  agreeToPurge,
  caseId,
  codeOf,
} from '../../../support/reception/access-reception.ts'
import { reportAs, writeMore } from '../../../support/reception/need-to-know.ts'

const [HEAD, COLLEAGUE, CUSTODIAN, AUDITOR] = [0, 1, 4, 5]

const reception = accessReception(await loadSodium(), 6, ['auditor'])

describe('a purge that a desk begins and does not end', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on

  /** Purge by a desk that can post so many records more, and is never unlocked again. @returns who still holds what */
  async function stoppedAfter(records: number) {
    const code = await reportAs(on.instance, 'the report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    let left = Number.POSITIVE_INFINITY
    const transport = meddled(staffTransport(on.instance), (request) =>
      request === `POST ${PATH.deskRecords}` && left-- <= 0 ? 'lose-request' : null,
    )
    const head = testDesk(on.instance, HEAD, { transport })
    await syncAndOpen(head)
    await acknowledge(head)
    await head.askIdentity(caseId(head), 'to protect them')
    await head.sync()
    await sync(COLLEAGUE, CUSTODIAN, AUDITOR)
    expect(at(CUSTODIAN).vault.drops).to.not.deep.equal([])
    await agreeToPurge(at(COLLEAGUE))
    left = records
    const said = await codeOf(head.purge(caseId(head), 'no longer needed'))
    await sync(COLLEAGUE, CUSTODIAN, AUDITOR, COLLEAGUE, CUSTODIAN)
    const isKept = at(COLLEAGUE).cases.length > 0
    return { said, isKept, isNamed: at(CUSTODIAN).vault.drops.length > 0 }
  }

  it('destroys the name if colleagues have purged the case, and not before', async () => {
    const seen: string[] = []
    for (let records = 0; seen.at(-1) !== 'done'; records++) {
      if (records > 0) await on.startAnew()
      on.desks = on.desks.map((_, index) => testDesk(on.instance, index))
      const { said, isKept, isNamed } = await stoppedAfter(records)
      expect(isNamed, `stopped after ${records} records`).to.equal(isKept)
      seen.push(said)
    }
    expect(seen.slice(0, -1)).to.deep.equal(new Array(seen.length - 1).fill('offline'))
    expect(seen.length).to.be.above(3)
  })

  for (const refusal of ['quota', 'full'] as const) {
    it(`is ended later by the same desk where the server refused to take more: ${refusal}`, async () => {
      const seen: string[] = []
      let isWhole = false
      for (let records = 0; !isWhole; records++) {
        if (records > 0) await on.startAnew()
        on.desks = on.desks.map((_, index) => testDesk(on.instance, index))
        const code = await reportAs(on.instance, 'the report')
        await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
        let left = Number.POSITIVE_INFINITY
        const refused = { status: 507, body: encodeJson({ error: refusal }) }
        const inner = staffTransport(on.instance)
        const transport: Transport = {
          request: async (method, path, options) =>
            method === 'POST' && path === PATH.deskRecords && left-- <= 0
              ? refused
              : inner.request(method, path, options),
        }
        const head = testDesk(on.instance, HEAD, { transport })
        await syncAndOpen(head)
        await head.askIdentity(caseId(head), 'to protect them')
        await sync(COLLEAGUE, CUSTODIAN)
        await agreeToPurge(at(COLLEAGUE))
        left = records
        seen.push(await codeOf(head.purge(caseId(head), '')))
        isWhole = head.cases.length === 0
        const isBegun = head.cases.some(({ access }) => access.purged !== null)
        left = Number.POSITIVE_INFINITY
        await head.sync()
        const isKept = head.cases.length > 0
        expect(isBegun && isKept, `refused after ${records} records`).to.equal(false)
        await sync(CUSTODIAN)
        expect(at(CUSTODIAN).vault.drops.length > 0, `after ${records}`).to.equal(isKept)
      }
      expect(new Set(seen)).to.deep.equal(new Set([`log-${refusal}`, 'done']))
    })
  }
})
