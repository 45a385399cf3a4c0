import type { Day } from '../../../../crypto/days/calendar.ts'
import { caseKey } from '../../../../crypto/keys/keys.ts'
import type { Primitives } from '../../../../crypto/primitives/primitives.ts'
import type { Vault, WeeklySecrets } from '../../../../crypto/vault/vault.ts'
import type { AccessLists } from '../../model/access/sealing.ts'
import { type Case, lettersOf } from '../../model/case/fold.ts'
import type { AppendJob } from '../../model/log/append-job.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { dropJob } from '../../model/rules/action.ts'
import { makeOwnCases, type OwnCaseDesk } from '../cases/own-case.ts'
import { sparingOthers } from '../faults.ts'
import type { Holdings } from '../holdings.ts'
import { forgetCase, letGoOf } from '../vault/forget.ts'
import { sortClaimed } from './claims.ts'
import { keepBack, markLetters } from './kept-back.ts'

/** Parts of an unlocked desk that handle its letters. */
interface LetterDesk extends OwnCaseDesk {
  readonly hasNetwork: boolean
  case(id: string): Case
  keep(vault: Vault, weeks: WeeklySecrets): Promise<void>
}

/** Name drops in their case's log, mark letters for others who hold them, and make cases of some. @throws DeskError */
export async function logLetters(
  desk: LetterDesk,
  holdings: Holdings,
  append: (caseId: string, job: AppendJob) => Promise<void>,
): Promise<void> {
  await logDrops(desk.cases, append)
  if (!desk.hasNetwork) return
  await markLetters({ ...desk.staff(), holdings }, desk.cases, desk.vault.member)
  await makeOwnCases(desk, holdings, append)
}

/**
 * Keep back letters that are not for this member, and reports that desks made of letters and that are no case.
 *
 * @param today the day of the state of the shelves that is held
 */
export function sortLetters(
  p: Primitives,
  holdings: Holdings,
  vault: Vault,
  lists: AccessLists,
  today: Day,
): void {
  keepBack(p, holdings, vault, today)
  sortClaimed(p, lists, holdings)
}

/**
 * Say of letters without their report whether the member is impartial, before they are shown: there is
 * no log to say it in. With a conflict nothing of this reporter is opened again.
 *
 * @returns false if the case does not ask: there is a log to say it in
 */
export async function sayOfLetters(
  desk: LetterDesk,
  holdings: Holdings,
  caseId: string,
  conflict: boolean,
): Promise<boolean> {
  const c = desk.case(caseId)
  if (!c.asks) return false
  if (conflict) await refuse(desk, holdings, c)
  else {
    const { letters = [] } = desk.vault
    const known = new Set(letters.map(hexOf))
    const fresh = lettersOf(c).flatMap(({ id }) => (known.has(hexOf(id)) ? [] : [id]))
    await desk.keep({ ...desk.vault, letters: [...letters, ...fresh] }, desk.weeks)
  }
  desk.fold()
  return true
}

async function refuse(desk: LetterDesk, holdings: Holdings, c: Case): Promise<void> {
  const { primitives: p } = desk.staff()
  const { vault, drops } = forgetCase(p, desk.vault, holdings, c, 'conflict', false)
  const marks = lettersOf(c).map(({ signer, contentKey }) => ({
    case: p.hash(16, null, caseKey(p, contentKey)),
    reporter: p.hash(16, null, signer),
  }))
  await desk.keep({ ...vault, closed: [...vault.closed, ...marks] }, desk.weeks)
  letGoOf(holdings, c, drops, false)
}

/** Name every drop in its case's log, so that colleagues without a wrap can read it. */
export async function logDrops(
  cases: readonly Case[],
  append: (caseId: string, job: AppendJob) => Promise<void>,
): Promise<void> {
  for (const { id, unlogged, stream } of cases) {
    if (stream === null) continue
    await sparingOthers(async () => {
      for (const drop of unlogged) await append(id, dropJob(drop))
    })
  }
}
