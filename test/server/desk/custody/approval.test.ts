import { expect } from 'chai'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import type { Action } from '../../../../client/desk/model/rules/action.ts'
import { noticeJob } from '../../../../client/desk/model/rules/notice-policy.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  acknowledge,
  caseId,
  codeOf,
  only,
} from '../../../support/reception/access-reception.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import { deliver, readReceipt, type SealedReport } from '../../../support/server/instance.ts'

/** Members of the reception: the head, and two of the reception. */
const [HEAD, ANNA, BO] = [0, 1, 2]
const OUTCOME = 'Du fikk medhold, og avdelingen rettet seg.'

const CLOSE = {
  kind: 'status',
  status: 'closed',
  text: OUTCOME,
  language: 'nb',
  party: 'not-a-party',
  next: null,
  override: 'Melderen spurte',
} as const satisfies Action

const p = await loadSodium()

describe('an outcome for somebody who is no party', () => {
  const reception = new AccessDesks(accessReception(p))
  const { at, sync } = reception
  let report: SealedReport

  const begin = async (leftOut: readonly string[] = []) => {
    report = await deliver(reception.instance, { leftOut })
    await sync(HEAD, ANNA, BO)
    await acknowledge(at(ANNA))
    await sync(HEAD, ANNA, BO)
  }
  const act = (index: number, action: Action) => {
    const one = only(at(index))
    const document = at(index).reception?.content ?? null
    return codeOf(
      (async () => at(index).write(one.id, noticeJob(systemRandom, action, one, document)))(),
    )
  }
  /** Items that wait on a desk, and who can approve them. */
  const waiting = (index: number) =>
    only(at(index)).timeline.flatMap((item) => (item.kind === 'waiting' ? [item] : []))
  const approve = (index: number) =>
    act(index, { kind: 'approved', closing: toHex(waiting(index).at(-1)!.id) })
  /** The reporter's reading: the status and its text, then all messages. */
  const read = async () => {
    await reception.instance.server.tick()
    const { status, messages } = await readReceipt(reception.instance, report.receipt)
    const said = status?.content
    return [said?.status, said?.text, ...messages.map(({ content }) => content.text)]
  }
  const statuses = (...desks: readonly number[]) => desks.map((index) => only(at(index)).status)

  it('goes out once the head approves, and nothing of it before', async () => {
    await begin()
    expect(await act(ANNA, CLOSE)).to.equal('done')
    await sync(HEAD, BO, ANNA)
    expect(await read()).to.deep.equal(['received', ''])
    expect(statuses(HEAD, ANNA, BO)).to.deep.equal(['received', 'received', 'received'])
    expect(waiting(HEAD).map(({ approvers }) => approvers)).to.deep.equal([['m0']])
    await at(HEAD).declare(caseId(at(HEAD)), false, '')
    const item = viewDesk(at(HEAD), reception.instance.now(), 0).cases[0]?.items.find(
      (one) => one.kind === 'entry' && one.approvers !== undefined,
    )
    expect(item).to.deep.include({ untold: 'unapproved', approvers: ['m0'] })
    // neither the author nor another member is enough while there is a head
    expect(await approve(ANNA)).to.equal('not-approver')
    expect(await approve(BO)).to.equal('not-approver')
    expect(await approve(HEAD)).to.equal('done')
    await sync(ANNA, BO, HEAD)
    expect(await read()).to.deep.equal(['closed', OUTCOME])
    expect(statuses(HEAD, ANNA, BO)).to.deep.equal(['closed', 'closed', 'closed'])
    expect(waiting(BO)).to.deep.equal([])
  })

  it('keeps back nothing that is written after an approval that came too late', async () => {
    let isCut = false
    const transport = meddled(staffTransport(reception.instance), () =>
      isCut ? 'lose-request' : null,
    )
    reception.desks[HEAD] = testDesk(reception.instance, HEAD, { transport })
    await begin()
    expect(await act(ANNA, CLOSE)).to.equal('done')
    await sync(HEAD)
    isCut = true
    expect(await approve(HEAD)).to.equal('done')
    const message = (text: string) => act(HEAD, { kind: 'message', as: 'message', text })
    expect(await message('Hei')).to.equal('done')
    const other = {
      kind: 'status',
      status: 'follow-up',
      text: '',
      next: dayOf(reception.clock.now()) + 14,
      override: 'x',
    } as const
    expect(await act(ANNA, other)).to.equal('done')
    isCut = false
    await sync(HEAD)
    expect(await read()).to.deep.equal(['follow-up', '', 'Hei'])
    expect(await message('Kan vi møtes?')).to.equal('done')
    const kept = at(HEAD).unsentIn(only(at(HEAD)))
    expect(kept.map(({ entry, failure }) => [entry.kind, failure])).to.deep.equal([
      ['approved', 'not-approver'],
    ])
    expect(await read()).to.deep.equal(['follow-up', '', 'Hei', 'Kan vi møtes?'])
  })

  it('takes another member where the head wrote it', async () => {
    await begin()
    expect(await act(HEAD, CLOSE)).to.equal('done')
    await sync(ANNA, HEAD)
    expect(waiting(HEAD)[0]?.approvers).to.deep.equal(['m1', 'm2'])
    expect(await approve(HEAD)).to.equal('not-approver')
    expect(await approve(ANNA)).to.equal('done')
    expect(await read()).to.deep.equal(['closed', OUTCOME])
  })

  it('takes another member where the head is partial', async () => {
    await begin()
    await at(HEAD).declare(caseId(at(HEAD)), true, '')
    await sync(ANNA, BO)
    expect(await act(ANNA, CLOSE)).to.equal('done')
    await sync(BO)
    expect(waiting(BO)[0]?.approvers).to.deep.equal(['m2'])
    expect(await approve(BO)).to.equal('done')
    expect(await read()).to.deep.equal(['closed', OUTCOME])
  })

  it('takes another member where the reporter left the head out', async () => {
    report = await deliver(reception.instance, { leftOut: ['m0'] })
    await sync(ANNA, BO)
    await acknowledge(at(ANNA))
    expect(await act(ANNA, CLOSE)).to.equal('done')
    await sync(BO)
    expect(waiting(BO)[0]?.approvers).to.deep.equal(['m2'])
    expect(await approve(BO)).to.equal('done')
    expect(await read()).to.deep.equal(['closed', OUTCOME])
  })

  it('counts on no desk as a raw record, nor by approvals of who may not approve', async () => {
    await begin()
    const { party: _, override: __, ...bare } = CLOSE
    const raw: Entry = { ...bare, next: 20_800 }
    await forceRecord(reception.instance, at(BO), BO, () => raw)
    await sync(HEAD, ANNA, BO)
    const [held] = waiting(ANNA)
    for (const index of [ANNA, BO]) {
      await forceRecord(reception.instance, at(index), index, () => {
        return { kind: 'approved', closing: held!.id }
      })
    }
    await sync(HEAD, ANNA, BO)
    expect(statuses(HEAD, ANNA, BO)).to.deep.equal(['received', 'received', 'received'])
    expect(await read()).to.deep.equal(['received', ''])
    expect(await approve(HEAD)).to.equal('done')
    expect((await read())[0]).to.equal('closed')
  })

  it('holds what is written after the end as well, and goes out with nothing that was overtaken', async () => {
    await begin()
    const processed = { ...CLOSE, text: '', override: undefined }
    expect(await act(ANNA, processed as never)).to.equal('done')
    const late = { kind: 'message', as: 'message', text: OUTCOME, override: 'x' } as const
    expect(await act(ANNA, late)).to.equal('done')
    await forceRecord(reception.instance, at(ANNA), ANNA, () => {
      return { kind: 'message', as: 'notice', text: OUTCOME, messageId: systemRandom(16) }
    })
    await sync(HEAD, ANNA)
    expect(await read()).to.deep.equal(['closed', ''])
    expect(waiting(HEAD)).to.have.lengthOf(2)
    // the case is taken up again and closed in other words: the first ones are never told
    expect(await act(ANNA, { ...CLOSE, status: 'purged', next: 20_800 })).to.equal('done')
    const again = { kind: 'status', status: 'reopened', text: 'Vi ser på det igjen.', next: 20_800 }
    expect(await act(ANNA, again as Action)).to.equal('done')
    await sync(HEAD)
    const overtaken = waiting(HEAD).find(({ entry }) => entry.kind === 'status')
    expect(overtaken).to.include({ isOvertaken: true })
    const approved: Action = { kind: 'approved', closing: toHex(overtaken!.id) }
    expect(await act(HEAD, approved)).to.equal('not-approver')
    await forceRecord(reception.instance, at(HEAD), HEAD, () => {
      return { kind: 'approved', closing: overtaken!.id }
    })
    await sync(ANNA, HEAD)
    expect((await read()).slice(0, 2)).to.deep.equal(['reopened', 'Vi ser på det igjen.'])
    expect(statuses(HEAD, ANNA)).to.deep.equal(['reopened', 'reopened'])
  })
})
