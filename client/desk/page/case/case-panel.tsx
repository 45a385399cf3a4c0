import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import { groupOf, isHandled } from '../../model/case/merged-list.ts'
import { isClosed } from '../../model/case/over.ts'
import { suggestedDay } from '../../model/deadlines/notice-days.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { DisclosureForm } from '../access/disclosure-form.tsx'
import { Gate } from '../access/gate.tsx'
import { AccessSheet } from '../access/sheet.tsx'
import { Standings } from '../access/standings.tsx'
import { Composer } from '../composer/composer.tsx'
import { type Draft, draftNotice } from '../composer/draft.ts'
import { jobIn } from '../composer/receiver.ts'
import { CaseClocks } from '../deadlines/deadlines.tsx'
import { Evidence } from '../evidence/evidence.tsx'
import { Merged } from '../links/merged.tsx'
import { ACKNOWLEDGE_DAYS } from '../list/list-order.ts'
import { ProblemText, useAttempt, WorkButton } from '../shell/attempt.tsx'
import { useDeskFile } from '../shell/desk-file.tsx'
import { focusSoon, refocus } from '../shell/focus.ts'
import { useWords } from '../shell/words.ts'
import type { SetDraft } from '../shell/workplace-state.ts'
import type { DelayedAction } from '../store/hold.ts'
import type { PageStore } from '../store/state.ts'
import { OpenCaseContext } from '../work/open-case.ts'
import type { Tell } from '../work/props.ts'
import { WorkSheet } from '../work/sheet.tsx'
import { Timeline } from './timeline.tsx'
import { Unsent } from './unsent.tsx'

export interface CasePanelProps {
  readonly one: CaseView
  /** Whether the case is shown by itself, even if it is handled together with others. */
  readonly alone: boolean
  readonly view: DeskView
  readonly store: PageStore
  readonly held: readonly DelayedAction[]
  readonly draft: Draft
  readonly setDraft: SetDraft
  readonly back: () => void
  /** Opens another case. */
  readonly open: (id: string, alone: boolean) => void
}

/** One case: what is known of it, what happened, and what can be done. */
export function CasePanel(props: CasePanelProps) {
  const { one, alone, view, store, setDraft, back } = props
  const group = alone ? [one] : groupOf(one, view.cases)
  // Unread items stay marked while the case is open.
  const fresh = useRef(new Set<string>())
  const unread = group.flatMap(unreadOf)
  for (const id of unread) fresh.current.add(id)
  useEffect(() => {
    if (unread.length > 0) void store.markRead(unread)
  }, [view, one, store])
  const promises = useDeskFile()?.promises ?? undefined
  const tell: Tell = (status, { text, to = one.id, next } = {}) => {
    const suggested = suggestedDay(status, view.today, promises)
    setDraft((now) => draftNotice(now, status, to, text, next ?? suggested))
    focusSoon('compose-text')
  }
  return (
    <article class="case" data-status={one.status} aria-labelledby="case-title">
      <CaseHead one={one} view={view} back={back} close={() => tell('closed')} />
      <Warnings one={one} />
      {one.mayOpen ? null : <Gate {...{ one, store }} />}
      {one.mayOpen ? (
        <OpenCaseContext.Provider value={props.open}>
          <OpenCase {...props} {...{ group, tell }} fresh={fresh.current} />
        </OpenCaseContext.Provider>
      ) : null}
    </article>
  )
}

interface OpenCaseProps extends CasePanelProps {
  /** The case, and those that are handled in it. */
  readonly group: readonly CaseView[]
  readonly tell: Tell
  /** Message ids in hex that were unread when they were first shown here. */
  readonly fresh: ReadonlySet<string>
}

/** Content for a member who has said that they are impartial. */
function OpenCase(props: OpenCaseProps) {
  const { one, alone, group, view, store, held, draft, setDraft, tell, fresh } = props
  const { desk } = useWords()
  // A long case is not drawn again with each letter that is typed.
  const timeline = useMemo(
    () => <Timeline {...{ group, view, store, fresh }} />,
    [one, alone, view, store],
  )
  const unsent = group.flatMap((each) => each.unsent)
  const unconfirmed = group.find((each) => isHandled(each) && !isAcknowledged(each))
  return (
    <>
      <Merged {...{ one, group, view, store, tell }} />
      {unconfirmed === undefined ? null : (
        <Acknowledge
          key={unconfirmed.id}
          one={unconfirmed}
          store={store}
          ofMany={group.length > 1}
        />
      )}
      <CaseClocks {...{ one, view, setDraft, tell }} />
      {one.identityOnly ? null : <WorkSheet {...{ one, view, store, tell }} />}
      <AccessSheet {...{ one, view, store }} />
      <DisclosureForm {...{ one, view, store }} />
      <Standings {...{ one, view }} />
      <Evidence {...{ group, store }} />
      {timeline}
      <Unsent one={{ unsent }} />
      {one.writable ? (
        <Composer {...{ view, group, store, draft, setDraft }} held={isHeld(held, group, draft)} />
      ) : (
        <p class="notice">{one.identityOnly ? desk.case.identityOnly : desk.case.locked}</p>
      )}
    </>
  )
}

