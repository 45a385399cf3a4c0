import { expect } from 'chai'
import { dayOf, weekOf } from '../../../crypto/days/calendar.ts'
import { type CheckedEnrolment, readEnrolment } from '../../../crypto/keys/enrolment.ts'
import { recipientsOf, verifyKeyList } from '../../../crypto/keys/keylist.ts'
import { decodePublication } from '../../../crypto/keys/publication.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { loadSumo } from '../../../crypto/primitives/sodium-sumo.ts'
import {
  channelsOf,
  type MemberPlan,
  makeInstance,
  type Plan,
} from '../../../scripts/ceremony/core.ts'
import { newcomers } from '../../../scripts/ceremony/files.ts'
import { requireReaders, requireSeats } from '../../../scripts/ceremony/plan.ts'
import { openPublication, publishedKeys } from '../../../scripts/ceremony/publish.ts'
import { changedPeople, type Newcomer } from '../../../scripts/ceremony/renew.ts'
import { sentenceOf } from '../../../scripts/cli/fault.ts'
import { SAMPLE_PLAN, sampleContent } from '../../../scripts/demo/sample.ts'
import { fileOfPerson, newPerson } from '../../support/reception/member.ts'
import { FOREIGN_PRINT } from '../../support/reception/reception.ts'

const engine = await loadSumo()
const p = engine.primitives
const { document } = sampleContent()
const [head, adviser, custodian, deputy] = SAMPLE_PLAN.members as [
  MemberPlan,
  MemberPlan,
  MemberPlan,
  MemberPlan,
]
const planOf = (members: readonly MemberPlan[], order?: Plan['order']): Plan => ({
  ...SAMPLE_PLAN,
  members,
  ...(order ? { order } : {}),
})
const channelOf = (plan: Plan, id = 'sexual-harassment') =>
  channelsOf(plan, document).find((channel) => channel.id === id)

describe('the channels of a plan', () => {
  it('ask their readers in the order of the plan, and those who stand in after them', () => {
    expect(channelOf(SAMPLE_PLAN)).to.deep.equal({
      id: 'sexual-harassment',
      members: ['head', 'adviser'],
      substitutes: ['deputy'],
    })
    expect(channelOf(SAMPLE_PLAN, 'students')).to.deep.equal({
      id: 'students',
      members: ['head', 'adviser'],
    })
  })

  it('K12: may be ones whose reports two of three readers must open', () => {
    const third = { ...deputy, id: 'third', position: 7, channels: ['students'], substituteIn: [] }
    const plan = { ...planOf([head, adviser, custodian, deputy, third]), together: ['students'] }
    requireReaders(plan, document)
    expect(channelOf(plan, 'students')).to.deep.equal({
      id: 'students',
      members: ['head', 'adviser', 'third'],
      together: 2,
    })
    expect(channelOf(plan)).to.not.have.property('together')
  })

  it('ask them in an order of their own, where the plan says one', () => {
    const other = { ...deputy, id: 'other', position: 7 }
    const order = { 'sexual-harassment': ['other', 'adviser'] }
    const plan = planOf([head, adviser, custodian, deputy, other], order)
    requireReaders(plan, document)
    expect(channelOf(plan)).to.deep.include({
      members: ['adviser', 'head'],
      substitutes: ['other', 'deputy'],
    })
    expect(channelOf(plan, 'students')?.members).to.deep.equal(['head', 'adviser'])
  })

  const change = (who: MemberPlan, part: Partial<MemberPlan>) => ({ ...who, ...part })
  const mistakes: readonly (readonly [what: string, plan: Plan, sentence: string])[] = [
    [
      'a substitute of a channel that is not there',
      planOf([head, adviser, change(deputy, { substituteIn: ['nowhere'] })]),
      'the plan has deputy stand in for channel nowhere, which is not in channels.yaml: choose employees',
    ],
    [
      'somebody who both reads a channel and stands in for it',
      planOf([head, adviser, change(deputy, { channels: ['sexual-harassment'] })]),
      'the plan has deputy as reader and as substitute of channel sexual-harassment: choose one',
    ],
    [
      'a custodian who stands in',
      planOf([head, adviser, change(custodian, { substituteIn: ['students'] })]),
      'custodian is custodian, and cannot be a reader or a substitute of channel students: leave custodian out',
    ],
    [
      'a custodian who reads',
      planOf([head, adviser, change(custodian, { channels: ['students'] })]),
      'custodian is custodian, and cannot be a reader or a substitute of channel students',
    ],
    [
      'a substitute at the position of a reader',
      planOf([head, adviser, change(deputy, { position: 1 })]),
      'adviser and deputy of channel sexual-harassment share position 1: give one of them another',
    ],
    [
      'an order of a channel that is not there',
      planOf(SAMPLE_PLAN.members, { nowhere: ['head'] }),
      'the plan names channel nowhere in "order", which is not in channels.yaml: choose employees',
    ],
    [
      'somebody in an order who is not of the channel',
      planOf(SAMPLE_PLAN.members, { students: ['deputy', 'head'] }),
      'the order of channel students names deputy, who is neither a reader nor a substitute of it: choose head, adviser',
    ],
    [
      'somebody twice in an order',
      planOf(SAMPLE_PLAN.members, { students: ['head', 'adviser', 'head'] }),
      'the order of channel students names head twice: once is enough',
    ],
    [
      'a channel that is not there among those that two must open',
      { ...SAMPLE_PLAN, together: ['nowhere'] },
      'the plan names channel nowhere in "together", which is not in channels.yaml: choose employees',
    ],
    [
      'a channel that two must open, and whose reports are lost with one vault',
      { ...SAMPLE_PLAN, together: ['sexual-harassment'] },
      'two must open what comes to channel sexual-harassment, and it has 2 as readers: name three at least',
    ],
    [
      'a channel that has substitutes alone',
      planOf([{ ...deputy, substituteIn: document.channels.map(({ id }) => id) }]),
      'nobody reads channel employees',
    ],
  ]
  for (const [what, plan, sentence] of mistakes) {
    it(`cannot have ${what}, which is said in one sentence`, () => {
      expect(() => requireReaders(plan, document)).to.throw(sentence)
    })
  }

  it('cannot have them in whatever language the head of reception reads', () => {
    const plan = planOf([head, adviser, change(deputy, { position: 1 })])
    try {
      requireReaders(plan, document)
      expect.fail('the plan was taken')
    } catch (error) {
      expect(sentenceOf(error, 'nn')).to.equal(
        'adviser og deputy i kanalen sexual-harassment har same plass, 1: gi ein av dei ein annan',
      )
    }
  })

  it('are signed as the plan says, so that the substitute reads where a reader is left out', () => {
    const today = dayOf(Date.UTC(2026, 10, 25))
    const tools = { engine, random: systemRandom, today, cost: { operations: 1, memory: 8 } }
    const made = makeInstance(tools, SAMPLE_PLAN, document, () => 'riktig hest batteri stift')
    const { signed } = decodePublication(made.publication)
    const list = verifyKeyList(p, signed, made.fingerprint)
    const open = openPublication(p, made.publication)
    const published = publishedKeys(p, open).map((weeks) => weeks.get(weekOf(today)))
    const keys = new Map(
      list.members.flatMap(({ id }, i) => (published[i] ? [[id, published[i]] as const] : [])),
    )
    const to = (channel: string, leftOut: string[]) =>
      recipientsOf(p, list, keys, channel, leftOut).map(({ member }) => member.id)
    expect(list.members.map(({ name }) => name)).to.deep.equal(
      SAMPLE_PLAN.members.map(({ name }) => name),
    )
    expect(to('sexual-harassment', [])).to.deep.equal(['head', 'adviser'])
    expect(to('sexual-harassment', ['head'])).to.deep.equal(['adviser', 'deputy'])
    expect(to('students', ['head'])).to.deep.equal(['adviser'])
  })
})

