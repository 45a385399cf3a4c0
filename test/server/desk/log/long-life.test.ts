import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { postRecord } from '../../../../client/desk/engine/post/staff.ts'
import { copyId } from '../../../../crypto/drop/letter-copy.ts'
import { recordHash, recordId, sealAgain, sealRecord } from '../../../../crypto/log/record.ts'
import { concat, systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen } from '../../../support/desk/desk-core.ts'
import { accessReception, caseId, say } from '../../../support/reception/access-reception.ts'
import { LongLife, textsIn, warningsIn } from '../../../support/reception/long-life.ts'
import { reportAs, writeMore } from '../../../support/reception/need-to-know.ts'
import { deliver, reportOf } from '../../../support/server/instance.ts'
import { asker, dropsAt, recordsAt } from '../../../support/server/lies.ts'

const p = await loadSodium()
/** With weekly keys for longer than an envelope lives. */
const reception = accessReception(p, 27)

describe('a case that goes on longer than its rows live', () => {
  const on = new LongLife(reception)
  const at = (index: number): Desk => on.at(index)

  it('keeps its letters after their envelopes are gone', async () => {
    const code = await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await say(at(0), 'a note')
    await writeMore(on.instance, code, 'more of it')
    await at(0).sync()
    const envelopes = await dropsAt(on.instance)
    await on.pass(LIMIT.dropWeeks, 0)
    expect((await dropsAt(on.instance)).filter((id) => envelopes.includes(id))).to.deep.equal([])
    const later = on.fresh(0)
    await later.sync()
    expect(textsIn(later)).to.deep.equal(textsIn(at(0)))
    expect(textsIn(later).flat(3)).to.include('the report').and.include('more of it')
    expect(warningsIn(later)).to.deep.equal([])
  })

  it('can be read by a colleague who is granted access after the envelopes are gone', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await say(at(0), 'a note')
    await at(0).sync()
    await on.pass(LIMIT.dropWeeks, 0)
    await at(0).grant(caseId(at(0)), 'm3', 'follow-up-manager', 'please')
    const letIn = at(3)
    await letIn.sync()
    expect(textsIn(letIn).flat(3)).to.include('the report').and.include('a note')
  })

  it('goes with its envelope where nobody did anything in it', async () => {
    await deliver(on.instance, { drop: reportOf('nothing to see to') })
    await at(0).sync()
    const before = (await recordsAt(on.instance)).length
    await on.pass(LIMIT.dropWeeks, 0)
    expect((await recordsAt(on.instance)).length).to.equal(before)
    const later = on.fresh(0)
    await later.sync()
    expect(textsIn(later).flat(3)).to.not.include('nothing to see to')
  })

  it('keeps its log, which two desks write again without a word to each other', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await syncAndOpen(at(1))
    for (const text of ['one', 'two', 'three']) await say(at(0), text)
    const first = await recordsAt(on.instance)
    await on.pass(LIMIT.recordWeeks + 6, 0, 1)
    const rows = await recordsAt(on.instance)
    expect(rows.filter((id) => first.includes(id))).to.deep.equal([])
    const later = on.fresh(1)
    await later.sync()
    expect(textsIn(later)).to.deep.equal(textsIn(at(0)))
    expect(textsIn(later).flat(3)).to.include.members(['the report', 'one', 'two', 'three'])
    expect(warningsIn(later)).to.deep.equal([])
    await on.pass(2 * LIMIT.recordWeeks, 0)
    const last = on.fresh(0)
    await last.sync()
    expect(textsIn(last)).to.deep.equal(textsIn(at(0)))
    expect(warningsIn(last)).to.deep.equal([])
  })

  it('loses nothing to a reader who has put garbage where rows are to be written again', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    for (const text of ['one', 'two']) await say(at(0), text)
    await at(0).sync()
    const { stream, report } = at(0).cases[0]!
    const staff = asker(on.instance)
    const junk = (id: Uint8Array) =>
      postRecord(staff, concat(id, systemRandom(SIZE.record - SIZE.id)))
    for (const { epoch, sequence } of stream!.records.values()) {
      for (const generation of [1, 2]) {
        await junk(recordId(p, epoch.key, sequence, generation))
      }
    }
    const placesOfCopy = [1, 2].map((generation) => ({ part: 0, generation }))
    for (const place of placesOfCopy) await junk(copyId(p, report!.contentKey, place))
    await on.pass(LIMIT.recordWeeks + 6, 0)
    const later = on.fresh(0)
    await later.sync()
    expect(textsIn(later)).to.deep.equal(textsIn(at(0)))
    expect(textsIn(later).flat(3)).to.include.members(['the report', 'one', 'two'])
    expect(warningsIn(later)).to.deep.equal([])
  })

  it('lets no reader put a record of their own instead of another that runs out', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    for (const text of ['one', 'two', 'three']) await say(at(0), text)
    const { stream } = at(0).cases[0]!
    const at2 = [...stream!.records.values()].find(
      ({ content }) =>
        content.kind === 'opened' &&
        content.record.entry.kind === 'note' &&
        content.record.entry.text === 'two',
    )!
    if (at2.content.kind !== 'opened') throw new Error('not opened')
    const { previous, day } = at2.content.record
    const { instance } = reception.list
    const { epoch, sequence } = at2
    const place = { instance, epoch: epoch.epoch, epochKey: epoch.key, sequence }
    const forged = sealRecord(p, systemRandom, place, reception.members[1]!.signing, {
      ...{ previous, day },
      entry: { kind: 'note', text: 'TWO' },
    })
    await postRecord(asker(on.instance), sealAgain(p, place, forged, 1))
    await on.pass(LIMIT.recordWeeks + 6, 0)
    const later = on.fresh(0)
    await later.sync()
    expect(textsIn(later).flat(3)).to.include('two').and.not.include('TWO')
    expect(warningsIn(later)).to.deep.equal([])
  })

  /** A chain of notes that member 1 seals at the places of others, from `sequence` on. */
  function forgedFrom(sequence: number, texts: readonly string[]) {
    const { stream } = at(0).cases[0]!
    const { epoch, content } = stream!.records.get(sequence)!
    if (content.kind !== 'opened') throw new Error('not opened')
    let { previous } = content.record
    return texts.map((text, i) => {
      const place = {
        ...{ instance: reception.list.instance, epoch: epoch.epoch, epochKey: epoch.key },
        sequence: sequence + i,
      }
      const sealed = sealRecord(p, systemRandom, place, reception.members[1]!.signing, {
        ...{ previous, day: content.record.day },
        entry: { kind: 'note', text },
      })
      previous = recordHash(p, sealed)
      return { place, sealed }
    })
  }

  it('lets no reader rewrite what others wrote, by the record that they write behind it', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    for (const text of ['one', 'two', 'three']) await say(at(0), text)
    const last = Math.max(...at(0).cases[0]!.stream!.records.keys())
    const forged = forgedFrom(last - 1, ['TWO', 'THREE', 'and so on'])
    for (const { place, sealed } of forged.slice(0, 2)) {
      await postRecord(asker(on.instance), sealAgain(p, place, sealed, 1))
    }
    await postRecord(asker(on.instance), forged[2]!.sealed)
    const later = on.fresh(0)
    await later.sync()
    expect(textsIn(later).flat(3)).to.include.members(['two', 'three']).and.not.include('THREE')
    expect(warningsIn(later)).to.deep.equal([{ kind: 'fork', sequence: last + 1 }])
  })

  it('lets no revoked member undo that, when the row that says so has run out', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    await syncAndOpen(at(1))
    await say(at(0), 'one')
    const ends = Math.max(...at(0).cases[0]!.stream!.records.keys()) + 1
    await at(0).release(caseId(at(0)), 'm1', 'conflict', 'a friend')
    await say(at(0), 'two')
    const forged = forgedFrom(ends, ['still here', 'and on'])
    await on.pass(30, 0)
    await postRecord(asker(on.instance), sealAgain(p, forged[0]!.place, forged[0]!.sealed, 1))
    await postRecord(asker(on.instance), forged[1]!.sealed)
    await on.pass(LIMIT.recordWeeks - 24, 0)
    const later = on.fresh(0)
    await later.sync()
    expect(textsIn(later)).to.deep.equal(textsIn(at(0)))
    expect(textsIn(later).flat(3)).to.include('two').and.not.include('still here')
    expect(warningsIn(later)).to.deep.equal([])
  })
})
