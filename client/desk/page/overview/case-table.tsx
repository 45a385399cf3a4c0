import { fill } from '../../../texts/wording.ts'
import { shortName } from '../../format/work-labels.ts'
import { type ListedCase, listedCases } from '../../model/case/merged-list.ts'
import { clocksIn } from '../../model/deadlines/work-late.ts'
import { yearOf } from '../../model/figures/annual.ts'
import type { CaseView, DeskView } from '../../model/views.ts'
import { useTerms } from '../deadlines/terms.ts'
import { useWords } from '../shell/words.ts'
import { useMemberNames } from '../work/props.ts'

/** A table of figures whose rows lead to their cases. */
export type DividedBy = 'status' | 'channel' | 'came' | 'assignee'

/** A row of such a table: its cases are listed. */
export interface CountedPart {
  readonly by: DividedBy
  readonly id: string
  /** The title of the table, and the name of the row. */
  readonly name: string
}

/** More rows than these make the page slow. */
const MOST_ROWS = 500

interface CaseTableProps {
  readonly view: DeskView
  /** Null for all. */
  readonly year: number | null
  readonly part: CountedPart | null
  readonly choose: (part: CountedPart | null) => void
  readonly open: (id: string) => void
}

/** The register: a row for each case that is counted, newest first. Each leads to its case. */
export function CaseTable({ view, year, part, choose, open }: CaseTableProps) {
  const { desk, counted } = useWords()
  const cases = listedCases(view.cases)
    .filter((one) => !one.identityOnly && one.work.dismissed === null)
    .filter((one) => year === null || yearOf(one.since) === year)
    .filter((one) => part === null || partOf(one, part.by) === part.id)
    .sort((a, b) => b.since - a.since)
  return (
    <details class="case-table" open={part !== null}>
      <summary id="case-table">{desk.caseTable.title}</summary>
      {part === null ? (
        <p class="hint">{desk.caseTable.hint}</p>
      ) : (
        <p>
          {part.name}{' '}
          <button type="button" id="case-table-all" onClick={() => choose(null)}>
            {desk.caseTable.all}
          </button>
        </p>
      )}
      <p role="status">{counted(desk.caseTable.count, cases.length)}</p>
      {cases.length > MOST_ROWS ? (
        <p class="hint">{fill(desk.caseTable.more, { n: MOST_ROWS })}</p>
      ) : null}
      <div class="scroll">
        <Rows {...{ view, open }} cases={cases.slice(0, MOST_ROWS)} />
      </div>
    </details>
  )
}

function partOf(one: CaseView, by: DividedBy): string {
  switch (by) {
    case 'status':
      return one.acknowledged || one.status !== 'received' ? one.status : 'new'
    case 'channel':
      return one.channel ?? ''
    case 'came':
      return one.work.registered?.entry.by ?? 'page'
    case 'assignee':
      // the figures count open cases of each
      return one.status === 'closed' ? 'closed' : (one.assignee ?? '')
    default:
      return by satisfies never
  }
}

interface RowsProps extends Pick<CaseTableProps, 'view' | 'open'> {
  readonly cases: readonly ListedCase[]
}

function Rows({ view, cases, open }: RowsProps) {
  const { desk, day, name } = useWords()
  const nameOf = useMemberNames(view)
  const terms = useTerms()
  const heads = [
    ...[desk.caseTable.one, desk.caseTable.received, desk.caseTable.channel],
    ...[desk.caseTable.status, desk.caseTable.outcome, desk.caseTable.by, desk.caseTable.next],
  ]
  const cellsOf = (one: ListedCase) => {
    const due = clocksIn(one, view.today, terms).flatMap((clock) => clock.due ?? [])
    const outcome = one.work.closing?.entry.outcome
    return [
      day(one.since),
      one.channel === null ? '' : name(view.channels[one.channel]) || one.channel,
      one.acknowledged ? desk.statuses[one.status] : desk.list.new,
      outcome === undefined ? '' : desk.outcomes[outcome],
      one.assignee === null ? '' : nameOf(one.assignee),
      due.length === 0 ? '' : day(Math.min(...due)),
    ]
  }
  return (
    <table aria-labelledby="case-table">
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {cases.map((one) => (
          <tr key={one.id}>
            <th scope="row">
              <button type="button" class="quiet" data-case={one.id} onClick={() => open(one.id)}>
                {shortName(one, desk)}
              </button>{' '}
              {one.work.title}
            </th>
            {cellsOf(one).map((cell, at) => (
              <td key={at}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
