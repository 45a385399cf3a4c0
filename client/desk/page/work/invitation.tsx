import { DESK_CATALOGUES } from '../../../texts/desk/catalogue.ts'
import { dayText, fill } from '../../../texts/wording.ts'
import { dayOfField } from '../../format/words.ts'
import { caseName, keyOf } from '../../format/work-labels.ts'
import { answerable, groupOf } from '../../model/case/merged-list.ts'
import { suggestedDay } from '../../model/deadlines/notice-days.ts'
import type { CaseView } from '../../model/views.ts'
import { statusesAfter } from '../composer/draft.ts'
import { useWords } from '../shell/words.ts'
import { Choice, type Field, TextArea, TextField } from './fields.tsx'
import type { TellProps } from './props.ts'

/** The parts of a hearing that go to a reporter, as its fields have them. */
interface Invitation {
  readonly who: string
  readonly mode: string
  readonly day: string
  readonly companion: boolean
  /** Id of the case whose reporter is invited; empty if nobody is. */
  readonly to: string
  readonly place: string
  /** Empty while the text is as the other fields make it. */
  readonly message: string
}

export const NO_INVITATION = { to: '', place: '', message: '' }

/** Cases whose reporters can be invited: there is no hearing for a reporter who is not a party. */
function invitable({ one, view }: TellProps): readonly CaseView[] {
  return answerable(groupOf(one, view.cases)).filter((each) =>
    statusesAfter(each, each.party.is).includes('hearing'),
  )
}

/** The invitation that goes out with a hearing; if it is called back or fails, its text goes into the draft. */
export function useInvitation(props: TellProps, value: Invitation) {
  const { store, tell } = props
  const { language: shown } = useWords()
  const invited = invitable(props).find(({ id }) => id === value.to) ?? null
  const language = invited?.language ?? shown
  const invitation = value.message.trim() || wordsOf(value, language)
  const invite = async () => {
    if (invited === null) return
    const next = dayOfField(value.day) ?? suggestedDay('hearing', props.view.today)
    const said = {
      kind: 'status',
      status: 'hearing',
      text: invitation,
      language,
      next,
    } as const
    const failure = await store.act(crypto.randomUUID(), invited.id, said)
    if (failure !== null) tell('hearing', { text: invitation, to: invited.id, next })
  }
  return { invited, invitation, invite }
}

/** The text in the reporter's language: how, when and where, and that it can be done in writing, unnamed. */
function wordsOf(
  { mode, day, companion, place }: Invitation,
  language: CaseView['language'],
): string {
  const written = language ?? 'nb'
  const { invitation } = DESK_CATALOGUES[written]
  const way = keyOf(WAYS, mode)
  const on = dayOfField(day)
  const lines = [
    way === null ? invitation.lead : `${invitation.lead} ${invitation[way]}`,
    ...(on === null ? [] : [fill(invitation.day, { day: dayText(written, on) })]),
    ...(place.trim() === '' ? [] : [fill(invitation.where, { place: place.trim() })]),
    ...(companion || mode !== 'written' ? [invitation.companion] : []),
    invitation.anonymous,
  ]
  return lines.join('\n')
}

const WAYS = { meeting: true, phone: true, video: true, written: true } as const

interface FieldsProps extends TellProps {
  readonly value: Invitation
  readonly change: (part: Partial<Invitation>) => void
  readonly at: (name: 'place' | 'message') => Field<string>
  readonly invited: CaseView | null
  readonly invitation: string
}

/** Fields to invite the reporter at once, and the text that they read. */
export function InvitationFields(props: FieldsProps) {
  const { value, change, at, invited, invitation } = props
  const { desk } = useWords()
  const reporters = invitable(props)
  if (reporters.length === 0) return null
  const nameOf = (one: CaseView) =>
    reporters.length === 1
      ? desk.invitation.who
      : fill(desk.receiver.one, { name: caseName(one, desk) })
  const choose = (to: string) => {
    const chosen = reporters.find(({ id }) => id === to)
    change({ to, message: '', ...(chosen && value.who === '' ? { who: nameOf(chosen) } : {}) })
  }
  return (
    <>
      <Choice
        id="hearing-to"
        label={desk.invitation.to}
        none={desk.invitation.nobody}
        choices={reporters.map((one) => [one.id, nameOf(one)])}
        value={invited?.id ?? ''}
        change={choose}
      />
      {invited === null ? null : (
        <>
          <TextField {...at('place')} label={desk.invitation.place} max={200} />
          <TextArea
            {...at('message')}
            label={desk.invitation.text}
            max={2000}
            rows={7}
            value={value.message || invitation}
          />
          <p class="work-wide hint">{desk.invitation.hint}</p>
        </>
      )}
    </>
  )
}
