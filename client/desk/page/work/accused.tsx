import type { Day } from '../../../../crypto/days/calendar.ts'
import { fill } from '../../../texts/wording.ts'
import { dayOfField } from '../../format/words.ts'
import { peopleIn } from '../../model/case/people.ts'
import { informBy } from '../../model/deadlines/work-late.ts'
import { checkMemo, type LeakHint } from '../../model/rules/memo-check.ts'
import type { CaseView, WorkView } from '../../model/views.ts'
import { COMMON, ROLES, writtenBy } from '../case/telling-words.ts'
import { Facts } from '../shell/facts.tsx'
import { useWords } from '../shell/words.ts'
import { Choice, DayField, type FieldsOf, fieldOf, TextArea, useFields } from './fields.tsx'
import { type FilledForm, PersonForm, PersonRow, useEditing, WorkForm } from './form.tsx'
import { useMemberNames, type WorkProps } from './props.ts'

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

/** The memo that is put before the accused; it must not tell them who reported. */
function MemoPart(props: WorkProps) {
  const { one, view } = props
  const { desk, day } = useWords()
  const nameOf = useMemberNames(view)
  const { value, at, clear } = useFields('memo', one.id, { text: '' })
  const filled = (): FilledForm => {
    const text = value.text.trim()
    return text === '' ? { missing: desk.memo.text } : [{ kind: 'memo', text }]
  }
  return (
    <>
      <h5>{desk.memo.title}</h5>
      <p class="hint">{desk.memo.lead}</p>
      <ul class="work-list" id="memo-list">
        {one.work.memos.map(({ id, entry, member, day: written }) => (
          <li key={id} class="work-row">
            <span class="work-facts">
              {fill(desk.sheet.by, { who: nameOf(member), day: day(written) })}
            </span>
            <p class="as-written">{entry.text}</p>
          </li>
        ))}
      </ul>
      {one.may.handle ? (
        <WorkForm {...props} id="memo" submit={desk.memo.save} filled={filled} saved={clear}>
          <TextArea {...at('text')} label={desk.memo.text} max={3000} />
          {value.text.trim() === '' ? null : <Found telling={tellingIn(value.text, one)} />}
        </WorkForm>
      ) : null}
    </>
  )
}

const ORDER = ['names', 'words', 'numbers', 'roles'] as const

function Found({ telling }: { readonly telling: LeakHint }) {
  const { desk } = useWords()
  const found = ORDER.filter((kind) => telling[kind].length > 0)
  return (
    <div id="memo-found" class="work-wide" role="status">
      {found.length === 0 ? (
        <p class="hint">{desk.memo.clear}</p>
      ) : (
        <div class="notice">
          <p>{desk.memo.found}</p>
          <Facts facts={found.map((kind) => [desk.memo[kind], telling[kind].join(', ')])} />
        </div>
      )}
    </div>
  )
}

function tellingIn(memo: string, one: CaseView): LeakHint {
  const accused = peopleIn(one.work).flatMap(({ who, as }) => (as === 'accused' ? [who] : []))
  return checkMemo(memo, { theirs: writtenBy(one), accused, roles: ROLES, common: COMMON })
}
