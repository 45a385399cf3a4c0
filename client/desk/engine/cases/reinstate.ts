import type { Access } from '../../model/access/access.ts'
import { hasReinstated, type Released } from '../../model/access/access-state.ts'
import { DeskError } from '../../model/error.ts'
import { job } from '../../model/log/append-job.ts'
import { type CaseContext, loadCase, requirePower } from '../case-context.ts'
import { sparingOthers } from '../faults.ts'
import { isWelcome, letIn } from './let-in.ts'

/** The power that a member needs to say that somebody is to read again. */
function powerFor({ why }: Pick<Released, 'why'>) {
  return why === 'suspended' ? 'admit' : 'keep'
}

/** Whether this member's statement on an excluded member counts, and is not made yet. */
export function canReinstate(gone: Released, own: string): boolean {
  if (gone.own || gone.due || gone.member === own || hasReinstated(gone, own)) return false
  return gone.why === 'suspended' || (gone.why === 'conflict' && gone.by !== own)
}

/**
 * Say that a member is to read again who was excluded as suspended, or for a conflict that they deny. It takes
 * two members; then the first desk grants them the case.
 *
 * @throws DeskError `gone` if they were not excluded like that, or by oneself; `role`
 */
export async function reinstate(
  context: CaseContext,
  memberId: string,
  text: string,
): Promise<void> {
  const { stream, access } = await loadCase(context)
  const goneIn = ({ released }: Access) => released.find(({ member }) => member === memberId)
  const gone = goneIn(access)
  if (gone === undefined) throw new DeskError('gone')
  requirePower(context, access, powerFor(gone))
  if (!canReinstate(gone, context.own) && !gone.due && !hasReinstated(gone, context.own)) {
    throw new DeskError('gone')
  }
  await context.append(
    stream,
    job((now) => {
      const there = goneIn(context.accessOf(now))
      return there !== undefined && canReinstate(there, context.own)
        ? { kind: 'reinstated', member: memberId, text }
        : null
    }),
  )
  const { access: after } = await loadCase(context)
  await letInWhoIsDue(context, after)
}

/**
 * Grant the case again to members who were excluded against their word, in their earlier role: enough members
 * have said so, or a new key list does. Members whom two keep out now get nothing.
 *
 * @throws DeskError if the fault concerns more than one member
 */
export async function letInWhoIsDue(context: CaseContext, access: Access): Promise<void> {
  for (const { member, as, due } of access.released) {
    if (!due || !isWelcome(context, access, member)) continue
    await sparingOthers(() => letIn(context, member, as, ''))
  }
}
