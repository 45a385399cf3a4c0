import { expect } from 'chai'
import { emptyHoldings, type Holdings } from '../../client/desk/core/holdings.ts'
import { Renewals } from '../../client/desk/core/renew.ts'
import { dueBlocks } from '../../client/desk/core/renewable.ts'
import type { Staff } from '../../client/desk/core/staff.ts'
import { type Answer, OfflineError } from '../../client/shared/transport.ts'
import { blockId } from '../../crypto/blocks.ts'
import { systemRandom, toHex } from '../../crypto/bytes.ts'
import { DAY_MS, dayOf, type Week, weekAt } from '../../crypto/calendar.ts'
import type { Manifest } from '../../crypto/content.ts'
import { encodeJson } from '../../crypto/json.ts'
import { newSignKeyPair } from '../../crypto/keys.ts'
import { SIZE } from '../../crypto/labels.ts'
import { noble as p } from '../../crypto/noble.ts'
import { PATH } from '../../crypto/wire.ts'
import { meddled, staffTransport, testDesk } from '../support/desk-core.ts'
import { A_MONDAY, deliver, fakeClock, sha256, startInstance } from '../support/instance.ts'

const NOW = A_MONDAY
const THIS_WEEK = weekAt(NOW)

/** What a desk holds that was sent these manifests. */
function holdingsOf(...manifests: readonly Manifest[]): Holdings {
  const holdings = emptyHoldings()
  for (const manifest of manifests) {
    const drop = { id: systemRandom(32), content: { manifest } }
    holdings.drops.set(toHex(drop.id), { kind: 'reporter', drop } as never)
  }
  return holdings
}

function manifestOf(blocks: number, key = systemRandom(SIZE.key)): Manifest {
  const size = blocks * SIZE.blockPlain
  return { key, blocks, files: [{ name: '', type: '', size, offset: 0, hash: key }] }
}

/** What a server lists that holds these blocks of a stream. */
const listOf = ({ key }: Manifest, indices: readonly number[]) =>
  new Map<string, Week>(indices.map((i) => [toHex(blockId(p, key, i)), THIS_WEEK + 4]))
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)

describe('the blocks that a desk renews', () => {
  const due = async (holdings: Holdings, expires: Map<string, Week>, turn = true) => {
    let hashed = 0
    const hash: typeof p.hash = (...given) => {
      hashed++
      return p.hash(...given)
    }
    const rows = await dueBlocks({ ...p, hash }, holdings, expires, dayOf(NOW), () => turn)
    return { indices: rows.map(({ index }) => index).sort((a, b) => a - b), hashed }
  }

  it('are all that are left of a stream of which one is lost', async () => {
    const manifest = manifestOf(16)
    const left = upTo(16).filter((i) => i !== 5)
    const { indices } = await due(holdingsOf(manifest), listOf(manifest, left))
    expect(indices).to.deep.equal(left)
  })

  it('are looked for once, however many letters name them', async () => {
    const manifest = manifestOf(64)
    const short = manifestOf(16, manifest.key)
    const all = [short, ...Array.from({ length: 50 }, () => manifest), short]
    const once = await due(holdingsOf(manifest), listOf(manifest, upTo(64)))
    const often = await due(holdingsOf(...all), listOf(manifest, upTo(64)))
    expect(often).to.deep.equal(once)
    expect(once.indices).to.deep.equal(upTo(64))
  })

  it('are not looked for where a letter names many and the server has none', async () => {
    const listed = listOf(manifestOf(16), upTo(16))
    const one = await due(holdingsOf(manifestOf(4096)), listed)
    expect(one.hashed).to.be.within(8, 40)
    const { indices, hashed } = await due(
      holdingsOf(...upTo(20).map(() => manifestOf(4096))),
      listed,
    )
    expect(indices).to.deep.equal([])
    expect(hashed).to.equal(20 * one.hashed)
  })

  it('are those alone whose turn has come', async () => {
    const manifest = manifestOf(16)
    const { indices } = await due(holdingsOf(manifest), listOf(manifest, upTo(16)), false)
    expect(indices).to.deep.equal([])
  })

  it('let other work run while there are many of them', async () => {
    const manifest = manifestOf(512)
    const listed = listOf(manifest, upTo(512))
    let ran = false
    setTimeout(() => {
      ran = true
    })
    await due(holdingsOf(manifest), listed)
    expect(ran).to.equal(true)
  })
})

describe('a desk that does not get the list of blocks', function () {
  this.timeout(60_000)

  it('asks for it no more in that week, and again in the next', async () => {
    const manifest = manifestOf(1)
    for (const failing of [
      async () => ({ status: 500, body: encodeJson({ error: 'fault' }) }),
      async () => Promise.reject(new OfflineError('too long')),
    ]) {
      const asked: string[] = []
      let now = NOW
      const request = (_: string, path: string): Promise<Answer> => {
        asked.push(path)
        return failing()
      }
      const staff: Staff = {
        ...{ primitives: p, random: systemRandom, sha256, now: () => now, transport: { request } },
        ...{ instance: systemRandom(16), signer: newSignKeyPair(p, systemRandom) },
      }
      const renewals = new Renewals()
      expect(await renewals.blocks(staff, holdingsOf(manifest))).to.deep.equal([])
      expect(await renewals.blocks(staff, holdingsOf(manifest))).to.deep.equal([])
      expect(asked).to.have.length(1)
      now += 7 * DAY_MS
      await renewals.blocks(staff, holdingsOf(manifest))
      expect(asked).to.have.length(2)
    }
  })

  it('goes on with its sync, and destroys weekly keys whatever becomes of renewals', async () => {
    const clock = fakeClock(A_MONDAY)
    const instance = await startInstance({ clock })
    try {
      await deliver(instance, { text: 'hello' })
      clock.advance(15 * DAY_MS)
      await instance.server.tick()
      const failing = () => {
        throw new Error('no renewals')
      }
      for (const [fault, outcome] of [
        ['lose-request', 'done'],
        [failing, 'no renewals'],
      ] as const) {
        const transport = meddled(staffTransport(instance), (request) =>
          request.startsWith(`GET ${PATH.deskBlocks}`) ? fault : null,
        )
        const desk = testDesk(instance, 0, { transport })
        const end = await desk.sync().then(
          () => 'done',
          (error: Error) => error.message,
        )
        expect([end, desk.weeks.weeks.length]).to.deep.equal([outcome, 2])
      }
    } finally {
      await instance.stop()
    }
  })
})
