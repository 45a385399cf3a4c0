import type { Member } from '../../../crypto/keys/keylist.ts'
import type { AuditCase } from './audit/audit.ts'
import type { Arrivals } from './board/arrival.ts'
import type { Case } from './case/fold.ts'

/** The state of an unlocked desk on which views of a case depend. */
export interface DeskKnowledge {
  /** The member whose desk it is; null before the first sync. */
  readonly member: Member | null
  /** Everybody whom any key list named. */
  readonly everybody: readonly Member[]
  readonly cases: readonly Case[]
  readonly audit: readonly AuditCase[]
  /** The records that a reporter can read, as the board was when this desk looked at it. */
  arrivalsIn(c: Case): Arrivals
  /** The same, or as the log has it if this desk has not looked and did not try. */
  presumedIn(c: Case): Arrivals
}
