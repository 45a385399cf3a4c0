import { expect } from 'chai'
import fc from 'fast-check'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { mayWrite } from '../../../../client/desk/model/access/powers.ts'
import { type Logged, mirrorsOf } from '../../../../client/desk/model/audit/audit.ts'
import { DeskError } from '../../../../client/desk/model/error.ts'
import { type Epoch, type Stream, saidIn } from '../../../../client/desk/model/log/stream.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { auditKey } from '../../../../crypto/entries/entry-audit.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import {
  meddled,
  staffTransport,
  syncAndOpen,
  testDesk,
  withoutRows,
} from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  acknowledge,
  agreeToPurge,
  BEYOND,
  caseId,
  only,
  say,
} from '../../../support/reception/access-reception.ts'
import {
  copyShelves,
  filesOf,
  openAll,
  reportAs,
  writeMore,
} from '../../../support/reception/need-to-know.ts'
import { scaled } from '../../../support/run/scale.ts'
import { A_MONDAY, staffFetch } from '../../../support/server/instance.ts'

const p = await loadSodium()
/** An access reception, with the auditor m5. */
const reception = accessReception(p, 6, ['auditor'])
const AUDITOR = 5
const TODAY = dayOf(A_MONDAY)

/** Logs without content as a desk shows them: who did what to whom, in each case. */
const shown = (desk: Desk): Record<string, string[]> =>
  Object.fromEntries(
    desk.audit.map(({ reference, lines }) => [
      reference,
      lines.map(({ member, what, about, detail, text }) =>
        [member, what, about, detail, text].filter((one) => one !== null).join(' '),
      ),
    ]),
  )

