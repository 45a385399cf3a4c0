import { useState } from 'preact/hooks'
import { typedFingerprint } from '../../../../crypto/keys/keys.ts'
import type { PageStore } from '../store/state.ts'
import { focusSoon, refocus } from './focus.ts'
import { useWords } from './words.ts'

/**
 * The form to type the fingerprint. The page does not show it, so nobody confirms a value that they read on
 * this screen.
 */
export function ConfirmRoot({ store }: { readonly store: PageStore }) {
  const { desk } = useWords()
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [working, setWorking] = useState(false)
  const submit = async (event: Event) => {
    event.preventDefault()
    if (working) return
    const told = typedFingerprint(typed)
    if (told === null) {
      setProblem(desk.enrolProblems.root)
      return focusSoon('new-root')
    }
    setWorking(true)
    const failure = await store.confirmRoot(told)
    setWorking(false)
    setProblem(failure && desk.errors[failure])
    refocus(failure ? 'new-root' : 'notices')
  }
  return (
    <form class="confirm-root" onSubmit={(event) => void submit(event)} noValidate>
      <label for="new-root">{desk.newRoot.label}</label>
      <input
        id="new-root"
        value={typed}
        autocomplete="off"
        spellcheck={false}
        aria-invalid={problem !== null}
        aria-describedby="new-root-problem"
        onInput={(event) => {
          setTyped(event.currentTarget.value)
          setProblem(null)
        }}
      />
      <p id="new-root-problem" class="problem" role="alert">
        {problem}
      </p>
      <button type="submit" aria-disabled={working}>
        {desk.newRoot.confirm}
      </button>
    </form>
  )
}
