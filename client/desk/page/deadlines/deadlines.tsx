import { useEffect, useMemo, useRef, useState } from 'preact/hooks'
import type { Day } from '../../../../crypto/days/calendar.ts'
import { fill } from '../../../texts/wording.ts'
import { type CalendarDay, calendarFile, calendarId } from '../../export/calendar-file.ts'
import type { Words } from '../../format/words.ts'
import { caseName, clockName, passedTitle } from '../../format/work-labels.ts'
import { type Instead, type Turn, turnOf } from '../../model/access/deputies.ts'
import type { Clock } from '../../model/deadlines/clocks.ts'
import {
  type Deadline,
  type DeadlineReader,
  type Deadlines,
  deadlinesOf,
  FIRST,
  passedIn,
  runningOf,
} from '../../model/deadlines/deadlines.ts'
import { isShownOutside } from '../../model/deadlines/shown-outside.ts'
import { clocksIn, isReckoned, LAWFUL_TERMS } from '../../model/deadlines/work-late.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { ClockAction, type ClockActionProps } from '../case/clock-actions.tsx'
import { Boundary } from '../shell/boundary.tsx'
import { Modal, useModal } from '../shell/modal.tsx'
import { offer } from '../shell/save-file.ts'
import { useWords } from '../shell/words.ts'
import { useTerms } from './terms.ts'

interface ListsProps {
  readonly view: DeskView
  readonly open: (id: string) => void
}

/** Rows of a list before the rest is left to the dialog. */
const FEW = 6

interface LateProps extends ListsProps {
  /** Those that the front page shows. */
  readonly late: Deadlines
  readonly showAll: () => void
}

/** Deadlines that have passed their day, shown first while no case is open. */
export function LateFirst({ view, open, showAll, late: all }: LateProps) {
  const words = useWords()
  const { desk } = words
  const { untaken, toTake, instead, missed, late } = firstOf(all, FEW)
  const { deadlines, aims } = passedIn(all)
  const to = { view, open, level: 4 as const }
  if (deadlines + aims + all.instead.length === 0) return null
  return (
    <section class="late-first" aria-labelledby="late-first-title">
      <h3 id="late-first-title">{passedTitle({ deadlines, aims }, words)}</h3>
      <Urgent {...{ untaken, toTake }} {...to} />
      <Part title={deadlines + aims === 0 ? null : desk.turns.instead} rows={instead} {...to} />
      <Part title={desk.turns.missed} rows={missed} {...to} />
      <Part
        title={deadlines + aims > late.length ? desk.deadlines.late : null}
        rows={late}
        {...to}
      />
      <button type="button" id="all-deadlines" aria-haspopup="dialog" onClick={showAll}>
        {desk.deadlines.all}
      </button>
    </section>
  )
}

/** The first rows of all these lists together. */
function firstOf(lists: Deadlines, rows: number): Pick<Deadlines, (typeof FIRST)[number]> {
  let left = rows
  const take = (all: readonly Deadline[]) => {
    const some = all.slice(0, left)
    left -= some.length
    return some
  }
  const { untaken, toTake, instead, missed, late } = lists
  return {
    ...{ untaken: take(untaken), toTake: take(toTake), instead: take(instead) },
    ...{ missed: take(missed), late: take(late) },
  }
}

interface DeadlinesProps extends ListsProps {
  readonly absences: () => void
  readonly close: () => void
}

