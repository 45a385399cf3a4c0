import { expect } from 'chai'
import { Holdings } from '../../../../client/desk/engine/holdings.ts'
import { isTurn, Renewals } from '../../../../client/desk/engine/post/renew.ts'
import type { Staff } from '../../../../client/desk/engine/post/staff.ts'
import { DAY_MS } from '../../../../crypto/days/calendar.ts'
import { blockId } from '../../../../crypto/drop/blocks.ts'
import type { Manifest } from '../../../../crypto/entries/content.ts'
import { newSignKeyPair } from '../../../../crypto/keys/keys.ts'
import { compare, equal, systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { decodeJson, encodeJson } from '../../../../crypto/primitives/json.ts'
import { rowId } from '../../../../crypto/primitives/kdf.ts'
import { LIMIT, SIZE } from '../../../../crypto/primitives/labels.ts'
import { noble as p } from '../../../../crypto/primitives/noble.ts'
import { renewalPost } from '../../../../crypto/wire/wire.ts'
import { A_MONDAY, sha256 } from '../../../support/server/instance.ts'

const WEEK_MS = 7 * DAY_MS

/** Holdings of a desk that received these manifests. */
function holdingsOf(...manifests: readonly Manifest[]): Holdings {
  const holdings = new Holdings()
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

const upTo = (count: number) => Array.from({ length: count }, (_, i) => i)
const idsOf = ({ key }: Manifest, indices: readonly number[]) =>
  indices.map((i) => blockId(p, key, i))

/** A desk whose server has these blocks, and what it asks for from `A_MONDAY` on. */
function deskWith(stored: readonly Uint8Array[]) {
  const there = new Set(stored.map(toHex))
  const batches: Uint8Array[][] = []
  let at = A_MONDAY
  let hashed = 0
  const hash: typeof p.hash = (...given) => {
    hashed++
    return p.hash(...given)
  }
  const staff: Staff = {
    ...{ primitives: { ...p, hash }, random: systemRandom, sha256, now: () => at },
    ...{ instance: systemRandom(16), signer: newSignKeyPair(p, systemRandom) },
    transport: {
      request: async (_method, _path, { body = new Uint8Array(0) } = {}) => {
        const ids = decodeJson(renewalPost, body).map((disposal) => rowId(p, disposal))
        batches.push(ids)
        const found = ids.map((id) => there.has(toHex(id)))
        return { status: 200, body: encodeJson({ accepted: sha256(body), there: found }) }
      },
    },
  }
  const renewals = new Renewals()
  return {
    batches,
    staff,
    hashed: () => hashed,
    /** Sync in one week after another. @returns by week, the stored blocks that were renewed, in hex */
    run: async (holdings: Holdings, weeks: number, everySync = 1) => {
      const byWeek: string[][] = []
      for (let week = 0; week < weeks; week++) {
        const before = batches.length
        for (let sync = 0; sync < everySync; sync++) await renewals.renew(staff, holdings)
        byWeek.push(batches.slice(before).flat().map(toHex))
        at += WEEK_MS
      }
      return byWeek
    },
  }
}

describe('the turn of a block', () => {
  it('is three weeks of every eight, and others for another desk', () => {
    const secrets = [systemRandom(32), systemRandom(32)]
    const turns = Array.from({ length: 200 }, () => {
      const id = systemRandom(32)
      return secrets.map((secret) =>
        upTo(16)
          .filter((week) => isTurn(p, secret, id, 2900 + week))
          .join(),
      )
    })
    const all = new Set(turns.map(([own]) => own))
    expect(all).to.have.lengthOf(8)
    for (const own of all) expect(own?.split(',')).to.have.lengthOf(6)
    const same = turns.filter(([own, other]) => own === other)
    expect(same.length).to.be.lessThan(80)
  })
})

describe('the blocks that a desk renews', () => {
  it('never come to their end, though it misses two turns of three', async () => {
    const manifest = manifestOf(64)
    const desk = deskWith(idsOf(manifest, upTo(64)))
    const byWeek = await desk.run(holdingsOf(manifest), 60)
    for (const id of idsOf(manifest, upTo(64)).map(toHex)) {
      const weeks = byWeek.flatMap((ids, week) => (ids.includes(id) ? [week] : []))
      const starts = weeks.filter((week) => !weeks.includes(week - 1))
      const gaps = starts.slice(3).map((week, i) => week - (starts[i] ?? 0))
      expect(Math.max(...gaps), 'between a turn and the third after it').to.be.below(
        LIMIT.blockWeeks,
      )
    }
  })

  it('are all that are left of a stream of which one is lost', async () => {
    const manifest = manifestOf(16)
    const left = upTo(16).filter((i) => i !== 5)
    const desk = deskWith(idsOf(manifest, left))
    const renewed = new Set((await desk.run(holdingsOf(manifest), 8)).flat())
    expect(idsOf(manifest, left).every((id) => renewed.has(toHex(id)))).to.equal(true)
  })

  it('are asked for once a week, however many letters name them and however often it syncs', async () => {
    const manifest = manifestOf(64)
    const short = manifestOf(16, manifest.key)
    const all = [short, ...Array.from({ length: 50 }, () => manifest), short]
    const desk = deskWith(idsOf(manifest, upTo(64)))
    const byWeek = await desk.run(holdingsOf(...all), 8, 3)
    for (const ids of byWeek) expect(new Set(ids).size).to.equal(ids.length)
    expect(byWeek.flat()).to.have.lengthOf(3 * 64)
  })

  it('are not asked for further where a letter names many and the server has none', async () => {
    const desk = deskWith(idsOf(manifestOf(16), upTo(16)))
    const holdings = holdingsOf(...upTo(20).map(() => manifestOf(4096)))
    const [ids = []] = await desk.run(holdings, 1)
    expect(ids).to.have.lengthOf(20 * 8)
    expect(desk.hashed()).to.be.below(20 * 8 * 20)
  })

  it('go to the server in the order of their ids, those of all letters together', async () => {
    const manifests = upTo(8).map(() => manifestOf(64))
    const desk = deskWith(manifests.flatMap((one) => idsOf(one, upTo(64))))
    await desk.run(holdingsOf(...manifests), 1)
    for (const batch of desk.batches) {
      expect(batch.map(toHex)).to.deep.equal([...batch].sort(compare).map(toHex))
    }
    const [first = []] = desk.batches
    const among = manifests.filter((one) =>
      idsOf(one, upTo(64)).some((id) => first.some((asked) => equal(id, asked))),
    )
    expect(among).to.have.lengthOf.above(4)
  })

  it('let other work run while there are many of them', async () => {
    const manifest = manifestOf(512)
    const desk = deskWith(idsOf(manifest, upTo(512)))
    let ran = false
    setTimeout(() => {
      ran = true
    })
    await desk.run(holdingsOf(manifest), 1)
    expect(ran).to.equal(true)
  })

  it('are taken for renewed only where the answer names what was sent', async () => {
    const manifest = manifestOf(16)
    const { staff } = deskWith([])
    const answer = { status: 200, body: encodeJson({ accepted: systemRandom(32), there: [true] }) }
    const lying = { ...staff, transport: { request: async () => answer } }
    const refused = new Renewals().renew(lying, holdingsOf(manifest))
    expect(await refused.catch((error) => error.code)).to.equal('unconfirmed')
  })
})
