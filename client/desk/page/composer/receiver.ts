import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import { answerable, isHandled } from '../../model/case/merged-list.ts'
import type { CaseView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { type Draft, type DraftKind, draftKinds } from './draft.ts'

/** The cases of a group in which this can be written. */
export function candidatesFor(kind: DraftKind, group: readonly CaseView[]): readonly CaseView[] {
  if (kind === 'note') return group.slice(0, 1)
  // A status stands in a case even if no reporter reads it.
  if (kind === 'status') return group.filter(isHandled)
  return answerable(group)
}

export function kindsFor(group: readonly CaseView[]): readonly DraftKind[] {
  const [leading] = group
  const kinds = leading ? draftKinds(leading) : []
  return kinds.filter((kind) => candidatesFor(kind, group).length > 0)
}

/** The draft as it can be sent: a note, if its kind cannot be written to anybody. */
export function withOpenKind(draft: Draft, group: readonly CaseView[]): Draft {
  return kindsFor(group).includes(draft.kind) ? draft : { ...draft, kind: 'note' }
}

/** Whether the same words can go to several reporters. */
export function mayGoToSeveral({ kind }: Draft): boolean {
  return kind === 'question' || kind === 'message'
}

/** Whether a person has to choose the receiver: in a group, and if the chosen one is no longer there. */
export function isAddressed({ kind, to }: Draft, group: readonly CaseView[]): boolean {
  if (kind === 'note') return false
  return group.length > 1 || (to.length > 0 && !group.some(({ id }) => to.includes(id)))
}

/**
 * The cases in which the draft is written. If several are handled as one, these are the cases that a person
 * has chosen, and none until then: a text for one reporter must not go to another.
 */
export function receiversOf(draft: Draft, group: readonly CaseView[]): readonly CaseView[] {
  const candidates = candidatesFor(draft.kind, group)
  if (!isAddressed(draft, group)) return candidates
  const chosen = candidates.filter(({ id }) => draft.to.includes(id))
  return chosen.length > 1 && !mayGoToSeveral(draft) ? [] : chosen
}

const STRICTNESS = { 'not-a-party': 0, undecided: 1, party: 2 } as const

/** The receiver who may be told the least; null if there is no receiver. */
export function strictestOf(receivers: readonly CaseView[]): CaseView | null {
  return receivers.reduce<CaseView | null>((strictest, one) => {
    if (strictest === null) return one
    return STRICTNESS[one.party.is] < STRICTNESS[strictest.party.is] ? one : strictest
  }, null)
}

/** Id of one letter of a sending that may have several. */
export function jobIn(job: string, { id }: CaseView, group: readonly CaseView[]): string {
  return group.length === 1 ? job : `${job} ${id}`
}

/** Label of the button that sends: it says to whom the draft goes. */
export function useSendLabel(
  draft: Draft,
  receivers: readonly CaseView[],
  group: readonly CaseView[],
): string {
  const { desk } = useWords()
  const { kind } = draft
  if (kind === 'note') return desk.compose.save
  const [only, ...others] = receivers
  if (isAddressed(draft, group) && only !== undefined) {
    if (others.length > 0) return desk.receiver.sendAll
    const texts = kind === 'status' ? desk.receiver.status : desk.receiver.send
    return fill(texts, { name: caseName(only, desk) })
  }
  if (kind === 'status') return desk.compose.setStatus
  return kind === 'minutes' ? desk.minutes.send : desk.compose.send
}
