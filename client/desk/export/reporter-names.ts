import { isForCustodians } from '../../../crypto/entries/custody.ts'
import type { CaseView } from '../model/views.ts'
import { partsOfNames } from './redact-names.ts'

/** Addresses and numbers by which somebody is reached. */
const REACHED_BY = /[^\s,;<>()]+@[^\s,;<>()]+|\+?\d(?:[\s-]?\d){5,}/gu

/**
 * By what this desk knows who the reporter is: what a custodian answered, and what a letter to the
 * custodians says, where they open here. None where nobody was told.
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
