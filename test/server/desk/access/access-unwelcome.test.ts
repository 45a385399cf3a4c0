import { expect } from 'chai'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { accessReception, caseId, only } from '../../../support/reception/access-reception.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
/** m5 may work on a case, but may not grant or revoke access. */
const reception = accessReception(p, 6, ['co-handler'])

describe('a member to whom a changed desk grants access against the rules', () => {
  let instance: Instance
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
  })
  afterEach(() => instance.stop())

  it('is sent no keys by the desk of a colleague that comes next', async () => {
    await reportAs(instance, 'the report')
    const changed = testDesk(instance, 0)
    await syncAndOpen(changed)
    await changed.grant(caseId(changed), 'm5', 'co-handler', 'in')
    const next = testDesk(instance, 5)
    await syncAndOpen(next)
    await changed.sync()
    const granted = { kind: 'granted', member: 'm4', as: 'reader', text: 'in' } as const
    await forceRecord(instance, changed, 0, () => granted, only(changed).stream)
    await next.sync()
    // The record counts: only the rules about custodians keep the keys from m4.
    const { readers } = only(next).access
    expect(readers.some(({ member, waits }) => member === 'm4' && waits)).to.equal(true)
    const custodian = testDesk(instance, 4)
    await custodian.sync()
    expect(custodian.cases).to.deep.equal([])
  })
})