/** All that is late and near, and the same as a file for a calendar. */
export function DeadlinesDialog({ view, open, absences, close }: DeadlinesProps) {
  const { desk, counted } = useWords()
  const dialog = useModal()
  const lists = useDeadlines(view)
  const { untaken, toTake, instead, missed, late, lateElsewhere, soon, undecided } = lists
  const openCase = (id: string) => {
    dialog.current?.close()
    open(id)
  }
  const to = { view, open: openCase }
  return (
    <Modal
      {...{ dialog, close }}
      name="deadlines"
      title={desk.deadlines.title}
      leave={[desk.deadlines.close, 'primary']}
    >
      <Urgent {...{ untaken, toTake }} {...to} />
      <Part title={desk.turns.instead} rows={instead} {...to} />
      <Part title={desk.turns.missed} rows={missed} {...to} />
      <Part title={desk.deadlines.late} rows={late} {...to} />
      <Part title={desk.deadlines.lateElsewhere} rows={lateElsewhere} {...to} />
      <Part title={desk.deadlines.soon} rows={soon} {...to} />
      {isNone(lists) ? <p class="empty">{desk.deadlines.none}</p> : null}
      {undecided === 0 ? null : <p class="hint">{counted(desk.deadlines.undecided, undecided)}</p>}
      <p class="hint">{desk.deadlines.counting}</p>
      <CalendarFile view={view} />
      <button type="button" id="deadlines-absences" aria-haspopup="dialog" onClick={absences}>
        {desk.absences.open}
      </button>
    </Modal>
  )
}

function isNone({ lateElsewhere, soon, ...lists }: Deadlines): boolean {
  const all = [...FIRST.map((name) => lists[name]), lateElsewhere, soon]
  return all.every((rows) => rows.length === 0)
}

interface UrgentProps
  extends ListsProps,
    Pick<PartProps, 'level'>,
    Pick<Deadlines, 'untaken' | 'toTake'> {}

/** Cases that nobody has taken up, and cases that fall to this member. */
function Urgent({ untaken, toTake, ...to }: UrgentProps) {
  const { deadlines, turns } = useWords().desk
  return (
    <>
      <Part title={deadlines.untaken} rows={untaken} lead={deadlines.untakenLead} {...to} />
      <Part title={turns.toTake} rows={toTake} lead={turns.toTakeLead} {...to} />
    </>
  )
}

interface PartProps extends ListsProps {
  /** Level of its heading: 4 below a heading of the front page. */
  readonly level?: 3 | 4
  /** Null if the title above says enough. */
  readonly title: string | null
  readonly rows: readonly Deadline[]
  readonly lead?: string
}

function Part({ title, rows, lead, level = 3, view, open }: PartProps) {
  const { desk } = useWords()
  const Heading = `h${level}` as const
  if (rows.length === 0) return null
  return (
    <>
      {title === null ? null : <Heading>{title}</Heading>}
      <ul class="deadline-rows">
        {rows.map(({ one, clock, turn }) => (
          <li key={`${one.id} ${clock.kind} ${clock.thing} ${clock.due}`}>
            <Boundary of={one.reference}>
              <button
                type="button"
                class="deadline"
                data-kind={clock.kind}
                onClick={() => open(one.id)}
              >
                <span class="reference">{caseName(one, desk)}</span>
                <span>{clockName(clock, one, desk)}</span>
                <ClockDay {...{ view, clock, turn }} />
                <OutsideShown one={one} clocks={[clock]} today={view.today} />
              </button>
            </Boundary>
          </li>
        ))}
      </ul>
      {lead === undefined ? null : <p class="hint">{lead}</p>}
    </>
  )
}

interface ClockDayProps extends Pick<Deadline, 'clock' | 'turn'> {
  readonly view: DeskView
}

/** When it is due, or by how much it is late; and with whom or for whom, if that is somebody else. */
function ClockDay({ view, clock, turn }: ClockDayProps) {
  const words = useWords()
  const { desk, day, name, counted } = words
  const { due, state, who } = clock
  const other = view.members.find(({ id, own }) => id === who && !own)
  const late = due === null ? 0 : view.today - due
  const whose =
    turnText(turn, view, words) ??
    (other && fill(desk.deadlines.who, { name: name(other.title) })) ??
    null
  const when = () => {
    if (due === null) return desk.deadlines.unsaid
    if (state === 'unseen') return desk.deadlines.unseen
    if (state === 'paused') return desk.deadlines.paused
    if (late === 0) return desk.deadlines.today
    return late > 0
      ? counted(desk.deadlines.lateBy, late, { day: day(due) })
      : fill(desk.deadlines.by, { day: day(due) })
  }
  return (
    <span class={state === 'late' ? 'work-late' : 'work-facts'} data-state={state}>
      {when()}
      {whose === null ? '' : `, ${whose}`}
    </span>
  )
}

