import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { CaseView, DeskView } from '../../../../client/desk/model/views.ts'
import {
  actionOf,
  type Draft,
  EMPTY_DRAFT,
  faultOf,
  partyOf,
  promisesText,
  statusesAfter,
} from '../../../../client/desk/page/composer/draft.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { ReporterContent, ReporterKind } from '../../../../crypto/entries/content.ts'
import { PARTIES, STATUSES, type Status } from '../../../../crypto/entries/names.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import {
  contentOf,
  deliverIdentity,
  deliverWithdrawal,
  syncAndOpen,
  testDesk,
} from '../../../support/desk/desk-core.ts'
import { caseView } from '../../../support/reception/case-view.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import { sampleSite } from '../../../support/reception/site.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()

/** Two who read channel `main`, and at position 2 a custodian in no channel. */
const reception = makeReception(p, {
  today: dayOf(A_MONDAY),
  roles: ['head', 'reception', 'custodian'],
  edit: (list) => ({ ...list, channels: [{ id: 'main', members: ['m0', 'm1'] }] }),
})

const view = (desk: Desk): DeskView => viewDesk(desk, A_MONDAY, A_MONDAY)
const only = ({ cases }: DeskView): CaseView => {
  expect(cases).to.have.lengthOf(1)
  return cases[0]!
}
const drops = ({ items }: CaseView) => items.flatMap((item) => (item.kind === 'drop' ? [item] : []))

