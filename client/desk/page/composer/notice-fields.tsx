import { fill } from '../../../texts/wording.ts'
import { dayOfField } from '../../format/words.ts'
import { promisedDays } from '../../model/deadlines/notice-days.ts'
import { checkNotice } from '../../model/rules/notice-check.ts'
import { NOTICE_PARTS } from '../../model/rules/notice-table.ts'
import type { CaseView } from '../../model/views.ts'
import { COMMON, COUNTS, PERSONS, ROLES, UNITS, writtenBy } from '../case/telling-words.ts'
import { useDeskFile } from '../shell/desk-file.tsx'
import { Facts } from '../shell/facts.tsx'
import { useWords } from '../shell/words.ts'
import type { FieldProps } from './composer-fields.tsx'
import { cellOf, faultOf, mayOverride, toldText } from './draft.ts'

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
    people: [...work.accused, ...work.hearings].map(({ entry }) => entry.who),
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
