import { useEffect, useMemo, useRef } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { groupOf, isHandled } from '../../model/case/merged-list.ts'
import { answeredIn } from '../../model/case/story.ts'
import { suggestedDay } from '../../model/deadlines/notice-days.ts'
import type { CaseChange } from '../../model/log/changes.ts'
import { isAcknowledged } from '../../model/new-reports.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { CLOSING, mayApprove } from '../../model/waiting.ts'
import { Gate } from '../access/gate.tsx'
import { ConsentForm, DisclosureForm } from '../access/telling.tsx'
import { Composer } from '../composer/composer.tsx'
import { type Draft, draftNotice } from '../composer/draft.ts'
import { jobIn } from '../composer/receiver.ts'
import { Evidence } from '../evidence/evidence.tsx'
import { Merged, PartOf } from '../links/merged.tsx'
import { Boundary } from '../shell/boundary.tsx'
import { useDeskFile } from '../shell/desk-file.tsx'
import { focusInSight, focusSoon } from '../shell/focus.ts'
import { goToPlace } from '../shell/place.ts'
import { useStore, useWords } from '../shell/words.ts'
import type { SetDraft } from '../shell/workplace-state.ts'
import type { DelayedAction } from '../store/hold.ts'
import type { DeskState } from '../store/state.ts'
import { NumberClash } from '../work/naming.tsx'
import { OpenCaseContext } from '../work/open-case.tsx'
import type { GroupProps, Tell, WorkProps } from '../work/props.ts'
import { CaseHead } from './case-head.tsx'
import { CaseworkColumn } from './casework.tsx'
import { ChangeList, useChanges } from './changes.tsx'
import { type StoryChoice, StoryTools, Timeline } from './story.tsx'
import { Unsent } from './unsent.tsx'

export interface CasePanelProps {
  readonly one: CaseView
  /** Whether the case is shown by itself, even if it is handled together with others. */
  readonly alone: boolean
  readonly view: DeskView
  readonly held: readonly DelayedAction[]
  readonly draft: Draft
  readonly setDraft: SetDraft
  readonly story: StoryChoice
  readonly toAskAgain: DeskState['toAskAgain']
  readonly back: () => void
  /** Opens another case. */
  readonly open: (id: string, alone: boolean) => void
}

/** One case: what is known of it, what happened, and what can be done. */
export function CasePanel(props: CasePanelProps) {
  const store = useStore()
  const { one, alone, view, setDraft, back } = props
  const group = alone ? [one] : groupOf(one, view.cases)
  // Unread items stay marked while the case is open, until the member confirms or answers them.
  const fresh = useRef(new Set<string>())
  const unread = group.flatMap(unreadOf)
  for (const id of unread) fresh.current.add(id)
  useEffect(() => {
    if (unread.length > 0) void store.markRead(unread)
  }, [view, one, store])
  const { seen, changes } = useChanges(group)
  for (const { row } of changes) fresh.current.add(row)
  for (const id of group.flatMap(({ items }) => answeredIn(items))) fresh.current.delete(id)
  useEffect(seen, [view, one, store])
  const promises = useDeskFile()?.promises ?? undefined
  const tell: Tell = (status, { text, to = one.id, next } = {}) => {
    const suggested = suggestedDay(status, view.today, promises)
    setDraft((now) => draftNotice(now, status, to, text, next ?? suggested))
    focusInSight('compose-text')
  }
  const own = view.members.find((each) => each.own)?.id ?? null
  const close = () => {
    const field = closingStep(one, own)
    if (field === null) return tell('closed')
    goToPlace(CLOSING)
    focusSoon(field)
  }
  return (
    <article class="case" data-status={one.status} aria-labelledby="case-title">
      <Boundary of={one.reference}>
        <CaseHead {...{ one, view, back, close }} toApprove={mayApprove(one, own)} />
      </Boundary>
      {one.mayOpen ? (
        <OpenCaseContext.Provider value={props.open}>
          <OpenCase {...props} {...{ group, tell, changes }} fresh={fresh.current} />
        </OpenCaseContext.Provider>
      ) : (
        <div class="case-body">
          <div class="case-story">
            <Warnings one={one} />
            <Gate one={one} />
          </div>
        </div>
      )}
    </article>
  )
}

/** Id of what comes before the status when a case is closed; null if only the status is left to set. */
function closingStep(one: CaseView, member: string | null): string | null {
  if (one.work.closing === null) return 'closing-findings'
  return mayApprove(one, member) ? 'approve' : null
}

interface OpenCaseProps extends CasePanelProps, GroupProps {
  readonly tell: Tell
  /** Entries of colleagues since the member looked before. */
  readonly changes: readonly CaseChange[]
  /** Message ids in hex of letters, and keys of rows, that were new when they were first shown here. */
  readonly fresh: ReadonlySet<string>
}

/** Content for a member who has said that they are impartial: the story, the casework beside it, and the composer. */
function OpenCase(props: OpenCaseProps) {
  const store = useStore()
  const { one, alone, group, view, held, draft, setDraft, tell, fresh, changes, story } = props
  const { desk } = useWords()
  // A long case is not drawn again with each letter that is typed.
  const timeline = useMemo(
    () => <Timeline {...{ group, view, fresh, story }} />,
    [one, alone, view, store, story.parts],
  )
  const isGoing = isHeld(held, group, draft)
  const unconfirmed = group.find((each) => isHandled(each) && !isAcknowledged(each))
  return (
    <>
      <StoryTools {...{ group, story, fresh }}>
        <ChangeList {...{ view, changes }} story={story} />
      </StoryTools>
      <div class="case-body">
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls can be scrolled by keys */}
        <section class="case-story" id="case-story" tabIndex={0} aria-labelledby="timeline-title">
          <h3 id="timeline-title" class="only-heard">
            {desk.case.timeline}
          </h3>
          <NumberClash one={one} view={view} />
          <Warnings one={one} />
          <PartOf {...{ one, view }} />
          <DisclosureForm {...{ one, view }} />
          <ConsentForm one={one} />
          <Boundary of={one.reference}>{timeline}</Boundary>
          <Unsent {...{ group, setDraft }} held={isGoing} />
          <Boundary>
            <Evidence group={group} />
          </Boundary>
        </section>
        <Boundary of={one.reference}>
          <CaseworkColumn
            {...{ one, view, tell, setDraft }}
            asksAgain={props.toAskAgain.includes(one.id)}
            unconfirmed={unconfirmed ? { one: unconfirmed, view, ofMany: group.length > 1 } : null}
          >
            <Merged {...{ one, group, view, tell }} />
            <Standings {...{ one, view }} />
          </CaseworkColumn>
        </Boundary>
      </div>
      {one.writable ? (
        <Boundary of={one.reference}>
          <Composer {...{ view, group, draft, setDraft }} held={isGoing} />
        </Boundary>
      ) : (
        <p class="notice not-writable">
          {one.identityOnly ? desk.case.identityOnly : desk.case.locked}
        </p>
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

function unreadOf({ items }: CaseView): string[] {
  return items.flatMap((item) => (item.kind === 'drop' && item.unread ? [item.messageId] : []))
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
