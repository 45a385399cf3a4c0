import type { AppendJob } from '../../model/log/append-job.ts'
import type { OnProgress } from '../../rpc/answers.ts'
import type { DeskBoards } from '../board/desk-boards.ts'
import type { CaseContext } from '../case-context.ts'
import type { CaseStore } from '../case-store.ts'
import type { DueChanges } from '../cases/due.ts'
import { takeUp } from '../offline/take-up.ts'
import type { Outbox } from '../outbox.ts'
import { isRootConfirmed } from '../vault/new-root.ts'
import { inPace } from './pace.ts'
import type { UnsentKeeper } from './unsent.ts'

/** Parts of a desk that a round brings up to date. */
export interface Round {
  readonly caseStore: CaseStore
  readonly boards: DeskBoards
  readonly outbox: Outbox
  readonly unsent: UnsentKeeper
  readonly due: DueChanges
  readonly context: (caseId: string) => CaseContext
  readonly append: (caseId: string, job: AppendJob) => Promise<void>
}

/**
 * Read the shelves, write what is due, and destroy weekly keys that have had their time.
 *
 * @param onRead called once all that is new was read
 * @throws DeskError
 */
export async function goRound(
  round: Round,
  onProgress: OnProgress = () => {},
  onRead = () => {},
): Promise<void> {
  const { caseStore, boards } = round
  await caseStore.sync(onProgress, onRead)
  const isConfirmed = isRootConfirmed(caseStore)
  if (isConfirmed) await writeDue(round, onProgress)
  boards.look()
  await caseStore.destroy()
  if (isConfirmed) await caseStore.renew()
}

/** Change who reads a case if that is due, and all that follows; records for auditors wait for their turn. */
async function changeDue({ caseStore, due, context }: Round): Promise<void> {
  for (const { id } of caseStore.cases) await inPace(() => due.change(context(id)))
}

async function writeDue(round: Round, onProgress: OnProgress): Promise<void> {
  const { caseStore, boards, outbox, unsent, append } = round
  await unsent.restore(caseStore, outbox)
  await inPace(() => caseStore.logDrops())
  takeUp(caseStore, outbox, caseStore.takeLost())
  await outbox.send(append)
  if (caseStore.hasNetwork) {
    await caseStore.tellParts()
    await changeDue(round)
  }
  await caseStore.forget()
  await caseStore.remember()
  await boards.bringAll((done, total) => onProgress({ stage: 'board', done, total }))
}

/**
 * Post by the desk's pace: first what a person wrote, then what the desk writes by itself, then records that say
 * nothing; and a drop for nobody. PROTOCOL.md section 16.3
 *
 * @returns milliseconds until more is due; null if nothing ever is
 * @throws DeskError; call it again later
 */
export async function keepPace(round: Round): Promise<number | null> {
  const { caseStore, outbox, append } = round
  const { pace, now } = caseStore.staff()
  if (pace === undefined || caseStore.reception === null || !isRootConfirmed(caseStore)) return null
  if (pace.isDropDue(now())) await caseStore.tell('nobody')
  for (let left = pace.due(now()); left > 0; left--) {
    await outbox.send(append)
    if (pace.due(now()) > 0) await pace.inTurn(() => caseStore.logDrops())
    if (pace.due(now()) > 0) await pace.inTurn(() => changeDue(round))
    if (pace.due(now()) > 0) await pace.inTurn(() => caseStore.renew('records'))
    if (pace.due(now()) > 0) await caseStore.pad()
  }
  await caseStore.remember()
  return pace.wait(now())
}
