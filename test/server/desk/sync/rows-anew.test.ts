import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { isDueAnew } from '../../../../client/desk/engine/sync/sealed-rows.ts'
import type { RowStore } from '../../../../client/desk/wire/ports.ts'
import type { Transport } from '../../../../client/shared/transport.ts'
import { dayOf } from '../../../../crypto/days/calendar.ts'
import { concat, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { rowFileIn } from '../../../support/desk/row-files.ts'
import { accessReception, codeOf, notes, say } from '../../../support/reception/access-reception.ts'
import { LongLife, warningsIn } from '../../../support/reception/long-life.ts'
import { reportAs } from '../../../support/reception/need-to-know.ts'
import { tempFolder } from '../../../support/run/temp.ts'
import { exchanged, lyingTransport, recordsAt } from '../../../support/server/lies.ts'

const p = await loadSodium()
const reception = accessReception(p)
const DAY_MS = 86_400_000

describe('a row that came damaged', () => {
  const on = new LongLife(reception)
  const { at } = on
  let rows: RowStore
  let asked: string[]

  beforeEach(async () => {
    rows = rowFileIn(tempFolder('rows'))
    asked = []
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await say(at(0), 'a note')
    await at(0).sync()
  })

  /** Unlock the desk of a member who has the vault and the rows that were kept. */
  async function unlocked(index: number, transport: Transport): Promise<Desk> {
    const { vault, weeks } = at(index)
    const desk = testDesk(on.instance, index, { vault, weeks, rows, transport })
    await desk.sync()
    await desk.keepCache()
    return desk
  }

  const listening = () =>
    meddled(staffTransport(on.instance), (request, _, { body }) => {
      const ids = request.endsWith(PATH.deskRecordsFetch) ? (body ?? new Uint8Array(0)) : []
      for (let from = 0; from < ids.length; from += SIZE.id) {
        asked.push(toHex(Uint8Array.from(ids.slice(from, from + SIZE.id))))
      }
      return null
    })

  async function nextDay() {
    on.clock.advance(DAY_MS)
    await on.instance.server.tick()
  }

  /** The desk of a member is told other bytes for a note. @returns it, and the id of that, in hex */
  async function damage(index = 0, text = 'a note') {
    const { id } = on.noteWith(0, text)
    const bad = concat(id, systemRandom(SIZE.record - SIZE.id))
    const liar = lyingTransport(staffTransport(on.instance), exchanged([bad]))
    const desk = await unlocked(index, liar)
    expect(warningsIn(desk).map(({ kind }) => kind)).to.include('broken-record')
    return { id: toHex(id), desk }
  }

  it('is mended within 64 days on which the desk is unlocked, though the rows are kept', async () => {
    const { id } = await damage()
    for (let day = 0; day < 64; day++) {
      const isMended = warningsIn(await unlocked(0, listening())).length === 0
      expect(asked.includes(id)).to.equal(isMended)
      // On the next day another part is asked for: what came is in the file.
      await nextDay()
      if (!isMended) continue
      asked = []
      expect(notes(await unlocked(0, listening()))).to.deep.equal(['m0: a note'])
      expect(asked).to.not.include(id)
      return
    }
    expect.fail('it was never asked for again')
  })

  it('is not held against the record itself, by a desk that saw nothing else or by a colleague', async () => {
    await syncAndOpen(at(1))
    await say(at(0), 'the newest')
    await at(0).sync()
    const { desk } = await damage(1, 'the newest')
    await desk.tell('heads')
    const { vault, weeks } = desk
    // Without the rows that it kept: all come again.
    const later = testDesk(on.instance, 1, { vault, weeks })
    await later.sync()
    await at(0).sync()
    for (const one of [later, at(0)]) expect(warningsIn(one)).to.deep.equal([])
    expect(await codeOf(say(later, 'an answer'))).to.equal('done')
    await at(0).sync()
    expect(notes(at(0))).to.deep.equal(['m0: a note', 'm0: the newest', 'm1: an answer'])
  })

  it('does not keep a desk from naming that it saw another before', async () => {
    const seen = at(0).vault
    const { desk } = await damage()
    const heads = (one: Pick<Desk, 'vault'>) => one.vault.heads?.map(({ sequence }) => sequence)
    expect(heads(desk)).to.deep.equal(heads({ vault: seen }))
    expect(warningsIn(desk).map(({ kind }) => kind)).to.include('replaced')
    expect(await codeOf(say(desk, 'not now'))).to.equal('withheld')
  })

  it('is asked for together with all of its part, once, and also by a desk that cannot read it', async () => {
    const { id } = await damage()
    while (!isDueAnew(id, dayOf(on.clock.now()))) await nextDay()
    const isOfPart = (one: string) => isDueAnew(one, dayOf(on.clock.now()))
    const part = (await recordsAt(on.instance)).filter(isOfPart)
    // m3 reads no case, and has the same rows.
    for (const index of [0, 3]) {
      asked = []
      const desk = await unlocked(index, listening())
      expect([...new Set(asked)].sort()).to.deep.equal(part.sort())
      const count = asked.length
      await desk.sync()
      expect(asked.length).to.equal(count)
    }
  })
})