/** The deadlines that still run in a case: those that are late, then those that are near, then by their days. */
function useRunning(one: CaseView, { today }: Pick<DeskView, 'today'>): readonly Clock[] {
  const running = clocksIn(one, today, useTerms()).filter(({ state }) => state !== 'met')
  const weight = ({ state }: Clock) => (state === 'late' ? 0 : state === 'soon' ? 1 : 2)
  const day = ({ due }: Clock) => due ?? Number.POSITIVE_INFINITY
  return [...running].sort((a, b) => weight(a) - weight(b) || day(a) - day(b))
}

type CaseClocksProps = ClockActionProps & Pick<ListsProps, 'view'>

/** Things to do in one case, and their days; those that have time stand behind one line. */
export function CaseClocks(props: CaseClocksProps) {
  const { one, view } = props
  const { desk, counted } = useWords()
  const clocks = useRunning(one, view)
  const pressing = clocks.filter(({ state }) => state === 'late' || state === 'soon').length
  const first = Math.max(pressing, 1)
  const later = clocks.slice(first)
  if (clocks.length === 0) return null
  return (
    <section class="case-clocks" aria-labelledby="clocks-title">
      <h4 id="clocks-title">{desk.deadlines.running}</h4>
      <ClockRows {...props} clocks={clocks.slice(0, first)} />
      {later.length === 0 ? null : (
        <details>
          <summary>{counted(desk.deadlines.later, later.length)}</summary>
          <ClockRows {...props} clocks={later} />
        </details>
      )}
      <OutsideShown {...{ one, clocks }} today={view.today} />
    </section>
  )
}

function ClockRows(props: CaseClocksProps & { readonly clocks: readonly Clock[] }) {
  const { one, view, clocks, ...actions } = props
  const { desk } = useWords()
  return (
    <ul>
      {clocks.map((clock) => (
        <li key={`${clock.kind} ${clock.thing} ${clock.due}`} data-clock={clock.kind}>
          {clockName(clock, one, desk)}{' '}
          <ClockDay {...{ view, clock }} turn={turnOf(clock.who, one, view)} />{' '}
          <ClockAction {...{ one, view, clock }} {...actions} />
        </li>
      ))}
    </ul>
  )
}

/** The deadline of a case that weighs most; on a wide screen all of them stand beside the case. */
export function NearestClock({ one, view }: Pick<CaseClocksProps, 'one' | 'view'>) {
  const { desk } = useWords()
  const [clock] = useRunning(one, view)
  if (clock === undefined || !one.mayOpen) return null
  return (
    <p class="nearest">
      {clockName(clock, one, desk)}{' '}
      <ClockDay {...{ view, clock }} turn={turnOf(clock.who, one, view)} />
    </p>
  )
}

/** The member's own deadlines in a file: references, kinds and dates, and nothing else of a case. */
function CalendarFile({ view }: { readonly view: DeskView }) {
  const { desk } = useWords()
  const terms = useTerms()
  const dayOf = async (deadline: Deadline): Promise<CalendarDay[]> => {
    const { reference } = deadline.one
    const { kind, due } = deadline.clock
    if (reference === null || due === null) return []
    const title = fill(desk.deadlines.entry, { reference, what: desk.clocks[kind] })
    return [{ id: await calendarId(deadline), day: due, title }]
  }
  const save = async () => {
    const running = runningOf(view.cases, readerOf(view, terms))
    const days = (await Promise.all(running.map(dayOf))).flat()
    offer(calendarFile(days, Date.now()), `${desk.deadlines.calendarName}.ics`, 'text/calendar')
  }
  return (
    <>
      <button
        type="button"
        id="save-calendar"
        aria-describedby="calendar-lead"
        onClick={() => void save()}
      >
        {desk.deadlines.calendar}
      </button>
      <p id="calendar-lead" class="hint">
        {desk.deadlines.calendarLead}
      </p>
    </>
  )
}

