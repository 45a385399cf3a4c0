import { fill } from '../../../texts/wording.ts'
import { type CalendarDay, calendarFile, calendarId } from '../../export/calendar-file.ts'
import { caseName } from '../../format/work-labels.ts'
import { turnOf } from '../../model/access/deputies.ts'
import { type Deadline, type Deadlines, runningOf } from '../../model/deadlines/deadlines.ts'
import { clocksIn } from '../../model/deadlines/work-late.ts'
import type { DeskView } from '../../model/views.ts'
import { ClockAction, type ClockActionProps } from '../case/clock-actions.tsx'
import { OutsideShown } from '../case/outside-shown.tsx'
import { turnText } from '../case/turn-words.ts'
import { Modal, useModal } from '../shell/modal.tsx'
import { offer } from '../shell/save-file.ts'
import { useWords } from '../shell/words.ts'
import { useTerms } from './terms.ts'
import { readerOf, useDeadlines } from './use-deadlines.ts'

interface ListsProps {
  readonly view: DeskView
  readonly open: (id: string) => void
}

/** Rows of a list before the rest is left to the dialog. */
const FEW = 6

/** Deadlines that have passed their day, shown first while no case is open. */
export function LateFirst({ view, open, showAll }: ListsProps & { readonly showAll: () => void }) {
  const { desk, counted } = useWords()
  const all = useDeadlines(view)
  const { untaken, toTake, instead, missed, late } = firstOf(all, FEW)
  const count = FIRST.flatMap((name) => all[name]).filter(({ clock }) => isPassed(clock)).length
  const waiting = all.instead.length
  if (count + waiting === 0) return null
  const title = count === 0 ? desk.turns.instead : counted(desk.deadlines.lateFirst, count)
  return (
    <section class="late-first" aria-labelledby="late-first-title">
      <h2 id="late-first-title" data-count={count}>
        {title}
      </h2>
      <Untaken rows={untaken} {...{ view, open }} />
      <ToTake rows={toTake} {...{ view, open }} />
      <Part title={count === 0 ? null : desk.turns.instead} rows={instead} {...{ view, open }} />
      <Part title={desk.turns.missed} rows={missed} {...{ view, open }} />
      <Part
        title={count > late.length ? desk.deadlines.late : null}
        rows={late}
        {...{ view, open }}
      />
      <button type="button" id="all-deadlines" aria-haspopup="dialog" onClick={showAll}>
        {desk.deadlines.all}
      </button>
    </section>
  )
}

/** The lists that stand there, in this order. */
const FIRST = ['untaken', 'toTake', 'instead', 'missed', 'late'] as const

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

/** Whether its day has passed, or the day by which the reception aimed to do it. */
function isPassed({ state, escalated }: Deadline['clock']): boolean {
  return state === 'late' || escalated !== null
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
      <Untaken rows={untaken} {...to} />
      <ToTake rows={toTake} {...to} />
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

function Untaken({ rows, ...props }: ListsProps & { readonly rows: readonly Deadline[] }) {
  const { desk } = useWords()
  if (rows.length === 0) return null
  return (
    <>
      <Part title={desk.deadlines.untaken} rows={rows} {...props} />
      <p class="hint">{desk.deadlines.untakenLead}</p>
    </>
  )
}

function ToTake({ rows, ...props }: ListsProps & { readonly rows: readonly Deadline[] }) {
  const { desk } = useWords()
  if (rows.length === 0) return null
  return (
    <>
      <Part title={desk.turns.toTake} rows={rows} {...props} />
      <p class="hint">{desk.turns.toTakeLead}</p>
    </>
  )
}

interface PartProps extends ListsProps {
  /** Null if the title above says enough. */
  readonly title: string | null
  readonly rows: readonly Deadline[]
}

function Part({ title, rows, view, open }: PartProps) {
  const { desk } = useWords()
  if (rows.length === 0) return null
  return (
    <>
      {title === null ? null : <h3>{title}</h3>}
      <ul class="deadline-rows">
        {rows.map(({ one, clock, turn }) => (
          <li key={`${one.id} ${clock.kind} ${clock.thing} ${clock.due}`}>
            <button
              type="button"
              class="deadline"
              data-kind={clock.kind}
              onClick={() => open(one.id)}
            >
              <span class="reference">{caseName(one, desk)}</span>
              <span>{desk.clocks[clock.kind]}</span>
              <ClockDay {...{ view, clock, turn }} />
              <OutsideShown one={one} clocks={[clock]} today={view.today} />
            </button>
          </li>
        ))}
      </ul>
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

/** Things to do in one case, and their days. */
export function CaseClocks({
  one,
  view,
  ...actions
}: ClockActionProps & { readonly view: DeskView }) {
  const { desk } = useWords()
  const clocks = clocksIn(one, view.today, useTerms()).filter(({ state }) => state !== 'met')
  if (clocks.length === 0) return null
  return (
    <section class="case-clocks" aria-labelledby="clocks-title">
      <h3 id="clocks-title">{desk.deadlines.running}</h3>
      <ul>
        {clocks.map((clock) => (
          <li key={`${clock.kind} ${clock.thing} ${clock.due}`} data-clock={clock.kind}>
            {desk.clocks[clock.kind]}{' '}
            <ClockDay {...{ view, clock }} turn={turnOf(clock.who, one, view)} />{' '}
            <ClockAction {...{ one, view, clock }} {...actions} />
          </li>
        ))}
      </ul>
      <OutsideShown {...{ one, clocks }} today={view.today} />
    </section>
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
