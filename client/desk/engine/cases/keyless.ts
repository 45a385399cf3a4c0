import { type Day, weekAt, weekOf } from '../../../../crypto/days/calendar.ts'
import { findHead } from '../../../../crypto/log/checkpoint.ts'
import { equal } from '../../../../crypto/primitives/bytes.ts'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import type { Access } from '../../model/access/access.ts'
import type { Case } from '../../model/case/fold.ts'
import { hexOf } from '../../model/log/hex-of.ts'
import { chainOf, type Span, type Stream, saidIn } from '../../model/log/stream.ts'
import type { CaseContext } from '../case-context.ts'
import { checkpointsBy } from '../sync/signed-by.ts'

/**
 * Find readers who may lack the key of the running epoch: the envelope with it is no longer on the shelf, and no
 * record or checkpoint of theirs shows that they have it. This happens to a desk that was locked for as long as
 * an envelope lives. In an epoch without a record nothing can show it, so nobody is named. ACCESS.md section 9.3
 *
 * @returns member ids
 */
export function keylessReaders(
  context: CaseContext,
  { report }: Pick<Case, 'report'>,
  stream: Stream,
  { readers }: Access,
): string[] {
  const { primitives: p, now } = context.staff
  const span = chainOf(p, stream).spans.at(-1)
  if (span === undefined || span.until !== null) return []
  const week = weekAt(now())
  const isListed = report === null || context.holdings.expires.drops.has(hexOf(report.id))
  const begun = dayBefore(stream, span)
  const wrote = writersUnder(stream, span)
  if (wrote.size === 0) return []
  return readers.flatMap(({ member, conflict }) => {
    if (member === context.own || conflict || wrote.has(member)) return []
    const sent = newestSent(stream, member)
    // The keys of the first epoch came with the report, those of a later one before the record that ended the
    // other.
    const since = sent === null ? begun : Math.max(sent, begun ?? 0)
    const isGone = since === null ? !isListed : weekOf(since) + LIMIT.dropWeeks <= week
    return isGone && !tellsOf(context, span, member) ? [member] : []
  })
}

/** The day of the record that began an epoch; null for the first. */
function dayBefore({ records }: Stream, { from }: Span): Day | null {
  const content = from === 0 ? undefined : records.get(from - 1)?.content
  return content?.kind === 'opened' ? content.record.day : null
}

function writersUnder({ records }: Stream, { epoch }: Span): Set<string> {
  return new Set(
    [...records.values()].flatMap((one) => {
      if (one.content.kind !== 'opened' || !equal(one.epoch.key, epoch.key)) return []
      return [one.content.record.author.id]
    }),
  )
}

/** The last day on which a record says that keys were sent to a member; null if none says so. */
function newestSent(stream: Stream, member: string): Day | null {
  const days = saidIn(stream).flatMap(({ entry, day }) =>
    entry.kind === 'keys-sent' && entry.member === member ? [day] : [],
  )
  return days.length === 0 ? null : Math.max(...days)
}

/** Whether a checkpoint at hand shows that a member has the key. */
function tellsOf(
  { staff, authors, holdings }: CaseContext,
  { epoch }: Span,
  member: string,
): boolean {
  return checkpointsBy(holdings, authors).some(
    ([one, author]) =>
      author.id === member && findHead(staff.primitives, one, one.checkpoint, epoch.key) !== null,
  )
}
