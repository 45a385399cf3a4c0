import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { AccessStep } from '../access/step.tsx'
import { useWords } from '../shell/words.ts'
import type { PageStore } from '../store/state.ts'
import { TextArea } from '../work/fields.tsx'

export interface CorrectionProps {
  readonly store: PageStore
  readonly year: number
}

/** Tells a year again. The form first says what others can work out from that. */
export function Correction({ store, year }: CorrectionProps) {
  const { desk } = useWords()
  const [reason, setReason] = useState('')
  const text = reason.trim()
  const correct = async () => {
    const failure = await store.show('make-annual', { year, reason: text })
    if (failure === 'told') await store.show('overview', { year: null })
    return failure
  }
  return (
    <AccessStep
      id="annual-correct"
      label={fill(desk.told.correct, { year })}
      lead={desk.told.correctLead}
      confirm={desk.told.confirm}
      store={store}
      grave
      request={() => (text === '' ? null : correct)}
      done={() => setReason('')}
    >
      <TextArea
        id="annual-correct-reason"
        label={desk.told.reason}
        max={500}
        value={reason}
        change={setReason}
      />
    </AccessStep>
  )
}
