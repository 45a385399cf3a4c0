import { useContext } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import { isHandled, splitFrom } from '../../model/case/merged-list.ts'
import { isClosed } from '../../model/case/over.ts'
import type { CaseView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { formName, WorkDraftsContext } from '../work/fields.tsx'
import { FormOutcome, useSaving } from '../work/form.tsx'
import { OpenCaseButton, OpenCaseContext } from '../work/open-case.tsx'
import type { GroupProps, TellProps, WorkProps } from '../work/props.ts'
import { openLinks } from './links.tsx'

export type MergedProps = TellProps & GroupProps

/** The case in which this one is handled, or from which it was split. */
export function PartOf({ one, view }: WorkProps) {
  const leading = view.cases.find(({ id }) => id === one.merge.into)
  return (
    <>
      {leading === undefined ? null : <Into leading={leading} />}
      <SplitOff {...{ one, view }} />
    </>
  )
}

/** The cases that are handled in this one, and those that may be. */
export function Merged(props: MergedProps) {
  const { one, group } = props
  const { desk } = useWords()
  return (
    <>
      {group.length === 1 ? null : (
        <section class="merged" id="merged" aria-labelledby="merged-title">
          <h3 id="merged-title">{desk.merging.together}</h3>
          <ul class="work-list">
            {group.slice(1).map((other) => (
              <li key={other.id} class="work-row" data-case-led={other.id}>
                <Led {...props} other={other} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {one.merge.elsewhere > 0 ? (
        <p class="notice" id="merged-elsewhere">
          {desk.merging.elsewhere}
        </p>
      ) : null}
      <SameText {...props} />
    </>
  )
}

function Into({ leading }: { readonly leading: CaseView }) {
  const { desk } = useWords()
  return (
    <p class="notice" id="merged-into">
      {fill(desk.merging.into, { name: caseName(leading, desk) })} <OpenCaseButton one={leading} />
    </p>
  )
}

/** One case that is handled in the open one, with its state for its reporter. */
function Led({ one, other, tell }: MergedProps & { readonly other: CaseView }) {
  const { desk, day } = useWords()
  const open = useContext(OpenCaseContext)
  const name = caseName(other, desk)
  const isLeft = isClosed(one.status) && !isClosed(other.status) && isHandled(other)
  const waiting = other.work.tasks.filter(({ done }) => done === null).length
  const facts = [
    ...(splitFrom(other) === null && other.acknowledged
      ? [fill(desk.merging.status, { status: desk.statuses[other.status] })]
      : []),
    ...(other.acknowledged ? [] : [desk.merging.unacknowledged]),
    ...(other.mayOpen ? [] : [desk.merging.unopened]),
    ...(waiting === 0 ? [] : [fill(desk.merging.tasks, { count: waiting })]),
  ]
  return (
    <>
      <span class="work-top">
        <span>{fill(desk.merging.from, { name, day: day(other.since) })}</span>
        <span class="work-facts">{facts.join(' · ')}</span>
        <button type="button" class="quiet small" onClick={() => open(other.id, true)}>
          {fill(other.mayOpen ? desk.merging.alone : desk.merging.open, { name })}
        </button>
      </span>
      {isLeft ? (
        <p class="notice still-open">
          {fill(desk.merging.stillOpen, { name })}{' '}
          <button type="button" onClick={() => tell('closed', { to: other.id, text: '' })}>
            {fill(desk.merging.close, { name })}
          </button>
        </p>
      ) : null}
    </>
  )
}

/** A way to the case with the conversation, for a case that was split from another. */
function SplitOff({ one, view }: WorkProps) {
  const { desk } = useWords()
  const from = splitFrom(one)
  if (from === null) return null
  const first = view.cases.find(({ linkName }) => linkName === from)
  return (
    <p class="notice" id="split-off">
      {desk.splitting.noReporter} {first === undefined ? null : <OpenCaseButton one={first} />}
    </p>
  )
}

/** A notice that another report says the same, and what can be done about it. */
function SameText({ one, view }: WorkProps) {
  const { desk } = useWords()
  const drafts = useContext(WorkDraftsContext)
  const { outcome, save } = useSaving(one.id)
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
