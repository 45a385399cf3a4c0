import { useEffect, useState } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { fieldOfDay } from '../../format/words.ts'
import { type RegistrationView, roomIn } from '../../model/case/new-report.ts'
import type { Failure } from '../../model/error.ts'
import { type Chosen, useChosen } from '../evidence/chosen-files.tsx'
import { submitBy } from '../shell/attempt.tsx'
import { focusSoon } from '../shell/focus.ts'
import { useModal } from '../shell/modal.tsx'
import { useStore, useWords } from '../shell/words.ts'
import { useQuestionBeforeLeaving } from '../shell/workplace-state.ts'
import type { DeskState } from '../store/state.ts'
import { Intake } from './intake.tsx'
import {
  AfterFields,
  CameFields,
  MatterFields,
  ReaderFields,
  ToldFields,
} from './register-fields.tsx'
import {
  askedIn,
  type FilledRegistration,
  newForm,
  type Problem,
  problemsOf,
  readsIt,
  reportOf,
} from './register-form.ts'
import { Slip } from './slip.tsx'

export interface RegisterProps {
  readonly state: DeskState
  readonly close: () => void
}

/** Facts that are shown once the code is forgotten. */
interface Handed {
  readonly reference: string
  /** Whether the case shows on this desk. */
  readonly shows: boolean
}

/** Puts in a report that came another way, and hands over its code. Requirements S9, R10 */
export function Register({ state, close }: RegisterProps) {
  const { desk } = useWords()
  const dialog = useModal()
  const { registration, form, setForm, today, failure, losing, handed, chosen, ...acts } =
    useRegistration(state)
  const leave = () => {
    const question = { code: desk.slip.leave, text: desk.register.discard }
    if (losing === null || confirm(question[losing])) dialog.current?.close()
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    leave()
  }
  return (
    <dialog
      ref={dialog}
      id="register"
      class="register"
      aria-labelledby="register-title"
      onClose={close}
      onKeyDown={onKeyDown}
    >
      <div class="register-head">
        <h2 id="register-title">{titleOf(registration, handed, desk)}</h2>
        <button type="button" id="register-close" class="quiet" onClick={leave}>
          {desk.register.close}
        </button>
      </div>
      {handed !== null ? (
        <HandedOver handed={handed} />
      ) : registration === null || form === null ? (
        <Opening failure={failure} retry={acts.begin} />
      ) : registration.state === 'writing' ? (
        <RegisterForm
          {...{ registration, form, today, failure, chosen }}
          change={setForm}
          send={acts.send}
        />
      ) : (
        <Slip {...{ registration, language: form.language }} {...acts} />
      )}
    </dialog>
  )
}

/** One registration from the empty form to the code that is handed over. */
function useRegistration({ registration, view }: DeskState) {
  const store = useStore()
  const { language } = useWords()
  const [failure, setFailure] = useState<Failure | null>(null)
  const [filled, setFilled] = useState<FilledRegistration | null>(null)
  const [handed, setHanded] = useState<Handed | null>(null)
  const chosen = useChosen('came-with')
  const today = view?.today ?? 0
  const attempt = async (work: () => Promise<Failure | null>) => {
    setFailure(null)
    setFailure(await work())
  }
  const begin = () => void attempt(() => store.show('register', null))
  useEffect(() => {
    begin()
    return () => void store.endRegistration()
  }, [store])
  const reception = registration?.reception
  const form = filled ?? (reception ? newForm(reception, language, fieldOfDay(today)) : null)
  // the worker may be busy, and forget a code only some time after it was handed over
  const losing =
    handed === null ? lossOf(registration, filled !== null || chosen.files.length > 0) : null
  useQuestionBeforeLeaving(losing !== null)
  const send = () => {
    if (registration === null || form === null) return
    const files = chosen.files.map(({ id }) => ({ id, asIs: true }))
    const report = reportOf(registration.reception, form, registration.member, language, files)
    if (report !== null) void attempt(() => store.register(report))
  }
  const handOver = (reference: string) => {
    if (registration === null || form === null) return
    setHanded({ reference, shows: readsIt(registration.reception, form, registration.member) })
    setFilled(null)
    void store.endRegistration()
  }
  const setForm = (part: Partial<FilledRegistration>) => setFilled(form && { ...form, ...part })
  return {
    registration,
    form,
    setForm,
    today,
    failure,
    losing,
    handed,
    chosen,
    begin,
    send,
    handOver,
  }
}

