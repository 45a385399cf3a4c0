import type { ReleaseReason } from '../../../../crypto/entries/entry-access.ts'
import { fill } from '../../../texts/wording.ts'
import type { CaseView, DeskView, MemberView } from '../../model/views.ts'
import { useWords } from '../shell/words.ts'
import { useFields } from '../work/drafts.tsx'
import { Choice, TextArea } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'
import { ChannelOrder, inChannelOrder, NextSubstitute, useReaderName } from './channel.tsx'
import { NotReading } from './gone.tsx'
import { AccessStep } from './step.tsx'
import { StepBack } from './step-back.tsx'

type Reader = CaseView['access']['readers'][number]

/** Everybody who holds the key of the case, and how that is changed. */
export function Readers(props: WorkProps) {
  const { one, store } = props
  const { desk } = useWords()
  const { access } = one
  return (
    <>
      <h4>{desk.access.reads}</h4>
      <p class="hint">{desk.access.readersLead}</p>
      <ChannelOrder {...props} />
      <ul class="work-list" id="reader-list">
        {access.readers.map((reader) => (
          <li key={reader.member} data-member={reader.member}>
            <ReaderLine {...props} reader={reader} />
          </li>
        ))}
      </ul>
      <NotReading {...props} />
      {one.may.admit ? <NextSubstitute {...props} /> : null}
      {one.may.admit ? <Grant {...props} /> : null}
      {one.writable ? (
        <StepBack {...{ one, store }} id="step-back" label={desk.access.stepBack} />
      ) : null}
    </>
  )
}

function ReaderLine({ one, view, store, reader }: WorkProps & { readonly reader: Reader }) {
  const { desk, day } = useWords()
  const { member, as, conflict, waits } = reader
  const own = view.members.some((each) => each.own && each.id === member)
  const declared = one.access.declarations.some((each) => each.member === member && !each.conflict)
  const facts = [
    desk.caseRoles[as],
    fill(desk.access.since, { day: day(sinceOf(one, reader)) }),
    ...(waits ? [desk.rights.onItsWay] : []),
    ...(conflict ? [desk.access.leaving] : declared ? [] : [desk.access.undeclared]),
  ]
  const title = useReaderName({ one, view })(member)
  return (
    <span class="work-top">
      <strong>{own ? `${title} (${desk.access.own})` : title}</strong>
      <span class="work-facts">{facts.join(' · ')}</span>
      {own || !one.may.admit ? null : <Release {...{ one, store, member }} title={title} />}
    </span>
  )
}

/** The day on which they were last let in; the day of the first drop if the report was sealed to them. */
function sinceOf({ items, since }: CaseView, { member, byReport }: Reader) {
  const days = items.flatMap((item) =>
    item.kind === 'entry' && item.entry.kind === 'granted' && item.entry.member === member
      ? [item.day]
      : [],
  )
  return byReport ? since : (days.at(-1) ?? since)
}

/**
 * Members to whom the case can be opened: no custodian or auditor, and nobody left out or in conflict.
 * Those of its channel stand first, in its order.
 */
function welcome(one: CaseView, view: DeskView): readonly MemberView[] {
  const barred = new Set([...one.access.readers.map(({ member }) => member), ...one.barred])
  return inChannelOrder(one, view).filter(
    ({ id, role }) => !barred.has(id) && role !== 'custodian' && role !== 'auditor',
  )
}

function Grant({ one, view, store }: WorkProps) {
  const { desk } = useWords()
  const nameOf = useReaderName({ one, view })
  const choices = welcome(one, view)
  const begun = { member: '', as: 'follow-up-manager' as string, text: '' }
  const { value, at, clear } = useFields('grant', one.id, begun)
  if (choices.length === 0) return <p class="hint">{desk.access.nobodyLeft}</p>
  const as = one.gives.find((role) => role === value.as) ?? 'reader'
  const isChosen = choices.some(({ id }) => id === value.member)
  const caseId = one.id
  return (
    <AccessStep
      id="grant"
      label={desk.access.grant}
      lead={desk.access.grantLead}
      confirm={desk.access.grantConfirm}
      store={store}
      request={() =>
        isChosen
          ? { kind: 'grant', caseId, member: value.member, as, text: value.text.trim() }
          : null
      }
      done={clear}
    >
      <Choice
        {...at('member')}
        label={desk.access.member}
        none={desk.sheet.choose}
        choices={choices.map(({ id, role }) => [id, `${nameOf(id)} (${desk.roles[role]})`])}
      />
      <Choice
        {...at('as')}
        label={desk.access.as}
        choices={one.gives.map((role) => [role, desk.caseRoles[role]])}
      />
      <TextArea {...at('text')} label={desk.access.text} max={1000} />
    </AccessStep>
  )
}

/** Reasons for which a member can release a colleague. A member who left or is kept out is released automatically. */
const REASONS = ['done', 'conflict'] as const satisfies readonly ReleaseReason[]

interface ReleaseProps extends Pick<WorkProps, 'one' | 'store'> {
  readonly member: string
  readonly title: string
}

function Release({ one, store, member, title }: ReleaseProps) {
  const { desk } = useWords()
  const id = `release-${member}`
  const { value, at, clear } = useFields(id, one.id, { why: '', text: '' })
  const why = REASONS.find((reason) => reason === value.why)
  return (
    <AccessStep
      {...{ id, store }}
      label={desk.access.release}
      about={title}
      lead={[desk.access.releaseLead, desk.taken.releaseConflict]
        .map((text) => fill(text, { name: title }))
        .join(' ')}
      confirm={desk.access.releaseConfirm}
      grave
      request={() =>
        why === undefined
          ? null
          : { kind: 'release', caseId: one.id, member, why, text: value.text.trim() }
      }
      done={clear}
    >
      <Choice
        {...at('why')}
        label={desk.access.why}
        none={desk.sheet.choose}
        choices={REASONS.map((reason) => [reason, desk.releaseReasons[reason]])}
      />
      <TextArea {...at('text')} label={desk.access.text} max={1000} />
    </AccessStep>
  )
}
