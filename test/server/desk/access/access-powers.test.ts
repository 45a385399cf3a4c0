import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { Role } from '../../../../crypto/keys/keylist.ts'
import { epochCommit } from '../../../../crypto/keys/keys.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import {
  acknowledge,
  caseId,
  codeOf,
  epochsOf,
  only,
  readersOf,
  say,
  told,
} from '../../../support/reception/access-reception.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  staffFetch,
  startInstance,
} from '../../../support/server/instance.ts'

const ROLES: readonly Role[] = ['head', 'reader', 'co-handler', 'follow-up-manager', 'custodian']
const p = await loadSodium()
/** The head m0 and the reader m1 read channel `main`; m2 and m3 can be granted access. */
const reception = makeReception(p, {
  today: dayOf(A_MONDAY),
  roles: ROLES,
  edit: (list) => ({ ...list, channels: [{ ...list.channels[0]!, members: ['m0', 'm1'] }] }),
})

describe('what a role may do in a case', () => {
  let instance: Instance
  let desks: Desk[]
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
    desks = ROLES.map((_, index) => testDesk(instance, index))
    await reportAs(instance, 'the report')
    for (const index of [0, 1]) await syncAndOpen(at(index))
    await acknowledge(at(0))
  })
  afterEach(() => instance.stop())

  const at = (index: number): Desk => desks[index]!
  /** The outcome of each action that a member might try. */
  async function trying(index: number): Promise<Record<string, string>> {
    const [desk, id] = [at(index), caseId(at(index))]
    const closing = { outcome: 'partly', findings: 'x', measures: '', lessons: '' } as const
    const act = (action: Parameters<typeof jobOf>[1]) =>
      codeOf(desk.write(id, jobOf(systemRandom, action)))
    return {
      note: await act({ kind: 'note', text: `note of ${index}` }),
      message: await act({ kind: 'message', as: 'message', text: 'hello' }),
      labels: await act({ kind: 'labels', labels: [`of ${index}`] }),
      closing: await act({ kind: 'closing', ...closing }),
      ask: await codeOf(desk.askIdentity(id, 'why')),
      grant: await codeOf(desk.grant(id, 'm2', 'co-handler', '')),
      release: await codeOf(desk.release(id, 'm3', 'done', '')),
      hold: await codeOf(desk.setHold(id, true, 'x')),
      purge: await codeOf(desk.purge(id, 'x')),
    }
  }
  const mayOf = (index: number) =>
    viewDesk(at(index), A_MONDAY, A_MONDAY).cases.map(({ may }) => may)[0]

  it('is refused by their own desk, which does not offer it either', async () => {
    await at(0).grant(caseId(at(0)), 'm2', 'co-handler', '')
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', '')
    for (const index of [1, 2, 3]) await syncAndOpen(at(index))
    const none = { message: 'role', labels: 'role', closing: 'role', ask: 'role' }
    const handles = { message: 'done', labels: 'done', closing: 'done', ask: 'done' }
    const keeps = { hold: 'role', purge: 'role' }
    const shut = { grant: 'role', release: 'role' }
    expect(await trying(1)).to.deep.equal({ note: 'done', ...none, ...shut, ...keeps })
    expect(await trying(2)).to.deep.equal({ note: 'done', ...handles, ...shut, ...keeps })
    await at(0).grant(caseId(at(0)), 'm1', 'reader', '')
    await at(3).sync()
    const { release, ...others } = await trying(3)
    expect(others).to.deep.equal({ note: 'done', ...handles, grant: 'done', ...keeps })
    // Nobody can revoke their own access.
    expect(release).to.equal('gone')
    await at(0).sync()
    for (const index of [1, 2]) await at(index).sync()
    expect([0, 1, 2, 3].map(mayOf)).to.deep.equal([
      { read: true, handle: true, admit: true, keep: true },
      { read: true, handle: false, admit: false, keep: false },
      { read: true, handle: true, admit: false, keep: false },
      { read: true, handle: true, admit: true, keep: false },
    ])
    expect(told(at(0))).to.include.members(['note of 1', 'note of 2', 'note of 3'])
    expect(only(at(0)).work.labels).to.deep.equal(['of 3'])
  })

  it('is less for a member with access only to read, whatever their role elsewhere', async () => {
    await at(0).grant(caseId(at(0)), 'm3', 'reader', '')
    await syncAndOpen(at(3))
    expect(await trying(3)).to.include({ note: 'done', labels: 'role', grant: 'role' })
    expect(mayOf(3)).to.include({ handle: false })
  })

  /** Write as a changed program would: whatever it likes, by the key that it holds. */
  async function force(index: number, entry: (key: Uint8Array) => Entry): Promise<void> {
    await at(index).sync()
    const stream = only(at(index)).stream!
    const sequence = Math.max(...stream.records.keys()) + 1
    const epoch = stream.epochs.at(-1)!
    const place = { instance: reception.list.instance, ...epoch, epochKey: epoch.key, sequence }
    const author = reception.members[index]!
    const previous = stream.records.get(sequence - 1)!.hash
    const said = { previous, day: dayOf(A_MONDAY), entry: entry(systemRandom(32)) }
    const body = sealRecord(p, systemRandom, place, author.signing, said)
    const answer = await staffFetch(instance, author, 'POST', PATH.deskRecords, { body })
    expect(answer.status).to.equal(200)
    await at(index).sync()
  }

  it('is heeded by nobody where a changed program writes more, and wedges no case', async () => {
    const released = (key: Uint8Array): Entry => {
      const commit = epochCommit(p, key, reception.members[1]!.signing.publicKey)
      return {
        kind: 'released',
        member: 'm0',
        why: 'left',
        text: '',
        epoch: 1,
        commit,
        list: reception.list.hash,
      }
    }
    await force(1, released)
    await force(1, () => ({ kind: 'purged', text: 'all of it' }))
    await force(1, () => ({ kind: 'granted', member: 'm2', as: 'reception', text: '' }))
    await force(1, () => ({ kind: 'hold', on: true, text: '' }))
    await at(0).sync()
    await say(at(0), 'we go on')
    await at(0).release(caseId(at(0)), 'm1', 'done', 'enough')
    await say(at(0), 'without them')
    const fresh = testDesk(instance, 0)
    await fresh.sync()
    for (const desk of [at(0), fresh]) {
      expect(readersOf(desk)).to.deep.equal(['m0'])
      expect(only(desk).access.hold).to.equal(null)
      expect(epochsOf(p, desk)).to.equal(2)
      expect(told(desk)).to.deep.equal(['the report', 'we go on', 'enough', 'without them'])
      expect(only(desk).warnings.map(({ kind }) => kind)).to.deep.equal(
        Array.from({ length: 4 }, () => 'no-right'),
      )
    }
    await at(2).sync()
    expect(at(2).cases).to.deep.equal([])
  })

  it('keeps nobody from saying what a reader said already without a right to', async () => {
    const fresh = testDesk(instance, 0)
    const labels = { kind: 'labels', labels: ['urgent'] } satisfies Entry
    await force(1, () => labels)
    await fresh.sync()
    await fresh.write(caseId(fresh), jobOf(systemRandom, labels))
    expect(only(fresh).work.labels).to.deep.equal(['urgent'])
  })
})
