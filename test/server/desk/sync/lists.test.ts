import { expect } from 'chai'
import type { Desk } from '../../../../client/desk/engine/desk.ts'
import { DAY_MS, dayOf } from '../../../../crypto/days/calendar.ts'
import { fingerprint, newSignKeyPair, type SignKeyPair } from '../../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../../crypto/wire/wire.ts'
import { meddled, staffTransport, testDesk } from '../../../support/desk/desk-core.ts'
import { say as append, codeOf, notes } from '../../../support/reception/access-reception.ts'
import {
  nextReception,
  publishNext,
  receptionWithout,
  succession,
} from '../../../support/reception/lists.ts'
import type { TestReception } from '../../../support/reception/reception.ts'
import {
  A_MONDAY,
  type Clock,
  deliver,
  fakeClock,
  type Instance,
  startInstance,
} from '../../../support/server/instance.ts'

describe('key lists that were', () => {
  let clock: Clock
  let instance: Instance
  beforeEach(async () => {
    clock = fakeClock(A_MONDAY)
    const roles = ['head', 'reception', 'co-handler', 'reader'] as const
    instance = await startInstance({ clock, roles, weeks: 8 })
  })
  afterEach(() => instance.stop())

  async function publish(reception: TestReception): Promise<void> {
    instance = await publishNext(instance, reception)
  }
  const leave = (member: string) => receptionWithout(instance, member, dayOf(clock.now()))
  const isOfLists = ({ kind }: { readonly kind: string }) => kind === 'list-history'

  it('are fetched once, and again only when there is a new one', async () => {
    const asked: string[] = []
    const transport = meddled(staffTransport(instance), (request) => {
      if (request.includes(PATH.keyListVersion)) asked.push(request)
      return null
    })
    await publish(leave('m3'))
    const desk = testDesk(instance, 0, { transport })
    await desk.sync()
    await desk.sync()
    const paths = (count: number) =>
      Array.from({ length: count }, (_, i) => `GET ${PATH.keyListVersion}${i + 1}`)
    expect([...asked].sort()).to.deep.equal(paths(2))
    await publish(leave('m2'))
    await desk.sync()
    // the vault keeps what was asked for before
    expect([...asked].sort()).to.deep.equal(paths(3))
  })

  it('are named where they do not follow from one another, and believed no further', async () => {
    await deliver(instance)
    const b = testDesk(instance, 2)
    await b.sync()
    await append(b, 'while I was there')
    const { previous, expires } = instance.reception.list
    const other = nextReception(instance.p, instance.reception, {
      ...{ version: 1, previous, expires: expires - 1 },
    })
    await publish(leave('m2'))
    const meddling = meddled(staffTransport(instance), (request) => {
      if (request !== `GET ${PATH.keyListVersion}1`) return null
      return ({ status }) => ({ status, body: other.signed })
    })
    const desk = testDesk(instance, 1, { transport: meddling })
    await desk.sync()
    expect(desk.notices.filter(isOfLists)).to.deep.equal([{ kind: 'list-history' }])
    expect(notes(desk)).to.deep.equal([])
    expect(desk.cases[0]!.warnings.map(({ kind }) => kind)).to.include('foreign-author')
  })

  const hiding = (...versions: readonly number[]) =>
    meddled(staffTransport(instance), (request) =>
      versions.some((version) => request === `GET ${PATH.keyListVersion}${version}`)
        ? ({ body }) => ({ status: 404, body })
        : null,
    )
  const isMissing = (desk: Desk) =>
    desk.notices.flatMap((one) => (one.kind === 'lists-missing' ? [one.version] : []))

  it('are named as missing where nobody has them, and what they turn round is left as it is', async () => {
    await deliver(instance)
    const b = testDesk(instance, 2)
    await b.sync()
    await append(b, 'while I was there')
    await b.release(b.cases[0]!.id, 'm3', 'done', '').catch(() => {})
    await publish(leave('m2'))
    const posts: string[] = []
    const transport = meddled(hiding(1), (request) => {
      if (request.startsWith('POST')) posts.push(request)
      return null
    })
    const desk = testDesk(instance, 1, { transport })
    await desk.sync()
    expect(isMissing(desk)).to.deep.equal([1])
    const kinds = desk.cases[0]!.warnings.map(({ kind }) => kind)
    expect(kinds).to.include.members(['foreign-author', 'unverifiable'])
    posts.length = 0
    expect(await codeOf(append(desk, 'believe me'))).to.equal('unverifiable')
    const id = desk.cases[0]!.id
    expect(await codeOf(desk.declare(id, false, ''))).to.equal('unverifiable')
    expect(await codeOf(desk.release(id, 'm3', 'done', ''))).to.equal('unverifiable')
    await desk.sync()
    const isRead = (post: string) => /fetch/.test(post)
    expect(posts.filter((post) => !isRead(post))).to.deep.equal([])
  })

  it('are kept in the vault: who has seen them needs no server for them', async () => {
    await deliver(instance)
    const desk = testDesk(instance, 1)
    await desk.sync()
    const b = testDesk(instance, 2)
    await b.sync()
    await append(b, 'while I was there')
    await publish(leave('m2'))
    const vault = desk.vault
    expect(vault.keyLists!.map(({ version }) => version)).to.deep.equal([1])
    const later = testDesk(instance, 1, { transport: hiding(1), vault })
    await later.sync()
    expect(isMissing(later)).to.deep.equal([])
    expect(notes(later)).to.deep.equal(['m2: while I was there'])
    await append(later, 'and I go on')
    expect(later.vault.keyLists!.map(({ version }) => version)).to.deep.equal([2, 1])
  })

  it('hold up no case that depends on none of them', async () => {
    await publish(leave('m2'))
    await deliver(instance)
    const desk = testDesk(instance, 1, { transport: hiding(1) })
    await desk.sync()
    expect(isMissing(desk)).to.deep.equal([1])
    await append(desk, 'this I may')
    expect(notes(desk)).to.deep.equal(['m1: this I may'])
  })

  describe('of a root that has a successor', () => {
    async function succeed(stolen = false): Promise<SignKeyPair> {
      const { p, reception } = instance
      const root = newSignKeyPair(p, systemRandom)
      const successions = [succession(p, reception, root, stolen)]
      await publish(nextReception(p, reception, { root: root.publicKey, successions }, root))
      return root
    }
    const isOfRoot = ({ kind }: { readonly kind: string }) => kind === 'new-root'

    it('are followed by an old desk and a new one, which say so until it is confirmed', async () => {
      const old = testDesk(instance, 0)
      await old.sync()
      expect(old.notices.filter(isOfRoot)).to.deep.equal([])
      const root = fingerprint(instance.p, (await succeed()).publicKey)
      const fresh = testDesk(instance, 1)
      for (const desk of [old, fresh]) {
        await desk.sync()
        expect(desk.vault.root).to.equal(root)
        expect(desk.notices.filter(isOfRoot)).to.deep.equal([
          { kind: 'new-root', root, stolen: false },
        ])
      }
      await old.confirmRoot(root)
      expect(old.notices.filter(isOfRoot)).to.deep.equal([])
    })

    it('are told until they are confirmed, by whatever clock', async () => {
      const desk = testDesk(instance, 0)
      await desk.sync()
      const { p, reception } = instance
      const between = await succeed(true)
      const successor = newSignKeyPair(p, systemRandom)
      const step = succession(p, { ...instance.reception, root: between }, successor)
      const successions = [...instance.reception.list.successions, step]
      const { publicKey } = successor
      await publish(
        nextReception(p, instance.reception, { root: publicKey, successions }, successor),
      )
      const root = fingerprint(p, publicKey)
      clock.advance(35 * DAY_MS)
      const later = testDesk(instance, 0, { vault: desk.vault })
      await later.sync()
      expect(later.vault.root).not.to.equal(reception.fingerprint)
      // The key of the root between was stolen: it does not matter that the last one was not.
      const told = [{ kind: 'new-root', root, stolen: true }]
      expect(later.notices.filter(isOfRoot)).to.deep.equal(told)
      const again = testDesk(instance, 0, { vault: later.vault })
      await again.sync()
      expect(again.notices.filter(isOfRoot)).to.deep.equal(told)
      clock.advance(365 * DAY_MS)
      expect(again.notices.filter(isOfRoot)).to.deep.equal(told)
    })

    it('say where the old key was stolen', async () => {
      const root = fingerprint(instance.p, (await succeed(true)).publicKey)
      const desk = testDesk(instance, 0)
      await desk.sync()
      expect(desk.notices.filter(isOfRoot)).to.deep.equal([
        { kind: 'new-root', root, stolen: true },
      ])
    })

    it('are not taken of the old root any more, nor of another that it names, once one was followed', async () => {
      const { p, reception } = instance
      const desk = testDesk(instance, 0)
      const fresh = { p, before: reception }
      await succeed(true)
      await desk.sync()
      const thief = newSignKeyPair(p, systemRandom)
      const { hash: previous } = instance.reception.list
      const common = { version: 3, previous }
      const forged = [
        nextReception(p, fresh.before, common),
        nextReception(
          p,
          fresh.before,
          { ...common, root: thief.publicKey, successions: [succession(p, reception, thief)] },
          thief,
        ),
      ]
      const confirmed = testDesk(instance, 0, { vault: desk.vault })
      await confirmed.confirmRoot(desk.vault.root)
      for (const { signed } of forged) {
        const transport = meddled(staffTransport(instance), (request) =>
          request === `GET ${PATH.keyList}` ? ({ status }) => ({ status, body: signed }) : null,
        )
        for (const [{ vault }, code] of [
          [desk, 'two-roots'],
          [confirmed, 'other-reception'],
        ] as const) {
          const shown = testDesk(instance, 0, { transport, vault })
          expect(await codeOf(shown.sync())).to.equal(code)
        }
      }
      await desk.sync()
    })

    it('move no pin, and leave the lists that are kept, where one between is held back', async () => {
      const desk = testDesk(instance, 0)
      await desk.sync()
      const { root: before, keyLists: kept } = desk.vault
      await publish(leave('m3'))
      const root = await succeed()
      const shown = testDesk(instance, 0, { transport: hiding(2), vault: desk.vault })
      await shown.sync()
      expect(isMissing(shown)).to.deep.equal([2])
      expect([shown.vault.root, shown.vault.keyLists]).to.deep.equal([before, kept])
      const later = testDesk(instance, 0, { vault: shown.vault })
      await later.sync()
      expect(later.vault.root).to.equal(fingerprint(instance.p, root.publicKey))
      expect(later.vault.keyLists!.map(({ version }) => version)).to.deep.equal([3, 2, 1])
    })

    it('move no pin while they do not hold together', async () => {
      const desk = testDesk(instance, 0)
      await desk.sync()
      const before = desk.vault.root
      const { p, reception } = instance
      const thief = newSignKeyPair(p, systemRandom)
      const successions = [succession(p, reception, thief)]
      const previous = systemRandom(32)
      const forged = nextReception(
        p,
        reception,
        { root: thief.publicKey, successions, previous },
        thief,
      )
      const transport = meddled(staffTransport(instance), (request) =>
        request === `GET ${PATH.keyList}` || request === `GET ${PATH.keyListVersion}2`
          ? ({ status: _ }) => ({ status: 200, body: forged.signed })
          : null,
      )
      const shown = testDesk(instance, 0, { transport, vault: desk.vault })
      await shown.sync()
      expect(shown.notices.filter(isOfLists)).to.deep.equal([{ kind: 'list-history' }])
      expect([shown.vault.root, shown.notices.filter(isOfRoot)]).to.deep.equal([before, []])
    })
  })
})
