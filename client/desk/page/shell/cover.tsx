import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import { PassphraseField } from '../vault/passphrase.tsx'
import { ProblemText, submitBy, useAttempt, WorkButton } from './attempt.tsx'
import { useModal } from './modal.tsx'
import { useStore, useWords } from './words.ts'

interface CoverProps {
  /** The question about what locking would lose. */
  readonly question: string
  readonly uncover: () => void
  readonly lock: () => void
}

/** Lies over a desk that nobody uses and that would lose something by locking: only the passphrase takes it off. */
export function Cover({ question, uncover, lock }: CoverProps) {
  const store = useStore()
  const { desk } = useWords()
  const dialog = useModal()
  const [passphrase, setPassphrase] = useState('')
  const { working, failure, attempt } = useAttempt()
  const field = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => field.current?.querySelector('input')?.focus(), [])
  const submit = async () => {
    if (passphrase === '') return
    const isRight = await attempt(() => store.ask('check-passphrase', { passphrase }))
    setPassphrase('')
    if (isRight) uncover()
  }
  const leave = () => {
    if (confirm(question)) lock()
  }
  // Escape closes any other dialog; this one opens only by the passphrase.
  const stay = (event: Event) => event.preventDefault()
  return (
    <dialog
      ref={dialog}
      class="cover"
      aria-labelledby="cover-title"
      onCancel={stay}
      onClose={() => dialog.current?.showModal()}
    >
      <form class="unlock-card" onSubmit={submitBy(submit)}>
        <h2 id="cover-title">{desk.idle.covered}</h2>
        <p>{desk.idle.coveredLead}</p>
        <div ref={field}>
          <PassphraseField
            id="cover-passphrase"
            label={desk.unlock.passphrase}
            value={passphrase}
            change={setPassphrase}
            problem={failure === null ? null : 'cover-problem'}
          />
        </div>
        <ProblemText id="cover-problem" why={failure} />
        <div class="row">
          <WorkButton
            id="uncover"
            class="primary"
            working={working}
            label={desk.idle.uncover}
            busy={desk.unlock.working}
          />
          <button type="button" id="cover-lock" onClick={leave}>
            {desk.idle.loseAndLock}
          </button>
        </div>
      </form>
    </dialog>
  )
}
