import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import type { CaseView } from '../../model/views.ts'
import { ACKNOWLEDGE_DAYS } from '../list/list-order.ts'
import { ProblemText, useAttempt, WorkButton } from '../shell/attempt.tsx'
import { refocus } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'

export interface AcknowledgeProps {
  readonly one: CaseView
  /** Whether it has to be said which report it is. */
  readonly ofMany: boolean
}

/** Only a person can say that a report is genuine; until then the board stays empty. */
export function Acknowledge({ one, ofMany }: AcknowledgeProps) {
  const store = useStore()
  const { desk, day } = useWords()
  const [job] = useState(() => crypto.randomUUID())
  const { working, failure, attempt } = useAttempt()
  const acknowledge = async () => {
    const why = await store.act(job, one.id, { kind: 'acknowledge', next: null })
    refocus('case-title')
    return why
  }
  return (
    <section class="acknowledge" aria-labelledby="acknowledge-title">
      <h4 id="acknowledge-title">
        {desk.case.acknowledgeTitle}
        {ofMany ? (
          <>
            {' '}
            <span class="mark of-case">{caseName(one, desk)}</span>
          </>
        ) : null}
      </h4>
      <p>{fill(desk.case.acknowledgeLead, { day: day(one.since + ACKNOWLEDGE_DAYS) })}</p>
      <WorkButton
        id="acknowledge"
        class="primary"
        working={working}
        label={desk.case.acknowledge}
        busy={desk.compose.sending}
        press={() => attempt(acknowledge)}
      />
      <ProblemText why={failure} />
    </section>
  )
}
