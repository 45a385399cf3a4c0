import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { Holdings } from '../../../../client/desk/engine/holdings.ts'
import { keepBack } from '../../../../client/desk/engine/sync/kept-back.ts'
import { viewDesk } from '../../../../client/desk/engine/view/desk-view.ts'
import { factsOf } from '../../../../client/desk/model/figures/facts-of.ts'
import { streamOfReport } from '../../../../client/desk/model/log/stream.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { Transport } from '../../../../client/shared/transport.ts'
import { DAY_MS, dayOf, firstDay, weekOf } from '../../../../crypto/days/calendar.ts'
import type { LetterName } from '../../../../crypto/entries/content.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import type { ReceiptCode } from '../../../../crypto/keys/receipt.ts'
import { recordId, sealRecord } from '../../../../crypto/log/record.ts'
import { concat, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { openCachePart, splitCache } from '../../../../crypto/vault/cache.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import {
  contentOf,
  meddled,
  staffTransport,
  syncAndOpen,
  testDesk,
} from '../../../support/desk/desk-core.ts'
import { MemoryCache } from '../../../support/desk/memory-cache.ts'
import { AccessDesks } from '../../../support/reception/access-desks.ts'
import {
  accessReception,
  acknowledge,
  agreeToPurge,
  caseId,
  only,
  told,
} from '../../../support/reception/access-reception.ts'
import { reportAs, writeMore } from '../../../support/reception/need-to-know.ts'
import { sendFiles } from '../../../support/server/case-files.ts'
import { A_MONDAY, staffFetch } from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p)
/** Everything that goes to readers. */
const LETTERS: readonly LetterName[] = [
  'letter',
  'letter-retaliation',
  'letter-minutes',
  'letter-feedback',
  'letter-withdrawal',
  'letter-meeting',
]
const LEFT_OUT = 1

