import { useContext } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import { isHandled } from '../../model/case/merged-list.ts'
import { useWords } from '../shell/words.ts'
import { formName, WorkDraftsContext } from '../work/drafts.tsx'
import { FormOutcome, useSaving } from '../work/form.tsx'
import type { WorkProps } from '../work/props.ts'
import { openLinks } from './open-links.ts'

/** A notice that another report says the same, and what can be done about it. */
export function SameText({ one, view, store }: WorkProps) {
  const { desk } = useWords()
  const drafts = useContext(WorkDraftsContext)
  const { outcome, save } = useSaving(store, one.id)
  const same = view.cases.find(({ id }) => id === one.merge.same)
  const linkName = same?.linkName ?? null
  if (same === undefined || linkName === null || !isHandled(one) || !isHandled(same)) return null
  const merge = () => {
    const begun = { case: linkName, how: 'duplicate', leads: 'other', text: '' }
    drafts.set(formName('merge', one.id), begun)
    openLinks('merge-case')
  }
  const apart = () =>
    void save([{ kind: 'linked', case: linkName, how: 'related', text: desk.merging.wasSame }])
  return (
    <div class="notice" id="same-text">
      <p>{fill(desk.merging.same, { name: caseName(same, desk) })}</p>
      <div class="work-foot">
        <button type="button" id="same-merge" onClick={merge}>
          {desk.merging.asSame}
        </button>
        <button type="button" class="quiet" id="same-apart" onClick={apart}>
          {desk.merging.apart}
        </button>
        <FormOutcome id="same-outcome" outcome={outcome} />
      </div>
    </div>
  )
}
