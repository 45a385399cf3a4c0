import { useState } from 'preact/hooks'
import type { NotDone } from '../store/state.ts'
import { notDone, useWords } from './words.ts'

/** Something that a person asks for: one at a time, with why the last one was not done. */
export function useAttempt() {
  const [state, setState] = useState<NotDone | 'working' | null>(null)
  const working = state === 'working'
  /** @returns whether it was done; false, with nothing begun, while another one goes on */
  const attempt = async (work: () => Promise<NotDone | null>): Promise<boolean> => {
    if (working) return false
    setState('working')
    const why = await work()
    setState(why)
    return why === null
  }
  return { working, failure: working ? null : state, attempt }
}

interface ProblemProps {
  readonly id?: string
  /** Null if there is none. */
  readonly why: NotDone | null
}

/** Why something was not done. It is always on the page, so that a screen reader says it when it comes. */
export function ProblemText({ id, why }: ProblemProps) {
  const { desk } = useWords()
  return (
    <p id={id} class="problem" role="alert">
      {why === null ? '' : notDone(why, desk)}
    </p>
  )
}

/** A handler with which the page does itself what sending a form is to do. */
export function submitBy(send: () => unknown): (event: Event) => void {
  return (event) => {
    event.preventDefault()
    void send()
  }
}

interface WorkButtonProps {
  readonly id?: string
  readonly class?: string
  readonly working: boolean
  readonly label: string
  /** Label while it goes on. */
  readonly busy: string
  /** Absent for the button that sends a form. */
  readonly press?: () => unknown
}

/** A button that says while its work goes on. It keeps the focus then, and does nothing. */
export function WorkButton({ working, label, busy, press, ...rest }: WorkButtonProps) {
  return (
    <button
      {...rest}
      type={press === undefined ? 'submit' : 'button'}
      aria-disabled={working}
      onClick={() => void press?.()}
    >
      {working ? busy : label}
    </button>
  )
}
