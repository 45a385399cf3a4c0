import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import {
  accessReception,
  acknowledge,
  caseId,
  codeOf,
  only,
  told,
} from '../../../support/reception/access-reception.ts'
import { reportAs, writeMore } from '../../../support/reception/need-to-know.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const reception = accessReception(await loadSodium())

describe('new letters of a case that is read by key', () => {
  let instance: Instance
  let code: Awaited<ReturnType<typeof reportAs>>
  let head: Desk
  let manager: Desk
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
    code = await reportAs(instance, 'the report')
    head = testDesk(instance, 0)
    await syncAndOpen(head)
    await acknowledge(head)
    await head.grant(caseId(head), 'm3', 'follow-up-manager', '')
    manager = testDesk(instance, 3)
    await syncAndOpen(manager)
    await instance.server.tick()
  })
  afterEach(() => instance.stop())

  const reach = (desk: Desk) =>
    only(desk).warnings.filter(({ kind }) => kind === 'no-recipient' || kind === 'to-released')

  it('reach a member with new access once any recipient has synced, without having opened anything', async () => {
    await writeMore(instance, code, 'a new letter')
    await manager.sync()
    expect(told(manager)).to.not.include('a new letter')
    await testDesk(instance, 2).sync()
    await manager.sync()
    expect(told(manager)).to.include('a new letter')
    expect(reach(manager)).to.deep.equal([])
  })

  it('reach them also where the first recipient was stopped before the log had it', async () => {
    await writeMore(instance, code, 'a new letter')
    const transport = meddled(staffTransport(instance), (request) =>
      request === `POST ${PATH.deskRecords}` ? 'lose-request' : null,
    )
    expect(await codeOf(testDesk(instance, 1, { transport }).sync())).to.equal('offline')
    await manager.sync()
    expect(told(manager)).to.not.include('a new letter')
    await Promise.all([testDesk(instance, 1).sync(), testDesk(instance, 2).sync()])
    await manager.sync()
    expect(told(manager).filter((text) => text === 'a new letter')).to.have.lengthOf(1)
  })

  it('are said to come to nobody once no recipient reads, until one is granted access again', async () => {
    for (const member of ['m0', 'm1', 'm2']) {
      expect(reach(manager)).to.deep.equal([])
      await manager.release(caseId(manager), member, 'done', '')
    }
    expect(reach(manager)).to.deep.equal([{ kind: 'no-recipient' }])
    await manager.grant(caseId(manager), 'm0', 'reception', 'we need you')
    expect(reach(manager)).to.deep.equal([])
    await instance.server.tick()
    // nobody has confirmed that the others do not read any more
    expect(await writeMore(instance, code, 'a new letter')).to.deep.equal(['m0', 'm1', 'm2'])
    await head.sync()
    await manager.sync()
    expect(told(manager)).to.include('a new letter')
  })

  it('are named if they went to somebody whose access had been revoked', async () => {
    await writeMore(instance, code, 'before anybody was')
    await head.sync()
    await head.release(caseId(head), 'm1', 'done', 'not needed')
    expect(reach(head)).to.deep.equal([])
    // The board that the reporter sees does not say so yet.
    expect(await writeMore(instance, code, 'after that')).to.include('m1')
    await head.sync()
    const { title } = reception.list.members[1]!
    const letter = only(head).timeline.at(-1)
    const drop = letter?.kind === 'drop' ? letter.drop.id : new Uint8Array(0)
    expect(reach(head)).to.deep.equal([
      { kind: 'to-released', drop: Buffer.from(drop).toString('hex'), title },
    ])
    await manager.sync()
    expect(reach(manager)).to.deep.equal(reach(head))
  })
})