function titleOf(
  registration: RegistrationView | null,
  handed: Handed | null,
  desk: DeskTexts,
): string {
  const writing = registration === null || registration.state === 'writing'
  return writing && handed === null ? desk.register.title : desk.slip.title
}

/** The thing that closing would lose. */
function lossOf(registration: RegistrationView | null, isFilled: boolean): 'code' | 'text' | null {
  if (registration === null) return null
  if (registration.state !== 'writing') return 'code'
  return isFilled ? 'text' : null
}

function HandedOver({ handed: { reference, shows } }: { readonly handed: Handed }) {
  const { desk } = useWords()
  return (
    <div id="handed-over" role="status">
      <p class="notice good">{desk.slip.handed}</p>
      <p>{fill(shows ? desk.slip.shows : desk.slip.elsewhere, { reference })}</p>
    </div>
  )
}

interface OpeningProps {
  readonly failure: Failure | null
  readonly retry: () => void
}

function Opening({ failure, retry }: OpeningProps) {
  const { desk } = useWords()
  if (failure === null) return <p role="status">{desk.register.opening}</p>
  return (
    <div role="alert">
      <p class="notice bad">{desk.errors[failure]}</p>
      <button type="button" onClick={retry}>
        {desk.register.retry}
      </button>
    </div>
  )
}

interface RegisterFormProps {
  readonly registration: RegistrationView
  readonly form: FilledRegistration
  readonly chosen: Chosen
  readonly change: (part: Partial<FilledRegistration>) => void
  readonly today: number
  readonly send: () => void
  readonly failure: Failure | null
}

function RegisterForm(props: RegisterFormProps) {
  const { registration, form, chosen, change, today, send, failure } = props
  const { reception, member } = registration
  const { desk, language, name } = useWords()
  const [tried, setTried] = useState(false)
  const asked = askedIn(reception, form)
  const problems = problemsOf(reception, form, today, member)
  const wrong = new Set(tried ? problems.map(({ field }) => field) : [])
  const fields = { reception, form, change, wrong, member, today, asked }
  const report = reportOf(reception, form, member, language)
  const submit = () => {
    setTried(true)
    if (problems.length === 0) return send()
    focusSoon('register-problems')
  }
  return (
    <form class="register-form" noValidate onSubmit={submitBy(submit)}>
      <p>{desk.register.lead}</p>
      <p class="notice">{desk.register.seen}</p>
      <Intake />
      {registration.parted.map((channel) => (
        <p key={channel.en} class="hint">
          {fill(desk.register.parted, { name: name(channel) })}
        </p>
      ))}
      <CameFields {...fields} />
      <MatterFields {...fields} />
      {asked === null ? null : (
        <>
          <ToldFields {...fields} asked={asked} />
          <ReaderFields {...fields} asked={asked} />
          <AfterFields {...fields} chosen={chosen} />
        </>
      )}
      <Problems problems={tried ? problems : []} />
      <div role="alert">
        {registration.failure === null ? null : (
          <p class="notice bad">{desk.registerErrors[registration.failure]}</p>
        )}
        {failure === null ? null : <p class="notice bad">{desk.errors[failure]}</p>}
      </div>
      <div class="row">
        <button type="submit" id="register-send" class="primary">
          {desk.register.send}
        </button>
        {report === null ? null : (
          <span class="hint">
            {fill(desk.register.left, { count: Math.max(0, roomIn(report)) })}
          </span>
        )}
      </div>
    </form>
  )
}

/** The faults to put right, each with a way to its field. */
function Problems({ problems }: { readonly problems: readonly Problem[] }) {
  const { desk } = useWords()
  if (problems.length === 0) return null
  return (
    <div id="register-problems" class="notice bad" role="alert" tabIndex={-1}>
      <p>{desk.register.problems}</p>
      <ul>
        {problems.map(({ field, text, count }) => (
          <li key={`${field} ${text}`}>
            <button
              type="button"
              class="quiet"
              onClick={() => document.getElementById(field)?.focus()}
            >
              {fill(desk.register[text], { count: count ?? 0 })}
            </button>
          </li>
        ))}
      </ul>
    </div>
  )
}