describe('what the page is shown of a desk', () => {
  let instance: Instance
  let desk: Desk
  beforeEach(async () => {
    instance = await startInstance({ clock: fakeClock(A_MONDAY), reception })
    desk = testDesk(instance, 0)
  })
  afterEach(() => instance.stop())

  const receive = async (content: ReporterContent, kind: ReporterKind = 'report') => {
    const report = await deliver(instance, { drop: { kind, content } })
    await syncAndOpen(desk)
    return report
  }

  it('is the headings of the version that each report names, and none if it is gone', async () => {
    const { code } = await receive(contentOf('general', { what: 'brann', party: 'own' }))
    expect(only(view(desk)).retaliation).to.equal(false)
    for (const [questionnaire, version] of [
      ['general', 2],
      ['letter-retaliation', 1],
    ] as const) {
      const content = contentOf(questionnaire, { text: 'mer' }, version)
      await deliver(instance, { code, drop: { kind: 'follow-up', content } })
      await syncAndOpen(desk)
    }
    const shown = drops(only(view(desk))).map(({ content, headings }) => [
      `${content.questionnaire.id} ${content.questionnaire.version}`,
      headings && `${headings.id} ${headings.version}`,
    ])
    expect(shown).to.have.deep.members([
      ['general 1', 'general 1'],
      ['general 2', null],
      ['letter-retaliation 1', null],
    ])
    expect(only(view(desk))).to.deep.include({ gist: 'brann', retaliation: true })
  })

  it('is the party that the report proposes, until a person confirms it or says otherwise', async () => {
    await receive(contentOf('general', { what: 'x', party: 'witness' }))
    const before = only(view(desk))
    expect(before.party).to.deep.equal({ is: 'not-a-party', confirmed: false })
    const draft: Draft = { ...EMPTY_DRAFT, kind: 'status', status: 'assessing', party: 'party' }
    const action = actionOf(draft, before, 'nb')
    await desk.append(before.id, jobOf(systemRandom, action!))
    const after = only(view(desk))
    expect(after.party).to.deep.equal({ is: 'party', confirmed: true })
    expect(after.items.at(-1)).to.deep.include({
      entry: {
        kind: 'status',
        status: 'assessing',
        text: '',
        language: null,
        party: 'party',
        next: null,
        override: null,
      },
    })
    const colleague = testDesk(instance, 1)
    await colleague.sync()
    expect(only(view(colleague)).party).to.deep.equal({ is: 'party', confirmed: true })
  })

  it('is undecided where the report says nothing of it, and nothing of a letter without its report', async () => {
    await receive(contentOf('general', { what: 'x' }))
    expect(only(view(desk)).party).to.deep.equal({ is: 'undecided', confirmed: false })
    const other = testDesk(instance, 1)
    await deliver(instance, { drop: { kind: 'follow-up', content: contentOf('letter', {}) } })
    await other.sync()
    expect(view(other).cases.map(({ party }) => party.is)).to.deep.equal(['undecided'])
  })

  describe('to a custodian in no channel', () => {
    it('is an empty list where nobody has said who they are', async () => {
      await receive(contentOf('general', { what: 'x' }))
      const custodian = testDesk(instance, 2)
      await custodian.sync()
      expect(view(custodian)).to.deep.include({ role: 'custodian', cases: [], notices: [] })
    })

    it('is each identity by its reference, without the name in the list and without a warning', async () => {
      const report = await receive(contentOf('general', { what: 'x' }))
      await deliverIdentity(instance, report, { name: 'Kari Nordmann', text: 'Ring meg' })
      const custodian = testDesk(instance, 2)
      await custodian.sync()
      const one = only(view(custodian))
      expect(one).to.deep.include({
        id: toHex(report.receipt.signer),
        reference: report.receipt.reference,
        identityOnly: true,
        gist: '',
        unread: 1,
        warnings: [],
        writable: false,
      })
      expect(drops(one).map(({ drop, content }) => [drop, content.answers])).to.deep.equal([
        ['identity', { name: 'Kari Nordmann', text: 'Ring meg' }],
      ])
      await syncAndOpen(desk)
      expect(only(view(desk)).identityOnly).to.equal(false)
      expect(JSON.stringify(view(desk).cases)).to.not.include('Nordmann')
    })

    it('S22: is that a name is withdrawn, by its reference, which no reader is told', async () => {
      const report = await receive(contentOf('general', { what: 'x' }))
      await deliverIdentity(instance, report, { name: 'Kari Nordmann' })
      await deliverWithdrawal(instance, report, 'Eg angrar')
      const custodian = testDesk(instance, 2)
      await custodian.sync()
      const one = only(view(custodian))
      expect(one).to.deep.include({
        reference: report.receipt.reference,
        identityOnly: true,
        gist: '',
        unread: 2,
        warnings: [],
        writable: false,
      })
      expect(
        drops(one).map(({ drop, content }) => [drop, content.answers]),
      ).to.deep.include.members([['withdrawal', { what: 'identity', text: 'Eg angrar' }]])
      expect(custodian.cases.flatMap(({ boardKeys }) => boardKeys)).to.deep.equal([])
      await syncAndOpen(desk)
      expect(JSON.stringify(view(desk).cases)).to.not.include('angrar')
    })
  })
})

