import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import { identityStream, newStream } from '../../../../client/desk/model/log/stream.ts'
import { copyId } from '../../../../crypto/drop/letter-copy.ts'
import { equal, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  acknowledge,
  agreeToPurge,
  BEYOND,
  caseId,
  codeOf,
  only,
  readersOf,
} from '../../../support/reception/access-reception.ts'
import {
  filesOf,
  opensWithoutWeeks,
  reportAs,
  writeMore,
} from '../../../support/reception/need-to-know.ts'
import { RawLog } from '../../../support/reception/raw-log.ts'
import { lyingTransport, without } from '../../../support/server/lies.ts'

const p = await loadSodium()
/**
 * m0 head, m1 and m2 reception, who read channel `main`; m3 follow-up manager, m4 custodian, m5
 * reception, m6 co-handler.
 */
const reception = accessReception(p, 6, ['reception', 'co-handler'])
const REPORT = 'report: the report'

describe('a right that nobody has', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)

  async function openedCase(): Promise<string> {
    const code = await reportAs(on.instance, 'the report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await sync(0)
    return caseId(at(0))
  }

  /** The identity stream of the first epoch, as a desk holds it. */
  function firstIdentity({ stream, identity }: Case) {
    const first = identityStream(p, stream!, stream!.epochs[0]!)
    return identity.find(({ caseKey }) => equal(caseKey, first.caseKey)) ?? first
  }

  it('comes to no accomplice because a helper has revoked all who may keep the case', async () => {
    const id = await openedCase()
    await at(0).grant(id, 'm3', 'follow-up-manager', '')
    await at(0).grant(id, 'm6', 'co-handler', '')
    await syncAndOpen(at(6))
    await sync(0)
    const log = new RawLog(on.instance, only(at(0)).stream!)
    for (const member of ['m0', 'm1', 'm2']) {
      await log.release(3, member, 'done', { to: ['m3', 'm6'], reception: at(0).reception! })
    }
    await log.write(3, { kind: 'granted', member: 'm5', as: 'reception', text: '' })
    await log.write(5, { kind: 'purged', text: 'all of it' })
    await sync(6)
    expect(await opens(at(6))).to.include(REPORT)
    expect(readersOf(at(6))).to.not.include('m5')
    // They may grant access again to a member whose access they revoked.
    await log.write(3, { kind: 'granted', member: 'm1', as: 'reception', text: '' })
    await sync(6)
    expect(readersOf(at(6))).to.include('m1')
  })

  it('blinds no custodian: what was granted to them is no log', async () => {
    const id = await openedCase()
    const beside = new RawLog(on.instance, firstIdentity(only(at(0))))
    await beside.write(2, { kind: 'note', text: 'no question' })
    await beside.write(2, { kind: 'granted', member: 'm0', as: 'reader', text: '' })
    await beside.write(2, beside.releaseOf(2, 'm1', 'done').entry)
    await sync(0)
    await at(0).askIdentity(id, 'to protect them')
    await sync(4)
    const asked = at(4).cases.find((one) => one.id === id)
    expect(asked?.access.requests.map(({ text }) => text)).to.deep.equal(['to protect them'])
    const request = toHex(asked!.access.requests[0]!.id)
    await at(4).answerIdentity(id, request, true, 'Kari', BEYOND)
    await sync(0)
    expect(only(at(0)).access.requests.map(({ answer }) => answer?.as)).to.deep.equal(['given'])
  })

  it('puts no question into a case from a stream that is not its own', async () => {
    await openedCase()
    const reporter = only(at(0)).report!.signer
    const own = new RawLog(on.instance, newStream(p, systemRandom(SIZE.key)))
    await own.lend(2, ['m0'], at(0).reception!)
    await own.write(2, { kind: 'identity-request', reporter, text: 'who?' })
    await sync(0)
    expect(only(at(0)).access.requests).to.deep.equal([])
  })

  it('is not taken by a desk that has no report, and does not know whom it leaves out', async () => {
    const id = await openedCase()
    await acknowledge(at(0))
    await at(0).grant(id, 'm5', 'reception', '')
    const { id: drop, contentKey } = only(at(0)).report!
    const copies = [0, 1, 2, 3, 4].map((part) => copyId(p, contentKey, { part, generation: 0 }))
    const lie = without([drop, ...copies].map(toHex))
    const transport = lyingTransport(staffTransport(on.instance), lie)
    const desk = testDesk(on.instance, 5, { transport })
    await desk.sync()
    const [bare] = desk.cases.filter(({ stream }) => stream !== null)
    expect(bare?.report).to.equal(null)
    expect(await codeOf(desk.grant(bare!.id, 'm3', 'reader', ''))).to.equal('no-report')
  })

  it('destroys no keys before others are told, whatever its desk does when it reads of a purge', async () => {
    const id = await openedCase()
    await at(2).setHold(id, true, 'the police asked')
    await sync(1, 0)
    let isCut = false
    const transport = meddled(staffTransport(on.instance), (request) =>
      isCut && request === `POST ${PATH.deskRecords}` ? 'lose-request' : null,
    )
    const cut = testDesk(on.instance, 1, { ...filesOf(at(1))[0]!, transport })
    await cut.sync()
    await at(0).askIdentity(id, 'to protect them')
    await at(0).setHold(id, false, '')
    await agreeToPurge(at(2))
    await at(0).purge(id, 'done with')
    isCut = true
    expect(await codeOf(cut.release(id, 'm6', 'done', ''))).to.equal('offline')
    expect(await opens(cut)).to.include(REPORT)
    isCut = false
    await cut.sync()
    expect(await opens(cut)).to.not.include(REPORT)
  })
})
