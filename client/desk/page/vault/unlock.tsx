import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { DeskLanguage } from '../../../texts/desk/catalogue.ts'
import { type Failure, isShutOut, type ShutOutCode } from '../../model/error.ts'
import { LanguageChoice } from '../shell/language-choice.tsx'
import { useWords } from '../shell/words.ts'
import { Touch } from './security-keys.tsx'

export interface UnlockProps {
  readonly working: boolean
  readonly failure: Failure | null
  readonly hasToken: boolean
  /** Whether a security key has to be touched now. */
  readonly touching: boolean
  readonly cancelTouch: () => void
  /** Calls off the unlock that is under way. */
  readonly cancel: () => void
  readonly unlock: (passphrase: string) => void
  readonly chooseLanguage: (language: DeskLanguage) => void
}

const SHOWN = { type: 'text' } as const
const HIDDEN = { type: 'password' } as const

/** The locked desk: one field, one button. */
export function Unlock(props: UnlockProps) {
  const { working, failure, hasToken, touching, cancelTouch, unlock, chooseLanguage } = props
  const { desk } = useWords()
  const [shown, setShown] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  // before anything is drawn, so that text that somebody types at once is not overwritten
  useLayoutEffect(() => {
    if (!working) field.current?.focus()
    if (!working) field.current?.select()
  }, [working])
  const out = isShutOut(failure) ? failure : null
  const problem = !hasToken ? desk.unlock.noToken : failure && !out && desk.errors[failure]
  const submit = (event: Event) => {
    event.preventDefault()
    const passphrase = field.current?.value ?? ''
    if (!working && passphrase !== '') unlock(passphrase)
  }
  const callOff = () => {
    if (field.current !== null) field.current.value = ''
    props.cancel()
  }
  return (
    <main class="unlock">
      <form class="unlock-card" onSubmit={submit}>
        <h1>{desk.unlock.title}</h1>
        {out && <ShutOut why={out} />}
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
        <label class="check">
          <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
          {desk.unlock.show}
        </label>
        <p id="unlock-problem" class="problem" role="alert">
          {problem}
        </p>
        <Touch waiting={touching} text={desk.securityKeys.touch} cancel={cancelTouch} />
        <div class="row">
          <button type="submit" class="primary" aria-disabled={working || !hasToken}>
            {working ? desk.unlock.working : desk.unlock.submit}
          </button>
          {working && !touching ? (
            <button type="button" id="unlock-cancel" onClick={callOff}>
              {desk.stop.cancel}
            </button>
          ) : null}
          <LanguageChoice chooseLanguage={chooseLanguage} />
        </div>
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
