import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { identityStream } from '../../../../client/desk/model/log/stream.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { ReceiptCode } from '../../../../crypto/keys/receipt.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  agreeToPurge,
  caseId,
  codeOf,
  only,
  readersOf,
  say,
} from '../../../support/reception/access-reception.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import {
  filesOf,
  opensWithoutWeeks,
  reportAs,
  writeMore,
} from '../../../support/reception/need-to-know.ts'

const p = await loadSodium()
const reception = accessReception(p)
const REPORT = 'report: the report'

describe('a member who steps back under a hold', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)
  const restarted = (desk: Desk, index: number) => testDesk(on.instance, index, filesOf(desk)[0])
  const kinds = (desk: Desk) =>
    only(desk).timeline.flatMap((item) => (item.kind === 'entry' ? [item.entry.kind] : []))

  /** A case that all three read, with a hold on it. */
  async function heldCase(...leftOut: readonly string[]): Promise<ReceiptCode> {
    const code = await reportAs(on.instance, 'the report', [...leftOut])
    await syncAndOpen(at(0))
    await at(0).setHold(caseId(at(0)), true, 'the police asked')
    return code
  }

  it('has the desk keep its keys, unseen, until a colleague has written that they hold them', async () => {
    await heldCase()
    await sync(1)
    const id = caseId(at(1))
    await at(1).declare(id, true, 'a friend of mine')
    expect(at(1).cases).to.deep.equal([])
    expect(at(1).shut).to.have.lengthOf(1)
    expect(at(1).shut[0]).to.deep.include({ id, why: 'held', by: null, held: true })
    expect(await opens(at(1))).to.include(REPORT)
    const again = restarted(at(1), 1)
    await again.sync()
    expect(again.cases).to.deep.equal([])
    expect(await opens(again)).to.include(REPORT)
    await sync(0)
    expect(kinds(at(0))).to.include('holding')
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm2'])
    for (const desk of [at(1), again]) {
      await desk.sync()
      expect(desk.shut).to.deep.equal([])
      expect(await opens(desk)).to.deep.equal([])
    }
    await sync(2)
    expect(kinds(at(2)).filter((kind) => kind === 'holding')).to.have.lengthOf(1)
  })

  it('sends its keys to the other readers before', async () => {
    await heldCase()
    await sync(1, 2)
    // m2 has lost what it opened; the keys of the week are gone too.
    const lost = testDesk(on.instance, 2, { vault: { ...at(2).vault, drops: [], grants: [] } })
    await at(1).declare(caseId(at(1)), true, '')
    await lost.sync()
    const grants = lost.vault.grants.filter(({ drop }) => drop !== null)
    expect(grants.map(({ epoch }) => epoch)).to.deep.equal([0])
  })

  it('destroys at once where the hold has ended, and keeps all where one came in between', async () => {
    await heldCase()
    await sync(1)
    await at(1).declare(caseId(at(1)), true, '')
    await at(0).setHold(caseId(at(0)), false, 'they have it')
    await sync(1)
    expect(await opens(at(1))).to.deep.equal([])
  })

  it('is caught by a hold that came after the word and before the keys were destroyed', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await sync(1)
    let cut = false
    const transport = meddled(staffTransport(on.instance), (request) => {
      if (cut && request === 'POST /api/desk/records') return 'lose-answer'
      return null
    })
    const stopped = testDesk(on.instance, 1, { ...filesOf(at(1))[0]!, transport })
    await stopped.sync()
    cut = true
    expect(await codeOf(stopped.declare(caseId(stopped), true, ''))).to.equal('offline')
    await at(0).setHold(caseId(at(0)), true, 'just in time')
    const again = restarted(stopped, 1)
    await again.sync()
    expect(again.shut.map(({ why }) => why)).to.deep.equal(['held'])
    expect(await opens(again)).to.include(REPORT)
    await sync(0)
    await again.sync()
    expect(await opens(again)).to.deep.equal([])
  })

  it('has no effect by a `holding` of their own, nor by one of a member who only reads', async () => {
    await heldCase()
    await at(0).grant(caseId(at(0)), 'm3', 'reader', '')
    await sync(1, 3)
    const before = only(at(1))
    await at(1).declare(before.id, true, '')
    await forceRecord(on.instance, at(3), 3, () => ({ kind: 'holding', member: 'm1' }))
    await forceRecord(on.instance, at(3), 1, () => ({ kind: 'holding', member: 'm1' }))
    await at(1).sync()
    expect(await opens(at(1))).to.include(REPORT)
    expect(at(1).shut.map(({ why }) => why)).to.deep.equal(['held'])
  })

  it('leaves them to the head, who is granted access for that, if nobody else reads', async () => {
    await heldCase()
    await sync(1, 2)
    await at(2).release(caseId(at(2)), 'm1', 'done', '')
    await at(2).release(caseId(at(2)), 'm0', 'done', '')
    await syncAndOpen(at(2))
    await say(at(2), 'the last note')
    await at(2).declare(caseId(at(2)), true, '')
    expect(await opens(at(2))).to.include(REPORT)
    await sync(0)
    expect(readersOf(at(0))).to.deep.equal(['m0'])
    expect(kinds(at(0))).to.include('holding')
    await sync(2)
    expect(await opens(at(2))).to.deep.equal([])
    expect(await opens(at(0))).to.include.members([REPORT, 'note: the last note'])
  })

  it('gets the message to grant somebody access first if nobody could hold the keys', async () => {
    await heldCase('m1', 'm2')
    expect(await codeOf(at(0).declare(caseId(at(0)), true, ''))).to.equal('no-heir')
    expect(only(at(0)).access.declarations.map(({ conflict }) => conflict)).to.deep.equal([false])
    await at(0).grant(caseId(at(0)), 'm3', 'co-handler', '')
    await at(0).declare(caseId(at(0)), true, '')
    expect(await opens(at(0))).to.include(REPORT)
    // m3 reads on, but may not keep the case: m0 shows nothing more, and destroys nothing yet.
    await sync(3, 0)
    expect(at(0).shut.map(({ why }) => why)).to.deep.equal(['held'])
    expect(await opens(at(0))).to.include(REPORT)
    expect(readersOf(at(3))).to.deep.equal(['m3'])
  })

  it('gets that message too if no key list gives anybody a key any more', async () => {
    await heldCase()
    on.clock.advance(10 * 7 * DAY_MS)
    await on.instance.server.tick()
    expect(await codeOf(at(0).declare(caseId(at(0)), true, ''))).to.equal('no-heir')
    expect(only(at(0)).access.readers.map(({ conflict }) => conflict)).to.not.include(true)
  })

  it('has no say in the case until it is revoked, except over where its keys go', async () => {
    await heldCase()
    await sync(1)
    await at(1).declare(caseId(at(1)), true, '')
    const said: readonly Entry[] = [
      { kind: 'hold', on: false, text: '' },
      { kind: 'purged', text: 'all' },
      { kind: 'granted', member: 'm3', as: 'reception', text: '' },
      { kind: 'closing', outcome: 'unsubstantiated', findings: '', measures: '', lessons: '' },
      { kind: 'status', status: 'closed', text: '' },
    ]
    for (const entry of said) await forceRecord(on.instance, at(2), 1, () => entry)
    const { access, work, status, warnings } = only(at(2))
    expect(access.hold).to.not.equal(null)
    expect(access.purged).to.equal(null)
    expect([work.closing, status]).to.deep.equal([null, 'received'])
    expect(access.readers.map(({ member }) => member)).to.not.include('m3')
    const voided = warnings.filter(({ kind }) => kind === 'no-right')
    expect(voided).to.have.lengthOf(said.length)
  })

  it('goes by only the log while they read it: a revoked member ends no hold beside it', async () => {
    await heldCase()
    await sync(1, 2)
    const { stream } = only(at(2))
    await at(0).release(caseId(at(0)), 'm2', 'done', '')
    await sync(1)
    await at(1).declare(caseId(at(1)), true, '')
    const { caseKey } = identityStream(p, stream!, stream!.epochs[0]!)
    const beside = only(at(0)).identity.find((one) => equal(one.caseKey, caseKey))!
    const { signer: reporter } = only(at(0)).report!
    const off: Entry = { kind: 'hold', on: false, text: '', reporter }
    await forceRecord(on.instance, at(2), 2, () => off, beside)
    await sync(1)
    expect(await opens(at(1))).to.include(REPORT)
  })

  it('keeps the keys of a revoked member, and the name, from a purge in an identity stream', async () => {
    const code = await heldCase()
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    await syncAndOpen(at(0))
    await at(0).askIdentity(caseId(at(0)), 'to protect them')
    await sync(1, 2, 4)
    const { stream, report, identity } = only(at(0))
    const asked = identityStream(p, stream!, stream!.epochs[0]!)
    await at(0).release(caseId(at(0)), 'm1', 'done', '')
    await sync(1)
    const there = () => only(at(0)).identity.find((one) => one.of === asked.of) ?? identity[0]!
    const purged: Entry = { kind: 'purged', text: '', reporter: report!.signer }
    await at(0).sync()
    await forceRecord(on.instance, at(2), 2, () => purged, there())
    await sync(1, 4, 0)
    expect(await opens(at(1))).to.include(REPORT)
    expect(await opens(at(4))).to.include('identity: Kari Nordmann')
    expect(only(at(0)).access.purged).to.equal(null)
    // The end of the hold is told there, and after that a purge.
    await at(0).setHold(caseId(at(0)), false, '')
    await sync(2)
    await agreeToPurge(at(2))
    await at(0).purge(caseId(at(0)), 'done with')
    await sync(1, 4)
    expect(await opens(at(1))).to.deep.equal([])
    expect((await opens(at(4))).filter((text) => text.includes('Kari'))).to.deep.equal([])
  })

  it('destroys by only the word of the member, in a backup too', async () => {
    await heldCase()
    await sync(1)
    const backup = structuredClone(filesOf(at(1))[0]!)
    await at(1).declare(caseId(at(1)), true, '')
    await sync(0, 1)
    const restored = testDesk(on.instance, 1, backup)
    await restored.sync()
    expect(restored.cases).to.deep.equal([])
    expect(await opens(restored)).to.deep.equal([])
  })
})
