import { choiceRow } from '../../crypto/choice-row.ts'
import type { ReporterContent } from '../../crypto/content.ts'
import type { KeyList } from '../../crypto/keylist.ts'

/**
 * A report as it is sealed: beside whom it names already, it names the substitutes, custodians and
 * auditors whom its reporter leaves out. To whom it was sealed does not tell them from the others: they
 * only did not have to step in, or are never sealed to.
 * PROTOCOL.md section 9
 *
 * @param leftOut member ids
 */
export function namingLeftOut(
  { channels, members }: Pick<KeyList, 'channels' | 'members'>,
  content: ReporterContent,
  leftOut: readonly string[],
): ReporterContent {
  const channel = channels.find(({ id }) => id === content.channel)
  const row = channel === undefined ? [] : choiceRow({ members }, channel)
  const unseen = row.filter((id) => leftOut.includes(id) && !channel?.members.includes(id))
  const named = [content.answers['left-out'] ?? []].flat()
  return naming(content, [...named, ...unseen])
}

/** The longest that a report can be, whatever list it is sealed by: naming all who are left out. */
export function namingAll(content: ReporterContent, leftOut: readonly string[]): ReporterContent {
  return naming(content, [content.answers['left-out'] ?? [], ...leftOut].flat())
}

function naming(content: ReporterContent, ids: readonly string[]): ReporterContent {
  const out = new Set(ids)
  if (out.size === 0) return content
  return { ...content, answers: { ...content.answers, 'left-out': [...out] } }
}
