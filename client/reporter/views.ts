import type { Child } from '../shared/dom.ts'
import { PAGE_IDS } from '../texts/pages.ts'
import { draftStep } from './files/lazy.ts'
import type { App, ReadViews, Step } from './state.ts'
import { code } from './steps/code.ts'
import { contact } from './steps/contact.ts'
import { details } from './steps/details.ts'
import { inbox } from './steps/inbox/inbox.ts'
import { landing } from './steps/landing.ts'
import { leave } from './steps/leave.ts'
import { letter } from './steps/letter/letter.ts'
import { readers } from './steps/readers.ts'
import { recall } from './steps/recall.ts'
import { confirm, done, receipt, warn } from './steps/receipt.ts'
import { review } from './steps/review.ts'
import { files, story } from './steps/story.ts'
import { tell } from './steps/tell.ts'

const READ = Object.fromEntries(
  PAGE_IDS.filter((page) => page !== 'form').map((page) => [
    page,
    (app: App) => {
      const drawn = app.reading?.[page](app.scene) ?? []
      return app.aloud?.page(drawn) ?? drawn
    },
  ]),
) as Readonly<Record<keyof ReadViews, (app: App) => Child[]>>

/** The view of each step; a pure function, so that tests read it without a browser. */
export const VIEWS: Readonly<Record<Step, (app: App) => Child[]>> = {
  ...READ,
  landing,
  tell,
  story,
  recall,
  files,
  details,
  contact,
  readers,
  review,
  receipt,
  confirm,
  warn,
  done,
  code,
  inbox,
  letter,
  leave,
  draft: draftStep,
}

export function isStep(name: string): name is Step {
  return Object.hasOwn(VIEWS, name)
}
