import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { LIMIT } from '../../../../crypto/primitives/labels.ts'
import { fill } from '../../../texts/wording.ts'
import type { Failure } from '../../model/error.ts'
import type { SecurityKeyView } from '../../rpc/answers.ts'
import { ProblemText, submitBy, useAttempt, WorkButton } from '../shell/attempt.tsx'
import { useStore, useWords } from '../shell/words.ts'
import type { DeskState } from '../store/state.ts'
import { PassphraseField } from './passphrase.tsx'

interface KeysProps {
  readonly state: DeskState
}

/** As many characters as fit in a slot's 64 bytes, whichever they are. */
const NAME_LENGTH = 20

/** The last action, and the name of its key. */
interface Done {
  readonly kind: 'added' | 'removed'
  readonly name: string
}

/** The security keys of the vault, with forms to add and to remove one. */
export function SecurityKeysPanel({ state }: KeysProps) {
  const { desk } = useWords()
  const words = desk.securityKeys
  const [done, setDone] = useState<Done | null>(null)
  const title = useRef<HTMLHeadingElement>(null)
  const { keys } = state
  const removed = (name: string) => {
    setDone({ kind: 'removed', name })
    title.current?.focus()
  }
  return (
    <section aria-labelledby="vault-security-keys">
      <h3 id="vault-security-keys" ref={title} tabIndex={-1}>
        {words.title}
      </h3>
      <p>{words.lead}</p>
      <p>{words.lost}</p>
      <p role="status" id="security-key-outcome" data-outcome={done?.kind ?? ''}>
        {done ? fill(words[done.kind], { name: done.name }) : ''}
      </p>
      <p>{keys.length === 0 ? words.none : words.some}</p>
      {keys.length > 0 ? (
        <ul class="security-keys" id="security-key-list">
          {keys.map((key) => (
            <li key={key.id}>
              <span>{key.name}</span>
              <RemoveKey {...{ one: key, removed }} isLast={keys.length === 1} />
            </li>
          ))}
        </ul>
      ) : null}
      {keys.length < LIMIT.securityKeys ? (
        <AddKey state={state} added={(name) => setDone({ kind: 'added', name })} />
      ) : (
        <p>{words.full}</p>
      )}
    </section>
  )
}

function AddKey({ state, added }: KeysProps & { readonly added: (name: string) => void }) {
  const store = useStore()
  const { desk } = useWords()
  const words = desk.securityKeys
  const [name, setName] = useState('')
  const [passphrase, setPassphrase] = useState('')
  const { working, failure, attempt } = useAttempt()
  const submit = async () => {
    if (name.trim() === '' || passphrase === '') return
    if (!(await attempt(() => store.addKey(passphrase, name.trim())))) return
    setName('')
    setPassphrase('')
    added(name.trim())
  }
  return (
    <form aria-label={words.add} onSubmit={submitBy(submit)}>
      <label for="key-name">{words.name}</label>
      <input
        id="key-name"
        value={name}
        maxLength={NAME_LENGTH}
        autocomplete="off"
        spellcheck={false}
        aria-describedby="key-name-hint"
        onInput={(event) => setName(event.currentTarget.value)}
      />
      <p class="hint" id="key-name-hint">
        {words.nameHint}
      </p>
      <PassphraseField
        id="key-passphrase"
        label={words.passphrase}
        value={passphrase}
        change={setPassphrase}
        problem={failure === 'passphrase' ? 'key-problem' : null}
      />
      <ProblemText id="key-problem" why={failure} />
      <Touch waiting={state.touching} text={words.touchTwice} cancel={() => store.keys.cancel()} />
      <button type="submit" id="add-key" aria-disabled={working}>
        {working && !state.touching ? words.working : words.add}
      </button>
    </form>
  )
}

export interface TouchProps {
  readonly waiting: boolean
  /** Says which key to touch, and how often. */
  readonly text: string
  readonly cancel: () => void
}

