import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { readFingerprint } from '../../../../crypto/keys/fingerprint.ts'
import { LanguageChoice } from '../../../shared/language-choice.tsx'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import { fill } from '../../../texts/wording.ts'
import { isShutOut, type ShutOutCode } from '../../model/error.ts'
import type { EnrolmentView, Joining } from '../../rpc/answers.ts'
import { encodeFragment } from '../../wire/start.ts'
import { submitBy } from '../shell/attempt.tsx'
import { focusSoon, refocus } from '../shell/focus.ts'
import { offer } from '../shell/save-file.ts'
import { useStore, useWords } from '../shell/words.ts'
import type { DeskState } from '../store/state.ts'
import { Check } from '../work/fields.tsx'
import { isStrong, PassphraseField } from './passphrase.tsx'
import { Touch } from './security-keys.tsx'

export interface EntranceProps {
  readonly state: DeskState
  /** From the address; empty if the address is not whole. */
  readonly token: string
  readonly chooseLanguage: (language: DeskLanguage) => void
}

const FIELDS = ['root', 'id', 'nb', 'nn', 'en'] as const
type Field = (typeof FIELDS)[number]
type Form = Readonly<Record<Field | 'passphrase' | 'again', string>>
type Problem = 'root' | 'root-slip' | 'id' | 'titles' | 'passphrase' | 'differ'
/** The first fault, with the field to mend. */
type Wrong = readonly [Problem, keyof Form]

const EMPTY: Form = { root: '', id: '', nb: '', nn: '', en: '', passphrase: '', again: '' }

/** @returns null if nothing is wrong */
function problemOf(form: Form): Wrong | null {
  const root = readFingerprint(form.root, 'root')
  if (root.kind !== 'read') return [root.kind === 'slip' ? 'root-slip' : 'root', 'root']
  if (!/^[a-z][a-z0-9-]{0,39}$/.test(form.id)) return ['id', 'id']
  const title = (['nb', 'nn', 'en'] as const).find((one) => {
    const length = form[one].trim().length
    return length < 1 || length > 80
  })
  if (title !== undefined) return ['titles', title]
  if (!isStrong(form.passphrase)) return ['passphrase', 'passphrase']
  return form.again === form.passphrase ? null : ['differ', 'again']
}

function joiningOf({ root, id, nb, nn, en }: Form): Joining {
  const read = readFingerprint(root, 'root')
  const title = { nb: nb.trim(), nn: nn.trim(), en: en.trim() }
  return { root: read.kind === 'read' ? read.print : '', id, title }
}

/** The fingerprint that the member gave on the page before this one; empty if there was none. */
function givenRoot(): string {
  return document.documentElement.dataset.root ?? ''
}

/** The form of the first run: the member, the reception, and a passphrase. */
export function Enrol({ state, token, chooseLanguage }: EntranceProps) {
  const store = useStore()
  const { desk, language } = useWords()
  const [form, setForm] = useState(() => ({ ...EMPTY, root: givenRoot() }))
  const [shown, setShown] = useState(false)
  const [wrong, setWrong] = useState<Wrong | null>(null)
  const [edited, setEdited] = useState(false)
  useEffect(() => {
    document.getElementById(givenRoot() === '' ? 'enrol-root' : 'enrol-id')?.focus()
  }, [])
  const change = (field: keyof Form) => (value: string) => {
    setForm({ ...form, [field]: value })
    setWrong(null)
    setEdited(true)
  }
  const submit = () => {
    if (working) return
    const found = problemOf(form)
    setWrong(found)
    setEdited(false)
    if (found === null) void store.enrol(token, form.passphrase, joiningOf(form))
    else focusSoon(`enrol-${found[1]}`)
  }
  const callOff = () => {
    setForm({ ...form, passphrase: '', again: '' })
    store.cancelEntering()
    refocus('enrol-passphrase')
  }
  const working = state.phase === 'unlocking'
  const fields = { form, change, wrong }
  return (
    <main class="unlock">
      <form class="unlock-card enrol" onSubmit={submitBy(submit)} noValidate>
        <h1>{desk.enrol.title}</h1>
        <p>{desk.enrol.lead}</p>
        <TextField name="root" hint={desk.enrol.rootHint} {...fields} />
        <TextField name="id" hint={desk.enrol.idHint} {...fields} />
        <fieldset aria-describedby="enrol-titles-hint">
          <legend>{desk.enrol.titles}</legend>
          <p id="enrol-titles-hint" class="hint">
            {desk.enrol.titlesHint}
          </p>
          {(['nb', 'nn', 'en'] as const).map((name) => (
            <TextField key={name} name={name} {...fields} />
          ))}
        </fieldset>
        <PassphraseField
          id="enrol-passphrase"
          label={desk.enrol.passphrase}
          value={form.passphrase}
          change={change('passphrase')}
          hint="enrol-passphrase-hint"
          problem={problemAt('passphrase', wrong)}
          fresh
          shown={shown}
        />
        <FieldProblem at="passphrase" wrong={wrong} />
        <p id="enrol-passphrase-hint" class="hint">
          {desk.enrol.passphraseHint}
        </p>
        <PassphraseField
          id="enrol-again"
          label={desk.enrol.again}
          value={form.again}
          change={change('again')}
          problem={problemAt('again', wrong)}
          shown={shown}
        />
        <FieldProblem at="again" wrong={wrong} />
        <Check label={desk.unlock.show} value={shown} change={setShown} />
        {wrong === null ? (
          <p id="enrol-problem" class="problem" role="alert">
            {edited || state.failure === null ? '' : desk.errors[state.failure]}
          </p>
        ) : null}
        <div class="row">
          <button type="submit" class="primary" aria-disabled={working}>
            {working ? desk.enrol.working : desk.enrol.submit}
          </button>
          {working ? (
            <button type="button" id="enrol-cancel" onClick={callOff}>
              {desk.stop.cancel}
            </button>
          ) : null}
          <LanguageChoice label={desk.top.language} {...{ language, chooseLanguage }} />
        </div>
      </form>
    </main>
  )
}