type Reader = Pick<DeskView, 'members' | 'formerly'>

/**
 * Why a deadline is with members other than those it names, for the member who reads it; null if there is
 * nothing to say.
 */
function turnText(
  { members, instead }: Turn,
  view: Reader,
  { desk, day, name }: Pick<Words, 'desk' | 'day' | 'name'>,
): string | null {
  const own = view.members.find((one) => one.own)?.id
  if (instead === null || instead.of === own) return null
  const titleOf = (id: string) =>
    name(view.members.find((one) => one.id === id)?.title ?? view.formerly[id]) ||
    desk.turns.unknown
  const { of, until, deputy } = instead
  if (until === null) return fill(desk.turns.gone, { name: titleOf(of) })
  const isHere = own !== undefined && (members?.includes(own) ?? true)
  const values = { name: titleOf(of), day: day(until) }
  const { turns } = desk
  const kind: Instead['kind'] = isHere ? instead.kind : 'deputy'
  switch (kind) {
    case 'deputy':
      return fill(turns.deputy, values)
    case 'no-access':
      return fill(turns.noAccess, { ...values, deputy: titleOf(deputy ?? '') })
    case 'head':
    case 'all':
      return fill(turns.nobody, values)
    default:
      return kind satisfies never
  }
}

interface OutsideShownProps {
  readonly one: CaseView
  readonly clocks: readonly Clock[]
  readonly today: Day
}

/** A notice that the reporter is shown whom they can go to outside, if one of these deadlines was missed. */
function OutsideShown({ one, clocks, today }: OutsideShownProps) {
  const { desk } = useWords()
  if (!clocks.some((clock) => isShownOutside(clock, one, today))) return null
  return <span class="outside">{desk.deadlines.outside}</span>
}

/** Number of cases that are looked through in one piece, without a delay that anybody notices. */
export const PIECE = 64

const NOBODY = { member: null, role: null, members: [], absences: [], today: 0 }
const NO_VIEW = { ...NOBODY, cases: [] }
const NONE = deadlinesOf([], { ...NOBODY, terms: LAWFUL_TERMS })

/**
 * Deadlines in all cases of a desk. If more than `PIECE` cases are new to the page, they are computed in
 * pieces, and the previous result stays until then.
 */
export function useDeadlines(view: DeskView | null): Deadlines {
  const terms = useTerms()
  const reader = useMemo(() => readerOf(view ?? NO_VIEW, terms), [view, terms])
  const last = useRef(NONE)
  const [done, setDone] = useState<DeadlineReader | null>(null)
  const cases = view?.cases ?? NO_VIEW.cases
  const fresh = useMemo(() => freshIn(cases, reader), [view, reader])
  const waits = fresh.length > PIECE && done !== reader
  useEffect(() => (waits ? inPieces(fresh, reader, () => setDone(reader)) : undefined), [reader])
  return useMemo(() => {
    if (!waits) last.current = deadlinesOf(cases, reader)
    return last.current
  }, [view, reader, waits])
}

function freshIn(cases: readonly CaseView[], { today, terms }: DeadlineReader): CaseView[] {
  return cases.filter((one) => !isReckoned(one, today, terms))
}

/** @returns a function that cancels it */
function inPieces(
  cases: readonly CaseView[],
  { today, terms }: DeadlineReader,
  done: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout>
  const next = (at: number) => {
    if (at >= cases.length) return done()
    for (const one of cases.slice(at, at + PIECE)) clocksIn(one, today, terms)
    timer = setTimeout(next, 0, at + PIECE)
  }
  timer = setTimeout(next, 0, 0)
  return () => clearTimeout(timer)
}

type ReaderView = Pick<DeskView, 'members' | 'absences' | 'role' | 'today'>

function readerOf(view: ReaderView, terms: DeadlineReader['terms']): DeadlineReader {
  const { members, absences, role, today } = view
  const member = members.find(({ own }) => own)?.id ?? null
  return { member, members, absences, role, today, terms }
}
