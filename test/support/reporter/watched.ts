import type { App, FieldError, State, Step } from '../../../client/reporter/state.ts'
import type { Markup } from '../../../client/shared/dom.ts'
import { stillApp } from './app.ts'

export interface Watched {
  readonly app: App
  /** Messages to the worker, in turn. */
  readonly sent: unknown[]
  readonly refused: FieldError[]
  readonly said: string[]
  /** Steps that were opened, in turn. */
  readonly went: Step[]
  /** How often the page was emptied. */
  restarts(): number
}

/** An app without a browser that goes from step to step, and notes what is sent and refused. */
export function watched(
  change: Partial<State>,
  answer: () => Promise<unknown> = async () => null,
): Watched {
  const still = stillApp(change)
  const sent: unknown[] = []
  const refused: FieldError[] = []
  const said: string[] = []
  const went: Step[] = []
  let restarts = 0
  const ask = async (question: string, given: unknown) => {
    if (question === 'useReceipt') return null
    if (question !== 'arrival') sent.push(given)
    const answered = await answer()
    return question === 'arrival' ? 'seen' : answered
  }
  const app: App = {
    ...still,
    go: (step) => {
      went.push(step)
      still.state.step = step
    },
    refuse: (errors) => void refused.push(...errors),
    say: (text) => void said.push(text),
    restart: () => {
      restarts += 1
    },
    office: { ask: ask as never, close: () => [] },
  }
  return { app, sent, refused, said, went, restarts: () => restarts }
}

/** Press the element with this id. @throws Error if there is none */
export function click(view: readonly Markup[], id: string): void {
  const found = view.find(({ attributes }) => attributes.id === id)
  if (found === undefined) throw new Error(`no #${id}`)
  found.attributes.on?.click?.(new Event('click'))
}

/** Wait until the action of a press has ended. */
export const settled = () => new Promise((resolve) => setImmediate(resolve))
