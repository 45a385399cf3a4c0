import type { Entry } from '../../../../crypto/entries/entry.ts'
import type { Member } from '../../../../crypto/keys/keylist.ts'
import { equal, toHex } from '../../../../crypto/primitives/bytes.ts'
import type { AccessLine } from '../access/access.ts'
import { AccessState } from '../access/access-state.ts'
import { hasPower } from '../access/powers.ts'
import { type AccessLists, type SealedReport, sealingOf } from '../access/sealing.ts'
import { isClosed } from './over.ts'
import { AT_START, advance, type CaseProgress } from './progress.ts'

/** The facts that decide who has to approve what a reporter is told. */
export interface Ruling {
  readonly report: SealedReport | null
  readonly lists: AccessLists
  /** Message ids in hex of letters that the program asks for: nobody has to approve them. */
  readonly letters: readonly string[]
}

/** A line of a log, and whether it tells the reporter nothing yet. */
export interface Ruled<L extends AccessLine> {
  readonly line: L
  /** Null if nobody has to approve it, or if somebody did. */
  readonly waits: {
    /** Ids of the members who can approve it now. */
    readonly approvers: readonly string[]
    readonly isOvertaken: boolean
  } | null
}

/**
 * Hold back what tells a reporter who is no party how their case ended, until it is approved. The reason that
 * was typed is only its author's word. ACCESS.md section 13.1, "Outcome for who is no party"
 *
 * @returns the lines in their order; an approved line stands at the place of its approval, with that day
 */
export function withApproval<L extends AccessLine>(
  lines: readonly L[],
  ruling: Ruling,
): Ruled<L>[] {
  const { report, lists } = ruling
  const state = new AccessState(report === null ? null : sealingOf(report, lists), lists)
  const ruled: { line: L; isHeld: boolean; isOvertaken: boolean }[] = []
  let progress = AT_START
  const tell = (line: L) => {
    ruled.push({ line, isHeld: false, isOvertaken: false })
    progress = advance(progress, line)
    // A text that was written for another status no longer tells how the case stands.
    if (line.entry.kind === 'status') for (const one of ruled) one.isOvertaken = one.isHeld
  }
  for (const line of lines) {
    const { author, entry, day } = line
    if (needsApproval(ruling, progress, entry)) {
      ruled.push({ line, isHeld: true, isOvertaken: false })
    } else tell(line)
    const at = ruled.findIndex((one) => one.isHeld && toHex(one.line.id) === namedBy(entry))
    const held = ruled[at]
    if (held && entry.kind === 'redacted') held.isOvertaken = true
    if (held && entry.kind === 'approved' && !held.isOvertaken) {
      if (approvers(lists, state, held.line).includes(author.id)) {
        ruled.splice(at, 1)
        tell({ ...held.line, day })
      }
    }
    state.take(author, entry, day)
  }
  return ruled.map(({ line, isHeld, isOvertaken }) => {
    const able = isOvertaken ? [] : approvers(lists, state, line)
    return { line, waits: isHeld ? { approvers: able, isOvertaken } : null }
  })
}

/** The part of a log that tells and counts by now. */
export function toldIn<L extends AccessLine>(ruled: readonly Ruled<L>[]): L[] {
  return ruled.flatMap(({ line, waits }) => (waits === null ? [line] : []))
}

/** Id in hex of the record that an entry approves or redacts. */
function namedBy(entry: Entry): string {
  if (entry.kind === 'approved') return toHex(entry.closing)
  return entry.kind === 'redacted' ? toHex(entry.row) : ''
}

/**
 * Whether an entry needs approval. In a case that was split from another nothing does: nobody reads what it
 * tells.
 */
function needsApproval({ report, letters }: Ruling, progress: CaseProgress, entry: Entry): boolean {
  if (report !== null && Object.hasOwn(report.content.answers, 'split-of')) return false
  if (entry.kind === 'status') {
    return (
      isClosed(entry.status) && entry.text !== '' && (entry.party ?? progress.party) !== 'party'
    )
  }
  if (entry.kind !== 'message' || progress.party === 'party') return false
  return (
    isClosed(progress.history.at(-1)?.[0] ?? 'received') &&
    !letters.includes(toHex(entry.messageId))
  )
}

/**
 * The heads among the readers, without the author and without members who are not impartial. If there is no
 * head, the members of the reception among the readers.
 */
function approvers(
  lists: AccessLists,
  state: AccessState,
  { author }: AccessLine,
): readonly string[] {
  const others = [...state.readers.values()]
    .filter(({ member, as }) => member !== author.id && as === 'reception')
    .map(({ member: id }) => ({ id, roles: rolesOf(lists, id) }))
    .filter(
      ({ id, roles }) => roles.some((role) => hasPower('keep', { role })) && !state.isPartial(id),
    )
  // A member who became head, or was one, blocks nobody: an approval that was given meanwhile stays.
  const isHead = (roles: readonly Member['role'][]) => roles.every((role) => role === 'head')
  // A head is not passed over by being let go either.
  const gone = state.released.filter(({ inTheWay, member }) => inTheWay && member !== author.id)
  const heads = [
    ...others.map(({ roles }) => roles),
    ...gone.map((one) => rolesOf(lists, one.member)),
  ]
  const isHeaded = heads.some(isHead)
  const able = isHeaded ? others.filter(({ roles }) => roles.includes('head')) : others
  return able.map(({ id }) => id)
}

/** All that any list gave to the signing key of a member. */
function rolesOf(lists: AccessLists, id: string): readonly Member['role'][] {
  const all = lists.flatMap(({ members }) => members)
  const known = all.find((one) => one.id === id)
  return all.flatMap(({ signing, role }) => (known && equal(signing, known.signing) ? [role] : []))
}
