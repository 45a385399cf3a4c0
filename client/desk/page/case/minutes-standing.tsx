import { fill } from '../../../texts/wording.ts'
import type { MinutesAnswers } from '../../model/case/minutes.ts'
import { useWords } from '../shell/words.ts'

/** Whether the reporter has approved or corrected minutes, and when. */
export function MinutesStanding({ answers }: { readonly answers: MinutesAnswers }) {
  const { desk, day } = useWords()
  const { verdict, day: answered } = answers
  return (
    <span class="verdict" data-verdict={verdict}>
      {fill(desk.minutes[verdict], { day: answered === null ? '' : day(answered) })}
    </span>
  )
}
