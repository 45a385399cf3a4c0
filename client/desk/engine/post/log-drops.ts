import type { Case } from '../../model/case/fold.ts'
import type { AppendJob } from '../../model/log/append-job.ts'
import { dropJob } from '../../model/rules/action.ts'
import { sparingOthers } from '../faults.ts'

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
