import type { Member } from '../../../../crypto/keys/keylist.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { Case } from '../case/fold.ts'
import type { Stream } from '../log/stream.ts'
import type { Standing } from './powers.ts'

/** The standing of a member in the case of this stream: a member who only reads there may only read. */
export function standingIn(
  cases: readonly Case[],
  { caseKey }: Pick<Stream, 'caseKey'>,
  member: Pick<Member, 'id' | 'role'>,
): Standing {
  const isOf = ({ keys, audit }: Case) =>
    keys.includes(toHex(caseKey)) || audit.some((one) => equal(one.caseKey, caseKey))
  const { role } = member
  const access = cases.find(isOf)?.access
  const as = access?.readers.find((one) => one.member === member.id)?.as ?? null
  const partial = access?.declarations.some((one) => one.member === member.id && one.conflict)
  return { role, roles: [role], as, partial: partial ?? false }
}
