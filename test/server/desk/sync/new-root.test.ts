import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { openDrop } from '../../../../crypto/drop/drop.ts'
import type { KeyList } from '../../../../crypto/keys/keylist.ts'
import {
  fingerprint,
  newSignKeyPair,
  newWeekKeyPair,
  type SignKeyPair,
  type WeekKeyPair,
} from '../../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { SIZE } from '../../../../crypto/primitives/labels.ts'
import { loadSodium } from '../../../../crypto/primitives/sodium.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, syncAndOpen, testDesk } from '../../../support/desk/desk-core.ts'
import {
  caseId,
  codeOf,
  notes,
  readersOf,
  say,
} from '../../../support/reception/access-reception.ts'
import {
  nextReception,
  publishNext,
  succession,
  without,
} from '../../../support/reception/lists.ts'
import { makeReception, type TestReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

const p = await loadSodium()
const WEEKS = 8

describe('a desk that is shown a new root', () => {
  let instance: Instance
  let honest: Instance
  let clock: Clock
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const roles = ['head', 'reception', 'co-handler', 'follow-up-manager', 'custodian'] as const
    const edit = (list: KeyList) => ({
      ...list,
      channels: [{ id: 'main', members: ['m0', 'm1', 'm2'] }],
    })
    instance = await startInstance({
      clock,
      reception: makeReception(p, { today: dayOf(A_MONDAY), roles, weeks: WEEKS, edit }),
    })
    honest = instance
  })
  afterEach(() => instance.stop())

  const rootOf = (keys: SignKeyPair) => fingerprint(p, keys.publicKey)
  const isOfRoot = ({ kind }: { readonly kind: string }) => kind === 'new-root'
  const told = (desk: Desk) => desk.notices.filter(isOfRoot).length
  const isRead = (request: string) => /\/fetch$/.test(request) || request.startsWith('GET')

  /** The next list of a successor, changed as said. */
  function successor(
    root: SignKeyPair,
    change: Parameters<typeof nextReception>[2] = {},
  ): TestReception {
    const successions = [succession(p, instance.reception, root)]
    const next = { root: root.publicKey, successions, ...change }
    return { ...nextReception(p, instance.reception, next, root), root }
  }
  async function succeed(root = newSignKeyPair(p, systemRandom)): Promise<SignKeyPair> {
    instance = await publishNext(instance, successor(root))
    return root
  }

  /** The thief of the root publishes: m1 with weekly keys of the thief, and without m2. */
  async function forge(): Promise<{ readonly keys: readonly WeekKeyPair[]; root: SignKeyPair }> {
    const root = newSignKeyPair(p, systemRandom)
    const { members, list } = instance.reception
    const keys = Array.from({ length: WEEKS }, (_, i) =>
      newWeekKeyPair(p, systemRandom, list.weeks.first + i),
    )
    const swapped = members.map((one) => (one.id === 'm1' ? { ...one, weeks: keys } : one))
    instance = { ...instance, reception: { ...instance.reception, members: swapped } }
    instance = await publishNext(instance, successor(root, without(instance.reception, 'm2')))
    return { keys, root }
  }

  /** A desk, with what it asked the server to keep. */
  function watched(vault?: Desk['vault']) {
    const posts: { readonly request: string; readonly body: Uint8Array }[] = []
    const transport = meddled(staffTransport(instance), (request, _, { body }) => {
      const isMade = !isRead(request) && !request.includes(PATH.tickets)
      if (isMade && !request.includes(PATH.deskRenewals))
        posts.push({ request, body: body ?? new Uint8Array(0) })
      return null
    })
    const desk = testDesk(honest, 0, { transport, ...(vault ? { vault } : {}) })
    return { desk, posts }
  }

  async function readDesk(): Promise<Desk> {
    await deliver(instance)
    const desk = testDesk(instance, 0)
    await syncAndOpen(desk)
    await say(desk, 'before')
    await desk.tell('heads')
    return desk
  }

  it('seals nothing to keys of a forged list, and tells nobody anything, before that is settled', async () => {
    const { vault } = await readDesk()
    const { keys } = await forge()
    const { desk, posts } = watched(vault)
    await desk.sync()
    await desk.tell('heads')
    const { instance: own } = instance.reception.list
    const opened = posts
      .filter(({ request }) => request.endsWith(PATH.drops))
      .filter(({ body }) => openDrop(p, own, 1, keys, body.slice(0, SIZE.sealedDrop)) !== null)
    expect(opened.length, 'opened by the thief').to.equal(0)
    const id = caseId(desk)
    for (const refused of [
      say(desk, 'to whom?'),
      desk.release(id, 'm2', 'done', ''),
      desk.grant(id, 'm3', 'reader', ''),
      desk.purge(id, ''),
    ]) {
      expect(await codeOf(refused)).to.equal('new-root')
    }
    expect(posts.map(({ request }) => request)).to.deep.equal([])
    expect([notes(desk), told(desk)]).to.deep.equal([['m0: before'], 1])
  })

  it('destroys nothing that a member of a forged list purges, and shows it again once that is settled', async () => {
    const { vault } = await readDesk()
    const root = newSignKeyPair(p, systemRandom)
    const members = instance.reception.list.members.map((one) =>
      one.id === 'm2' ? { ...one, role: 'head' as const } : one,
    )
    const { fingerprint: before } = instance.reception
    const forged = await publishNext(instance, successor(root, { members }))
    for (const index of [1, 2]) {
      const accomplice = testDesk(forged, index)
      await accomplice.sync()
      await accomplice.confirmRoot(rootOf(root))
      await syncAndOpen(accomplice)
      await accomplice.purge(caseId(accomplice), '')
    }
    const desk = testDesk(honest, 0, { vault })
    await desk.sync()
    expect(desk.purged).to.deep.equal([])
    expect(desk.vault.grants.length + desk.vault.drops.length).to.be.greaterThan(0)
    // The head knows of no new root, and the server is put right.
    await desk.confirmRoot(before)
    const right = meddled(staffTransport(forged), (request) =>
      request === `GET ${PATH.keyList}`
        ? ({ status }) => ({ status, body: honest.reception.signed })
        : null,
    )
    const again = testDesk(honest, 0, { vault: desk.vault, transport: right })
    await again.sync()
    expect([notes(again), again.purged, told(again)]).to.deep.equal([['m0: before'], [], 0])
  })

  it('tells of it, whatever day it is, until the member types what they were told', async () => {
    const { vault } = await readDesk()
    const root = rootOf(await succeed())
    const { desk } = watched(vault)
    await desk.sync()
    const later = testDesk(honest, 0, {
      vault: desk.vault,
      now: () => instance.now() + 400 * DAY_MS,
    })
    expect(told(later)).to.equal(1)
    const stranger = rootOf(newSignKeyPair(p, systemRandom))
    expect(await codeOf(desk.confirmRoot(stranger))).to.equal('root-differs')
    expect([told(desk), await codeOf(say(desk, 'too early'))]).to.deep.equal([1, 'new-root'])
    await desk.confirmRoot(root)
    expect([told(desk), desk.vault.root]).to.deep.equal([0, root])
    await desk.sync()
    await say(desk, 'after')
    expect(notes(desk)).to.deep.equal(['m0: before', 'm0: after'])
    expect(await codeOf(desk.confirmRoot(root))).to.equal('gone')
  })

  it('goes on from the true one, without a backup, where it was shown a forged one first', async () => {
    const { vault } = await readDesk()
    const thief = newSignKeyPair(p, systemRandom)
    const forged = successor(thief)
    const own = newSignKeyPair(p, systemRandom)
    await succeed(own)
    const lying = meddled(staffTransport(instance), (request) =>
      request === `GET ${PATH.keyList}` || request === `GET ${PATH.keyListVersion}2`
        ? ({ status }) => ({ status, body: forged.signed })
        : null,
    )
    const shown = testDesk(honest, 0, { vault, transport: lying })
    await shown.sync()
    expect(shown.vault.root).to.equal(rootOf(thief))
    expect(await codeOf(shown.confirmRoot(rootOf(own)))).to.equal('root-differs')
    const desk = testDesk(honest, 0, { vault: shown.vault })
    expect(await codeOf(desk.sync())).to.equal('two-roots')
    expect(desk.isRootConfirmed).to.equal(false)
    await desk.confirmRoot(rootOf(own))
    await desk.sync()
    expect([desk.vault.root, told(desk)]).to.deep.equal([rootOf(own), 0])
    expect(readersOf(desk)).to.include('m2')
    await say(desk, 'after')
    expect(notes(desk)).to.deep.equal(['m0: before', 'm0: after'])
  })

  it('takes no keys of another week from a list that came since it synced last', async () => {
    await deliver(instance)
    const { desk, posts } = watched()
    await syncAndOpen(desk)
    posts.length = 0
    await forge()
    clock.advance(7 * DAY_MS)
    await instance.server.tick()
    expect(await codeOf(desk.grant(caseId(desk), 'm1', 'reader', ''))).to.equal('new-root')
    expect(posts.filter(({ request }) => request.endsWith(PATH.drops))).to.deep.equal([])
  })
})
