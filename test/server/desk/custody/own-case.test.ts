import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import type { Case } from '../../../../client/desk/model/case/fold.ts'
import { factsOf } from '../../../../client/desk/model/figures/facts-of.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { Answer, Transport } from '../../../../client/shared/transport.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { deriveReceipt } from '../../../../crypto/keys/receipt.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { accessReception, acknowledge } from '../../../support/reception/access-reception.ts'
import { opensWithoutWeeks, reportAs, writeMore } from '../../../support/reception/need-to-know.ts'
import { firstOf, madeIn, namesOf, OwnCases, TOLD } from '../../../support/reception/own-cases.ts'
import { A_MONDAY, readReceipt } from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p)

describe('a letter that tells of retaliation', () => {
  const on = new OwnCases(reception)
  const { at, sync, rows, tell, unlock } = on

  const textsIn = ({ timeline }: Case) =>
    timeline.flatMap((one) => (one.kind === 'drop' ? [one.drop.content.answers.text] : []))
  const entriesOf = ({ timeline }: Case) =>
    timeline.flatMap((one) => (one.kind === 'entry' ? [one.entry.kind] : []))
  const everythingAt = (desk: Desk) => {
    const { vault } = desk
    const view = { ...viewDesk(desk, on.instance.now(), null), today: 0 }
    const kept = [vault.drops, vault.grants, vault.read, vault.heads, vault.letters, vault.refused]
    return JSON.stringify({ view, facts: factsOf(desk, null), kept })
  }

  it('is a case of its own by the first desk that syncs, and each other desk finds that one', async () => {
    await syncAndOpen(at(0))
    await acknowledge(at(0))
    on.clock.advance(2 * DAY_MS)
    await on.instance.server.tick()
    await tell()
    await sync(2, 0, 1, 2, 0)
    const [one, ...more] = madeIn(at(0))
    expect(more).to.deep.equal([])
    for (const index of [1, 2]) expect(namesOf(madeIn(at(index)))).to.deep.equal([one!.id])
    expect(one!.report!.content.answers).to.deep.equal({
      ...{ text: TOLD, since: 'I mai', 'came-by': 'other' },
      'came-on': new Date(A_MONDAY + 2 * DAY_MS).toISOString().slice(0, 10),
      'split-of': [toHex(firstOf(at(0)).linkName!), 'retaliation'],
    })
    expect(entriesOf(one!)).to.deep.equal(['registered', 'linked', 'acknowledged'])
    expect(one!.access.readers.map(({ member }) => member)).to.deep.equal(['m0', 'm1', 'm2'])
    expect(one!.warnings).to.deep.equal([])
    const shown = viewDesk(at(0), on.instance.now(), null).cases.find(({ id }) => id === one!.id)!
    expect(shown.since).to.equal(dayOf(A_MONDAY) + 2)
    // The log of the first case says nothing of it.
    const entries = firstOf(at(0)).stream!.records.size
    await sync(0, 1, 2)
    expect(firstOf(at(1)).stream!.records.size).to.equal(entries)
    expect(entriesOf(firstOf(at(1)))).to.not.include('linked')
  })

  it('is made with seven others in one sync, and whichever are left in the next', async () => {
    await syncAndOpen(at(0))
    for (let i = 0; i < 9; i++) await tell()
    const made: number[] = []
    for (let i = 0; i < 3; i++) {
      await sync(0)
      made.push(madeIn(at(0)).length)
    }
    // The next sync shows the cases that one makes.
    expect(made).to.deep.equal([0, 8, 9])
  })

  it('is one case where two desks make it at the same moment', async () => {
    await syncAndOpen(at(0))
    await syncAndOpen(at(1))
    await tell()
    let here = 0
    let open = () => {}
    const both = new Promise<void>((resolve) => {
      open = resolve
    })
    const inner = staffTransport(on.instance)
    const transport: Transport = {
      request: async (method, path, options) => {
        if (method === 'POST' && path === PATH.drops) {
          if (++here === 2) open()
          await both
        }
        return inner.request(method, path, options)
      },
    }
    const before = await rows('drops')
    await Promise.all([0, 1].map((index) => unlock(index, { transport }).sync()))
    expect((await rows('drops')) - before).to.equal(2)
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    await sync(0, 1, 2)
    const [one, ...more] = madeIn(at(2))
    expect(more).to.deep.equal([])
    for (const index of [0, 1]) expect(namesOf(madeIn(at(index)))).to.deep.equal([one!.id])
    expect(entriesOf(one!)).to.include.members(['registered', 'linked'])
    expect((await rows('drops')) - before).to.equal(2)
    // The report that lost becomes no case, and its key is kept nowhere.
    expect(
      (await opensWithoutWeeks(on.instance, at(2))).filter((text) => text === `report: ${TOLD}`),
    ).to.have.lengthOf(1)
    // A desk that is unlocked again, and one that never was, see the same.
    await unlock(0).sync()
    expect(namesOf(madeIn(at(0)))).to.deep.equal([one!.id])
    const fresh = testDesk(on.instance, 1)
    await fresh.sync()
    expect(namesOf(madeIn(fresh))).to.deep.equal([one!.id])
  })

  describe('where a desk stops before it has claimed what it sent', () => {
    let before: number
    beforeEach(async () => {
      await sync(0)
      await tell()
      before = await rows('drops')
      let sent = false
      const transport = meddled(staffTransport(on.instance), (request) => {
        sent ||= request === `POST ${PATH.drops}`
        return sent && request === `POST ${PATH.deskRecords}` ? 'lose-request' : null
      })
      await unlock(0, { transport }).sync()
      expect((await rows('drops')) - before).to.equal(1)
    })

    it('is claimed by that desk, which sends nothing again', async () => {
      await unlock(0).sync()
      await sync(1, 2)
      expect(madeIn(at(0))).to.have.lengthOf(1)
      for (const index of [1, 2]) {
        expect(namesOf(madeIn(at(index)))).to.deep.equal(namesOf(madeIn(at(0))))
      }
      expect((await rows('drops')) - before).to.equal(1)
    })

    it('is made by the next one, which cannot know who has the key of what lies there', async () => {
      await sync(1, 1)
      const [one, ...more] = madeIn(at(1))
      expect(more).to.deep.equal([])
      await unlock(0).sync()
      expect(namesOf(madeIn(at(0)))).to.deep.equal([one!.id])
      expect((await rows('drops')) - before).to.equal(2)
    })
  })

  it('is made once while the server does not list what was sent', async () => {
    const lists = new Map<string, Answer>()
    let isOld = false
    const inner = staffTransport(on.instance)
    const transport: Transport = {
      request: async (method, path, options) => {
        if (!isOld || !path.startsWith(`${PATH.deskDrops}?`))
          return inner.request(method, path, options)
        const answer = lists.get(path) ?? (await inner.request(method, path, options))
        lists.set(path, answer)
        return answer
      },
    }
    await unlock(0, { transport }).sync()
    await tell()
    const before = await rows('drops')
    isOld = true
    await sync(0, 0, 0)
    expect((await rows('drops')) - before).to.equal(1)
    isOld = false
    await sync(0)
    expect(madeIn(at(0))).to.have.lengthOf(1)
  })

  describe('from which its reporter left somebody out who reads the report', () => {
    it('shows them nothing: no case, no letter, no key, and no record that they could open', async () => {
      for (const index of [0, 1, 2]) await syncAndOpen(at(index))
      await sync(0, 1, 2)
      const nothing = [everythingAt(at(1)), await on.opensAt(at(1))]
      await tell(['m1'])
      await sync(0, 2, 0, 2)
      expect(madeIn(at(0))).to.have.lengthOf(1)
      expect(madeIn(at(0))[0]!.access.leftOut).to.deep.equal(['m1'])
      expect(textsIn(firstOf(at(0)))).to.include(TOLD)
      await sync(1)
      expect([everythingAt(at(1)), await on.opensAt(at(1))]).to.deep.equal(nothing)
      await unlock(1).sync()
      await syncAndOpen(at(1))
      expect(await on.opensAt(at(1))).to.deep.equal(nothing[1])
    })

    it('is not shown as fetched to them, who have the board key of its week', async () => {
      const sent = async () => {
        await on.instance.server.tick()
        const receipt = deriveReceipt(p, reception.list.instance, on.code!)
        return (await readReceipt(on.instance, receipt)).sent
      }
      const fetched = async () => (await sent()).map((one) => one.fetched)
      // The report has drawn its number: two letters of one number have one echo.
      const drawn = (await sent()).map(({ letter }) => letter)
      const [second, third] = [62, 61, 60].filter((letter) => !drawn.includes(letter))
      await syncAndOpen(at(0))
      const tellAll = async () => {
        for (let i = 0; i < 3; i++) await at(0).tell('fetched')
      }
      await tellAll()
      await tell(['m1'], { draft: { letter: second! } })
      await sync(0)
      await tellAll()
      expect((await fetched()).sort()).to.deep.equal([false, true])
      await tell([], { draft: { letter: third! } })
      await sync(0)
      await tellAll()
      expect((await fetched()).sort()).to.deep.equal([false, true, true])
      // In another week nobody else has that week's key.
      on.clock.advance(7 * DAY_MS)
      await on.instance.server.tick()
      await tell(['m1'])
      await sync(0)
      await tellAll()
      expect((await fetched()).sort()).to.deep.equal([false, true, true, true])
    })

    it('cannot be opened to them later, nor reach who was let into the first case', async () => {
      await syncAndOpen(at(0))
      await at(0).grant(firstOf(at(0)).id, 'm3', 'follow-up-manager', '')
      await syncAndOpen(at(3))
      await tell(['m1'])
      await sync(0, 0, 3)
      expect(madeIn(at(3))).to.deep.equal([])
      expect((await on.opensAt(at(3))).join()).to.not.include(TOLD)
      const { id } = madeIn(at(0))[0]!
      const code = await at(0)
        .grant(id, 'm1', 'reader', '')
        .catch((error) => error.code)
      expect(code).to.equal('left-out')
      await at(0).grant(id, 'm3', 'follow-up-manager', '')
      await sync(3)
      expect(namesOf(madeIn(at(3)))).to.deep.equal([id])
    })
  })

  it('is not sealed to a member whom the report left out, who learns nothing of the case either', async () => {
    on.code = await reportAs(on.instance, 'the report', ['m1'])
    await syncAndOpen(at(0))
    await writeMore(on.instance, on.code!, TOLD, 'letter-retaliation')
    await sync(0, 2, 0)
    const [one] = madeIn(at(0))
    expect(one!.access.leftOut).to.deep.equal(['m1'])
    await at(0).append(one!.id, jobOf(systemRandom, { kind: 'note', text: 'of the handling' }))
    await sync(1, 1)
    expect(madeIn(at(1))).to.deep.equal([])
    expect(at(1).cases.map(({ report }) => report?.content.answers.what)).to.not.include(TOLD)
    const opened = (await on.opensAt(at(1))).join()
    // Their key opens the letter, by its reporter's mistake, and nothing of what came of it.
    expect(opened).to.include(TOLD).and.not.include('of the handling').and.not.include('came-by')
    expect(opened.split(TOLD)).to.have.lengthOf(2)
  })
})
