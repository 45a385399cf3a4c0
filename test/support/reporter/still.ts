import type { State, Step } from '../../../client/reporter/state.ts'

/** One state of the reporter's page, for showing it on a stage. */
export interface Still {
  readonly name: string
  readonly step: Step
  /** Differences from a page that was just opened; plain JSON, because it crosses into the browser. */
  readonly change?: Partial<State>
  /** Whether the reception takes reports; open by default. */
  readonly reception?: 'closed' | 'expired'
  /** Ids of elements to press afterwards, in this order. */
  readonly press?: readonly string[]
  /** Selector of an element that must be there before the check. */
  readonly shows?: string
}
