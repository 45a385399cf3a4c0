import type { Day } from '../../../../crypto/days/calendar.ts'
import type { Status } from '../../../../crypto/entries/content.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'

/** A case, and the page that shows it and writes in it. */
export interface WorkProps {
  readonly one: CaseView
  readonly view: DeskView
}

/** Cases that are handled as one. */
export interface GroupProps {
  /** The case that is open, and those that are handled in it. */
  readonly group: readonly CaseView[]
}

/**
 * Begins to tell a reporter of a new status.
 *
 * @param more the words, the id of the reporter's case (otherwise that of the open case), and the day to
 *   look again, if that is known
 */
export type Tell = (
  status: Status,
  more?: { readonly text?: string; readonly to?: string; readonly next?: Day },
) => void

export interface TellProps extends WorkProps {
  readonly tell: Tell
}

/** The title of a member, by their id, even if no list names them any more; `unknown` if none is known. */
export function useTitles(
  { members, formerly }: Pick<DeskView, 'members' | 'formerly'>,
  unknown?: string,
): (id: string | null) => string {
  const { name } = useWords()
  return (id) => {
    const former = Object.hasOwn(formerly, id ?? '') ? formerly[id ?? ''] : undefined
    return name(members.find((one) => one.id === id)?.title ?? former) || (unknown ?? id ?? '')
  }
}

/** The title of a member, by their id. */
export function useMemberNames({ members }: Pick<DeskView, 'members'>): (id: string) => string {
  const { desk, name } = useWords()
  return (id) => name(members.find((one) => one.id === id)?.title) || desk.sheet.someone
}
