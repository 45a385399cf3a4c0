import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { DeskTexts } from '../../../texts/desk/texts.ts'
import { fill } from '../../../texts/wording.ts'
import { caseName } from '../../format/work-labels.ts'
import { groupOf, isHandled } from '../../model/case/merged-list.ts'
import { isClosed } from '../../model/case/over.ts'
import { suggestedDay } from '../../model/deadlines/notice-days.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { Gate } from '../access/gate.tsx'
import { DisclosureForm } from '../access/identity.tsx'
import { AccessSheet } from '../access/sheet.tsx'
import { Composer } from '../composer/composer.tsx'
import { type Draft, draftNotice } from '../composer/draft.ts'
import { jobIn } from '../composer/receiver.ts'
import { CaseClocks } from '../deadlines/deadlines.tsx'
import { Evidence } from '../evidence/evidence.tsx'
import { Merged } from '../links/merged.tsx'
import { ACKNOWLEDGE_DAYS } from '../list/list-order.ts'
import { ProblemText, useAttempt, WorkButton } from '../shell/attempt.tsx'
import { useDeskFile } from '../shell/desk-file.tsx'
import { type Fact, Facts } from '../shell/facts.tsx'
import { focusSoon, refocus } from '../shell/focus.ts'
import { useStore, useWords } from '../shell/words.ts'
import type { SetDraft } from '../shell/workplace-state.ts'
import type { DelayedAction } from '../store/hold.ts'
import { OpenCaseContext } from '../work/open-case.tsx'
import type { GroupProps, Tell, WorkProps } from '../work/props.ts'
import { WorkSheet } from '../work/sheet.tsx'
import { Timeline } from './timeline.tsx'
import { Unsent } from './unsent.tsx'

export interface CasePanelProps {
  readonly one: CaseView
  /** Whether the case is shown by itself, even if it is handled together with others. */
  readonly alone: boolean
  readonly view: DeskView
  readonly held: readonly DelayedAction[]
  readonly draft: Draft
  readonly setDraft: SetDraft
  readonly back: () => void
  /** Opens another case. */
  readonly open: (id: string, alone: boolean) => void
}

/** One case: what is known of it, what happened, and what can be done. */
export function CasePanel(props: CasePanelProps) {
  const store = useStore()
  const { one, alone, view, setDraft, back } = props
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
      {one.mayOpen ? null : <Gate one={one} />}
      {one.mayOpen ? (
        <OpenCaseContext.Provider value={props.open}>
          <OpenCase {...props} {...{ group, tell }} fresh={fresh.current} />
        </OpenCaseContext.Provider>
      ) : null}
    </article>
  )
}

interface OpenCaseProps extends CasePanelProps, GroupProps {
  readonly tell: Tell
  /** Message ids in hex that were unread when they were first shown here. */
  readonly fresh: ReadonlySet<string>
}

/** Content for a member who has said that they are impartial. */
function OpenCase(props: OpenCaseProps) {
  const store = useStore()
  const { one, alone, group, view, held, draft, setDraft, tell, fresh } = props
  const { desk } = useWords()
  // A long case is not drawn again with each letter that is typed.
  const timeline = useMemo(
    () => <Timeline {...{ group, view, fresh }} />,
    [one, alone, view, store],
  )
  const unsent = group.flatMap((each) => each.unsent)
  const unconfirmed = group.find((each) => isHandled(each) && !isAcknowledged(each))
  return (
    <>
      <Merged {...{ one, group, view, tell }} />
      {unconfirmed === undefined ? null : (
        <Acknowledge key={unconfirmed.id} one={unconfirmed} ofMany={group.length > 1} />
      )}
      <CaseClocks {...{ one, view, setDraft, tell }} />
      {one.identityOnly ? null : <WorkSheet {...{ one, view, tell }} />}
      <AccessSheet {...{ one, view }} />
      <DisclosureForm {...{ one, view }} />
      <Standings {...{ one, view }} />
      <Evidence group={group} />
      {timeline}
      <Unsent one={{ unsent }} />
      {one.writable ? (
        <Composer {...{ view, group, draft, setDraft }} held={isHeld(held, group, draft)} />
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
      <Facts
        facts={[
          ...(one.identityOnly || !one.mayOpen ? [] : standingOf(one, desk)),
          [desk.case.age, age === 0 ? desk.list.today : counted(desk.list.daysLong, age)],
          channel === null ? null : [desk.case.channel, name(view.channels[channel]) || channel],
          next === null ? null : [desk.case.next, day(next)],
          log && [
            desk.case.log,
            counted(desk.case.logMark, log.count, { mark: log.mark }),
            { id: 'log-mark' },
          ],
        ]}
      />
      {log === null ? null : <p class="hint">{desk.case.logHint}</p>}
    </header>
  )
}

/** How far the case is, what the reporter is in it, and whether anybody has confirmed that. */
function standingOf({ acknowledged, status, party }: CaseView, desk: DeskTexts): readonly Fact[] {
  const shown = acknowledged ? status : 'new'
  const is = desk.parties[party.is]
  return [
    [
      desk.case.status,
      acknowledged ? desk.statuses[status] : desk.list.new,
      { id: 'case-status', class: 'status', 'data-status': shown },
    ],
    [
      desk.case.standing,
      party.confirmed ? is : fill(desk.case.proposed, { party: is }),
      { id: 'case-party' },
    ],
  ]
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
}

/** Only a person can say that a report is genuine; until then the board stays empty. */
function Acknowledge({ one, ofMany }: AcknowledgeProps) {
  const store = useStore()
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

/** Hints for the desk's own member on how they read this case; mostly there are none. */
function Standings({ one, view }: Pick<WorkProps, 'one' | 'view'>) {
  const { desk } = useWords()
  const own = view.members.find((each) => each.own)
  const reader = one.access.readers.find(({ member }) => member === own?.id)
  const lines = [
    ...(one.writable && !one.may.handle ? [desk.rights.onlyReads] : []),
    ...(reader !== undefined && !reader.byReport ? [desk.rights.letters] : []),
  ]
  return lines.map((line) => (
    <p key={line} class="hint standing">
      {line}
    </p>
  ))
}
