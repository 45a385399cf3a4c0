import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import type { CaseworkAction } from '../../model/case/casework-action.ts'
import { knownNames } from '../../model/case/people.ts'
import { submitBy } from '../shell/attempt.tsx'
import { focusLabelled, focusSoon } from '../shell/focus.ts'
import { notDone, useStore, useWords } from '../shell/words.ts'
import type { NotDone, PageStore } from '../store/state.ts'
import { type Field, TextArea, TextField } from './fields.tsx'
import type { WorkProps } from './props.ts'

/** An action in a case other than the open one. */
export interface Elsewhere {
  readonly caseId: string
  readonly action: CaseworkAction
}

/** The label of a field that has to be filled in first. */
export interface Missing {
  readonly missing: string
}

/** Actions to write, or what is missing. */
export type FilledForm = readonly (CaseworkAction | Elsewhere)[] | Missing

type Saving = 'saving' | 'saved' | 'kept' | NotDone | Missing | null

/**
 * Send several things, one after another. After a failure, sending the same things again goes on where it
 * stopped, and sends none twice.
 *
 * @param send sends one; the same job again repeats one that had no answer
 * @param isKept whether what was sent still waits for the server
 */
export function useSending<Thing>(
  send: (job: string, thing: Thing) => Promise<NotDone | null>,
  isKept: () => boolean = () => false,
) {
  const [outcome, setOutcome] = useState<Saving>(null)
  const begun = useRef<{ readonly said: string; readonly jobs: string[] } | null>(null)
  /** @returns whether all of it was sent */
  const save = async (filled: readonly Thing[] | Missing): Promise<boolean> => {
    if (outcome === 'saving') return false
    if ('missing' in filled) {
      setOutcome(filled)
      return false
    }
    setOutcome('saving')
    const failure = await sendAll(filled)
    setOutcome(failure ?? (isKept() ? 'kept' : 'saved'))
    return failure === null
  }
  const sendAll = async (things: readonly Thing[]): Promise<NotDone | null> => {
    const said = JSON.stringify(things)
    if (begun.current?.said !== said) {
      begun.current = { said, jobs: things.map(() => crypto.randomUUID()) }
    }
    const { jobs } = begun.current
    for (const thing of things.slice(things.length - jobs.length)) {
      const failure = await send(jobs[0] ?? '', thing)
      if (failure !== null) return failure
      jobs.shift()
    }
    begun.current = null
    return null
  }
  return { outcome, save, forget: () => setOutcome(null) }
}

/** Write entries, in this case or elsewhere. */
export function useSaving(caseId: string) {
  const store = useStore()
  const write = (job: string, action: CaseworkAction | Elsewhere) =>
    'action' in action
      ? store.act(job, action.caseId, action.action)
      : store.act(job, caseId, action)
  return useSending(write, () => isKept(store, caseId))
}

/** Whether entries of the case wait for an answer of the server. */
function isKept(store: PageStore, caseId: string): boolean {
  const one = store.state.view?.cases.find(({ id }) => id === caseId)
  return one !== undefined && one.unsent.length > 0
}

export interface WorkFormProps extends WorkProps {
  /** The ids inside the form begin with it. */
  readonly id: string
  readonly title?: string
  readonly submit: string
  readonly filled: () => FilledForm
  /** Called once it is written. */
  readonly saved: () => void
  readonly cancel?: () => void
  readonly children: ComponentChildren
}

/** A form of casework: its fields, the button that saves them, and the outcome. */
export function WorkForm(props: WorkFormProps) {
  const { one, id, title, submit, filled, saved, cancel, children } = props
  const { desk } = useWords()
  const { outcome, save, forget } = useSaving(one.id)
  const form = useRef<HTMLFormElement>(null)
  const send = async () => {
    if (!one.may.handle) return
    const entries = filled()
    if ('missing' in entries && form.current !== null) focusLabelled(form.current, entries.missing)
    if (await save(entries)) saved()
  }
  return (
    <form
      ref={form}
      id={id}
      class="work-form"
      {...(title === undefined ? {} : { 'aria-label': title })}
      onInput={forget}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
      onSubmit={submitBy(send)}
    >
      {title === undefined ? null : <h5 class="work-wide">{title}</h5>}
      {children}
      <div class="work-wide work-foot">
        {one.may.handle ? (
          <button type="submit" id={`${id}-save`} aria-disabled={outcome === 'saving'}>
            {outcome === 'saving' ? desk.sheet.saving : submit}
          </button>
        ) : (
          <span class="hint">{desk.rights.onlyReads}</span>
        )}
        {cancel === undefined ? null : (
          <button type="button" class="quiet" onClick={cancel}>
            {desk.sheet.cancel}
          </button>
        )}
        <FormOutcome id={`${id}-outcome`} outcome={outcome} />
      </div>
    </form>
  )
}

