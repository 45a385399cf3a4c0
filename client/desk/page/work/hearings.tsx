import { HEARING_MODES } from '../../../../crypto/entries/entry-casework.ts'
import { DESK_CATALOGUES } from '../../../texts/desk/catalogue.ts'
import { dayText, fill } from '../../../texts/wording.ts'
import { dayOfField } from '../../format/words.ts'
import { caseName, type HearingView, hearingFacts, keyOf } from '../../format/work-labels.ts'
import { LONG_TEXT_LIMIT } from '../../model/board/board.ts'
import { answerable, groupOf } from '../../model/case/merged-list.ts'
import { suggestedDay } from '../../model/deadlines/notice-days.ts'
import type { CaseView } from '../../model/views.ts'
import { statusesAfter } from '../composer/draft.ts'
import { useStore, useWords } from '../shell/words.ts'
import {
  Check,
  Choice,
  DayField,
  type Field,
  type FieldsOf,
  fieldOf,
  TextArea,
  TextField,
  useFields,
} from './fields.tsx'
import { type FilledForm, PersonForm, PersonRow, TextWaits, useEditing } from './form.tsx'
import type { TellProps } from './props.ts'

/** The people who are heard, when and how. */
export function HearingsSection(props: TellProps) {
  const { one } = props
  const { desk } = useWords()
  const { editing, edit, leave } = useEditing('hearing-who')
  const edited = one.work.hearings.find(({ entry }) => entry.id === editing) ?? null
  return (
    <>
      {one.work.hearings.length === 0 ? <p class="hint">{desk.sheet.none}</p> : null}
      <ul class="work-list" id="hearing-list">
        {one.work.hearings.map(({ entry, waits }) => (
          <PersonRow key={entry.id} {...entry} {...{ one, edit }} which={desk.hearings.which}>
            <HearingFacts hearing={entry} />
            {waits ? <TextWaits /> : null}
          </PersonRow>
        ))}
      </ul>
      {one.may.handle && !edited?.waits ? (
        <HearingForm key={editing} {...props} hearing={edited?.entry ?? null} done={leave} />
      ) : null}
    </>
  )
}

/** Everything about a hearing except who and why. */
export function HearingFacts({ hearing }: { readonly hearing: HearingView }) {
  return <span class="work-facts">{hearingFacts(hearing, useWords()).join(' · ')}</span>
}

interface HearingFormProps extends TellProps {
  /** Null for a new one. */
  readonly hearing: HearingView | null
  readonly done: () => void
}

function HearingForm(props: HearingFormProps) {
  const { one, hearing, done } = props
  const { desk } = useWords()
  const of = `${one.id} ${hearing?.id ?? ''}`
  const { value, change, at, clear } = useFields('hearing', of, fieldsOf(hearing))
  const { invited, invitation, invite } = useInvitation(props, value)
  const filled = (): FilledForm => {
    const who = value.who.trim()
    const mode = HEARING_MODES.find((each) => each === value.mode)
    const day = dayOfField(value.day)
    if (who === '') return { missing: desk.hearings.who }
    if (mode === undefined) return { missing: desk.hearings.mode }
    const { companion, held } = value
    const id = hearing?.id ?? null
    const text = value.text.trim()
    const when = day === null ? {} : { day }
    return [{ kind: 'hearing', id, who, mode, ...when, companion, held, text }]
  }
  return (
    <PersonForm
      {...{ ...props, at, filled }}
      id="hearing"
      who={hearing?.who ?? null}
      words={desk.hearings}
      textLabel={desk.hearings.text}
      textMax={LONG_TEXT_LIMIT}
      submit={invited === null ? undefined : desk.invitation.save}
      leave={(written) => {
        clear()
        done()
        if (written) void invite()
      }}
    >
      <HearingPlan at={at} />
      <InvitationFields {...{ ...props, value, change, at, invited, invitation }} />
    </PersonForm>
  )
}

function fieldsOf(hearing: HearingView | null) {
  return {
    who: hearing?.who ?? '',
    mode: hearing?.mode ?? '',
    day: fieldOf(hearing?.day),
    companion: hearing?.companion ?? false,
    held: hearing?.held ?? false,
    text: hearing?.text ?? '',
    ...NO_INVITATION,
  }
}

function HearingPlan({ at }: { readonly at: FieldsOf<ReturnType<typeof fieldsOf>> }) {
  const { desk } = useWords()
  return (
    <>
      <Choice
        {...at('mode')}
        label={desk.hearings.mode}
        none={desk.sheet.choose}
        choices={HEARING_MODES.map((mode) => [mode, desk.modes[mode]])}
      />
      <DayField {...at('day')} label={desk.hearings.day} />
      <div class="work-checks work-wide">
        <Check {...at('companion')} label={desk.hearings.companion} />
        <Check {...at('held')} label={desk.hearings.held} />
      </div>
    </>
  )
}

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

const NO_INVITATION = { to: '', place: '', message: '' }

/** Cases whose reporters can be invited: there is no hearing for a reporter who is not a party. */
function invitable({ one, view }: TellProps): readonly CaseView[] {
  return answerable(groupOf(one, view.cases)).filter((each) =>
    statusesAfter(each, each.party.is).includes('hearing'),
  )
}

/** The invitation that goes out with a hearing; if it is called back or fails, its text goes into the draft. */
function useInvitation(props: TellProps, value: Invitation) {
  const store = useStore()
  const { tell } = props
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
function InvitationFields(props: FieldsProps) {
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
