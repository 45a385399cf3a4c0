import type { ReleaseReason } from '../../../../crypto/entries/entry-access.ts'
import { fill } from '../../../texts/wording.ts'
import { hasReinstated, mayConfirm } from '../../model/access/access-state.ts'
import type { CaseView, DeskView, MemberView } from '../../model/views.ts'
import { useAttempt, WorkButton } from '../shell/attempt.tsx'
import { notDone, useStore, useWords } from '../shell/words.ts'
import { Choice, TextArea, useFields } from '../work/fields.tsx'
import type { WorkProps } from '../work/props.ts'
import { AccessStep, StepBack } from './step.tsx'

type Reader = CaseView['access']['readers'][number]

/** Everybody who holds the key of the case, and how that is changed. */
export function Readers(props: WorkProps) {
  const { one } = props
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
      {one.writable ? <StepBack one={one} id="step-back" label={desk.access.stepBack} /> : null}
    </>
  )
}

function ReaderLine({ one, view, reader }: WorkProps & { readonly reader: Reader }) {
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
      {own || !one.may.admit ? null : <Release {...{ one, member }} title={title} />}
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

function Grant({ one, view }: WorkProps) {
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

interface ReleaseProps extends Pick<WorkProps, 'one'> {
  readonly member: string
  readonly title: string
}

function Release({ one, member, title }: ReleaseProps) {
  const { desk } = useWords()
  const id = `release-${member}`
  const { value, at, clear } = useFields(id, one.id, { why: '', text: '' })
  const why = REASONS.find((reason) => reason === value.why)
  return (
    <AccessStep
      id={id}
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

/** Members who no longer read the case, and members who were never to read it. */
function NotReading({ one, view }: WorkProps) {
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
        <Gone key={gone.member} {...{ one, view, gone }} />
      ))}
    </ul>
  )
}

type Released = CaseView['access']['released'][number]

function Gone({ one, view, gone }: WorkProps & { readonly gone: Released }) {
  const { desk, day, name } = useWords()
  const { titles } = one.access
  const { member, why, text, day: on, reinstated } = gone
  const title = name(titles[member]) || member
  const names = reinstated.map(({ member: id }) => name(titles[id]) || id).join(', ')
  const own = view.members.find((each) => each.own)?.id ?? ''
  const isListed = view.members.some(({ id }) => id === member)
  const isProven = !isListed || one.access.out.includes(member)
  return (
    <li class="work-facts" data-member={member}>
      {fill(desk.access.gone, { name: title, why: desk.releaseReasons[why], day: day(on) })}
      {text === '' ? null : <span class="as-written"> · {text}</span>}
      {reinstated.length === 0 ? null : ` · ${fill(desk.taken.reinstated, { names })}`}
      {isProven ? null : ` · ${desk.taken.unconfirmed}`}
      {!isProven && one.may.admit && mayConfirm(gone, own) ? (
        <Confirm {...{ one, member, title }} />
      ) : null}
      {mayReinstate(one, gone, own) ? <Reinstate {...{ one, member, title }} /> : null}
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

function Confirm({ one, member, title }: ReleaseProps) {
  const { desk } = useWords()
  const id = `confirm-release-${member}`
  const { value, at, clear } = useFields(id, one.id, { text: '' })
  return (
    <AccessStep
      id={id}
      label={fill(desk.taken.confirm, { name: title })}
      about={title}
      lead={fill(desk.taken.confirmLead, { name: title })}
      confirm={desk.taken.confirmWrite}
      request={() => ({ kind: 'confirm-release', caseId: one.id, member, text: value.text.trim() })}
      done={clear}
    >
      <TextArea {...at('text')} label={desk.access.text} max={1000} />
    </AccessStep>
  )
}

function Reinstate({ one, member, title }: ReleaseProps) {
  const { desk } = useWords()
  const id = `reinstate-${member}`
  const { value, at, clear } = useFields(id, one.id, { text: '' })
  return (
    <AccessStep
      id={id}
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

/** The people of a case's channel; null if the running list has no such channel. */
function peopleOf({ channel }: CaseView, { channelPeople }: DeskView) {
  return (channel === null ? undefined : channelPeople[channel]) ?? null
}

/** Everybody in the key list: first those of the case's channel, in the order in which it asks them. */
function inChannelOrder(one: CaseView, view: DeskView): readonly MemberView[] {
  const { members = [], substitutes = [] } = peopleOf(one, view) ?? {}
  const row = [...members, ...substitutes]
  const first = row.flatMap((id) => view.members.find((member) => member.id === id) ?? [])
  return [...first, ...view.members.filter(({ id }) => !row.includes(id))]
}

/** Gives the title of a member of the case; it marks a substitute of the case's channel. */
function useReaderName({ one, view }: Pick<WorkProps, 'one' | 'view'>) {
  const { desk, name } = useWords()
  return (id: string): string => {
    const title = name(one.access.titles[id]) || id
    const stands = peopleOf(one, view)?.substitutes.includes(id) ?? false
    return stands ? fill(desk.channels.substitute, { name: title }) : title
  }
}

/** The order in which the channel asks its people: members, then substitutes. */
function ChannelOrder({ one, view }: Pick<WorkProps, 'one' | 'view'>) {
  const { desk } = useWords()
  const nameOf = useReaderName({ one, view })
  const people = peopleOf(one, view)
  if (people === null) return null
  const names = [...people.members, ...people.substitutes].map(nameOf).join(', ')
  return (
    <p class="hint" id="channel-order">
      {fill(desk.channels.order, { names })}
    </p>
  )
}

/** The channel's next substitute, to be let in at once if somebody of the channel no longer reads. */
function NextSubstitute({ one, view }: WorkProps) {
  const store = useStore()
  const { desk } = useWords()
  const nameOf = useReaderName({ one, view })
  const { working, failure, attempt } = useAttempt()
  const { substitute } = one.access
  if (substitute === null || !one.gives.includes('reception')) return null
  const request = { kind: 'grant', caseId: one.id, member: substitute, as: 'reception' } as const
  return (
    <div class="notice" id="next-substitute">
      <p>{fill(desk.channels.lead, { name: nameOf(substitute) })}</p>
      <WorkButton
        id="let-in-substitute"
        working={working}
        label={desk.channels.letIn}
        busy={desk.access.working}
        press={() => attempt(() => store.changeAccess({ ...request, text: '' }))}
      />
      <span class="problem" role="alert">
        {failure === null ? '' : notDone(failure, desk)}
      </span>
    </div>
  )
}
