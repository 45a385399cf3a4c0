import { dayOf } from '../../../../crypto/days/calendar.ts'
import { isForCustodians } from '../../../../crypto/entries/custody.ts'
import { openRecord, recordId, sealRecord } from '../../../../crypto/log/record.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import { CryptoError } from '../../../../crypto/primitives/errors.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import { hasPower } from '../../model/access/powers.ts'
import type { Case } from '../../model/case/fold.ts'
import type { ReporterDrop } from '../../model/log/drops.ts'
import { type Authors, streamOfReport } from '../../model/log/stream.ts'
import type { Holdings } from '../holdings.ts'
import { postRecord, type Staff } from '../post/staff.ts'
import { isOnShelf } from './sent-rows.ts'

type Letter = Pick<ReporterDrop, 'id' | 'contentKey'>

/** The place of a letter's mark: the first place of a log of its own, which follows from its key. */
function placeOf(p: Primitives, { contentKey }: Letter) {
  const [first] = streamOfReport(p, contentKey).epochs
  if (first === undefined) throw new Error('a log without its first epoch')
  return { epoch: first.epoch, epochKey: first.key, sequence: 0 }
}

const ids = new WeakMap<Letter, Uint8Array>()

/** Id of the record by which a desk that reads the case says so to the others who hold the letter. */
export function markIdOf(p: Primitives, letter: Letter): Uint8Array {
  const known = ids.get(letter)
  if (known !== undefined) return known
  const { epochKey, sequence } = placeOf(p, letter)
  const id = recordId(p, epochKey, sequence)
  ids.set(letter, id)
  return id
}

/**
 * Whether a record is the mark of a letter: a statement by a member who may read cases, about this letter. Only
 * their own statement says that they read its case: nothing in a letter tells who does.
 *
 * @param sealed 4,096 bytes, from the place of the mark
 */
export function isMark(
  p: Primitives,
  authors: Authors,
  letter: Letter,
  sealed: Uint8Array,
): boolean {
  try {
    const place = { instance: authors.instance, ...placeOf(p, letter) }
    const { author, day, entry } = openRecord(p, authors, place, sealed)
    const roles = authors.rolesOf?.(author) ?? [author.role]
    const mayRead = roles.some((role) => hasPower('read', { role }))
    if (!mayRead || authors.hadLeft?.(author, day)) return false
    return (
      entry.kind === 'drop' && equal(entry.drop, letter.id) && equal(entry.key, letter.contentKey)
    )
  } catch (error) {
    if (error instanceof CryptoError) return false
    throw error
  }
}

/**
 * Mark each letter that this desk reads with its case, so that its other recipients need not attend to it. All
 * are marked, not only those that went to a member who was left out: otherwise the server would learn which these
 * are. ACCESS.md section 13.10
 *
 * @param own id of the member whose desk it is
 * @throws DeskError if no answer comes; call it again
 */
export async function markLetters(
  staff: Staff,
  holdings: Holdings,
  cases: readonly Case[],
  own: string,
): Promise<void> {
  const { primitives: p, random, now, signer, instance } = staff
  for (const letter of cases.flatMap((c) => lettersIn(c, own))) {
    const id = toHex(markIdOf(p, letter))
    if (isOnShelf(holdings, id)) continue
    const entry = { kind: 'drop', drop: letter.id, key: letter.contentKey } as const
    const said = { previous: new Uint8Array(32), day: dayOf(now()), entry }
    const place = { instance, ...placeOf(p, letter) }
    const sealed = sealRecord(p, random, place, signer, said)
    const answer = await postRecord(staff, sealed)
    if (answer.outcome !== 'accepted' && answer.outcome !== 'conflict') continue
    const row = answer.outcome === 'conflict' ? answer.row : sealed
    if (row !== null) holdings.sent.set(id, { turn: holdings.turns, row })
  }
}

/** Letters that readers of the case can open by its log, or that came after it was purged here. */
function lettersIn({ report, stream, access, timeline, unlogged, asks }: Case, own: string) {
  const isRead = stream !== null && access.readers.some(({ member }) => member === own)
  const isLate = stream === null && report === null && !asks
  if (!isRead && !isLate) return []
  return timeline.flatMap((item) => {
    if (item.kind !== 'drop' || item.drop.kind === 'report') return []
    const { drop } = item
    if (isForCustodians(drop.kind, drop.content)) return []
    return isRead && unlogged.includes(drop) ? [] : [drop]
  })
}
