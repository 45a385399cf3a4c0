import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Searcher } from '../../../../client/desk/engine/search/searcher.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { EVERYTHING, savedView } from '../../../../client/desk/page/list/list-order.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  agreeToPurge,
  BEYOND,
  caseId,
  only,
  say,
} from '../../../support/reception/access-reception.ts'
import { reportAs, writeMore } from '../../../support/reception/need-to-know.ts'

const reception = accessReception(await loadSodium())

/** A search that follows one view of a desk after another. */
class Follower {
  readonly #desk: Desk
  readonly #now: () => number
  readonly #searcher = new Searcher()

  constructor(desk: Desk, now: () => number) {
    this.#desk = desk
    this.#now = now
  }

  finds(text: string): boolean {
    const { cases } = viewDesk(this.#desk, this.#now(), 0)
    this.#searcher.follow(cases)
    this.#searcher.add(cases.length)
    return this.#searcher.find(text).ids.length > 0
  }

  /** Words in the index. If no text is left in it, these are only the references on the list. */
  get words(): number {
    return this.#searcher.words
  }
}

describe('a search over what a desk may read', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const follow = (index: number) => new Follower(at(index), on.instance.now)

  it('finds nothing of a case but its reference before its member says to be impartial', async () => {
    await reportAs(on.instance, 'Underslag i kantina')
    await sync(0)
    await at(0).declare(caseId(at(0)), false, '')
    await say(at(0), 'Et notat om Kari')
    await sync(1)
    const other = follow(1)
    const reference = only(at(1)).reference ?? ''
    for (const text of ['underslag', 'kantina', 'notat', 'kari']) {
      expect(other.finds(text), text).to.equal(false)
    }
    expect(other.words).to.equal(1)
    expect(other.finds(reference)).to.equal(true)
    await at(1).declare(caseId(at(1)), false, '')
    for (const text of ['underslaget', 'kantinen', 'notater', 'Kari']) {
      expect(other.finds(text), text).to.equal(true)
    }
  })

  it('forgets a case for a conflict, and on every desk what was deleted', async () => {
    await reportAs(on.instance, 'Underslag i kantina')
    await syncAndOpen(at(0))
    await syncAndOpen(at(1))
    await syncAndOpen(at(2))
    const all = [follow(0), follow(1), follow(2)]
    for (const one of all) expect(one.finds('underslag')).to.equal(true)
    await at(1).declare(caseId(at(1)), true, 'en venn')
    expect(all[1]!.finds('underslag')).to.equal(false)
    expect(all[1]!.words).to.equal(0)
    await agreeToPurge(at(2))
    await at(0).purge(caseId(at(0)), 'tiden er ute')
    await sync(2)
    for (const one of all) {
      expect(one.finds('underslag')).to.equal(false)
      expect(one.words).to.equal(0)
    }
  })

  it('forgets what is redacted, on every desk, and finds the reason', async () => {
    await reportAs(on.instance, 'Kari Nordmann tok pengene')
    await syncAndOpen(at(0))
    await syncAndOpen(at(1))
    await say(at(0), 'Kari Nordmann ringte')
    await sync(1)
    const all = [follow(0), follow(1)]
    for (const one of all) expect(one.finds('nordmann')).to.equal(true)
    const rows = only(at(0)).timeline.flatMap((item) => {
      if (item.kind === 'drop') return [item.drop.id]
      return item.entry.kind === 'note' ? [item.id] : []
    })
    for (const row of rows) {
      const redacted = { kind: 'redacted', row: toHex(row), text: 'tredjeperson' } as const
      await at(0).append(caseId(at(0)), jobOf(systemRandom, redacted))
    }
    await sync(1)
    for (const one of all) {
      for (const text of ['nordmann', 'pengene', 'ringte']) {
        expect(one.finds(text), text).to.equal(false)
      }
      expect(one.finds('tredjeperson')).to.equal(true)
    }
  })

  it('finds a name that a custodian gave on the desks of who reads the case, and on no others', async () => {
    const code = await reportAs(on.instance, 'Rapporten', ['m2'])
    await writeMore(on.instance, code, 'Nordmann', 'letter-identity')
    await syncAndOpen(at(0))
    await sync(1, 2)
    await at(0).askIdentity(caseId(at(0)), 'for å verne')
    await sync(4)
    expect(follow(4).finds('nordmann')).to.equal(true)
    expect(follow(4).finds('rapporten')).to.equal(false)
    expect(follow(0).finds('nordmann')).to.equal(false)
    const [asked] = only(at(4)).access.requests
    await at(4).answerIdentity(caseId(at(4)), toHex(asked!.id), true, 'Nordmann', BEYOND)
    await sync(0, 1, 2)
    expect(follow(0).finds('nordmann')).to.equal(true)
    expect(follow(1).finds('nordmann'), 'not declared yet').to.equal(false)
    expect(follow(2).finds('nordmann'), 'left out').to.equal(false)
  })

  it('is kept in views by the vault, which opens as before', async () => {
    await sync(0)
    const view = savedView('Kantina', { ...EVERYTHING, text: 'kantina', late: true })
    await at(0).keepInVault((vault) => ({ ...vault, views: [view] }))
    expect(viewDesk(at(0), on.instance.now(), 0).saved).to.deep.equal([view])
    const { vault, weeks } = at(0)
    const again = testDesk(on.instance, 0, { vault, weeks })
    await again.sync()
    expect(viewDesk(again, on.instance.now(), 0).saved).to.deep.equal([view])
  })
})