interface PersonValue {
  readonly who: string
  readonly text: string
}

export interface PersonFormProps
  extends Pick<WorkFormProps, 'id' | 'filled' | 'children'>,
    WorkProps {
  /** The person it was about before; null for somebody new. */
  readonly who: string | null
  readonly words: Readonly<Record<'new' | 'which' | 'who', string>>
  /** Label of the text. */
  readonly textLabel: string
  /** The most characters of the text. */
  readonly textMax?: number
  /** Label of the button, if it does more than save. */
  readonly submit?: string | undefined
  readonly at: (name: keyof PersonValue) => Field<string>
  /** Forgets unsaved input; called once it is written, and when it is given up. */
  readonly leave: (written: boolean) => void
}

/** A form about a person: the name, the fields of this form, and a text. */
export function PersonForm(props: PersonFormProps) {
  const { one, who, words, textLabel, textMax = 2000, submit, at, leave, children } = props
  const { desk } = useWords()
  return (
    <WorkForm
      {...props}
      title={who === null ? words.new : fill(words.which, { who })}
      submit={submit ?? (who === null ? desk.sheet.add : desk.sheet.save)}
      saved={() => leave(true)}
      {...(who === null ? {} : { cancel: () => leave(false) })}
    >
      <TextField {...at('who')} label={words.who} max={200} known={knownNames(one.work)} />
      {children}
      <TextArea {...at('text')} label={textLabel} max={textMax} />
    </WorkForm>
  )
}

interface PersonRowProps extends PersonValue, Pick<WorkProps, 'one'> {
  /** Id of the entry. */
  readonly id: string
  /** Label of the button that changes it. */
  readonly which: string
  readonly edit: (id: string) => void
  readonly children: ComponentChildren
}

/** A person in a list, with the facts and the text about them. */
export function PersonRow({ one, id, who, text, which, edit, children }: PersonRowProps) {
  return (
    <li class="work-row">
      <span class="work-top">
        <strong>{who}</strong>
        {children}
        {one.may.handle ? <ChangeButton id={id} label={fill(which, { who })} edit={edit} /> : null}
      </span>
      {text === '' ? null : <p class="as-written">{text}</p>}
    </li>
  )
}

/** Some of a text is not here: nobody writes over what they cannot read. */
export function TextWaits() {
  const { desk } = useWords()
  return <span class="notice">{desk.items.textWaits}</span>
}

/** The outcome of saving; `data-outcome` tells it to scripts. */
export function FormOutcome({ id, outcome }: { readonly id: string; readonly outcome: Saving }) {
  const { desk } = useWords()
  const isGood =
    outcome === null || outcome === 'saving' || outcome === 'saved' || outcome === 'kept'
  const text = () => {
    if (outcome === null || outcome === 'saving') return ''
    if (outcome === 'saved') return desk.sheet.saved
    if (outcome === 'kept') return desk.unsent.kept
    if (typeof outcome === 'object') return fill(desk.sheet.missing, { field: outcome.missing })
    return notDone(outcome, desk)
  }
  const name = typeof outcome === 'object' && outcome !== null ? 'missing' : (outcome ?? '')
  return (
    <span id={id} class={isGood ? 'hint' : 'problem'} role="status" data-outcome={name}>
      {text()}
    </span>
  )
}

/**
 * The one of several entries that is being changed. The focus goes into its form, and later back to the
 * button.
 *
 * @param field id of the form's first field
 */
export function useEditing(field: string) {
  const [editing, setEditing] = useState<string | null>(null)
  return {
    /** Id of the entry; null for a new one. */
    editing,
    edit: (id: string) => {
      setEditing(id)
      focusSoon(field)
    },
    leave: () => {
      if (editing !== null) focusSoon(`change-${editing}`)
      setEditing(null)
    },
  }
}

interface ChangeButtonProps {
  readonly id: string
  /** Says what the button changes. */
  readonly label: string
  readonly edit: (id: string) => void
}

export function ChangeButton({ id, label, edit }: ChangeButtonProps) {
  const { desk } = useWords()
  return (
    <button
      type="button"
      id={`change-${id}`}
      class="quiet small"
      aria-label={label}
      onClick={() => edit(id)}
    >
      {desk.sheet.change}
    </button>
  )
}
