import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import { identityStream } from '../../../../client/desk/model/log/stream.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
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
  publishWithout,
  readersOf,
} from '../../../support/reception/access-reception.ts'
import { forceRecord, forceRelease } from '../../../support/reception/force-record.ts'
import {
  filesOf,
  opensWithoutWeeks,
  reportAs,
  writeMore,
} from '../../../support/reception/need-to-know.ts'

const p = await loadSodium()
/** m0 head, m1 and m2 reception, m3 follow-up manager, m4 custodian. */
const reception = accessReception(p)

describe('a case that a colleague links as split from another', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on

  function saying(desk: Desk, text: string): Case {
    const found = desk.cases.find(({ report }) =>
      Object.values(report?.content.answers ?? {}).includes(text),
    )
    if (found === undefined) throw new Error(`no case says ${text}`)
    return found
  }

  /** Two cases; m1 may not read the second for one of these reasons, and m2 links the first to it. */
  async function linked(how: 'released' | 'declared' | 'left-out'): Promise<string> {
    await reportAs(on.instance, 'the matter')
    await reportAs(on.instance, 'junk', how === 'left-out' ? ['m1'] : [])
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    const { id } = saying(at(2), 'junk')
    if (how === 'released') await at(2).release(id, 'm1', 'conflict', 'they know each other')
    if (how === 'declared') await at(1).declare(id, true, 'a friend of mine')
    await sync(0, 1, 2)
    const { linkName } = saying(at(2), 'junk')
    const link = { kind: 'linked', case: linkName!, how: 'split', text: '' } as const
    const { stream } = saying(at(2), 'the matter')
    await forceRecord(on.instance, at(2), 2, () => link, stream)
    await sync(0, 1, 2)
    return saying(at(0), 'the matter').id
  }

  for (const how of ['released', 'declared', 'left-out'] as const) {
    it(`keeps nobody out who reads it, nor lets them be kept out: ${how} there`, async () => {
      const id = await linked(how)
      await at(0).grant(id, 'm3', 'follow-up-manager', '')
      await at(0).release(id, 'm3', 'done', '')
      await sync(1)
      expect(saying(at(1), 'the matter').waitsForKey).to.equal(false)
      await sync(2)
      await at(2).release(id, 'm1', 'done', '')
      await sync(0)
      expect(await codeOf(at(0).grant(id, 'm1', 'reception', ''))).to.equal('done')
      await sync(1)
      expect(saying(at(1), 'the matter').waitsForKey).to.equal(false)
    })
  }
})

describe('when a member reads again whose access was revoked against their word', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const releases = () =>
    only(at(0)).access.released.map(({ member, why, by, due }) => [member, why, by, due])

  /** A case that m0 to m2 read, and m3, whose desk may be a changed one. */
  async function openedCase(): Promise<string> {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', '')
    await syncAndOpen(at(3))
    return caseId(at(0))
  }

  async function suspend(index: number): Promise<void> {
    for (const by of [0, 1]) await at(by).suspend(`m${index}`)
    await sync(0, 1)
  }

  /** Until two keep nobody out any more. */
  async function aWeekLater(): Promise<void> {
    on.clock.advance(8 * DAY_MS)
    await on.instance.server.tick()
  }

  for (const list of [new Uint8Array(32).fill(99), undefined]) {
    it(`follows the next key list, whatever a changed desk says: ${list ? 'list' : 'day'}`, async () => {
      await openedCase()
      const said = { member: 'm2', why: 'suspended', day: 990_000 } as const
      await forceRelease(on.instance, at(3), 3, { ...said, ...(list ? { list } : {}) })
      await sync(0, 1)
      expect(releases()).to.deep.equal([['m2', 'suspended', 'm3', false]])
      await publishWithout(on.instance, [], 1)
      await sync(0, 2)
      expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
      expect(only(at(2)).waitsForKey).to.equal(false)
    })
  }

  it('follows no list from before they were suspended, though an accomplice names an older one', async () => {
    await openedCase()
    await publishWithout(on.instance, [], 1)
    on.clock.advance(3 * DAY_MS)
    await sync(0, 1, 3)
    for (const by of [0, 1]) await at(by).suspend('m2')
    await forceRelease(on.instance, at(3), 3, { member: 'm2', why: 'suspended' })
    await sync(0, 1)
    await aWeekLater()
    await sync(0, 1)
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm1', 'm3'])
    expect(releases()).to.deep.equal([['m2', 'suspended', 'm0', false]])
  })

  it('believes nobody who revokes themselves, to come back after they are suspended', async () => {
    await openedCase()
    await sync(2)
    await forceRelease(on.instance, at(2), 2, { member: 'm2', why: 'suspended', day: 1 })
    await sync(2)
    expect(readersOf(at(2))).to.include('m2')
    await suspend(2)
    await aWeekLater()
    await sync(0, 1, 2)
    expect(releases()).to.deep.equal([['m2', 'suspended', 'm0', false]])
  })

  it('does not believe an accomplice who revoked them for a lesser reason', async () => {
    const id = await openedCase()
    await forceRelease(on.instance, at(3), 3, { member: 'm2', why: 'done' })
    await suspend(2)
    expect(releases()).to.deep.equal([['m2', 'suspended', 'm0', false]])
    await aWeekLater()
    await sync(0, 1)
    expect(await codeOf(at(1).grant(id, 'm2', 'reception', ''))).to.equal('refused-case')
  })
})

