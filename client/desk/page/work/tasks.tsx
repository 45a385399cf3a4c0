import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { dayOfField } from '../../format/words.ts'
import type { WorkView } from '../../model/views.ts'
import { useDeskFile } from '../shell/desk-file.tsx'
import { useWords } from '../shell/words.ts'
import { Choice, DayField, fieldOf, TextField, useFields } from './fields.tsx'
import {
  ChangeButton,
  type FilledForm,
  FormOutcome,
  useEditing,
  useSaving,
  WorkForm,
} from './form.tsx'
import { useMemberNames, type WorkProps } from './props.ts'

/** The tasks of a case: what is to be done, by whom and when. */
export function TasksSection(props: WorkProps) {
  const { one } = props
  const { desk } = useWords()
  const { editing, edit, leave } = useEditing('task-text')
  const { tasks } = one.work
  const edited = tasks.find(({ entry }) => entry.id === editing)?.entry ?? null
  return (
    <>
      {tasks.length === 0 ? <p class="hint">{desk.sheet.none}</p> : null}
      <ul class="work-list" id="task-list">
        {tasks.map((task) => (
          <li key={task.entry.id}>
            <TaskRow {...props} task={task} edit={edit} />
          </li>
        ))}
      </ul>
      {one.may.handle ? (
        <>
          <TaskForm key={editing} {...props} task={edited} leave={leave} />
          <ChecklistForm {...props} />
        </>
      ) : null}
    </>
  )
}

/** The tasks that are not done, as a reminder to somebody who closes the case; nothing if all are. */
export function OpenTasks({ one }: Pick<WorkProps, 'one'>) {
  const { desk, counted } = useWords()
  const open = one.work.tasks.filter(({ done }) => done === null)
  if (open.length === 0) return null
  return (
    <div class="notice open-tasks">
      <p>{counted(desk.tasks.stillOpen, open.length)}</p>
      <ul>
        {open.map(({ entry }) => (
          <li key={entry.id} class="as-written">
            {entry.text}
          </li>
        ))}
      </ul>
    </div>
  )
}

type TaskView = WorkView['tasks'][number]

interface TaskRowProps extends WorkProps {
  readonly task: TaskView
  readonly edit: (id: string) => void
}

function TaskRow({ one, view, task, edit }: TaskRowProps) {
  const { desk, day } = useWords()
  const nameOf = useMemberNames(view)
  const { outcome, save } = useSaving(one.id)
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
          disabled={!one.may.handle || outcome === 'saving'}
          onChange={(event) => tick(event.currentTarget.checked)}
        />
        <span>{entry.text}</span>
      </label>
      <span class="work-facts">
        {isLate && entry.due !== undefined ? (
          <strong class="work-late">{fill(desk.tasks.lateBy, { day: day(entry.due) })}</strong>
        ) : null}
        {facts.join(' · ')}
        {one.may.handle && done === null ? (
          <ChangeButton
            id={entry.id}
            label={fill(desk.tasks.which, { task: entry.text })}
            edit={edit}
          />
        ) : null}
      </span>
      {outcome === 'saved' ? null : <FormOutcome id={`task-${entry.id}`} outcome={outcome} />}
    </div>
  )
}

interface TaskFormProps extends WorkProps {
  /** Null for a new one. */
  readonly task: TaskView['entry'] | null
  readonly leave: () => void
}

function TaskForm(props: TaskFormProps) {
  const { one, view, task } = props
  const { desk } = useWords()
  const nameOf = useMemberNames(view)
  const { value, at, clear } = useFields('task', `${one.id} ${task?.id ?? ''}`, {
    text: task?.text ?? '',
    member: task?.member ?? '',
    due: fieldOf(task?.due),
  })
  const leave = () => {
    clear()
    props.leave()
  }
  const filled = (): FilledForm => {
    const text = value.text.trim()
    if (text === '') return { missing: desk.tasks.text }
    const due = dayOfField(value.due)
    return [
      {
        ...({ kind: 'task', id: task?.id ?? null, text } as const),
        ...(value.member === '' ? {} : { member: value.member }),
        ...(due === null ? {} : { due }),
      },
    ]
  }
  return (
    <WorkForm
      {...props}
      id="task"
      {...(task === null ? {} : { title: fill(desk.tasks.which, { task: task.text }) })}
      submit={task === null ? desk.sheet.add : desk.sheet.save}
      filled={filled}
      saved={leave}
      {...(task === null ? {} : { cancel: leave })}
    >
      <TextField {...at('text')} label={desk.tasks.text} max={600} />
      <Choice
        {...at('member')}
        label={desk.tasks.member}
        none={desk.tasks.anyone}
        choices={one.readers.map((id) => [id, nameOf(id)])}
      />
      <DayField {...at('due')} label={desk.tasks.due} />
    </WorkForm>
  )
}

/** A list of the organisation's tasks, in the language of the desk; nothing if it has none. */
function ChecklistForm(props: WorkProps) {
  const { desk, language } = useWords()
  const checklists = useDeskFile()?.casework.checklists ?? []
  const [list, setList] = useState('')
  if (checklists.length === 0) return null
  const filled = (): FilledForm => {
    const chosen = checklists.find(({ id }) => id === list)
    if (chosen === undefined) return { missing: desk.tasks.checklist }
    return chosen.tasks.map((task) => ({ kind: 'task', id: null, text: task[language] }))
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
        choices={checklists.map(({ id, name }) => [id, name[language]])}
        value={list}
        change={setList}
      />
    </WorkForm>
  )
}