describe('what is composed on the desk', () => {
  const draft = (part: Partial<Draft>): Draft => ({ ...EMPTY_DRAFT, kind: 'status', ...part })
  const confirmed = caseView({ party: { is: 'not-a-party', confirmed: true } })

  it('confirms with the first status what the report proposes, and says it again only to change it', () => {
    const texts = { ...EMPTY_DRAFT.texts, status: 'Til rådgiveren' }
    const assigned = draft({ status: 'assigned', texts })
    expect(actionOf(assigned, caseView(), 'nb')).to.deep.include({ party: 'undecided' })
    expect(actionOf(assigned, confirmed, 'nb')).to.not.have.property('party')
    const changed = { ...assigned, party: 'party' } as const
    expect(actionOf(changed, confirmed, 'nb')).to.deep.include({ party: 'party' })
    expect(partyOf(changed, confirmed)).to.equal('party')
  })

  it('never invites somebody to a hearing who is not a party', () => {
    expect(statusesAfter(caseView(), 'party')).to.include('hearing')
    expect(statusesAfter(caseView(), 'undecided')).to.include('hearing')
    expect(statusesAfter(caseView(), 'not-a-party')).to.not.include('hearing')
    expect(actionOf(draft({ status: 'hearing' }), confirmed, 'nb')).to.equal(null)
    expect(actionOf(draft({ status: 'hearing' }), caseView(), 'nb')).to.not.equal(null)
  })

  it('tells of a deletion once a matter has ended, also where it belongs elsewhere', () => {
    for (const status of STATUSES) {
      const isEnded = ['closed', 'redirected', 'purged'].includes(status)
      for (const party of PARTIES) {
        const offered = statusesAfter(caseView({ status }), party).includes('purged')
        expect(offered, `${status} ${party}`).to.equal(isEnded)
      }
    }
    const told = draft({ status: 'purged', next: '2026-12-24' })
    const elsewhere = caseView({ status: 'redirected' })
    expect(actionOf(told, elsewhere, 'nb')).to.include({ kind: 'status', status: 'purged' })
  })

  it('asks for a reason for each message to somebody who is no party once the matter is over', () => {
    for (const kind of ['question', 'message', 'minutes'] as const) {
      const said = { ...EMPTY_DRAFT, kind, texts: { ...EMPTY_DRAFT.texts, [kind]: 'Hei' } }
      for (const status of STATUSES) {
        for (const party of PARTIES) {
          const one = caseView({ status, party: { is: party, confirmed: true } })
          const isHeld = party !== 'party' && (status === 'closed' || status === 'purged')
          const about = `${kind} ${status} ${party}`
          expect(faultOf(said, one), about).to.equal(isHeld ? 'no-reason' : null)
          const reasoned = { ...said, reason: 'Fordi' }
          expect(faultOf(reasoned, one), about).to.equal(null)
          const { override = null } = actionOf(reasoned, one, 'nb') as { override?: string }
          expect(override, about).to.equal(isHeld ? 'Fordi' : null)
        }
      }
    }
  })

  it('is sent without a text only where the page of the reporter promises none', () => {
    const { notices } = sampleSite()
    const by = (status: Status) => (status === 'reopened' ? 'closed' : 'assessing')
    let promised = 0
    for (const party of PARTIES) {
      const one = (status: Status) =>
        caseView({ status: by(status), party: { is: party, confirmed: true } })
      for (const status of [...statusesAfter(one('assessing'), party), 'reopened'] as const) {
        const shown = notices[status][party === 'party' ? 'party' : 'not-a-party'].nb
        const isPromised = shown.includes('Meldingen til deg sier')
        promised += isPromised ? 1 : 0
        const about = `${status} ${party}`
        expect(promisesText(draft({ status }), one(status)), about).to.equal(isPromised)
        for (const [text, sent] of [
          ['  ', !isPromised],
          ['Fordi', true],
        ] as const) {
          const texts = { ...EMPTY_DRAFT.texts, status: text }
          const action = actionOf(draft({ status, texts }), one(status), 'nb')
          expect(action !== null, `${about} ${text}`).to.equal(sent)
        }
      }
    }
    expect(promised).to.equal(8)
  })

  it("carries the language of its text: the reporter's, the chosen one, or else the desk's", () => {
    const question = {
      ...EMPTY_DRAFT,
      texts: { ...EMPTY_DRAFT.texts, question: 'Hva?', note: 'n' },
    }
    expect(actionOf(question, caseView(), 'en')).to.deep.include({ language: 'nn' })
    expect(actionOf({ ...question, language: 'nb' }, caseView(), 'en')).to.deep.include({
      language: 'nb',
    })
    expect(actionOf(question, caseView({ language: null }), 'en')).to.deep.include({
      language: 'en',
    })
    expect(actionOf({ ...question, kind: 'note' }, caseView(), 'en')).to.deep.equal({
      kind: 'note',
      text: 'n',
    })
    expect(actionOf(draft({ status: 'follow-up' }), caseView(), 'en')).to.not.have.property(
      'language',
    )
  })
})