/** Id of the element with the fault of this field; null if the fault is not in this field. */
function problemAt(field: keyof Form, wrong: Wrong | null): string | null {
  return wrong?.[1] === field ? 'enrol-problem' : null
}

/** The fault, under the field that has the focus then. */
function FieldProblem({ at, wrong }: { readonly at: keyof Form; readonly wrong: Wrong | null }) {
  const { desk } = useWords()
  if (wrong === null || wrong[1] !== at) return null
  return (
    <p id="enrol-problem" class="problem" role="alert">
      {desk.enrolProblems[wrong[0]]}
    </p>
  )
}

interface TextFieldProps {
  readonly name: Field
  readonly hint?: string
  readonly form: Form
  readonly change: (field: Field) => (value: string) => void
  readonly wrong: Wrong | null
}

function TextField({ name, hint, form, change, wrong }: TextFieldProps) {
  const { desk } = useWords()
  const id = `enrol-${name}`
  const problem = problemAt(name, wrong)
  const described = [problem, hint === undefined ? null : `${id}-hint`].filter(Boolean).join(' ')
  return (
    <>
      <label for={id}>{desk.enrol[name]}</label>
      <input
        id={id}
        value={form[name]}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== null}
        {...(described === '' ? {} : { 'aria-describedby': described })}
        onInput={(event) => change(name)(event.currentTarget.value)}
      />
      {hint === undefined ? null : (
        <p id={`${id}-hint`} class="hint">
          {hint}
        </p>
      )}
      <FieldProblem at={name} wrong={wrong} />
    </>
  )
}

export interface WaitingProps extends EntranceProps {
  readonly enrolment: EnrolmentView
}

/** Whether nothing answers, as it is before the head has started the server. */
function isNotRunning(failure: DeskState['failure']): boolean {
  return failure === 'offline' || failure === 'line-refused'
}

/** The vault is there, and no key list names its member yet. */
export function Waiting({ state, token, enrolment, chooseLanguage }: WaitingProps) {
  const store = useStore()
  const { desk, language } = useWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const { failure, syncing } = state
  return (
    <main class="unlock">
      <div class="unlock-card enrol" id="joining">
        <h1 ref={heading} tabIndex={-1}>
          {desk.joining.title}
        </h1>
        {enrolment.file === null ? (
          <p>{desk.joining.fileGone}</p>
        ) : (
          <>
            <HandedFile
              lead={desk.joining.file}
              file={enrolment.file}
              name={`${enrolment.id}.enrolment`}
            />
            <p>{desk.joining.print}</p>
            <p class="print" id="enrolment-print">
              {enrolment.file.print}
            </p>
          </>
        )}
        <p id="joining-waiting">{desk.joining.waiting}</p>
        <p class="hint">{fill(desk.joining.root, { root: enrolment.root })}</p>
        <p id="joining-offline" role="status">
          {isNotRunning(failure) ? desk.joining.offline : ''}
        </p>
        <p id="joining-problem" class="problem" role="alert">
          {failure && !isNotRunning(failure) ? desk.errors[failure] : ''}
        </p>
        <div class="row">
          <button
            type="button"
            class="primary"
            id="look"
            aria-disabled={syncing}
            onClick={() => void store.sync()}
          >
            {syncing ? desk.joining.looking : desk.joining.look}
          </button>
          <button type="button" class="quiet" id="lock" onClick={() => store.lock()}>
            {desk.top.lock}
          </button>
          <LanguageChoice label={desk.top.language} {...{ language, chooseLanguage }} />
        </div>
        <ToSettings token={token} />
      </div>
    </main>
  )
}

