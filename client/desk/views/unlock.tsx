import { useEffect, useRef, useState } from 'preact/hooks'
import type { Failure } from '../link.ts'
import { useWords } from './words.ts'

export interface UnlockProps {
  readonly working: boolean
  readonly failure: Failure | null
  readonly hasToken: boolean
  readonly unlock: (passphrase: string) => void
  readonly switchLanguage: () => void
}

const SHOWN = { type: 'text' } as const
const HIDDEN = { type: 'password' } as const

/** The locked desk: one field, one button. */
export function Unlock({ working, failure, hasToken, unlock, switchLanguage }: UnlockProps) {
  const { desk } = useWords()
  const [shown, setShown] = useState(false)
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (!working) field.current?.focus()
    if (!working) field.current?.select()
  }, [working])
  const problem = !hasToken ? desk.unlock.noToken : failure && desk.errors[failure]
  const submit = (event: Event) => {
    event.preventDefault()
    const passphrase = field.current?.value ?? ''
    if (!working && passphrase !== '') unlock(passphrase)
  }
  return (
    <main class="unlock">
      <form class="unlock-card" onSubmit={submit}>
        <h1>{desk.unlock.title}</h1>
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
          aria-invalid={failure === 'passphrase'}
        />
        <label class="check">
          <input type="checkbox" checked={shown} onChange={() => setShown(!shown)} />
          {desk.unlock.show}
        </label>
        <p id="unlock-problem" class="problem" role="alert">
          {problem}
        </p>
        <div class="row">
          <button type="submit" class="primary" aria-disabled={working || !hasToken}>
            {working ? desk.unlock.working : desk.unlock.submit}
          </button>
          <button
            type="button"
            class="quiet"
            lang={otherLanguage(desk.top.language)}
            onClick={switchLanguage}
          >
            {desk.top.language}
          </button>
        </div>
      </form>
    </main>
  )
}

/** Of the button that switches to the other language and is named in it. */
export function otherLanguage(label: string): string {
  return label === 'English' ? 'en' : 'nb'
}
