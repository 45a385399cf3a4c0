import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import { AccessStep } from '../access/step.tsx'
import { ACKNOWLEDGE_DAYS } from '../list/list-order.ts'
import { ProblemText, useAttempt, WorkButton } from '../shell/attempt.tsx'
import { refocus } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import { TextArea, useFields } from '../work/fields.tsx'
import { FormOutcome, useSaving } from '../work/form.tsx'
import { useMemberNames, type WorkProps } from '../work/props.ts'

export interface AcknowledgeProps extends WorkProps {
  /** Whether it has to be said which report it is. */
  readonly ofMany: boolean
}

/** Only a person can say that a report is genuine; until then the board stays empty. */
export function Acknowledge({ one, view, ofMany }: AcknowledgeProps) {
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
      <Dismiss one={one} view={view} />
    </section>
  )
}

/** The way to say that it is no report, or the word of somebody who said so. */
function Dismiss({ one, view }: WorkProps) {
  const { desk, day } = useWords()
  const nameOf = useMemberNames(view)
  const store = useStore()
  const begun = { text: '', job: crypto.randomUUID() as string }
  const { value, at, clear } = useFields('dismiss', one.id, begun)
  const { outcome, save } = useSaving(one.id)
  const { dismissed } = one.work
  if (!one.may.handle) return null
  const text = value.text.trim()
  if (dismissed === null) {
    return (
      <AccessStep
        id="dismiss"
        label={desk.dismissing.button}
        lead={desk.dismissing.lead}
        confirm={desk.dismissing.save}
        request={() =>
          text === ''
            ? null
            : () => store.act(value.job, one.id, { kind: 'dismissed', on: true, text })
        }
        done={clear}
      >
        <TextArea {...at('text')} label={desk.dismissing.reason} max={1000} />
      </AccessStep>
    )
  }
  const said = { who: nameOf(dismissed.member), day: day(dismissed.day) }
  return (
    <div id="dismissed" class="notice">
      <p>{fill(desk.dismissing.said, said)}</p>
      <p class="as-written">{dismissed.entry.text}</p>
      <button
        type="button"
        id="dismiss-undo"
        class="quiet"
        aria-disabled={outcome === 'saving'}
        onClick={() => void save([{ kind: 'dismissed', on: false, text: '' }])}
      >
        {desk.dismissing.undo}
      </button>
      <FormOutcome id="dismiss-outcome" outcome={outcome} />
    </div>
  )
}
