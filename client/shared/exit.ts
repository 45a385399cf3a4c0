import { leaveUnguarded } from './back-guard.ts'

const PRESSES = 3
/** How long a press of Shift counts, in milliseconds. */
const SPAN = 5000

export interface ExitPlan {
  /** The page to leave for. It tells nothing of where the visitor came from. */
  readonly url: () => string
  /** Forget what is in memory; no question may hold the leaving up. */
  readonly before: () => void
  /** Shift was pressed, and has to be `left` times more. */
  readonly onPress: (left: number) => void
}

/**
 * Leave at once: blank first, so that nothing is seen while the other page loads. The other page replaces this page's
 * history entry, so that "back" does not lead here.
 */
export function leave(plan: ExitPlan): void {
  plan.before()
  document.documentElement.hidden = true
  document.body.replaceChildren()
  leaveUnguarded(() => location.replace(plan.url()))
}

/**
 * Leave on three presses of Shift and nothing between them. Not Escape, which stops the loading of
 * the other page and is pressed for many reasons.
 *
 * @returns a function that ends the listening
 */
export function listenForExit(plan: ExitPlan): () => void {
  const listening = new AbortController()
  const { signal } = listening
  let presses = 0
  let alone = false
  let timer: ReturnType<typeof setTimeout> | undefined
  const reset = () => {
    presses = 0
    clearTimeout(timer)
  }
  const onDown = (event: KeyboardEvent) => {
    alone = event.key === 'Shift'
    if (!alone) reset()
  }
  const onUp = (event: KeyboardEvent) => {
    if (event.key !== 'Shift' || !alone) return
    alone = false
    presses++
    if (presses === PRESSES) return leave(plan)
    clearTimeout(timer)
    timer = setTimeout(reset, SPAN)
    plan.onPress(PRESSES - presses)
  }
  addEventListener('keydown', onDown, { signal })
  addEventListener('keyup', onUp, { signal })
  return () => listening.abort()
}
