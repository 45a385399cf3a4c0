import type { Day } from '../../../../crypto/days/calendar.ts'
import { LANGUAGES, type Language, PARTIES } from '../../../../crypto/entries/names.ts'
import { fill } from '../../../texts/wording.ts'
import { dayOfField, fieldOfDay } from '../../format/words.ts'
import { suggestedDay } from '../../model/deadlines/notice-days.ts'
import { tongueOf } from '../../model/rules/guess-language.ts'
import { noticeCell } from '../../model/rules/notice-table.ts'
import type { CaseView } from '../../model/views.ts'
import { useDeskFile } from '../shell/desk-file.tsx'
import { useWords } from '../shell/words.ts'
import { Choice, Select } from '../work/fields.tsx'
import { type Change, type Draft, languageOf, partyOf, statusesAfter } from './draft.ts'

export interface FieldProps {
  readonly one: CaseView
  readonly draft: Draft
  readonly change: Change
}

interface StatusProps extends FieldProps {
  readonly today: Day
}

/** The new status, when to look again, and how the reporter is seen. */
export function StatusFields({ one, draft, change, today }: StatusProps) {
  const { desk } = useWords()
  const party = partyOf(draft, one)
  const promises = useDeskFile()?.promises ?? undefined
  const suggest = (status: Draft['status']) =>
    status === '' || !noticeCell(status, party).dated
      ? ''
      : fieldOfDay(suggestedDay(status, today, promises))
  return (
    <div class="status-fields">
      <Choice
        id="compose-status"
        label={desk.compose.newStatus}
        none=""
        choices={statusesAfter(one, party).map((status) => [status, desk.statuses[status]])}
        value={draft.status}
        change={(chosen) => {
          const status = statusesAfter(one, party).find((each) => each === chosen) ?? ''
          change({ status, next: nextAfter(draft, status, suggest) })
        }}
      />
      <NextField {...{ one, draft, change }} suggested={suggest(draft.status)} />
      <PartyChoice one={one} draft={draft} change={change} />
      {draft.status === 'closed' ? (
        <p class="hint">{party === 'party' ? desk.compose.closing : desk.compose.closingBare}</p>
      ) : null}
      {draft.status === 'closed' && !one.work.closing?.approved ? (
        <p id="unapproved" class="hint">
          {desk.closing.unapproved}
        </p>
      ) : null}
    </div>
  )
}

/** A date that nobody has touched changes with the status; a date that a person has chosen stays. */
function nextAfter(
  draft: Draft,
  status: Draft['status'],
  suggest: (status: Draft['status']) => string,
): string {
  const isOwn = draft.next !== '' && draft.next !== suggest(draft.status)
  return isOwn ? draft.next : suggest(status)
}

interface NextProps extends FieldProps {
  /** Value of a date field; empty if none is needed. */
  readonly suggested: string
}

/** When the reporter is to look again. */
function NextField({ draft, change, suggested }: NextProps) {
  const { desk, day } = useWords()
  const proposed = dayOfField(suggested)
  return (
    <div>
      <label for="compose-next">
        {proposed === null ? desk.compose.next : desk.noticing.nextNeeded}
      </label>
      <input
        id="compose-next"
        type="date"
        required={proposed !== null}
        aria-describedby={proposed === null ? undefined : 'next-suggested'}
        value={draft.next}
        onInput={(event) => change({ next: event.currentTarget.value })}
      />
      {proposed === null ? null : (
        <span id="next-suggested" class="hint">
          {fill(desk.noticing.suggested, { day: day(proposed) })}
        </span>
      )}
    </div>
  )
}

/** Confirms what the report proposes, or says otherwise. Requirement S4 */
function PartyChoice({ one, draft, change }: FieldProps) {
  const { desk } = useWords()
  const party = partyOf(draft, one)
  return (
    <fieldset class="kinds">
      <legend>{desk.compose.party}</legend>
      {PARTIES.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name="party"
            value={choice}
            checked={party === choice}
            onChange={() => {
              const open = statusesAfter(one, choice).some((status) => status === draft.status)
              change({ party: choice, ...(open ? {} : { status: '' }) })
            }}
          />
          <span>{desk.parties[choice]}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** A hint on what a reporter of this standing may be told, and what never. Requirement S21 */
export function PartyHint({ one, draft }: Pick<FieldProps, 'one' | 'draft'>) {
  const { desk } = useWords()
  const party = draft.kind === 'status' ? partyOf(draft, one) : one.party.is
  return (
    <p id="party-hint" class="hint" data-party={party}>
      {desk.partyHints[party]}
    </p>
  )
}

/** Language of the text, so that the reporter's page can read it aloud correctly. */
export function LanguageField({ one, draft, change }: FieldProps) {
  const { desk, language } = useWords()
  const chosen = languageOf(draft, one, language)
  const theirs = one.language
  return (
    <div class="language-field">
      <label for="compose-language">{desk.compose.language}</label>
      <Select
        id="compose-language"
        value={chosen}
        options={LANGUAGES.map((each) => [each, desk.languages[each]])}
        change={(value) => change({ language: LANGUAGES.find((each) => each === value) ?? null })}
      />
      {theirs === null ? null : (
        <span class="hint">
          {fill(one.work.registered === null ? desk.compose.theirs : desk.preview.wants, {
            language: desk.languages[theirs],
          })}
        </span>
      )}
      <span class="hint" id="other-tongue" role="status">
        {isOther(draft, chosen)
          ? fill(chosen === 'en' ? desk.noticing.seemsNorwegian : desk.noticing.seemsEnglish, {
              language: desk.languages[chosen],
            })
          : ''}
      </span>
    </div>
  )
}

/** Whether the text is plainly not in the language in which it is to be read aloud. */
function isOther({ kind, texts, parts }: Draft, language: Language): boolean {
  const tongue = tongueOf([texts[kind], ...Object.values(parts)].join('\n'))
  return tongue !== null && (tongue === 'english') !== (language === 'en')
}
