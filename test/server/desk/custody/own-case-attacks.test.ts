import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import type { ReporterDrop } from '../../../../client/desk/model/log/drops.ts'
import { ownReport } from '../../../../client/desk/model/log/own-matter.ts'
import { chainOf } from '../../../../client/desk/model/log/stream.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import type { Entry } from '../../../../crypto/entries/entry.ts'
import { caseKey, claimKey, firstEpochKey } from '../../../../crypto/keys/keys.ts'
import { recordId, sealRecord } from '../../../../crypto/log/record.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import {
  contentOf,
  meddled,
  staffTransport,
  syncAndOpen,
  testDesk,
} from '../../../support/desk/desk-core.ts'
import { accessReception, agreeToPurge } from '../../../support/reception/access-reception.ts'
import { forceRecord } from '../../../support/reception/force-record.ts'
import { copyShelves } from '../../../support/reception/need-to-know.ts'
import { firstOf, madeIn, namesOf, OwnCases, TOLD } from '../../../support/reception/own-cases.ts'
import { rewrapped, spoiled } from '../../../support/server/equivocal.ts'
import { A_MONDAY, deliver, postDrop, staffFetch } from '../../../support/server/instance.ts'

const p = await loadSodium()
const reception = accessReception(p)

describe('a case that a letter has become', () => {
  const on = new OwnCases(reception)
  const { at, sync, rows, tell, unlock } = on

  it('is not held up by who reads both and fills the places of claims with what is none', async () => {
    await syncAndOpen(at(2))
    const messageId = systemRandom(16)
    const { id: letter, contentKey } = await tell([], { draft: { messageId } })
    const { members, list } = reception
    const { running } = chainOf(p, firstOf(at(2)).stream!)
    const epochKey = claimKey(p, contentKey, running!.key)
    const put = (sequence: number, by: number, entry: Entry) => {
      const place = { instance: list.instance, epoch: 0, epochKey, sequence }
      const said = { previous: new Uint8Array(32), day: dayOf(on.instance.now()), entry }
      return sealRecord(p, systemRandom, place, members[by]!.signing, said)
    }
    const noise = systemRandom(4096)
    noise.set(recordId(p, epochKey, 0))
    const altered = await deliver(on.instance, {
      drop: {
        kind: 'report',
        content: {
          ...contentOf('letter-retaliation', {
            ...{ text: 'noe helt annet', since: 'I mai', 'came-by': 'other' },
            'came-on': new Date(A_MONDAY).toISOString().slice(0, 10),
            'split-of': [toHex(firstOf(at(2)).linkName!), 'retaliation'],
          }),
          about: messageId,
        },
      },
    })
    const garbage = [
      noise,
      put(1, 2, { kind: 'drop', drop: systemRandom(32), key: contentKey }),
      put(2, 2, { kind: 'drop', drop: altered.id, key: contentKey }),
      put(3, 2, { kind: 'drop', drop: letter, key: contentKey }),
      put(4, 4, { kind: 'drop', drop: altered.id, key: contentKey }),
    ]
    for (const body of garbage) {
      const answer = await staffFetch(on.instance, members[2]!, 'POST', PATH.deskRecords, { body })
      expect(answer.status, answer.text).to.equal(200)
    }
    // One of them names a report that could still come: each desk waits for one more list of drops.
    await sync(0, 1, 0, 1, 0, 1)
    const own = (desk: Desk) =>
      madeIn(desk).filter(({ report }) => report!.content.answers.text === TOLD)
    expect(own(at(0))).to.have.lengthOf(1)
    expect(namesOf(own(at(1)))).to.deep.equal(namesOf(own(at(0))))
  })

  /** As a changed program would: make the report of a letter, sealed to fewer, and claim it. @returns its id */
  async function makeAndClaim(
    by: number,
    leftOut: readonly string[],
    draft: { readonly messageId: Uint8Array },
    letterKey: Uint8Array,
    epochKey: Uint8Array,
    from: Uint8Array,
  ): Promise<Uint8Array> {
    const letter = {
      ...{ kind: 'follow-up' as const, day: dayOf(A_MONDAY), ...draft },
      content: contentOf('letter-retaliation', { text: TOLD, since: 'I mai' }),
    }
    const content = ownReport(letter as unknown as ReporterDrop, from, [])
    const { id } = await deliver(on.instance, { drop: { kind: 'report', content }, leftOut })
    const { members, list } = reception
    const place = { instance: list.instance, epoch: 0, sequence: 0, epochKey }
    const body = sealRecord(p, systemRandom, place, members[by]!.signing, {
      previous: new Uint8Array(32),
      day: dayOf(A_MONDAY),
      entry: { kind: 'drop', drop: id, key: letterKey },
    })
    const answer = await staffFetch(on.instance, members[by]!, 'POST', PATH.deskRecords, { body })
    expect(answer.status, answer.text).to.equal(200)
    return id
  }

  it('goes to a reader to whom a colleague grants access once more, and leaves out of the case', async () => {
    const draft = { messageId: systemRandom(16) }
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    const granted: Entry = { kind: 'granted', member: 'm1', as: 'reception', text: '' }
    await forceRecord(on.instance, at(2), 2, () => granted)
    const { contentKey } = await tell([], { draft })
    const { linkName } = firstOf(at(2))
    const { running } = chainOf(p, firstOf(at(2)).stream!)
    const epochKey = claimKey(p, contentKey, running!.key)
    const theirs = await makeAndClaim(2, ['m1'], draft, contentKey, epochKey, linkName!)
    await sync(0, 1, 2, 0, 1, 2)
    const [one, ...more] = madeIn(at(0))
    expect(more).to.deep.equal([])
    expect(toHex(one!.report!.id)).to.not.equal(toHex(theirs))
    expect(one!.access.readers.map(({ member }) => member)).to.deep.equal(['m0', 'm1', 'm2'])
    expect(namesOf(madeIn(at(1)))).to.deep.equal([one!.id])
  })

  it('is not a case whose key a member has who was revoked before', async () => {
    const draft = { messageId: systemRandom(16) }
    for (const index of [0, 2]) await syncAndOpen(at(index))
    const { contentKey } = await tell([], { draft })
    const old = firstOf(at(2))
    await at(0).release(old.id, 'm2', 'done', '')
    // Before any desk has made the case, m2 has: word for word, sealed to the others, and claimed.
    const claimed = claimKey(p, contentKey, old.stream!.epochs[0]!.key)
    const theirs = await makeAndClaim(2, ['m2'], draft, contentKey, claimed, old.linkName!)
    await sync(0, 1, 0, 1)
    const [one, ...more] = madeIn(at(0))
    expect(more).to.deep.equal([])
    expect(toHex(one!.report!.id)).to.not.equal(toHex(theirs))
    expect(one!.access.readers.map(({ member }) => member)).to.deep.equal(['m0', 'm1'])
    expect(namesOf(madeIn(at(1)))).to.deep.equal([one!.id])
    // They have the key of the letter, and not that of the epoch under which the others agree.
    const { running } = chainOf(p, firstOf(at(0)).stream!)
    const { records } = await copyShelves(on.instance)
    const isThere = (key: Uint8Array) => records.has(toHex(recordId(p, key, 0)))
    expect(isThere(claimKey(p, contentKey, running!.key))).to.equal(true)
    expect(toHex(claimKey(p, contentKey, running!.key))).to.not.equal(toHex(claimed))
  })

  it('is one case where it comes twice, and where a desk starts from an old copy of its vault', async () => {
    await syncAndOpen(at(0))
    const { vault, weeks } = at(0)
    const draft = { messageId: systemRandom(16) }
    await tell([], { draft })
    await tell([], { draft })
    await sync(0, 0)
    // Smaller ids stand first: some of these do, and were sealed on another day.
    for (let i = 0; i < 4; i++) await tell([], { draft, day: dayOf(A_MONDAY) - 1 })
    await sync(1, 0, 1)
    expect(madeIn(at(0))).to.have.lengthOf(1)
    expect(namesOf(madeIn(at(1)))).to.deep.equal(namesOf(madeIn(at(0))))
    const old = testDesk(on.instance, 0, { vault, weeks })
    await old.sync()
    await old.sync()
    expect(namesOf(madeIn(old))).to.deep.equal(namesOf(madeIn(at(0))))
  })

  it('does not come back once its case is purged', async () => {
    await syncAndOpen(at(0))
    await tell()
    await sync(0, 0, 1, 2)
    await syncAndOpen(at(0))
    const { id } = madeIn(at(0))[0]!.report!
    const kept = [...firstOf(at(0)).stream!.records.values()].map((one) => Buffer.from(one.id))
    await agreeToPurge(at(1), madeIn(at(1))[0]!.id)
    await at(0).purge(madeIn(at(0))[0]!.id, 'kept for as long as it may be')
    await sync(1, 2, 0, 1)
    for (const index of [0, 1, 2]) {
      expect(madeIn(at(index))).to.deep.equal([])
      await unlock(index).sync()
      expect(madeIn(at(index))).to.deep.equal([])
    }
    // It does not come back with empty shelves either: the key of the letter's week is destroyed by then.
    const { db } = on.instance.server.ctx
    on.clock.advance(21 * DAY_MS)
    await on.instance.server.tick()
    await unlock(0).sync()
    await db('drops').where('id', Buffer.from(id)).delete()
    await db('records').whereNotIn('id', kept).delete()
    const before = await rows('drops')
    await unlock(0).sync()
    expect([madeIn(at(0)), await rows('drops')]).to.deep.equal([[], before])
  })

  it('waits while the server holds back what a claim says', async () => {
    await sync(0)
    await tell()
    await sync(1)
    const before = [await rows('drops'), await rows('records')]
    const transport = meddled(staffTransport(on.instance), (request) =>
      request === `POST ${PATH.deskRecordsFetch}`
        ? ({ status }) => ({ status, body: new Uint8Array(0) })
        : null,
    )
    await unlock(0, { transport }).sync()
    expect([await rows('drops'), await rows('records')]).to.deep.equal(before)
  })

  /** All that the report of the case says that a letter becomes, word for word. */
  function contentOfCase(draft: { readonly messageId: Uint8Array }, named: readonly string[]) {
    const drop = {
      kind: 'follow-up' as const,
      day: dayOf(A_MONDAY),
      ...draft,
      content: contentOf('letter-retaliation', { text: TOLD, since: 'I mai' }),
    }
    return ownReport(drop as unknown as ReporterDrop, firstOf(at(1)).linkName!, named)
  }

  /** m1, who reads both, makes a case of the letter without m0, word for word, and claims it. */
  async function claimWithout(named: readonly string[]) {
    const draft = { messageId: systemRandom(16) }
    const { contentKey } = await tell([], { draft })
    const first = firstOf(at(1))
    const content = contentOfCase(draft, named)
    const theirs = await deliver(on.instance, {
      drop: { kind: 'report', content },
      leftOut: ['m0'],
    })
    const epochKey = claimKey(p, contentKey, chainOf(p, first.stream!).running!.key)
    const place = { instance: reception.list.instance, epoch: 0, sequence: 0, epochKey }
    const by = reception.members[1]!
    const body = sealRecord(p, systemRandom, place, by.signing, {
      previous: new Uint8Array(32),
      day: dayOf(A_MONDAY),
      entry: { kind: 'drop', drop: theirs.id, key: contentKey },
    })
    const answer = await staffFetch(on.instance, by, 'POST', PATH.deskRecords, { body })
    expect(answer.status, answer.text).to.equal(200)
    return { theirs, epochKey }
  }
  const readersIn = (desk: Desk) =>
    madeIn(desk).map(({ access }) => access.readers.map(({ member }) => member).join())

  for (const named of [['m0'], []]) {
    it(`leaves out nobody whom the letter names, as somebody claims; named: ${named.length}`, async () => {
      for (const index of [0, 1, 2]) await syncAndOpen(at(index))
      await claimWithout(named)
      await sync(2, 0, 2, 2)
      expect(readersIn(at(2))).to.deep.equal(['m0,m1,m2'])
      expect(readersIn(at(0))).to.deep.equal(['m0,m1,m2'])
      expect(madeIn(at(2)).flatMap(({ access }) => access.leftOut)).to.deep.equal([])
      await unlock(2).sync()
      expect(namesOf(madeIn(at(2)))).to.deep.equal(namesOf(madeIn(at(0))))
    })
  }

  it('comes to light once something is written in it, though another was claimed before', async () => {
    const draft = { messageId: systemRandom(16) }
    for (const index of [0, 1, 2]) await syncAndOpen(at(index))
    const letter = await tell([], { draft })
    const content = contentOfCase(draft, [])
    const other = await deliver(on.instance, { drop: { kind: 'report', content } })
    await sync(0, 2, 0, 2)
    const [made] = namesOf(madeIn(at(0)))
    expect(letter.id).to.not.deep.equal(other.id)
    expect(namesOf(madeIn(at(2)))).to.deep.equal([made])
    const epochKey = firstEpochKey(p, caseKey(p, other.contentKey))
    const place = { instance: reception.list.instance, epoch: 0, sequence: 0, epochKey }
    const by = reception.members[0]!
    const body = sealRecord(p, systemRandom, place, by.signing, {
      previous: new Uint8Array(32),
      day: dayOf(A_MONDAY),
      entry: { kind: 'note', text: 'worked on' },
    })
    await staffFetch(on.instance, by, 'POST', PATH.deskRecords, { body })
    await unlock(2).sync()
    expect(namesOf(madeIn(at(2)))).to.include.members([made, toHex(other.receipt.signer)])
  })

  it('is no case of one that is not sealed as it says: that stands by itself, with a warning', async () => {
    await syncAndOpen(at(0))
    const draft = { messageId: systemRandom(16) }
    await tell([], { draft })
    const said = contentOf('letter-retaliation', { text: TOLD, since: 'I mai' })
    const letter = { kind: 'follow-up', day: dayOf(A_MONDAY), ...draft, content: said }
    const content = ownReport(letter as ReporterDrop, firstOf(at(0)).linkName!, [])
    const made = rewrapped(on.instance, { drop: { kind: 'report', content } }, spoiled(1))
    expect((await postDrop(on.instance, made.request)).status).to.equal(200)
    await on.instance.server.tick()
    for (let i = 0; i < 2; i++) {
      await sync(0)
      const found = at(0).cases.find(({ id }) => id === toHex(made.receipt.signer))
      expect(found?.warnings.map(({ kind }) => kind)).to.deep.equal(['unread-by'])
    }
  })
})
