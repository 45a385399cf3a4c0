import type { Entry } from '../../../../crypto/entries/entry.ts'
import { type KeyList, memberByKeyId } from '../../../../crypto/keys/keylist.ts'
import {
  authorOfStatement,
  decodeReadingStatement,
  encodeReadingStatement,
  type ReadingStatement,
  reporterName,
  type Standing,
  standingOf,
} from '../../../../crypto/keys/reading-statement.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Access } from './access.ts'

/** The proof in the log of a case of who reads its reporter's letters. ACCESS.md section 13.1 */
export interface CaseStanding extends Standing {
  /** The statements that prove it, for number 0: 81 bytes each, the same on every desk. */
  readonly proof: readonly Uint8Array[]
}

const NO_STANDING: CaseStanding = { out: [], opens: [], proof: [] }

/** The part of a list whose members' statements count. */
type Believed = Pick<KeyList, 'instance' | 'members'>

/**
 * Read the statements in the log of a case.
 *
 * @param list the running one
 * @param report null if it is not at hand: then nothing is known
 * @param access what members say whom the reporter left out proves nothing
 */
export function caseStanding(
  p: Primitives,
  { instance, members }: Believed,
  report: { readonly signer: Uint8Array } | null,
  lines: readonly { readonly entry: Entry }[],
  { leftOut }: Pick<Access, 'leftOut'>,
): CaseStanding {
  if (report === null) return NO_STANDING
  const name = reporterName(p, report.signer)
  const list = { instance, members: members.filter(({ id }) => !leftOut.includes(id)) }
  const said = lines.flatMap(({ entry }) => {
    const bytes = 'statement' in entry ? entry.statement : undefined
    return (bytes && decodeReadingStatement(name, bytes)) ?? []
  })
  if (said.length === 0) return NO_STANDING
  const standing = standingOf(p, list, said)
  return { ...standing, proof: proofOf(p, list, said, standing) }
}

/** The fewest statements that prove the same: first those of two who open, then those of each member who is out. */
function proofOf(
  p: Primitives,
  list: Believed,
  said: readonly ReadingStatement[],
  { out }: Standing,
): Uint8Array[] {
  const signed = said.flatMap((one) => {
    const author = authorOfStatement(p, list, one)
    return author === null
      ? []
      : [{ one, author: author.id, about: memberByKeyId(p, list, one.about)?.id }]
  })
  const firstTwo = (some: typeof signed) => {
    const [first] = some
    const second = some.find(({ author }) => author !== first?.author)
    return [first, second].flatMap((each) => each ?? [])
  }
  const opening = firstTwo(signed.filter(({ one }) => one.kind === 'opens'))
  const leaving = out.flatMap((id) => {
    const all = signed.filter(({ one, about }) => one.kind === 'out' && about === id)
    const own = all.find(({ author }) => author === id)
    return own === undefined ? firstTwo(all) : [own]
  })
  return [...opening, ...leaving]
    .map(({ one }) => encodeReadingStatement(one))
    .slice(0, LIMIT.readingStatements)
}
