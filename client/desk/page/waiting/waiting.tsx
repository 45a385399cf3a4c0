import { useState } from 'preact/hooks'
import { fill } from '../../../texts/wording.ts'
import { caseChoice, caseName } from '../../format/work-labels.ts'
import { newReportsIn } from '../../model/new-reports.ts'
import type { DeskView } from '../../model/views.ts'
import {
  type CasePlace,
  WAITING_KINDS,
  type WaitingKind,
  type WaitingLine,
  type WaitingThings,
} from '../../model/waiting.ts'
import { LateFirst } from '../deadlines/deadlines.tsx'
import { Boundary } from '../shell/boundary.tsx'
import { refocus } from '../shell/focus.ts'
import { useWords } from '../shell/words.ts'
import { useTitles } from '../work/props.ts'
import { SealedReports } from './sealed-reports.tsx'

export interface WaitingPageProps {
  readonly view: DeskView
  readonly waiting: WaitingThings
  /** Opens a case at a place in it. */
  readonly open: (id: string, place: CasePlace) => void
  readonly showDeadlines: () => void
  readonly showNew: () => void
}

/** The front page: everything that waits for the member, each line with the way to its place. */
export function WaitingPage({ view, waiting, open, showDeadlines, showNew }: WaitingPageProps) {
  const { desk } = useWords()
  const { lines, late } = waiting
  const count = waiting.count + view.sealed.filter(({ agreed }) => !agreed).length
  return (
    <section class="waiting" aria-labelledby="waiting-title" data-count={count}>
      <h2 id="waiting-title" tabIndex={-1}>
        {desk.waitingFor.title} {count === 0 ? null : <span class="count">{count}</span>}
      </h2>
      {count === 0 ? <p class="empty">{desk.waitingFor.none}</p> : null}
      <NewReportsButton view={view} show={showNew} />
      <SealedReports view={view} />
      <Boundary>
        <LateFirst {...{ view, late }} open={(id) => open(id, null)} showAll={showDeadlines} />
      </Boundary>
      {WAITING_KINDS.map((kind) => (
        <WaitingPart
          key={kind}
          {...{ kind, view, open }}
          lines={lines.filter((line) => line.kind === kind)}
        />
      ))}
    </section>
  )
}

function NewReportsButton({ view, show }: { readonly view: DeskView; readonly show: () => void }) {
  const { desk, counted } = useWords()
  const { toDeclare, toConfirm } = newReportsIn(view.cases)
  const count = toDeclare.length + toConfirm.length
  if (count === 0) return null
  return (
    <button type="button" id="new-reports-open" aria-haspopup="dialog" onClick={show}>
      {counted(desk.newReports.button, count)}
    </button>
  )
}

/** Lines of a kind before the rest is asked for. */
const FEW = 5

interface PartProps extends Pick<WaitingPageProps, 'view' | 'open'> {
  readonly kind: WaitingKind
  readonly lines: readonly WaitingLine[]
}

function WaitingPart({ kind, lines, view, open }: PartProps) {
  const { desk } = useWords()
  const [isWhole, setWhole] = useState(false)
  if (lines.length === 0) return null
  const shown = isWhole ? lines : lines.slice(0, FEW)
  const left = lines.length - shown.length
  const showAll = () => {
    setWhole(true)
    refocus(`waiting-${kind}`)
  }
  return (
    <>
      <h3 id={`waiting-${kind}`} tabIndex={-1}>
        {desk.waitingKinds[kind]} <span class="count">{lines.length}</span>
      </h3>
      <ul class="deadline-rows" data-waiting={kind}>
        {shown.map((line, i) => (
          <li key={`${line.one.id} ${i}`}>
            <Boundary of={line.one.reference}>
              <Line {...{ line, view, open }} />
            </Boundary>
          </li>
        ))}
      </ul>
      {left === 0 ? null : (
        <button type="button" class="quiet" id={`waiting-all-${kind}`} onClick={showAll}>
          {fill(desk.waitingFor.all, { count: left })}
        </button>
      )}
    </>
  )
}

type LineProps = Pick<PartProps, 'view' | 'open'> & { readonly line: WaitingLine }

function Line({ line, view, open }: LineProps) {
  const words = useWords()
  const { desk, day } = words
  const { one, kind, text, place } = line
  const from = useFrom(view, line)
  const isLate = line.due !== null && line.due < view.today
  const when = () => {
    if (kind !== 'task') return fill(desk.waitingFor.since, { day: day(line.day) })
    if (line.due === null) return desk.waitingFor.undated
    return fill(isLate ? desk.waitingFor.late : desk.deadlines.by, { day: day(line.due) })
  }
  return (
    <button type="button" class="deadline" data-kind={kind} onClick={() => open(one.id, place)}>
      <span class="reference">{kind === 'task' ? caseName(one, desk) : caseChoice(one, desk)}</span>
      {text === '' ? null : <span class="waiting-text">{text}</span>}
      <span class={isLate ? 'work-late' : 'work-facts'}>{[...from, when()].join(', ')}</span>
    </button>
  )
}

/** The member who asks for it; nobody for a task, which the member may have set for themselves. */
function useFrom(view: DeskView, { kind, by }: WaitingLine): string[] {
  const { desk, name } = useWords()
  const titleOf = useTitles(view)
  if (by === null || kind === 'task') return []
  const title = typeof by === 'string' ? titleOf(by) : name(by)
  return title === '' ? [] : [fill(desk.waitingFor.from, { name: title })]
}
