import type { Child } from '../shared/dom.ts'
import type { App, Step } from './state.ts'
import { answer } from './steps/answer.ts'
import { code } from './steps/code.ts'
import { inbox } from './steps/inbox.ts'
import { landing } from './steps/landing.ts'
import { confirm, done, receipt, warn } from './steps/receipt.ts'
import { review } from './steps/review.ts'
import { details, readers, tell } from './steps/write.ts'

/** What each step shows; pure, so that tests read them without a browser. */
export const VIEWS: Readonly<Record<Step, (app: App) => Child[]>> = {
  landing,
  tell,
  details,
  readers,
  review,
  receipt,
  confirm,
  warn,
  done,
  code,
  inbox,
  answer,
}
