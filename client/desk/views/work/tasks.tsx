import { useState } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import type { CaseworkAction } from '../../core/casework-action.ts'
import type { WorkView } from '../../protocol.ts'
import { dayOfField, useWords } from '../words.ts'
import { useFields } from './drafts.tsx'
import { Choice, DayField, TextField } from './fields.tsx'
import { type Filled, Outcome, useSaving, WorkForm } from './form.tsx'
import { useMemberNames, type WorkProps } from './props.ts'

/** What is to be done, by whom and when. */
export function TasksSection(props: WorkProps) {
  const { one } = props
  const { desk } = useWords()
  const { tasks } = one.work
  return (
    <>
      {tasks.length === 0 ? <p class="hint">{desk.sheet.none}</p> : null}
      <ul class="work-list" id="task-list">
        {tasks.map((task) => (
          <li key={task.entry.id}>
            <TaskRow {...props} task={task} />
          </li>
        ))}
      </ul>
      {one.writable ? (
        <>
          <TaskForm {...props} />
          <ChecklistForm {...props} />
        </>
      ) : null}
    </>
  )
}

interface TaskRowProps extends WorkProps {
  readonly task: WorkView['tasks'][number]
}

function TaskRow({ one, view, store, task }: TaskRowProps) {
  const { desk, day } = useWords()
  const nameOf = useMemberNames(view)
  const { outcome, save } = useSaving(store, one.id)
  const { entry, done } = task
  const isLate = done === null && entry.due !== undefined && entry.due < view.today
  const tick = (on: boolean) => void save([{ kind: 'task-done', id: entry.id, done: on }])
  const facts = [
    ...(entry.member === undefined ? [] : [nameOf(entry.member)]),
    ...(entry.due === undefined || done !== null || isLate ? [] : [day(entry.due)]),
    ...(done === null
      ? []
      : [fill(desk.tasks.doneBy, { who: nameOf(done.member), day: day(done.day) })]),
  ]
  return (
    <div class="work-row" data-done={done !== null}>
      <label class="check">
        <input
          type="checkbox"
          checked={done !== null}
          disabled={!one.writable || outcome === 'saving'}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
        <span>{entry.text}</span>
      </label>
      <span class="work-facts">
        {isLate && entry.due !== undefined ? (
          <strong class="work-late">{fill(desk.tasks.lateBy, { day: day(entry.due) })}</strong>
        ) : null}
        {facts.join(' · ')}
      </span>
      {outcome === 'saved' ? null : <Outcome id={`task-${entry.id}`} outcome={outcome} />}
    </div>
  )
}

const NEW_TASK = { text: '', member: '', due: '' }

function TaskForm(props: WorkProps) {
  const { one, view } = props
  const { desk } = useWords()
  const nameOf = useMemberNames(view)
  const { value, change, clear } = useFields(`task ${one.id}`, NEW_TASK)
  const filled = (): Filled => {
    const text = value.text.trim()
    if (text === '') return { missing: desk.tasks.text }
    const due = dayOfField(value.due)
    return [
      {
        ...({ kind: 'task', id: null, text } as const),
        ...(value.member === '' ? {} : { member: value.member }),
        ...(due === null ? {} : { due }),
      },
    ]
  }
  return (
    <WorkForm {...props} id="task" submit={desk.sheet.add} filled={filled} saved={clear}>
      <TextField
        id="task-text"
        label={desk.tasks.text}
        max={600}
        value={value.text}
        change={(text) => change({ text })}
      />
      <Choice
        id="task-member"
        label={desk.tasks.member}
        none={desk.tasks.anyone}
        choices={one.readers.map((id) => [id, nameOf(id)])}
        value={value.member}
        change={(member) => change({ member })}
      />
      <DayField
        id="task-due"
        label={desk.tasks.due}
        value={value.due}
        change={(due) => change({ due })}
      />
    </WorkForm>
  )
}

const CHECKLISTS = ['harassment', 'finance', 'danger'] as const

function ChecklistForm(props: WorkProps) {
  const { desk } = useWords()
  const [list, setList] = useState('')
  const filled = (): Filled => {
    const chosen = CHECKLISTS.find((each) => each === list)
    return chosen === undefined ? { missing: desk.tasks.checklist } : tasksOf(chosen, desk)
  }
  return (
    <WorkForm
      {...props}
      id="checklist"
      submit={desk.tasks.addList}
      filled={filled}
      saved={() => setList('')}
    >
      <Choice
        id="checklist-name"
        label={desk.tasks.checklist}
        none={desk.sheet.choose}
        choices={CHECKLISTS.map((each) => [each, desk.checklists[each]])}
        value={list}
        change={setList}
      />
    </WorkForm>
  )
}

function tasksOf(list: (typeof CHECKLISTS)[number], desk: DeskTexts): CaseworkAction[] {
  return Object.values(desk[list]).map((text) => ({ kind: 'task', id: null, text }))
}
