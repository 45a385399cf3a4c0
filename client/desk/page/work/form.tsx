import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import type { CaseworkAction } from '../../model/case/casework-action.ts'
import { notDone, useWords } from '../shell/words.ts'
import type { NotDone, PageStore } from '../store/state.ts'
import { ChangeButton } from './editing.tsx'
import { type Field, TextArea, TextField } from './fields.tsx'
import type { WorkProps } from './props.ts'

/** An action in a case other than the open one. */
export interface Elsewhere {
  readonly caseId: string
  readonly action: CaseworkAction
}

/** Actions to write, or the label of a field that has to be filled in first. */
export type FilledForm = readonly (CaseworkAction | Elsewhere)[] | { readonly missing: string }

export type Saving = 'saving' | 'saved' | 'kept' | NotDone | { readonly missing: string } | null

/**
 * Write several entries, one after another. After a failure, saving the same entries again goes on where it
 * stopped, and writes none twice.
 */
export function useSaving(store: PageStore, caseId: string) {
  const [outcome, setOutcome] = useState<Saving>(null)
  const begun = useRef<{ readonly said: string; readonly jobs: string[] } | null>(null)
  /** @returns whether all of it was written */
  const save = async (filled: FilledForm): Promise<boolean> => {
    if (outcome === 'saving') return false
    if ('missing' in filled) {
      setOutcome(filled)
      return false
    }
    setOutcome('saving')
    const failure = await writeAll(filled)
    setOutcome(failure ?? (isKept(store, caseId) ? 'kept' : 'saved'))
    return failure === null
  }
  const writeAll = async (
    actions: readonly (CaseworkAction | Elsewhere)[],
  ): Promise<NotDone | null> => {
    const said = JSON.stringify(actions)
    if (begun.current?.said !== said) {
      begun.current = { said, jobs: actions.map(() => crypto.randomUUID()) }
    }
    const { jobs } = begun.current
    for (const action of actions.slice(actions.length - jobs.length)) {
      const [job = ''] = jobs
      const where = 'action' in action ? action : { caseId, action }
      const failure = await store.act(job, where.caseId, where.action)
      if (failure !== null) return failure
      jobs.shift()
    }
    begun.current = null
    return null
  }
  return { outcome, save, forget: () => setOutcome(null) }
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
  const { one, store, id, title, submit, filled, saved, cancel, children } = props
  const { desk } = useWords()
  const { outcome, save, forget } = useSaving(store, one.id)
  const send = async () => {
    if (one.may.handle && (await save(filled()))) saved()
  }
  return (
    <form
      id={id}
      class="work-form"
      {...(title === undefined ? {} : { 'aria-label': title })}
      onInput={forget}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void send()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        void send()
      }}
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
  /** Label of the button, if it does more than save. */
  readonly submit?: string | undefined
  readonly at: (name: keyof PersonValue) => Field<string>
  /** Forgets unsaved input; called once it is written, and when it is given up. */
  readonly leave: (written: boolean) => void
}

/** A form about a person: the name, the fields of this form, and a text. */
export function PersonForm(props: PersonFormProps) {
  const { who, words, textLabel, submit, at, leave, children } = props
  const { desk } = useWords()
  return (
    <WorkForm
      {...props}
      title={who === null ? words.new : fill(words.which, { who })}
      submit={submit ?? (who === null ? desk.sheet.add : desk.sheet.save)}
      saved={() => leave(true)}
      {...(who === null ? {} : { cancel: () => leave(false) })}
    >
      <TextField {...at('who')} label={words.who} max={200} />
      {children}
      <TextArea {...at('text')} label={textLabel} max={2000} />
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

interface OutcomeProps {
  readonly id: string
  readonly outcome: Saving
}

/** The outcome of saving; `data-outcome` tells it to scripts. */
export function FormOutcome({ id, outcome }: OutcomeProps) {
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
