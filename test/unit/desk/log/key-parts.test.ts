import { expect } from 'chai'
import { toldParts } from '../../../../client/desk/engine/sync/together.ts'
import type { DropResult } from '../../../../client/desk/model/log/drops.ts'
import type { Authors } from '../../../../client/desk/model/log/stream.ts'
import { asContentKey } from '../../../../crypto/keys/keys.ts'
import { systemRandom, toHex } from '../../../../crypto/primitives/bytes.ts'
import { noble } from '../../../../crypto/primitives/noble.ts'
import { makeReception } from '../../../support/reception/reception.ts'

const TODAY = 20_000

describe('parts of a key that colleagues sent', () => {
  const roles = ['head', 'reception', 'reception'] as const
  const { list, members } = makeReception(noble, { today: TODAY, roles })
  const authors = { members: list.members } as unknown as Authors
  const id = systemRandom(32)
  const slip = {
    ...({ kind: 'report', day: TODAY, reporter: systemRandom(16) } as const),
    ...{ listHash: list.hash, channel: 'main' },
    recipients: Array.from({ length: 8 }, (_, at) => (at < 3 ? systemRandom(16) : null)),
  }
  const own = { id, week: 1, position: 0, slip, part: systemRandom(32) }
  const sent = (by: number, part: Uint8Array): DropResult => {
    const signer = members[by]!.signing.publicKey
    const [one, contentKey] = [systemRandom(32), asContentKey(systemRandom(32))]
    const said = { drop: id, part }
    return { kind: 'key-part', id: one, contentKey, signer, day: TODAY, week: 1, said }
  }
  const told = (all: readonly DropResult[]) => {
    const drops = new Map(all.map((one) => [toHex('id' in one ? one.id : id), one]))
    return toldParts({ drops, came: new Map() } as never, authors, [list], own)
  }

  it('count once each, and sixteen of one author at most', () => {
    const true1 = systemRandom(32)
    const flood = Array.from({ length: 40 }, () => sent(1, systemRandom(32)))
    const all = told([...flood, sent(2, true1), sent(2, true1)])
    const by = (member: string) => all.filter((one) => one.member === member)
    expect(by('m1')).to.have.length(16)
    expect(by('m2').map(({ part }) => part)).to.deep.equal([true1])
  })

  it('are the same whatever the order in which they came', () => {
    const flood = Array.from({ length: 40 }, () => sent(1, systemRandom(32)))
    expect(told(flood)).to.deep.equal(told([...flood].reverse()))
  })

  it("do not count in this member's own name, or if they are of another letter", () => {
    const other = sent(1, systemRandom(32))
    const elsewhere = { ...other, said: { drop: systemRandom(32), part: systemRandom(32) } }
    expect(told([sent(0, systemRandom(32)), elsewhere as DropResult])).to.deep.equal([])
  })
})
