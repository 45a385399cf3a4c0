import type { KeyPart } from '../../../../crypto/drop/key-parts.ts'
import type { Slip } from '../../../../crypto/drop/slip.ts'
import { rowOf } from '../../../../crypto/keys/channel.ts'
import type { Member, VerifiedKeyList } from '../../../../crypto/keys/keylist.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'

/** The fields of a letter that say who holds a part of it. */
export interface HeldBy {
  readonly slip: Pick<Slip, 'listHash' | 'recipients' | 'channel'>
}

/** The members who hold a part of a letter, by position: those whom its slip names, by the list that it names. */
export function holdersOf(
  { slip }: HeldBy,
  lists: readonly VerifiedKeyList[],
): ReadonlyMap<number, Member> {
  const list = lists.find(({ hash }) => equal(hash, slip.listHash))
  const channel = list?.channels.find(({ id }) => id === slip.channel)
  const row = channel === undefined ? [] : rowOf(channel)
  const members = (list?.members ?? []).filter(({ id }) => row.includes(id))
  const named = members.filter(({ position }) => (slip.recipients[position] ?? null) !== null)
  return new Map(named.map((member) => [member.position, member]))
}

/** A part of the key that a colleague has sent. */
export interface ToldPart extends KeyPart {
  /** Member id. */
  readonly member: string
}
