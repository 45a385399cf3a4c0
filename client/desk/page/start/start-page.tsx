import { useEffect, useState } from 'preact/hooks'
import { LanguageChoice } from '../../../shared/language-choice.tsx'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import { START_CATALOGUES } from '../../../texts/desk/start.ts'
import { fill } from '../../../texts/wording.ts'
import {
  encodeFragment,
  type StartField,
  type StartProblem,
  type StartRequest,
  type StartView,
} from '../../wire/start.ts'
import type { StartClient } from './client.ts'

type Phase = 'asked' | 'working' | 'saved' | 'ended' | 'gone'

export interface StartPageProps {
  readonly client: StartClient
  /** From the address; it leads to the desk. */
  readonly token: string
  readonly preferred: DeskLanguage
}

/** The first page of the program: the server, the vault, and how to end it. */
export function StartPage({ client, token, preferred }: StartPageProps) {
  const [language, chooseLanguage] = useState(preferred)
  const [view, setView] = useState<StartView | null>(null)
  const [phase, setPhase] = useState<Phase>('asked')
  const { start } = START_CATALOGUES[language]
  useEffect(() => {
    client.view().then(setView, () => setPhase('gone'))
  }, [client])
  useEffect(() => {
    document.documentElement.lang = language
    document.title = start.title
  }, [language, start])
  const end = () => {
    client.end().then(
      () => setPhase('ended'),
      () => setPhase('gone'),
    )
  }
  const isOver = phase === 'ended' || phase === 'gone'
  return (
    <main class="unlock">
      <div class="unlock-card enrol" id="start-card">
        <h1>{start.title}</h1>
        {isOver || view === null ? null : (
          <StartForm {...{ view, phase, setPhase, client, token, language }} />
        )}
        <p id="start-state" role="status">
          {phase === 'ended' || phase === 'gone' ? start[phase] : ''}
          {phase === 'saved' ? fill(start.saved, { end: start.end }) : ''}
        </p>
        <div class="row">
          {isOver ? null : (
            <button type="button" class="quiet" id="start-end" onClick={end}>
              {start.end}
            </button>
          )}
          <LanguageChoice label={start.language} {...{ language, chooseLanguage }} />
        </div>
      </div>
    </main>
  )
}

/** An address that changes only behind the # loads nothing by itself. */
function loadDesk(address: string): void {
  history.replaceState(null, '', address)
  location.reload()
}

interface StartFormProps {
  readonly view: StartView
  readonly phase: Phase
  readonly setPhase: (phase: Phase) => void
  readonly client: StartClient
  readonly token: string
  readonly language: DeskLanguage
}

function StartForm({ view, phase, setPhase, client, token, language }: StartFormProps) {
  const { start } = START_CATALOGUES[language]
  const [form, setForm] = useState<StartRequest>({
    ...view.fields,
    isNew: view.isNew,
    isCopied: false,
  })
  const desk = `/${encodeFragment({ token, language })}`
  const [problem, setProblem] = useState(view.problem)
  const [mayCopy, setMayCopy] = useState(view.problem?.fault === 'copied')
  const change = (part: Partial<StartRequest>) => {
    setForm({ ...form, ...part })
    setProblem(null)
    setPhase('asked')
  }
  const submit = async () => {
    if (phase === 'working') return
    setPhase('working')
    try {
      const found = await client.open(form)
      setProblem(found)
      if (found?.fault === 'copied') setMayCopy(true)
      if (found === null && !view.isOpen) return loadDesk(desk)
      setPhase(found === null ? 'saved' : 'asked')
      if (found?.field)
        requestAnimationFrame(() => document.getElementById(`start-${found.field}`)?.focus())
    } catch {
      setPhase('gone')
    }
  }
  const fields = { form, change, problem, language, fixed: view.fixed }
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void submit()
      }}
    >
      <p>{start.lead}</p>
      <TextField name="server" {...fields} />
      <fieldset>
        <legend>{start.which}</legend>
        {([true, false] as const).map((isNew) => (
          <label key={String(isNew)} class="check">
            <input
              type="radio"
              name="start-new"
              id={isNew ? 'start-make' : 'start-open'}
              checked={form.isNew === isNew}
              onChange={() => change({ isNew })}
            />
            {isNew ? start.make : start.open}
          </label>
        ))}
        <TextField name="vault" {...fields} />
        {mayCopy ? (
          <label class="check">
            <input
              type="checkbox"
              id="start-copied"
              checked={form.isCopied}
              onChange={(event) => change({ isCopied: event.currentTarget.checked })}
            />
            {start.copied}
          </label>
        ) : null}
      </fieldset>
      <TextField name="root" {...fields} />
      <TextField name="socks" {...fields} />
      {problem !== null && problem.field === null ? <Problem {...{ problem, language }} /> : null}
      <div class="row">
        <button type="submit" class="primary" id="start-submit" aria-disabled={phase === 'working'}>
          {phase === 'working' ? start.working : view.isOpen ? start.save : start.submit}
        </button>
        {view.isOpen ? <a href={desk}>{start.toDesk}</a> : null}
      </div>
    </form>
  )
}

interface TextFieldProps {
  readonly name: StartField
  readonly form: StartRequest
  readonly change: (part: Partial<StartRequest>) => void
  readonly problem: StartProblem | null
  readonly fixed: readonly StartField[]
  readonly language: DeskLanguage
}

function TextField({ name, form, change, problem, fixed, language }: TextFieldProps) {
  const { start } = START_CATALOGUES[language]
  const id = `start-${name}`
  const isWrong = problem?.field === name
  const isFixed = fixed.includes(name)
  const described = [isWrong ? 'start-problem' : null, `${id}-hint`].filter(Boolean).join(' ')
  return (
    <>
      <label for={id}>{start[name]}</label>
      <input
        id={id}
        value={form[name]}
        autocomplete="off"
        spellcheck={false}
        readOnly={isFixed}
        aria-invalid={isWrong}
        aria-describedby={described}
        onInput={(event) => change({ [name]: event.currentTarget.value })}
      />
      <p id={`${id}-hint`} class="hint">
        {isFixed ? (name === 'root' ? start.fixedRoot : start.fixed) : start[`${name}Hint`]}
      </p>
      {isWrong ? <Problem {...{ problem, language }} /> : null}
    </>
  )
}

/** The fault, under the field that has the focus then. */
function Problem({
  problem,
  language,
}: {
  readonly problem: StartProblem
  readonly language: DeskLanguage
}) {
  const { startFaults } = START_CATALOGUES[language]
  return (
    <p id="start-problem" class="problem" role="alert">
      {fill(startFaults[problem.fault], { detail: problem.detail })}
    </p>
  )
}