describe('a letter to somebody whom its reporter left out of the report', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  let code: ReceiptCode
  beforeEach(async () => {
    code = await reportAs(on.instance, 'the report', ['m1'])
  })

  /** All that a person sees at a desk, and what of its files does not follow from the time. */
  const everythingAt = (desk: Desk) => {
    const { vault } = desk
    const view = viewDesk(desk, on.instance.now(), null)
    return JSON.stringify({
      view: { ...view, today: 0 },
      facts: factsOf(desk, null),
      kept: [vault.drops, vault.grants, vault.read, vault.heads, vault.letters, vault.refused],
    })
  }
  /** A desk as it is unlocked the next time. */
  const unlock = (index: number, more: Partial<Parameters<typeof testDesk>[2]> = {}): Desk => {
    const { vault, weeks } = at(index)
    on.desks[index] = testDesk(on.instance, index, { vault, weeks, ...more })
    return at(index)
  }
  const later = async (days: number) => {
    on.clock.advance(days * DAY_MS)
    await on.instance.server.tick()
  }
  /** The case of the report: a letter of retaliation is another. */
  const first = ({ cases }: Desk) =>
    cases.find(({ report }) => report?.content.answers.what === 'the report')!
  const reach = (desk: Desk) =>
    first(desk).warnings.flatMap((one) => ('title' in one ? [[one.kind, one.title.en]] : []))

  it('shows nothing at all there, of whatever kind it is, and the others are told', async () => {
    await sync(0, LEFT_OUT)
    const nothing = everythingAt(at(LEFT_OUT))
    for (const name of LETTERS) {
      expect(await writeMore(on.instance, code, `secret ${name}`, name)).to.include('m1')
    }
    await sync(LEFT_OUT)
    expect(everythingAt(at(LEFT_OUT))).to.equal(nothing)
    expect(at(LEFT_OUT).cases).to.deep.equal([])
    await syncAndOpen(at(0))
    await sync(0)
    const texts = JSON.stringify(
      first(at(0)).timeline.map((one) => 'drop' in one && one.drop.content),
    )
    expect(texts).to.include('secret letter-meeting').and.include('secret letter-retaliation')
    const { title } = reception.list.members[LEFT_OUT]!
    expect(reach(at(0))).to.deep.equal(LETTERS.map(() => ['to-left-out', title.en]))
    await sync(LEFT_OUT, 2)
    expect(everythingAt(at(LEFT_OUT))).to.equal(nothing)
    expect(reach(at(2))).to.deep.equal(reach(at(0)))
  })

  it('shows nothing on any later day either, whatever becomes of the case', async () => {
    await syncAndOpen(at(0))
    await writeMore(on.instance, code, 'a careless letter')
    await sync(0, 2)
    await acknowledge(at(0))
    const weeks: string[] = []
    for (const days of [3, 4, 1, 7, 7]) {
      await later(days)
      await unlock(LEFT_OUT).sync()
      weeks.push(JSON.stringify(at(LEFT_OUT).cases))
      // A letter in another week moves the board; nothing of it stays where the first letter led.
      await writeMore(on.instance, code, 'a letter to those who read')
      await sync(0)
    }
    await agreeToPurge(at(2))
    await at(0).purge(caseId(at(0)), 'kept for as long as it may be')
    await later(7)
    await unlock(LEFT_OUT).sync()
    expect(weeks).to.deep.equal(['[]', '[]', '[]', '[]', '[]'])
    expect(at(LEFT_OUT).cases).to.deep.equal([])
  })

  it('is neither kept nor fetched for there: no key, no cache, no blocks, no renewal', async () => {
    const file = [{ name: 'a.txt', bytes: new TextEncoder().encode('x') }]
    const manifest = await sendFiles(on.instance, file)
    await writeMore(on.instance, code, 'with a file', 'letter', manifest)
    await syncAndOpen(at(0))
    await sync(0)
    const cache = new MemoryCache()
    const asked: string[] = []
    const transport = meddled(staffTransport(on.instance), (request) => {
      asked.push(request)
      return null
    })
    const desk = unlock(LEFT_OUT, { cache, transport })
    await desk.sync()
    await desk.keepCache()
    expect(desk.vault.drops).to.deep.equal([])
    const key = { instance: reception.list.instance, key: desk.vault.cache! }
    const kept = splitCache(cache.file!).map((part) => openCachePart(p, key, part))
    expect(kept.map((part) => new TextDecoder().decode(part)).join()).to.not.include('with a file')
    await later(20 * 7)
    await desk.sync()
    expect(asked.join()).to.not.include(PATH.blocksFetch).and.not.include(PATH.deskRenewals)
  })

  it('is no secret from those who read the case, who have its files and its text', async () => {
    await writeMore(on.instance, code, 'a careless letter')
    await syncAndOpen(at(0))
    await sync(2)
    for (const index of [0, 2]) expect(told(at(index)).join()).to.include('a careless letter')
  })

  it('is marked once, no matter which of the readers comes first', async () => {
    const rows = async () =>
      Number((await on.instance.server.ctx.db('records').count('* as n'))[0]!.n)
    await syncAndOpen(at(0))
    await sync(0)
    const before = await rows()
    await writeMore(on.instance, code, 'a careless letter')
    await sync(0, 2, 0, 2)
    // its mark, the entry in the log, and its copy
    expect((await rows()) - before).to.equal(3)
  })
})