function isHeld(
  held: readonly DelayedAction[],
  group: readonly CaseView[],
  { job }: Draft,
): boolean {
  const jobs = job === null ? [] : group.map((one) => jobIn(job, one, group))
  return held.some((one) => jobs.includes(one.job))
}

/** Whether it is acknowledged, at least on this desk: the log may not say so yet. */
function isAcknowledged({ acknowledged, unsent }: CaseView): boolean {
  return acknowledged || unsent.some(({ entry }) => entry.kind === 'acknowledged')
}

function unreadOf({ items }: CaseView): string[] {
  return items.flatMap((item) => (item.kind === 'drop' && item.unread ? [item.messageId] : []))
}

interface CaseHeadProps {
  readonly one: CaseView
  readonly view: DeskView
  readonly back: () => void
  readonly close: () => void
}

function CaseHead({ one, view, back, close }: CaseHeadProps) {
  const { desk, day, name, counted } = useWords()
  const { reference, channel, next, log } = one
  const age = Math.max(0, view.today - one.since)
  return (
    <header class="case-head">
      <button type="button" class="quiet back" onClick={back}>
        ‹ {desk.case.back}
      </button>
      <h2 id="case-title" tabIndex={-1}>
        {reference === null ? desk.case.noReference : fill(desk.case.reference, { reference })}
      </h2>
      {one.mayOpen && one.may.handle && one.acknowledged && !isClosed(one.status) ? (
        <button type="button" id="close-case" class="quiet close" onClick={close}>
          {desk.case.close}
        </button>
      ) : null}
      <dl class="facts">
        {one.identityOnly || !one.mayOpen ? null : <Standing one={one} />}
        <div>
          <dt>{desk.case.age}</dt>
          <dd>{age === 0 ? desk.list.today : counted(desk.list.daysLong, age)}</dd>
        </div>
        {channel === null ? null : (
          <div>
            <dt>{desk.case.channel}</dt>
            <dd>{name(view.channels[channel]) || channel}</dd>
          </div>
        )}
        {next === null ? null : (
          <div>
            <dt>{desk.case.next}</dt>
            <dd>{day(next)}</dd>
          </div>
        )}
        {log === null ? null : (
          <div>
            <dt>{desk.case.log}</dt>
            <dd id="log-mark">{counted(desk.case.logMark, log.count, { mark: log.mark })}</dd>
          </div>
        )}
      </dl>
      {log === null ? null : <p class="hint">{desk.case.logHint}</p>}
    </header>
  )
}

/** How far the case is, what the reporter is in it, and whether anybody has confirmed that. */
function Standing({ one }: { readonly one: CaseView }) {
  const { desk } = useWords()
  const { is, confirmed } = one.party
  const party = desk.parties[is]
  return (
    <>
      <div>
        <dt>{desk.case.status}</dt>
        <dd id="case-status" class="status" data-status={one.acknowledged ? one.status : 'new'}>
          {one.acknowledged ? desk.statuses[one.status] : desk.list.new}
        </dd>
      </div>
      <div>
        <dt>{desk.case.standing}</dt>
        <dd id="case-party">{confirmed ? party : fill(desk.case.proposed, { party })}</dd>
      </div>
    </>
  )
}

/** Things that do not fit together in this case, in plain words. */
function Warnings({ one }: { readonly one: CaseView }) {
  const { desk, name } = useWords()
  const lines = one.warnings.map((warning) =>
    fill(desk.warnings[warning.kind], {
      // People count from 1.
      sequence: 'sequence' in warning ? warning.sequence + 1 : '',
      name: 'title' in warning ? name(warning.title) : '',
    }),
  )
  const all = one.waiting === null ? lines : [...lines, desk.waiting[one.waiting]]
  if (all.length === 0) return null
  return (
    <ul class="warnings">
      {[...new Set(all)].map((line) => (
        <li key={line} class="notice">
          {line}
        </li>
      ))}
    </ul>
  )
}

interface AcknowledgeProps {
  readonly one: CaseView
  /** Whether it has to be said which report it is. */
  readonly ofMany: boolean
  readonly store: PageStore
}

/** Only a person can say that a report is genuine; until then the board stays empty. */
function Acknowledge({ one, store, ofMany }: AcknowledgeProps) {
  const { desk, day } = useWords()
  const [job] = useState(() => crypto.randomUUID())
  const { working, failure, attempt } = useAttempt()
  const acknowledge = async () => {
    const why = await store.act(job, one.id, { kind: 'acknowledge', next: null })
    refocus('case-title')
    return why
  }
  return (
    <section class="acknowledge" aria-labelledby="acknowledge-title">
      <h3 id="acknowledge-title">
        {desk.case.acknowledgeTitle}
        {ofMany ? (
          <>
            {' '}
            <span class="mark of-case">{caseName(one, desk)}</span>
          </>
        ) : null}
      </h3>
      <p>{fill(desk.case.acknowledgeLead, { day: day(one.since + ACKNOWLEDGE_DAYS) })}</p>
      <WorkButton
        id="acknowledge"
        class="primary"
        working={working}
        label={desk.case.acknowledge}
        busy={desk.compose.sending}
        press={() => attempt(acknowledge)}
      />
      <ProblemText why={failure} />
    </section>
  )
}
