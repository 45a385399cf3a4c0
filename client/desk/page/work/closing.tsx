import { useState } from 'preact/hooks'
import { OUTCOMES } from '../../../../crypto/entries/entry-casework.ts'
import { fill } from '../../../texts/wording.ts'
import { type ClosingView, closingParts } from '../../format/work-labels.ts'
import { LONG_TEXT_LIMIT } from '../../model/board/board.ts'
import { isClosed } from '../../model/case/over.ts'
import { useDeskFile } from '../shell/desk-file.tsx'
import { focusSoon } from '../shell/focus.ts'
import { useWords } from '../shell/words.ts'
import { Choice, type Field, OneOf, TextArea, useFields } from './fields.tsx'
import { type FilledForm, FormOutcome, TextWaits, useSaving, WorkForm } from './form.tsx'
import { type TellProps, useMemberNames, type WorkProps } from './props.ts'
import { OpenTasks } from './tasks.tsx'

/** The outcome of the case, and who approves it. */
export function ClosingSection(props: TellProps) {
  const { one, view, tell } = props
  const { desk } = useWords()
  const [again, setAgain] = useState(false)
  const { closing } = one.work
  if (closing === null || again) {
    return (
      <>
        <p class="hint">{desk.closing.lead}</p>
        <OpenTasks one={one} />
        {one.may.handle ? <ClosingForm {...props} done={() => setAgain(false)} /> : null}
      </>
    )
  }
  const own = view.members.some((member) => member.own && member.id === closing.member)
  const isOver = isClosed(one.status)
  return (
    <>
      <ClosingText entry={closing.entry} />
      {closing.waits ? <TextWaits /> : <Approval {...props} closing={closing} own={own} />}
      {one.may.handle && !closing.waits ? (
        <div class="work-foot">
          {closing.approved !== null && !isOver ? (
            <button type="button" id="closing-status" onClick={() => tell('closed')}>
              {desk.closing.toStatus}
            </button>
          ) : null}
          {isOver ? (
            <span class="hint">{desk.closing.isClosed}</span>
          ) : (
            <button type="button" class="quiet" onClick={() => setAgain(true)}>
              {desk.closing.again}
            </button>
          )}
        </div>
      ) : null}
    </>
  )
}

/** A closing as it is read. */
export function ClosingText({ entry }: { readonly entry: ClosingView['entry'] }) {
  const { desk } = useWords()
  return (
    <div class="work-read">
      <p>
        <strong>{desk.outcomes[entry.outcome]}</strong>
      </p>
      {closingParts(entry, desk).map(([title, text]) =>
        text === '' ? null : (
          <div key={title}>
            <h5>{title}</h5>
            <p class="as-written">{text}</p>
          </div>
        ),
      )}
    </div>
  )
}

interface ApprovalProps extends WorkProps {
  readonly closing: ClosingView
  /** Whether the desk's own member wrote it. */
  readonly own: boolean
}

function Approval({ one, view, closing, own }: ApprovalProps) {
  const { desk, day } = useWords()
  const nameOf = useMemberNames(view)
  const { outcome, save } = useSaving(one.id)
  const written = { who: nameOf(closing.member), day: day(closing.day) }
  const { approved } = closing
  const approve = async () => {
    if (await save([{ kind: 'approved', closing: closing.id }])) focusSoon('work-closing')
  }
  return (
    <div id="approval" data-approved={approved !== null}>
      <p class="hint">
        {fill(desk.sheet.by, written)}
        {approved === null
          ? null
          : ` · ${fill(desk.closing.approved, {
              who: nameOf(approved.member),
              day: day(approved.day),
            })}`}
      </p>
      {isClosed(one.status) ? null : <OpenTasks one={one} />}
      {approved !== null ? null : own || !one.may.handle ? (
        <p class="notice">{own ? desk.closing.own : desk.closing.waits}</p>
      ) : (
        <div class="work-foot">
          <button
            type="button"
            id="approve"
            class="primary"
            aria-disabled={outcome === 'saving'}
            onClick={() => void approve()}
          >
            {outcome === 'saving' ? desk.sheet.saving : desk.closing.approve}
          </button>
          <FormOutcome id="approve-outcome" outcome={outcome} />
        </div>
      )}
    </div>
  )
}

function ClosingForm(props: WorkProps & { readonly done: () => void }) {
  const { one, done } = props
  const { desk, language } = useWords()
  const reasons = useDeskFile()?.casework.reasons ?? []
  const standing = one.work.closing?.entry
  const { value, change, at, clear } = useFields('closing', one.id, {
    // not named outcome: that is what the form says of itself
    result: (standing?.outcome ?? '') as string,
    findings: standing?.findings ?? '',
    measures: standing?.measures ?? '',
    lessons: standing?.lessons ?? '',
  })
  const filled = (): FilledForm => {
    const outcome = OUTCOMES.find((each) => each === value.result)
    const [findings, measures, lessons] = [value.findings, value.measures, value.lessons].map(
      (text) => text.trim(),
    )
    if (!findings) return { missing: findingsLabel }
    if (outcome === undefined) return { missing: desk.closing.outcome }
    return [
      { kind: 'closing', outcome, findings, measures: measures ?? '', lessons: lessons ?? '' },
    ]
  }
  const redirected = value.result === 'redirected'
  const findingsLabel = redirected ? desk.closing.redirect : desk.closing.findings
  const leave = () => {
    clear()
    done()
    focusSoon('work-closing')
  }
  return (
    <WorkForm
      {...props}
      id="closing"
      submit={desk.sheet.save}
      filled={filled}
      saved={leave}
      {...(standing === undefined ? {} : { cancel: leave })}
    >
      <TextArea {...at('findings')} label={findingsLabel} max={LONG_TEXT_LIMIT} />
      <OneOf
        {...at('result')}
        label={desk.closing.outcome}
        choices={OUTCOMES.map((outcome) => [outcome, desk.outcomes[outcome]])}
      />
      {redirected && reasons.length > 0 ? (
        <Choice
          id="closing-ready"
          label={desk.closing.ready}
          none={desk.sheet.choose}
          choices={reasons.map((reason) => [reason[language], reason[language]])}
          value=""
          change={(findings) => change({ findings })}
        />
      ) : null}
      <ClosingTexts at={at} />
    </WorkForm>
  )
}

interface TextsProps {
  readonly at: (name: 'measures' | 'lessons') => Field<string>
}

function ClosingTexts({ at }: TextsProps) {
  const { desk } = useWords()
  return (
    <>
      <TextArea
        {...at('measures')}
        label={fill(desk.sheet.optional, { label: desk.closing.measures })}
        max={1200}
      />
      <TextArea
        {...at('lessons')}
        label={fill(desk.sheet.optional, { label: desk.closing.lessons })}
        max={700}
      />
    </>
  )
}
