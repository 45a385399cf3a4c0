import { fill } from '../../../texts/wording.ts'
import { hasReinstated } from '../../model/access/access-state.ts'
import type { CaseView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { useFields } from '../work/drafts.tsx'
import { TextArea } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'
import { AccessStep } from './step.tsx'

/** Members who no longer read the case, and members who were never to read it. */
export function NotReading({ one, view, store }: WorkProps) {
  const { desk, name } = useWords()
  const { access } = one
  const leftOut = access.leftOut.map((id) => name(access.titles[id])).filter(Boolean)
  return (
    <ul class="work-list" id="gone-list">
      {leftOut.length === 0 ? null : (
        <li class="work-facts">
          {desk.access.leftOut} {leftOut.join(', ')}
        </li>
      )}
      {access.released.map((gone) => (
        <Gone key={gone.member} {...{ one, view, store, gone }} />
      ))}
    </ul>
  )
}

type Released = CaseView['access']['released'][number]

function Gone({ one, view, store, gone }: WorkProps & { readonly gone: Released }) {
  const { desk, day, name } = useWords()
  const { titles } = one.access
  const { member, why, text, day: on, reinstated } = gone
  const title = name(titles[member]) || member
  const names = reinstated.map(({ member: id }) => name(titles[id]) || id).join(', ')
  const own = view.members.find((each) => each.own)?.id ?? ''
  return (
    <li class="work-facts" data-member={member}>
      {fill(desk.access.gone, { name: title, why: desk.releaseReasons[why], day: day(on) })}
      {text === '' ? null : <span class="as-written"> {text}</span>}
      {reinstated.length === 0 ? null : ` · ${fill(desk.taken.reinstated, { names })}`}
      {mayReinstate(one, gone, own) ? <Reinstate {...{ one, store, member, title }} /> : null}
    </li>
  )
}

/** Whether this member may speak for the return of a released member, and has not done so yet. */
function mayReinstate({ may }: CaseView, gone: Released, own: string): boolean {
  if (gone.own || gone.due || gone.member === own || hasReinstated(gone, own)) return false
  return (
    (gone.why === 'suspended' && may.admit) ||
    (gone.why === 'conflict' && may.keep && gone.by !== own)
  )
}

interface ReinstateProps extends Pick<WorkProps, 'one' | 'store'> {
  readonly member: string
  readonly title: string
}

function Reinstate({ one, store, member, title }: ReinstateProps) {
  const { desk } = useWords()
  const id = `reinstate-${member}`
  const { value, at, clear } = useFields(id, one.id, { text: '' })
  return (
    <AccessStep
      {...{ id, store }}
      label={desk.taken.reinstate}
      about={title}
      lead={fill(desk.taken.reinstateLead, { name: title })}
      confirm={desk.taken.reinstateConfirm}
      request={() => ({ kind: 'reinstate', caseId: one.id, member, text: value.text.trim() })}
      done={clear}
    >
      <TextArea {...at('text')} label={desk.access.text} max={1000} />
    </AccessStep>
  )
}
