import type { State, Step } from '../../../client/reporter/state.ts'

/** One state of the reporter's page, as it is set on a stage. */
export interface Still {
  readonly name: string
  readonly step: Step
  /** What differs from a page that was just opened; plain JSON, since it crosses into the browser. */
  readonly change?: Partial<State>
  /** How far the reception takes reports; open where nothing is said. */
  readonly house?: 'closed' | 'expired'
  /** Pressed afterwards, in this order, each by its id. */
  readonly press?: readonly string[]
  /** Selector of what has to be there before one looks. */
  readonly shows?: string
}
