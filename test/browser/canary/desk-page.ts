// Stands in for the desk's page: hands the test's questions to the real worker.

import type { DeskView } from '../../../client/desk/model/views.ts'
import type { DeskCalls, DeskQuestion } from '../../../client/desk/rpc/calls.ts'
import { WorkerLink } from '../../../client/desk/rpc/link.ts'

/** @returns what the page would show then @throws Error with the code of a refusal */
export type AskDesk = <Q extends DeskQuestion>(
  question: Q,
  given: DeskCalls[Q]['given'],
) => Promise<DeskView>

let view: DeskView | null = null
const link = new WorkerLink(document.documentElement.dataset.worker ?? '', {
  onView: (shown) => {
    view = shown
  },
  onFound: () => {},
  onFile: () => {},
})

/** The worker shows its view before it answers. */
const askDesk: AskDesk = async (question, given) => {
  view = null
  const answer = await link.ask(question, given)
  if (typeof answer === 'string') throw new Error(answer)
  if (view === null) throw new Error('no view')
  return view
}

Object.assign(globalThis, { askDesk })
