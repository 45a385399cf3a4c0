import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import type { Answer } from '../../../../client/shared/transport.ts'
import { recordId } from '../../../../crypto/log/record.ts'
import { toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  AGREED,
  accessReception,
  agreeToPurge,
  caseId,
  codeOf,
  only,
  publishWithout,
  readersOf,
  say,
} from '../../../support/reception/access-reception.ts'
import { squat } from '../../../support/reception/force-record.ts'
import { opensWithoutWeeks, reportAs } from '../../../support/reception/need-to-know.ts'
import { RawLog } from '../../../support/reception/raw-log.ts'

const p = await loadSodium()
/**
 * m0 head, m1 and m2 reception, who read channel `main`; m3 follow-up manager, m4 custodian, m5
 * reception.
 */
const reception = accessReception(p, 6, ['reception'])
const REPORT = 'report: the report'

describe('a record that counted for nothing when it was written', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)
  const promote = () => publishWithout(on.instance, [], 1, { m3: 'reception' })

  /** A case in which m3 was granted more than their role allows. */
  async function openedCase(): Promise<RawLog> {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).grant(caseId(at(0)), 'm3', 'reception', '')
    await sync(0)
    return new RawLog(on.instance, only(at(0)).stream!)
  }

  it('purges nothing once its author may purge', async () => {
    const log = await openedCase()
    await log.write(3, { kind: 'purged', text: 'all of it' })
    await sync(0, 1)
    await promote()
    await sync(0, 1)
    for (const index of [0, 1]) expect(await opens(at(index)), `m${index}`).to.include(REPORT)
    // By the list that gives them the right they may.
    await sync(3)
    await at(3).declare(caseId(at(3)), false, '')
    await agreeToPurge(at(0))
    await at(3).purge(caseId(at(3)), 'done with')
    await sync(1)
    expect(await opens(at(1))).to.not.include(REPORT)
  })

  it('grants nobody access as reception once its author may keep the case', async () => {
    const log = await openedCase()
    await log.write(3, { kind: 'granted', member: 'm5', as: 'reception', text: '' })
    await sync(0, 1)
    await promote()
    await sync(0, 1)
    expect(readersOf(at(0))).to.not.include('m5')
  })
})

describe('a purge', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)

  it('destroys no keys under a hold that was put on since, nor after it', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await sync(0)
    const log = new RawLog(on.instance, only(at(0)).stream!)
    await log.write(0, AGREED)
    await log.write(1, { kind: 'purged', text: 'all of it' })
    await log.write(2, { kind: 'hold', on: true, text: 'the police asked' })
    await sync(0)
    expect(await opens(at(0))).to.include(REPORT)
    await at(0).setHold(caseId(at(0)), false, '')
    await sync(2)
    expect(await opens(at(2))).to.include(REPORT)
    await agreeToPurge(at(2))
    await at(0).purge(caseId(at(0)), 'done with')
    await sync(2)
    expect(await opens(at(2))).to.not.include(REPORT)
  })

  /** A desk that has seen nothing yet, and gets one record of the log damaged. */
  function lied(index: number, { stream }: Case, place: number): Desk {
    const id = toHex(recordId(p, stream!.epochs[0]!.key, place))
    const damage = ({ status, body }: Answer): Answer => {
      const damaged = body.slice()
      for (let at = 0; at + SIZE.record <= body.length; at += SIZE.record) {
        if (toHex(body.subarray(at, at + SIZE.id)) === id) damaged[at + 300]! ^= 1
      }
      return { status, body: damaged }
    }
    const transport = meddled(staffTransport(on.instance), (request) =>
      request === `POST ${PATH.deskRecordsFetch}` ? damage : null,
    )
    return testDesk(on.instance, index, { transport })
  }

  it('destroys no keys behind a damaged record that may be a hold, until a person says so', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await sync(0)
    const log = new RawLog(on.instance, only(at(0)).stream!)
    await log.write(0, AGREED)
    const place = await log.write(2, { kind: 'hold', on: true, text: 'the police asked' })
    await log.write(1, { kind: 'purged', text: 'all of it' })
    const desk = lied(0, only(at(0)), place)
    await desk.sync()
    expect(await opens(desk)).to.include(REPORT)
    await desk.purge(caseId(desk), 'nobody put one on', true)
    expect(await opens(desk)).to.not.include(REPORT)
  })

  it('and stepping back are refused while a hold may be hidden, but not by a record that others saw so', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await sync(0)
    const { stream } = only(at(0))
    const log = new RawLog(on.instance, stream!)
    const place = await log.write(2, { kind: 'hold', on: true, text: 'the police asked' })
    await log.write(1, { kind: 'note', text: 'a note' })
    const desk = lied(0, only(at(0)), place)
    await desk.sync()
    expect(await codeOf(desk.purge(caseId(desk), 'x'))).to.equal('open-place')
    expect(await codeOf(desk.declare(caseId(desk), true, 'x'))).to.equal('open-place')
    expect(await opens(desk)).to.include(REPORT)
    // Rubbish that a member put there keeps nobody from it, once a colleague has written after it.
    await at(0).setHold(caseId(at(0)), false, '')
    await agreeToPurge(at(1))
    await sync(0)
    const epoch = only(at(0)).stream!.epochs[0]!
    await squat(on.instance, 3, epoch, only(at(0)).stream!.records.size, null)
    await sync(0, 1)
    expect(await codeOf(at(0).purge(caseId(at(0)), 'x'))).to.equal('open-place')
    await say(at(1), 'seen as it is')
    expect(await codeOf(at(0).purge(caseId(at(0)), 'x'))).to.equal('done')
  })
})