describe('the log that an auditor reads', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on

  const weekLater = async (...indices: number[]) => {
    on.clock.advance(21 * DAY_MS)
    await on.instance.server.tick()
    for (const index of indices) {
      const { vault, weeks } = at(index)
      on.desks[index] = testDesk(on.instance, index, { vault, weeks })
    }
    await sync(...indices)
  }

  /** A case in which everything happened that a log without content tells of, in two epochs. */
  async function story(): Promise<string> {
    const code = await reportAs(on.instance, 'the secret report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    await syncAndOpen(at(0))
    await acknowledge(at(0))
    await say(at(0), 'a secret note')
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', 'secret please')
    await at(0).release(caseId(at(0)), 'm2', 'done', 'a secret reason')
    await at(0).setHold(caseId(at(0)), true, 'the secret police')
    await at(0).setHold(caseId(at(0)), false, 'they have it')
    await at(0).askIdentity(caseId(at(0)), 'a secret question')
    await sync(0, 4)
    const [asked] = only(at(4)).access.requests
    await at(4).answerIdentity(caseId(at(4)), toHex(asked!.id), true, 'Kari', BEYOND)
    await sync(0, 1, 3)
    const { reference } = only(at(0))
    if (reference === null) throw new Error('no reference')
    return reference
  }

  const STORY = [
    'm0 impartial',
    'm0 granted m3 follow-up-manager',
    'm0 released m2 done',
    'm0 hold-on',
    'm0 hold-off',
    'm0 identity-asked',
    'm4 identity-beyond',
  ]

  it('tells who did what on which day, by reference, and opens nothing else', async () => {
    const reference = await story()
    await sync(AUDITOR)
    expect(shown(at(AUDITOR))).to.have.all.keys(reference)
    expect(shown(at(AUDITOR))[reference]).to.have.members(STORY)
    for (const { day } of at(AUDITOR).audit[0]!.lines) expect(day).to.equal(TODAY)
    expect(at(AUDITOR).audit[0]!.damaged).to.equal(false)
    expect(at(AUDITOR).cases).to.deep.equal([])
    const texts = openAll(on.instance, await copyShelves(on.instance), filesOf(at(AUDITOR)))
    expect(texts).to.have.members(
      STORY.map((line) => {
        const [by, what, ...more] = line.split(' ')
        return [`logged: ${what} ${by} ${TODAY} ${reference}`, ...more].join(' ')
      }),
    )
  })

  it('is kept from an auditor whom the reporter left out, and no custodian who was is asked', async () => {
    await reportAs(on.instance, 'about the auditor', ['m5'])
    await syncAndOpen(at(0))
    await acknowledge(at(0))
    await sync(0, 1, AUDITOR)
    expect(shown(at(AUDITOR))).to.deep.equal({})
    expect(at(AUDITOR).vault.grants).to.deep.equal([])
    const before = (await copyShelves(on.instance)).drops.size
    expect(before).to.equal(1)
    const other = await reportAs(on.instance, 'about the custodian', ['m4'])
    await syncAndOpen(at(0))
    const about = at(0).cases.find(({ reference }) => reference === other.slice(0, 7))!
    const asked = await at(0)
      .askIdentity(about.id, 'who is it?')
      .catch((error: unknown) => error)
    expect(asked).to.be.instanceOf(DeskError).and.include({ code: 'no-key' })
    await sync(0, 1, AUDITOR)
    expect(Object.keys(shown(at(AUDITOR)))).to.deep.equal([other.slice(0, 7)])
  })

  it('sends each key once, and goes on after a sync that was cut off', async () => {
    await story()
    const before = (await copyShelves(on.instance)).drops.size
    await sync(0, 1, 3, 0)
    expect((await copyShelves(on.instance)).drops.size).to.equal(before)
    // One for each epoch of the case.
    await sync(AUDITOR)
    expect(at(AUDITOR).vault.grants).to.have.lengthOf(2)
  })

  it('is had in full by an auditor who gets keys later, and by none who is kept out', async () => {
    for (const by of [0, 1]) {
      await at(by).sync()
      await at(by).suspend('m5')
    }
    const reference = (await reportAs(on.instance, 'the secret report')).slice(0, 7)
    await syncAndOpen(at(0))
    await sync(0, 1)
    expect((await copyShelves(on.instance)).drops.size).to.equal(1)
    on.clock.advance(8 * DAY_MS)
    await on.instance.server.tick()
    await sync(0, AUDITOR)
    expect(shown(at(AUDITOR))).to.deep.equal({ [reference]: ['m0 impartial'] })
  })

  it('outlasts a purge, for the auditor and for those who may purge, and nothing else does', async () => {
    const reference = await story()
    const everything = await copyShelves(on.instance)
    await weekLater(0, 1, 2, 3, 4, AUDITOR)
    await agreeToPurge(at(0))
    await at(1).purge(caseId(at(1)), 'the time is over')
    await sync(0, 2, 3, 4, AUDITOR)
    await weekLater(0, 1, 2, 3, 4, AUDITOR)
    const now = await copyShelves(on.instance)
    const shelves = {
      ...now,
      drops: new Map([...everything.drops, ...now.drops]),
      records: new Map([...everything.records, ...now.records]),
    }
    const whole = [...STORY, 'm0 purge-agreed', 'm1 purged the time is over']
    for (const index of [0, 1, AUDITOR]) {
      expect(at(index).cases).to.deep.equal([])
      expect(shown(at(index))[reference]).to.have.members(whole)
      expect(at(index).audit[0]!.damaged).to.equal(false)
      const texts = openAll(on.instance, shelves, filesOf(at(index)))
      expect(texts).to.have.lengthOf(whole.length)
      for (const text of texts) expect(text).to.match(/^logged: [a-z-]+ m\d \d+ [0-9A-Z]{7}/)
      expect(texts.join()).to.not.include('secret')
    }
    for (const index of [2, 3, 4]) {
      expect(shown(at(index))).to.deep.equal({})
      expect(openAll(on.instance, shelves, filesOf(at(index)))).to.deep.equal([])
    }
  })

  it('has every mirror once, the same on all desks, no matter who mirrors in whatever order', async () => {
    const step = fc.record({
      by: fc.constantFrom(0, 1),
      does: fc.constantFrom('hold', 'free', 'status', 'grant', 'release', 'closing'),
      syncing: fc.subarray([0, 1, 3]),
    })
    const closing = { outcome: 'partly', findings: 'x', measures: '', lessons: '' } as const
    const once = async (by: number, does: string) => {
      const [desk, id] = [at(by), caseId(at(by))]
      const act = (action: Parameters<typeof jobOf>[1]) =>
        desk.append(id, jobOf(systemRandom, action))
      if (does === 'hold') await desk.setHold(id, true, 'x')
      if (does === 'free') await desk.setHold(id, false, 'x')
      if (does === 'status') {
        await act({ kind: 'status', status: 'assessing', text: '', next: null })
      }
      if (does === 'grant') await desk.grant(id, 'm3', 'follow-up-manager', 'x')
      if (does === 'release') await desk.release(id, 'm3', 'done', 'x')
      if (does === 'closing') await act({ kind: 'closing', ...closing })
    }
    // A member without a colleague's new key syncs, and does it again.
    const doing = (by: number, does: string) =>
      once(by, does).catch(async (error: unknown) => {
        if (!(error instanceof DeskError) || error.code !== 'epoch') throw error
        await at(by).sync()
        await once(by, does)
      })
    const property = fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      await on.startAnew()
      on.desks = reception.members.map((_, index) => testDesk(on.instance, index))
      await reportAs(on.instance, 'x')
      await Promise.all([syncAndOpen(at(0)), syncAndOpen(at(1))])
      for (const { by, does, syncing } of steps) {
        await doing(by, does)
        await Promise.all(syncing.map((index) => at(index).sync()))
      }
      await Promise.all([0, 1].map((index) => at(index).sync()))
      await sync(0, 1, AUDITOR)
      const { stream, identity, reference, warnings } = only(at(0))
      const due = mirrorsOf(p, stream!, identity, reference).flatMap(({ entries }) => entries)
      const told = due.map(({ by, what, about, detail }) =>
        [by, what, about, detail].filter(Boolean),
      )
      expect(shown(at(AUDITOR))[reference!]).to.have.members(told.map((one) => one.join(' ')))
      expect(warnings).to.deep.equal([])
      for (const index of [0, 1]) {
        const logs = only(at(index)).audit.map(logged)
        expect(logs).to.deep.equal(only(at(0)).audit.map(logged))
        expect(new Set(logs.flat()).size).to.equal(due.length)
        expect(logs.flat()).to.have.lengthOf(due.length)
      }
    })
    const released = ['grant', 'release', 'hold'] as const
    const example = released.map((does, nth) => ({
      by: (nth === 1 ? 1 : 0) as 0 | 1,
      does,
      syncing: [],
    }))
    await fc.assert(property, { numRuns: scaled(200, 6), examples: [[example]] })
  }).timeout(1_800_000)

  /** Names of records in a stream, as often as they are there. */
  const logged = (stream: Stream): string[] =>
    saidIn(stream).flatMap(({ entry }) => (entry.kind === 'logged' ? [toHex(entry.record)] : []))

  /** Write into the audit stream of the first epoch, past every desk. */
  async function forge(by: number, entry: Entry): Promise<void> {
    await sync(0)
    const { stream, audit } = only(at(0))
    const [{ key }] = stream!.epochs as [Epoch]
    const held = audit.find(({ caseKey }) => toHex(caseKey) === toHex(auditKey(p, key)))!
    const sequence = held.records.size
    const author = reception.members[by]!
    const place = {
      ...{ instance: reception.list.instance, epoch: 0, sequence },
      epochKey: held.epochs[0]!.key,
    }
    const previous = held.records.get(sequence - 1)!.hash
    const body = sealRecord(p, systemRandom, place, author.signing, {
      ...{ previous, day: TODAY, entry },
    })
    const answer = await staffFetch(on.instance, author, 'POST', PATH.deskRecords, { body })
    expect(answer.status).to.equal(200)
  }

  const lie = (reference: string, by: string, what: Logged['what'] = 'hold-on'): Logged => {
    return { kind: 'logged', record: new Uint8Array(16).fill(7), by, on: TODAY, what, reference }
  }

  it('names on desks that read the case who mirrors what no record bears out', async () => {
    const reference = (await reportAs(on.instance, 'the secret report')).slice(0, 7)
    await syncAndOpen(at(0))
    await syncAndOpen(at(1))
    expect(only(at(0)).warnings).to.deep.equal([])
    await forge(1, lie(reference, 'm0'))
    await sync(0)
    const [{ title }] = reception.list.members.filter(({ id }) => id === 'm1') as [Member]
    expect(only(at(0)).warnings).to.deep.equal([{ kind: 'audit-lie', title }])
    await sync(AUDITOR)
    const line = at(AUDITOR).audit[0]!.lines.find(({ what }) => what === 'hold-on')
    expect(line).to.deep.include({ member: 'm0', author: 'm1' })
  })

  it('counts a mirror that is there twice as one, and none by a member who may not', async () => {
    const reference = (await reportAs(on.instance, 'the secret report')).slice(0, 7)
    await syncAndOpen(at(0))
    await at(0).grant(caseId(at(0)), 'm2', 'reader', '')
    await syncAndOpen(at(2))
    await sync(0)
    const [first] = saidIn(only(at(0)).audit[0]!).map(({ entry }) => entry)
    await forge(1, first!)
    await sync(0, AUDITOR)
    expect(only(at(0)).warnings).to.deep.equal([])
    const before = shown(at(AUDITOR))
    expect(before[reference]!.filter((one) => one === 'm0 impartial')).to.have.lengthOf(1)
    // A custodian, and the head in another's name.
    await forge(4, lie(reference, 'm4'))
    await forge(0, { ...lie(reference, 'm1', 'purged'), text: 'x' })
    await sync(AUDITOR)
    expect(shown(at(AUDITOR))).to.deep.equal(before)
    expect(at(AUDITOR).audit[0]!.damaged).to.equal(true)
    const powers = ['co-handler', 'reader', 'custodian', 'auditor', 'head'] as const
    const may = powers.filter((role) => mayWrite({ role, roles: [role] }, lie(reference, 'm0')))
    expect(may).to.deep.equal(['head'])
  })

  it('shows the auditor that a record was changed or is held back', async () => {
    await reportAs(on.instance, 'the secret report')
    await syncAndOpen(at(0))
    await at(0).setHold(caseId(at(0)), true, 'x')
    await sync(0, AUDITOR)
    expect(at(AUDITOR).audit.map(({ damaged }) => damaged)).to.deep.equal([false])
    const [stream] = only(at(0)).audit
    const ids = [...stream!.records.values()].map(({ id }) => id)
    for (const hidden of [[ids[0]!], ids.slice(1), ids]) {
      const drop = withoutRows(new Set(hidden.map(toHex)), SIZE.record)
      const transport = meddled(staffTransport(on.instance), (request) =>
        request.includes(PATH.deskRecords) ? drop : null,
      )
      const again = testDesk(on.instance, AUDITOR, { ...filesOf(at(AUDITOR))[0]!, transport })
      await again.sync()
      expect(again.audit.map(({ damaged }) => damaged)).to.deep.equal([true])
    }
  })
})
