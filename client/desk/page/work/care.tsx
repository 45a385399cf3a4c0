import { RISKS } from '../../../../crypto/entries/entry-casework.ts'
import { fill } from '../../../texts/wording.ts'
import { dayOfField } from '../../format/words.ts'
import { useWords } from '../shell/words.ts'
import { Choice, DayField, TextArea, useFields } from './fields.tsx'
import { type FilledForm, WorkForm } from './form.tsx'
import { useMemberNames, type WorkProps } from './props.ts'

const NEW_NOTE = { risk: '', text: '', next: '' }

/** Measures so that the reporter comes to no harm. */
export function CareSection(props: WorkProps) {
  const { one, view } = props
  const { desk, day } = useWords()
  const nameOf = useMemberNames(view)
  return (
    <>
      <p class="hint">{desk.care.lead}</p>
      <ul class="work-list" id="care-list">
        {[...one.work.care].reverse().map(({ id, entry, member, day: written }, i) => (
          <li key={id} class="work-row">
            <span class="work-facts">
              <strong>{desk.risks[entry.risk]}</strong> {nameOf(member)} · {day(written)}
            </span>
            <p class="as-written">{entry.text}</p>
            {i > 0 || entry.next === undefined ? null : (
              <p class={entry.next < view.today ? 'work-late' : 'work-facts'}>
                {fill(entry.next < view.today ? desk.care.late : desk.care.again, {
                  day: day(entry.next),
                })}
              </p>
            )}
          </li>
        ))}
      </ul>
      {one.may.handle ? <CareForm {...props} /> : null}
    </>
  )
}

function CareForm(props: WorkProps) {
  const { one } = props
  const { desk } = useWords()
  const { value, at, clear } = useFields('care', one.id, NEW_NOTE)
  const filled = (): FilledForm => {
    const risk = RISKS.find((each) => each === value.risk)
    const text = value.text.trim()
    const next = dayOfField(value.next)
    if (risk === undefined) return { missing: desk.care.risk }
    if (text === '') return { missing: desk.care.text }
    return [{ kind: 'care', risk, text, ...(next === null ? {} : { next }) }]
  }
  return (
    <WorkForm {...props} id="care" submit={desk.sheet.add} filled={filled} saved={clear}>
      <TextArea {...at('text')} label={desk.care.text} max={2500} />
      <Choice
        {...at('risk')}
        label={desk.care.risk}
        none={desk.sheet.choose}
        choices={RISKS.map((risk) => [risk, desk.risks[risk]])}
      />
      <DayField {...at('next')} label={desk.care.next} />
    </WorkForm>
  )
}
