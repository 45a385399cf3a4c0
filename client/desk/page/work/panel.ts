import type { FunctionComponent } from 'preact'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import type { CaseView } from '../../model/views.ts'
import type { TellProps, WorkProps } from './props.ts'

/** One panel of casework: a line with its title and its state, and the section that it opens. */
export interface Panel {
  /** Id of the button that opens it. */
  readonly id: string
  readonly title: (desk: DeskTexts) => string
  /** The state of the section, in a word. */
  readonly State: FunctionComponent<WorkProps>
  readonly Section: FunctionComponent<TellProps>
  readonly isThere: (one: CaseView) => boolean
}
