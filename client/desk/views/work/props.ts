import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Status } from '../../../../crypto/entries/content.ts'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import type { CaseView, DeskView } from '../../protocol.ts'
import type { DeskStore } from '../../state.ts'
import { useWords } from '../words.ts'

/** Where casework is shown and written. */
export interface WorkProps {
  readonly one: CaseView
  readonly view: DeskView
  readonly store: DeskStore
}

/**
 * Begins to tell a reporter of a new status.
 *
 * @param more the words, the id of the case whose reporter it is (else that of the open case), and when to
 *   look again, where that is known
 */
export type Tell = (
  status: Status,
  more?: { readonly text?: string; readonly to?: string; readonly next?: Day },
) => void

export interface TellProps extends WorkProps {
  readonly tell: Tell
}

/** The title of a member, by their id. */
export function useMemberNames({ members }: DeskView): (id: string) => string {
  const { desk, name } = useWords()
  return (id) => name(members.find((one) => one.id === id)?.title) || desk.sheet.someone
}

/** A case as a person names it: by its reference, else by the first words of its report. */
export function caseName({ reference, gist }: CaseView, desk: DeskTexts): string {
  return reference ?? desk.links.bare.replace('{gist}', gist.slice(0, 40))
}

/** A key of a section of texts, where the value is one. */
export function keyOf<Section extends object>(
  section: Section,
  value: string,
): keyof Section | null {
  return Object.hasOwn(section, value) ? (value as keyof Section) : null
}