describe('the keys of a member who steps back under a hold', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)
  const kinds = (desk: Desk) =>
    only(desk).timeline.flatMap((item) => (item.kind === 'entry' ? [item.entry.kind] : []))

  /** A case that m1 reads and m3, who only helps; the reporter left out m2. */
  async function withHelper(): Promise<string> {
    await reportAs(on.instance, 'the report', ['m2'])
    await syncAndOpen(at(0))
    const id = caseId(at(0))
    await at(0).setHold(id, true, 'the police asked')
    await at(0).grant(id, 'm3', 'co-handler', '')
    await syncAndOpen(at(3))
    await syncAndOpen(at(1))
    await at(1).release(id, 'm0', 'done', '')
    await sync(3, 1)
    return id
  }

  it('are not destroyed by the word of a member who may not keep the case: the head is given them', async () => {
    const id = await withHelper()
    await at(1).declare(id, true, '')
    await sync(3)
    const holding: Entry = { kind: 'holding', member: 'm1' }
    await forceRecord(on.instance, at(3), 3, () => holding, only(at(3)).stream)
    await sync(3, 1)
    expect(await opens(at(1))).to.include('report: the report')
    await sync(0)
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm3'])
    await sync(1)
    expect(await opens(at(1))).to.deep.equal([])
    expect(await opens(at(0))).to.include('report: the report')
  })

  it('are left by a desk that may not keep the case to one that may, which says that it has them', async () => {
    const id = await withHelper()
    await at(1).declare(id, true, '')
    await sync(3)
    expect(readersOf(at(3))).to.deep.equal(['m0', 'm1', 'm3'])
    expect(kinds(at(3))).to.not.include('holding')
    await sync(0, 3)
    expect(readersOf(at(3))).to.deep.equal(['m0', 'm3'])
  })

  it('are sent though a colleague revoked them first, by a desk that had not sent them yet', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).setHold(caseId(at(0)), true, 'the police asked')
    await sync(1)
    const declared: Entry = { kind: 'impartiality', conflict: true, text: '' }
    await forceRecord(on.instance, at(2), 1, () => declared, only(at(1)).stream)
    // m2 has lost what it opened; the keys of the week are gone too.
    const lost = testDesk(on.instance, 2, { vault: { ...at(2).vault, drops: [], grants: [] } })
    const transport = meddled(staffTransport(on.instance), (request) =>
      request === 'POST /api/desk/records' ? 'lose-request' : null,
    )
    const changed = testDesk(on.instance, 0, { ...filesOf(at(0))[0]!, transport })
    expect(await codeOf(changed.sync())).to.equal('offline')
    await forceRelease(on.instance, changed, 0, { member: 'm1', why: 'conflict' })
    await sync(1, 1)
    expect(await opens(at(1))).to.include('report: the report')
    await lost.sync()
    const grants = lost.vault.grants.filter(({ drop }) => drop !== null)
    expect(grants.map(({ epoch }) => epoch).sort()).to.deep.equal([0, 1])
  })
})

describe('a hold that somebody ends beside the log', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const opens = (desk: Desk) => opensWithoutWeeks(on.instance, desk)
  const NAME = 'identity: Kari Nordmann'

  /** A case on hold by m1, whose name m4 keeps; m2 and then m0 were revoked, and ask of nobody. */
  async function heldCase(by: number): Promise<string> {
    const code = await reportAs(on.instance, 'the report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    const id = caseId(at(0))
    await at(0).askIdentity(id, 'to protect them')
    await sync(by)
    await at(by).setHold(id, true, 'the police asked')
    await sync(0, 1, 2, 4)
    await at(1).release(id, 'm2', 'done', '')
    await sync(2)
    await at(1).release(id, 'm0', 'done', '')
    return id
  }

  /** Write into the identity stream of the first epoch, by a desk whose access was revoked. */
  async function beside(index: number, ...entries: readonly Entry[]): Promise<void> {
    for (const entry of entries) {
      await sync(index)
      const { stream, identity } = only(at(index))
      const { caseKey } = identityStream(p, stream!, stream!.epochs[0]!)
      const there = identity.find((one) => equal(one.caseKey, caseKey))!
      await forceRecord(on.instance, at(index), index, () => entry, there)
    }
  }

  const off = (): Entry => {
    return { kind: 'hold', on: false, text: '', reporter: only(at(1)).report!.signer }
  }
  const purged = (): Entry => {
    return { kind: 'purged', text: '', reporter: only(at(1)).report!.signer }
  }

  for (const by of [0, 1]) {
    it(`stays on for revoked members and for custodians, if m${by} put it on and m0 was revoked`, async () => {
      await heldCase(by)
      await beside(0, { ...off(), on: true } as Entry, off(), purged())
      await sync(2, 4)
      expect(await opens(at(2))).to.include('report: the report')
      expect(await opens(at(4))).to.include(NAME)
    })
  }

  it('is over once who put it on ends it, and after two did', async () => {
    const id = await heldCase(1)
    await at(1).setHold(id, false, '')
    await at(1).grant(id, 'm0', 'reception', '')
    await syncAndOpen(at(0))
    await agreeToPurge(at(0))
    await at(1).purge(id, 'done with')
    await sync(2, 4)
    expect(await opens(at(2))).to.deep.equal([])
    expect(await opens(at(4))).to.not.include(NAME)
  })

  it('is over for a purge that came before the second word', async () => {
    const code = await reportAs(on.instance, 'the report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    const id = caseId(at(0))
    await at(0).askIdentity(id, 'to protect them')
    await at(2).setHold(id, true, 'the police asked')
    await sync(4, 0)
    await at(0).setHold(id, false, '')
    await agreeToPurge(at(2))
    await at(0).purge(id, 'done with')
    await sync(4)
    expect(await opens(at(4))).to.include(NAME)
    await sync(1, 4)
    expect(await opens(at(4))).to.not.include(NAME)
  })
})
