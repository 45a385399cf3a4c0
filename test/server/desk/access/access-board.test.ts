import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, vaultOf, weeksOf } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  ACCESS_ROLES,
  accessReception,
  acknowledge,
  caseId,
  publishWithout,
} from '../../../support/reception/access-reception.ts'
import {
  type Files,
  filesOf,
  inPublic,
  openAll,
  Recording,
  reportAs,
  writeMore,
} from '../../../support/reception/need-to-know.ts'
import { makeReception } from '../../../support/reception/reception.ts'
import { A_MONDAY } from '../../../support/server/instance.ts'

const p = await loadSodium()

const tell = (desk: Desk, text: string) =>
  desk.append(caseId(desk), jobOf(systemRandom, { kind: 'message', as: 'message', text }))

const ofBoard = (texts: readonly string[]) =>
  texts.flatMap((text) => (text.startsWith('board: ') ? [text.slice('board: '.length)] : []))

describe('the board of a case', () => {
  const on = new AccessDesks(accessReception(p))
  const { at, sync } = on
  let kept: Recording
  beforeEach(() => {
    kept = new Recording()
  })
  /** Texts of the board that these files open, in pages that anybody can keep. */
  const shown = (files: Files, pages = kept.pages) =>
    ofBoard(openAll(on.instance, { ...inPublic({ ...kept, pages }), drops: kept.drops }, files))

  const someoneGone = [
    ['a recipient', 2],
    ['somebody let in later', 3],
  ] as const
  for (const [who, index] of someoneGone) {
    it(`stays open to ${who} who was revoked, even off the list, until the reporter writes in a new week`, async () => {
      const code = await reportAs(on.instance, 'the report')
      await sync(0, 1, 2)
      await acknowledge(at(0))
      await tell(at(0), 'before')
      await at(0).grant(caseId(at(0)), 'm3', 'co-handler', 'in')
      await sync(3)
      await kept.take(on.instance)
      await at(0).release(caseId(at(0)), `m${index}`, 'done', 'out')
      await tell(at(0), 'once they were let go')
      await kept.take(on.instance)
      await publishWithout(on.instance, [`m${index}`])
      await sync(0)
      await tell(at(0), 'once they had left the list')
      await writeMore(on.instance, code, 'more in the same week')
      await sync(0)
      await tell(at(0), 'an answer in the same week')
      await kept.take(on.instance)
      on.clock.advance(7 * DAY_MS)
      await on.instance.server.tick()
      await tell(at(0), 'in the next week')
      await kept.take(on.instance)
      const thread = ['before', 'once they were let go', 'once they had left the list']
      const open = [...thread, 'an answer in the same week', 'in the next week', 'received']
      expect(shown(filesOf(at(index)))).to.have.members(open)

      await writeMore(on.instance, code, 'more in the next week')
      await sync(0)
      await tell(at(0), 'an answer to that')
      const before = kept.pages.length
      await kept.take(on.instance)
      expect(shown(filesOf(at(index)))).to.have.members(open)
      const later = kept.pages.slice(before)
      expect(shown(filesOf(at(index)), later)).to.deep.equal([])
      expect(shown(filesOf(at(0)), later)).to.have.members([...open, 'an answer to that'])
      const all = openAll(on.instance, kept, filesOf(at(index)))
      expect(all).to.include('released: out')
      expect(all).to.not.include('follow-up: more in the next week')
    })
  }
})

describe('the board of a case, to somebody who never read it', () => {
  const roles = [...ACCESS_ROLES, 'auditor'] as const
  const reception = makeReception(p, {
    today: dayOf(A_MONDAY),
    roles,
    weeks: 6,
    edit: (list) => ({ ...list, channels: [{ id: 'main', members: ['m0', 'm1', 'm2'] }] }),
  })
  const on = new AccessDesks(reception)

  it('opens to no recipient who was left out, no manager, no custodian and no auditor', async () => {
    const kept = new Recording()
    const { at, sync } = on
    const code = await reportAs(on.instance, 'the report', ['m1'])
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    await sync(0)
    await syncAndOpen(at(2))
    await acknowledge(at(2))
    await tell(at(2), 'an answer')
    await kept.take(on.instance)
    await writeMore(on.instance, code, 'more')
    await sync(0, 1, 2, 3, 4)
    await at(2).askIdentity(caseId(at(2)), 'to protect them')
    await sync(4)
    await tell(at(2), 'another answer')
    await kept.take(on.instance)
    const auditor = { vault: vaultOf(reception, 5), weeks: weeksOf(reception, 5) }
    const opened = [...[0, 1, 2, 3, 4].map((index) => filesOf(at(index))), [auditor]].map((files) =>
      openAll(on.instance, kept, files),
    )
    const answers = ['an answer', 'another answer', 'received']
    const expected = [answers, [], answers, [], [], []]
    expect(opened.map(ofBoard)).to.deep.equal(expected)
    expect(opened[4]).to.deep.equal([
      'identity-request: to protect them',
      'identity: Kari Nordmann',
    ])
    expect([opened[1], opened[3]]).to.deep.equal([[], []])
    // The auditor opens only the logged actions, and no text of the case.
    expect(opened[5]!.filter((text) => !text.startsWith('logged: '))).to.deep.equal([])
    const together = [1, 3, 4].flatMap((index) => filesOf(at(index)))
    expect(ofBoard(openAll(on.instance, kept, [...together, auditor]))).to.deep.equal([])
  })
})
