import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { type KeyList, signKeyList, verifyKeyList } from '../../../crypto/keys/keylist.ts'
import { newSignKeyPair, type SignKeyPair } from '../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { PUBLICATION_FILE } from '../../../server/publication-file.ts'
import { Reception } from '../../../server/reception.ts'
import { ACCEPTED, outcomeOf } from '../../support/desk/accepted.ts'
import { nextReception, succession } from '../../support/reception/lists.ts'
import { makeReception, type TestReception } from '../../support/reception/reception.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  fakeClock,
  type Instance,
  publicationOf,
  staffFetch,
  startInstance,
} from '../../support/server/instance.ts'
import { listPath } from '../../support/server/listing.ts'

const OPERATOR = { kind: 'operator', follow: null } as const
const CONFLICT = '409 {"error":"conflict"}'
const UNSIGNED = '401 {"error":"unsigned"}'
const MALFORMED = '400 {"error":"malformed"}'

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`a new key list over ${database}`, () => {
    let instance: Instance
    let reception: TestReception
    beforeEach(async () => {
      instance = await startInstance({ database, clock: fakeClock(A_MONDAY) })
      reception = instance.reception
    })
    afterEach(() => instance.stop())

    const post = async (bytes: Uint8Array, base = instance.server.staffUrl) => {
      const headers = { 'content-type': 'application/octet-stream' }
      const answer = await send(base, 'POST', PATH.deskKeyList, { headers, body: bytes })
      return outcomeOf(answer, bytes)
    }
    const served = async () => (await send(instance.server.publicUrl, 'GET', PATH.keyList)).body

    /** The list in use, changed and signed again. */
    function next(
      change: Partial<KeyList> = {},
      signer: SignKeyPair = reception.root,
    ): TestReception {
      const { hash, ...list } = reception.list
      const draft = { ...list, version: 2, previous: hash, ...change } as KeyList
      return { ...reception, signed: signKeyList(instance.p, signer.seed, draft) }
    }

    const hashOf = ({ signed }: TestReception) =>
      verifyKeyList(instance.p, signed, reception.fingerprint).hash

    it('is taken where it follows, and served from then on', async () => {
      const following = next()
      expect(await post(publicationOf(following))).to.equal(ACCEPTED)
      expect(await served()).to.deep.equal(following.signed)
      const { first } = reception.list.weeks
      for (const week of [first, first + 1, first + 2]) {
        const { body } = await send(instance.server.publicUrl, 'GET', `${PATH.weeklyKeys}${week}`)
        expect(body).to.deep.equal(reception.bundles.get(week))
      }
      expect((await send(instance.server.publicUrl, 'GET', PATH.content)).body).to.deep.equal(
        reception.content,
      )
      for (const week of [first - 1, first + 3, '01', 'x', '', '9999999']) {
        const path = `${PATH.weeklyKeys}${week}`
        expect((await send(instance.server.publicUrl, 'GET', path)).status, path).to.equal(404)
      }
    })

    it('leaves those before it to be fetched by their version, by anybody', async () => {
      const second = next()
      await post(publicationOf(second))
      const third = next({ version: 3, previous: hashOf(second) })
      await post(publicationOf(third))
      for (const base of [instance.server.publicUrl, instance.server.staffUrl]) {
        for (const [i, { signed }] of [reception, second, third].entries()) {
          const answer = await send(base, 'GET', `${PATH.keyListVersion}${i + 1}`)
          expect(answer.body, `${i + 1}`).to.deep.equal(signed)
        }
        for (const version of ['', '0', '4', '01', '1a', '-1', '9999999', '99999999', '1/']) {
          const answer = await send(base, 'GET', `${PATH.keyListVersion}${version}`)
          expect(`${answer.status} ${answer.text}`, version).to.equal('404 {"error":"not-found"}')
        }
      }
    })

    it('is taken again without harm, and outlives a restart', async () => {
      const following = publicationOf(next())
      expect(await post(following)).to.equal(ACCEPTED)
      expect(await post(following)).to.equal(ACCEPTED)
      instance = await instance.restart()
      expect(await served()).to.deep.equal(next().signed)
      expect(instance.log).to.deep.equal([
        `${PUBLICATION_FILE} in DATA_DIR is key list 1, which is older than key list 2, the one in use: it is ignored`,
      ])
    })

    it('stops the start as a file where a desk could not follow it, and says what to do', async () => {
      const { p } = instance
      const file = join(instance.config.dataDir, PUBLICATION_FILE)
      const second = nextReception(p, reception)
      const failure = async (list: TestReception) => {
        writeFileSync(file, publicationOf(list))
        return instance.restart().then(
          async (server) => {
            await server.stop()
            return 'started'
          },
          (error: Error) => error.message,
        )
      }
      expect(await failure(second)).to.equal('started')
      // a second "create" by the same root, or one list in two versions
      const again = makeReception(p, { today: 20_822, root: reception.root })
      const twin = nextReception(p, reception, { expires: reception.list.expires - 1 })
      for (const [list, version] of [
        [again, 1],
        [twin, 2],
        [nextReception(p, again), 2],
      ] as const) {
        expect(await failure(list)).to.equal(
          `publication.bin in DATA_DIR is key list ${version}, and does not come from key list 2, the one in use: desks that know that one would refuse it. Put back the publication.bin of key list 2, and make the next one from it by "npm run ceremony -- renew"; a second "create" makes no next one`,
        )
      }
      // a server from an old backup
      const fifth = [3, 4, 5].reduce((list) => nextReception(p, list), second)
      expect(await failure(fifth)).to.equal(
        'publication.bin in DATA_DIR is key list 5, and this server has none after key list 2: copy the publication.bin of each list between the two here, one after the other, and start once with each',
      )
      const shrunk = { ...reception.list.board, slots: 63 }
      expect(await failure(nextReception(p, second, { board: shrunk }))).to.match(
        /^publication\.bin in DATA_DIR is key list 3, and its board is smaller than that of key list 2/,
      )
      expect(await failure(reception)).to.equal('started')
      expect(await failure(second)).to.equal('started')
      instance = await instance.restart()
      expect(await served()).to.deep.equal(second.signed)
      expect(instance.log).to.deep.equal([])
    })

    it('is checked once, however often it is sent again', async () => {
      let checks = 0
      const { ctx } = instance.server
      const { p } = ctx
      const counting = {
        ...ctx,
        p: {
          ...p,
          kemEncapsulate: (...all: Parameters<typeof p.kemEncapsulate>) => {
            checks += 1
            return p.kemEncapsulate(...all)
          },
        },
      }
      const again = () => ctx.reception.import(counting, publicationOf(next()), { kind: 'network' })
      expect(await again()).to.equal(true)
      const once = checks
      expect(once).to.be.above(0)
      for (let i = 0; i < 30; i++) expect(await again()).to.equal(false)
      expect(checks).to.equal(once)
    })

    it('brings bundles back that are gone if it is the one in use, from a desk and from the file', async () => {
      const { db } = instance.server.ctx
      const { first } = reception.list.weeks
      const weeks = () => instance.server.ctx.db('weekly_bundles').orderBy('week').pluck('week')
      await db('weekly_bundles').delete()
      expect(await post(publicationOf(reception))).to.equal(ACCEPTED)
      expect(await weeks()).to.deep.equal([first, first + 1, first + 2])
      await db('weekly_bundles').where('week', '>', first).delete()
      instance = await instance.restart()
      expect(await weeks()).to.deep.equal([first, first + 1, first + 2])
      const { body } = await send(
        instance.server.publicUrl,
        'GET',
        `${PATH.weeklyKeys}${first + 1}`,
      )
      expect(body).to.deep.equal(reception.bundles.get(first + 1))
      expect(instance.log).to.deep.equal([])
    })

    it('is refused where it skips a version, repeats one, or goes back', async () => {
      for (const version of [1, 3, 9]) {
        expect(await post(publicationOf(next({ version }))), `${version}`).to.equal(CONFLICT)
      }
      expect(
        await post(publicationOf(next({ version: 1, expires: reception.list.expires - 1 }))),
      ).to.equal(CONFLICT)
      expect(await served()).to.deep.equal(reception.signed)
    })

    it('is refused where it names another list before it', async () => {
      expect(await post(publicationOf(next({ previous: systemRandom(32) })))).to.equal(CONFLICT)
      expect(await post(publicationOf(next({ instance: systemRandom(16) })))).to.be.oneOf([
        CONFLICT,
        MALFORMED,
        UNSIGNED,
      ])
    })

    it('is refused where the board would shrink', async () => {
      const { board } = reception.list
      for (const smaller of [{ slots: 63 }, { echoes: 255 }]) {
        const list = next({ board: { ...board, ...smaller } })
        expect(await post(publicationOf(list))).to.equal(CONFLICT)
      }
      expect(
        await post(publicationOf(next({ board: { slots: 65, echoes: 300, pageBits: 1 } }))),
      ).to.equal(ACCEPTED)
    })

    it('is refused unsigned, signed by a stranger, or of another root', async () => {
      const following = next()
      const unsigned = following.signed.slice()
      unsigned[3]! ^= 1
      expect(await post(publicationOf({ ...reception, signed: unsigned }))).to.equal(UNSIGNED)
      const stranger = newSignKeyPair(instance.p, systemRandom)
      expect(await post(publicationOf(next({}, stranger)))).to.equal(UNSIGNED)
      const foreign = next({ root: stranger.publicKey }, stranger)
      expect(await post(publicationOf(foreign))).to.equal(UNSIGNED)
      expect(await served()).to.deep.equal(reception.signed)
    })

    it('is taken of a successor that both roots name, and of the old root never again', async () => {
      const { p } = instance
      const successor = newSignKeyPair(p, systemRandom)
      const step = succession(p, reception, successor)
      const change = { root: successor.publicKey, successions: [step] }
      const list = nextReception(p, reception, change, successor)
      expect(verifyKeyList(p, list.signed, reception.fingerprint).version).to.equal(2)
      expect(await post(publicationOf(list))).to.equal(ACCEPTED)
      // The earlier file may lie in DATA_DIR at the next start: it is older, and not forged.
      expect(await post(publicationOf(reception))).to.equal(CONFLICT)
      const thief = newSignKeyPair(p, systemRandom)
      const stolen = succession(p, reception, thief)
      for (const { signer, successions } of [
        { signer: reception.root, successions: [] },
        { signer: thief, successions: [stolen] },
      ]) {
        const back = nextReception(p, list, { root: signer.publicKey, successions }, signer)
        expect(verifyKeyList(p, back.signed, reception.fingerprint).version).to.equal(3)
        expect(await post(publicationOf(back))).to.equal(UNSIGNED)
      }
      const after = nextReception(p, list, {}, successor)
      expect(await post(publicationOf(after))).to.equal(ACCEPTED)
    })

    it('is refused where it forgets a root that was left, and found again after a start otherwise', async () => {
      const { p } = instance
      const successor = newSignKeyPair(p, systemRandom)
      const step = succession(p, reception, successor)
      const change = { root: successor.publicKey, successions: [step] }
      const list = nextReception(p, reception, change, successor)
      expect(await post(publicationOf(list))).to.equal(ACCEPTED)
      const forgetful = nextReception(p, list, { successions: [] }, successor)
      expect(await post(publicationOf(forgetful))).to.equal(CONFLICT)
      const otherwise = succession(p, reception, successor, true)
      const changed = nextReception(p, list, { successions: [otherwise] }, successor)
      expect(await post(publicationOf(changed))).to.equal(CONFLICT)
      expect(await post(publicationOf(nextReception(p, list, {}, successor)))).to.equal(ACCEPTED)
      const again = new Reception()
      await again.load(p, instance.server.ctx.db)
      expect(again.current().list.version).to.equal(3)
    })

    it('is refused with a bundle or a content that is not the one it names', async () => {
      const { first } = reception.list.weeks
      const bundle = reception.bundles.get(first)!.slice()
      bundle[9]! ^= 1
      const wrong = new Map(reception.bundles).set(first, bundle)
      expect(await post(publicationOf({ ...next(), bundles: wrong }))).to.equal(UNSIGNED)
      const fewer = new Map([...reception.bundles].slice(0, 2))
      expect(await post(publicationOf({ ...next(), bundles: fewer }))).to.equal(MALFORMED)
      const shifted = new Map([...reception.bundles].map(([week, one]) => [week + 1, one]))
      expect(await post(publicationOf({ ...next(), bundles: shifted }))).to.equal(MALFORMED)
      const content = new Uint8Array([...reception.content, 32])
      expect(await post(publicationOf({ ...next(), content }))).to.equal(MALFORMED)
      expect(await post(Uint8Array.of(1, 2, 3))).to.equal(MALFORMED)
      expect(await served()).to.deep.equal(reception.signed)
    })

    it('has its keys tried once, when it comes: a start compares the same file by its hashes', async () => {
      const { p: engine, server } = instance
      let tried = 0
      const kemEncapsulate: typeof engine.kemEncapsulate = (...of) => {
        tried++
        return engine.kemEncapsulate(...of)
      }
      const p = { ...engine, kemEncapsulate }
      const { db, now } = server.ctx
      const tools = { p, db, now, random: systemRandom }
      const started = async () => {
        const own = new Reception()
        await own.load(p, db)
        return {
          look: (of: TestReception) => own.preview(tools, publicationOf(of), OPERATOR),
          take: (of: TestReception) => own.import(tools, publicationOf(of), OPERATOR),
        }
      }
      const first = await started()
      await first.look(next())
      const all = tried
      expect(all).to.be.above(0)
      expect(await first.take(next())).to.equal(true)
      const second = await started()
      await second.look(next())
      expect(await second.take(next())).to.equal(false)
      expect(tried).to.equal(all)
      const week = reception.list.weeks.first
      const bundle = reception.bundles.get(week)!.slice()
      bundle[9]! ^= 1
      const bundles = new Map(reception.bundles).set(week, bundle)
      const third = await started()
      const outcome = await third
        .look({ ...next(), bundles })
        .catch((error: Error) => error.message)
      expect(outcome).to.equal('unsigned')
    })

    it('is unknown on the side of reporters', async () => {
      expect(await post(publicationOf(next()), instance.server.publicUrl)).to.equal(
        '404 {"error":"not-found"}',
      )
    })

    it('shuts out a member whom it no longer names', async () => {
      const [leaving] = reception.members
      const ask = () => staffFetch(instance, leaving!, 'GET', listPath(PATH.deskDrops))
      expect((await ask()).status).to.equal(200)
      const shorter = makeReception(instance.p, { today: 20_822, roles: ['reception'] })
      const list = next({
        members: shorter.list.members,
        channels: shorter.list.channels,
        weeks: { first: reception.list.weeks.first, bundles: [] },
      })
      expect(await post(publicationOf({ ...list, bundles: new Map() }))).to.equal(ACCEPTED)
      expect((await ask()).status).to.equal(401)
    })
  })
}

