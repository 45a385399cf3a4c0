import { fill } from '../../../texts/wording.ts'
import type { CaseView, DeskView, MemberView } from '../../model/views.ts'
import { useAttempt, WorkButton } from '../shell/attempt.tsx'
import { notDone, useWords } from '../shell/words.ts'
import type { WorkProps } from '../work/props.ts'

/** The people of a case's channel; null if the running list has no such channel. */
function peopleOf({ channel }: CaseView, { channelPeople }: DeskView) {
  return (channel === null ? undefined : channelPeople[channel]) ?? null
}

/** Everybody in the key list: first those of the case's channel, in the order in which it asks them. */
export function inChannelOrder(one: CaseView, view: DeskView): readonly MemberView[] {
  const { members = [], substitutes = [] } = peopleOf(one, view) ?? {}
  const row = [...members, ...substitutes]
  const first = row.flatMap((id) => view.members.find((member) => member.id === id) ?? [])
  return [...first, ...view.members.filter(({ id }) => !row.includes(id))]
}

/** Gives the title of a member of the case; it marks a substitute of the case's channel. */
export function useReaderName({ one, view }: Pick<WorkProps, 'one' | 'view'>) {
  const { desk, name } = useWords()
  return (id: string): string => {
    const title = name(one.access.titles[id]) || id
    const stands = peopleOf(one, view)?.substitutes.includes(id) ?? false
    return stands ? fill(desk.channels.substitute, { name: title }) : title
  }
}

/** The order in which the channel asks its people: members, then substitutes. */
export function ChannelOrder({ one, view }: Pick<WorkProps, 'one' | 'view'>) {
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
export function NextSubstitute({ one, view, store }: WorkProps) {
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
