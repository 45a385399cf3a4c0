import { equal, toHex } from '../../../crypto/bytes.ts'
import type { Member } from '../../../crypto/keylist.ts'
import { roleIn } from './access.ts'
import type { Case } from './fold.ts'
import type { Standing } from './powers.ts'
import type { Stream } from './stream.ts'

/** What a member may do in the case of this stream: who only reads there does that alone. */
export function standingIn(
  cases: readonly Case[],
  { caseKey }: Pick<Stream, 'caseKey'>,
  member: Pick<Member, 'id' | 'role'>,
): Standing {
  const isOf = ({ keys, audit }: Case) =>
    keys.includes(toHex(caseKey)) || audit.some((one) => equal(one.caseKey, caseKey))
  const c = cases.find(isOf)
  const own = c === undefined ? member.role : roleIn(c.access, member)
  return { role: own, roles: [own] }
}
