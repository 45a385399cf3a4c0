import { HEARING_MODES } from '../../../../crypto/entries/entry-casework.ts'
import { dayOfField } from '../../format/words.ts'
import { type HearingView, hearingFacts } from '../../format/work-labels.ts'
import { useWords } from '../shell/words.ts'
import { useFields } from './drafts.tsx'
import { useEditing } from './editing.tsx'
import { Check, Choice, DayField, type FieldsOf, fieldOf } from './fields.tsx'
import { type FilledForm, PersonForm, PersonRow } from './form.tsx'
import { InvitationFields, NO_INVITATION, useInvitation } from './invitation.tsx'
import type { TellProps } from './props.ts'

/** The people who are heard, when and how. */
export function HearingsSection(props: TellProps) {
  const { one } = props
  const { desk } = useWords()
  const { editing, edit, leave } = useEditing('hearing-who')
  const edited = one.work.hearings.find(({ entry }) => entry.id === editing)?.entry ?? null
  return (
    <>
      {one.work.hearings.length === 0 ? <p class="hint">{desk.sheet.none}</p> : null}
      <ul class="work-list" id="hearing-list">
        {one.work.hearings.map(({ entry }) => (
          <PersonRow key={entry.id} {...entry} {...{ one, edit }} which={desk.hearings.which}>
            <HearingFacts hearing={entry} />
          </PersonRow>
        ))}
      </ul>
      {one.may.handle ? (
        <HearingForm key={editing} {...props} hearing={edited} done={leave} />
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

interface PlanProps {
  readonly at: FieldsOf<ReturnType<typeof fieldsOf>>
}

function HearingPlan({ at }: PlanProps) {
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
