import { equal } from '../../../../crypto/primitives/bytes.ts'
import { DeskError } from '../error.ts'
import type { AppendJob } from '../log/append-job.ts'
import { type Stream, saidIn } from '../log/stream.ts'

/**
 * The job of something that a reporter reads. It stops if a colleague has written to the reporter meanwhile: two
 * answers to one question confuse the person who gets them.
 *
 * @param seen number of records in the log when the member decided to send it
 * @returns a job that throws DeskError `overtaken`
 */
export function unlessOvertaken(job: AppendJob, seen: number): AppendJob {
  const entry: AppendJob['entry'] = (stream, author) => {
    if (isAnsweredAfter(stream, seen, author)) throw new DeskError('overtaken')
    return job.entry(stream, author)
  }
  return { ...job, entry }
}

function isAnsweredAfter({ records }: Stream, seen: number, author: Uint8Array): boolean {
  const later = new Map([...records].filter(([place]) => place >= seen))
  return saidIn({ records: later }).some(
    ({ entry, author: who }) =>
      (entry.kind === 'message' || entry.kind === 'status') && !equal(who.signing, author),
  )
}