describe('the first key list', () => {
  it('is not taken from the network: who comes first would be the root', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY), reception: null })
    const headers = { 'content-type': 'application/octet-stream' }
    const body = publicationOf(instance.reception)
    const answer = await send(instance.server.staffUrl, 'POST', PATH.deskKeyList, { headers, body })
    expect(answer.status).to.equal(503)
    expect(instance.log).to.deep.equal([`no key list yet: put ${PUBLICATION_FILE} into DATA_DIR`])
    writeFileSync(join(instance.config.dataDir, PUBLICATION_FILE), body)
    const again = await instance.restart()
    expect((await send(again.server.publicUrl, 'GET', PATH.keyList)).body).to.deep.equal(
      instance.reception.signed,
    )
    await again.stop()
  })

  it('has the log say that there may have been a server before, if others came before it', async () => {
    const first = await startInstance({ clock: fakeClock(A_MONDAY) })
    expect(first.log).to.deep.equal([])
    await first.stop()
    const reception = nextReception(first.p, first.reception)
    const second = await startInstance({ clock: fakeClock(A_MONDAY), reception })
    expect(second.log).to.deep.equal([
      'this server is new and begins with key list 2: if there was one before, stop this one and give it the DATA_DIR or the backup of that one, or its reports and answers are missing',
    ])
    await second.stop()
  })

  it('stops the start where it is damaged or of another root, and says what to do', async () => {
    const instance = await startInstance({ clock: fakeClock(A_MONDAY) })
    const file = join(instance.config.dataDir, PUBLICATION_FILE)
    const foreign = makeReception(instance.p, { today: 20_822 })
    const failure = async (bytes: Uint8Array) => {
      writeFileSync(file, bytes)
      return instance.restart().then(
        () => 'started',
        (error: Error) => error.message,
      )
    }
    expect(await failure(publicationOf(foreign))).to.match(
      /by another root than the one that this server follows: put back the right file/,
    )
    expect(await failure(Uint8Array.of(1))).to.match(/damaged or incomplete: copy it again/)
  })
})
