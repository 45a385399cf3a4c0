import type { App, Sending, State, Step } from './state.ts'
import { askToLeave } from './steps/leave-start.ts'
import { backFromLetter } from './steps/letter/letter.ts'
import { backInRecall } from './steps/recall.ts'

/** Steps that always have the same step before them. */
const BEFORE: Readonly<Partial<Record<Step, Step>>> = {
  tell: 'landing',
  code: 'landing',
  story: 'tell',
  files: 'story',
  details: 'files',
  contact: 'details',
  readers: 'review',
  confirm: 'receipt',
  warn: 'confirm',
}

/** The action that leads one step back from the current step; null if there is none. */
export function backFrom(app: App): (() => void) | null {
  const { state } = app
  const { step } = state
  const to = (before: Step) => () => app.go(before)
  if (isUnderWay(state)) return null
  switch (step) {
    case 'landing':
    case 'inbox':
    case 'done':
      return null
    case 'receipt':
      return state.sending.kind === 'failed' ? to('review') : null
    case 'letter':
      return () => backFromLetter(app)
    case 'review':
      return to(state.checkedFrom)
    case 'leave':
      return to(state.leaving)
    case 'draft':
      return to(state.drafting.from)
    case 'recall':
      return () => backInRecall(app)
    default:
      return to(BEFORE[step] ?? state.from)
  }
}

/** Handle the browser's "back". If no step leads back, ask before the page is emptied. */
export function stepBack(app: App): void {
  const back = backFrom(app)
  if (back !== null) back()
  else if (!isUnderWay(app.state)) askToLeave(app)
}

/** Whether the report or letter on the screen is on its way: a step back cannot stop it. */
function isUnderWay({ step, sending, posting }: State): boolean {
  const moving: readonly Sending['kind'][] = ['preparing', 'ready', 'sending', 'paused']
  if (step === 'receipt') return moving.includes(sending.kind)
  return step === 'letter' && moving.includes(posting.sending.kind)
}
