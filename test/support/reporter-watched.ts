import type { App, FieldError, State, Step } from '../../client/reporter/state.ts'
import type { Markup } from '../../client/shared/dom.ts'
import { stillApp } from './reporter-app.ts'

export interface Watched {
  readonly app: App
  /** What the worker was given, in turn. */
  readonly sent: unknown[]
  readonly refused: FieldError[]
  readonly said: string[]
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
  let restarts = 0
  const ask = async (_: string, given: unknown) => {
    sent.push(given)
    return answer()
  }
  const app: App = {
    ...still,
    go: (step: Step) => {
      still.state.step = step
    },
    refuse: (errors) => void refused.push(...errors),
    say: (text) => void said.push(text),
    restart: () => {
      restarts += 1
    },
    office: { ask: ask as never, close: () => {} },
  }
  return { app, sent, refused, said, restarts: () => restarts }
}

/** Press what has this id. @throws Error where nothing has */
export function click(view: readonly Markup[], id: string): void {
  const found = view.find(({ attributes }) => attributes.id === id)
  if (found === undefined) throw new Error(`no #${id}`)
  found.attributes.on?.click?.(new Event('click'))
}

/** Wait until what was pressed has come to its end. */
export const settled = () => new Promise((resolve) => setImmediate(resolve))
