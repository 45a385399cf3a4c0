import { expect } from 'chai'
import { readingOf } from '../../../client/shared/reception/readers.ts'
import { choiceOf } from '../../../client/shared/session/letter.ts'
import type { Letter } from '../../../client/shared/session/visit.ts'
import { openOrPart } from '../../../crypto/drop/drop.ts'
import {
  bundleHash,
  encodeBundle,
  type KeyList,
  type Recipient,
  signKeyList,
} from '../../../crypto/keys/keylist.ts'
import { toHex } from '../../../crypto/primitives/bytes.ts'
import { noble } from '../../../crypto/primitives/noble.ts'
import { makeReception, type TestReception } from '../../support/reception/reception.ts'
import {
  DAY,
  letter,
  openOf,
  refused,
  ScriptedServer,
  visitOf,
  WEEK,
  withdrawal,
} from '../../support/reporter/scripted-visit.ts'

describe('a visit during which the list changes', () => {
  const before = makeReception(noble, {
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
    server.reception = { ...before, signed: signKeyList(noble, before.root.seed, next) }
  }

  const channelOf = (...members: string[]) => ({ channels: [{ id: 'main', members }] })
  /** The same people as in the first list. */
  const channelsSince = (since: number) => ({ channels: [{ id: 'main', members: ['m0'], since }] })
  const membersWith = (id: string, change: Partial<KeyList['members'][number]>) => ({
    members: before.list.members.map((one) => (one.id === id ? { ...one, ...change } : one)),
  })

  /** Common to all cases: nothing is sent at first; the letter goes once the new readers are shown. */
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

  it('K12: seals a report in parts where two must open it, and to one reader not at all', async () => {
    const together = (...members: string[]) => {
      return { channels: [{ id: 'main', members, together: 2 as const }] }
    }
    publish(together('m0', 'm1'))
    const visit = visitOf(server)
    const { channels } = await visit.open()
    expect(channels.map((one) => readingOf(one, ['m1']))).to.deep.equal([[]])
    await visit.makeReceipt()
    const shown = ['m0', 'm1']
    const one = { ...letter(), shown, listVersion: 2 }
    expect(await refused(visit.send({ ...one, leftOut: ['m1'] }))).to.equal('closed')
    // A list by which one opens it comes after the reporter was told that two must.
    publish({
      ...channelOf('m0', 'm1'),
      version: 3,
      channels: [{ id: 'main', members: shown, since: 2 }],
    })
    expect(await refused(visit.send(one))).to.equal('readers-changed')
    expect(server.drops).to.have.length(0)
    publish(together('m0', 'm1'))
    await visit.send(one)
    const [drop] = server.drops as [Uint8Array]
    expect(drop).to.have.length(25_804)
    expect([0, 1].map((index) => openOf(before, drop, index))).to.deep.equal([null, null])
    const { position, weeks } = before.members[0]!
    const stored = drop.slice(0, 25_776)
    expect(openOrPart(noble, before.list.instance, position, weeks, stored)?.kind).to.equal('part')
  })

  it('gives a name to no custodian who was not shown', async () => {
    publish(membersWith('m3', { role: 'custodian' }))
    for (const one of [letter('identity'), withdrawal('identity')]) {
      server = new ScriptedServer(server.reception)
      const drop = await refusedOnce({ ...one, shown: ['m2'] }, ['m2', 'm3'])
      expect(openOf(before, drop, 3)).to.not.equal(null)
    }
  })

  it('gives a follow-up to nobody who has taken the place of a reader', async () => {
    publish({
      ...channelOf('m1', 'm3'),
      ...membersWith('m3', { position: 0 }),
    })
    const circle = { readers: ['m0', 'm3'], opened: false }
    const one = { ...letter('follow-up'), circle, shown: ['m0'] }
    await refusedOnce(one, ['m3'])
  })

  it('tells nobody by a list that changed who can be left out, and who was not asked about', async () => {
    // m3 stands in from now on, and reads nothing: who is shown stays the same
    const apart = { channels: [{ id: 'main', members: ['m0'], substitutes: ['m3'] }] }
    for (const [change, stops] of [
      [apart, true],
      [membersWith('m3', { role: 'auditor' }), true],
      [channelsSince(1), false],
    ] as const) {
      const visit = visitOf(server)
      const { version } = await visit.open()
      await visit.makeReceipt()
      publish(change)
      const one = { ...letter(), shown: ['m0'], listVersion: version }
      const sent = visit.send(one)
      if (stops) expect(await refused(sent)).to.equal('readers-changed')
      else await sent
      const anew = (await visit.open()).version
      if (stops) await visit.send({ ...one, listVersion: anew })
      expect([anew, server.drops.length]).to.deep.equal([2, 1])
      server = new ScriptedServer(before)
    }
  })

  it('names in a report whom its reporter leaves out, also who has left the list', async () => {
    const visit = visitOf(server)
    await visit.makeReceipt()
    await visit.send({ ...letter(), shown: ['m0'], leftOut: ['m9', 'm3'] })
    const { content } = openOf(before, server.drops[0]!, 0)!.body
    expect('answers' in content && content.answers['left-out']).to.deep.equal(['m3', 'm9'])
  })

  it('goes on if somebody who was shown no longer reads', async () => {
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

describe('a visit to a channel with substitutes', () => {
  /** m0 and m1 read; m2, then m3 stand in for them. */
  const reception = makeReception(noble, {
    today: DAY,
    roles: ['head', 'reception', 'reception', 'reception'],
    edit: (list) => ({
      ...list,
      channels: [{ id: 'main', members: ['m0', 'm1'], substitutes: ['m2', 'm3'] }],
    }),
  })

  /** The reception in which a member has no key in the running week. */
  function withoutKeyOf(id: string): TestReception {
    const { hash: _, ...list } = reception.list
    const place = WEEK - list.weeks.first
    const keys = reception.members.map((one) =>
      one.id === id ? null : one.weeks[place]!.publicKey,
    )
    const bundle = encodeBundle(keys)
    const hash = bundleHash(noble, list.instance, WEEK, bundle)
    const bundles = list.weeks.bundles.map((one, i) => (i === place ? hash : one))
    const next: KeyList = { ...list, weeks: { ...list.weeks, bundles } }
    const signed = signKeyList(noble, reception.root.seed, next)
    return { ...reception, signed, bundles: new Map([...reception.bundles, [WEEK, bundle]]) }
  }

  /** Positions at which the one drop of a server opens, and what stands in it. */
  function openedIn({ drops }: ScriptedServer) {
    const [drop] = drops as [Uint8Array]
    const all = [0, 1, 2, 3].map((position) => openOf(reception, drop, position))
    const [body] = all.flatMap((one) => (one === null ? [] : [one.body]))
    const at = all.flatMap((one, position) => (one === null ? [] : [position]))
    return { at, answers: body && 'answers' in body.content ? body.content.answers : null }
  }

  async function sent(one: Partial<Letter>, kind: Letter['kind'] = 'report', at = reception) {
    const server = new ScriptedServer(at)
    const visit = visitOf(server)
    const { channels } = await visit.open()
    await visit.makeReceipt()
    const shown = readingOf(channels[0]!, one.leftOut ?? []).map(({ id }) => id)
    await visit.send({ ...letter(kind), shown, ...one })
    return openedIn(server)
  }

  it('shows its people in the order in which they are asked', async () => {
    const { channels } = await visitOf(new ScriptedServer(reception)).open()
    const [{ people, seats, substitutes }] = channels as [(typeof channels)[number]]
    expect(people.map(({ id }) => id)).to.deep.equal(['m0', 'm1', 'm2', 'm3'])
    expect([seats, substitutes]).to.deep.equal([2, ['m2', 'm3']])
  })

  it('tells of those without a key as well, whom a report can leave out all the same', async () => {
    const reception = withoutKeyOf('m2')
    const visit = visitOf(new ScriptedServer(reception))
    const [channel] = (await visit.open()).channels
    expect(channel!.people.map(({ id }) => id)).to.deep.equal(['m0', 'm1', 'm3'])
    expect(channel!.keyless.map(({ id }) => id)).to.deep.equal(['m2'])
    const { at, answers } = await sent({ leftOut: ['m2'] }, 'report', reception)
    expect(at).to.deep.equal([0, 1])
    expect(answers?.['left-out']).to.deep.equal(['m2'])
    // They do not step in for a member who is left out either.
    expect((await sent({ leftOut: ['m0'] }, 'report', reception)).at).to.deep.equal([1, 3])
  })

  it('leaves out for good in the code whom a report passed over, as desks do', () => {
    const toThose = (ids: readonly string[]) =>
      ids.map(
        (id) => ({ member: reception.list.members.find((one) => one.id === id)! }) as Recipient,
      )
    const told = (one: Letter, ids: readonly string[]) =>
      choiceOf(one, reception.list, toThose(ids))?.leftOut
    expect(told(letter(), ['m0', 'm1'])).to.deep.equal([])
    // m0 had no key, and no box was shown.
    expect(told(letter(), ['m1', 'm2'])).to.deep.equal(['m0'])
    expect(told({ ...letter(), leftOut: ['m1'] }, ['m0', 'm3'])).to.deep.equal(['m1', 'm2'])
    expect(told(letter(), ['m1'])).to.deep.equal(['m0', 'm2', 'm3'])
    // Later letters repeat only what is known already.
    const choice = { channel: 'main', leftOut: ['m3'] }
    expect(told({ ...letter('follow-up'), choice }, ['m1', 'm2'])).to.deep.equal(['m3'])
  })

  it('seals only to members while none is missing, and to the next instead of each missing one', async () => {
    expect((await sent({})).at).to.deep.equal([0, 1])
    expect((await sent({ leftOut: ['m0'] })).at).to.deep.equal([1, 2])
    expect((await sent({ leftOut: ['m0', 'm2'] })).at).to.deep.equal([1, 3])
    expect((await sent({ leftOut: ['m0', 'm1', 'm2'] })).at).to.deep.equal([3])
  })

  it('names in a report the substitutes who are left out, and in nothing else', async () => {
    const what = letter().content.answers
    expect((await sent({ leftOut: ['m0'] })).answers).to.deep.equal(what)
    expect((await sent({ leftOut: ['m3', 'm0', 'm2'] })).answers).to.deep.equal({
      ...what,
      'left-out': ['m2', 'm3'],
    })
    const followUp = await sent({ leftOut: ['m0', 'm2'] }, 'follow-up')
    expect(followUp).to.deep.equal({ at: [1, 3], answers: what })
  })

  it('goes on to the substitute at whose position the report is', async () => {
    const one = { circle: { readers: ['m1', 'm2'], opened: false }, shown: ['m1', 'm2'] }
    expect((await sent(one, 'follow-up')).at).to.deep.equal([1, 2])
    // Nobody replaces a reader who is left out of it: it goes only to the report's other readers.
    expect((await sent({ ...one, leftOut: ['m2'] }, 'follow-up')).at).to.deep.equal([1])
  })

  it('seals to no substitute who has stepped in unseen', async () => {
    const server = new ScriptedServer(reception)
    const visit = visitOf(server)
    await visit.open()
    await visit.makeReceipt()
    const { hash: _, ...list } = reception.list
    // The next list asks others, of whom the reporter left one out.
    const next: KeyList = {
      ...(list as KeyList),
      version: 2,
      channels: [{ id: 'main', members: ['m0', 'm3'], substitutes: ['m2'] }],
    }
    server.reception = { ...reception, signed: signKeyList(noble, reception.root.seed, next) }
    const mine = { ...letter(), leftOut: ['m3'], shown: ['m0', 'm1'] }
    expect(await refused(visit.send(mine))).to.equal('readers-changed')
    expect(server.drops).to.have.length(0)
    await visit.send({ ...mine, shown: ['m0', 'm2'] })
    expect(openedIn(server).at).to.deep.equal([0, 2])
  })
})
