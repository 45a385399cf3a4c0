import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  acknowledge,
  caseId,
  codeOf,
  epochsOf,
  only,
  publishWithout,
  readersOf,
  say,
  told,
} from '../../../support/reception/access-reception.ts'
import {
  copyShelves,
  filesOf,
  openAll,
  reportAs,
  visitOf,
  writeMore,
} from '../../../support/reception/need-to-know.ts'
import { FIRST_STOP, STRIDE } from '../../../support/run/scale.ts'
import { type Instance, staffFetch } from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p)
const openTo = async (instance: Instance, ...desks: readonly Desk[]) =>
  openAll(instance, await copyShelves(instance), filesOf(...desks))

describe('a case that is read by key', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on

  it('shows all of it to a follow-up manager who is granted access, of older epochs too', async () => {
    const code = await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await acknowledge(at(0))
    await say(at(0), 'first epoch')
    await at(0).release(caseId(at(0)), 'm2', 'done', 'not needed')
    await say(at(0), 'second epoch')
    await at(0).release(caseId(at(0)), 'm1', 'done', 'nor they')
    await say(at(0), 'third epoch')
    await sync(3)
    expect(at(3).cases).to.have.lengthOf(0)
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', 'please')
    await on.instance.server.tick()
    await writeMore(on.instance, code, 'more from the reporter')
    await sync(0, 3)
    expect(epochsOf(p, at(3))).to.equal(3)
    expect(told(at(3))).to.deep.equal(told(at(0)))
    expect(told(at(3))).to.have.members([
      ...['the report', 'first epoch', 'second epoch', 'third epoch', 'please'],
      ...['not needed', 'nor they'],
      'more from the reporter',
    ])
    // nobody has confirmed that the two do not read any more, so the letter went to them too
    const kinds = only(at(3)).warnings.map(({ kind }) => kind)
    expect(kinds).to.deep.equal(['to-released', 'to-released'])
    await at(3).declare(caseId(at(3)), false, '')
    await say(at(3), 'from the manager')
    await sync(0)
    expect(told(at(0))).to.include('from the manager')
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm3'])
  })

  it('opens nothing of the log that is written after to a revoked member, whatever they try', async () => {
    const code = await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await acknowledge(at(0))
    await say(at(0), 'before')
    await at(0).grant(caseId(at(0)), 'm3', 'co-handler', 'in')
    await syncAndOpen(at(3))
    // Texts on the board stay open for longer: access-board.test.ts.
    const seen = ['board: received', 'granted: in', 'note: before', 'report: the report']
    expect(await openTo(on.instance, at(3))).to.deep.equal(seen)
    await at(0).release(caseId(at(0)), 'm3', 'done', 'out')
    await say(at(0), 'after')
    await on.instance.server.tick()
    await writeMore(on.instance, code, 'after, from the reporter')
    await sync(0, 1, 2, 3)
    await say(at(1), 'after, from a colleague')
    await sync(3)
    expect(await openTo(on.instance, at(3))).to.deep.equal([...seen, 'released: out'].sort())
    const all = [...seen, 'released: out', 'note: after', 'note: after, from a colleague']
    for (const index of [0, 1, 2]) {
      await sync(index)
      expect(await openTo(on.instance, at(index)), `m${index}`).to.deep.equal(
        [...all, 'follow-up: after, from the reporter'].sort(),
      )
    }
    expect(await codeOf(say(at(3), 'still here'))).to.equal('epoch')
    expect(await openTo(on.instance, at(4))).to.deep.equal([])
  })

  it('takes nothing from a revoked member who writes on under the old key', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await at(0).grant(caseId(at(0)), 'm3', 'co-handler', 'in')
    await syncAndOpen(at(3))
    await at(0).release(caseId(at(0)), 'm3', 'done', 'out')
    const epoch = only(at(3)).stream!.epochs[0]!
    const last = Math.max(...only(at(0)).stream!.records.keys())
    for (const sequence of [last + 1, last + 2]) {
      const place = { instance: reception.list.instance, epoch: 0, epochKey: epoch.key, sequence }
      const author = reception.members[3]!
      const body = sealRecord(p, systemRandom, place, author.signing, {
        previous: only(at(0)).stream!.records.get(last)!.hash,
        day: 1,
        entry: { kind: 'note', text: 'from outside' },
      })
      await staffFetch(on.instance, author, 'POST', PATH.deskRecords, { body })
    }
    await say(at(0), 'within')
    await sync(0, 1)
    for (const index of [0, 1]) {
      expect(told(at(index)).slice(-2)).to.deep.equal(['out', 'within'])
      expect(only(at(index)).warnings).to.deep.equal([])
    }
  })

  it('makes a colleague wait who has not the new key yet, and no longer than to the next sync', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1]) await syncAndOpen(at(index))
    await at(0).release(caseId(at(0)), 'm2', 'done', 'out')
    expect(await codeOf(say(at(1), 'late'))).to.equal('epoch')
    expect(only(at(1)).waitsForKey).to.equal(true)
    expect(told(at(1))).to.include('the report')
    await sync(1)
    await say(at(1), 'late')
    await sync(0)
    expect(told(at(0)).slice(-2)).to.deep.equal(['out', 'late'])
  })

  it('revokes both if two desks revoke at once, one after the other', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1]) await syncAndOpen(at(index))
    await at(0).grant(caseId(at(0)), 'm3', 'reader', 'in')
    await sync(1)
    const results = await Promise.all([
      codeOf(at(0).release(caseId(at(0)), 'm2', 'done', 'out 2')),
      codeOf(at(1).release(caseId(at(1)), 'm3', 'done', 'out 3')),
    ])
    expect(results).to.include('done')
    await sync(0, 1)
    const late = results.indexOf('epoch')
    if (late === 0) await at(0).release(caseId(at(0)), 'm2', 'done', 'out 2')
    if (late === 1) await at(1).release(caseId(at(1)), 'm3', 'done', 'out 3')
    await sync(0, 1)
    for (const index of [0, 1]) {
      expect(readersOf(at(index))).to.deep.equal(['m0', 'm1'])
      expect(epochsOf(p, at(index))).to.equal(3)
      await say(at(index), `from ${index}`)
    }
    await sync(0)
    expect(told(at(0)).slice(-2)).to.deep.equal(['from 0', 'from 1'])
  })

  /** Stop desk 0 after the requests of `work` in turn, then do it again from its two files. */
  async function stopEverywhere(
    work: (desk: Desk) => Promise<void>,
    check: (again: Desk, colleague: Desk, what: string) => Promise<void>,
  ): Promise<number> {
    let whole = false
    let stopAt = FIRST_STOP
    for (; !whole; stopAt += STRIDE) {
      await on.startAnew()
      let left = Number.POSITIVE_INFINITY
      const transport = meddled(staffTransport(on.instance), () =>
        left-- > 0 ? null : stopAt % 2 === 0 ? 'lose-request' : 'lose-answer',
      )
      const [stopped, colleague] = [
        testDesk(on.instance, 0, { transport }),
        testDesk(on.instance, 1),
      ]
      await reportAs(on.instance, 'the report')
      await syncAndOpen(stopped)
      await syncAndOpen(colleague)
      left = stopAt
      await work(stopped).catch(() => {})
      whole = left > 0
      const { vault, weeks } = stopped
      await colleague.sync()
      await say(colleague, 'meanwhile')
      const again = testDesk(on.instance, 0, { vault, weeks })
      await again.sync()
      await work(again)
      await say(again, 'after')
      await colleague.sync()
      const what = `stopped after ${stopAt} requests`
      expect(told(colleague), what).to.include.members(['meanwhile', 'after'])
      expect(told(again), what).to.deep.equal(told(colleague))
      await check(again, colleague, what)
    }
    return stopAt
  }

  it('goes on wherever a desk was stopped while it revoked somebody', async () => {
    const stops = await stopEverywhere(
      (desk) => desk.release(caseId(desk), 'm2', 'done', 'out'),
      async (again, colleague, what) => {
        expect(
          told(colleague).filter((text) => text === 'out'),
          what,
        ).to.have.lengthOf(1)
        expect(readersOf(again), what).to.deep.equal(['m0', 'm1'])
      },
    )
    expect(stops).to.be.greaterThan(8)
  })

  it('goes on wherever a desk was stopped while it granted somebody access', async () => {
    const stops = await stopEverywhere(
      (desk) => desk.grant(caseId(desk), 'm3', 'co-handler', 'in'),
      async (again, colleague, what) => {
        expect(
          told(colleague).filter((text) => text === 'in'),
          what,
        ).to.have.lengthOf(1)
        expect(readersOf(again), what).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
        const newcomer = testDesk(on.instance, 3)
        await newcomer.sync()
        expect(told(newcomer), what).to.deep.equal(told(again))
      },
    )
    expect(stops).to.be.greaterThan(5)
  })

  it('revokes a member who left the key list, and reads what they wrote while they were there', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await say(at(2), 'from who leaves')
    await publishWithout(on.instance, ['m2'])
    await Promise.all([sync(0), sync(1)])
    await sync(0, 1)
    await say(at(1), 'after they left')
    await sync(0)
    expect(only(at(0)).access.released.map(({ member, why }) => [member, why])).to.deep.equal([
      ['m2', 'left'],
    ])
    expect(epochsOf(p, at(0))).to.equal(2)
    expect(told(at(0))).to.deep.equal(['the report', 'from who leaves', 'after they left'])
    expect(await openTo(on.instance, at(2))).to.deep.equal([
      'note: from who leaves',
      'report: the report',
    ])
  })

  it('goes on through the epochs that somebody opened who has left since', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(2))
    await at(2).grant(caseId(at(2)), 'm3', 'reader', 'in')
    await at(2).release(caseId(at(2)), 'm3', 'done', 'out')
    await say(at(2), 'in the second epoch')
    await publishWithout(on.instance, ['m2'])
    const late = testDesk(on.instance, 0)
    await late.sync()
    expect(told(late)).to.deep.equal(['the report', 'in', 'out', 'in the second epoch'])
    expect(readersOf(late)).to.deep.equal(['m0', 'm1'])
    expect(epochsOf(p, late)).to.equal(3)
  })

  it('revokes a member whom two colleagues suspended, until two say that they are to read again', async () => {
    await reportAs(on.instance, 'the report')
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await at(0).suspend('m2')
    await at(1).suspend('m2')
    await sync(0)
    expect(only(at(0)).access.released).to.have.lengthOf(1)
    expect(only(at(0)).access.released[0]).to.deep.include({ member: 'm2', why: 'suspended' })
    await say(at(0), 'meanwhile')
    expect(await openTo(on.instance, at(2))).to.deep.equal(['report: the report'])
    on.clock.advance(8 * DAY_MS)
    await on.instance.server.tick()
    const grant = at(0).grant(caseId(at(0)), 'm2', 'reception', 'back')
    expect(await codeOf(grant)).to.equal('refused-case')
    await sync(1)
    for (const index of [0, 1]) await at(index).reinstate(caseId(at(index)), 'm2', `by ${index}`)
    await sync(2)
    expect(told(at(2))).to.deep.equal(['the report', 'meanwhile', 'by 0', 'by 1'])
  })

  it('revokes nobody while the server hides the keys by which the others would stay', async () => {
    await reportAs(on.instance, 'the report')
    let hiding = false
    const transport = meddled(staffTransport(on.instance), (request) =>
      hiding && request.startsWith(`GET ${PATH.weeklyKeys}`)
        ? () => ({ status: 404, body: new Uint8Array(0) })
        : null,
    )
    const desk = testDesk(on.instance, 0, { transport })
    hiding = true
    await syncAndOpen(desk)
    expect(await codeOf(desk.release(caseId(desk), 'm2', 'done', ''))).to.equal('server')
    await sync(1)
    await say(at(1), 'still here')
    hiding = false
    await desk.sync()
    await desk.release(caseId(desk), 'm2', 'done', '')
    await sync(1)
    await say(at(1), 'and here')
    expect(told(at(1))).to.deep.equal(['the report', 'still here', 'and here'])
  })

  it('has a board that is not changed by a desk which can no longer read the log', async () => {
    const code = await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await acknowledge(at(0))
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', '')
    await sync(3)
    await at(0).release(caseId(at(0)), 'm3', 'done', '')
    const closed = {
      kind: 'status',
      status: 'closed',
      text: 'the end',
      party: 'party',
      next: null,
    } as const
    await at(0).append(caseId(at(0)), jobOf(systemRandom, closed))
    const { vault, weeks } = at(3)
    const again = testDesk(on.instance, 3, { vault, weeks })
    await again.sync()
    expect(only(again).status).to.equal('received')
    await on.instance.server.tick()
    const { status } = await visitOf(on.instance, code).read()
    expect(status?.content).to.deep.include({ status: 'closed', text: 'the end' })
  })
})
