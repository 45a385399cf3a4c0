import { weekAt } from '../../../crypto/calendar.ts'
import type { Entry } from '../../../crypto/entry.ts'
import { type Access, isPartial } from './access.ts'
import { type CaseHand, job, lookAt, sendEpoch } from './case-hand.ts'
import { DeskError } from './error.ts'
import type { Case } from './fold.ts'
import { isWelcome, sendKeys } from './let-in.ts'
import { hasPower } from './powers.ts'

/** To whom the keys of a member go who steps back under a hold. */
interface Heirs {
  readonly ids: readonly string[]
  /** They work on the case already; else they are to be let in. */
  readonly read: boolean
}

/**
 * Who is to hold the keys of a case when `own` destroys theirs: the others who work on it; where there
 * are none, the head; where that is not possible either, another of the reception. PROTOCOL.md section
 * 13.1
 */
async function heirsOf(hand: CaseHand, access: Access): Promise<Heirs | null> {
  const { keys } = await hand.receptionOf(weekAt(hand.staff.now()))
  const open = hand.list.members.filter(
    ({ id }) => id !== hand.own && keys.has(id) && isWelcome(hand, access, id),
  )
  // Nobody is let in beside those who work on the case: such a record counts for nothing.
  const others = access.readers.filter((one) => {
    const member = hand.list.members.find(({ id }) => id === one.member)
    const works = one.as !== 'reader' && (member === undefined || hasPower('handle', member))
    return works && one.member !== hand.own && !one.conflict
  })
  if (others.length > 0) {
    const ids = open.filter(({ id }) => others.some(({ member }) => member === id))
    return ids.length === 0 ? null : { ids: ids.map(({ id }) => id), read: true }
  }
  const next =
    open.find(({ role }) => role === 'head') ?? open.find(({ role }) => role === 'reception')
  return next === undefined ? null : { ids: [next.id], read: false }
}

/**
 * Refuse to begin where a hold is on and nobody would hold the keys afterwards.
 *
 * @throws DeskError `no-heir`
 */
export async function requireHeir(hand: CaseHand, access: Access): Promise<void> {
  if (access.hold === null) return
  if ((await heirsOf(hand, access)) === null) throw new DeskError('no-heir')
}

/** Whether the keys of a member who stepped back are still to go to somebody else. */
function isToGive({ holders, hold, readers, ...access }: Access, own: string): boolean {
  const isKept = holders.some(({ member }) => member === own)
  const isReading = readers.some(({ member }) => member === own)
  return isPartial(access, own) && hold !== null && !isKept && isReading
}

/**
 * Seal the keys of a case to others, under a hold, before this desk destroys its own: it does so once
 * one of them has written that they hold them.
 *
 * @returns whether there is nothing left to send
 * @throws DeskError
 */
export async function giveKeys(hand: CaseHand): Promise<boolean> {
  const { stream, spans, access } = await lookAt(hand)
  if (!isToGive(access, hand.own)) return true
  const heirs = await heirsOf(hand, access)
  if (heirs === null) return false
  for (const member of heirs.ids) {
    if (!heirs.read) {
      const granted: Entry = { kind: 'granted', member, as: 'reception', text: '' }
      const isIn = ({ readers }: Access) =>
        readers.some((one) => one.member === member && one.as !== 'reader')
      await hand.append(
        stream,
        job((now) => (isIn(hand.accessOf(now)) ? null : granted)),
      )
      await sendKeys(hand, member)
      continue
    }
    for (const { epoch } of spans) await sendEpoch(hand, stream, member, epoch)
  }
  return true
}

/** Whether this desk has all that a log gives: it misses neither a record nor a drop that it names. */
function isWhole({ waitsForKey, warnings }: Pick<Case, 'waitsForKey' | 'warnings'>): boolean {
  const lacks = ['gap', 'withheld-record', 'hidden-log', 'missing-drop', 'broken-record']
  return !waitsForKey && !warnings.some(({ kind }) => lacks.includes(kind))
}

/**
 * Say that this desk holds all keys of a case, so that the desk of a member who is not impartial may
 * destroy its own though a hold is on.
 *
 * @throws DeskError
 */
export async function sayHolding(hand: CaseHand, c: Case, member: string): Promise<void> {
  if (c.access.hold === null || c.stream === null || !isWhole(c)) return
  const isDue = (access: Access) =>
    isPartial(access, member) && !access.holders.some((one) => one.member === member)
  await hand.append(
    c.stream,
    job((now) => (isDue(hand.accessOf(now)) ? { kind: 'holding', member } : null)),
  )
}
