import fc from 'fast-check'
import type { KeyList, VerifiedKeyList } from '../../../crypto/keys/keylist.ts'
import { asSignPublicKey } from '../../../crypto/keys/keys.ts'

/** A channel with its people, some of whom have no key, and some of whom the reporter leaves out. */
export interface ChannelCase {
  /** As far as who reads depends on it. */
  readonly list: Pick<VerifiedKeyList, 'hash' | 'members' | 'channels' | 'issued'>
  readonly channel: KeyList['channels'][number]
  readonly absent: readonly string[]
  readonly leftOut: readonly string[]
}

const three = (text: string) => ({ nb: text, nn: text, en: text })

/** A member of the reception, whose signing key is their position 32 times. */
export function memberAt(id: string, position: number): KeyList['members'][number] {
  const signing = asSignPublicKey(new Uint8Array(32).fill(position))
  return { id, role: 'reception', title: three(id), position, signing }
}

/** Up to eight people in any order of the list, of the channel, and of positions. */
export const arbitraryChannel: fc.Arbitrary<ChannelCase> = fc
  .record({
    positions: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    order: fc.shuffledSubarray([0, 1, 2, 3, 4, 5, 6, 7], { minLength: 8 }),
    seats: fc.integer({ min: 1, max: 8 }),
    absent: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
    leftOut: fc.subarray([0, 1, 2, 3, 4, 5, 6, 7]),
  })
  .map(({ positions, order, seats, absent, leftOut }) => {
    const members = positions.map((position) => memberAt(`m${position}`, position))
    const row = order.filter((at) => positions.includes(at)).map((at) => `m${at}`)
    const ids = (some: readonly number[]) => some.map((at) => `m${at}`)
    const channel = { id: 'main', members: row.slice(0, seats), substitutes: row.slice(seats) }
    return {
      list: { issued: 0, hash: new Uint8Array(32).fill(7), members, channels: [channel] },
      channel,
      absent: ids(absent),
      leftOut: ids(leftOut),
    }
  })
