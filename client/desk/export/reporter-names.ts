import { isForCustodians } from '../../../crypto/entries/custody.ts'
import type { CaseView } from '../model/views.ts'
import { partsOfNames } from './redact-names.ts'

/** Email addresses and telephone numbers. */
const REACHED_BY = /[^\s,;<>()]+@[^\s,;<>()]+|\+?\d(?:[\s-]?\d){5,}/gu

/**
 * Names and contact details of the reporter that this desk knows. They come from the answers of custodians
 * and from letters to the custodians, if these open here. Empty if there are none.
 */
export function namesOfReporter({ access, items }: CaseView): readonly string[] {
  const told = access.requests.flatMap(({ answer }) =>
    answer?.as === 'given' ? answer.text.split('\n') : [],
  )
  const wrote = items.flatMap((item) =>
    item.kind === 'drop' && isForCustodians(item.drop, item.content)
      ? [item.content.answers.name, item.content.answers.contact].flat()
      : [],
  )
  const lines = [...told, ...wrote].flatMap((line) => (line?.trim() ? [line.trim()] : []))
  const reached = lines.flatMap((line) => line.match(REACHED_BY) ?? [])
  return [...new Set([...partsOfNames(lines), ...reached])]
}
