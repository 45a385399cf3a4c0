import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import type { CaseworkAction } from '../../core/casework-action.ts'
import type { DeskStore, NotDone } from '../../state.ts'
import { notDone, useWords } from '../words.ts'
import type { WorkProps } from './props.ts'

/** What to write, or the label of a field that has to be filled in first. */
export type Filled = readonly CaseworkAction[] | { readonly missing: string }

export type Saving = 'saving' | 'saved' | 'kept' | NotDone | { readonly missing: string } | null

/**
 * Write several entries, one after another. After a failure the same ones again go on where it
 * stopped, and say nothing twice.
 */
export function useSaving(store: DeskStore, caseId: string) {
  const [outcome, setOutcome] = useState<Saving>(null)
  const begun = useRef<{ readonly said: string; readonly jobs: string[] } | null>(null)
  /** @returns whether all of it was written */
  const save = async (filled: Filled): Promise<boolean> => {
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
  const writeAll = async (actions: readonly CaseworkAction[]): Promise<NotDone | null> => {
    const said = JSON.stringify(actions)
    if (begun.current?.said !== said) {
      begun.current = { said, jobs: actions.map(() => crypto.randomUUID()) }
    }
    const { jobs } = begun.current
    for (const action of actions.slice(actions.length - jobs.length)) {
      const [job = ''] = jobs
      const failure = await store.act(job, caseId, action)
      if (failure !== null) return failure
      jobs.shift()
    }
    begun.current = null
    return null
  }
  return { outcome, save, forget: () => setOutcome(null) }
}

/** Whether what was written waits for the server to answer. */
function isKept(store: DeskStore, caseId: string): boolean {
  const one = store.state.view?.cases.find(({ id }) => id === caseId)
  return one !== undefined && one.unsent.length > 0
}

export interface WorkFormProps extends WorkProps {
  /** Begins the ids of what is in it. */
  readonly id: string
  readonly title?: string
  readonly submit: string
  readonly filled: () => Filled
  /** Told once it is written. */
  readonly saved: () => void
  readonly cancel?: () => void
  readonly children: ComponentChildren
}

/** A form of casework: its fields, what saves them, and how that went. */
export function WorkForm(props: WorkFormProps) {
  const { one, store, id, title, submit, filled, saved, cancel, children } = props
  const { desk } = useWords()
  const { outcome, save, forget } = useSaving(store, one.id)
  const send = async () => {
    if (await save(filled())) saved()
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
        <button type="submit" id={`${id}-save`} aria-disabled={outcome === 'saving'}>
          {outcome === 'saving' ? desk.sheet.saving : submit}
        </button>
        {cancel === undefined ? null : (
          <button type="button" class="quiet" onClick={cancel}>
            {desk.sheet.cancel}
          </button>
        )}
        <Outcome id={`${id}-outcome`} outcome={outcome} />
      </div>
    </form>
  )
}

interface OutcomeProps {
  readonly id: string
  readonly outcome: Saving
}

/** How saving went; `data-outcome` says it to scripts. */
export function Outcome({ id, outcome }: OutcomeProps) {
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
