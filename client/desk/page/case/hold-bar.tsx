import { fill } from '../../../texts/wording.ts'
import type { CaseView } from '../../model/views.ts'
import { focusSoon } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import type { DelayedAction } from '../store/hold.ts'

export interface HoldBarProps {
  readonly held: readonly DelayedAction[]
  readonly cases: readonly CaseView[]
}

/** Messages that go to a reporter in a moment, and can still be called back. */
export function HoldBar({ held, cases }: HoldBarProps) {
  const store = useStore()
  const { desk } = useWords()
  const sentence = ({ caseId }: DelayedAction) => {
    const reference = cases.find(({ id }) => id === caseId)?.reference
    return fill(desk.hold.to, { reference: reference ?? desk.case.noReference })
  }
  /** The buttons vanish with the held message, so the focus moves to the text field. */
  const end = (how: 'undo' | 'sendNow', { job }: DelayedAction) => {
    store.holds[how](job)
    focusSoon('compose-text')
  }
  return (
    <section class="holds" aria-label={desk.hold.title}>
      <p class="only-heard" role="status">
        {held.map(sentence).join(' ')}
      </p>
      {held.map((one) => (
        <div key={one.job} class="held">
          <span class="held-time" aria-hidden="true" />
          <span>{sentence(one)}</span>
          <button type="button" class="undo" aria-keyshortcuts="z" onClick={() => end('undo', one)}>
            {desk.hold.undo} <kbd>z</kbd>
          </button>
          <button type="button" class="quiet send-now" onClick={() => end('sendNow', one)}>
            {desk.hold.now}
          </button>
        </div>
      ))}
    </section>
  )
}
