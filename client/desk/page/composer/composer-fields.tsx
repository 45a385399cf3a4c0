import type { Day } from '../../../../crypto/days/calendar.ts'
import { LANGUAGES, type Language, PARTIES } from '../../../../crypto/entries/names.ts'
import { fill } from '../../../texts/wording.ts'
import { dayOfField, fieldOfDay } from '../../format/words.ts'
import { knownNames } from '../../model/case/people.ts'
import { promisedDays, suggestedDay } from '../../model/deadlines/notice-days.ts'
import { tongueOf } from '../../model/rules/guess-language.ts'
import { checkNotice } from '../../model/rules/notice-check.ts'
import { NOTICE_PARTS, noticeCell } from '../../model/rules/notice-table.ts'
import type { CaseView } from '../../model/views.ts'
import { COMMON, COUNTS, PERSONS, ROLES, UNITS, writtenBy } from '../case/telling-words.ts'
import { useDeskFile } from '../shell/desk-file.tsx'
import { Facts } from '../shell/facts.tsx'
import { useWords } from '../shell/words.ts'
import { Choice, Select } from '../work/fields.tsx'
import { OpenTasks } from '../work/tasks.tsx'
import {
  type Change,
  cellOf,
  type Draft,
  faultOf,
  languageOf,
  mayOverride,
  partyOf,
  statusesAfter,
  toldText,
} from './draft.ts'

export interface FieldProps {
  readonly one: CaseView
  readonly draft: Draft
  readonly change: Change
}

/** The new status, when to look again, and how the reporter is seen. */
export function StatusFields({ one, draft, change, today }: FieldProps & { readonly today: Day }) {
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
      {draft.status === 'closed' ? <OpenTasks one={one} /> : null}
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

/** The most characters of a reason: as many as its entry holds. */
const REASON_LIMIT = 200

/** The fields that the notice table has for this reporter, in addition to the reception's own words. */
export function NoticeFields(props: FieldProps) {
  const { one, draft } = props
  const { desk } = useWords()
  const cell = cellOf(draft, one)
  const allowed = NOTICE_PARTS.filter((part) => cell?.fields[part] === 'allowed')
  return (
    <>
      {allowed.length === 0 ? null : (
        <fieldset class="notice-parts">
          <legend>{desk.noticing.fields}</legend>
          {allowed.map((part) => (
            <PartField key={part} {...props} part={part} />
          ))}
        </fieldset>
      )}
      {mayOverride(draft, one) ? <Override {...props} /> : null}
      <NextStep {...{ one, draft }} />
    </>
  )
}

interface PartProps extends FieldProps {
  readonly part: (typeof NOTICE_PARTS)[number]
}

function PartField({ part, draft, change }: PartProps) {
  const { desk } = useWords()
  return (
    <div>
      <label for={`notice-${part}`}>
        {fill(desk.noticing.optional, { part: desk.noticeParts[part] })}
      </label>
      <textarea
        id={`notice-${part}`}
        rows={2}
        autocomplete="off"
        value={draft.parts[part]}
        onInput={(event) =>
          change({ parts: { ...draft.parts, [part]: event.currentTarget.value } })
        }
      />
    </div>
  )
}

/** Fields that go beyond the table, and the reason. They are closed until somebody opens them or a reason is needed. */
function Override(props: FieldProps) {
  const { one, draft, change } = props
  const { desk } = useWords()
  const cell = cellOf(draft, one)
  const parts = NOTICE_PARTS.filter((part) => cell?.fields[part] === 'override')
  const isNeeded = faultOf({ ...draft, reason: '' }, one) === 'no-reason'
  return (
    <>
      <p class="hint" id="notice-bare">
        {fill(desk.noticing.bare, {
          status:
            desk.statuses[draft.kind === 'status' && draft.status ? draft.status : one.status],
        })}
        {cell?.fields.measures === 'refused' && parts.length > 0 ? ` ${desk.noticing.never}` : ''}
      </p>
      <details class="override" open={isNeeded}>
        <summary>{desk.noticing.override}</summary>
        {parts.map((part) => (
          <PartField key={part} {...props} part={part} />
        ))}
        <label for="notice-reason">{desk.noticing.reason}</label>
        <input
          id="notice-reason"
          type="text"
          maxLength={REASON_LIMIT}
          autocomplete="off"
          required={isNeeded}
          aria-describedby="notice-reason-hint"
          value={draft.reason}
          onInput={(event) => change({ reason: event.currentTarget.value })}
        />
        <p id="notice-reason-hint" class="hint">
          {desk.noticing.overrideHint}
        </p>
      </details>
    </>
  )
}

/** The next step that the reporter is told, and its day. */
function NextStep({ one, draft }: Pick<FieldProps, 'one' | 'draft'>) {
  const { desk, day } = useWords()
  const file = useDeskFile()
  if (draft.kind !== 'status' || draft.status === '') return null
  const next = dayOfField(draft.next)
  const theirs = file?.notices?.[draft.status].name[one.language ?? 'nb']
  const status = theirs ?? desk.statuses[draft.status]
  return (
    <p id="next-step" class="hint">
      <strong>{desk.noticing.nextStep}:</strong>{' '}
      {next === null
        ? fill(desk.noticing.nextStepOpen, { status })
        : fill(desk.noticing.nextStepDated, { status, day: day(next) })}
    </p>
  )
}

/** Promises to the reporter that are not kept yet. */
export function Promised({ one }: { readonly one: CaseView }) {
  const { desk, day } = useWords()
  const promises = useDeskFile()?.promises ?? undefined
  const { acknowledge, feedback } = promisedDays(one, promises)
  const said = [
    ...(acknowledge === null
      ? []
      : [
          fill(desk.noticing.acknowledgeBy, {
            day: day(acknowledge.by),
            aim: day(acknowledge.aim),
          }),
        ]),
    ...(feedback === null ? [] : [fill(desk.noticing.feedbackBy, { day: day(feedback) })]),
  ]
  if (said.length === 0) return null
  return (
    <p id="promised" class="hint">
      <strong>{desk.noticing.promised}:</strong> {said.join(' · ')}
    </p>
  )
}

const FOUND = ['people', 'names', 'numbers', 'groups'] as const

/** Things that a careful person checks again before sending. They do not prevent sending. */
export function Telltales({ one, draft }: Pick<FieldProps, 'one' | 'draft'>) {
  const { desk } = useWords()
  const text = draft.kind === 'note' ? '' : toldText(draft, one, 'nb')
  if (text === '') return <div id="notice-found" role="status" />
  const { work } = one
  const found = checkNotice(text, {
    theirs: writtenBy(one),
    people: knownNames(work),
    ...{ roles: ROLES, common: COMMON, persons: PERSONS, units: UNITS, counts: COUNTS },
  })
  const kinds = FOUND.filter((kind) => found[kind].length > 0)
  return (
    <div id="notice-found" role="status">
      {kinds.length === 0 ? null : (
        <div class="notice">
          <p>{desk.noticing.found}</p>
          <Facts facts={kinds.map((kind) => [desk.noticing[kind], found[kind].join(', ')])} />
        </div>
      )}
    </div>
  )
}
