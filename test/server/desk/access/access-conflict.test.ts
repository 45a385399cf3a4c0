import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { MARK } from '../../../../client/desk/model/passages.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import type { Passage } from '../../../../crypto/entries/entry-casework.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import type { WeeklySecrets } from '../../../../crypto/vault/vault.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  acknowledge,
  BEYOND,
  caseId,
  codeOf,
  only,
  readersOf,
  say,
  told,
} from '../../../support/reception/access-reception.ts'
import {
  copyShelves,
  filesOf,
  openAll,
  reportAs,
  writeMore,
} from '../../../support/reception/need-to-know.ts'
import { A_MONDAY } from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p)

describe('who may not read a case', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  const openTo = async (vaultOf: Desk) =>
    openAll(on.instance, await copyShelves(on.instance), [
      { ...filesOf(vaultOf)[0]!, weeks: NO_WEEKS },
    ])
  const NO_WEEKS: WeeklySecrets = { format: 'postern-weekly-keys/1', weeks: [] }

  describe('for a conflict that they declare', () => {
    it('keeps no key of it, and never opens it again though the weekly key would', async () => {
      await reportAs(on.instance, 'about the head')
      await sync(0, 1)
      expect(await openTo(at(1))).to.deep.equal(['report: about the head'])
      await at(1).declare(caseId(at(1)), true, 'a friend of mine')
      expect(at(1).cases).to.deep.equal([])
      expect(await openTo(at(1))).to.deep.equal([])
      const { vault, weeks } = at(1)
      expect(vault.drops).to.deep.equal([])
      expect(vault.read).to.deep.equal([])
      let tried = 0
      const counting: typeof p = {
        ...p,
        kemDecapsulate: (...given) => {
          tried++
          return p.kemDecapsulate(...given)
        },
      }
      const again = testDesk({ ...on.instance, p: counting }, 1, { vault, weeks })
      await again.sync()
      expect(tried).to.equal(0)
      expect(again.cases).to.deep.equal([])
      expect(again.notices).to.deep.equal([])
      expect(await openTo(again)).to.deep.equal([])
      // The weekly key by itself would open it: that is why the desk refuses it by name.
      expect(openAll(on.instance, await copyShelves(on.instance), filesOf(again))).to.include(
        'report: about the head',
      )
    })

    it('is revoked by the first colleague, reads nothing after, and gets no letters', async () => {
      const code = await reportAs(on.instance, 'about the head')
      await syncAndOpen(at(0))
      await acknowledge(at(0))
      await on.instance.server.tick()
      expect(await writeMore(on.instance, code, 'before')).to.deep.equal(['m0', 'm1', 'm2'])
      await sync(0, 1)
      await at(1).declare(caseId(at(1)), true, 'a friend of mine')
      await sync(2)
      expect(readersOf(at(2))).to.deep.equal(['m0', 'm2'])
      await sync(0)
      await say(at(0), 'after')
      await on.instance.server.tick()
      expect(await writeMore(on.instance, code, 'after, from the reporter')).to.deep.equal([
        'm0',
        'm2',
      ])
      await sync(0, 1, 2)
      expect(at(1).cases).to.deep.equal([])
      expect(told(at(2))).to.include.members(['before', 'after', 'after, from the reporter'])
      const opened = openAll(on.instance, await copyShelves(on.instance), filesOf(at(1)))
      expect(opened).to.not.include.members(['note: after'])
      expect(opened.filter((text) => text.includes('after'))).to.deep.equal([])
    })

    it('refuses what was sealed to them before the board told, and the grant of a colleague', async () => {
      const code = await reportAs(on.instance, 'about the head')
      await syncAndOpen(at(0))
      await acknowledge(at(0))
      await sync(1)
      await at(1).declare(caseId(at(1)), true, 'a friend of mine')
      // Nobody has synced since: the board still names them.
      await on.instance.server.tick()
      expect(await writeMore(on.instance, code, 'meant for all')).to.include('m1')
      await sync(1)
      expect(at(1).cases).to.deep.equal([])
      expect(await openTo(at(1))).to.deep.equal([])
      await sync(0)
      expect(await codeOf(at(0).grant(caseId(at(0)), 'm1', 'reader', 'x'))).to.equal('refused-case')
      await sync(1)
      expect(at(1).cases).to.deep.equal([])
    })

    it('is not told to the server: a member who refuses asks it the same as one who does not', async () => {
      await reportAs(on.instance, 'about the head')
      await reportAs(on.instance, 'another')
      const asked: string[][] = []
      const watched = (index: number, vault: Desk['vault']) => {
        const seen: string[] = []
        asked.push(seen)
        const transport = meddled(staffTransport(on.instance), (request, _, { body }) => {
          const fetches = request === `POST ${PATH.deskDropsFetch}`
          const known = new Set(at(0).vault.drops.map(({ id }) => toHex(id)))
          const ids = fetches && body ? idsIn(body).filter((id) => known.has(id)) : []
          seen.push([request, ...ids].join(' '))
          return null
        })
        return testDesk(on.instance, index, { transport, vault })
      }
      await sync(0, 1)
      const [refused] = at(1).cases
      await at(1).declare(refused!.id, true, 'a friend of mine')
      await sync(0)
      await watched(1, at(1).vault).sync()
      await watched(0, at(0).vault).sync()
      const drops = (seen: readonly string[]) => seen.filter((line) => line.includes('drops'))
      expect(drops(asked[0]!)).to.deep.equal(drops(asked[1]!))
      expect(drops(asked[0]!).join()).to.include(toHex(refused!.report!.id))
    })
  })

  it('is a member whom a colleague revokes for a conflict: their desk shows nothing, and keeps its keys', async () => {
    await reportAs(on.instance, 'about m1')
    await syncAndOpen(at(0))
    await syncAndOpen(at(1))
    await at(0).release(caseId(at(0)), 'm1', 'conflict', 'it is about them')
    await sync(1)
    expect(at(1).cases).to.deep.equal([])
    expect(await openTo(at(1))).to.include('report: about m1')
    const day = dayOf(A_MONDAY)
    const [shut, ...others] = at(1).shut
    expect(shut).to.deep.include({ why: 'conflict', by: 'm0', day, held: false, judges: ['m2'] })
    expect(others).to.deep.equal([])
    expect(JSON.stringify(viewDesk(at(1), A_MONDAY, A_MONDAY))).to.not.include('about m1')
  })

  it('is a member whom the reporter left out: they find nothing and nobody can grant them access', async () => {
    const code = await reportAs(on.instance, 'about m1', ['m1'])
    await syncAndOpen(at(0))
    await acknowledge(at(0))
    await sync(1)
    expect(at(1).cases).to.deep.equal([])
    expect(only(at(0)).access.leftOut).to.deep.equal(['m1'])
    expect(readersOf(at(0))).to.deep.equal(['m0', 'm2'])
    for (const desk of [at(0), at(2)]) {
      await desk.sync()
      expect(await codeOf(desk.grant(caseId(desk), 'm1', 'co-handler', 'x'))).to.equal('left-out')
    }
    await at(0).release(caseId(at(0)), 'm2', 'done', '')
    await say(at(0), 'after')
    await on.instance.server.tick()
    // nobody has confirmed that m2 does not read any more
    expect(await writeMore(on.instance, code, 'more')).to.deep.equal(['m0', 'm2'])
    await sync(1)
    expect(openAll(on.instance, await copyShelves(on.instance), filesOf(at(1)))).to.deep.equal([])
  })

  it('is, before they have declared, its own member: there are dates and no words', async () => {
    const code = await reportAs(on.instance, 'the words', [], { who: 'the unit' })
    await syncAndOpen(at(0))
    await at(0).declare(caseId(at(0)), false, 'words of a colleague')
    await say(at(0), 'words of the reception')
    await acknowledge(at(0))
    await at(0).askIdentity(caseId(at(0)), 'words to the custodian')
    await sync(1)
    const view = () => viewDesk(at(1), A_MONDAY, A_MONDAY)
    const [before] = view().cases
    expect(before).to.deep.include({
      ...{ reference: code.slice(0, 7), channel: 'main', unread: 1, gist: '', items: [] },
      concerns: { text: 'the unit', waits: false },
      ...{ declared: false, mayOpen: false },
    })
    expect(JSON.stringify(view())).to.not.include('words')
    await at(1).declare(caseId(at(1)), false, '')
    const [after] = view().cases
    expect(after).to.deep.include({ declared: true, mayOpen: true, gist: 'the words' })
    expect(JSON.stringify(after!.items)).to.include('words of the reception')
  })

  it('is shown, before they have declared, no word that a colleague has redacted', async () => {
    await reportAs(on.instance, 'the words', [], { who: 'the unit of Kari' })
    await syncAndOpen(at(0))
    const row = toHex(only(at(0)).report!.id)
    const redact = async (passages: readonly Passage[] | null) => {
      const entry = {
        kind: 'redacted',
        row,
        text: 'a name',
        ...(passages && { passages }),
      } as const
      await at(0).append(caseId(at(0)), jobOf(systemRandom, entry))
      await sync(1)
      return viewDesk(at(1), A_MONDAY, A_MONDAY).cases[0]!.concerns
    }
    expect(await redact([{ field: 'who', from: 12, to: 16 }])).to.deep.equal({
      ...{ text: `the unit of ${MARK}`, waits: false },
    })
    expect(await redact(null)).to.equal(null)
  })

  it('is the custodian, who opens names and no report; the others open no name unasked', async () => {
    const code = await reportAs(on.instance, 'the report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    await syncAndOpen(at(0))
    await say(at(0), 'a note')
    await sync(1, 2, 3, 4)
    const shelves = await copyShelves(on.instance)
    expect(openAll(on.instance, shelves, filesOf(at(4)))).to.deep.equal(['identity: Kari Nordmann'])
    for (const index of [0, 1, 2]) {
      expect(openAll(on.instance, shelves, filesOf(at(index)))).to.deep.equal([
        'note: a note',
        'report: the report',
      ])
    }
    expect(await codeOf(at(0).grant(caseId(at(0)), 'm4', 'reader', ''))).to.equal('refused-case')
    await at(0).askIdentity(caseId(at(0)), 'to protect them')
    await sync(4)
    const [asked] = only(at(4)).access.requests
    expect(asked).to.deep.include({ member: 'm0', text: 'to protect them', answer: null })
    expect(told(at(4))).to.deep.equal(['Kari Nordmann'])
    expect(openAll(on.instance, await copyShelves(on.instance), filesOf(at(4)))).to.deep.equal([
      'identity-request: to protect them',
      'identity: Kari Nordmann',
    ])
    await at(4).answerIdentity(caseId(at(4)), toHex(asked!.id), true, 'It is Kari', BEYOND)
    await sync(1)
    expect(only(at(1)).access.requests[0]!.answer).to.deep.include({
      ...{ member: 'm4', as: 'given', text: 'It is Kari' },
    })
    expect(openAll(on.instance, await copyShelves(on.instance), filesOf(at(1)))).to.deep.equal([
      ...['identity-answer: It is Kari', 'identity-request: to protect them'],
      ...['note: a note', 'report: the report'],
    ])
  })

  it('reads no name that is given after they were revoked, though it was asked before', async () => {
    const code = await reportAs(on.instance, 'the report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    await syncAndOpen(at(0))
    await syncAndOpen(at(2))
    await at(2).askIdentity(caseId(at(2)), 'curious')
    await at(0).release(caseId(at(0)), 'm2', 'done', '')
    await sync(4)
    const [withdrawn] = only(at(4)).access.requests
    expect(withdrawn!.answer).to.deep.include({ member: 'm0', as: 'withdrawn' })
    const late = at(4).answerIdentity(
      caseId(at(4)),
      toHex(withdrawn!.id),
      true,
      'It is Kari',
      BEYOND,
    )
    expect(await codeOf(late)).to.equal('gone')
    await at(0).askIdentity(caseId(at(0)), 'to protect them')
    await sync(4)
    const open = only(at(4)).access.requests.find(({ answer }) => answer === null)!
    await at(4).answerIdentity(caseId(at(4)), toHex(open.id), true, 'It is Kari', BEYOND)
    await sync(0, 2)
    const shelves = await copyShelves(on.instance)
    expect(openAll(on.instance, shelves, filesOf(at(0)))).to.include('identity-answer: It is Kari')
    expect(openAll(on.instance, shelves, filesOf(at(2))).join()).to.not.include('Kari')
  })

  it('reads no name that is given while letting them go fails', async () => {
    const code = await reportAs(on.instance, 'the report')
    await writeMore(on.instance, code, 'Kari Nordmann', 'letter-identity')
    let isCut = false
    const transport = meddled(staffTransport(on.instance), (request) =>
      isCut && request.includes('tickets') ? 'lose-request' : null,
    )
    const head = testDesk(on.instance, 0, { transport })
    await syncAndOpen(head)
    await head.askIdentity(caseId(head), 'to protect them')
    await sync(4)
    const [open] = only(at(4)).access.requests
    isCut = true
    expect(await codeOf(head.release(caseId(head), 'm2', 'conflict', ''))).to.equal('offline')
    await sync(1, 4)
    expect(readersOf(at(1))).to.include('m2')
    const late = at(4).answerIdentity(caseId(at(4)), toHex(open!.id), true, 'It is Kari', BEYOND)
    expect(await codeOf(late)).to.equal('gone')
  })

  it('stays shut through the weeks, until the weekly keys that would open it are gone', async () => {
    await reportAs(on.instance, 'about the head')
    await sync(1)
    await at(1).declare(caseId(at(1)), true, 'a friend of mine')
    on.clock.advance(15 * DAY_MS)
    await on.instance.server.tick()
    const { vault, weeks } = at(1)
    const later = testDesk(on.instance, 1, { vault, weeks })
    await later.sync()
    expect(openAll(on.instance, await copyShelves(on.instance), filesOf(later))).to.deep.equal([])
  })
})

/** Ids that a fetch asks for, in hex. */
function idsIn(body: Uint8Array): string[] {
  return Array.from({ length: body.length / 32 }, (_, i) => toHex(body.slice(32 * i, 32 * i + 32)))
}
