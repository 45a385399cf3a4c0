import { fill } from '../../../texts/wording.ts'
import type { ItemView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { FormOutcome, useSaving } from './form.tsx'
import { useMemberNames, type WorkProps } from './props.ts'

interface ApproveProps extends WorkProps {
  readonly item: Extract<ItemView, { kind: 'entry' }>
}

/** The members who can approve a message that waits to be told, and a button if the desk's own member can. */
export function ApproveTold({ one, view, store, item: { key, approvers } }: ApproveProps) {
  const { desk } = useWords()
  const nameOf = useMemberNames(view)
  const { outcome, save } = useSaving(store, one.id)
  if (approvers === undefined) return null
  const isOurs = view.members.some(({ own, id }) => own && approvers.includes(id))
  return (
    <div class="work-foot" data-approvers={approvers.join(' ')}>
      <p class="hint">
        {approvers.length === 0
          ? desk.noticing.approveNobody
          : fill(desk.noticing.approveBy, { names: approvers.map(nameOf).join(', ') })}
      </p>
      {isOurs ? (
        <button
          type="button"
          id={`approve-${key}`}
          class="primary"
          aria-disabled={outcome === 'saving'}
          onClick={() => void save([{ kind: 'approved', closing: key }])}
        >
          {outcome === 'saving' ? desk.noticing.approving : desk.noticing.approve}
        </button>
      ) : null}
      <FormOutcome id={`approve-outcome-${key}`} outcome={outcome} />
    </div>
  )
}