/** The way back to the page before, for somebody who began with a mistake, or whose vault this is not. */
function ToSettings({ token }: Pick<EntranceProps, 'token'>) {
  const { desk, language } = useWords()
  const { settings } = document.documentElement.dataset
  if (settings === undefined || token === '') return null
  return (
    <p class="hint">
      <a id="to-settings" href={`${settings}${encodeFragment({ token, language })}`}>
        {desk.unlock.toSettings}
      </a>
    </p>
  )
}

interface HandedFileProps {
  readonly lead: string
  readonly file: NonNullable<EnrolmentView['file']>
  /** By which a copy is saved. */
  readonly name: string
}

/** Path of a file that is to be sent, and a button to save a copy under the member's short name. */
export function HandedFile({ lead, file, name }: HandedFileProps) {
  const { desk } = useWords()
  return (
    <>
      <p>{lead}</p>
      <p class="path">
        <code>{file.path}</code>
      </p>
      <p>
        <button type="button" id="save-handed" onClick={() => offer(file.bytes, name)}>
          {fill(desk.joining.save, { name })}
        </button>
      </p>
    </>
  )
}

const SHOWN = { type: 'text' } as const
const HIDDEN = { type: 'password' } as const

/** The locked desk: one field, one button. */
export function Unlock({ state, token, chooseLanguage }: EntranceProps) {
  const { failure, touching } = state
  const working = state.phase === 'unlocking'
  const hasToken = token !== ''
  const store = useStore()
  const { desk, language } = useWords()
  const [shown, setShown] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // before anything is drawn, so that text that somebody types at once is not overwritten
  useLayoutEffect(() => {
    if (!working) field.current?.focus()
    if (!working) field.current?.select()
  }, [working])
  const out = isShutOut(failure) ? failure : null
  const problem = !hasToken ? desk.unlock.noToken : failure && !out && desk.errors[failure]
  const submit = () => {
    const passphrase = field.current?.value ?? ''
    if (!working && passphrase !== '') void store.unlock(token, passphrase)
  }
  const callOff = () => {
    if (field.current !== null) field.current.value = ''
    store.cancelEntering()
  }
  return (
    <main class="unlock">
      <form class="unlock-card" onSubmit={submitBy(submit)}>
        <h1>{desk.unlock.title}</h1>
        {out && <ShutOut why={out} />}
        {state.wasIdle ? (
          <p id="was-idle" class="notice" role="status">
            {desk.idle.locked}
          </p>
        ) : null}
        <p>{desk.unlock.lead}</p>
        <label for="passphrase">{desk.unlock.passphrase}</label>
        <input
          id="passphrase"
          ref={field}
          {...(shown ? SHOWN : HIDDEN)}
          autocomplete="off"
          spellcheck={false}
          disabled={!hasToken}
          aria-describedby="unlock-problem"
          aria-invalid={failure === 'passphrase' || failure === 'key-mismatch'}
        />
        <Check label={desk.unlock.show} value={shown} change={setShown} />
        <p id="unlock-problem" class="problem" role="alert">
          {problem}
        </p>
        <Touch
          waiting={touching}
          text={desk.securityKeys.touch}
          cancel={() => store.keys.cancel()}
        />
        <div class="row">
          <button type="submit" class="primary" aria-disabled={working || !hasToken}>
            {working ? desk.unlock.working : desk.unlock.submit}
          </button>
          {working && !touching ? (
            <button type="button" id="unlock-cancel" onClick={callOff}>
              {desk.stop.cancel}
            </button>
          ) : null}
          <LanguageChoice label={desk.top.language} {...{ language, chooseLanguage }} />
        </div>
        <ToSettings token={token} />
      </form>
    </main>
  )
}

/** A notice that the desk has locked itself, and what its member can do. */
function ShutOut({ why }: { readonly why: ShutOutCode }) {
  const { desk } = useWords()
  return (
    <div class="notice bad" id="shut-out" role="alert" data-why={why}>
      <p>{desk.shutOut[why]}</p>
      <p>{desk.shutOut[`${why}Do`]}</p>
    </div>
  )
}
