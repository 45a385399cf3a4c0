import type { Access } from '../../model/access/access.ts'
import { hasReinstated, type Released } from '../../model/access/access-state.ts'
import { concernsOneCase, DeskError } from '../../model/error.ts'
import { job } from '../../model/log/append-job.ts'
import { type CaseHand, lookAt, requirePower } from '../case-hand.ts'
import { isWelcome, letIn } from './let-in.ts'

/** What it takes to say that somebody is to read again. */
function powerFor({ why }: Pick<Released, 'why'>) {
  return why === 'suspended' ? 'admit' : 'keep'
}

/** Whether a word of this member on one who was let go counts, and is not said yet. */
export function canReinstate(gone: Released, own: string): boolean {
  if (gone.own || gone.due || gone.member === own || hasReinstated(gone, own)) return false
  return gone.why === 'suspended' || (gone.why === 'conflict' && gone.by !== own)
}

/**
 * Say that a member is to read again, who was let go as suspended, or for a conflict that they deny. It
 * takes two; then the first desk lets them in.
 *
 * @throws DeskError `gone` where they were not let go like that, or by oneself; `role`
 */
export async function reinstate(hand: CaseHand, memberId: string, text: string): Promise<void> {
  const { stream, access } = await lookAt(hand)
  const goneIn = ({ released }: Access) => released.find(({ member }) => member === memberId)
  const gone = goneIn(access)
  if (gone === undefined) throw new DeskError('gone')
  requirePower(hand, access, powerFor(gone))
  if (!canReinstate(gone, hand.own) && !gone.due && !hasReinstated(gone, hand.own)) {
    throw new DeskError('gone')
  }
  await hand.append(
    stream,
    job((now) => {
      const there = goneIn(hand.accessOf(now))
      return there !== undefined && canReinstate(there, hand.own)
        ? { kind: 'reinstated', member: memberId, text }
        : null
    }),
  )
  const { access: after } = await lookAt(hand)
  await letInWhoIsDue(hand, after)
}

/**
 * Let those in again who were let go against their word, as what they were before: enough members have
 * said so, or a new key list does. Nobody whom two keep out now.
 *
 * @throws DeskError where the fault is not one member's alone
 */
export async function letInWhoIsDue(hand: CaseHand, access: Access): Promise<void> {
  for (const { member, as, due } of access.released) {
    if (!due || !isWelcome(hand, access, member)) continue
    try {
      await letIn(hand, member, as, '')
    } catch (error) {
      if (!(error instanceof DeskError) || !concernsOneCase(error)) throw error
    }
  }
}
