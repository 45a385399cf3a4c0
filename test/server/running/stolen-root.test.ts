import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import type { KeyList } from '../../../crypto/keys/keylist.ts'
import { fingerprint, newSignKeyPair, type SignKeyPair } from '../../../crypto/keys/keys.ts'
import { systemRandom } from '../../../crypto/primitives/bytes.ts'
import { PATH } from '../../../crypto/wire/wire.ts'
import { PUBLICATION_FILE } from '../../../server/publication-file.ts'
import { syncAndOpen, testDesk } from '../../support/desk/desk-core.ts'
import { caseId, codeOf, notes, only, say } from '../../support/reception/access-reception.ts'
import { nextReception, publishNext, succession } from '../../support/reception/lists.ts'
import type { TestReception } from '../../support/reception/reception.ts'
import { send } from '../../support/run/http.ts'
import {
  A_MONDAY,
  deliver,
  fakeClock,
  type Instance,
  publicationOf,
  startInstance,
} from '../../support/server/instance.ts'

for (const database of ['sqlite', 'postgres'] as const) {
  describe(`a server over ${database} that a thief of the root had follow theirs`, () => {
    let honest: Instance
    let instance: Instance
    let ours: TestReception
    let theirs: TestReception
    let root: string
    beforeEach(async () => {
      honest = await startInstance({ database, clock: fakeClock(A_MONDAY) })
      instance = honest
      theirs = successor(newSignKeyPair(honest.p, systemRandom))
      const own = newSignKeyPair(honest.p, systemRandom)
      root = fingerprint(honest.p, own.publicKey)
      ours = successor(own)
    })
    afterEach(() => instance.stop())

    /** The next list of a root that the first one names. */
    function successor(to: SignKeyPair, change: Partial<KeyList> = {}): TestReception {
      const { p, reception } = honest
      const successions = [succession(p, reception, to)]
      const next = { root: to.publicKey, successions, ...change }
      return { ...nextReception(p, reception, next, to), root: to }
    }

    const served = async () => (await send(instance.server.publicUrl, 'GET', PATH.keyList)).body
    const bundle = async () => {
      const path = `${PATH.weeklyKeys}${honest.reception.list.weeks.first}`
      return (await send(instance.server.publicUrl, 'GET', path)).body
    }
    async function overNetwork(reception: TestReception): Promise<string> {
      const failure = await publishNext(instance, reception).then(
        () => null,
        (error: Error) => error.message,
      )
      return failure ?? 'taken'
    }
    /** Put a publication into DATA_DIR, and start again. @returns why that failed, or null */
    async function fromFile(reception: TestReception, followRoot: string | null = null) {
      writeFileSync(join(instance.config.dataDir, PUBLICATION_FILE), publicationOf(reception))
      try {
        instance = await instance.restart({ followRoot })
        return null
      } catch (error) {
        return (error as Error).message
      }
    }

    it('refuses the list of the right root, over the network and as a file', async () => {
      await publishNext(instance, theirs)
      expect(await overNetwork(ours)).to.equal('not published: 401 {"error":"unsigned"}')
      expect(await fromFile(ours)).to.equal(
        'publication.bin in DATA_DIR is signed by another root than the one that this server follows: put back the right file. If somebody made the server follow a root of theirs, read "A new root" in client/desk/GUIDE.md',
      )
    })

    it('follows the right root by the word of its operator, keeps all that came, and stays with it', async () => {
      await deliver(instance, { text: 'before the theft' })
      await publishNext(instance, theirs)
      expect(await fromFile(ours, root)).to.equal(null)
      expect(instance.log).to.include(`the key list is of a new root: ${root}`)
      expect(await served()).to.deep.equal(ours.signed)
      expect(await bundle()).to.deep.equal(ours.bundles.get(ours.list.weeks.first))
      expect(await instance.server.ctx.db('drops')).to.have.length(1)
      expect(await overNetwork(nextReception(honest.p, theirs, {}, theirs.root))).to.match(
        /unsigned/,
      )
      expect(await fromFile(theirs, root)).to.match(/by another root than the one/)
      expect(await fromFile(ours)).to.equal(null)
      expect(await served()).to.deep.equal(ours.signed)
    })

    it('does so whatever lists the thief made since, and however many', async () => {
      await publishNext(instance, theirs)
      const second = nextReception(honest.p, theirs, {}, theirs.root)
      await publishNext(instance, second)
      expect(await fromFile(ours, root)).to.equal(null)
      expect(await served()).to.deep.equal(ours.signed)
      const after = nextReception(honest.p, ours, {}, ours.root)
      expect(await overNetwork(after)).to.equal('taken')
    })

    it('leaves nobody’s root for one that it has led on from', async () => {
      await publishNext(instance, theirs)
      expect(await fromFile(ours, root)).to.equal(null)
      const last = newSignKeyPair(honest.p, systemRandom)
      const step = succession(honest.p, ours, last)
      const successions = [...ours.list.successions, step]
      const next = nextReception(honest.p, ours, { root: last.publicKey, successions }, last)
      expect(await overNetwork(next)).to.equal('taken')
      expect(await fromFile(ours, root)).to.equal(null)
      expect(instance.log).to.include(
        'publication.bin in DATA_DIR is key list 2, which is older than key list 3, the one in use: it is ignored',
      )
      const left = nextReception(honest.p, ours, {}, ours.root)
      expect(await fromFile(left, root)).to.match(/by another root than the one/)
      expect(await fromFile(next, root)).to.equal(null)
      expect(await served()).to.deep.equal(next.signed)
    })

    it('follows no list that it holds nothing before, nor one of another root than was named', async () => {
      await publishNext(instance, theirs)
      const unknown = nextReception(honest.p, ours, {}, ours.root)
      expect(await fromFile(unknown, root)).to.match(/by another root than the one/)
      const stranger = successor(newSignKeyPair(honest.p, systemRandom))
      expect(await fromFile(stranger, root)).to.match(/by another root than the one/)
    })

    it('keeps the board that it has, if that of the right root has less room', async () => {
      const board = { ...theirs.list.board, slots: theirs.list.board.slots + 1 }
      theirs = successor(theirs.root, { board })
      await publishNext(instance, theirs)
      expect(await fromFile(ours, root)).to.match(
        /is key list 2, and its board is smaller than that of key list 2, .* put back a backup of DATA_DIR from before it$/,
      )
      expect(await fromFile(successor(ours.root, { board }), root)).to.equal(null)
      expect(await served()).not.to.deep.equal(theirs.signed)
    })

    it('has a desk that took a list of the old root only read, until it goes on from a vault of before', async () => {
      await deliver(instance, { text: 'before the theft' })
      const desk = testDesk(honest, 0)
      await syncAndOpen(desk)
      const { vault } = desk
      await publishNext(instance, nextReception(honest.p, honest.reception))
      await desk.sync()
      expect(await fromFile(ours, root)).to.equal(null)
      const here = { ...honest, server: instance.server }
      const misled = testDesk(here, 0, { vault: desk.vault })
      await misled.sync()
      expect(misled.notices.map(({ kind }) => kind)).to.deep.equal(['list-history'])
      expect(await codeOf(say(misled, 'to whom?'))).to.equal('new-root')
      const restored = testDesk(here, 0, { vault })
      await restored.sync()
      await restored.confirmRoot(root)
      await say(restored, 'we are back')
      expect(notes(restored)).to.deep.equal(['m0: we are back'])
    })

    it('has desks go on once their members have typed the right fingerprint', async () => {
      await deliver(instance, { text: 'before the theft' })
      const desk = testDesk(honest, 0)
      await syncAndOpen(desk)
      await publishNext(instance, theirs)
      await desk.sync()
      expect(await codeOf(say(desk, 'to whom?'))).to.equal('new-root')
      expect(await codeOf(desk.confirmRoot(root))).to.equal('root-differs')
      expect(await fromFile(ours, root)).to.equal(null)
      const again = testDesk({ ...honest, server: instance.server }, 0, { vault: desk.vault })
      expect(await codeOf(again.sync())).to.equal('two-roots')
      await again.confirmRoot(root)
      await again.sync()
      expect(caseId(again)).to.equal(only(again).id)
      await say(again, 'we are back')
      expect(notes(again)).to.deep.equal(['m0: we are back'])
    })
  })
}
