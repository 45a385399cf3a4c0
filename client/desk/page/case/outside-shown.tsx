import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Clock } from '../../model/deadlines/clocks.ts'
import { isShownOutside } from '../../model/deadlines/shown-outside.ts'
import type { CaseView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'

interface OutsideShownProps {
  readonly one: CaseView
  readonly clocks: readonly Clock[]
  readonly today: Day
}

/** A notice that the reporter is shown whom they can go to outside, if one of these deadlines was missed. */
export function OutsideShown({ one, clocks, today }: OutsideShownProps) {
  const { desk } = useWords()
  if (!clocks.some((clock) => isShownOutside(clock, one, today))) return null
  return <span class="outside">{desk.deadlines.outside}</span>
}
