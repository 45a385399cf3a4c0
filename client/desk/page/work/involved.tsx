import { INVOLVED_AS } from '../../../../crypto/entries/entry-casework.ts'
import { fill } from '../../../texts/wording.ts'
import { hearingFacts } from '../../format/work-labels.ts'
import { type Person, peopleIn } from '../../model/case/people.ts'
import { useWords } from '../shell/words.ts'
import { Choice, TextField, useFields } from './fields.tsx'
import {
  ChangeButton,
  type FilledForm,
  FormOutcome,
  useEditing,
  useSaving,
  WorkForm,
} from './form.tsx'
import type { WorkProps } from './props.ts'

/** The people and units whom a case concerns, with what the rest of its casework says of each. */
export function InvolvedSection(props: WorkProps) {
  const { one } = props
  const { desk } = useWords()
  const { editing, edit, leave } = useEditing('involved-who')
  const people = peopleIn(one.work)
  const edited = people.find(({ id, entry }) => entry !== null && id === editing) ?? null
  return (
    <>
      <p class="hint">{desk.involved.lead}</p>
      <ul class="work-list" id="involved-list">
        {people.map((person) => (
          <PersonLine key={person.id} {...{ one, person, edit }} />
        ))}
      </ul>
      {one.may.handle ? (
        <InvolvedForm key={editing} {...props} person={edited} done={leave} />
      ) : null}
    </>
  )
}

interface LineProps extends Pick<WorkProps, 'one'> {
  readonly person: Person
  readonly edit: (id: string) => void
}

function PersonLine({ one, person, edit }: LineProps) {
  const words = useWords()
  const { desk } = words
  const { entry, who } = person
  const facts = [
    desk.involvedAs[person.as],
    ...(entry === null || entry.role === '' ? [] : [entry.role]),
    ...person.accused.map(({ state }) => desk.standings[state]),
    ...person.hearings.map((hearing) =>
      [desk.work.hearing, ...hearingFacts(hearing, words)].join(', '),
    ),
  ]
  return (
    <li class="work-row">
      <span class="work-top">
        <strong>{who}</strong>
        <span class="work-facts">{facts.join(' · ')}</span>
        {!one.may.handle ? null : entry === null ? (
          <EnterButton {...{ one, person }} />
        ) : (
          <ChangeButton id={entry.id} label={fill(desk.involved.which, { who })} edit={edit} />
        )}
      </span>
    </li>
  )
}

/** Enters somebody whom a hearing names, or an entry on somebody accused, under the same id. */
function EnterButton({ one, person }: Omit<LineProps, 'edit'>) {
  const { desk } = useWords()
  const { outcome, save } = useSaving(one.id)
  const { id, who, as } = person
  return (
    <>
      <button
        type="button"
        id={`enter-${id}`}
        class="quiet small"
        aria-label={fill(desk.involved.enterWhich, { who })}
        aria-disabled={outcome === 'saving'}
        onClick={() => void save([{ kind: 'involved', id, as, who, role: '' }])}
      >
        {desk.involved.enter}
      </button>
      <FormOutcome id={`enter-outcome-${id}`} outcome={outcome} />
    </>
  )
}

interface InvolvedFormProps extends WorkProps {
  /** Null for somebody new. */
  readonly person: Person | null
  readonly done: () => void
}

function InvolvedForm(props: InvolvedFormProps) {
  const { one, person, done } = props
  const { desk } = useWords()
  const id = person?.id ?? null
  const { value, at, clear } = useFields('involved', `${one.id} ${id ?? ''}`, {
    who: person?.who ?? '',
    as: person?.as ?? ('' as string),
    role: person?.entry?.role ?? '',
  })
  const filled = (): FilledForm => {
    const who = value.who.trim()
    const as = INVOLVED_AS.find((each) => each === value.as)
    if (who === '') return { missing: desk.involved.who }
    if (as === undefined) return { missing: desk.involved.as }
    return [{ kind: 'involved', id, as, who, role: value.role.trim() }]
  }
  const leave = () => {
    clear()
    done()
  }
  return (
    <WorkForm
      {...props}
      id="involved"
      title={person === null ? desk.involved.new : fill(desk.involved.which, { who: person.who })}
      submit={person === null ? desk.sheet.add : desk.sheet.save}
      filled={filled}
      saved={leave}
      {...(person === null ? {} : { cancel: leave })}
    >
      <TextField {...at('who')} label={desk.involved.who} max={200} />
      <Choice
        {...at('as')}
        label={desk.involved.as}
        none={desk.sheet.choose}
        choices={INVOLVED_AS.map((as) => [as, desk.involvedAs[as]])}
      />
      <TextField
        {...at('role')}
        label={desk.involved.role}
        hint={desk.involved.roleHint}
        max={200}
      />
    </WorkForm>
  )
}
