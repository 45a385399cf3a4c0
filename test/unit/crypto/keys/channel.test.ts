import { expect } from 'chai'
import fc from 'fast-check'
import { recipientsOf, type VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { noble } from '../../../../crypto/primitives/noble.ts'
import { arbitraryChannel, type ChannelCase } from '../../../support/reception/channels.ts'
import { keysWithout } from '../../../vectors/generate/channel.ts'

/** Ids of those to whom a report of the channel is sealed. */
function sealedTo({ list, channel, absent, leftOut }: ChannelCase): string[] {
  const keys = keysWithout(list, absent)
  const to = recipientsOf(noble, list as VerifiedKeyList, keys, channel.id, leftOut)
  return to.map(({ member }) => member.id)
}

/** Check a property of every channel, with any members absent or left out. */
function always(holds: (one: ChannelCase, to: readonly string[]) => void): void {
  fc.assert(
    fc.property(arbitraryChannel, (one) => {
      holds(one, sealedTo(one))
    }),
  )
}

describe('those who read a channel', () => {
  it('are never more than it has members', () => {
    always(({ channel }, to) => expect(to.length).to.be.at.most(channel.members.length))
  })

  it('are nobody who is left out, has no key, or is not of the channel', () => {
    always(({ channel, absent, leftOut }, to) => {
      const row = [...channel.members, ...(channel.substitutes ?? [])]
      for (const id of to) {
        expect(row).to.include(id)
        expect([...absent, ...leftOut]).to.not.include(id)
      }
    })
  })

  it('are all members who can, and as many substitutes as members are missing', () => {
    always(({ channel, absent, leftOut }, to) => {
      const can = (id: string) => !absent.includes(id) && !leftOut.includes(id)
      const there = channel.members.filter(can)
      const others = (channel.substitutes ?? []).filter(can)
      const missing = channel.members.length - there.length
      expect(to).to.deep.equal([...there, ...others.slice(0, missing)])
    })
  })

  it('are the members alone, in the channel’s order, where none is missing', () => {
    always((one) => {
      const to = sealedTo({ ...one, absent: [], leftOut: [] })
      expect(to).to.deep.equal(one.channel.members)
    })
  })

  it('do not depend on the order of the list, or on the order in which people are left out', () => {
    always((one, to) => {
      const { list, leftOut } = one
      const turned = { ...list, members: [...list.members].reverse() }
      expect(sealedTo({ ...one, list: turned, leftOut: [...leftOut].reverse() })).to.deep.equal(to)
    })
  })

  it('lose nobody when another member is left out than before', () => {
    always((one, to) => {
      const [first] = to
      fc.pre(first !== undefined)
      const next = sealedTo({ ...one, leftOut: [...one.leftOut, first] })
      expect(next).to.include.members(to.slice(1)).and.not.include(first)
    })
  })
})
