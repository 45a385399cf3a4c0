import { useWords } from '../shell/words.ts'
import { useFields } from '../work/drafts.tsx'
import { TextArea } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'
import { AccessStep } from './step.tsx'

export interface StepBackProps extends Pick<WorkProps, 'one'> {
  readonly id: string
  readonly label: string
}

/** Give a case up for good, because one is too close to it. For letters without a log, nobody is told. */
export function StepBack({ one, id, label }: StepBackProps) {
  const { desk } = useWords()
  const { value, at, clear } = useFields('step-back', one.id, { text: '' })
  const closeLead =
    one.access.hold === null ? desk.gate.closeLead : `${desk.gate.closeLead} ${desk.taken.heldStep}`
  const lead = one.asks ? desk.gate.letterClose : closeLead
  return (
    <AccessStep
      {...{ id, label }}
      lead={lead}
      confirm={desk.gate.closeConfirm}
      grave
      request={() => ({ kind: 'declare', caseId: one.id, conflict: true, text: value.text.trim() })}
      done={clear}
    >
      {one.asks ? null : (
        <TextArea {...at('text')} id={`${id}-text`} label={desk.gate.closeText} max={1000} />
      )}
    </AccessStep>
  )
}
