import type { Day } from '../../../../crypto/days/calendar.ts'
import { dayOfField } from '../../format/words.ts'
import { informBy } from '../../model/deadlines/work-late.ts'
import type { WorkView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { useFields } from './drafts.tsx'
import { useEditing } from './editing.tsx'
import { Choice, DayField, type FieldsOf, fieldOf } from './fields.tsx'
import { type FilledForm, PersonForm, PersonRow } from './form.tsx'
import { MemoPart } from './memo.tsx'
import type { WorkProps } from './props.ts'

type Accused = WorkView['accused'][number]

/** Whether those whom the report is about have been told, and what is put before them. */
export function AccusedSection(props: WorkProps) {
  const { one, view } = props
  const { desk } = useWords()
  const { editing, edit, leave } = useEditing('accused-who')
  const edited = one.work.accused.find(({ entry }) => entry.id === editing) ?? null
  return (
    <>
      <p class="hint">{desk.accused.lead}</p>
      <ul class="work-list" id="accused-list">
        {one.work.accused.map((each) => (
          <PersonRow
            key={each.entry.id}
            {...each.entry}
            {...{ one, edit }}
            which={desk.accused.which}
          >
            <span class="work-facts">{desk.standings[each.entry.state]}</span>
            <InformClock accused={each} since={one.since} today={view.today} />
          </PersonRow>
        ))}
      </ul>
      {one.may.handle ? (
        <AccusedForm key={editing} {...props} accused={edited} done={leave} />
      ) : null}
      <MemoPart {...props} />
    </>
  )
}

interface ClockProps {
  readonly accused: Accused
  /** Day of the report. */
  readonly since: Day
  readonly today: Day
}

/** The days that are left for telling somebody, or by how many that is late. */
function InformClock({ accused, since, today }: ClockProps) {
  const { desk, day, counted } = useWords()
  const by = informBy(accused, since)
  if (by === null) return null
  const left = by - today
  const deferred = accused.entry.state === 'deferred'
  const text = () => {
    if (deferred) return left < 0 ? desk.accused.againLate : desk.accused.again
    if (left === 0) return desk.accused.today
    return left < 0 ? desk.accused.late : desk.accused.left
  }
  return (
    <span class={left < 0 ? 'work-late' : 'work-facts'} data-left={left}>
      {counted(text(), Math.abs(left), { day: day(by) })}
    </span>
  )
}

interface AccusedFormProps extends WorkProps {
  /** Null for somebody new. */
  readonly accused: Accused | null
  readonly done: () => void
}

const STATES = ['to-inform', 'informed', 'deferred'] as const

function AccusedForm(props: AccusedFormProps) {
  const { one, accused, done } = props
  const { desk } = useWords()
  const id = accused?.entry.id ?? null
  const { value, at, clear } = useFields('accused', `${one.id} ${id ?? ''}`, fieldsOf(accused))
  const deferred = value.state === 'deferred'
  const filled = (): FilledForm => {
    const who = value.who.trim()
    const state = STATES.find((each) => each === value.state) ?? 'to-inform'
    const text = value.text.trim()
    const day = state === 'informed' ? null : dayOfField(value.until)
    if (who === '') return { missing: desk.accused.who }
    if (deferred && text === '') return { missing: desk.accused.reason }
    if (deferred && day === null) return { missing: desk.accused.untilDeferred }
    return [{ kind: 'accused', id, who, state, ...(day === null ? {} : { until: day }), text }]
  }
  return (
    <PersonForm
      {...{ ...props, at, filled }}
      id="accused"
      who={accused?.entry.who ?? null}
      words={desk.accused}
      textLabel={deferred ? desk.accused.reason : desk.accused.text}
      leave={() => {
        clear()
        done()
      }}
    >
      <StateFields at={at} />
    </PersonForm>
  )
}

function fieldsOf(accused: Accused | null) {
  return {
    who: accused?.entry.who ?? '',
    state: accused?.entry.state ?? ('to-inform' as string),
    until: fieldOf(accused?.entry.until),
    text: accused?.entry.text ?? '',
  }
}

interface FieldsProps {
  readonly at: FieldsOf<ReturnType<typeof fieldsOf>>
}

function StateFields({ at }: FieldsProps) {
  const { desk } = useWords()
  const state = at('state')
  return (
    <>
      <Choice
        {...state}
        label={desk.accused.state}
        choices={STATES.map((each) => [each, desk.states[each]])}
      />
      {state.value === 'informed' ? null : (
        <DayField
          {...at('until')}
          label={state.value === 'deferred' ? desk.accused.untilDeferred : desk.accused.until}
        />
      )}
    </>
  )
}
