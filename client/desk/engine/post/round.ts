import type { AppendJob } from '../../model/log/append-job.ts'
import type { OnProgress } from '../../rpc/answers.ts'
import type { DeskBoards } from '../board/desk-boards.ts'
import type { Cabinet } from '../cabinet.ts'
import type { CaseHand } from '../case-hand.ts'
import type { DueChanges } from '../cases/due.ts'
import { takeUp } from '../offline/take-up.ts'
import type { Outbox } from '../outbox.ts'
import { isRootConfirmed } from '../vault/new-root.ts'
import { inPace } from './pace.ts'

/** Parts of a desk that a round brings up to date. */
export interface Round {
  readonly cabinet: Cabinet
  readonly boards: DeskBoards
  readonly outbox: Outbox
  readonly due: DueChanges
  readonly hand: (caseId: string) => CaseHand
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
  const { cabinet, boards } = round
  await cabinet.sync(onProgress, onRead)
  const isConfirmed = isRootConfirmed(cabinet)
  if (isConfirmed) await writeDue(round, onProgress)
  boards.look()
  await cabinet.destroy()
  if (isConfirmed) await cabinet.renew()
}

/** Change who reads a case if that is due, and all that follows; records for auditors wait for their turn. */
async function changeDue({ cabinet, due, hand }: Round): Promise<void> {
  for (const { id } of cabinet.cases) await inPace(() => due.change(hand(id)))
}

async function writeDue(round: Round, onProgress: OnProgress): Promise<void> {
  const { cabinet, boards, outbox, append } = round
  await inPace(() => cabinet.logDrops())
  takeUp(cabinet, outbox, cabinet.takeLost())
  await outbox.send(append)
  if (cabinet.hasNetwork) {
    await changeDue(round)
  }
  await cabinet.forget()
  await cabinet.remember()
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
  const { cabinet, outbox, append } = round
  const { pace, now } = cabinet.staff()
  if (pace === undefined || cabinet.reception === null || !isRootConfirmed(cabinet)) return null
  if (pace.isDropDue(now())) await cabinet.tell('nobody')
  for (let left = pace.due(now()); left > 0; left--) {
    await outbox.send(append)
    if (pace.due(now()) > 0) await pace.inTurn(() => cabinet.logDrops())
    if (pace.due(now()) > 0) await pace.inTurn(() => changeDue(round))
    if (pace.due(now()) > 0) await pace.inTurn(() => cabinet.renew('records'))
    if (pace.due(now()) > 0) await cabinet.pad()
  }
  await cabinet.remember()
  return pace.wait(now())
}
