import { expect } from 'chai'
import { readingOf } from '../../client/shared/readers.ts'
import type { Letter } from '../../client/shared/visit.ts'
import { toHex } from '../../crypto/bytes.ts'
import { type KeyList, signKeyList } from '../../crypto/keylist.ts'
import { noble } from '../../crypto/noble.ts'
import { makeHouse } from '../support/house.ts'
import {
  DAY,
  letter,
  openOf,
  refused,
  ScriptedServer,
  visitOf,
  withdrawal,
} from '../support/scripted-visit.ts'

describe('a visit during which the list changes', () => {
  const before = makeHouse(noble, {
    today: DAY,
    roles: ['head', 'reception', 'custodian', 'reader'],
    edit: (list) => ({ ...list, channels: [{ id: 'main', members: ['m0'] }] }),
  })
  let server: ScriptedServer

  beforeEach(() => {
    server = new ScriptedServer(before)
  })

  /** The next version of the list, as its root signed it. */
  function publish(change: Partial<KeyList>): void {
    const { hash: _, ...list } = before.list
    const next = { ...(list as KeyList), version: 2, ...change }
    server.house = { ...before, signed: signKeyList(noble, before.root.seed, next) }
  }

  const channelOf = (...members: string[]) => ({ channels: [{ id: 'main', members }] })
  const membersWith = (id: string, change: Partial<KeyList['members'][number]>) => ({
    members: before.list.members.map((one) => (one.id === id ? { ...one, ...change } : one)),
  })

  /** What every case has in common: nothing goes, and what is shown anew goes. */
  async function refusedOnce(one: Letter, shownAnew: readonly string[]): Promise<Uint8Array> {
    const visit = visitOf(server)
    await visit.open()
    await visit.makeReceipt()
    expect(await refused(visit.send(one))).to.equal('readers-changed')
    expect(await refused(visit.send(one))).to.equal('readers-changed')
    expect(server.drops).to.have.length(0)
    await visit.send({ ...one, shown: shownAnew })
    expect(server.drops).to.have.length(1)
    return server.drops[0] as Uint8Array
  }

  it('tells nobody of a report who was not shown as its reader, and then who reads', async () => {
    const visit = visitOf(server)
    const readers = async () =>
      (await visit.open()).channels.flatMap((one) => readingOf(one, []).map(({ id }) => id))
    expect(await readers()).to.deep.equal(['m0'])
    await visit.makeReceipt()
    publish(channelOf('m0', 'm1'))
    const one = { ...letter(), shown: ['m0'] }
    expect(await refused(visit.send(one))).to.equal('readers-changed')
    expect(server.drops).to.have.length(0)
    expect(await readers()).to.deep.equal(['m0', 'm1'])
    await visit.send({ ...one, leftOut: ['m1'] })
    const [drop] = server.drops as [Uint8Array]
    expect([openOf(before, drop, 0) === null, openOf(before, drop, 1)]).to.deep.equal([false, null])
  })

  it('gives a name to no custodian who was not shown', async () => {
    publish(membersWith('m3', { role: 'custodian' }))
    for (const one of [letter('identity'), withdrawal('identity')]) {
      server = new ScriptedServer(server.house)
      const drop = await refusedOnce({ ...one, shown: ['m2'] }, ['m2', 'm3'])
      expect(openOf(before, drop, 3)).to.not.equal(null)
    }
  })

  it('gives a follow-up to nobody who has taken the place of a reader', async () => {
    publish({
      ...channelOf('m1', 'm3'),
      ...membersWith('m3', { position: 0 }),
    })
    const one = { ...letter('follow-up'), positions: 0b001, shown: ['m0'] }
    await refusedOnce(one, ['m3'])
  })

  it('goes on where somebody who was shown reads no more', async () => {
    publish(channelOf('m1'))
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send({ ...letter(), shown: ['m0', 'm1'] })
    expect(server.drops).to.have.length(1)
  })

  it('repeats the same bytes, which were sealed to those who were shown', async () => {
    server.answers = Array.from({ length: 6 }, () => 'lost' as const)
    const visit = visitOf(server)
    await visit.makeReceipt()
    const mine = { ...letter(), shown: ['m0'] }
    expect(await refused(visit.send(mine))).to.equal('offline')
    publish(channelOf('m0', 'm1'))
    await visit.send(mine)
    expect(new Set(server.drops.map(toHex)).size).to.equal(1)
    expect(openOf(before, server.drops[6] as Uint8Array, 1)).to.equal(null)
  })
})