describe('a letter that no desk of its case took up', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on
  let code: ReceiptCode
  beforeEach(async () => {
    code = await reportAs(on.instance, 'the report', ['m1'])
    await writeMore(on.instance, code, 'who reads this?')
  })
  const unlock = (index: number): Desk => {
    const { vault, weeks } = at(index)
    on.desks[index] = testDesk(on.instance, index, { vault, weeks })
    return at(index)
  }
  /** Lock the desk of m1, let days go by, unlock it and sync. */
  const after = async (days: number): Promise<Desk> => {
    on.clock.advance(days * DAY_MS)
    await on.instance.server.tick()
    const desk = unlock(1)
    await desk.sync()
    return desk
  }
  const note = (desk: Desk, i: number) =>
    desk.append(desk.cases[0]!.id, jobOf(systemRandom, { kind: 'note', text: `${i}` }))
  const view = (desk: Desk) => viewDesk(desk, on.instance.now(), null).cases[0]!

  it('is shown after seven days, once its member has said to have no part in it', async () => {
    expect((await after(6)).cases).to.deep.equal([])
    const desk = await after(1)
    expect(view(desk)).to.deep.include({ mayOpen: false, items: [], gist: '' })
    expect(JSON.stringify(view(desk))).to.not.include('who reads this?')
    expect(factsOf(desk, null)).to.deep.equal([])
    await desk.declare(caseId(desk), false, '')
    expect(told(desk)).to.deep.equal(['who reads this?'])
    expect(view(desk)).to.deep.include({ mayOpen: true, gist: 'who reads this?' })
    // The key of its week is destroyed; what was said stays said.
    expect(told(await after(21))).to.deep.equal(['who reads this?'])
    expect(view(at(1)).mayOpen).to.equal(true)
  })

  it('is asked about as long as it is not answered, also after the key of its week is destroyed', async () => {
    await after(8)
    const desk = await after(30)
    expect(view(desk).mayOpen).to.equal(false)
    await desk.declare(caseId(desk), false, '')
    expect(told(desk)).to.deep.equal(['who reads this?'])
  })

  it('is gone again if a desk that reads the case takes it up before anybody said so', async () => {
    const desk = await after(8)
    expect(desk.cases).to.have.lengthOf(1)
    await sync(0)
    await desk.sync()
    expect(desk.cases).to.deep.equal([])
    expect(desk.vault.drops).to.deep.equal([])
    expect((await after(30)).cases).to.deep.equal([])
  })

  it('is kept back by the word of a member who may read cases on this letter, and by no other record', async () => {
    const { p, server } = on.instance
    // A desk that reads the case knows the letter, and its own mark does not get through.
    const transport = meddled(staffTransport(on.instance), (request) =>
      request === `POST ${PATH.deskRecords}` ? 'lose-request' : null,
    )
    const reading = testDesk(on.instance, 0, { transport })
    await reading.sync().catch(() => {})
    const drop = only(reading).timeline.flatMap((one) =>
      one.kind === 'drop' && one.drop.kind === 'follow-up' ? [one.drop] : [],
    )[0]!
    const [first] = streamOfReport(p, drop.contentKey).epochs
    const { instance } = reception.list
    const place = { instance, epoch: first!.epoch, epochKey: first!.key, sequence: 0 }
    const previous = new Uint8Array(32)
    const day = dayOf(A_MONDAY)
    const by = (author: number, entry: Entry) =>
      sealRecord(p, systemRandom, place, reception.members[author]!.signing, {
        previous,
        day,
        entry,
      })
    const { id, contentKey: key } = drop
    const whole: Entry = { kind: 'drop', drop: id, key }
    const stranger = newSignKeyPair(p, systemRandom)
    const records: [string, Uint8Array][] = [
      ['bytes', concat(recordId(p, first!.key, 0), systemRandom(SIZE.record - SIZE.id))],
      ['a note', by(2, { kind: 'note', text: 'x' })],
      ['another letter', by(2, { kind: 'drop', drop: systemRandom(32), key })],
      ['another key', by(2, { kind: 'drop', drop: id, key: systemRandom(32) })],
      ['a custodian', by(4, whole)],
      ['nobody', sealRecord(p, systemRandom, place, stranger, { previous, day, entry: whole })],
      ['a colleague', by(2, whole)],
    ]
    on.clock.advance(8 * DAY_MS)
    await server.tick()
    const shown: string[] = []
    for (const [name, body] of records) {
      await server.ctx
        .db('records')
        .where({ id: body.slice(0, SIZE.id) })
        .delete()
      const posted = await staffFetch(
        on.instance,
        reception.members[1]!,
        'POST',
        PATH.deskRecords,
        {
          body,
        },
      )
      expect(posted.status).to.equal(200)
      const desk = unlock(1)
      await desk.sync()
      if (desk.cases.length > 0) shown.push(name)
    }
    expect(shown).to.deep.equal(records.slice(0, -1).map(([name]) => name))
  })

  it('asks for its mark among records that it has nothing to do with', async () => {
    await reportAs(on.instance, 'another report', ['m1'])
    await sync(0)
    for (let i = 0; i < 9; i++) await note(at(0), i)
    const asked: string[][] = []
    const inner = staffTransport(on.instance)
    const request: Transport['request'] = (method, path, options = {}) => {
      const { body } = options
      if (path === PATH.deskRecordsFetch && body) {
        const ids = Array.from({ length: body.length / 32 }, (_, i) =>
          body.slice(32 * i, 32 * i + 32),
        )
        asked.push(ids.map(toHex))
      }
      return inner.request(method, path, options)
    }
    const { vault, weeks } = at(1)
    for (const _ of [1, 2]) {
      await testDesk(on.instance, 1, { vault, weeks, transport: { request } }).sync()
    }
    const rows: { id: Uint8Array }[] = await on.instance.server.ctx.db('records').select('id')
    const listed = rows.map((row) => toHex(row.id))
    expect(listed.length).to.be.above(12).and.below(64)
    expect(asked).to.have.lengthOf(2)
    for (const batch of asked) expect(batch).to.include.members(listed)
  })

  it('is never shown to a member who is too close to it, nor is anything else of that reporter', async () => {
    const desk = await after(8)
    await desk.declare(caseId(desk), true, '')
    expect(desk.cases).to.deep.equal([])
    expect(desk.vault.drops).to.deep.equal([])
    await writeMore(on.instance, code, 'and this?')
    expect((await after(8)).cases).to.deep.equal([])
  })

  it('counts the days from within the week of its keys, whatever day its sender claims', () => {
    const week = weekOf(dayOf(A_MONDAY))
    const monday = firstDay(week)
    const some = (fill: number) => new Uint8Array(32).fill(fill)
    const content = contentOf('letter', { text: 'x' })
    const letter = {
      id: some(1),
      contentKey: some(2),
      signer: some(3),
      kind: 'follow-up',
      week,
      content,
    }
    const holdings = { ...new Holdings(), listed: { drops: some(0), records: some(0) } }
    for (const [claimed, due] of [
      [monday - 10, monday + 7],
      [monday + 2, monday + 9],
      [monday + 13, monday + 13],
    ] as const) {
      for (const today of [due - 1, due]) {
        const id = toHex(letter.id)
        holdings.drops.set(id, { kind: 'reporter', drop: { ...letter, day: claimed } as never })
        keepBack(p, holdings, at(1).vault, today)
        const { kind } = holdings.drops.get(id)!
        expect([claimed, today, kind]).to.deep.equal([
          claimed,
          today,
          today === due ? 'reporter' : 'kept-back',
        ])
      }
    }
  })
})

describe('a letter to somebody who may be granted access', () => {
  const on = new AccessDesks(reception)
  const { at, sync } = on

  it('is shown with its case once they are granted access, and not before', async () => {
    const code = await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', '')
    await sync(3)
    await writeMore(on.instance, code, 'more')
    await sync(0, 3)
    expect(told(at(3)).join())
      .to.include('the report')
      .and.to.include('more')
    expect(only(at(3)).asks).to.equal(false)
  })

  it('is read after a purge by the desks that had the case, and by no other', async () => {
    const code = await reportAs(on.instance, 'the report', ['m1'])
    await syncAndOpen(at(0))
    await sync(2)
    await agreeToPurge(at(2))
    await at(0).purge(caseId(at(0)), 'over')
    await sync(2)
    await writeMore(on.instance, code, 'it goes on')
    await sync(0, 1, 2)
    for (const index of [0, 2]) {
      expect(told(at(index))).to.deep.equal(['it goes on'])
      expect(only(at(index)).asks).to.equal(false)
    }
    expect(at(1).cases).to.deep.equal([])
    on.clock.advance(9 * DAY_MS)
    await on.instance.server.tick()
    await sync(1)
    expect(at(1).cases).to.deep.equal([])
  })
})
