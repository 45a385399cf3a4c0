import type { VerifiedKeyList } from '../../../crypto/keys/keylist.ts'
import type { Suspension } from '../../../crypto/keys/suspension.ts'
import type { Access } from '../model/access/access.ts'
import { mayIn, type Power } from '../model/access/powers.ts'
import type { Case } from '../model/case/fold.ts'
import { DeskError } from '../model/error.ts'
import type { AppendJob } from '../model/log/append-job.ts'
import { type Authors, chainOf, type Epoch, type Stream } from '../model/log/stream.ts'
import type { Holdings } from './holdings.ts'
import { postGrant, type ReceptionOf } from './post/envelope.ts'
import type { Hurry } from './post/pace.ts'
import type { Staff } from './post/staff.ts'

/** One case, with all that a desk needs to change who reads it. */
export interface CaseContext {
  readonly staff: Staff
  /** Id of the member whose desk it is. */
  readonly own: string
  readonly list: Pick<VerifiedKeyList, 'members' | 'channels' | 'version' | 'issued' | 'hash'>
  /** Everybody whom any list named: they may have written entries of the log. */
  readonly authors: Authors
  /** Whether the desk has all key lists there were. */
  readonly isHistoryWhole: boolean
  /** Ids of members whom two colleagues keep out for some days. */
  readonly suspended: ReadonlySet<string>
  /** The same, with the time of each suspension. */
  readonly suspensions: readonly Suspension[]
  /** The part of the shelves that shows who has which keys. */
  readonly holdings: Pick<Holdings, 'drops' | 'came' | 'expires'>
  /** Ids of members who may not read the case from which this one was split, as far as the desk reads that case. */
  readonly barred: () => ReadonlySet<string>
  readonly receptionOf: ReceptionOf
  /** The case as it was seen last. @throws DeskError `gone` */
  readonly known: () => Case
  /** Sync the log of the case. @throws DeskError */
  readonly refresh: () => Promise<Case>
  /** Access to the case, by the given log. */
  readonly accessOf: (stream: Stream) => Access
  /** Write what `entry` gives into the log, or into a stream beside it; at once by default. @throws DeskError */
  readonly append: (stream: Stream, entry: AppendJob['entry'], how?: Appending) => Promise<void>
  /** Say it of letters without their report; false if this case has one, and a log to say it in. */
  readonly sayOfLetters: (conflict: boolean) => Promise<boolean>
  /** Keep a new epoch's key, before anybody else has it. */
  readonly keepEpoch: (stream: Stream, epoch: Epoch) => Promise<void>
  /** Bring the board to the epoch that runs: the keys of an ended one can overwrite the slots it left there. */
  readonly moveBoard: () => Promise<void>
}

interface Appending extends Pick<AppendJob, 'anyway'> {
  readonly hurry?: Hurry
}

/** Lost races before it is given up. */
export const TRIES = 20

/**
 * A case in which all entries may be written even if its log is not as this desk has seen it.
 *
 * @param anyway whether a person says so; if not, `append` throws `open-place`
 */
export function despite(context: CaseContext, anyway: boolean): CaseContext {
  return {
    ...context,
    append: (stream, entry, how) => context.append(stream, entry, { ...how, anyway }),
  }
}

/** @throws DeskError `gone` if its key is not known */
export function logOf({ stream }: Case): Stream {
  if (stream === null) throw new DeskError('gone')
  return stream
}

/** The case as it stands on the server, its log, and the epoch that runs. @throws DeskError `epoch` */
export async function loadCase(context: CaseContext) {
  const c = await context.refresh()
  const stream = logOf(c)
  const { spans, running } = chainOf(context.staff.primitives, stream)
  if (running === null) throw new DeskError('epoch')
  return { c, stream, spans, running, access: context.accessOf(stream) }
}

/** @throws DeskError `role` if the member may not do such a thing in this case */
export function requirePower({ own, list }: CaseContext, access: Access, power: Power): void {
  const self = list.members.find(({ id }) => id === own)
  if (self === undefined || !mayIn(access, self, power)) {
    throw new DeskError('role')
  }
}

/** Whether a member may put a hold on this case, end one, and purge it. */
export function mayKeep({ list }: CaseContext, access: Access, memberId: string): boolean {
  const member = list.members.find(({ id }) => id === memberId)
  return member !== undefined && mayIn(access, member, 'keep')
}

/** Send one epoch's key to a member. @throws DeskError as `postGrant` */
export function sendEpoch(
  context: CaseContext,
  { caseKey }: Pick<Stream, 'caseKey'>,
  memberId: string,
  { epoch, key }: Epoch,
) {
  const content = { caseKey, epoch, epochKey: key }
  return postGrant(context.staff, context.receptionOf, memberId, content)
}
