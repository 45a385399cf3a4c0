import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { LAWFUL_TERMS } from '../../../../client/desk/model/deadlines/work-late.ts'
import { type Action, jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { CaseView } from '../../../../client/desk/model/views.ts'
import { waitingFor } from '../../../../client/desk/model/waiting.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { encodeJson } from '../../../../crypto/primitives/json.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import type { Vault } from '../../../../crypto/vault/vault.ts'
import { decodeVault } from '../../../../crypto/vault/vault-content.ts'
import {
  contentOf,
  deliverIdentity,
  meddled,
  staffTransport,
  syncAndOpen,
  testDesk,
} from '../../../support/desk/desk-core.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  type SealedReport,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const TODAY = dayOf(A_MONDAY)

/** A head and an adviser of the channel, a custodian, and a manager who is let in. */
const reception = makeReception(p, {
  today: TODAY,
  roles: ['head', 'reception', 'custodian', 'follow-up-manager'],
  edit: (list): KeyList => ({ ...list, channels: [{ id: 'main', members: ['m0', 'm1'] }] }),
})

describe('what a colleague did, on the desk of another member', () => {
  let instance: Instance
  let head: Desk
  let adviser: Desk
  let report: SealedReport
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
    head = testDesk(instance, 0)
    adviser = testDesk(instance, 1)
    const content = contentOf('general', { what: 'brann' })
    report = await deliver(instance, { drop: { kind: 'report', content } })
    for (const desk of [head, adviser]) await syncAndOpen(desk)
    await look(adviser)
  })
  afterEach(() => instance.stop())

  const only = (desk: Desk): CaseView => {
    const { cases } = viewDesk(desk, A_MONDAY, A_MONDAY)
    expect(cases).to.have.lengthOf(1)
    return cases[0]!
  }
  const changed = (desk: Desk) => only(desk).changes.map(({ kind, by }) => `${kind} ${by}`)
  const look = (desk: Desk) => {
    const { id, changes } = only(desk)
    return desk.look(
      id,
      changes.map(({ key }) => key),
    )
  }
  const write = async (desk: Desk, action: Action) =>
    desk.append(only(desk).id, jobOf(systemRandom, action))
  const waits = (desk: Desk) => {
    const { cases, role } = viewDesk(desk, A_MONDAY, A_MONDAY)
    const reader = { role, members: [], absences: [], today: TODAY, terms: LAWFUL_TERMS }
    const { lines } = waitingFor(cases, { ...reader, member: desk.vault.member })
    return lines.flatMap(({ kind }) => (kind === 'report' ? [] : [kind]))
  }

  it('is seen until they looked, and then what comes after', async () => {
    await write(head, { kind: 'note', text: 'Ringte vitnet' })
    await write(head, { kind: 'task', id: null, text: 'Skriv til HR' })
    await adviser.sync()
    expect(changed(adviser)).to.deep.equal(['note m0', 'task m0'])
    expect(changed(head), 'their own').to.deep.equal([])
    await look(adviser)
    expect(changed(adviser)).to.deep.equal([])
    await write(head, { kind: 'acknowledge', next: null })
    await adviser.sync()
    expect(changed(adviser)).to.deep.equal(['acknowledged m0'])
  })

  it('marks only what was shown as seen', async () => {
    await write(head, { kind: 'note', text: 'Første' })
    await adviser.sync()
    const { id, changes } = only(adviser)
    await write(head, { kind: 'note', text: 'Andre' })
    await adviser.sync()
    await adviser.look(
      id,
      changes.map(({ key }) => key),
    )
    expect(changed(adviser)).to.deep.equal(['note m0'])
  })

  it('names the members whom a note asks to look: it waits for them, and for nobody else', async () => {
    await write(head, { kind: 'note', text: 'Se her', mentions: ['m1'] })
    await write(head, { kind: 'note', text: 'For alle' })
    await adviser.sync()
    expect(only(adviser).items.find(({ kind }) => kind === 'entry')).to.not.equal(undefined)
    expect(only(adviser).changes.map(({ toMe }) => toMe)).to.deep.equal([true, false])
    expect([waits(adviser), waits(head)]).to.deep.equal([['mention'], []])
    await look(adviser)
    expect(waits(adviser)).to.deep.equal([])
  })

  it('is told to nobody: looking sends nothing, and lies in the vault alone', async () => {
    const sent: string[] = []
    const inner = staffTransport(instance)
    const transport = meddled(inner, (request) => {
      sent.push(request)
      return null
    })
    const quiet = testDesk(instance, 1, { transport, vault: adviser.vault })
    await quiet.sync()
    await write(head, { kind: 'note', text: 'Hei' })
    await quiet.sync()
    sent.length = 0
    await look(quiet)
    expect([changed(quiet), sent]).to.deep.equal([[], []])
    expect(decodeVault(encodeJson(quiet.vault)).looked).to.deep.equal(quiet.vault.looked)
  })

  it('is counted by each copy of a vault for itself, and outlasts locking', async () => {
    const copy = adviser.vault
    await write(head, { kind: 'note', text: 'Hei' })
    await adviser.sync()
    await look(adviser)
    const again = testDesk(instance, 1, { vault: adviser.vault })
    const other = testDesk(instance, 1, { vault: copy })
    for (const desk of [again, other]) await desk.sync()
    expect([changed(again), changed(other)]).to.deep.equal([[], ['note m0']])
  })

  it('begins now on a desk from before this was kept', async () => {
    await write(head, { kind: 'note', text: 'Før' })
    await adviser.sync()
    const { looked: _, ...old } = adviser.vault
    const renewed = testDesk(instance, 1, { vault: old satisfies Vault })
    await renewed.sync()
    expect(changed(renewed)).to.deep.equal([])
    await write(head, { kind: 'note', text: 'Etter' })
    await renewed.sync()
    expect(changed(renewed)).to.deep.equal(['note m0'])
  })

  it('says of a case that is given to a member only that, until they say that they are impartial', async () => {
    await write(head, { kind: 'note', text: 'Historie' })
    const manager = testDesk(instance, 3)
    await manager.sync()
    await head.grant(only(head).id, 'm3', 'follow-up-manager', 'Følg opp')
    await write(head, { kind: 'note', text: 'Til deg', mentions: ['m3'] })
    await manager.sync()
    expect([changed(manager), waits(manager)]).to.deep.equal([['granted m0'], ['given']])
    await manager.declare(only(manager).id, false, '')
    expect(changed(manager)).to.deep.equal(['granted m0', 'note m0'])
    expect(waits(manager)).to.deep.equal(['given', 'mention'])
    await look(manager)
    expect([changed(manager), waits(manager)]).to.deep.equal([[], []])
  })

  it('is the answer of the custodian, and the question on the custodian’s desk', async () => {
    await deliverIdentity(instance, report, { name: 'Kari Nordmann', text: '' })
    const custodian = testDesk(instance, 2)
    await custodian.sync()
    await adviser.sync()
    await adviser.askIdentity(only(adviser).id, 'Må ringe')
    await custodian.sync()
    expect(waits(custodian)).to.deep.equal(['asked'])
    const [request] = only(custodian).access.requests
    await custodian.answerIdentity(only(custodian).id, request!.id, false, 'Nei')
    expect(waits(custodian)).to.deep.equal([])
    await adviser.sync()
    expect(changed(adviser)).to.deep.equal(['identity-answer m2'])
    expect(waits(adviser)).to.deep.equal(['answered'])
    const [answered] = only(adviser).changes
    expect(only(adviser).items.map(({ key }) => key)).to.include(answered?.row)
    await look(adviser)
    expect(waits(adviser)).to.deep.equal([])
  })

  it('is forgotten with the case', async () => {
    await write(head, { kind: 'note', text: 'Hei' })
    await adviser.sync()
    await look(adviser)
    expect(adviser.vault.looked).to.not.deep.equal([])
    await adviser.declare(only(adviser).id, true, 'Kjenner dem')
    expect(adviser.cases).to.deep.equal([])
    expect(adviser.vault.looked).to.deep.equal([])
  })
})