/** Says that a security key waits for its owner, and calls that off. */
export function Touch({ waiting, text, cancel }: TouchProps) {
  const { desk } = useWords()
  return (
    <div class="touch" data-waiting={waiting}>
      <p role="status" id="touch">
        {waiting ? text : ''}
      </p>
      {waiting ? (
        <button type="button" id="cancel-touch" onClick={cancel}>
          {desk.securityKeys.cancel}
        </button>
      ) : null}
    </div>
  )
}

interface RemoveProps {
  readonly one: SecurityKeyView
  readonly isLast: boolean
  readonly removed: (name: string) => void
}

function RemoveKey(props: RemoveProps) {
  const { desk } = useWords()
  const [open, setOpen] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const leave = () => {
    setOpen(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  if (open) return <RemoveForm {...props} leave={leave} />
  return (
    <button type="button" ref={button} class="remove-key" onClick={() => setOpen(true)}>
      {fill(desk.securityKeys.remove, { name: props.one.name })}
    </button>
  )
}

function RemoveForm(props: RemoveProps & { readonly leave: () => void }) {
  const store = useStore()
  const { one, isLast, removed, leave } = props
  const { desk } = useWords()
  const words = desk.securityKeys
  const lead = useRef<HTMLParagraphElement>(null)
  const [passphrase, setPassphrase] = useState('')
  const { working, failure, attempt } = useAttempt()
  useLayoutEffect(() => lead.current?.focus(), [])
  const submit = async () => {
    if (passphrase === '') return
    const remove = () => store.show('remove-key', { passphrase, key: one.id })
    if (await attempt(remove)) removed(one.name)
  }
  return (
    <form aria-label={fill(words.remove, { name: one.name })} onSubmit={submitBy(submit)}>
      <p ref={lead} tabIndex={-1}>
        {fill(words.removeLead, { name: one.name })} {isLast ? words.removeLast : ''}
      </p>
      <PassphraseField
        id="remove-passphrase"
        label={words.passphrase}
        value={passphrase}
        change={setPassphrase}
        problem={failure === 'passphrase' ? 'remove-problem' : null}
      />
      <ProblemText id="remove-problem" why={failure} />
      <WorkButton
        id="remove-confirm"
        working={working}
        label={words.removeConfirm}
        busy={words.working}
      />
      <button type="button" class="quiet" id="remove-cancel" onClick={leave}>
        {words.keep}
      </button>
    </form>
  )
}

/** The code that programs without a page accept instead of a security key. */
export function FileCode({ state: { fileCode } }: KeysProps) {
  const store = useStore()
  const { desk } = useWords()
  const words = desk.securityKeys
  const [passphrase, setPassphrase] = useState('')
  const [failure, setFailure] = useState<Failure | null>(null)
  useEffect(() => () => store.hideFileCode(), [store])
  const submit = async () => {
    if (passphrase === '') return
    const problem = await store.show('file-code', { passphrase })
    setFailure(problem)
    if (problem === null) setPassphrase('')
  }
  return (
    <form aria-labelledby="vault-code" onSubmit={submitBy(submit)}>
      <h3 id="vault-code">{words.codeTitle}</h3>
      <p>{words.codeLead}</p>
      <PassphraseField
        id="code-passphrase"
        label={words.passphrase}
        value={passphrase}
        change={setPassphrase}
        problem={failure === 'passphrase' ? 'code-problem' : null}
      />
      <ProblemText id="code-problem" why={failure} />
      <p role="status" class="path">
        {fileCode === null ? '' : <code id="file-code">{fileCode}</code>}
      </p>
      {fileCode === null ? (
        <button type="submit" id="show-code">
          {words.codeShow}
        </button>
      ) : (
        <button type="button" id="hide-code" onClick={() => store.hideFileCode()}>
          {words.codeHide}
        </button>
      )}
    </form>
  )
}