describe('the channels of the next list', () => {
  const ROOT = FOREIGN_PRINT
  const enrolment: CheckedEnrolment = readEnrolment(
    p,
    fileOfPerson(p, newPerson(p, 'anna'), weekOf(dayOf(Date.UTC(2026, 10, 25))), ROOT),
  )
  const list = {
    channels: [{ id: 'main', members: ['head', 'adviser'], substitutes: ['deputy', 'dean'] }],
    members: ['head', 'adviser', 'deputy', 'dean'].map((id, position) => ({
      ...{ id, role: 'reception' as const, title: enrolment.title, position },
      signing: newPerson(p, id).signer.publicKey,
    })),
  }
  const joining = (id: string, part: Partial<Newcomer>): Newcomer => ({
    ...{ id, enrolment, role: 'reception', position: null, channels: [] },
    ...part,
  })
  const next = (removed: readonly string[], ...added: readonly Newcomer[]) =>
    changedPeople(list, { keys: [], added, removed }).channels[0]

  it('lose who is removed, member or substitute', () => {
    expect(next(['head', 'deputy'])).to.deep.equal({
      id: 'main',
      members: ['adviser'],
      substitutes: ['dean'],
    })
    expect(next(['deputy', 'dean'])).to.deep.equal({ id: 'main', members: ['head', 'adviser'] })
  })

  it('K12: go on asking for two, and refuse to be left with one', () => {
    const members = ['head', 'adviser', 'dean']
    const parted = { ...list, channels: [{ id: 'main', members, together: 2 as const }] }
    const without = (...removed: readonly string[]) =>
      changedPeople(parted, { keys: [], added: [], removed })
    expect(without('dean').channels).to.deep.equal([
      { id: 'main', members: ['head', 'adviser'], together: 2 },
    ])
    const { channels, members: left } = without('dean', 'adviser')
    expect(() => requireSeats(channels, left)).to.throw(
      'two must open what comes to channel main, and 1 of its readers would be left: name another one',
    )
  })

  it('get newcomers at the end, and leave who lost a vault in their place', () => {
    const anna = joining('anna', { channels: ['main'] })
    const back = joining('head', { channels: ['main'] })
    expect(next(['head'], anna, back)?.members).to.deep.equal(['head', 'adviser', 'anna'])
    const dean = joining('deputy', { substituteIn: ['main'] })
    const eva = joining('eva', { substituteIn: ['main'] })
    expect(next(['deputy'], eva, dean)?.substitutes).to.deep.equal(['deputy', 'dean', 'eva'])
  })

  it('are named by the commands for each newcomer, or for none', () => {
    const tools = { engine, random: systemRandom, today: dayOf(Date.UTC(2026, 10, 25)) }
    const act = () =>
      newcomers(tools, {
        ...{ add: ['a.enrolment', 'b.enrolment'], role: ['reader', 'reader'] },
        ...{ channels: ['main', 'none'], substitute: ['none'] },
      })
    expect(act).to.throw('say --substitute a,b (or none) for each --add FILE, or for none')
    expect(() => next([], joining('anna', { substituteIn: ['nowhere'] }))).to.throw(
      'there is no channel nowhere: choose main, or none',
    )
  })
})
