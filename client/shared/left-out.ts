import type { ReporterContent } from '../../crypto/content.ts'
import type { KeyList } from '../../crypto/keylist.ts'

/**
 * A report as it is sealed: beside whom it names already, it names the substitutes whom its reporter
 * leaves out. To whom it was sealed does not tell them from those who only did not have to step in.
 * PROTOCOL.md section 9
 *
 * @param leftOut member ids
 */
export function namingLeftOut(
  { channels }: Pick<KeyList, 'channels'>,
  content: ReporterContent,
  leftOut: readonly string[],
): ReporterContent {
  const { substitutes = [] } = channels.find(({ id }) => id === content.channel) ?? {}
  const named = [content.answers['left-out'] ?? []].flat()
  return naming(content, [...named, ...substitutes.filter((id) => leftOut.includes(id))])
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
