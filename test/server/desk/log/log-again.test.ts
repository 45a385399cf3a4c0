import { expect } from 'chai'
import { postGrant } from '../../../../client/desk/engine/post/envelope.ts'
import { Pace } from '../../../../client/desk/engine/post/pace.ts'
import { postRecord } from '../../../../client/desk/engine/post/staff.ts'
import { chainOf } from '../../../../client/desk/model/log/stream.ts'
import { jobOf } from '../../../../client/desk/model/rules/action.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { epochCommit } from '../../../../crypto/keys/keys.ts'
import { recordHash, sealAgain, sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import { accessReception, caseId, say } from '../../../support/reception/access-reception.ts'
import { staffOf } from '../../../support/reception/force-record.ts'
import { LongLife, textsIn, warningsIn } from '../../../support/reception/long-life.ts'
import { reportAs, writeMore } from '../../../support/reception/need-to-know.ts'
import { asker } from '../../../support/server/lies.ts'

const p = await loadSodium()
/** With weekly keys for longer than an envelope lives. */
const reception = accessReception(p, 27)

describe('a log whose rows run out', () => {
  const on = new LongLife(reception)
  const { at } = on
  const post = (row: Uint8Array) => postRecord(asker(on.instance), row)
  const isReleased = (entry: Entry) => entry.kind === 'released'

  it('is written again by a desk that keeps its pace, and is unlocked for a moment in four weeks', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    const texts = Array.from({ length: 40 }, (_, i) => `note ${i}`)
    for (const text of texts) await say(at(0), text)
    for (let weeks = 0; weeks < LIMIT.recordWeeks + 8; weeks += 4) {
      await on.goBy(4)
      const { vault, weeks: secrets } = at(0)
      const pace = new Pace(systemRandom)
      const desk = testDesk(on.instance, 0, { vault, weeks: secrets, pace })
      await desk.sync()
      on.desks[0] = desk
    }
    expect(textsIn(await on.synced(0)).flat(3)).to.include.members(['the report', ...texts])
  })

  it('is written again as a whole, however long it is and however much garbage lies in it', async () => {
    await reportAs(on.instance, 'the report')
    await syncAndOpen(at(0))
    const id = caseId(at(0))
    for (let i = 0; i < 70; i++) {
      await at(0).append(id, jobOf(systemRandom, { kind: 'note', text: `note ${i}` }))
      if (i === 3) for (let more = 0; more < 70; more++) await post(on.noiseAt(ahead(more), 0))
    }
    await at(0).sync()
    await on.goBy(LIMIT.recordWeeks - 4)
    for (let syncs = 0; syncs < 3; syncs++) await at(0).sync()
    await on.goBy(4)
    const later = await on.synced(0)
    expect(textsIn(later)).to.deep.equal(textsIn(at(0)))
    expect(textsIn(later).flat(2)).to.include.members(['note 0', 'note 69'])
  })

  /** The next free place of the log, or the place `more` after it. */
  function ahead(more: number) {
    const stream = at(0).cases[0]!.stream!
    return { epoch: stream.epochs[0]!, sequence: stream.records.size + more }
  }

  describe('and from which somebody was revoked', () => {
    /** m0 revokes m1's access, and goes on. @returns the record that says so */
    async function released(more = true) {
      const code = await reportAs(on.instance, 'the report')
      await syncAndOpen(at(0))
      await syncAndOpen(at(1))
      for (const text of ['one', 'two', 'three']) await say(at(0), text)
      await at(1).sync()
      await at(0).release(caseId(at(0)), 'm1', 'conflict', 'a friend')
      if (!more) return on.recordWith(0, isReleased)
      await say(at(0), 'after')
      await writeMore(on.instance, code, 'later letter')
      await at(0).sync()
      await say(at(0), 'at the end')
      return on.recordWith(0, isReleased)
    }

    /** Check that a desk with nothing kept reads the same as before, and writes where m1 cannot read. */
    async function isWhole(before: string, warned = ['to-released']) {
      const later = await on.synced(0)
      expect(JSON.stringify(textsIn(later))).to.equal(before)
      // `to-released`: the later letter named them as well.
      expect(warningsIn(later).map(({ kind }) => kind)).to.deep.equal(warned)
      const [c] = later.cases
      expect(chainOf(p, c!.stream!).running?.epoch).to.equal(1)
      expect(c!.access.readers.map(({ member }) => member)).to.deep.equal(['m0', 'm2'])
      return later
    }

    it('is whole after rows of garbage run out together with the row that they were posted with', async () => {
      const one = await released()
      for (const generation of [1, 2]) await post(on.noiseAt(one, generation))
      const before = JSON.stringify(textsIn(at(0)))
      await on.pass(LIMIT.recordWeeks - 2, 0)
      await on.goBy(3)
      await at(0).sync()
      await isWhole(before)
      expect(await on.openedBehind(one)).to.deep.equal([])
    })

    it('does not take from them the row of its author once that has run out', async () => {
      const one = await released()
      const [two, before] = [on.noteWith(0, 'two'), JSON.stringify(textsIn(at(0)))]
      await on.pass(LIMIT.recordWeeks + 3, 0)
      for (const place of [two, one]) {
        const forged = on.inPlaceOf(place, 1, { kind: 'note', text: 'FORGED' })
        expect(await post(forged)).to.deep.equal({ outcome: 'accepted', isNew: true })
      }
      const later = await isWhole(before)
      await say(later, 'written now')
      expect(await on.openedBehind(one)).to.deep.equal(['note'])
    })

    it('does not take from them the row that ended it, with garbage before the true one', async () => {
      const one = await released()
      for (const generation of [1, 2]) await post(on.noiseAt(one, generation))
      const before = JSON.stringify(textsIn(at(0)))
      await on.pass(LIMIT.recordWeeks - 2, 0)
      await on.goBy(3)
      // Two in a row, the second of which names the first.
      await post(on.inPlaceOf(one, 1, { kind: 'note', text: 'FORGED' }))
      await post(
        on.inPlaceOf({ ...one, sequence: one.sequence + 1 }, 1, { kind: 'note', text: 'on' }),
      )
      await isWhole(before)
    })

    it('does not believe that they end it, by what they read of who did', async () => {
      const one = await released()
      const [two, before] = [on.noteWith(0, 'two'), JSON.stringify(textsIn(at(0)))]
      await on.pass(30, 0)
      if (one.record.entry.kind !== 'released') throw new Error('nobody was let go')
      const entry = { ...one.record.entry, member: 'm2' }
      for (const place of [two, one]) {
        await post(sealAgain(p, on.placeOf(place), on.inPlaceOf(place, 1, entry), 1))
      }
      await on.pass(LIMIT.recordWeeks - 28, 0)
      await isWhole(before)
    })

    it('does not believe so either where nothing was written since', async () => {
      const one = await released(false)
      const before = JSON.stringify(textsIn(at(0)))
      await on.pass(30, 0)
      if (one.record.entry.kind !== 'released') throw new Error('nobody was let go')
      const forged = on.inPlaceOf(one, 1, { ...one.record.entry, member: 'm2' })
      await post(sealAgain(p, on.placeOf(one), forged, 1))
      await on.pass(LIMIT.recordWeeks - 28, 0)
      await isWhole(before, [])
    })

    it('loses nothing before its end to a reader who names the key of the running epoch', async () => {
      const one = await released()
      await at(2).sync()
      const [two, before] = [on.noteWith(0, 'two'), JSON.stringify(textsIn(at(0)))]
      const { running } = chainOf(p, at(0).cases[0]!.stream!)
      await on.pass(30, 0)
      const entry = { ...one.record.entry, commit: commitBy(2, running!.key) } as Entry
      await post(sealAgain(p, on.placeOf(two), on.inPlaceOf(two, 2, entry), 1))
      await on.pass(LIMIT.recordWeeks - 28, 0)
      await isWhole(before)
    })
    it('ends where it did while its row is there, whatever key they make up', async () => {
      const one = await released()
      await writeOn(one)
      const before = JSON.stringify(textsIn(at(0)))
      const made = { epoch: 1, key: systemRandom(SIZE.key) }
      const content = { caseKey: at(0).cases[0]!.stream!.caseKey, epoch: 1, epochKey: made.key }
      await postGrant(staffOf(on.instance, 1), async () => at(0).reception!, 'm0', content)
      const entry = { ...one.record.entry, member: 'm2', commit: commitBy(1, made.key) } as Entry
      const two = on.noteWith(0, 'two')
      for (const place of [two, one]) {
        await post(sealAgain(p, on.placeOf(place), on.inPlaceOf(place, 1, entry), 1))
      }
      // Their own chain goes on behind the true end, and comes to the key that they made up.
      let { sequence } = one
      for (const said of [{ kind: 'note', text: 'on' }, entry] as const) {
        sequence++
        await post(on.inPlaceOf({ ...one, sequence }, 1, said))
      }
      await on.instance.server.tick()
      await isWhole(before)
    })

    it('ends where it did, whatever the first to write in the next one says of it', async () => {
      const one = await released(false)
      await at(2).sync()
      const { running } = chainOf(p, at(2).cases[0]!.stream!)
      const commit = commitBy(2, running!.key)
      const theirs = on.inPlaceOf(one, 2, { ...one.record.entry, member: 'm0', commit } as Entry)
      await post(sealAgain(p, on.placeOf(one), theirs, 1))
      const place = { ...on.placeOf(one), epoch: 1, epochKey: running!.key }
      const { signing } = reception.members[2]!
      const said = { previous: recordHash(p, theirs), day: one.record.day }
      const entry = { kind: 'note', text: 'so it was' } as const
      const next = { ...place, sequence: one.sequence + 1 }
      await post(sealRecord(p, systemRandom, next, signing, { ...said, entry }))
      await on.instance.server.tick()
      const later = await on.synced(0)
      expect(later.cases[0]!.access.readers.map(({ member }) => member)).to.deep.equal(['m0', 'm2'])
      expect(warningsIn(later)).to.deep.equal([{ kind: 'fork', sequence: one.sequence + 1 }])
    })

    /** More than is forged behind the end of the first epoch. */
    async function writeOn(one: { readonly sequence: number }) {
      while (at(0).cases[0]!.stream!.records.size < one.sequence + 6) await say(at(0), 'more')
    }
  })

  const commitBy = (index: number, key: Uint8Array) =>
    epochCommit(p, key, reception.members[index]!.signing.publicKey)
})
