import type { ReporterContent } from '../../../crypto/entries/content.ts'
import type { KeyList } from '../../../crypto/keys/keylist.ts'

/**
 * A report as it is sealed: beside whom it names already, it names all whom its reporter leaves out and who
 * are no members of its channel, such as substitutes, custodians and auditors. To whom it was sealed does not tell them from the others: they
 * only did not have to step in, or are never sealed to.
 * PROTOCOL.md section 9
 *
 * @param leftOut member ids
 */
export function namingLeftOut(
  { channels }: Pick<KeyList, 'channels'>,
  content: ReporterContent,
  leftOut: readonly string[],
): ReporterContent {
  const channel = channels.find(({ id }) => id === content.channel)
  const unseen = leftOut.filter((id) => !channel?.members.includes(id)).sort()
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
